"""The rows of the fleet's chart: their ground, the names of the models, and the row of the whole fleet."""

from abc import abstractmethod

from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QGraphicsItem

from headroom.window.pages.fleet.chart_frame import FleetFrame
from headroom.window.pages.fleet.rows_in_view import Seen, text_baseline
from headroom.window.pages.fleet.shown.fleet_totals import FleetRow
from headroom.window.plots.chart_look import ChartLook
from headroom.window.plots.plot_items import PaintedItem


class SeenItem(PaintedItem):
    """Something on the chart that is painted again only when what it shows is another.

    Args:
        kept: Whether its pixels are kept, for what stays the same while a slider is dragged.
    """

    def __init__(self, *, kept: bool = False) -> None:
        super().__init__(kept=kept)
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemClipsToShape)
        self._seen: Seen | None = None
        self._key: tuple[object, ...] = ()

    def see(self, seen: Seen, look: ChartLook) -> None:
        """Show the chart as it is now."""
        self.place(self.area_of(seen), look)
        key = self.key_of(seen)
        if key != self._key:
            self._key = key
            self.update()
        self._seen = seen

    @abstractmethod
    def area_of(self, seen: Seen) -> QRectF:
        """Return where it paints."""

    @abstractmethod
    def key_of(self, seen: Seen) -> tuple[object, ...]:
        """Return what its picture depends on, beside its place and the look."""

    def draw(self, painter: QPainter, look: ChartLook) -> None:
        """Paint it, once there is anything to show."""
        if self._seen is not None:
            self.paint_seen(painter, self._seen, look)

    @abstractmethod
    def paint_seen(self, painter: QPainter, seen: Seen, look: ChartLook) -> None:
        """Paint what is seen."""


class GroundItem(SeenItem):
    """The ground of the row looked at and of the row under the pointer."""

    def area_of(self, seen: Seen) -> QRectF:
        """Return the area of the rows."""
        return seen.frame.rows

    def key_of(self, seen: Seen) -> tuple[object, ...]:
        """Return which rows are in view, and which of them are looked at."""
        return (seen.rows,)

    def paint_seen(self, painter: QPainter, seen: Seen, look: ChartLook) -> None:
        """Paint both, and a mark at the left edge of the row looked at."""
        paint_ground(painter, seen.frame.rows, seen, look)


class NamesItem(SeenItem):
    """The names of the models in view."""

    def __init__(self) -> None:
        super().__init__(kept=True)

    def area_of(self, seen: Seen) -> QRectF:
        """Return the column of the names."""
        frame = seen.frame
        right = frame.name_left + frame.name_width + 1.0 if frame.name_width else frame.name_left
        return QRectF(frame.rows.left(), frame.rows.top(), right - frame.rows.left(), frame.rows.height())

    def key_of(self, seen: Seen) -> tuple[object, ...]:
        """Return which names stand where."""
        return seen.rows, seen.names

    def paint_seen(self, painter: QPainter, seen: Seen, look: ChartLook) -> None:
        """Paint the names."""
        frame, view = seen.frame, seen.rows
        paint_ground(painter, self.area_of(seen), seen, look)
        if not frame.name_width:
            return
        painter.setPen(look.ink)
        for font, rows in view.by_font(look):
            painter.setFont(font)
            metrics = look.metrics_of(font)
            for model, y in rows:
                baseline = text_baseline(frame.rows.top() + y, view.height, metrics)
                painter.drawText(QPointF(frame.name_left, baseline), seen.names[model])


class TotalsItem(SeenItem):
    """The row of the whole fleet."""

    def __init__(self) -> None:
        super().__init__(kept=True)

    def area_of(self, seen: Seen) -> QRectF:
        """Return the row below the models."""
        return seen.frame.total

    def key_of(self, seen: Seen) -> tuple[object, ...]:
        """Return what stands in it."""
        return (seen.totals,)

    def paint_seen(self, painter: QPainter, seen: Seen, look: ChartLook) -> None:
        """Paint lines above, open where axes stand below their bars, and figures in the models' columns."""
        frame, totals = seen.frame, seen.totals
        area = frame.total
        painter.fillRect(area, QColor(look.theme.surface))
        painter.setPen(look.line(look.theme.edge))
        top = area.top() + 0.5
        starts = frame.name_left, frame.content_room[1], frame.cost_room[1]
        ends = frame.content_room[0], frame.cost_room[0], frame.duty_right
        lines = zip(starts, ends, strict=True)
        painter.drawLines([QLineF(start, top, end, top) for start, end in lines if end > start])
        if frame.shows_words:
            paint_totals(painter, frame, totals, area, look)


def paint_totals(
    painter: QPainter, frame: FleetFrame, totals: FleetRow, area: QRectF, look: ChartLook
) -> None:
    """Paint name and figures of several models in the columns of the models."""
    baseline = text_baseline(area.top(), area.height(), look.strong_metrics)
    painter.setFont(look.strong)
    painter.setPen(look.ink)
    room = frame.content_right - frame.name_left  # no bar stands in the row
    painter.drawText(QPointF(frame.name_left, baseline), look.shortened(totals.name, room, look.strong))
    for text, right in (
        (totals.landed, frame.landed_right),
        (totals.change if frame.shows_changes else "", frame.change_right),
        (totals.duty, frame.duty_right),
    ):
        if text:
            painter.drawText(QPointF(right - look.width_of(text, look.strong), baseline), text)
    painter.setPen(look.faint_ink)
    font, said = _that_fits(totals, frame.margin_right - frame.word_left, look)
    painter.setFont(font)
    painter.drawText(QPointF(frame.word_left, baseline), said)


def _that_fits(totals: FleetRow, room: float, look: ChartLook) -> tuple[QFont, str]:
    """Return how many qualify, with their part of the volume where there is room, in the type that fits."""
    for font in (look.font, look.caption):
        if look.width_of(totals.qualifying, font) <= room:
            return font, totals.qualifying
    return look.font, totals.verdict


def paint_ground(painter: QPainter, area: QRectF, seen: Seen, look: ChartLook) -> None:
    """Paint the ground of rows within an area, raised in the row looked at and in that under the pointer.

    Whatever keeps its pixels and has words paints it below them: on no ground words are painted
    lighter, or heavier, than elsewhere.
    """
    rows, view = seen.frame.rows, seen.rows
    painter.fillRect(area, QColor(look.theme.surface))
    for model, y in view.visible:
        if model not in (view.focused, view.hovered):
            continue
        row = QRectF(area.left(), rows.top() + y, area.width(), view.height)
        painter.fillRect(row, QColor(look.marked))
        if model == view.focused and area.left() == rows.left():
            painter.fillRect(QRectF(row.left(), row.top(), look.px(3), row.height()), QColor(look.theme.text))
