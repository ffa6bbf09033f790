"""The cells of the policy map as pixels, and the numbers of its plateaus."""

from dataclasses import dataclass
from math import ceil

import numpy as np
from PySide6.QtCore import QPointF

from headroom.arrays import Flags, Floats, Whole
from headroom.window.look.theme import LIGHT, Theme
from headroom.window.pages.map.chart_frame import MapFrame
from headroom.window.pages.map.shown.map_figure import MapFigure
from headroom.window.pages.map.shown.map_numbers import rooms
from headroom.window.pages.map.shown.map_scale import SHADES, UNREADABLE, colour_scale, luminance
from headroom.window.pages.map.shown.map_view import MapChart
from headroom.window.plots.chart_look import ChartLook
from headroom.window.plots.pixel_item import Pixels
from headroom.window.plots.shown.extent import Extent

_EVERY = 8.0
"""Distance of the points at which room for a number is looked for, pixels at normal type."""

_PAD, _LINE = 12.0, 16.0
"""Room beside a number, and the height it needs, pixels at normal type."""

_DUTY = 6
"""Of the components of the landed cost: the colour of duty."""

_WHITE = "#ffffff"

_HALF = 0.5


@dataclass(frozen=True, slots=True)
class PlateauNumber:
    """The number of a plateau.

    Attributes:
        text: The number.
        at: Its middle, pixels of the view.
        room: Where else its middle may stand: a stretch across through ``at``, and one up and down.
        ink: Its colour, legible on that of the plateau.
    """

    text: str
    at: QPointF
    room: tuple[Extent, Extent]
    ink: str


def hues(figure: MapFigure, theme: Theme) -> tuple[str, str]:
    """Return the hue of less and of more: blue where vehicles qualify, that of duty for what it costs."""
    if figure is MapFigure.VOLUME:
        return theme.fails, theme.qualifies
    return theme.cheaper, theme.components[_DUTY]


def colour_of(figure: MapFigure, theme: Theme, strength: float) -> int:
    """Return the colour of a strength, -1 to 1, as ``0xffrrggbb``."""
    hue = hues(figure, theme)[int(strength >= 0)]
    return colour_scale(theme.raised, hue)[round(min(abs(strength), 1.0) * (SHADES - 1))]


def colours_of(chart: MapChart, theme: Theme) -> Pixels:
    """Return ``(level,)``, the colour of each level and, last, of what is not known."""
    less, more = (
        np.array(colour_scale(theme.raised, hue), dtype=np.uint32) for hue in hues(chart.figure, theme)
    )
    strengths = chart.shades.strengths
    shade = np.rint(np.minimum(np.abs(strengths), 1.0) * (SHADES - 1)).astype(np.intp)
    found: Pixels = np.append(np.where(strengths >= 0, more[shade], less[shade]), np.uint32(0))
    return found


@dataclass(frozen=True, slots=True)
class TipLines:
    """Thin lines at which models tip: nothing changes between two of them.

    Attributes:
        regional: Regional thresholds, fractions.
        us: US thresholds, fractions.
        colour: ``0xffrrggbb``.
    """

    regional: tuple[float, ...]
    us: tuple[float, ...]
    colour: int


def painted(chart: MapChart, frame: MapFrame, colours: Pixels, lines: TipLines, ratio: float) -> Pixels:
    """Return the cells in view as pixels, 0 where nothing is known yet: one look-up each, however many cells.

    Args:
        chart: The map.
        frame: Where things stand.
        colours: Of the levels, see ``colours_of``.
        lines: That shine through the cells; among pixels they cost nothing.
        ratio: Pixels of the screen for one of the widget.
    """
    columns, rows = _cells(
        chart, frame, round(frame.body.width() * ratio), round(frame.body.height() * ratio)
    )
    coloured = colours.take(chart.shades.levels)
    shown: Pixels = np.ascontiguousarray(coloured.take(rows, axis=0).take(columns, axis=1))
    thin, (down, across) = max(round(ratio), 1), shown.shape
    for share in lines.regional:
        at = min(int(frame.across.share_of(share) * across), across - thin)
        _blend(shown[:, at : at + thin], lines.colour)
    for share in lines.us:
        at = min(int((1.0 - frame.up.share_of(share)) * down), down - thin)
        _blend(shown[at : at + thin], lines.colour)
    return shown


def _blend(pixels: Pixels, colour: int) -> None:
    """Let a colour shine through pixels that are known, half and half."""
    half = (pixels >> 1 & 0x7F7F7F) + (colour >> 1 & 0x7F7F7F)
    np.copyto(pixels, half | 0xFF000000, where=pixels != 0)


def in_grey(pixels: Pixels) -> Pixels:
    """Return the cells without their colours, so that none is taken for a present value."""
    red, green, blue = (pixels >> shift & 0xFF for shift in (16, 8, 0))
    grey = (red * 11 + green * 16 + blue * 5) >> 5  # as Qt weighs them
    shown: Pixels = grey * 0x010101 | 0xFF000000
    return shown


def numbers(
    chart: MapChart, frame: MapFrame, colours: Pixels, lines: TipLines, look: ChartLook
) -> tuple[PlateauNumber, ...]:
    """Return the numbers of the plateaus in view that have room for one between lines; see ``painted``."""
    every, body, shades = look.px(_EVERY), frame.body, chart.shades
    down, across = int(body.height() / every), int(body.width() / every)
    if not down or not across:
        return ()
    columns, rows = _cells(chart, frame, across, down)
    texts = (chart.text_of(shades.low), chart.text_of(shades.high))
    width = max(look.width_of(text, look.caption) for text in texts)
    wide, high = ceil((width + look.px(_PAD)) / every), ceil(look.px(_LINE) / every)
    found = []
    each = body.width() / across, body.height() / down
    before = _before(frame.across.shares_of(np.array(lines.regional)), across)
    over = _before(1.0 - frame.up.shares_of(np.array(lines.us)), down)
    for room in rooms(shades.levels[np.ix_(rows, columns)], wide, high, (over, before)):
        row, column = room.at
        middle = body.left() + wide / 2 * each[0], body.top() + high / 2 * each[1]
        at = QPointF(middle[0] + column * each[0], middle[1] + row * each[1])
        beside = (
            Extent(*(middle[0] + end * each[0] for end in room.across)),
            Extent(*(middle[1] + end * each[1] for end in room.down)),
        )
        cell = int(rows[row]), int(columns[column])
        light = luminance(int(colours[shades.levels[cell]])) > sum(UNREADABLE) / 2
        text = chart.text_of(float(chart.values[cell]))
        ink = LIGHT.text if light else _WHITE
        found.append(PlateauNumber(text, at, beside, ink))
    return tuple(found)


def _before(shares: Floats, points: int) -> Flags:
    """Return ``(point,)``, whether any line goes between the point before it and itself.

    Args:
        shares: Where lines stand, 0 to 1.
        points: How many there are at even distances, the first half of one from the end.
    """
    found: Flags = np.zeros(points + 1, dtype=np.bool_)
    found[np.clip(np.ceil(shares * points - _HALF), 0, points).astype(np.int64)] = True
    return found[:points]


def _cells(chart: MapChart, frame: MapFrame, columns: int, rows: int) -> tuple[Whole, Whole]:
    """Return the column of cells at each of so many columns of points, and their row at each row down."""
    across, down = frame.thresholds_of(columns, rows)
    return (
        np.searchsorted(chart.columns, across).astype(np.int64),
        np.searchsorted(chart.rows, down).astype(np.int64),
    )
