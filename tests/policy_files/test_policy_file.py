"""Policy files: the presets, staged figures, a user's own file, and what is said of a faulty one."""

import re
import shutil
import tomllib
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from headroom import resources
from headroom.book.classes_and_roles import MAIN_CATEGORIES, VehicleCategory
from headroom.book.sourcing import CLASSES, ROLES, VehicleClass
from headroom.policy_files.policy_file import load_policy, load_presets, not_in_force, preset_path
from headroom.policy_files.preset_names import PRESETS
from headroom.policy_files.tariff_tables import load_code_lists, load_reference
from headroom.rules.measures import Fee, Measure, RateKind, Trade, When
from headroom.rules.policy import Policy, Test, Threshold, VnmRule
from headroom.rules.vehicle_thresholds import threshold_for
from headroom.user_error import UserError
from property_examples import examples

POLICIES = {policy.name: policy for policy in load_presets()}
AGREEMENTS = ("nafta", "us-proposal-2017", "usmca", "usmca-232", "us-proposal-2026")
WITH_232 = ("usmca-232", "us-proposal-2026")

MFN_KEYS = {"mfn_car", "mfn_light_truck", "mfn_heavy_truck", "mfn_parts"}
KEYS_232 = {"s232_vehicle", "s232_parts", "msrp_offset"}

USMCA_PARTS = {
    "other_vehicle_engine": 0.625,
    "other_vehicle_parts": 0.6,
    "core": 0.75,
    "principal": 0.7,
    "complementary": 0.65,
    "heavy_principal": 0.64,
    "heavy_complementary": 0.54,
    "other": 0.5,
}

SMALL = """\
format = 1
name = "small"
title = "Small"
as_of = 2026-11-01
hypothetical = true
summary = "A small policy."
source = "Ours"

[origin]
vnm_rule = "roll_up"
preference = true
core_parts = true

[[threshold]]
key = "rvc"
label = "Regional content"
test = "regional content"
classes = ["passenger car"]
percent = 70
source = "Ours"

[[threshold]]
key = "core"
label = "Core parts"
roles = ["core"]
steps = [
    { from = 2020-07-01, percent = 66 },
    { from = 2021-07-01, percent = 69 },
]
source = "Ours"

[[measure]]
key = "universal"
label = "Universal tariff"
on = "vehicle"
origins = ["JP", "EU"]
percent = 10
source = "Ours"

[[measure]]
key = "own_parts"
label = "Own parts"
on = "parts"
code_list = "mine"
when = "always"
percent = 12.5
source = "Ours"

[[measure]]
key = "offset"
label = "Offset"
on = "parts"
kind = "credit"
base = "MSRP"
credits_against = "own_parts"
percent = 1
source = "Ours"

[[fee]]
key = "mpf"
label = "Processing"
percent = 0.3464
source = "Ours"

[[code_list]]
name = "mine"
title = "Mine"
prefixes = ["40.09", "8708.30"]
source = "Ours"
"""


def loaded(folder: Path, text: str) -> Policy:
    path = folder / "mine.toml"
    path.write_text(text, encoding="utf-8")
    return load_policy(path)


def by_class(policy: Policy, test: Test) -> list[float | None]:
    """Return the threshold of a test for a plain vehicle of each class."""
    found = [threshold_for(policy, test, *one) for one in zip(CLASSES, MAIN_CATEGORIES, strict=True)]
    return [None if one is None else one.share for one in found]


def refusal(folder: Path, text: str) -> str:
    with pytest.raises(UserError) as caught:
        loaded(folder, text)
    return str(caught.value)


# The presets


def test_the_presets_stand_in_the_order_of_the_contract_with_their_names_dates_and_rules() -> None:
    told = [(p.name, p.as_of, p.hypothetical, p.vnm_rule, p.preference) for p in load_presets()]

    assert told == [
        ("nafta", date(2017, 8, 16), False, VnmRule.TRACED, True),
        ("us-proposal-2017", date(2017, 10, 13), True, VnmRule.AS_SOURCED, True),
        ("nafta-withdrawal", date(2017, 10, 13), True, VnmRule.AS_SOURCED, False),
        ("usmca", date(2026, 11, 1), False, VnmRule.ROLL_UP, True),
        ("usmca-232", date(2026, 11, 1), False, VnmRule.ROLL_UP, True),
        ("us-proposal-2026", date(2026, 11, 1), True, VnmRule.ROLL_UP, True),
    ]


def test_what_comes_with_the_program_is_read_once_and_any_other_file_each_time(tmp_path: Path) -> None:
    own = preset_path("usmca")
    assert load_policy(own) is load_policy(own)
    assert load_policy(own) in load_presets()
    assert load_reference() is load_reference()

    copied = Path(shutil.copy(own, tmp_path))
    before = load_policy(copied)
    copied.write_text(copied.read_text("utf-8").replace(before.title, "Another title"), encoding="utf-8")
    assert (before, load_policy(copied).title) == (load_policy(own), "Another title")


