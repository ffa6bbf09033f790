"""What scenarios are found to come to against each other."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headroom.findings.scenarios import NamedTotals, scenarios_finding
from headroom.rules.outcome import FleetTotals
from headroom.words import formatting


def named(name: str, qualifying: int, landed: float, duty: float = 0.0) -> NamedTotals:
    """Return a scenario of twelve models and one vehicle a year, US dollars."""
    return NamedTotals(name, FleetTotals(12, qualifying, 1.0, 0.0, duty, landed))


LANDS = "“Now” lands a vehicle"
BASELINE = named("Baseline", 10, 29_954.0, 325e6)


@pytest.mark.parametrize(
    ("scenarios", "sentence"),
    [
        ((), "Only the baseline is here: 10 of 12 qualify"),
        ((named("Now", 7, 35_172.0),), f"{LANDS} $5,218 above the baseline; 7 of 12 qualify, 3 fewer"),
        ((named("Now", 12, 29_900.0),), f"{LANDS} $54 below the baseline; all 12 qualify, 2 more"),
        (
            (named("Now", 10, 29_954.2),),
            "“Now” lands a vehicle at what it costs in the baseline; 10 of 12 qualify, as before",
        ),
        (
            (named("A", 7, 33_000.0), named("B", 2, 31_000.0), named("C", 9, 32_000.0)),
            "“B” is cheapest of three, $31,000 a vehicle; 2 to 9 of 12 qualify",
        ),
        (
            (named("A", 7, 31_000.0), named("B", 7, 31_000.3), named("C", 7, 32_000.0)),
            "“A” and “B” are cheapest of three, $31,000 a vehicle; 7 of 12 qualify in each",
        ),
        (
            (named("A", 7, 31_000.0), named("B", 12, 31_000.0)),
            "Both scenarios land at $31,000 a vehicle; 7 to 12 of 12 qualify",
        ),
    ],
)
def test_the_cheapest_or_the_only_scenario_is_told(scenarios: tuple[NamedTotals, ...], sentence: str) -> None:
    assert scenarios_finding(BASELINE, scenarios).sentence == sentence


def test_between_which_scenarios_duty_lies_stands_beside_it() -> None:
    found = scenarios_finding(BASELINE, (named("Now", 7, 1.0, 11.06e9), named("Deal", 7, 1.0, 2e9)))

    assert found.detail == (
        f"Duty a year runs from $325{formatting.THIN_SPACE}M (“Baseline”) "
        f"to $11.1{formatting.THIN_SPACE}B (“Now”)."
    )


@pytest.mark.parametrize(
    ("scenarios", "sentence"),
    [
        ((named("Now", 7, 0.0),), "“Now” against the baseline: 7 of 12 qualify, 3 fewer"),
        ((named("A", 7, 0.0), named("B", 9, 0.0)), "Most qualify in “B”: 9 of 12"),
        ((named("A", 9, 0.0), named("B", 9, 0.0)), "9 of 12 qualify in each of two scenarios"),
    ],
)
def test_content_labels_are_compared_by_who_qualifies(
    scenarios: tuple[NamedTotals, ...], sentence: str
) -> None:
    found = scenarios_finding(BASELINE, scenarios, costs=False)

    assert (found.sentence, found.detail) == (sentence, "")


@given(st.lists(st.integers(20_000, 20_009), min_size=2, max_size=6))
def test_no_scenario_is_cheaper_than_one_said_to_be_cheapest(landed: list[int]) -> None:
    scenarios = [named(f"S{at}", 5, float(usd)) for at, usd in enumerate(landed)]
    said = scenarios_finding(BASELINE, scenarios).sentence

    assert f"${min(landed):,} a vehicle" in said
    for at, usd in enumerate(landed):
        if f"“S{at}”" in said:
            assert usd == min(landed)


def test_a_long_name_is_cut() -> None:
    said = scenarios_finding(BASELINE, (named("x" * 90, 7, 1.0),)).sentence

    assert "x" * 39 + "…" in said
    assert "x" * 40 not in said
