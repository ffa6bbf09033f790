"""A workbook as a scenario moves its parts: chosen alternatives current, and the rows they replace not.

A stated net cost or customs value moves with the parts cost, at the scenario's currency rates: what is
stated beyond the parts stays as it is.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

import numpy as np

from headroom.arrays import CodedTexts, Floats, Whole
from headroom.book.fields.typed_fields import ColumnCells
from headroom.book.same import same_typed
from headroom.book.sourcing import PartRows, SourcingBook
from headroom.rules.exposure import Exposure
from headroom.rules.kept_beside import kept_beside
from headroom.rules.scenario import SourceMove

_KEPT = 8


@dataclass(frozen=True, slots=True, eq=False)
class MovedExposure:
    """A workbook under the moves of a scenario.

    Attributes:
        exposure: The sums with the moves made.
        dearer: ``(model, currency)``, by how much the parts cost more than without the moves, in the
            currency of the column.
    """

    exposure: Exposure
    dearer: Floats


def moved(exposure: Exposure, moves: tuple[SourceMove, ...]) -> MovedExposure:
    """Return a workbook with the moves made that are switched on; those whose source is missing are not."""
    if not any(move.on for move in moves):
        return MovedExposure(exposure, np.zeros((len(exposure.vehicles), len(exposure.currencies))))
    return _moved(exposure, moves)


@kept_beside(_KEPT)  # a slider asks for the same again and again
def missing_moves(book: SourcingBook, moves: tuple[SourceMove, ...]) -> tuple[SourceMove, ...]:
    """Return the moves that are switched on, but whose source is not in the workbook."""
    return tuple(move for move in moves if move.on and _change(book, move) is None)


@kept_beside(_KEPT)  # likewise
def _moved(exposure: Exposure, moves: tuple[SourceMove, ...]) -> MovedExposure:
    """Return a workbook with the moves made; only models that have some are summed again."""
    book = exposure.book
    rows, alternative = book.rows, book.rows.alternative.copy()
    models = set()
    for move in moves:
        change = _change(book, move) if move.on else None
        if change is not None:
            replaced, chosen = change
            alternative[replaced] = True
            alternative[chosen] = False
            models.add(int(rows.model[chosen]))
    concerned = np.isin(rows.model, sorted(models))
    counted = np.flatnonzero(concerned & ~alternative)
    changed = replace(book, rows=replace(rows, alternative=alternative))
    fresh = Exposure.of_rows(changed, exposure.fleet, exposure.classification, counted)
    dearer = _cost(rows, counted) - _cost(rows, np.flatnonzero(concerned & ~rows.alternative))
    return MovedExposure(_merged(exposure, fresh, models), dearer)


def _merged(before: Exposure, fresh: Exposure, models: Iterable[int]) -> Exposure:
    """Return ``fresh`` with the lots of all other models added."""
    kept = np.flatnonzero(~np.isin(before.model, sorted(models)))
    order = np.argsort(np.concatenate((before.model[kept], fresh.model)), kind="stable")
    lots: dict[str, Any] = {}  # of several kinds; each keeps its own
    for column in fields(Exposure):
        old, new = getattr(before, column.name), getattr(fresh, column.name)
        if isinstance(new, np.ndarray):
            lots[column.name] = np.concatenate((old[kept], new))[order]
    more = {name: _joined(before.more[name], cells, kept, order) for name, cells in fresh.more.items()}
    return replace(fresh, **lots, more=more)


def _joined(old: ColumnCells, new: ColumnCells, kept: Whole, order: Whole) -> ColumnCells:
    """Return some cells of one column of the book followed by others of it, in another order."""
    if isinstance(old, CodedTexts) and isinstance(new, CodedTexts):
        return CodedTexts(np.concatenate((old.codes[kept], new.codes))[order], new.values)
    return np.concatenate((np.asarray(old)[kept], np.asarray(new)))[order]


def _cost(rows: PartRows, counted: Whole) -> Floats:
    """Return ``(model, currency)``: what some rows cost."""
    models, currencies = len(rows.models), len(rows.currencies)
    cell = rows.model[counted].astype(np.int64) * currencies + rows.currency[counted]
    value = rows.quantity[counted] * rows.unit_cost[counted]
    sums = np.bincount(cell, weights=value, minlength=models * currencies)
    return sums.reshape(models, currencies).astype(np.float64, copy=False)


def _change(book: SourcingBook, move: SourceMove) -> tuple[Whole, int] | None:
    """Return the rows that a move replaces and the one it takes; None where the workbook lacks it."""
    rows = book.rows
    if move.model not in rows.models or move.part_number not in rows.part_number.values:
        return None
    code = rows.part_number.values.index(move.part_number)
    found = np.flatnonzero((rows.part_number.codes == code) & (rows.model == rows.models.index(move.model)))
    current = found[~rows.alternative[found]]
    wanted = _of_source(rows, found, move)
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
