"""The map of both thresholds against ``evaluate`` at those thresholds."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, reject
from hypothesis import strategies as st

import strategies
from books import Row, book
from headroom.analysis.drivers import KeyFigure
from headroom.analysis.policy_map import Axes, PolicyMap
from headroom.analysis.response import as_sourced
from headroom.book.sourcing import CLASSES, SourcingBook, Vehicle
from headroom.rules.exposure import Exposure
from headroom.rules.outcome import evaluate
from headroom.rules.policy import Test, UsContentBasis
from headroom.rules.scenario import Scenario
from headroom.rules.verdict import Verdict
from resourcing_cases import Case, thresholds

FIGURES = (KeyFigure.RULES, KeyFigure.DUTY, KeyFigure.VOLUME)


def axes_of(scenario: Scenario) -> Axes:
    axes = Axes.of(scenario.policy)
    if axes is None:
        reject()  # its thresholds move together
    return axes


def pairs(made: PolicyMap, drawn: tuple[float, float]) -> list[tuple[float, float]]:
    """Return thresholds on, just above and between the contents of models, and one drawn pair."""
    shares = []
    for passing in (made.regional, made.us):
        at = [0.0, 1.0, *passing.reached.tolist()]
        at += [share + 2e-9 for share in at]
        shares.append(sorted({share for share in at if 0 <= share <= 1}))
    return [(r, u) for r in shares[0][:7] for u in shares[1][:7]] + [drawn]


@given(strategies.books(), strategies.SCENARIOS, st.tuples(strategies.SHARES, strategies.SHARES))
def test_every_cell_is_what_evaluate_says_at_its_thresholds(
    sourcing: SourcingBook, scenario: Scenario, drawn: tuple[float, float]
) -> None:
    exposure = Exposure.of(sourcing, strategies.REFERENCE)
    axes = axes_of(scenario)
    made = PolicyMap.of(evaluate(exposure, scenario), axes)
    cells = {figure: made.figure(figure) for figure in FIGURES}
    respond = as_sourced(exposure)

    for regional, us in pairs(made, drawn):
        at = axes.at(scenario, regional, us)
        response = respond(at)
        for figure in FIGURES:
            wanted = pytest.approx(figure.of(response), rel=1e-9, abs=1e-4)
            assert cells[figure][made.cell_at(regional, us)] == wanted
        assert made.qualifying_at(regional, us) == int(response.qualifies.sum())


@given(strategies.books(), strategies.SCENARIOS)
def test_a_map_of_one_class_and_a_map_of_the_others_make_the_whole(
    sourcing: SourcingBook, scenario: Scenario
) -> None:
    outcome = evaluate(Exposure.of(sourcing, strategies.REFERENCE), scenario)
    axes = axes_of(scenario)

    parts = [PolicyMap.of(outcome, axes, (at,)) for at in range(len(CLASSES))]

    whole = PolicyMap.of(outcome, axes)
    summed = sum((part.figure(KeyFigure.DUTY) for part in parts), np.zeros(1))
    assert summed == pytest.approx(whole.figure(KeyFigure.DUTY), rel=1e-9, abs=1e-4)
    assert sum(part.models for part in parts) == whole.models


@given(strategies.books(), strategies.SCENARIOS, st.tuples(strategies.SHARES, strategies.SHARES))
def test_a_figure_at_one_pair_is_that_of_its_cell_and_lists_the_models_that_evaluate_does(
    sourcing: SourcingBook, scenario: Scenario, drawn: tuple[float, float]
) -> None:
    exposure = Exposure.of(sourcing, strategies.REFERENCE)
    axes = axes_of(scenario)
    made = PolicyMap.of(evaluate(exposure, scenario), axes)

    for figure in FIGURES:
        cell = made.figure(figure)[made.cell_at(*drawn)]
        assert made.figure_at(figure, *drawn) == pytest.approx(float(cell), rel=1e-9, abs=1e-4)
    qualifies = evaluate(exposure, axes.at(scenario, *drawn)).verdict == Verdict.QUALIFIES
    assert made.qualifies_at(*drawn).tolist() == qualifies.tolist()


@given(strategies.books(), strategies.SCENARIOS)
def test_a_model_tips_where_its_content_is_passed_unless_another_test_fails_it(
    sourcing: SourcingBook, scenario: Scenario
) -> None:
    outcome = evaluate(Exposure.of(sourcing, strategies.REFERENCE), scenario)
    made = PolicyMap.of(outcome, axes_of(scenario))

    tested = {test.test: test for test in outcome.tests}
    regional = tested[Test.REGIONAL].low if Test.REGIONAL in tested else outcome.rvc_low
    us = tested[Test.US].low if Test.US in tested else outcome.us_content_low
    for passing, content in ((made.regional, regional), (made.us, us)):
        tips = passing.tips()
        counted = passing.moved & made.otherwise
        assert tips[counted].tolist() == content[counted].tolist()
        assert np.isnan(tips[~counted]).all()
        assert set(passing.reached.tolist()) == set(content[counted].tolist())


def test_thresholds_that_move_together_make_no_map() -> None:
    basis = next(reading for reading in strategies.READINGS if reading.key == "us_content_basis")
    asked = replace(thresholds(0.75).policy, readings=(basis,))

    assert Axes.of(asked) is not None
    assert Axes.of(asked.with_reading(basis.key, UsContentBasis.HALF_OF_REGIONAL)) is None


def test_ten_parts_qualify_up_to_their_own_contents_and_not_above() -> None:
    """Ten parts, seed 4: regional content 46.798 %, US content 8.920 %, duty 16.09 at 2.5 %."""
    scenario = thresholds(0.75)
    made = PolicyMap.of(evaluate(Case.generated(10, 4).offers().current, scenario), axes_of(scenario))
    added = made.figure(KeyFigure.RULES)

    assert made.regional.reached == pytest.approx([0.46798], abs=5e-6)
    assert made.us.reached == pytest.approx([0.08920], abs=5e-6)
    assert added == pytest.approx(np.array([[0.0, 16.09], [16.09, 16.09]]))


def test_equality_passes_to_the_last_digit() -> None:
    sourcing = book((Row("US", 750), Row("JP", 250)), Vehicle("A", assembly_country="MX", annual_volume=1))
    exposure = Exposure.of(sourcing, strategies.REFERENCE)
    scenario = thresholds(0.5)
    made = PolicyMap.of(evaluate(exposure, scenario), axes_of(scenario))

    assert made.qualifying_at(0.75, 0.75) == 1
    assert made.qualifying_at(0.75 + 1e-10, 0.0) == 1
    assert made.qualifying_at(0.7501, 0.0) == 0


def test_a_policy_that_asks_for_no_us_content_has_no_map() -> None:
    policy = thresholds(0.5).policy
    only = replace(policy, thresholds=tuple(t for t in policy.thresholds if t.test is Test.REGIONAL))

    assert Axes.of(only) is None
