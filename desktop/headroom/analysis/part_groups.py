"""Listed rows in groups by a label, each with its sums, folded or open; the lines of a list.

Any labels do that say of every row to which group it belongs.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np

from headroom.analysis.part_effects import PartEffects
from headroom.arrays import CodedTexts, Floats, Ints, Whole


@dataclass(frozen=True, slots=True)
class RowGroup:
    """One group; sums are of its current rows, per vehicle, NaN where these belong to several models.

    Attributes:
        label: What its rows share.
        count: How many rows of it are listed.
        sums: By the name of the array of ``PartEffects``.
    """

    label: str
    count: int
    sums: dict[str, float]


@dataclass(frozen=True, slots=True, eq=False)
class Listing:
    """What is listed, line by line.

    Attributes:
        row: ``(listed row,)``, index into the rows of the book, whether its group is folded or not.
        lines: ``(line,)``, a row, or below 0 a group: -1 is the first.
        groups: In the order of the lines.
    """

    row: Whole
    lines: Whole
    groups: tuple[RowGroup, ...] = ()

    def group_at(self, line: int) -> RowGroup | None:
        """Return the group that a line is the heading of; None for a row."""
        place = int(self.lines[line])
        return self.groups[-1 - place] if place < 0 else None


SUMMED = ("value_usd", "lost", "of_missing", "duty_usd", "freight_usd", "of_landed")
"""What of rows can be summed within a model."""


def flat(row: Whole) -> Listing:
    """Return rows as they stand, in no group."""
    return Listing(row, row)


def grouped(
    effects: PartEffects,
    row: Whole,
    labels: CodedTexts,
    weight: Floats | None,
    unfolded: Collection[str],
    *,
    descending: bool = True,
) -> Listing:
    """Return rows in groups.

    Args:
        effects: What the rows do.
        row: ``(listed row,)``, index into the rows of the book, in the order in which they stand in a group.
        labels: ``(row,)``, of all rows.
        weight: ``(row,)``, of all rows: groups stand by its sum; None: by their labels.
        unfolded: Labels of groups whose rows are seen.
        descending: Whether the heaviest group, or the last label, stands first.
    """
    code = labels.codes[row]
    counts = np.bincount(code, minlength=len(labels.values))
    present = np.flatnonzero(counts)
    order = _order(labels, present, None if weight is None else _total(code, weight[row], len(counts)))
    present = present[order[::-1] if descending and weight is None else order]
    if weight is not None and not descending:
        present = present[::-1]
    place = np.zeros(len(counts), dtype=np.int64)
    place[present] = np.arange(len(present))
    by_group = row[np.argsort(place[code], kind="stable")]
    sums = _sums(effects, row, code, len(counts))
    groups = tuple(
        RowGroup(labels.values[at], int(counts[at]), {name: float(sums[name][at]) for name in SUMMED})
        for at in present.tolist()
    )
    is_open = [group.label in unfolded for group in groups]
    return Listing(row, _lines(by_group, counts[present], is_open), groups)


def _order(labels: CodedTexts, present: Whole, weight: Floats | None) -> Whole:
    """Return the order of groups: the heaviest first, else by their labels."""
    if weight is None:
        names = [labels.values[at].casefold() for at in present.tolist()]
        return np.array(sorted(range(len(names)), key=names.__getitem__), dtype=np.int64)
    return np.argsort(-weight[present], kind="stable")


def _total(code: Ints, amount: Floats, count: int) -> Floats:
    """Return the sum of an amount by group; NaN counts for nothing."""
    return np.bincount(code, weights=np.nan_to_num(amount), minlength=count).astype(np.float64, copy=False)


def _sums(effects: PartEffects, row: Whole, code: Ints, count: int) -> dict[str, Floats]:
    """Return the sums of the current rows of each group; NaN where rows of several models are listed."""
    rows = effects.rows
    counts = rows.current[row]
    model = rows.model[row]
    if len(row) and int(model.min()) != int(model.max()):
        return {name: np.full(count, np.nan) for name in SUMMED}
    found = {}
    for name in SUMMED:
        amount = getattr(effects, name)[row]
        nothing = bool(np.isnan(amount).all())
        found[name] = np.full(count, np.nan) if nothing else _total(code[counts], amount[counts], count)
    return found


def _lines(by_group: Whole, counts: Whole, is_open: Sequence[bool]) -> Whole:
    """Return the lines: each group, and below it its rows where it is open."""
    pieces, begin = [], 0
    for at, count in enumerate(counts.tolist()):
        pieces.append(np.array([-1 - at], dtype=np.int64))
        if is_open[at]:
            pieces.append(by_group[begin : begin + count])
        begin += count
    return np.concatenate(pieces) if pieces else np.zeros(0, dtype=np.int64)
