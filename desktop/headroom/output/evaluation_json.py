"""An outcome as JSON values: shares and rates as fractions, money in US dollars, null for nothing."""

import math
from collections.abc import Callable, Iterable
from functools import partial
from typing import TypeVar

import numpy as np

from headroom.analysis.certificates.fewest_certificates import Certificates, certificates
from headroom.analysis.import_report import report_of
from headroom.arrays import Flags, Floats
from headroom.book.problem import Problem
from headroom.book.same import same_value
from headroom.book.sourcing import SourcingBook, Vehicle
from headroom.output.change_json import change_values
from headroom.output.import_report_json import import_values
from headroom.rules.assumptions import all_problems
from headroom.rules.core_groups import GROUPS, Way
from headroom.rules.duties import DutyOutcome, FeeOutcome
from headroom.rules.net_cost_form import net_cost_form
from headroom.rules.outcome import Outcome
from headroom.rules.policy import Policy
from headroom.rules.rate_kinds import kind_of
from headroom.rules.verdict import TestOutcome, VehicleTestResult, Verdict

JsonObject = dict[str, object]

FORMAT = 1
"""Version of the layout; it changes when the meaning of a key does."""

Line = TypeVar("Line", DutyOutcome, FeeOutcome)

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
        "changes": change_values(outcome),
        "assumed_facts": fact_values(book),
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


def fact_values(book: SourcingBook) -> list[JsonObject]:
    """Return what was typed of the vehicles, and whether it counts before what the workbook states."""
    vehicles = {vehicle.name.casefold(): vehicle for vehicle in book.vehicles}
    found = ((fact, vehicles.get(fact.model.casefold())) for fact in book.facts)
    return [
        {
            "model": fact.model,
            "field": fact.field,
            "value": fact.value,
            "counts": vehicle is not None and fact.field in vehicle.typed,
            "cell": "" if vehicle is None else vehicle.cells.get(fact.field, ""),
        }
        for fact, vehicle in found
    ]


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
        "claim_cost": scenario.claim_cost,
        "readings": {reading.key: reading.chosen for reading in policy.readings},
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
    duties = _by_model(len(verdicts), ((falls(line), partial(_duty, line)) for line in outcome.duties))
    fees = _by_model(len(verdicts), ((falls(line), partial(_fee, line)) for line in outcome.fees))
    offsets = _offset_by_model(outcome)
    kinds = outcome.exposure.fleet.kinds
    return [
        {
            "model": vehicle.name,
            "vehicle_class": kinds[at].vehicle_class.value,
            "assembly_country": vehicle.assembly_country,
            "annual_volume": whole(vehicle.annual_volume),
            **{name: values[at] for name, values in figures.items()},
            "verdict": verdicts[at],
            "headroom": rooms[at],
            "tests": [test[at] for test in tests],
            "core": core_values(outcome, at),
            "by_net_costs": by_net_costs(outcome, at),
            "us_parts_usd": number(outcome.us_parts_low_usd[at]),
            "manufacturer": outcome.exposure.fleet.manufacturers[outcome.exposure.fleet.manufacturer[at]],
            "offset_usd": number(offsets[at]),
            **{name: values[at] for name, values in money.items()},
            "duties": duties[at],
            "fees": fees[at],
            **({"label": _label(vehicle)} if vehicle.label else {}),
        }
        for at, vehicle in enumerate(outcome.vehicles)
    ]


def _test(test: TestOutcome) -> list[JsonObject]:
    """Return one test of each model; one that is none of the model's has no threshold."""
    columns = (numbers(test.low), numbers(test.high), numbers(test.threshold), test.result.tolist())
    return [
        {"test": test.test.value, "low": low, "high": high, "threshold": least, "result": _RESULTS[code]}
        for low, high, least, code in zip(*columns, strict=True)
    ]


