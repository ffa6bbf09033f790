"""Titles of pages: findings that fit two lines, each once."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from headroom.findings.phrases import capital
from headroom.foreign_text import brief
from headroom.output.handover.handover import HandoverPage

LONGEST = 120
"""Letters of a title: two lines of 60."""

_BREAKS = ("; ", ", ")
_LEAST = 24  # what is left must still say something
HYPOTHETICAL = "Hypothetical: "


def fitted(sentence: str, *, hypothetical: bool = False) -> str:
    """Return a finding that fits two lines: what it says last is left out where it is too long.

    Args:
        sentence: The finding.
        hypothetical: Whether it is about a policy that never was law, which is then said first.
    """
    lead = HYPOTHETICAL if hypothetical else ""
    room = LONGEST - len(lead)
    while len(sentence) > room:
        last = max(sentence.rfind(mark) for mark in _BREAKS)
        if last < _LEAST:
            break
        sentence = sentence[:last]
    return lead + (sentence if len(sentence) <= room else brief(sentence, room))


def unlike(pages: Iterable[HandoverPage]) -> Iterator[HandoverPage]:
    """Yield pages, each with a title of its own: one that was there before gets the name of its page."""
    seen: set[str] = set()
    for page in pages:
        title, number = page.title, 1
        while title.casefold() in seen:
            more = capital(page.name) if number == 1 else f"{capital(page.name)} {number}"
            title, number = fitted(f"{more}: {page.title}"), number + 1
        seen.add(title.casefold())
        yield page if title == page.title else replace(page, title=title)
