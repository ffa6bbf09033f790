"""The program as a window, from its first moment to its last.

Only the frame of the window and the start page are imported here: they stand after some 0.3 seconds.
What fills them, numpy above all, takes longer and is imported when they are on the screen; what is clicked
meanwhile is done then.
"""

import os
import sys
from pathlib import Path

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, QTimer, Slot
from PySide6.QtWidgets import QApplication, QWidget

from headroom import __version__
from headroom.language.choice import for_another_start
from headroom.window.frame.faults import Faults
from headroom.window.frame.shell import Shell
from headroom.window.frame.start_page import StartPage
from headroom.window.look.look import THEME_WORDS, Look, ThemeChoice, dress
from headroom.window.look.motion import MOTION_WORDS, Motion
from headroom.window.look.text_size import SIZE_WORDS, TextSize
from headroom.window.session.settings import STARTED, THEME, Settings
from headroom.window.start.application import Application
from headroom.window.start.arrivals import Arrivals
from headroom.window.start.coming_to_front import come_to_front
from headroom.window.start.garbage_collection import Collector
from headroom.window.start.language_change import LanguageChange
from headroom.window.start.qt_texts import speak
from headroom.window.start.start_report import StartReport
from headroom.window.start.window_receiver import WindowReceiver
from headroom.workstation import NEW_WINDOW, windows_shell
from headroom.workstation.finished_program import is_finished, own_command
from headroom.workstation.organisation_presets import presets
from headroom.workstation.user_places import user_places
from headroom.workstation.window_post import Request, WindowPost

_NAME = "headroom"


class Starter(QObject):
    """Shows the frame of the window, and fills it when it is on the screen.

    Attributes:
        shell: The frame.
        program: What fills it; None until then.
        report: Is told when the window shows what it has to show; None where nobody asks.
        arrivals: Files that come later.
        language: Changes the language; None until the window is filled.
        receiver: Takes what other starts of the program ask of this window; None where none can.
    """

    def __init__(
        self,
        application: QApplication,
        settings: Settings,
        faults: Faults,
        files: tuple[Path, ...] = (),
        post: WindowPost | None = None,
    ) -> None:
        """Make the frame of the window.

        Args:
            application: The application.
            settings: What is remembered.
            faults: Takes the faults of the program.
            files: Workbooks, or saved work, to open.
            post: Where other starts of the program leave their files; None: nowhere.
        """
        super().__init__()
        self._settings = settings
        self._faults = faults
        self._files = files
        self._look = remembered_look(application, settings)
        self._begun = False
        self.program: QObject | None = None
        self.report: StartReport | None = None
        self.language: LanguageChange | None = None
        self.arrivals = Arrivals(self)
        self.receiver = None if post is None else WindowReceiver(post, self._take, self)
        self.shell = Shell(settings, self._first())
        self.shell.painted.connect(self._begin)

    def _first(self) -> QWidget | None:
        """Return the start page where it will be shown; it stands before the rest is loaded."""
        if self._files or not self._settings.text(STARTED):
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
        self.shell.menus.new_window.triggered.connect(open_another)
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
        program, view = fill(shell, self._look, self._settings, self._faults, self._files)
        self.program = program
        QApplication.sendPostedEvents()  # all has its place before what was clicked meanwhile comes to it
        if in_use is not None and shell.isAncestorOf(in_use):
            in_use.setFocus()  # its new place has taken it away
        if self.report is not None:
            program.shown.connect(self.report.finish_soon)
            if not program.reading:
                self.report.finish_soon()
        self.language = LanguageChange(
            shell.menus.language, self._settings, shell, lambda: program.open_now, self
        )
        self.arrivals.serve(view.open_files)
        if self.receiver is not None:
            self.receiver.tell_ready()

    def _take(self, request: Request) -> None:
        """Do what another start of the program asks for."""
        come_to_front(self.shell, request.token)
        self.arrivals.take(request.files)


def run(files: tuple[Path, ...] = (), post: WindowPost | None = None, *, report_start: bool = False) -> int:
    """Open the window and return the exit code when it is closed.

    Args:
        files: Workbooks, or saved work, to open; none: at the very first start the sample.
        post: Where other starts of the program leave their files; None: nowhere.
        report_start: Whether to say when the window was ready, and close it; see ``start_report``.
    """
    application = Application(sys.argv[:1])
    speak(application)
    application.setApplicationName("Headroom")
    application.setApplicationVersion(__version__)
    application.setDesktopFileName(_NAME)
    if not is_finished():  # which is told from others by its file
        windows_shell.name_program(f"{_NAME}.{__version__}")
    places = user_places()
    faults = Faults(places.log)
    faults.install()
    settings = Settings.in_file(places.settings, presets(), windows_shell.remember_document)
    collector = Collector()
    collector.start()
    starter = Starter(application, settings, faults, files, post)
    application.file_asked.connect(starter.arrivals.take_one)
    if report_start:
        starter.report = StartReport(starter.shell)
    starter.shell.show()
    if starter.receiver is not None:
        starter.receiver.start()
    code = application.exec()
    if starter.receiver is not None:
        starter.receiver.stop()
    if starter.language is not None and starter.language.starts_again:
        open_another(starter.language.files)
    for late in starter.arrivals.waiting:  # they came while the window asked something, and then closed
        open_another(late)
    collector.stop()
    faults.uninstall()
    return code


def open_another(files: object = ()) -> None:
    """Open another window beside this one.

    Args:
        files: Files to open in it; anything else is none, as a menu says whether it is checked.
    """
    program, *arguments = own_command()
    paths = [str(path) for path in files] if isinstance(files, tuple) else []
    process = QProcess()
    process.setProgram(program)
    process.setArguments([*arguments, NEW_WINDOW, *paths])
    environment = QProcessEnvironment()
    for name, value in for_another_start(os.environ).items():
        environment.insert(name, value)
    process.setProcessEnvironment(environment)
    process.startDetached()


def remembered_look(application: QApplication, settings: Settings) -> Look:
    """Return the look chosen at an earlier start."""
    theme = THEME_WORDS.values.get(settings.text(THEME), ThemeChoice.SYSTEM)
    look = Look(application, theme, SIZE_WORDS.values.get(settings.text("text size"), TextSize.SYSTEM))
    look.movement.choose(MOTION_WORDS.values.get(settings.text("motion"), Motion.SYSTEM))
    return look
