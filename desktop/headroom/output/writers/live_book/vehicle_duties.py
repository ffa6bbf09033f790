"""Duties and fees on vehicles, line by line: whether each falls, on which value, at which rate."""

from collections.abc import Sequence
from itertools import product

import numpy as np

from headroom.arrays import Flags, Floats
from headroom.language import tr, translated
from headroom.output.writers.live_book.formulas import added
from headroom.output.writers.live_book.inputs import LEAST, MOST, Inputs
from headroom.output.writers.live_book.pages import Filled
from headroom.output.writers.live_book.part_law import Line, by_readings, chargeable, is_known, lines_of
from headroom.output.writers.live_book.words import VESSEL, quoted
from headroom.rules.duties import DutyOutcome, FeeOutcome, vehicle_stack
from headroom.rules.goods import Goods
from headroom.rules.measures import DutyBase, Measure, Trade, When
from headroom.rules.outcome import Outcome
from headroom.rules.rate_kinds import kind_of
from headroom.rules.stacking import falling
from headroom.rules.verdict import Verdict

_BASES = {
    DutyBase.WHOLE_VALUE: "[customs]",
    DutyBase.NON_US_CONTENT: "MAX([customs]-[credited],0)",
    DutyBase.MSRP: "N([msrp])",
}
_STATES = {
    When.QUALIFYING: "[verdict_code]=2",
    When.NOT_QUALIFYING: "[verdict_code]<2",
    When.ALWAYS: "TRUE",
}


def taken(outcome: Outcome, one: Measure | Line) -> tuple[Floats, Floats]:
    """Return base and duty of a measure, or of all those of a line, as the program has them."""
    measures = one.measures if isinstance(one, Line) else (one,)
    nothing = np.zeros(len(outcome.vehicles))
    lines: list[DutyOutcome] = [
        line for line in outcome.duties if any(line.measure == own for own in measures)
    ]
    return sum((line.base_usd for line in lines), nothing), sum((line.duty_usd for line in lines), nothing)


def vehicle_columns(outcome: Outcome, inputs: Inputs) -> tuple[Sequence[Filled], list[str]]:
    """Return the duties on vehicles, and the terms of their sum."""
    policy = outcome.scenario.policy
    measures = chargeable(policy, Trade.VEHICLE)
    lines = lines_of(measures)
    readings = tuple(dict.fromkeys(one.reading for one in measures if one.reading))
    falls = _falling(outcome, measures, lines, readings)
    found: list[Filled] = []
    terms: list[str] = []
    rates: list[str] = []
    for at, line in enumerate(lines):
        if not falls[:, :, at].any():
            continue
        base, duty = taken(outcome, line)
        key, label = f"vehicle_{line.name}", translated(line.first.label)
        rate = f"N({inputs.ref(line.key)})"
        if kind_of(line.first).tops_up:
            rate = f"MAX(0,{rate}-({added(rates)}))"
        rates.append(f"[rate_{key}]")
        known = is_known(line.first)
        fall = [
            f"IF([verdict_code]=2,{by_readings(inputs, readings, falls[:, 1, at, model])},"
            f"{by_readings(inputs, readings, falls[:, 0, at, model])})"
            for model in range(len(base))
        ]
        value = _BASES[line.first.base]
        falls_now, adds = _stack(outcome, line)
        found += [
            Filled(
                f"falls_{key}",
                tr("{duty}: falls, 1", duty=label),
                "count",
                falls_now,
                fall,
                folded=True,
            ),
            Filled(
                f"rate_{key}",
                tr("{duty}: rate", duty=label),
                "rate",
                adds.tolist(),
                f"[falls_{key}]*{rate}" if known else "",
                folded=True,
            ),
            Filled(
                f"base_{key}",
                tr("{duty}: base, USD", duty=label),
                "usd",
                base.tolist(),
                f"[falls_{key}]*{value}",
                folded=True,
            ),
            Filled(
                f"duty_{key}",
                tr("{duty}, USD", duty=label),
                "usd",
                duty.tolist(),
                f"[base_{key}]*[rate_{key}]",
            ),
        ]
        terms.append(f"[duty_{key}]")
    return found, terms


def _stack(outcome: Outcome, line: Line) -> tuple[Flags, Floats]:
    """Return on which models a line falls, and at which rate."""
    policy, fleet = outcome.scenario.policy, outcome.exposure.fleet
    stack = vehicle_stack(policy, fleet, outcome.verdict == Verdict.QUALIFIES)
    own = [at for at, one in enumerate(stack.measures) if one in line.measures]
    falls: Flags = np.logical_or.reduce(stack.falls[own], axis=0)
    rates: Floats = stack.added[own].sum(axis=0)
    return falls, rates


def _falling(
    outcome: Outcome, measures: tuple[Measure, ...], lines: tuple[Line, ...], readings: tuple[str, ...]
) -> Flags:
    """Return ``(choice, qualifies, line, model)``: what falls, exclusions applied."""
    goods = Goods.of_fleet(outcome.exposure.fleet)
    choices = tuple(product((False, True), repeat=len(readings)))
    found = np.zeros((len(choices), 2, len(lines), len(goods)), dtype=np.bool_)
    line_of = {id(one): at for at, line in enumerate(lines) for one in line.measures}
    for at, answers in enumerate(choices):
        said = dict(zip(readings, answers, strict=True))
        charged = tuple(one for one in measures if not one.reading or said[one.reading])
        for state in (0, 1):
            falls = falling(charged, goods, np.full(len(goods), bool(state)))
            for measure, its_goods in zip(charged, falls, strict=True):
                found[at, state, line_of[id(measure)]] |= its_goods
    return found


def fee_columns(outcome: Outcome, inputs: Inputs) -> tuple[Sequence[Filled], list[str]]:
    """Return the customs user fees, and the terms of their sum."""
    found, terms = [], []
    fees: tuple[FeeOutcome, ...] = outcome.fees
    for line in fees:
        fee, key = line.fee, f"fee_{line.fee.key}"
        state = _STATES[fee.when]
        rate = inputs.ref(fee.key)
        vessel = f",[mode]={quoted(VESSEL)}" if fee.by_vessel_only else ""
        entry = f"[base_{key}]*[per_entry]*{rate}"
        least, most = f"{fee.key}{LEAST}", f"{fee.key}{MOST}"
        if least in inputs:
            entry = f"MAX({entry},N({inputs.ref(least)}))"
        if most in inputs:
            bound = inputs.ref(most)
            entry = f'IF({bound}="",{entry},MIN({entry},N({bound})))'
        found += [
            Filled(
                f"base_{key}",
                tr("{fee}: base, USD", fee=translated(fee.label)),
                "usd",
                line.base_usd.tolist(),
                f"IF(AND([in_us]=0,{state},{rate}<>0{vessel}),[customs],0)",
                folded=True,
            ),
            Filled(
                key,
                tr("{fee}, USD", fee=translated(fee.label)),
                "usd",
                line.fee_usd.tolist(),
                f"IF([base_{key}]>0,{entry}/[per_entry],0)",
            ),
        ]
        terms.append(f"[{key}]")
    return found, terms
