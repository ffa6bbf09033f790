"""What a chart of labelled rows is made of: its legend, its labels and figures, and its bars."""

from dataclasses import dataclass
from typing import Self

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QPainter

from headroom.arrays import Floats, Whole
from headroom.rules.verdict import Verdict
from headroom.window.look.theme import SPACE, Theme
from headroom.window.plots.bar_rows_frame import MARK_ROOM, RowsFrame
from headroom.window.plots.chart_look import ChartLook
from headroom.window.plots.chart_marks import hatch, paint_icon
from headroom.window.plots.plot_items import PaintedItem
from headroom.window.plots.shown.bar_rows import BarRow, BarRows, BarTone

_THICK, _THIN = 0.56, 0.24
"""Heights of bars, as shares of a row."""

_MARK = 0.72
"""Height of a mark across a row, as a share of it."""

_TIGHT = 0.9
"""Lines of type that a row has to be high, so that words in it can be read."""


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


class RowsItem(PaintedItem):
    """Something that is painted for the rows in view.

    Words are painted each time: among kept pixels, which have no ground, they look thinner than elsewhere.
    """

    def __init__(self, *, kept: bool = False) -> None:
        super().__init__(kept=kept)
        self._chart: BarRows | None = None
        self._frame: RowsFrame | None = None
        self._offset = 0.0

    def show_rows(self, chart: BarRows, frame: RowsFrame, offset: float, look: ChartLook) -> None:
        """Show other rows, or the same ones elsewhere.

        Args:
            chart: The values.
            frame: Where things stand.
            offset: Pixels the rows are scrolled by.
            look: How it looks.
        """
        other = chart is not self._chart
        if other or frame != self._frame or offset != self._offset or look is not self._look:
            self._chart, self._frame, self._offset = chart, frame, offset
            self.place(self.area(frame, look), look)
            if other:
                self.take(chart)
            self.update()

    def area(self, frame: RowsFrame, look: ChartLook) -> QRectF:
        """Return where it paints."""
        del look
        return frame.rows

    def take(self, chart: BarRows) -> None:
        """Take over other values."""

    def draw(self, painter: QPainter, look: ChartLook) -> None:
        """Paint what is in view."""
        if self._chart is not None and self._frame is not None:
            painter.setClipRect(self._area)
            self.draw_rows(painter, look, self._chart, self._frame)

    def draw_rows(self, painter: QPainter, look: ChartLook, chart: BarRows, frame: RowsFrame) -> None:
        """Paint the rows in view."""
        raise NotImplementedError


class LegendItem(RowsItem):
    """What the colours mean, and the headings of the figures, on one line."""

    def area(self, frame: RowsFrame, look: ChartLook) -> QRectF:
        """Return where it paints: between the heading and the rows."""
        top = frame.whole.top() + look.px(28)
        return QRectF(frame.whole.left(), top, frame.whole.width(), frame.rows.top() - top)

    def draw_rows(self, painter: QPainter, look: ChartLook, chart: BarRows, frame: RowsFrame) -> None:
        """Paint both."""
        x, line, swatch = frame.name_left, frame.whole.top() + look.px(40), look.px(8)
        painter.setFont(look.caption)
        painter.setPen(look.faint_ink)
        for tone, text in chart.legend:
            box = QRectF(x, line - swatch, swatch * 1.5, swatch)
            painter.fillRect(box, QBrush(colour_of(tone, look.theme)))
            painter.drawText(QPointF(x + swatch * 1.5 + look.px(4), line), text)
            x += swatch * 1.5 + look.px(4) + look.width_of(text, look.caption) + look.px(SPACE * 1.5)
        for at, (text, right) in enumerate(zip(chart.headings, frame.figure_rights, strict=False)):
            begins = right - look.width_of(text, look.caption)
            if at == chart.marked:
                begins = frame.marks_left + look.px(MARK_ROOM)
            painter.drawText(QPointF(begins, line), text)


