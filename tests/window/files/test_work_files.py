"""Saved work in the window, with files that are read by what is written in them."""

import hashlib
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QTextDocumentFragment
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from dropped_files import drop
from headroom.book.layout import BookLayout, TableKind, TableLayout
from headroom.book.sourcing import SourceFile, SourcingBook
from headroom.opening.book_opening import Step, Tables
from headroom.rules.part_changes import Becomes, PartChange, Selection
from headroom.rules.scenario import SourceMove
from headroom.rules.tariff_codes import TariffReference
from headroom.user_error import UserError
from headroom.window.files.import_questions import ImportQuestions
from headroom.window.files.occupied_question import OccupiedQuestion
from headroom.window.files.place_question import PlaceQuestion
from headroom.window.files.program import Program
from headroom.window.files.reader_questions import Asker
from headroom.window.files.reading import Read
from headroom.window.files.recovery import Recovery
from headroom.window.files.save_question import SaveQuestion
from headroom.window.files.work_files import WorkFiles
from headroom.window.frame.faults import Faults
from headroom.window.frame.main_view import MainView
from headroom.window.frame.shell import Shell
from headroom.window.importing.question_page import QuestionPage
from headroom.window.session.session import Session
from headroom.window.session.settings import Settings
from headroom.window.start.arrivals import Arrivals
from headroom.window.widgets.table_window import TableWindow
from headroom.work.chosen_places import ChosenPlaces
from headroom.work.deviation import deviations
from headroom.work.recovery_files import RecoveryFiles
from headroom.work.workspace_file import load_work, save_work
from headroom.workstation import organisation_presets
from headroom.workstation.organisation_presets import OrganisationPresets
from headroom.workstation.preset_words import Feature
from small_fleet import fleet_book

LAYOUT = BookLayout((TableLayout("Sourcing", TableKind.SOURCING, 1, 1, ()),))


class Books:
    """Reads workbooks whose content is a factor on all costs."""

    def __init__(self) -> None:
        self.layout = LAYOUT
        self.layouts: list[BookLayout] = []
        self.read_paths: list[Path] = []

    def __call__(
        self,
        paths: Path | tuple[Path, ...],
        progress: Callable[[Step], None],
        cancelled: Callable[[], bool],
        *,
        again: SourcingBook | None = None,
        look_over: bool = False,
    ) -> SourcingBook:
        del progress, cancelled, again, look_over  # it takes a moment only
        path = paths if isinstance(paths, Path) else paths[0]
        self.read_paths.append(path)
        try:
            content = path.read_bytes()
        except OSError as cause:
            msg = f"{path.name} cannot be opened."
            raise UserError(msg) from cause
        if content == b"protected":
            msg = f"{path.name} is protected with a password."
            raise UserError(msg)
        book = fleet_book()
        rows = replace(book.rows, unit_cost=book.rows.unit_cost * float(content.decode()))
        source = SourceFile(path.name, hashlib.sha256(content).hexdigest(), len(content))
        return replace(book, name=path.name, rows=rows, files=(source,), layout=self.layout)

    def by(self, layout: BookLayout) -> Read:
        self.layouts.append(layout)
        return self


@dataclass
class Running:
    """The program with its window, as ``fill`` joins it."""

    shell: Shell
    view: MainView
    session: Session
    program: Program
    work: WorkFiles
    recovery: Recovery
    books: Books


@pytest.fixture
def faults(qapp: QApplication, tmp_path: Path) -> Iterator[Faults]:
    assert qapp is QApplication.instance()
    made = Faults(tmp_path / "log" / "headroom.log")
    yield made
    made.uninstall()


@pytest.fixture
def run(
    shell: Shell,
    view: MainView,
    session: Session,
    settings: Settings,
    faults: Faults,
    reference: TariffReference,
    tmp_path: Path,
) -> Iterator[Running]:
    books, tables = Books(), Tables(lambda: reference)
    program = Program(view, session, settings, faults, books, lambda _: None, tables)
    places = ChosenPlaces(tmp_path / "places.json")
    work = WorkFiles(shell, view, session, settings, program, books.by, tables, faults, places)
    files = RecoveryFiles(tmp_path / "recovery")
    recovery = Recovery(files, session, work, view, faults, every_ms=20)
    yield Running(shell, view, session, program, work, recovery, books)
    for finish in (program.finish, work.finish, recovery.finish):
        finish()
    for dialog in view.findChildren(QDialog):
        dialog.close()


