"""Reads columns of amounts and of percentages."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from headroom.arrays import Flags, Floats
from headroom.book.fields.field import CellKind
from headroom.book.layout import DecimalMark, ShareUnit
from headroom.book.problem import Severity
from headroom.language import localized, tr
from headroom.notation.measured_numbers import as_required
from headroom.notation.numbers import LARGEST, Decimals, Style, Typed, decimals_of
from headroom.workbook.bytes.cells import Value, shown
from headroom.workbook.columns.amount_words import (
    told_of_decimals,
    told_of_fractions,
    told_of_scale,
    told_of_small_percentages,
)
from headroom.workbook.columns.column import FIELD, VALUE, FieldColumn, is_date, is_error_value
from headroom.workbook.columns.measured_cells import (
    UnitBeside,
    report_measured,
    typed_cells,
    units_beside,
)
from headroom.workbook.tables.findings import quoted

_PERCENT = 100.0
_QUANTITY = "quantity"
_DIGITS_OF_SHARE = 12


@dataclass(frozen=True, slots=True, eq=False)
class ColumnAmounts:
    """The numbers of one column.

    Attributes:
        values: ``(row,)``; shares as fractions; NaN where the cell is blank or faulty.
        faulty: ``(row,)``, where the cell holds something that cannot be used.
        currencies: ISO 4217 codes that stand beside amounts typed as text, by ``(row,)`` flags.
        units: The units that stand beside them.
    """

    values: Floats
    faulty: Flags
    currencies: Mapping[str, Flags]
    units: tuple[UnitBeside, ...] = ()


def read_amounts(column: FieldColumn) -> ColumnAmounts:
    """Return the numbers of a column; what is wrong with its cells is reported."""
    cells = column.cells
    read = typed_cells(column.field, cells.values, in_cents=column.in_cents and column.spelling.per != 1)
    typed = read.numbers
    decimals = _decimals(column, typed)
    percent = column.field.kind is CellKind.PERCENT
    faulty = column.report_without_value(Severity.ERROR)
    faulty |= _report_no_numbers(column, typed, decimals, percent=percent)
    parsed = np.array([*read.values(decimals.style), np.nan])
    values = np.where(cells.codes < 0, cells.numbers, parsed[cells.codes])
    values[faulty] = np.nan
    _report_assumed_decimals(column, typed, decimals)
    if percent:
        signed = np.array([*(n is not None and n.percent for n in typed), False], dtype=np.bool_)[cells.codes]
        if column.spelling.unit is ShareUnit.FRACTION:
            values = np.where(signed, values, values * _PERCENT)
        elif column.spelling.unit is ShareUnit.BY_COLUMN:
            values = _as_percent(column, values, signed)
    faulty |= _report_out_of_range(column, values, faulty, percent=percent)
    values[faulty] = np.nan
    if percent:
        values = np.round(values / _PERCENT, _DIGITS_OF_SHARE)  # 62.5 / 100 and 0.625 must be the same float
    elif column.spelling.per != 1:
        values = _scaled(column, values)
    report_measured(column, read, values)
    return ColumnAmounts(values + 0.0, faulty, _currencies(column, typed), units_beside(column, read))


def _decimals(column: FieldColumn, typed: tuple[Typed | None, ...]) -> Decimals:
    """Return how the numbers of a column are read: as its layout says, else from the evidence."""
    mark = column.spelling.decimal
    if mark is DecimalMark.BY_CELL:
        found = decimals_of(number for number in typed if number is not None)
        if found.assumed and column.mark is DecimalMark.COMMA:
            return Decimals(Style.COMMA, assumed=True)
        return found
    either = any(number is not None and number.style is Style.EITHER for number in typed)
    return Decimals(Style.COMMA if mark is DecimalMark.COMMA else Style.POINT, assumed=either)


def _scaled(column: FieldColumn, values: Floats) -> Floats:
    """Return amounts that are for several pieces for one, and those in thousands in full; it is reported."""
    rows = np.flatnonzero(~np.isnan(values))
    per = column.spelling.per
    scaled = values / per if per > 1 else values * round(1 / per)
    if len(rows):
        first = rows[0]
        message, remedy = told_of_scale(column, float(values[first]), float(scaled[first]))
        column.findings.whole_sheet(
            Severity.ASSUMPTION,
            message,
            remedy,
            cell=f"{column.letters}{int(column.row_numbers[first])}",
            rows=len(rows),
        )
    return scaled


def _report_no_numbers(
    column: FieldColumn, typed: tuple[Typed | None, ...], decimals: Decimals, *, percent: bool
) -> Flags:
    """Report the cells that hold no number, or one that cannot be read; return where, ``(row,)``."""
    by_value = dict(zip(column.cells.values, typed, strict=True))

    def no_number(value: Value) -> bool:
        if not isinstance(value, str):
            return isinstance(value, bool)
        return (
            bool(value.strip()) and by_value[value] is None and not (needed(value) or is_error_value(value))
        )

    def needed(value: Value) -> bool:
        return column.field.name == _QUANTITY and isinstance(value, str) and as_required(value)

    def misplaced_percent(value: Value) -> bool:
        number = by_value[value]
        return number is not None and number.percent and not percent

    def either(value: Value) -> bool:
        number = by_value[value]
        return number is not None and number.style is Style.EITHER and decimals.style is Style.EITHER

    found = np.zeros(len(column.cells), dtype=np.bool_)
    dates = column.odd(is_date)
    column.report(
        Severity.ERROR,
        dates,
        tr("{field} {value} is a date, not a number.", field=FIELD, value=VALUE),
        tr("Give the cell a number format and type the number."),
    )
    found |= dates
    for kind, fault, remedy in (
        (
            no_number,
            tr("{field} {value} is not a number.", field=FIELD, value=VALUE),
            tr("Type a number into {field}.", field=column.called),
        ),
        (
            needed,
            tr("{field} {value} is no number of pieces: as much as is needed.", field=FIELD, value=VALUE),
            tr("Type how much of it one vehicle needs."),
        ),
        (
            misplaced_percent,
            tr("{field} {value} is a percentage, not an amount.", field=FIELD, value=VALUE),
            tr("Type the amount."),
        ),
        (
            either,
            tr(
                "{field} {value} can be read in two ways: the column has decimal points and decimal commas.",
                field=FIELD,
                value=VALUE,
            ),
            tr("Write all numbers of the column in one way, best as numbers instead of text."),
        ),
    ):
        where = column.holding(kind)
        column.report(Severity.ERROR, where, fault, remedy)
        found |= where
    return found


def _report_out_of_range(column: FieldColumn, values: Floats, faulty: Flags, *, percent: bool) -> Flags:
    """Report numbers that are outside the field's range; return where, ``(row,)``."""
    is_number = (column.cells.codes < 0) | ~np.isnan(values)
    checked = is_number & ~faulty
    strange = checked & ~(np.abs(values) <= LARGEST)
    column.report(
        Severity.ERROR,
        strange,
        tr("{field} {value} is not a usable number.", field=FIELD, value=VALUE),
        tr("Type a number of sensible size."),
    )
    checked &= ~strange
    found = strange
    if column.field.above_zero:
        where = checked & (values <= 0)
        column.report(
            Severity.ERROR,
            where,
            tr("{field} {value} is not above 0.", field=FIELD, value=VALUE),
            tr("Type a number above 0, or leave the cell blank."),
        )
        found = found | where
    else:
        where = checked & (values < 0)
        column.report(
            Severity.ERROR,
            where,
            tr("{field} {value} is below 0.", field=FIELD, value=VALUE),
            tr("Type 0 or a number above 0."),
        )
        found = found | where
    most = column.field.most
    if most is not None:
        where = checked & (values > most)
        column.report(
            Severity.ERROR,
            where,
            tr("{field} {value} is above {most}.", field=FIELD, value=VALUE, most=localized(f"{most:g}")),
            tr("Type a number up to {most}.", most=localized(f"{most:g}")),
        )
        found = found | where
    if column.field.kind is CellKind.COUNT:
        where = checked & (values % 1 != 0)
        column.report(
            Severity.ERROR,
            where,
            tr("{field} {value} is not a whole number.", field=FIELD, value=VALUE),
            tr("Type a whole number."),
        )
        found = found | where
    if percent:
        where = checked & (values > _PERCENT)
        column.report(
            Severity.ERROR,
            where,
            tr("{field} {value} is above 100 %.", field=FIELD, value=VALUE),
            tr("Type a percentage from 0 to 100."),
        )
        found = found | where
    return found