class LabelsItem(RowsItem):
    """The label of each row and its figures; nothing where rows are too low for words."""

    def draw_rows(self, painter: QPainter, look: ChartLook, chart: BarRows, frame: RowsFrame) -> None:
        """Paint the words of the rows in view."""
        low = frame.row_height < look.metrics.height() * _TIGHT
        if low and frame.row_height < look.caption_metrics.height() * _TIGHT:
            return
        for at in frame.in_view(len(chart.rows), self._offset):
            row = chart.rows[at]
            if row.ruled:
                painter.setPen(look.line(look.theme.edge))
                top = round(frame.top_of(at, self._offset)) + 0.5
                painter.drawLine(QLineF(frame.name_left, top, frame.whole.right(), top))
            font = look.strong if row.strong else look.font
            if low:
                font = look.caption
            painter.setFont(font)
            metrics = look.metrics_of(font)
            baseline = frame.top_of(at, self._offset) + (frame.row_height + metrics.capHeight()) / 2
            painter.setPen(look.faint_ink if row.instead else look.ink)
            label = row.label
            if row.whose and label:
                label = look.shortened(label, frame.name_width, font)
            else:
                label = look.cut(label, frame.name_width, font)
            painter.drawText(QPointF(frame.name_left, baseline), label)
            if row.instead:
                painter.setFont(look.caption)
                painter.drawText(QPointF(frame.bar_left, baseline), row.instead)
            muted = len(chart.headings) - chart.read_along
            for column, (text, right) in enumerate(zip(row.figures, frame.figure_rights, strict=False)):
                if column == chart.marked and row.verdict is not None:
                    middle = frame.top_of(at, self._offset) + frame.row_height / 2
                    self._paint_marked(painter, look, row.verdict, text, QPointF(frame.marks_left, middle))
                    continue
                painter.setPen(look.faint_ink if column >= muted else look.ink)
                painter.drawText(QPointF(right - look.width_of(text, font), baseline), text)

    @staticmethod
    def _paint_marked(painter: QPainter, look: ChartLook, verdict: Verdict, text: str, left: QPointF) -> None:
        """Paint a figure in the colour of a verdict behind its mark, from the middle of its left edge on."""
        font = painter.font()
        paint_icon(painter, verdict, left + QPointF(look.px(MARK_ROOM / 3), 0), look)
        painter.setFont(font)
        painter.setPen(look.pen[verdict])
        rise = QFontMetricsF(font).capHeight() / 2
        painter.drawText(left + QPointF(look.px(MARK_ROOM), rise), text)


@dataclass(frozen=True, slots=True, eq=False)
class _Bars:
    """Bars of one kind that stand at the same place in their rows; arrays are ``(bar,)``, rows rising."""

    tone: BarTone
    row: Whole
    low: Floats
    high: Floats
    thick: Floats
    hatched: bool

    @classmethod
    def of(cls, rows: tuple[BarRow, ...]) -> tuple[Self, ...]:
        """Return the bars of rows, in the order in which they are painted."""
        groups: dict[tuple[int, BarTone, bool], list[tuple[int, float, float, float]]] = {}
        for at, row in enumerate(rows):
            for order, segment in enumerate(row.segments):
                start, end = segment.start, segment.end
                low, high = (start, end) if start <= end else (end, start)
                bar = (at, low, high, _THIN if segment.thin else _THICK)
                groups.setdefault((order, segment.tone, segment.hatched), []).append(bar)
        found = []
        for (_, tone, hatched), bars in sorted(groups.items(), key=lambda group: group[0][0]):
            row_of, low_of, high_of, thick = zip(*bars, strict=True)
            sides = (np.array(row_of), np.array(low_of), np.array(high_of), np.array(thick))
            found.append(cls(tone, *sides, hatched))
        return tuple(found)


