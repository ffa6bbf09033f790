"""A workbook that is read again: what changed, what stays, and that a saved file is noticed."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from headroom.book.layout import BookLayout
from headroom.book.survey import BookSurvey
from headroom.opening.book_opening import Tables
from headroom.opening.file_stamp import stamp_of
from headroom.rules.tariff_codes import TariffReference
from headroom.window.files.book_reading import BookReading
from headroom.window.files.book_watch import BookWatch
from headroom.window.files.program import Program
from headroom.window.files.reader_questions import Asker
from headroom.window.frame.faults import Faults
from headroom.window.frame.main_view import MainView
from headroom.window.session.session import Session
from headroom.window.session.settings import Settings
from workbooks import Cell, write_xlsx

HEADINGS: list[Cell] = ["Model", "Part number", "Country of origin", "Unit cost"]
ROWS: list[list[Cell]] = [
    ["Aster", "A-1", "US", 8000],
    ["Aster", "A-2", "JP", 2000],
    ["Birch", "B-1", "US", 4000],
]
LATER: list[list[Cell]] = [
    ["Aster", "A-1", "US", 8000],
    ["Aster", "A-2", "JP", 9000],
    ["Birch", "B-2", "US", 4000],
]
SETTLED_MS = 50


def write(path: Path, rows: list[list[Cell]]) -> Path:
    return write_xlsx(path, {"Sourcing": [HEADINGS, *rows]})


class Fits:
    """Knows the layout of a workbook, and counts how often it was asked for one."""

    def __init__(self) -> None:
        self.asked = 0

    def __call__(self, survey: BookSurvey) -> BookLayout | None:
        self.asked += 1
        return survey.proposed


@pytest.fixture
def fits() -> Fits:
    return Fits()


@pytest.fixture
def program(
    view: MainView,
    session: Session,
    settings: Settings,
    reference: TariffReference,
    fits: Fits,
    tmp_path: Path,
) -> Iterator[Program]:
    faults = Faults(tmp_path / "log" / "headroom.log")
    asker = Asker(fits)
    made = Program(
        view, session, settings, faults, BookReading(asker), lambda _: None, Tables(lambda: reference)
    )
    yield made
    made.finish()
    faults.uninstall()


@pytest.fixture
def book(qtbot: QtBot, program: Program, tmp_path: Path) -> Path:
    path = write(tmp_path / "fleet.xlsx", ROWS)
    with qtbot.waitSignal(program.shown, timeout=30_000):
        program.open_book(path)
    return path


def again(qtbot: QtBot, program: Program, ask: Callable[[], None]) -> None:
    with qtbot.waitSignal(program.shown, timeout=30_000):
        ask()


def changes_are_offered(view: MainView) -> bool:
    return "changes" in view.work.pages.names and view.menus.go.pages["changes"].isVisible()


def test_reading_again_says_what_changed_asks_nothing_and_keeps_page_scenario_and_model(
    qtbot: QtBot, program: Program, view: MainView, session: Session, fits: Fits, book: Path
) -> None:
    assert not changes_are_offered(view)
    assert not view.menus.changes.isEnabled()
    session.set_value("Regional content", "rvc", 0.7)
    view.work.pages.turn_to("trade")
    workspace, asked = session.workspace, fits.asked
    write(book, LATER)

    again(qtbot, program, view.menus.again.trigger)

    assert session.workspace is workspace
    assert session.undo_stack.canUndo()
    assert view.work.pages.current == "trade"
    assert fits.asked == asked
    said = view.message.said
    assert said.startswith("1 row changed, 1 added, 1 removed since ")
    view.message.act.click()
    assert view.work.pages.current == "changes"
    assert view.work.changes.isVisible()
    assert changes_are_offered(view)
    models = view.work.changes.tables["Models"].cells.table.rows
    assert [(row[0].text, row[1].text, row[2].text) for row in models] == [
        ("Aster", "qualifies", "fails"),
        ("Birch", "qualifies", "qualifies"),
    ]


def test_opening_the_same_file_again_is_a_refresh(
    qtbot: QtBot, program: Program, view: MainView, session: Session, book: Path
) -> None:
    again(qtbot, program, lambda: view.book_requested.emit(book))

    assert session.refresh is not None
    assert "Nothing changed" in view.message.said
    assert not view.message.isVisible()


def test_another_file_is_no_refresh_even_after_one(
    qtbot: QtBot, program: Program, view: MainView, session: Session, book: Path, tmp_path: Path
) -> None:
    again(qtbot, program, lambda: view.book_requested.emit(book))
    other = write(tmp_path / "other.xlsx", LATER)

    again(qtbot, program, lambda: view.book_requested.emit(other))

    assert session.refresh is None
    assert not changes_are_offered(view)


def test_the_effect_of_the_changes_follows_the_sliders(
    qtbot: QtBot, program: Program, view: MainView, session: Session, book: Path
) -> None:
    write(book, LATER)
    again(qtbot, program, view.menus.again.trigger)
    view.work.show_changes()
    session.set_value("Regional content", "rvc", 0.4)

    models = view.work.changes.tables["Models"].cells.table.rows

    assert (models[0][1].text, models[0][2].text) == ("qualifies", "qualifies")


def test_all_changes_are_copied_with_their_cells(
    qtbot: QtBot, program: Program, view: MainView, book: Path
) -> None:
    write(book, LATER)
    again(qtbot, program, view.menus.again.trigger)
    view.work.show_changes()

    view.menus.copy.trigger()

    lines = QGuiApplication.clipboard().text().splitlines()
    assert "Aster\tA-2\t\tUnit cost\t2,000\t9,000\tSourcing!D3\tSourcing!D3" in lines


@pytest.mark.parametrize("damage", ["gone", "damaged"])
def test_a_refresh_that_fails_leaves_everything_as_it_is_and_says_why(
    qtbot: QtBot,
    program: Program,
    view: MainView,
    session: Session,
    settings: Settings,
    book: Path,
    damage: str,
) -> None:
    exposure, recent = session.exposure, settings.recent
    if damage == "gone":
        book.unlink()
    else:
        book.write_bytes(b"PK\x03\x04 no workbook")

    view.menus.again.trigger()
    qtbot.waitUntil(lambda: not program.reading, timeout=30_000)

    assert session.exposure is exposure
    assert session.refresh is None
    assert settings.recent == recent
    assert "fleet.xlsx" in view.message.said


def test_a_sheet_that_is_new_is_read_as_well_but_one_that_was_left_out_stays_out(
    qtbot: QtBot, program: Program, view: MainView, session: Session, tmp_path: Path
) -> None:
    path = tmp_path / "plants.xlsx"
    old: list[list[Cell]] = [HEADINGS, ["Old", "O-1", "US", 1]]
    sheets = {"North": [HEADINGS, *ROWS], "Last year": old}
    write_xlsx(path, sheets)
    program._read = BookReading(Asker(_only_north))
    with qtbot.waitSignal(program.shown, timeout=30_000):
        program.open_book(path)
    write_xlsx(path, {**sheets, "South": [HEADINGS, ["Cedar", "C-1", "MX", 500]]})

    again(qtbot, program, view.menus.again.trigger)

    assert session.exposure is not None
    assert session.exposure.book.rows.models == ("Aster", "Birch", "Cedar")


def _only_north(survey: BookSurvey) -> BookLayout:
    proposed = survey.proposed
    return proposed.with_tables(table for table in proposed.tables if table.sheet == "North")


@pytest.fixture
def watched(tmp_path: Path) -> Iterator[tuple[BookWatch, Path]]:
    path = tmp_path / "fleet.csv"
    path.write_text("one")
    watch = BookWatch(settled_ms=SETTLED_MS)
    watch.watch({path: stamp_of(path)})
    yield watch, path
    watch.deleteLater()
    QCoreApplication.sendPostedEvents(watch)


def saved_in_place(path: Path) -> None:
    path.write_text("more than one")


def saved_as_excel_does(path: Path) -> None:
    written = path.with_name("~tmp1234")
    written.write_text("more than one")
    path.unlink()
    written.rename(path)


def replaced(path: Path) -> None:
    written = path.with_name("new")
    written.write_text("more than one")
    os.replace(written, path)  # noqa: PTH105 - as other programs do


@pytest.mark.parametrize("save", [saved_in_place, saved_as_excel_does, replaced])
def test_each_saving_of_an_open_file_is_noticed_once(
    qtbot: QtBot, watched: tuple[BookWatch, Path], save: Callable[[Path], None]
) -> None:
    watch, path = watched
    for text in ("a", "bb"):
        with qtbot.waitSignal(watch.changed, timeout=5000) as noticed:
            save(path)
        assert noticed.args == [path.name]
        with qtbot.assertNotEmitted(watch.changed, wait=3 * SETTLED_MS):
            path.with_name(f"neighbour_{text}").write_text(text)
        with qtbot.waitSignal(watch.changed, timeout=5000):
            path.write_text(text)


def test_a_file_that_is_gone_is_not_said_to_have_changed_until_it_is_back(
    qtbot: QtBot, watched: tuple[BookWatch, Path], tmp_path: Path
) -> None:
    watch, path = watched
    aside = tmp_path / "aside"

    with qtbot.assertNotEmitted(watch.changed, wait=4 * SETTLED_MS):
        shutil.move(path, aside)
    with qtbot.assertNotEmitted(watch.changed, wait=4 * SETTLED_MS):
        shutil.move(aside, path)  # the same file as before
    with qtbot.waitSignal(watch.changed, timeout=5000):
        path.write_text("something else")


def test_a_saved_file_is_offered_to_be_read_again_and_never_read_by_itself(
    qtbot: QtBot, program: Program, view: MainView, session: Session, book: Path
) -> None:
    exposure = session.exposure
    write(book, LATER)

    qtbot.waitUntil(lambda: view.message.said == "fleet.xlsx has changed.", timeout=10_000)

    assert session.exposure is exposure
    assert not program.reading
    assert view.message.act.text() == "Read again"
    again(qtbot, program, view.message.act.click)
    assert session.refresh is not None
