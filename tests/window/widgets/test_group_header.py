"""Columns that belong together have what they share once above them."""

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from headroom.output.table import Cell, DetailTable, TableColumn
from headroom.window.widgets.group_header import GroupHeader
from headroom.window.widgets.table_view import DetailTableView
from table_hands import click_heading

pytestmark = pytest.mark.usefixtures("look")

COLUMNS = (
    TableColumn("Model"),
    TableColumn("duties", right=True, unit="USD", group="As sourced"),
    TableColumn("landed", right=True, unit="USD", group="As sourced"),
    TableColumn("landed", right=True, unit="USD", group="Decided on"),
)
ROWS = (
    (Cell("A"), Cell("$1", 1.0), Cell("$9", 9.0), Cell("$7", 7.0)),
    (Cell("B"), Cell("$2", 2.0), Cell("$8", 8.0), Cell("$6", 6.0)),
)


def shown(qtbot: QtBot, columns: tuple[TableColumn, ...] = COLUMNS) -> tuple[DetailTableView, GroupHeader]:
    """Return a table on the screen, and its headings."""
    view = DetailTableView("Grouped")
    qtbot.addWidget(view)
    view.resize(600, 200)
    view.show()
    view.show_table(DetailTable("Grouped", columns, ROWS))
    header = view.horizontalHeader()
    assert isinstance(header, GroupHeader)
    return view, header


def spans(header: GroupHeader) -> list[tuple[str, int, int]]:
    return [(span.text, span.left, span.right) for span in header.spans()]


def test_a_group_stands_over_all_of_its_columns(qtbot: QtBot) -> None:
    view, header = shown(qtbot)
    edges = [view.columnViewportPosition(at) for at in range(4)]

    assert spans(header) == [
        ("As sourced", edges[1], edges[3]),
        ("Decided on", edges[3], edges[3] + view.columnWidth(3)),
    ]
    assert all(span.ends for span in header.spans())


def test_a_column_that_is_moved_away_takes_its_group_along(qtbot: QtBot) -> None:
    _, header = shown(qtbot)
    header.moveSection(2, 3)

    assert [text for text, _, _ in spans(header)] == ["As sourced", "Decided on", "As sourced"]


def test_a_name_of_a_group_that_is_cut_is_said_whole_under_the_pointer(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    view, header = shown(qtbot)
    said: list[str] = []
    monkeypatch.setattr(QToolTip, "showText", lambda _place, text, *_: said.append(text))

    def point_at(column: int, y: int) -> None:
        place = QPoint(view.columnViewportPosition(column) + view.columnWidth(column) // 2, y)
        event = QHelpEvent(QEvent.Type.ToolTip, place, header.mapToGlobal(place))
        QApplication.sendEvent(header.viewport(), event)

    view.setColumnWidth(3, 200)
    point_at(3, 5)
    assert said == []  # it has room
    view.setColumnWidth(3, 50)
    point_at(3, header.height() - 5)
    assert said == []  # the heading below it says what it always does
    point_at(3, 5)
    assert said == ["Decided on"]


def test_headings_below_a_group_sort_and_are_copied_and_remembered_with_it(qtbot: QtBot) -> None:
    view, _ = shown(qtbot)
    click_heading(view, 3)
    assert view.cells.order == (0, 1)
    click_heading(view, 3)
    assert view.cells.order == (1, 0)

    assert view.column_titles() == ("Model", "As sourced: duties", "As sourced: landed", "Decided on: landed")
    heading = view.copied_tables()[0].headings
    units = ("As sourced: duties, USD", "As sourced: landed, USD", "Decided on: landed, USD")
    assert heading[1:] == units
    said = view.cells.headerData(2, Qt.Orientation.Horizontal, Qt.ItemDataRole.AccessibleTextRole)
    assert said == "As sourced: landed"


def test_without_groups_headings_are_as_high_as_ever(qtbot: QtBot) -> None:
    plain = tuple(TableColumn(column.title, column.right) for column in COLUMNS)
    _, grouped = shown(qtbot)
    _, without = shown(qtbot, plain)

    assert spans(without) == []
    assert without.sizeHint().height() == grouped.sizeHint().height() - 20
