"""How the columns of the fleet share the room."""

import pytest
from PySide6.QtCore import QRectF

from headroom.window.pages.fleet.chart_frame import FleetFrame, Texts
from headroom.window.pages.fleet.page import FleetView

LEAST = 100.0
"""Pixels in which the bars of contents can still be told from each other."""


def frame_of(view: FleetView, width: int, *, changes: bool) -> FleetFrame:
    texts = Texts(140.0, True, ranged=True, top_usd=60_000.0, changes=changes, overview=False)
    return FleetFrame.of(QRectF(0, 0, width, 420), view.chart.look, 300.0, texts)


@pytest.mark.parametrize("width", range(740, 1400, 20))
def test_bars_have_room_before_changes_have_a_column(view: FleetView, width: int) -> None:
    with_changes, without = (frame_of(view, width, changes=changes) for changes in (True, False))

    assert with_changes.content_right - with_changes.content_left >= LEAST
    assert with_changes.cost_right - with_changes.cost_left >= LEAST / 2
    for frame in (with_changes, without):  # nothing but the bars of costs moves when there are changes
        assert frame.content_right == with_changes.content_right
        assert frame.cost_left == with_changes.cost_left
        assert frame.duty_right == with_changes.duty_right


def test_changes_have_their_column_where_there_is_room(view: FleetView) -> None:
    assert frame_of(view, 1000, changes=True).shows_changes
    assert not frame_of(view, 740, changes=True).shows_changes
