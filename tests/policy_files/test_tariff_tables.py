"""The tariff tables that come with the program, and what is said of a damaged one."""

import shutil
from pathlib import Path

import pytest

from headroom import resources
from headroom.book.classes_and_roles import CoreGroup, Powertrain, VehicleClass
from headroom.book.sourcing import PartRole
from headroom.policy_files.tariff_tables import load_code_lists, load_reference
from headroom.rules.tariff_codes import RateMatch
from headroom.user_error import UserError

REFERENCE = load_reference()
TRACING = REFERENCE.lists["nafta-tracing"]
SECTION_232 = REFERENCE.lists["section-232-parts"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(resources.tariffs(), tmp_path / "tariffs"))


def damaged(folder: Path, name: str, old: str, new: str) -> str:
    path = folder / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(UserError) as caught:
        load_reference(folder)
    return str(caught.value)


def test_every_tariff_line_has_digits_a_plausible_rate_words_and_a_source() -> None:
    for code, line in REFERENCE.schedule.lines.items():
        assert code == line.code
        assert code.isdecimal()
        assert len(code) in {4, 6, 8}
        assert 0 <= line.rate <= 0.25
        assert line.description
        assert line.source in {"USITC, HTSUS 2024", "USITC, HTSUS 2026 Rev. 10"}


def test_the_schedule_holds_vehicles_and_the_parts_chapters_they_are_made_of() -> None:
    chapters = {code[:2] for code in REFERENCE.schedule.lines}

    assert chapters >= {"40", "70", "72", "73", "83", "84", "85", "87", "90", "94"}


@pytest.mark.parametrize(
    ("code", "rate"),
    [
        ("8703", 0.025),
        ("870323", 0.025),
        ("8704210100", 0.25),
        ("87042211", 0.04),
        ("87042251", 0.25),
        ("84082020", 0.025),
        ("84089090", 0.0),
        ("84099110", 0.0),
        ("84099199", 0.025),
        ("85369085", 0.0),
        ("85361000", 0.027),
        ("72085100", 0.0),
        ("85423100", 0.0),
        ("87089999", 0.025),
        ("87084070", 0.0),
        ("73181560", 0.062),
        ("8507", 0.035),
        ("3926305000", 0.053),
        ("3926909989", 0.053),
        ("3917320050", 0.031),
        ("3918100000", 0.065),  # six digits, filled up with zeros
        ("3208900000", 0.032),
        ("4016935090", 0.025),
        ("5704900110", 0.0),
        ("7318220000", 0.0),
        ("7326908688", 0.029),
        ("7411101090", 0.015),
        ("7616995190", 0.025),
        ("8504409550", 0.0),
        ("8505110070", 0.021),
        ("8517620090", 0.0),
        ("8528520000", 0.0),
        ("8532240020", 0.0),
        ("8533210090", 0.0),
        ("8534000040", 0.0),
        ("8538908180", 0.035),
        ("8541410000", 0.0),
        ("8541430010", 0.0),
        ("8543709860", 0.026),
        ("8544200000", 0.053),
        ("8708403000", 0.0),
        ("8708405000", 0.025),
        ("8714100050", 0.0),
        ("8701240015", 0.04),
        ("8704230100", 0.25),
    ],
)
def test_codes_of_any_length_find_the_rate_of_the_schedule(code: str, rate: float) -> None:
    assert REFERENCE.schedule.find(code).rate == rate


def test_what_the_schedule_does_not_hold_pays_two_and_a_half_percent_and_says_so() -> None:
    assert REFERENCE.schedule.find("61091000").match is RateMatch.NOT_IN_SCHEDULE
    assert REFERENCE.schedule.find("61091000").rate == 0.025


@pytest.mark.parametrize("code", ["8308100000", "8483407000", "9029206000", "2710193010"])
def test_a_rate_that_is_not_a_share_of_the_value_is_not_in_the_schedule(code: str) -> None:
    assert REFERENCE.schedule.find(code).match is RateMatch.NOT_IN_SCHEDULE


@pytest.mark.parametrize(
    "code",
    [
        *("40093100", "40103910", "84099199", "84073448", "84824000", "84833080", "87083050", "8708911000"),
        *("85443000", "87060015", "87071000", "70091000", "94012000", "90328960", "85114000"),
        *("87081030", "87087045", "87089981", "84148005", "84213200"),  # by their American numbers
        "84073",  # shorter than what it begins
    ],
)
def test_the_tracing_list_names_it(code: str) -> None:
    assert TRACING.covers(code)


