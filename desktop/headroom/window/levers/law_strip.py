"""The strip of the law's dates: a line with a tick on each day that changes something, and a knob."""

from datetime import date

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from headroom.language import tr, translated
from headroom.window.levers.shown.law_date import LawDate
from headroom.window.look.plain_text import plain_tooltip
from headroom.window.look.spoken import Spoken, tell_value
from headroom.window.look.theme import theme_of, type_scale
from headroom.words import formatting

_KNOB, _TICK, _GRIPS = 6, 5, 5


class LawStrip(QWidget, Spoken):
    """Shows the date between the days on which the law changes; the knob goes from one to the next.

    A drag keeps to the ticks; with Shift it goes day by day. Escape gives it up.

    Attributes:
        moved: Emitted with the day that was chosen, and whether a drag goes on.
    """

    moved = Signal(date, bool)
    spoken_role = QAccessible.Role.Slider

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: LawDate | None = None
        self._taken_at: date | None = None
        self.setAccessibleName(tr("Date of the law"))
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)

    def show_date(self, shown: LawDate) -> None:
        """Show a date."""
        if shown != self._shown:
            self._shown = shown
            self.setEnabled(shown.moves)
            self.setAccessibleDescription(f"{formatting.iso(shown.day)}. {shown.next}")
            tell_value(self, self.spoken_value())
            self.update()

    def spoken_value(self) -> str:
        """Return the date."""
        return "" if self._shown is None else formatting.iso(self._shown.day)

    def sizeHint(self) -> QSize:
        """Return room for the line, its ticks and the knob."""
        scale = type_scale(self)
        return QSize(round(150 * scale), round(18 * scale))

    def minimumSizeHint(self) -> QSize:
        """Return the least room."""
        return QSize(96, self.sizeHint().height())

    def place_of(self, day: date) -> QPointF:
        """Return where a day stands."""
        scale = type_scale(self)
        left = _KNOB * scale + 1
        share = 0.0 if self._shown is None else self._shown.share(day)
        return QPointF(left + share * (self.width() - 2 * left), 9 * scale)

    def day_at(self, x: float, *, freely: bool = False) -> date | None:
        """Return the day at a place: the nearest that changes something, or any.

        Args:
            x: In pixels from the left.
            freely: Whether any day is meant.
        """
        shown = self._shown
        if shown is None or not shown.moves:
            return None
        left = self.place_of(shown.first).x()
        share = (x - left) / max(self.width() - 2 * left, 1.0)
        day = shown.at(min(max(share, 0.0), 1.0))
        if freely:
            return day
        days = {shown.first, *(one.day for one in shown.days)}
        return min(days, key=lambda one: abs((one - day).days))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Bring the knob to the pointer."""
        if event.button() is not Qt.MouseButton.LeftButton or self._shown is None:
            event.ignore()
            return
        self._taken_at = self._shown.day
        self._follow(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Keep the knob under the pointer, and say what the nearest tick is."""
        if self._taken_at is not None:
            self._follow(event)
        self._tell(event.position().x())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let the knob go."""
        if event.button() is Qt.MouseButton.LeftButton and self._taken_at is not None and self._shown:
            self._taken_at = None
            self.moved.emit(self._shown.day, False)
            self.update()

    def event(self, event: QEvent) -> bool:
        """Keep Escape from commands of the window during a drag."""
        if event.type() is QEvent.Type.ShortcutOverride and self._gives_up(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the next or the last change; give a drag up by Escape."""
        shown = self._shown
        if shown is None:
            return
        if self._gives_up(event) and self._taken_at is not None:
            back, self._taken_at = self._taken_at, None
            self.moved.emit(back, False)
            return
        match event.key():
            case Qt.Key.Key_Right | Qt.Key.Key_Up:
                day = shown.step(forward=True)
            case Qt.Key.Key_Left | Qt.Key.Key_Down:
                day = shown.step(forward=False)
            case Qt.Key.Key_Home:
                day = shown.first
            case Qt.Key.Key_End:
                day = shown.last
            case _:
                super().keyPressEvent(event)
                return
        if day is not None:
            self.moved.emit(day, False)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the line, the ticks and the knob."""
        shown = self._shown
        if shown is None:
            return
        theme, scale = theme_of(self), type_scale(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left, right = self.place_of(shown.first), self.place_of(shown.last)
        painter.setPen(QPen(QColor(theme.hairline), 2 * scale))
        painter.drawLine(left, right)
        for one in shown.days:
            at = self.place_of(one.day)
            painter.setPen(QPen(QColor(theme.muted if one.day <= shown.day else theme.edge), 1.2 * scale))
            painter.drawLine(QPointF(at.x(), at.y() - _TICK * scale), QPointF(at.x(), at.y() + _TICK * scale))
        knob, radius = self.place_of(shown.day), _KNOB * scale
        busy = self._taken_at is not None or self.hasFocus() or self.underMouse()
        painter.setPen(QPen(QColor(theme.accent if busy else theme.edge), 1.5 * scale))
        painter.setBrush(QColor(theme.accent if shown.moves else theme.edge))
        painter.drawEllipse(QRectF(knob.x() - radius, knob.y() - radius, 2 * radius, 2 * radius))
        if self.hasFocus():
            painter.setPen(QPen(QColor(theme.text), 1.4 * scale))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(knob, radius + 2 * scale, radius + 2 * scale)

    def _follow(self, event: QMouseEvent) -> None:
        """Choose the day under the pointer."""
        freely = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        day = self.day_at(event.position().x(), freely=freely)
        if day is not None and self._shown is not None and day != self._shown.day:
            self.moved.emit(day, True)

    def _tell(self, x: float) -> None:
        """Say what changes on the nearest day."""
        day, shown = self.day_at(x), self._shown
        if day is None or shown is None:
            return
        there = next((one for one in shown.days if one.day == day), None)
        text = formatting.iso(day)
        if there is not None and abs(self.place_of(day).x() - x) <= _GRIPS * type_scale(self):
            text = "\n".join((text, *map(translated, there.labels)))
        self.setToolTip(plain_tooltip(text))

    def _gives_up(self, event: QEvent) -> bool:
        """Return whether a key gives a drag up."""
        pressed = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        return self._taken_at is not None and pressed
