"""What the price of a row is for, by its column, its cell or its currency: pieces, hundreds, kilograms."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from headroom.arrays import Flags, Floats, Ints
from headroom.book.problem import Severity
from headroom.language import localized, tr, tr_count
from headroom.notation.numbers import typed_number
from headroom.notation.units import CountingUnit, is_thousand_or_metre, price_unit_of
from headroom.workbook.bytes.cells import Cells
from headroom.workbook.columns.column import FieldColumn
from headroom.workbook.columns.measured_cells import UnitBeside
from headroom.workbook.tables.findings import quoted


@dataclass(frozen=True, slots=True, eq=False)
class RowUnits:
    """The unit of each row, of its price or of its quantity.

    Attributes:
        codes: ``(row,)``, index into ``units``, -1 where nothing says it.
        units: The units.
        texts: As they are written first.
    """

    codes: Ints
    units: tuple[CountingUnit, ...] = ()
    texts: tuple[str, ...] = ()

    @classmethod
    def of(cls, beside: Iterable[UnitBeside], size: int) -> "RowUnits":
        """Return the units of rows; the first that says something of a row counts."""
        codes = np.full(size, -1, dtype=np.int32)
        units: list[CountingUnit] = []
        texts: list[str] = []
        for one in beside:
            if one.unit not in units:
                units.append(one.unit)
                texts.append(one.said)
            codes[one.where & (codes < 0)] = units.index(one.unit)
        return cls(codes, tuple(units), tuple(texts))


def column_of_pieces(column: FieldColumn, *, metre: bool) -> tuple[FieldColumn, tuple[UnitBeside, ...]]:
    """Return the column Price unit with numbers in place of codes such as ``C``, and what they mean.

    A unit that is no number of pieces becomes 1: the price is for one of it.

    Args:
        column: The column.
        metre: Whether ``M`` is a metre; else it is a thousand pieces.
    """
    cells = column.cells
    units: dict[int, CountingUnit] = {}
    for code, value in enumerate(cells.values):
        if isinstance(value, str) and typed_number(value) is None:
            unit = price_unit_of(value, thousand=not metre)
            if unit is not None:
                units[code] = unit
    if not units:
        return column, ()
    pieces = np.full(len(cells.values) + 1, np.nan)
    for code, unit in units.items():
        pieces[code] = unit.pieces or 1.0
    where = cells.having(list(units))
    numbers = np.where(where, pieces[cells.codes], cells.numbers)
    plain = Cells(numbers, np.where(where, np.int32(-1), cells.codes), cells.values)
    return replace(column, cells=plain), tuple(_coded(column, units))


def _coded(column: FieldColumn, units: dict[int, CountingUnit]) -> Iterator[UnitBeside]:
    """Yield where each unit stands; codes for several pieces are reported."""
    for unit in dict.fromkeys(units.values()):
        codes = [code for code, one in units.items() if one == unit]
        where = column.cells.having(codes)
        rows = np.unique(column.row_numbers[where])
        if not len(rows):
            continue
        text = str(column.value(int(np.flatnonzero(where)[0])))
        yield UnitBeside(unit, text, per=True, where=where)
        if unit.pieces > 1 or is_thousand_or_metre(text):
            column.findings.whole_sheet(
                Severity.ASSUMPTION,
                _read_as(column, quoted(text), unit, len(rows)),
                tr("Write the number of pieces that the cost is for."),
                cell=f"{column.letters}{int(rows[0])}",
                rows=len(rows),
            )


def pieces_beside(stated: Floats, beside: Sequence[UnitBeside], column: FieldColumn) -> Floats:
    """Return for how many pieces the price of each row is, ``(row,)``.

    Args:
        stated: ``(row,)``, what the column Price unit says; NaN where it says nothing.
        beside: What the cells of the cost and of the currency say: used where the column says nothing.
        column: The column of the cost: where it is reported.
    """
    found = stated.copy()
    for one in beside:
        where = one.where & np.isnan(found)
        if one.unit.pieces <= 1:
            continue
        found[where] = one.unit.pieces
        rows = np.unique(column.row_numbers[where])
        if len(rows):
            column.findings.whole_sheet(
                Severity.ASSUMPTION,
                tr_count(
                    "{field} is for {unit} where {value} stands beside it: it is divided by {number} ({n} "
                    "row).",
                    "{field} is for {unit} where {value} stands beside it: it is divided by {number} ({n} "
                    "rows).",
                    len(rows),
                    field=column.called,
                    unit=one.unit.said,
                    value=quoted(one.said),
                    number=localized(f"{one.unit.pieces:,g}"),
                ),
                tr("Write the cost of one piece, or add a column Price unit."),
                cell=f"{column.letters}{int(rows[0])}",
                rows=len(rows),
            )
    return np.where(np.isnan(found), 1.0, found)


def as_read(beside: Iterable[UnitBeside], *, metre: bool) -> tuple[UnitBeside, ...]:
    """Return what prices are for, with ``M`` as it is to be read."""
    return tuple(
        replace(one, unit=price_unit_of(one.text, thousand=not metre) or one.unit)
        if is_thousand_or_metre(one.text)
        else one
        for one in beside
    )


def units_of_measure(column: FieldColumn) -> tuple[UnitBeside, ...]:
    """Return what the column Unit of measure says that quantities count."""
    units: dict[CountingUnit, list[int]] = {}
    texts: dict[CountingUnit, str] = {}
    for code, value in enumerate(column.cells.values):
        if not isinstance(value, str) or not any(letter.isalpha() for letter in value):
            continue
        text = " ".join(value.split())
        unit = price_unit_of(text, thousand=False) or CountingUnit(text.casefold())
        units.setdefault(unit, []).append(code)
        texts.setdefault(unit, text)
    return tuple(
        UnitBeside(unit, texts[unit], per=False, where=column.cells.having(codes))
        for unit, codes in units.items()
    )


def report_units(
    column: Mapping[str, FieldColumn],
    counted_in: Sequence[UnitBeside],
    priced_for: Sequence[UnitBeside],
    value: Floats,
) -> None:
    """Warn where the price is not for what the quantity counts, once for each unit.

    Args:
        column: The columns by field.
        counted_in: What quantities count.
        priced_for: What prices are for.
        value: ``(row,)``, quantity times cost, in US dollars; NaN where the row does not count.
    """
    if not counted_in and not priced_for:
        return
    usable = ~np.isnan(value)
    counts, prices = RowUnits.of(counted_in, len(value)), RowUnits.of(priced_for, len(value))
    quantity, measure = column["quantity"], column["unit_of_measure"]
    places = measure if measure.letters else quantity if quantity.letters else column["unit_cost"]
    names = [unit.name for unit in counts.units]
    priced = np.array([names.index(u.name) if u.name in names else -2 for u in prices.units] + [-1])
    same = (priced[prices.codes] == counts.codes) & (counts.codes >= 0)
    for code, unit in enumerate(counts.units):
        if unit.is_piece:
            continue
        where = usable & (counts.codes == code) & ~same
        other = _other(prices, where)
        _warn(
            places,
            where,
            value,
            _counts_another(quoted(counts.texts[code]), other),
            tr("Check that the cost is for this unit."),
        )
    pieces = np.array([*(unit.is_piece for unit in counts.units), True], dtype=np.bool_)[counts.codes]
    for code, unit in enumerate(prices.units):
        if unit.pieces:
            continue
        where = usable & (prices.codes == code) & pieces
        _warn(
            quantity if quantity.letters else places,
            where,
            value,
            _is_for_another(quoted(prices.texts[code])),
            tr("Check that the quantity is in this unit."),
        )


def _read_as(column: FieldColumn, text: str, unit: CountingUnit, rows: int) -> str:
    """Return for how many pieces a price is read."""
    if not unit.pieces:
        return tr_count(
            "{field} {value} is read as a metre ({n} row).",
            "{field} {value} is read as a metre ({n} rows).",
            rows,
            field=column.called,
            value=text,
        )
    return tr_count(
        "{field} {value} is read as {unit}: the costs are divided by {number} ({n} row).",
        "{field} {value} is read as {unit}: the costs are divided by {number} ({n} rows).",
        rows,
        field=column.called,
        value=text,
        unit=unit.said,
        number=localized(f"{unit.pieces:,g}"),
    )


def _counts_another(unit: str, price: str) -> Callable[[int, str], str]:
    """Return the sentence for quantities of another unit than the price; see ``_warn``.

    Args:
        unit: What is counted, in quotation marks.
        price: What the price is for; empty where it does not say that it is for this.
    """
    if price:
        return lambda n, amount: tr_count(
            "The quantity is in {unit} in {n} row, and the price is for {other}: quantity times cost is "
            "used as it stands ({amount} USD).",
            "The quantity is in {unit} in {n} rows, and the price is for {other}: quantity times cost is "
            "used as it stands ({amount} USD).",
            n,
            unit=unit,
            other=price,
            amount=amount,
        )
    return lambda n, amount: tr_count(
        "The quantity is in {unit} in {n} row, and the price is not said to be for it: quantity times cost "
        "is used as it stands ({amount} USD).",
        "The quantity is in {unit} in {n} rows, and the price is not said to be for it: quantity times "
        "cost is used as it stands ({amount} USD).",
        n,
        unit=unit,
        amount=amount,
    )


def _is_for_another(unit: str) -> Callable[[int, str], str]:
    """Return the sentence for prices of another unit than the quantity; see ``_warn``."""
    return lambda n, amount: tr_count(
        "The price is for {unit} in {n} row, and the quantity does not say that it counts this: quantity "
        "times cost is used as it stands ({amount} USD).",
        "The price is for {unit} in {n} rows, and the quantity does not say that it counts this: quantity "
        "times cost is used as it stands ({amount} USD).",
        n,
        unit=unit,
        amount=amount,
    )


def _other(prices: RowUnits, where: Flags) -> str:
    """Return what the prices of some rows are for, in quotation marks; empty where that is not one unit."""
    codes = np.unique(prices.codes[where])
    named = [prices.texts[code] for code in codes.tolist() if code >= 0]
    return quoted(named[0]) if len(named) == 1 and len(codes) == 1 else ""


def _warn(
    column: FieldColumn, where: Flags, value: Floats, message: Callable[[int, str], str], remedy: str
) -> None:
    """Add a warning about some rows; its sentence is made of their number and their value."""
    rows = np.unique(column.row_numbers[where])
    if not len(rows):
        return
    worth = float(np.nansum(value[where]))
    column.findings.whole_sheet(
        Severity.WARNING,
        message(len(rows), localized(f"{worth:,.2f}")),
        remedy,
        cell=f"{column.letters}{int(rows[0])}",
        rows=len(rows),
    )
