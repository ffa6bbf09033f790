"""What fills the window: its pages, its commands, and what is dropped on it.

It asks for files by signals and is told what became of them; it opens none itself.
"""

from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QGuiApplication,
)
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from headroom.domain.policy import Policy
from headroom.present.headline import Tone
from headroom.present.model_table import model_table
from headroom.state.focus import Focus, Order
from headroom.state.session import Session
from headroom.state.settings import Settings
from headroom.ui.drop_veil import DropVeil
from headroom.ui.file_questions import BOOK_ENDINGS, FileQuestions
from headroom.ui.icons import program_icon
from headroom.ui.look import PRESENTING_SCALE, Look, ThemeChoice
from headroom.ui.menus import Menus
from headroom.ui.message_bar import MessageBar
from headroom.ui.picture import picture_of
from headroom.ui.reading_view import ReadingView
from headroom.ui.shell import Shell
from headroom.ui.start_page import StartPage
from headroom.ui.text_window import GETTING_STARTED, TextWindow, about_texts
from headroom.ui.work_page import WorkPage

_DENSITY = 2.0


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
        self._focus = focus
        self._look = look
        self._settings = settings
        self._about = about
        self.menus = Menus(session.undo_stack, shell.menuBar(), self)
        self.questions = FileQuestions(self)
        self.message = MessageBar()
        self.strip = ReadingView(strip=True)
        self.reading = ReadingView()
        self.start = StartPage()
        self.work = WorkPage(session, focus, presets, self.menus, settings)
        self.pages = QStackedWidget()
        self.veil = DropVeil(self)
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
        if not self.menus.present.isChecked():
            self.work.remember()
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

    @Slot(bool)
    def present(self, presenting: bool) -> None:  # noqa: FBT001 - a slot of a check mark
        """Begin or end presenting."""
        self.menus.leave.setEnabled(presenting)
        self._shell.menuBar().setVisible(not presenting)
        self._look.enlarge(PRESENTING_SCALE if presenting else 1.0)
        self.work.present(presenting=presenting)

    @Slot()
    def copy_table(self) -> None:
        """Copy the problems where they are looked at, else the models."""
        outcome, baseline = self._session.outcome, self._session.baseline_outcome
        if self.work.problems.isVisible():
            self.work.problems.copy_rows()
        elif outcome is not None and baseline is not None:
            QGuiApplication.clipboard().setText(model_table(outcome, baseline))
            self.message.say("The table of all models is copied: paste it into a spreadsheet.", Tone.GOOD)

    @Slot()
    def _ask_for_picture(self) -> None:
        """Ask where to save the picture, under a name that says what it shows."""
        exposure = self._session.exposure
        book = Path(exposure.book.name).stem if exposure is not None else "headroom"
        self.questions.ask_for_picture(f"{book}_{self._session.scenario.policy.name}.png")

    @Slot(Path)
    def _save_picture(self, path: Path) -> None:
        """Save what the window shows."""
        if picture_of(self.pages, _DENSITY).save(str(path)):
            self.message.say(f"The picture is saved as {path.name}.", Tone.GOOD)
        else:
            self.message.say(f"{path} could not be written. Choose another folder or close the file.")

    @Slot(bool)
    def _fill_screen(self, full: bool) -> None:  # noqa: FBT001 - a slot of a check mark
        """Fill the screen, or be a window again."""
        if full:
            self._shell.showFullScreen()
        else:
            self._shell.showNormal()

    @Slot()
    def _leave(self) -> None:
        """End presenting."""
        self.menus.present.setChecked(False)

    @Slot(object)
    def _put_in_order(self, order: Order) -> None:
        """List the models in another order."""
        self._focus.put_in_order(order)

    @Slot(object)
    def _choose_theme(self, choice: ThemeChoice) -> None:
        """Show another theme, also at the next start."""
        self._settings.put_text("theme", choice.value)
        self._look.choose(choice)

    @Slot()
    def _mark_choices(self) -> None:
        """Check in the menus what is shown."""
        self.menus.mark(self._focus.order, self._look.choice)

    @Slot()
    def _show_getting_started(self) -> None:
        """Show how to begin."""
        TextWindow("Getting started", {"Getting started": GETTING_STARTED}, self._shell).show()

    @Slot()
    def _show_about(self) -> None:
        """Show what the program is, and its licences."""
        TextWindow("About Headroom", about_texts(*self._about), self._shell).show()

    @Slot()
    def _find_model(self) -> None:
        """Go to the search for models."""
        self.work.fleet.toolbar.search.setFocus(Qt.FocusReason.ShortcutFocusReason)

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
        """Connect commands with what they do."""
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
        questions.picture.connect(self._save_picture)
        menus.policy.triggered.connect(questions.ask_for_policy)
        menus.picture.triggered.connect(self._ask_for_picture)
        menus.quit.triggered.connect(self._shell.close)
        self._shell.closing.connect(self.leave)
        menus.reset.triggered.connect(self._session.reset)
        menus.keep.triggered.connect(self.work.panel.use_as_baseline)
        menus.copy.triggered.connect(self.copy_table)
        menus.search.triggered.connect(self._find_model)
        menus.problems.triggered.connect(self.work.show_problems)
        menus.present.toggled.connect(self.present)
        menus.leave.triggered.connect(self._leave)
        menus.full_screen.toggled.connect(self._fill_screen)
        menus.start.triggered.connect(self._show_getting_started)
        menus.about.triggered.connect(self._show_about)
        menus.privacy.triggered.connect(self._show_about)
        menus.order_chosen.connect(self._put_in_order)
        menus.theme_chosen.connect(self._choose_theme)
        self._focus.changed.connect(self._mark_choices)
        self._look.changed.connect(self._mark_choices)
        self._mark_choices()
        for view in (self.reading, self.strip):
            view.cancelled.connect(self.cancel_requested)


def _dropped(event: QDropEvent) -> Path | None:
    """Return the one workbook or policy file that is dropped; None for anything else."""
    urls = event.mimeData().urls()
    if len(urls) != 1 or not urls[0].isLocalFile():
        return None
    path = Path(urls[0].toLocalFile())
    return path if path.suffix.lower() in (*BOOK_ENDINGS, ".toml") else None
