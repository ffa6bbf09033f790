"""The hand-over as one file of HTML: findings, inline drawings, tables, dossiers; every word escaped."""

from collections.abc import Iterator
from functools import lru_cache

from headroom import resources
from headroom.language import tr, tr_count
from headroom.output.colours import DARK, LIGHT, Theme
from headroom.output.handover.exhibits import (
    ContentChart,
    CostChange,
    CostChart,
    LawTimeline,
    SwingChart,
    ThresholdMap,
)
from headroom.output.handover.handover import Handover, HandoverPage, ModelDossier, PageKey
from headroom.output.table import DetailTable
from headroom.output.writers.drawing.canvas import SvgDrawing
from headroom.output.writers.drawing.cost_bars import cost_bars
from headroom.output.writers.drawing.cost_change import cost_change
from headroom.output.writers.drawing.fleet_table import bar_words, bars_of, fleet_table, left_out
from headroom.output.writers.drawing.inks import inks_of, on_page
from headroom.output.writers.drawing.law_timeline import law_timelines
from headroom.output.writers.drawing.swings import swings
from headroom.output.writers.web_page.elements import element, heat_table, picture, table, words
from headroom.words import formatting

POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
"""What the browser may do for the page: show it, and fetch nothing."""

_ROOM, _BAR = 600.0, 110.0
"""Width of a drawing and of a bar in a table, in its own points."""


def web_page(handover: Handover) -> str:
    """Return the hand-over as one page of HTML that needs nothing else.

    Args:
        handover: What is handed over.
    """
    title = handover.pages[0].title if handover.pages else handover.subject
    return (
        f'<!doctype html>\n<html lang="{words(handover.language)}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{words(POLICY)}">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta name="color-scheme" content="light dark">\n'
        f"<title>{words(title)}</title>\n<style>\n{_styles()}</style>\n</head>\n<body>\n"
        f"{''.join(_body(handover, title))}</body>\n</html>\n"
    )


def _body(handover: Handover, title: str) -> Iterator[str]:
    """Yield the page from top to bottom."""
    made = formatting.iso(handover.made_on)
    yield f'<header><p class="running"><span>{words(handover.subject)}</span><span>{made}</span></p>\n'
    yield f"<h1>{words(title)}</h1>\n{''.join(_figures(handover))}"
    told = "".join(element("p", text) for text in handover.paragraphs)
    yield f'<div class="told">{told}</div></header>\n<main>\n'
    for number, page in enumerate(handover.pages):
        yield from _section(page, f"page-{number + 1}", first=number == 0)
    yield element("p", " ".join(handover.left_out), "caption")
    for number, dossier in enumerate(handover.dossiers):
        yield from _dossier(dossier, f"model-{number + 1}")
    yield from _files(handover)
    footer = handover.footer
    yield f"</main>\n<footer><p><strong>{words(footer.law)}.</strong> {words(footer.rest)}</p></footer>\n"


def _figures(handover: Handover) -> Iterator[str]:
    """Yield the four figures with their change."""
    if not handover.figures:
        return
    yield '<dl class="figures">'
    for figure in handover.figures:
        change = tr("{change} against baseline", change=figure.change) if figure.change else ""
        yield f"<div><dt>{words(figure.caption)}</dt>{element('dd', figure.value, 'value')}"
        yield f"{element('dd', change, 'change')}</div>"
    yield "</dl>\n"


def _section(page: HandoverPage, key: str, *, first: bool) -> Iterator[str]:
    """Yield one finding, what shows it and what stands behind it; the title of the first is the page's."""
    yield f'<section id="{key}">\n'
    yield element("h2", page.name) if first else element("h2", page.title)
    if not first or page.key is not PageKey.QUALIFY:  # whose detail stands in the first paragraph
        yield element("p", page.detail, "detail")
    if page.footer is not None:
        yield element("p", page.footer.text, "heading")
    yield from _exhibit(page, key)
    if not isinstance(page.exhibit, DetailTable | ContentChart | ThresholdMap) and page.table.rows:
        figures = words(tr("The figures as a table"))
        yield f"<details><summary>{figures}</summary>{table(page.table)}</details>\n"
    if page.notes:
        notes = "".join(element("p", note) for note in page.notes)
        behind = words(tr("What stands behind it"))
        yield f'<details class="notes"><summary>{behind}</summary>{notes}</details>\n'
    yield "</section>\n"


