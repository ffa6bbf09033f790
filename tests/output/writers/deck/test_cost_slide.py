"""The waterfall of the change: columns upon an unseen base add up, whichever way they go."""

from dataclasses import replace
from io import BytesIO
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pptx import Presentation

from hand_made_handovers import cost_change, handed
from headroom.output.handover.exhibits import Component, CostStep
from headroom.output.handover.handover import PageKey
from headroom.output.writers.deck.chart_xml import nice_step
from headroom.output.writers.deck.laying_out import deck_bytes
from headroom.words.formatting import signed_dollars

STEPS = st.lists(st.floats(-9000, 9000).map(lambda usd: round(usd, 2)), min_size=1, max_size=8)


def drawn(steps: list[float]) -> tuple[list[tuple[Any, ...]], Any]:
    """Return the cells behind the waterfall of some steps, and its chart."""
    made = handed(pages=(PageKey.CHANGE,))
    named = zip(Component, steps, strict=False)
    change = replace(
        cost_change(),
        steps=tuple(CostStep(one, one.value, usd, signed_dollars(usd)) for one, usd in named),
    )
    page = replace(made.pages[0], exhibit=change)
    content = deck_bytes(replace(made, pages=(page,)), None, lambda done, total: None)  # noqa: ARG005 - told nobody
    slide = Presentation(BytesIO(content)).slides[1]
    (chart,) = [shape.chart for shape in slide.shapes if shape.has_chart]
    sheet: Any = openpyxl.load_workbook(BytesIO(chart.part.chart_workbook.xlsx_part.blob)).active
    return list(sheet.iter_rows(values_only=True))[1:], chart


@given(STEPS)
@settings(max_examples=8, deadline=None)
def test_columns_span_from_what_was_to_what_is(steps: list[float]) -> None:
    rows, chart = drawn(steps)
    was = 0.0
    for row, step in zip(rows, [*steps, sum(steps)], strict=True):
        begin, end = (0.0, sum(steps)) if row is rows[-1] else (was, was + step)
        base, above, *beneath, top = row[1:]
        below = beneath[0] if beneath else 0.0
        low, high = sorted((begin, end))
        assert top == pytest.approx(high, abs=1e-6)
        assert above >= 0 >= below
        assert above - below == pytest.approx(high - low, abs=1e-6)
        if base > 0:
            assert base == pytest.approx(low, abs=1e-6)
        if base < 0:
            assert base == pytest.approx(high, abs=1e-6)
        was = end
    axis = chart.value_axis
    assert axis.minimum_scale <= min(0.0, *(row[1] for row in rows)) + 1e-6
    assert axis.maximum_scale >= max(row[-1] for row in rows) - 1e-6


def test_each_step_has_the_label_and_colour_of_its_component() -> None:
    _, chart = drawn([4936.0, -271.0])
    space = chart._chartSpace

    texts = [one.text for one in space.iter("{*}t")]
    fills = [one.get("val") for point in space.iter("{*}dPt") for one in point.iter("{*}srgbClr")]
    assert texts == ["+$4,936", "\N{MINUS SIGN}$271", "+$4,665"]
    assert fills[:3] == ["2B3E51", "5D778F", "17212B"]


@given(st.floats(1e-3, 1e12))
def test_marks_of_an_axis_are_round_and_four_at_most(most: float) -> None:
    step = nice_step(most)

    assert most / step <= 4 * (1 + 1e-9)
    assert f"{step:.1e}"[:3] in {"1.0", "2.0", "2.5", "5.0"}
