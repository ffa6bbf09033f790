"""One column of a sheet as read: numbers as numbers, everything else as codes into distinct values."""

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import Enum
from functools import cached_property
from itertools import islice
from typing import cast

import numpy as np

from headroom.arrays import Flags, Floats, Ints
from headroom.language import tr

BLANK = ""

ERROR_VALUE = re.compile(r"#[A-Z][A-Z/0_]*[!?]|#N/A|#GETTING_DATA")
"""What Excel shows for a formula that failed."""


class Uncalculated(Enum):
    """What stands in the place of a formula's value where the file does not hold it."""

    FORMULA = "formula"


Value = str | bool | datetime | date | time | timedelta | Uncalculated
"""What a cell may hold beside a number."""

_SPACE, _NEW_LINE = ord(" "), ord("\n")
_UNTIDY = ("  ", " \n", "\n ", "\n#")
"""Stands in texts of a line each where one begins or ends with a space, holds two, or may be an error."""

_NUMBERS = frozenset({float, int})
_NUMBERS_OR_FLAGS = _NUMBERS | {bool}


class _Codes(dict[object, int]):
    """Hands out the next code for a value not seen before; a lookup stays in C."""

    def __missing__(self, value: object) -> int:
        code = self[value] = len(self)
        return code


class Values(tuple[Value, ...]):  # noqa: SLOT001 - what is found out is kept in its __dict__
    """The distinct values of a column that are no numbers; what is found out about them is kept.

    There may be a million: each look at all of them takes a tenth of a second. Most columns are tidy, which
    takes a hundredth of one to find out, and then there is nothing else to look for.
    """

    @cached_property
    def tidy(self) -> bool:
        """Return whether the first is blank and the others are different plain texts.

        Plain is a text without a superfluous space or a sign without width that is no error value. All are
        looked at together, as one text of a line each.
        """
        if not self or self[0] != BLANK or set(map(type, self)) != {str} or len(set(self)) != len(self):
            return False
        lines = "\n".join(cast(tuple[str, ...], self))
        if not lines.isascii() or lines.count("\n") != len(self) - 1:
            return False
        signs = np.frombuffer(lines.encode("ascii"), dtype=np.uint8)
        if ((signs < _SPACE) & (signs != _NEW_LINE)).any():
            return False
        return not any(sign in f"\n{lines}\n" for sign in _UNTIDY)

    @cached_property
    def blank(self) -> Flags:
        """Return which are blank, ``(value + 1,)``; the last stands for a number, which is not."""
        if self.tidy:
            blank = np.zeros(len(self) + 1, dtype=np.bool_)
            blank[0] = True
            return blank
        return np.array(
            [*(v == BLANK or (isinstance(v, str) and v.isspace()) for v in self), False], dtype=np.bool_
        )

    @cached_property
    def odd(self) -> tuple[int, ...]:
        """Return the positions of those that are not text, or may be error values."""
        if self.tidy:
            return ()
        return tuple(code for code, v in enumerate(self) if type(v) is not str or v.startswith("#"))