@pytest.fixture
def book(tmp_path: Path) -> Path:
    path = tmp_path / "books" / "fleet.xlsx"
    path.parent.mkdir()
    path.write_bytes(b"1")
    return path


@pytest.fixture
def opened(qtbot: QtBot, run: Running, book: Path) -> Running:
    with qtbot.waitSignal(run.program.shown):
        run.view.request(book)
    return run


def stricter(run: Running, share: float = 0.85) -> None:
    run.session.set_value("Regional content", "rvc", share)


def saved(qtbot: QtBot, run: Running, path: Path, *, inside: bool = False) -> Path:
    with qtbot.waitSignal(run.work.saved):
        run.work.save_as(path, inside)
    return path


def reopen(qtbot: QtBot, run: Running, path: Path) -> None:
    with qtbot.waitSignal(run.program.shown):
        run.view.request(path)


def question(run: Running) -> SaveQuestion:
    (found,) = [one for one in run.view.findChildren(SaveQuestion) if one.isVisible()]
    return found


def answer(run: Running, button: QMessageBox.StandardButton) -> None:
    question(run).button(button).click()


def choose_place(run: Running, path: Path) -> None:
    (dialog,) = [one for one in run.view.findChildren(QFileDialog) if one.isVisible()]
    dialog.setDirectory(str(path.parent))
    dialog.selectFile(path.name)
    dialog.accept()


# Saving


def test_the_first_save_asks_where_beside_the_workbook_and_the_next_one_does_not(
    qtbot: QtBot, opened: Running, book: Path
) -> None:
    stricter(opened)
    opened.view.menus.save.trigger()
    (dialog,) = opened.view.findChildren(QFileDialog)
    assert Path(dialog.directory().absolutePath()) == book.parent
    assert dialog.defaultSuffix() == "headroom"
    path = book.with_name("talks.headroom")
    with qtbot.waitSignal(opened.work.saved):
        choose_place(opened, path)

    stricter(opened, 0.9)
    with qtbot.waitSignal(opened.work.saved):
        opened.view.menus.save.trigger()

    assert load_work(path).workspace == opened.session.workspace
    assert "talks.headroom" in opened.view.message.said


def test_what_was_saved_before_is_saved_no_longer_when_the_file_holds_something_else(
    qtbot: QtBot, opened: Running, tmp_path: Path
) -> None:
    path, session = tmp_path / "talks.headroom", opened.session
    with qtbot.waitSignal(opened.work.saved):
        opened.work.save_as(path, inside=False)
    assert not opened.work.modified

    stricter(opened, 0.8)
    with qtbot.waitSignal(opened.work.saved):
        opened.view.menus.save.trigger()
        stricter(opened, 0.9)  # before the file is written
    session.undo_stack.undo()
    session.undo_stack.undo()

    assert load_work(path).workspace != session.workspace
    assert opened.work.modified


def test_the_title_names_the_work_and_marks_it_while_it_is_not_saved(
    qtbot: QtBot, opened: Running, tmp_path: Path
) -> None:
    assert opened.shell.windowTitle() == "fleet.xlsx[*] — Headroom"
    assert not opened.shell.isWindowModified()

    stricter(opened)
    assert opened.shell.isWindowModified()
    saved(qtbot, opened, tmp_path / "talks.headroom")

    assert opened.shell.windowTitle() == "talks.headroom[*] — Headroom"
    assert not opened.shell.isWindowModified()
    opened.session.undo_stack.undo()
    assert opened.shell.isWindowModified()
    opened.session.undo_stack.redo()
    assert not opened.shell.isWindowModified()


def test_what_is_saved_names_its_workbook_from_where_it_is_and_holds_what_every_scenario_comes_to(
    qtbot: QtBot, opened: Running, book: Path, tmp_path: Path
) -> None:
    stricter(opened)
    opened.session.edit("New", opened.session.workspace.with_copy())

    beside = load_work(saved(qtbot, opened, book.with_name("a.headroom")))
    elsewhere = load_work(saved(qtbot, opened, tmp_path / "b.headroom"))

    assert [file.path for file in beside.files] == ["fleet.xlsx"]
    assert [file.path for file in elsewhere.files] == ["books/fleet.xlsx"]
    assert beside.layout == LAYOUT
    assert [len(results) for results in beside.results] == [3, 3]
    assert not beside.inside


