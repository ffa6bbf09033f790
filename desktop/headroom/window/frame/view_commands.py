"""What the commands of the menus do to the window: copy, picture, present."""

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Slot
from PySide6.QtWidgets import QWidget

from headroom.disk.whole_file import write_whole
from headroom.language import tr
from headroom.user_error import UserError
from headroom.window.frame import later
from headroom.window.frame.look_commands import LookCommands
from headroom.window.frame.menus import Menus
from headroom.window.frame.messages.message_bar import MessageBar
from headroom.window.frame.room import RoomScreen
from headroom.window.frame.set_by_organisation import take_out
from headroom.window.frame.shell import Shell
from headroom.window.frame.shown.presenting_type import presenting_scale
from headroom.window.look.look import Look
from headroom.window.look.picture import picture_bytes, picture_of
from headroom.window.pages.page_list import FLEET
from headroom.window.session.focus import Focus
from headroom.window.session.session import Session
from headroom.window.session.settings import Settings
from headroom.window.shown.orders import Order
from headroom.window.shown.tone import Tone
from headroom.window.widgets.file_questions import FileQuestions
from headroom.work.workspace import Workspace
from headroom.workstation.organisation_presets import presets

_DENSITY = 2.0
_STILL_MS = 150


class ViewCommands(QObject):
    """Does what is chosen in the menus and needs no file but a picture's.

    Args:
        shell: The window.
        session: What it shows.
        focus: What of it is looked at.
        look: Theme and size of the type.
        settings: What is remembered.
        menus: Whose commands are done.
        questions: Asks where to save the picture.
        message: Says what was done.
        page: What a picture is taken of.
    """

    def __init__(
        self,
        shell: Shell,
        session: Session,
        focus: Focus,
        look: Look,
        settings: Settings,
        menus: Menus,
        questions: FileQuestions,
        message: MessageBar,
        page: QWidget,
    ) -> None:
        super().__init__(page)
        self._shell = shell
        self._session = session
        self._focus = focus
        self._look = look
        self._settings = settings
        self._menus = menus
        self._questions = questions
        self._message = message
        self._page = page
        self._work: later.WorkPage | None = None
        self._out: later.LetOut | None = None
        self._before: tuple[int, Workspace] | None = None
        LookCommands(menus.looks, look, settings, self)
        self._room = RoomScreen(shell, session, focus, menus, look, settings)
        self._room.lost.connect(self._miss_room)
        self._resized = QTimer(self)
        self._resized.setSingleShot(True)
        self._resized.setInterval(_STILL_MS)
        self._resized.timeout.connect(self._enlarge)
        shell.installEventFilter(self)
        take_out(menus, presets(), settings)
        self._connect()

    def serve(self, work: "later.WorkPage") -> None:
        """Do the commands on the page of the open workbook from now on."""
        self._work = work
        self._out = later.LetOut(self._session, self._menus, self._message, work)
        menus = self._menus
        work.status.rows.clicked.connect(self._show_report)
        menus.keep.triggered.connect(work.panel.use_as_baseline)
        menus.problems.triggered.connect(work.show_problems)
        menus.changes.triggered.connect(work.show_changes)
        menus.change_parts.triggered.connect(work.change_parts)

    def _connect(self) -> None:
        """Connect the commands with what they do."""
        menus = self._menus
        menus.picture.triggered.connect(self._ask_for_picture)
        self._questions.picture.connect(self._save_picture)
        menus.report.triggered.connect(self._ask_for_report)
        menus.imported.triggered.connect(self._show_report)
        menus.reset.triggered.connect(self._session.reset)
        menus.search.triggered.connect(self._find_model)
        menus.present.toggled.connect(self._present)
        menus.leave.triggered.connect(self._leave)
        menus.full_screen.setChecked(self._shell.isFullScreen())
        menus.full_screen.toggled.connect(self._fill_screen)
        self._shell.full_screen_changed.connect(menus.full_screen.setChecked)
        menus.order_chosen.connect(self._put_in_order)
        menus.grouping_chosen.connect(self._focus.group_by)
        self._focus.changed.connect(self._mark_choices)
        self._mark_choices()

    @Slot(bool)
    def _present(self, presenting: bool) -> None:  # noqa: FBT001 - a slot of a check mark
        """Begin or end presenting."""
        self._before = (self._session.works, self._session.own) if presenting else None
        self._menus.leave.setEnabled(presenting)
        self._menus.go.present(presenting=presenting)
        work = self._work
        if work is None:
            return
        if self._room.shown or (presenting and self._room.begin(work)):
            work.story.present(presenting=presenting, here=False)
            if not presenting:
                self._room.end()
            return
        self._shell.menuBar().setVisible(not presenting)
        with work.pages.unseen():
            if not presenting:  # what is hidden then is dressed when it is seen
                self._look.enlarge(1.0)
            work.present(presenting=presenting)
            if presenting:
                self._enlarge()
        if presenting:
            work.pages.take_keys()

    @Slot()
    def _enlarge(self) -> None:
        """Give the type the size that suits the window, while presenting."""
        if self._work is not None and self._work.presenting:
            self._look.enlarge(presenting_scale(self._shell.width(), self._shell.height()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the size of the window when it is still again."""
        if event.type() is QEvent.Type.Resize and self._menus.present.isChecked():
            self._resized.start()
        return super().eventFilter(watched, event)

    @Slot()
    def _ask_for_picture(self) -> None:
        """Ask where to save the picture, under a name that says what it shows."""
        exposure = self._session.exposure
        book = Path(exposure.book.name).stem if exposure is not None else "headroom"
        self._questions.ask_for_picture(f"{book}_{self._session.scenario.policy.name}.png")

    @Slot()
    def _ask_for_report(self) -> None:
        """Ask where to save the import report."""
        exposure = self._session.exposure
        if exposure is not None:
            self._questions.ask_for_report(f"{Path(exposure.book.name).stem}_import.html")

    @Slot()
    def _show_report(self) -> None:
        """Show what became of the rows of the open workbook."""
        exposure = self._session.exposure
        if exposure is not None:
            later.text_windows.show_import_report(self._shell, exposure, self._menus.report)

    @Slot(Path)
    def _save_picture(self, path: Path) -> None:
        """Save what the window shows."""
        if self._out is not None:
            self._out.settle()
        picture = picture_bytes(picture_of(self._page, _DENSITY), path.suffix.removeprefix(".").upper())
        if not picture:
            self._message.say(tr("{file} is not the name of a picture: let it end in .png.", file=path.name))
            return
        try:
            write_whole(path, picture)
        except UserError as reason:
            self._message.say(str(reason))
        else:
            self._message.say(tr("The picture is saved as {file}.", file=path.name), Tone.GOOD)

    @Slot(bool)
    def _fill_screen(self, full: bool) -> None:  # noqa: FBT001 - a slot of a check mark
        """Fill the screen, or be a window again."""
        if full != self._shell.isFullScreen():
            self._shell.fill_screen(full=full)

    @Slot()
    def _leave(self) -> None:
        """End presenting, and take back what was changed meanwhile: one step, which can be undone."""
        before = self._before
        self._menus.present.setChecked(False)
        if before is None or before[0] != self._session.works or before[1] == self._session.wanted:
            return  # nothing was changed, or other work was opened meanwhile: this was none of it
        self._session.edit(tr("Back to before the presentation"), before[1])
        self._message.say(tr("What was changed while presenting is taken back."), Tone.SAME, self._menus.undo)

    @Slot()
    def _miss_room(self) -> None:
        """End presenting where the screen of the room is gone, and keep what was changed."""
        if self._menus.present.isChecked():
            self._menus.present.setChecked(False)
            self._message.say(tr("The presentation has ended: its screen or its window is gone."), Tone.SAME)

    @Slot(object)
    def _put_in_order(self, order: Order) -> None:
        """List the models in another order."""
        self._focus.put_in_order(order)

    @Slot()
    def _mark_choices(self) -> None:
        """Check in the menus what is shown."""
        self._menus.mark(self._focus.order, self._focus.grouping)

    @Slot()
    def _find_model(self) -> None:
        """Go to the search of the page; where it has none, to that for models."""
        if self._work is not None:
            field = self._work.pages.search_field
            if field is not None and field.isVisible():
                field.setFocus(Qt.FocusReason.ShortcutFocusReason)
                field.selectAll()
                return
            self._work.pages.turn_to(FLEET)
            self._work.fleet.toolbar.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
