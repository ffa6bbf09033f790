"""Reads the table of a bill of several levels: which of its rows count, how often, and what is said of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

import numpy as np

from headroom.arrays import CodedTexts, Flags, Floats, Ints
from headroom.book.counted_nodes import (
    Bill,
    Counted,
    LevelReading,
    counted,
    of_one_assembly,
    own_costs,
)
from headroom.book.last_made import made_abroad
from headroom.book.node_shape import NOWHERE
from headroom.book.part_rows import ALTERNATIVE, PartRows
from headroom.book.part_tree import CLOSED, INSIDE, LEAF, OPENED, PartTree
from headroom.book.row_fates import Fate
from headroom.workbook.columns.amounts import ColumnAmounts
from headroom.workbook.columns.column import FieldColumn
from headroom.workbook.rows.matrix_rows import SpreadMatrix
from headroom.workbook.rows.rows_below_total import PartValues
from headroom.workbook.rows.structure.bill_report import BillReport
from headroom.workbook.rows.structure.bill_shape import BillShape, table_shape
from headroom.workbook.rows.structure.inside_supply import report_inside, with_supply_inside
from headroom.workbook.structure.parents import depths
from headroom.workbook.structure.vehicle_node import vehicle_nodes
from headroom.workbook.tables.tables import Table

LEVELS, QUANTITIES = "levels", "level_quantities"
"""Keys of the questions what counts, and what the quantities are for."""

WHOLE = "vehicle"
"""Answer to the second: for one vehicle; else for one assembly."""


@dataclass(frozen=True, slots=True, eq=False)
class ReadTable:
    """What has been read of a table when its levels are looked at.

    Attributes:
        plain: It as it stands in its sheet, without totals.
        parts: Its rows, one for each part of each model.
        column: Its columns by field name.
        words: Their texts, by field name.
        amounts: Their amounts; those of costs for one piece.
        rates: US dollars per unit by currency code.
        answers: What was answered to the questions about it.
        assembly: Country of assembly of models, by their names in small letters, where it is known.
    """

    plain: Table
    parts: SpreadMatrix
    column: Mapping[str, FieldColumn]
    words: Mapping[str, tuple[CodedTexts, Flags]]
    amounts: Mapping[str, ColumnAmounts]
    rates: Mapping[str, float]
    answers: Mapping[str, str]
    assembly: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, eq=False)
class ReadBill:
    """Which rows of a table count.

    Attributes:
        quantity: ``(row,)``, how many are in one vehicle, at all places of the row together.
        reasons: ``(row,)`` flags by what becomes of rows that do not count.
        readable: ``(row,)``, whether the row could be read, wherever it counts.
    """

    quantity: ColumnAmounts
    reasons: Mapping[Fate, Flags]
    readable: Flags
    _bill: Bill
    _fates: Counted
    _total: Floats
    _reading: LevelReading

    @property
    def spared(self) -> Flags:
        """Return which rows need no cost, ``(row,)``: assemblies out of use do not, either."""
        found = self.reasons[Fate.OPENED] | self.reasons[Fate.INSIDE]
        found[self._bill.shape.row[self._bill.gone & self._bill.shape.has_parts]] = True
        return found

    def own_work(self, models: CodedTexts) -> dict[str, float]:
        """Return what the producer's own assemblies cost above their parts, US dollars, by name of model.

        Args:
            models: ``(row,)``, the models of the rows.
        """
        where = self._fates.own_work(self._bill) & ~np.isnan(self._total)
        usd = np.where(where, self._fates.difference * self._total, 0.0)
        code = models.codes[self._bill.shape.row]
        sums = np.bincount(code[code >= 0], weights=usd[code >= 0], minlength=len(models.values))
        return {name: float(worth) for name, worth in zip(models.values, sums, strict=True) if worth}

    def summed(self, parts: PartValues) -> PartValues:
        """Return the rows that totals are the sum of: those that count."""
        cost, one = (np.where(self.spared, 0.0, values) for values in (parts.unit_cost, parts.cost_of_one))
        return replace(parts, unit_cost=cost, cost_of_one=one, quantity=self.quantity.values)

    def tree(self, rows: PartRows, usable: Flags, unfit: Flags, shares: Floats) -> PartTree:
        """Return the tree of the table.

        Args:
            rows: Its readable rows.
            usable: ``(row,)``, which rows of the table count.
            unfit: ``(row,)``, which could count nowhere, for another reason than that they state no cost.
            shares: ``(row,)``, their purchase shares, fractions; NaN where blank.
        """
        shape = self._bill.shape
        kept = self.readable[shape.row]
        parent = shape.parent.astype(np.int64)
        while (lost := (parent >= 0) & ~kept[parent]).any():  # what could not be read is passed over
            parent = np.where(lost, parent[parent], parent)
        nodes = np.flatnonzero(kept)
        place = np.full(len(shape) + 1, NOWHERE, dtype=np.int32)
        place[nodes] = np.arange(len(nodes), dtype=np.int32)
        moved = place[parent[nodes]]
        row_of = np.cumsum(self.readable) - 1
        used = np.where(usable, np.cumsum(usable) - 1, NOWHERE)
        counts = self._fates.counts[nodes]
        from_row = shape.row[nodes]
        taken = rows.take(row_of[from_row])
        return PartTree(
            nodes=replace(taken, quantity=self._total[nodes]),
            parent=moved,
            depth=depths(moved),
            fate=self._fates.fate[nodes],
            row=np.where(counts, used[from_row], NOWHERE).astype(np.int32),
            own_quantity=self._bill.quantity[nodes],
            vehicles=np.flatnonzero(self._bill.vehicle[nodes]).astype(np.int32),
            untold_opened=np.full(len(nodes), self._reading is LevelReading.PARTS),
            unfit=unfit[from_row],
            purchase_share=None if np.isnan(shares).all() else shares[from_row],
            supply=None if self._bill.supply is None else self._bill.supply[nodes],
            out_of_use=self._bill.gone[nodes],
        )


def read_bill(read: ReadTable, gone: Iterable[Flags] = ()) -> ReadBill | None:
    """Return which rows of a table count where it has several levels; None elsewhere.

    What is found, assumed and doubtful is reported.

    Args:
        read: The table.
        gone: ``(row,)`` each, which count nowhere, by their status or their days.

    Raises:
        UserError: If it is too large.
    """
    answer = read.answers.get(LEVELS, "")
    found = table_shape(read.plain, read.parts, read.words, answer)
    if found is None:
        return None
    reading = LevelReading(answer) if answer else LevelReading.PARTS
    stated = read.amounts["quantity"]
    blank = np.isnan(stated.values) & ~stated.faulty
    whole = read.answers.get(QUANTITIES) == WHOLE
    bill = _bill(read, found, np.where(blank, 1.0, stated.values), whole=whole)
    out_of_use = np.logical_or.reduce([np.zeros(len(blank), dtype=np.bool_), *gone])
    bill = replace(bill, out_of_use=out_of_use[bill.shape.row])
    bill, supply = with_supply_inside(bill, read.words, read.amounts)
    fates = counted(bill, reading)
    total = bill.shape.multiplied(bill.quantity)
    size = len(stated.values)
    row = bill.shape.row
    by_fate = {
        fate: np.bincount(row[fates.fate == fate], minlength=size) > 0
        for fate in (OPENED, CLOSED, INSIDE, LEAF)
    }
    counts = by_fate[CLOSED] | by_fate[LEAF]
    opened = by_fate[OPENED] & ~counts
    inside = by_fate[INSIDE] & ~counts & ~opened
    counting = np.bincount(row, weights=np.where(fates.counts, total, 0.0), minlength=size)
    anywhere = np.bincount(row, weights=total, minlength=size)
    summed: Floats = np.where(counts, counting, anywhere).astype(np.float64)
    lacking = np.isnan(summed) & ~stated.faulty
    unknown = {name: read.words[name][1] for name in ("model", "part_number", "currency")}
    BillReport(read.column, found, bill, fates, total, reading).report(
        blank=blank, lacking=lacking & counts, whole=whole
    )
    report_inside(read.column, bill, fates, supply, read.amounts["purchase_share"])
    return ReadBill(
        quantity=replace(stated, values=summed, faulty=stated.faulty | lacking),
        reasons={Fate.OPENED: opened, Fate.INSIDE: inside},
        readable=~np.logical_or.reduce([*unknown.values(), np.isnan(summed)]),
        _bill=bill,
        _fates=fates,
        _total=total,
        _reading=reading,
    )


def _bill(read: ReadTable, found: BillShape, quantity: Floats, *, whole: bool) -> Bill:
    """Return what is known of each node of a table.

    Args:
        read: The table.
        found: Which of its rows goes into which.
        quantity: ``(row,)``, as stated, 1 where blank; NaN where it cannot be used.
        whole: Whether quantities are for one vehicle.
    """
    shape, row = found.shape, found.shape.row
    currency = read.words["currency"][0]
    rate = np.array([*(read.rates.get(name, np.nan) for name in currency.values), np.nan])
    cost = read.amounts["unit_cost"].values * rate[currency.codes]
    made_by = read.words["made_by"][0].codes if "made_by" in read.words else _nobody(len(cost))
    alternative = read.words["alternative"][0].codes == ALTERNATIVE
    texts = {
        name: _of(read.words[name][0], row) for name in ("model", "part_number", "description", "hts_code")
    }
    vehicle = vehicle_nodes(shape, found.first[row], **texts)
    of_node = quantity[row]
    if whole:
        of_node = of_one_assembly(shape, of_node)
    of_node = np.where(vehicle, 1.0, of_node)
    return Bill(
        shape,
        of_node,
        own_costs(shape, cost[row]),
        made_by[row],
        alternative[row],
        vehicle,
        made_abroad(read.words["origin"][0], read.words["model"][0], read.assembly)[row],
    )


def _nobody(size: int) -> Ints:
    return np.full(size, -1, dtype=np.int32)


def _of(texts: CodedTexts, rows: Ints) -> CodedTexts:
    return CodedTexts(texts.codes[rows], texts.values)
