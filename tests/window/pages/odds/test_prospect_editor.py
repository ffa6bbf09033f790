"""Numbers typed into the table of outcomes."""

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fleets import POLICY
from headroom.analysis.prospects import Prospect
from headroom.book.sourcing import VehicleClass
from headroom.window.pages.odds.prospect_editor import ProspectEditor
from headroom.words.formatting import THIN_SPACE


@pytest.fixture
def editor(qtbot: QtBot) -> ProspectEditor:
    made = ProspectEditor()
    qtbot.addWidget(made)
    prospects = (Prospect("one", 0.5), Prospect("other", 0.5, {"rvc": 0.8}))
    made.show_prospects(prospects, POLICY, {VehicleClass.PASSENGER_CAR})
    return made


def type_into(editor: ProspectEditor, row: int, column: int, text: str) -> None:
    item = editor.table.item(row, column)
    assert item is not None
    item.setText(text)


@pytest.mark.parametrize("text", ["12,5", "12.5 %", "12,5\N{NO-BREAK SPACE}%"])
def test_a_decimal_comma_is_taken(editor: ProspectEditor, text: str) -> None:
    edited: list[tuple[Prospect, ...]] = []
    editor.edited.connect(edited.append)

    type_into(editor, 0, 1, text)
    type_into(editor, 1, 2, text)

    assert edited[0][0].probability == 0.125
    assert edited[1][1].values == {"rvc": 0.125}


@pytest.mark.parametrize("text", ["12,5,5", "1 2", "about 80", "1.2.3"])
def test_what_cannot_be_read_is_marked_with_its_reason_and_changes_nothing(
    editor: ProspectEditor, text: str
) -> None:
    edited: list[object] = []
    editor.edited.connect(edited.append)

    type_into(editor, 1, 2, text)

    item = editor.table.item(1, 2)
    assert item is not None
    assert edited == []
    assert item.text() == f"80{THIN_SPACE}%"
    assert not item.icon().isNull()
    assert text in item.toolTip()
    assert "Nothing was changed" in editor.message.text()
    assert editor.table.accessibleDescription() == editor.message.text()


def test_the_table_is_as_high_as_its_outcomes_up_to_five(editor: ProspectEditor) -> None:
    def rows(count: int) -> int:
        prospects = tuple(Prospect(str(at), 1 / count) for at in range(count))
        editor.show_prospects(prospects, POLICY, {VehicleClass.PASSENGER_CAR})
        return editor.table.sizeHint().height() - editor.table.horizontalHeader().height()

    row = editor.table.verticalHeader().defaultSectionSize()
    assert rows(3) - rows(2) == row
    assert rows(9) == rows(5)


def test_columns_share_the_room_and_headings_take_no_more_lines_than_they_need(
    editor: ProspectEditor,
) -> None:
    editor.show()
    heights = []
    for width in (1600, 560):
        editor.resize(width, 400)
        widths = [editor.table.columnWidth(at) for at in range(editor.table.columnCount())]
        assert sum(widths) == editor.table.viewport().width()
        assert max(widths) < editor.table.viewport().width() / 2
        heights.append(editor.table.horizontalHeader().height())
    assert heights[0] < heights[1]


def test_where_there_is_less_room_the_table_scrolls_and_nothing_lies_over_it(editor: ProspectEditor) -> None:
    prospects = tuple(Prospect(str(at), 0.25) for at in range(4))
    editor.show_prospects(prospects, POLICY, {VehicleClass.PASSENGER_CAR})
    editor.show()
    row = editor.table.verticalHeader().defaultSectionSize()
    for less in (0, row // 4, 2 * row):
        editor.resize(900, editor.sizeHint().height() - less)
        QApplication.processEvents()
        scroll = editor.table.verticalScrollBar()
        assert scroll.isVisible() is bool(less)
        assert scroll.maximum() > 0 or not less
        assert editor.table.geometry().bottom() < editor.message.geometry().top()
        assert not editor.table.horizontalScrollBar().isVisible()
