"""One model's choice of sources as sums and limits: by hand, and against every sourcing evaluated."""

from dataclasses import replace
from itertools import product
from math import inf

import numpy as np
import pytest
from hypothesis import given

from books import Row, book
from headroom.arrays import Whole
from headroom.book.classes_and_roles import CoreGroup
from headroom.book.sourcing import PartRole, SourcingBook, Vehicle
from headroom.knapsack.whole_numbers import Sum
from headroom.optimum.cheapest_plans import Plan, qualifies
from headroom.optimum.model_problem import Landed, ModelProblem
from headroom.optimum.offer_terms import Terms
from headroom.optimum.sourcing_choice import Sourcing, adopted
from headroom.rules.exposure import Exposure
from headroom.rules.measures import DutyBase, Fee, Measure, RateKind, Trade, When
from headroom.rules.outcome import Outcome, evaluate
from headroom.rules.policy import Test, Threshold
from headroom.rules.row_sums import US_LOW
from headroom.rules.scenario import NO_LOCKS, Locks, Scenario
from headroom.rules.verdict import Verdict
from resourcing_cases import offers_of, taking, thresholds
from sourcing_choices import choices
from strategies import REFERENCE, SCENARIOS

ROWS = [
    Row("MX", 50.0, part="lamp"),
    Row("CN", 100.0, part="seat", freight=4.0),
    Row("MX", 120.0, part="seat", alternative=True, switching=1000.0),
    Row("US", 130.0, part="seat", alternative=True),
]
"""The first part of the problem is the lamp, the second one the seat."""

CAR = Vehicle(
    "A",
    assembly_country="MX",
    annual_volume=100.0,
    conversion_usd=30.0,
    net_cost_usd=300.0,
    customs_value_usd=280.0,
    outbound_freight_usd=7.0,
    insurance_usd=3.0,
)
WHOLE = Measure("mfn_car", "MFN", Trade.VEHICLE, 0.1)
NON_US = Measure("s232", "232", Trade.VEHICLE, 0.5, when=When.QUALIFYING, base=DutyBase.NON_US_CONTENT)
PARTS = Measure("parts", "Parts", Trade.PARTS, 0.2, into="MX", origins=("CN",), when=When.ALWAYS)
MPF = Fee("mpf", "MPF", 0.01)
RULES = taking(thresholds(0.6, 0.4), WHOLE, PARTS, fees=(MPF,))


def problem_of(
    rows: list[Row] = ROWS, vehicle: Vehicle = CAR, rules: Scenario = RULES, locks: Locks = NO_LOCKS
) -> ModelProblem:
    """Return the problem of one model."""
    return ModelProblem.of(Terms.of(offers_of(book(rows, vehicle)), rules), 0, locks)


def of_seats(amount: Sum | Landed) -> list[float]:
    """Return what an amount comes to with each seat."""
    options = amount.certain.options if isinstance(amount, Landed) else amount.options
    return [amount.of(np.array([0, seat])) for seat in range(options.shape[1])]


def left(problem: ModelProblem) -> list[int]:
    """Return the seats that the locks leave."""
    return np.flatnonzero(problem.allowed[1]).tolist()


def every(problem: ModelProblem) -> list[Whole]:
    """Return every choice."""
    return [np.array(picks) for picks in product(*(np.flatnonzero(row) for row in problem.own.offered))]


def evaluated(problem: ModelProblem, picks: Whole) -> Outcome:
    """Return what ``evaluate`` says of a choice that is made current."""
    sourcing = Sourcing.of(problem, Plan(picks, 0.0, -inf, proven=False), qualifies=False)
    assert sourcing is not None
    a_book = adopted(problem.terms.offers, [sourcing])
    return evaluate(Exposure.of(a_book, REFERENCE), problem.terms.outcome.scenario)


