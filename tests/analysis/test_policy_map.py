"""The map of both thresholds against ``evaluate`` at those thresholds."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import strategies
from books import Row, book
from headroom.analysis.drivers import KeyFigure
from headroom.analysis.policy_map import Axes, Binding, PolicyMap
from headroom.analysis.response import as_sourced
from headroom.book.sourcing import CLASSES, SourcingBook, Vehicle
from headroom.rules.exposure import Exposure
from headroom.rules.outcome import Outcome, evaluate
from headroom.rules.policy import Test
from headroom.rules.scenario import Scenario
from headroom.rules.verdict import VehicleTestResult
from resourcing_cases import Case, thresholds

FIGURES = (KeyFigure.RULES, KeyFigure.DUTY, KeyFigure.VOLUME)


def axes_of(scenario: Scenario) -> Axes:
    axes = Axes.of(scenario.policy)
    assert axes is not None
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
def test_the_binding_rule_is_the_one_most_failing_volume_fails(
    sourcing: SourcingBook, scenario: Scenario, drawn: tuple[float, float]
) -> None:
    exposure = Exposure.of(sourcing, strategies.REFERENCE)
    axes = axes_of(scenario)
    made = PolicyMap.of(evaluate(exposure, scenario), axes)
    codes = made.binding()
    outcome = evaluate(exposure, axes.at(scenario, *drawn))
    failing = failing_volume(outcome, made)

    code = Binding(codes[made.cell_at(*drawn)])

    if code is Binding.NEITHER:
        assert not any(failing.values())
    else:
        assert failing[code] == max(failing.values()) > 0


def failing_volume(outcome: Outcome, made: PolicyMap) -> dict[Binding, float]:
    """Return by rule the weight of the models that would qualify but for the two thresholds."""
    fleet = outcome.exposure.fleet
    weight = fleet.volume if fleet.volume.any() else np.ones(len(fleet.volume))
    found = dict.fromkeys((Binding.REGIONAL, Binding.US, Binding.BOTH), 0.0)
    for model, own in enumerate(weight.tolist()):
        failed = {test.test for test in outcome.tests if test.result[model] < VehicleTestResult.PASSES}
        movable = set()
        if made.regional.moved[model]:
            movable.add(Test.REGIONAL)
        if made.us.moved[model]:
            movable.add(Test.US)
        if failed and failed <= movable:
            code = Binding.BOTH if len(failed) == 2 else Binding.REGIONAL
            found[Binding.US if failed == {Test.US} else code] += own
    return found


def test_ten_parts_qualify_up_to_their_own_contents_and_not_above() -> None:
    """Ten parts, seed 4: regional content 46.798 %, US content 8.920 %, duty 16.09 at 2.5 %."""
    scenario = thresholds(0.75)
    made = PolicyMap.of(evaluate(Case.generated(10, 4).offers().current, scenario), axes_of(scenario))
    added = made.figure(KeyFigure.RULES)

    assert made.regional.reached == pytest.approx([0.46798], abs=5e-6)
    assert made.us.reached == pytest.approx([0.08920], abs=5e-6)
    assert added == pytest.approx(np.array([[0.0, 16.09], [16.09, 16.09]]))
    assert made.binding().tolist() == [
        [Binding.NEITHER, Binding.REGIONAL],
        [Binding.US, Binding.BOTH],
    ]


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