@pytest.mark.parametrize("name", PRESETS)
def test_every_preset_has_the_rate_keys_that_apply_to_it(name: str) -> None:
    policy = POLICIES[name]
    assert policy.law is not None
    keys = {one.measure.key for one in policy.law.measures} | {one.fee.key for one in policy.law.fees}

    assert keys >= MFN_KEYS | {"s301_china", "mpf", "hmf"}
    assert keys & KEYS_232 == (KEYS_232 if name in WITH_232 else set())
    assert ("s301_china" in policy.values()) == (policy.as_of >= date(2018, 7, 6))


def _in_force(steps: list[dict[str, Any]], day: date) -> float | None:
    """Return the percentage of the last step that has begun; None without one."""
    begun = [step["percent"] for step in steps if step.get("from", day) <= day]
    return begun[-1] if begun else None


@pytest.mark.parametrize("name", PRESETS)
def test_every_preset_has_just_the_keys_and_percentages_of_its_file(name: str) -> None:
    raw = tomllib.loads(preset_path(name).read_text(encoding="utf-8"))
    tables = [*raw.get("threshold", []), *raw.get("measure", []), *raw["fee"]]

    day = raw.get("ends", date(2029, 12, 31))
    written = {
        table["key"]: table.get("percent", _in_force(table.get("steps", []), day))
        for table in tables
        if table.get("since", day) <= day <= table.get("until", day)
    }
    values = load_policy(preset_path(name)).at(day).values()

    assert values == pytest.approx({key: None if p is None else p / 100 for key, p in written.items()})


@pytest.mark.parametrize("name", PRESETS)
def test_every_figure_of_a_preset_names_its_source(name: str) -> None:
    policy = POLICIES[name]

    assert policy.source.citation
    figures: tuple[Threshold | Measure | Fee, ...] = (*policy.thresholds, *policy.measures, *policy.fees)
    for figure in figures:
        assert len(figure.source.citation) > len("19 CFR"), figure.key
        assert figure.label


@pytest.mark.parametrize(
    ("name", "light", "heavy", "us", "parts"),
    [
        ("nafta", 0.625, 0.6, 0.0, {"engine_gearbox": 0.625, "listed_parts": 0.6, "other_parts": 0.5}),
        ("us-proposal-2017", 0.85, 0.85, 0.5, dict.fromkeys(map(str, ROLES), 0.6)),
        ("usmca", 0.75, 0.64, 0.0, USMCA_PARTS),
        ("usmca-232", 0.75, 0.64, 0.0, USMCA_PARTS),
        ("us-proposal-2026", 0.82, 0.82, 0.5, USMCA_PARTS),
    ],
)
def test_the_thresholds_of_the_presets_are_those_of_the_contract(
    name: str, light: float, heavy: float, us: float, parts: dict[str, float]
) -> None:
    policy = POLICIES[name]

    assert by_class(policy, Test.REGIONAL) == [light, light, heavy]
    assert by_class(policy, Test.US) == [us, us, us]
    assert {one.key: one.share for one in policy.part_thresholds()} == parts


@pytest.mark.parametrize("name", AGREEMENTS)
def test_each_role_and_each_content_threshold_is_a_slider_of_its_own(name: str) -> None:
    parts = {"engine_gearbox", "listed_parts", "other_parts"} if name == "nafta" else {*map(str, ROLES)}

    assert set(POLICIES[name].values()) >= {"rvc", "rvc_heavy_truck", "us_content"} | parts


@pytest.mark.parametrize("name", ["usmca", *WITH_232])
def test_other_vehicles_have_a_regional_content_of_their_own_and_no_test_of_labour_or_metals(
    name: str,
) -> None:
    policy = POLICIES[name]
    others = (
        (VehicleClass.PASSENGER_CAR, VehicleCategory.OTHER_VEHICLE, 0.625),
        (VehicleClass.HEAVY_TRUCK, VehicleCategory.OTHER_HEAVY_VEHICLE, 0.6),
    )

    for vehicle_class, category, share in others:
        regional = threshold_for(policy, Test.REGIONAL, vehicle_class, category)
        assert regional is not None
        assert regional.share == share
        for test in (Test.LABOUR, Test.STEEL, Test.ALUMINIUM):
            assert threshold_for(policy, test, vehicle_class, category) is None


@pytest.mark.parametrize("name", ["usmca", *WITH_232])
def test_usmca_presets_ask_for_core_parts_labour_value_and_metals(name: str) -> None:
    policy = POLICIES[name]

    assert policy.core_parts
    assert by_class(policy, Test.LABOUR) == [0.4, 0.45, 0.45]
    assert by_class(policy, Test.STEEL) == [0.7] * 3
    assert by_class(policy, Test.ALUMINIUM) == [0.7] * 3


