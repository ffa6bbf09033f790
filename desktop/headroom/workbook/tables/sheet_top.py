"""The first rows of a sheet as a person sees them: what a survey looks at."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Protocol, cast

from headroom.book.survey import TextCoding
from headroom.workbook.bytes.cells import Value, shown
from headroom.workbook.bytes.reader_gaps import Area

ROWS_SEARCHED = 1000
"""Rows in which headings are looked for."""

COLUMNS_SEARCHED = 600
"""Columns in which headings are looked for."""


class SheetReader(Protocol):
    """One sheet of a workbook, row by row.

    Attributes:
        name: Name of the sheet.
        first_column: Position of the column that the first cell of each row stands in, from 0.
        height: How many rows there are; 0 where that is not known beforehand.
        merged: First and last cell of each merged area, as row and column from 0.
    """

    name: str
    first_column: int
    height: int
    merged: Sequence[Area]

    def rows(self) -> Iterator[Sequence[object]]:
        """Yield the cells of each row, from the sheet's first row on, all of the same number."""


@dataclass(frozen=True, slots=True, eq=False)
class SheetTop:
    """The first rows of a sheet.

    Attributes:
        name: Its name.
        file: Name of its file; empty where one file is open.
        hidden: Whether Excel hides it.
        height: Rows it has; 0 where that is not known beforehand.
        first_column: Column of the sheet that the first cell of each row stands in, from 0.
        rows: As shown, all of the same number of cells.
        merged: Merged areas by row and column of ``rows``, from 0.
        wider: How many columns there are beyond those looked at.
        coding: How the text is encoded; None for workbooks.
        steps: How far the sheet indents or groups each row; empty where it does not.
        separator: What separates the cells of a text file; empty for workbooks.
        not_shown: Which of ``rows`` the sheet does not show, as Excel counts, as far as that was looked at.
    """

    name: str
    file: str
    hidden: bool
    height: int
    first_column: int
    rows: tuple[tuple[str, ...], ...]
    merged: tuple[Area, ...]
    wider: int = 0
    coding: TextCoding | None = None
    steps: tuple[int, ...] = ()
    separator: str = ""
    not_shown: tuple[int, ...] = ()

    @classmethod
    def of(
        cls,
        sheet: SheetReader,
        file: str,
        *,
        hidden: bool,
        steps: Callable[[int], Sequence[int]] | None = None,
    ) -> "SheetTop":
        """Return the first rows of a sheet.

        Args:
            sheet: The sheet.
            file: Name of its file; empty where one file is open.
            hidden: Whether Excel hides it.
            steps: Returns how far the sheet indents or groups each of so many first rows, empty where it
                does not; None: its kind of file does not tell.
        """
        raw = list(islice(sheet.rows(), ROWS_SEARCHED))
        width = max((len(cells) for cells in raw), default=0)
        looked_at = min(width, COLUMNS_SEARCHED)
        rows = tuple(tuple(_text(cell) for cell in cells[:looked_at]) for cells in raw)
        left = sheet.first_column
        merged = tuple(
            ((top, first - left), (bottom, last - left))
            for (top, first), (bottom, last) in sheet.merged
            if top < len(rows) and left <= first < left + looked_at
        )
        height = sheet.height + 1 if sheet.height else len(raw) if len(raw) < ROWS_SEARCHED else 0
        indented = tuple(steps(len(rows))) if steps is not None else ()
        wider = width - looked_at
        separator = str(getattr(sheet, "separator", ""))  # only text files have one
        return cls(
            sheet.name,
            file,
            hidden,
            height,
            left,
            rows,
            merged,
            wider,
            steps=indented,
            separator=separator,
        )


def _text(cell: object) -> str:
    """Return a cell as a person would read it."""
    if isinstance(cell, str):
        return cell
    if cell is None:
        return ""
    return shown(float(cell)) if type(cell) is int else shown(cast(Value | float, cell))
