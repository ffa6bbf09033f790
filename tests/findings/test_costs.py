"""What a vehicle is found to land at, and what made it dearer or cheaper."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given

import strategies
from books import Row, book
from fleets import POLICY, fleet, outcome
from headroom.analysis.flips import landed_steps
from headroom.book.sourcing import SourcingBook, Vehicle
from headroom.findings.costs import change_finding, cost_finding
from headroom.rules.exposure import Exposure
from headroom.rules.outcome import Outcome, evaluate
from headroom.rules.policy import Policy
from headroom.rules.scenario import Scenario
from headroom.words import formatting
from headroom.words.definitions import COMPONENTS

NOTHING = "Against the baseline no landed cost changes"


def two(first: float = 100.0, second: float = 300.0, volumes: tuple[int, int] = (3, 1)) -> SourcingBook:
    """Return two cars of one part each that are built in the United States."""
    vehicles = (
        Vehicle(name, assembly_country="US", annual_volume=volume)
        for name, volume in zip("AB", volumes, strict=True)
    )
    return book([Row("US", first, "A"), Row("US", second, "B")], *vehicles)


def under(policy: Policy, sourcing: SourcingBook | None = None, freight: float = 1.0) -> Outcome:
    exposure = Exposure.of(sourcing or fleet(), strategies.REFERENCE)
    return evaluate(exposure, Scenario(policy, freight_factor=freight))


def with_rate(key: str, rate: float) -> Policy:
    return replace(
        POLICY, measures=tuple(replace(one, rate=rate) if one.key == key else one for one in POLICY.measures)
    )


def test_the_mean_is_weighted_by_volume_and_both_ends_are_named() -> None:
    found = cost_finding(outcome(POLICY, two()))

    assert found.sentence == "A vehicle lands at $150 on average: $100 (the A) to $300 (the B)"
    assert found.detail == "No duty is owed."


def test_one_model_and_models_that_cost_the_same_have_sentences_of_their_own() -> None:
    one = outcome(POLICY, book([Row("US", 100.0)], Vehicle("A", assembly_country="US")))

    assert cost_finding(one).sentence == "The A lands at $100"
    assert cost_finding(outcome(POLICY, two(100.0, 100.2))).sentence == "Every vehicle lands at $100"


def test_without_volume_there_is_no_mean() -> None:
    found = cost_finding(outcome(POLICY, two(volumes=(0, 0))))

    assert found.sentence == "What vehicles land at: $100 (the A) to $300 (the B)"
    assert not found.detail


def test_nothing_changes_against_itself() -> None:
    same = outcome()

    assert change_finding(same, same, "the baseline").sentence == NOTHING


def test_a_duty_that_makes_all_of_a_change_is_named() -> None:
    sourcing = book(
        [Row("MX", 100.0), Row("JP", 900.0)], Vehicle("A", assembly_country="MX", annual_volume=1)
    )
    before, after = under(with_rate("mfn_car", 0.1), sourcing), under(with_rate("mfn_car", 0.2), sourcing)
    found = change_finding(before, after, "Test")

    assert found.sentence == "Against Test a vehicle lands $100 dearer; all of it is vehicle duty"
    assert found.detail == "Duty a year is $100 more."
    back = change_finding(after, before, "Test").sentence
    assert back == "Against Test a vehicle lands $100 cheaper; all of it is vehicle duty"


@pytest.mark.parametrize("freight", [0.5, 2.0])
def test_what_is_no_duty_is_named_as_well(freight: float) -> None:
    sourcing = book(
        [Row("US", 100.0)], Vehicle("A", assembly_country="US", annual_volume=1, outbound_freight_usd=10.0)
    )
    before, after = under(POLICY, sourcing), under(POLICY, sourcing, freight)

    assert change_finding(before, after, "it").sentence.endswith("all of it is freight out")


@given(strategies.books(), strategies.policies(), strategies.policies())
def test_what_is_said_to_make_a_change_makes_it(sourcing: SourcingBook, one: Policy, other: Policy) -> None:
    before, after = under(one, sourcing), under(other, sourcing)
    by = after.fleet().landed_cost_per_vehicle_usd - before.fleet().landed_cost_per_vehicle_usd
    said = change_finding(before, after, "it").sentence
    if abs(by) < 0.5:
        moved = np.abs(after.landed_cost_usd - before.landed_cost_usd) >= 0.5
        assert ("no landed cost changes" in said) == (not moved.any())
        return
    assert f"{formatting.dollars(abs(by))} {'dearer' if by > 0 else 'cheaper'}" in said
    steps = dict(landed_steps(before, after, None))
    if said.endswith("all of it is duty"):
        assert 0.995 <= (steps["vehicle_duty"] + steps["parts_duty"]) / by <= 1.005
    else:
        name = max(steps, key=lambda step: steps[step] / by)
        assert COMPONENTS[name].inside in said


def test_without_volume_there_is_no_mean_that_could_stay() -> None:
    sourcing = book([Row("JP", 900.0)], Vehicle("A", assembly_country="MX", annual_volume=0))
    before, after = under(with_rate("mfn_car", 0.1), sourcing), under(with_rate("mfn_car", 0.2), sourcing)

    assert change_finding(before, after, "NAFTA").sentence == (
        "Against NAFTA 1 model lands at another cost; without volumes there is no mean"
    )
    assert change_finding(before, before, "NAFTA").sentence == "Against NAFTA no landed cost changes"
