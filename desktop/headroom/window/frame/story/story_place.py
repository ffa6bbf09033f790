"""The story in the window of an open workbook: its strip, its commands, and what tells it."""

from PySide6.QtCore import QObject, Slot

from headroom.language import tr
from headroom.window.frame.menus import Menus
from headroom.window.frame.story.seen_cards import SeenCards
from headroom.window.frame.story.story_strip import StoryStrip
from headroom.window.frame.story.story_teller import StoryTeller
from headroom.window.pages.page_stack import PageStack
from headroom.window.session.focus import Focus
from headroom.window.session.session import Session
from headroom.window.session.settings import Settings
from headroom.window.shown.news import News
from headroom.window.shown.tone import Tone

_SETTING, _SHOWN = "story", "shown"


class StoryPlace(QObject):
    """Shows and hides the strip, adds views, and tells the story while presenting.

    Args:
        session: What is open and assumed.
        focus: Which model is looked at; takes messages.
        pages: The pages.
        menus: Has the commands.
        settings: Remembers whether the strip is shown.
        parent: Parent object.

    Attributes:
        teller: Adds views, goes to them and tells them.
        strip: Shows them.
    """

    def __init__(
        self,
        session: Session,
        focus: Focus,
        pages: PageStack,
        menus: Menus,
        settings: Settings,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._focus, self._pages, self._menus, self._settings = focus, pages, menus, settings
        self.teller = StoryTeller(session, focus, pages, self)
        self.seen = SeenCards(session, focus, pages, self.teller, self)
        self.strip = StoryStrip(session, pages, self.teller, self.seen, menus.add_view, menus.present)
        self._presenting = False
        menus.add_view.triggered.connect(self._add)
        menus.story.toggled.connect(self._show)
        session.lent_changed.connect(self._follow_loan)
        self.strip.unknown.connect(self._say_unknown)
        self.teller.refused.connect(self._say_told)
        self._session, self._works = session, session.works
        session.changed.connect(self._follow_work)
        menus.story.setChecked(settings.text(_SETTING) == _SHOWN)
        self._show()

    def remember(self) -> None:
        """Keep whether the strip is shown."""
        self._settings.put_text(_SETTING, _SHOWN if self._menus.story.isChecked() else "hidden")

    @Slot(int)
    def turn_by(self, steps: int) -> None:
        """Turn to another view while the story is told, else to another page."""
        if self.teller.telling:
            self.teller.turn_by(steps)
        else:
            self._pages.turn_by(steps)

    def present(self, *, presenting: bool, here: bool = True) -> None:
        """Begin to tell the story if there is one, or end.

        Args:
            presenting: Whether it begins.
            here: Whether the room looks at this window, which then shows no strip.
        """
        self._presenting = presenting and here
        if presenting:
            self.teller.begin()
        else:
            self.teller.end()
        self._show()

    @Slot()
    def _add(self) -> None:
        """Add what the window shows, and show the strip."""
        if self._session.lent:
            return
        self._menus.story.setChecked(True)
        self.teller.add()
        self.seen.look()

    @Slot()
    def _show(self) -> None:
        """Show the strip where it is wanted, but never while presenting."""
        self.strip.setVisible(self._menus.story.isChecked() and not self._presenting)
        self.strip.refresh()

    @Slot()
    def _follow_work(self) -> None:
        """Show the strip where other work was opened that has a story."""
        if self._works != self._session.works:
            self._works = self._session.works
            if self.teller.story:
                self._menus.story.setChecked(True)

    @Slot()
    def _follow_loan(self) -> None:
        """Let nothing be added or undone while what is shown is lent."""
        lent, history = self._session.lent, self._session.undo_stack
        self._menus.add_view.setEnabled(not lent)
        self._menus.undo.setEnabled(not lent and history.canUndo())
        self._menus.redo.setEnabled(not lent and history.canRedo())

    @Slot()
    def _say_told(self) -> None:
        """Say why the story cannot be changed."""
        text = tr("The story is being told: leave the presentation to change it.")
        self._focus.said.emit(News(text, Tone.BAD))

    @Slot(int)
    def _say_unknown(self, at: int) -> None:
        """Say why a view cannot be shown."""
        text = tr(
            "View {number} shows a page that this version does not have, or that is not offered now.",
            number=at + 1,
        )
        self._focus.said.emit(News(text, Tone.BAD))
