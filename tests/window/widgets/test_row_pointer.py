"""While presenting, the row of a table that is pointed at is marked, and its cell is read out."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QHelpEvent, QMouseEvent, QStandardItemModel
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from headroom.output.table import Cell, DetailTable, TableColumn
from headroom.window.widgets.row_pointer import RowPointer
from headroom.window.widgets.table_view import DetailTableView


@pytest.fixture
def table(qtbot: QtBot) -> DetailTableView:
    made = DetailTableView("Models")
    qtbot.addWidget(made)
    rows = tuple((Cell(name), Cell(text)) for name, text in (("Alto", "$5"), ("<b>Corso</b>", "$7")))
    made.show_table(DetailTable("Models", (TableColumn("Model"), TableColumn("landed")), rows))
    made.resize(500, 300)
    made.show()
    return made


def move_to(table: DetailTableView, point: QPoint) -> None:
    place = QPointF(point)
    none = Qt.MouseButton.NoButton
    event = QMouseEvent(QEvent.Type.MouseMove, place, place, none, none, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(table.viewport(), event)


def middle_of(table: DetailTableView, row: int, column: int) -> QPoint:
    return table.visualRect(table.model().index(row, column)).center()


def test_nothing_is_read_out_while_working(table: DetailTableView) -> None:
    pointer = RowPointer.of(table)

    move_to(table, middle_of(table, 1, 1))

    assert not pointer.isVisible()
    assert RowPointer.of(table) is pointer


def test_the_cell_under_the_pointer_is_read_out_with_its_row_and_heading(table: DetailTableView) -> None:
    pointer = RowPointer.of(table)
    pointer.want(wanted=True)

    move_to(table, middle_of(table, 1, 1))
    assert pointer.isVisible()
    assert pointer.text == "<b>Corso</b>: landed $7"

    move_to(table, middle_of(table, 0, 0))
    assert pointer.text == "Alto"

    QApplication.sendEvent(table.viewport(), QEvent(QEvent.Type.Leave))
    assert not pointer.isVisible()


def test_the_arrow_keys_point_as_well(table: DetailTableView) -> None:
    pointer = RowPointer.of(table)
    pointer.want(wanted=True)
    table.setCurrentIndex(table.model().index(0, 1))

    QTest.keyClick(table, Qt.Key.Key_Down)

    assert pointer.text == "<b>Corso</b>: landed $7"


def test_it_takes_no_click_and_no_tooltip_lies_over_it(table: DetailTableView) -> None:
    pointer = RowPointer.of(table)
    pointer.want(wanted=True)
    move_to(table, middle_of(table, 1, 1))

    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=middle_of(table, 0, 1))
    assert table.row == 0
    tip = QHelpEvent(QEvent.Type.ToolTip, middle_of(table, 0, 1), table.mapToGlobal(QPoint(5, 5)))
    assert pointer.eventFilter(table.viewport(), tip)

    pointer.want(wanted=False)
    assert not pointer.isVisible()


def test_nothing_is_read_out_of_rows_that_are_gone(table: DetailTableView) -> None:
    pointer = RowPointer.of(table)
    pointer.want(wanted=True)
    move_to(table, middle_of(table, 1, 1))
    assert pointer.text

    table.show_table(DetailTable("Models", (TableColumn("Model"),), ((Cell("Alto"),),)))

    assert pointer.text == ""
    pointer.repaint()


def test_nothing_is_read_out_of_a_table_whose_model_is_gone(table: DetailTableView) -> None:
    pointer = RowPointer.of(table)
    pointer.want(wanted=True)
    move_to(table, middle_of(table, 1, 1))
    gone = table.model()

    table.setModel(QStandardItemModel(table))
    gone.deleteLater()
    QApplication.sendPostedEvents(gone, QEvent.Type.DeferredDelete)

    assert pointer.text == ""
    pointer.repaint()
