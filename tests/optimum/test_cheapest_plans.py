"""The cheapest plans of a model, against every choice enumerated, and with another solver's answers."""

from collections.abc import Callable
from dataclasses import replace
from itertools import product
from math import inf

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from books import Row, book
from headroom.arrays import Flags, Whole
from headroom.book.classes_and_roles import CoreGroup
from headroom.book.sourcing import PartRole, Vehicle
from headroom.knapsack.cheapest_choice import cheapest
from headroom.knapsack.instance import Answer, Knapsack
from headroom.knapsack.whole_numbers import Limit, Sum
from headroom.optimum.cheapest_plans import Plan, Search, complying, least_landed, paying, qualifies
from headroom.optimum.model_problem import Landed, ModelProblem
from headroom.optimum.offer_terms import Terms
from headroom.rules.measures import Fee
from headroom.rules.policy import Test, Threshold
from headroom.rules.scenario import NO_LOCKS, Locks, Scenario
from property_examples import examples
from resourcing_cases import Case, offers_of, taking, thresholds
from sourcing_choices import allowed_choices, problems

CENT = 0.01
CAR = Vehicle("A", assembly_country="MX")


def check(plan: Plan, landed: list[float]) -> None:
    """Compare a plan with the landed cost of every choice."""
    assert plan.proven
    if not landed:
        assert (plan.picks, plan.landed_usd, plan.bound_usd) == (None, inf, inf)
        return
    assert plan.picks is not None
    assert min(landed) - 1e-6 <= plan.landed_usd < min(landed) + CENT
    assert plan.landed_usd - CENT < plan.bound_usd <= min(landed) + 1e-6


@given(problem=problems())
def test_no_choice_that_qualifies_or_does_not_lands_for_less_than_the_plan(problem: ModelProblem) -> None:
    choices = allowed_choices(problem)
    passing = [not problem.stated_failures and qualifies(problem, picks) for picks in choices]

    for plan_of, state in ((complying, True), (paying, False)):
        plan = plan_of(problem, Search())
        landed = problem.landed(qualifies=state)
        same = [picks for picks, passes in zip(choices, passing, strict=True) if passes is state]
        check(plan, [landed.of(picks) for picks in same])
        if plan.picks is not None:
            assert plan.landed_usd == pytest.approx(landed.of(plan.picks), abs=1e-9)
            assert any((plan.picks == picks).all() for picks in same)


@st.composite
def bent(draw: st.DrawFn) -> tuple[Landed, list[Limit], Flags]:
    """Return landed costs of some parts with amounts that bend them, a limit, and what may be chosen."""
    parts, options = draw(st.integers(1, 3)), draw(st.integers(1, 3))
    tables = st.lists(st.integers(-6, 6), min_size=parts * options, max_size=parts * options)

    def table() -> Whole:
        return np.array(draw(tables), dtype=np.int64).reshape(parts, options)

    amounts = [
        Sum(table().astype(np.float64), float(draw(st.integers(-6, 6))))
        for _ in range(draw(st.integers(0, 3)))
    ]
    limits = [Limit(table(), draw(st.integers(-6, 6))) for _ in range(draw(st.integers(0, 2)))]
    allowed = table() > draw(st.sampled_from((-9, 0)))
    return Landed(Sum(table().astype(np.float64), 7.0), tuple(amounts)), limits, allowed


@settings(max_examples=examples(200))
@given(problem=bent())
def test_landed_costs_that_bend_have_their_least_found(problem: tuple[Landed, list[Limit], Flags]) -> None:
    landed, limits, allowed = problem
    at = np.arange(len(allowed))
    keeping = [
        np.array(picks)
        for picks in product(*(np.flatnonzero(row) for row in allowed))
        if all(limit.weights[at, np.array(picks)].sum() <= limit.most for limit in limits)
    ]

    plan = least_landed(landed, limits, allowed, Search())

    check(plan, [landed.of(picks) for picks in keeping])
    if plan.picks is not None:
        assert plan.landed_usd == landed.of(plan.picks)
        assert any((plan.picks == picks).all() for picks in keeping)


