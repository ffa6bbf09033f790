"""Comply or pay on whole workbooks: every sourcing enumerated through ``evaluate``."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from books import Row, book
from fleet_of_courses import NAMES, answers
from headroom.book.sourcing import SourcingBook, Vehicle
from headroom.knapsack.kept_answers import KeptAnswers
from headroom.optimum.attainable_content import Exactness
from headroom.optimum.break_even_rate import break_even_key
from headroom.optimum.model_problem import ModelProblem
from headroom.optimum.resourcing import Decision, ModelResourcing, resource
from headroom.optimum.sourcing_choice import adopted
from headroom.rules.exposure import Exposure
from headroom.rules.measures import DutyBase, Fee, Measure, Trade, When
from headroom.rules.outcome import evaluate
from headroom.rules.scenario import NO_LOCKS, Locks, Scenario
from headroom.rules.verdict import Verdict
from property_examples import examples
from resourcing_cases import Case, offers_of, taking, thresholds
from sourcing_choices import CENT, One, check_answer, choices, every_sourcing
from strategies import REFERENCE, SCENARIOS, books

_MOST_SET = 10.0
"""The greatest rate that can be set."""


@settings(max_examples=examples(150))
@given(a_book=choices(), scenario=SCENARIOS)
def test_no_sourcing_lands_for_less_than_the_answer(a_book: SourcingBook, scenario: Scenario) -> None:
    (answer,) = resource(offers_of(a_book), scenario)

    check_answer(answer, every_sourcing(a_book, scenario))


@given(
    a_book=choices(),
    scenario=SCENARIOS,
    most=st.none() | st.integers(0, 3),
    kept=st.sets(st.sampled_from(("P0", "P1", "P2"))),
    barred=st.sets(st.sampled_from(("CN", "JP", "MX", ""))),
)
def test_locks_leave_out_just_the_sourcings_they_forbid(
    a_book: SourcingBook, scenario: Scenario, most: int | None, kept: set[str], barred: set[str]
) -> None:
    rows = a_book.rows
    (answer,) = resource(
        offers_of(a_book), scenario, Locks(frozenset(kept), frozenset(barred), most_changes=most)
    )

    numbers = list(dict.fromkeys(rows.part_number[i] for i in range(len(rows))))
    sources = {n: [i for i in range(len(rows)) if rows.part_number[i] == n] for n in numbers}

    def left(one: One) -> bool:
        origins = {
            rows.origins[rows.origin[sources[n][pick]]]
            for n, pick in zip(numbers, one.picks, strict=True)
            if len(sources[n]) > 1
        }
        return (
            not origins & barred
            and (most is None or one.changes <= most)
            and not any(pick for n, pick in zip(numbers, one.picks, strict=True) if n in kept)
        )

    check_answer(answer, [one for one in every_sourcing(a_book, scenario) if left(one)])


@given(a_book=choices(), scenario=SCENARIOS)
def test_a_workbook_with_the_answer_made_current_evaluates_to_the_answer(
    a_book: SourcingBook, scenario: Scenario
) -> None:
    offers = offers_of(a_book)
    (answer,) = resource(offers, scenario)

    for sourcing, qualifies in ((answer.comply, True), (answer.pay, False)):
        if sourcing is not None:
            outcome = evaluate(Exposure.of(adopted(offers, [sourcing]), REFERENCE), scenario)
            volume = max(a_book.vehicles[0].annual_volume, 1.0)
            switching = sum(a_book.rows.switching_cost_usd[c.to_row] for c in sourcing.changes) / volume
            assert bool(outcome.verdict[0] == Verdict.QUALIFIES) is qualifies
            assert outcome.landed_cost_usd[0] + switching == pytest.approx(sourcing.landed_usd)
            assert outcome.rvc_low[0] == pytest.approx(sourcing.rvc)
            assert outcome.us_content_low[0] == pytest.approx(sourcing.us_content)
            assert outcome.vehicle_duty_usd[0] + outcome.fees_usd[0] == pytest.approx(
                sourcing.border_usd, abs=1e-6
            )


@given(a_book=choices(), scenario=SCENARIOS)
def test_the_premium_is_the_cost_of_the_changes(a_book: SourcingBook, scenario: Scenario) -> None:
    no_credit = scenario.with_value("offset", 0.0)
    (answer,) = resource(offers_of(a_book), no_credit)

    if answer.comply is not None:
        assert answer.comply_premium_usd == pytest.approx(
            sum(change.cost_delta_usd for change in answer.comply.changes), abs=1e-6
        )


@given(a_book=choices(), scenario=SCENARIOS)
def test_where_nothing_qualifies_the_nearest_is_the_most_any_sourcing_reaches(
    a_book: SourcingBook, scenario: Scenario
) -> None:
    scenario = replace(scenario, policy=replace(scenario.policy, core_parts=False, readings=()))
    (answer,) = resource(offers_of(a_book), scenario)
    near = answer.nearest()

    assert (near is None) == (answer.comply is not None)
    if near is not None:
        sourcings = every_sourcing(a_book, scenario)
        assert near.obstacles
        assert near.rvc == pytest.approx(max(one.rvc for one in sourcings), abs=1e-8)
        assert near.us_content is not None
        assert near.us_content <= max(one.us for one in sourcings) + 1e-8


def gap_at(rate: float, a_book: SourcingBook, scenario: Scenario, problem: ModelProblem) -> float:
    """Return by how much the cheapest sourcing that fails is dearer at a rate than the one that qualifies.

    The duty whose rate it is falls on both; where there is none such, all duties on one that fails are one.
    """
    key = break_even_key(problem)
    found = every_sourcing(a_book, scenario if key is None else scenario.with_value(key, rate))
    complies = min((one.landed for one in found if one.qualifies), default=np.inf)
    if key is not None:
        return min((one.landed for one in found if not one.qualifies), default=np.inf) - complies
    vehicle, paid = a_book.vehicles[0], [np.inf]
    vehicles = vehicle.vehicles_per_entry or 1.0
    for one in found:
        if not one.qualifies:
            picks = np.array(one.picks)
            value = problem.customs.of(picks)
            fees = sum(
                min(max(fee.rate * value * vehicles, fee.least_usd or 0.0), fee.most_usd or np.inf) / vehicles
                for fee in scenario.policy.fees
                if fee.when is not When.QUALIFYING
                and (not fee.by_vessel_only or vehicle.transport_mode == "vessel")
            )
            paid.append(problem.cost.of(picks) + problem.always_usd + rate * value + fees)
    return min(paid) - complies


@settings(max_examples=examples(150))
@given(a_book=choices(), scenario=SCENARIOS)
def test_at_the_break_even_rate_paying_costs_what_complying_does(
    a_book: SourcingBook, scenario: Scenario
) -> None:
    (answer,) = resource(offers_of(a_book), scenario)
    rate, problem = answer.break_even_rate(), answer.problem
    assume(problem.customs.range()[0] >= 0)  # no vehicle is worth less than nothing at the border
    if answer.comply is None or a_book.vehicles[0].assembly_country == "US":
        assert rate is None
    elif rate is None:
        assert gap_at(5.0, a_book, scenario, problem) <= CENT
    elif rate == 0:
        assert gap_at(0.0, a_book, scenario, problem) >= -CENT
    elif rate <= _MOST_SET:
        assert gap_at(rate, a_book, scenario, problem) == pytest.approx(0.0, abs=CENT)
        assert gap_at(rate / 2, a_book, scenario, problem) <= CENT


@given(a_book=choices(), scenario=SCENARIOS)
def test_starting_from_other_answers_changes_no_answer(a_book: SourcingBook, scenario: Scenario) -> None:
    offers = offers_of(a_book)
    elsewhere = resource(offers, scenario.with_value("rvc", 0.3).with_value("rvc_truck", 0.9))

    (cold,), (warm,) = resource(offers, scenario), resource(offers, scenario, earlier=elsewhere)

    assert warm.decision is cold.decision
    assert warm.landed_usd == pytest.approx(cold.landed_usd, abs=CENT)


@given(a_book=books(), scenario=SCENARIOS)
def test_without_alternatives_the_answer_is_the_evaluation(a_book: SourcingBook, scenario: Scenario) -> None:
    outcome = evaluate(Exposure.of(a_book, REFERENCE), scenario)
    assume(bool((outcome.net_cost_usd > 0).all()))

    for i, answer in enumerate(resource(offers_of(a_book), scenario)):
        qualifies = outcome.verdict[i] == Verdict.QUALIFIES
        assert answer.landed_usd == pytest.approx(outcome.landed_cost_usd[i])
        owes = outcome.vehicle_duty_usd[i] + outcome.fees_usd[i] >= 0.005
        unless = Decision.PAY if owes else Decision.NO_DUTY_DUE
        assert answer.decision is (Decision.ALREADY_QUALIFIES if qualifies else unless)
        assert answer.proven_optimal
        assert not answer.changes


def test_current_rows_of_one_part_number_move_together() -> None:
    rows = [
        Row("CN", 300.0, part="seat"),
        Row("JP", 200.0, part="seat"),
        Row("MX", 520.0, part="seat", alternative=True, switching=1000.0),
        Row("CN", 100.0, part="lamp"),
        Row("US", 1.0, part="orphan", alternative=True),
    ]
    offers = offers_of(book(rows, Vehicle("A", assembly_country="MX", annual_volume=500.0)))

    (answer,) = resource(offers, thresholds(0.8, rate=0.25))
    assert answer.comply is not None
    (change,) = answer.comply.changes

    assert (change.part_number, change.from_origin, change.to_origin) == ("seat", "CN, JP", "MX")
    assert change.cost_delta_usd == pytest.approx(20.0 + 1000.0 / 500.0)
    assert answer.comply.rvc == pytest.approx(520 / 620)
    assert answer.incumbent_usd == pytest.approx(600.0)
    assert answer.decision is Decision.COMPLY


def test_a_cancelled_run_returns_the_models_answered_so_far() -> None:

    rows = [Row("CN", 10.0, model=name, part="p") for name in "ABC"]
    answers = iter((False, False, True))

    done = resource(offers_of(book(rows)), thresholds(0.5), cancelled=lambda: next(answers))

    assert [answer.model for answer in done] == ["A", "B"]


def test_a_lock_on_the_number_of_changes_is_at_least_0() -> None:
    with pytest.raises(ValueError, match="at least 0"):
        Locks(most_changes=-1)


FLEET = answers()
CAR = Vehicle("A", assembly_country="MX")


@pytest.mark.parametrize(
    ("name", "complying", "paying", "gap", "saves"),
    [
        ("Stays", (0.0, 0.0), (None, None), None, 0.0),
        ("Moves", (7.0, 0.0), (0.0, 16.5), -9.5, 9.5),
        ("Pays", (None, None), (-30.0, 15.4), None, 31.1),
        ("Home, fails", (None, None), (0.0, 0.0), None, 0.0),
        ("Stuck", (None, None), (None, None), None, 0.0),
        ("Saves", (-20.0, 0.0), (None, None), None, 20.0),
    ],
)
def test_premium_and_duty_of_both_ways_are_told_and_their_gap(
    name: str,
    complying: tuple[float | None, ...],
    paying: tuple[float | None, ...],
    gap: float | None,
    saves: float,
) -> None:
    answer = FLEET[name]

    assert (answer.comply_premium_usd, answer.duty_if_complying_usd) == pytest.approx(complying, abs=1e-9)
    assert (answer.premium_if_paying_usd, answer.duty_if_paying_usd) == pytest.approx(paying, abs=1e-9)
    assert answer.gap_usd == (None if gap is None else pytest.approx(gap))
    assert answer.saves_usd == pytest.approx(saves)
    assert answer.admin_cost_usd == 0


@pytest.mark.parametrize(
    ("name", "landed"),
    list(zip(NAMES, (215.0, 177.0, 155.4, 300.0, 110.0, None, None, 100.0, 166.5), strict=True)),
    ids=NAMES,
)
def test_no_model_lands_for_less_than_its_bound(name: str, landed: float | None) -> None:
    answer = FLEET[name]

    assert answer.landed_usd == (None if landed is None else pytest.approx(landed))
    assert answer.bound_usd == pytest.approx(float("inf") if landed is None else landed, abs=CENT)
    assert answer.proven_optimal


@pytest.mark.parametrize("decision", list(Decision))
def test_who_complies_or_does_already_qualifies(decision: Decision) -> None:
    assert decision.qualifies is (decision.value in {"comply", "already qualifies"})


def seat(
    *sources: Row, vehicle: Vehicle = CAR, rules: Scenario, locks: Locks | None = None
) -> ModelResourcing:
    """Return the answer for one part, its current source first."""
    rows = [replace(row, part="seat", alternative=at > 0) for at, row in enumerate(sources)]
    (answer,) = resource(offers_of(book(rows, vehicle)), rules, locks)
    return answer


@pytest.mark.parametrize(
    ("dearer", "decision"),
    [(9.99, Decision.COMPLY), (10.0, Decision.COMPLY), (10.01, Decision.PAY), (10.5, Decision.PAY)],
)
def test_complying_is_decided_while_it_costs_no_cent_more_than_paying(
    dearer: float, decision: Decision
) -> None:
    answer = seat(Row("CN", 100.0), Row("MX", 100.0 + dearer), rules=thresholds(0.5, rate=0.1))

    assert answer.decision is decision


@pytest.mark.parametrize(
    ("rate", "decision"),
    [(0.0049, Decision.NO_DUTY_DUE), (0.005, Decision.PAY), (0.009, Decision.PAY), (0.1, Decision.PAY)],
)
def test_a_duty_below_half_a_cent_is_none(rate: float, decision: Decision) -> None:
    assert seat(Row("CN", 1.0), rules=thresholds(0.5, rate=rate)).decision is decision


def test_who_may_not_stay_as_it_is_does_not_qualify_already() -> None:
    sources, rules = (Row("MX", 100.0), Row("US", 110.0)), thresholds(0.5)
    out = Locks(barred_countries=frozenset({"MX"}))

    assert seat(*sources, rules=rules).decision is Decision.ALREADY_QUALIFIES
    assert seat(*sources, rules=rules, locks=out).decision is Decision.COMPLY
    assert seat(*sources, rules=replace(rules, locks=out)).decision is Decision.COMPLY
    assert (
        seat(*sources, rules=replace(rules, locks=out), locks=NO_LOCKS).decision is Decision.ALREADY_QUALIFIES
    )
    us_out = Locks(barred_countries=frozenset({"US"}))
    assert seat(*sources, rules=rules, locks=us_out).decision is Decision.ALREADY_QUALIFIES


MFN = Measure("mfn", "MFN", Trade.VEHICLE, 0.1)


@pytest.mark.parametrize(
    ("measures", "fees", "owes_nothing"),
    [
        ((), (), True),
        ((replace(MFN, rate=0.0),), (), True),
        ((MFN,), (), False),
        ((replace(MFN, when=When.QUALIFYING),), (), False),
        ((replace(MFN, when=When.QUALIFYING, base=DutyBase.NON_US_CONTENT),), (), False),
        ((replace(MFN, base=DutyBase.MSRP),), (), False),
        ((replace(MFN, on=Trade.PARTS, into="MX", when=When.ALWAYS),), (), True),
        ((), (Fee("mpf", "MPF", 0.01),), False),
    ],
)
def test_a_model_owes_nothing_where_no_duty_and_no_fee_falls_on_it_in_any_state(
    measures: tuple[Measure, ...], fees: tuple[Fee, ...], *, owes_nothing: bool
) -> None:
    rules, priced = taking(thresholds(0.5), *measures, fees=fees), replace(CAR, msrp_usd=100.0)

    assert seat(Row("CN", 100.0), vehicle=priced, rules=rules).owes_nothing is owes_nothing


def test_the_break_even_rate_is_the_duty_at_which_complying_costs_the_same() -> None:
    """Complying lands for 177 dollars, and paying for 170 and the fee of 1.50 on 150 dollars."""
    assert FLEET["Moves"].break_even_rate() == pytest.approx(5.5 / 150)
    assert FLEET["Pays"].break_even_rate() is None
    assert FLEET["Home"].break_even_rate() is None
    assert FLEET["Saves"].break_even_rate() == 0


def test_the_break_even_rate_is_of_the_sourcing_that_is_cheapest_to_pay_for_at_that_rate() -> None:
    """Without a duty China is cheapest, but its parts are worth twice as much at the border as Japan's."""
    sources = Row("CN", 100.0), Row("JP", 50.0, freight=55.0), Row("MX", 120.0)
    assembled = replace(CAR, conversion_usd=50.0)

    assert seat(*sources, vehicle=assembled, rules=thresholds(0.9)).break_even_rate() == pytest.approx(0.15)


