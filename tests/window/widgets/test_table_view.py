"""A table uses the room there is, and marks a row without a word about it."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from headroom.output.table import Cell, DetailTable, TableColumn
from headroom.output.trails import LANDED
from headroom.window.session.settings import Settings
from headroom.window.session.table_shapes import TableShapes
from headroom.window.widgets.shaped_table import keep_shapes
from headroom.window.widgets.table_view import DetailTableView
from table_hands import click_heading, menu_at

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


def test_columns_take_the_room_that_is_left_but_stay_near_each_other(view: DetailTableView) -> None:
    assert sum(widths(view, 540)) == view.viewport().width()
    assert sum(widths(view, 1600)) < 700


def test_a_wide_column_gives_way_before_the_others_are_out_of_sight(view: DetailTableView) -> None:
    part, whole, value = (need.whole for need in view._needs)

    narrow = widths(view, part + value + 160)

    assert (narrow[0], narrow[2]) == (part, value)
    assert 96 <= narrow[1] < whole
    assert sum(narrow) == view.viewport().width()


def test_a_wide_column_keeps_its_texts_where_it_could_show_next_to_none_of_them(
    view: DetailTableView,
) -> None:
    part, _, value = (need.whole for need in view._needs)

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


MONEY = DetailTable(
    "Money",
    (TableColumn("Model"), TableColumn("Cost", right=True, unit="USD"), TableColumn("Note")),
    (
        (Cell("A"), Cell("$9", 9.0), Cell("x")),
        (Cell("B"), Cell("$1,200", 1200.0), Cell("y")),
        (Cell("C"), Cell("$30", 30.0), Cell("x")),
        (Cell("Fleet"), Cell("$1,239", 1239.0), Cell("")),
    ),
    has_total=True,
)


@pytest.fixture
def shapes(settings: Settings) -> TableShapes:
    """Let tables be remembered, as in the program."""
    made = TableShapes(settings)
    keep_shapes(made)
    return made


def money(qtbot: QtBot, table: DetailTable = MONEY, *, sorts: bool = True) -> DetailTableView:
    made = DetailTableView("Money", sorts=sorts)
    qtbot.addWidget(made)
    made.resize(500, 200)
    made.show()
    made.show_table(table)
    return made


def column(view: DetailTableView, at: int = 0) -> list[str]:
    return [str(view.model().index(row, at).data()) for row in range(view.model().rowCount())]


def test_a_click_on_a_heading_sorts_numbers_from_the_greatest_then_from_the_least_then_not(
    qtbot: QtBot,
) -> None:
    view = money(qtbot)

    click_heading(view, 1)
    assert column(view) == ["B", "C", "A", "Fleet"]
    click_heading(view, 1)
    assert column(view) == ["A", "C", "B", "Fleet"]
    click_heading(view, 1)
    assert column(view) == ["A", "B", "C", "Fleet"]


def test_texts_are_sorted_from_the_first(qtbot: QtBot) -> None:
    view = money(qtbot)

    click_heading(view, 2)
    assert column(view) == ["A", "C", "B", "Fleet"]


def test_what_is_selected_stays_selected_when_rows_move(qtbot: QtBot) -> None:
    view = money(qtbot)
    view.mark_row(1)

    click_heading(view, 1)
    assert (view.row, view.currentIndex().row()) == (1, 0)
    click_heading(view, 1)
    assert (view.row, view.currentIndex().row()) == (1, 2)


def test_a_click_on_a_row_tells_which_row_of_the_table_it_is(qtbot: QtBot) -> None:
    view = money(qtbot)
    click_heading(view, 1)

    with qtbot.waitSignal(view.looked_at) as told:
        view.setCurrentIndex(view.model().index(0, 0))
    assert told.args == [1]


def test_figures_that_change_while_they_are_sorted_move_their_rows(qtbot: QtBot) -> None:
    view = money(qtbot)
    click_heading(view, 1)
    view.mark_row(0)
    rows = list(MONEY.rows)
    rows[0] = (Cell("A"), Cell("$5,000", 5000.0), Cell("x"))

    view.show_table(replace(MONEY, rows=tuple(rows)))

    assert column(view) == ["A", "B", "C", "Fleet"]
    assert view.row == 0


def test_a_figure_that_grows_is_shown_whole(qtbot: QtBot) -> None:
    view = money(qtbot)
    rows = list(MONEY.rows)
    rows[1] = (Cell("B"), Cell("$1,200,000,000,000", 1.2e12), Cell("y"))

    view.show_table(replace(MONEY, rows=tuple(rows)))

    assert view.columnWidth(1) >= view.sizeHintForIndex(view.model().index(1, 1)).width()


def test_a_table_whose_order_says_something_has_headings_that_do_nothing(qtbot: QtBot) -> None:
    view = money(qtbot, sorts=False)

    click_heading(view, 1)

    assert column(view) == ["A", "B", "C", "Fleet"]
    assert not view.horizontalHeader().sectionsClickable()


def test_order_width_and_place_are_there_again_at_the_next_start(
    qtbot: QtBot, shapes: TableShapes, settings: Settings
) -> None:
    view = money(qtbot)
    click_heading(view, 1)
    view.setColumnWidth(2, 177)
    view.horizontalHeader().moveSection(2, 1)
    settings.store.sync()
    keep_shapes(TableShapes(Settings.in_file(Path(settings.store.fileName()))))

    again = money(qtbot)

    assert column(again) == ["B", "C", "A", "Fleet"]
    assert again.columnWidth(2) == 177
    assert again.visible_columns() == [0, 2, 1]
    again.put_back()
    assert column(again) == ["A", "B", "C", "Fleet"]
    assert again.columnWidth(2) != 177
    assert again.visible_columns() == [0, 1, 2]
    assert shapes.of("Money").sorted_by == "Cost"


def test_columns_are_put_away_from_the_menu_of_the_headings_also_at_the_next_start(
    qtbot: QtBot, shapes: TableShapes, settings: Settings
) -> None:
    view = money(qtbot)
    menu = view.column_menu()
    entries = {action.text(): action for action in menu.actions()}
    assert not entries["Model"].isEnabled()  # without it a row does not say whose it is
    entries["Cost"].trigger()
    menu.deleteLater()
    settings.store.sync()
    keep_shapes(TableShapes(Settings.in_file(Path(settings.store.fileName()))))

    again = money(qtbot)

    assert again.visible_columns() == view.visible_columns() == [0, 2]
    assert [choice.shown for choice in again.column_choices()] == [True, False, True]
    again.selectRow(0)
    again.copy_rows()
    assert QApplication.clipboard().text() == "A\tx\n"
    assert again.printed_table().headings == ("Model", "Note")
    again.turn_column(1)
    assert again.visible_columns() == [0, 1, 2]
    assert again.columnWidth(1) >= again.sizeHintForIndex(again.model().index(1, 1)).width()
    view.put_back()
    assert view.visible_columns() == [0, 1, 2]
    assert shapes.of("Money").hidden == ()


def test_a_width_that_was_chosen_stays_where_the_window_changes_its_size(
    qtbot: QtBot, shapes: TableShapes
) -> None:
    view = money(qtbot)
    view.setColumnWidth(0, 140)
    view.resize(700, 200)
    QApplication.processEvents()

    assert view.columnWidth(0) == 140
    assert shapes.of("Money").widths == {"Model": 140}


def test_while_presenting_all_texts_are_measured_anew(qtbot: QtBot) -> None:
    view = money(qtbot)
    before = [view.columnWidth(at) for at in range(3)]
    font = view.font()
    font.setPixelSize(27)
    view.setFont(font)

    assert all(view.columnWidth(at) > width for at, width in enumerate(before[:2]))
    assert view.verticalHeader().defaultSectionSize() > 26


@pytest.mark.qt_log_ignore("does not support (raise|grabbing)")
def test_the_menu_copies_a_cell_rows_and_the_table_as_they_are_seen(qtbot: QtBot) -> None:
    view = money(qtbot)
    click_heading(view, 1)
    clipboard = QApplication.clipboard()
    copied = []
    for text in ("Copy the cell", "Copy the row", "Copy the table"):
        menu = menu_at(view, 0, 1)
        next(action for action in menu.actions() if action.text() == text).trigger()
        menu.close()
        copied.append(clipboard.text())

    assert copied[:2] == ["$1,200", "B\t1200\ty\n"]
    assert copied[2].splitlines() == [
        "Model\tCost, USD\tNote",
        "B\t1200\ty",
        "C\t30\tx",
        "A\t9\tx",
        "Fleet\t1239\t",
    ]


def test_ctrl_c_copies_the_selected_rows_and_without_any_the_table(qtbot: QtBot) -> None:
    view = money(qtbot)
    QTest.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text().startswith("Model\tCost, USD")

    view.selectRow(2)
    QTest.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text().strip() == "C\t30\tx"


@pytest.mark.qt_log_ignore("does not support (raise|grabbing)")
def test_a_figure_with_a_trail_is_followed_back_from_the_menu(qtbot: QtBot) -> None:
    cell = Cell("$9", 9.0, trail=LANDED)
    view = money(qtbot, DetailTable("T", (TableColumn("C"),), ((cell,), (Cell("x"),))))
    menu = menu_at(view, 0, 0)

    with qtbot.waitSignal(view.followed) as told:
        menu.actions()[-1].trigger()
    menu.close()
    assert told.args == [LANDED]
    assert "Follow this figure back" not in [text for text, _ in view.entries_at(view.model().index(1, 0))]


def chosen(view: DetailTableView, column: int, text: str) -> None:
    """Choose a line of the menu of a column."""
    menu = view.column_menu(column)
    next(action for action in menu.actions() if action.text() == text).trigger()
    menu.deleteLater()


def test_what_the_pointer_does_with_a_heading_keys_do_by_the_menu(view: DetailTableView) -> None:
    header = view.horizontalHeader()
    before = view.columnWidth(2)
    chosen(view, 2, "Make Value wider")
    assert view.columnWidth(2) == before + 24
    chosen(view, 2, "Make Value narrower")
    assert view.columnWidth(2) == before

    chosen(view, 2, "Move Value to the left")
    assert header.visualIndex(2) == 1
    chosen(view, 2, "Move Value to the right")
    assert header.visualIndex(2) == 2

    chosen(view, 0, "Sort by Part")
    assert (header.sortIndicatorSection(), header.sortIndicatorOrder()) == (0, Qt.SortOrder.AscendingOrder)
    chosen(view, 0, "Sort by Part")
    assert header.sortIndicatorOrder() is Qt.SortOrder.DescendingOrder


def test_the_first_column_stays_first(view: DetailTableView) -> None:
    for column, text in ((0, "Move Part to the right"), (1, "Move Description to the left")):
        menu = view.column_menu(column)
        assert [one.isEnabled() for one in menu.actions() if one.text() == text] == [False]
        menu.deleteLater()


def test_a_menu_of_no_column_offers_none_of_it(view: DetailTableView) -> None:
    menu = view.column_menu()
    assert not [one.text() for one in menu.actions() if one.text().startswith(("Sort", "Move", "Make"))]
    menu.deleteLater()
