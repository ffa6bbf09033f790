"""Which of the first rows of a sheet go into which, as they are indented, folded and unfolded."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from headroom.book.layout import TableLayout
from headroom.book.survey import SheetFinding, TableFinding
from headroom.language import tr, tr_count

_LEVEL = "level"
_SIGNS = " .-+>_"
_LONGEST = 2
"""Characters of a level that is shown as the sheet states it."""


@dataclass(frozen=True, slots=True)
class TreeRow:
    """One row of a bill of several levels.

    Attributes:
        depth: 0 for what goes into the vehicle, one more for each level below.
        level: What it is called: as the sheet states it, else counted from 1.
        parent: The row it goes into, from 0; None for what goes into the vehicle.
        parts: Rows that go into it, without those that go into them.
    """

    depth: int
    level: str
    parent: int | None = None
    parts: int = 0


@dataclass(frozen=True, slots=True)
class RowTree:
    """The rows of a bill of several levels.

    Attributes:
        rows: Its rows, by their place in the sheet, from 0; empty for a plain table.
    """

    rows: Mapping[int, TreeRow] = field(default_factory=dict)

    @property
    def assemblies(self) -> frozenset[int]:
        """Return the rows that others go into."""
        return frozenset(at for at, row in self.rows.items() if row.parts)

    def above(self, row: int) -> tuple[int, ...]:
        """Return what a row goes into, the nearest first."""
        found: list[int] = []
        one = self.rows.get(row)
        while one is not None and one.parent is not None and one.parent not in found:
            found.append(one.parent)
            one = self.rows.get(one.parent)
        return tuple(found)

    def hidden(self, folded: Collection[int]) -> frozenset[int]:
        """Return the rows that are not seen where some are folded."""
        if not folded:
            return frozenset()
        return frozenset(row for row in self.rows if any(one in folded for one in self.above(row)))

    def said(self, row: int, folded: Collection[int]) -> str:
        """Return level and parts of a row in words, e.g. "level 1, 3 parts, folded"; empty: it has none."""
        one = self.rows.get(row)
        if one is None:
            return ""
        if not one.parts:
            return tr("level {level}", level=one.level)
        if row in folded:
            return tr_count(
                "level {level}, {n} part, folded",
                "level {level}, {n} parts, folded",
                one.parts,
                level=one.level,
            )
        return tr_count(
            "level {level}, {n} part, unfolded",
            "level {level}, {n} parts, unfolded",
            one.parts,
            level=one.level,
        )


def row_tree(sheet: SheetFinding, finding: TableFinding | None) -> RowTree:
    """Return the tree of the first rows of a sheet; an empty one where every row is read by itself.

    Args:
        sheet: The sheet.
        finding: The table that is read of it; None: nothing is.
    """
    structure = finding.structure if finding is not None else None
    if finding is None or structure is None or not finding.read_as or not structure.parents:
        return RowTree()
    parts: dict[int, int] = {}
    for parent in structure.parents:
        parts[parent] = parts.get(parent, 0) + 1
    numbered = zip(structure.row_numbers, structure.depths, structure.parents, strict=False)
    return RowTree(
        {
            number - 1: TreeRow(
                depth,
                _stated(sheet, finding.layout, number - 1) or str(depth + 1),
                parent - 1 if parent else None,
                parts.get(number, 0),
            )
            for number, depth, parent in numbered
            if number <= len(sheet.top)
        }
    )


def _stated(sheet: SheetFinding, layout: TableLayout, row: int) -> str:
    """Return the level of a row as the sheet states it; empty where it does not, or at length."""
    column = layout.column(_LEVEL)
    at = -1 if column is None else column.position - sheet.first_column
    if not (0 <= row < len(sheet.top) and 0 <= at < len(sheet.top[row])):
        return ""
    text = sheet.top[row][at].strip().strip(_SIGNS)
    return text if text.isdecimal() and len(text) <= _LONGEST else ""
