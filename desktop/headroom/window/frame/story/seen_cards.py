"""Pictures and sentences of views, as they were when they were last on the screen.

A picture is that of the page itself, made smaller, and taken when the page stands still: it costs a moment
only where the page is painted anyway, and shows what the page shows. It is kept while the program runs, not
in the work, where the sentence is enough. What it depends on is kept with it: so a card can say that
something changed since.
"""

from dataclasses import dataclass

from PySide6.QtCore import QObject, QRect, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QPixmap

from headroom.window.frame.story.story_teller import StoryTeller
from headroom.window.pages.page_stack import PageStack
from headroom.window.pages.session_page import COMPUTING_AGAIN, SUMMING
from headroom.window.session.focus import Focus
from headroom.window.session.session import Session
from headroom.work.story import StoryView

_STILL_MS = 400
_WIDTH, _HEIGHT = 520, 256
"""Pixels of a kept picture; twice those of a card, for dense screens."""

_OLD = (COMPUTING_AGAIN, SUMMING)


@dataclass(frozen=True, slots=True, eq=False)
class SeenView:
    """A view as it was on the screen.

    Attributes:
        view: The view.
        sentence: What its page had found.
        ground: What that depends on.
        picture: Of the page.
    """

    view: StoryView
    sentence: str
    ground: str
    picture: QPixmap


class SeenCards(QObject):
    """Keeps what each view was like when it was last on the screen.

    Args:
        session: What is open and assumed.
        focus: Which model is looked at.
        pages: The pages.
        teller: Knows which view the window shows.
        parent: Parent object.

    Attributes:
        changed: Emitted when something else is kept of a view.
        count: How often that was.
    """

    changed = Signal()

    def __init__(
        self,
        session: Session,
        focus: Focus,
        pages: PageStack,
        teller: StoryTeller,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._pages, self._teller = session, pages, teller
        self._seen: list[SeenView] = []
        self.count = 0
        self._still = QTimer(self)
        self._still.setSingleShot(True)
        self._still.setInterval(_STILL_MS)
        self._still.timeout.connect(self.look)
        for sign in (session.changed, focus.changed, pages.found, pages.turned, teller.turned):
            sign.connect(self._wait)

    def of(self, view: StoryView) -> SeenView | None:
        """Return what a view was like when it was last on the screen; None where it was not yet."""
        return next((seen for seen in self._seen if seen.view.shows_what(view)), None)

    @Slot()
    def _wait(self) -> None:
        """Look when everything stands still, if there is a story at all."""
        if self._teller.story:
            self._still.start()

    @Slot()
    def look(self) -> None:
        """Keep what the window shows, if that is a view of the story and nothing of it is old."""
        self._still.stop()
        story = self._teller.story
        self._seen = [seen for seen in self._seen if any(seen.view.shows_what(view) for view in story)]
        page, found = self._pages.stack.currentWidget(), self._pages.page_finding
        view = self._teller.looked_at() if story else None
        if view is None or page is None or not page.isVisible():
            return
        if self._session.summing or found.detail in _OLD:
            return
        kept = [seen for seen in self._seen if not seen.view.shows_what(view)]
        self._seen = [*kept, SeenView(view, found.sentence, self._teller.ground, _smaller(page.grab()))]
        self.count += 1
        self.changed.emit()


def _smaller(picture: QPixmap) -> QPixmap:
    """Return the upper part of a picture as small as a card shows it."""
    size = QSize(_WIDTH, _HEIGHT)
    made = picture.scaled(
        size, Qt.AspectRatioMode.KeepAspectRatioByExpanding, Qt.TransformationMode.SmoothTransformation
    )
    made.setDevicePixelRatio(1.0)
    return made.copy(QRect(0, 0, _WIDTH, _HEIGHT))
