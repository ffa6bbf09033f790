"""A table uses the room there is, and marks a row without a word about it."""

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from headroom.output.table import Cell, DetailTable, TableColumn
from headroom.window.widgets.table_view import DetailTableView

LONG = "Steering gear, electric power assist, left-hand drive"


@pytest.fixture
def view(qtbot: QtBot) -> DetailTableView:
    columns = (TableColumn("Part"), TableColumn("Description", wide=True), TableColumn("Value", right=True))
    rows = tuple((Cell(f"5553-{row}"), Cell(LONG), Cell("$1,156")) for row in range(30))
    made = DetailTableView("Parts")
    qtbot.addWidget(made)
    made.resize(900, 200)
    made.show()
    made.show_table(DetailTable("Parts", columns, rows))
    return made


def widths(view: DetailTableView, width: int) -> list[int]:
    view.resize(width, 200)
    QApplication.processEvents()
    return [view.columnWidth(at) for at in range(3)]


def test_a_wide_column_takes_the_room_that_is_left(view: DetailTableView) -> None:
    assert sum(widths(view, 900)) == view.viewport().width()


def test_a_wide_column_gives_way_before_the_others_are_out_of_sight(view: DetailTableView) -> None:
    part, whole, value = widths(view, 900)

    narrow = widths(view, part + value + 160)

    assert (narrow[0], narrow[2]) == (part, value)
    assert 96 <= narrow[1] < whole
    assert sum(narrow) == view.viewport().width()


def test_a_wide_column_keeps_its_texts_where_it_could_show_next_to_none_of_them(
    view: DetailTableView,
) -> None:
    part, _, value = widths(view, 900)

    narrow = widths(view, part + value + 60)

    assert narrow[1] > 200
    assert view.horizontalScrollBar().maximum() > 0


def test_a_row_is_marked_without_a_word_about_it_and_is_in_sight(view: DetailTableView, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(view.selectionModel().currentRowChanged):
        view.mark_row(25)

    assert [index.row() for index in view.selectionModel().selectedRows()] == [25]
    assert view.viewport().rect().contains(view.visualRect(view.cells.index(25, 0)))
    view.mark_row(-1)
    assert not view.selectionModel().hasSelection()