def problem_of(
    rows: list[Row], rules: Scenario, locks: Locks = NO_LOCKS, vehicle: Vehicle = CAR
) -> ModelProblem:
    """Return the problem of one model."""
    return ModelProblem.of(Terms.of(offers_of(book(rows, vehicle)), rules), 0, locks)


SEATS = [Row("MX", 100.0, part="seat"), Row("CN", 105.0, part="seat", alternative=True)]
FRAME = Row("MX", 100.0, part="frame")
STUCK = Locks(barred_countries=frozenset({"MX", "CN"}))


def test_a_choice_that_just_keeps_a_threshold_qualifies() -> None:
    problem = problem_of([FRAME, replace(SEATS[1], alternative=False), *SEATS], thresholds(100 / 305))

    assert qualifies(problem, np.array([0, 0]))


@pytest.mark.parametrize(("most", "passes"), [(5, True), (4, False)])
def test_a_limit_that_is_used_up_is_kept(most: int, *, passes: bool) -> None:
    limit = Limit(np.array([[2, 0], [3, 9]]), most)
    problem = replace(problem_of([FRAME, *SEATS], thresholds(0.0)), test_limits=(limit,))

    assert qualifies(problem, np.array([0, 0])) is passes


@pytest.mark.parametrize(("share", "passes"), [(0.5, True), (0.51, False)])
def test_all_parts_together_keep_a_threshold(share: float, *, passes: bool) -> None:
    rows = [Row("CN", 50.0, part="a"), Row("MX", 60.0, part="a", alternative=True)]
    rows += [Row("CN", 50.0, part="b"), Row("MX", 60.0, part="b", alternative=True), FRAME]

    assert qualifies(problem_of(rows, thresholds(share)), np.array([0, 0, 0])) is passes


def test_who_qualifies_at_its_cheapest_pays_only_with_a_sourcing_that_fails() -> None:
    problem = problem_of([FRAME, *SEATS], thresholds(0.75, rate=0.0))

    plan = paying(problem, Search())

    assert plan.picks is not None
    assert plan.picks.tolist() == [0, 1]
    assert plan.landed_usd == plan.bound_usd == 205.0


def test_the_test_that_is_cheapest_to_fail_is_failed() -> None:
    rows = [Row("US", 100.0, part="seat"), *(replace(row, alternative=True) for row in SEATS)]
    dear_to_fail = [*rows[:1], replace(rows[1], cost=120.0), rows[2]]

    one = paying(problem_of(rows, thresholds(0.75, 0.75)), Search())
    other = paying(problem_of(dear_to_fail, thresholds(0.75, 0.75)), Search())

    assert one.picks is not None
    assert other.picks is not None
    assert (one.picks[1], other.picks[1]) == (1, 2)


def test_core_parts_that_do_not_originate_are_a_way_to_fail() -> None:
    """Of 200 dollars of core parts 75 % have to be regional."""
    rows = [FRAME]
    for part, group, dearer in (("engine", CoreGroup.ENGINE, 20.0), ("axle", CoreGroup.AXLES, 10.0)):
        rows += [
            Row("MX", 100.0, part=part, core_group=group),
            Row("CN", 100.0 + dearer, part=part, core_group=group, alternative=True),
        ]
    rules = thresholds(0.0, rate=0.0)
    share = Threshold("core", "Core", Test.CORE_PARTS, 0.75, roles=(PartRole.CORE,))
    policy = replace(rules.policy, core_parts=True, thresholds=(*rules.policy.thresholds, share))
    problem = problem_of(rows, replace(rules, policy=policy))

    comply, pay = complying(problem, Search()), paying(problem, Search())

    assert (comply.landed_usd, pay.landed_usd) == (300.0, 310.0)
    assert not qualifies(problem, np.array([0, 1, 0]))
    assert not qualifies(problem, np.array([0, 1, 1]))
    assert qualifies(problem, np.array([0, 0, 0]))


