"""What changed between two readings of a workbook: rows, models, facts of vehicles and currency rates.

Rows have no identity of their own. Those that are equal in every field are paired first, wherever they
stand; what is left is paired within a model and part number by as much of its source as still agrees.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from headroom.arrays import Flags, Whole
from headroom.book.part_rows import ROW_FIELDS, PartRows
from headroom.book.row_identity import ALL_FIELDS, NUMBERS, alike, occurrence
from headroom.book.same import SAME_TYPED, same_typed
from headroom.book.sourcing import SourcingBook
from headroom.book.vehicle import VEHICLE_FIELDS, Vehicle

Value = str | float | None
"""What a cell says: a word, a number, or nothing."""

_PART = tuple(field.name for field in ROW_FIELDS if not field.may_change)

COMPARED = tuple(name for name in ALL_FIELDS if name not in _PART)
"""Fields of a row that may change; a row of another model or part number is another row."""

_KEYS = (
    ALL_FIELDS,
    (*_PART, "alternative", "origin", "supplier"),
    (*_PART, "alternative", "supplier"),
    (*_PART, "alternative", "origin"),
    (*_PART, "alternative"),
    _PART,
)
_FACTS = tuple(field.name for field in VEHICLE_FIELDS if field.may_change)


@dataclass(frozen=True, slots=True)
class ValueChange:
    """One value that changed.

    Attributes:
        of: What it belongs to: a model, or a currency.
        field: Name of the field.
        before: Value before; None where there was none.
        after: Value after.
        cell_before: Where it stood, e.g. ``Sourcing!F17``; empty where it was not stated.
        cell_after: Where it stands.
    """

    of: str
    field: str
    before: Value
    after: Value
    cell_before: str = ""
    cell_after: str = ""


@dataclass(frozen=True, slots=True)
class RowChange:
    """One row that says something else than before.

    Attributes:
        model: Name of its model.
        part_number: As in the sheet.
        row_before: Index into the rows before.
        row_after: Index into the rows after.
        values: What changed, in the order of ``COMPARED``.
    """

    model: str
    part_number: str
    row_before: int
    row_after: int
    values: tuple[ValueChange, ...]


@dataclass(frozen=True, slots=True)
class RowCounts:
    """How many rows of a model, or of the workbook, came, went and changed."""

    added: int
    removed: int
    changed: int


@dataclass(frozen=True, slots=True, eq=False)
class BookChanges:
    """What changed between two readings of a workbook.

    Attributes:
        before: The earlier reading.
        after: The later one.
        added: ``(added,)``, rows of ``after`` that were not there.
        removed: ``(removed,)``, rows of ``before`` that are not there any more.
        changed_before: ``(changed,)``, rows of ``before`` that say something else now.
        changed_after: ``(changed,)``, the rows of ``after`` they became; ascending.
        differs: ``(field, changed)``, which of ``COMPARED`` are different.
        models_added: Names of models that came.
        models_removed: Names of models that went.
        facts: What changed of the vehicles that are in both.
        rates: What changed of the currency rates.
    """

    before: SourcingBook
    after: SourcingBook
    added: Whole
    removed: Whole
    changed_before: Whole
    changed_after: Whole
    differs: Flags
    models_added: tuple[str, ...]
    models_removed: tuple[str, ...]
    facts: tuple[ValueChange, ...]
    rates: tuple[ValueChange, ...]

    @property
    def nothing(self) -> bool:
        """Return whether both readings say the same."""
        counts = self.counts
        rows = counts.added + counts.removed + counts.changed
        return not (rows or self.models_added or self.models_removed or self.facts or self.rates)

    @property
    def counts(self) -> RowCounts:
        """Return how many rows came, went and changed."""
        return RowCounts(len(self.added), len(self.removed), len(self.changed_after))

    def by_model(self) -> dict[str, RowCounts]:
        """Return how many rows of each model came, went and changed; models without any are left out."""
        then, now = self.before.rows, self.after.rows
        added = np.bincount(now.model[self.added], minlength=len(now.models))
        changed = np.bincount(now.model[self.changed_after], minlength=len(now.models))
        removed = dict(
            zip(then.models, np.bincount(then.model[self.removed], minlength=len(then.models)), strict=True)
        )
        found = {
            name: RowCounts(int(added[at]), int(removed.pop(name, 0)), int(changed[at]))
            for at, name in enumerate(now.models)
        }
        found |= {name: RowCounts(0, int(count), 0) for name, count in removed.items()}
        return {name: counts for name, counts in found.items() if counts != RowCounts(0, 0, 0)}

    def row_changes(self) -> Iterator[RowChange]:
        """Yield the rows that changed, in the order in which they stand now."""
        then, now = self.before.rows, self.after.rows
        pairs = zip(self.changed_before.tolist(), self.changed_after.tolist(), strict=True)
        for at, (was, is_now) in enumerate(pairs):
            model = now.models[int(now.model[is_now])]
            values = tuple(
                ValueChange(
                    model,
                    name,
                    then.value(name, was),
                    now.value(name, is_now),
                    then.address(was, name),
                    now.address(is_now, name),
                )
                for name, different in zip(COMPARED, self.differs[:, at].tolist(), strict=True)
                if different
            )
            yield RowChange(model, now.part_number[is_now], was, is_now, values)


def changes_between(before: SourcingBook, after: SourcingBook) -> BookChanges:
    """Return what changed from one reading of a workbook to another.

    Numbers that differ by less than one part in 10^12 are equal: formulas computed again may.
    """
    was, is_now, added, removed = _paired(before.rows, after.rows)
    differs = np.array([_different(before.rows, was, after.rows, is_now, name) for name in COMPARED])
    changed = np.flatnonzero(differs.any(axis=0))
    then = {vehicle.name: vehicle for vehicle in before.vehicles}
    now = {vehicle.name: vehicle for vehicle in after.vehicles}
    facts = tuple(
        change
        for name, vehicle in now.items()
        if name in then
        for change in _changed_facts(then[name], vehicle)
    )
    return BookChanges(
        before=before,
        after=after,
        added=added,
        removed=removed,
        changed_before=was[changed],
        changed_after=is_now[changed],
        differs=differs[:, changed],
        models_added=tuple(name for name in now if name not in then),
        models_removed=tuple(name for name in then if name not in now),
        facts=facts,
        rates=_changed_rates(before, after),
    )


def _paired(then: PartRows, now: PartRows) -> tuple[Whole, Whole, Whole, Whole]:
    """Return which rows are the same ones, which came and which went.

    Returns:
        Rows before and the rows they became, ordered by the latter; rows that came; rows that went.
    """
    left, right = np.arange(len(then)), np.arange(len(now))
    found: list[tuple[Whole, Whole]] = []
    for key in _KEYS:
        if not (len(left) and len(right)):
            break
        _, codes = np.unique(alike((then, now), (left, right), key), return_inverse=True)
        mine, theirs = codes[: len(left)], codes[len(left) :]
        # The n-th row of a key is the n-th row of it in the other workbook.
        most = len(codes) + 1
        mine, theirs = mine * most + occurrence(mine), theirs * most + occurrence(theirs)
        _, at, to = np.intersect1d(mine, theirs, assume_unique=True, return_indices=True)
        found.append((left[at], right[to]))
        left, right = np.delete(left, at), np.delete(right, to)
    was = np.concatenate([pair[0] for pair in found]) if found else left[:0]
    became = np.concatenate([pair[1] for pair in found]) if found else right[:0]
    order = np.argsort(became)
    return was[order], became[order], right, left


def _different(then: PartRows, was: Whole, now: PartRows, is_now: Whole, name: str) -> Flags:
    """Return where one field of paired rows differs."""
    if name in NUMBERS:
        old, new = then.numbers(name)[was], now.numbers(name)[is_now]
        return np.array(~np.isclose(old, new, rtol=SAME_TYPED, atol=0.0, equal_nan=True), dtype=np.bool_)
    codes = alike((then, now), (was, is_now), (name,))
    differs: Flags = codes[: len(was)] != codes[len(was) :]
    return differs


def _changed_facts(then: Vehicle, now: Vehicle) -> Iterator[ValueChange]:
    """Yield what changed of a vehicle."""
    for name in _FACTS:
        old, new = then.value(name), now.value(name)
        if _unlike(old, new):
            yield ValueChange(now.name, name, old, new, then.cells.get(name, ""), now.cells.get(name, ""))


def _changed_rates(before: SourcingBook, after: SourcingBook) -> tuple[ValueChange, ...]:
    """Return what changed of the currency rates."""
    then, now = before.currency_rates, after.currency_rates
    return tuple(
        ValueChange(
            code,
            "rate",
            then.get(code),
            now.get(code),
            before.currency_cells.get(code, ""),
            after.currency_cells.get(code, ""),
        )
        for code in dict.fromkeys((*then, *now))
        if _unlike(then.get(code), now.get(code))
    )


def _unlike(before: object, after: object) -> bool:
    """Return whether a value of a cell is another one."""
    if isinstance(before, float) and isinstance(after, float):
        return not same_typed(before, after)
    return before != after
