"""The items that the policy map is made of, and where each stands."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QGraphicsItem

from headroom.language import tr
from headroom.window.look.theme import SPACE
from headroom.window.pages.map.chart_frame import MapFrame
from headroom.window.pages.map.chart_image import TipLines
from headroom.window.pages.map.chart_items import (
    LawItem,
    MapItem,
    MarkerItem,
    NumbersItem,
    Place,
    pills,
)
from headroom.window.pages.map.shown.map_marks import NO_TIPS, share_ticks
from headroom.window.pages.map.shown.map_view import MapChart
from headroom.window.pages.map.side_items import ReadOutItem, ScaleItem
from headroom.window.pages.map.tip_items import TipNamesItem
from headroom.window.plots.chart_look import ChartLook
from headroom.window.plots.pixel_item import PixelItem, Pixels
from headroom.window.plots.plot_items import EdgeItem, KnobItem, ValueLine, still_box
from headroom.window.plots.plot_words import HeadingItem, PillItem
from headroom.window.plots.value_axis import ValueAxis
from headroom.words import formatting

_FAINT = 0.3
"""Opacity of cells that belong to an earlier question."""

_LINE, _AROUND = 1.6, 8.0
"""Pixels at normal type: of the lines of the cross-hair, and how far marks reach beyond the map."""

_UP_OVER = 6.0
"""How far the numbers of the axis up may reach over its ends, pixels at normal type."""

_OFF_LINE = 5.0
"""Pixels at normal type that numbers keep off the lines of the cross-hair."""


class MapPlot:
    """The map with its axes, its cross-hair and what stands around it.

    Attributes:
        items: All there is, from the lowest up.
        pills: Of the regional and of the US threshold.
        numbers: Of the plateaus.
        read_out: What is read.
        scale: The scale of colours.
    """

    def __init__(self) -> None:
        self.pills = PillItem(), PillItem()
        self.numbers = NumbersItem()
        self.read_out, self.scale = ReadOutItem(), ScaleItem()
        self._cell_box, self._box = still_box(), still_box()
        self._earlier, self._cells = PixelItem(_FAINT), PixelItem()
        for cells in (self._earlier, self._cells):
            self._cell_box.addItem(cells, ignoreBounds=True)
        self._lines = ValueLine(self._box, upright=True), ValueLine(self._box, upright=False)
        self._across = ValueAxis(
            self._box, tr("Regional content asked for, percent"), upright=False, kept=True
        )
        self._up = ValueAxis(
            self._box, tr("US content asked for, percent"), upright=True, over=_UP_OVER, kept=True
        )
        self._heading, self._edge, self._knob = HeadingItem(), EdgeItem(), KnobItem()
        self._tip_names = TipNamesItem(above=True), TipNamesItem(above=False)
        self._law, self._ring = LawItem(), MarkerItem()
        self.items: tuple[QGraphicsItem, ...] = (
            *(self._edge, self._across, self._up, self._cell_box),
            *(*self._tip_names, self._box, self.numbers, self._heading, self._knob, *self.pills),
            *(self._law, self._ring, self.read_out, self.scale),
        )

    def fit(self, frame: MapFrame, look: ChartLook) -> None:
        """Give every item its place and its look."""
        whole, body, around = frame.whole, frame.body, look.px(_AROUND)
        self._heading.place(QRectF(whole.left(), whole.top(), whole.width(), look.px(SPACE * 3.5)), look)
        self._edge.place(body, look)
        for box in (self._cell_box, self._box):
            box.setGeometry(body)
        self._box.setXRange(frame.across.low, frame.across.high, padding=0)
        self._box.setYRange(frame.up.low, frame.up.high, padding=0)
        across, up = share_ticks(frame.across), share_ticks(frame.up)
        self._across.show_ticks(across)
        self._up.show_ticks(up)
        below, left = whole.bottom() - body.bottom(), body.left() - whole.left()
        self._across.place(QRectF(body.left(), body.bottom(), body.width(), below), look)
        self._up.place(QRectF(whole.left(), body.top(), left, body.height()), look)
        self._edge.show_ticks(
            tuple(frame.across.share_of(share) for share, _ in across),
            tuple(frame.up.share_of(share) for share, _ in up),
        )
        for line in self._lines:
            line.dress(look, look.theme.accent, _LINE)
        wider = body.adjusted(-around, -around, around, around)
        areas: tuple[tuple[MapItem, QRectF], ...] = (
            *((self._law, wider), (self._ring, wider), (self.numbers, body)),
            *zip(self._tip_names, (frame.above, frame.beside), strict=True),
        )
        for item, area in areas:
            item.fit(frame, area, look)
        self.read_out.place(frame.side, look)
        self.scale.place(frame.side, look)

    def show_cells(self, earlier: Pixels | None, present: Pixels | None) -> None:
        """Show the cells there are, those of an earlier question faintly below those of the present one."""
        self._earlier.show_pixels(earlier)
        self._cells.show_pixels(present)

    def show_chart(self, chart: MapChart, look: ChartLook) -> TipLines:
        """Show what does not depend on where the thresholds of the scenario stand.

        Returns:
            The lines at which the models tip that have room for their names.
        """
        unit = chart.unit if chart.base is None else f"{chart.unit}, {chart.against.word}"
        self._heading.say(chart.figure.heading, unit)
        above, beside = self._tip_names
        regional, us = chart.tips or (NO_TIPS, NO_TIPS)
        tipping = above.show_tips(regional, look), beside.show_tips(us, look)
        whole = above.fit_whole(look) and beside.fit_whole(look)
        for names in self._tip_names:
            names.write(whole=whole)
        self.scale.show_scale(chart, tips=any(tipping))
        regional_shares, us_shares = (tuple(tip.share for tip in tips) for tips in tipping)
        lines = TipLines(regional_shares, us_shares, QColor(look.theme.surface).rgb())
        self._law.show_points(chart.points, lines, look)
        return lines

    def put(self, frame: MapFrame, look: ChartLook, here: Place) -> None:
        """Put the cross-hair where it belongs at the thresholds of the scenario."""
        seen = frame.across.holds(here[0]), frame.up.holds(here[1])
        at, body, off = frame.point_of(*here), frame.body, look.px(_OFF_LINE)
        for line, value, inside in zip(self._lines, here, seen, strict=True):
            line.setValue(value)
            line.setVisible(inside)
        self._knob.put(at, look)
        self._knob.setVisible(all(seen))
        for pill, share, (box, tip) in zip(self.pills, here, pills(frame, here, look), strict=True):
            pill.put(box, tip, formatting.percent(share), look)
        for axis in (self._across, self._up):
            axis.cover(*(pill.box for pill in self.pills))
        upright = QRectF(at.x() - off, body.top(), 2 * off, body.height())
        level = QRectF(body.left(), at.y() - off, body.width(), 2 * off)
        lines = [line for line, inside in zip((upright, level), seen, strict=True) if inside]
        self.numbers.keep_off((*self._law.boxes, *lines))

    def mark(self, at: Place | None) -> None:
        """Put the ring of the marker somewhere; None for nowhere."""
        self._ring.put(at)
