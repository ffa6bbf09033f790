"""The rows of a sheet that a survey looks at."""

from collections.abc import Sequence
from dataclasses import dataclass

from headroom.workbook.bytes.reader_gaps import Area


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows of a sheet as shown, and where they stand.

    Attributes:
        texts: The rows, all of the same number of cells.
        merged: Merged areas by row and column of ``texts``, from 0.
        first_column: Column of the sheet that the first cell stands in, from 0.
        separator: What separates the cells of a text file; empty for workbooks.
    """

    texts: Sequence[Sequence[str]]
    merged: Sequence[Area]
    first_column: int
    separator: str = ""
