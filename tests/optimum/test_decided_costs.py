"""Costs as sourced and as decided add up, for a model and for the mean of some."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fleet_of_courses import INCUMBENT_USD, NAMES, VOLUMES, answers
from headroom.book.sourcing import SourcingBook
from headroom.optimum.courses_of_action import Course, course_of
from headroom.optimum.decided_costs import DecidedCosts, volume_of
from headroom.optimum.resourcing import ModelResourcing, resource
from headroom.rules.scenario import Scenario
from resourcing_cases import offers_of
from sourcing_choices import told_apart
from strategies import SCENARIOS

ANSWERS = answers()


@given(a_book=told_apart(), scenario=SCENARIOS, claim_cost=st.sampled_from((0.0, 0.02, 0.5)))
def test_the_way_from_as_sourced_to_as_decided_adds_up(
    a_book: SourcingBook, scenario: Scenario, claim_cost: float
) -> None:
    (answer,) = resource(offers_of(a_book), replace(scenario, claim_cost=claim_cost))
    costs = DecidedCosts.of(answer)

    way = costs.landed_before - costs.duties_before - costs.claiming_before
    way += costs.sourcing + costs.duties + costs.claiming
    assert way == pytest.approx(costs.landed, abs=1e-6)
    assert costs.landed_before - costs.claiming_before == pytest.approx(answer.incumbent_landed_usd, abs=1e-6)
    assert (costs.charged_before, costs.charged) == (
        costs.duties_before + costs.claiming_before,
        costs.duties + costs.claiming,
    )
    assert costs.saves == pytest.approx(answer.saves_usd, abs=1e-6)
    chosen = answer.chosen
    if chosen is not None:
        outcome, model = answer.problem.terms.outcome, answer.problem.model
        parts = chosen.cost_usd - chosen.parts_duty_usd
        before = answer.incumbent_usd - float(outcome.parts_duty_usd[model])
        assert costs.sourcing == pytest.approx(parts - before, abs=1e-6)


def claimed(name: str, claim_cost: float = 0.02) -> tuple[ModelResourcing, DecidedCosts]:
    """Return a model of the small fleet where claiming costs something."""
    answer = answers(claim_cost=claim_cost)[name]
    return answer, DecidedCosts.of(answer)


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        ("Stays", 0.02 * 200, 0.02 * 200),
        ("Moves", 0.0, 0.02 * 175),
        ("Pays", 0.0, 0.0),
        ("Home", 0.0, 0.0),
        ("Stuck", 0.02 * 200, 0.02 * 200),
        ("Saves", 0.02 * 120, 0.02 * 100),
    ],
)
def test_who_qualifies_pays_for_claiming_as_sourced_and_as_decided(
    name: str, before: float, after: float
) -> None:
    answer, costs = claimed(name)
    plain = DecidedCosts.of(ANSWERS[name])

    assert [costs.claiming_before, costs.claiming] == pytest.approx([before, after])
    assert costs.sourcing == pytest.approx(plain.sourcing)
    assert costs.landed_before == pytest.approx(plain.landed_before + before)
    assert costs.landed == pytest.approx(plain.landed + after)
    assert costs.saves == pytest.approx(plain.saves + before - after)
    assert costs.saves == pytest.approx(answer.saves_usd)


def test_it_is_claimed_only_where_that_is_cheaper_than_to_pay() -> None:
    """To move the seat costs 7 with its freight and duties; the duty and the fee are 11 % of 150."""
    courses = {cost: course_of(claimed("Moves", cost)[0]) for cost in (0.0, 0.02, 0.2)}

    assert courses == {0.0: Course.RE_SOURCE, 0.02: Course.RE_SOURCE, 0.2: Course.PAY}


def test_where_nothing_falls_on_a_vehicle_nothing_is_claimed() -> None:
    answer = answers(rate=0.0, fee=0.0, claim_cost=0.02)["Stays"]
    costs = DecidedCosts.of(answer)

    assert (costs.claiming_before, costs.claiming, costs.saves) == (0.0, 0.0, 0.0)
    assert course_of(answer) is Course.NOTHING_DUE


def test_the_mean_is_weighted_by_volume_and_a_fleet_without_vehicles_has_none() -> None:
    every = [DecidedCosts.of(ANSWERS[name]) for name in NAMES]
    mean = DecidedCosts.mean(every)
    weighted = sum(usd * volume for usd, volume in zip(INCUMBENT_USD, VOLUMES, strict=True))

    assert mean.volume == sum(VOLUMES) == sum(volume_of(ANSWERS[name]) for name in NAMES)
    assert mean.landed_before == pytest.approx(weighted / sum(VOLUMES))
    every = [claimed(name)[1] for name in NAMES]
    both = DecidedCosts.mean(every)
    assert both.claiming == pytest.approx(sum(one.claiming * one.volume for one in every) / mean.volume)
    way = both.landed_before - both.charged_before + both.sourcing + both.charged
    assert way == pytest.approx(both.landed)
    assert mean.saves == pytest.approx(mean.landed_before - mean.landed)
    assert str(DecidedCosts.mean([]).landed) == "nan"
