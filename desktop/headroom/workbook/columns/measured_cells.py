"""Cells of a column of numbers with more than a number in them: units, cents, thousands."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from headroom.arrays import Flags, Floats
from headroom.book.fields.field import CellKind, Field
from headroom.book.problem import Severity
from headroom.language import localized, tr, tr_count
from headroom.notation.measured_numbers import (
    CENT,
    Measured,
    measured_price,
    measured_quantity,
    measured_total,
)
from headroom.notation.numbers import Style, Typed, typed_number
from headroom.notation.units import CountingUnit
from headroom.workbook.bytes.cells import Value, shown
from headroom.workbook.columns.column import FieldColumn
from headroom.workbook.tables.findings import quoted

_QUANTITY = "quantity"
_SCALES = {
    CENT: tr("it is in cents"),
    1e3: tr("“k” and the like stand for thousands"),
    1e6: tr("“M” and the like stand for millions"),
    1.0: tr("a unit stands beside it"),
}
_MONEY = frozenset({"extended_cost"})
"""Fields of money that are not for one part, beside those that are."""


@dataclass(frozen=True, slots=True, eq=False)
class UnitBeside:
    """Cells that name the same unit beside their number.

    Attributes:
        unit: The unit.
        text: As it is written there first, or the name of the unit.
        per: Whether it is what the money is for, as in ``3.58/kg``; else what is counted.
        where: ``(row,)``, the cells.
    """

    unit: CountingUnit
    text: str
    per: bool
    where: Flags

    @property
    def said(self) -> str:
        """Return it as it is written there, or what it is called where it stands for several spellings."""
        return self.unit.said if self.text == self.unit.name else self.text


@dataclass(frozen=True, slots=True, eq=False)
class TypedCells:
    """The numbers in the distinct values of a column that are texts.

    Attributes:
        numbers: ``(value,)``, None where there is none.
        measured: What stands beside them, by the place of the value.
    """

    numbers: tuple[Typed | None, ...]
    measured: Mapping[int, Measured]

    def values(self, decimals: Style) -> list[float]:
        """Return the numbers, NaN where there is none.

        Args:
            decimals: What separates the decimals where a number allows either.
        """
        found = [np.nan if number is None else number.value(decimals) for number in self.numbers]
        for code, one in self.measured.items():
            scale = one.scale
            found[code] = found[code] * scale if scale >= 1 else found[code] / round(1 / scale)
        return found


def typed_cells(field: Field, values: Sequence[Value], *, in_cents: bool = False) -> TypedCells:
    """Return the numbers in distinct values; what is no plain number may have a unit beside it.

    Args:
        field: The field.
        values: What its cells hold.
        in_cents: Whether the heading says that the amounts are in hundredths, as a cell may once more.
    """
    numbers = [typed_number(value) if isinstance(value, str) else None for value in values]
    read = _reader(field)
    measured: dict[int, Measured] = {}
    if read is not None:
        for code, number in enumerate(numbers):
            value = values[code]
            if number is None and isinstance(value, str) and (found := read(value)) is not None:
                known = in_cents and found.scale == CENT  # its heading divides it
                measured[code] = replace(found, scale=1.0) if known else found
                numbers[code] = found.number
    return TypedCells(tuple(numbers), measured)


def units_beside(column: FieldColumn, typed: TypedCells) -> tuple[UnitBeside, ...]:
    """Return the units that stand beside the numbers of a column."""
    codes: dict[tuple[CountingUnit, bool], list[int]] = {}
    texts: dict[tuple[CountingUnit, bool], str] = {}
    for code, one in typed.measured.items():
        for unit, per in ((one.unit, False), (one.per, True)):
            if unit is not None:
                codes.setdefault((unit, per), []).append(code)
                texts.setdefault((unit, per), one.per_text if per else unit.name)
    return tuple(
        UnitBeside(unit, texts[unit, per], per, column.cells.having(found))
        for (unit, per), found in codes.items()
    )


def report_measured(column: FieldColumn, typed: TypedCells, values: Floats) -> None:
    """Report how cells with more than a number were read, once for each way.

    Args:
        column: The column.
        typed: Its numbers.
        values: ``(row,)``, as read.
    """
    for codes, said in _ways(typed):
        rows = np.flatnonzero(column.cells.having(codes))
        if not len(rows):
            continue
        first = int(rows[0])
        text = quoted(shown(column.value(first)))
        column.findings.whole_sheet(
            Severity.ASSUMPTION,
            # Translators: "why" is a clause, for instance "a unit stands beside it".
            tr_count(
                "{field} {value} is read as {number}: {why} ({n} cell).",
                "{field} {value} is read as {number}: {why} ({n} cells).",
                len(rows),
                field=column.called,
                value=text,
                number=localized(f"{values[first]:,.10g}"),
                why=said,
            ),
            tr("Write the number alone into the cell."),
            cell=f"{column.letters}{int(column.row_numbers[first])}",
            rows=len(rows),
        )


def _ways(typed: TypedCells) -> Iterator[tuple[list[int], str]]:
    """Yield the places of values that were read in the same way, and what is to be said of them."""
    for scale, said in _SCALES.items():
        codes = [code for code, one in typed.measured.items() if one.scale == scale]
        if codes:
            yield codes, said


def _reader(field: Field) -> Callable[[str], Measured | None] | None:
    """Return what reads the cells of a field that are no plain numbers; None where nothing else may stand."""
    if field.kind is CellKind.PERCENT or not field.measured:
        return None
    if field.name == _QUANTITY:
        return measured_quantity
    return measured_price if field.per_part or field.name in _MONEY else measured_total