def test_a_file_that_cannot_be_written_is_said_and_the_work_stays_unsaved(
    qtbot: QtBot, opened: Running, tmp_path: Path
) -> None:
    stricter(opened)

    opened.work.save_as(tmp_path / "nowhere" / "a.headroom", inside=False)
    qtbot.waitUntil(lambda: "cannot be written" in opened.view.message.said)

    assert opened.shell.isWindowModified()
    assert opened.shell.windowTitle().startswith("fleet.xlsx")


def test_what_is_changed_while_it_is_saved_stays_unsaved(
    qtbot: QtBot, opened: Running, tmp_path: Path
) -> None:
    stricter(opened)
    with qtbot.waitSignal(opened.work.saved):
        opened.work.save_as(tmp_path / "a.headroom", inside=False)
        stricter(opened, 0.9)

    assert opened.shell.isWindowModified()


def test_two_saves_in_a_row_are_both_done(qtbot: QtBot, opened: Running, tmp_path: Path) -> None:
    stricter(opened)
    opened.work.save_as(tmp_path / "a.headroom", inside=False)
    stricter(opened, 0.9)
    opened.work.save_as(tmp_path / "b.headroom", inside=False)

    qtbot.waitUntil(lambda: (tmp_path / "b.headroom").exists() and not opened.shell.isWindowModified())

    assert load_work(tmp_path / "a.headroom").workspace != load_work(tmp_path / "b.headroom").workspace
    assert opened.shell.windowTitle().startswith("b.headroom")


def occupied(run: Running) -> OccupiedQuestion:
    (found,) = [one for one in run.view.findChildren(OccupiedQuestion) if one.isVisible()]
    return found


def press(question: QMessageBox, text: str) -> None:
    (button,) = [one for one in question.buttons() if one.text().replace("&", "") == text]
    button.click()


def saved_by_another(path: Path, share: float = 0.7) -> bytes:
    """Save over a file as the window of another program does that opened it."""
    work = load_work(path)
    scenario = work.workspace.scenario.with_value("rvc", share)
    save_work(replace(work, workspace=work.workspace.with_scenario(scenario)), path)
    return path.read_bytes()


def test_what_another_window_saved_is_asked_about_and_not_lost(
    qtbot: QtBot, opened: Running, book: Path
) -> None:
    stricter(opened)
    path = saved(qtbot, opened, book.with_name("talks.headroom"))
    theirs = saved_by_another(path)
    stricter(opened, 0.9)

    opened.view.menus.save.trigger()
    qtbot.waitUntil(lambda: any(one.isVisible() for one in opened.view.findChildren(OccupiedQuestion)))

    assert "was changed by another program" in occupied(opened).text()
    assert path.read_bytes() == theirs
    press(occupied(opened), "Show differences")
    (window,) = opened.view.findChildren(TableWindow)
    rows = [[cell.text for cell in row] for row in window.table.cells.table.rows]
    assert [row[2:] for row in rows] == [["0.9", "0.7"]]
    assert path.read_bytes() == theirs
    with qtbot.waitSignal(opened.work.saved):
        press(occupied(opened), "Overwrite")
    assert load_work(path).workspace == opened.session.workspace
    assert not opened.shell.isWindowModified()


def test_what_changes_once_more_while_it_is_asked_about_is_asked_about_again(
    qtbot: QtBot, opened: Running, book: Path
) -> None:
    stricter(opened)
    path = saved(qtbot, opened, book.with_name("talks.headroom"))
    saved_by_another(path)
    stricter(opened, 0.9)
    opened.view.menus.save.trigger()
    qtbot.waitUntil(lambda: any(one.isVisible() for one in opened.view.findChildren(OccupiedQuestion)))
    first = occupied(opened)
    theirs = saved_by_another(path, 0.6)

    press(first, "Overwrite")
    qtbot.waitUntil(lambda: any(one.isVisible() for one in opened.view.findChildren(OccupiedQuestion)))

    assert path.read_bytes() == theirs
    press(occupied(opened), "Save as…")
    with qtbot.waitSignal(opened.work.saved):
        choose_place(opened, book.with_name("mine.headroom"))
    assert path.read_bytes() == theirs
    assert load_work(book.with_name("mine.headroom")).workspace == opened.session.workspace