def test_a_fee_with_a_ceiling_is_paid_at_most_to_it_whichever_sourcing_is_chosen() -> None:
    """10 % of the value, from 15 to 25 dollars an entry of one vehicle."""
    rows = [FRAME, Row("CN", 90.0, part="seat"), Row("CN", 200.0, part="seat", alternative=True)]
    rows += [Row("CN", 15.0, part="seat", alternative=True)]
    fee = Fee("mpf", "MPF", 0.1, least_usd=15.0, most_usd=25.0)
    problem = problem_of(rows, taking(thresholds(0.99, rate=0.0), fees=(fee,)))

    landed = problem.landed(qualifies=False)

    paid = [landed.of(np.array([0, seat])) - problem.customs.of(np.array([0, seat])) for seat in range(3)]
    assert paid == pytest.approx([19.0, 25.0, 15.0])
    assert len(landed.at_most) == 1
    plan = least_landed(landed, (), problem.allowed, Search())
    assert plan.landed_usd == pytest.approx(115 + 15.0)
    assert plan.proven


NO_THRESHOLDS = replace(thresholds(0.0), policy=replace(thresholds(0.0).policy, thresholds=()))


@pytest.mark.parametrize(
    ("problem", "comply", "pay"),
    [
        (problem_of([FRAME, *SEATS], NO_THRESHOLDS), 200.0, None),
        (problem_of([FRAME, *SEATS], thresholds(0.0)), 200.0, None),
        (
            problem_of([FRAME, *SEATS], thresholds(0.0), vehicle=replace(CAR, assembly_country="BR")),
            None,
            205.0,
        ),
        (problem_of([FRAME, *SEATS], thresholds(0.0), STUCK), None, None),
    ],
    ids=["nothing is asked", "all qualify", "none qualifies", "no source"],
)
def test_where_there_is_no_such_sourcing_that_is_proven(
    problem: ModelProblem, comply: float | None, pay: float | None
) -> None:
    for plan, expected in ((complying(problem, Search()), comply), (paying(problem, Search()), pay)):
        assert plan.proven
        assert (plan.picks is None) == (expected is None)
        if expected is None:
            assert (plan.landed_usd, plan.bound_usd) == (inf, inf)


class Asked:
    """A solver that looks at every choice, and says of each answer in turn so much less than it knows.

    Attributes:
        slack: By how many units the bound of each answer stays below its cost.
        times: How often it was asked.
    """

    def __init__(self, *slack: int) -> None:
        self.slack = slack
        self.times = 0

    def __call__(self, problem: Knapsack) -> Answer:
        found = cheapest(problem)
        if found.cost is None:
            return found
        slack = self.slack[self.times]
        self.times += 1
        return replace(found, bound=found.cost - slack, proven=slack == 0)


COSTS = Sum(np.array([[20.0, 10.0]]), 5.0)
BEND = Landed(COSTS, (Sum(np.array([[1.0, 17.0]]), -2.0),))
"""It lands for 25 dollars above where the amount is below 0, else for 30."""

BOTH = np.ones((1, 2), dtype=np.bool_)


def unsearched(fallback: Callable[[Knapsack], Answer], landed: Landed = BEND, *limits: Limit) -> Plan:
    """Return a plan that only the other solver has looked for."""
    return least_landed(landed, limits, BOTH, Search(fallback=fallback, effort=0))


@pytest.mark.parametrize(
    ("above", "below", "bound", "proven"),
    [
        (0, 0, 25.0, True),
        (400, 0, 25.0, True),
        (500, 0, 25.0, True),
        (501, 0, 24.99, False),
        (0, 1, 24.99, False),
        (900, 300, 21.0, False),
    ],
)
def test_both_sides_of_a_bend_together_are_proven_where_none_of_them_may_be_cheaper(
    above: int, below: int, bound: float, *, proven: bool
) -> None:
    asked = Asked(0, above, below)

    plan = unsearched(asked)

    assert asked.times == 3
    assert plan.picks is not None
    assert (plan.picks.tolist(), plan.landed_usd, plan.bound_usd) == ([0], 25.0, bound)
    assert plan.proven is proven


