"""The texts of the rows of a workbook, made ready once: to be searched, and to be put in order.

Columns are codes into distinct texts: these are searched, and rows found by their codes.
"""

import re
from collections.abc import Callable, Iterable
from functools import cached_property

import numpy as np
import numpy.typing as npt

from headroom.arrays import CodedTexts, Flags, Ints, Whole
from headroom.book.countries import UNKNOWN_ORIGIN
from headroom.book.part_rows import PartRows
from headroom.notation.countries import country_name
from headroom.rules.classification import dotted

_FEW_LETTERS = 3
_OFTEN = 8
"""Letters of a word, and texts to a hit, from which hits are looked for one after the other."""

_KEPT_WORDS = 12
_DIGITS = re.compile(r"\d+")
_LONGEST_NUMBER = 15

SEARCHED = ("part_number", "description", "supplier", "hts_code", "origin")
"""Columns that a search looks through."""

ORDERED = (*SEARCHED, "system", "model")
"""Columns of text that rows are put in order by."""


class PartTexts:
    """The texts of all rows of a workbook.

    Args:
        rows: The rows; moves of a scenario, which make others current, change nothing.
    """

    def __init__(self, rows: PartRows) -> None:
        self._rows = rows
        self._columns = {name: rows.texts(name) for name in ORDERED}
        self._searched = tuple(
            _Searched(self._columns[name].codes, _said(name, self._columns[name].values)) for name in SEARCHED
        )
        self._ranks: dict[str, Ints] = {}
        self._found: dict[str, Flags] = {}

    def fits(self, rows: PartRows) -> bool:
        """Return whether these are the texts of some rows."""
        return rows.part_number is self._rows.part_number and rows.model is self._rows.model

    def containing(self, text: str) -> Flags:
        """Return ``(row,)``: which rows contain every word of a text, in whichever column each."""
        found = np.ones(len(self._rows), dtype=np.bool_)
        for word in text.casefold().split():
            found &= self._with_word(word)
        return found

    def ranks(self, name: str) -> Ints:
        """Return ``(row,)``: the place of the text of each row among all of its column; -1 where blank.

        Numbers within a text count as numbers: ``P2`` stands before ``P10``.

        Raises:
            KeyError: If the column is none of ``ORDERED``.
        """
        if name not in self._ranks:
            column = self._columns[name]
            said = _said(name, column.values) if name == "origin" else column.values
            self._ranks[name] = _ranks(column, said)
        return self._ranks[name]

    def prepare(self, cancelled: Callable[[], bool]) -> None:
        """Join what is searched and find the places of all texts, so that nobody waits for it later."""
        for column in self._searched:
            column.prepare()
        for name in ORDERED:
            if not cancelled():
                self.ranks(name)

    def _with_word(self, word: str) -> Flags:
        """Return which rows contain a word; the last words are remembered."""
        if word not in self._found:
            while len(self._found) >= _KEPT_WORDS:
                del self._found[next(iter(self._found))]
            found = np.zeros(len(self._rows), dtype=np.bool_)
            for column in self._searched:
                column.mark(word, found)
            self._found[word] = found
        return self._found[word]


class _Searched:
    """One column that is searched.

    Args:
        codes: ``(row,)``, index into the texts, -1 where blank.
        texts: The distinct texts.
    """

    def __init__(self, codes: Ints, texts: Iterable[str]) -> None:
        self._codes = codes
        self._texts = tuple(" ".join(text.casefold().split()) for text in texts)

    @cached_property
    def _joined(self) -> str:
        return "\n".join(self._texts)

    @cached_property
    def _bytes(self) -> npt.NDArray[np.uint8]:
        return np.frombuffer(self._joined.encode("utf-8", "surrogatepass"), dtype=np.uint8)

    @cached_property
    def _starts(self) -> Whole:
        """Return where each text begins within the joined ones, letters."""
        return _begins(len(text) for text in self._texts)

    @cached_property
    def _byte_starts(self) -> Whole:
        """Return the same in bytes."""
        if len(self._bytes) == len(self._joined):
            return self._starts
        return _begins(len(text.encode("utf-8", "surrogatepass")) for text in self._texts)

    def prepare(self) -> None:
        """Join the texts, which is done once."""
        self._hits("a")
        self._hits("a word that hardly any text contains")

    def mark(self, word: str, found: Flags) -> None:
        """Mark the rows whose text contains a word without spaces."""
        hits = self._hits(word)
        if hits.any():
            found |= hits[self._codes]

    def _hits(self, word: str) -> Flags:
        """Return ``(text + 1,)``: which texts contain a word; the last stands for blank ones."""
        hits = np.zeros(len(self._texts) + 1, dtype=np.bool_)
        if len(word) < _FEW_LETTERS or self._joined.count(word) * _OFTEN > len(self._texts):
            hits[:-1] = self._hits_of_many(word.encode("utf-8", "surrogatepass"))
            return hits
        places = [one.start() for one in re.finditer(re.escape(word), self._joined)]
        if places:
            hits[np.searchsorted(self._starts, np.array(places), side="right") - 1] = True
        return hits

    def _hits_of_many(self, word: bytes) -> Flags:
        """Return ``(text,)``: which texts contain a word, all of them looked at together."""
        count = len(self._bytes) - len(word) + 1
        if not len(self._texts) or count <= 0:
            return np.zeros(len(self._texts), dtype=np.bool_)
        begins = np.zeros(len(self._bytes) + 1, dtype=np.bool_)  # the last text may be empty
        begins[:count] = self._bytes[:count] == word[0]
        for at, byte in enumerate(word[1:], start=1):
            begins[:count] &= self._bytes[at : at + count] == byte
        return np.logical_or.reduceat(begins, self._byte_starts)


def _begins(lengths: Iterable[int]) -> Whole:
    """Return where texts of some lengths begin, with one letter between two of them."""
    ends = np.cumsum(np.fromiter(lengths, dtype=np.int64) + 1)
    return np.concatenate((np.zeros(1, dtype=np.int64), ends[:-1]))


def _said(name: str, values: Iterable[str]) -> tuple[str, ...]:
    """Return what is searched of the texts of a column: codes with and without points, countries by name."""
    if name == "hts_code":
        return tuple(f"{code} {dotted(code)}" for code in values)
    if name == "origin":
        return tuple("" if code == UNKNOWN_ORIGIN else f"{country_name(code)} {code}" for code in values)
    return tuple(values)


def _ranks(column: CodedTexts, said: Iterable[str]) -> Ints:
    """Return the place of the text of each row; equal texts have one, blank ones -1."""
    keys = [_DIGITS.sub(_number, text.casefold()) for text in said]
    order = sorted(range(len(keys)), key=keys.__getitem__)
    places = np.full(len(keys) + 1, -1, dtype=np.int32)
    rank, before = -1, None
    for at in order:
        if keys[at] != before:
            rank, before = rank + 1, keys[at]
        if keys[at]:
            places[at] = rank
    return places[column.codes]


def _number(digits: re.Match[str]) -> str:
    """Return a number as digits that stand in its order among others; zeros before it count for nothing."""
    return digits.group().lstrip("0").zfill(_LONGEST_NUMBER)
