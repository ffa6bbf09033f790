"""Slides with a table: as many rows as a slide holds, then the next slide; numbers line up at the right."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import accumulate, groupby

from headroom.language import tr
from headroom.output.handover.handover import Footer
from headroom.output.table import Cell, DetailTable
from headroom.output.writers.deck.column_widths import MARGINS, Columns, cell_text, columns_of, text_lines
from headroom.output.writers.deck.geometry import Box, inches, points
from headroom.output.writers.deck.heading import add_heading
from headroom.output.writers.deck.pages import Deck, DeckPage
from headroom.output.writers.deck.paper import EDGE, HAIRLINE, MUTED, RESULT_COLOURS, RESULT_MARKS, TEXT
from headroom.output.writers.deck.shapes import Run, add_table, add_text
from headroom.output.writers.deck.tables_xml import Edge, TableCell, table_xml
from headroom.output.writers.deck.words import cut, slide_text, wrapped
from headroom.words.formatting import count

MOST_ROWS = 20
"""Rows of a slide."""

_MOST_SLIDES = 50
_MOST_LINES = 4
_LEADING, _PADDING = 1.22, 4.0
_ROOMY = 9.0
_INSET = 10.0
_CAPTION, _READS_WELL = 10.5, 9.0
_CAPTION_ROOM = inches(0.3)


@dataclass(frozen=True, slots=True)
class TablePage:
    """What is said around a table.

    Attributes:
        title: Of its first slide.
        name: What it is about, for the titles of the slides after that.
        detail: A sentence; may be empty.
        alt: What it shows.
        notes: Of its first slide.
        footer: Where its figures stand under something else than those of the other pages.
    """

    title: str
    name: str
    detail: str
    alt: str
    notes: tuple[str, ...]
    footer: Footer | None = None


@dataclass(frozen=True, slots=True)
class _Laid:
    """A table with the widths of its columns and the heights of its rows, EMU."""

    columns: Columns
    heights: tuple[int, ...]

    @property
    def table(self) -> DetailTable:
        return self.columns.table

    def count_from(self, start: int, area: Box) -> int:
        """Return how many rows from one on a slide holds, at least one."""
        free, end = self.free(area), start + MOST_ROWS
        if self.table.has_total and end == len(self.heights) - 1:
            end += 1  # a total never stands alone
        for held, used in enumerate(accumulate(self.heights[start:end])):
            if used > free and held:
                return held
        return len(self.heights[start:end])

    def slides_from(self, start: int, area: Box) -> int:
        """Return how many slides it takes from one of its rows on."""
        slides = 0
        while start < len(self.heights):
            start += self.count_from(start, area)
            slides += 1
        return slides

    def free(self, area: Box) -> int:
        """Return how high the rows on a slide may be together."""
        heads = sum(_head_height(self.columns, row) for row in range(len(_head_rows(self.columns))))
        return area.height - heads - (_CAPTION_ROOM if self.table.caption else 0)


def add_table_pages(deck: Deck, table: DetailTable, about: TablePage) -> None:
    """Add the slides of a table; the first has its title and notes."""
    if table.rows and table.caption == about.detail:
        table = replace(table, caption="")  # it is said beside the title
    page = deck.add_page(about.title, about.notes, about.footer)
    area = add_heading(page, about.detail, table.title)
    if not table.rows:
        caption = table.caption or tr("Nothing.")
        add_text(page.slide, area, [[Run(caption, 14, MUTED)]], page.language, name="Nothing to show")
        page.close()
        return
    laid = _chosen(table, area, page.allowance)
    total, start = len(table.rows), _add_rows(page, laid, area, 0, about.alt)
    page.close()
    for number in range(2, _MOST_SLIDES + 1):
        if start >= total:
            return
        page = deck.add_page(_going_on(about.name, start + 1, total, number), (), about.footer)
        start += _add_rows(page, laid, add_heading(page, "", ""), start, about.alt)
        page.close()


def _going_on(name: str, first: int, total: int, slide: int) -> str:
    """Return the title of a slide on which a table goes on, from which row on."""
    if slide == _MOST_SLIDES:
        return tr(
            "{page}: from {first} of {all}; those after are not shown",
            page=name,
            first=count(first),
            all=count(total),
        )
    # Translators: a table goes on, from row first of so many.
    return tr("{page}: from {first} of {all}", page=name, first=count(first), all=count(total))


def _chosen(table: DetailTable, area: Box, allowance: float) -> _Laid:
    """Return the largest type in which a table takes no more slides than in the smallest that reads well."""
    ways = [_laid(columns, allowance) for columns in columns_of(table, area.width, allowance)]
    counts = [way.slides_from(0, area) for way in ways]
    readable = [n for way, n in zip(ways, counts, strict=True) if way.columns.size >= _READS_WELL]
    fewest = min(readable or counts[:1])
    return next(way for way, n in zip(ways, counts, strict=True) if n <= fewest)


def _laid(columns: Columns, allowance: float) -> _Laid:
    """Return a table with the heights of its rows, as many lines as their highest cell has."""
    rows = columns.table.rows
    heights = []
    for place, row in enumerate(rows):
        bold = columns.table.has_total and place == len(rows) - 1
        lines = max(len(_lines(columns, at, cell, allowance, bold=bold)) for at, cell in enumerate(row))
        heights.append(points(lines * columns.size * _LEADING + _PADDING))
    return _Laid(columns, tuple(heights))


def _add_rows(page: DeckPage, laid: _Laid, area: Box, start: int, alt: str) -> int:
    """Put rows from one on onto a page, as many as on the slides to come, and return how many."""
    columns, table = laid.columns, laid.table
    even = -(-(len(table.rows) - start) // laid.slides_from(start, area))
    end = start + min(laid.count_from(start, area), even)
    heads = _head_rows(columns)
    head_heights = [_head_height(columns, row) for row in range(len(heads))]
    spare = laid.free(area) - sum(laid.heights[start:end])
    roomy = min(points(_ROOMY), max(spare // (end - start), 0))
    heights = [height + roomy for height in laid.heights[start:end]]
    rows = [*heads, *(_row(columns, at, page.allowance) for at in range(start, end))]
    made = table_xml(rows, columns.widths, [*head_heights, *heights], page.language)
    box = Box(area.left, area.top, sum(columns.widths), sum(head_heights) + sum(heights))
    add_table(page.slide, box, made, name=slide_text(table.title, 80) or "Table", alt=alt)
    if table.caption and end == len(table.rows):
        below = Box(area.left, box.bottom + points(6), area.width, _CAPTION_ROOM)
        shown = cut(table.caption, area.width, _CAPTION, 2, allowance=page.allowance)
        add_text(page.slide, below, [[Run(shown, _CAPTION, MUTED)]], page.language, name="Note")
    return end - start


def _lines(columns: Columns, at: int, cell: Cell, allowance: float, *, bold: bool) -> list[str]:
    """Return the lines of a cell."""
    inset = points(_INSET) if cell.inset else 0
    room = columns.widths[at] - points(sum(MARGINS)) - inset
    lines = wrapped(cell_text(cell), room, columns.size, bold=bold, allowance=allowance)
    return lines[:_MOST_LINES]


def _head_rows(columns: Columns) -> list[list[TableCell]]:
    """Return the headings: groups above, where there are any, then titles."""
    table, size = columns.table, columns.size - 0.5
    line = {"lnB": Edge(EDGE, 1.0)}
    titles = [
        TableCell(
            tuple([Run(part, size, MUTED)] for part in column.title.split("\n")),
            align="r" if column.right else "l",
            edges=line,
            anchor="b",
            margins=MARGINS,
        )
        for column in table.columns
    ]
    if not any(column.group for column in table.columns):
        return [titles]
    groups = []
    for name, members in groupby(table.columns, key=lambda column: column.group):
        held = list(members)
        under = {"lnB": Edge(HAIRLINE)} if name else {}
        right = all(column.right for column in held)
        run = [Run(name, size, TEXT, bold=True)]
        groups.append(
            TableCell((run,), align="r" if right else "l", edges=under, span=len(held), margins=MARGINS)
        )
    return [groups, titles]


def _head_height(columns: Columns, row: int) -> int:
    """Return the height of a row of headings."""
    grouped = any(column.group for column in columns.table.columns)
    lines = 1 if grouped and row == 0 else _wrapped_heads(columns)
    return points(lines * columns.size * _LEADING + _PADDING + 2)


def _wrapped_heads(columns: Columns) -> int:
    """Return the lines of the highest heading."""
    room = points(sum(MARGINS))
    return max(
        text_lines([column.title for column in columns.table.columns]),
        *(
            sum(len(wrapped(part, width - room, columns.size)) for part in column.title.split("\n"))
            for column, width in zip(columns.table.columns, columns.widths, strict=True)
        ),
    )


def _row(columns: Columns, at: int, allowance: float) -> list[TableCell]:
    """Return a row."""
    table = columns.table
    is_total = table.has_total and at == len(table.rows) - 1
    edges = {"lnT": Edge(TEXT, 1.0)} if is_total else {"lnB": Edge(HAIRLINE)}
    if table.has_total and at == len(table.rows) - 2:
        edges = {"lnB": Edge(TEXT, 1.0)}
    return [
        TableCell(
            (list(_runs(columns, place, cell, allowance, bold=is_total)),),
            align="r" if column.right else "l",
            edges=edges,
            margins=(MARGINS[0] + (_INSET if cell.inset else 0), MARGINS[1]),
        )
        for place, (cell, column) in enumerate(zip(table.rows[at], table.columns, strict=True))
    ]


def _runs(columns: Columns, place: int, cell: Cell, allowance: float, *, bold: bool) -> Iterator[Run]:
    """Yield the words of a cell: mark and text, in the colour of what they are."""
    size = columns.size
    colour = MUTED if cell.muted or cell.quiet else TEXT
    room = columns.widths[place] - points(sum(MARGINS) + (_INSET if cell.inset else 0))
    text = cut(slide_text(cell.text, 600), room, size, _MOST_LINES, bold=bold, allowance=allowance)
    if cell.mark is not None:
        tint = RESULT_COLOURS[cell.mark]
        yield Run(f"{RESULT_MARKS[cell.mark]} ", size, tint, bold=True)
        colour = tint if cell.tinted else colour
    yield Run(text, size, colour, bold=bold)