def test_usmca_232_adds_section_232_to_usmca_and_changes_nothing_else() -> None:
    plain, with_232 = POLICIES["usmca"], POLICIES["usmca-232"]

    assert with_232.thresholds == plain.thresholds
    assert [m for m in with_232.measures if not m.key.startswith(("s232", "msrp"))] == list(plain.measures)
    assert with_232.fees == plain.fees


def test_the_proposal_of_2026_differs_from_usmca_232_in_three_thresholds() -> None:
    today, proposed = POLICIES["usmca-232"].values(), POLICIES["us-proposal-2026"].values()

    assert proposed.keys() == today.keys()
    assert {k for k in today if today[k] != proposed[k]} == {"rvc", "rvc_heavy_truck", "us_content"}
    assert POLICIES["us-proposal-2026"].measures == POLICIES["usmca-232"].measures


def test_withdrawal_charges_mfn_on_every_vehicle_and_part() -> None:
    policy = POLICIES["nafta-withdrawal"]

    assert not policy.preference
    assert not policy.thresholds
    assert {m.when for m in policy.measures} == {When.ALWAYS}


@pytest.mark.parametrize("name", PRESETS)
def test_each_class_pays_one_mfn_rate_and_parts_pay_by_schedule_even_of_unknown_origin(name: str) -> None:
    measures = POLICIES[name].measures
    mfn = [m for m in measures if m.key.startswith("mfn_") and m.on is Trade.VEHICLE and not m.code_list]

    assert [[m.rate for m in mfn if m.covers_class(c)] for c in CLASSES] == [[0.025], [0.25], [0.25]]
    (parts,) = [m for m in measures if m.key == "mfn_parts"]
    assert parts.rate is None
    assert {m.key for m in measures if m.unknown_origin} <= {"mfn_parts", "s232_parts"}


@pytest.mark.parametrize("name", PRESETS)
def test_the_names_a_preset_refers_to_exist(name: str) -> None:
    policy = POLICIES[name]
    lists = {*load_code_lists(), ""}

    assert policy.tracing_list in lists
    assert (policy.tracing_list == "nafta-tracing") == (policy.vnm_rule is VnmRule.TRACED)
    assert {m.code_list for m in policy.measures} <= lists
    assert policy.law is not None
    keys = {one.measure.key for one in policy.law.measures}
    assert {key for m in policy.measures for key in m.excludes} <= keys
    assert {t.code_list for t in policy.thresholds} <= lists


def test_every_preset_file_is_offered_and_explains_its_format() -> None:
    files = {path.stem: path.read_text(encoding="utf-8") for path in resources.policies().glob("*.toml")}

    assert set(files) == set(PRESETS)
    assert all(
        text.startswith("# ") and "[[threshold]]" in text.split("format = 1")[0] for text in files.values()
    )


def test_a_misspelt_preset_is_answered_with_the_nearest_name() -> None:
    with pytest.raises(UserError, match="Did you mean “usmca-232”"):
        preset_path("usmca232")


# Staged figures


@given(day=st.dates(date(2020, 7, 1), date(2035, 1, 1)), later=st.integers(0, 3000))
def test_no_usmca_threshold_ever_falls(day: date, later: int) -> None:
    usmca = POLICIES["usmca"]
    before, after = usmca.at(day), usmca.at(day + timedelta(days=later))

    assert [t.key for t in before.thresholds] == [t.key for t in after.thresholds]
    for one, other in zip(before.thresholds, after.thresholds, strict=True):
        assert one.share <= other.share


@settings(max_examples=examples(30))
@given(name=st.sampled_from(PRESETS), day=st.dates(date(2020, 7, 1), date(2035, 1, 1)))
def test_the_date_of_a_staged_figure_is_never_after_the_date_it_is_read_at(name: str, day: date) -> None:
    assume(POLICIES[name].in_force(day))
    policy = POLICIES[name].at(day)

    assert policy.as_of == day
    staged = (*(t.source.since for t in policy.thresholds), *(m.source.since for m in policy.measures))
    assert all(since is None or since <= day for since in staged)


@pytest.mark.parametrize(
    ("day", "list_1", "list_3", "list_3_at_first", "list_4a"),
    [
        (date(2018, 7, 5), None, None, None, None),
        (date(2018, 7, 6), 0.25, None, None, None),
        (date(2018, 9, 24), 0.25, None, 0.1, None),
        (date(2019, 5, 9), 0.25, None, 0.1, None),
        (date(2019, 5, 10), 0.25, 0.25, None, None),
        (date(2019, 9, 1), 0.25, 0.25, None, 0.15),
        (date(2020, 2, 14), 0.25, 0.25, None, 0.075),
    ],
)
def test_section_301_begins_list_by_list_and_is_absent_before(
    day: date,
    list_1: float | None,
    list_3: float | None,
    list_3_at_first: float | None,
    list_4a: float | None,
) -> None:
    rates = {(m.key, m.code_list): m.rate for m in load_policy(preset_path("nafta")).at(day).measures}

    assert rates.get(("s301_china", "section-301-list-1")) == list_1
    assert rates.get(("s301_china", "section-301-list-3")) == list_3
    assert rates.get(("s301_list_3", "section-301-list-3")) == list_3_at_first
    assert rates.get(("s301_list_4a", "section-301-list-4a")) == list_4a