def test_of_amounts_that_count_only_above_0_each_counts_by_itself() -> None:
    options = np.array([[0.0, 10.0]])
    landed = Landed(Sum(options, 100.0), (Sum(options, -4.0), Sum(-options, 3.0), Sum(options, -8.0)))

    assert [landed.of(np.array([pick])) for pick in (0, 1)] == [103.0, 110.0 + 6.0 + 2.0]


def test_every_source_has_its_cost_and_stated_values_move_with_the_parts() -> None:
    problem = problem_of()

    assert of_seats(problem.cost) == pytest.approx([50 + 104 + 20, 50 + 120 + 10, 50 + 130])
    assert of_seats(problem.net_cost) == pytest.approx([300, 320, 330])
    assert of_seats(problem.customs) == pytest.approx([280, 300, 310])
    assert of_seats(problem.vnm) == pytest.approx([100, 0, 0])
    assert of_seats(problem.us) == pytest.approx([0, 0, 130])
    assert of_seats(problem.parts_sum(US_LOW)) == pytest.approx([0, 0, 130])
    assert problem.always_usd == 40
    assert problem.own.part_numbers == ("", "seat")


@pytest.mark.parametrize(
    ("country", "foreign", "home"), [("MX", 0, 0), ("CA", 0, 0), ("US", 0, 30), ("JP", 30, 0)]
)
def test_assembly_counts_as_us_content_at_home_and_as_foreign_outside_the_region(
    country: str, foreign: float, home: float
) -> None:
    problem = problem_of(vehicle=replace(CAR, assembly_country=country))

    assert of_seats(problem.vnm) == pytest.approx([100 + foreign, foreign, foreign])
    assert of_seats(problem.us) == pytest.approx([home, home, 130 + home])


def test_who_qualifies_lands_without_the_duty_and_the_fee() -> None:
    problem = problem_of()

    assert of_seats(problem.landed(qualifies=True)) == pytest.approx([214, 220, 220])
    assert of_seats(problem.landed(qualifies=False)) == pytest.approx([214 + 30.8, 220 + 33, 220 + 34.1])


def test_at_another_duty_the_fee_stays() -> None:
    problem = problem_of()
    border = problem.terms.border[False]

    def at(rate: float) -> Landed:
        return problem.landed_across(replace(border, whole_rate=np.array([rate])), claimed=False)

    assert of_seats(at(0.0)) == pytest.approx([214 + 2.8, 220 + 3, 220 + 3.1])
    assert of_seats(at(0.3)) == pytest.approx([214 + 86.8, 220 + 93, 220 + 96.1])


def test_a_duty_on_the_retail_price_is_the_same_with_every_sourcing() -> None:
    on_price = replace(WHOLE, base=DutyBase.MSRP)
    problem = problem_of(vehicle=replace(CAR, msrp_usd=500.0), rules=taking(RULES, on_price))

    assert of_seats(problem.landed(qualifies=False)) == pytest.approx([40 + 154 + 50, 220 + 50, 220 + 50])


def test_a_duty_on_the_rest_counts_only_where_there_is_a_rest() -> None:
    """The border value is 50 dollars less than the parts, of which 50 or 180 dollars are from the US."""
    rows = [replace(ROWS[0], origin="US"), *ROWS[1:]]
    problem = problem_of(rows, replace(CAR, customs_value_usd=100.0), taking(RULES, NON_US))

    landed = problem.landed(qualifies=True)

    assert of_seats(landed) == pytest.approx([40 + 154 + 25, 220 + 35, 220])
    assert len(landed.if_positive) == 1
    assert problem.landed(qualifies=False).if_positive == ()


@pytest.mark.parametrize(("customs_usd", "bends"), [(100.0, 0), (99.99, 1), (0.01, 1), (0.0, 0)])
def test_only_what_may_be_above_0_and_may_be_below_counts_by_itself(customs_usd: float, bends: int) -> None:
    """What is not from the US is worth the border value now, and 100 dollars less with the other seat."""
    rows = [Row("CN", 100.0, part="seat"), Row("US", 130.0, part="seat", alternative=True)]
    worth = replace(CAR, customs_value_usd=customs_usd, conversion_usd=0.0, net_cost_usd=None)

    landed = problem_of(rows, worth, taking(RULES, NON_US)).landed(qualifies=True)

    assert len(landed.if_positive) == bends
    assert of_seats(landed) == pytest.approx([10 + 100 + customs_usd / 2, 10 + 130])


