"""Elements of the page: words escaped, drawings described, tables with real headings."""

import re
from collections.abc import Iterator, Mapping
from html import escape
from itertools import groupby

from headroom.foreign_text import shown
from headroom.language import tr
from headroom.output.handover.exhibits import ThresholdMap
from headroom.output.table import Cell, DetailTable, TableColumn
from headroom.output.writers.drawing.canvas import SvgDrawing, mark_drawing
from headroom.output.writers.drawing.heat import heat
from headroom.output.writers.drawing.inks import RESULTS, on_page
from headroom.rules.verdict import VehicleTestResult
from headroom.words import formatting

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_MANY = 9
"""Columns above which a table is set in smaller type."""


def words(text: str) -> str:
    """Return any text as characters of HTML; controls are written as their numbers."""
    return escape(shown(text), quote=True)


def element(name: str, text: str, kind: str = "") -> str:
    """Return a text in an element, nothing where it is empty.

    Args:
        name: Of the element.
        text: Any text.
        kind: Its class, of this program's own making.
    """
    return f"<{name}{_kind(kind)}>{words(text)}</{name}>" if text else ""


def picture(drawing: SvgDrawing, key: str, title: str, described: str) -> str:
    """Return a drawing that says what it shows.

    Args:
        drawing: The drawing.
        key: Name of it that is unique on the page.
        title: What it is.
        described: What it shows, for who cannot see it.
    """
    return (
        f'<div class="drawn"><svg {drawing.view} role="img" aria-labelledby="{key}-title {key}-desc">'
        f'<title id="{key}-title">{words(title)}</title><desc id="{key}-desc">{words(described)}</desc>'
        f"{drawing.marks}</svg></div>"
    )


def ornament(drawing: SvgDrawing, kind: str) -> str:
    """Return a drawing beside words that say the same."""
    return f'<svg {drawing.view} class="{kind}" aria-hidden="true">{drawing.marks}</svg>'


def table(made: DetailTable, drawings: Mapping[int, SvgDrawing] | None = None, kind: str = "") -> str:
    """Return a table with its headings and its caption.

    Args:
        made: The table.
        drawings: What stands in the second column of rows, by their position.
        kind: Its class.
    """
    drawings = drawings or {}
    last = len(made.rows) - 1
    body = "".join(
        _row(made.columns, row, drawings.get(at), total=made.has_total and at == last)
        for at, row in enumerate(made.rows)
    )
    caption = element("p", made.caption, "caption")
    kind = f"{kind} dense".strip() if len(made.columns) > _MANY else kind
    if not made.rows:
        return caption
    return (
        f'<div class="scrolled"><table{_kind(kind)}><thead>{"".join(_head(made.columns))}</thead>'
        f"<tbody>{body}</tbody></table></div>{caption}"
    )


def heat_table(chart: ThresholdMap) -> str:
    """Return the map as a table, the highest threshold of US content on top."""
    heads = "".join(f'<th scope="col">{words(formatting.percent(share))}</th>' for share in chart.columns)
    rows = []
    for number, share in reversed(tuple(enumerate(chart.rows))):
        cells = []
        for cell in chart.cells[number]:
            fill, colour = heat(cell)
            here = ' class="here"' if cell.here else ""
            cells.append(f'<td{here} style="background:{fill};color:{colour}">{words(cell.label)}</td>')
        rows.append(f'<tr><th scope="row">{words(formatting.percent(share))}</th>{"".join(cells)}</tr>')
    tips = tr("Tips at: {models}.", models="; ".join(chart.tips)) if chart.tips else ""
    down = tr("{lever}, down", lever=chart.row_name)
    return (
        f'<div class="scrolled"><table class="heat"><thead><tr><th scope="col" rowspan="2">'
        f'{words(down)}</th><th scope="colgroup" colspan="{len(chart.columns)}">'
        f"{words(chart.column_name)}</th></tr><tr>{heads}</tr></thead>"
        f"<tbody>{''.join(rows)}</tbody></table></div>{element('p', tips, 'caption')}"
    )


def _head(columns: tuple[TableColumn, ...]) -> Iterator[str]:
    """Yield the rows of headings: what columns share, where they do, and their own."""
    if any(column.group for column in columns):
        groups = ((name, len(tuple(some))) for name, some in groupby(columns, key=lambda one: one.group))
        yield "<tr>"
        for name, span in groups:
            yield (
                f'<th scope="colgroup" colspan="{span}" class="group">{words(name)}</th>'
                if name
                else f'<td colspan="{span}"></td>'
            )
        yield "</tr>"
    heads = (
        f'<th scope="col"{_kind("figure" if column.right else "")}>{words(column.title)}</th>'
        for column in columns
    )
    yield f"<tr>{''.join(heads)}</tr>"


def _row(
    columns: tuple[TableColumn, ...], row: tuple[Cell, ...], drawn: SvgDrawing | None, *, total: bool
) -> str:
    """Return one row; the first cell that is no figure is its heading."""
    cells = []
    heading = next((at for at, column in enumerate(columns) if column.title and not column.right), 0)
    for at, (column, cell) in enumerate(zip(columns, row, strict=True)):
        kinds = (
            *(("figure",) if column.right else ()),
            *(("muted",) if cell.muted else ()),
            *(("quiet",) if cell.quiet else ()),
            *(("inset",) if cell.inset else ()),
            *(("date",) if _DAY.fullmatch(cell.text) else ()),
        )
        inner = _inner(cell) if drawn is None or at != 1 else ornament(drawn, "bar")
        name = 'th scope="row"' if at == heading else "td"
        cells.append(f"<{name}{_kind(' '.join(kinds))}>{inner}</{name[:2]}>")
    return f"<tr{_kind('total' if total else '')}>{''.join(cells)}</tr>"


def _inner(cell: Cell) -> str:
    """Return what stands in a cell: the mark, and the text in its own direction of writing."""
    text = f"<bdi>{words(cell.text)}</bdi>" if cell.text else ""
    if cell.mark is None:
        return text
    tint = f' style="color:{on_page(RESULTS[cell.mark])}"' if cell.tinted else ""
    return f'<span class="marked"{tint}>{_mark(cell.mark)}{text}</span>'


def _mark(result: VehicleTestResult) -> str:
    """Return the mark of a result in its colour."""
    return ornament(mark_drawing(result, on_page, RESULTS[result]), "mark")


def _kind(kind: str) -> str:
    """Return a class as an attribute, nothing where there is none."""
    return f' class="{kind}"' if kind else ""