@pytest.mark.parametrize(
    ("day", "classes", "floors", "parts_floors"),
    [
        (date(2025, 4, 2), (), set(), set()),
        (date(2025, 4, 3), CLASSES[:2], set(), set()),
        (date(2025, 8, 1), CLASSES[:2], {"EU"}, {"EU"}),
        (date(2025, 9, 16), CLASSES[:2], {"EU", "JP"}, {"EU", "JP"}),
        (date(2025, 11, 1), CLASSES, {"EU", "JP", "KR"}, {"EU", "JP", "KR"}),
        (date(2026, 5, 1), CLASSES, {"EU", "JP", "KR"}, {"EU", "JP", "KR", "TW"}),
    ],
)
def test_section_232_begins_class_by_class_and_country_by_country(
    day: date, classes: tuple[VehicleClass, ...], floors: set[str], parts_floors: set[str]
) -> None:
    measures = load_policy(preset_path("usmca-232")).at(day).measures
    on_vehicles = [m for m in measures if m.key == "s232_vehicle"]
    deals = {key: [m for m in measures if m.key == key] for key in ("s232_deal", "s232_parts_deal")}

    assert tuple(c for c in CLASSES if any(m.covers_class(c) for m in on_vehicles)) == classes
    assert {m.origins[0] for m in deals["s232_deal"]} == floors
    assert {m.origins[0] for m in deals["s232_parts_deal"]} == parts_floors
    assert not any(m.covers_class(CLASSES[2]) for one in deals.values() for m in one)


@pytest.mark.parametrize(
    ("day", "bounds"),
    [
        (date(2017, 12, 31), (25.0, 485.0)),
        (date(2018, 1, 1), (25.67, 497.99)),
        (date(2026, 9, 30), (33.58, 651.5)),
        (date(2026, 10, 1), (34.58, 670.86)),
    ],
)
def test_the_processing_fee_has_the_bounds_of_the_day(day: date, bounds: tuple[float, float]) -> None:
    (fee,) = [fee for fee in load_policy(preset_path("us-proposal-2017")).at(day).fees if fee.key == "mpf"]

    assert (fee.rate, fee.least_usd, fee.most_usd) == (0.003464, *bounds)


@pytest.mark.parametrize(
    ("day", "classes"),
    [(date(2030, 4, 30), 3), (date(2030, 5, 1), 1), (date(2030, 10, 31), 1), (date(2030, 11, 1), 0)],
)
def test_the_offset_ends_class_by_class(day: date, classes: int) -> None:
    measures = [m for m in load_policy(preset_path("usmca-232")).at(day).measures if m.key == "msrp_offset"]

    assert sum(any(m.covers_class(c) for m in measures) for c in CLASSES) == classes


@pytest.mark.parametrize("name", PRESETS)
def test_every_figure_of_a_preset_says_when_it_was_compared_with_the_texts(name: str) -> None:
    law = POLICIES[name].law
    assert law is not None
    sources = [
        *(one.threshold.source for one in law.thresholds),
        *(one.measure.source for one in law.measures),
        *(one.fee.source for one in law.fees),
    ]

    assert {source.checked_on for source in sources} == {date(2026, 10, 31)}
    assert POLICIES[name].missing


@pytest.mark.parametrize("name", PRESETS)
def test_a_duty_that_has_not_begun_is_absent_not_zero(name: str) -> None:
    law = POLICIES[name].law
    assert law is not None

    assert all(row.value != 0 for one in law.measures for row in one.rows)


def test_a_duty_that_begins_later_is_left_out() -> None:
    before = load_policy(preset_path("usmca-232")).at(date(2025, 6, 1)).values()

    assert before["s232_vehicle"] == before["s232_parts"] == 0.25
    assert {"s232_deal", "s232_uk", "s232_parts_deal"}.isdisjoint(before)


@pytest.mark.parametrize(
    ("name", "day", "said"),
    [
        (
            "usmca",
            date(2019, 1, 1),
            "usmca begins on 2020-07-01: choose this day or a later one, not 2019-01-01.",
        ),
        (
            "nafta",
            date(2020, 7, 1),
            "nafta is in force from 1994-01-01 to 2020-06-30: choose one of these days, not 2020-07-01.",
        ),
    ],
)
def test_a_day_on_which_a_policy_is_not_in_force_is_told_with_its_dates(
    name: str, day: date, said: str
) -> None:
    assert not_in_force(POLICIES[name], day) == said


def test_a_step_gives_its_figure_the_date_from_which_it_applies() -> None:
    (rvc,) = [t for t in POLICIES["nafta"].thresholds if t.key == "rvc"]

    assert rvc.source.since == date(2002, 1, 1)


