"""What was found of the levels of a table, as JSON values and as lines of text."""

from dataclasses import dataclass

import numpy as np

from headroom.book.part_tree import PartTree
from headroom.book.sourcing import SourcingBook
from headroom.book.survey import LevelDifference, TableFinding
from headroom.language import localized, tr, tr_count
from headroom.output.evaluation_json import JsonObject

_SHOWN = 5


@dataclass(frozen=True, slots=True)
class LevelCounts:
    """How many rows of a table there are of which kind.

    Attributes:
        levels: How many levels there are.
        assemblies: Rows that others go into.
        counted: Rows that count.
    """

    levels: int
    assemblies: int
    counted: int


def counts_of(table: TableFinding, book: SourcingBook | None) -> LevelCounts | None:
    """Return how the rows of a table count; None where it has one level.

    Args:
        table: The table, as far as its first rows tell.
        book: What was read of all its rows; None where nothing was.
    """
    tree = None if book is None else book.tree
    if tree is not None:
        read = _of_table(tree, table)
        if read is not None:
            return read
    found = table.structure
    if found is None or book is not None:
        return None
    word = table.layout.answer("levels") or "parts"
    return LevelCounts(found.levels, found.assemblies, dict(found.counted).get(word, len(found.row_numbers)))


def structure_values(table: TableFinding, book: SourcingBook | None) -> JsonObject | None:
    """Return the levels of a table as JSON values; None where it has one level."""
    counts = counts_of(table, book)
    if counts is None:
        return None
    return {
        "says": table.structure.says if table.structure is not None else "",
        "depth": counts.levels,
        "assemblies": counts.assemblies,
        "counted": counts.counted,
        "differences": [
            {
                "cell": gap.cell,
                "part": gap.part,
                "cost": gap.cost,
                "parts_cost": gap.parts_cost,
                "difference": gap.difference,
            }
            for gap in _differences(table)
        ],
    }


def structure_lines(table: TableFinding, book: SourcingBook | None) -> list[str]:
    """Return the levels of a table, a line each; none where it has one level."""
    counts = counts_of(table, book)
    if counts is None:
        return []
    lines = [
        tr_count(
            "Bill of {levels} levels: {assemblies}, {n} row counted.",
            "Bill of {levels} levels: {assemblies}, {n} rows counted.",
            counts.counted,
            levels=counts.levels,
            assemblies=tr_count("{n} assembly", "{n} assemblies", counts.assemblies),
        )
    ]
    gaps = _differences(table)
    lines += [
        tr(
            "{part} ({cell}) costs {cost}, its parts {parts_cost}: differs by {difference}.",
            part=gap.part,
            cell=gap.cell,
            cost=localized(f"{gap.cost:,.2f}"),
            parts_cost=localized(f"{gap.parts_cost:,.2f}"),
            difference=localized(f"{abs(gap.difference):,.2f}"),
        )
        for gap in gaps[:_SHOWN]
    ]
    if len(gaps) > _SHOWN:
        more = len(gaps) - _SHOWN
        lines.append(tr_count("{n} more assemblies differ.", "{n} more assemblies differ.", more))
    return lines


def _differences(table: TableFinding) -> tuple[LevelDifference, ...]:
    return table.structure.differences if table.structure is not None else ()


def _of_table(tree: PartTree, table: TableFinding) -> LevelCounts | None:
    """Return how the rows of a table count in a tree; None where none of its nodes is from it."""
    layout = table.layout
    place = (layout.file, layout.sheet, layout.last_header_row)
    here = [
        at
        for at, sheet in enumerate(tree.nodes.sheets)
        if (sheet.file, sheet.name, sheet.header_row) == place
    ]
    nodes = np.isin(tree.nodes.sheet, here)
    if not nodes.any():
        return None
    rows = tree.nodes.row_number
    return LevelCounts(
        int(tree.depth[nodes].max()) + 1,
        len(np.unique(rows[nodes & tree.has_parts])),
        len(np.unique(rows[nodes & (tree.row >= 0)])),
    )
