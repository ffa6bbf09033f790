"""The entries of the tests: complete, in the words of the contract, and true of every exchange of parts."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import strategies
from books import Row, book
from derivations import assert_follows
from headroom.book.sourcing import SourcingBook, Vehicle, VehicleClass
from headroom.explain.model import DerivedModel
from headroom.optimum.cheapest_plans import Plan
from headroom.optimum.model_problem import ModelProblem
from headroom.optimum.offer_terms import Terms
from headroom.optimum.sourcing_choice import Sourcing, adopted
from headroom.policy_files.policy_file import load_presets
from headroom.rules.currency_rates import currency_rates
from headroom.rules.exchange import Share
from headroom.rules.exposure import Exposure
from headroom.rules.offers import Offers
from headroom.rules.outcome import evaluate
from headroom.rules.policy import Policy, Test, Threshold, VnmRule
from headroom.rules.row_sums import ROW_SUMS
from headroom.rules.scenario import Scenario
from headroom.rules.tally import Rules, tally
from headroom.rules.vehicle_tests import CONTENT, CORE_PARTS, REGIONAL, SHARES, TESTS, set_by
from headroom.rules.verdict import VehicleTestResult


@st.composite
def books_with_choices(draw: st.DrawFn) -> SourcingBook:
    """Return books of one model whose parts have several sources."""
    rows = draw(st.lists(strategies.ROWS, min_size=2, max_size=12))
    numbers = draw(st.lists(st.sampled_from(("X1", "X2", "X3")), min_size=len(rows), max_size=len(rows)))
    given_rows = [replace(row, model="A", part=part) for row, part in zip(rows, numbers, strict=True)]
    given_rows[0] = replace(given_rows[0], alternative=False)
    return book(given_rows, draw(strategies.vehicles("A")), rates={"EUR": 1.1, "JPY": 0.0065})


def complete_as_offered(offers: Offers, made: Exposure) -> bool:
    """Return whether no choice left a core part alone in its group that is not so wherever it is chosen."""
    told = dict(zip(offers.exposure.book.rows.row_number.tolist(), offers.complete.tolist(), strict=True))
    rows = made.book.rows
    complete = made.complete_parts()
    return all(
        told[int(rows.row_number[at])] == complete[at] for at in np.flatnonzero(~rows.alternative).tolist()
    )


@given(sourcing=books_with_choices(), scenario=strategies.SCENARIOS, seed=st.integers(0, 2**32 - 1))
def test_a_choice_of_sources_keeps_the_limit_of_a_test_where_it_passes_when_made(
    sourcing: SourcingBook, scenario: Scenario, seed: int
) -> None:
    offers = Offers.of(Exposure.of(sourcing, strategies.REFERENCE))
    problem = ModelProblem.of(Terms.of(offers, scenario), 0)
    offered = problem.own.offered
    chance = np.random.default_rng(seed)
    picks = np.array([chance.choice(np.flatnonzero(options)) for options in offered])
    plan = Plan(picks, 0.0, 0.0, proven=True)
    chosen = Sourcing.of(problem, plan, qualifies=False)
    assert chosen is not None
    made = evaluate(Exposure.of(adopted(offers, [chosen]), strategies.REFERENCE), scenario)
    assume(made.net_cost_usd[0] > 0.01)
    assume(complete_as_offered(offers, made.exposure))
    if problem.has_core and not problem.core_passes(picks):  # nothing of the core parts is rolled up
        problem = replace(problem, vnm=problem.parts_vnm)

    for test in made.tests:
        share = SHARES.get(test.entry)
        if share is None or test.result[0] == VehicleTestResult.NOT_ASSESSED:
            continue
        reads = made.rvc_low if test.entry is REGIONAL else test.low  # labour value eases what is asked for
        low = float(reads[0])
        if test.entry is CORE_PARTS and problem.core_ways is not None:  # several limits say it, any of them
            assert problem.share(test.test, picks) == pytest.approx(low, rel=1e-9, abs=1e-9)
            assert problem.core_passes(picks) == (test.result[0] == VehicleTestResult.PASSES)
            continue
        assert share.of(problem, picks) == pytest.approx(low, rel=1e-9, abs=1e-9)
        for threshold in (low - 1e-6, low + 1e-6):
            limit = share.limit(problem, threshold)
            kept = int(limit.weights[np.arange(len(picks)), picks].sum()) <= limit.most
            assert kept == (low > threshold)
        gains = share.gains(problem, picks)
        for part in range(len(picks)):
            before = picks.copy()
            before[part] = 0
            if problem.net_cost.of(before) > 0:
                gained = share.of(problem, picks) - share.of(problem, before)
                assert gains[part] == pytest.approx(gained, rel=1e-9, abs=1e-9)


@given(sourcing=strategies.books(), scenario=strategies.SCENARIOS)
def test_every_sum_of_rows_is_followed_back_to_them(sourcing: SourcingBook, scenario: Scenario) -> None:
    exposure = Exposure.of(sourcing, strategies.REFERENCE)
    outcome = evaluate(exposure, scenario)
    counted, rates = tally(exposure, Rules.of(scenario.policy)), currency_rates(exposure, scenario)
    for wanted in ROW_SUMS:
        expected = counted.sum_of(wanted) @ rates
        for model in range(len(outcome.vehicles)):
            followed = DerivedModel(outcome, model).parts_sum(wanted.label, wanted)
            assert followed.value == pytest.approx(float(expected[model]), rel=1e-9, abs=1e-6)
            assert_follows(followed)


@given(policy=strategies.policies())
def test_without_a_preference_there_is_that_test_alone(policy: Policy) -> None:
    tests = [entry.test for entry in set_by(policy)]
    assert tests == (list(TESTS) if policy.preference else [next(iter(TESTS))])


def test_every_test_has_its_entry_in_the_words_of_the_contract() -> None:
    assert set(TESTS) == set(Test)
    assert [entry.test.value for entry in TESTS.values()] == [
        "preference in force",
        "regional content",
        "US content",
        "core parts",
        "labour value content",
        "originating steel",
        "originating aluminium",
        "assembled in the region",
    ]
    assert [entry.test.value for entry in TESTS.values() if entry.settable] == [
        "regional content",
        "US content",
        "labour value content",
        "originating steel",
        "originating aluminium",
    ]
    assert [entry.test.value for entry in CONTENT] == ["regional content", "US content"]


def test_what_may_be_missing_has_a_remedy_and_what_says_yes_or_no_a_sentence() -> None:
    for entry in TESTS.values():
        assert entry.yes_or_no == bool(entry.never)
        if not entry.content and not entry.yes_or_no:
            assert entry.remedy
        assert not entry.content or entry.exchange is not None


def test_a_regional_threshold_of_zero_asks_for_something_and_a_us_threshold_of_zero_does_not() -> None:
    regional, us = CONTENT
    assert (regional.asks(0.0), us.asks(0.0), us.asks(0.01)) == (True, False, True)


def test_what_is_looked_at_of_a_threshold_unless_another_range_is_asked_for() -> None:
    looked_at = {entry.test: entry.looked_at for entry in TESTS.values() if entry.looked_at is not None}

    assert looked_at == {Test.REGIONAL: (0.625, 0.85), Test.US: (0.0, 0.5)}


def test_which_tests_say_yes_or_no_and_how_sourcing_moves_them() -> None:
    exchanges = {entry.test: type(entry.exchange) for entry in TESTS.values() if entry.exchange is not None}

    assert [entry.test for entry in TESTS.values() if entry.yes_or_no] == [Test.PREFERENCE, Test.ASSEMBLY]
    assert exchanges == {Test.REGIONAL: Share, Test.US: Share, Test.CORE_PARTS: Share}
    assert [entry.test for entry in TESTS.values() if entry.asks_at_zero] == [Test.REGIONAL]


@pytest.mark.parametrize("test", [Test.LABOUR, Test.STEEL, Test.ALUMINIUM])
def test_what_the_producer_states_is_tested_against_the_threshold_of_its_class(test: Test) -> None:
    stated = {Test.LABOUR: "lvc_share", Test.STEEL: "steel_share", Test.ALUMINIUM: "aluminium_share"}[test]
    shares = (0.4, 0.4, None)
    classes = (VehicleClass.PASSENGER_CAR, VehicleClass.LIGHT_TRUCK, VehicleClass.PASSENGER_CAR)
    vehicles = [
        replace(Vehicle(name), vehicle_class=one, **{stated: share})  # type: ignore[arg-type]
        for name, one, share in zip("ABC", classes, shares, strict=True)
    ]
    policy = replace(
        load_presets()[0],
        thresholds=(Threshold("own", "Own", test, 0.4, classes=(VehicleClass.PASSENGER_CAR,)),),
        preference=True,
        core_parts=False,
        vnm_rule=VnmRule.AS_SOURCED,
        tracing_list="",
        measures=(),
    )

    outcome = evaluate(
        Exposure.of(book([Row(model=name) for name in "ABC"], *vehicles), strategies.REFERENCE),
        Scenario(policy),
    )

    (made,) = (one for one in outcome.tests if one.test is test)
    assert made.result.tolist() == [
        VehicleTestResult.PASSES,
        VehicleTestResult.NOT_ASSESSED,
        VehicleTestResult.NOT_ASSESSED,
    ]
    assert made.threshold.tolist() == pytest.approx([0.4, float("nan"), 0.4], nan_ok=True)
