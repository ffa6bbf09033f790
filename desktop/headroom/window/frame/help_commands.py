"""What the menu Help does: the guide at the place that belongs to what is in use, and what else is read."""

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from headroom.window.frame import later
from headroom.window.frame.menu_keys import commands_of
from headroom.window.frame.menus import Menus
from headroom.window.frame.shell import Shell
from headroom.window.session.settings import Settings
from headroom.window.shown.topics import Topic
from headroom.window.widgets.explained import GuideDoor, explain, topic_of


class HelpCommands(QObject):
    """Opens the guide and the texts that are read beside the window.

    Args:
        shell: The window.
        menus: Whose commands are done.
        settings: Keeps the size of the guide.
        about: Version and third-party notices.
        pages: What fills the window: the start page, a workbook that is read, the open workbook.
    """

    def __init__(
        self, shell: Shell, menus: Menus, settings: Settings, about: tuple[str, str], pages: QStackedWidget
    ) -> None:
        super().__init__(shell)
        self._shell, self._menus, self._settings = shell, menus, settings
        self._about, self._pages = about, pages
        self._work: later.WorkPage | None = None
        self._guide: later.GuideOpening | None = None
        self.door = GuideDoor(shell)
        self.door.asked.connect(self.explain)
        self.door.page_asked.connect(self._explain_page)
        shell.closing.connect(self._close)
        menus.guide.triggered.connect(self._explain_what_is_used)
        menus.start.triggered.connect(self._show_start)
        menus.scripts.triggered.connect(self._show_scripts)
        menus.keys.triggered.connect(self._show_keys)
        menus.privacy.triggered.connect(self._show_privacy)
        menus.about.triggered.connect(self._show_about)

    def serve(self, work: "later.WorkPage") -> None:
        """Explain the page of the open workbook from now on."""
        self._work = work
        chooser = work.panel.chooser
        for part, topic in (
            (work.panel, Topic.LEVERS),
            (chooser, Topic.POLICY),
            (chooser.date, Topic.LAW_DATE),
            (work.panel.keep, Topic.BASELINE),
            (work.panel.reset, Topic.BASELINE),
            (work.filters, Topic.FILTER),
            (work.finder, Topic.FINDER),
            (work.story.strip, Topic.STORY),
            (work.strip, Topic.PRESENTING),
            (work.status, Topic.STATUS),
        ):
            explain(part, topic)

    @property
    def guide(self) -> "later.GuideOpening":
        """Return what opens the guide, loaded when it is first needed."""
        if self._guide is None:
            self._guide = later.GuideOpening(
                self._settings, lambda: commands_of(self._menus, self._shell.menuBar()), self
            )
        return self._guide

    @Slot(object)
    def explain(self, topic: Topic) -> None:
        """Show what the guide says of a part of the window."""
        self.guide.show_topic(topic)

    @Slot()
    def _explain_what_is_used(self) -> None:
        """Show what the guide says of what has the focus, else of the page."""
        used: QWidget | None = QApplication.focusWidget()
        self.door.ask_about(used if used is not None and used.window() is self._shell else None)

    @Slot()
    def _explain_page(self) -> None:
        """Show what the guide says of the page that is shown."""
        shown = self._pages.currentWidget()
        topic = topic_of(shown)
        if topic is not None:
            self.explain(topic)
        elif self._work is not None and shown is self._work:
            self.guide.show_page(self._work.pages.current)
        else:
            self.explain(Topic.START)

    @Slot()
    def _show_start(self) -> None:
        """Show how to begin."""
        self.explain(Topic.START)

    @Slot()
    def _show_scripts(self) -> None:
        """Show how scripts and notebooks ask for figures."""
        self.explain(Topic.SCRIPTS)

    @Slot()
    def _show_keys(self) -> None:
        """Show every key."""
        self.explain(Topic.KEYS)

    @Slot()
    def _show_privacy(self) -> None:
        """Show what becomes of data."""
        self.explain(Topic.PRIVACY)

    @Slot()
    def _show_about(self) -> None:
        """Show what the program is, and its licences."""
        later.text_windows.show_about(self._shell, *self._about)

    @Slot()
    def _close(self) -> None:
        """Close the guide with the window."""
        if self._guide is not None:
            self._guide.close()
