"""Random books with parts of several sources, and every sourcing of one."""

from dataclasses import dataclass, replace
from itertools import product

import numpy as np
import pytest
from hypothesis import strategies as st

from books import Row, book
from headroom.arrays import Whole
from headroom.book.classes_and_roles import CORE_GROUPS, CoreGroup
from headroom.book.sourcing import PartRole, SourcingBook, Vehicle
from headroom.optimum.model_problem import ModelProblem
from headroom.optimum.offer_terms import Terms
from headroom.optimum.resourcing import Decision, ModelResourcing
from headroom.rules.exposure import Exposure
from headroom.rules.outcome import evaluate
from headroom.rules.policy import Test, Threshold
from headroom.rules.scenario import Locks, Scenario
from headroom.rules.verdict import Verdict
from resourcing_cases import offers_of, thresholds
from strategies import READINGS, REFERENCE, ROWS, SCENARIOS, vehicles

ROLL_UP = READINGS[0]
CENT = 0.01


@st.composite
def choices(draw: st.DrawFn) -> SourcingBook:
    """Return books of one model with a few parts of up to three sources, and some that have one."""
    rows = []
    for part in range(draw(st.integers(1, 4))):
        group = draw(st.sampled_from((None, *CORE_GROUPS)))
        says = draw(st.none() | st.booleans())
        for source in range(draw(st.integers(1, 3))):
            row = replace(draw(ROWS), core_group=group, core_component=says, originating=None)
            rows.append(
                replace(
                    row,
                    model="A",
                    part=f"P{part}",
                    cost=row.cost + 1,
                    alternative=source > 0,
                    switching=draw(st.sampled_from((0.0, 12_345.67))) if source else 0.0,
                )
            )
    vehicle = draw(vehicles("A"))
    home = draw(st.sampled_from(("US", "MX", "CA")) | st.just(vehicle.assembly_country))
    vehicle = replace(vehicle, assembly_country=home)
    if draw(st.booleans()):  # otherwise most fail a test that no sourcing changes
        vehicle = replace(vehicle, lvc_share=None, steel_share=1.0)
    if vehicle.net_cost_usd is not None:
        vehicle = replace(vehicle, net_cost_usd=vehicle.net_cost_usd + 200_000)
    if vehicle.customs_value_usd is not None:  # no exchange of parts makes it worth less than nothing
        vehicle = replace(vehicle, customs_value_usd=vehicle.customs_value_usd + 200_000)
    return book(rows, vehicle, rates={"EUR": 1.1, "JPY": 0.0065})


_CERTIFIED_ROWS = st.builds(
    Row,
    origin=st.sampled_from(("MX", "US", "MX", "US", "CN", "")),
    cost=st.integers(1, 40).map(lambda n: n * 10.0),
    regional=st.none() | st.none() | st.integers(0, 10).map(lambda n: n / 10),
    hts=st.just(""),
    core_component=st.sampled_from((None, None, True, False)),
    component_vnm=st.none() | st.none() | st.integers(0, 20).map(lambda n: n * 10.0),
    originating=st.sampled_from((True, True, None, None, False)),
)
"""Sources of core parts: with a certificate or not, with a word on components or not."""


@st.composite
def certified_choices(draw: st.DrawFn, most_groups: int = 3) -> SourcingBook:
    """Return books of one car, few of whose core parts are certified or told apart whatever is chosen."""
    groups = draw(st.permutations([one for one in CORE_GROUPS if one is not CoreGroup.NONE]))[:most_groups]
    rows = [Row("MX", 50.0, part="body", core_group=CoreGroup.NONE)]
    for part in range(draw(st.integers(1, 4))):
        group = draw(st.sampled_from(groups))
        statement = draw(st.none() | st.none() | st.tuples(st.integers(5, 10), st.integers(0, 10)))
        for source in range(draw(st.integers(1, 3))):
            row = replace(draw(_CERTIFIED_ROWS), model="A", part=f"P{part}", core_group=group)
            if statement is not None and draw(st.booleans()):
                net_cost = row.cost * statement[0] / 10
                row = replace(row, part_net_cost=net_cost, part_vnm=net_cost * statement[1] / 10)
            rows.append(replace(row, alternative=source > 0, role=PartRole.CORE))
    conversion = draw(st.sampled_from((0.0, 200.0, 1000.0)))
    return book(rows, Vehicle("A", assembly_country="MX", conversion_usd=conversion, annual_volume=100.0))


@st.composite
def core_scenarios(draw: st.DrawFn) -> Scenario:
    """Return scenarios in which core parts of cars have to originate, and little else is asked."""
    core = Threshold(
        "core", "Core", Test.CORE_PARTS, draw(st.sampled_from((0.75, 0.6, 0.5, 0.9))), roles=(PartRole.CORE,)
    )
    rules = thresholds(
        draw(st.sampled_from((0.0, 0.0, 0.5, 0.7))),
        draw(st.sampled_from((0.0, 0.0, 0.3))),
        draw(st.sampled_from((0.0, 0.025, 0.25))),
    )
    rolls = replace(ROLL_UP, chosen=draw(st.sampled_from(ROLL_UP.words)))
    policy = replace(
        rules.policy,
        core_parts=True,
        thresholds=(*rules.policy.thresholds, core),
        readings=(rolls,),
    )
    return replace(rules, policy=policy)


