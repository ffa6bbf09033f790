"""How near a model comes to a threshold, what blocks it, and up to which threshold complying is cheaper."""

from dataclasses import replace
from math import inf

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from books import Row, book
from headroom.book.classes_and_roles import CoreGroup
from headroom.book.sourcing import PartRole, Vehicle
from headroom.knapsack.whole_numbers import Limit
from headroom.optimum.attainable_content import (
    PATIENT,
    Obstacle,
    break_even_threshold,
    greatest_share,
    nearest,
)
from headroom.optimum.cheapest_plans import qualifies
from headroom.optimum.model_problem import ModelProblem
from headroom.optimum.offer_terms import Terms
from headroom.rules.content import TOLERANCE
from headroom.rules.measures import DutyBase, Measure, Trade, When
from headroom.rules.policy import Test, Threshold
from headroom.rules.scenario import NO_LOCKS, Locks, Scenario
from headroom.rules.vehicle_tests import CORE_PARTS, REGIONAL, SHARES, US, VehicleTest
from resourcing_cases import Case, offers_of, taking, thresholds
from sourcing_choices import allowed_choices, problems

CAR = Vehicle("A", assembly_country="MX")
FRAME = Row("MX", 50.0, part="frame")


def problem_of(
    rows: list[Row], rules: Scenario, locks: Locks = NO_LOCKS, vehicle: Vehicle = CAR
) -> ModelProblem:
    """Return the problem of one model."""
    return ModelProblem.of(Terms.of(offers_of(book(rows, vehicle)), rules), 0, locks)


def part(number: str, *sources: tuple[str, float], role: PartRole = PartRole.OTHER) -> list[Row]:
    """Return a part with its sources, the current one first."""
    return [
        Row(origin, cost, part=number, role=role, alternative=at > 0)
        for at, (origin, cost) in enumerate(sources)
    ]


@given(problem=problems(), entry=st.sampled_from((REGIONAL, US)), most=st.none() | st.integers(0, 3))
def test_no_choice_within_the_limits_reaches_more(
    problem: ModelProblem, entry: VehicleTest, most: int | None
) -> None:
    share = SHARES[entry]
    changes = problem.terms.offers.alternative[problem.own.offer].astype(np.int64)
    limits = [*problem.lock_limits(), *([] if most is None else [Limit(changes, most)])]
    choices = [picks for picks in allowed_choices(problem) if most is None or (picks > 0).sum() <= most]

    reached = greatest_share(problem, share, limits, problem.allowed)

    assert reached.proven
    if not choices:
        assert (reached.share, reached.picks) == (None, None)
    else:
        assert reached.share == pytest.approx(max(share.of(problem, picks) for picks in choices), abs=1e-9)
        assert reached.picks is not None
        assert share.of(problem, reached.picks) == reached.share
        assert any((reached.picks == picks).all() for picks in choices)


def test_a_share_may_be_below_0() -> None:
    """A stated net cost of less than its foreign parts."""
    rows = part("seat", ("CN", 100.0), ("JP", 90.0))
    problem = problem_of(rows, thresholds(0.5), vehicle=replace(CAR, net_cost_usd=50.0))

    reached = greatest_share(problem, SHARES[REGIONAL], [], problem.allowed)

    assert reached.share == pytest.approx((50 - 100) / 50)
    assert reached.proven


def test_the_greatest_share_is_found_where_another_choice_has_more_regional_value_and_hardly_less_share() -> (
    None
):
    rows = part("seat", ("MX", 100.0), ("MX", 100.01))
    rows[1] = replace(rows[1], regional=0.99995)
    problem = problem_of(rows, thresholds(0.5))

    assert greatest_share(problem, SHARES[REGIONAL], [], problem.allowed).share == 1.0


def test_a_rough_share_is_near_the_greatest() -> None:
    problem = ModelProblem.of(Terms.of(Case.generated(200, 3).offers(), thresholds(0.75)), 0)
    change = Limit(problem.terms.offers.alternative[problem.own.offer].astype(np.int64), 7)

    exact = greatest_share(problem, SHARES[REGIONAL], [change], problem.allowed)
    rough = greatest_share(problem, SHARES[REGIONAL], [change], problem.allowed, PATIENT)

    assert exact.proven
    assert rough.proven
    assert exact.share is not None
    assert rough.share is not None
    assert exact.share - 2e-5 <= rough.share <= exact.share


SEATS = part("seat", ("CN", 70.0), ("JP", 72.0))
RADIO = part("radio", ("KR", 30.0), ("JP", 31.0))
BARRED = frozenset({"CN", "JP", "KR"})


