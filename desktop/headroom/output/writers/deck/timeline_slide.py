"""The slide of the timeline: duty a year as columns, a strip of verdicts for each model below, day by day."""

from itertools import groupby

from headroom.language import tr, tr_count, tr_in
from headroom.output.handover.exhibits import LawColumn, LawTimeline
from headroom.output.writers.deck.chart_values import (
    Axis,
    ChartValues,
    LabelPlace,
    Labels,
    Plot,
    PlotKind,
    Series,
)
from headroom.output.writers.deck.chart_xml import nice_step
from headroom.output.writers.deck.frames import column_frame, fitting_label_size
from headroom.output.writers.deck.geometry import POINT, Box, inches, points
from headroom.output.writers.deck.heading import SQUARE, Key, add_heading
from headroom.output.writers.deck.pages import DeckPage
from headroom.output.writers.deck.paper import (
    ACCENT,
    DUTY,
    HAIRLINE,
    MUTED,
    SURFACE,
    TEXT,
    VERDICT_COLOURS,
    VERDICT_MARKS,
    WASH,
)
from headroom.output.writers.deck.shapes import Run, add_chart, add_panel, add_table
from headroom.output.writers.deck.tables_xml import EMPTY, Edge, TableCell, table_xml
from headroom.output.writers.deck.words import cut, slide_text, unbroken, width_of, wrapped
from headroom.output.writers.number_formats import DOLLARS
from headroom.rules.verdict import Verdict
from headroom.words.formatting import iso, verdict_word

_NAMES_ROOM = inches(1.5)
_SIZES = (9.0, 8.5, 8.0, 7.5, 7.0, 6.5, 6.0)
_LABEL_SIZES = (11.0, 10.0, 9.0, 8.0, 7.0, 6.0)
_LEADING = 1.25
_LEAST_CHART, _LABELLED_CHART, _MOST_CHART, _ABOVE = inches(0.7), inches(1.9), inches(2.0), inches(0.42)
_LEAST_ROW, _MOST_ROW = inches(0.165), inches(0.26)