class BarsItem(RowsItem):
    """The bars of all rows and the marks across them, painted from arrays."""

    def __init__(self) -> None:
        super().__init__(kept=True)
        self._bars: tuple[_Bars, ...] = ()
        self._marked: Whole = np.zeros(0, dtype=np.int64)
        self._marks: Floats = np.zeros(0)

    def take(self, chart: BarRows) -> None:
        """Make arrays of the values."""
        self._bars = _Bars.of(chart.rows)
        marks = [(at, mark) for at, row in enumerate(chart.rows) for mark in row.marks]
        self._marked = np.array([at for at, _ in marks], dtype=np.int64)
        self._marks = np.array([mark for _, mark in marks])

    def area(self, frame: RowsFrame, look: ChartLook) -> QRectF:
        """Return where it paints: a mark at an end reaches over it."""
        over = look.px(4)
        width = frame.bar_right - frame.bar_left + 2 * over
        return QRectF(frame.bar_left - over, frame.rows.top(), width, frame.rows.height())

    def draw_rows(self, painter: QPainter, look: ChartLook, chart: BarRows, frame: RowsFrame) -> None:
        """Paint what of the rows in view stands on the axis."""
        painter.setPen(look.outline)
        seen = frame.in_view(len(chart.rows), self._offset)
        if chart.tracks:
            self._paint_tracks(painter, look, chart, frame, seen)
        broken: list[QRectF] = []
        for bars in self._bars:
            inside = slice(*np.searchsorted(bars.row, (seen.start, seen.stop)).tolist())
            left, right = (_x_of(ends[inside], chart, frame) for ends in (bars.low, bars.high))
            thick = bars.thick[inside] * frame.row_height
            top = frame.top_of(0, self._offset) + bars.row[inside] * frame.row_height
            top = top + (frame.row_height - thick) / 2
            wide = np.where(bars.high[inside] > bars.low[inside], np.maximum(right - left, 1.0), 0.0)
            sides = (left, top, wide, thick)
            boxes = [QRectF(*box) for box in zip(*(side.tolist() for side in sides), strict=True)]
            if bars.hatched:
                for box in boxes:
                    hatch(painter, box, look.line(colour_of(bars.tone, look.theme).name()), look)
                painter.setPen(look.outline)
                continue
            painter.setBrush(colour_of(bars.tone, look.theme))
            painter.drawRects(boxes)
            if chart.broken:
                begins_before = (bars.low[inside] < chart.low).tolist()
                broken += [box for box, before in zip(boxes, begins_before, strict=True) if before]
        for box in broken:
            _paint_break(painter, box, look)
        self._paint_marks(painter, look, chart, frame, seen)

    def _paint_tracks(
        self, painter: QPainter, look: ChartLook, chart: BarRows, frame: RowsFrame, seen: range
    ) -> None:
        """Paint how far bars could reach."""
        painter.setBrush(QColor(look.theme.raised))
        thick, wide = frame.row_height * _THICK, frame.bar_right - frame.bar_left
        tops = [frame.top_of(at, self._offset) for at in seen if chart.rows[at].segments]
        inside = (frame.row_height - thick) / 2
        painter.drawRects([QRectF(frame.bar_left, top + inside, wide, thick) for top in tops])

    def _paint_marks(
        self, painter: QPainter, look: ChartLook, chart: BarRows, frame: RowsFrame, seen: range
    ) -> None:
        """Paint the thin lines across rows."""
        inside = slice(*np.searchsorted(self._marked, (seen.start, seen.stop)).tolist())
        across = _x_of(self._marks[inside], chart, frame).tolist()
        half = frame.row_height * _MARK / 2
        middles = frame.top_of(0, self._offset) + (self._marked[inside] + 0.5) * frame.row_height
        painter.setPen(look.line(look.theme.text, 1.6))
        painter.drawLines(
            [QLineF(x, y - half, x, y + half) for x, y in zip(across, middles.tolist(), strict=True)]
        )


def _x_of(values: Floats, chart: BarRows, frame: RowsFrame) -> Floats:
    """Return where values stand, kept within the axis."""
    shares = np.clip((values - chart.low) / (chart.high - chart.low), 0.0, 1.0)
    found: Floats = frame.bar_left + shares * (frame.bar_right - frame.bar_left)
    return found


def _paint_break(painter: QPainter, bar: QRectF, look: ChartLook) -> None:
    """Paint two slanted gaps through the beginning of a bar whose axis does not begin at nothing."""
    painter.setPen(look.line(look.theme.surface, look.px(3)))
    slant, over = look.px(5), look.px(2)
    for at in (look.px(10), look.px(17)):
        if at + slant < bar.width():
            x = bar.left() + at
            painter.drawLine(QPointF(x, bar.bottom() + over), QPointF(x + slant, bar.top() - over))


class RowMarkItem(PaintedItem):
    """The ground of the row under the pointer, or of the one that is looked at."""

    def draw(self, painter: QPainter, look: ChartLook) -> None:
        """Paint it."""
        painter.fillRect(self._area, QColor(look.marked))