@pytest.mark.parametrize(
    "code",
    [
        *("73181560", "70051000", "72085100", "76011060", "94019990", "40103500", "84811000", "84829100"),
        *("84836040", "85076000", "85423100"),
    ],
)
def test_the_tracing_list_does_not_name_it(code: str) -> None:
    assert not TRACING.covers(code)


@pytest.mark.parametrize("code", ["", "87083050", "8544300000", "84713001", "8707902000", "9029204080"])
def test_section_232_names_it_and_every_part_without_a_code(code: str) -> None:
    assert SECTION_232.covers(code)


@pytest.mark.parametrize("code", ["73181560", "85361000", "90299040", "84099199", "72085100", "85423100"])
def test_section_232_does_not_name_it(code: str) -> None:
    assert not SECTION_232.covers(code)


def test_every_code_list_names_its_law() -> None:
    assert all(found.source and found.title for found in load_code_lists().values())
    assert (len(TRACING.prefixes), len(SECTION_232.prefixes)) == (103, 130)
    assert len(REFERENCE.lists["section-232-heavy-truck-parts"].prefixes) == 182


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        (
            "section-232-heavy-truck-parts",
            "8708403000 8708406500 87089265 8708990300 8708994850 87099000 40112010",
        ),
        ("section-232-heavy-truck-parts", "84073448 85443000 94012000 8708"),
        ("section-232-vehicles", "87032301 8703230160 870323 87038000 87042101 87046000"),
        ("section-232-heavy-vehicles", "87012100 87042211 87042301 8704230100 87046000"),
        ("section-301-list-1", "85012020 85443000 85414100 8541210095"),
        ("section-301-list-2", "8542310045 85414300 85013220 87116000"),
        ("section-301-list-3", "8708998180 8708405000 94012000 70091000 85371091 40111010 8517620020"),
        ("section-301-list-4a", "85076000 8507600010 72083900 8517620090 9401710007"),
        ("section-301-semiconductors", "8541430010 85414200 8541290095 8542310045 8542 38180000"),
        ("section-301-batteries", "85076000 8507600010 8507600020 85079040"),
        ("section-301-magnets", "8505110070"),
        ("section-301-metals", "72083900 76061230 73063050 79011100"),
        ("section-301-tungsten", "81019400"),
        ("section-301-electric-vehicles", "87038000 8703600080 87037000 87039001 87024031"),
        ("section-301-cars", "87032301 870324 87033201 87034000 87035000 87021031"),
        ("section-301-trucks", "87042101 87046000 87012100 87042301 87054000"),
        ("vehicles-at-4-percent", "87012100 8701240015 87012900 8704221120"),
        ("engines-and-gear-boxes", "84073448 84082020 8708401110"),
    ],
)
def test_a_code_list_names_it(name: str, codes: str) -> None:
    assert [code for code in codes.split() if not REFERENCE.lists[name].covers(code)] == []


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        ("section-232-parts", "8708403000 87089265 8708990300 8708994810 87099000"),
        ("section-232-heavy-truck-parts", "85076000 85371091 85372000 84073100 84073200 84073330 85423100"),
        ("section-232-vehicles", "87032101 87031050 87042211 87042301 87012100 87021031"),
        ("section-232-heavy-vehicles", "87032301 87042101 87043101 87021031 87011001"),
        ("section-301-list-1", "87032301 87042101 85423100 87089981"),
        ("section-301-list-2", "87046000 87012100 85414100 87089981"),
        ("section-301-list-3", "8517620090 85076000 85443000 72083900"),
        ("section-301-list-4a", "8517620020 87089981 85423100"),
        ("section-301-semiconductors", "85414100 85416000 85340000 8541"),
        ("section-301-batteries", "85071000 85079080 8507"),
        ("section-301-metals", "73181560 76169951 7"),
        ("section-301-electric-vehicles", "87034000 87035000 87032301 87046000 8703"),
        ("section-301-cars", "87036000 87038000 87031050 87042101"),
        ("section-301-trucks", "87038000 87089981 87060005"),
        ("vehicles-at-4-percent", "87042251 870422 87032301"),
        ("engines-and-gear-boxes", "84099199 87085061 8708"),
    ],
)
def test_a_code_list_does_not_name_it(name: str, codes: str) -> None:
    assert [code for code in codes.split() if REFERENCE.lists[name].covers(code)] == []


