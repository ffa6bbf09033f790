"""The window of remembered layouts: what it lists, and what becomes of them."""

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from exports import sap_export
from headroom.book.layout import BookLayout, ColumnLayout, TableKind, TableLayout
from headroom.book.survey import BookSurvey
from headroom.window.files.book_reading import Layouts
from headroom.window.files.layout_keeping import LayoutKeeping
from headroom.window.importing.layouts_window import LayoutsWindow
from headroom.workbook.rows.decode import decode
from headroom.workbook.survey.questions import Questions
from workbooks import silent

COLUMNS = (
    ColumnLayout(0, "Materialnummer", "part_number"),
    ColumnLayout(1, "Nettopreis", "unit_cost"),
    ColumnLayout(2, "Urspr.land", "origin"),
)
SAP = BookLayout((TableLayout("Daten", TableKind.SOURCING, 4, 4, COLUMNS, model="Sierra"),), "SAP")
MATRIX = BookLayout((TableLayout("BOM", TableKind.SOURCING, 2, 2, COLUMNS, model="Tahoe"),), "Matrix")


@pytest.fixture
def layouts(tmp_path: Path) -> Layouts:
    made = Layouts(tmp_path / "layouts")
    for at, layout in enumerate((SAP, MATRIX)):
        made.keep(layout)
        file = next(file for file in made.folder.iterdir() if file.name.startswith(layout.name))
        os.utime(file, (1_700_000_000 + at * 86_400,) * 2)
    return made


@pytest.fixture
def window(qtbot: QtBot, layouts: Layouts) -> Iterator[LayoutsWindow]:
    made = LayoutsWindow()
    qtbot.addWidget(made)
    keeping = LayoutKeeping(layouts, lambda: made)
    keeping.show()
    yield made
    keeping.deleteLater()


def cells(window: LayoutsWindow) -> list[list[str]]:
    """Return what the list shows."""
    model = window.layouts
    return [
        [str(model.index(row, column).data()) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def names(window: LayoutsWindow) -> list[str]:
    """Return the names that the list shows."""
    return [row[0] for row in cells(window)]


def test_layouts_are_listed_with_sheets_headings_and_when_they_were_used(window: LayoutsWindow) -> None:
    headings = "Materialnummer, Nettopreis, Urspr.land"
    assert cells(window) == [
        ["Matrix", "Sourcing in “BOM”", headings, "2023-11-15"],
        ["SAP", "Sourcing in “Daten”", headings, "2023-11-14"],
    ]
    assert window.chosen == "Matrix"


def test_a_name_is_changed_in_place_and_keeps_its_date(
    qtbot: QtBot, window: LayoutsWindow, layouts: Layouts
) -> None:
    window.rename.click()
    [editor] = window.table.viewport().findChildren(QLineEdit)
    editor.clear()
    QTest.keyClicks(editor, "Quantity matrix")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: names(window) == ["Quantity matrix", "SAP"])

    assert cells(window)[0][3] == "2023-11-15"
    assert [one.layout.name for one in layouts.remembered()] == ["Quantity matrix", "SAP"]
    assert window.chosen == "Quantity matrix"


def test_a_name_that_is_taken_is_refused_in_words(window: LayoutsWindow) -> None:
    window.layouts.setData(window.layouts.index(0, 0), "SAP")

    assert window.message.text() == "There is a layout named “SAP” already. Choose another name."
    assert names(window) == ["Matrix", "SAP"]


def test_a_deleted_layout_comes_back_by_undo(window: LayoutsWindow, layouts: Layouts) -> None:
    window.table.selectRow(1)
    window.delete.click()
    assert names(window) == ["Matrix"]
    assert window.message.text() == "“SAP” is deleted."
    assert window.undo.isVisible()

    window.undo.click()
    assert sorted(names(window)) == ["Matrix", "SAP"]
    assert SAP in [one.layout for one in layouts.remembered()]
    assert not window.undo.isVisible()


def test_without_layouts_the_window_says_how_to_get_one(window: LayoutsWindow) -> None:
    window.delete.click()
    window.delete.click()

    assert window.shown.currentWidget() is window.nothing
    assert not window.delete.isEnabled()
    assert not window.save.isEnabled()


def test_a_layout_goes_to_a_colleague_and_back(window: LayoutsWindow, tmp_path: Path) -> None:
    file = tmp_path / "for you.layout.json"
    window.table.selectRow(1)
    window.save.click()
    [dialog] = window.findChildren(QFileDialog)
    dialog.fileSelected.emit(str(file.with_name("for you")))
    dialog.reject()
    assert file.exists()

    window.import_requested.emit(file)
    assert sorted(names(window)) == ["Matrix", "SAP", "SAP 2"]
    assert window.chosen == "SAP 2"

    file.write_text("something else", encoding="utf-8")
    window.import_requested.emit(file)
    assert window.message.text().startswith("for you.layout.json is not a layout of Headroom")


def test_reading_a_workbook_by_a_layout_makes_it_the_last_used(layouts: Layouts, tmp_path: Path) -> None:
    path = sap_export(tmp_path / "export.xlsx")

    def confirm(survey: BookSurvey) -> BookLayout:
        layouts.keep(replace(survey.proposed, name="Learnt"))
        return survey.proposed

    decode(path, silent, Questions(choose=confirm))
    learnt = next(file for file in layouts.folder.iterdir() if file.name.startswith("Learnt"))
    os.utime(learnt, (1_600_000_000, 1_600_000_000))
    assert layouts.remembered()[-1].layout.name == "Learnt"

    decode(path, silent, Questions(choose=layouts.fitting))
    assert layouts.remembered()[0].layout.name == "Learnt"
