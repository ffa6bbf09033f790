"""The rows of a workbook as plain columns, for frames, filters and pivots: one for each entry of a field."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from headroom.arrays import CodedTexts
from headroom.book.part_rows import ROW_FIELDS, TYPED, PartRows


@dataclass(frozen=True, slots=True, eq=False)
class RowColumn:
    """One column.

    Attributes:
        name: Key of its field.
        title: Its name for people.
        unit: Unit and range as the template says them; shares are fractions here.
        values: ``(row,)``, numbers, or texts as objects; NaN and an empty text are blank cells.
    """

    name: str
    title: str
    unit: str
    values: npt.NDArray[Any]


def row_columns(rows: PartRows) -> tuple[RowColumn, ...]:
    """Return the columns of some rows: those the calculation knows, then others that some sheet has."""
    return tuple(
        RowColumn(field.name, field.said, field.unit, _plain(rows, field.name))
        for field in ROW_FIELDS
        if field in TYPED or field.name in rows.more
    )


def _plain(rows: PartRows, name: str) -> npt.NDArray[Any]:
    cells = rows.column(name)
    if not isinstance(cells, CodedTexts):
        return cells
    return np.array([*cells.values, ""], dtype=object)[cells.codes]
