"""A workbook as a scenario sources it: parts changed by hand, chosen alternatives current, others not.

Changes by hand come first, then moves: what a move names is what stands in the workbook, or what a change
added. A stated net cost or customs value moves with the parts cost, at the scenario's currency rates: what is
stated beyond the parts stays as it is.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from headroom.arrays import Flags, Floats, Whole
from headroom.book.last_made import as_last_made
from headroom.book.same import same_typed
from headroom.book.sourcing import PartRows, Vehicle
from headroom.rules.changed_rows import ChangedRows, changed_rows
from headroom.rules.changed_trees import changed_tree
from headroom.rules.classification import Classification
from headroom.rules.copied_nodes import ChangedTree
from headroom.rules.exposure import Exposure, merged
from headroom.rules.kept_beside import kept_beside
from headroom.rules.own_work import fleet_with_own_work, with_own_work
from headroom.rules.part_changes import PartChange, on_changes
from headroom.rules.recounting import Recounting, may_turn
from headroom.rules.scenario import Scenario, SourceMove
from headroom.rules.tree_contents import with_built
from headroom.rules.tree_parts import of_changed_tree, with_changed_tree, with_sources

_KEPT = 8
_KEPT_CHANGES = 4
"""Each may hold the rows of a whole workbook anew."""


@dataclass(frozen=True, slots=True, eq=False)
class MovedExposure:
    """A workbook under the changes and the moves of a scenario.

    Attributes:
        exposure: The sums with all of them made.
        dearer: ``(model, currency)``, by how much the parts cost more than without them, in the currency of
            the column.
        changed: The rows with the changes made; None where there are none.
        missing: The moves that are switched on, but whose source is not there.
    """

    exposure: Exposure
    dearer: Floats
    changed: ChangedRows | None = None
    missing: tuple[SourceMove, ...] = ()


def sourced(exposure: Exposure, scenario: Scenario) -> MovedExposure:
    """Return a workbook as a scenario sources it: the one place where its parts meet the workbook.

    Args:
        exposure: The sums of the workbook as imported.
        scenario: Its changes of parts and its moves are made, those that are switched on.
    """
    changed = with_changes(exposure, scenario.part_changes)
    made = moved(changed.exposure, scenario.moves, changed.changed)
    return replace(
        made,
        exposure=with_built(made.exposure, scenario),
        dearer=changed.dearer + made.dearer,
        changed=changed.changed,
    )


def with_changes(exposure: Exposure, changes: tuple[PartChange, ...]) -> MovedExposure:
    """Return a workbook with the changes of parts made that are switched on."""
    counting = on_changes(changes)
    if not counting:
        return MovedExposure(exposure, _nothing(exposure))
    return _with_changes(exposure, counting)


def moved(
    exposure: Exposure, moves: tuple[SourceMove, ...], changed: ChangedRows | None = None
) -> MovedExposure:
    """Return a workbook with the moves made that are switched on; those whose source is missing are not.

    Args:
        exposure: The sums of its rows.
        moves: The moves.
        changed: Its rows and what they were made of, where they were changed before.
    """
    if not any(move.on for move in moves):
        return MovedExposure(exposure, _nothing(exposure))
    return _moved(exposure, _Moves(moves, None if changed is None else changed.imported))


@dataclass(frozen=True, slots=True)
class _Moves:
    """What is asked of a workbook: its moves, and the rows as imported where they were changed."""

    moves: tuple[SourceMove, ...]
    imported: PartRows | None


def _nothing(exposure: Exposure) -> Floats:
    """Return ``(model, currency)``: that the parts cost nothing more."""
    return np.zeros((len(exposure.vehicles), len(exposure.currencies)))


@kept_beside(_KEPT_CHANGES)  # a slider asks for the same again and again
def _with_changes(exposure: Exposure, changes: tuple[PartChange, ...]) -> MovedExposure:
    """Return a workbook with some changes made; only models whose current rows change are summed again."""
    book = exposure.book
    made, nodes, turned = _rows_and_nodes(exposure, changes)
    before, stated = made.imported, exposure.stated or book
    changed = as_last_made(replace(stated, rows=made.rows, tree=None if nodes is None else nodes.tree))
    vehicles = with_own_work(book.vehicles, made.own_work_usd)
    fleet = fleet_with_own_work(exposure.fleet, book.vehicles, vehicles)
    made = replace(
        made,
        rows=changed.rows,
        nodes=() if nodes is None else nodes.named,
        lines=None if nodes is None else nodes.lines,
        held=np.flatnonzero(changed.rows.origin != made.rows.origin),
        workbook=book.rows,
        own_work_usd=_more_conversion(book.vehicles, vehicles),
    )
    concerned = _concerned_models(made, everything=turned)
    counted = np.flatnonzero(concerned[made.rows.model] & made.rows.current)
    classification = exposure.classification
    if turned and exposure.reference is not None:
        classification = Classification.of(before, fleet, exposure.reference, exposure.own_lists)
    if len(made.rows) > len(exposure.book.rows):
        classification = classification.take(made.source)
    now = replace(book, rows=made.rows, vehicles=vehicles)
    if turned and nodes is not None and book.tree is not None:
        now = replace(now, tree=nodes.as_shown(book.tree, made.source))
    fresh = Exposure.of_rows(now, fleet, classification, counted)
    present = _cost(before, np.flatnonzero(concerned[before.model] & before.current))
    dearer = _cost(made.rows, counted)
    dearer[:, : present.shape[1]] -= present
    summed = merged(exposure, fresh, np.flatnonzero(concerned).tolist())
    parts = with_changed_tree(exposure.tree, nodes, changed)
    if turned and nodes is not None and exposure.reference is not None:
        parts = of_changed_tree(nodes, changed, fleet, exposure.reference, exposure.own_lists)
    return MovedExposure(replace(summed, tree=parts), dearer, made)


def _rows_and_nodes(
    exposure: Exposure, changes: tuple[PartChange, ...]
) -> tuple[ChangedRows, ChangedTree | None, bool]:
    """Return rows and nodes of a workbook with changes made, and whether what counts was decided anew."""
    book, rows = exposure.book, exposure.stated_rows
    stated = exposure.stated or book
    if stated.tree is None:
        made = changed_rows(rows, changes, book.currency_rates)
        return replace(made, imported=book.rows, stated=rows), None, False
    if exposure.reference is not None and may_turn(stated.tree, changes):
        recounting = Recounting.of(stated, stated.tree, rows, book)
        made, nodes = changed_tree(recounting.rows, recounting.tree, changes, book.currency_rates, recounting)
        return made, nodes, True
    made, nodes = changed_tree(rows, stated.tree, changes, book.currency_rates)
    return replace(made, imported=book.rows, stated=rows), nodes, False


def _concerned_models(made: ChangedRows, *, everything: bool) -> Flags:
    """Return ``(model,)``: which have to be summed again."""
    before = made.imported
    if everything:
        return np.ones(len(before.models), dtype=np.bool_)
    touched = np.concatenate(
        (*made.concerned, np.arange(len(before), len(made.rows)), _elsewhere(before, made.rows))
    )
    touched = touched[made.rows.current[touched]]  # alternatives are not in the sums
    concerned = np.zeros(len(before.models), dtype=np.bool_)
    concerned[before.model[made.source[touched]]] = True
    return concerned


def _more_conversion(before: tuple[Vehicle, ...], after: tuple[Vehicle, ...]) -> dict[str, float]:
    """Return by how much the conversion cost of vehicles rises, US dollars, by name; only where it does."""
    pairs = zip(before, after, strict=True)
    more = {now.name: now.conversion_usd - then.conversion_usd for then, now in pairs}
    return {name: usd for name, usd in more.items() if usd}


def _elsewhere(before: PartRows, now: PartRows) -> Whole:
    """Return the rows of the workbook whose origin is another one now; names that are added stand behind."""
    return np.flatnonzero(now.origin[: len(before)] != before.origin)


@kept_beside(_KEPT)  # likewise
def _moved(exposure: Exposure, asked: _Moves) -> MovedExposure:
    """Return a workbook with the moves made; only models that have some are summed again."""
    book = exposure.book
    rows, alternative = book.rows, book.rows.alternative.copy()
    models, missing = set(), []
    for move in asked.moves:
        if not move.on:
            continue
        change = _change(rows, asked.imported, move)
        if change is None:
            missing.append(move)
            continue
        replaced, chosen = change
        alternative[replaced] = True
        alternative[chosen] = False
        models.add(int(rows.model[chosen]))
    concerned = np.isin(rows.model, sorted(models))
    changed = replace(book, rows=replace(rows, alternative=alternative))
    counted = np.flatnonzero(concerned & changed.rows.current)
    fresh = Exposure.of_rows(changed, exposure.fleet, exposure.classification, counted)
    dearer = _cost(rows, counted) - _cost(rows, np.flatnonzero(concerned & rows.current))
    summed = replace(merged(exposure, fresh, models), tree=with_sources(exposure.tree, changed.rows))
    return MovedExposure(summed, dearer, missing=tuple(missing))


def _cost(rows: PartRows, counted: Whole) -> Floats:
    """Return ``(model, currency)``: what some rows cost."""
    models, currencies = len(rows.models), len(rows.currencies)
    cell = rows.model[counted].astype(np.int64) * currencies + rows.currency[counted]
    value = rows.quantity[counted] * rows.unit_cost[counted]
    sums = np.bincount(cell, weights=value, minlength=models * currencies)
    return sums.reshape(models, currencies).astype(np.float64, copy=False)


def _change(rows: PartRows, imported: PartRows | None, move: SourceMove) -> tuple[Whole, int] | None:
    """Return the rows that a move replaces and the one it takes; None where there is none such."""
    if move.model not in rows.models or move.part_number not in rows.part_number.values:
        return None
    code = rows.part_number.values.index(move.part_number)
    found = np.flatnonzero((rows.part_number.codes == code) & (rows.model == rows.models.index(move.model)))
    current = found[rows.current[found]]
    wanted: Sequence[int] = ()
    if imported is not None:  # a change may have altered what the move names
        wanted = _of_source(imported, found[found < len(imported)], move)
    wanted = wanted or _of_source(rows, found, move)
    if not len(current) or not wanted:
        return None
    if not rows.alternative[wanted[0]]:  # the workbook was changed meanwhile
        current = current[:0]
    return current, wanted[0]


def _of_source(rows: PartRows, among: Whole, move: SourceMove) -> Sequence[int]:
    """Return the rows of the source that a move names, alternatives first."""
    matching = [
        row
        for row in among.tolist()
        if rows.origins[int(rows.origin[row])] == move.to_origin
        and rows.supplier[row] == move.to_supplier
        and same_typed(float(rows.unit_cost[row]), move.to_unit_cost)
    ]
    return sorted(matching, key=lambda row: not rows.alternative[row])
