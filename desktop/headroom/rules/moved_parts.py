"""A workbook as a scenario sources it: parts changed by hand, chosen alternatives current, others not.

Changes by hand come first, then moves: what a move names is what stands in the workbook, or what a change
added. A stated net cost or customs value moves with the parts cost, at the scenario's currency rates: what is
stated beyond the parts stays as it is.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from headroom.arrays import Floats, Whole
from headroom.book.last_made import as_last_made
from headroom.book.same import same_typed
from headroom.book.sourcing import PartRows
from headroom.rules.changed_rows import ChangedRows, changed_rows
from headroom.rules.changed_trees import changed_tree
from headroom.rules.exposure import Exposure, merged
from headroom.rules.kept_beside import kept_beside
from headroom.rules.part_changes import PartChange, on_changes
from headroom.rules.scenario import Scenario, SourceMove
from headroom.rules.tree_contents import with_built
from headroom.rules.tree_parts import with_changed_tree, with_sources

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
    book, before = exposure.book, exposure.book.rows
    stated = exposure.stated or book
    as_stated = exposure.stated_rows
    made = changed_rows(as_stated, changes, book.currency_rates)
    nodes = None if stated.tree is None else changed_tree(stated.tree, made, book.currency_rates)
    tree = None if nodes is None else nodes.tree
    changed = as_last_made(replace(stated, rows=made.rows, tree=tree))
    made = replace(
        made,
        imported=before,
        stated=as_stated,
        rows=changed.rows,
        nodes=() if nodes is None else nodes.named,
        lines=None if nodes is None else nodes.lines,
        held=np.flatnonzero(changed.rows.origin != made.rows.origin),
    )
    touched = np.concatenate(
        (*made.concerned, np.arange(len(before), len(made.rows)), _elsewhere(before, made.rows))
    )
    touched = touched[~made.rows.alternative[touched]]  # alternatives are not in the sums
    concerned = np.zeros(len(before.models), dtype=np.bool_)
    concerned[before.model[made.source[touched]]] = True
    counted = np.flatnonzero(concerned[made.rows.model] & ~made.rows.alternative)
    added = len(made.rows) > len(before)
    classification = exposure.classification.take(made.source) if added else exposure.classification
    fresh = Exposure.of_rows(replace(book, rows=made.rows), exposure.fleet, classification, counted)
    present = _cost(before, np.flatnonzero(concerned[before.model] & ~before.alternative))
    dearer = _cost(made.rows, counted)
    dearer[:, : present.shape[1]] -= present
    summed = merged(exposure, fresh, np.flatnonzero(concerned).tolist())
    parts = with_changed_tree(exposure.tree, nodes, changed)
    return MovedExposure(replace(summed, tree=parts), dearer, made)


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
    counted = np.flatnonzero(concerned & ~alternative)
    changed = replace(book, rows=replace(rows, alternative=alternative))
    fresh = Exposure.of_rows(changed, exposure.fleet, exposure.classification, counted)
    dearer = _cost(rows, counted) - _cost(rows, np.flatnonzero(concerned & ~rows.alternative))
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
    current = found[~rows.alternative[found]]
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