@dataclass(frozen=True, eq=False)
class Cells:
    """One column.

    Attributes:
        numbers: ``(row,)``, NaN where the cell is no number.
        codes: ``(row,)``, index into ``values``, or -1 where the cell is a number.
        values: The distinct values that are no numbers; the first is blank.
    """

    numbers: Floats
    codes: Ints
    values: Values

    def __len__(self) -> int:
        return len(self.codes)

    @cached_property
    def has_numbers(self) -> bool:
        """Return whether any cell is a number."""
        return bool((self.codes < 0).any())

    @property
    def blank(self) -> Flags:
        """Return where the cell is blank, ``(row,)``."""
        return self.values.blank[self.codes]

    def equal_to(self, text: str) -> Flags:
        """Return where the cell holds exactly this text, ``(row,)``."""
        return self.having([code for code, value in enumerate(self.values) if value == text])

    def having(self, codes: Sequence[int]) -> Flags:
        """Return where the cell holds one of some values, ``(row,)``."""
        if not codes:
            return np.zeros(len(self), dtype=np.bool_)
        wanted = np.zeros(len(self.values) + 1, dtype=np.bool_)
        wanted[list(codes)] = True
        return wanted[self.codes]

    def take(self, rows: Flags | Ints) -> "Cells":
        """Return the cells of some rows."""
        return Cells(self.numbers[rows], self.codes[rows], self.values)

    def padded(self, least: int) -> "Cells":
        """Return the cells with blank ones appended up to a number of rows."""
        more = max(least - len(self), 0)
        blank = self.values.index(BLANK)
        codes = np.concatenate((self.codes, np.full(more, blank, dtype=np.int32)))
        return Cells(np.concatenate((self.numbers, np.full(more, np.nan))), codes, self.values)

    def replaced(self, rows: Mapping[Value, Sequence[int]]) -> "Cells":
        """Return the cells with other values in some rows."""
        numbers, codes = self.numbers.copy(), self.codes.copy()
        for code, places in enumerate(rows.values(), start=len(self.values)):
            numbers[places] = np.nan
            codes[places] = code
        return Cells(numbers, codes, Values((*self.values, *rows)))

    def filled(self, first: int, last: int) -> "Cells":
        """Return the cells with the first of some rows repeated down to the last."""
        numbers, codes = self.numbers.copy(), self.codes.copy()
        numbers[first : last + 1] = numbers[first]
        codes[first : last + 1] = codes[first]
        return Cells(numbers, codes, self.values)

    def distinct(self) -> tuple[Ints, list[Value | float]]:
        """Return codes ``(row,)`` into all distinct values, numbers among them."""
        if not self.has_numbers:
            return self.codes, list(self.values)
        is_number = self.codes < 0
        numbers, places = np.unique(self.numbers[is_number], return_inverse=True)
        codes = self.codes.copy()
        codes[is_number] = places + len(self.values)
        return codes, [*self.values, *numbers.tolist()]


class CellsBuilder:
    """Takes a column chunk by chunk.

    Args:
        measured: Whether the cells are expected to be numbers.
    """

    def __init__(self, *, measured: bool = False) -> None:
        self._measured = measured
        self._codes = _Codes({BLANK: 0})
        self._chunks: list[tuple[Floats | None, Ints | None, int]] = []

    def add(self, chunk: tuple[object, ...]) -> None:
        """Take the next cells.

        Written for speed, a million cells in some 0.2 s: what is all text or all numbers, as most
        chunks are, is looked at in C only. To ask for the types of the cells takes as long as to code
        them; so a column of texts is coded at once, and again if there was a number among them.
        """
        size = len(chunk)
        if not self._measured and self._add_texts(chunk):
            return
        kinds = set(map(type, chunk))
        if kinds == {float}:
            self._chunks.append((np.fromiter(chunk, np.float64, size), None, size))
        elif _NUMBERS.isdisjoint(kinds):
            codes = np.fromiter(map(self._codes.__getitem__, chunk), np.int32, size)
            self._chunks.append((None, codes, size))
        else:
            number = (float, int)
            numbers = np.fromiter((v if type(v) in number else math.nan for v in chunk), np.float64, size)
            mixed = self._codes
            codes = np.fromiter((-1 if type(v) in number else mixed[v] for v in chunk), np.int32, size)
            self._chunks.append((numbers, codes, size))

    def _add_texts(self, chunk: tuple[object, ...]) -> bool:
        """Take the next cells where none is a number, and return whether that is so.

        ``True`` and 1.0 are the same key, so that logical values may hide numbers.
        """
        known = self._codes
        if True in known or False in known:
            return False
        before = len(known)
        codes = np.fromiter(map(known.__getitem__, chunk), np.int32, len(chunk))
        added = list(islice(reversed(known), len(known) - before))
        if not _NUMBERS_OR_FLAGS.isdisjoint(map(type, added)):
            for value in added:
                del known[value]
            return False
        self._chunks.append((None, codes, len(chunk)))
        return True

    def build(self) -> Cells:
        """Return the column."""
        total = sum(size for _, _, size in self._chunks)
        numbers = np.full(total, np.nan)
        codes = np.full(total, -1, dtype=np.int32)
        begin = 0
        for chunk_numbers, chunk_codes, size in self._chunks:
            if chunk_numbers is not None:
                numbers[begin : begin + size] = chunk_numbers
            if chunk_codes is not None:
                codes[begin : begin + size] = chunk_codes
            begin += size
        self._chunks.clear()
        return Cells(numbers, codes, Values(self._codes))  # type: ignore[arg-type]


def shown(value: Value | float) -> str:
    """Return a cell's value as a person would read it."""
    if isinstance(value, Uncalculated):
        return tr("formula without a value")
    if isinstance(value, float):
        whole = value.is_integer() and abs(value) < 10**15
        return str(int(value)) if whole else repr(value)
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, datetime):
        return value.isoformat(" ")
    return str(value)