# A file of one's own


def test_a_file_of_ones_own_has_the_program_s_defaults(tmp_path: Path) -> None:
    policy = loaded(tmp_path, SMALL)

    assert policy.values() == pytest.approx(
        {"rvc": 0.7, "core": 0.69, "universal": 0.1, "own_parts": 0.125, "offset": 0.01, "mpf": 0.003464}
    )
    universal, own_parts, offset = policy.measures
    assert (universal.when, universal.kind, universal.into) == (When.NOT_QUALIFYING, RateKind.ADDED, "US")
    assert universal.covers_origin("DE")
    assert not universal.covers_origin("KR")
    assert own_parts.code_list == "mine"
    assert offset.kind is RateKind.CREDIT
    assert policy.code_lists["mine"].covers("40091200")
    assert not policy.code_lists["mine"].covers("87082900")


def test_a_threshold_without_classes_holds_for_all(tmp_path: Path) -> None:
    policy = loaded(tmp_path, SMALL.replace('classes = ["passenger car"]\n', ""))

    assert by_class(policy, Test.REGIONAL) == [0.7] * 3


def test_the_example_in_the_readme_is_a_policy(tmp_path: Path) -> None:
    readme = (resources.policies() / "README.md").read_text(encoding="utf-8")
    example = re.findall(r"```toml\n(.*?)```", readme, re.DOTALL)[0]

    assert loaded(tmp_path, example).values() == {"rvc": 0.7, "universal": 0.1}


@pytest.mark.parametrize("spelling", [SMALL.encode("utf-8-sig"), SMALL.replace("\n", "\r\n").encode()])
def test_a_file_saved_by_notepad_reads_the_same(tmp_path: Path, spelling: bytes) -> None:
    path = tmp_path / "notepad.toml"
    path.write_bytes(spelling)

    assert load_policy(path) == loaded(tmp_path, SMALL)


# Faulty files: what is changed in SMALL, and what is said of it. The line is that of the last changed text.

