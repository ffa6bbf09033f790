"""Core parts that may originate in several ways, by choice, against every sourcing evaluated."""

from dataclasses import replace
from itertools import product

import numpy as np
import pytest
from hypothesis import assume, given, settings

from books import Row, book
from headroom.arrays import Whole
from headroom.book.classes_and_roles import CORE_GROUPS, CoreGroup
from headroom.book.sourcing import PartRole, SourcingBook, Vehicle
from headroom.knapsack.cheapest_choice import MOST_EFFORT
from headroom.optimum.attainable_content import nearest
from headroom.optimum.change_worth import trial
from headroom.optimum.cheapest_plans import Plan, qualifies
from headroom.optimum.constraint_costs import constraint_costs
from headroom.optimum.model_problem import ModelProblem
from headroom.optimum.offer_terms import Terms
from headroom.optimum.resourcing import ModelResourcing, resource
from headroom.optimum.sourcing_choice import Sourcing, adopted
from headroom.rules.exposure import Exposure
from headroom.rules.outcome import Outcome, evaluate
from headroom.rules.policy import Test, Threshold
from headroom.rules.scenario import Scenario
from headroom.rules.verdict import Verdict
from property_examples import examples
from resourcing_cases import offers_of, thresholds
from sourcing_choices import certified_choices, check_answer, core_scenarios, every_sourcing
from strategies import REFERENCE


def every(problem: ModelProblem) -> list[Whole]:
    """Return every choice."""
    return [np.array(picks) for picks in product(*(np.flatnonzero(row) for row in problem.own.offered))]


def evaluated(problem: ModelProblem, picks: Whole) -> Outcome:
    """Return what ``evaluate`` says of a choice that is made current."""
    sourcing = Sourcing.of(problem, Plan(picks, 0.0, -np.inf, proven=False), qualifies=False)
    assert sourcing is not None
    a_book = adopted(problem.terms.offers, [sourcing])
    return evaluate(Exposure.of(a_book, REFERENCE), problem.terms.outcome.scenario)


@settings(max_examples=examples(300), deadline=None)
@given(a_book=certified_choices() | certified_choices(most_groups=7), scenario=core_scenarios())
def test_no_sourcing_lands_for_less_than_the_answer(a_book: SourcingBook, scenario: Scenario) -> None:
    (answer,) = resource(offers_of(a_book), scenario)

    check_answer(answer, every_sourcing(a_book, scenario))


@settings(max_examples=examples(150), deadline=None)
@given(a_book=certified_choices(), scenario=core_scenarios())
def test_every_choice_contains_and_passes_what_evaluate_says(
    a_book: SourcingBook, scenario: Scenario
) -> None:
    problem = ModelProblem.of(Terms.of(offers_of(a_book), scenario), 0)
    for picks in every(problem)[:12]:
        outcome = evaluated(problem, picks)
        passes = bool(outcome.verdict[0] == Verdict.QUALIFIES)
        assert qualifies(problem, picks) == passes
        assert problem.may_qualify(picks) == (outcome.verdict[0] != Verdict.FAILS)
        assert problem.share(Test.REGIONAL, picks) == pytest.approx(outcome.rvc_low[0])
        if problem.has_core:
            assessed = not np.isnan(outcome.core.value[0][0])
            assert problem.core_passes(picks) == (bool(outcome.core.passes[0][0]) or not assessed)
        if problem.core_ways is not None and assessed:
            assert problem.share(Test.CORE_PARTS, picks) == pytest.approx(outcome.core.value[0][0])
            kept = [way for way in problem.core_ways.passing if way.kept_by(picks)]
            assert bool(kept) == problem.core_passes(picks)
        made = trial(problem, picks)
        assert made.qualifies == passes
        assert made.rvc == pytest.approx(outcome.rvc_low[0])


@settings(max_examples=examples(150), deadline=None)
@given(a_book=certified_choices(), scenario=core_scenarios())
def test_core_parts_that_never_originate_block_with_the_most_they_reach(
    a_book: SourcingBook, scenario: Scenario
) -> None:
    anywhere = scenario.with_value("rvc", 0.0).with_value("us_content", 0.0)
    problem = ModelProblem.of(Terms.of(offers_of(a_book), anywhere), 0)
    assume(problem.core_ways is not None)
    reached = [problem.share(Test.CORE_PARTS, picks) for picks in every(problem)]
    most, threshold = max(reached), problem.share_limits[Test.CORE_PARTS][0]

    blocking = [one for one in nearest(problem).obstacles if one.test is Test.CORE_PARTS]

    assert len(blocking) == (not any(problem.core_passes(picks) for picks in every(problem)))
    for one in blocking:
        assert one.reachable == pytest.approx(most, abs=1e-7)
        assert one.threshold == threshold
        assert one.parts


def part(number: str, group: CoreGroup, *sources: Row) -> list[Row]:
    """Return a core part with its sources, the current one first."""
    return [
        replace(row, part=number, core_group=group, hts="", role=PartRole.CORE, alternative=at > 0)
        for at, row in enumerate(sources)
    ]


