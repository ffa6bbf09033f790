"""What fills the window: its pages and its commands.

It asks for files by signals and is told what became of them; it opens none itself.
"""

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from headroom.book.layout import BookLayout
from headroom.book.survey import BookSurvey
from headroom.language import tr
from headroom.opening.several_files import why_not_together
from headroom.rules.policy import Policy
from headroom.window.frame import later
from headroom.window.frame.drop_area import DropArea
from headroom.window.frame.focus_keeper import FocusKeeper
from headroom.window.frame.help_commands import HelpCommands
from headroom.window.frame.messages.message_bar import MessageBar
from headroom.window.frame.messages.message_place import MessagePlace
from headroom.window.frame.messages.offer_bar import OfferBar
from headroom.window.frame.roomy_area import RoomyArea
from headroom.window.frame.shell import Shell
from headroom.window.frame.start_page import StartPage
from headroom.window.frame.tour_taking import TourTaking
from headroom.window.frame.view_commands import ViewCommands
from headroom.window.frame.window_title import WindowTitle
from headroom.window.importing.password_dialog import PasswordDialog
from headroom.window.importing.question_page import QuestionPage
from headroom.window.importing.reading_view import ReadingView
from headroom.window.look.focus_frame import by_itself
from headroom.window.look.icons import program_icon
from headroom.window.look.look import Look, dress
from headroom.window.pages.changes.shown import refresh_headline
from headroom.window.session.focus import Focus
from headroom.window.session.session import Session
from headroom.window.session.settings import Settings
from headroom.window.session.value_signal import ValueSignal, value_signal
from headroom.window.shown.news import News
from headroom.window.shown.tone import Tone
from headroom.window.shown.topics import GuideTopic
from headroom.window.widgets.explained import explain
from headroom.window.widgets.file_questions import WORK_ENDING, FileQuestions
from headroom.window.widgets.tab_order import go_on
from headroom.work.story import Story

_PAINTED_MS = 50
"""After which what is shown is on the screen, before anything that takes long begins."""


