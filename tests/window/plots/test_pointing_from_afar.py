"""While presenting, what is pointed at is read out in large type, by the pointer and by the keys."""

import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from headroom.window.look.look import Look
from headroom.window.plots.bar_rows_chart import BarRowsChart
from headroom.window.plots.chart_marks import read_out_box
from headroom.window.plots.shown.bar_rows import BarRow, BarRows, BarTone, Segment
from plot_gestures import point_at

ROWS = tuple(BarRow(f"Row {n}", (Segment(0, n, BarTone.PRESENT),), figures=(f"${n}",)) for n in range(3))
CHART = BarRows("Title", "unit", ROWS, 0, 100, ((0, "0"), (100, "100")), headings=("Figure",))


@pytest.fixture
def view(qtbot: QtBot, look: Look) -> BarRowsChart:
    made = BarRowsChart("Rows")
    qtbot.addWidget(made)
    made.resize(900, 400)
    made.show_chart(CHART)
    made.show()
    look.enlarge(1.5)
    return made


def test_keys_read_out_the_row_that_they_go_to(view: BarRowsChart, look: Look) -> None:
    QTest.keyClick(view, Qt.Key.Key_Down)
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert view.pointed_out == "Row 1: $1"

    look.enlarge(1.0)
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert view.pointed_out == ""


def test_the_pointer_reads_out_a_row_that_has_nothing_more_to_say(view: BarRowsChart, look: Look) -> None:
    frame = view.frame
    middle = QPointF(200, frame.top_of(2, 0) + frame.row_height / 2)

    point_at(view, middle)
    assert view.pointed_out == "Row 2: $2"

    look.enlarge(1.0)
    frame = view.frame
    point_at(view, QPointF(200, frame.top_of(2, 0) + frame.row_height / 2))
    assert view.pointed_out == ""


def test_it_is_read_out_in_the_type_of_titles(view: BarRowsChart, look: Look) -> None:
    within, at = QRectF(0, 0, 900, 400), QPointF(300, 200)
    assert view.look.presenting
    assert view.look.read_out is view.look.title
    assert view.look.marked == view.look.theme.wash
    large = read_out_box("Row 2: $2", at, within, view.look)

    look.enlarge(1.0)
    assert view.look.read_out is view.look.caption
    small = read_out_box("Row 2: $2", at, within, view.look)
    assert large.height() > 1.5 * small.height()
    assert large.bottom() < at.y()
