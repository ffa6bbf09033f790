"""Finds the header rows of a sheet: one row, or two or three that are read together."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from headroom.book.fields.field_tables import FIELDS
from headroom.book.fields.sourcing_fields import told_by
from headroom.book.layout import TableKind
from headroom.notation.currencies import currency_code
from headroom.workbook.bytes.reader_gaps import Area
from headroom.workbook.fields import known_headings
from headroom.workbook.fields.headings import ASKED
from headroom.workbook.fields.known_headings import ALIKE
from headroom.workbook.tables.data_rows import is_data

Texts = Sequence[Sequence[str]]

_ROWS_TRIED = 60
_FIRST_ROWS = 25
_MOST_JOINED = 3
_ALIKE_COUNTS, _ASKED_COUNTS = 0.6, 0.9
_UNITS = frozenset(
    {"%", "pct", "percent", "pcs", "pc", "pieces", "st", "stk", "stück", "pza", "pzas", "pz", "ea", "each"}
    | {"text", "iso", "usd/unit", "kg", "st.", "units", "unit", "pièces", "u", "n", "nr", "no"}
)
_SHORT = 80
_NAME_AND_VALUE = re.compile(r"[^:\uff1a]{1,40}[:\uff1a]\s*[^\s:\uff1a].*", re.DOTALL)
_QUANTITY = "quantity"
_A_MODEL = 0.5
_ROWS_KNOWN = 1000
"""Rows of which it is kept what they may be: each is looked at for every kind of table, often twice."""


@dataclass(frozen=True, slots=True)
class Header:
    """Rows that may be headings, and how well they fit a kind of table.

    Attributes:
        kind: The kind.
        first: First row, from 0.
        last: Last row, from 0.
        found: Fields whose headings are there.
        missing: Required fields whose headings are not.
        weight: How many headings are there; those that are only alike count less.
    """

    kind: TableKind
    first: int
    last: int
    found: frozenset[str]
    missing: tuple[str, ...]
    weight: float

    @property
    def order(self) -> tuple[int, float, int, int]:
        """Return by what the best of several is found: it is the greatest."""
        return (-len(self.missing), self.weight, self.first - self.last, -self.last)


def headings_of(rows: Texts, merged: Sequence[Area], first: int, last: int) -> list[tuple[str, ...]]:
    """Return for each column what may be its heading: the rows joined, then each alone, the lowest first.

    Args:
        rows: The sheet as shown, all rows of the same number of cells.
        merged: Merged areas by row and column of these rows, from 0.
        first: First header row, from 0.
        last: Last header row, from 0.
    """
    lines = [tuple(rows[number]) for number in range(first, last + 1)]
    width = len(lines[-1])
    for (top, left), (_, right) in merged:
        if first <= top <= last and left < width:
            line, end = lines[top - first], min(right, width - 1) + 1
            filled = (cell or rows[top][left] for cell in line[left:end])
            lines[top - first] = (*line[:left], *filled, *line[end:])
    return list(_headings(tuple(lines)))


@lru_cache(maxsize=_ROWS_KNOWN)
def _headings(rows: tuple[tuple[str, ...], ...]) -> tuple[tuple[str, ...], ...]:
    """Return for each column what may be its heading, of rows without merged cells; asked of every kind."""
    lines = [list(row) for row in rows]
    for above in lines[:-1]:
        _spread(above, lines[-1])
    found: list[tuple[str, ...]] = []
    for cells in zip(*lines, strict=True):
        texts = [" ".join(cell.split()) for cell in cells if cell.strip()]
        distinct = list(dict.fromkeys(texts))
        joined = " ".join(distinct)
        found.append(tuple(dict.fromkeys([joined, *reversed(distinct)])) if distinct else ())
    return tuple(found)


def best_header(
    rows: Texts, merged: Sequence[Area], kind: TableKind, begin: int = 0, *, thorough: bool = True
) -> Header | None:
    """Return the rows that fit a kind best, from a row on; of equal ones the first. None where none has any.

    Args:
        rows: The sheet as shown, all rows of the same number of cells.
        merged: Merged areas by row and column of these rows, from 0.
        kind: The kind of table.
        begin: First row looked at, from 0.
        thorough: Whether headings count that are only much like known ones, where the exact ones do
            not make a table; this takes a hundred times as long.
    """
    best = _best_of(rows, (fitting(rows, merged, kind, *at) for at in _candidates(rows, kind, begin)))
    if best is not None and not best.missing:
        return best
    if not thorough:
        return best
    near = _best_of(rows, (fitting(rows, merged, kind, *at, loosely=True) for at in _near(rows, begin, best)))
    if best is None or (near is not None and near.order > best.order):
        return near
    return best


def _best_of(rows: Texts, headers: Iterable[Header]) -> Header | None:
    """Return the best of some headers of which no row is one of data."""
    best: Header | None = None
    for header in headers:
        better = header.found and (best is None or header.order > best.order)
        if better and not any(is_data(rows, at, header.last) for at in range(header.first, header.last + 1)):
            best = header
    return best


def fitting(
    rows: Texts, merged: Sequence[Area], kind: TableKind, first: int, last: int, *, loosely: bool = False
) -> Header:
    """Return how well some rows fit a kind as its header.

    Args:
        rows: The sheet as shown.
        merged: Merged areas.
        kind: The kind of table.
        first: First row, from 0.
        last: Last row, from 0.
        loosely: Whether headings count that are only much like known ones.
    """
    weights: dict[str, float] = {}
    models: set[str] = set()
    for texts in headings_of(rows, merged, first, last):
        name, weight = _claimed(kind, texts, loosely=loosely)
        if name:
            weights[name] = max(weight, weights.get(name, 0.0))
        if name == _QUANTITY and len(texts) > 2 and not known_headings.exact(kind, texts[1]):  # noqa: PLR2004
            models.add(texts[1])  # a name of its own below a heading of several columns
    more = _A_MODEL * len(models) if len(models) > 1 else 0.0
    told = told_by(weights)
    missing = tuple(field.heading for field in FIELDS[kind] if field.required and field.name not in told)
    return Header(kind, first, last, frozenset(weights), missing, sum(weights.values()) + more)


@lru_cache(maxsize=20_000)
def _claimed(kind: TableKind, texts: tuple[str, ...], *, loosely: bool) -> tuple[str, float]:
    """Return the field that claims a heading, and how much that counts."""
    if meaning := known_headings.first_exact(kind, texts):
        return meaning.field, 1.0 if meaning.rank < ASKED else _ASKED_COUNTS
    for text in texts[:1] if loosely else ():
        related = known_headings.alike(kind, text)
        if related and related[0].likeness >= ALIKE:
            return related[0].field, _ALIKE_COUNTS
    return "", 0.0


def _candidates(rows: Texts, kind: TableKind, begin: int) -> Iterator[tuple[int, int]]:
    """Yield the rows that may be headers, alone and joined with those above or the units below."""
    for number in range(begin, len(rows)):
        likely = number < begin + _ROWS_TRIED and _may_be_headings(tuple(rows[number]))
        if not likely and not any(known_headings.exact(kind, cell) for cell in _words(tuple(rows[number]))):
            continue
        yield number, number + 1 if _are_units(rows, number + 1) else number
        if likely:
            yield from _joined(rows, number, begin)


def _near(rows: Texts, begin: int, best: Header | None) -> Iterator[tuple[int, int]]:
    """Yield the rows that may be headers with unknown words: the first ones, and those around the best."""
    tried = set(range(begin, min(begin + _FIRST_ROWS, len(rows))))
    if best is not None:
        tried |= {best.first, best.last}
    for number in sorted(tried):
        if _may_be_headings(tuple(rows[number])):
            yield number, number + 1 if _are_units(rows, number + 1) else number
            yield from _joined(rows, number, begin)


def _joined(rows: Texts, number: int, begin: int) -> Iterator[tuple[int, int]]:
    """Yield a row together with one or two above it that may be a part of its headings."""
    for above in range(1, _MOST_JOINED):
        if number - above < begin or not _may_join(tuple(rows[number - above])):
            return
        yield number - above, number


@lru_cache(maxsize=_ROWS_KNOWN)
def _words(row: tuple[str, ...]) -> tuple[str, ...]:
    """Return the cells of a row that are not blank, without superfluous blanks."""
    return tuple(" ".join(cell.split()) for cell in row if cell.strip())


@lru_cache(maxsize=_ROWS_KNOWN)
def _may_be_headings(row: tuple[str, ...]) -> bool:
    """Return whether the cells of a row are mostly short words."""
    cells = [cell for cell in row if cell.strip()]
    words = [cell for cell in cells if any(letter.isalpha() for letter in cell) and len(cell) <= _SHORT]
    return len(words) >= 2 and 2 * len(words) >= len(cells)  # noqa: PLR2004 - half of two columns


@lru_cache(maxsize=_ROWS_KNOWN)
def _may_join(row: tuple[str, ...]) -> bool:
    """Return whether a row may stand above headings as a part of them; ``Model: Aspen`` says something."""
    filled = [cell for cell in row if cell.strip()]
    words = [cell for cell in filled if any(letter.isalpha() for letter in cell) and len(cell) <= _SHORT]
    says = all(_NAME_AND_VALUE.fullmatch(cell.strip()) for cell in filled)
    return bool(filled) and len(words) == len(filled) and not says


def _are_units(rows: Texts, number: int) -> bool:
    """Return whether a row holds nothing but units."""
    return number < len(rows) and _names_units(tuple(rows[number]))


@lru_cache(maxsize=_ROWS_KNOWN)
def _names_units(row: tuple[str, ...]) -> bool:
    """Return whether the cells of a row are nothing but units."""
    cells = [cell.strip().casefold().strip("()[]") for cell in row if cell.strip()]
    return bool(cells) and all(cell in _UNITS or currency_code(cell) for cell in cells)


def _spread(above: list[str], below: Sequence[str]) -> None:
    """Let a group heading stand above its whole group: the blank cells to its right that have headings."""
    filled = [at for at, cell in enumerate(above) if cell.strip()]
    for at, following in pairwise([*filled, len(above)]):
        for column in range(at + 1, following):
            if not below[column].strip():
                break
            above[column] = above[at]