@pytest.mark.parametrize(
    "name",
    [
        *("section-232-parts", "section-232-heavy-truck-parts", "nafta-tracing"),
        *("section-301-list-1", "section-301-list-2", "section-301-list-3", "section-301-list-4a"),
    ],
)
def test_a_part_without_a_code_is_on_the_lists_that_say_so(name: str) -> None:
    assert REFERENCE.lists[name].covers("")


@pytest.mark.parametrize(
    "name", ["section-301-semiconductors", "section-301-batteries", "section-301-metals"]
)
def test_a_part_without_a_code_is_on_no_raised_list(name: str) -> None:
    assert not REFERENCE.lists[name].covers("")


def test_no_eight_digits_are_on_two_of_the_first_lists_of_section_301() -> None:
    first = [REFERENCE.lists[f"section-301-list-{number}"] for number in ("1", "2", "3", "4a")]
    entries = {prefix for one in first for prefix in one.prefixes if len(prefix) >= 8}

    assert [
        prefix for prefix in entries if len(prefix) >= 8 and sum(one.covers(prefix) for one in first) > 1
    ] == []


def test_what_the_review_raised_stands_on_its_first_list_as_well() -> None:
    first = [REFERENCE.lists[f"section-301-list-{number}"] for number in ("1", "2", "4a")]

    for name in ("section-301-semiconductors", "section-301-batteries"):
        alone = {
            prefix
            for prefix in REFERENCE.lists[name].prefixes
            if not any(one.covers(prefix) for one in first)
        }
        assert alone <= {"381800"}


@pytest.mark.parametrize(
    ("code", "role", "ambiguous"),
    [
        ("84073448", PartRole.CORE, False),
        ("85076000", PartRole.CORE, False),
        ("87084011", PartRole.CORE, False),
        ("87060015", PartRole.CORE, False),
        ("87082951", PartRole.PRINCIPAL, True),
        ("87082921", PartRole.CORE, False),
        ("8708292500", PartRole.CORE, False),
        ("87089981", PartRole.PRINCIPAL, True),
        ("84136000", PartRole.OTHER, False),
        ("84133090", PartRole.PRINCIPAL, False),
        ("94012000", PartRole.PRINCIPAL, False),
        ("84828000", PartRole.PRINCIPAL, False),
        ("84829100", PartRole.OTHER, False),
        ("85443000", PartRole.COMPLEMENTARY, False),
        ("40091200", PartRole.COMPLEMENTARY, False),
        ("40111010", PartRole.OTHER, False),
        ("70091000", PartRole.OTHER, False),
        ("8708", PartRole.OTHER, False),
        ("", PartRole.OTHER, False),
    ],
)
def test_a_code_has_the_role_of_its_table(code: str, role: PartRole, *, ambiguous: bool) -> None:
    found = REFERENCE.roles.find(code)

    assert (found.role, found.ambiguous) == (role, ambiguous)


@pytest.mark.parametrize(
    ("code", "role"),
    [
        ("84073448", PartRole.PRINCIPAL),
        ("84082020", PartRole.PRINCIPAL),
        ("8708403000", PartRole.PRINCIPAL),
        ("87089981", PartRole.PRINCIPAL),
        ("87060005", PartRole.PRINCIPAL),
        ("94012000", PartRole.PRINCIPAL),
        ("85076000", PartRole.COMPLEMENTARY),
        ("84836040", PartRole.COMPLEMENTARY),
        ("85052000", PartRole.COMPLEMENTARY),
        ("84828000", PartRole.OTHER),
        ("85443000", PartRole.OTHER),
        ("87071000", PartRole.OTHER),
        ("", PartRole.OTHER),
    ],
)
def test_a_code_of_a_heavy_truck_has_the_role_of_its_own_tables(code: str, role: PartRole) -> None:
    found = REFERENCE.heavy_roles.find(code)

    assert (found.role, found.ambiguous) == (role, False)


@pytest.mark.parametrize(
    ("code", "group"),
    [
        ("84073448", "engine"),
        ("84082020", "engine"),
        ("8708401110", "transmission"),
        ("87071000", "body and chassis"),
        ("87082925", "body and chassis"),
        ("87085061", "axles"),
        ("87088065", "suspension"),
        ("87089475", "steering"),
        ("85076000", "advanced battery"),
    ],
)
def test_a_code_is_in_its_core_group(code: str, group: str) -> None:
    found = REFERENCE.core_groups.find(code)

    assert found is not None
    assert (found.group, found.only_stated) == (CoreGroup(group), False)


@pytest.mark.parametrize(
    "code", ["84099199", "87083050", "87060005", "85078082", "8708", "8507", "", "94012000"]
)
def test_a_code_beside_the_core_groups_is_in_none(code: str) -> None:
    assert REFERENCE.core_groups.find(code) is None


