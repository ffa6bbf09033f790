"""Where things stand in the timeline, also where next to nothing has room."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QRectF

from headroom.window.pages.timeline.chart_frame import TimelineFrame

_NONE = QRectF(0, 0, 500, 0)
_FRAME = TimelineFrame(
    whole=QRectF(0, 0, 600, 200),
    name_left=0.0,
    name_width=100.0,
    edges=(100.0, 350.0, 600.0),
    header=_NONE,
    duty=_NONE,
    landed=_NONE,
    who=_NONE,
    rows=QRectF(100, 150, 500, 40),
    row_height=20.0,
    legend=_NONE,
    to_scale=False,
)


@pytest.mark.parametrize(("offset", "seen"), [(0.0, range(3)), (30.0, range(1, 4)), (180.0, range(9, 10))])
def test_strips_in_view_are_those_that_the_scroll_leaves(offset: float, seen: range) -> None:
    assert _FRAME.in_view(10, offset) == seen


def test_a_chart_too_low_for_any_strip_has_none_in_view() -> None:
    flat = replace(_FRAME, rows=_NONE, row_height=0.0)

    assert list(flat.in_view(10, 0.0)) == []
    assert flat.beyond(10) == 0.0
