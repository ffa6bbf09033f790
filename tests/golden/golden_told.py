"""Everything that saved work holds and comes to, in words of the golden files alone.

No name of the program's own classes or members gets into what is told, so that a golden file of any
release is compared with what a later one makes of it, whatever was renamed meanwhile.
"""

from math import isnan
from typing import Any

from headroom.book.layout import BookLayout, DecimalMark, ShareUnit, TableKind
from headroom.book.sourcing import PartRole, VehicleClass
from headroom.rules.exposure import Exposure
from headroom.rules.outcome import Outcome, evaluate
from headroom.rules.policy import Policy, Test, VnmRule
from headroom.rules.scenario import Scenario
from headroom.rules.verdict import VehicleTestResult, Verdict
from headroom.work.saved_work import SavedWork

Told = dict[str, Any]

_TESTS = {
    Test.PREFERENCE: "preference",
    Test.ASSEMBLY: "assembly",
    Test.REGIONAL: "rvc",
    Test.US: "us_content",
    Test.CORE_PARTS: "core_parts",
    Test.LABOUR: "lvc",
    Test.STEEL: "steel",
    Test.ALUMINIUM: "aluminium",
}
_RESULTS = {
    VehicleTestResult.FAILS: "fails",
    VehicleTestResult.UNDETERMINED: "undetermined",
    VehicleTestResult.PASSES: "passes",
    VehicleTestResult.NOT_ASSESSED: "not assessed",
}
_VERDICTS = {
    Verdict.FAILS: "fails",
    Verdict.UNDETERMINED: "undetermined",
    Verdict.QUALIFIES: "qualifies",
}
_CLASSES = {
    VehicleClass.PASSENGER_CAR: "car",
    VehicleClass.LIGHT_TRUCK: "light truck",
    VehicleClass.HEAVY_TRUCK: "heavy truck",
}
_ROLES = {
    PartRole.CORE: "core",
    PartRole.PRINCIPAL: "principal",
    PartRole.COMPLEMENTARY: "complementary",
    PartRole.OTHER: "other",
}
_VNM_RULES = {VnmRule.AS_SOURCED: "as sourced", VnmRule.TRACED: "traced", VnmRule.ROLL_UP: "roll-up"}
_KINDS = {
    TableKind.SOURCING: "sourcing",
    TableKind.MODELS: "models",
    TableKind.RATES: "rates",
    TableKind.LABELS: "labels",
    TableKind.PART_LIST: "part list",
}
_DECIMALS = {DecimalMark.BY_CELL: "by cell", DecimalMark.POINT: "point", DecimalMark.COMMA: "comma"}
_UNITS = {ShareUnit.BY_COLUMN: "by column", ShareUnit.PERCENT: "percent", ShareUnit.FRACTION: "fraction"}


def told_work(work: SavedWork, exposure: Exposure | None) -> Told:
    """Return what saved work assumes, and what each scenario comes to where its workbook is open."""
    space = work.workspace
    return {
        "baseline": _scenario(space.baseline, exposure),
        "scenarios": [_scenario(scenario, exposure) for scenario in space.scenarios],
        "current": space.current,
        "prospects": [
            {
                "name": prospect.name,
                "probability": prospect.probability,
                "values": dict(sorted(prospect.values.items())),
                "ranges": [[one.key, one.low, one.high, one.likeliest] for one in prospect.spreads],
            }
            for prospect in space.prospects
        ],
        "layout": told_layout(work.layout),
        "files": [[file.path, file.sha256, file.content is not None] for file in work.files],
        "belongs_to": work.belongs_to,
        "saved_at": work.saved_at.isoformat(),
        "program": work.program,
    }


def told_layout(layout: BookLayout) -> Told:
    """Return what a layout says."""
    return {
        "name": layout.name,
        "rates": [list(pair) for pair in layout.rates],
        "tables": [
            {
                "sheet": table.sheet,
                "file": table.file,
                "kind": _KINDS[table.kind],
                "rows": [table.header_row, table.last_header_row, table.last_row, table.below],
                "span": [table.first_column, table.last_column],
                "model": table.model,
                "columns": [
                    [
                        *(one.position, one.heading, one.field, one.model, one.currency),
                        *(_DECIMALS[one.decimal], _UNITS[one.unit], one.per),
                    ]
                    for one in table.columns
                ],
            }
            for table in layout.tables
        ],
    }


def _scenario(scenario: Scenario, exposure: Exposure | None) -> Told:
    return {
        "name": scenario.name,
        "note": scenario.note,
        "policy": _policy(scenario.policy),
        "currency_rates": dict(sorted(scenario.currency_rates.items())),
        "freight_factor": scenario.freight_factor,
        "moves": [
            [one.model, one.part_number, one.to_origin, one.to_supplier, one.to_unit_cost, one.on]
            for one in scenario.moves
        ],
        "locks": {
            "parts": sorted(scenario.locks.kept_parts),
            "countries": sorted(scenario.locks.barred_countries),
            "changes": scenario.locks.most_changes,
        },
        "models": {} if exposure is None else _models(evaluate(exposure, scenario)),
    }


def _policy(policy: Policy) -> Told:
    return {
        "name": policy.name,
        "title": policy.title,
        "summary": policy.summary,
        "as_of": policy.as_of.isoformat(),
        "hypothetical": policy.hypothetical,
        "vnm_rule": _VNM_RULES[policy.vnm_rule],
        "values": dict(sorted(policy.values().items())),
        "sources": [policy.source.citation, policy.source.url, policy.source.note],
        "code_lists": {name: sorted(one.prefixes) for name, one in sorted(policy.code_lists.items())},
        "thresholds": [
            [
                *(one.key, one.label, one.source.citation),
                [_CLASSES[vehicle_class] for vehicle_class in one.classes],
                [_ROLES[role] for role in one.roles],
            ]
            for one in policy.thresholds
        ],
    }


def _models(outcome: Outcome) -> Told:
    """Return every figure of every model."""
    columns = {
        "net_cost_usd": outcome.net_cost_usd,
        "customs_value_usd": outcome.customs_value_usd,
        "vnm_low_usd": outcome.vnm_low_usd,
        "vnm_high_usd": outcome.vnm_high_usd,
        "rvc_low": outcome.rvc_low,
        "rvc_high": outcome.rvc_high,
        "us_content_low": outcome.us_content_low,
        "us_content_high": outcome.us_content_high,
        "headroom": outcome.headroom,
        "parts_usd": outcome.parts_usd,
        "conversion_usd": outcome.conversion_usd,
        "inbound_freight_usd": outcome.inbound_freight_usd,
        "parts_duty_usd": outcome.parts_duty_usd,
        "outbound_freight_usd": outcome.outbound_freight_usd,
        "insurance_usd": outcome.insurance_usd,
        "vehicle_duty_usd": outcome.vehicle_duty_usd,
        "fees_usd": outcome.fees_usd,
        "landed_cost_usd": outcome.landed_cost_usd,
    }
    return {
        vehicle.name: {
            "verdict": _VERDICTS[Verdict(int(outcome.verdict[at]))],
            **{name: _number(float(column[at])) for name, column in columns.items()},
            "tests": {
                _TESTS[one.test]: [
                    _RESULTS[VehicleTestResult(int(one.result[at]))],
                    *(_number(float(column[at])) for column in (one.low, one.high, one.threshold)),
                ]
                for one in outcome.tests
            },
        }
        for at, vehicle in enumerate(outcome.vehicles)
    }


def _number(value: float) -> float | None:
    return None if isnan(value) else value
