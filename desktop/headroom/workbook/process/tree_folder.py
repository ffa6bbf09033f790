"""Hands the tree of a book from one process to another, through the folder of the book."""

from dataclasses import asdict
from pathlib import Path
from typing import Any, cast

import msgspec
import numpy as np

from headroom.arrays import CodedTexts, Floats, Ints
from headroom.book.fields.field import named
from headroom.book.fields.typed_fields import ColumnCells
from headroom.book.part_rows import ROW_FIELDS, TYPED, PartRows
from headroom.book.part_tree import FATES, PartTree
from headroom.book.sourcing import SheetLayout, SourcingBook
from headroom.workbook.process.row_files import (
    ForgedBookError,
    check_range,
    read_array,
    read_column,
    read_indices,
    write_array,
    write_column,
)

_LAST_ROW = 2**31 - 1
_MARKS = {"untold_opened": True, "unfit": False, "out_of_use": False}
"""Marks of nodes, with what stands in for them where there are none."""

_SHARES = ("purchase_share", "supply")
_GREATEST = float(np.finfo(np.float64).max)


class TreeFacts(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What stands in the file of facts about the tree.

    Attributes:
        sheets: Layouts of the sheets that its nodes come from.
        columns: Columns of its nodes that are files of their own.
        shared: Columns whose texts are those of the rows of the book.
        shares: Which of purchase shares and what follows from them there are.
    """

    sheets: tuple[SheetLayout, ...]
    columns: tuple[str, ...]
    shared: tuple[str, ...]
    shares: tuple[str, ...]


def save_tree(book: SourcingBook, folder: Path) -> dict[str, Any] | None:
    """Write the tree of a book into its folder, and return its facts; None where it has none."""
    tree = book.tree
    if tree is None:
        return None
    for name in ("parent", "depth", "fate", "row", "own_quantity", "vehicles"):
        write_array(folder / _file(name, ".bin"), getattr(tree, name))
    for name, blank in _MARKS.items():
        marks = getattr(tree, name)
        marks = np.full(len(tree), blank) if marks is None else marks
        write_array(folder / _file(name, ".bin"), marks.astype(np.int32))
    shares = [name for name in _SHARES if getattr(tree, name) is not None]
    for name in shares:
        write_array(folder / _file(name, ".bin"), getattr(tree, name))
    for name in ("sheet", "row_number"):
        write_array(folder / _file(name, ".bin"), getattr(tree.nodes, name))
    columns = [field.name for field in ROW_FIELDS if field in TYPED or field.name in tree.nodes.more]
    shared = []
    for name in columns:
        cells = tree.nodes.column(name)
        own = book.rows.column(name)
        if isinstance(cells, CodedTexts) and isinstance(own, CodedTexts) and cells.values is own.values:
            write_array(folder / _file(name, ".bin"), cells.codes)  # a million texts take a second
            shared.append(name)
        else:
            write_column(folder, _file(name), cells)
    sheets = [asdict(sheet) for sheet in tree.nodes.sheets]
    return {"sheets": sheets, "columns": columns, "shared": shared, "shares": shares}


def load_tree(facts: TreeFacts, rows: PartRows, folder: Path) -> PartTree:
    """Return the tree that ``save_tree`` wrote.

    Args:
        facts: What the file of facts says of it.
        rows: The rows of the book.
        folder: The folder of the book.

    Raises:
        ForgedBookError: If it is none.
        ValueError: If it contradicts itself.
        OSError: If a file cannot be read.
    """
    columns: dict[str, ColumnCells] = {}
    for name in facts.columns:
        entry = named(ROW_FIELDS, name)
        if name in facts.shared:
            texts = rows.texts(name)
            columns[name] = CodedTexts(read_indices(folder, _file(name), -1, len(texts.values)), texts.values)
        else:
            columns[name] = read_column(folder, entry, _file(name), optional=name == "unit_cost")
    sheet = read_indices(folder, _file("sheet"), 0, len(facts.sheets))
    row_number = cast(Ints, read_array(folder, _file("row_number"), np.int32))
    check_range("row_number", row_number, 1, _LAST_ROW)
    quantity = cast(Floats, read_array(folder, _file("own_quantity"), np.float64))
    check_range("own_quantity", quantity, 0.0, _GREATEST)
    shares: dict[str, Floats] = {}
    for name in set(facts.shares) & set(_SHARES):
        shares[name] = cast(Floats, read_array(folder, _file(name), np.float64))
        check_range(name, shares[name], 0.0, 1.0, blank=name == _SHARES[0])
    size = len(row_number)
    if {entry.name for entry in TYPED} - set(columns) or any(len(one) != size for one in columns.values()):
        msg = "a column of the tree is missing or not whole"
        raise ForgedBookError(msg)
    return PartTree(
        nodes=PartRows.of(columns, facts.sheets, sheet, row_number),
        parent=read_indices(folder, _file("parent"), -1, size),
        depth=read_indices(folder, _file("depth"), 0, size),
        fate=read_indices(folder, _file("fate"), 0, len(FATES)),
        row=read_indices(folder, _file("row"), -1, len(rows)),
        own_quantity=quantity,
        vehicles=read_indices(folder, _file("vehicles"), 0, size),
        untold_opened=read_indices(folder, _file("untold_opened"), 0, 2).astype(np.bool_),
        unfit=read_indices(folder, _file("unfit"), 0, 2).astype(np.bool_),
        purchase_share=shares.get(_SHARES[0]),
        supply=shares.get(_SHARES[1]),
        out_of_use=read_indices(folder, _file("out_of_use"), 0, 2).astype(np.bool_),
    )


def _file(name: str, ending: str = "") -> str:
    """Return the name of the file of a column of the tree."""
    return f"tree.{name}{ending}"
