"""Costs as sourced and as decided add up, for a model and for the mean of some."""

import pytest
from hypothesis import given

from fleet_of_courses import INCUMBENT_USD, NAMES, VOLUMES, answers
from headroom.book.sourcing import SourcingBook
from headroom.optimum.decided_costs import DecidedCosts, volume_of
from headroom.optimum.resourcing import resource
from headroom.rules.scenario import Scenario
from resourcing_cases import offers_of
from sourcing_choices import told_apart
from strategies import SCENARIOS

ANSWERS = answers()


@given(a_book=told_apart(), scenario=SCENARIOS)
def test_the_way_from_as_sourced_to_as_decided_adds_up(a_book: SourcingBook, scenario: Scenario) -> None:
    (answer,) = resource(offers_of(a_book), scenario)
    costs = DecidedCosts.of(answer)

    way = costs.landed_before - costs.duties_before + costs.sourcing + costs.duties
    assert way == pytest.approx(costs.landed, abs=1e-6)
    assert costs.saves == pytest.approx(answer.saves_usd, abs=1e-6)
    chosen = answer.chosen
    if chosen is not None:
        outcome, model = answer.problem.terms.outcome, answer.problem.model
        parts = chosen.cost_usd - chosen.parts_duty_usd
        before = answer.incumbent_usd - float(outcome.parts_duty_usd[model])
        assert costs.sourcing == pytest.approx(parts - before, abs=1e-6)


def test_the_mean_is_weighted_by_volume_and_a_fleet_without_vehicles_has_none() -> None:
    every = [DecidedCosts.of(ANSWERS[name]) for name in NAMES]
    mean = DecidedCosts.mean(every)
    weighted = sum(usd * volume for usd, volume in zip(INCUMBENT_USD, VOLUMES, strict=True))

    assert mean.volume == sum(VOLUMES) == sum(volume_of(ANSWERS[name]) for name in NAMES)
    assert mean.landed_before == pytest.approx(weighted / sum(VOLUMES))
    assert mean.saves == pytest.approx(mean.landed_before - mean.landed)
    assert str(DecidedCosts.mean([]).landed) == "nan"
