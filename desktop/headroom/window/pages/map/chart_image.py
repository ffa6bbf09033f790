"""The cells of the policy map as pixels: one look-up for each pixel, whatever the number of cells."""

from dataclasses import dataclass, replace

import numpy as np
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor

from headroom.analysis.policy_map import Binding
from headroom.arrays import Whole
from headroom.rules.verdict import Codes
from headroom.window.look.theme import Theme
from headroom.window.pages.map.chart_frame import MapFrame
from headroom.window.pages.map.shown.map_scale import SHADES, colour_scale
from headroom.window.pages.map.shown.map_view import MapChart, MapFigure
from headroom.window.plots.pixel_item import Pixels

_COARSE = 48
"""Cells each way in which room for a word is looked for."""

_LEAST_ROOM = 4


@dataclass(frozen=True, slots=True, eq=False)
class MapImage:
    """The painted cells.

    Attributes:
        pixels: ``(row from the top, column)``, ``0xaarrggbb``; 0 where nothing is known yet.
        words: Where in the body, as shares across and down, the name of a binding rule has room.
    """

    pixels: Pixels
    words: tuple[tuple[Binding, QPointF], ...]


def scale_of(figure: MapFigure, theme: Theme) -> tuple[int, ...]:
    """Return the colours of a figure: blue where vehicles qualify, orange for what it costs if not."""
    return colour_scale(theme.raised, theme.qualifies if figure is MapFigure.VOLUME else theme.fails)


def painted(chart: MapChart, frame: MapFrame, theme: Theme, ratio: float) -> MapImage:
    """Return the cells in pixels.

    Args:
        chart: The map.
        frame: Where things stand.
        theme: Of the colours.
        ratio: Pixels of the screen for one of the widget.
    """
    across, down = frame.pixel_thresholds(ratio)
    columns, rows = np.searchsorted(chart.columns, across), np.searchsorted(chart.rows, down)
    shade = np.nan_to_num((chart.values - chart.low) / (chart.high - chart.low) * (SHADES - 1))
    table = np.array(scale_of(chart.figure, theme), dtype=np.uint32)
    coloured = table[np.clip(np.rint(shade), 0, SHADES - 1).astype(np.intp)]
    coloured[~chart.known] = 0
    pixels = coloured.take(columns, axis=1)
    names: tuple[tuple[Binding, QPointF], ...] = ()
    if chart.binding is None:
        pixels = pixels.take(rows, axis=0)
    else:
        pixels = _outlined(pixels, chart.binding.take(columns, axis=1), rows, theme, max(round(ratio), 1))
        names = _rooms(chart.binding, rows, columns)
    return MapImage(np.ascontiguousarray(pixels), names)


def in_grey(image: MapImage) -> MapImage:
    """Return the cells without their colours, so that none is taken for a present value."""
    red, green, blue = (image.pixels >> shift & 0xFF for shift in (16, 8, 0))
    grey = (red * 11 + green * 16 + blue * 5) >> 5  # as Qt weighs them
    return replace(image, pixels=grey * 0x010101 | 0xFF000000)


def _outlined(strips: Pixels, codes: Codes, rows: Whole, theme: Theme, width: int) -> Pixels:
    """Return strips of one row of cells each as rows of pixels, with a line where the code changes.

    The line has two colours, of which one shows on any ground.

    Args:
        strips: ``(cell row, pixel)``, the colours.
        codes: ``(cell row, pixel)``, codes of ``Binding``.
        rows: ``(pixel row,)``, its row of cells.
        theme: Of the line.
        width: Of each half of the line, pixels.
    """
    lines = [
        (2 * width, np.uint32(QColor(theme.surface).rgb())),
        (width, np.uint32(QColor(theme.text).rgb())),
    ]
    for wide, colour in lines:
        np.copyto(strips[:, wide:], colour, where=codes[:, wide:] != codes[:, :-wide])
    pixels = strips.take(rows, axis=0)
    turns = np.flatnonzero(rows[1:] != rows[:-1]) + 1
    changed = codes[rows[turns]] != codes[rows[turns - 1]]
    for wide, colour in lines:
        for step in range(wide):
            inside = turns + step < len(rows)
            at = turns[inside] + step
            block = pixels[at]
            np.copyto(block, colour, where=changed[inside])
            pixels[at] = block
    return pixels


def _rooms(codes: Codes, rows: Whole, columns: Whole) -> tuple[tuple[Binding, QPointF], ...]:
    """Return where each code has most room, as shares across and down."""
    at = np.arange(_COARSE)
    coarse = codes[np.ix_(rows[at * len(rows) // _COARSE], columns[at * len(columns) // _COARSE])]
    found = []
    for binding in Binding:
        left = np.pad(coarse == binding, 1)
        depth, middle = 0, left
        while left.any():
            depth, middle = depth + 1, left
            inner = left.copy()
            inner[1:-1, 1:-1] &= left[:-2, 1:-1] & left[2:, 1:-1] & left[1:-1, :-2] & left[1:-1, 2:]
            left = inner
        if depth >= _LEAST_ROOM:
            row, column = np.argwhere(middle)[len(np.argwhere(middle)) // 2] - 1
            found.append((binding, QPointF((column + 0.5) / _COARSE, (row + 0.5) / _COARSE)))
    return tuple(found)
