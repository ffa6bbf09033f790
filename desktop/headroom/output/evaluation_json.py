"""An outcome as JSON values: shares and rates as fractions, money in US dollars, null for nothing."""

import math
from collections.abc import Callable, Iterable
from functools import partial

import numpy as np

from headroom.analysis.certificates.fewest_certificates import Certificates, certificates
from headroom.analysis.import_report import report_of
from headroom.arrays import Floats
from headroom.book.problem import Problem
from headroom.book.same import same_value
from headroom.book.sourcing import SourcingBook, Vehicle
from headroom.output.import_report_json import import_values
from headroom.rules.assumptions import all_problems
from headroom.rules.duties import DutyOutcome, FeeOutcome
from headroom.rules.outcome import Outcome
from headroom.rules.policy import Policy
from headroom.rules.rate_kinds import kind_of
from headroom.rules.verdict import TestOutcome, VehicleTestResult, Verdict

JsonObject = dict[str, object]

FORMAT = 1
"""Version of the layout; it changes when the meaning of a key does."""

_VERDICTS = {int(verdict): verdict.word for verdict in Verdict}
_RESULTS = {int(result): result.word for result in VehicleTestResult}


def evaluation(outcome: Outcome, published: Policy) -> JsonObject:
    """Return everything an outcome says.

    Args:
        outcome: The outcome.
        published: Its policy before any change, for the list of changes.
    """
    book = outcome.exposure.book
    return {
        "format": FORMAT,
        "workbook": workbook_values(book),
        "import": import_values(report_of(outcome.exposure)),
        "policy": policy_values(outcome, published),
        "models": _models(outcome),
        "fleet": _fleet(outcome),
        "certificates": [_certificates(one) for one in _open(outcome)],
        "problems": [problem_values(problem) for problem in all_problems(outcome)],
    }


def changed_values(policy: Policy, published: Policy) -> dict[str, float | None]:
    """Return the thresholds, rates and fees of ``policy`` that are not as published, by key."""
    before = published.values()
    return {key: value for key, value in policy.values().items() if not same_value(value, before.get(key))}


def workbook_values(book: SourcingBook) -> JsonObject:
    """Return which workbook was read, and how much of it is used."""
    return {
        "name": book.name,
        "sha256": book.sha256,
        "rows_read": book.rows_read,
        "rows_used": book.rows_used,
        "definition": book.definition or "net cost",
        "states_costs": book.states_costs,
    }


def policy_values(outcome: Outcome, published: Policy) -> JsonObject:
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


_FIGURES = (
    *("net_cost_usd", "customs_value_usd", "vnm_low_usd", "vnm_high_usd"),
    *("rvc_low", "rvc_high", "us_content_low", "us_content_high"),
)


def _models(outcome: Outcome) -> list[JsonObject]:
    """Return what comes of each model; each array becomes a list once, for many models."""
    figures = {name: numbers(getattr(outcome, name)) for name in _FIGURES}
    money = {f"{name}_usd": numbers(amount) for name, amount in outcome.components}
    money["landed_cost_usd"] = numbers(outcome.landed_cost_usd)
    verdicts = [_VERDICTS[code] for code in outcome.verdict.tolist()]
    rooms, tests = numbers(outcome.headroom), [_test(test) for test in outcome.tests]
    duties = _by_model(len(verdicts), ((line.base_usd, partial(_duty, line)) for line in outcome.duties))
    fees = _by_model(len(verdicts), ((line.base_usd, partial(_fee, line)) for line in outcome.fees))
    return [
        {
            "model": vehicle.name,
            "vehicle_class": vehicle.vehicle_class.value,
            "assembly_country": vehicle.assembly_country,
            "annual_volume": whole(vehicle.annual_volume),
            **{name: values[at] for name, values in figures.items()},
            "verdict": verdicts[at],
            "headroom": rooms[at],
            "tests": [test[at] for test in tests],
            **{name: values[at] for name, values in money.items()},
            "duties": duties[at],
            "fees": fees[at],
            **({"label": _label(vehicle)} if vehicle.label else {}),
        }
        for at, vehicle in enumerate(outcome.vehicles)
    ]