def answer_to(rows: list[Row], core: float = 0.75, effort: int = MOST_EFFORT) -> ModelResourcing:
    """Return comply or pay for a car without a duty of which only core parts are asked."""
    rules = thresholds(0.0, rate=0.0)
    share = Threshold("core", "Core", Test.CORE_PARTS, core, roles=(PartRole.CORE,))
    policy = replace(rules.policy, core_parts=True, thresholds=(*rules.policy.thresholds, share))
    car = Vehicle("A", assembly_country="MX", annual_volume=10.0)
    (answer,) = resource(offers_of(book(rows, car)), replace(rules, policy=policy), effort=effort)
    return answer


def picked(answer: ModelResourcing) -> tuple[list[int] | None, list[int] | None]:
    """Return the choices that comply and that pay, both proven."""
    assert answer.proven_optimal
    comply, pay = (None if one is None else one.picks[1:].tolist() for one in (answer.comply, answer.pay))
    return comply, pay


CERTIFIED_ENGINE = part(
    "engine", CoreGroup.ENGINE, Row("CN", 100.0), Row("MX", 130.0, regional=0.2, originating=True)
)
AXLE = part("axle", CoreGroup.AXLES, Row("MX", 50.0, regional=0.7), Row("MX", 60.0, regional=0.9))


def test_a_group_that_a_certificate_settles_passes_alone_though_all_together_fail() -> None:
    """Together it is 26 of 130 dollars and 54 of 60."""
    answer = answer_to([*CERTIFIED_ENGINE, *AXLE])

    assert picked(answer) == ([1, 1], [0, 0])
    assert answer.comply is not None
    assert answer.problem.share(Test.CORE_PARTS, answer.comply.picks) == pytest.approx(0.9)
    assert not answer.problem.core_passes(np.array([0, 0, 1]))
    assert not answer.problem.core_passes(np.array([0, 1, 0]))


def test_a_point_of_core_parts_is_one_of_the_groups_that_have_to_reach_it() -> None:
    """A share y of the dearer axle: 15 (1 - y) + 6 y = (1 - t)(50 + 10 y), at 10 y dollars."""
    costs = {cost.test: cost for cost in constraint_costs(answer_to([*CERTIFIED_ENGINE, *AXLE]))}

    share = 2.5 / 11.5
    assert costs[Test.CORE_PARTS].usd == pytest.approx(10 * (50 + 10 * share) / 11.5 / 100)
    assert costs[Test.CORE_PARTS].reached == pytest.approx(0.9)


def test_a_certificate_of_one_part_settles_no_group_with_another_that_has_none() -> None:
    """Beside a box without one the gears count whole; beside one with a certificate 26 % are missing."""
    gears = part("gears", CoreGroup.TRANSMISSION, Row("MX", 90.0, originating=True))
    boxes = (Row("MX", 40.0, regional=0.2), Row("MX", 40.5, regional=0.6, originating=True))
    axle = part("axle", CoreGroup.AXLES, Row("CN", 1.0))

    answer = answer_to([*gears, *part("box", CoreGroup.TRANSMISSION, *boxes), *axle], 0.74)

    assert picked(answer) == ([0], [1])
    reached = [answer.problem.share(Test.CORE_PARTS, np.array([0, pick])) for pick in (0, 1)]
    assert reached == pytest.approx([(131 - 33) / 131, (131.5 - 23.4 - 16.2 - 1) / 131.5])


def test_listed_components_alone_count_only_where_a_chosen_part_says_which_they_are() -> None:
    """A cheap part that says nothing leaves 60 of 160 dollars foreign; who says no leaves nothing."""
    block = part("block", CoreGroup.ENGINE, Row("MX", 100.0))
    bolts = part(
        "bolts",
        CoreGroup.ENGINE,
        Row("CN", 60.0),
        Row("CN", 61.0, core_component=True),
        Row("CN", 62.0, core_component=False),
        Row("MX", 63.0),
    )

    assert picked(answer_to([*block, *bolts])) == ([2], [0])
    assert picked(answer_to([*block, *bolts[:2], bolts[3]], 0.5))[1] is None


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_of_very_many_ways_a_swift_search_has_a_bound_and_a_thorough_one_the_proof(seed: int) -> None:
    """Each of seven groups may be settled by a certificate or not."""
    chance, rows = np.random.default_rng(seed), [Row("MX", 500.0, part="body", core_group=CoreGroup.NONE)]
    for number, group in enumerate(one for one in CORE_GROUPS if one is not CoreGroup.NONE):
        cost = float(chance.integers(20, 600))
        stated = None if chance.random() < 0.5 else float(chance.integers(1, 7)) / 10
        rows += part(
            f"P{number}",
            group,
            Row("CN", cost),
            Row("MX", cost + 60, regional=stated, originating=True),
            Row("US", cost + 90, core_component=True),
        )

    swift, thorough = answer_to(rows, effort=1), answer_to(rows)

    problem = thorough.problem
    assert problem.core_ways is not None
    assert len(problem.core_ways.passing) > 64
    landed = problem.landed(qualifies=True)
    least = min(landed.of(picks) for picks in every(problem) if problem.core_passes(picks))
    assert thorough.proven_optimal
    assert thorough.comply is not None
    assert thorough.comply.landed_usd == pytest.approx(least, abs=0.01)
    assert swift.comply is not None
    assert swift.comply.bound_usd <= least + 1e-6
    assert least - 1e-6 <= swift.comply.landed_usd
    assert swift.pay is not None
    assert swift.pay.landed_usd == pytest.approx(thorough.pay.landed_usd if thorough.pay else 0.0)
    assert not swift.proven_optimal
