"""Loads the program and fills the window with it."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt

from headroom import __version__, resources
from headroom.book.handed_back import HandedBack
from headroom.book.problem import Problem
from headroom.book.sourcing import SourcingBook
from headroom.language import tr
from headroom.opening.book_opening import Tables
from headroom.opening.layout_folder import layouts_folder
from headroom.policy_files.policy_file import load_presets
from headroom.policy_files.tariff_tables import load_reference
from headroom.rules.scenario import Scenario
from headroom.window.files.book_reading import BookReading, Layouts
from headroom.window.files.cell_opening import CellOpening
from headroom.window.files.fact_typing import FactTyping
from headroom.window.files.handing_back import HandingBack
from headroom.window.files.handing_over_later import HandingOverLater, HandsOver
from headroom.window.files.import_questions import ImportQuestions
from headroom.window.files.layout_keeping import LayoutKeeping
from headroom.window.files.program import Program
from headroom.window.files.reader_questions import Asker
from headroom.window.files.recovery import Recovery
from headroom.window.files.report_saving import ReportSaving
from headroom.window.files.work_files import WorkFiles
from headroom.window.frame.faults import Faults
from headroom.window.frame.main_view import MainView
from headroom.window.frame.shell import Shell
from headroom.window.importing.layouts_window import LayoutsWindow
from headroom.window.importing.question_page import QuestionPage
from headroom.window.look.look import Look
from headroom.window.session.focus import Focus
from headroom.window.session.session import Session
from headroom.window.session.settings import Settings
from headroom.window.session.table_shapes import TableShapes
from headroom.window.start.first_policy import first_policy
from headroom.window.widgets.shaped_table import keep_shapes
from headroom.work.chosen_places import ChosenPlaces
from headroom.work.recovery_files import RecoveryFiles
from headroom.work.workspace import Workspace
from headroom.workstation.organisation_presets import presets
from headroom.workstation.user_places import user_places


def fill(
    shell: Shell, look: Look, settings: Settings, faults: Faults, files: tuple[Path, ...]
) -> tuple[Program, MainView]:
    """Fill the window, and begin to read the workbook.

    Args:
        shell: The window.
        look: Theme and size of the type.
        settings: What is remembered.
        faults: Takes the faults of the program.
        files: Workbooks, or saved work, to open; none: at the very first start the sample.

    Returns:
        What reads and saves, and what fills the window.
    """
    keep_shapes(TableShapes(settings))
    places = user_places()
    first = first_policy(load_presets(), presets())
    baseline = Scenario(first.chosen)
    session = Session(Workspace(baseline, replace(baseline, name=tr("Scenario"))))
    focus = Focus()
    view = MainView(shell, session, focus, first.offered, look, settings, (__version__, _notices()))
    layouts = Layouts(layouts_folder())
    asker = Asker(layouts.fitting)
    reading, tables = BookReading(asker), Tables(load_reference)
    program = Program(view, session, settings, faults, reading, _write_template, tables)
    chosen = ChosenPlaces(places.chosen)
    by, agree = reading.by, asker.ask_place
    work = WorkFiles(shell, view, session, settings, program, by, tables, faults, chosen, agree)
    recovery = Recovery(RecoveryFiles(places.recovery), session, work, view, faults)
    facts = FactTyping(
        shell,
        view,
        session,
        tables,
        lambda: tuple(program.own_lists.values()),
        _write_models,
        faults,
        program,
    )
    program.shown.connect(facts.offer)
    ReportSaving(view, session, program)
    CellOpening(focus, program.files, program)
    import_questions = ImportQuestions(asker, view, session, layouts.keep, _question_page, program)
    program.shown.connect(import_questions.keep_confirmed)
    keeping = LayoutKeeping(layouts, lambda: LayoutsWindow(shell), program)
    view.menus.layouts.triggered.connect(keeping.show)
    program.shown.connect(lambda: keeping.tell_damaged(view.say))
    handing_back = HandingBack(view, session, program.files, _hand_back, faults, program)
    handing_over = HandingOverLater(
        view, lambda: _handing_over(view, session, settings, program, faults), program
    )
    for finish in (handing_over.finish, handing_back.finish, facts.finish, work.finish, recovery.finish):
        program.finishing.connect(finish)
    application = QCoreApplication.instance()
    if application is not None:
        application.aboutToQuit.connect(program.finish)
    first_start = settings.is_first_start()
    if first_start and set(files) <= {resources.sample()}:
        view.tour.expect()
    if files:
        view.open_files(files)
    elif first_start:
        program.open_sample()
    _say_at_start(view, program, (places.trouble, *first.faults))
    recovery.offer()
    return program, view


def _say_at_start(view: MainView, program: Program, troubles: Iterable[str]) -> None:
    """Say what is wrong with this workstation, and again when a workbook is shown: that closes messages."""

    def say() -> None:
        for trouble in filter(None, troubles):
            view.say(trouble)

    say()
    if program.reading:
        program.shown.connect(say, Qt.ConnectionType.SingleShotConnection)


def _question_page() -> QuestionPage:
    """Return the page that shows how a workbook is read."""
    from headroom.window.importing.import_preview import ImportPreview  # noqa: PLC0415 - likewise

    return ImportPreview()


def _write_template(path: Path) -> None:
    """Write an empty workbook; see ``write_template``."""
    from headroom.workbook.written.template import write_template  # noqa: PLC0415 - likewise

    write_template(path)


def _write_models(path: Path, book: SourcingBook) -> None:
    """Write a sheet Models; see ``write_models``."""
    from headroom.workbook.written.models_sheet import write_models  # noqa: PLC0415 - likewise

    write_models(path, book)


def _handing_over(
    view: MainView, session: Session, settings: Settings, program: Program, faults: Faults
) -> HandsOver:
    """Return what hands figures over."""
    from headroom.window.files.handing_over import HandingOver  # noqa: PLC0415 - likewise

    return HandingOver(view, session, settings, program.files, faults, program)


def _hand_back(
    paths: Sequence[Path], book: SourcingBook, problems: Sequence[Problem], out: Path
) -> HandedBack:
    """Write marked copies; see ``hand_back``."""
    from headroom.workbook.annotate.hand_back import hand_back  # noqa: PLC0415 - likewise

    return hand_back(paths, book, problems, out)


def _notices() -> str:
    """Return the third-party notices that come with the program."""
    folder = resources.folder()
    for place in (folder, folder.parent):
        file = place / "THIRD_PARTY_NOTICES.md"
        if file.is_file():
            return file.read_text(encoding="utf-8")
    return tr("The notices are in the file THIRD_PARTY_NOTICES.md of the program.")