FAULTS = [
    (
        "no steps",
        "steps = [\n    { from = 2020-07-01, percent = 66 },\n    { from = 2021-07-01, percent = 69 },\n]",
        "steps = []",
        "“steps” needs at least one step with “from”.",
    ),
    (
        "steps with another date",
        '[[threshold]]\nkey = "core"\n',
        '[[threshold]]\nkey = "core"\nsince = 2020-07-01\n',
        "A table with “steps” has no “since”",
    ),
    (
        "a table for a text",
        'title = "Small"',
        "title = { de = 1 }",
        "“title” is a text in quotes, not a table.",
    ),
    ("a date for a text", 'title = "Small"', "title = 2026-11-01", "not a date or a time."),
    (
        "a floor on a part of the value",
        'origins = ["JP", "EU"]',
        'kind = "floor"\nbase = "non-US content"',
        "A floor has base = “whole value”",
    ),
    (
        "a credit that does not say so",
        'when = "always"',
        'credits_against = "own_parts"',
        "“credits_against” is for a credit",
    ),
    (
        "an origin that does not exist",
        '["JP", "EU"]',
        '["XX"]',
        "“XX” is not a country code. Give ISO 3166 codes of two letters",
    ),
    (
        "a key that does not exist",
        "percent = 70",
        "percnt = 70",
        "“percnt” is not a key of [[threshold]]. Did you mean “percent”?",
    ),
    ("a key at the top", 'title = "Small"', 'titel = "Small"', "Did you mean “title”?"),
    (
        "a text for a number",
        "percent = 70",
        'percent = "70"',
        "“percent” is a number of percent without quotes, not a text.",
    ),
    ("a mark for a number", "percent = 70", "percent = true", "not true or false."),
    ("a threshold above 100", "percent = 70", "percent = 101", "“percent” is from 0 to 100, not 101."),
    ("a threshold below 0", "percent = 70", "percent = -1", "from 0 to 100, not -1."),
    ("no number", "percent = 70", "percent = nan", "from 0 to 100, not nan."),
    ("an endless number", "percent = 70", "percent = inf", "from 0 to 100, not inf."),
    (
        "a number of many digits",
        "percent = 70",
        f"percent = {'9' * 400}",
        "from 0 to 100, not 99999999999999999999…",
    ),
    ("a duty above 1000", "percent = 10\n", "percent = 1001\n", "from 0 to 1000, not 1001."),
    (
        "a test that does not exist",
        'test = "regional content"',
        'test = "regional contents"',
        "Did you mean “regional content”?",
    ),
    (
        "a test without threshold",
        'test = "regional content"',
        'test = "core parts"',
        "“core parts” has no threshold on vehicles.",
    ),
    (
        "a class that does not exist",
        '["passenger car"]',
        '["van"]',
        "“van” is not a value of “classes”. Possible: passenger car, light truck, heavy truck.",
    ),
    (
        "a class named twice",
        '["passenger car"]',
        '["passenger car", "passenger car"]',
        "names “passenger car” twice",
    ),
    (
        "a list that is a text",
        'classes = ["passenger car"]',
        'classes = "passenger car"',
        "“classes” is a list of texts in square brackets",
    ),
    ("a role that does not exist", 'roles = ["core"]', 'roles = ["kore"]', "Did you mean “core”?"),
    ("roles and a test", 'roles = ["core"]', 'test = "US content"\nroles = ["core"]', "not both"),
    (
        "an origin that is no code",
        '["JP", "EU"]',
        '["Japan"]',
        "“Japan” is not a country code. Did you mean “JP”?",
    ),
    (
        "an origin that does not exist",
        '["JP", "EU"]',
        '["XX"]',
        "“XX” is not a country code. Give ISO 3166 codes of two letters",
    ),
    ("a code in small letters", '["JP", "EU"]', '["jp"]', "“jp” is not a country code. Did you mean “JP”?"),
    (
        "a step without date",
        "{ from = 2021-07-01, percent = 69 }",
        "{ percent = 69 }",
        "Only the first step may do without “from”.",
    ),
    (
        "steps out of order",
        "{ from = 2021-07-01, percent = 69 }",
        "{ from = 2020-07-01, percent = 69 }",
        "2020-07-01 is not after 2020-07-01",
    ),
    (
        "a step with a strange key",
        "{ from = 2021-07-01, percent = 69 }",
        "{ since = 2021-07-01, percent = 69 }",
        "“since” is not a key of [[steps]]",
    ),
    (
        "a date in quotes",
        "as_of = 2026-11-01",
        'as_of = "2026-11-01"',
        "“as_of” is a date like 2026-11-01 without quotes",
    ),
    ("a date with a time", "as_of = 2026-11-01", "as_of = 2026-11-01T00:00:00", "“as_of” is a date"),
    ("a number for a text", 'title = "Small"', "title = 5", "“title” is a text in quotes, not a number."),
    ("an empty text", 'title = "Small"', 'title = " "', "“title” is empty."),
    (
        "a text for a mark",
        "hypothetical = true",
        'hypothetical = "yes"',
        "“hypothetical” is true or false, not a text.",
    ),
    ("a newer format", "format = 1", "format = 2", "This program reads format 1."),
    ("a format in quotes", "format = 1", 'format = "1"', "“format” is a whole number"),
    ("a rule that does not exist", 'vnm_rule = "roll_up"', 'vnm_rule = "rollup"', "Did you mean “roll_up”?"),
    (
        "a tracing list that does not exist",
        "core_parts = true",
        'tracing_list = "nafta-trace"',
        "names “nafta-trace”, which does not exist. Did you mean “nafta-tracing”?",
    ),
    (
        "a code list that does not exist",
        'code_list = "mine"',
        'code_list = "theirs"',
        "names “theirs”, which does not exist",
    ),
    (
        "a code list for a threshold on vehicles",
        'classes = ["passenger car"]',
        'code_list = "mine"',
        "“code_list” is for thresholds on parts: add part = true.",
    ),
    (
        "a code list of exceptions that does not exist",
        'code_list = "mine"',
        'except_code_list = "mines"',
        "“except_code_list” names “mines”, which does not exist. Did you mean “mine”?",
    ),
    (
        "a reading that the file does not have",
        'code_list = "mine"',
        'reading = "deal"',
        "“reading” names “deal”, which does not exist.",
    ),
    (
        "parts and a test",
        'test = "regional content"',
        'test = "regional content"\npart = true',
        "A threshold has “roles” or “part” (for parts) or “test” (for vehicles), not both.",
    ),
    (
        "an end before the beginning",
        "percent = 10\n",
        "percent = 10\nsince = 2025-01-02\nuntil = 2025-01-01\n",
        "“until” is the last day: 2025-01-01 is before 2025-01-02",
    ),
    (
        "bounds the wrong way round",
        "percent = 0.3464",
        "percent = 0.3464\nmost = 25\nleast = 26",
        "“least” is at most “most”: 26 is more than 25.",
    ),
    (
        "a bound in quotes",
        "percent = 0.3464",
        'percent = 0.3464\nleast = "25"',
        "“least” is a number of US dollars without quotes, not a text.",
    ),
    ("a bound below 0", "percent = 0.3464", "percent = 0.3464\nleast = -1", "“least” is from 0 to 1e+06"),
    (
        "bounds of a threshold",
        "percent = 70\n",
        "percent = 70\nleast = 1\n",
        "“least” is not a key of [[threshold]].",
    ),
    (
        "a mark for a secondary source that is a text",
        "percent = 70\n",
        'percent = 70\nuncertain = "yes"\n',
        "“uncertain” is true or false, not a text.",
    ),
    (
        "a date of comparison in quotes",
        "percent = 70\n",
        'percent = 70\nchecked_on = "2026-10-31"\n',
        "“checked_on” is a date",
    ),
    (
        "what is missing as a text",
        'title = "Small"',
        'title = "Small"\nmissing = "All"',
        "is a list of texts",
    ),
    ("an end of the file", "as_of = 2026-11-01", "as_of = 2026-11-01\nends = 2026-13", "not valid TOML"),
    (
        "a category that does not exist",
        'classes = ["passenger car"]',
        'categories = ["other"]',
        "“other” is not a value of “categories”. Possible: passenger vehicle, light truck",
    ),
    (
        "an excluded measure that does not exist",
        'origins = ["JP", "EU"]',
        'excludes = ["own_part"]',
        "Did you mean “own_parts”?",
    ),
    (
        "a credit against nothing",
        'credits_against = "own_parts"',
        'credits_against = "universal"',
        "names “universal”, which does not exist",
    ),
    (
        "a credit of the wrong base",
        'base = "MSRP"\n',
        'base = "whole value"\n',
        "A credit has on = “parts” and base = “MSRP”.",
    ),
    (
        "a part duty on a part of its value",
        'when = "always"',
        'base = "non-US content"',
        "A duty on parts has base = “whole value”.",
    ),
    (
        "a vehicle duty by schedule",
        "percent = 10\n",
        'rate = "schedule"\n',
        "“rate” is for duties on parts: give “percent” or “steps”.",
    ),
    (
        "another rate than schedule",
        "percent = 12.5",
        "rate = '12.5'",
        "“rate” is “schedule”; a number goes into “percent”.",
    ),
    ("a figure said twice", "percent = 12.5", 'percent = 12.5\nrate = "schedule"', "one of them"),
    ("a key used twice", 'key = "core"', 'key = "rvc"', "The key “rvc” is used twice."),
    ("a key of a threshold for a fee", 'key = "mpf"', 'key = "rvc"', "The key “rvc” is used twice."),
    ("a key that a slider has already", 'key = "mpf"', 'key = "freight"', "“freight” cannot be a key"),
    ("a key with capitals", 'key = "mpf"', 'key = "MPF"', "“MPF” cannot be a key"),
    ("a prefix that is no code", '"8708.30"', '"8708.3x"', "“8708.3x” is not a tariff code"),
    ("a name the program has", 'name = "mine"', 'name = "nafta-tracing"', "choose another name"),
    (
        "a list without codes",
        'prefixes = ["40.09", "8708.30"]',
        "prefixes = []",
        "“prefixes” needs at least one tariff code.",
    ),
    ("a fee that is a table", "[[fee]]", "[fee]", "“fee” is a list of tables ([[fee]]), not a table."),
    ("a text without its end", 'label = "Offset"', 'label = "Offset', "the text is not valid TOML"),
    (
        "a key said twice",
        'label = "Offset"',
        'label = "Offset"\nlabel = "Other"',
        "the text is not valid TOML",
    ),
]