def _test(test: TestOutcome) -> list[JsonObject]:
    """Return one test of each model."""
    columns = (numbers(test.low), numbers(test.high), numbers(test.threshold), test.result.tolist())
    return [
        {"test": test.test.value, "low": low, "high": high, "threshold": least, "result": _RESULTS[code]}
        for low, high, least, code in zip(*columns, strict=True)
    ]


def _by_model(
    models: int, lines: Iterable[tuple[Floats, Callable[[int], JsonObject]]]
) -> list[list[JsonObject]]:
    """Return for each model the lines whose base is not 0."""
    found: list[list[JsonObject]] = [[] for _ in range(models)]
    for base, values in lines:
        for at in np.flatnonzero(base).tolist():
            found[at].append(values(at))
    return found


def _fee(line: FeeOutcome, at: int) -> JsonObject:
    """Return one customs user fee."""
    return {
        "fee": line.fee.key,
        "base_usd": number(line.base_usd[at]),
        "rate": line.fee.rate,
        "fee_usd": number(line.fee_usd[at]),
    }


def _label(vehicle: Vehicle) -> list[JsonObject]:
    """Return what the content label of a vehicle says, field by field."""
    return [
        {
            "field": fact.field,
            "text": fact.text,
            "countries": list(fact.countries),
            "share": fact.share,
            "cell": fact.cell,
        }
        for fact in vehicle.label
    ]


def falling_on(lines: Iterable[DutyOutcome], at: int) -> tuple[DutyOutcome, ...]:
    """Return the measures that fall on a model: those whose base is not 0."""
    return tuple(line for line in lines if line.base_usd[at])


def rate_of(line: DutyOutcome, at: int) -> float:
    """Return the rate of a duty line, fraction of its base.

    A floor has the rate that it adds to the other duties; a rate by tariff schedule is the mean of
    the parts it falls on.
    """
    if line.measure.rate is None or not kind_of(line.measure).as_stated:
        return float(line.duty_usd[at] / line.base_usd[at])
    return line.measure.rate


def _duty(line: DutyOutcome, at: int) -> JsonObject:
    """Return one line of the duty stack; a credit is below 0."""
    return {
        "measure": line.measure.key,
        "base_usd": number(line.base_usd[at]),
        "rate": rate_of(line, at),
        "duty_usd": number(line.duty_usd[at]),
    }


def _fleet(outcome: Outcome) -> JsonObject:
    """Return the fleet's totals a year."""
    totals = outcome.fleet()
    return {
        "models": totals.models,
        "qualifying": totals.qualifying,
        "volume": whole(totals.volume),
        "qualifying_volume": whole(totals.qualifying_volume),
        "duty_usd": number(totals.duty_usd),
        "landed_cost_usd": number(totals.landed_cost_usd),
    }


def _open(outcome: Outcome) -> tuple[Certificates, ...]:
    """Return what settles each open verdict; nothing for content labels, which state no parts."""
    return () if outcome.exposure.book.definition else certificates(outcome)


def _certificates(one: Certificates) -> JsonObject:
    """Return the certificates of origin that settle a model, and how few may do if all answers agree."""
    return {
        "model": one.model,
        "settling": [
            {
                "part_number": part.part_number,
                "cells": list(part.cells),
                "value_usd": number(part.value_usd),
                "verdict_if_us": part.answers.verdict_if_us.word,
                "verdict_if_foreign": part.answers.verdict_if_foreign.word,
            }
            for part in one.settling
        ],
        "to_qualify": [part.part_number for part in one.qualifying],
        "to_fail": [part.part_number for part in one.failing],
        "proven": one.proven,
    }


def problem_values(problem: Problem) -> JsonObject:
    """Return one problem with its place."""
    return {
        "severity": problem.severity.value,
        "sheet": problem.sheet,
        "cell": problem.cell,
        "message": problem.message,
        "remedy": problem.remedy,
        "rows": problem.rows,
    }


def number(value: float) -> float | None:
    """Return a number that JSON knows: null for what cannot be computed, 0 without a sign."""
    return float(value) + 0.0 if math.isfinite(value) else None


def numbers(values: Floats) -> list[float | None]:
    """Return numbers that JSON knows; see ``number``."""
    return [value + 0.0 if math.isfinite(value) else None for value in values.tolist()]


def whole(count: float) -> float | int | None:
    """Return a number of vehicles, without a fraction where it has none."""
    return int(count) if math.isfinite(count) and count == int(count) else number(count)
