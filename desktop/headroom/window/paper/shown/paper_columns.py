"""How wide the columns of a printed table are, and where their texts break."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from headroom.window.shown.line_breaks import lines_of
from headroom.window.shown.printed_table import PrintedTable

GAP = 14.0
"""Between columns, pixels."""

_LEAST = 56.0
"""Width down to which a column of texts gives way, pixels."""

_MOST = 260.0
"""Width beyond which no text asks for more, pixels."""

_HEADING = 110.0
"""Width up to which a heading stands on one line where there is room, pixels."""

_MOST_LINES = 4
_MEASURED = 40
"""Longest texts of a column that are measured."""

_CUT = "…"


@dataclass(frozen=True, slots=True)
class PaperColumns:
    """The columns of a table on paper.

    Attributes:
        widths: Pixels, without the gaps.
        scale: By which the whole table is made smaller, to fit; 1 where it does.
        headings: The lines of each heading.
    """

    widths: tuple[float, ...]
    scale: float
    headings: tuple[tuple[str, ...], ...]

    @property
    def whole(self) -> float:
        """Return the width of the table, pixels before it is made smaller."""
        return sum(self.widths) + GAP * max(len(self.widths) - 1, 0)


def paper_columns(table: PrintedTable, room: float, measure: Callable[[str], float]) -> PaperColumns:
    """Return the widths of the columns: as wide as their texts, less where there is no room.

    Figures are never broken; headings and texts give way, and break. Where that does not do, the table is
    made smaller.

    Args:
        table: The table.
        room: Width of the paper, pixels.
        measure: Returns the width of a text.
    """
    columns = range(len(table.headings))
    longest = [sorted({row[at] for row in table.rows}, key=len, reverse=True)[:_MEASURED] for at in columns]
    words = [max(map(measure, table.headings[at].split(" "))) for at in columns]
    texts = [max(map(measure, longest[at]), default=0.0) for at in columns]
    needed = [max(words[at], texts[at] if table.right[at] else min(texts[at], _MOST)) for at in columns]
    wanted = [max(needed[at], min(measure(table.headings[at]), _HEADING)) for at in columns]
    least = [needed[at] if table.right[at] else max(words[at], min(needed[at], _LEAST)) for at in columns]
    gaps = GAP * max(len(wanted) - 1, 0)
    over = sum(wanted) + gaps - room
    give = sum(wanted) - sum(least)
    share = min(max(over, 0.0) / give, 1.0) if give else 0.0
    widths = tuple(wide - (wide - small) * share for wide, small in zip(wanted, least, strict=True))
    whole = sum(widths) + gaps
    headings = tuple(lines_of(table.headings[at], widths[at] + 0.5, measure) for at in columns)
    return PaperColumns(widths, min(room / whole, 1.0) if whole else 1.0, headings)


def cell_lines(
    row: Sequence[str], columns: PaperColumns, measure: Callable[[str], float]
) -> tuple[tuple[str, ...], ...]:
    """Return the lines of each cell of a row; what takes too many of them is cut."""
    return tuple(
        _cut(lines_of(text, width + 0.5, measure), width, measure)
        for text, width in zip(row, columns.widths, strict=True)
    )


def _cut(lines: tuple[str, ...], width: float, measure: Callable[[str], float]) -> tuple[str, ...]:
    """Return lines of which none is wider than its column, and not too many."""
    kept = [*lines[:_MOST_LINES]]
    if len(lines) > _MOST_LINES:
        kept[-1] += f" {_CUT}"
    return tuple(_shortened(line, width, measure) for line in kept)


def _shortened(line: str, width: float, measure: Callable[[str], float]) -> str:
    """Return a line as far as there is room."""
    if measure(line) <= width + 0.5:
        return line
    low, high = 0, len(line)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if measure(line[:middle] + _CUT) <= width + 0.5 else (low, middle - 1)
    return line[:low].rstrip() + _CUT
