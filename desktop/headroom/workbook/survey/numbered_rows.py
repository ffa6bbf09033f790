"""The first rows of a table that have a part number, and which of them find each other in two tables."""

from collections.abc import Iterable, Sequence

from headroom.book.layout import TableLayout
from headroom.book.survey import TableFinding
from headroom.notation.levels import marks_of
from headroom.notation.part_numbers import find_numbers
from headroom.workbook.survey.row_words import COUNTED
from headroom.workbook.tables.total_words import TOTAL

_NUMBER = "part_number"


def numbered_rows(
    top: Sequence[Sequence[str]], first_column: int, layout: TableLayout
) -> dict[int, dict[str, str]]:
    """Return the cells of the rows that have a part number, by field, by their place in the sheet, from 0.

    Totals and headings that are repeated are no parts. Marks of levels are no parts of the numbers, and
    blanks within these are one.

    Args:
        top: The first rows of the sheet, as shown.
        first_column: Column of the sheet in which they begin, from 0.
        layout: Where the table stands.
    """
    width = len(top[0]) if top else 0
    found = {one.field: one.position - first_column for one in layout.columns if one.field and not one.model}
    places = {name: at for name, at in found.items() if 0 <= at < width}
    number = places.get(_NUMBER)
    if number is None:
        return {}
    last = len(top) if layout.last_row is None else layout.last_row
    rows = range(layout.last_header_row, min(last, len(top)))
    written = [top[row][number] for row in rows]
    numbers = [_plain(text[mark:]) for text, mark in zip(written, marks_of(written), strict=True)]
    heading = _plain(top[layout.last_header_row - 1][number]) if layout.last_header_row <= len(top) else ""
    return {
        row: {name: top[row][at].strip() for name, at in places.items()} | {_NUMBER: text}
        for row, text in zip(rows, numbers, strict=True)
        if text and text != heading and TOTAL.fullmatch(text) is None
    }


def needs_partner(table: TableFinding | None, row_number: int) -> bool:
    """Return whether a row of a bill needs one in a part list: an assembly whose parts count needs none.

    Args:
        table: The bill.
        row_number: The row, as Excel counts.
    """
    return table is None or table.read_as.get(row_number, COUNTED) == COUNTED


def partners_among(numbers: Iterable[str], others: Iterable[str]) -> dict[str, str]:
    """Return the part number of another table that each part number is, for those that are one of them."""
    ours, theirs = tuple(dict.fromkeys(numbers)), tuple(dict.fromkeys(others))
    places = find_numbers(ours, theirs).place.tolist()
    return {number: theirs[place] for number, place in zip(ours, places, strict=True) if place >= 0}


def _plain(number: str) -> str:
    return " ".join(number.split())
