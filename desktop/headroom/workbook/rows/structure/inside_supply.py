"""What purchase shares come to inside the assemblies of a bill, and what goes with assemblies out of use."""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from headroom.arrays import CodedTexts, Flags, Floats, Ints, Whole
from headroom.book.counted_nodes import Bill, Counted
from headroom.book.part_tree import INSIDE, OPENED
from headroom.book.problem import Severity
from headroom.book.purchase_shares import SharedSupply, supply_inside
from headroom.foreign_text import a_few
from headroom.language import tr, tr_count
from headroom.workbook.columns.amounts import ColumnAmounts
from headroom.workbook.columns.column import FieldColumn
from headroom.workbook.rows.same_parts import part_of_model, place_of

_SHARE = "purchase_share"
_FIRST = 4
_WHOLE = 1.0


def with_supply_inside(
    bill: Bill, words: Mapping[str, tuple[CodedTexts, Flags]], amounts: Mapping[str, ColumnAmounts]
) -> tuple[Bill, SharedSupply | None]:
    """Return a bill with what its purchase shares come to inside its assemblies; None where they say nothing.

    Args:
        bill: The bill, with what of it is out of use.
        words: The texts of its table, by field name.
        amounts: Its amounts, by field name.
    """
    row, share = bill.shape.row, amounts[_SHARE]
    supply = supply_inside(
        bill.shape.parent,
        part_of_model(words["model"][0], words["part_number"][0])[row],
        np.where(share.faulty, np.nan, share.values)[row],
        ~bill.alternative & ~bill.gone,
        place_of(words["supplier"][0], words["origin"][0]).codes.astype(np.int64)[row],
    )
    if supply is None and not bill.gone.any():
        return bill, None
    factor = np.ones(len(row)) if supply is None else supply.factor
    return replace(bill, supply=np.where(bill.gone, 0.0, factor)), supply


def report_inside(
    column: Mapping[str, FieldColumn],
    bill: Bill,
    fates: Counted,
    supply: SharedSupply | None,
    shares: ColumnAmounts,
) -> None:
    """Report shares that do not add up or are not applied, and parts of assemblies that are out of use.

    Args:
        column: The columns of the table by field name.
        bill: The bill.
        fates: Which of its nodes count.
        supply: What its purchase shares come to inside assemblies; None: nothing.
        shares: The purchase shares that its rows state.
    """
    _report_opened(column[_SHARE], bill, fates, shares.values[bill.shape.row])
    if supply is not None:
        _report_wrong(column, bill, fates, supply)
    shape = bill.shape
    rows = np.unique(shape.row[shape.handed_down(bill.gone)])
    if len(rows):
        number = column["part_number"]
        tops = np.unique(shape.row[bill.gone & shape.has_parts])
        number.findings.whole_sheet(
            Severity.ASSUMPTION,
            _in_unused(len(rows), len(tops), _cells(number, tops)),
            tr("If such parts are still used, correct the status or the dates of the assembly."),
            cell=f"{number.letters}{int(number.row_numbers[rows[0]])}",
            rows=len(rows),
        )


def _in_unused(rows: int, assemblies: int, cells: str) -> str:
    """Return that rows do not count in assemblies that are out of use.

    Args:
        rows: How many.
        assemblies: How many these go into.
        cells: Where these are.
    """
    if assemblies == 1:
        return tr_count(
            "{n} row goes into an assembly out of use or not valid ({cells}), and does not count there.",
            "{n} rows go into an assembly out of use or not valid ({cells}), and do not count there.",
            rows,
            cells=cells,
        )
    return tr_count(
        "{n} row goes into assemblies out of use or not valid ({cells}), and does not count there.",
        "{n} rows go into assemblies out of use or not valid ({cells}), and do not count there.",
        rows,
        cells=cells,
    )


def _report_opened(share: FieldColumn, bill: Bill, fates: Counted, shares: Floats) -> None:
    """Report shares of assemblies whose parts count: these count in full, whatever else supplies them.

    Args:
        share: The column of purchase shares.
        bill: The bill.
        fates: Which of its nodes count.
        shares: ``(node,)``, the shares that are stated, fractions; NaN where blank.
    """
    part_of_it = ~np.isnan(shares) & (shares > 0) & (shares < _WHOLE)
    concerned = (fates.fate == OPENED) & part_of_it & bill.shape.has_parts & ~bill.alternative & ~bill.gone
    rows = np.unique(bill.shape.row[concerned])
    if len(rows):
        share.findings.whole_sheet(
            Severity.WARNING,
            tr_count(
                "The purchase share of an assembly whose parts count ({cells}) is not applied: its parts "
                "count in full, and other sources of it beside.",
                "The purchase share of {n} assemblies whose parts count ({cells}) is not applied: its "
                "parts count in full, and other sources of them beside.",
                len(rows),
                cells=_cells(share, rows),
            ),
            tr(
                "Multiply the quantities of its parts, and those of its other sources, by their "
                "shares, and leave these shares blank."
            ),
            cell=f"{share.letters}{int(share.row_numbers[rows[0]])}",
            rows=len(rows),
        )


def _report_wrong(
    column: Mapping[str, FieldColumn], bill: Bill, fates: Counted, supply: SharedSupply
) -> None:
    """Report shares that do not add up inside an assembly, where something follows from them there."""
    shape = bill.shape
    priced = np.where(shape.parent >= 0, ~np.isnan(bill.cost[shape.parent]), False)
    rows = np.unique(shape.row[supply.wrong & ~supply.filled & (priced | (fates.fate == INSIDE))])
    if len(rows):
        share = column[_SHARE]
        share.findings.whole_sheet(
            Severity.WARNING,
            tr_count(
                "The purchase shares of the same part in one assembly do not add up to 100 % in {n} row "
                "({cells}). They are scaled to 100 % where the parts of the assembly are added up, for its "
                "own work and its content.",
                "The purchase shares of the same part in one assembly do not add up to 100 % in {n} rows "
                "({cells}). They are scaled to 100 % where the parts of the assembly are added up, for its "
                "own work and its content.",
                len(rows),
                cells=_cells(share, rows),
            ),
            tr("Correct the shares: state those of a part in each assembly that it goes into."),
            cell=f"{share.letters}{int(share.row_numbers[rows[0]])}",
            rows=len(rows),
        )


def _cells(column: FieldColumn, rows: Whole | Ints) -> str:
    """Return the addresses of the first of some rows in a column."""
    return a_few([f"{column.letters}{int(column.row_numbers[row])}" for row in rows.tolist()], _FIRST)