def test_core_codes_say_what_is_complete_and_what_only_the_workbook_can_say() -> None:
    entries = REFERENCE.core_groups.codes.values()

    assert {one.prefix for one in entries if one.complete} == {"8407", "8408", "870840", "850760"}
    assert {one.prefix for one in entries if one.only_electric} == {"850760"}
    assert {one.prefix for one in entries if one.only_stated} == {"870829", "870899"}


@pytest.mark.parametrize(
    ("code", "vehicle_class", "category", "powertrain"),
    [
        ("8703230160", "passenger car", "passenger vehicle", "combustion"),
        ("8703230110", "passenger car", "other vehicle", "combustion"),
        ("870331", "passenger car", "other vehicle", "combustion"),
        ("87034000", "passenger car", "passenger vehicle", "hybrid"),
        ("87035000", "passenger car", "other vehicle", "hybrid"),
        ("87036000", "passenger car", "passenger vehicle", "electric"),
        ("87037000", "passenger car", "other vehicle", "electric"),
        ("87038000", "passenger car", "passenger vehicle", "electric"),
        ("87039001", "passenger car", "passenger vehicle", None),
        ("87031050", "passenger car", "other vehicle", None),
        ("87021061", "passenger car", "other vehicle", "combustion"),
        ("87021031", "passenger car", "other heavy vehicle", "combustion"),
        ("87042101", "light truck", "light truck", "combustion"),
        ("87045100", "light truck", "light truck", "hybrid"),
        ("87046000", "light truck", "light truck", "electric"),
        ("87042211", "heavy truck", "heavy truck", "combustion"),
        ("87044300", "heavy truck", "heavy truck", "hybrid"),
        ("87012400", "heavy truck", "heavy truck", "electric"),
        ("87041050", "heavy truck", "other heavy vehicle", None),
        ("87019150", "heavy truck", "other heavy vehicle", None),
        ("87054000", "heavy truck", "other heavy vehicle", None),
    ],
)
def test_the_code_of_a_vehicle_tells_class_category_and_powertrain(
    code: str, vehicle_class: str, category: str, powertrain: str | None
) -> None:
    found = REFERENCE.vehicles.find(code)

    assert found is not None
    assert found.class_of(VehicleClass.PASSENGER_CAR) == vehicle_class
    assert found.category_of(VehicleClass.PASSENGER_CAR) == category
    assert found.powertrain == powertrain


@pytest.mark.parametrize("code", ["", "8704", "8701", "8702", "87089981", "87116000"])
def test_a_code_that_is_no_vehicle_s_or_leaves_its_class_open_tells_nothing(code: str) -> None:
    assert REFERENCE.vehicles.find(code) is None


def test_an_electric_goods_vehicle_is_light_or_heavy_as_the_workbook_says() -> None:
    found = REFERENCE.vehicles.find("87046000")

    assert found is not None
    assert found.class_of(VehicleClass.HEAVY_TRUCK) is VehicleClass.HEAVY_TRUCK
    assert found.category_of(VehicleClass.HEAVY_TRUCK) == "heavy truck"


@pytest.mark.parametrize(("vehicle_class", "powertrain"), [(c, p) for c in VehicleClass for p in Powertrain])
def test_the_code_that_stands_in_is_of_that_class_and_powertrain(
    vehicle_class: VehicleClass, powertrain: Powertrain
) -> None:
    found = REFERENCE.vehicles.find(REFERENCE.vehicles.default(vehicle_class, powertrain))

    assert found is not None
    assert found.class_of(vehicle_class) is vehicle_class
    assert found.powertrain is powertrain


def test_a_role_that_the_law_limits_to_some_goods_says_which() -> None:
    words = {entry.words: entry.partial for entry in REFERENCE.roles.find("87089981").entries}

    assert words == {
        "chassis frames (Table A.1)": True,
        "other parts of vehicles than chassis frames (Table B)": True,
    }


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("4009.12.00,2.5", "4009.12.00,two"),
        ("4009.12.00,2.5", "4009.12.00,-2.5"),
        ("4009.12.00,2.5", "4009.12.00,nan"),
        ("4009.12.00,2.5", "4009.1x.00,2.5"),
        ("4009.12.00,2.5", "4009.12.00,2.5,3"),
        ('"USITC, HTSUS 2026 Rev. 10"', ""),
        ("4009.12.00,", "4009.22.00,0,x,y\n4009.22.00,"),
    ],
)
def test_a_damaged_tariff_line_is_refused_with_its_line(folder: Path, old: str, new: str) -> None:
    text = (folder / "mfn_rates.csv").read_text(encoding="utf-8")
    line = text[: text.index(old)].count("\n") + 1 + new.count("\n")

    assert damaged(folder, "mfn_rates.csv", old, new).startswith(f"mfn_rates.csv, line {line}: ")


