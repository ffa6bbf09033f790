"""Paints a chart of labelled rows, on the screen and into pictures of any size."""

from dataclasses import dataclass
from typing import Self

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter

from headroom.window.look.theme import SPACE, Theme
from headroom.window.plots.chart_look import ChartLook
from headroom.window.plots.shown.bar_rows import BarRow, BarRows, BarTone

ROW_HEIGHT = 26.0
"""Pixels of a row at normal type."""

_HEADER, _FOOTER = 52.0, 26.0
_NAME_SHARE, _NAMES_MOST = 0.4, 220.0


def colour_of(tone: BarTone, theme: Theme) -> QColor:
    """Return the colour of a meaning."""
    return QColor(
        {
            BarTone.QUALIFIES: theme.qualifies,
            BarTone.FAILS: theme.fails,
            BarTone.UNDETERMINED: theme.undetermined,
            BarTone.PRESENT: theme.components[0],
            BarTone.BEFORE: theme.components[4],
            BarTone.LOW: theme.components[2],
            BarTone.HIGH: theme.components[0],
            BarTone.DEARER: theme.components[6],
            BarTone.CHEAPER: theme.qualifies,
        }[tone]
    )


@dataclass(frozen=True, slots=True)
class RowsFrame:
    """Where things stand in the chart, pixels.

    Attributes:
        whole: All of it.
        rows: The area of the rows.
        name_left: Where labels begin.
        name_width: How wide they may be.
        bar_left: Where the axis begins.
        bar_right: Where it ends.
        figure_rights: Where each column of figures ends.
        row_height: Of one row.
    """

    whole: QRectF
    rows: QRectF
    name_left: float
    name_width: float
    bar_left: float
    bar_right: float
    figure_rights: tuple[float, ...]
    row_height: float

    @classmethod
    def of(cls, whole: QRectF, chart: BarRows, look: ChartLook) -> Self:
        """Return where things stand."""
        gap = look.px(SPACE * 1.5)
        widest = max((look.width_of(row.label, look.strong) for row in chart.rows), default=0.0)
        names = min(widest, whole.width() * _NAME_SHARE, look.px(_NAMES_MOST))
        right = whole.right() - gap
        rights: list[float] = []
        for at in range(len(chart.headings) - 1, -1, -1):
            rights.insert(0, right)
            texts = [row.figures[at] for row in chart.rows if at < len(row.figures)]
            width = max(
                (
                    look.width_of(chart.headings[at], look.caption),
                    *(look.width_of(text, look.strong) for text in texts),
                )
            )
            right -= width + gap
        bar_left = whole.left() + gap + names + gap
        header, footer = look.px(_HEADER), look.px(_FOOTER)
        rows = QRectF(
            whole.left(),
            whole.top() + header,
            whole.width(),
            max(whole.height() - header - footer, 0.0),
        )
        return cls(
            whole,
            rows,
            whole.left() + gap,
            names,
            bar_left,
            max(right, bar_left + 1.0),
            tuple(rights),
            look.px(ROW_HEIGHT),
        )

    def x_of(self, value: float, chart: BarRows) -> float:
        """Return where a value stands, kept within the axis."""
        share = min(max((value - chart.low) / (chart.high - chart.low), 0.0), 1.0)
        return self.bar_left + share * (self.bar_right - self.bar_left)

    @staticmethod
    def height_for(rows: int, look: ChartLook) -> float:
        """Return the height that shows so many rows."""
        return look.px(_HEADER) + look.px(_FOOTER) + rows * look.px(ROW_HEIGHT)


def paint_bar_rows(
    painter: QPainter, chart: BarRows, frame: RowsFrame, look: ChartLook, offset: float, marked: int
) -> None:
    """Paint the chart.

    Args:
        painter: Paints.
        chart: The values.
        frame: Where things stand.
        look: Theme and size of type.
        offset: Pixels the rows are scrolled by.
        marked: Row under the pointer or looked at; -1 for none.
    """
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillRect(frame.whole, QColor(look.theme.surface))
    _paint_header(painter, chart, frame, look)
    if not chart.rows:
        painter.setPen(look.faint_ink)
        painter.setFont(look.font)
        painter.drawText(frame.rows, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, chart.empty)
        return
    bottom = min(frame.rows.top() + len(chart.rows) * frame.row_height - offset, frame.rows.bottom())
    _paint_axis(painter, chart, frame, look, bottom)
    painter.save()
    painter.setClipRect(frame.rows)
    first = max(int(offset / frame.row_height), 0)
    last = min(int((offset + frame.rows.height()) / frame.row_height) + 1, len(chart.rows))
    for at in range(first, last):
        top = frame.rows.top() + at * frame.row_height - offset
        _paint_row(painter, chart, frame, look, chart.rows[at], top, marked=at == marked)
    painter.restore()


