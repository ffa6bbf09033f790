"""A page whose answer gets finer beside the window: its buttons, and what they do, are the same on each."""

from collections.abc import Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QPushButton, QWidget

from headroom.language import tr
from headroom.window.look.theme import CAPTION
from headroom.window.pages.analysis_layout import lay_out_analysis, quiet_button
from headroom.window.pages.choices import ResponseChoice
from headroom.window.pages.page_stack import EDITS
from headroom.window.pages.session_page import SessionPage
from headroom.window.session.focus import Focus
from headroom.window.session.latest_answer import LatestAnswer, Steps
from headroom.window.session.session import Session
from headroom.window.trail.following import Following
from headroom.window.widgets.segmented import Segmented
from headroom.window.widgets.still_label import StillLabel

Question = TypeVar("Question")
Answer = TypeVar("Answer")


class RefinedPage(SessionPage, Generic[Question, Answer]):
    """Has its answer refined, says how far it is, stops it, and lets a figure be followed back.

    What derives from it lays itself out, and overrides ``refresh``, ``_take``, ``_say`` and ``_follow_back``.

    Args:
        session: What is open and assumed.
        focus: Which model is looked at.
        steps: Yields finer and finer answers.
        responses: How makers may respond, as offered.
        followed: What the button to follow does, in words.
        parent: Parent widget.

    Attributes:
        sourcing: Chooses how makers respond.
        state: Says how far the answer is.
        stop: Stops refining it.
        follow: Follows a figure back; while one is derived no other can be.
    """

    def __init__(
        self,
        session: Session,
        focus: Focus,
        steps: Steps[Question, Answer],
        responses: tuple[ResponseChoice, ...],
        followed: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(session, focus, parent)
        self._latest = LatestAnswer(steps, self)
        self._following = Following(focus, self)
        self._gesture: int | None = None
        self.sourcing = Segmented(tr("Response"), responses)
        self.state = StillLabel(CAPTION, muted=True)
        self.stop: QPushButton = quiet_button(tr("Stop"))
        self.stop.setProperty(EDITS, False)
        self.follow: QPushButton = quiet_button(tr("Follow back"), followed)
        self.sourcing.chosen.connect(self.refresh)
        self.stop.clicked.connect(self._latest.stop)
        self.follow.clicked.connect(self._follow_back)
        self._following.busy_changed.connect(self.follow.setDisabled)
        self._latest.answered.connect(self._take)
        self._latest.changed.connect(self._say)

    @property
    def best_response(self) -> bool:
        """Return whether makers respond."""
        return self._best

    def settle(self) -> None:
        """Wait for the finished answer."""
        self._latest.settle()

    @property
    def _best(self) -> bool:
        """Return whether makers respond."""
        return (
            self.sourcing.value is ResponseChoice.BEST
            and self._session.offers is not None
            and not self.sourcing.isHidden()
        )

    def _lay_out(self, choices: Sequence[QWidget], chart: QWidget) -> None:
        """Put what is chosen above the chart, and what all these pages have around it."""
        lay_out_analysis(self, choices, self.sourcing, chart, (self.state, self.stop, self.follow))

    @Slot()
    def _begin(self) -> None:
        """Begin a step that a drag, or key strokes one after another, belong to."""
        self._gesture = self._session.new_gesture()

    @Slot(object)
    def _take(self, answer: Answer) -> None:
        """Show a finer answer."""
        raise NotImplementedError

    @Slot()
    def _say(self) -> None:
        """Say how far the answer is."""
        raise NotImplementedError

    @Slot()
    def _follow_back(self) -> None:
        """Follow a figure back."""
        raise NotImplementedError
