"""Sweeps against ``evaluate`` and against known cases of comply or pay."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import strategies
from books import book
from headroom.analysis.class_totals import Regime
from headroom.analysis.drivers import KeyFigure
from headroom.analysis.grid_axis import GridAxis
from headroom.analysis.response import as_sourced
from headroom.analysis.sweep import Sweep, best_sweep, fixed_sweep, hump, peak, threshold_sweep
from headroom.book.sourcing import CLASSES, SourcingBook
from headroom.optimum.change_worth import worths
from headroom.optimum.resourcing import Decision, ModelResourcing, resource
from headroom.rules.exposure import Exposure
from headroom.rules.outcome import evaluate
from headroom.rules.scenario import Scenario
from property_examples import examples
from resourcing_cases import Case, offers_of, thresholds

ALL = range(len(CLASSES))
TEN = Case.generated(10, 4).offers()
_BEYOND = 1e-6
"""Further than the tolerance of a threshold, and of one that is a fortieth of it."""
FIGURES = (KeyFigure.RULES, KeyFigure.DUTY, KeyFigure.VOLUME)


def last(sweeps: list[Sweep]) -> Sweep:
    assert sweeps[-1].share_known == 1
    return sweeps[-1]


@given(
    strategies.books(),
    strategies.SCENARIOS,
    st.sampled_from(("rvc", "rvc_truck", "us_content")),
    strategies.SHARES,
)
def test_the_steps_of_a_threshold_are_what_evaluate_says_at_every_value(
    sourcing: SourcingBook, scenario: Scenario, key: str, drawn: float
) -> None:
    exposure = Exposure.of(sourcing, strategies.REFERENCE)
    respond = as_sourced(exposure)
    sweep = threshold_sweep(evaluate(exposure, scenario), key)
    at = [0.0, drawn, *sweep.values.tolist(), *(sweep.values + _BEYOND).tolist()]

    for value in (share for share in at if 0 <= share <= 1):
        response = respond(scenario.with_value(key, value))
        for figure in FIGURES:
            found = sweep.totals.figure(figure, ALL)[sweep.at(value)]
            assert found == pytest.approx(figure.of(response), rel=1e-9, abs=1e-4)
        regimes = sweep.totals.regimes(ALL, by_volume=False)[:, sweep.at(value)]
        assert regimes[Regime.AS_SOURCED] == response.qualifies.sum()
        assert regimes.sum() == len(exposure.vehicles)
        assert regimes[Regime.PAYS] == (~response.qualifies & (response.rules_usd > 0)).sum()


@given(strategies.books(), strategies.SCENARIOS, st.sampled_from(("mfn_car", "s232", "s301", "us_content")))
def test_a_sweep_of_any_number_is_what_evaluate_says_at_its_values(
    sourcing: SourcingBook, scenario: Scenario, key: str
) -> None:
    exposure = Exposure.of(sourcing, strategies.REFERENCE)
    respond = as_sourced(exposure)
    axis = GridAxis(key, np.array([0.0, 0.1, 0.45]))

    sweep = fixed_sweep(respond, evaluate(exposure, scenario), axis)

    assert sweep is not None
    for at, value in enumerate(axis.values.tolist()):
        response = respond(scenario.with_value(key, value))
        for figure in FIGURES:
            wanted = pytest.approx(figure.of(response), rel=1e-9, abs=1e-4)
            assert sweep.totals.figure(figure, ALL)[at] == wanted


@settings(max_examples=examples(15))
@given(strategies.books(), strategies.SCENARIOS, st.sampled_from(("rvc", "us_content", "mfn_car", "s232")))
def test_every_model_of_a_best_sweep_is_in_the_regime_of_its_answer(
    sourcing: SourcingBook, scenario: Scenario, key: str
) -> None:
    offers = offers_of(sourcing)
    axis = GridAxis(key, np.array([0.0, 0.2, 0.4, 0.6, 0.8, 1.0]))

    sweep = last(list(best_sweep(offers, scenario, axis)))

    for at, value in enumerate(axis.values.tolist()):
        answers = resource(offers, scenario.with_value(key, value))
        wanted = np.bincount([regime_of(answer) for answer in answers], minlength=len(Regime))
        assert sweep.totals.regimes(ALL, by_volume=False)[:, at].tolist() == wanted.tolist()


def regime_of(answer: ModelResourcing) -> Regime:
    if answer.decision is Decision.ALREADY_QUALIFIES:
        return Regime.AS_SOURCED
    if answer.decision is Decision.COMPLY:
        return Regime.RE_SOURCED
    if answer.chosen is None or answer.chosen.border_usd <= 0:
        return Regime.OWES_NOTHING
    return Regime.UNABLE if answer.comply is None else Regime.PAYS


def test_a_sweep_of_any_number_can_be_cancelled() -> None:
    outcome = evaluate(TEN.current, thresholds(0.75))

    axis = GridAxis("mfn_car", np.array([0.0, 0.1]))

    assert fixed_sweep(as_sourced(TEN.current), outcome, axis, lambda: True) is None


def test_a_policy_with_one_threshold_alone_can_be_swept() -> None:
    policy = thresholds(0.75).policy
    alone = replace(policy, thresholds=tuple(t for t in policy.thresholds if t.key == "rvc"))

    sweep = threshold_sweep(evaluate(TEN.current, Scenario(alone)), "rvc")

    assert sweep.values == pytest.approx([0.46798, 1.0], abs=5e-6)
    assert sweep.totals.figure(KeyFigure.DUTY, ALL) == pytest.approx([0.0, 16.09])


def test_what_is_moved_by_hand_is_swept_as_it_was_moved() -> None:
    answer = resource(TEN, thresholds(0.75))[0]
    assert answer.comply is not None
    moves = tuple(worth.move for worth in worths(answer.comply))
    scenario = replace(thresholds(0.75), moves=moves)
    outcome = evaluate(TEN.current, scenario)

    steps = threshold_sweep(outcome, "rvc")
    rates = fixed_sweep(as_sourced(TEN.current), outcome, GridAxis("mfn_car", np.array([0.0, 0.5])))

    assert steps.values[0] == pytest.approx(answer.comply.rvc)
    assert steps.totals.figure(KeyFigure.VOLUME, ALL).tolist() == [1, 0]
    assert rates is not None
    assert rates.totals.figure(KeyFigure.RULES, ALL).tolist() == [0, 0]


def test_content_first_rises_with_the_threshold_and_falls_where_makers_pay() -> None:
    """Ten parts, seed 4, 2.5 %: comply through 80 %, pay above; as sourced 46.798 % regional."""
    axis = GridAxis("rvc", np.linspace(0, 1, 401))
    sweep = last(list(best_sweep(TEN, thresholds(0.0), axis)))
    content = sweep.totals.mean_content(ALL, us=False)
    duty = sweep.totals.figure(KeyFigure.DUTY, ALL)

    assert content[sweep.at(0.4)] == pytest.approx(0.46798, abs=5e-6)
    assert content[sweep.at(0.8)] >= 0.8
    assert content[sweep.at(0.85)] == pytest.approx(0.46798, abs=5e-6)
    top = peak(sweep.values, content)
    assert top is not None
    assert top.inside
    assert top.first <= 0.8 <= top.last < 0.85
    assert content[sweep.at(1.0)] == pytest.approx(0.46798, abs=5e-6)
    assert duty[sweep.at(0.8)] == 0
    assert duty[sweep.at(0.85)] == pytest.approx(16.09)


def test_at_25_percent_the_ten_parts_always_comply() -> None:
    sweep = last(list(best_sweep(TEN, thresholds(0.0, 0.0, 0.25), GridAxis("rvc", np.linspace(0, 1, 201)))))

    assert sweep.totals.regimes(ALL, by_volume=False)[Regime.PAYS].max() == 0


def test_the_duty_brought_in_has_its_hump_where_complying_begins_to_be_cheaper() -> None:
    """At 75 % complying costs 1,455 cents of 64,360, so that up to 2.26 % the duty is paid."""
    sweep = last(list(best_sweep(TEN, thresholds(0.75), GridAxis("mfn_car", np.linspace(0, 0.05, 101)))))

    top = peak(sweep.values, sweep.totals.figure(KeyFigure.DUTY, ALL))

    assert top is not None
    assert top.first == top.last == pytest.approx(0.0225)
    assert top.amount == pytest.approx(0.0225 * 643.60)
    assert top.inside
    assert not sweep.stepwise


def test_twenty_models_bring_most_regional_content_at_seven_eighths() -> None:
    """FLEET-20 at 2.5 %: the peak of the unweighted mean is .8524, at 87.5 % among the tabled thresholds."""
    cases = [(f"M{seed}", Case.generated(60, seed)) for seed in range(101, 121)]
    rows = [row for name, case in cases for row in case.rows(name)]
    offers = offers_of(book(rows, *(case.vehicle(name) for name, case in cases)))
    axis = GridAxis("rvc", np.linspace(0, 1, 41))

    sweep = last(list(best_sweep(offers, thresholds(0.0), axis)))

    top = peak(sweep.values, sweep.totals.mean_content(ALL, us=False))
    assert top is not None
    assert top.first == pytest.approx(0.875)
    assert top.amount == pytest.approx(0.8524, abs=0.002)


def test_a_peak_that_is_held_says_up_to_where_and_a_flat_curve_has_none() -> None:
    values = np.array([0.1, 0.2, 0.3, 0.4, 0.5])

    held = peak(values, np.array([1.0, 3.0, 3.0, 2.0, 3.0]))
    at_the_end = peak(values, np.array([1.0, 2.0, 2.0, 3.0, 3.0]))

    assert held is not None
    assert (held.first, held.last, held.amount, held.inside) == (0.2, 0.3, 3.0, True)
    assert at_the_end is not None
    assert not at_the_end.inside
    assert peak(values, np.ones(5)) is None
    assert peak(values, np.full(5, np.nan)) is None


def test_the_hump_is_the_top_before_the_deepest_fall() -> None:
    values = np.linspace(0.0, 0.6, 7)

    found = hump(values, np.array([0.0, 2.0, 1.5, 5.0, 5.0, 3.0, 9.0]))

    assert found is not None
    assert found.first == pytest.approx(0.3)
    assert found.last == pytest.approx(0.4)
    assert found.amount == 5
    assert hump(values, np.arange(7.0)) is None
    assert hump(values, np.arange(7.0)[::-1]) is None
    assert hump(values, np.array([0.0, 5.0, 4.99, 6, 7, 8, 9])) is None


@given(st.lists(st.integers(0, 20).map(float), min_size=1, max_size=12))
def test_a_hump_is_higher_than_something_on_both_sides(heights: list[float]) -> None:
    curve = np.array(heights)
    found = hump(np.arange(float(len(curve))), curve)

    if found is not None:
        at = int(found.last)
        assert curve[at] == found.amount
        assert curve[:at].min() < found.amount > curve[at + 1 :].min()
    elif len(curve) > 2:
        inner = [at for at in range(1, len(curve) - 1) if curve[at - 1] < curve[at] > curve[at + 1]]
        assert all(
            min(curve[at] - curve[at - 1], curve[at] - curve[at + 1]) <= 0.05 * np.ptp(curve) for at in inner
        )


def test_a_key_that_is_no_content_threshold_cannot_be_swept_in_steps() -> None:
    with pytest.raises(KeyError):
        threshold_sweep(evaluate(TEN.current, thresholds(0.5)), "mfn_car")
