"""The sheet on the page before reading: what its rows are read as stays in sight, and the tree folds."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from headroom.window.importing.import_preview import ImportPreview
from part_list_books import PRICES, csv, two_sheets
from surveys import surveyed
from workbooks import Rows, write_xlsx

WIDE = tuple(f"Attribute {at} with a long name" for at in range(40))
LEVELS: Rows = (
    ("Level", "Part number", "COO", "Qty", "Unit cost", *WIDE),
    (0.0, "A-10", "MX", 1.0, 300.0),
    (1.0, "A-11", "CN", 1.0, 100.0),
    (2.0, "P-12", "CN", 2.0, 50.0),
    (1.0, "P-13", "MX", 1.0, 200.0),
    (0.0, "P-20", "US", 1.0, 7.0),
)


@pytest.fixture
def page(qtbot: QtBot) -> ImportPreview:
    made = ImportPreview()
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.show()
    return made


@pytest.fixture
def bill(page: ImportPreview, tmp_path: Path) -> ImportPreview:
    page.show_survey(surveyed(write_xlsx(tmp_path / "oak.xlsx", {"Oak": LEVELS})))
    return page


def seen(page: ImportPreview) -> list[int]:
    """Return the numbers of the rows that are seen, as Excel counts."""
    sheet = page.sheet
    return [row + 1 for row in range(sheet.grid.rowCount()) if not sheet.isRowHidden(row)]


def press(page: ImportPreview, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(page.sheet, key)


def stand(page: ImportPreview, number: int, column: int = 0) -> None:
    """Put the keys into a row."""
    page.sheet.setCurrentIndex(page.sheet.grid.index(number - 1, column))


def test_what_rows_are_read_as_stays_in_sight_however_far_the_sheet_is_moved(bill: ImportPreview) -> None:
    bar = bill.sheet.horizontalScrollBar()
    before = bill.sheet.rows.geometry()
    bar.setValue(bar.maximum())

    assert bar.maximum() > 0
    assert bill.sheet.rows.geometry() == before
    assert before.width() >= bill.sheet.rows.sizeHint().width()
    assert bill.sheet.corner.geometry().left() == before.left()
    assert bill.sheet.corner.width() == before.width() < bill.sheet.width() / 2


def test_a_click_on_its_marker_folds_what_goes_into_a_row(bill: ImportPreview) -> None:
    header = bill.sheet.rows
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=header.marker(2).center())
    assert seen(bill) == [1, 2, 3, 5, 6]
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=header.marker(1).center())
    assert seen(bill) == [1, 2, 6]
    QTest.mouseDClick(header.viewport(), Qt.MouseButton.LeftButton, pos=header.marker(1).center())
    assert seen(bill) == [1, 2, 3, 5, 6]
    assert bill.draft.tables[0].finding is not None
    assert bill.draft.tables[0].finding.layout.header_row == 1
    assert header.marker(3).isEmpty()


@pytest.mark.parametrize(
    ("keys", "rows", "current"),
    [
        ([Qt.Key.Key_Left], [1, 2, 3, 5, 6], 3),
        ([Qt.Key.Key_Left, Qt.Key.Key_Left], [1, 2, 3, 5, 6], 2),
        ([Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Left], [1, 2, 6], 2),
        ([Qt.Key.Key_Left, Qt.Key.Key_Right], [1, 2, 3, 4, 5, 6], 3),
        ([Qt.Key.Key_Minus], [1, 2, 3, 5, 6], 3),
        ([Qt.Key.Key_Slash], [1, 2, 6], 2),
        ([Qt.Key.Key_Slash, Qt.Key.Key_Asterisk], [1, 2, 3, 4, 5, 6], 2),
        ([Qt.Key.Key_Slash, Qt.Key.Key_Plus], [1, 2, 3, 5, 6], 2),
    ],
)
def test_keys_fold_and_unfold_as_in_trees(
    bill: ImportPreview, keys: Sequence[Qt.Key], rows: list[int], current: int
) -> None:
    stand(bill, 3)
    press(bill, *keys)

    assert seen(bill) == rows
    assert bill.sheet.currentIndex().row() + 1 == current


def test_left_and_right_walk_along_a_row_elsewhere(bill: ImportPreview) -> None:
    stand(bill, 2, 1)
    press(bill, Qt.Key.Key_Right)
    assert bill.sheet.currentIndex().column() == 2
    press(bill, Qt.Key.Key_Left, Qt.Key.Key_Left)
    assert bill.sheet.currentIndex().column() == 0
    assert seen(bill) == [1, 2, 3, 4, 5, 6]


def test_one_button_folds_all_and_unfolds_all(bill: ImportPreview) -> None:
    every = bill.sheet.corner.every
    assert every.text() == "Fold all"
    every.click()
    assert (seen(bill), every.text()) == ([1, 2, 6], "Unfold all")
    every.click()
    assert seen(bill) == [1, 2, 3, 4, 5, 6]


def test_what_was_folded_stays_so_while_questions_are_answered(bill: ImportPreview) -> None:
    stand(bill, 3)
    press(bill, Qt.Key.Key_Left)
    block = bill.questions.blocks[-1]
    block.choices["assemblies"].click()

    assert seen(bill) == [1, 2, 3, 5, 6]
    assert bill.sheet.currentIndex().row() == 2


def test_screen_readers_are_told_level_parts_and_whether_a_row_is_folded(bill: ImportPreview) -> None:
    def said(row: int) -> str:
        return str(
            bill.sheet.grid.headerData(row, Qt.Orientation.Vertical, Qt.ItemDataRole.AccessibleTextRole)
        )

    assert said(1) == "2, sum of its parts, level 0, 2 parts, unfolded"
    assert said(3) == "4, counted, level 2"
    bill.sheet.turn(1)
    assert said(1) == "2, sum of its parts, level 0, 2 parts, folded"


def test_a_plain_sheet_has_nothing_to_fold(page: ImportPreview, tmp_path: Path) -> None:
    page.show_survey(surveyed(two_sheets(tmp_path)))

    assert page.sheet.corner.every.isHidden()
    stand(page, 2)
    press(page, Qt.Key.Key_Left, Qt.Key.Key_Slash, Qt.Key.Key_Minus)
    assert seen(page) == [1, 2, 3, 4]


def test_a_row_without_a_partner_is_led_to(page: ImportPreview, tmp_path: Path) -> None:
    bill = csv(tmp_path / "bill.csv", ["Model,Part number,Qty", "Oak,P-1,2", "Oak,P-2,1", "Oak,P-7,1"])
    prices = csv(
        tmp_path / "prices.csv", [",".join(map(str, row)) for row in (*PRICES, ("X-1", "", "US", 1))]
    )
    page.show_survey(surveyed(bill, prices))
    [block] = page.questions.blocks

    assert [link.text() for link in block.links] == ["P-7, row 4", "X-1, row 4"]
    assert page.sheet.grid.said(3) == "no price found in prices.csv"
    assert page.open.text() == "Open 2 rows"
    block.links[1].click()
    assert page.tables.currentRow() == 1
    assert page.sheet.currentIndex().row() == 3
    assert page.sheet.grid.said(3) == "in no bill"
    block.links[0].click()
    assert (page.tables.currentRow(), page.sheet.currentIndex().row()) == (0, 3)


def test_larger_type_has_higher_rows_and_leaves_the_sheet_more_than_half(bill: ImportPreview) -> None:
    height = bill.sheet.rowHeight(1)
    font = bill.font()
    font.setPixelSize(26)
    bill.setFont(font)

    assert bill.sheet.rowHeight(1) > 1.5 * height
    assert bill.beside.width() < bill.width() / 2
    assert bill.sheet.rows.width() < bill.sheet.width()
    assert bill.sheet.corner.mapTo(bill, QPoint(0, 0)).x() >= 0


def test_titles_above_the_headings_run_on_over_blank_cells(page: ImportPreview, tmp_path: Path) -> None:
    above: Rows = (("Bill of material 2027", None, "EUR"), (None, None, None))
    page.show_survey(surveyed(write_xlsx(tmp_path / "oak.xlsx", {"Oak": (*above, *LEVELS)})))
    sheet = page.sheet

    assert [sheet.columnSpan(0, column) for column in (0, 2)] == [2, sheet.grid.columnCount() - 2]
    assert [sheet.columnSpan(row, 0) for row in (1, 2, 3)] == [1, 1, 1]
