"""The calculation once more, row by row in plain Python, as the reference for ``evaluate``.

It follows the written rules one sentence after another, with none of the sums that make the
program fast.
"""

from dataclasses import dataclass

import numpy as np

from headroom.book.sourcing import ROLES, PartRole, SourcingBook, TransportMode, Vehicle
from headroom.rules.measures import DutyBase, Measure, RateKind, Trade, When
from headroom.rules.policy import Test, VnmRule
from headroom.rules.scenario import Scenario
from headroom.rules.tariff_codes import TariffReference

REGION = {"US", "CA", "MX"}
EPS = 1e-9


@dataclass
class Line:
    """One current row with what the rules make of it."""

    value: float
    freight: float
    origin: str
    code: str
    role: PartRole
    r: tuple[float, float]
    u: tuple[float, float]


@dataclass
class Expected:
    """What one vehicle comes to."""

    verdict: str
    rvc: tuple[float, float]
    us: tuple[float, float]
    parts_usd: float
    parts_duty_usd: float
    vehicle_duty_usd: float
    fees_usd: float
    landed_cost_usd: float
    headroom: float


def expected(book: SourcingBook, scenario: Scenario, reference: TariffReference) -> list[Expected]:
    """Return what each model of ``book`` comes to."""
    return [
        _vehicle(vehicle, _lines(book, scenario, i), scenario, reference)
        for i, vehicle in enumerate(book.vehicles)
    ]


def _lines(book: SourcingBook, scenario: Scenario, model: int) -> list[Line]:
    rows = book.rows
    rates = {**book.currency_rates, **scenario.currency_rates}
    lines = []
    for i in range(len(rows)):
        if rows.model[i] != model or rows.alternative[i]:
            continue
        rate = rates[rows.currencies[rows.currency[i]]]
        origin = rows.origins[rows.origin[i]]
        quantity = float(rows.quantity[i])
        lines.append(
            Line(
                value=quantity * float(rows.unit_cost[i]) * rate,
                freight=quantity * float(rows.freight_per_unit[i]) * rate,
                origin=origin,
                code=rows.hts_code[i],
                role=ROLES[rows.stated_role[i]],
                r=_share(float(rows.regional_content[i]), origin, origin in REGION),
                u=_share(float(rows.us_content[i]), origin, origin == "US"),
            )
        )
    return lines


def _share(stated: float, origin: str, inside: bool) -> tuple[float, float]:  # noqa: FBT001
    if not np.isnan(stated):
        return stated, stated
    if origin == "":
        return 0.0, 1.0
    return (1.0, 1.0) if inside else (0.0, 0.0)


def _vehicle(  # noqa: C901 - one rule after another, as the text has them
    vehicle: Vehicle, lines: list[Line], scenario: Scenario, reference: TariffReference
) -> Expected:
    policy = scenario.policy
    roles = dict(zip(ROLES, policy.role_thresholds(), strict=True))
    parts = sum(line.value for line in lines)
    nc = vehicle.net_cost_usd if vehicle.net_cost_usd is not None else parts + vehicle.conversion_usd
    customs = vehicle.customs_value_usd if vehicle.customs_value_usd is not None else nc
    outside = vehicle.assembly_country not in REGION

    def vnm(end: int) -> float:
        total = vehicle.conversion_usd if outside else 0.0
        for line in lines:
            originates = line.r[end] >= roles[line.role] - EPS
            if policy.vnm_rule is VnmRule.ROLL_UP:
                total += 0 if originates else line.value
            elif policy.vnm_rule is VnmRule.AS_SOURCED or _listed(policy.tracing_list, line.code, reference):
                total += line.value * (1 - line.r[end])
        return total

    def us(end: int) -> float:
        own = vehicle.conversion_usd if vehicle.assembly_country == "US" else 0.0
        return sum(line.value * line.u[end] for line in lines) + own

    rvc = ((nc - vnm(0)) / nc, (nc - vnm(1)) / nc) if nc > 0 else (0.0, 1.0)
    us_content = (us(0) / nc, us(1) / nc) if nc > 0 else (0.0, 1.0)
    low_ok, high_ok = True, True
    headroom = float("nan")
    if policy.preference:
        core = [line for line in lines if line.role is PartRole.CORE]
        cores = (min((c.r[0] for c in core), default=None), min((c.r[1] for c in core), default=None))
        tests = [
            (rvc, policy.threshold(Test.REGIONAL, vehicle.vehicle_class)),
            (us_content, policy.threshold(Test.US, vehicle.vehicle_class)),
            (cores, roles[PartRole.CORE] if policy.core_parts else None),
            ((vehicle.lvc_share,) * 2, policy.threshold(Test.LABOUR, vehicle.vehicle_class)),
            ((vehicle.steel_share,) * 2, policy.threshold(Test.STEEL, vehicle.vehicle_class)),
            ((0.0 if outside else 1.0,) * 2, 1.0),
        ]
        for (low, high), threshold in tests:
            if low is not None and high is not None and threshold is not None:
                low_ok &= low >= threshold - EPS
                high_ok &= high >= threshold - EPS
        rvc_threshold = tests[0][1] or 0.0
        headroom = rvc[0] - rvc_threshold
        if tests[1][1]:
            headroom = min(headroom, us_content[0] - tests[1][1])
    else:
        low_ok = high_ok = False
    qualifies = low_ok
    verdict = "qualifies" if low_ok else "undetermined" if high_ok else "fails"
    parts_duty = _parts_duty(vehicle, lines, scenario, reference)
    vehicle_duty = _vehicle_duty(
        vehicle, scenario, customs, max(0.0, customs - us_content[0] * nc), qualifies=qualifies
    )
    fees = 0.0
    if vehicle.assembly_country != "US":
        fees += 0 if qualifies else customs * 0.003464
        fees += customs * 0.00125 if vehicle.transport_mode is TransportMode.VESSEL else 0
    freight = sum(line.freight for line in lines)
    landed = (
        parts
        + vehicle.conversion_usd
        + (freight + vehicle.outbound_freight_usd) * scenario.freight_factor
        + vehicle.insurance_usd
        + parts_duty
        + vehicle_duty
        + fees
    )
    return Expected(verdict, rvc, us_content, parts, parts_duty, vehicle_duty, fees, landed, headroom)


