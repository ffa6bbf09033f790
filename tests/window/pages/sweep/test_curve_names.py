"""The names of the lines of a panel."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication

from headroom.window.look.theme import LIGHT
from headroom.window.pages.sweep.curve_names import name_places
from headroom.window.plots.chart_look import ChartLook

NAMES = ("regional", "US")
LEFT, TOP = 60.0, 400.0


@pytest.fixture(scope="module")
def caption(qapp: QApplication) -> ChartLook:
    font = QFont(qapp.font())
    font.setPixelSize(13)
    return ChartLook.of(LIGHT, font)


def places(look: ChartLook, height: float, *shares: float) -> list[tuple[QRectF, float]]:
    """Return where letters are painted, each with how high its line begins."""
    plot = QRectF(LEFT, TOP, 300, height)
    begins = [plot.bottom() - share * height for share in shares]
    cap = look.caption_metrics.capHeight()
    found = name_places(NAMES, begins, plot, look)
    return [
        (QRectF(at.x(), at.y() - cap, look.width_of(name, look.caption), cap), begin)
        for name, at, begin in zip(NAMES, found, begins, strict=True)
    ]


@given(height=st.floats(20, 200), regional=st.floats(0, 1), us=st.floats(0, 1))
def test_no_name_of_a_line_lies_over_another(
    caption: ChartLook, height: float, regional: float, us: float
) -> None:
    found = places(caption, height, regional, us)
    assert not any(one.intersects(other) for (one, _), (other, _) in combinations(found, 2))


@pytest.mark.parametrize("height", [36.0, 44.0])
def test_where_there_is_little_height_a_name_goes_over_its_line(caption: ChartLook, height: float) -> None:
    for name, begin in places(caption, height, 0.68, 0.17):
        assert name.bottom() < begin
        assert name.left() == LEFT + caption.px(4)


def test_names_stand_under_their_lines_where_there_is_room(caption: ChartLook) -> None:
    assert all(name.top() > begin for name, begin in places(caption, 120.0, 0.68, 0.17))
