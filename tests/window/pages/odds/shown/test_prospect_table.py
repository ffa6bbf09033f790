import pytest
from hypothesis import given
from hypothesis import strategies as st

from fleets import POLICY
from headroom.analysis.prospects import Prospect, Spread
from headroom.book.sourcing import VehicleClass
from headroom.policy_files.policy_file import load_presets
from headroom.window.pages.odds.shown.prospect_table import (
    columns_of,
    evened,
    imbalance,
    probability_typed,
    shown,
    usual_prospects,
    with_typed,
)
from headroom.words.formatting import THIN_SPACE

CARS = {VehicleClass.PASSENGER_CAR}


@pytest.mark.parametrize("text", ["82.5", "82,5 %", " 82.5%"])
def test_a_percentage_is_taken_however_it_is_typed(text: str) -> None:
    typed = with_typed(Prospect("talks", 1.0), "rvc", text)

    assert typed.values == {"rvc": 0.825}
    assert shown(typed, "rvc") == f"82.5{THIN_SPACE}%"


@pytest.mark.parametrize("text", ["75 - 85", "85-75", "75 to 85", "75 % – 85 %"])  # noqa: RUF001
def test_two_percentages_are_a_range(text: str) -> None:
    typed = with_typed(Prospect("talks", 1.0, {"rvc": 0.8}), "rvc", text)

    assert typed.values == {}
    assert typed.spreads == (Spread("rvc", 0.75, 0.85),)
    assert shown(typed, "rvc") == f"75 - 85{THIN_SPACE}%"
    assert with_typed(typed, "rvc", shown(typed, "rvc")) == typed


def test_nothing_typed_leaves_the_number_as_the_scenario_has_it() -> None:
    before = Prospect("talks", 1.0, {"us_content": 0.5}, (Spread("rvc", 0.75, 0.85),))

    assert with_typed(before, "rvc", "  ") == Prospect("talks", 1.0, {"us_content": 0.5})


@pytest.mark.parametrize("text", ["about 80", "-5", "75 - 80 - 85", "=1+1"])
def test_anything_else_is_refused_with_what_was_typed(text: str) -> None:
    with pytest.raises(ValueError, match="neither a percentage nor a range"):
        with_typed(Prospect("talks", 1.0), "rvc", text)


@pytest.mark.parametrize("text", ["120", "half", ""])
def test_a_probability_is_a_percentage_up_to_100(text: str) -> None:
    with pytest.raises(ValueError, match="no probability"):
        probability_typed(text)
    assert probability_typed("30 %") == 0.3


def test_probabilities_that_do_not_add_up_are_said_with_what_is_missing() -> None:
    assert "too few" in imbalance((Prospect("a", 0.5), Prospect("b", 0.3)))
    assert "too many" in imbalance((Prospect("a", 0.8), Prospect("b", 0.3)))
    assert imbalance((Prospect("a", 0.7), Prospect("b", 0.3))) == ""


@given(st.lists(st.floats(0, 1), min_size=1, max_size=5))
def test_probabilities_made_even_add_up(shares: list[float]) -> None:
    prospects = evened(tuple(Prospect(str(at), share) for at, share in enumerate(shares)))

    assert imbalance(prospects) == ""


def test_only_numbers_of_the_policy_that_concern_the_fleet_are_columns() -> None:
    keys = [key for key, _ in columns_of(POLICY, CARS)]

    assert keys == ["rvc", "us_content", "mfn_car"]
    assert "rvc_heavy" in [key for key, _ in columns_of(POLICY, {VehicleClass.HEAVY_TRUCK})]


def test_the_table_to_start_from_adds_up_under_every_preset_and_sets_only_what_it_has() -> None:
    for policy in load_presets():
        prospects = usual_prospects(policy)

        assert imbalance(prospects) == ""
        assert {key for one in prospects for key in one.values} <= policy.values().keys()


def test_nobody_estimated_how_likely_the_usual_outcomes_are_and_no_two_are_the_same() -> None:
    for policy in load_presets():
        prospects = usual_prospects(policy)

        assert len({prospect.probability for prospect in prospects}) == 1
        settings = [{**policy.values(), **prospect.values} for prospect in prospects]
        assert all(one != other for at, one in enumerate(settings) for other in settings[:at])


@pytest.mark.parametrize("text", ["12,5", "12.5 %", "12,5\N{NO-BREAK SPACE}%"])
def test_a_probability_may_have_a_decimal_comma(text: str) -> None:
    assert probability_typed(text) == 0.125
