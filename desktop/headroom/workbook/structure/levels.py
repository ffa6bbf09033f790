"""Reads the levels of a column: depths such as 2, ..2 or ++, or numbers such as 1.1.2."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from headroom.arrays import Flags, Ints
from headroom.book.node_shape import Shape
from headroom.notation.levels import levels_of, outline_number
from headroom.workbook.structure.parents import by_level, by_number

_MOSTLY = 0.9
_NONE, _NO_ROW = -1, -2


@dataclass(frozen=True, slots=True, eq=False)
class Levels:
    """What the cells of a column say of where their rows stand.

    Attributes:
        level: ``(row,)``, how deep; -1 where the cell is blank or says none.
        strange: ``(row,)``, where it says something that is no level.
        number: ``(row,)``, code of its number, where they are numbers such as 1.1.2; else None.
        parent_of: ``(number,)``, see ``by_number``; empty where they are none.
    """

    level: Ints
    strange: Flags
    number: Ints | None
    parent_of: Ints

    def shape(self, group: Ints) -> Shape:
        """Return the shape of the rows.

        Args:
            group: ``(row,)``, model of the row.
        """
        if self.number is None:
            return by_level(self.level, group)
        return by_number(self.number, self.parent_of, group)


def read_levels(codes: Ints, texts: Sequence[str]) -> Levels:
    """Return what the cells of a column say.

    Args:
        codes: ``(row,)``, index into ``texts``, or -1 where the cell is blank.
        texts: Distinct texts of the cells.
    """
    used = np.zeros(len(texts) + 1, dtype=np.bool_)
    used[codes] = True
    said = [text.strip() if there else "" for text, there in zip(texts, used.tolist(), strict=False)]
    numbers = [outline_number(text) if text else None for text in said]
    if _are_numbers(said, numbers):
        return _numbered(codes, said, numbers)
    found = levels_of(said)
    level = np.array([*(_NONE if one is None else one for one in found), _NONE], dtype=np.int32)[codes]
    return Levels(level, _strange(codes, said, level), None, np.zeros(0, dtype=np.int32))


def _are_numbers(said: Sequence[str], numbers: Sequence[tuple[str, ...] | None]) -> bool:
    """Return whether texts are numbers such as 1.1.2, some of them of several steps."""
    several = [steps for steps in numbers if steps is not None and len(steps) > 1]
    if not several or any(text.startswith((".", "+")) for text in said):
        return False
    count = sum(bool(text) for text in said)
    return sum(steps is not None for steps in numbers) >= _MOSTLY * count


def _numbered(codes: Ints, said: Sequence[str], numbers: Sequence[tuple[str, ...] | None]) -> Levels:
    """Return the levels of numbers such as 1.1.2."""
    places: dict[tuple[str, ...], int] = {}
    place = [_NONE if steps is None else places.setdefault(steps, len(places)) for steps in numbers]
    fewest = min(len(steps) for steps in places)
    parent_of = np.array(
        [_NONE if len(steps) == fewest else places.get(steps[:-1], _NO_ROW) for steps in places],
        dtype=np.int32,
    )
    level = np.array([*(_NONE if s is None else len(s) - fewest for s in numbers), _NONE], dtype=np.int32)
    number = np.array([*place, _NONE], dtype=np.int32)[codes]
    return Levels(level[codes], _strange(codes, said, level[codes]), number, parent_of)


def _strange(codes: Ints, said: Sequence[str], level: Ints) -> Flags:
    """Return where a cell says something that is no level, ``(row,)``."""
    something = np.array([*(bool(text) for text in said), False], dtype=np.bool_)
    return something[codes] & (level < 0)


def ranked(width: Ints) -> Ints:
    """Return levels of how far rows are indented, ``(row,)``: the least is 0, the next wider one 1.

    Args:
        width: ``(row,)``, at least 0.
    """
    _, rank = np.unique(width, return_inverse=True)
    return rank.astype(np.int32)


def without_slips(width: Ints) -> Ints:
    """Return how far texts are indented, ``(row,)``; a lone blank before one of them is a slip, no level.

    Args:
        width: ``(row,)``, blanks before the text of each row.
    """
    beyond = width > 0
    slip = int(beyond.sum()) == 1 and int(width.max()) == 1
    return np.zeros_like(width) if slip else width
