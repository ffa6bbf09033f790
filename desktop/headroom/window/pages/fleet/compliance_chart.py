"""The compliance chart: who qualifies, by how much, and the thresholds to drag."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt, Slot
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from headroom.window.pages.fleet.chart_canvas import RowChart
from headroom.window.pages.fleet.chart_frame import ChartFrame
from headroom.window.pages.fleet.chart_rows import RowWindow
from headroom.window.pages.fleet.chart_rows_paint import Elided
from headroom.window.pages.fleet.compliance_paint import bar_rect, compliance_frame, paint_compliance
from headroom.window.pages.fleet.shown.compliance_bars import ComplianceBars
from headroom.window.pages.fleet.threshold_handle import ThresholdHandle
from headroom.window.pages.fleet.thresholds import Handle, handle_at, handles
from headroom.window.plots.chart_look import ChartLook
from headroom.window.plots.chart_marks import paint_read_out
from headroom.window.session.focus import Focus
from headroom.window.session.session import Session

_NOTHING_FOUND = "No model has this in its name."
_STEP, _FINE_STEP = 0.005, 0.001


@dataclass(frozen=True, slots=True)
class _Drag:
    """A threshold being dragged.

    Attributes:
        handle: As it was grabbed.
        gesture: Number of the gesture.
        grip: How far right of the line it was grabbed, pixels.
    """

    handle: Handle
    gesture: int
    grip: float


class ComplianceChart(RowChart):
    """One bar of regional content for each model, against thresholds that can be dragged.

    Args:
        session: Holds the thresholds.
        focus: Which model is looked at.
        rows: The rows in view, shared with the other charts.
        parent: Parent widget.
    """

    def __init__(
        self, session: Session, focus: Focus, rows: RowWindow, parent: QWidget | None = None
    ) -> None:
        super().__init__(focus, rows, parent)
        self._session = session
        self._bars: ComplianceBars | None = None
        self._elided: Elided | None = None
        self._widest: tuple[tuple[str, ...], ChartLook, float] | None = None
        self._drag: _Drag | None = None
        self._sliders: dict[str, ThresholdHandle] = {}
        self.setAccessibleName("Regional content by model")
        rows.changed.connect(self._place_sliders)

    def show_bars(self, bars: ComplianceBars | None) -> None:
        """Show other values."""
        if bars is not None and self._bars is not None and bars.looks_like(self._bars):
            return
        self._bars = bars
        self.name_models(bars.names if bars else ())
        self._match_sliders()
        self.update()

    @property
    def frame(self) -> ChartFrame:
        """Return where things stand now."""
        look, rows = self.look, self.rows
        shows_words = rows.height >= look.px(14)
        return compliance_frame(
            QRectF(self.rect()),
            look,
            rows.content,
            self._name_width(look),
            shows_words=shows_words,
            ranged=self._bars is not None and self._bars.any_range,
        )

    def bar_of(self, model: int) -> QRectF | None:
        """Return the area of the bar of a model; None where it is not listed."""
        top = self.rows.top_of(model)
        if top is None or self._bars is None:
            return None
        return bar_rect(self.frame, self._bars, model, top, self.rows.height)

    def handle_of(self, key: str) -> Handle | None:
        """Return where the handle of a threshold stands; None where there is no such threshold."""
        return next((handle for handle in self._handles() if handle.line.key == key), None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Grab a threshold, or look at the model whose row is clicked."""
        handle = handle_at(self._handles(), self.frame, event.position(), self.look)
        if event.button() is Qt.MouseButton.LeftButton and handle is not None:
            grip = event.position().x() - handle.tip.x()
            self._drag = _Drag(handle, self._session.new_gesture(), grip)
            self._sliders[handle.line.key].setFocus(Qt.FocusReason.MouseFocusReason)
            self.update()
        else:
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the threshold that was grabbed; else point at the row under the pointer."""
        if self._drag is None:
            super().mouseMoveEvent(event)
            over = handle_at(self._handles(), self.frame, event.position(), self.look)
            self.setCursor(Qt.CursorShape.ArrowCursor if over is None else Qt.CursorShape.SplitHCursor)
            return
        fine = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        step = _FINE_STEP if fine else _STEP
        share = self.frame.share_at(event.position().x() - self._drag.grip)
        self._drag_to(round(round(share / step) * step, 3))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go of the threshold."""
        super().mouseReleaseEvent(event)
        self._drag = None
        self._place_sliders()
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Give a threshold back by Escape while it is dragged; else look at a neighbouring model."""
        if self._drag is not None and event.key() == Qt.Key.Key_Escape:
            self._drag_to(self._drag.handle.line.share)
            self._drag = None
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows in view."""
        painter = QPainter(self)
        if self._bars is None:
            painter.fillRect(event.rect(), self.palette().window())
            return
        look, frame = self.look, self.frame
        focused = next((key for key, slider in self._sliders.items() if slider.hasFocus()), "")
        paint_compliance(
            painter, frame, self._bars, self.rows_in_view(), self._cut_names(frame, look), look, focused
        )
        if not len(self.rows.shown):
            painter.setFont(look.font)
            painter.setPen(QColor(look.theme.muted))
            area = QRectF(frame.rows.left(), frame.footer.bottom(), frame.rows.width(), look.px(48))
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter, _NOTHING_FOUND)
        self._paint_read_out(painter, frame, look)

    @Slot()
    def _place_sliders(self) -> None:
        """Put each slider where its handle is painted, for screen readers."""
        if self._drag is not None:
            return  # when it is let go is early enough
        for handle in self._handles():
            slider = self._sliders.get(handle.line.key)
            if slider is not None:
                slider.setGeometry(handle.box.toAlignedRect())

    def _match_sliders(self) -> None:
        """Have one slider for each threshold."""
        lines = self._bars.lines if self._bars else ()
        for key in set(self._sliders) - {line.key for line in lines}:
            gone = self._sliders.pop(key)
            gone.hide()
            gone.deleteLater()
        for line in lines:
            if line.key in self._sliders:
                self._sliders[line.key].show_line(line)
            else:
                slider = ThresholdHandle(self._session, line, self)
                self._sliders[line.key] = slider
                slider.show()
        self._place_sliders()

    def _handles(self) -> tuple[Handle, ...]:
        """Return where the handles stand now."""
        return handles(self.frame, self._bars.lines, self.look) if self._bars else ()

    def _drag_to(self, share: float) -> None:
        """Give the session the value of the threshold being dragged, if it still has it."""
        drag = self._drag
        if drag is not None and drag.handle.line.key in self._sliders:
            line = drag.handle.line
            self._session.set_value(line.label, line.key, share, drag.gesture)

    def _name_width(self, look: ChartLook) -> float:
        """Return the width of the widest name."""
        if self._widest is None or self._widest[0] is not self._names or self._widest[1] is not look:
            width = max((look.strong_metrics.horizontalAdvance(name) for name in self._names), default=0.0)
            self._widest = (self._names, look, width + 1.0)
        return self._widest[2]

    def _cut_names(self, frame: ChartFrame, look: ChartLook) -> Elided:
        """Return the names cut to the width there is."""
        cut = self._elided
        if cut is None or cut.names is not self._names or cut.width != frame.name_width:
            cut = self._elided = Elided(self._names, look.strong_metrics, frame.name_width)
        return cut

    def _paint_read_out(self, painter: QPainter, frame: ChartFrame, look: ChartLook) -> None:
        """Paint what the pointer is on."""
        model = self.rows.hovered
        if self.pointer is None or self._bars is None or model < 0 or self._drag is not None:
            return
        on_bar = frame.bar_left <= self.pointer.x() <= frame.bar_right
        if on_bar or not frame.name_width:
            paint_read_out(painter, self._bars.read_out(model), self.pointer, frame.whole, look)
        elif self.pointer.x() < frame.bar_left and self._cut_names(frame, look)[model] != self._names[model]:
            paint_read_out(painter, self._names[model], self.pointer, frame.whole, look)
