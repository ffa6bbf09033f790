"""The figures of the fleet, or of what a page is about, each with its change below it, at fixed places."""

from PySide6.QtCore import QEvent, QPointF, QSize, Qt, Slot
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QEnterEvent,
    QFont,
    QFontMetricsF,
    QGuiApplication,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QMenu, QSizePolicy, QWidget

from headroom.explain.trail import Trail
from headroom.language import tr
from headroom.rules.exposure import Exposure
from headroom.window.frame.shown.headline import headline
from headroom.window.look.plain_text import plain_tooltip
from headroom.window.look.theme import CAPTION, FIGURE, RADIUS, font_of, theme_of, type_scale
from headroom.window.pages.page_stack import PageStack
from headroom.window.session.session import Session
from headroom.window.session.value_signal import ValueSignal, value_signal
from headroom.window.shown.headline_figure import HeadlineFigure

_FIGURES = 4
_GAP = 24
_LINES = (24, 40, 56)
"""Pixels at normal type: where the figure, its words and its change stand, from the top."""
_HEIGHT = _LINES[-1]
INSIDE = 4
"""Pixels to both sides of a figure."""


class FigureView(QAbstractButton):
    """One figure, with its words and its change below it; a click, Enter or Space follows it back.

    It paints itself and keeps its width, so that another figure lays out nothing.

    Attributes:
        followed: Emitted with the ``Trail`` of the figure when it shall be followed back.
    """

    followed: ValueSignal[Trail] = value_signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._figure: HeadlineFigure | None = None
        self._width = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.clicked.connect(self._follow)

    @property
    def figure(self) -> HeadlineFigure | None:
        """Return what is shown; None before anything is."""
        return self._figure

    def show_figure(self, figure: HeadlineFigure) -> None:
        """Show ``figure``."""
        before, self._figure = self._figure, figure
        if figure == before:  # it may be followed back to something else
            return
        follows = figure.trail is not None
        if before is None or follows is not (before.trail is not None):
            hand, arrow = Qt.CursorShape.PointingHandCursor, Qt.CursorShape.ArrowCursor
            self.setCursor(hand if follows else arrow)
        self.setAccessibleName(figure.told)
        if self.underMouse():
            self._explain()
        needed = self._needed(figure)
        if needed > self._width:
            self._width = needed
            self.updateGeometry()
        self.update()

    def forget_width(self) -> None:
        """Take no more room than the figure needs from now on."""
        self._width = 0.0 if self._figure is None else self._needed(self._figure)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Return the room of the widest figure so far."""
        return QSize(round(self._width) + 2 * INSIDE + 1, round(_HEIGHT * type_scale(self)))

    def minimumSizeHint(self) -> QSize:
        """Return the same."""
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Follow the figure back at the enter key, too."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Explain the figure under the pointer."""
        super().enterEvent(event)
        self._explain()

    def changeEvent(self, event: QEvent) -> None:
        """Measure again where the type changes."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self.forget_width()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer to copy the figure with its words, and to follow it back."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(tr("Copy the figure")).triggered.connect(self.copy)
        follow = menu.addAction(tr("Follow this figure back"))
        follow.setEnabled(self._figure is not None and self._figure.trail is not None)
        follow.triggered.connect(self._follow)
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        menu.popup(self.mapToGlobal(self.rect().center()) if by_key else event.globalPos())
        event.accept()

    @Slot()
    def copy(self) -> None:
        """Put the figure with its words and its change on the clipboard."""
        if self._figure is not None:
            QGuiApplication.clipboard().setText(self._figure.told)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint figure, words and change below one another."""
        figure = self._figure
        if figure is None:
            return
        theme, scale = theme_of(self), type_scale(self)
        painter = QPainter(self)
        strong = QFont.Weight.DemiBold
        for text, size, weight, colour, line in (
            (figure.value, FIGURE, strong, theme.text, _LINES[0]),
            (figure.caption, CAPTION, QFont.Weight.Normal, theme.muted, _LINES[1]),
            (figure.change, CAPTION, QFont.Weight.Normal, theme.text, _LINES[2]),
        ):
            painter.setFont(font_of(self, size, weight))
            painter.setPen(QColor(colour))
            painter.drawText(QPointF(INSIDE, line * scale - 4), text)
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(theme.accent), 1))
            painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), RADIUS, RADIUS)

    def _needed(self, figure: HeadlineFigure) -> float:
        """Return the width of the widest of its lines."""
        large = QFontMetricsF(font_of(self, FIGURE, QFont.Weight.DemiBold))
        small = QFontMetricsF(font_of(self, CAPTION))
        return max(
            *(large.horizontalAdvance(text) for text in (figure.value, figure.widest)),
            *(
                small.horizontalAdvance(text)
                for text in (figure.caption, figure.widest_caption, figure.change)
            ),
        )

    def _explain(self) -> None:
        """Put the figure in full into the tooltip."""
        if self._figure is not None:
            hint = "\n" + tr("Click to follow it back.") if self._figure.trail is not None else ""
            self.setToolTip(plain_tooltip(f"{self._figure.exact}{hint}"))

    @Slot()
    def _follow(self) -> None:
        """Follow the figure back."""
        if self._figure is not None and self._figure.trail is not None:
            self.followed.emit(self._figure.trail)


class HeadlineView(QWidget):
    """Shows the figures that the page which is seen offers, else those of the fleet.

    Args:
        session: Whose fleet.
        pages: The pages.
        parent: Parent widget.

    Attributes:
        followed: Emitted with the ``Trail`` of a figure that shall be followed back.
    """

    followed: ValueSignal[Trail] = value_signal()

    def __init__(self, session: Session, pages: PageStack, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._pages = pages
        self._exposure: Exposure | None = None
        self._of_page = False
        self._seen, self._only_last = _FIGURES, False
        self.figures = tuple(FigureView() for _ in range(_FIGURES))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(_GAP - 2 * INSIDE)
        for view in self.figures:
            line.addWidget(view)
            view.followed.connect(self.followed)
        session.changed.connect(self._follow)
        pages.figured.connect(self.refresh)
        self.refresh()

    def show_last_only(self, *, only: bool) -> None:
        """Show the last of the figures alone, or all."""
        self._only_last = only
        self._choose()

    @Slot()
    def _follow(self) -> None:
        """Show the fleet as it is now; a page that offers figures says itself when they are others."""
        if not self._pages.figures:
            self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Show the figures as they are now; one keeps its place while they are of the same workbook."""
        outcome, baseline = self._session.outcome, self._session.baseline_outcome
        if outcome is None or baseline is None:
            return
        offered = self._pages.figures
        figures = offered or headline(outcome, baseline)
        for view, figure in zip(self.figures, figures, strict=False):
            view.show_figure(figure)
        if len(figures) != self._seen:
            self._seen = len(figures)
            self._choose()
        if outcome.exposure is not self._exposure or bool(offered) is not self._of_page:
            self._exposure, self._of_page = outcome.exposure, bool(offered)
            for view in self.figures:
                view.forget_width()

    def _choose(self) -> None:
        """Let those figures be seen that there are, or the last of them alone."""
        for at, view in enumerate(self.figures):
            view.setVisible(at == self._seen - 1 if self._only_last else at < self._seen)
