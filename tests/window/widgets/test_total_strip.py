"""The total of a table stays in sight while its rows are scrolled."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from headroom.output.table import Cell, DetailTable, TableColumn
from headroom.window.widgets.table_view import DetailTableView
from headroom.window.widgets.total_strip import TotalStrip

pytestmark = pytest.mark.usefixtures("look")


def shown(qtbot: QtBot, rows: int, *, has_total: bool = True) -> tuple[DetailTableView, TotalStrip]:
    """Return a table with a total on the screen, and what keeps that in sight."""
    columns = (TableColumn("Model", wide=True), TableColumn("Cost", right=True))
    cells = [(Cell(f"Model {row}"), Cell(f"${row}", float(row))) for row in range(rows)]
    cells.append((Cell("Fleet"), Cell("$99", 99.0, note="The sum.")))
    view = DetailTableView("Summed")
    qtbot.addWidget(view)
    view.resize(400, 200)
    view.show()
    view.show_table(DetailTable("Summed", columns, tuple(cells), has_total=has_total))
    QApplication.processEvents()
    (strip,) = view.findChildren(TotalStrip)
    return view, strip


def test_the_total_stands_where_it_stands_when_all_is_scrolled_to_its_end(qtbot: QtBot) -> None:
    view, strip = shown(qtbot, 30)
    assert strip.isVisible()
    before = strip.grab().toImage()
    before = before.copy(0, strip.height() - strip.row_height, strip.width(), strip.row_height)

    view.scrollToBottom()

    last = view.visualRect(view.cells.index(30, 0))
    top = view.viewport().mapTo(view, QPoint(0, last.top())).y()
    assert (strip.geometry().top(), strip.height()) == (top, last.height())
    assert strip.grab().toImage() == before


def test_a_row_that_the_total_would_cut_is_not_seen_at_all(qtbot: QtBot) -> None:
    view, strip = shown(qtbot, 30)
    row = view.verticalHeader().defaultSectionSize()
    for more in range(0, row, 5):
        view.resize(400, 200 + more)
        QApplication.processEvents()
        free = strip.geometry().top() - view.viewport().geometry().top()
        assert free % row == 0
        assert free + row <= view.viewport().height() < free + 2 * row


def test_a_total_that_is_seen_anyway_and_a_row_that_is_none_need_no_strip(qtbot: QtBot) -> None:
    assert not shown(qtbot, 3)[1].isVisible()
    assert not shown(qtbot, 30, has_total=False)[1].isVisible()
    view, strip = shown(qtbot, 8)
    assert strip.isVisible()
    view.resize(400, 600)
    assert not strip.isVisible()


def test_a_row_that_is_marked_is_not_below_the_total_and_the_first_is_seen_whole(qtbot: QtBot) -> None:
    view, strip = shown(qtbot, 30)
    for row in (0, 6, 17, 29):
        view.mark_row(row)
        area = view.visualRect(view.cells.index(row, 0))
        assert area.top() >= 0
        assert area.bottom() < view.viewport().height() - strip.row_height
    view.mark_row(9)
    view.mark_row(17)
    assert view.verticalScrollBar().value() % view.verticalHeader().defaultSectionSize() == 0


def test_a_row_that_was_marked_stays_in_sight_and_the_first_where_there_is_room(qtbot: QtBot) -> None:
    view, strip = shown(qtbot, 30)
    row = view.verticalHeader().defaultSectionSize()
    view.mark_row(7)
    assert view.verticalScrollBar().value() > 0

    view.resize(400, 200 + 4 * row)

    assert view.verticalScrollBar().value() == 0
    view.resize(400, 200 - 2 * row)
    assert view.visualRect(view.cells.index(7, 0)).bottom() < view.viewport().height() - strip.row_height
    view.scrollToBottom()
    end = view.verticalScrollBar().value()
    view.resize(400, 200 - row)
    assert view.verticalScrollBar().value() >= end - row  # scrolled by hand


@pytest.mark.parametrize("by_hand", [False, True])
def test_the_row_looked_at_stays_in_sight_where_rows_become_higher_and_there_is_less_room(
    qtbot: QtBot, *, by_hand: bool
) -> None:
    view, strip = shown(qtbot, 12)
    view.resize(400, 320)
    rows = set()

    def in_sight() -> bool:
        QApplication.processEvents()
        area = view.visualRect(view.cells.index(9, 0))
        covered = strip.height() if strip.isVisible() else 0
        return area.top() >= 0 and area.bottom() < view.viewport().height() - covered

    view.scrollTo(view.cells.index(9, 0))
    if by_hand:
        area = view.visualRect(view.cells.index(9, 0))
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=area.center())
    else:
        view.mark_row(9)
    for height, type_size in ((320, 17), (500, 17), (200, 17), (200, 13), (150, 13), (320, 13)):
        font = view.font()
        font.setPixelSize(type_size)
        view.setFont(font)
        view.resize(400, height)
        assert in_sight(), (height, type_size)
        rows.add(view.verticalHeader().defaultSectionSize())
    assert len(rows) > 1

    view.resize(400, 150)
    view.verticalScrollBar().setValue(0)
    view.resize(400, 200)
    assert view.verticalScrollBar().value() == 0  # where one scrolled away from it, it is left alone


def test_a_figure_that_changes_is_painted_again(qtbot: QtBot) -> None:
    view, strip = shown(qtbot, 30)
    before, table = strip.grab().toImage(), view.cells.table
    changed = (*table.rows[:-1], (Cell("Fleet"), Cell("$11", 11.0)))

    view.show_table(DetailTable("Summed", table.columns, changed, has_total=True))

    assert strip.grab().toImage() != before


@pytest.mark.qt_log_ignore("does not support (raise|grabbing)")
def test_the_menu_of_the_total_is_that_of_its_row(qtbot: QtBot) -> None:
    view, strip = shown(qtbot, 30)
    place = QPoint(view.columnViewportPosition(1) + 5, 5)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, strip.mapToGlobal(place))
    QApplication.sendEvent(strip, event)

    (menu,) = [menu for menu in view.findChildren(QMenu) if menu.isVisible()]
    menu.actions()[0].trigger()
    assert QApplication.clipboard().text() == "$99"
    menu.close()
    assert view.cells.index(30, 1).data(Qt.ItemDataRole.ToolTipRole) == "The sum."


@pytest.mark.qt_log_ignore("does not support (raise|grabbing)")
def test_the_menu_of_the_total_is_about_it_and_leaves_the_rows_where_they_are(qtbot: QtBot) -> None:
    view, strip = shown(qtbot, 30)
    view.selectRow(2)
    place = QPoint(5, strip.height() // 2)
    reason = QContextMenuEvent.Reason.Mouse
    QApplication.sendEvent(strip, QContextMenuEvent(reason, place, strip.mapToGlobal(place)))
    QApplication.processEvents()

    assert view.selected_places() == [30]
    assert view.verticalScrollBar().value() == 0
    (menu,) = view.findChildren(QMenu)
    menu.close()
    QTest.keyClick(view, Qt.Key.Key_Up)
    assert view.verticalScrollBar().value() > 0  # keys scroll as before