class MainView(DropArea):
    """Shows a session and fills a window with it.

    Attributes:
        book_requested: Emitted with the workbook to open.
        again_requested: What is open shall be read again.
        look_over_requested: How it is read shall be looked over before.
        work_requested: Emitted with the file of saved work to open.
        books_requested: Emitted with a tuple of workbooks to open as one.
        layout_confirmed: Emitted with the layout by which the workbook is read.
        password_given: Emitted with the password of the workbook that is being read.
        sample_requested: The sample shall be opened.
        policy_requested: Emitted with the policy file to open.
        template_requested: Emitted with where to save the template.
        report_requested: Emitted with where to save the import report.
        hand_over_requested: Figures shall be handed over as a file.
        story_requested: Emitted with the story that shall be handed over.
        hand_back_requested: A marked copy of the open workbook shall be written.
        cancel_requested: The running task shall be cancelled.
    """

    book_requested = Signal(Path)
    again_requested = Signal()
    look_over_requested = Signal()
    work_requested = Signal(Path)
    books_requested: ValueSignal[tuple[Path, ...]] = value_signal()
    layout_confirmed: ValueSignal[BookLayout] = value_signal()
    password_given = Signal(str)
    sample_requested = Signal()
    policy_requested = Signal(Path)
    template_requested = Signal(Path)
    report_requested = Signal(Path)
    hand_over_requested = Signal()
    story_requested: ValueSignal[Story] = value_signal()
    hand_back_requested = Signal()
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
        self._presets = presets
        self._settings = settings
        self._work: later.WorkPage | None = None
        self._files_known = True
        self.menus = shell.menus
        self.menus.follow_history(session.undo_stack)
        self.questions = FileQuestions(self)
        self.message = MessageBar()
        self.offer = OfferBar()
        self.strip = ReadingView(strip=True)
        self.reading = ReadingView()
        first = shell.take_first()
        self.start = first if isinstance(first, StartPage) else StartPage()
        if first is not None and first is not self.start:
            first.deleteLater()
        self.pages = QStackedWidget()
        self.area = RoomyArea(self.pages)
        self.messages = MessagePlace(self, self.message, self.offer, self.strip)
        self._commands = ViewCommands(
            shell,
            session,
            focus,
            look,
            settings,
            self.menus,
            self.questions,
            self.message,
            self.pages,
        )
        self.help = HelpCommands(shell, self.menus, settings, about, self.pages)
        self.tour = TourTaking(shell, self.menus, session, settings, self.pages)
        self.tour.sample_asked.connect(self.sample_requested)
        shell.setWindowIcon(program_icon())
        self._lay_out()
        self._connect()
        self.title = WindowTitle(shell, session)
        FocusKeeper(shell)
        self.show_start()

    @property
    def work(self) -> "later.WorkPage":
        """Return the page of the open workbook, made when it is first needed."""
        return self._get_ready()

    @property
    def works(self) -> bool:
        """Return whether there is a page of the open workbook yet."""
        return self._work is not None

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: FBT001 - as Qt calls it
        """Let the tab key go through policy, bars, page, foot and messages as they stand now."""
        if go_on(self, forward=forward):
            return True
        with by_itself():  # what had them was hidden
            return super().focusNextPrevChild(forward)

    @Slot()
    def _get_ready(self) -> "later.WorkPage":
        """Make the page of the open workbook, if it was not yet."""
        if self._work is None:
            work = later.WorkPage(self._session, self._focus, self._presets, self.menus, self._settings)
            self._work = work
            self.pages.addWidget(work)
            self.message.news = work.status.news
            self._commands.serve(work)
            self.help.serve(work)
            self.tour.serve(work)
            work.story.strip.slides_asked.connect(self.story_requested)
            work.problems.hand_back.clicked.connect(self.hand_back_requested)
            work.problems.facts.clicked.connect(self.menus.facts.trigger)
            self.know_files(known=self._files_known)
            self._place_messages()
        return self._work

    @Slot()
    def show_start(self) -> None:
        """Invite to open a workbook, unless one is open."""
        self.strip.want(wanted=False)
        self.start.invite()
        self.start.show_recent(self._settings.recent_books)
        self.menus.show_recent(self._settings.recent)
        self._show_work_or(self.start)

    def show_reading(self, name: str) -> None:
        """Show that a workbook is being read: as a page, or as a strip above the one that is open."""
        self.message.dismiss()
        for view in (self.reading, self.strip):
            view.begin(tr("Reading {file}", file=name))
        self.strip.want(wanted=self._session.exposure is not None)
        if self._session.exposure is None:
            self._show(self.reading)
            QTimer.singleShot(_PAINTED_MS, self._get_ready)  # meanwhile it is read in a process of its own

    def show_preview(self, page: QuestionPage, survey: BookSurvey, present: BookLayout | None = None) -> None:
        """Show how a workbook would be read, for it to be confirmed or corrected.

        Args:
            page: Shows it; the window takes it over.
            survey: What was found in the workbook.
            present: The layout to begin with; None: what is proposed.
        """
        if self.pages.indexOf(page) < 0:
            self.pages.addWidget(page)
            dress(page)
            page.confirmed.connect(self._confirm)
            page.cancelled.connect(self.cancel_requested)
        self.strip.want(wanted=False)
        page.show_survey(survey, present)
        self._show(page)

    def ask_for_password(self, book: str, *, was_wrong: bool) -> None:
        """Ask for the password of a workbook."""
        dialog = PasswordDialog(book, was_wrong=was_wrong, parent=self)
        dialog.given.connect(self.password_given)
        dialog.refused.connect(self.cancel_requested)
        dialog.open()

    @Slot(object)
    def _confirm(self, layout: BookLayout) -> None:
        """Go on reading by the layout that was confirmed."""
        self.strip.want(wanted=self._session.exposure is not None)
        self._show_work_or(self.reading)
        self.layout_confirmed.emit(layout)

    def show_progress(self, text: str, share: float | None) -> None:
        """Show how far the task is, in words and as a fraction (None: not known)."""
        for view in (self.reading, self.strip):
            view.show_progress(text, share)

    @Slot()
    def show_book(self) -> None:
        """Show the workbook that the session has opened."""
        self.message.dismiss()
        self.show_start()
        self.title.refresh()
        self.work.fleet.chart.setFocus(Qt.FocusReason.OtherFocusReason)
        self.tour.book_shown()

    def show_again(self) -> None:
        """Show what the session has read again, and say what changed; page and keys stay where they are."""
        self.message.dismiss()
        self.show_start()
        self.title.refresh()
        refresh = self._session.refresh
        if refresh is not None:
            changed = None if refresh.changes.nothing else self.menus.changes
            self.message.say(refresh_headline(refresh.changes), Tone.GOOD, changed)

    def offer_again(self, name: str) -> None:
        """Say that a file that is open was saved, and offer to read it again."""
        self.message.say(tr("{file} has changed.", file=name), Tone.SAME, self.menus.again)

    def show_failure(self, name: str, sentence: str) -> None:
        """Say why a workbook could not be opened; what is open stays."""
        self.show_start()
        if self._session.exposure is None:
            self.start.complain(name, sentence)
        else:
            self.message.say(sentence)

    def show_without_book(self, title: str, sentence: str) -> None:
        """Say why work is open, but no workbook."""
        self.show_start()
        self.title.refresh()
        self.start.explain(title, sentence)

    @Slot(object)
    def _tell_news(self, news: News) -> None:
        """Say what became of what was chosen on a page."""
        self.say(news.text, news.tone)

    def say(self, text: str, tone: Tone = Tone.BAD, action: QAction | None = None) -> None:
        """Show a message that stops nobody, with what is offered beside it."""
        self.message.say(text, tone, action)

    def know_policies(self, policies: Iterable[Policy]) -> None:
        """Offer policies that are not offered yet, and choose none."""
        known = {policy.name for policy in self._session.published}
        for policy in (one for one in policies if one.name not in known):
            self.work.panel.chooser.add(policy)

    def add_policy(self, policy: Policy) -> None:
        """Offer a policy and choose it."""
        chooser = self.work.panel.chooser
        chooser.choose(chooser.add(policy))

    @Slot()
    def leave(self) -> None:
        """Remember sizes, and give up what is being read: the window closes."""
        if self._work is not None:
            self._work.remember(sizes=not self._work.presenting)
        self.cancel_requested.emit()

    @Slot(object)
    def open_files(self, paths: tuple[Path, ...]) -> None:
        """Ask for what was dropped, or what the system wants opened: several workbooks are one."""
        reason = why_not_together(paths)
        if reason:
            self.say(reason)
        elif len(paths) > 1:
            self.books_requested.emit(paths)
        elif paths[0].suffix.lower() == ".toml":
            self.policy_requested.emit(paths[0])
        else:
            self.request(paths[0])

    @Slot(Path)
    def request(self, path: Path) -> None:
        """Ask for a workbook, or for saved work, which its ending tells."""
        asked = self.work_requested if path.suffix.lower() == WORK_ENDING else self.book_requested
        asked.emit(path)

    def _show_work_or(self, page: QWidget) -> None:
        """Show the workbook that is open, or a page while there is none."""
        self._show(self.work if self._session.exposure is not None else page)

    @Slot()
    def _place_messages(self) -> None:
        """Let messages stand in the row of the groups where it is seen, else at the top of the window."""
        working = self._work if self.pages.currentWidget() is self._work else None
        presenting = working is not None and working.presenting
        self.messages.stand_in(None if working is None else working.law if presenting else working.groups)

    def _show(self, page: QWidget) -> None:
        """Show a page; commands that need an open workbook follow."""
        self.pages.setCurrentWidget(page)
        menus, working = self.menus, page is self._work
        if not working:
            menus.present.setChecked(False)  # there is nothing to present, and no menu to leave by
        for action in menus.of_open_book:
            action.setEnabled(working)
        for action in menus.of_files:
            action.setEnabled(working and self._files_known)
        menus.changes.setEnabled(working and self._session.refresh is not None)
        self._place_messages()

    @Slot()
    def _fit(self) -> None:
        """Let the pages be moved along where the screen is too small for them."""
        self.area.fit(small=self._shell.on_screen.small)

    def know_files(self, *, known: bool) -> None:
        """Take note of whether the workbook is a file, which can be read again and handed back."""
        self._files_known = known
        if self._work is not None:
            self._work.problems.hand_back.setEnabled(known)
        for action in self.menus.of_files:
            action.setEnabled(known)

    def _lay_out(self) -> None:
        """Fill the window with the pages; messages lie over them."""
        for page in (self.start, self.reading):
            self.pages.addWidget(page)
        for part in (self.start, self.reading, self.messages):
            dress(part)
        for explained, topic in (
            (self.start, GuideTopic.START),
            (self.reading, GuideTopic.READING),
            (self.strip, GuideTopic.READING),
            (self.message, GuideTopic.MESSAGES),
            (self.offer, GuideTopic.MESSAGES),
        ):
            explain(explained, topic)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.area.leave_small(self.start, self.reading)
        column.addWidget(self.area, 1)
        for bar in (self.area.horizontalScrollBar(), self.area.verticalScrollBar()):
            bar.valueChanged.connect(self._place_messages)
        shell = self._shell
        shell.setCentralWidget(self)
        shell.addActions(self.menus.actions)  # their keys count while the menus are hidden, too

    def _connect(self) -> None:
        """Connect what asks for files with the signals that pass it on."""
        menus, questions, start = self.menus, self.questions, self.start
        self.hovered.connect(start.mark_drop)
        self.dropped.connect(self.open_files)
        menus.again.triggered.connect(self.again_requested)
        menus.look_over.triggered.connect(self.look_over_requested)
        for opener in (menus.open.triggered, start.open.clicked):
            opener.connect(questions.ask_for_book)
        for sampler in (menus.sample.triggered, start.sample.clicked):
            sampler.connect(self.sample_requested)
        for saver in (menus.template.triggered, start.template.clicked):
            saver.connect(questions.ask_for_template)
        for chosen in (questions.book, menus.recent_chosen, start.chosen):
            chosen.connect(self.request)
        self._focus.said.connect(self._tell_news)
        self._session.not_summed.connect(self._tell_news)
        questions.books.connect(self.books_requested)
        questions.policy.connect(self.policy_requested)
        questions.template.connect(self.template_requested)
        questions.report.connect(self.report_requested)
        menus.hand_over.triggered.connect(self.hand_over_requested)
        menus.hand_back.triggered.connect(self.hand_back_requested)
        menus.present.toggled.connect(self._place_messages)
        menus.policy.triggered.connect(questions.ask_for_policy)
        menus.quit.triggered.connect(self._shell.close)
        self._shell.closing.connect(self.leave)
        self._shell.on_screen.changed.connect(self._fit)
        self._fit()
        for view in (self.reading, self.strip):
            view.cancelled.connect(self.cancel_requested)