def _by_model(
    models: int, lines: Iterable[tuple[Flags, Callable[[int], JsonObject]]]
) -> list[list[JsonObject]]:
    """Return for each model the lines that fall on it."""
    found: list[list[JsonObject]] = [[] for _ in range(models)]
    for falls, values in lines:
        for at in np.flatnonzero(falls).tolist():
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


def falls(line: DutyOutcome | FeeOutcome) -> Flags:
    """Return ``(model,)``: on which models a line falls.

    It has a base there, or it is a credit of the maker that is granted for other models.
    """
    amount = line.fee_usd if isinstance(line, FeeOutcome) else line.duty_usd
    falling: Flags = (line.base_usd != 0) | (amount != 0)
    return falling


def falling_on(lines: Iterable[Line], at: int) -> tuple[Line, ...]:
    """Return the lines that fall on a model; see ``falls``."""
    return tuple(line for line in lines if falls(line)[at])


def _offset_by_model(outcome: Outcome) -> Floats:
    """Return ``(model,)``: what credits take off part duties, US dollars per vehicle, at least 0."""
    taken_off = (line.duty_usd for line in outcome.duties if not kind_of(line.measure).stacks)
    return -sum(taken_off, np.zeros(len(outcome.vehicles)))


def core_values(outcome: Outcome, at: int) -> JsonObject:
    """Return the test of core parts of a model, group by group, at the low end of what it may contain."""
    core = outcome.core
    low, high = core.low, core.high
    applies = not math.isnan(core.threshold[at])
    if not applies:
        return {"applies": False, "groups": [], "together": None, "passes_by": []}
    tells = not math.isnan(low.reached[Way.TOGETHER_COMPONENTS, at])
    by_low, by_high = (core.passes_by(end)[:, at] for end in (low, high))
    return {
        "applies": True,
        "threshold": number(core.threshold[at]),
        "groups": [
            {
                "group": GROUPS[group].value,
                "net_cost_usd": number(low.net_cost_usd[at, group]),
                "vnm_usd": number(low.vnm_usd[at, group]),
                "vnm_components_usd": number(low.components_usd[at, group]) if tells else None,
                "rvc": number(low.rvc[at, group]),
                "rvc_components": number(low.rvc_components[at, group]) if tells else None,
                "rvc_high": number(high.rvc[at, group]),
                "rvc_components_high": number(high.rvc_components[at, group]) if tells else None,
                "certified": bool(core.certified[at, group]),
            }
            for group in np.flatnonzero(low.present[at]).tolist()
        ],
        "together": {
            "rvc": number(low.together[at]),
            "rvc_components": number(low.together_components[at]) if tells else None,
            "rvc_high": number(high.together[at]),
            "rvc_components_high": number(high.together_components[at]) if tells else None,
        },
        "passes_by": [way.word for way in Way if by_low[way]],
        "passes_by_high": [way.word for way in Way if by_high[way]],
    }


def by_net_costs(outcome: Outcome, at: int) -> JsonObject | None:
    """Return what comes of a model with makers' net costs in place of prices; null without a statement."""
    form = net_cost_form(outcome)
    if not form.stated[at]:
        return None
    above_low, above_high = (float(usd[at]) for usd in form.above_usd)
    return {
        "net_cost_low_usd": number(float(outcome.net_cost_usd[at]) - above_low),
        "net_cost_high_usd": number(float(outcome.net_cost_usd[at]) - above_high),
        "vnm_low_usd": number(float(outcome.vnm_low_usd[at]) - above_high),
        "vnm_high_usd": number(float(outcome.vnm_high_usd[at]) - above_low),
        "rvc_low": number(form.rvc[0][at]),
        "rvc_high": number(form.rvc[1][at]),
        "verdict": _VERDICTS[int(form.verdict[at])],
    }


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
        "offsets": [
            {
                "measure": one.measure.key,
                "manufacturer": one.pot.manufacturer,
                "granted_usd": number(one.pot.granted_usd),
                "used_usd": number(one.pot.used_usd),
                "carried_usd": number(one.pot.carried_usd),
            }
            for one in outcome.offsets
        ],
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