@pytest.mark.parametrize(
    ("old", "new", "reason"), [pytest.param(*fault[1:], id=fault[0].replace(" ", "-")) for fault in FAULTS]
)
def test_a_faulty_file_is_refused_with_its_name_line_and_reason(
    tmp_path: Path, old: str, new: str, reason: str
) -> None:
    assert SMALL.count(old) == 1
    text = SMALL.replace(old, new)
    line = SMALL[: SMALL.index(old)].count("\n") + new.rstrip("\n").count("\n") + 1

    said = refusal(tmp_path, text)

    where, _, what = said.partition(": ")
    assert reason in what
    assert where.startswith("mine.toml, line ")
    assert where == f"mine.toml, line {line}"


@pytest.mark.parametrize(
    ("gone", "header", "reason"),
    [
        ('key = "universal"\n', "[[measure]]\nlabel", "“key” is missing in [[measure]]."),
        (
            'source = "Ours"\n\n[[threshold]]\nkey = "core"',
            '[[threshold]]\nkey = "rvc"',
            "“source” is missing",
        ),
        (
            "percent = 70\n",
            '[[threshold]]\nkey = "rvc"',
            "[[threshold]] needs “percent” or “steps”, one of them.",
        ),
        ("preference = true\n", "[origin]", "“preference” is missing in [origin]."),
        ('credits_against = "own_parts"\n', 'kind = "credit"', "A credit says with “credits_against”"),
        ('title = "Small"\n', "format", "“title” is missing in the file."),
    ],
)
def test_what_is_missing_is_said_with_the_line_of_its_table(
    tmp_path: Path, gone: str, header: str, reason: str
) -> None:
    text = SMALL.replace(gone, '[[threshold]]\nkey = "core"' if "core" in gone else "", 1)

    line = text[: text.index(header)].count("\n") + 1

    assert refusal(tmp_path, text).startswith(f"mine.toml, line {line}: {reason}")


