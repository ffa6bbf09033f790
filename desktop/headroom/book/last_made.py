"""Parts that count in the place of an assembly from outside the region: they were last made with it.

An assembly without a cost of its own, or rolled up, is opened: its parts count in its place. Where it was
made outside the region, they come in as goods of the country of the assembly, whatever their own origin:
they do not originate, count in full, and pay duty as goods of that country by their own tariff codes. With a
cost of its own such an assembly counts itself, also where the producer makes it. An assembly that was made
where its vehicle is assembled is part of the assembly of the vehicle.

Source:
    USMCA, Articles 4.2 and 4.18; NAFTA, Article 411: goods that undergo further production outside the
    territories of the parties, or do not stay under control of customs there, do not originate.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

import numpy as np

from headroom.arrays import CodedTexts, Flags, Ints, Whole
from headroom.book.cell_ranges import warnings_by_sheet
from headroom.book.countries import is_outside
from headroom.book.part_rows import JoinedSheet, PartRows, SheetLayout
from headroom.book.part_tree import OPENED, PartTree
from headroom.book.problem import Problem
from headroom.book.sourcing import SourcingBook
from headroom.language import tr

_NONE, _NOWHERE = -1, -2
_ORIGIN = "origin"
_MADE_BY, _SELF = "made_by", "self"


def as_last_made(book: SourcingBook) -> SourcingBook:
    """Return a workbook in which parts that count in the place of an assembly are from where that was made.

    It is the same object where no assembly says that it was made outside the region. The cell of the origin
    of such a part is that of the assembly.
    """
    tree = book.tree
    if tree is None:
        return book
    above, _ = _above(book, tree)
    nodes = _elsewhere(tree.nodes, tree.nodes, above)
    counted = np.full(len(book.rows), _NONE, dtype=np.int32)
    # Of several places of a row one outside the region is enough: nothing tells which piece is in which.
    at = np.flatnonzero((tree.row >= 0) & (above >= 0))[::-1]
    counted[tree.row[at]] = above[at]
    rows = _elsewhere(book.rows, tree.nodes, counted)
    if rows is book.rows and nodes is tree.nodes:
        return book
    return replace(book, rows=rows, tree=replace(tree, nodes=nodes))


def made_abroad(origin: CodedTexts, model: CodedTexts, assembly: Mapping[str, str]) -> Flags:
    """Return ``(row,)``: which were made in a country outside the region, not that of their vehicle.

    Args:
        origin: ``(row,)``, their countries; blank where nobody knows it.
        model: ``(row,)``, their vehicles.
        assembly: Where vehicles are assembled, by their names in small letters, as far as it is known.
    """
    outside = np.array([*map(is_outside, origin.values), False], dtype=np.bool_)  # the last stands for blank
    places = {country: place for place, country in enumerate(origin.values)}
    homes = [places.get(assembly.get(name.casefold(), ""), _NOWHERE) for name in model.values]
    home = np.array([*homes, _NOWHERE], dtype=np.int32)
    abroad: Flags = outside[origin.codes] & (origin.codes != home[model.codes])
    return abroad


def imported_nodes(book: SourcingBook, tree: PartTree) -> Flags:
    """Return ``(node,)``: which the producer makes itself outside the region, at a cost, so that they count.

    Args:
        book: A workbook, before or after ``as_last_made``.
        tree: Its tree.
    """
    _, imported = _above(book, tree)
    return imported


def last_made_doubts(book: SourcingBook) -> Iterator[Problem]:
    """Yield a warning for each sheet with assemblies whose parts count as from where these were made."""
    tree = book.tree
    if tree is None:
        return
    above, _ = _above(book, tree)
    moved = _moved(tree.nodes, tree.nodes, above)
    if not moved.any():
        return
    assemblies = np.unique(above[moved])
    first, where = int(assemblies[0]), np.zeros(len(tree), dtype=np.bool_)
    where[assemblies] = True
    name, origin = tree.nodes.part_number[first], tree.nodes.origins[int(tree.nodes.origin[first])]
    yield from warnings_by_sheet(
        tree.nodes,
        where,
        _ORIGIN,
        lambda count: tr(
            "Assemblies were made outside the region, such as {part} ({country}), in {rows}: the parts that "
            "count in their place count in full, as goods of that country that do not originate.",
            part=name,
            country=origin,
            rows=count,
        ),
        tr(
            "If it is not so, correct the country of origin. If such an assembly has a cost of its own, "
            "state it, and in Made by who makes it: it counts itself then."
        ),
    )


def _above(book: SourcingBook, tree: PartTree) -> tuple[Ints, Flags]:
    """Return ``(node,)``: the assembly made outside the region in whose place a node counts, else -1.

    Of several above each other it is the outermost, which was made last. With it, which count themselves
    because the producer made them there.
    """
    above = np.full(len(tree), _NONE, dtype=np.int32)
    abroad = _abroad(book, tree)
    if not abroad.any():
        return above, abroad
    opened, own = tree.opened, _own(tree)
    imported = own & abroad
    for depth in range(1, int(tree.depth.max(initial=0)) + 1):
        below = np.flatnonzero(tree.depth == depth)
        parent = tree.parent[below]
        outer = np.where(above[parent] >= 0, above[parent], np.where(abroad[parent], parent, _NONE))
        above[below] = np.where(opened[parent] & ~imported[parent], outer, _NONE)
        imported[below] |= own[below] & (above[below] >= 0)
    return above, imported


def _abroad(book: SourcingBook, tree: PartTree) -> Flags:
    """Return ``(node,)``: which were made in a country outside the region, not that of the vehicle."""
    nodes = tree.nodes
    assembly = {vehicle.name.casefold(): vehicle.assembly_country for vehicle in book.vehicles}
    origin, model = CodedTexts(nodes.origin, nodes.origins), CodedTexts(nodes.model, nodes.models)
    abroad = made_abroad(origin, model, assembly)
    abroad[tree.vehicles] = False
    return abroad


def _own(tree: PartTree) -> Flags:
    """Return ``(node,)``: which assemblies the producer makes, at a cost, and the vehicle does not open."""
    maker = tree.nodes.texts(_MADE_BY)
    said = np.array([*(word == _SELF for word in maker.values), False], dtype=np.bool_)[maker.codes]
    own: Flags = said & tree.has_parts & (tree.nodes.unit_cost > 0) & (tree.fate != OPENED)
    return own


def _moved(rows: PartRows, nodes: PartRows, above: Ints) -> Flags:
    """Return ``(row,)``: which state another origin than the assembly in whose place they count.

    Args:
        rows: Some rows.
        nodes: The nodes of the bill.
        above: ``(row,)``, the node of the assembly; -1 for none.
    """
    if not (above >= 0).any():
        return np.zeros(len(rows), dtype=np.bool_)
    place = np.array(
        [rows.origins.index(code) if code in rows.origins else _NONE for code in nodes.origins], np.int32
    )
    there = place[nodes.origin[above]]
    moved: Flags = (above >= 0) & (rows.origin != there)
    return moved


def _elsewhere(rows: PartRows, nodes: PartRows, above: Ints) -> PartRows:
    """Return rows with the origin of the assemblies in whose place they count; see ``_moved``."""
    at = np.flatnonzero(_moved(rows, nodes, above))
    if not len(at):
        return rows
    origins = tuple(dict.fromkeys((*rows.origins, *nodes.origins)))
    place = np.array([origins.index(code) for code in nodes.origins], dtype=np.int32)
    origin = rows.origin.copy()
    origin[at] = place[nodes.origin[above[at]]]
    return replace(
        rows, origin=origin, origins=origins, joins=(*_cells(len(rows), nodes, at, above[at]), *rows.joins)
    )


def _cells(size: int, nodes: PartRows, at: Whole, above: Ints) -> Iterator[JoinedSheet]:
    """Yield where the origin of some rows stands: in the rows of their assemblies."""
    numbers: dict[int, Ints] = {}
    layouts, sheet, row_number = nodes.places(_ORIGIN)
    for one in np.unique(sheet[above]).tolist():
        numbers[one] = np.zeros(size, dtype=np.int32)
        here = sheet[above] == one
        numbers[one][at[here]] = row_number[above[here]]
    for one, number in numbers.items():
        yield JoinedSheet(_of_origin(layouts[one]), number)


def _of_origin(layout: SheetLayout) -> SheetLayout:
    """Return a sheet of which the column of the origin counts alone."""
    columns = {_ORIGIN: layout.columns[_ORIGIN]} if _ORIGIN in layout.columns else {}
    return replace(layout, columns=columns)