def _paint_header(painter: QPainter, chart: BarRows, frame: RowsFrame, look: ChartLook) -> None:
    """Paint title, unit, legend and the headings of the figures."""
    baseline = frame.whole.top() + look.px(20)
    painter.setFont(look.title)
    painter.setPen(look.ink)
    painter.drawText(QPointF(frame.name_left, baseline), chart.title)
    x = frame.name_left + painter.fontMetrics().horizontalAdvance(chart.title) + look.px(SPACE)
    painter.setFont(look.caption)
    painter.setPen(look.faint_ink)
    painter.drawText(QPointF(x, baseline), chart.unit)
    x, line = frame.name_left, frame.whole.top() + look.px(40)
    swatch = look.px(8)
    for tone, text in chart.legend:
        painter.fillRect(QRectF(x, line - swatch, swatch * 1.5, swatch), QBrush(colour_of(tone, look.theme)))
        painter.drawText(QPointF(x + swatch * 1.5 + look.px(4), line), text)
        x += swatch * 1.5 + look.px(4) + look.width_of(text, look.caption) + look.px(SPACE * 1.5)
    for text, right in zip(chart.headings, frame.figure_rights, strict=True):
        painter.drawText(QPointF(right - look.width_of(text, look.caption), line), text)


def _paint_axis(painter: QPainter, chart: BarRows, frame: RowsFrame, look: ChartLook, bottom: float) -> None:
    """Paint the marks of the axis, its texts, and the line through all rows."""
    painter.setFont(look.caption)
    ended = -1e9
    for value, text in chart.ticks:
        x = frame.x_of(value, chart)
        painter.setPen(look.line(look.theme.hairline))
        painter.drawLine(QPointF(x, frame.rows.top()), QPointF(x, bottom))
        width = look.width_of(text, look.caption)
        if x - width / 2 > ended:
            painter.setPen(look.faint_ink)
            painter.drawText(QPointF(x - width / 2, bottom + look.px(16)), text)
            ended = x + width / 2 + look.px(SPACE)
    if chart.line is not None:
        x = frame.x_of(chart.line, chart)
        painter.setPen(look.line(look.theme.muted, 1.2))
        painter.drawLine(QPointF(x, frame.rows.top() - look.px(2)), QPointF(x, bottom))


def _paint_row(
    painter: QPainter,
    chart: BarRows,
    frame: RowsFrame,
    look: ChartLook,
    row: BarRow,
    top: float,
    *,
    marked: bool,
) -> None:
    """Paint the label, the bars and the figures of one row."""
    if marked:
        area = QRectF(frame.whole.left(), top, frame.whole.width(), frame.row_height)
        painter.fillRect(area, QColor(look.theme.raised))
    font = look.strong if row.strong else look.font
    metrics = look.metrics_of(font)
    baseline = top + (frame.row_height + metrics.capHeight()) / 2
    painter.setFont(font)
    painter.setPen(look.ink)
    label = metrics.elidedText(row.label, Qt.TextElideMode.ElideRight, frame.name_width)
    painter.drawText(QPointF(frame.name_left, baseline), label)
    for segment in row.segments:
        left, right = sorted((frame.x_of(segment.start, chart), frame.x_of(segment.end, chart)))
        thick = frame.row_height * (0.24 if segment.thin else 0.56)
        bar = QRectF(left, top + (frame.row_height - thick) / 2, max(right - left, 1.0), thick)
        painter.fillRect(bar, colour_of(segment.tone, look.theme))
        if chart.broken and min(segment.start, segment.end) < chart.low:
            _paint_break(painter, bar, look)
    painter.setPen(look.line(look.theme.text, 1.6))
    for mark in row.marks:
        x = frame.x_of(mark, chart)
        painter.drawLine(QPointF(x, top + frame.row_height * 0.14), QPointF(x, top + frame.row_height * 0.86))
    painter.setPen(look.ink)
    for text, right in zip(row.figures, frame.figure_rights, strict=False):
        painter.drawText(QPointF(right - look.width_of(text, font), baseline), text)


def _paint_break(painter: QPainter, bar: QRectF, look: ChartLook) -> None:
    """Paint two slanted gaps through the beginning of a bar whose axis does not begin at nothing."""
    painter.setPen(look.line(look.theme.surface, look.px(3)))
    slant, over = look.px(5), look.px(2)
    for at in (look.px(10), look.px(17)):
        if at + slant < bar.width():
            x = bar.left() + at
            painter.drawLine(QPointF(x, bar.bottom() + over), QPointF(x + slant, bar.top() - over))