def test_a_file_that_is_no_saved_work_is_not_replaced_without_a_question(
    qtbot: QtBot, opened: Running, book: Path
) -> None:
    path = book.with_name("letter.headroom")
    path.write_bytes(b"a letter")
    stricter(opened)

    opened.work.save_as(path, inside=False)
    qtbot.waitUntil(lambda: any(one.isVisible() for one in opened.view.findChildren(OccupiedQuestion)))

    assert "is not saved work" in occupied(opened).text()
    assert [one.text() for one in occupied(opened).buttons() if "differences" in one.text()] == []
    occupied(opened).close()
    assert path.read_bytes() == b"a letter"
    assert opened.shell.isWindowModified()


def test_saving_twice_in_a_hurry_asks_nothing(qtbot: QtBot, opened: Running, book: Path) -> None:
    stricter(opened)
    path = saved(qtbot, opened, book.with_name("talks.headroom"))
    stricter(opened, 0.9)
    opened.view.menus.save.trigger()
    stricter(opened, 0.91)
    opened.view.menus.save.trigger()

    qtbot.waitUntil(lambda: not opened.shell.isWindowModified())

    assert opened.view.findChildren(OccupiedQuestion) == []
    assert load_work(path).workspace == opened.session.workspace


def test_a_file_that_went_meanwhile_is_written_again(qtbot: QtBot, opened: Running, book: Path) -> None:
    stricter(opened)
    path = saved(qtbot, opened, book.with_name("talks.headroom"))
    path.unlink()
    stricter(opened, 0.9)

    with qtbot.waitSignal(opened.work.saved):
        opened.view.menus.save.trigger()

    assert load_work(path).workspace == opened.session.workspace


# What a stranger's work may have read


@pytest.mark.parametrize("choice", ["Read it", "Cancel"])
def test_the_place_that_a_stranger_names_is_shown_whole_and_as_plain_text(
    qtbot: QtBot, view: MainView, session: Session, choice: str
) -> None:
    asker = Asker(lambda _: None)
    page = QuestionPage
    questions = ImportQuestions(asker, view, session, lambda _: None, page, view)
    place = Path("//host/share/<img src=x>/fleet.xlsx")
    answers: list[bool] = []
    asking = threading.Thread(target=lambda: answers.append(asker.ask_place(place, lambda: False)))
    asking.start()
    qtbot.waitUntil(lambda: any(one.isVisible() for one in view.findChildren(PlaceQuestion)))
    (dialog,) = view.findChildren(PlaceQuestion)

    assert dialog.textFormat() is Qt.TextFormat.PlainText
    shown = QTextDocumentFragment.fromHtml(dialog.informativeText()).toPlainText()
    assert str(place) in shown
    assert dialog.defaultButton().text().replace("&", "") == "Cancel"
    press(dialog, choice)

    asking.join(10)
    assert answers == [choice == "Read it"]
    assert questions.parent() is view


# Opening


def test_saved_work_comes_back_with_its_scenarios_its_workbook_and_every_figure(
    qtbot: QtBot, opened: Running, book: Path, settings: Settings
) -> None:
    move = SourceMove("Aster", "1", "US", "", 8000.0, on=False)
    stricter(opened)
    space = opened.session.workspace
    opened.session.edit("Move", space.with_scenario(replace(space.scenario, moves=(move,), note="Monday")))
    before, figures = opened.session.workspace, opened.session.outcome
    path = saved(qtbot, opened, book.with_name("talks.headroom"))
    opened.session.set_value("Regional content", "rvc", 0.2)
    opened.session.undo_stack.setClean()

    reopen(qtbot, opened, path)

    assert opened.session.workspace == before
    assert opened.session.outcome is not None
    assert figures is not None
    assert opened.session.outcome.landed_cost_usd.tolist() == figures.landed_cost_usd.tolist()
    assert opened.session.undo_stack.count() == 0
    assert opened.view.message.said == "talks.headroom is open: every figure is as it was saved."
    assert opened.books.layouts == [LAYOUT]
    assert settings.recent[0] == path
    assert not opened.shell.isWindowModified()
    assert opened.view.pages.currentWidget() is opened.view.work


def test_a_workbook_that_changed_is_said_with_its_effect_and_every_model_can_be_looked_at(
    qtbot: QtBot, opened: Running, book: Path
) -> None:
    stricter(opened)
    path = saved(qtbot, opened, book.with_name("talks.headroom"))
    book.write_bytes(b"1.01")

    reopen(qtbot, opened, path)

    text = opened.view.message.said
    assert text.startswith("fleet.xlsx was changed since talks.headroom was saved on ")
    assert "Aster: regional content 82." in text
    assert "landed cost +$106 per vehicle" in text
    assert opened.shell.isWindowModified()
    opened.view.message.act.click()
    (window,) = opened.view.findChildren(TableWindow)
    models = [row[1].text for row in window.table.cells.table.rows]
    assert {"Aster", "Birch", "Cedar"} <= set(models)


