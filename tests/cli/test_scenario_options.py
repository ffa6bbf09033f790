import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headroom import resources
from headroom.cli.scenario_options import ScenarioOptions, published_policy, scenario_under
from headroom.cli.usage_error import UsageError
from headroom.policy_files.preset_names import PRESETS
from headroom.rules.policy import Test
from headroom.rules.scenario import Scenario
from headroom.user_error import UserError

NOT_NUMBERS = ("nan", "inf", "-inf", "1_0", "", "x", "62,5,5", "6 2", "0x10", "١٢")


NAFTA_DAYS = "nafta is in force from 1994-01-01 to 2020-06-30: choose one of these days"


def scenario(options: ScenarioOptions) -> Scenario:
    return scenario_under(published_policy(options), options)


@pytest.mark.parametrize("name", PRESETS)
def test_without_changes_a_preset_is_as_published(name: str) -> None:
    options = ScenarioOptions(policy=name)

    assert scenario(options).policy == published_policy(options)


def test_the_default_policy_is_nafta_and_names_are_taken_in_any_case() -> None:
    assert scenario(ScenarioOptions()).policy.name == "nafta"
    assert scenario(ScenarioOptions(policy="USMCA")).policy.name == "usmca"


@given(percent=st.integers(0, 1000).map(lambda tenth: tenth / 10))
def test_rvc_sets_the_threshold_of_every_vehicle_class_and_of_no_part(percent: float) -> None:
    published = published_policy(ScenarioOptions("usmca"))
    policy = scenario(ScenarioOptions("usmca", rvc=str(percent))).policy

    for before, after in zip(published.thresholds, policy.thresholds, strict=True):
        if before.test is Test.REGIONAL and not before.of_parts:
            assert after.share == pytest.approx(percent / 100)
        else:
            assert after == before


def test_percent_on_the_command_line_is_the_same_fraction_as_percent_in_a_policy_file() -> None:
    values = scenario(
        ScenarioOptions("nafta", rvc="62.5", rates=("mpf=0.3464", "mfn_car=2.5%"))
    ).policy.values()

    assert values == published_policy(ScenarioOptions()).values() | {"rvc_heavy_truck": 0.625}


def test_rate_takes_thresholds_rates_and_fees_and_the_last_of_a_key_counts() -> None:
    options = ScenarioOptions(
        "usmca-232",
        rvc="80",
        rates=("mfn_car=1", "core=60", "mpf=0", "mfn_car=10", "rvc=70", "s232_vehicle=200"),
    )

    values = scenario(options).policy.values()

    assert (values["mfn_car"], values["core"], values["mpf"]) == (0.1, 0.6, 0.0)
    assert (values["rvc"], values["rvc_heavy_truck"], values["s232_vehicle"]) == (0.7, 0.8, 2.0)


def test_a_part_duty_can_be_set_for_all_parts_and_put_back_to_the_tariff_schedule() -> None:
    assert scenario(ScenarioOptions(rates=("mfn_parts=10",))).policy.values()["mfn_parts"] == 0.1
    assert (
        scenario(ScenarioOptions(rates=("mfn_parts=10", "mfn_parts=schedule"))).policy.values()["mfn_parts"]
        is None
    )


def test_fx_sets_the_rate_of_a_currency_in_any_case() -> None:
    assert scenario(ScenarioOptions(currencies=("eur=1.08", "JPY=0.0067"))).currency_rates == {
        "EUR": 1.08,
        "JPY": 0.0067,
    }


@pytest.mark.parametrize("text", [*NOT_NUMBERS, "-1", "100.1", "120"])
def test_a_threshold_outside_0_to_100_is_refused_with_the_option_and_the_range(text: str) -> None:
    with pytest.raises(UsageError, match="--rvc: "):
        scenario(ScenarioOptions(rvc=text))


@pytest.mark.parametrize("text", ["62,5", "62.5", "62,5 %", " 62.5%", "62,5\N{NO-BREAK SPACE}%"])
def test_comma_and_point_are_both_a_decimal_sign(text: str) -> None:
    assumed = scenario(ScenarioOptions(rvc=text, rates=(f"mfn_car={text}",), currencies=("EUR=1,08",)))

    assert assumed.policy.values()["rvc"] == 0.625
    assert assumed.policy.values()["mfn_car"] == 0.625
    assert assumed.currency_rates == {"EUR": 1.08}


@pytest.mark.parametrize("value", ["nan", "inf", "-2", "1e9", "x"])
@pytest.mark.parametrize("key", ["mfn_car", "listed_parts", "mpf", "us_content"])
def test_a_rate_outside_its_range_is_refused_with_its_key(key: str, value: str) -> None:
    with pytest.raises(UsageError, match=f"--rate {key}: "):
        scenario(ScenarioOptions(rates=(f"{key}={value}",)))


@pytest.mark.parametrize(
    "text", ["EUR=0", "EUR=-1", "EUR=nan", "EUR=1e999", "EUR", "EUR=", "E=1", "EURO=1", "USD=2"]
)
def test_a_currency_rate_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(UsageError, match="--fx"):
        scenario(ScenarioOptions(currencies=(text,)))


@pytest.mark.parametrize("text", ["mfn_car", "=3", "mfn_car=", "mfn_car 3"])
def test_a_rate_without_key_or_value_is_refused_with_the_form(text: str) -> None:
    with pytest.raises(UsageError, match="KEY=PERCENT"):
        scenario(ScenarioOptions(rates=(text,)))