def test_parts_without_a_source_are_all_that_blocks_and_are_named_with_their_value() -> None:
    found = nearest(problem_of([*RADIO, *SEATS, FRAME], thresholds(1.0), Locks(barred_countries=BARRED)))

    assert (found.rvc, found.us_content) == (None, None)
    assert found.obstacles == (Obstacle(None, 0.0, 1.0, (("seat", 70.0), ("radio", 30.0))),)


@pytest.mark.parametrize(("count", "more"), [(4, 0), (5, 0), (6, 1), (8, 3)])
def test_no_more_than_five_parts_are_named_and_the_others_counted(count: int, more: int) -> None:
    rows = [row for at in range(count) for row in part(f"P{at}", ("CN", 10.0 + at), ("JP", 99.0))]

    (obstacle,) = nearest(problem_of(rows, thresholds(0.5), Locks(barred_countries=BARRED))).obstacles

    assert obstacle.parts == tuple((f"P{at}", 10.0 + at) for at in reversed(range(count)))[:5]
    assert obstacle.more_parts == more


@pytest.mark.parametrize(("most", "blocks"), [(0, True), (1, True), (2, False), (None, False)])
def test_fewer_changes_than_have_to_be_made_are_all_that_blocks(most: int | None, *, blocks: bool) -> None:
    rows = [*part("seat", ("CN", 70.0), ("MX", 72.0)), *part("radio", ("KR", 30.0), ("MX", 31.0))]
    rows += [*part("horn", ("MX", 9.0), ("US", 10.0)), Row("JP", 100.0)]

    found = nearest(problem_of(rows, thresholds(0.9), Locks(frozenset(), BARRED, most)))

    if blocks:
        assert (found.rvc, found.us_content) == (None, None)
        parts = (("seat", 70.0), ("radio", 30.0))
        assert found.obstacles == (Obstacle(None, 0.0, 1.0, parts, most_changes=most),)
    else:
        assert found.rvc == pytest.approx(112 / 212 if most == 2 else 113 / 213)
        assert [obstacle.test for obstacle in found.obstacles] == [Test.REGIONAL]
        assert found.obstacles[0].most_changes is None


def test_a_part_that_lacks_little_is_named_and_one_that_lacks_nothing_is_not() -> None:
    rows = [*part("nut", ("CN", 0.4), ("JP", 0.5)), *SEATS, *part("horn", ("MX", 9.0), ("CN", 8.0)), FRAME]

    found = nearest(problem_of(rows, thresholds(0.75)))

    reachable = 59 / (59 + 70 + 0.4)
    assert found.rvc == pytest.approx(reachable)
    (obstacle,) = found.obstacles
    assert (obstacle.test, obstacle.threshold) == (Test.REGIONAL, 0.75)
    assert obstacle.reachable == found.rvc
    assert obstacle.parts == (("seat", 70.0), ("nut", 0.4))


def test_what_no_sourcing_changes_blocks_with_what_is_reached() -> None:
    found = nearest(problem_of([*SEATS, FRAME], thresholds(0.3), vehicle=replace(CAR, assembly_country="BR")))

    assert found.obstacles == (Obstacle(Test.ASSEMBLY, 0.0, 1.0),)
    assert found.rvc == pytest.approx(50 / 120)
    assert found.us_content == 0.0


@pytest.mark.parametrize(
    ("threshold", "tests"), [(0.5, [Test.ASSEMBLY]), (0.51, [Test.ASSEMBLY, Test.REGIONAL])]
)
def test_a_threshold_that_is_just_reached_does_not_block(threshold: float, tests: list[Test]) -> None:
    rows = [*part("seat", ("CN", 60.0), ("JP", 50.0)), FRAME]

    found = nearest(problem_of(rows, thresholds(threshold), vehicle=replace(CAR, assembly_country="BR")))

    assert found.rvc == 0.5
    assert [obstacle.test for obstacle in found.obstacles] == tests


def core_part(number: str, group: CoreGroup, *sources: tuple[str, float]) -> list[Row]:
    """Return a part of a group of core parts."""
    return [replace(row, core_group=group) for row in part(number, *sources)]


ENGINE = core_part("engine", CoreGroup.ENGINE, ("CN", 10.0), ("JP", 12.0))


