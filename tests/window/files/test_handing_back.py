"""Handing the open workbook back from the window."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from headroom.book.sourcing import SourcingBook
from headroom.opening.book_opening import Step, Tables
from headroom.rules.tariff_codes import TariffReference
from headroom.window.files.handing_back import HandingBack
from headroom.window.files.program import Program
from headroom.window.frame.faults import Faults
from headroom.window.frame.main_view import MainView
from headroom.window.session.session import Session
from headroom.window.session.settings import Settings
from headroom.workbook.annotate.hand_back import hand_back
from headroom.workbook.process.reading import read_book
from workbooks import MODELS, table, write_xlsx


def read(
    paths: Path | tuple[Path, ...],
    progress: Callable[[Step], None],
    cancelled: Callable[[], bool],
    *,
    again: SourcingBook | None = None,
    look_over: bool = False,
) -> SourcingBook:
    """Read a workbook as the program does, the same whether it was read before."""
    del again, look_over
    return read_book(paths, progress, cancelled)


@pytest.fixture
def program(
    view: MainView, session: Session, settings: Settings, reference: TariffReference, tmp_path: Path
) -> Iterator[Program]:
    faults = Faults(tmp_path / "log" / "headroom.log")
    made = Program(view, session, settings, faults, read, lambda _: None, Tables(lambda: reference))
    handing_back = HandingBack(view, session, made.files, hand_back, faults, made)
    yield made
    handing_back.finish()
    made.finish()
    faults.uninstall()


def bad_book(path: Path, part: str = "P-1") -> Path:
    """Write a workbook with one row that can be used and one that cannot."""
    rows = table({"Part number": part}, {"Part number": f"{part}0", "Unit cost": "n/a"})
    return write_xlsx(path, {"Sourcing": rows, "Models": MODELS})


def dialog(view: MainView) -> QFileDialog:
    """Return the dialog that is open."""
    [found] = [one for one in view.findChildren(QFileDialog) if one.isVisible()]
    return found


def marked(path: Path) -> bool:
    """Return whether the bad cell is coloured in a copy."""
    return bool(load_workbook(path)["Sourcing"]["D3"].fill.patternType == "solid")


def test_the_button_asks_for_a_name_and_writes_the_copy_beside_the_window(
    qtbot: QtBot, program: Program, view: MainView, tmp_path: Path
) -> None:
    path = bad_book(tmp_path / "book.xlsx")
    with qtbot.waitSignal(program.shown):
        program.open_book(path)
    assert view.work.problems.hand_back.isEnabled()
    view.work.problems.hand_back.click()
    asked = dialog(view)

    assert Path(asked.selectedFiles()[0]) == tmp_path / "book_to_check.xlsx"
    asked.fileSelected.emit(str(tmp_path / "book_to_check.xlsx"))
    asked.close()
    qtbot.waitUntil(lambda: "coloured" in view.message.said)
    assert view.message.said.startswith("book_to_check.xlsx: 1 cell coloured")
    assert marked(tmp_path / "book_to_check.xlsx")


def test_of_several_workbooks_the_copies_go_into_a_folder_but_over_no_file(
    qtbot: QtBot, program: Program, view: MainView, tmp_path: Path
) -> None:
    paths = (bad_book(tmp_path / "a.xlsx", "A"), bad_book(tmp_path / "b.xlsx", "B"))
    with qtbot.waitSignal(program.shown):
        program.open_books(paths)
    view.menus.hand_back.trigger()
    asked = dialog(view)
    assert asked.fileMode() is QFileDialog.FileMode.Directory
    asked.fileSelected.emit(str(tmp_path))
    asked.close()
    qtbot.waitUntil(lambda: "coloured" in view.message.said)

    assert marked(tmp_path / "a_to_check.xlsx")
    assert marked(tmp_path / "b_to_check.xlsx")
    view.questions.copy.emit(tmp_path)
    qtbot.waitUntil(lambda: "a_to_check.xlsx is in" in view.message.said)


def test_a_workbook_that_changed_meanwhile_is_not_handed_back_and_the_window_says_so(
    qtbot: QtBot, program: Program, view: MainView, tmp_path: Path
) -> None:
    path = bad_book(tmp_path / "book.xlsx")
    with qtbot.waitSignal(program.shown):
        program.open_book(path)
    bad_book(path, "other")
    view.questions.copy.emit(tmp_path / "copy.xlsx")
    qtbot.waitUntil(lambda: "has changed since it was read" in view.message.said)

    assert not (tmp_path / "copy.xlsx").exists()


def test_without_a_workbook_nothing_is_asked(program: Program, view: MainView) -> None:
    assert not view.menus.hand_back.isEnabled()
    view.hand_back_requested.emit()

    assert not view.findChildren(QFileDialog)
    assert program.files() == ()