def _report_assumed_decimals(
    column: FieldColumn, typed: tuple[Typed | None, ...], decimals: Decimals
) -> None:
    """Report how a column is read in which nothing says what separates the decimals."""
    if not decimals.assumed:
        return
    codes = [code for code, number in enumerate(typed) if number is not None and number.style is Style.EITHER]
    rows = np.flatnonzero(column.cells.having(codes))
    if not len(rows):
        return
    code = int(column.cells.codes[rows[0]])
    number = typed[code]
    read = number.value(decimals.style) if number is not None else 0.0
    text = quoted(shown(column.cells.values[code]))
    column.findings.whole_sheet(
        Severity.ASSUMPTION,
        told_of_decimals(column, text, read, len(rows)),
        tr("Store the numbers of this column as numbers, not as text."),
        cell=f"{column.letters}{int(column.row_numbers[rows[0]])}",
        rows=len(rows),
    )


def _as_percent(column: FieldColumn, values: Floats, signed: Flags) -> Floats:
    """Return the numbers in percent: a column of fractions is taken for fractions, and says so.

    Args:
        column: The column.
        values: ``(row,)``.
        signed: ``(row,)``, where the cell has a percent sign.
    """
    plain = ~signed & (values > 0)
    if not plain.any():
        return values
    rows = np.flatnonzero(plain & (values < 1))
    first = f"{column.letters}{int(column.row_numbers[(rows if len(rows) else np.flatnonzero(plain))[0]])}"
    if (values[plain] <= 1).all():
        count = int(plain.sum())
        sample = float(values[np.flatnonzero(plain)[0]])
        column.findings.whole_sheet(
            Severity.ASSUMPTION,
            told_of_fractions(column, sample, count),
            tr("If they are percentages below 1, write them with a percent sign."),
            cell=first,
            rows=count,
        )
        return np.where(plain, values * _PERCENT, values)
    if len(rows):
        sample = float(values[rows[0]])
        column.findings.whole_sheet(
            Severity.WARNING,
            told_of_small_percentages(column, sample, len(rows)),
            tr("Write the whole column in percent, from 0 to 100."),
            cell=first,
            rows=len(rows),
        )
    return values


def _currencies(column: FieldColumn, typed: tuple[Typed | None, ...]) -> dict[str, Flags]:
    """Return which rows name which currency beside the amount."""
    codes: dict[str, list[int]] = {}
    for code, number in enumerate(typed):
        if number is not None and number.currency:
            codes.setdefault(number.currency, []).append(code)
    return {currency: column.cells.having(found) for currency, found in codes.items()}