def core_rules(rvc: float, us: float = 0.0, core: float = 0.75) -> Scenario:
    """Return thresholds where core parts have to originate, and count whole where they do."""
    rules = thresholds(rvc, us)
    share = Threshold("core", "Core", Test.CORE_PARTS, core, roles=(PartRole.CORE,))
    policy = replace(rules.policy, core_parts=True, thresholds=(*rules.policy.thresholds, share))
    return replace(rules, policy=policy)


def test_core_parts_that_no_sources_make_originate_block_with_the_most_they_reach() -> None:
    rows = [*ENGINE, *core_part("axle", CoreGroup.AXLES, ("CN", 5.0), ("MX", 6.0)), Row("MX", 84.0)]

    found = nearest(problem_of(rows, core_rules(0.95)))

    regional, core = found.obstacles
    assert replace(core, reachable=0.0) == Obstacle(Test.CORE_PARTS, 0.0, 0.75, (("engine", 10.0),))
    assert core.reachable == pytest.approx(6 / 16)
    assert found.rvc == pytest.approx(90 / 100)
    assert replace(regional, reachable=0.0) == Obstacle(Test.REGIONAL, 0.0, 0.95, (("engine", 10.0),))
    assert regional.reachable == pytest.approx(0.9)


@pytest.mark.parametrize(("most", "blocks"), [(0, True), (1, True), (2, False)])
def test_fewer_changes_than_core_parts_need_keep_them_from_originating(most: int, *, blocks: bool) -> None:
    rows = [*core_part("axle", CoreGroup.AXLES, ("CN", 25.0), ("MX", 26.0)), Row("MX", 45.0)]
    rows += core_part("engine", CoreGroup.ENGINE, ("CN", 30.0), ("MX", 31.0))

    found = nearest(problem_of(rows, core_rules(0.0), Locks(most_changes=most)))

    assert [obstacle.test for obstacle in found.obstacles] == [Test.CORE_PARTS] * blocks
    if blocks:
        assert found.obstacles[0].reachable == pytest.approx([0.0, 31 / 56][most])


@given(problem=problems())
def test_where_nothing_qualifies_something_blocks(problem: ModelProblem) -> None:
    choices = allowed_choices(problem)
    assume(problem.stated_failures or not any(qualifies(problem, picks) for picks in choices))

    found = nearest(problem)

    assert found.obstacles
    assert (found.rvc is None) == (not choices)
    if choices:
        rolled = SHARES[REGIONAL]
        most = max(rolled.of(problem, picks) for picks in choices)
        assert found.rvc == pytest.approx(most, abs=1e-8)


def test_us_content_is_the_most_with_the_regional_threshold_kept_and_no_more_than_that() -> None:
    """Of 100 dollars, the seat is 40 from Mexico, or 40 from China with 30 from the US in it."""
    seats = [Row("MX", 40.0, part="seat"), Row("CN", 40.0, part="seat", us=0.75, alternative=True)]
    rows = [*seats, Row("MX", 60.0)]

    def us_content(rvc: float) -> float | None:
        return nearest(problem_of(rows, thresholds(rvc, 0.9))).us_content

    assert (us_content(0.6), us_content(0.61), us_content(1.0)) == (0.3, 0.0, 0.0)


def test_us_content_is_the_most_with_the_greatest_regional_content_where_the_threshold_is_out_of_reach() -> (
    None
):
    rows = [*part("seat", ("MX", 40.0), ("US", 40.0)), Row("CN", 60.0)]

    found = nearest(problem_of(rows, thresholds(0.9, 0.9)))

    assert (found.rvc, found.us_content) == (0.4, 0.4)
    assert [obstacle.test for obstacle in found.obstacles] == [Test.REGIONAL, Test.US]


@pytest.mark.parametrize("kept", [Test.REGIONAL, Test.US])
def test_content_without_a_threshold_is_said_all_the_same_and_blocks_nothing(kept: Test) -> None:
    rules = thresholds(0.9, 0.9)
    only = tuple(one for one in rules.policy.thresholds if one.test is kept)
    rows = [*part("seat", ("MX", 40.0), ("US", 40.0)), Row("CN", 60.0)]

    found = nearest(problem_of(rows, replace(rules, policy=replace(rules.policy, thresholds=only))))

    assert (found.rvc, found.us_content) == (0.4, 0.4)
    assert [obstacle.test for obstacle in found.obstacles] == [kept]


