"""What stands on which sheet: charts whole, tables broken between rows, with their headings repeated."""

from collections.abc import Sequence
from dataclasses import dataclass, field

_TOGETHER = 2
"""Rows that stay with the headings above them."""


@dataclass(frozen=True, slots=True)
class ChartSize:
    """A chart that is to be placed, pixels."""

    width: float
    height: float


@dataclass(frozen=True, slots=True)
class TableSize:
    """A table that is to be placed, pixels as it is printed.

    Attributes:
        title: Height of its title; 0 for none.
        heading: Height of its headings.
        rows: Height of each row.
        caption: Height of what stands below; 0 for nothing.
    """

    title: float
    heading: float
    rows: tuple[float, ...]
    caption: float


@dataclass(frozen=True, slots=True)
class Placed:
    """A chart or a part of a table on a sheet.

    Attributes:
        what: Position among what was to be placed.
        top: From the top of the room of the sheet, pixels.
        scale: Of a chart; 1 for its own size.
        first: First row of a table.
        end: The row after the last one.
        titled: Whether the title stands above.
        captioned: Whether the caption stands below.
    """

    what: int
    top: float
    scale: float = 1.0
    first: int = 0
    end: int = 0
    titled: bool = False
    captioned: bool = False


@dataclass(slots=True)
class _Sheets:
    """Sheets that are being filled."""

    room: float
    sheets: list[list[Placed]] = field(default_factory=lambda: [[]])
    top: float = 0.0

    @property
    def left(self) -> float:
        """Return the height that is left on the present sheet."""
        return self.room - self.top

    def turn(self, room: float) -> None:
        """Begin another sheet, unless the present one is empty."""
        if self.sheets[-1]:
            self.sheets.append([])
            self.room, self.top = room, 0.0

    def place(self, placed: Placed, height: float, gap: float) -> None:
        """Place something, and leave a gap below it."""
        self.sheets[-1].append(placed)
        self.top += height + gap


def flow(
    things: Sequence[ChartSize | TableSize], width: float, first: float, other: float, gap: float
) -> tuple[tuple[Placed, ...], ...]:
    """Return what stands on each sheet.

    Args:
        things: Charts and tables in their order.
        width: Of the room, pixels.
        first: Height of the room on the first sheet, below the title.
        other: Height of the room on the others.
        gap: Between two things.
    """
    made = _Sheets(first)
    for at, thing in enumerate(things):
        if isinstance(thing, ChartSize):
            _place_chart(made, at, thing, width, other, gap)
        else:
            _place_table(made, at, thing, other, gap)
    return tuple(tuple(sheet) for sheet in made.sheets)


def _place_chart(made: _Sheets, at: int, chart: ChartSize, width: float, other: float, gap: float) -> None:
    """Place a chart whole, made smaller where it is larger than a sheet."""
    scale = min(width / chart.width, other / chart.height, 1.0)
    least = min(scale, 0.75 * width / chart.width)
    if chart.height * scale > made.left:
        fits = made.left / chart.height
        if fits >= least:
            scale = fits  # a little smaller rather than on another sheet
        else:
            made.turn(other)
            scale = min(scale, made.left / chart.height)
    made.place(Placed(at, made.top, scale), chart.height * scale, gap)


def _place_table(made: _Sheets, at: int, table: TableSize, other: float, gap: float) -> None:
    """Place a table, broken between rows."""
    first, titled = 0, True
    while titled or first < len(table.rows):
        above = (table.title if titled else 0.0) + (table.heading if table.rows else 0.0)
        together = sum(table.rows[first : first + _TOGETHER])
        last_caption = table.caption if not table.rows else 0.0
        if above + together + last_caption > made.left:
            made.turn(other)
        height, end = above, first
        while end < len(table.rows) and (height + table.rows[end] <= made.left or end == first):
            height += table.rows[end]
            end += 1
        captioned = end == len(table.rows) and bool(table.caption)
        height += table.caption if captioned else 0.0
        made.place(
            Placed(at, made.top, first=first, end=end, titled=titled, captioned=captioned), height, gap
        )
        first, titled = end, False
        if first < len(table.rows):
            made.turn(other)
