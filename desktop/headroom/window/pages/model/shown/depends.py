"""On what the tables of one model depend: where it is equal, so is the table, and none is made anew."""

from headroom.output.evaluation_json import falling_on
from headroom.rules.measures import Trade
from headroom.rules.outcome import Outcome

Depends = tuple[object, ...]


def of_tests(outcome: Outcome, model: int) -> Depends:
    """Return on what the table of tests depends; no duty is among it."""
    policy = outcome.scenario.policy
    return (*_of_model(outcome, model), outcome.tests, outcome.core, policy.source, policy.vnm_rule)


def of_us_content(outcome: Outcome, model: int) -> Depends:
    """Return on what the table of US content depends."""
    on_vehicles = outcome.scenario.policy.charged_on(Trade.VEHICLE)
    falling = tuple(
        line.measure for line in outcome.duties if line.measure.on is Trade.VEHICLE and line.base_usd[model]
    )
    return (*of_tests(outcome, model), on_vehicles, falling)


def of_duties(outcome: Outcome, model: int) -> Depends:
    """Return on what the tables of duties and fees depend; no threshold is among it."""
    policy = outcome.scenario.policy
    duties = tuple(
        (line.measure, float(line.base_usd[model]), float(line.duty_usd[model]))
        for line in falling_on(outcome.duties, model)
    )
    fees = tuple(
        (line.fee, float(line.base_usd[model]), float(line.fee_usd[model]))
        for line in falling_on(outcome.fees, model)
    )
    return (*_of_model(outcome, model), policy.as_of, policy.measures, duties, fees)


def of_costs(outcome: Outcome, baseline: Outcome, model: int) -> Depends:
    """Return on what the tables of the landed cost depend: of the baseline its trails, so on all of it."""
    amounts = tuple(float(usd[model]) for _, usd in outcome.components)
    return (*_of_model(outcome, model), baseline, amounts)


def _of_model(outcome: Outcome, model: int) -> Depends:
    """Return which model it is."""
    return outcome.vehicles[model], model