def test_figures_that_another_program_came_to_are_said_though_the_workbook_is_as_it_was(
    qtbot: QtBot, opened: Running, book: Path
) -> None:
    stricter(opened)
    path = saved(qtbot, opened, book.with_name("talks.headroom"))
    work = load_work(path)
    dearer = tuple(replace(one, landed_cost_usd=one.landed_cost_usd - 5) for one in work.results[0])
    save_work(replace(work, results=(dearer,), program="0.0.9"), path)

    reopen(qtbot, opened, path)

    text = opened.view.message.said
    assert text.startswith(
        "The workbook is as it was, but figures of 3 models differ from those that Headroom 0.0.9"
    )
    assert "Aster: landed cost +$5 per vehicle" in text
    assert not opened.shell.isWindowModified()


def test_without_its_workbook_work_is_open_and_waits_for_it(
    qtbot: QtBot, opened: Running, book: Path, tmp_path: Path
) -> None:
    stricter(opened)
    before = opened.session.workspace
    path = saved(qtbot, opened, tmp_path / "talks.headroom")
    moved = book.rename(tmp_path / "elsewhere.xlsx")

    reopen(qtbot, opened, path)

    assert opened.session.workspace == before
    assert opened.session.exposure is None
    assert opened.view.pages.currentWidget() is opened.view.start
    assert opened.view.start.title.text() == "The scenarios of talks.headroom are open, its workbook is not"
    assert "fleet.xlsx" in opened.view.start.text.text()
    assert "Or open it here: the scenarios are kept." in opened.view.start.text.text()

    reopen(qtbot, opened, moved)

    assert opened.session.workspace == before
    assert opened.view.message.said == "talks.headroom is open: every figure is as it was saved."
    assert opened.shell.isWindowModified()
    saved(qtbot, opened, path)
    assert [file.path for file in load_work(path).files] == ["elsewhere.xlsx"]


def test_work_whose_workbook_cannot_be_read_says_why(qtbot: QtBot, opened: Running, book: Path) -> None:
    path = saved(qtbot, opened, book.with_name("talks.headroom"))
    book.write_bytes(b"protected")

    reopen(qtbot, opened, path)

    assert opened.view.start.text.text().startswith("fleet.xlsx is protected with a password.")


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"{", "damaged"),
        (b'{"format": 9, "kind": "headroom work"}', "newer version"),
        (b"PK", "not saved work"),
    ],
)
def test_a_file_that_is_no_saved_work_is_said_and_what_is_open_stays(
    qtbot: QtBot, opened: Running, tmp_path: Path, content: bytes, says: str
) -> None:
    path = tmp_path / "other.headroom"
    path.write_bytes(content)
    before = opened.session.workspace

    opened.view.request(path)
    qtbot.waitUntil(lambda: not opened.program.reading)

    assert says in opened.view.message.said
    assert opened.session.workspace is before
    assert opened.shell.windowTitle().startswith("fleet.xlsx")


def test_a_plain_workbook_keeps_the_work_and_changes_only_what_it_is_about(
    qtbot: QtBot, opened: Running, tmp_path: Path
) -> None:
    stricter(opened)
    path = saved(qtbot, opened, tmp_path / "talks.headroom")
    before = opened.session.workspace
    other = tmp_path / "other.xlsx"
    other.write_bytes(b"2")

    reopen(qtbot, opened, other)

    assert opened.session.workspace is before
    assert opened.session.undo_stack.canUndo()
    assert opened.shell.windowTitle().startswith("talks.headroom")
    assert opened.shell.isWindowModified()
    saved(qtbot, opened, path)
    assert [file.path for file in load_work(path).files] == ["other.xlsx"]
    assert not opened.shell.isWindowModified()