def _listed(name: str, code: str, reference: TariffReference) -> bool:
    prefixes = reference.lists[name].prefixes if name else frozenset()
    return not name or not code or any(code.startswith(p) or p.startswith(code) for p in prefixes)


def _holds(when: When, *, good: bool) -> bool:
    return when is When.ALWAYS or good == (when is When.QUALIFYING)


def _stack(measures: list[Measure], schedule: float) -> dict[Trade | int, float]:
    """Return the rate that each measure (by its place) adds."""
    keys_excluded = {key for m in measures for key in m.excludes}
    left = [(i, m) for i, m in enumerate(measures) if m.key not in keys_excluded]
    added: dict[Trade | int, float] = {}
    for i, m in left:
        if m.kind is RateKind.ADDED:
            added[i] = schedule if m.rate is None else m.rate
    for i, m in left:
        if m.kind is RateKind.FLOOR:
            added[i] = max(0.0, (m.rate or 0.0) - sum(added.values()))
    return added


def _parts_duty(vehicle: Vehicle, lines: list[Line], scenario: Scenario, reference: TariffReference) -> float:
    policy = scenario.policy
    roles = dict(zip(ROLES, policy.role_thresholds(), strict=True))
    by_key: dict[str, float] = {}
    for line in lines:
        if line.origin == vehicle.assembly_country:
            continue
        falling = [
            m
            for m in policy.measures
            if m.on is Trade.PARTS
            and m.kind is not RateKind.CREDIT
            and m.into == vehicle.assembly_country
            and m.covers_origin(line.origin)
            and m.covers_class(vehicle.vehicle_class)
            and _listed(m.code_list, line.code, reference)
            and _holds(m.when, good=line.r[0] >= roles[line.role] - EPS)
        ]
        for i, rate in _stack(falling, reference.schedule.find(line.code).rate).items():
            assert isinstance(i, int)
            by_key[falling[i].key] = by_key.get(falling[i].key, 0.0) + line.value * rate
    total = sum(by_key.values())
    for m in policy.measures:
        if m.kind is RateKind.CREDIT and m.into == vehicle.assembly_country:
            total -= min((m.rate or 0.0) * (vehicle.msrp_usd or 0.0), by_key.get(m.credits_against, 0.0))
    return total


def _vehicle_duty(
    vehicle: Vehicle, scenario: Scenario, customs: float, non_us: float, *, qualifies: bool
) -> float:
    falling = [
        m
        for m in scenario.policy.measures
        if m.on is Trade.VEHICLE
        and m.into != vehicle.assembly_country
        and m.covers_origin(vehicle.assembly_country)
        and m.covers_class(vehicle.vehicle_class)
        and _holds(m.when, good=qualifies)
    ]
    return sum(
        rate * (customs if falling[i].base is DutyBase.WHOLE_VALUE else non_us)
        for i, rate in _stack(falling, 0.0).items()
        if isinstance(i, int)
    )
