"""Tables of a hand-over as paper has them: cells with their colours, marks and drawings."""

from collections.abc import Callable
from dataclasses import dataclass

from headroom.output.table import Cell, DetailTable, TableColumn
from headroom.output.writers.drawing.canvas import SvgDrawing
from headroom.output.writers.drawing.inks import RESULTS, on_paper
from headroom.rules.verdict import VehicleTestResult

_PAD, _TIGHT_PAD = 4.0, 3.0
"""Room beside each cell, and beside those that touch, points."""

_ABOVE, _ABOVE_DENSE, _ABOVE_TIGHT = 3.8, 3.0, 5.0
"""Room above and below a cell, points."""

_INSET, _MARK = 9.0, 11.0
"""Room before what stands farther in, and of a mark, points."""

_LONGEST_VERDICT = 16
"""Characters up to which a text beside a mark stays on one line."""

_SENTENCE = 60
"""Characters from which a text is a sentence."""


@dataclass(frozen=True, slots=True)
class PaperCell:
    """One cell.

    Attributes:
        text: What it says.
        mark: Result whose mark stands before the text.
        colour: Of the text, ``#rrggbb``; empty for that of all text.
        strong: Whether it is semibold.
        quiet: Whether it is of the size of a caption.
        inset: Whether it stands farther in.
        drawing: What is drawn in place of a text.
        fill: Behind it, ``#rrggbb``; empty for nothing.
        framed: Whether it is framed as what holds now.
    """

    text: str
    mark: VehicleTestResult | None = None
    colour: str = ""
    strong: bool = False
    quiet: bool = False
    inset: bool = False
    drawing: SvgDrawing | None = None
    fill: str = ""
    framed: bool = False

    @property
    def bound(self) -> str:
        """Return its text, that of a verdict as one word."""
        one_word = self.mark is not None and len(self.text) <= _LONGEST_VERDICT
        return self.text.replace(" ", "\N{NO-BREAK SPACE}") if one_word else self.text

    @property
    def before(self) -> float:
        """Return how much room stands before its text, points."""
        return (_MARK if self.mark is not None else 0.0) + (_INSET if self.inset else 0.0)


@dataclass(frozen=True, slots=True)
class PaperTable:
    """A table.

    Attributes:
        columns: Its columns.
        rows: Its cells, row by row.
        heading: Above it; empty for nothing.
        note: Beside the heading.
        caption: Below it.
        has_total: Whether the last row is the sum of the others.
        tight: Whether its cells touch, as those of a map do.
        prose: Whether its cells are sentences, set in smaller type.
        dense: Whether its rows stand closer.
        strong: Position of the column that answers, counted from the end where below 0; None for none.
    """

    columns: tuple[TableColumn, ...]
    rows: tuple[tuple[PaperCell, ...], ...]
    heading: str = ""
    note: str = ""
    caption: str = ""
    has_total: bool = False
    tight: bool = False
    strong: int | None = None
    prose: bool = False
    dense: bool = False

    @property
    def pad(self) -> float:
        """Return the room at either side of a cell, points."""
        return _TIGHT_PAD if self.tight else _PAD

    @property
    def above(self) -> float:
        """Return the room above and below a cell, points."""
        return _ABOVE_TIGHT if self.tight else _ABOVE_DENSE if self.dense else _ABOVE


def _unsaid(_count: int) -> str:
    """Say nothing of the rows that are not shown."""
    return ""


def of_detail(
    table: DetailTable, heading: str = "", *, most: int | None = None, rest: Callable[[int], str] = _unsaid
) -> PaperTable:
    """Return a table of the hand-over as paper has it.

    Args:
        table: The table.
        heading: What stands above it.
        most: Rows that are shown at most; None: all.
        rest: Returns where the others are found, given their number; it is said below the table.
    """
    rows, caption = table.rows, table.caption
    if most is not None and len(rows) > most:
        last = rows[-1:] if table.has_total else ()
        kept = (*rows[: most - len(last)], *last)
        caption = f"{rest(len(rows) - len(kept))} {caption}".strip()
        rows = kept
    cells = tuple(tuple(_cell(cell) for cell in row) for row in rows)
    prose = any(len(cell.text) > _SENTENCE for row in rows for cell in row)
    return PaperTable(table.columns, cells, heading, "", caption, has_total=table.has_total, prose=prose)


def _cell(cell: Cell) -> PaperCell:
    """Return a cell of the hand-over as paper has it."""
    colour = ""
    if cell.mark is not None and cell.tinted:
        colour = on_paper(RESULTS[cell.mark])
    elif cell.muted or cell.quiet:
        colour = on_paper("muted")
    return PaperCell(cell.text, cell.mark, colour, quiet=cell.quiet, inset=cell.inset)
