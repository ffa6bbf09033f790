"""What fills the window: its pages, its commands, and what is dropped on it.

It asks for files by signals and is told what became of them; it opens none itself.
"""

from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
)
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from headroom.domain.policy import Policy
from headroom.present.headline import Tone
from headroom.state.focus import Focus
from headroom.state.session import Session
from headroom.state.settings import Settings
from headroom.ui.drop_veil import DropVeil
from headroom.ui.file_questions import BOOK_ENDINGS, FileQuestions
from headroom.ui.icons import program_icon
from headroom.ui.look import Look
from headroom.ui.menus import Menus
from headroom.ui.message_bar import MessageBar
from headroom.ui.reading_view import ReadingView
from headroom.ui.shell import Shell
from headroom.ui.start_page import StartPage
from headroom.ui.view_commands import ViewCommands
from headroom.ui.work_page import WorkPage


class MainView(QWidget):
    """Shows a session and fills a window with it.

    Attributes:
        book_requested: Emitted with the workbook to open.
        sample_requested: The sample shall be opened.
        policy_requested: Emitted with the policy file to open.
        template_requested: Emitted with where to save the template.
        cancel_requested: The running task shall be cancelled.
    """

    book_requested = Signal(Path)
    sample_requested = Signal()
    policy_requested = Signal(Path)
    template_requested = Signal(Path)
    cancel_requested = Signal()

    def __init__(
        self,
        shell: Shell,
        session: Session,
        focus: Focus,
        presets: tuple[Policy, ...],
        look: Look,
        settings: Settings,
        about: tuple[str, str] = ("", ""),
    ) -> None:
        """Fill ``shell``.

        Args:
            shell: The window.
            session: What it shows.
            focus: What of it is looked at.
            presets: The policies offered.
            look: Theme and size of the type.
            settings: What is remembered.
            about: Version and third-party notices.
        """
        super().__init__(shell)
        self._shell = shell
        self._session = session
        self._settings = settings
        self.menus = Menus(session.undo_stack, shell.menuBar(), self)
        self.questions = FileQuestions(self)
        self.message = MessageBar()
        self.strip = ReadingView(strip=True)
        self.reading = ReadingView()
        self.start = StartPage()
        self.work = WorkPage(session, focus, presets, self.menus, settings)
        self.pages = QStackedWidget()
        self.veil = DropVeil(self)
        self._commands = ViewCommands(
            shell,
            session,
            focus,
            look,
            settings,
            about,
            self.menus,
            self.questions,
            self.message,
            self.work,
            self.pages,
        )
        shell.setWindowIcon(program_icon())
        self.setAcceptDrops(True)
        self._lay_out()
        self._connect()
        self._name()
        self.show_start()

    @Slot()
    def show_start(self) -> None:
        """Invite to open a workbook, unless one is open."""
        self.strip.hide()
        self.start.invite()
        self.start.show_recent(self._settings.recent)
        self.menus.show_recent(self._settings.recent)
        self._show(self.work if self._session.exposure is not None else self.start)

    def show_reading(self, name: str) -> None:
        """Show that a workbook is being read: as a page, or as a strip above the one that is open."""
        self.message.dismiss()
        for view in (self.reading, self.strip):
            view.begin(f"Reading {name}")
        self.strip.setVisible(self._session.exposure is not None)
        if self._session.exposure is None:
            self._show(self.reading)

    def show_progress(self, text: str, share: float | None) -> None:
        """Show how far the task is, in words and as a fraction (None: not known)."""
        for view in (self.reading, self.strip):
            view.show_progress(text, share)

    @Slot()
    def show_book(self) -> None:
        """Show the workbook that the session has opened."""
        self.message.dismiss()
        self.show_start()
        self._name()
        self.work.fleet.compliance.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_failure(self, name: str, sentence: str) -> None:
        """Say why a workbook could not be opened; what is open stays."""
        self.show_start()
        if self._session.exposure is None:
            self.start.complain(name, sentence)
        else:
            self.message.say(sentence)

    def say(self, text: str, tone: Tone = Tone.BAD) -> None:
        """Show a message that stops nobody."""
        self.message.say(text, tone)

    def add_policy(self, policy: Policy) -> None:
        """Offer a policy and choose it."""
        chooser = self.work.panel.chooser
        chooser.choose(chooser.add(policy))

    @Slot()
    def leave(self) -> None:
        """Remember sizes, and give up what is being read: the window closes."""
        self.work.remember(sizes=not self.menus.present.isChecked())
        self.cancel_requested.emit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take a workbook or a policy file."""
        path = _dropped(event)
        if path is None:
            event.ignore()
            return
        event.acceptProposedAction()
        self.start.mark_drop(over=True)
        self.veil.cover(f"Let go to open {path.name}")

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Lift the veil."""
        super().dragLeaveEvent(event)
        self._lift_veil()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open what was dropped."""
        self._lift_veil()
        path = _dropped(event)
        if path is None:
            return
        event.acceptProposedAction()
        if path.suffix.lower() == ".toml":
            self.policy_requested.emit(path)
        else:
            self.book_requested.emit(path)

    def _lift_veil(self) -> None:
        """Show the window as it is."""
        self.veil.hide()
        self.start.mark_drop(over=False)

    def _show(self, page: QWidget) -> None:
        """Show a page; commands that need an open workbook follow."""
        self.pages.setCurrentWidget(page)
        menus, working = self.menus, page is self.work
        for action in (menus.picture, menus.reset, menus.keep, menus.copy, menus.search, menus.problems):
            action.setEnabled(working)
        menus.present.setEnabled(working)

    @Slot()
    def _name(self) -> None:
        """Name the window after the workbook."""
        exposure = self._session.exposure
        self._shell.setWindowTitle("Headroom" if exposure is None else f"{exposure.book.name} — Headroom")

    def _lay_out(self) -> None:
        """Put messages above the pages."""
        for page in (self.start, self.reading, self.work):
            self.pages.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.message, self.strip):
            column.addWidget(widget)
        column.addWidget(self.pages, 1)
        shell = self._shell
        shell.setCentralWidget(self)
        shell.addActions(self.menus.actions)  # their keys count while the menus are hidden, too

    def _connect(self) -> None:
        """Connect what asks for files with the signals that pass it on."""
        menus, questions, start = self.menus, self.questions, self.start
        for opener in (menus.open.triggered, start.open.clicked):
            opener.connect(questions.ask_for_book)
        for sampler in (menus.sample.triggered, start.sample.clicked):
            sampler.connect(self.sample_requested)
        for saver in (menus.template.triggered, start.template.clicked):
            saver.connect(questions.ask_for_template)
        for chosen in (questions.book, menus.recent_chosen, start.chosen):
            chosen.connect(self.book_requested)
        questions.policy.connect(self.policy_requested)
        questions.template.connect(self.template_requested)
        menus.policy.triggered.connect(questions.ask_for_policy)
        menus.quit.triggered.connect(self._shell.close)
        self._shell.closing.connect(self.leave)
        for view in (self.reading, self.strip):
            view.cancelled.connect(self.cancel_requested)


def _dropped(event: QDropEvent) -> Path | None:
    """Return the one workbook or policy file that is dropped; None for anything else."""
    urls = event.mimeData().urls()
    if len(urls) != 1 or not urls[0].isLocalFile():
        return None
    path = Path(urls[0].toLocalFile())
    return path if path.suffix.lower() in (*BOOK_ENDINGS, ".toml") else None
