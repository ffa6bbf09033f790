"""The program as a window, from its first moment to its last.

Only the frame of the window and the start page are imported here: they stand after some 0.3 seconds.
What fills them, numpy above all, takes longer and is imported when they are on the screen; what is clicked
meanwhile is done then.
"""

import sys
from pathlib import Path

import platformdirs
from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QApplication, QWidget

from headroom import __version__
from headroom.window.frame.faults import Faults
from headroom.window.frame.shell import Shell
from headroom.window.frame.start_page import StartPage
from headroom.window.look.look import THEME_WORDS, Look, ThemeChoice, dress
from headroom.window.look.motion import MOTION_WORDS, Motion
from headroom.window.look.text_size import SIZE_WORDS, TextSize
from headroom.window.session.settings import STARTED, Settings
from headroom.window.start.garbage_collection import Collector
from headroom.window.start.start_report import StartReport

_NAME = "headroom"


class Starter(QObject):
    """Shows the frame of the window, and fills it when it is on the screen.

    Attributes:
        shell: The frame.
        program: What fills it; None until then.
        report: Is told when the window shows what it has to show; None where nobody asks.
    """

    def __init__(
        self, application: QApplication, settings: Settings, faults: Faults, book: Path | None
    ) -> None:
        super().__init__()
        self._settings = settings
        self._faults = faults
        self._book = book
        self._look = remembered_look(application, settings)
        self._begun = False
        self.program: QObject | None = None
        self.report: StartReport | None = None
        self.shell = Shell(settings, self._first())
        self.shell.painted.connect(self._begin)

    def _first(self) -> QWidget | None:
        """Return the start page where it will be shown; it stands before the rest is loaded."""
        if self._book is not None or not self._settings.text(STARTED):
            return None
        page = StartPage()
        page.show_recent(self._settings.recent_books)
        dress(page)
        return page

    @Slot()
    def _begin(self) -> None:
        """Go on, once, when what is being painted is on the screen."""
        if not self._begun:
            self._begun = True
            QTimer.singleShot(0, self._add_menus)

    @Slot()
    def _add_menus(self) -> None:
        """Complete the picture with the menus, and fill the window when they are on the screen."""
        self.shell.menus.show_recent(self._settings.recent)
        self.shell.repaint()
        if self.report is not None and isinstance(self.shell.centralWidget(), StartPage):
            self.report.note_finished()
        QTimer.singleShot(0, self._fill)

    @Slot()
    def _fill(self) -> None:
        """Load the program and fill the window."""
        from headroom.window.start.window_set_up import fill  # noqa: PLC0415 - the window stands before it is loaded

        shell = self.shell
        in_use: QWidget | None = shell.focusWidget()
        program = fill(shell, self._look, self._settings, self._faults, self._book)
        self.program = program
        QApplication.sendPostedEvents()  # all has its place before what was clicked meanwhile comes to it
        if in_use is not None and shell.isAncestorOf(in_use):
            in_use.setFocus()  # its new place has taken it away
        if self.report is not None:
            program.shown.connect(self.report.finish_soon)
            if not program.reading:
                self.report.finish_soon()


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
    faults = Faults(platformdirs.user_log_path(_NAME, appauthor=False) / "headroom.log")
    faults.install()
    settings = Settings.in_file(platformdirs.user_config_path(_NAME, appauthor=False) / "settings.ini")
    collector = Collector()
    collector.start()
    starter = Starter(application, settings, faults, book)
    if report_start:
        starter.report = StartReport(starter.shell)
    starter.shell.show()
    code = application.exec()
    collector.stop()
    faults.uninstall()
    return code


def remembered_look(application: QApplication, settings: Settings) -> Look:
    """Return the look chosen at an earlier start."""
    theme = THEME_WORDS.values.get(settings.text("theme"), ThemeChoice.SYSTEM)
    look = Look(application, theme, SIZE_WORDS.values.get(settings.text("text size"), TextSize.SYSTEM))
    look.movement.choose(MOTION_WORDS.values.get(settings.text("motion"), Motion.SYSTEM))
    return look
