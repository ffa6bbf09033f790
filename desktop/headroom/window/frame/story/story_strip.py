"""The strip below the pages: the views of the story as cards, and what is done with them."""

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QAction, QPalette
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from headroom.language import tr
from headroom.window.frame.story.card_list import CardList
from headroom.window.frame.story.card_painting import card_height
from headroom.window.frame.story.seen_cards import SeenCards
from headroom.window.frame.story.shown.story_card import StoryCard, assumed_words, count_words, story_card
from headroom.window.frame.story.story_teller import StoryTeller
from headroom.window.look.plain_text import PlainLabel
from headroom.window.look.sized import grow
from headroom.window.look.theme import type_scale
from headroom.window.pages.page_stack import PageStack
from headroom.window.session.session import Session
from headroom.window.session.value_signal import ValueSignal, value_signal
from headroom.window.widgets.elided_label import ElidedLabel
from headroom.window.widgets.hairline import hairline
from headroom.window.widgets.shortened_button import ShortenedButton
from headroom.work.story import Story

_MARGIN = 12
_AROUND = 54
"""Pixels at normal type: of the strip above and below its cards."""

EMPTY = tr("No view yet. Ctrl+M adds what the window shows: page, law, levers and model.")


class StoryStrip(QWidget):
    """Shows and edits the story.

    Args:
        session: Has the story.
        pages: Know the titles of pages.
        teller: Edits the story and goes to its views.
        seen: Has the pictures.
        add: Adds what the window shows.
        present: Begins to present.
        parent: Parent widget.

    Attributes:
        slides_asked: Emitted with the story that shall become slides.
        unknown: Emitted with the place of a view whose page is not offered, and cannot be shown.
    """

    slides_asked: ValueSignal[Story] = value_signal()
    unknown = Signal(int)

    def __init__(
        self,
        session: Session,
        pages: PageStack,
        teller: StoryTeller,
        seen: SeenCards,
        add: QAction,
        present: QAction,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._pages, self._teller, self._seen = session, pages, teller, seen
        self._shown: tuple[object, ...] = ()
        self.setBackgroundRole(QPalette.ColorRole.Window)
        self.setAutoFillBackground(True)
        self._take_height()
        self.title = PlainLabel(tr("Story"))
        self.title.setProperty("kind", "heading")
        self.count = ElidedLabel()
        self.count.setProperty("kind", "caption")
        self.note = QLineEdit()
        self.note.setAcceptDrops(False)  # a workbook may be dropped anywhere
        self.note.setAccessibleName(tr("Note on the view chosen"))
        self.note.setPlaceholderText(tr("Note on the view chosen"))
        self.add = ShortenedButton(tr("Add this view"), tr("Add"))
        self.slides = ShortenedButton(tr("Hand over as slides"), tr("Slides"))
        self.present = QPushButton(tr("Present  F5"))
        self.cards = CardList()
        self.nothing = PlainLabel(EMPTY)
        self.nothing.setProperty("kind", "muted")
        self._lay_out()
        self._connect(add, present)
        self.refresh()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the size of the type."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._take_height()

    def _take_height(self) -> None:
        """Be as high as the cards and what stands above them."""
        self.setFixedHeight(card_height(self) + round(_AROUND * type_scale(self)))

    def _connect(self, add: QAction, present: QAction) -> None:
        """Connect what is done with what does it."""
        teller, cards = self._teller, self.cards
        self.add.clicked.connect(add.trigger)
        self.present.clicked.connect(present.trigger)
        self.slides.clicked.connect(self._ask_for_slides)
        self.note.editingFinished.connect(self._remark)
        cards.cards.moved.connect(self._move)
        cards.cards.entitled.connect(self._entitle)
        cards.opened.connect(self._open)
        cards.removed.connect(self._remove)
        cards.taken_again.connect(teller.take_again)
        cards.shifted.connect(self._shift)
        cards.chosen.connect(self._show_note)
        teller.turned.connect(self._follow_told)
        self._session.changed.connect(self.refresh)
        self._session.lent_changed.connect(self.refresh)
        self._pages.offered.connect(self.refresh)
        self._pages.turned.connect(self.refresh)
        self._seen.changed.connect(self.refresh)

    @Slot()
    def refresh(self) -> None:
        """Show the story as it is now."""
        if self.isHidden():
            return
        story, before = self._teller.story, self.cards.cards.rowCount()
        looked_at = self._teller.looked_at()
        at = story.views.index(looked_at) if looked_at is not None else -1
        shown = (story, self._teller.ground, at, self._seen.count, self._pages.names)
        if shown == self._shown:  # a lever was dragged
            return
        self._shown = shown
        made = [self._card(at) for at in range(len(story))]
        seen = [self._seen.of(view) for view in story]
        self.cards.cards.show_cards(made, [None if one is None else one.picture for one in seen])
        if at != self.cards.painting.looked_at:
            self.cards.painting.looked_at = at
            self.cards.viewport().update()
        self.cards.fit()
        self.cards.setVisible(bool(story))
        self.nothing.setVisible(not story)
        self.count.setText(count_words(story) if story else "")
        for widget in (self.slides, self.note):
            widget.setVisible(bool(story))
        if len(story) > before:
            self.cards.choose(at if at >= 0 else len(story) - 1)
        self._show_note()

    def _card(self, at: int) -> StoryCard:
        """Return the card of a view."""
        view, seen = self._teller.story[at], self._seen.of(self._teller.story[at])
        found = (view.found, view.found_on) if seen is None else (seen.sentence, seen.ground)
        title = self._pages.title_of(view.page) if view.page in self._pages.names else None
        return story_card(at, view, title, found, self._teller.ground, assumed_words(view))

    @Slot()
    def _show_note(self) -> None:
        """Show the note on the view that is chosen."""
        at, story = self.cards.at, self._teller.story
        self.note.setEnabled(0 <= at < len(story))
        text = story[at].note if 0 <= at < len(story) else ""
        if not self.note.hasFocus() and text != self.note.text():
            self.note.setText(text)

    @Slot()
    def _remark(self) -> None:
        """Keep the note that was typed."""
        at = self.cards.at
        if 0 <= at < len(self._teller.story) and self.note.text() != self._teller.story[at].note:
            self._teller.remark(at, self.note.text())

    @Slot()
    def _follow_told(self) -> None:
        """Choose the view that is told: so its note is read while the room looks at another screen."""
        if self._teller.telling and not self.isHidden():
            self.cards.choose(self._teller.at)

    @Slot(object)
    def _move(self, way: tuple[int, int]) -> None:
        """Put a view where it was dragged to."""
        self._teller.move(*way)
        self.cards.choose(min(way[1], len(self._teller.story) - 1))

    @Slot(int, int)
    def _shift(self, at: int, steps: int) -> None:
        """Put a view so many places on."""
        to = at + steps
        if 0 <= to < len(self._teller.story):
            self._move((at, to))

    @Slot(object)
    def _entitle(self, typed: tuple[int, str]) -> None:
        """Give a view the title that was typed; what its page has found is none."""
        at, title = typed
        view, seen = self._teller.story[at], self._seen.of(self._teller.story[at])
        found = view.found if seen is None else seen.sentence
        self._teller.entitle(at, "" if title == found else title)

    @Slot(int)
    def _open(self, at: int) -> None:
        """Show a view."""
        if not self._teller.go_to(at):
            self.unknown.emit(at)

    @Slot(int)
    def _remove(self, at: int) -> None:
        """Take a view out; the one behind it is chosen."""
        self._teller.remove(at)
        if self._teller.story:
            self.cards.choose(min(at, len(self._teller.story) - 1))

    @Slot()
    def _ask_for_slides(self) -> None:
        """Ask for slides."""
        self.slides_asked.emit(self._teller.story)

    def _lay_out(self) -> None:
        """Put the words and buttons over the cards."""
        for button in (self.add, self.slides):
            button.setProperty("kind", "quiet")
        self.add.setToolTip(tr("Add page, law, levers and model as they are shown (Ctrl+M)"))
        self.slides.setToolTip(tr("Make a slide of every view"))
        self.present.setProperty("kind", "primary")
        self.present.setToolTip(tr("Show the views one after the other (F5)"))
        grow(self.note, self.note.setFixedWidth, 300)
        top = QHBoxLayout()
        top.setContentsMargins(_MARGIN, 0, _MARGIN, 0)
        top.setSpacing(8)
        top.addWidget(self.title)
        top.addWidget(self.count, 1)
        for widget in (self.note, self.add, self.slides, self.present):
            top.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        below = QHBoxLayout()
        below.setContentsMargins(_MARGIN, 0, 0, 0)
        below.addWidget(self.cards)
        below.addWidget(self.nothing, 1, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(hairline())
        column.addLayout(top)
        column.addLayout(below, 1)