@st.composite
def told_apart(draw: st.DrawFn) -> SourcingBook:
    """Return books of one model whose sources a move can all name, each by its supplier."""
    made = draw(choices())
    names = tuple(f"S{at}" for at in range(len(made.rows)))
    supplier = replace(made.rows.supplier, codes=np.arange(len(names), dtype=np.int32), values=names)
    return replace(made, rows=replace(made.rows, supplier=supplier))


@st.composite
def problems(draw: st.DrawFn) -> ModelProblem:
    """Return the choice of sources of one model, some with locks."""
    a_book, scenario = draw(
        st.tuples(choices(), SCENARIOS) | st.tuples(certified_choices(), core_scenarios())
    )
    terms = Terms.of(offers_of(a_book), scenario)
    most = draw(st.none() | st.integers(0, 3))
    barred = draw(st.just(frozenset[str]()) | st.frozensets(st.sampled_from(("CN", "US"))))
    return ModelProblem.of(terms, 0, Locks(barred_countries=barred, most_changes=most))


def allowed_choices(problem: ModelProblem) -> list[Whole]:
    """Return every choice that the locks leave."""
    options = [np.flatnonzero(row) for row in problem.allowed]
    most = problem.locks.most_changes
    return [
        np.array(picks)
        for picks in product(*options)
        if most is None or sum(pick > 0 for pick in picks) <= most
    ]


@dataclass(frozen=True)
class One:
    """One sourcing, evaluated."""

    picks: tuple[int, ...]
    qualifies: bool
    landed: float
    cost: float
    border: float
    rvc: float
    us: float
    changes: int


def every_sourcing(a_book: SourcingBook, scenario: Scenario) -> list[One]:
    """Return every sourcing of a book of one model: its rows made current, then evaluated."""
    rows, vehicle = a_book.rows, a_book.vehicles[0]
    rates = {**a_book.currency_rates, **scenario.currency_rates}
    sources: dict[str, list[int]] = {}
    for i in range(len(rows)):
        sources.setdefault(rows.part_number[i], []).append(i)

    def parts_usd(chosen: tuple[int, ...]) -> float:
        return sum(
            float(rows.quantity[i] * rows.unit_cost[i]) * rates[rows.currencies[rows.currency[i]]]
            for i in chosen
        )

    current = tuple(own[0] for own in sources.values())
    found = []
    for chosen in product(*sources.values()):
        alternative = np.ones(len(rows), dtype=np.bool_)
        alternative[list(chosen)] = False
        dearer = parts_usd(chosen) - parts_usd(current)
        moved = replace(
            vehicle,
            net_cost_usd=None if vehicle.net_cost_usd is None else vehicle.net_cost_usd + dearer,
            customs_value_usd=None
            if vehicle.customs_value_usd is None
            else vehicle.customs_value_usd + dearer,
        )
        one = replace(a_book, rows=replace(rows, alternative=alternative), vehicles=(moved,))
        outcome = evaluate(Exposure.of(one, REFERENCE), scenario)
        switching = sum(float(rows.switching_cost_usd[i]) for i in chosen if i not in current)
        spread = switching / max(vehicle.annual_volume, 1.0)
        border = float(outcome.vehicle_duty_usd[0] + outcome.fees_usd[0])
        found.append(
            One(
                tuple(own.index(i) for own, i in zip(sources.values(), chosen, strict=True)),
                bool(outcome.verdict[0] == Verdict.QUALIFIES),
                float(outcome.landed_cost_usd[0]) + spread,
                float(outcome.parts_usd[0] + outcome.inbound_freight_usd[0] + outcome.parts_duty_usd[0])
                + spread,
                border,
                float(outcome.rvc_low[0]),
                float(outcome.us_content_low[0]),
                sum(i not in current for i in chosen),
            )
        )
    return found


def check_answer(answer: ModelResourcing, sourcings: list[One]) -> None:
    """Compare an answer with all the sourcings that were allowed."""
    assert answer.proven_optimal
    for sourcing, qualifies in ((answer.comply, True), (answer.pay, False)):
        same = [one for one in sourcings if one.qualifies is qualifies]
        assert (sourcing is None) == (not same)
        if sourcing is not None:
            least = min(one.landed for one in same)
            assert least - 1e-6 <= sourcing.landed_usd < least + CENT
            assert sourcing.bound_usd <= least + 1e-6
            assert sourcing.landed_usd - sourcing.bound_usd < CENT
    cheapest = min((one.landed for one in sourcings), default=None)
    if cheapest is None:
        assert answer.decision is Decision.NO_SOURCING
        assert (answer.chosen, answer.landed_usd, answer.changes) == (None, None, ())
    else:
        assert answer.landed_usd == pytest.approx(cheapest, abs=CENT)
