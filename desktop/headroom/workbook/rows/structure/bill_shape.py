"""Finds where a table says which part goes into which, and the shape of its rows."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from headroom.arrays import CodedTexts, Flags, Ints
from headroom.book.counted_nodes import LevelReading
from headroom.book.node_shape import NOWHERE, Shape
from headroom.language import tr
from headroom.notation.levels import indents_of
from headroom.user_error import UserError
from headroom.workbook.bytes.cells import Cells, shown
from headroom.workbook.rows.matrix_rows import SpreadMatrix
from headroom.workbook.structure.level_order import out_of_order
from headroom.workbook.structure.levels import Levels, ranked, read_levels, without_slips
from headroom.workbook.structure.parents import TooManyNodesError, by_parent, of_rows
from headroom.workbook.tables.tables import Table

LEVEL, PARENT = "level", "parent_part"
INDENTED = ("part_number", "description")
"""Columns whose texts may be indented by blanks or marks."""


@dataclass(frozen=True, slots=True, eq=False)
class BillShape:
    """The shape of the rows of a table.

    Attributes:
        shape: Which row goes into which.
        column: Field of the column that says it; empty where indents do.
        strange: ``(row,)``, where a cell says something that is no level.
        blank: ``(row,)``, where a level is missing.
        absent: ``(row,)``, where a model has a part without having the assembly it stands in.
        first: ``(row,)``, whether the row states the level 0.
    """

    shape: Shape
    column: str
    strange: Flags
    blank: Flags
    absent: Flags
    first: Flags


def table_shape(
    plain: Table, parts: SpreadMatrix, words: Mapping[str, tuple[CodedTexts, Flags]], reading: str
) -> BillShape | None:
    """Return the shape of the rows of a table; None where they are no bill of several levels.

    Args:
        plain: The table as it stands in its sheet, without totals.
        parts: Its rows, one for each part of each model.
        words: The texts of its columns, of the rows of ``parts``.
        reading: What was answered to the question what counts; empty where it was not asked.

    Raises:
        UserError: If shared assemblies make it too large.
    """
    if reading == LevelReading.ROWS:
        return None
    models = words["model"][0].codes
    by_model = parts.table is not plain
    group = np.zeros(len(plain), dtype=np.int32) if by_model else models
    for name, levels in _levels(plain, group, reading):
        shape = levels.shape(group)
        if shape.is_structured:
            nothing = np.zeros(len(plain), dtype=np.bool_)
            found = BillShape(
                shape,
                name,
                levels.strange,
                (levels.level < 0) & ~levels.strange,
                nothing,
                (levels.level == 0) if levels.number is None and name == LEVEL else nothing,
            )
            return _of_each_model(found, plain, parts) if by_model else found
    if PARENT not in plain.columns:
        return None
    shape = _by_parent(plain, words, models)
    nothing = np.zeros(len(models), dtype=np.bool_)
    return BillShape(shape, PARENT, nothing, nothing, nothing, nothing) if shape.is_structured else None


def _levels(plain: Table, group: Ints, reading: str) -> list[tuple[str, Levels]]:
    """Return what says the levels of a table, with the name of its column, the best first."""
    found = []
    if LEVEL in plain.columns:
        levels = read_levels(*_texts(plain.columns[LEVEL]))
        if PARENT not in plain.columns or not _out_of_order(plain, levels):
            found.append((LEVEL, levels))
    if reading and LEVEL not in plain.columns and PARENT not in plain.columns:
        indented = [_of_indents(width) for width in _indents(plain)]
        indented.sort(key=lambda levels: bool(levels.shape(group).jumps.any()))
        found += [("", levels) for levels in indented]
    return found


def _out_of_order(plain: Table, levels: Levels) -> bool:
    """Return whether the parents of rows say something else than the order of their levels."""
    said = []
    for name in ("part_number", PARENT):
        codes, texts = _texts(plain.columns[name])
        said.append([texts[code] if code >= 0 else "" for code in codes.tolist()])
    return levels.number is None and out_of_order(levels.level.tolist(), *said)


def _texts(cells: Cells) -> tuple[Ints, list[str]]:
    """Return codes and texts of a column; -1 where it is blank."""
    codes, values = cells.distinct()
    texts = [shown(value) for value in values]
    return np.where(cells.blank, np.int32(-1), codes).astype(np.int32), texts


def _indents(plain: Table) -> list[Ints]:
    """Return how far the rows are indented, ``(row,)``, in each way that there is."""
    found = []
    for name in INDENTED:
        cells = plain.columns.get(name)
        if cells is not None:
            width = indents_of([value if isinstance(value, str) else "" for value in cells.values])
            found.append(without_slips(np.array([*width, 0], dtype=np.int32)[cells.codes]))
    if plain.steps is not None:
        found.append(without_slips(plain.steps))
    return [width for width in found if width.any()]


def _of_indents(width: Ints) -> Levels:
    """Return the levels of indented rows."""
    nothing = np.zeros(len(width), dtype=np.bool_)
    return Levels(ranked(width), nothing, None, np.zeros(0, dtype=np.int32))


def _by_parent(plain: Table, words: Mapping[str, tuple[CodedTexts, Flags]], models: Ints) -> Shape:
    """Return the shape of rows that name what they go into."""
    part, parent = words["part_number"][0], words[PARENT][0]
    places = {_plain(value): code for code, value in enumerate(part.values)}
    part_codes = np.array([*(places[_plain(value)] for value in part.values), -1], dtype=np.int32)
    codes = [places.setdefault(_plain(value), len(places)) for value in parent.values]
    parent_codes = np.array([*codes, -1], dtype=np.int32)
    own = words["alternative"][0].codes != 1
    try:
        return by_parent(part_codes[part.codes], parent_codes[parent.codes], models, own)
    except TooManyNodesError as cause:
        msg = tr(
            "“{place}”: assemblies that go into several others are together at more places than "
            "can be held. Check that no assembly goes into itself by another one.",
            place=plain.layout.place,
        )
        raise UserError(msg) from cause


def _plain(number: str) -> str:
    return number.casefold()


def _of_each_model(found: BillShape, plain: Table, parts: SpreadMatrix) -> BillShape:
    """Return the shape of the rows of every model of a table with a column of quantities for each.

    An assembly that a model has no quantity of is passed over: its parts go into what it goes into.
    """
    count = len(parts.layouts)
    at = np.searchsorted(plain.row_numbers, parts.table.row_numbers)
    place = parts.layout_of_row.astype(np.int64)
    keys = at * count + place
    above = found.shape.parent[at].astype(np.int64)
    parent = np.full(len(at), NOWHERE, dtype=np.int32)
    absent = np.zeros(len(at), dtype=np.bool_)
    anywhere = np.zeros(len(plain), dtype=np.bool_)
    anywhere[at] = True
    asking = np.flatnonzero(above >= 0)
    while len(asking):
        wanted = above[asking] * count + place[asking]
        near = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
        there = keys[near] == wanted
        parent[asking[there]] = near[there]
        absent[asking[~there]] |= anywhere[above[asking[~there]]]
        asking = asking[~there]
        above[asking] = found.shape.parent[above[asking]]
        asking = asking[above[asking] >= 0]
    return BillShape(
        of_rows(parent, found.shape.jumps[at], found.shape.lost[at]),
        found.column,
        found.strange[at],
        found.blank[at],
        absent,
        found.first[at],
    )
