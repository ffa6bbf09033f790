"""What stands between the title of a slide and its exhibit: a sentence, what is drawn, what colours mean."""

from collections.abc import Sequence
from dataclasses import dataclass

from headroom.output.writers.deck.geometry import Box, inches, points
from headroom.output.writers.deck.pages import DeckPage
from headroom.output.writers.deck.paper import MUTED, TEXT
from headroom.output.writers.deck.shapes import Line, Run, add_text
from headroom.output.writers.deck.words import cut, width_of, wrapped

SQUARE, DASHES, WHISKER = "\N{BLACK SQUARE}", "\N{EN DASH} \N{EN DASH}", "I"
_DETAIL, _HEADING, _LEGEND = 13.0, 11.0, 10.5
_LEADING, _SPACING = 1.36, 116
_GAP, _AFTER, _BETWEEN = "     ", inches(0.1), inches(0.04)


@dataclass(frozen=True, slots=True)
class Key:
    """One entry of a legend.

    Attributes:
        mark: What it looks like.
        colour: Of the mark.
        word: What it means.
        told: Whether the word has the colour of the mark, being a verdict.
    """

    mark: str
    colour: str
    word: str
    told: bool = False


def add_heading(page: DeckPage, detail: str, heading: str, more: str = "", legend: Sequence[Key] = ()) -> Box:
    """Put the heading of an exhibit on a page and return what is free below it.

    Args:
        page: The page.
        detail: A sentence beside the title; may be empty.
        heading: What is drawn.
        more: A sentence about what is not drawn; may be empty.
        legend: What the colours mean.
    """
    width, allowance = page.content.width, page.allowance
    free = page.content
    if detail:
        shown = cut(detail, width, _DETAIL, 2, allowance=allowance)
        depth = points(len(wrapped(shown, width, _DETAIL, allowance=allowance)) * _DETAIL * _LEADING)
        lines: list[Line] = [[Run(shown, _DETAIL, TEXT, bold=False)]]
        add_text(
            page.slide, free.upper(depth), lines, page.language, name="Beside the title", spacing=_SPACING
        )
        free = free.below(depth + _BETWEEN)
    lines, size = [], 0.0
    if heading or more:
        shown = cut(heading, width, _HEADING, 2, bold=True, allowance=allowance)
        extra = f"  {more}" if more else ""
        lines.append([Run(shown, _HEADING, TEXT, bold=True), Run(extra, _HEADING, MUTED, bold=False)])
        size += len(wrapped(shown + extra, width, _HEADING, bold=True, allowance=allowance)) * _HEADING
    for row in _legend_rows(legend, width, allowance):
        lines.append(_legend_line(row))
        size += _LEGEND
    if not lines:
        return free
    height = points(size * _LEADING)
    add_text(page.slide, free.upper(height), lines, page.language, name="Heading", spacing=_SPACING)
    return free.below(height + _AFTER)


def _legend_rows(legend: Sequence[Key], width: int, allowance: float) -> list[list[Key]]:
    """Return the entries of a legend in lines that fit."""
    rows: list[list[Key]] = []
    free = 0
    for key in legend:
        needed = width_of(f"{key.mark} {key.word}{_GAP}", _LEGEND, bold=True, allowance=allowance)
        if not rows or needed > free:
            rows.append([])
            free = width
        rows[-1].append(key)
        free -= needed
    return rows


def _legend_line(keys: Sequence[Key]) -> Line:
    """Return one line of a legend."""
    runs: list[Run] = []
    for at, key in enumerate(keys):
        runs.append(Run(_GAP if at else "", _LEGEND))
        runs.append(Run(key.mark, _LEGEND, key.colour, bold=True))
        runs.append(Run(f" {key.word}", _LEGEND, key.colour if key.told else MUTED, bold=key.told))
    return runs