STRAIGHT = Landed(COSTS)
FORBIDDEN = Limit(np.array([[0, 1]]), 0)
"""The second option, which costs 15 dollars, is too much."""


def test_another_solver_is_asked_only_where_there_is_no_proof() -> None:
    asked = Asked(0)

    proven = least_landed(STRAIGHT, (), BOTH, Search(fallback=asked))
    assert (proven.landed_usd, asked.times) == (15.0, 0)
    assert unsearched(asked, STRAIGHT).landed_usd == 15.0
    assert asked.times == 1


def test_without_a_search_and_without_another_solver_nothing_is_known() -> None:
    plan = least_landed(STRAIGHT, (), BOTH, Search(effort=0))

    assert (plan.picks, plan.landed_usd, plan.bound_usd, plan.proven) == (None, inf, -inf, False)


@pytest.mark.parametrize(
    ("answer", "pick", "bound", "proven"),
    [
        (Answer(np.array([0]), 2000, 2000.0, proven=True), 0, 25.0, True),
        (Answer(np.array([0]), 2000, 1999.5, proven=False), 0, 24.995, True),
        (Answer(np.array([0]), 2000, 1999.0, proven=True), 0, 24.99, False),
        (Answer(np.array([0]), 9, 2100.0, proven=True), 0, 25.0, True),
        (Answer(np.array([1]), 1000, 1000.0, proven=True), None, 15.0, False),
        (Answer(None, None, inf, proven=True), None, inf, True),
        (Answer(None, None, 1500.0, proven=False), None, 20.0, False),
    ],
)
def test_the_choice_of_another_solver_is_checked_and_its_proof_is_in_its_numbers(
    answer: Answer, pick: int | None, bound: float, *, proven: bool
) -> None:
    plan = unsearched(lambda _: answer, STRAIGHT, FORBIDDEN)

    assert (None if plan.picks is None else int(plan.picks[0])) == pick
    assert plan.landed_usd == (inf if pick is None else 25.0)
    assert plan.bound_usd == pytest.approx(bound)
    assert plan.proven is proven


HARD = ModelProblem.of(Terms.of(Case.generated(40, 102).offers(), thresholds(0.72, 0.4)), 0)
"""Its cheapest plan is found, but not proven, by a swift search."""

SWIFT = complying(HARD, Search(effort=1))


def all_from_the_us(problem: Knapsack) -> Answer:
    """Return a choice that keeps the limits and is dear, and a bound that is no help."""
    domestic = [("US" in HARD.terms.offers.origins_of(offer)) for offer in HARD.own.offer.ravel().tolist()]
    picks = np.array(domestic).reshape(HARD.own.offer.shape).argmax(axis=1)
    return Answer(picks, problem.cost_of(picks), -inf, proven=False)


def test_the_better_of_two_choices_is_kept() -> None:
    dearer = complying(HARD, Search(effort=1, fallback=all_from_the_us))
    exact = complying(HARD, Search(effort=1, fallback=cheapest))

    assert not SWIFT.proven
    assert SWIFT.picks is not None
    assert dearer.picks is not None
    assert dearer.picks.tolist() == SWIFT.picks.tolist()
    assert (dearer.landed_usd, dearer.bound_usd, dearer.proven) == (SWIFT.landed_usd, SWIFT.bound_usd, False)
    assert exact.proven
    assert SWIFT.bound_usd < exact.bound_usd <= exact.landed_usd < SWIFT.landed_usd


@pytest.mark.parametrize("cents_below", [100, 1000])
def test_the_higher_of_two_bounds_is_kept(cents_below: int) -> None:
    def bounded(problem: Knapsack) -> Answer:
        return Answer(None, None, cheapest(problem).bound - cents_below, proven=False)

    exact = complying(HARD, Search())
    plan = complying(HARD, Search(effort=1, fallback=bounded))

    assert plan.bound_usd == pytest.approx(max(exact.bound_usd - cents_below / 100, SWIFT.bound_usd))
    assert (plan.landed_usd, plan.proven) == (SWIFT.landed_usd, False)
