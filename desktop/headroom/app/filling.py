"""Loads the program and fills the window with it."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from headroom import __version__, resources
from headroom.app.faults import Faults
from headroom.app.program import Program
from headroom.app.reading import Step, Tables
from headroom.domain.scenario import Scenario
from headroom.domain.sourcing import SourcingBook
from headroom.domain.workspace import Workspace
from headroom.files.policy_file import load_presets
from headroom.files.reference import load_reference
from headroom.state.focus import Focus
from headroom.state.session import Session
from headroom.state.settings import Settings
from headroom.ui.look import Look
from headroom.ui.main_view import MainView
from headroom.ui.shell import Shell


def fill(shell: Shell, look: Look, settings: Settings, faults: Faults, book: Path | None) -> Program:
    """Fill the window, and begin to read the workbook.

    Args:
        shell: The window.
        look: Theme and size of the type.
        settings: What is remembered.
        faults: Takes the faults of the program.
        book: Workbook to open; None: the sample at the very first start, else the start page.
    """
    presets = load_presets()
    scenario = Scenario(presets[0])
    session = Session(Workspace(scenario, scenario))
    view = MainView(shell, session, Focus(), presets, look, settings, (__version__, _notices()))
    program = Program(view, session, settings, faults, _read_book, _write_template, Tables(load_reference))
    application = QCoreApplication.instance()
    if application is not None:
        application.aboutToQuit.connect(program.finish)
    first_start = settings.is_first_start()
    if book is not None:
        program.open_book(book)
    elif first_start:
        program.open_sample()
    return program


def _read_book(path: Path, progress: Callable[[Step], None], cancelled: Callable[[], bool]) -> SourcingBook:
    """Return the sourcing workbook in a file; see ``read_book``."""
    from headroom.files.workbook import read_book  # noqa: PLC0415 - its decoders would delay the window

    return read_book(path, progress, cancelled)


def _write_template(path: Path) -> None:
    """Write an empty workbook; see ``write_template``."""
    from headroom.files.template import write_template  # noqa: PLC0415 - likewise

    write_template(path)


def _notices() -> str:
    """Return the third-party notices that come with the program."""
    folder = resources.folder()
    for place in (folder, folder.parent):
        file = place / "THIRD_PARTY_NOTICES.md"
        if file.is_file():
            return file.read_text(encoding="utf-8")
    return "The notices are in the file THIRD_PARTY_NOTICES.md of the program."
