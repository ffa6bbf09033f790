"""Puts into a table what its reader leaves out: error values, formulas without a value, merged cells."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from headroom.workbook.bytes.addresses import column_letters
from headroom.workbook.bytes.cells import Cells, Value

Area = tuple[tuple[int, int], tuple[int, int]]
"""First and last cell of an area, each as row and column from 0."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where the columns of a table stand in their sheet.

    Attributes:
        first_row: Row that the columns begin with, from 0.
        names: Field names by column, from 0.
    """

    first_row: int
    names: Mapping[int, str]


@dataclass(frozen=True, slots=True)
class Merged:
    """Columns with the text of merged cells in every row of theirs.

    Attributes:
        columns: Columns by field name.
        filled: Addresses of the areas that were filled.
        amounts: Addresses of areas that hold an amount, and were not.
    """

    columns: dict[str, Cells]
    filled: tuple[str, ...]
    amounts: tuple[str, ...]


def with_hidden(
    columns: dict[str, Cells], hidden: Mapping[tuple[int, int], Value], place: Place
) -> dict[str, Cells]:
    """Return the columns with hidden values in their place; they may stand below the last row.

    Args:
        columns: Columns by field name.
        hidden: Values by row and column of the sheet, from 0.
        place: Where the columns stand.
    """
    rows: dict[str, dict[Value, list[int]]] = {}
    count = 0
    for (row, position), value in hidden.items():
        if row >= place.first_row and position in place.names:
            rows.setdefault(place.names[position], {}).setdefault(value, []).append(row - place.first_row)
            count = max(count, row - place.first_row + 1)
    if not rows:
        return columns
    longer = {name: cells.padded(count) for name, cells in columns.items()}
    return {name: cells.replaced(rows.get(name, {})) for name, cells in longer.items()}


def with_merged(
    columns: dict[str, Cells], areas: Sequence[Area], place: Place, texts: Collection[str]
) -> Merged:
    """Return the columns with merged cells filled: a merged text holds for each of its rows.

    An amount does not: nobody can tell whether it is meant for each row or for all together.

    Args:
        columns: Columns by field name.
        areas: Merged areas.
        place: Where the columns stand.
        texts: Names of the fields that hold no amounts.
    """
    found = dict(columns)
    filled: list[str] = []
    amounts: list[str] = []
    for (top, left), (bottom, _) in areas:
        name = place.names.get(left)
        first, last = top - place.first_row, bottom - place.first_row
        if name is None or first < 0 or first == last or last >= len(found[name]):
            continue
        letters = column_letters(left)
        address = f"{letters}{top + 1}:{letters}{bottom + 1}"
        if name in texts:
            found[name] = found[name].filled(first, last)
            filled.append(address)
        else:
            amounts.append(address)
    return Merged(found, tuple(filled), tuple(amounts))
