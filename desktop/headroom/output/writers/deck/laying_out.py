"""A whole deck from a hand-over: the first slide, a slide for each page, then the tables in full."""

from collections.abc import Callable
from dataclasses import replace

from headroom.language import tr
from headroom.output.handover.exhibits import (
    MOST_BARS,
    ContentChart,
    CostChange,
    CostChart,
    LawTimeline,
    SwingChart,
    ThresholdMap,
)
from headroom.output.handover.handover import Handover, HandoverPage
from headroom.output.table import DetailTable
from headroom.output.writers.deck.content_slide import lay_out_content
from headroom.output.writers.deck.cost_slide import lay_out_change, lay_out_cost
from headroom.output.writers.deck.map_slide import lay_out_map
from headroom.output.writers.deck.opening_slide import add_opening
from headroom.output.writers.deck.package import packed, set_properties
from headroom.output.writers.deck.pages import Deck, DeckPage
from headroom.output.writers.deck.stage import stage_of
from headroom.output.writers.deck.swing_slide import lay_out_swings
from headroom.output.writers.deck.table_slide import TablePage, add_table_pages
from headroom.output.writers.deck.timeline_slide import lay_out_timeline
from headroom.words.formatting import count

_MOST_BETWEEN = 60
"""Rows of a table up to which its slides stand together: three; of a longer one the first rows do."""


def deck_bytes(handover: Handover, template: bytes | None, tell: Callable[[int, int], None]) -> bytes:
    """Return the deck of a hand-over.

    Args:
        handover: What is handed over.
        template: Content of a company's template; None: the program's own.
        tell: Is told after each page how many are done, of how many.

    Raises:
        UserError: If the template cannot be used.
    """
    stage = stage_of(template)
    deck = Deck.on(stage, handover)
    total = len(handover.pages) + 2
    add_opening(deck, handover)
    tell(1, total)
    for at, page in enumerate(handover.pages):
        _add(deck, page)
        tell(at + 2, total)
    annexed: list[DetailTable] = []
    for page in handover.pages:
        if _is_short(page) and page.table not in annexed:
            annexed.append(page.table)
            tell(total - 1, total)  # who waits may give up meanwhile
            _add_annex(deck, page)
    set_properties(stage.deck, handover)
    content = packed(stage.deck)
    tell(total, total)
    return content


def _add(deck: Deck, page: HandoverPage) -> None:
    """Add the slide of a page, or its slides where it is a table."""
    if isinstance(page.exhibit, DetailTable):
        about = TablePage(page.title, page.name, page.detail, page.alt, page.notes, page.footer)
        add_table_pages(deck, _begun(page.exhibit) if _is_long(page) else page.exhibit, about)
        return
    added = deck.add_page(page.title, page.notes, page.footer)
    _lay_out(added, page)
    added.close()


def _lay_out(slide: DeckPage, page: HandoverPage) -> None:
    """Put a chart or map on its slide."""
    match page.exhibit:
        case ContentChart():
            lay_out_content(slide, page.exhibit, page.detail, page.alt)
        case CostChart():
            lay_out_cost(slide, page.exhibit, page.detail, page.alt)
        case CostChange():
            lay_out_change(slide, page.exhibit, page.detail, page.alt)
        case SwingChart():
            lay_out_swings(slide, page.exhibit, page.detail, page.alt)
        case ThresholdMap():
            lay_out_map(slide, page.exhibit, page.detail, page.alt)
        case LawTimeline():
            lay_out_timeline(slide, page.exhibit, page.detail, page.alt)


def _is_long(page: HandoverPage) -> bool:
    """Return whether a page is a table that would take many slides between the other pages."""
    return isinstance(page.exhibit, DetailTable) and len(page.exhibit.rows) > _MOST_BETWEEN


def _begun(table: DetailTable) -> DetailTable:
    """Return the first rows of a long table and its total; the annex has it in full."""
    rows = table.rows[:MOST_BARS] + (table.rows[-1:] if table.has_total else ())
    of = count(len(table.rows) - table.has_total)
    return replace(
        table,
        rows=rows,
        caption=tr("The first {count} of {all}; the annex has all.", count=MOST_BARS, all=of),
    )


def _is_short(page: HandoverPage) -> bool:
    """Return whether a slide shows only some of what its table holds."""
    if _is_long(page):
        return True
    left_out = getattr(page.exhibit, "left_out", "")
    return bool(left_out) and bool(page.table.rows) and not isinstance(page.exhibit, DetailTable)


def _add_annex(deck: Deck, page: HandoverPage) -> None:
    """Add the full table of a page at the end of the deck."""
    title, name = tr("Annex: {page}, in full", page=page.name), tr("Annex: {page}", page=page.name)
    add_table_pages(deck, page.table, TablePage(title, name, "", page.alt, (), page.footer))
