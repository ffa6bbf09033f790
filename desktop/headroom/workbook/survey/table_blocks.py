"""Finds the blocks of a sheet: tables of the same headings below each other, or beside each other."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from headroom.book.fields.field_tables import field_of
from headroom.book.layout import WHOLE_WIDTH, Span, TableKind
from headroom.workbook.bytes.reader_gaps import Area
from headroom.workbook.survey.sheet_rows import Rows
from headroom.workbook.tables.header_rows import Header, fitting

BannerOf = Callable[[Rows, int, Span], tuple[int, str]]
"""Returns the line above some headings that names their model, from 0, and the model; else -1 and nothing."""

_MODEL = field_of(TableKind.SOURCING, "model").heading


@dataclass(frozen=True, slots=True)
class Block:
    """One of several tables of a sheet.

    Attributes:
        place: First and last header row and last row as Excel counts; None for the last: the sheet's end.
        span: First and last column.
    """

    place: tuple[int, int, int | None]
    span: Span = WHOLE_WIDTH


def blocks_of(rows: Rows, header: Header, banner_of: BannerOf) -> list[Block]:
    """Return the blocks of a sheet; one where its headings stand once only.

    Headings that stand below each other make blocks where a line above them names another model; else the
    table goes on below them. Beside each other they make blocks where a blank column stands between.

    Args:
        rows: The first rows of the sheet.
        header: Its best headings.
        banner_of: Returns the line, from 0, that names a model above some headings, and the model.
    """
    found: list[Block] = []
    for span in _spans(rows, header):
        found += _stacked(rows, header, span, banner_of)
    return found


def _spans(rows: Rows, header: Header) -> list[Span]:
    """Return the columns of each of several tables that stand beside each other; else the whole width."""
    below = rows.texts[header.first :]
    width = len(rows.texts[header.last])
    filled = [any(row[at].strip() for row in below) for at in range(width)]
    groups: list[tuple[int, int]] = []
    for at, there in enumerate(filled):
        if there and groups and groups[-1][1] == at - 1:
            groups[-1] = (groups[-1][0], at)
        elif there:
            groups.append((at, at))
    whole = [group for group in groups if _is_table(rows, header, group)]
    if len(whole) < 2:  # noqa: PLR2004 - one is the whole sheet
        return [WHOLE_WIDTH]
    return [(first + rows.first_column, last + rows.first_column) for first, last in whole]


def _is_table(rows: Rows, header: Header, group: tuple[int, int]) -> bool:
    """Return whether some columns alone have the headings of a table of parts."""
    first, last = group
    texts = [row[first : last + 1] for row in rows.texts[: header.last + 1]]
    found = fitting(texts, _merged(rows.merged, group), header.kind, header.first, header.last)
    return bool(found.found) and set(found.missing) <= {_MODEL, *header.missing}


def _merged(merged: Sequence[Area], group: tuple[int, int]) -> list[Area]:
    """Return the merged areas that begin within some columns, counted from the first of them."""
    first, last = group
    return [
        ((top, left - first), (bottom, min(right, last) - first))
        for (top, left), (bottom, right) in merged
        if first <= left <= last
    ]


def _stacked(rows: Rows, header: Header, span: Span, banner_of: BannerOf) -> Iterator[Block]:
    """Yield the blocks of some columns, from above."""
    begins = [(header.first, header.last, header.first)]
    high = header.last - header.first
    for number in repeats_of(rows, header.last, span):
        if number < header.last:
            continue
        line, model = banner_of(rows, number - high, span)
        if model and line > begins[-1][1]:
            begins.append((number - high, number, line))
    ends = [line for _, _, line in begins[1:]]
    for (first, last, _), end in zip(begins, [*ends, None], strict=True):
        yield Block((first + 1, last + 1, end), span)


def repeats_of(rows: Rows, header: int, span: Span) -> list[int]:
    """Return the other rows that repeat a row of headings within some columns, from 0."""
    wanted = _within(rows, header, span)
    if sum(bool(text) for text in wanted) < 2:  # noqa: PLR2004 - a word may stand anywhere
        return []
    first = next(text for text in wanted if text)
    return [
        at
        for at, row in enumerate(rows.texts)
        if at != header and any(first in cell for cell in row) and _within(rows, at, span) == wanted
    ]


def _within(rows: Rows, number: int, span: Span) -> list[str]:
    """Return the cells of a row within some columns, on one line each."""
    first = max(span[0] - rows.first_column, 0)
    last = None if span[1] is None else span[1] - rows.first_column + 1
    return [" ".join(cell.split()) for cell in rows.texts[number][first:last]]