def _exhibit(page: HandoverPage, key: str) -> Iterator[str]:
    """Yield what shows the finding of a page."""
    exhibit = page.exhibit
    match exhibit:
        case ContentChart() if exhibit.bars:
            shown = fleet_table(page, exhibit)
            yield element("p", bar_words(exhibit), "heading")
            kind = "answers" if shown.columns[-1].right else ""  # what it costs is the answer
            yield table(shown, bars_of(shown, exhibit, _BAR, on_page), kind)
            rest = left_out(page, exhibit)
            if rest.rows:
                more = tr_count("{n} more model", "{n} more models", len(rest.rows))
                yield f"<details open><summary>{words(more)}</summary>{table(rest)}</details>\n"
        case CostChart() if exhibit.bars:
            yield _drawn(page, key, [cost_bars(exhibit, _ROOM, on_page)], exhibit.left_out)
        case CostChange() if exhibit.steps:
            yield _drawn(page, key, [cost_change(exhibit, _ROOM, on_page)])
        case SwingChart() if exhibit.bars:
            yield _drawn(page, key, [swings(exhibit, _ROOM, on_page)], exhibit.left_out)
        case LawTimeline():
            yield _drawn(page, key, law_timelines(exhibit, _ROOM, on_page), exhibit.left_out)
        case ThresholdMap():
            yield element("p", exhibit.heading, "heading") + heat_table(exhibit)
        case DetailTable():
            yield table(exhibit)
        case _:
            yield element("p", exhibit.heading, "heading")


def _drawn(
    page: HandoverPage, key: str, drawings: list[SvgDrawing] | tuple[SvgDrawing, ...], caption: str = ""
) -> str:
    """Return drawings below each other with their heading and what they leave out."""
    heading = "" if isinstance(page.exhibit, DetailTable) else page.exhibit.heading
    pictures = "".join(
        picture(one, f"{key}-{number + 1}", heading or page.name, page.alt or page.title)
        for number, one in enumerate(drawings)
    )
    rest = element("figcaption", caption, "caption")
    return f"{element('p', heading, 'heading')}<figure>{pictures}{rest}</figure>\n"


def _dossier(one: ModelDossier, key: str) -> Iterator[str]:
    """Yield everything about one model."""
    yield f'<section id="{key}" class="dossier">\n'
    yield element("h2", one.model) + element("p", one.title, "detail")
    facts = "".join(f"<div>{element('dt', name)}{element('dd', value)}</div>" for name, value in one.facts)
    yield f'<dl class="facts">{facts}</dl>\n' if facts else ""
    yield "".join(element("p", line) for line in one.formula)
    for made in one.tables:
        yield element("h3", made.title) + table(made)
    yield "</section>\n"


def _files(handover: Handover) -> Iterator[str]:
    """Yield which files were read, with their digests."""
    if handover.files:
        rows = "".join(
            f"<div>{element('dt', name)}{element('dd', digest)}</div>" for name, digest in handover.files
        )
        heading = words(tr("Files that were read, with their SHA-256"))
        yield f'<section class="files"><h2>{heading}</h2>'
        yield f"<dl>{rows}</dl></section>\n"


@lru_cache(maxsize=1)
def _styles() -> str:
    """Return the style sheet with the colours of both themes, and light ones for print."""
    sheet = resources.web_page_styles().read_text(encoding="utf-8")
    dark = f"@media screen and (prefers-color-scheme: dark) {{ :root {{ {_variables(DARK)} }} }}"
    return f":root {{ {_variables(LIGHT)} }}\n{dark}\n{sheet}"


def _variables(theme: Theme) -> str:
    """Return the colours of a theme as variables of the style sheet."""
    return " ".join(f"--{name.replace('_', '-')}: {colour};" for name, colour in inks_of(theme).items())
