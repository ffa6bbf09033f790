"""A cell is asked for: its workbook is opened, and the cell put on the clipboard."""

from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication

from headroom.window.files.cell_opening import CellOpening
from headroom.window.session.focus import Focus
from headroom.window.shown.book_cell import BookCell
from headroom.window.shown.news import News
from headroom.window.shown.tone import Tone


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[QUrl]:
    found: list[QUrl] = []

    def take(address: QUrl) -> bool:
        found.append(address)
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", take)
    return found


def opened(cell: BookCell, *paths: Path) -> News:
    focus, said = Focus(), list[News]()
    focus.said.connect(said.append)
    opening = CellOpening(focus, lambda: paths)
    focus.cell_asked.emit(cell)
    opening.deleteLater()
    return said[0]


def test_the_workbook_is_opened_and_the_cell_is_on_the_clipboard(tmp_path: Path, asked: list[QUrl]) -> None:
    path = tmp_path / "Büro & co; rm.xlsx"
    path.touch()

    said = opened(BookCell("", "Parts 2026", "A348"), path)

    assert [Path(address.toLocalFile()) for address in asked] == [path]
    assert QGuiApplication.clipboard().text() == "'Parts 2026'!A348"
    assert said.tone is Tone.SAME
    assert said.text.startswith("Büro & co; rm.xlsx is being opened. The cell 'Parts 2026'!A348 is on")


def test_of_several_workbooks_the_one_of_the_cell_is_opened(tmp_path: Path, asked: list[QUrl]) -> None:
    paths = tmp_path / "a.xlsx", tmp_path / "b.csv"
    for path in paths:
        path.touch()

    opened(BookCell("b.csv", "", "A3"), *paths)

    assert [Path(address.toLocalFile()).name for address in asked] == ["b.csv"]
    assert QGuiApplication.clipboard().text() == "A3"


@pytest.mark.parametrize("name", ["macro.bat", "gone.xlsx", "list"])
def test_a_file_that_is_gone_or_is_no_workbook_is_not_opened(
    tmp_path: Path, asked: list[QUrl], name: str
) -> None:
    path = tmp_path / name
    if name != "gone.xlsx":
        path.touch()

    said = opened(BookCell("", "Sheet", "A3"), path)

    assert asked == []
    assert said.tone is Tone.BAD
    assert "cannot be opened from here" in said.text


def test_data_inside_saved_work_have_no_file(asked: list[QUrl]) -> None:
    assert "its data are in the saved work" in opened(BookCell("", "Sheet", "A3")).text
    assert asked == []


def test_no_program_for_a_workbook_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.xlsx"
    path.touch()
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _address: False)

    assert "this computer has no program for a.xlsx" in opened(BookCell("", "Sheet", "A3"), path).text


@pytest.mark.parametrize(
    ("sheet", "reference"),
    [("Sourcing", "Sourcing!A1"), ("It's", "'It''s'!A1"), ("2026", "'2026'!A1"), ("Pièces", "'Pièces'!A1")],
)
def test_a_sheet_is_quoted_as_a_spreadsheet_has_it(sheet: str, reference: str) -> None:
    assert BookCell("", sheet, "A1").reference == reference