@pytest.mark.parametrize(("customs_usd", "rate"), [(-1.0, None), (0.0, None), (0.5, 40.0)])
def test_what_is_worth_nothing_at_the_border_has_no_duty_to_break_even_with(
    customs_usd: float, rate: float | None
) -> None:
    worthless = replace(CAR, customs_value_usd=customs_usd)
    answer = seat(Row("CN", 100.0), Row("MX", 120.0), vehicle=worthless, rules=thresholds(0.5))

    assert answer.break_even_rate() == (None if rate is None else pytest.approx(rate))


def test_who_complies_for_less_than_nothing_breaks_even_without_any_duty() -> None:
    assert seat(Row("CN", 100.0), Row("MX", 90.0), rules=thresholds(0.5)).break_even_rate() == 0


def test_the_break_even_threshold_is_unproven_where_the_cost_of_paying_is() -> None:
    answer = FLEET["Moves"]

    assert answer.break_even_reached(Exactness()).proven
    anew = replace(answer, kept=KeptAnswers())  # else the proof is taken over
    assert not anew.break_even_reached(Exactness(effort=0)).proven
    assert answer.break_even_threshold() == 1.0


def test_only_who_cannot_qualify_is_told_how_near_it_comes() -> None:
    assert FLEET["Moves"].nearest() is None
    near = FLEET["Pays"].nearest()
    assert near is not None
    assert near.rvc == pytest.approx(50 / 140)


def test_an_answer_is_proven_where_both_ways_are() -> None:
    offers, rules = Case.generated(40, 102).offers(), thresholds(0.72, 0.4)

    (swift,), (exact,) = resource(offers, rules, effort=1), resource(offers, rules)

    assert (swift.proven_optimal, exact.proven_optimal) == (False, True)


def test_the_next_search_starts_from_what_was_found() -> None:
    moves, stuck = FLEET["Moves"], FLEET["Stuck"]

    assert [picks[0].tolist() for picks in moves.start] == [[0, 1], [0, 0]]
    assert stuck.start == ((), ())


def test_the_changes_are_those_of_what_was_decided() -> None:
    assert [len(answer.changes) for answer in FLEET.values()] == [0, 1, 1, 0, 0, 0, 0, 1, 0]
    assert [model.decision for model in FLEET.values()].count(Decision.NO_SOURCING) == 2
