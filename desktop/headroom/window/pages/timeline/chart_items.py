"""What the timeline is made of: headings, lines of money, strips, and the column of the date."""

from abc import abstractmethod
from dataclasses import dataclass, replace
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPolygonF

from headroom.language import tr
from headroom.rules.verdict import Verdict
from headroom.window.pages.timeline.chart_frame import KNOB, TimelineFrame
from headroom.window.pages.timeline.shown.timeline_view import Column, Strip, TimelineChart
from headroom.window.plots.chart_look import FAINT, ChartLook
from headroom.window.plots.chart_marks import hatch, paint_icon
from headroom.window.plots.plot_items import PaintedItem
from headroom.words import formatting

_INSET = 4.0
_DUTY_PLACE = 6
"""Of vehicle duty among the components of the landed cost, whose colour duty has everywhere."""

_FILL = 46
"""How opaque the area below the duty is, of 255."""


@dataclass(frozen=True, slots=True)
class ShownTimeline:
    """What is shown, where, and what of it is looked at.

    Attributes:
        chart: The values.
        frame: Where things stand.
        offset: Pixels the strips are scrolled by.
        here: The column of the date; -1 for none.
        chosen: The column that is looked at; -1 for none.
        row: The strip that is looked at; -1 for none.
        focused: Whether the keys move the date.
    """

    chart: TimelineChart
    frame: TimelineFrame
    offset: float = 0.0
    here: int = -1
    chosen: int = -1
    row: int = -1
    focused: bool = False