def test_a_workbook_that_is_read_by_another_layout_is_a_change_of_the_work(
    qtbot: QtBot, opened: Running, tmp_path: Path
) -> None:
    path = saved(qtbot, opened, tmp_path / "talks.headroom")
    assert not opened.shell.isWindowModified()
    with qtbot.waitSignal(opened.program.shown):
        opened.view.menus.again.trigger()
    assert not opened.shell.isWindowModified()

    opened.books.layout = LAYOUT.with_tables([replace(LAYOUT.tables[0], last_row=9)])
    with qtbot.waitSignal(opened.program.shown):
        opened.view.menus.look_over.trigger()

    assert opened.shell.isWindowModified()
    saved(qtbot, opened, path)
    assert load_work(path).layout == opened.books.layout


def test_saved_work_can_be_dropped_on_the_window(qtbot: QtBot, opened: Running, book: Path) -> None:
    path = saved(qtbot, opened, book.with_name("talks.headroom"))

    with qtbot.waitSignal(opened.program.work_read):
        assert drop(opened.view, [QUrl.fromLocalFile(str(path))])


# The workbook's data inside


def test_work_with_the_data_inside_needs_no_workbook_and_keeps_them_when_it_is_saved_again(
    qtbot: QtBot, opened: Running, book: Path, tmp_path: Path
) -> None:
    stricter(opened)
    opened.view.menus.save_inside.trigger()
    path = tmp_path / "alone.headroom"
    with qtbot.waitSignal(opened.work.saved):
        choose_place(opened, path)
    assert load_work(path).files[0].content == b"1"
    book.unlink()

    reopen(qtbot, opened, path)
    assert opened.view.message.said == "alone.headroom is open: every figure is as it was saved."
    assert not opened.books.read_paths[-1].exists()
    stricter(opened, 0.9)
    with qtbot.waitSignal(opened.work.saved):
        opened.view.menus.save.trigger()

    assert load_work(path).files[0].content == b"1"
    reopen(qtbot, opened, path)
    assert opened.session.exposure is not None


def test_data_that_changed_since_they_were_read_are_not_put_inside(
    qtbot: QtBot, opened: Running, book: Path, tmp_path: Path
) -> None:
    book.write_bytes(b"2")

    opened.work.save_as(tmp_path / "a.headroom", inside=True)
    qtbot.waitUntil(lambda: "was changed since it was opened" in opened.view.message.said)

    assert not (tmp_path / "a.headroom").exists()


# Nothing is lost without a question


def test_a_window_without_changes_closes_without_a_question(opened: Running) -> None:
    assert opened.shell.close()
    assert opened.view.findChildren(SaveQuestion) == []


def test_cancel_keeps_the_window_open(opened: Running) -> None:
    stricter(opened)

    assert not opened.shell.close()
    assert question(opened).text() == "Save the work on fleet.xlsx before closing?"
    answer(opened, QMessageBox.StandardButton.Cancel)

    assert opened.shell.isVisible()
    assert not opened.shell.close()
    answer(opened, QMessageBox.StandardButton.Cancel)


def test_discard_closes_the_window(opened: Running) -> None:
    stricter(opened)
    opened.shell.close()

    answer(opened, QMessageBox.StandardButton.Discard)

    assert not opened.shell.isVisible()


def test_save_asks_where_saves_and_closes(qtbot: QtBot, opened: Running, tmp_path: Path) -> None:
    stricter(opened)
    opened.shell.close()

    answer(opened, QMessageBox.StandardButton.Save)
    choose_place(opened, tmp_path / "talks.headroom")
    qtbot.waitUntil(lambda: not opened.shell.isVisible())

    assert load_work(tmp_path / "talks.headroom").workspace == opened.session.workspace


def test_a_save_that_is_refused_or_fails_keeps_the_window_open(
    qtbot: QtBot, opened: Running, tmp_path: Path
) -> None:
    stricter(opened)
    opened.shell.close()
    answer(opened, QMessageBox.StandardButton.Save)
    (dialog,) = opened.view.findChildren(QFileDialog)
    dialog.reject()
    saved(qtbot, opened, tmp_path / "a.headroom")
    assert opened.shell.isVisible()

    stricter(opened, 0.9)
    opened.shell.close()
    answer(opened, QMessageBox.StandardButton.Save)
    qtbot.waitUntil(lambda: not opened.shell.isVisible())


def test_other_work_is_opened_after_the_question(qtbot: QtBot, opened: Running, book: Path) -> None:
    path = saved(qtbot, opened, book.with_name("talks.headroom"))
    stricter(opened)
    changed = opened.session.workspace

    opened.view.request(path)
    assert question(opened).text() == "Save the work on talks.headroom before other work is opened?"
    answer(opened, QMessageBox.StandardButton.Cancel)
    assert opened.session.workspace is changed
    assert not opened.program.reading

    opened.view.request(path)
    with qtbot.waitSignal(opened.program.shown):
        answer(opened, QMessageBox.StandardButton.Discard)
    assert opened.session.workspace != changed


