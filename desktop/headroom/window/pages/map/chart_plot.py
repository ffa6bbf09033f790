"""The items that the policy map is made of, and where each stands."""

from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QGraphicsItem

from headroom.window.look.theme import SPACE
from headroom.window.pages.map.chart_frame import MapFrame
from headroom.window.pages.map.chart_image import MapImage
from headroom.window.pages.map.chart_items import MarkerItem, NamesItem, Place, pills
from headroom.window.pages.map.shown.map_view import MapChart
from headroom.window.pages.map.side_items import ReadOutItem, ScaleItem
from headroom.window.plots.chart_look import ChartLook
from headroom.window.plots.pixel_item import PixelItem
from headroom.window.plots.plot_items import EdgeItem, HeadingItem, KnobItem, PillItem, ValueLine, still_box
from headroom.window.plots.share_axis import TICKS, ShareAxis
from headroom.words import formatting

_FAINT = 0.3
"""Opacity of cells that belong to an earlier question."""

_LINE, _AROUND = 1.6, 8.0
"""Pixels at normal type: of the lines of the cross-hair, and how far marks reach beyond the map."""


class MapPlot:
    """The map with its axes, its cross-hair and what stands beside it.

    Attributes:
        items: All there is, from the lowest up.
        pills: Of the regional and of the US threshold.
        read_out: What is read.
        scale: The scale of colours.
    """

    def __init__(self) -> None:
        self.pills = PillItem(), PillItem()
        self.read_out, self.scale = ReadOutItem(), ScaleItem()
        self._box = still_box()
        self._earlier, self._cells = PixelItem(_FAINT), PixelItem()
        for cells in (self._earlier, self._cells):
            self._box.addItem(cells, ignoreBounds=True)
        self._lines = ValueLine(self._box, upright=True), ValueLine(self._box, upright=False)
        self._across = ShareAxis(self._box, "Regional content asked for, percent", upright=False)
        self._up = ShareAxis(self._box, "US content asked for, percent", upright=True)
        self._heading, self._edge, self._knob = HeadingItem(), EdgeItem(TICKS), KnobItem()
        self._names, self._ring = NamesItem(), MarkerItem()
        self.items: tuple[QGraphicsItem, ...] = (
            *(self._edge, self._across, self._up, self._box, self._heading, self._knob, *self.pills),
            *(self._names, self._ring, self.read_out, self.scale),
        )

    def fit(self, frame: MapFrame, look: ChartLook) -> None:
        """Give every item its place and its look."""
        whole, body, around = frame.whole, frame.body, look.px(_AROUND)
        self._heading.place(QRectF(whole.left(), whole.top(), whole.width(), look.px(SPACE * 3.5)), look)
        self._edge.place(body, look)
        self._box.setGeometry(body)
        below, beside = whole.bottom() - body.bottom(), body.left() - whole.left()
        self._across.place(QRectF(body.left(), body.bottom(), body.width(), below), look)
        self._up.place(QRectF(whole.left(), body.top(), beside, body.height()), look)
        for line in self._lines:
            line.dress(look, look.theme.accent, _LINE)
        for item in (self._names, self._ring):
            item.fit(frame, body.adjusted(-around, -around, around, around), look)
        self.read_out.place(frame.side, look)
        self.scale.place(frame.side, look)

    def name(self, chart: MapChart) -> None:
        """Say what the colours stand for."""
        self._heading.say(chart.figure.heading, chart.unit)

    def show_cells(self, earlier: MapImage | None, present: MapImage | None) -> None:
        """Show the cells there are, those of an earlier question faintly below those of the present one."""
        for item, image in ((self._earlier, earlier), (self._cells, present)):
            item.show_pixels(None if image is None else image.pixels)

    def put(
        self, frame: MapFrame, look: ChartLook, chart: MapChart, image: MapImage | None, here: Place
    ) -> None:
        """Put cross-hair and names where they belong at the thresholds of the scenario."""
        for line, value in zip(self._lines, here, strict=True):
            line.setValue(value)
        self._knob.put(frame.point_of(*here), look)
        for pill, (box, tip, share) in zip(self.pills, pills(frame, here, look), strict=True):
            pill.put(box, tip, formatting.percent(share), look)
        self._up.cover(self.pills[1].box)
        self._names.show_names(chart.points, () if image is None else image.words, here, look)

    def mark(self, at: Place | None) -> None:
        """Put the ring of the marker somewhere; None for nowhere."""
        self._ring.put(at)
