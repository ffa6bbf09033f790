"""The rows of the groups on the fleet's chart: name, how many qualify, totals in the models' columns."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter

from headroom.window.pages.fleet.row_items import SeenItem, paint_totals
from headroom.window.pages.fleet.rows_in_view import Seen
from headroom.window.plots.chart_look import ChartLook


class GroupsItem(SeenItem):
    """The rows of the groups in view, each above its models."""

    def area_of(self, seen: Seen) -> QRectF:
        """Return the area of the rows; none where there are no groups."""
        return seen.frame.rows if seen.groups else QRectF()

    def key_of(self, seen: Seen) -> tuple[object, ...]:
        """Return what stands in which row."""
        return seen.groups, seen.rows.height

    def paint_seen(self, painter: QPainter, seen: Seen, look: ChartLook) -> None:
        """Paint each row on a ground of its own, over the lines of the thresholds: these are of models."""
        frame, height = seen.frame, seen.rows.height
        for totals, top in seen.groups:
            row = QRectF(frame.rows.left(), frame.rows.top() + top, frame.rows.width(), height)
            painter.fillRect(row, QColor(look.theme.surface))
            inner = row.adjusted(look.px(4), 1, -look.px(4), -1)
            painter.fillRect(inner, QColor(look.theme.raised))
            if frame.shows_words:
                paint_totals(painter, frame, totals, row, look)
            else:
                strip = inner.adjusted(0, inner.height() / 2, 0, 0)
                painter.fillRect(strip, QColor(look.theme.edge))
