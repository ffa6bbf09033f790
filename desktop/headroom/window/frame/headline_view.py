"""The head line: four figures of the fleet, each with its change from the baseline."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from headroom.explain.trail import Trail
from headroom.window.frame.shown.headline import HeadlineFigure, headline
from headroom.window.look.plain_text import PlainLabel, plain_tooltip
from headroom.window.session.session import Session
from headroom.window.session.value_signal import ValueSignal, value_signal

_FIGURES = 4
_GAP = 16


class FigureView(QWidget):
    """One figure: large, with its change beside it, or below it where there is little room.

    Attributes:
        followed: Emitted with the ``Trail`` of the figure when it is clicked.
    """

    followed: ValueSignal[Trail] = value_signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._trail: Trail | None = None
        self.value = PlainLabel()
        self.value.setProperty("kind", "figure")
        self.change = PlainLabel()
        self.change.setProperty("kind", "heading")
        self.caption = PlainLabel()
        self.caption.setProperty("kind", "caption")
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(0)
        self._grid.setColumnStretch(2, 1)
        self._grid.addWidget(self.value, 0, 0)
        self._grid.addWidget(self.caption, 1, 0, 1, 3)
        self.setMinimumWidth(120)
        self.narrow(narrow=False)

    def room(self) -> int:
        """Return the width that figure and change need beside each other, pixels."""
        beside = self.value.sizeHint().width() + 8 + self.change.sizeHint().width()
        return max(beside, self.caption.sizeHint().width())

    def narrow(self, *, narrow: bool) -> None:
        """Put the change below the figure, or beside it."""
        self._grid.removeWidget(self.change)
        if narrow:
            self._grid.addWidget(self.change, 2, 0, 1, 3)
        else:
            self._grid.addWidget(self.change, 0, 1, Qt.AlignmentFlag.AlignBottom)
        self.change.setContentsMargins(0, 0, 0, 0 if narrow else 4)

    def show_figure(self, figure: HeadlineFigure) -> None:
        """Show ``figure``."""
        self.value.setText(figure.value)
        self.caption.setText(figure.caption)
        self.change.setText(figure.change)
        if self.change.property("tone") != figure.tone.value:
            self.change.setProperty("tone", figure.tone.value)
            self.change.style().polish(self.change)
        self._trail = figure.trail
        follows = figure.trail is not None
        hint = "\nClick to follow it back." if follows else ""
        self.setToolTip(plain_tooltip(f"{figure.exact}{hint}"))
        hand, arrow = Qt.CursorShape.PointingHandCursor, Qt.CursorShape.ArrowCursor
        self.setCursor(hand if follows else arrow)
        change = f", {figure.change} from the baseline" if figure.change else ", as in the baseline"
        self.setAccessibleName(f"{figure.value} {figure.caption}{change}")

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Follow the figure back."""
        super().mouseReleaseEvent(event)
        if self._trail is not None and self.rect().contains(event.position().toPoint()):
            self.followed.emit(self._trail)


class HeadlineView(QWidget):
    """Shows the fleet's four figures of a session.

    Attributes:
        followed: Emitted with the ``Trail`` of a figure that shall be followed back.
    """

    followed: ValueSignal[Trail] = value_signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._narrow = False
        self.figures = tuple(FigureView() for _ in range(_FIGURES))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(_GAP)
        for view in self.figures:
            line.addWidget(view, 1)
            view.followed.connect(self.followed)
        session.changed.connect(self.refresh)
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Show the session as it is now."""
        outcome, baseline = self._session.outcome, self._session.baseline_outcome
        if outcome is None or baseline is None:
            return
        for view, figure in zip(self.figures, headline(outcome, baseline), strict=True):
            view.show_figure(figure)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use the room there is."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Put the changes below the figures where they do not fit beside them."""
        room = (self.width() - (_FIGURES - 1) * _GAP) / _FIGURES
        narrow = any(view.room() > room for view in self.figures)
        if narrow != self._narrow:
            self._narrow = narrow
            for view in self.figures:
                view.narrow(narrow=narrow)
