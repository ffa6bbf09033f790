"""The program as a window, from its first moment to its last."""

import sys
from pathlib import Path

import platformdirs
from PySide6.QtWidgets import QApplication

from headroom import __version__, resources
from headroom.app.faults import Faults
from headroom.app.program import Program
from headroom.app.reading import Tables
from headroom.app.start_report import StartReport
from headroom.domain.scenario import Scenario
from headroom.domain.workspace import Workspace
from headroom.files.policy_file import load_presets
from headroom.files.reference import load_reference
from headroom.files.template import write_template
from headroom.files.workbook import read_book
from headroom.state.focus import Focus
from headroom.state.session import Session
from headroom.state.settings import Settings
from headroom.ui.icons import program_icon
from headroom.ui.look import Look, ThemeChoice
from headroom.ui.main_window import MainWindow

_NAME = "headroom"


def run(book: Path | None = None, *, report_start: bool = False) -> int:
    """Open the window and return the exit code when it is closed.

    Args:
        book: Workbook to open; None: the sample at the very first start, else the start page.
        report_start: Whether to say when the window was ready, and close it; see ``start_report``.
    """
    application = QApplication(sys.argv[:1])
    application.setApplicationName("Headroom")
    application.setApplicationVersion(__version__)
    application.setDesktopFileName(_NAME)
    application.setWindowIcon(program_icon())
    faults = Faults(platformdirs.user_log_path(_NAME, appauthor=False) / "headroom.log")
    faults.install()
    settings = Settings.in_file(platformdirs.user_config_path(_NAME, appauthor=False) / "settings.ini")
    look = Look(application, _theme(settings))
    presets = load_presets()
    scenario = Scenario(presets[0])
    session = Session(Workspace(scenario, scenario))
    window = MainWindow(session, Focus(), presets, look, settings, (__version__, _notices()))
    program = Program(window, session, settings, faults, read_book, write_template, Tables(load_reference))
    first_start = settings.is_first_start()
    if book is not None:
        program.open_book(book)
    elif first_start:
        program.open_sample()
    if report_start:
        StartReport(window, session, waits_for_book=book is not None or first_start)
    window.show()
    code = application.exec()
    program.finish()
    faults.uninstall()
    return code


def _theme(settings: Settings) -> ThemeChoice:
    """Return the theme chosen at an earlier start."""
    text = settings.text("theme")
    return ThemeChoice(text) if text in set(ThemeChoice) else ThemeChoice.SYSTEM


def _notices() -> str:
    """Return the third-party notices that come with the program."""
    folder = resources.folder()
    for place in (folder, folder.parent):
        file = place / "THIRD_PARTY_NOTICES.md"
        if file.is_file():
            return file.read_text(encoding="utf-8")
    return "The notices are in the file THIRD_PARTY_NOTICES.md of the program."
