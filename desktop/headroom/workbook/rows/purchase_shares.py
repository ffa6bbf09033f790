"""Counts each supplier of a part by its purchase share, and points out parts that stand twice without one."""

from dataclasses import replace

import numpy as np

from headroom.arrays import CodedTexts, Flags, Floats, Whole
from headroom.book.problem import Severity
from headroom.book.purchase_shares import groups, one_place, shared_supply
from headroom.foreign_text import a_few
from headroom.language import localized, tr, tr_count
from headroom.workbook.bytes.addresses import areas
from headroom.workbook.columns.amounts import ColumnAmounts
from headroom.workbook.columns.column import FieldColumn

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
    supply = shared_supply(shares, part, current, place.codes.astype(np.int64))
    factor = supply.factor
    _report_wrong(column, supply.wrong & stated, supply.total)
    _report_filled(column, supply.filled)
    used = np.flatnonzero(factor != 1)
    if len(used):
        column.findings.whole_sheet(
            Severity.ASSUMPTION,
            tr_count(
                "The quantities of {n} row are multiplied by their purchase share.",
                "The quantities of {n} rows are multiplied by their purchase share.",
                len(used),
            ),
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
    group, rows = groups(part, current)
    if not len(rows):
        return
    several = ~one_place(group, place.codes[rows].astype(np.int64), int(group.max()) + 1)
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
        tr_count(
            "{n} part of one model stands in several rows from different suppliers or countries "
            "({cells}): each row counts in full.",
            "{n} parts of one model stand in several rows from different suppliers or countries "
            "({cells}): each row counts in full.",
            parts,
            cells=a_few(cells, _FIRST_CELLS),
        ),
        tr(
            "If they share the supply, add a column Purchase share %; mark alternatives in the column Source."
        ),
        cell=cells[0].partition(":")[0],
        rows=len(numbers),
    )


def _report_wrong(column: FieldColumn, where: Flags, total: Floats) -> None:
    """Report shares that do not add up; one problem for each row."""
    at = np.flatnonzero(where)
    column.findings.cells(
        Severity.ERROR,
        column.letters,
        column.row_numbers[at],
        lambda text: tr(
            "The purchase shares of this part in its model add up to {percent}, not to 100 %. They "
            "are scaled to 100 %.",
            percent=text,
        ),
        lambda position: f"{localized(f'{total[int(at[position])] * 100:g}')} %",
        tr("Correct the shares of the part; delete those of alternatives."),
    )


def _report_filled(column: FieldColumn, blank: Flags) -> None:
    """Report blank shares among stated ones."""
    rows = np.flatnonzero(blank)
    if len(rows):
        column.findings.whole_sheet(
            Severity.ASSUMPTION,
            tr_count(
                "The purchase share is blank in {n} row of parts with other shares: what is left of 100 % "
                "is used.",
                "The purchase share is blank in {n} rows of parts with other shares: what is left of 100 % "
                "is used.",
                len(rows),
            ),
            tr("Fill in the shares."),
            cell=f"{column.letters}{int(column.row_numbers[rows[0]])}",
            rows=len(rows),
        )
