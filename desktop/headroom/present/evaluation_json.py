"""An outcome as JSON values: shares and rates as fractions, money in US dollars, null for nothing."""

import math
from collections.abc import Iterable

from headroom.domain.assumptions import all_problems
from headroom.domain.duty import DutyOutcome
from headroom.domain.outcome import Outcome
from headroom.domain.policy import Policy, RateKind
from headroom.domain.problem import Problem
from headroom.domain.verdict import Result, Verdict

JsonObject = dict[str, object]

FORMAT = 1
"""Version of the layout; it changes when the meaning of a key does."""


def evaluation(outcome: Outcome, published: Policy) -> JsonObject:
    """Return everything an outcome says.

    Args:
        outcome: The outcome.
        published: Its policy before any change, for the list of changes.
    """
    book = outcome.exposure.book
    return {
        "format": FORMAT,
        "workbook": {
            "name": book.name,
            "sha256": book.sha256,
            "rows_read": book.rows_read,
            "rows_used": book.rows_used,
        },
        "policy": _policy(outcome, published),
        "models": [_model(outcome, position) for position in range(len(outcome.vehicles))],
        "fleet": _fleet(outcome),
        "problems": [_problem(problem) for problem in all_problems(outcome)],
    }


def changed_values(policy: Policy, published: Policy) -> dict[str, float | None]:
    """Return the thresholds, rates and fees of ``policy`` that are not as published, by key."""
    before = published.values()
    return {key: value for key, value in policy.values().items() if value != before.get(key)}


def _policy(outcome: Outcome, published: Policy) -> JsonObject:
    """Return which rules were applied, and what of them was changed."""
    scenario = outcome.scenario
    policy = scenario.policy
    return {
        "name": policy.name,
        "title": policy.title,
        "as_of": policy.as_of.isoformat(),
        "hypothetical": policy.hypothetical,
        "vnm_rule": policy.vnm_rule.value,
        "changed": {**changed_values(policy, published)},
        "currency_rates": {**scenario.currency_rates},
        "freight_factor": scenario.freight_factor,
    }


def _model(outcome: Outcome, at: int) -> JsonObject:
    """Return what comes of one model."""
    vehicle = outcome.vehicles[at]
    return {
        "model": vehicle.name,
        "vehicle_class": vehicle.vehicle_class.value,
        "assembly_country": vehicle.assembly_country,
        "annual_volume": _whole(vehicle.annual_volume),
        "net_cost_usd": _number(outcome.net_cost_usd[at]),
        "customs_value_usd": _number(outcome.customs_value_usd[at]),
        "vnm_low_usd": _number(outcome.vnm_low_usd[at]),
        "vnm_high_usd": _number(outcome.vnm_high_usd[at]),
        "rvc_low": _number(outcome.rvc_low[at]),
        "rvc_high": _number(outcome.rvc_high[at]),
        "us_content_low": _number(outcome.us_content_low[at]),
        "us_content_high": _number(outcome.us_content_high[at]),
        "verdict": Verdict(outcome.verdict[at]).word,
        "headroom": _number(outcome.headroom[at]),
        "tests": [
            {
                "test": test.test.value,
                "low": _number(test.low[at]),
                "high": _number(test.high[at]),
                "threshold": _number(test.threshold[at]),
                "result": Result(test.result[at]).word,
            }
            for test in outcome.tests
        ],
        **{f"{name}_usd": _number(amount[at]) for name, amount in outcome.components},
        "landed_cost_usd": _number(outcome.landed_cost_usd[at]),
        "duties": [_duty(line, at) for line in falling_on(outcome.duties, at)],
        "fees": [
            {
                "fee": line.fee.key,
                "base_usd": _number(line.base_usd[at]),
                "rate": line.fee.rate,
                "fee_usd": _number(line.fee_usd[at]),
            }
            for line in outcome.fees
            if line.base_usd[at]
        ],
    }


def falling_on(lines: Iterable[DutyOutcome], at: int) -> tuple[DutyOutcome, ...]:
    """Return the measures that fall on a model: those whose base is not 0."""
    return tuple(line for line in lines if line.base_usd[at])


def rate_of(line: DutyOutcome, at: int) -> float:
    """Return the rate of a duty line, fraction of its base.

    A floor has the rate that it adds to the other duties; a rate by tariff schedule is the mean of
    the parts it falls on.
    """
    if line.measure.rate is None or line.measure.kind is RateKind.FLOOR:
        return float(line.duty_usd[at] / line.base_usd[at])
    return line.measure.rate


def _duty(line: DutyOutcome, at: int) -> JsonObject:
    """Return one line of the duty stack; a credit is below 0."""
    return {
        "measure": line.measure.key,
        "base_usd": _number(line.base_usd[at]),
        "rate": rate_of(line, at),
        "duty_usd": _number(line.duty_usd[at]),
    }


def _fleet(outcome: Outcome) -> JsonObject:
    """Return the fleet's totals a year."""
    totals = outcome.fleet()
    return {
        "models": totals.models,
        "qualifying": totals.qualifying,
        "volume": _whole(totals.volume),
        "qualifying_volume": _whole(totals.qualifying_volume),
        "duty_usd": _number(totals.duty_usd),
        "landed_cost_usd": _number(totals.landed_cost_usd),
    }


def _problem(problem: Problem) -> JsonObject:
    """Return one problem with its place."""
    return {
        "severity": problem.severity.value,
        "sheet": problem.sheet,
        "cell": problem.cell,
        "message": problem.message,
        "remedy": problem.remedy,
        "rows": problem.rows,
    }


def _number(value: float) -> float | None:
    """Return a number that JSON knows: null for what cannot be computed, 0 without a sign."""
    return float(value) + 0.0 if math.isfinite(value) else None


def _whole(count: float) -> float | int | None:
    """Return a number of vehicles, without a fraction where it has none."""
    return int(count) if math.isfinite(count) and count == int(count) else _number(count)
