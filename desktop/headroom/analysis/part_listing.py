"""Which rows of a workbook are listed, and in which order: a million within a tenth of a second."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import Enum

import numpy as np

from headroom.analysis.part_dimensions import PartDimension, labels_of
from headroom.analysis.part_effects import PartEffects
from headroom.analysis.part_texts import PartTexts
from headroom.analysis.same_rows import sources
from headroom.arrays import Flags, Floats, Ints, Whole


@dataclass(frozen=True, slots=True)
class NamedRows:
    """Rows of a workbook that are listed whatever became of them.

    Attributes:
        name: What they are, in a few words.
        sources: Indices into the rows of the workbook.
    """

    name: str
    sources: frozenset[int]


@dataclass(frozen=True, slots=True)
class PartFilter:
    """Which rows are listed.

    Attributes:
        words: Every word of it stands in a row, in part number, description, supplier, code or country.
        chosen: Labels that a row has to have: of several of one dimension any, of each dimension one.
        rows: Of which rows of the workbook it was made; None: of any.
    """

    words: str = ""
    chosen: tuple[tuple[PartDimension, str], ...] = ()
    rows: NamedRows | None = None

    def with_label(self, dimension: PartDimension, label: str) -> "PartFilter":
        """Return it with one more label."""
        one = (dimension, label)
        return self if one in self.chosen else replace(self, chosen=(*self.chosen, one))

    def without(self, dimension: PartDimension, label: str) -> "PartFilter":
        """Return it without a label."""
        return replace(self, chosen=tuple(one for one in self.chosen if one != (dimension, label)))

    def labels(self, dimension: PartDimension) -> tuple[str, ...]:
        """Return the labels of one dimension."""
        return tuple(label for one, label in self.chosen if one is dimension)


class SortKey(Enum):
    """By what rows are put in order; the value is the column of text or the array of the effects."""

    PART = "part_number"
    DESCRIPTION = "description"
    SUPPLIER = "supplier"
    ORIGIN = "origin"
    CODE = "hts_code"
    MODEL = "model"
    SYSTEM = "system"
    ROLE = "role"
    SOURCE = "source"
    PLACE = "place"
    VALUE = "value_usd"
    LOST = "lost"
    OF_MISSING = "of_missing"
    DUTY = "duty_usd"
    FREIGHT = "freight_usd"
    OF_LANDED = "of_landed"


_BY_TEXT = {
    key
    for key in SortKey
    if key.value in {"part_number", "description", "supplier", "origin", "hts_code", "model", "system"}
}


def passing(effects: PartEffects, texts: PartTexts, wanted: PartFilter) -> Flags:
    """Return ``(row,)``: which rows pass a filter; a label that no row has lets none pass."""
    found = texts.containing(wanted.words)
    if wanted.rows is not None:
        named = np.array(sorted(wanted.rows.sources), dtype=np.int64)
        found &= np.isin(sources(effects.outcome), named) & ~effects.rows.alternative
    for dimension in dict.fromkeys(one for one, _ in wanted.chosen):
        labels, asked = labels_of(effects, dimension), set(wanted.labels(dimension))
        found &= np.array([label in asked for label in labels.values], dtype=np.bool_)[labels.codes]
    return found


def in_order(
    effects: PartEffects, texts: PartTexts, row: Whole, key: SortKey, *, descending: bool = False
) -> Whole:
    """Return rows in the order of a key; equal ones in that of the sheet, blank ones at the end either way.

    Args:
        effects: What the rows do.
        texts: Their texts.
        row: ``(listed row,)``, index into the rows of the book, ascending.
        key: By what.
        descending: Whether the greatest stands first.
    """
    if key in _BY_TEXT:
        return _by_rank(row, texts.ranks(key.value)[row], descending=descending)
    rows = effects.rows
    if key is SortKey.ROLE:
        role = effects.outcome.exposure.classification.role
        return _by_rank(row, role[row], descending=descending)
    if key is SortKey.SOURCE:
        return _by_rank(row, labels_of(effects, PartDimension.SOURCE).codes[row], descending=descending)
    if key is SortKey.PLACE:
        return _by_rank(row, rows.row_number[row], descending=descending, before=rows.sheet[row])
    return _by_value(row, getattr(effects, key.value)[row], descending=descending)


def _by_rank(row: Whole, rank: Ints, *, descending: bool, before: Ints | None = None) -> Whole:
    """Return rows by whole numbers from -1, which is blank; ``before`` counts before them."""
    key = rank.astype(np.int64)
    if before is not None:
        key += before.astype(np.int64) * (int(key.max(initial=0)) + 1)
    most = int(key.max(initial=0)) + 1
    key = np.where(key < 0, most, most - key if descending else key)
    return row[_packed(key << _bits(len(row)), len(row))]


def _by_value(row: Whole, value: Floats, *, descending: bool) -> Whole:
    """Return rows by numbers of which NaN is blank; what differs by less than a billionth is equal.

    The bits of a number, with its place in the last of them, are sorted as one: far faster than places by
    number, and equal ones stay as they were.
    """
    blank = np.isnan(value)
    known = np.where(blank, 0.0, -value if descending else value) + 0.0  # no zero has a sign
    bits = known.view(np.int64)
    ordered = np.where(bits < 0, bits ^ np.int64(0x7FFFFFFFFFFFFFFF), bits)
    shift = _bits(len(row))
    order = _packed((ordered >> shift) << shift, len(row))
    behind = blank[order]
    return row[np.concatenate((order[~behind], order[behind]))] if behind.any() else row[order]


def _packed(key: Whole, count: int) -> Whole:
    """Return the order of keys whose last bits are free for places."""
    shift = _bits(count)
    ordered: Whole = np.sort(key | np.arange(count)) & np.int64((1 << shift) - 1)
    return ordered


def _bits(count: int) -> int:
    """Return how many bits a place among so many takes."""
    return max(count - 1, 0).bit_length()


def label_counts(effects: PartEffects, dimension: PartDimension, among: Flags) -> Iterable[tuple[str, int]]:
    """Yield the labels of a dimension with how many of some rows have each, the most frequent first."""
    labels = labels_of(effects, dimension)
    counts = np.bincount(labels.codes[among], minlength=len(labels.values))
    for at in np.argsort(-counts, kind="stable").tolist():
        if counts[at]:
            yield labels.values[at], int(counts[at])
