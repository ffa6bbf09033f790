"""A hand-over as the plain values that the template of the brief lays out."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from enum import StrEnum

from headroom.language import tr, tr_count, tr_in
from headroom.output.handover.exhibits import (
    ContentChart,
    CostChange,
    CostChart,
    LawTimeline,
    SwingChart,
    ThresholdMap,
)
from headroom.output.handover.handover import Handover, HandoverPage, HeadFigure, ModelDossier, PageKey
from headroom.output.handover.make import GivenUpError
from headroom.output.table import DetailTable, TableColumn
from headroom.output.writers.brief.paper_table import PaperCell, PaperTable, of_detail
from headroom.output.writers.brief.table_layout import JsonObject, laid_out
from headroom.output.writers.drawing.canvas import SvgDrawing
from headroom.output.writers.drawing.cost_bars import cost_bars
from headroom.output.writers.drawing.cost_change import cost_change
from headroom.output.writers.drawing.fleet_table import bar_words, bars_of, fleet_table, left_out
from headroom.output.writers.drawing.heat import heat
from headroom.output.writers.drawing.inks import on_paper
from headroom.output.writers.drawing.law_timeline import law_timelines
from headroom.output.writers.drawing.swings import swings
from headroom.output.writers.drawing.typeface import printable, wrapped
from headroom.words import formatting

Cancelled = Callable[[], bool]


def never() -> bool:
    """Return that nobody gives it up."""
    return False


class Paper(StrEnum):
    """The size of a sheet, by the name that typst has for it."""

    LETTER = "us-letter"
    A4 = "a4"


ROOM = {Paper.LETTER: 516.0, Paper.A4: 499.0}
"""Width between the margins, points."""

_TITLES, _LINES = (20.0, 18.5, 17.0, 15.5), 2
"""Sizes of the title, the first in which it has no more lines than this."""

_MOST_ROWS = {PageKey.DECIDE: 26, PageKey.ASSUMPTIONS: 14, PageKey.PROBLEMS: 10}
_MOST, _MOST_MORE = 40, 48
"""Rows of a table in a brief without dossiers, and of models that the first page leaves out."""

_UNMOVED = (PageKey.QUALIFY, PageKey.COST, PageKey.CHANGE)
_BAR = 86.0
_FLEET = tr("Who qualifies, and what it costs")


_TEXTS = {
    "page": tr("{page} of {pages}", page="{page}", pages="{pages}"),
    "dossier": tr("Dossier"),
    "signatures": tr("Signatures"),
    "prepared": tr("Prepared by, name"),
    "reviewed": tr("Reviewed by, name"),
    "signature": tr("Signature"),
    "date": tr("Date"),
    "files": tr("Files that were read, with their SHA-256"),
}
"""What the templates say themselves."""


def _rest(count: int) -> str:
    """Return where the rows are that are not shown."""
    return tr_count(
        "{n} more are on the web page that can be handed over as well.",
        "{n} more are on the web page that can be handed over as well.",
        count,
    )


def document(handover: Handover, paper: Paper, cancelled: Cancelled = never) -> JsonObject:
    """Return everything that stands in the brief, and in the dossiers where there are any.

    Args:
        handover: What is handed over.
        paper: The sheet.
        cancelled: Is asked between dossiers whether to give it up.

    Raises:
        GivenUpError: If that was asked for.
    """
    pages, room = in_order(handover.pages), ROOM[paper]
    title = printable(pages[0].title if pages else handover.subject)
    whole = bool(handover.dossiers)
    language, _, region = handover.language.partition("-")
    return {
        "paper": paper.value,
        "kind": tr("Brief and dossier") if whole else tr_in("a short report", "Brief"),
        "title": title,
        "title_size": _title_size(title, room),
        "subject": printable(handover.subject),
        "made_on": formatting.iso(handover.made_on),
        "date": [handover.made_on.year, handover.made_on.month, handover.made_on.day],
        "language": language,
        "region": region if len(region) == 2 else "",  # noqa: PLR2004 - a country, no script
        "law": printable(handover.footer.law),
        "rest": printable(handover.footer.rest),
        "figures": [_figure(figure) for figure in handover.figures],
        "paragraphs": [printable(text) for text in handover.paragraphs],
        "detail": printable(pages[0].detail) if pages and pages[0].key is not PageKey.QUALIFY else "",
        "under": _under(pages[0]) if pages else "",
        "first": list(_blocks(pages[0], room, whole=whole)) if pages else [],
        "sections": [
            *(_section(page, room, whole=whole) for page in pages[1:]),
            *_annex(pages, room, whole=whole),
        ],
        "left_out": printable(" ".join(handover.left_out)),
        "dossiers": list(_dossiers(handover, room, cancelled)),
        "files": [[printable(name), digest] for name, digest in handover.files],
        "texts": {name: printable(text) for name, text in _TEXTS.items()},
    }


def _figure(figure: HeadFigure) -> JsonObject:
    """Return one of the four figures with its change."""
    change = tr("{change} against baseline", change=figure.change) if figure.change else ""
    return {
        "value": printable(figure.value),
        "caption": printable(figure.caption),
        "change": printable(change),
    }


def _title_size(title: str, room: float) -> float:
    """Return the size in which a title has two lines."""
    fitting = (size for size in _TITLES if len(wrapped(title, room, size, most=3, strong=True)) <= _LINES)
    return next(fitting, _TITLES[-1])


def in_order(pages: Sequence[HandoverPage]) -> list[HandoverPage]:
    """Return the pages in their order.

    Where nobody moved them, the change of cost stands right behind who qualifies, whose table has the costs.
    """
    ordered = list(pages)
    if tuple(page.key for page in ordered[:3]) == _UNMOVED:
        ordered[1], ordered[2] = ordered[2], ordered[1]
    return ordered


def _section(page: HandoverPage, room: float, *, whole: bool) -> JsonObject:
    """Return a page below its finding."""
    return {
        "title": printable(page.title),
        "detail": printable(page.detail),
        "under": _under(page),
        "blocks": list(_blocks(page, room, whole=whole)),
    }


def _under(page: HandoverPage) -> str:
    """Return under what the figures of a page stand, where that is not what stands at the foot of all."""
    return printable(page.footer.text) if page.footer is not None else ""


def _blocks(page: HandoverPage, room: float, *, whole: bool) -> Iterator[JsonObject]:
    """Yield what shows the finding of a page: drawings and tables."""
    exhibit = page.exhibit
    match exhibit:
        case ContentChart() if exhibit.bars:
            yield laid_out(_fleet(page, exhibit), room)
        case CostChart() if exhibit.bars:
            yield _drawn(page, [cost_bars(exhibit, room, on_paper)], exhibit.left_out)
        case CostChange() if exhibit.steps:
            yield _drawn(page, [cost_change(exhibit, room, on_paper)])
        case SwingChart() if exhibit.bars:
            yield _drawn(page, [swings(exhibit, room, on_paper)], exhibit.left_out)
        case LawTimeline():
            yield _drawn(page, law_timelines(exhibit, room, on_paper), exhibit.left_out)
        case ThresholdMap():
            yield laid_out(_map(exhibit), room)
        case DetailTable() if not exhibit.rows:
            if exhibit.caption:
                yield {"kind": "words", "text": printable(exhibit.caption)}
        case DetailTable():
            yield laid_out(
                of_detail(exhibit, most=None if whole else _MOST_ROWS.get(page.key, _MOST), rest=_rest), room
            )
        case _:
            yield laid_out(of_detail(page.table, exhibit.heading, most=_MOST, rest=_rest), room)


def _drawn(page: HandoverPage, drawings: Sequence[SvgDrawing], caption: str = "") -> JsonObject:
    """Return drawings below each other, with what they show in words."""
    heading = "" if isinstance(page.exhibit, DetailTable) else page.exhibit.heading
    return {
        "kind": "drawing",
        "heading": printable(heading),
        "svgs": [[one.svg, one.width, one.height] for one in drawings],
        "alt": printable(page.alt or page.title),
        "alt_of_rest": printable(tr("{description} Continued.", description=page.alt or page.title)),
        "caption": printable(caption),
    }


def _fleet(page: HandoverPage, chart: ContentChart) -> PaperTable:
    """Return the table of the first page, with its bars."""
    table = fleet_table(page, chart)
    bars = bars_of(table, chart, _BAR, on_paper)
    paper = of_detail(table, _FLEET if len(table.columns) > _OF_CONTENT else page.name)
    rows = tuple(
        (row[0], replace(row[1], drawing=bars.get(at)), *row[2:]) for at, row in enumerate(paper.rows)
    )
    costs = paper.columns[-1].title == tr("Duty a year")
    return replace(paper, rows=rows, note=bar_words(chart), strong=-1 if costs else None)


_OF_CONTENT = 5
"""Columns of the first table where there are no costs: model, regional content, percent, points, verdict."""


def _map(chart: ThresholdMap) -> PaperTable:
    """Return the map as a table, the highest threshold of US content on top."""
    columns = (
        TableColumn(tr("{lever}, down", lever=chart.row_name)),
        *(
            TableColumn(formatting.percent(share), right=True, wide=True, group=chart.column_name)
            for share in chart.columns
        ),
    )
    rows = []
    for number, share in reversed(tuple(enumerate(chart.rows))):
        cells = [PaperCell(formatting.percent(share), strong=any(cell.here for cell in chart.cells[number]))]
        for cell in chart.cells[number]:
            fill, colour = heat(cell)
            cells.append(PaperCell(cell.label, colour=colour, fill=fill, framed=cell.here, strong=cell.here))
        rows.append(tuple(cells))
    # Translators: at which threshold each model ceases to qualify.
    caption = tr("Tips at: {models}.", models="; ".join(chart.tips)) if chart.tips else ""
    return PaperTable(columns, tuple(rows), "", chart.heading, caption, tight=True)


def _annex(pages: Sequence[HandoverPage], room: float, *, whole: bool) -> Iterator[JsonObject]:
    """Yield the models that a chart of the first page leaves out."""
    most = None if whole else _MOST_MORE
    for page in pages:
        if isinstance(page.exhibit, ContentChart):
            rest = left_out(page, page.exhibit)
            if rest.rows:
                yield {
                    "title": tr_count("{n} more model", "{n} more models", len(rest.rows)),
                    "detail": "",
                    "under": _under(page),
                    "blocks": [laid_out(of_detail(rest, most=most, rest=_rest), room)],
                }


def _dossiers(handover: Handover, room: float, cancelled: Cancelled) -> Iterator[JsonObject]:
    """Yield the dossiers.

    Raises:
        GivenUpError: If that was asked for.
    """
    for one in handover.dossiers:
        if cancelled():
            raise GivenUpError
        yield _dossier(one, room)


def _dossier(one: ModelDossier, room: float) -> JsonObject:
    """Return everything about one model."""
    return {
        "model": printable(one.model),
        "title": printable(one.title),
        "facts": [[printable(name), printable(value)] for name, value in one.facts],
        "formula": [printable(line) for line in one.formula],
        "tables": [
            laid_out(replace(of_detail(table, table.title), dense=True), room) for table in one.tables
        ],
    }