def credit(rate: float, key: str = "offset", against: str = "parts") -> Measure:
    """Return a credit of a share of the retail price."""
    base = DutyBase.MSRP
    return Measure(
        key, "Offset", Trade.PARTS, rate, base=base, kind=RateKind.CREDIT, credits_against=(against,)
    )


HOME = replace(CAR, assembly_country="US", msrp_usd=200.0)
INTO_US = replace(PARTS, into="US")


@pytest.mark.parametrize(("rate", "bends"), [(0.05, 1), (0.0999, 1), (0.1, 0), (0.2, 0), (0.0, 0)])
def test_a_credit_lessens_the_part_duty_at_most_to_its_ceiling(rate: float, bends: int) -> None:
    """The duty on the seat is 20 dollars, and the ceiling a share of 200."""
    problem = problem_of(vehicle=HOME, rules=taking(RULES, INTO_US, credit(rate)))

    landed = problem.landed(qualifies=False)
    due = 20 - min(20, 200 * rate)

    assert of_seats(landed) == pytest.approx([40 + 154 + due, 220, 220])
    assert [problem.parts_duty_usd(np.array([0, seat])) for seat in range(3)] == pytest.approx([due, 0, 0])
    assert len(landed.if_positive) == bends


def test_a_credit_lessens_the_duties_on_all_parts_together() -> None:
    rows = [*ROWS, Row("CN", 40.0, part="horn"), Row("MX", 41.0, part="horn", alternative=True)]
    problem = problem_of(rows, HOME, taking(RULES, INTO_US, credit(0.12)))

    assert problem.parts_duty_usd(np.array([0, 0, 0])) == pytest.approx(20 + 8 - 24)
    assert problem.parts_duty_usd(np.array([0, 0, 1])) == pytest.approx(0)


def test_several_credits_lessen_each_its_own_duty() -> None:
    rows = [replace(ROWS[0], origin="CN"), *ROWS[1:]]
    other = replace(INTO_US, key="more", rate=0.1)
    rules = taking(RULES, INTO_US, other, credit(0.1), credit(0.05, "second", "more"))

    problem = problem_of(rows, HOME, rules)

    duty = [problem.parts_duty_usd(np.array([0, seat])) for seat in range(3)]
    assert duty == pytest.approx([30 + 15 - 20 - 10, 0, 0])
    assert of_seats(problem.landed(qualifies=False)) == pytest.approx([40 + 154 + 15, 220, 220])


def test_switching_cost_is_spread_over_the_vehicles_of_a_year() -> None:
    problem = problem_of()

    assert [problem.switching_usd(np.array([0, seat])) for seat in range(3)] == [0, 10, 0]

    horn = [Row("CN", 4.0, part="horn"), Row("MX", 4.0, part="horn", alternative=True, switching=200.0)]
    both = problem_of([*ROWS, *horn])
    assert both.own.part_numbers == ("", "seat", "horn")
    assert both.switching_usd(np.array([0, 1, 1])) == 12


def test_a_kept_part_keeps_its_source_and_others_do_not() -> None:
    assert left(problem_of()) == [0, 1, 2]
    assert left(problem_of(locks=Locks(kept_parts=frozenset({"seat"})))) == [0]
    assert left(problem_of(locks=Locks(kept_parts=frozenset({"lamp"})))) == [0, 1, 2]


