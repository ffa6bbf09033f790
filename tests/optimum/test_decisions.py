"""Comply or pay for a fleet: what is asked, what is taken over from before, and when there is no answer."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from books import book
from headroom.optimum.decisions import SWIFTLY, TO_THE_CENT, Decided, DecisionQuestion, decide, with_points
from headroom.optimum.fleet_totals import ResourcedFleet
from headroom.optimum.resourcing import Decision, resource
from headroom.rules.offers import Offers
from headroom.rules.scenario import Locks, Scenario, SourceMove
from resourcing_cases import Case, offers_of, thresholds

NAMES = ("Aspen", "Birch", "Cedar")
SCENARIO = thresholds(0.75)
STALE = 0.123
"""A break-even threshold that no model here has."""


def offers(*cases: Case) -> Offers:
    """Return the offers of a fleet with one model for each case."""
    named = list(zip(NAMES, cases, strict=False))
    rows = [row for name, case in named for row in case.rows(name)]
    return offers_of(book(rows, *(case.vehicle(name, volume=1000.0) for name, case in named)))


FLEET = offers(*(Case.generated(8, seed) for seed in (4, 5, 6)))
HARD = Case.generated(20, 101), thresholds(0.75, 0.4)
"""Its break-even threshold is proven only after more than a swift search."""


def decided(question: DecisionQuestion, earlier: Decided | None = None) -> Decided:
    """Return what is decided where nobody cancels."""
    found = decide(question, earlier)
    assert found is not None
    return found


class Cancelled:
    """Is asked whether to stop, and says so after some times.

    Attributes:
        said: Whether it has said so.
    """

    def __init__(self, after: int) -> None:
        self._left = after
        self.said = False

    def __call__(self) -> bool:
        self._left -= 1
        self.said = self._left < 0
        return self.said


def test_names_notes_and_moves_ask_nothing_new() -> None:
    other = replace(SCENARIO, name="Talks", note="Round 2", moves=(SourceMove("Aspen", "P0", "MX", "", 1.0),))

    assert DecisionQuestion.of(FLEET, other) == DecisionQuestion.of(FLEET, SCENARIO)


@pytest.mark.parametrize(
    "other",
    [
        SCENARIO.with_value("rvc", 0.6),
        SCENARIO.with_value("freight", 2.0),
        replace(SCENARIO, locks=Locks(most_changes=1)),
    ],
    ids=["threshold", "freight", "locks"],
)
def test_every_other_assumption_is_another_question(other: Scenario) -> None:
    assert DecisionQuestion.of(FLEET, other) != DecisionQuestion.of(FLEET, SCENARIO)


def test_other_models_are_another_question() -> None:
    assert DecisionQuestion.of(FLEET, SCENARIO, (0,)) != DecisionQuestion.of(FLEET, SCENARIO)


def test_each_model_is_decided_as_if_it_were_asked_for_alone() -> None:
    found = decided(DecisionQuestion.of(FLEET, SCENARIO))

    assert [answer.model for answer in found.answers] == list(NAMES)
    for at, (answer, alone) in enumerate(zip(found.answers, resource(FLEET, SCENARIO), strict=True)):
        assert answer.decision is alone.decision
        assert answer.landed_usd == pytest.approx(alone.landed_usd, abs=0.01)
        assert found.break_even_rates[at] == answer.break_even_rate()
        assert found.break_even_thresholds[at] == pytest.approx(alone.break_even_threshold(), abs=1e-4)
    assert found.fleet == ResourcedFleet.of(found.answers)
    assert found.fleet.volume == 3000.0


def test_only_the_models_that_are_asked_for_have_an_answer_and_a_place() -> None:
    found = decided(DecisionQuestion.of(FLEET, SCENARIO, (2, 0)))

    assert [answer.model for answer in found.answers] == ["Cedar", "Aspen"]
    assert [found.position(name) for name in NAMES] == [1, None, 0]
    assert len(found.break_even_rates) == len(found.break_even_thresholds) == 2
    assert found.fleet.volume == 2000.0


def test_where_no_duty_is_saved_complying_is_never_decided_and_breaks_even_at_a_rate_above() -> None:
    found = decided(DecisionQuestion.of(FLEET, thresholds(0.9, rate=0.0)))

    assert {answer.decision for answer in found.answers} == {Decision.NO_DUTY_DUE}
    assert all(rate is not None and rate > 0 for rate in found.break_even_rates)


@pytest.mark.parametrize("rvc", [0.5, 0.65, 0.8, 0.95])
def test_what_is_decided_from_an_earlier_answer_is_what_is_decided_afresh(rvc: float) -> None:
    question = DecisionQuestion.of(FLEET, SCENARIO.with_value("rvc", rvc))

    found, fresh = decided(question, decided(DecisionQuestion.of(FLEET, SCENARIO))), decided(question)

    assert [one.decision for one in found.answers] == [one.decision for one in fresh.answers]
    assert found.break_even_thresholds == pytest.approx(fresh.break_even_thresholds, abs=1e-4)
    assert found.break_even_rates == pytest.approx(fresh.break_even_rates, abs=1e-6)
    assert found.fleet.landed_usd == pytest.approx(fresh.fleet.landed_usd, abs=1000.0 * 0.03)


def stale(question: DecisionQuestion) -> Decided:
    """Return what is decided with break-even thresholds that are known again wherever they are taken over."""
    found = decided(question)
    return replace(found, points=tuple(replace(one, threshold=STALE) for one in found.points))


def test_break_even_thresholds_are_taken_over_where_only_the_regional_threshold_moved() -> None:
    earlier = stale(DecisionQuestion.of(FLEET, SCENARIO))

    found = decided(DecisionQuestion.of(FLEET, SCENARIO.with_value("rvc", 0.6)), earlier)

    assert found.break_even_thresholds == (STALE,) * 3
    assert found.answers[0].problem is not earlier.answers[0].problem


@pytest.mark.parametrize(
    "change",
    [
        lambda scenario: scenario.with_value("us_content", 0.3),
        lambda scenario: scenario.with_value("mfn_car", 0.1),
        lambda scenario: scenario.with_value("freight", 2.0),
        lambda scenario: replace(scenario, locks=Locks(most_changes=2)),
    ],
    ids=["US threshold", "duty", "freight", "locks"],
)
def test_break_even_thresholds_are_found_anew_where_anything_else_changed(
    change: Callable[[Scenario], Scenario],
) -> None:
    question = DecisionQuestion.of(FLEET, change(SCENARIO))

    found = decided(question, stale(DecisionQuestion.of(FLEET, SCENARIO)))

    assert found.break_even_thresholds == pytest.approx(decided(question).break_even_thresholds, abs=1e-4)
    assert STALE not in found.break_even_thresholds


def test_break_even_thresholds_are_taken_over_for_each_model_but_not_from_another_workbook() -> None:
    earlier = stale(DecisionQuestion.of(FLEET, SCENARIO, (0, 1)))
    again = offers(*(Case.generated(parts, 7) for parts in (5, 11)))

    others = decided(DecisionQuestion.of(FLEET, SCENARIO, (1, 2)), earlier)
    other_book = decided(DecisionQuestion.of(again, SCENARIO, (0, 1)), earlier)

    assert others.break_even_thresholds == pytest.approx(
        (STALE, decided(DecisionQuestion.of(FLEET, SCENARIO)).break_even_thresholds[2]), abs=1e-4
    )
    fresh = decided(DecisionQuestion.of(again, SCENARIO))
    assert other_book.break_even_thresholds == pytest.approx(fresh.break_even_thresholds, abs=1e-4)
    assert [one.landed_usd for one in other_book.answers] == pytest.approx(
        [one.landed_usd for one in fresh.answers], abs=0.05
    )


def hurried(question: DecisionQuestion, earlier: Decided | None = None) -> Decided:
    """Return what is decided without looking for break-even points."""
    found = decide(question, earlier, hurried=True)
    assert found is not None
    return found


def test_who_is_in_a_hurry_gets_the_decision_and_the_break_even_points_later() -> None:
    case, scenario = HARD
    question = DecisionQuestion.of(offers(case), scenario)

    first = hurried(question)
    later = with_points(first)

    assert not first.complete
    assert (first.break_even_thresholds, first.break_even_rates) == ((None,), (None,))
    assert later is not None
    assert later.complete
    assert later.answers == first.answers
    [found] = later.break_even_thresholds
    assert found == pytest.approx(first.answers[0].break_even_threshold(), abs=1e-4)
    assert later.break_even_thresholds == decided(question).break_even_thresholds
    assert later.break_even_rates == decided(question).break_even_rates


def test_break_even_points_that_are_put_off_are_those_of_a_moment_ago() -> None:
    before = decided(DecisionQuestion.of(FLEET, SCENARIO))

    locked = hurried(DecisionQuestion.of(FLEET, replace(SCENARIO, locks=Locks(most_changes=2))), before)

    assert not any(one.rate_found or one.threshold_found for one in locked.points)
    assert locked.break_even_thresholds == before.break_even_thresholds
    assert locked.break_even_rates == before.break_even_rates
    later = with_points(locked)
    assert later is not None
    assert later.break_even_thresholds != before.break_even_thresholds


def test_a_duty_that_moves_leaves_the_duty_at_which_a_model_flips_where_it_is() -> None:
    before = decided(DecisionQuestion.of(FLEET, SCENARIO))

    found = hurried(DecisionQuestion.of(FLEET, SCENARIO.with_value("mfn_car", 0.04)), before)

    assert all(one.rate_found and not one.threshold_found for one in found.points)
    assert found.break_even_rates == before.break_even_rates
    assert found.break_even_rates == decided(found.question).break_even_rates


def test_one_answer_without_proof_leaves_the_fleet_without_proof() -> None:
    found = decided(
        DecisionQuestion.of(offers(Case.generated(8, 4), Case.generated(40, 102)), thresholds(0.72, 0.4))
    )

    assert [answer.proven_optimal for answer in found.answers] == [True, False]
    assert not found.proven


def test_who_is_in_a_hurry_gets_the_same_decisions() -> None:
    question = DecisionQuestion.of(FLEET, SCENARIO)

    found = hurried(question)

    assert [one.decision for one in found.answers] == [one.decision for one in decided(question).answers]
    assert found.fleet == decided(question).fleet


def test_who_is_in_a_hurry_gets_the_break_even_threshold_that_is_known_from_before() -> None:
    case, scenario = HARD
    of = offers(case)
    earlier = decided(DecisionQuestion.of(of, scenario))

    found = hurried(DecisionQuestion.of(of, scenario.with_value("rvc", 0.7)), earlier)

    assert found.points[0].threshold_found
    assert found.break_even_thresholds == earlier.break_even_thresholds


@pytest.mark.parametrize("in_a_hurry", [False, True])
@pytest.mark.parametrize("again", [False, True])
def test_whenever_it_is_cancelled_there_is_no_answer(*, in_a_hurry: bool, again: bool) -> None:
    earlier = decided(DecisionQuestion.of(FLEET, SCENARIO)) if again else None
    question = DecisionQuestion.of(FLEET, SCENARIO.with_value("rvc", 0.7))
    times = 0
    while True:
        cancelled = Cancelled(after=times)
        found = decide(question, earlier, cancelled, hurried=in_a_hurry)
        if not cancelled.said:
            break
        assert found is None
        times += 1

    assert found is not None
    assert times > (1 if in_a_hurry else 2) * len(NAMES)  # between any two models, whatever is asked of them


def test_more_effort_proves_what_a_slider_has_to_take_without_proof() -> None:
    """At 18/25 and 2/5 the swift search of 40 parts, seed 102, ends without a proof."""
    question = DecisionQuestion.of(offers(Case.generated(40, 102)), thresholds(0.72, 0.4))

    swift, patient = decide(question, effort=SWIFTLY), decide(question, effort=TO_THE_CENT)

    assert swift is not None
    assert patient is not None
    assert (swift.proven, patient.proven) == (False, True)
    assert (swift.fleet.proven, patient.fleet.proven) == (False, True)
    assert patient.fleet.landed_usd <= swift.fleet.landed_usd + 1e-6 * patient.fleet.volume
