"""The numbers of the axes in the row of the fleet."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QRectF

from headroom.window.pages.fleet.axis_items import mark_texts
from headroom.window.pages.fleet.chart_frame import FleetFrame, Texts
from headroom.window.pages.fleet.page import FleetView


@pytest.mark.parametrize("changes", [False, True])
@pytest.mark.parametrize("top_usd", [4_000.0, 35_000.0, 40_000.0, 41_000.0, 1_200_000.0])
def test_numbers_of_an_axis_do_not_touch_in_any_width(
    view: FleetView, top_usd: float, *, changes: bool
) -> None:
    look = view.chart.look
    texts = Texts(200.0, True, ranged=True, top_usd=top_usd, changes=changes, overview=False)
    for width in range(700, 1921, 4):
        frame = FleetFrame.of(QRectF(0, 0, width, 420), look, 300.0, texts)
        found = sorted(mark_texts(frame, top_usd, look), key=lambda one: one[0].left())
        assert {"0\u202f%", "$0"} <= {text for _, text in found}
        for (left, _), (right, text) in pairwise(found):
            assert left.right() + 1 < right.left(), (width, text)
