"""What the rows of all charts have in common: their ground, their names, the order of painting."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

from headroom.window.plots.chart_look import ChartLook

NAMES_FROM = 14.0
"""Height of a row, at normal type, from which there is room for words."""

_BODY_FROM = 19.0
_BAR, _FULLER_BAR, _FULLER_BELOW = 0.5, 0.7, 14.0
"""Height of a bar as a share of its row, in high rows and in rows below a height."""


@dataclass(frozen=True, slots=True)
class RowsInView:
    """The rows to paint.

    Attributes:
        visible: Each model in view with the top of its row, pixels below the top of the rows.
        height: Of a row, pixels.
        focused: Model looked at; -1 for none.
        hovered: Model under the pointer; -1 for none.
    """

    visible: list[tuple[int, float]]
    height: float
    focused: int = -1
    hovered: int = -1

    def shows_words(self, look: ChartLook) -> bool:
        """Return whether rows are high enough for words."""
        return self.height >= look.px(NAMES_FROM)

    def by_font(self, look: ChartLook) -> tuple[tuple[QFont, list[tuple[int, float]]], ...]:
        """Return the rows in view by their typeface: to change it is dearer than to write a word."""
        if self.height < look.px(_BODY_FROM):
            return ((look.caption, self.visible),)
        looked_at = [row for row in self.visible if row[0] == self.focused]
        others = [row for row in self.visible if row[0] != self.focused]
        return ((look.font, others), (look.strong, looked_at))


class Elided:
    """Names cut to a width; each is measured once, when it first comes into view."""

    def __init__(self, names: tuple[str, ...], metrics: QFontMetricsF, width: float) -> None:
        self.names = names
        self.metrics = metrics
        self.width = width
        self._cut: dict[int, str] = {}

    def __getitem__(self, model: int) -> str:
        if model not in self._cut:
            self._cut[model] = self.metrics.elidedText(
                self.names[model], Qt.TextElideMode.ElideMiddle, self.width
            )
        return self._cut[model]


def paint_ground(
    painter: QPainter, rows: QRectF, view: RowsInView, look: ChartLook, *, marks_focus: bool = False
) -> None:
    """Paint the ground of the row looked at and of the row under the pointer.

    Args:
        painter: Paints.
        rows: Area of the rows.
        view: Rows to paint.
        look: Theme and size of type.
        marks_focus: Whether the row looked at has a mark at its left edge.
    """
    raised = QColor(look.theme.raised)
    for model, y in view.visible:
        if model not in (view.focused, view.hovered):
            continue
        painter.fillRect(QRectF(rows.left(), rows.top() + y, rows.width(), view.height), raised)
        if model == view.focused and marks_focus:
            edge = QRectF(rows.left(), rows.top() + y, look.px(3), view.height)
            painter.fillRect(edge, QColor(look.theme.text))


def bar_span(top: float, height: float) -> tuple[float, float]:
    """Return top and height of the bar in a row, on whole pixels; denser rows are fuller."""
    share = _BAR if height >= _FULLER_BELOW else _FULLER_BAR
    thick = max(round(height * share), 2)
    return float(round(top + (height - thick) / 2)), float(thick)


def text_baseline(top: float, height: float, metrics: QFontMetricsF) -> float:
    """Return the baseline that centres a line of text in a row."""
    return top + (height + metrics.ascent() - metrics.descent()) / 2


def paint_heading(
    painter: QPainter, header: QRectF, left: float, title: str, unit: str, look: ChartLook
) -> float:
    """Paint the title of a chart with its unit; return where it ends."""
    baseline = header.top() + look.px(20)
    painter.setFont(look.title)
    painter.setPen(QColor(look.theme.text))
    painter.drawText(QPointF(left, baseline), title)
    end = left + painter.fontMetrics().horizontalAdvance(title) + look.px(8)
    painter.setFont(look.caption)
    painter.setPen(QColor(look.theme.muted))
    painter.drawText(QPointF(end, baseline), unit)
    return end + look.width_of(unit, look.caption)


def paint_axis(
    painter: QPainter, rows: QRectF, marks: list[tuple[float, str]], taken: list[QRectF], look: ChartLook
) -> None:
    """Paint the few marks of an axis: hairlines through the rows, labels below them.

    Args:
        painter: Paints.
        rows: Area of the rows.
        marks: Where each mark stands, pixels, and its label.
        taken: Areas that labels keep clear of, such as handles.
        look: Theme and size of type.
    """
    painter.setFont(look.caption)
    for x, label in marks:
        painter.setPen(look.line(look.theme.hairline))
        painter.drawLine(QPointF(x, rows.top()), QPointF(x, rows.bottom()))
        size = look.size_of_caption(label)
        box = QRectF(x - size.width() / 2, rows.bottom() + look.px(7), size.width() + 1, size.height())
        if not any(box.intersects(area) for area in taken):
            painter.setPen(QColor(look.theme.muted))
            painter.drawText(QPointF(box.left(), box.top() + look.caption_metrics.ascent()), label)
