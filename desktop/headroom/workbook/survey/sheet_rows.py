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
        encoding: How their text is encoded, where a person chose it; else empty.
        models: Names of models, in small letters, that the workbook names elsewhere.
        steps: How far the sheet indents or groups each row; empty where it does not.
        separator: What separates the cells of a text file; empty for workbooks.
        beside: Column of the sheet, from 0, from which on the cells are those of part lists; -1 for none.
    """

    texts: Sequence[Sequence[str]]
    merged: Sequence[Area]
    first_column: int
    encoding: str = ""
    models: frozenset[str] = frozenset()
    steps: Sequence[int] = ()
    separator: str = ""
    beside: int = -1
