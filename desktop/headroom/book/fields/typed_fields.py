"""Holds the typed attributes of a value of the calculation against the entries of its columns."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields

import numpy as np

from headroom.arrays import CodedTexts, Flags, Floats, Ints
from headroom.book.fields.field import Field, named

ColumnCells = CodedTexts | Floats
"""The cells of a column: coded texts, or numbers where it is measured."""


def typed_names(holder: type, table: Iterable[Field], besides: Iterable[str]) -> tuple[str, ...]:
    """Return the columns that a dataclass has a typed attribute of, in its order.

    Args:
        holder: The dataclass; each of its attributes is a column of ``table`` or one of ``besides``.
        table: The entries of the columns.
        besides: Attributes that are no columns.

    Raises:
        TypeError: If an attribute is no column, or one that is not kept.
    """
    entries = tuple(table)
    others = frozenset(besides)
    names = tuple(one.name for one in fields(holder) if one.name not in others)
    for name in names:
        try:
            entry = named(entries, name)
        except KeyError as cause:
            msg = f"{holder.__name__}.{name} is no column: {cause.args[0]}"
            raise TypeError(msg) from cause
        if not entry.carried:
            msg = (
                f"{holder.__name__}.{name} is never filled: the entry of the column says that it is not kept."
            )
            raise TypeError(msg)
    return names


def check_arrays(holder: type, table: Iterable[Field], names: Iterable[str], indexed: Iterable[str]) -> None:
    """Hold the types of array attributes against the kinds of their columns.

    Args:
        holder: The dataclass.
        table: The entries of the columns.
        names: Its attributes that are columns.
        indexed: Those of them that are an index into names which another attribute holds.

    Raises:
        TypeError: If an attribute cannot hold what its column says.
    """
    entries, places = tuple(table), frozenset(indexed)
    types = {one.name: one.type for one in fields(holder)}
    for name in names:
        entry = named(entries, name)
        fit: tuple[object, ...]
        if entry.measured:
            fit, what = (Floats,), "numbers: make it Floats"
        elif name in places:
            fit, what = (Ints,), "an index into names: make it Ints"
        elif entry.choices:
            fit, what = (Ints, Flags), "one of some choices: make it Ints, or Flags where there are two"
        else:
            fit, what = (CodedTexts,), "texts: make it CodedTexts"
        if types[name] not in fit or (types[name] == Flags and len(entry.choices) != len((False, True))):
            msg = f"{holder.__name__}.{name} cannot hold what its column says, which is {what}."
            raise TypeError(msg)


def check_defaults(holder: type, table: Iterable[Field], names: Iterable[str]) -> None:
    """Hold the defaults of attributes against what stands in for a blank cell of their columns.

    Raises:
        TypeError: If the two differ.
    """
    entries = tuple(table)
    defaults = {one.name: one.default for one in fields(holder)}
    for name in names:
        stands_in = blank_of(named(entries, name))
        if defaults[name] != stands_in:
            msg = (
                f"{holder.__name__}.{name} is {defaults[name]!r} where nothing is stated, but the entry of "
                f"its column says {stands_in!r}: make them the same."
            )
            raise TypeError(msg)


def blank_of(entry: Field) -> float | str | None:
    """Return what stands in for a blank cell: a number, a word, or None for a number that is not stated."""
    return entry.blank if entry.measured or entry.blank is not None else ""


def blank_column(entry: Field, size: int) -> ColumnCells:
    """Return a column of a size in which every cell is blank."""
    if entry.measured:
        return np.full(size, np.nan if entry.blank is None else float(entry.blank))
    values = entry.words or ((str(entry.blank),) if entry.blank is not None else ())
    code = -1 if entry.blank is None else values.index(str(entry.blank))
    return CodedTexts(np.full(size, code, dtype=np.int32), values)


def check_choices(table: Iterable[Field], choices: Mapping[str, Sequence[str]]) -> None:
    """Hold the choices of columns against the values that the calculation tells apart.

    Args:
        table: The entries of the columns.
        choices: Values in the order of their codes, by the key of the column.

    Raises:
        TypeError: If an entry has other words, or in another order.
    """
    entries = tuple(table)
    for name, values in choices.items():
        words = named(entries, name).words
        if words != tuple(values):
            msg = f"The column “{name}” offers {', '.join(words)}; the calculation knows {', '.join(values)}."
            raise TypeError(msg)
