"""The nodes of bills of several levels on whose parts a rule depends: what no policy moves of them.

They are assemblies that a supplier makes, whose parts decide whether they originate, and assemblies of the
producer that are designated as intermediate materials, with everything that goes into them.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Self

import numpy as np

from headroom.arrays import Flags, Floats, Ints, Whole
from headroom.book.countries import UNKNOWN_ORIGIN
from headroom.book.last_made import imported_nodes
from headroom.book.node_shape import have_parts
from headroom.book.part_rows import PartRows
from headroom.book.part_tree import CLOSED, OPENED, PartTree
from headroom.book.sourcing import SourcingBook
from headroom.rules.classification import Classification
from headroom.rules.copied_nodes import ChangedTree
from headroom.rules.fleet import Fleet
from headroom.rules.tariff_codes import CodeList, TariffReference

_MADE_BY, _SUPPLIER = "made_by", "supplier"
_DESIGNATED, _YES = "intermediate_material", "yes"


@dataclass(frozen=True, slots=True, weakref_slot=True, eq=False)
class TreeParts:
    """Nodes on whose parts a rule depends; arrays are ``(node,)``.

    Attributes:
        node: Index into the nodes of the workbook; of a copy that a change made, what it is a copy of.
        rows: The nodes as rows of the book's models; the quantity is that of the whole vehicle, by the
            purchase shares of parts in their assemblies. A designated assembly of unknown origin was made
            where its vehicle is assembled.
        classification: What their tariff codes mean.
        parent: Node of these that it goes into; -1: none of them.
        row: Index into the rows of the book where the node counts, else -1.
        has_parts: Whether others go into it.
        opened: Whether its parts count in its place: it has no price, or nobody sold it and it was not made
            outside the region.
        designated: Whether it is an intermediate material, by what is stated.
        by_depth: The nodes of each depth, the deepest first.
        copied: Whether it is a copy that a change made.
    """

    node: Whole
    rows: PartRows
    classification: Classification
    parent: Ints
    row: Ints
    has_parts: Flags
    opened: Flags
    designated: Flags
    by_depth: tuple[Whole, ...]
    copied: Flags

    @classmethod
    def of(
        cls, book: SourcingBook, fleet: Fleet, reference: TariffReference, own_lists: Iterable[CodeList] = ()
    ) -> Self | None:
        """Return the nodes of a book on whose parts a rule depends; None where there are none.

        Args:
            book: An imported workbook.
            fleet: Its vehicles.
            reference: Tariff schedule, code lists and part roles.
            own_lists: Code lists of policy files, beside those of the reference.
        """
        tree = book.tree
        if tree is None:
            return None
        designated = (tree.fate == OPENED) & _says(tree.nodes, _DESIGNATED, _YES)
        node = _within(tree, (tree.fate == CLOSED) | designated, _in_models(tree.nodes, book.rows.models))
        if not len(node):
            return None
        rows = _as_rows(tree, node, designated[node], book)
        classification = Classification.of(rows, fleet, reference, own_lists)
        return cls.among(book, node, designated[node], classification)

    @classmethod
    def among(
        cls, book: SourcingBook, node: Whole, designated: Flags, classification: Classification
    ) -> Self:
        """Return some nodes of a book.

        Args:
            book: The workbook.
            node: Index into its nodes.
            designated: Which of them are intermediate materials.
            classification: What their tariff codes mean.

        Raises:
            ValueError: If the book has no nodes.
        """
        tree = book.tree
        if tree is None:
            msg = "a workbook without levels has no nodes"
            raise ValueError(msg)
        place = np.full(len(tree) + 1, -1, dtype=np.int32)  # the last stands for no parent
        place[node] = np.arange(len(node), dtype=np.int32)
        rows = _as_rows(tree, node, designated, book)
        parent = place[tree.parent[node]]
        by_depth = _by_depth(tree.depth[node])
        if tree.supply is not None:
            rows = replace(rows, quantity=rows.quantity * _supplied(tree.supply[node], parent, by_depth))
        has_parts = have_parts(parent)
        not_sold = _stated(rows, _MADE_BY) & ~_says(rows, _MADE_BY, _SUPPLIER)
        not_sold &= ~imported_nodes(book, tree)[node]
        return cls(
            node=node,
            rows=rows,
            classification=classification,
            parent=parent,
            row=tree.row[node],
            has_parts=has_parts,
            opened=has_parts & (np.isnan(rows.unit_cost) | not_sold | (tree.fate[node] == OPENED)),
            designated=designated,
            by_depth=by_depth,
            copied=np.zeros(len(node), dtype=np.bool_),
        )

    def going_in(self, nodes: Whole) -> Whole:
        """Return which of some nodes go into another one: an alternative source does not, unless chosen."""
        found: Whole = nodes[(self.parent[nodes] >= 0) & ~self.rows.alternative[nodes]]
        return found

    def chosen(self) -> Flags:
        """Return ``(node,)``: which are no alternative sources, and stand in none."""
        found = ~self.rows.alternative
        for level in self.by_depth[::-1]:
            below = level[self.parent[level] >= 0]
            found[below] &= found[self.parent[below]]
        return found


def with_changed_tree(
    parts: TreeParts | None, changed: ChangedTree | None, book: SourcingBook
) -> TreeParts | None:
    """Return the nodes on whose parts a rule depends as changes leave them.

    Args:
        parts: Those of the workbook; None: there are none.
        changed: The nodes with the changes made; None: there are none.
        book: The workbook with the changes made, and these nodes as they were last made.
    """
    if parts is None or changed is None or book.tree is None:
        return parts
    size = int(max(changed.source.max(), parts.node.max())) + 1
    place = np.full(size, -1, dtype=np.int32)
    place[parts.node] = np.arange(len(parts.node), dtype=np.int32)
    there = place[changed.source]
    node = np.flatnonzero(there >= 0)
    found = parts.among(book, node, parts.designated[there[node]], parts.classification.take(there[node]))
    return replace(found, node=changed.source[node], copied=changed.copied[node])


def of_changed_tree(
    changed: ChangedTree,
    book: SourcingBook,
    fleet: Fleet,
    reference: TariffReference,
    own_lists: Iterable[CodeList],
) -> TreeParts | None:
    """Return the nodes on whose parts a rule depends where changes decide anew what counts.

    Args:
        changed: The nodes with the changes made.
        book: The workbook with the changes made, and these nodes as they were last made.
        fleet: Its vehicles.
        reference: Tariff schedule, code lists and part roles.
        own_lists: Code lists of policy files, beside those of the reference.
    """
    parts = TreeParts.of(book, fleet, reference, own_lists)
    if parts is None:
        return None
    return replace(parts, node=changed.source[parts.node], copied=changed.copied[parts.node])


def with_sources(parts: TreeParts | None, rows: PartRows) -> TreeParts | None:
    """Return nodes that are alternatives where the rows are for which they count."""
    if parts is None:
        return None
    at = parts.row >= 0
    alternative = parts.rows.alternative.copy()
    alternative[at] = rows.alternative[parts.row[at]]
    return replace(parts, rows=replace(parts.rows, alternative=alternative))


def _within(tree: PartTree, begins: Flags, counted: Flags) -> Whole:
    """Return the nodes that stand in one of some, or are one, and have parts, ascending.

    Args:
        tree: The nodes.
        begins: ``(node,)``, in which.
        counted: ``(node,)``, which are looked at at all.
    """
    found = begins & tree.has_parts
    found |= tree.shape.handed_down(found)
    return np.flatnonzero(found & counted)


def _by_depth(depth: Ints) -> tuple[Whole, ...]:
    """Return the nodes of each depth, the deepest first."""
    return tuple(np.flatnonzero(depth == level) for level in sorted(set(depth.tolist()))[::-1])


def _supplied(supply: Floats, parent: Ints, by_depth: tuple[Whole, ...]) -> Floats:
    """Return ``(node,)``: by what quantities are multiplied in the topmost of the nodes that each stands in.

    Args:
        supply: ``(node,)``, by what they are where the parts of its assembly are added up.
        parent: ``(node,)``, what it goes into; -1: none of the nodes.
        by_depth: The nodes of each depth, the deepest first.
    """
    found = np.where(parent < 0, 1.0, supply)
    for level in by_depth[::-1]:
        below = level[parent[level] >= 0]
        found[below] *= found[parent[below]]
    return found


def _as_rows(tree: PartTree, node: Whole, designated: Flags, book: SourcingBook) -> PartRows:
    """Return some nodes as rows of the book's models, made where the vehicle is if nothing else is said."""
    rows = tree.nodes.take(node)
    models = {name.casefold(): at for at, name in enumerate(book.rows.models)}
    of_book = np.array([models.get(name.casefold(), 0) for name in rows.models] or [0], dtype=np.int32)
    model = of_book[rows.model]
    assembly = tuple(vehicle.assembly_country for vehicle in book.vehicles)
    origins = tuple(dict.fromkeys((*rows.origins, *assembly)))
    place = np.array([origins.index(country) for country in assembly], dtype=np.int32)
    unknown = np.array([country == UNKNOWN_ORIGIN for country in origins], dtype=np.bool_)[rows.origin]
    origin = np.where(designated & unknown, place[model], rows.origin).astype(np.int32)
    return replace(rows, model=model, models=book.rows.models, origin=origin, origins=origins)


def _in_models(nodes: PartRows, models: tuple[str, ...]) -> Flags:
    """Return ``(node,)``: which are of a model that has rows which count."""
    known = {name.casefold() for name in models}
    there = np.array([name.casefold() in known for name in nodes.models], dtype=np.bool_)
    return there[nodes.model]


def _says(nodes: PartRows, field: str, word: str) -> Flags:
    """Return ``(node,)``: which say a word in a column of choices."""
    cells = nodes.texts(field)
    said = np.array([*(value == word for value in cells.values), False], dtype=np.bool_)
    return said[cells.codes]


def _stated(nodes: PartRows, field: str) -> Flags:
    """Return ``(node,)``: which say anything in a column."""
    stated: Flags = nodes.texts(field).codes >= 0
    return stated