@pytest.mark.parametrize(
    ("countries", "seats"),
    [({"CN"}, [1, 2]), ({"MX"}, [0, 2]), ({"US", "CN"}, [1]), ({"US", "CN", "MX"}, []), ({"JP"}, [0, 1, 2])],
)
def test_sources_from_countries_that_are_out_are_none_and_the_rest_stays(
    countries: set[str], seats: list[int]
) -> None:
    problem = problem_of(locks=Locks(barred_countries=frozenset(countries)))

    assert left(problem) == seats
    assert problem.allowed[0, 0]
    assert problem.stuck_parts == (() if seats else ("seat",))


def test_a_kept_part_from_a_country_that_is_out_is_stuck() -> None:
    problem = problem_of(locks=Locks(frozenset({"seat"}), frozenset({"CN"})))

    assert problem.stuck_parts == ("seat",)


def test_options_that_a_part_does_not_have_are_none() -> None:
    assert problem_of().allowed.tolist() == [[True, False, False], [True, True, True]]


@pytest.mark.parametrize(("most", "greatest"), [(0, 0), (1, 1), (5, 2)])
def test_a_limit_on_changes_counts_the_parts_that_move(most: int, greatest: int) -> None:
    (limit,) = problem_of(locks=Locks(most_changes=most)).lock_limits()

    assert limit.most == greatest  # there are two parts, so five are any number
    assert limit.weights.tolist() == [[0, 0, 0], [0, 1, 1]]
    assert problem_of().lock_limits() == []


@pytest.mark.parametrize(("rvc", "us", "count"), [(0.6, 0.4, 2), (0.6, 0.0, 1), (0.0, 0.0, 1), (0.0, 1.0, 2)])
def test_there_is_a_limit_for_each_threshold_that_asks_something(rvc: float, us: float, count: int) -> None:
    assert len(problem_of(rules=thresholds(rvc, us)).test_limits) == count


def without_thresholds(rules: Scenario, *kept: Test) -> Scenario:
    """Return rules with the thresholds of some tests only."""
    policy = rules.policy
    return replace(
        rules, policy=replace(policy, thresholds=tuple(one for one in policy.thresholds if one.test in kept))
    )


FREE = [Row("MX", 1.0, part="seat"), Row("MX", 0.0, part="seat", alternative=True)]
BARE = Vehicle("A", assembly_country="MX")


@pytest.mark.parametrize(
    ("conversion_usd", "rules", "limits", "free_qualifies"),
    [
        (0.0, thresholds(0.5), 2, False),
        (0.01, thresholds(0.5), 1, True),
        (0.0, without_thresholds(RULES), 0, True),
    ],
)
def test_who_has_no_net_cost_reaches_no_threshold(
    conversion_usd: float, rules: Scenario, limits: int, *, free_qualifies: bool
) -> None:
    problem = problem_of(FREE, replace(BARE, conversion_usd=conversion_usd), rules)

    assert len(problem.test_limits) == limits
    kept = [qualifies(problem, picks) for picks in every(problem)]
    assert kept == [True, free_qualifies]
    assert kept == [evaluated(problem, picks).verdict[0] == Verdict.QUALIFIES for picks in every(problem)]


def test_where_nothing_costs_anything_it_may_qualify() -> None:
    free = problem_of(FREE, BARE, thresholds(0.5, 0.5))

    assert [free.may_qualify(picks) for picks in every(free)] == [False, True]
    assert [evaluated(free, picks).verdict[0] for picks in every(free)] == [
        Verdict.FAILS,
        Verdict.UNDETERMINED,
    ]


@pytest.mark.parametrize(
    ("rvc", "us", "may"),
    [
        (0.5, 0.0, [True, True]),
        (0.75, 0.0, [True, True]),
        (0.76, 0.0, [False, True]),
        (0.5, 0.5, [True, False]),
        (0.5, 0.51, [False, False]),
    ],
)
def test_parts_of_unknown_origin_may_come_from_anywhere(rvc: float, us: float, may: list[bool]) -> None:
    """Of 100 dollars, 25 are from China and 50 of unknown origin; instead those may be from Mexico."""
    rows = [
        Row("CN", 25.0, part="horn"),
        Row("MX", 25.0, part="lamp"),
        Row("", 50.0, part="seat"),
        Row("MX", 70.0, part="seat", alternative=True),
    ]
    problem = problem_of(rows, BARE, thresholds(rvc, us))

    assert [problem.may_qualify(picks) for picks in every(problem)] == may