# Recovery


def kept(tmp_path: Path) -> list[Path]:
    return list((tmp_path / "recovery").glob("*.headroom"))


def test_a_change_is_kept_within_moments_and_dropped_when_it_is_saved(
    qtbot: QtBot, opened: Running, tmp_path: Path
) -> None:
    assert kept(tmp_path) == []
    stricter(opened)
    qtbot.waitUntil(lambda: len(kept(tmp_path)) == 1)
    qtbot.waitUntil(lambda: load_work(kept(tmp_path)[0]).workspace == opened.session.workspace)

    saved(qtbot, opened, tmp_path / "talks.headroom")

    qtbot.waitUntil(lambda: kept(tmp_path) == [])


def test_a_change_that_is_undone_is_not_kept(qtbot: QtBot, opened: Running, tmp_path: Path) -> None:
    stricter(opened)
    qtbot.waitUntil(lambda: len(kept(tmp_path)) == 1)

    opened.session.undo_stack.undo()

    qtbot.waitUntil(lambda: kept(tmp_path) == [])


def test_nothing_is_kept_of_a_session_that_ends_as_it_should(
    qtbot: QtBot, opened: Running, tmp_path: Path
) -> None:
    stricter(opened)
    qtbot.waitUntil(lambda: len(kept(tmp_path)) == 1)

    opened.recovery.finish()

    assert list((tmp_path / "recovery").iterdir()) == []


def leave(run: Running, tmp_path: Path, *, belongs_to: str = "") -> None:
    """Leave work as a program does that is killed."""
    crashed = RecoveryFiles(tmp_path / "recovery")
    space = run.session.workspace
    work = (
        run.work.snapshot().with_results(run.session.exposure)
        if run.session.exposure
        else run.work.snapshot()
    )
    edited = space.with_scenario(space.scenario.with_value("rvc", 0.83))
    crashed.keep(replace(work, workspace=edited, belongs_to=belongs_to))
    crashed.close()


def test_restored_work_is_not_saved_over_what_another_window_saved_since(
    qtbot: QtBot, opened: Running, book: Path, tmp_path: Path
) -> None:
    stricter(opened)
    path = saved(qtbot, opened, book.with_name("talks.headroom"))
    known = opened.work.known
    assert known is not None
    crashed = RecoveryFiles(tmp_path / "recovery")
    work = replace(opened.work.snapshot(), belongs_to=str(path), belongs_to_sha256=known.sha256)
    crashed.keep(work)
    crashed.close()
    theirs = saved_by_another(path)

    opened.recovery.offer()
    with qtbot.waitSignal(opened.work.restored):
        opened.view.offer.accept.click()
    opened.view.menus.save.trigger()
    qtbot.waitUntil(lambda: any(one.isVisible() for one in opened.view.findChildren(OccupiedQuestion)))

    assert path.read_bytes() == theirs


def test_what_was_left_is_offered_restored_and_only_then_deleted(
    qtbot: QtBot, opened: Running, tmp_path: Path
) -> None:
    leave(opened, tmp_path)
    (left,) = kept(tmp_path)

    opened.recovery.offer()
    assert opened.view.offer.isVisible()
    assert "before the work on fleet.xlsx was saved, but it was kept." in opened.view.offer.text.text()
    with qtbot.waitSignal(opened.work.restored):
        opened.view.offer.accept.click()

    assert opened.session.scenario.policy.values()["rvc"] == 0.83
    assert opened.session.exposure is not None
    assert opened.shell.isWindowModified()
    assert opened.shell.windowTitle().startswith("fleet.xlsx")
    assert not opened.view.offer.isVisible()
    assert not left.exists()
    assert len(kept(tmp_path)) == 1


def test_restored_work_belongs_to_the_file_it_was_saved_in(
    qtbot: QtBot, opened: Running, book: Path, tmp_path: Path
) -> None:
    path = saved(qtbot, opened, tmp_path / "talks.headroom", inside=True)
    leave(opened, tmp_path, belongs_to=str(path))
    book.unlink()  # its data are in the file

    opened.recovery.offer()
    assert "talks.headroom" in opened.view.offer.text.text()
    with qtbot.waitSignal(opened.work.restored):
        opened.view.offer.accept.click()

    assert opened.session.exposure is not None
    assert opened.shell.windowTitle().startswith("talks.headroom")
    with qtbot.waitSignal(opened.work.saved):
        opened.view.menus.save.trigger()
    assert load_work(path).workspace == opened.session.workspace
    assert load_work(path).inside