def test_locks_on_the_number_of_changes_keep_a_model_further_off() -> None:
    rows = [
        *part("seat", ("CN", 70.0), ("MX", 70.0)),
        *part("radio", ("CN", 30.0), ("MX", 30.0)),
        Row("CN", 100.0),
    ]

    shares = [nearest(problem_of(rows, thresholds(0.9), Locks(most_changes=most))).rvc for most in (0, 1, 2)]

    assert shares == [0.0, 0.35, 0.5]


@given(problem=problems(), data=st.data())
def test_up_to_the_break_even_threshold_some_choice_complies_within_the_budget(
    problem: ModelProblem, data: st.DataObject
) -> None:
    landed = problem.landed(qualifies=True)
    us = problem.terms.threshold(US.test, 0)
    core = problem.terms.threshold(CORE_PARTS.test, 0)
    choices = [
        picks
        for picks in allowed_choices(problem)
        if (not problem.has_core or problem.share(CORE_PARTS.test, picks) >= (core or 0.0) - TOLERANCE)
        and not problem.stated_failures
        and (us is None or problem.share(US.test, picks) >= us - TOLERANCE)
    ]
    costs = [landed.of(picks) for picks in choices]
    budget = data.draw(st.sampled_from(costs) if costs else st.just(1e9))
    budget += data.draw(st.sampled_from((0.0, 0.005, -0.005)))

    reached = break_even_threshold(problem, budget)

    within = [picks for picks, cost in zip(choices, costs, strict=True) if cost <= budget + 1e-9]
    assert reached.proven
    if not within:
        assert (reached.share, reached.picks) == (None, None)
    else:
        most = max(problem.share(REGIONAL.test, picks) for picks in within)
        assert reached.share == pytest.approx(most, abs=1e-8)


TWO = [*part("seat", ("CN", 70.0), ("MX", 80.0)), *part("radio", ("CN", 20.0), ("MX", 25.0)), Row("MX", 10.0)]


@pytest.mark.parametrize(
    ("budget", "share"),
    [
        (99.99, None),
        (100.0, 10 / 100),
        (104.99, 10 / 100),
        (105.0, 35 / 105),
        (110.0, 90 / 110),
        (115.0, 1.0),
    ],
)
def test_a_budget_that_is_just_enough_is_enough(budget: float, share: float | None) -> None:
    reached = break_even_threshold(problem_of(TWO, thresholds(0.9)), budget)

    assert reached.proven
    assert reached.share == (None if share is None else pytest.approx(share))


@pytest.mark.parametrize(
    ("rules", "vehicle", "budget"),
    [
        (thresholds(0.5), CAR, inf),
        (thresholds(0.5), replace(CAR, assembly_country="BR"), 1000.0),
        (core_rules(0.5), CAR, 1000.0),
    ],
    ids=["nothing to pay less than", "never qualifies", "core part never originates"],
)
def test_without_a_sourcing_that_may_qualify_or_a_budget_there_is_no_break_even(
    rules: Scenario, vehicle: Vehicle, budget: float
) -> None:
    reached = break_even_threshold(problem_of([*TWO, *ENGINE], rules, vehicle=vehicle), budget)

    assert (reached.share, reached.picks, reached.proven) == (None, None, True)


def test_a_duty_on_the_rest_of_who_qualifies_is_part_of_what_complying_costs() -> None:
    """The seat from Mexico bears a duty of 40 dollars, the one from the US none."""
    duty = Measure("s232", "232", Trade.VEHICLE, 0.5, when=When.QUALIFYING, base=DutyBase.NON_US_CONTENT)
    rows = part("seat", ("CN", 70.0), ("MX", 80.0), ("US", 130.0))
    problem = problem_of(rows, taking(thresholds(0.5), duty))

    shares = [break_even_threshold(problem, budget).share for budget in (104.0, 105.0, 119.0, 120.0)]

    assert shares == [None, 0.0, 0.0, 1.0]


def test_unknown_origins_are_told_with_what_they_may_add() -> None:
    """A frame of 50 from Mexico, a battery of 150 from nobody knows where: 25 % for certain, or all."""
    rows = [FRAME, *part("battery", ("", 150.0)), Row("", 0.0, part="bolt", originating=False)]

    (found,) = nearest(problem_of(rows, thresholds(0.75))).obstacles

    assert (found.test, found.reachable) == (Test.REGIONAL, 0.25)
    assert (found.unknown_parts, found.possible) == (1, 1.0)


def test_unknown_origins_are_not_told_where_there_are_none() -> None:
    (found,) = nearest(problem_of([FRAME, *part("battery", ("CN", 150.0))], thresholds(0.75))).obstacles

    assert (found.unknown_parts, found.possible) == (0, None)