def test_without_a_threshold_of_a_test_nothing_is_asked_of_it() -> None:
    problem = problem_of(rules=without_thresholds(RULES, Test.REGIONAL))

    assert len(problem.test_limits) == 1
    assert [problem.may_qualify(np.array([0, seat])) for seat in range(3)] == [True, True, True]
    assert not problem_of(rules=thresholds(0.7)).may_qualify(np.array([0, 0]))


def test_a_test_that_no_sourcing_changes_keeps_every_choice_from_qualifying() -> None:
    problem = problem_of(vehicle=replace(CAR, assembly_country="BR"), rules=thresholds(0.0))

    assert problem.stated_failures == {Test.ASSEMBLY: (0.0, 1.0)}
    assert not any(problem.may_qualify(np.array([0, seat])) for seat in range(3))


def test_core_parts_that_cannot_originate_keep_a_choice_from_qualifying() -> None:
    seats = [*ROWS[1:3], replace(ROWS[3], origin="")]
    rows = [ROWS[0], *(replace(row, core_group=CoreGroup.ENGINE) for row in seats)]
    rules = thresholds(0.0)
    core_share = Threshold("core", "Core", Test.CORE_PARTS, 0.75, roles=(PartRole.CORE,))
    policy = replace(rules.policy, core_parts=True, thresholds=(*rules.policy.thresholds, core_share))

    problem = problem_of(rows, rules=replace(rules, policy=policy))

    passes = [qualifies(problem, np.array([0, seat])) for seat in range(3)]
    assert (problem.has_core, passes) == (True, [False, True, False])
    assert [problem.may_qualify(np.array([0, seat])) for seat in range(3)] == [False, True, True]


def test_shares_are_those_of_the_low_end() -> None:
    problem = problem_of()

    assert [problem.share(Test.REGIONAL, np.array([0, seat])) for seat in range(3)] == [200 / 300, 1, 1]
    assert [problem.share(Test.US, np.array([0, seat])) for seat in range(3)] == [0, 0, 130 / 330]
    assert problem.share(Test.STEEL, np.array([0, 1])) == 0.0


@given(a_book=choices(), scenario=SCENARIOS)
def test_every_choice_costs_contains_and_passes_what_evaluate_says(
    a_book: SourcingBook, scenario: Scenario
) -> None:
    problem = ModelProblem.of(Terms.of(offers_of(a_book), scenario), 0)
    for picks in every(problem)[:8]:
        outcome = evaluated(problem, picks)
        passes = bool(outcome.verdict[0] == Verdict.QUALIFIES)
        assert problem.net_cost.of(picks) == pytest.approx(outcome.net_cost_usd[0])
        assert problem.customs.of(picks) == pytest.approx(outcome.customs_value_usd[0])
        rolled = not problem.has_core or problem.core_passes(picks)
        vnm = problem.vnm if rolled else problem.parts_vnm
        assert vnm.of(picks) == pytest.approx(outcome.vnm_high_usd[0], abs=1e-6)
        assert problem.share(Test.REGIONAL, picks) == pytest.approx(outcome.rvc_low[0])
        assert problem.us_content(picks) == pytest.approx(outcome.us_content_low[0])
        assert problem.parts_duty_usd(picks) == pytest.approx(outcome.parts_duty_usd[0], abs=1e-6)
        assert problem.landed(qualifies=passes).of(picks) - problem.switching_usd(picks) == pytest.approx(
            outcome.landed_cost_usd[0]
        )
        assert (not problem.stated_failures and qualifies(problem, picks)) == passes
        assert problem.may_qualify(picks) == (outcome.verdict[0] != Verdict.FAILS)