def test_what_is_discarded_is_deleted_and_the_next_one_offered(opened: Running, tmp_path: Path) -> None:
    for _ in range(2):
        leave(opened, tmp_path)

    opened.recovery.offer()
    opened.view.offer.refuse.click()
    assert len(kept(tmp_path)) == 1
    assert opened.view.offer.isVisible()
    opened.view.offer.refuse.click()

    assert kept(tmp_path) == []
    assert not opened.view.offer.isVisible()


def test_an_offer_that_is_not_answered_is_made_again(opened: Running, tmp_path: Path) -> None:
    leave(opened, tmp_path)
    opened.recovery.offer()

    opened.recovery.finish()

    assert len(RecoveryFiles(tmp_path / "recovery").left()) == 1


def test_a_change_that_is_being_summed_is_saved_with_its_own_figures(
    qtbot: QtBot, opened: Running, tmp_path: Path, door: threading.Event
) -> None:
    session = opened.session
    dearer = PartChange("dearer", Selection(), Becomes(price_change=9.0))
    scenario = replace(session.wanted.scenario, part_changes=(dearer,))
    door.clear()
    session.edit("Dearer", session.wanted.with_scenario(scenario))
    shown = session.workspace

    path = saved(qtbot, opened, tmp_path / "work.headroom")

    assert session.workspace is shown
    assert session.undo_stack.isClean()
    work = load_work(path)
    assert work.workspace.scenario.part_changes == (dearer,)
    door.set()
    session.settle()
    assert session.exposure is not None
    assert not deviations(work, session.exposure)
    assert session.undo_stack.isClean()


# What reaches the window from outside


@pytest.fixture
def arrivals(opened: Running) -> Arrivals:
    made = Arrivals(opened.shell)
    made.serve(opened.view.open_files)
    return made


def test_work_that_arrives_while_other_work_is_unsaved_is_asked_about_one_after_the_other(
    qtbot: QtBot, opened: Running, arrivals: Arrivals, tmp_path: Path
) -> None:
    first, second = (saved(qtbot, opened, tmp_path / f"{name}.headroom") for name in "ab")
    stricter(opened, 0.9)

    arrivals.take((first,))
    arrivals.take((second,))
    answer(opened, QMessageBox.StandardButton.Cancel)
    assert opened.session.scenario.policy.values()["rvc"] == 0.9

    qtbot.waitUntil(lambda: arrivals.waiting == ())
    with qtbot.waitSignal(opened.program.shown):
        answer(opened, QMessageBox.StandardButton.Discard)
    assert opened.shell.windowTitle().startswith("b.headroom")


def test_a_workbook_that_arrives_loses_nothing_of_the_scenario(
    qtbot: QtBot, opened: Running, arrivals: Arrivals, tmp_path: Path
) -> None:
    stricter(opened, 0.9)
    other = tmp_path / "other.xlsx"
    other.write_bytes(b"2")

    with qtbot.waitSignal(opened.program.shown):
        arrivals.take((other,))

    assert opened.session.scenario.policy.values()["rvc"] == 0.9
    assert opened.shell.isWindowModified()


def test_files_that_cannot_be_opened_as_one_are_said(opened: Running, arrivals: Arrivals) -> None:
    arrivals.take((Path("a.xlsx"), Path("b.headroom")))

    assert "open “b.headroom” by itself" in opened.view.message.said


def test_data_do_not_go_along_where_that_is_switched_off(
    qtbot: QtBot, opened: Running, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    presets = OrganisationPresets(switched_off=frozenset({Feature.DATA_INSIDE}))
    monkeypatch.setattr(organisation_presets, "_of_workstation", lambda: presets)
    stricter(opened)

    opened.work.save_as(tmp_path / "a.headroom", inside=True)
    qtbot.waitUntil(lambda: "Your organisation has switched off" in opened.view.message.said)

    assert not (tmp_path / "a.headroom").exists()
    assert opened.shell.isWindowModified()
    saved(qtbot, opened, tmp_path / "b.headroom")