def test_a_file_without_origin_says_that_the_table_is_missing(tmp_path: Path) -> None:
    text = re.sub(r"\[origin\]\n(.+\n)+", "", SMALL)

    assert refusal(tmp_path, text) == "mine.toml, line 1: The table [origin] is missing."


def test_origin_said_as_a_value_is_refused(tmp_path: Path) -> None:
    text = re.sub(r"\[origin\]\n(.+\n)+", 'origin = "roll_up"\n', SMALL)

    assert refusal(tmp_path, text) == "mine.toml, line 9: [origin] is one table, not a text."


def test_a_fee_that_begins_later_is_left_out(tmp_path: Path) -> None:
    text = SMALL.replace("percent = 0.3464", "steps = [{ from = 2027-01-01, percent = 0.5 }]")

    assert not loaded(tmp_path, text).fees
    assert loaded(tmp_path, text).at(date(2027, 1, 1)).values()["mpf"] == 0.005


def test_two_tables_that_set_one_threshold_are_refused(tmp_path: Path) -> None:
    again = SMALL.replace('roles = ["core"]', 'test = "regional content"').replace(
        "[[measure]]", "[[measure]]", 1
    )

    assert "“rvc” and “core” both set the threshold of passenger car" in refusal(tmp_path, again)


def test_measures_of_one_key_need_one_percentage(tmp_path: Path) -> None:
    extra = (
        '\n[[measure]]\nkey = "universal"\nlabel = "Again"\non = "vehicle"\npercent = 11\nsource = "Ours"\n'
    )

    assert "they need the same percentage" in refusal(tmp_path, SMALL + extra)
    assert loaded(tmp_path, SMALL + extra.replace("11", "10")).values()["universal"] == 0.1


def test_lines_are_counted_past_texts_of_several_lines(tmp_path: Path) -> None:
    text = SMALL.replace('"A small policy."', '"""\n[[measure]]\nkey = 1\npercent = 2\n"""')
    faulty = text.replace("percent = 10\n", "percent = -10\n")

    line = faulty[: faulty.index("percent = -10")].count("\n") + 1

    assert refusal(tmp_path, faulty).startswith(f"mine.toml, line {line}: “percent” is from 0")


def test_any_country_of_the_world_may_be_an_origin(tmp_path: Path) -> None:
    policy = loaded(tmp_path, SMALL.replace('["JP", "EU"]', '["BR", "VN"]'))

    assert policy.measures[0].origins == ("BR", "VN")


def test_inline_tables_are_read_like_headed_ones(tmp_path: Path) -> None:
    fee = '[[fee]]\nkey = "mpf"\nlabel = "Processing"\npercent = 0.3464\nsource = "Ours"\n'
    inline = 'fee = [\n  { key = "mpf", label = "Processing", percent = 0.3464, source = "Ours" },\n]\n'
    text = inline + SMALL.replace(fee, "")

    assert loaded(tmp_path, text).fees == loaded(tmp_path, SMALL).fees
    assert refusal(tmp_path, text.replace("0.3464", "-1")).startswith("mine.toml, line 2: ")


def test_a_missing_file_is_said_with_its_path(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"nowhere\.toml cannot be read .*Check the path"):
        load_policy(tmp_path / "nowhere.toml")


def test_a_folder_is_not_a_policy(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="cannot be read"):
        load_policy(tmp_path)


def test_a_file_in_another_encoding_is_refused_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "latin.toml"
    path.write_bytes(SMALL.replace("Small", "Größe").encode("latin-1"))

    with pytest.raises(UserError, match=r"latin\.toml, line 3: this is not UTF-8 text"):
        load_policy(path)


def test_a_huge_file_is_refused_unread(tmp_path: Path) -> None:
    assert "larger than 2 MB" in refusal(tmp_path, "#" * 2_000_001)


@pytest.mark.parametrize("text", ["a = " + "[" * 100_000, "a = " + "9" * 100_000, "a = 2026-02-30"])
def test_what_chokes_the_decoder_is_refused_in_words(tmp_path: Path, text: str) -> None:
    assert refusal(tmp_path, text).startswith("mine.toml")


@settings(max_examples=examples(60), deadline=None)
@given(data=st.data())
def test_a_preset_with_a_random_slip_is_read_or_refused_in_words(
    data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    text = preset_path(data.draw(st.sampled_from(PRESETS))).read_text(encoding="utf-8")
    start = data.draw(st.integers(0, len(text) - 1))
    length = data.draw(st.integers(0, 30))
    typed = data.draw(st.text(st.characters(codec="utf-8"), max_size=5))
    path = tmp_path_factory.mktemp("slip") / "slip.toml"
    path.write_text(text[:start] + typed + text[start + length :], encoding="utf-8")

    said = ""
    try:
        shares = [t.share for t in load_policy(path).thresholds]
    except UserError as refused:
        said, shares = str(refused), []

    assert said.startswith("slip.toml") if said else all(0 <= share <= 1 for share in shares)
