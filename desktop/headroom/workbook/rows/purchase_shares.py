"""Counts each supplier of a part by its purchase share, and points out parts that stand twice without one."""

from dataclasses import replace

import numpy as np

from headroom.arrays import CodedTexts, Flags, Floats, Whole
from headroom.book.problem import Severity
from headroom.foreign_text import a_few
from headroom.workbook.bytes.addresses import areas
from headroom.workbook.columns.amounts import ColumnAmounts
from headroom.workbook.columns.column import FieldColumn
from headroom.workbook.tables.findings import counted

_WHOLE = 1.0
_ROUNDING = 0.005
_FIRST_CELLS = 4


def with_purchase_shares(
    column: FieldColumn,
    quantity: ColumnAmounts,
    shares: Floats,
    part: Whole,
    current: Flags,
    place: CodedTexts,
) -> ColumnAmounts:
    """Return quantities times the purchase shares of their rows.

    The current rows of a part add up to 1; where they do not it is an error, and they are scaled. A part of
    which no row has a share counts in full in each, as do rows that are all whole and come from one place:
    the part is then used in several places of the vehicle.

    Args:
        column: The column of the shares.
        quantity: The quantities; a blank one is 1.
        shares: ``(row,)``, fractions; NaN where blank.
        part: ``(row,)``, a number for each part of each model; see ``part_of_model``.
        current: ``(row,)``, the rows that count as they are.
        place: ``(row,)``, who supplies it from where.
    """
    stated = ~np.isnan(shares) & current & (part >= 0)
    if not stated.any():
        return quantity
    group, rows = _groups(part, current)
    given = np.bincount(group, weights=np.nan_to_num(shares[rows]), minlength=group.max() + 1)
    blank = np.bincount(group, weights=np.isnan(shares[rows]), minlength=len(given))
    size = np.bincount(group, minlength=len(given))
    some = blank < size
    rest = np.where((blank > 0) & some, np.clip(_WHOLE - given, 0.0, None) / np.maximum(blank, 1), np.nan)
    filled = np.where(np.isnan(shares[rows]), rest[group], shares[rows])
    whole = np.bincount(
        group, weights=np.isclose(np.where(some[group], filled, 1.0), 1.0), minlength=len(given)
    )
    places = (whole == size) & _one_place(group, place.codes[rows].astype(np.int64), len(given))
    total = np.bincount(group, weights=np.nan_to_num(filled), minlength=len(given)).astype(np.float64)
    wrong = some & ~places & (np.abs(total - _WHOLE) > _ROUNDING)
    _report_wrong(column, wrong[group] & ~np.isnan(shares[rows]), rows, total[group])
    scale = np.where(wrong & (total > 0), 1.0 / np.where(total > 0, total, 1.0), 1.0)
    empty = wrong & (total <= 0)
    factor = np.ones(len(shares))
    equal = np.where(empty, 1.0 / size, 0.0)
    counted_by = np.where(empty[group], equal[group], filled * scale[group])
    factor[rows] = np.where(some[group], counted_by, 1.0)
    _report_filled(column, np.isin(np.arange(len(shares)), rows[some[group] & np.isnan(shares[rows])]))
    used = np.flatnonzero(factor != 1)
    if len(used):
        column.findings.whole_sheet(
            Severity.ASSUMPTION,
            f"The quantities of {counted(len(used), 'row')} are multiplied by their purchase share.",
            "",
            cell=f"{column.letters}{int(column.row_numbers[used[0]])}",
            rows=len(used),
        )
    values = np.where(np.isnan(quantity.values) & ~quantity.faulty, 1.0, quantity.values) * factor
    return replace(quantity, values=np.where(factor == 1, quantity.values, values))


def report_doubles(
    column: FieldColumn, shares: Floats, part: Whole, current: Flags, place: CodedTexts
) -> None:
    """Report once the parts that stand several times in one model, from several places, without a share.

    Args:
        column: The column of the part numbers.
        shares: ``(row,)``, fractions; NaN where blank.
        part: ``(row,)``, a number for each part of each model.
        current: ``(row,)``, the rows that count as they are.
        place: ``(row,)``, who supplies it from where; blank where neither is told.
    """
    group, rows = _groups(part, current)
    if not len(rows):
        return
    several = ~_one_place(group, place.codes[rows].astype(np.int64), int(group.max()) + 1)
    without = np.bincount(group, weights=~np.isnan(shares[rows]), minlength=len(several)) == 0
    where = np.zeros(len(part), dtype=np.bool_)
    where[rows[(several & without)[group]]] = True
    numbers = np.unique(column.row_numbers[where])
    if not len(numbers):
        return
    cells = [address for address, _ in areas(column.letters, numbers)]
    parts = int((several & without).sum())
    column.findings.whole_sheet(
        Severity.WARNING,
        f"{counted(parts, 'part')} of one model {'stands' if parts == 1 else 'stand'} in several rows from "
        f"different suppliers or countries ({a_few(cells, _FIRST_CELLS)}): each row counts in full.",
        "If they share the supply, add a column Purchase share %; mark alternatives in the column Source.",
        cell=cells[0].partition(":")[0],
        rows=len(numbers),
    )


def _groups(part: Whole, current: Flags) -> tuple[Whole, Whole]:
    """Return the rows that count, and for each of them the number of its part, from 0 without gaps."""
    rows = np.flatnonzero(current & (part >= 0))
    return np.unique(part[rows], return_inverse=True)[1].astype(np.int64), rows


def _one_place(group: Whole, place: Whole, size: int) -> Flags:
    """Return which parts come from one place only, ``(part,)``; a blank place is none of its own."""
    told = place >= 0
    least, most = np.full(size, np.iinfo(np.int64).max), np.full(size, -1)
    np.minimum.at(least, group[told], place[told])
    np.maximum.at(most, group[told], place[told])
    return least >= most


def _report_wrong(column: FieldColumn, where: Flags, rows: Whole, totals: Floats) -> None:
    """Report shares that do not add up; one problem for each row."""
    by_row = dict(zip(rows.tolist(), totals.tolist(), strict=True))
    flags = np.zeros(len(column.row_numbers), dtype=np.bool_)
    flags[rows[where]] = True
    at = np.flatnonzero(flags)
    column.findings.cells(
        Severity.ERROR,
        column.letters,
        column.row_numbers[at],
        lambda text: (
            f"The purchase shares of this part in its model add up to {text}, not to 100 %. "
            "They are scaled to 100 %."
        ),
        lambda position: f"{by_row[int(at[position])] * 100:g} %",
        "Correct the shares of the part; delete those of alternatives.",
    )


def _report_filled(column: FieldColumn, blank: Flags) -> None:
    """Report blank shares among stated ones."""
    rows = np.flatnonzero(blank)
    if len(rows):
        column.findings.whole_sheet(
            Severity.ASSUMPTION,
            f"The purchase share is blank in {counted(len(rows), 'row')} of parts with other shares: what is "
            "left of 100 % is used.",
            "Fill in the shares.",
            cell=f"{column.letters}{int(column.row_numbers[rows[0]])}",
            rows=len(rows),
        )