def lay_out_timeline(page: DeckPage, chart: LawTimeline, detail: str, alt: str) -> None:
    """Put the timeline on a page: days, columns of duty, what it costs, who qualifies, and each model."""
    area = add_heading(page, detail, chart.heading, chart.left_out, _legend(chart))
    names_room = min(_NAMES_ROOM, area.width // 5)
    plot = area.part(names_room / area.width, 1)
    each = plot.width // len(chart.columns)
    plot = Box(plot.left, plot.top, each * len(chart.columns), plot.height)
    size = fitting_label_size(
        [iso(column.day) for column in chart.columns],
        each - points(5),
        _SIZES,
        bold=True,
        allowance=page.allowance,
    )
    depth = _add_days(page, chart, plot, size)
    free = area.height - depth
    labelled = (
        free - (len(chart.models) + len(_figures(chart, labelled=True))) * _LEAST_ROW >= _LABELLED_CHART
    )
    figures = _figures(chart, labelled=labelled)
    row = max(min((free - _MOST_CHART) // (len(chart.models) + len(figures)), _MOST_ROW), _LEAST_ROW)
    shown = min(len(chart.models), max((free - _LEAST_CHART) // row - len(figures), 0))
    strip = row * (shown + len(figures))
    columns = Box(plot.left, plot.top + depth, plot.width, free - strip - points(3))
    _add_columns(page, chart, columns, each, alt, labelled=labelled)
    top = columns.bottom + points(3)
    box = Box(plot.left - names_room, top, names_room + plot.width, strip)
    _add_strips(page, chart, box, figures, row, shown)
    here = next((at for at, column in enumerate(chart.columns) if column.here), None)
    if here is not None:
        frame = Box(plot.left + here * each, plot.top - points(2), each, top + strip - plot.top + points(4))
        add_panel(page.slide, frame, None, ACCENT, name="Date of the scenario", width=1.5)


def _add_days(page: DeckPage, chart: LawTimeline, plot: Box, size: float) -> int:
    """Put the days above the columns and return how high they are."""
    each = plot.width // len(chart.columns)
    room = each - points(5)
    cells = []
    lines = 0
    for column in chart.columns:
        title = cut(column.title, room, size, 2, bold=True, allowance=page.allowance)
        note = cut(column.note, room, size, allowance=page.allowance)
        ink = MUTED if column.pending else TEXT
        texts = [[Run(iso(column.day), size, MUTED)], [Run(title, size, ink, bold=True)]]
        if note:
            texts.append([Run(note, size, MUTED)])
        lines = max(
            lines, len(wrapped(title, room, size, bold=True, allowance=page.allowance)) + 1 + bool(note)
        )
        fill = WASH if column.here else None
        edges = {"lnL": Edge(HAIRLINE)}
        cells.append(TableCell(tuple(texts), fill=fill, edges=edges, anchor="t", margins=(3, 1)))
    height = points(lines * size * _LEADING)
    table = table_xml([cells], [each] * len(cells), [height], page.language)
    add_table(
        page.slide,
        plot.upper(height),
        table,
        name="Days of the law",
        alt=tr("The days and what changed on each."),
    )
    return height


def _add_columns(
    page: DeckPage, chart: LawTimeline, area: Box, each: int, alt: str, *, labelled: bool
) -> None:
    """Put the duty a year on the page as columns; what is not in force is only outlined."""
    duties = tuple(column.duty_a_year for column in chart.columns)
    frame = column_frame(area, 0, points(2), _ABOVE if labelled else points(4))
    texts = tuple(_label(column, first=at == 0) for at, column in enumerate(chart.columns))
    words = [part for text in texts for part in text.split("\n")]
    size = fitting_label_size(words, each, _LABEL_SIZES, bold=True, allowance=page.allowance)
    plots = [
        Plot(
            PlotKind.COLUMNS,
            (Series(tr("Duty a year"), duties, fill=DUTY, dashed_points=_pending(chart)),),
            gap=12,
        )
    ]
    if labelled:
        labels = Labels(LabelPlace.ABOVE, DOLLARS, size, TEXT, texts)
        plots.append(
            Plot(
                PlotKind.LINE, (Series(tr_in("what stands above a column", "Label"), duties, labels=labels),)
            )
        )
    most = max(*duties, 0.0)
    step = nice_step(most)
    days = tuple(f"{iso(column.day)} {column.title}" for column in chart.columns)
    values = ChartValues(
        categories=days,
        names=days,
        plots=tuple(plots),
        axis=Axis(0.0, most or 1.0, step, DOLLARS, shown=False),
        size=8.0,
        inner=frame.inner,
        category_labels=False,
        first_heading=tr_in("a heading: since when", "From"),
    )
    add_chart(page.slide, frame.frame, values, page.language, page.deck.made_on, name="Duty a year", alt=alt)


def _pending(chart: LawTimeline) -> frozenset[int]:
    """Return the places of what is not in force."""
    return frozenset(at for at, column in enumerate(chart.columns) if column.pending)


def _label(column: LawColumn, *, first: bool) -> str:
    """Return what stands above a column: its duty where that is another than before, and by how much."""
    if not first and not column.change_label:
        return ""
    return "\n".join(part for part in (column.duty_label, column.change_label) if part)


def _figures(chart: LawTimeline, *, labelled: bool) -> list[tuple[str, list[str]]]:
    """Return the rows of figures: the duty too where its columns are too low for labels."""
    rows = [
        (tr("Landed cost"), [column.landed_label for column in chart.columns]),
        (tr("Who qualifies"), [column.qualifying for column in chart.columns]),
    ]
    if labelled:
        return rows
    changes = [column.change_label for column in chart.columns]
    changed = [(tr_in("a heading above differences", "Change"), changes)] if any(changes) else []
    return [(tr("Duty a year"), [column.duty_label for column in chart.columns]), *changed, *rows]


def _add_strips(
    page: DeckPage, chart: LawTimeline, box: Box, figures: list[tuple[str, list[str]]], row: int, shown: int
) -> None:
    """Put what the law of each day costs and who qualifies below the columns, then each model."""
    count = len(chart.columns)
    names_room = min(_NAMES_ROOM, page.content.width // 5)
    each = (box.width - names_room) // count
    size = min(row / POINT / _LEADING, 9.0)
    rows = [_figure_row(name, texts, size, each, page) for name, texts in figures]
    for model, strip in zip(chart.models[:shown], chart.strips, strict=False):
        name = cut(slide_text(model), names_room - points(6), size, allowance=page.allowance)
        rows.append(
            [
                TableCell(([Run(unbroken(name), size, TEXT)],), margins=(0, 4)),
                *_strip(strip, size, each, page),
            ]
        )
    table = table_xml(rows, [names_room, *[each] * count], [row] * len(rows), page.language, headed=False)
    left = len(chart.models) - shown
    alt = tr("For each day the landed cost, who qualifies, and verdict and duty of each model.")
    if left:
        more = tr_count("{n} more models are not shown.", "{n} more models are not shown.", left)
        alt = f"{alt} {more}"
    add_table(page.slide, box, table, name="Model by model", alt=alt)


def _figure_row(name: str, texts: list[str], size: float, each: int, page: DeckPage) -> list[TableCell]:
    """Return a row of figures."""
    edges = {"lnL": Edge(HAIRLINE)}
    fits = fitting_label_size(texts, each - points(4), (size, *_SIZES), bold=True, allowance=page.allowance)
    return [
        TableCell(([Run(name, size, TEXT, bold=True)],), margins=(0, 4)),
        *(
            TableCell(([Run(unbroken(text), fits, TEXT, bold=True)],), edges=edges, margins=(3, 0))
            for text in texts
        ),
    ]


def _strip(strip: tuple[tuple[Verdict, str], ...], size: float, each: int, page: DeckPage) -> list[TableCell]:
    """Return one model through the days; days alike are one cell."""
    edges = dict.fromkeys(("lnL", "lnR", "lnT", "lnB"), Edge(SURFACE, 1.25))
    found = []
    for (verdict, text), days in groupby(strip):
        span = len(list(days))
        room = each * span - points(4)
        words = f"{VERDICT_MARKS[verdict]} {slide_text(text)}"
        if width_of(words, size, allowance=page.allowance) > room:
            words = VERDICT_MARKS[verdict]
        run = Run(unbroken(words), size, SURFACE)
        found.append(
            TableCell(([run],), fill=VERDICT_COLOURS[verdict], edges=edges, span=span, margins=(3, 1))
        )
    return found or [EMPTY]


def _legend(chart: LawTimeline) -> list[Key]:
    """Return what the colours mean."""
    shown = {verdict for strip in chart.strips for verdict, _ in strip}
    keys = [Key(SQUARE, DUTY, tr("duty a year"))]
    keys += [
        Key(f"{SQUARE} {VERDICT_MARKS[one]}", VERDICT_COLOURS[one], verdict_word(one), told=True)
        for one in sorted(shown, reverse=True)
    ]
    if any(column.pending for column in chart.columns):
        keys.append(Key("\N{WHITE SQUARE}", DUTY, tr_in("a law", "not in force")))
    return keys
