"""Who qualifies and what it costs, model by model, each with its bar: the table of the first page."""

from dataclasses import replace

from headroom.findings.phrases import listed
from headroom.language import tr, tr_in
from headroom.output.handover.exhibits import ContentBar, ContentChart
from headroom.output.handover.handover import HandoverPage
from headroom.output.table import Cell, DetailTable, TableColumn
from headroom.output.writers.drawing.canvas import SvgDrawing
from headroom.output.writers.drawing.content_bars import content_bar
from headroom.output.writers.drawing.inks import Ink
from headroom.words import formatting

_CONTENT, _US = tr("Regional content"), tr("US content")
_PERCENT = tr_in("a heading: the unit", "Percent")


def fleet_table(page: HandoverPage, chart: ContentChart) -> DetailTable:
    """Return the models that the chart shows, and the fleet, with a column for their bars after the first.

    Args:
        page: Who qualifies; its table has every model.
        chart: Its exhibit.
    """
    drawn = {bar.model for bar in chart.bars}
    last = len(page.table.rows) - 1
    kept = [at for at, column in enumerate(page.table.columns) if column.title != _US]
    columns = [page.table.columns[at] for at in kept]
    columns = [replace(one, title=_PERCENT) if one.title == _CONTENT else one for one in columns]
    rows = []
    for number, row in enumerate(page.table.rows):
        if row[0].text in drawn or (page.table.has_total and number == last):
            cells = [_tinted(row[at]) for at in kept]
            rows.append((cells[0], Cell(""), *cells[1:]))
    columns.insert(1, TableColumn(_CONTENT))
    return DetailTable("", tuple(columns), tuple(rows), page.table.has_total, _caption(chart))


def left_out(page: HandoverPage, chart: ContentChart) -> DetailTable:
    """Return the models that the chart does not show, with every column of the page's table."""
    drawn = {bar.model for bar in chart.bars}
    models = page.table.rows[:-1] if page.table.has_total else page.table.rows
    rows = tuple(tuple(_tinted(cell) for cell in row) for row in models if row[0].text not in drawn)
    return DetailTable("", page.table.columns, rows)


def bars_of(table: DetailTable, chart: ContentChart, width: float, ink: Ink) -> dict[int, SvgDrawing]:
    """Return the bar of each row of such a table by its position.

    Args:
        table: Made by ``fleet_table``.
        chart: With the bars.
        width: Of a bar, points.
        ink: How its colours are written.
    """
    bars: dict[str, ContentBar] = {bar.model: bar for bar in chart.bars}
    last = len(table.rows) - 1 if table.has_total else len(table.rows)
    return {
        at: content_bar(bars[row[0].text], width, ink)
        for at, row in enumerate(table.rows[:last])
        if row[0].text in bars
    }


def bar_words(chart: ContentChart) -> str:
    """Return what the bars are and which threshold is drawn through them."""
    asked = [formatting.rate(share, 1) for share in chart.thresholds]
    if not asked:
        return chart.heading
    if len(asked) == 1:
        return tr("{heading}, bar with the {threshold} threshold", heading=chart.heading, threshold=asked[0])
    return tr(
        "{heading}, bars with their thresholds, {thresholds}", heading=chart.heading, thresholds=listed(asked)
    )


def _caption(chart: ContentChart) -> str:
    """Return what the bars leave out, and what in them is no plain colour."""
    inside = [
        *([tr("dark, the US content")] if any(bar.us_low for bar in chart.bars) else []),
        *(
            [tr("hatched, what is of unknown origin")]
            if any(bar.high > bar.low for bar in chart.bars)
            else []
        ),
    ]
    # Translators: what the colours are, e.g. "dark, the US content; hatched, what is of unknown origin".
    told = tr("In the bars: {colours}.", colours="; ".join(inside)) if inside else ""
    return f"{chart.left_out} {told}".strip()


def _tinted(cell: Cell) -> Cell:
    """Return a cell whose verdict has its colour."""
    return replace(cell, tinted=True) if cell.mark is not None else cell
