"""The way of the landed cost from one scenario to another."""

import pytest

import strategies
from fleets import POLICY, fleet
from headroom.rules.exposure import Exposure
from headroom.rules.outcome import evaluate
from headroom.rules.scenario import Scenario
from headroom.window.pages.scenarios.shown.tables import Answered
from headroom.window.pages.scenarios.shown.waterfall import waterfall
from headroom.window.plots.shown.bar_rows import BarTone
from headroom.words import formatting

EXPOSURE = Exposure.of(fleet(), strategies.REFERENCE)
BASELINE = Scenario(POLICY)


def answered(scenario: Scenario) -> Answered:
    return Answered(scenario, evaluate(EXPOSURE, scenario))


@pytest.mark.parametrize("model", [None, "Birch"])
def test_a_waterfall_leads_from_one_landed_cost_to_the_other(model: str | None) -> None:
    before, after = answered(BASELINE), answered(BASELINE.with_value("mfn_car", 0.2))

    chart = waterfall(before, after, model)

    first, *steps, last = chart.rows
    assert steps
    at = first.segments[0].end
    for step in steps:
        assert step.segments[0].start == pytest.approx(at)
        assert step.segments[0].tone is BarTone.DEARER
        at = step.segments[0].end
    assert at == pytest.approx(last.segments[0].end)
    assert chart.low >= 0


def test_a_waterfall_whose_axis_leaves_out_the_beginning_says_so() -> None:
    before, after = answered(BASELINE), answered(BASELINE.with_value("mfn_car", 0.2))

    broken, whole = waterfall(before, after, None), waterfall(before, before, None)

    assert broken.low > 0
    assert broken.broken
    assert broken.unit.endswith(f"axis broken: it begins at {formatting.dollars(broken.low)}")
    assert not whole.broken
    assert "broken" not in whole.unit


def test_the_way_is_copied_with_every_step_named() -> None:
    table = waterfall(answered(BASELINE), answered(BASELINE.with_value("mfn_car", 0.2)), None).table()
    assert table is not None
    first, *steps, last = (float(row[1]) for row in table.rows)
    assert first + sum(steps) == pytest.approx(last)