def test_an_unknown_key_is_answered_with_the_keys_of_the_policy() -> None:
    with pytest.raises(UsageError, match=r"no key “mfn_cars”; its keys are .*mfn_car, mfn_light_truck"):
        scenario(ScenarioOptions(rates=("mfn_cars=3",)))


def test_a_fixed_rate_cannot_be_put_to_the_tariff_schedule() -> None:
    with pytest.raises(UsageError, match=r"--rate mfn_car: .*number"):
        scenario(ScenarioOptions(rates=("mfn_car=schedule",)))


@pytest.mark.parametrize(
    ("option", "options"),
    [
        ("--rvc", ScenarioOptions("nafta-withdrawal", rvc="75")),
        ("--us-content", ScenarioOptions("nafta-withdrawal", us_content="50")),
    ],
)
def test_a_policy_without_that_threshold_says_so(option: str, options: ScenarioOptions) -> None:
    with pytest.raises(
        UsageError, match=f"{option} cannot be set: the policy “nafta-withdrawal” has no threshold"
    ):
        scenario(options)


def test_an_unknown_policy_is_answered_with_the_presets() -> None:
    with pytest.raises(UsageError) as wrong:
        published_policy(ScenarioOptions("nafat"))

    assert all(name in str(wrong.value) for name in PRESETS)


@pytest.mark.parametrize(
    ("day", "name"),
    [
        ("1994-01-01", "nafta"),
        ("2020-06-30", "nafta"),
        ("2020-07-01", "usmca-232"),
        ("2026-11-01", "usmca-232"),
    ],
)
def test_in_force_is_the_policy_that_was_law_on_the_date(day: str, name: str) -> None:
    policy = published_policy(ScenarioOptions(" In-Force", as_of=day))

    assert (policy.name, policy.as_of.isoformat()) == (name, day)


@pytest.mark.parametrize(
    ("policy", "day", "said"),
    [
        ("in-force", None, "--as-of: in-force is the policy that was law on a date: give the date as well."),
        (
            "in-force",
            "1993-12-31",
            f"--as-of: {NAFTA_DAYS}, not 1993-12-31.",
        ),
        (
            "nafta",
            "2020-07-01",
            f"--as-of: {NAFTA_DAYS}, not 2020-07-01.",
        ),
        (
            "usmca",
            "2020-06-30",
            "--as-of: usmca begins on 2020-07-01: choose this day or a later one, not 2020-06-30.",
        ),
    ],
)
def test_a_day_on_which_a_policy_is_not_in_force_is_wrong_use(
    policy: str, day: str | None, said: str
) -> None:
    with pytest.raises(UsageError) as wrong:
        published_policy(ScenarioOptions(policy, as_of=day))

    assert str(wrong.value) == said


def test_a_key_that_has_not_begun_or_is_past_says_so_with_the_day() -> None:
    with pytest.raises(UsageError, match="on 2025-04-02 it has not begun: it does on 2025-04-03"):
        scenario(ScenarioOptions("usmca-232", rates=("s232_vehicle=10",), as_of="2025-04-02"))
    with pytest.raises(UsageError, match="on 2031-01-01 it is past: it ended before 2030-11-01"):
        scenario(ScenarioOptions("usmca-232", rates=("msrp_offset=1",), as_of="2031-01-01"))


def test_a_reading_is_chosen_and_a_wrong_one_is_answered_with_what_there_is() -> None:
    chosen = scenario(ScenarioOptions("us-proposal-2026", readings=("us_content_basis=parts of US origin",)))
    assert chosen.policy.reading("us_content_basis") == "parts of US origin"

    for text, said in (
        ("core_roll_up=perhaps", "--reading core_roll_up: choose one of yes, no, not “perhaps”"),
        ("roll_up=no", "has no reading “roll_up”; its readings are: core_roll_up, require_approval"),
        ("core_roll_up", "is not of the form KEY=WORD"),
    ):
        with pytest.raises(UsageError, match=re.escape(said)):
            scenario(ScenarioOptions("us-proposal-2026", readings=(text,)))


def test_what_claiming_costs_is_a_share_of_the_customs_value() -> None:
    assert scenario(ScenarioOptions("usmca")).claim_cost == 0.0
    assert scenario(ScenarioOptions("usmca", claim_cost="1.8")).claim_cost == 0.018
    with pytest.raises(UsageError, match="--claim-cost: give a percentage from 0 to 100, not 250"):
        scenario(ScenarioOptions("usmca", claim_cost="250"))


def test_a_policy_file_of_ones_own_is_read_and_its_keys_can_be_set(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    text = (resources.policies() / "nafta.toml").read_text(encoding="utf-8")
    path.write_text(text.replace('name = "nafta"', 'name = "mine"'), encoding="utf-8")

    policy = scenario(ScenarioOptions(str(path), rvc="70")).policy

    assert (policy.name, policy.values()["rvc"]) == ("mine", 0.7)


def test_a_policy_file_that_is_missing_or_damaged_is_named(tmp_path: Path) -> None:
    damaged = tmp_path / "damaged.toml"
    damaged.write_text("format = [", encoding="utf-8")

    with pytest.raises(UserError, match=r"missing\.toml"):
        published_policy(ScenarioOptions(str(tmp_path / "missing.toml")))
    with pytest.raises(UserError, match=r"damaged\.toml"):
        published_policy(ScenarioOptions(str(damaged)))