class TimelineItem(PaintedItem):
    """Something on the timeline, painted again when what it shows is another."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: ShownTimeline | None = None

    def show_it(self, shown: ShownTimeline, look: ChartLook) -> None:
        """Show something else."""
        if shown != self._shown or look is not self._look:
            self._shown = shown
            self.place(self.area(shown.frame, look), look)
            self.update()

    @abstractmethod
    def area(self, frame: TimelineFrame, look: ChartLook) -> QRectF:
        """Return where it paints."""

    def draw(self, painter: QPainter, look: ChartLook) -> None:
        """Paint it, once there is anything to show."""
        if self._shown is not None:
            self.draw_shown(painter, look, self._shown)

    @abstractmethod
    def draw_shown(self, painter: QPainter, look: ChartLook, shown: ShownTimeline) -> None:
        """Paint it."""

    def fade(self, *, faint: bool) -> None:
        """Show that the values belong to an earlier question, or that they do no more."""
        self.setOpacity(FAINT if faint else 1.0)


class ColumnGroundItem(TimelineItem):
    """The ground of the column of the date and of the heading looked at, and lines between columns."""

    def area(self, frame: TimelineFrame, look: ChartLook) -> QRectF:
        """Return where it paints."""
        return _around(frame, look)

    def draw_shown(self, painter: QPainter, look: ChartLook, shown: ShownTimeline) -> None:
        """Paint both grounds, and a line where each column begins."""
        frame, theme = shown.frame, look.theme
        if 0 <= shown.chosen < len(shown.chart.columns) and shown.chosen != shown.here:
            box = frame.column(shown.chosen)
            box.setBottom(frame.header.bottom())
            painter.fillRect(box, QColor(theme.raised))
        if shown.here >= 0:
            painter.fillRect(_cursor(frame, shown.here, look), QColor(theme.wash))
        painter.setPen(look.line(theme.hairline))
        bottom = frame.rows.bottom()
        for x in frame.edges[:-1]:
            painter.drawLine(QPointF(x, frame.header.top()), QPointF(x, bottom))


class HeadingsItem(TimelineItem):
    """Day and event of each column, and at the left what the lines are."""

    def area(self, frame: TimelineFrame, look: ChartLook) -> QRectF:
        """Return where it paints."""
        del look
        return QRectF(frame.whole.left(), frame.whole.top(), frame.whole.width(), frame.rows.top())

    def draw_shown(self, painter: QPainter, look: ChartLook, shown: ShownTimeline) -> None:
        """Paint the headings, and the labels of both lines."""
        frame, chart = shown.frame, shown.chart
        strong, metrics = look.strong_caption, look.strong_caption_metrics
        for at, room in _headings_with_room(shown, look, metrics):
            column, x = chart.columns[at], frame.edges[at] + look.px(_INSET)
            here = at == shown.here
            lines = (
                (_dates(column, room, metrics), strong if here else look.caption, not here),
                (column.title, strong, column.pending),
                (column.note, look.caption, True),
            )
            y = frame.header.top() + look.px(13)
            for text, font, faint in lines:
                painter.setFont(font)
                painter.setPen(look.faint_ink if faint else look.ink)
                if here and font is strong and text is lines[0][0]:
                    painter.setPen(QColor(look.theme.accent))
                painter.drawText(QPointF(x, y), look.cut(text, room, font))
                y += look.px(15)
        self._label(
            painter, look, shown, (tr("Duty a year"), tr("vehicles and parts, US$")), frame.duty.top()
        )
        landed = (tr("Landed cost"), tr("a vehicle, from {amount}", amount=chart.landed_from))
        self._label(painter, look, shown, landed, frame.landed.top())

    @staticmethod
    def _label(
        painter: QPainter, look: ChartLook, shown: ShownTimeline, texts: tuple[str, str], top: float
    ) -> None:
        """Paint what a line is, and its unit."""
        frame = shown.frame
        room = frame.name_width - look.px(_INSET)
        painter.setFont(look.strong)
        painter.setPen(look.ink)
        y = top + look.px(12)
        painter.drawText(QPointF(frame.name_left, y), look.cut(texts[0], room, look.strong))
        painter.setFont(look.caption)
        painter.setPen(look.faint_ink)
        painter.drawText(QPointF(frame.name_left, y + look.px(15)), look.cut(texts[1], room, look.caption))


class MoneyLineItem(TimelineItem):
    """A line in steps: duty a year with the area below it, or landed cost.

    Args:
        duty: Whether it is the duty.
    """

    def __init__(self, *, duty: bool) -> None:
        super().__init__()
        self._duty = duty

    def area(self, frame: TimelineFrame, look: ChartLook) -> QRectF:
        """Return where it paints: what the first and the last value say reaches above it."""
        band = frame.duty if self._duty else frame.landed
        return band.adjusted(0, -look.px(4), look.px(4), look.px(4))

    def draw_shown(self, painter: QPainter, look: ChartLook, shown: ShownTimeline) -> None:
        """Paint the line, and its values where they change."""
        frame, chart, theme = shown.frame, shown.chart, look.theme
        band = frame.duty if self._duty else frame.landed
        colour = theme.components[_DUTY_PLACE if self._duty else 0]
        heights = self._heights(chart, band, look)
        edges = frame.edges
        if self._duty:
            corners = [
                point
                for at, y in enumerate(heights)
                for point in (QPointF(edges[at], y), QPointF(edges[at + 1], y))
            ]
            fill = QColor(colour)
            fill.setAlpha(_FILL)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(fill)
            ground = [QPointF(edges[-1], band.bottom()), QPointF(edges[0], band.bottom())]
            painter.drawPolygon(QPolygonF([*corners, *ground]))
            painter.setPen(look.line(theme.edge))
            painter.drawLine(QPointF(edges[0], band.bottom()), QPointF(edges[-1], band.bottom()))
        pen = look.line(colour, 2.0)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        for at, y in enumerate(heights):
            pen.setStyle(Qt.PenStyle.CustomDashLine if chart.columns[at].pending else Qt.PenStyle.SolidLine)
            if chart.columns[at].pending:
                pen.setDashPattern([2.0, 1.6])
            painter.setPen(pen)
            painter.drawLine(QPointF(edges[at], y), QPointF(edges[at + 1], y))
            if at:
                painter.drawLine(QPointF(edges[at], heights[at - 1]), QPointF(edges[at], y))
        self._paint_values(painter, look, shown, heights, band)

    def _heights(self, chart: TimelineChart, band: QRectF, look: ChartLook) -> list[float]:
        """Return where the line runs in each column."""
        room = max(band.height() - look.px(16), 1.0)
        if self._duty:
            most = chart.most_duty_usd
            shares = [max(one.duty_usd, 0.0) / most if most > 0 else 0.0 for one in chart.columns]
            return [band.bottom() - max(share, 0.0) * room for share in shares]
        low, high = chart.landed_ends_usd
        width = high - low
        return [
            band.bottom()
            - look.px(3)
            - ((one.landed_usd - low) / width if width > 0 else 0.5) * (room - look.px(4))
            for one in chart.columns
        ]

    def _paint_values(
        self, painter: QPainter, look: ChartLook, shown: ShownTimeline, heights: list[float], band: QRectF
    ) -> None:
        """Write values where they change, and by how much, where there is room."""
        frame, columns = shown.frame, shown.chart.columns
        strong, metrics = look.strong_caption, look.strong_caption_metrics
        texts = [one.duty if self._duty else one.landed for one in columns]
        there = [at for at, text in enumerate(texts) if text]
        for at, following in pairwise((*there, len(columns))):
            x, y = frame.edges[at] + look.px(_INSET), heights[at]
            room = frame.edges[following] - x
            wide = metrics.horizontalAdvance(texts[at])
            if wide > room:
                continue
            painter.setFont(strong)
            painter.setPen(look.ink)
            painter.drawText(QPointF(x, y - look.px(5)), texts[at])
            change = columns[at].duty_change if self._duty else ""
            if not change:
                continue
            painter.setFont(look.caption)
            painter.setPen(QColor(look.theme.components[_DUTY_PLACE]))
            narrow = look.width_of(change, look.caption)
            if y + look.px(16) < band.bottom() and narrow <= room:
                painter.drawText(QPointF(x, y + look.px(14)), change)
            elif wide + look.px(8) + narrow <= room:
                painter.drawText(QPointF(x + wide + look.px(8), y - look.px(5)), change)


class WhoItem(TimelineItem):
    """How many qualify, where that changes and in the column of the date."""

    def area(self, frame: TimelineFrame, look: ChartLook) -> QRectF:
        """Return where it paints."""
        del look
        return QRectF(frame.whole.left(), frame.who.top(), frame.whole.width(), frame.who.height())

    def draw_shown(self, painter: QPainter, look: ChartLook, shown: ShownTimeline) -> None:
        """Paint the label and the counts."""
        frame, strong, metrics = shown.frame, look.strong_caption, look.strong_caption_metrics
        y = frame.who.bottom() - look.px(8)
        painter.setFont(look.strong)
        painter.setPen(look.ink)
        label = look.cut(tr("Who qualifies"), frame.name_width - look.px(_INSET), look.strong)
        painter.drawText(QPointF(frame.name_left, y), label)
        painter.setFont(strong)
        columns = shown.chart.columns
        ended = frame.edges[0]
        for at, column in enumerate(columns):
            here = at == shown.here
            x, wide = frame.edges[at] + look.px(_INSET), metrics.horizontalAdvance(column.qualifying)
            room = frame.edges[
                min(at + 1 if at + 1 < len(columns) and columns[at + 1].turned else at + 2, len(columns))
            ]
            if not (column.turned or here) or x < ended or x + wide > max(room, frame.edges[at + 1]):
                continue
            painter.setPen(QColor(look.theme.accent) if here else QColor(look.theme.text))
            painter.drawText(QPointF(x, y), column.qualifying)
            ended = x + wide + look.px(_INSET)


class StripsItem(TimelineItem):
    """Name and strips of each model in view."""

    def area(self, frame: TimelineFrame, look: ChartLook) -> QRectF:
        """Return where it paints."""
        del look
        return QRectF(frame.whole.left(), frame.rows.top(), frame.whole.width(), frame.rows.height())

    def draw_shown(self, painter: QPainter, look: ChartLook, shown: ShownTimeline) -> None:
        """Paint the rows in view."""
        frame, chart = shown.frame, shown.chart
        painter.setClipRect(self._area)
        for at in frame.in_view(len(chart.rows), shown.offset):
            row, top = chart.rows[at], frame.top_of(at, shown.offset)
            if at == shown.row:
                ground = QRectF(
                    frame.whole.left(), top, frame.edges[0] - frame.whole.left(), frame.row_height
                )
                painter.fillRect(ground, QColor(look.theme.raised))
            font = look.strong if at == shown.row else look.font
            painter.setFont(font)
            painter.setPen(look.ink)
            baseline = top + (frame.row_height + look.metrics_of(font).capHeight()) / 2
            name = look.shortened(row.name, frame.name_width - look.px(_INSET), font)
            painter.drawText(QPointF(frame.name_left, baseline), name)
            thick = frame.row_height - look.px(3)
            for strip in row.strips:
                left, right = frame.edges[strip.first], frame.edges[strip.end]
                box = QRectF(left + 0.5, top + look.px(1.5), max(right - left - 1.0, 1.0), thick)
                _paint_strip(painter, strip, box, look)


class MarkLegendItem(TimelineItem):
    """What the marks and the words in the strips mean."""

    def area(self, frame: TimelineFrame, look: ChartLook) -> QRectF:
        """Return where it paints."""
        del look
        return frame.legend

    def draw_shown(self, painter: QPainter, look: ChartLook, shown: ShownTimeline) -> None:
        """Paint it on one line, as far as there is room."""
        area = shown.frame.legend
        x, middle = area.left(), area.center().y() + look.px(2)
        y = middle + look.caption_metrics.capHeight() / 2
        for verdict in (Verdict.QUALIFIES, Verdict.FAILS, Verdict.UNDETERMINED):
            word = formatting.verdict_word(verdict)
            paint_icon(painter, verdict, QPointF(x + look.px(5), middle), look)
            painter.setFont(look.caption)
            painter.setPen(look.faint_ink)
            painter.drawText(QPointF(x + look.px(14), y), word)
            x += look.px(30) + look.width_of(word, look.caption)
        for text in (
            tr("In each strip: duty a vehicle, on it and on its parts."),
            tr("Dashed: not yet law.") if any(one.pending for one in shown.chart.columns) else "",
        ):
            wide = look.width_of(text, look.caption)
            if text and x + wide <= area.right():
                painter.drawText(QPointF(x, y), text)
                x += wide + look.px(16)


class CursorItem(TimelineItem):
    """The frame around the column of the date, with the knob by which it is dragged."""

    def area(self, frame: TimelineFrame, look: ChartLook) -> QRectF:
        """Return where it paints."""
        return _around(frame, look)

    def draw_shown(self, painter: QPainter, look: ChartLook, shown: ShownTimeline) -> None:
        """Paint it."""
        if shown.here < 0:
            return
        box, accent = _cursor(shown.frame, shown.here, look), QColor(look.theme.accent)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(accent, look.px(1.6)))
        painter.drawRoundedRect(box, look.px(4), look.px(4))
        knob, reach = knob_of(shown.frame, shown.here, look), look.px(5.5)
        if shown.focused:
            painter.setPen(QPen(QColor(look.theme.text), look.px(1.4)))
            painter.drawEllipse(knob, reach + look.px(3), reach + look.px(3))
        painter.setPen(QPen(accent, look.px(2)))
        painter.setBrush(QColor(look.theme.surface))
        painter.drawEllipse(knob, reach, reach)


def knob_of(frame: TimelineFrame, column: int, look: ChartLook) -> QPointF:
    """Return the middle of the knob below a column."""
    box = _cursor(frame, column, look)
    return QPointF(box.center().x(), box.bottom())


def still(shown: ShownTimeline, *, cursor: bool = False, rows: bool = False) -> ShownTimeline:
    """Return what an item shows that does not hang on the date, the scrolling or what is looked at."""
    here, focused = (shown.here, shown.focused) if cursor else (-1, False)
    offset, row = (shown.offset, shown.row) if rows else (0.0, -1)
    return replace(shown, here=here, chosen=-1, focused=focused, offset=offset, row=row)


def _paint_strip(painter: QPainter, strip: Strip, box: QRectF, look: ChartLook) -> None:
    """Paint a strip with its mark, and the duty where there is room."""
    strong, metrics = look.strong_caption, look.strong_caption_metrics
    unknown = strip.verdict is Verdict.UNDETERMINED
    wide = metrics.horizontalAdvance(strip.text)
    said = look.px(18) + wide + look.px(3) <= box.width()
    marked = look.px(16) <= box.width()
    ink = QColor(look.theme.text if unknown else look.theme.surface)
    if unknown:
        painter.fillRect(box, QColor(look.theme.surface))
        hatch(painter, box, look.pen[strip.verdict], look)
        if marked:
            plate = QRectF(
                box.left() + 1,
                box.top() + 1,
                look.px(16) + (wide + look.px(6) if said else 0.0),
                box.height() - 2,
            )
            painter.fillRect(plate & box.adjusted(1, 1, -1, -1), QColor(look.theme.surface))
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.brush[strip.verdict])
        painter.drawRoundedRect(box, look.px(2), look.px(2))
    if marked:
        paint_icon(painter, strip.verdict, QPointF(box.left() + look.px(9), box.center().y()), look, ink)
    if said:
        painter.setFont(strong)
        painter.setPen(ink)
        baseline = box.center().y() + metrics.capHeight() / 2
        painter.drawText(QPointF(box.left() + look.px(18), baseline), strip.text)


def _headings_with_room(
    shown: ShownTimeline, look: ChartLook, metrics: QFontMetricsF
) -> list[tuple[int, float]]:
    """Return which headings are written, and how wide: to scale those that weigh most where they crowd."""
    frame, columns = shown.frame, shown.chart.columns
    edges = frame.edges
    if not frame.to_scale and min(b - a for a, b in pairwise(edges)) > look.px(60):
        return [(at, edges[at + 1] - edges[at] - look.px(_INSET)) for at in range(len(columns))]
    before = (0.0, *(column.duty_usd for column in columns))
    order = sorted(
        range(len(columns)),
        key=lambda at: (
            *(at != shown.here, at != 0, not columns[at].milestone),
            -abs(columns[at].duty_usd - before[at]),
        ),
    )
    taken: list[tuple[float, float]] = []
    found = []
    for at in order:
        texts = (columns[at].dates[min(1, len(columns[at].dates) - 3)], columns[at].title, columns[at].note)
        wide = max(metrics.horizontalAdvance(text) for text in texts) + look.px(1)
        left = edges[at]
        right = left + look.px(_INSET + 6) + wide
        if right <= edges[-1] + look.px(8) and all(right <= a or left >= b for a, b in taken):
            taken.append((left, right))
            found.append((at, wide))
    return found


def _dates(column: Column, room: float, metrics: QFontMetricsF) -> str:
    """Return when a column begins, or from when to when it is, as there is room."""
    return next((text for text in column.dates if metrics.horizontalAdvance(text) <= room), "")


def _cursor(frame: TimelineFrame, column: int, look: ChartLook) -> QRectF:
    """Return the frame around a column; a narrow one has a wider frame."""
    box = frame.column(column).adjusted(0, -look.px(4), 0, look.px(5))
    lacking = max(look.px(8) - box.width(), 0.0) / 2
    return box.adjusted(-lacking, 0, lacking, 0)


def _around(frame: TimelineFrame, look: ChartLook) -> QRectF:
    """Return the area of all columns, with what reaches over it."""
    over = look.px(10)
    area = QRectF(frame.edges[0], frame.header.top(), frame.edges[-1] - frame.edges[0], 0.0)
    area.setBottom(frame.rows.bottom() + look.px(KNOB))
    return area.adjusted(-over, -over, over, over)