def test_a_tariff_table_with_other_columns_is_refused(folder: Path) -> None:
    assert "the columns are code, percent" in damaged(folder, "mfn_rates.csv", "code,percent", "hts,percent")


def test_a_missing_or_unreadable_tariff_table_is_said_by_name(folder: Path) -> None:
    path = folder / "mfn_rates.csv"
    path.write_bytes(b"code,percent,description,source\n\xff")
    with pytest.raises(UserError, match=r"mfn_rates\.csv is missing or damaged"):
        load_reference(folder)
    path.unlink()
    with pytest.raises(UserError, match=r"mfn_rates\.csv is missing or damaged .* install the program again"):
        load_reference(folder)


@pytest.mark.parametrize(
    ("old", "new"),
    [("8504.10 ", "8504.1x "), ("section-301-list-1,", "section-301-list-1;"), (",8504.10 ", ", 8504.10 ")],
)
def test_a_damaged_row_of_the_long_lists_is_refused_with_its_line(folder: Path, old: str, new: str) -> None:
    name = "long_code_lists.csv"
    text = (folder / name).read_text(encoding="utf-8")
    line = text[: text.index(old)].count("\n") + 1

    assert damaged(folder, name, old, new).startswith(f"{name}, line {line}: no name of a list")


def test_long_lists_that_are_missing_or_have_other_columns_are_refused(folder: Path) -> None:
    assert "the columns are list, codes" in damaged(folder, "long_code_lists.csv", "list,codes", "codes,list")
    (folder / "long_code_lists.csv").unlink()
    with pytest.raises(UserError, match=r"long_code_lists\.csv is missing or damaged"):
        load_code_lists(folder)


@pytest.mark.parametrize(
    ("name", "old", "new", "reason"),
    [
        ("part_roles.toml", 'role = "core"', 'role = "kore"', "Did you mean “core”?"),
        ("part_roles.toml", '"8407.31"', '"8407.3I"', "“8407.3I” is not a tariff code"),
        ("part_roles.toml", 'words = "engines, ', 'word = "engines, ', "Did you mean “words”?"),
        ("code_lists.toml", 'name = "section-232-parts"', 'name = "nafta-tracing"', "two code lists named"),
        ("code_lists.toml", '"4010.31"', '"1"', "“1” is not a tariff code"),
        (
            "code_lists.toml",
            'file = "long_code_lists.csv"',
            'file = "codes.csv"',
            "and only there",
        ),
        ("code_lists.toml", 'name = "section-301-list-2"', 'name = "list-2"', "no codes of “list-2”"),
        ("code_lists.toml", "in_doubt = false", "in_doubt = 0", "“in_doubt” is true or false"),
        (
            "part_roles.toml",
            'role = "principal"\ntable = "D"',
            'role = "main"\ntable = "D"',
            "“main” is not a value",
        ),
        ("core_groups.toml", 'group = "axles"', 'group = "engine"', "two groups named “engine”"),
        ("core_groups.toml", 'group = "axles"', 'group = "wheels"', "“wheels” is not a value"),
        ("core_groups.toml", '"8708.94"]', '"8708.80"]', "“8708.80” is named twice"),
        ("core_groups.toml", "complete = true", "whole = true", "“whole” is not a key"),
        ("vehicle_codes.toml", 'classes = ["passenger car"]', "classes = []", "at least one vehicle class"),
        ("vehicle_codes.toml", '"8704.22"', '"8704.21"', "“8704.21” is named twice"),
        ("vehicle_codes.toml", 'hybrid = "8703.40"', 'hybrid = "car"', "“car” is not a tariff code"),
    ],
)
def test_a_damaged_list_is_refused_with_name_line_and_reason(
    folder: Path, name: str, old: str, new: str, reason: str
) -> None:
    text = (folder / name).read_text(encoding="utf-8")
    key_line = text[: text.index(old)].count("\n") + 1

    said = damaged(folder, name, old, new)

    assert said.startswith(f"{name}, line ")
    assert reason in said
    assert abs(int(said.split("line ")[1].split(":")[0]) - key_line) <= 1
