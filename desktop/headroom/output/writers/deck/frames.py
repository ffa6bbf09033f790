"""Where a chart's plot and its labels stand, so that tables beside it line up with its columns."""

from collections.abc import Sequence
from dataclasses import dataclass

from headroom.output.writers.deck.geometry import Box, inches, points
from headroom.output.writers.deck.words import cut, longest_word, slide_text, width_of, wrapped

_LINE_HEIGHT = 1.25
_AIR = points(4)
_LEAST_SHARE = 0.92
"""Share of a column's width that words may take, so that two never touch."""


@dataclass(frozen=True, slots=True)
class ChartFrame:
    """A chart's frame, and its plot in it.

    Attributes:
        frame: The whole.
        plot: The plot without its labels.
    """

    frame: Box
    plot: Box

    @property
    def inner(self) -> tuple[float, float, float, float]:
        """Return left, top, width and height of the plot as fractions of the frame."""
        frame, plot = self.frame, self.plot
        return (
            (plot.left - frame.left) / frame.width,
            (plot.top - frame.top) / frame.height,
            plot.width / frame.width,
            plot.height / frame.height,
        )


@dataclass(frozen=True, slots=True)
class AxisLabels:
    """The names of categories as they stand along an axis.

    Attributes:
        texts: ``(category,)``, cut where they would be too long.
        size: Points.
        depth: How high they are, EMU.
    """

    texts: tuple[str, ...]
    size: float
    depth: int


def column_frame(area: Box, hanging: int, below: int, above: int = 0) -> ChartFrame:
    """Return the frame of columns.

    Args:
        area: Where the plot stands, with the names below it.
        hanging: How far the labels of values stand left of it, EMU.
        below: How high the names below are.
        above: What is left free above the plot, for the labels of its highest columns.
    """
    frame = Box(area.left - hanging, area.top, area.width + hanging, area.height)
    plot = Box(area.left, area.top + above, area.width, max(area.height - above - below, inches(0.5)))
    return ChartFrame(frame, plot)


def axis_labels(
    names: Sequence[str], width: int, sizes: Sequence[float], *, lines: int = 2, allowance: float = 1.0
) -> AxisLabels:
    """Return names that fit side by side below the columns of a chart, in the largest type that holds them.

    Args:
        names: The names.
        width: Of one column with its gap, EMU.
        sizes: That may be chosen, falling, points.
        lines: Most lines of a name.
        allowance: How much wider than Arial the type may run.
    """
    room = round(width * _LEAST_SHARE)
    shown = [slide_text(name) for name in names]
    size = next(
        (one for one in sizes if all(_fits(name, room, one, lines, allowance) for name in shown)), None
    )
    if size is None:
        size, lines = sizes[-1], lines + 1
    texts = tuple(_axis_text(name, room, size, lines, allowance) for name in shown)
    used = max(len(wrapped(text, room, size, allowance=allowance)) for text in texts)
    return AxisLabels(texts, size, points(used * size * _LINE_HEIGHT) + _AIR)


def fitting_label_size(
    texts: Sequence[str], width: int, sizes: Sequence[float], *, bold: bool, allowance: float
) -> float:
    """Return the largest size at which no text is wider than ``width``; the least where none is."""
    for size in sizes:
        if all(width_of(text, size, bold=bold, allowance=allowance) <= width for text in texts):
            return size
    return sizes[-1]


def _fits(name: str, room: int, size: float, lines: int, allowance: float) -> bool:
    """Return whether a name needs no more lines, and none of its words is cut."""
    whole = longest_word(name, size, allowance=allowance) <= room
    return whole and len(wrapped(name, room, size, allowance=allowance)) <= lines


def _axis_text(name: str, room: int, size: float, lines: int, allowance: float) -> str:
    """Return a name in at most so many lines; words that are wider than a line are cut."""
    words = [
        word
        if width_of(word, size, allowance=allowance) <= room
        else cut(word, room, size, allowance=allowance)
        for word in name.split(" ")
    ]
    return cut(" ".join(words), room, size, lines, allowance=allowance)
