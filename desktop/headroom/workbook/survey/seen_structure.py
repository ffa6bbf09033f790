"""Says of each row that a survey looks at how it is read: by itself, or by its parts."""

import numpy as np

from headroom.arrays import Ints, Whole
from headroom.book.counted_nodes import SELF, SUPPLIER, Bill, Counted, LevelReading
from headroom.book.part_tree import CLOSED, INSIDE, OPENED
from headroom.book.survey import LevelDifference, StructureFinding, TableFinding
from headroom.workbook.survey.row_words import (
    ASSEMBLY,
    COUNTED,
    IN_A_BOUGHT_PART,
    IN_A_COUNTED_PART,
    IN_AN_OWN_PART,
    SUM,
    differing,
)
from headroom.workbook.survey.seen_bill import SeenBill, seen_bill
from headroom.workbook.survey.sheet_rows import Rows

_READINGS = (LevelReading.PARTS, LevelReading.ASSEMBLIES)


def structure_of(rows: Rows, finding: TableFinding) -> StructureFinding | None:
    """Return which part goes into which in a table; None where it has one level.

    Args:
        rows: The first rows of its sheet.
        finding: The table.
    """
    seen = seen_bill(rows, finding.layout)
    if seen is None:
        return None
    shape = seen.bill.shape
    _, first = np.unique(shape.row, return_index=True)  # of several places of a row the first
    readings = {reading: seen.counted(reading) for reading in _READINGS}
    texts = {reading: _texts(seen.bill, fates) for reading, fates in readings.items()}
    return StructureFinding(
        seen.says,
        seen.rows,
        tuple(shape.depth[first].tolist()),
        tuple((str(one), tuple(said[node] for node in first.tolist())) for one, said in texts.items()),
        tuple((str(one), len(set(shape.row[fates.counts].tolist()))) for one, fates in readings.items()),
        int(shape.has_parts[first].sum()),
        differences(seen, readings[LevelReading.PARTS]),
        _parents(seen, first),
    )


def _parents(seen: SeenBill, first: Whole) -> tuple[int, ...]:
    """Return the row number that each row goes into, 0 for none.

    Args:
        seen: The levels of a table.
        first: ``(row,)``, the first node of each row.
    """
    shape = seen.bill.shape
    return tuple(0 if above < 0 else seen.rows[shape.row[above]] for above in shape.parent[first].tolist())


def differences(seen: SeenBill, fates: Counted) -> tuple[LevelDifference, ...]:
    """Return the assemblies that cost something else than their parts, in the order of the rows."""
    nodes = np.flatnonzero(~np.isnan(fates.difference) & ~fates.same & (fates.fate == OPENED))
    rows, first = np.unique(seen.bill.shape.row[nodes], return_index=True)
    return tuple(
        LevelDifference(
            seen.place_of_cost(row),
            " ".join(seen.parts[row].split()),
            float(seen.bill.cost[node]),
            float(seen.bill.cost[node] - fates.difference[node]),
        )
        for row, node in zip(rows.tolist(), nodes[first].tolist(), strict=True)
    )


def _texts(bill: Bill, fates: Counted) -> list[str]:
    """Return how each node is read."""
    found = []
    inside = {SUPPLIER: IN_A_BOUGHT_PART, SELF: IN_AN_OWN_PART}
    makers = bill.made_by[_counted_above(bill, fates)].tolist()
    columns = (fates.fate.tolist(), fates.same.tolist(), fates.difference.tolist(), makers)
    for fate, same, gap, maker in zip(*columns, strict=True):
        if fate == INSIDE:
            found.append(inside.get(maker, IN_A_COUNTED_PART))
        elif fate != OPENED:
            found.append(COUNTED)
        elif same:
            found.append(SUM)
        else:
            found.append(ASSEMBLY if np.isnan(gap) else differing(gap))
    return found


def _counted_above(bill: Bill, fates: Counted) -> Ints:
    """Return ``(node,)``: the assembly that counts itself in which each node stands; elsewhere itself."""
    above = np.arange(len(bill.shape), dtype=np.int32)
    for nodes, parents in bill.shape.below():
        inside = fates.fate[nodes] == INSIDE
        counted = np.where(fates.fate[parents] == CLOSED, parents, above[parents])
        above[nodes] = np.where(inside, counted, nodes)
    return above
