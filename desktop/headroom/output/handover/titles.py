"""Titles of pages: findings that fit two lines, each once."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from textwrap import wrap

from headroom.findings.phrases import capital
from headroom.foreign_text import brief
from headroom.language import colon, tr, tr_in
from headroom.output.handover.handover import HandoverPage

_LINES, _LINE = 2, 60
LONGEST = _LINES * _LINE
"""Letters of a title: two lines of 60."""

_AMOUNT = re.compile(
    r"(?:, (?:of )?(?:[^\w;,:]?(?:USD\s)?\d)[^;:]*| and (?:of \d[\d,]* it|\d[\d,]* gained)[^;:]*)$"
)
"""An amount that is said last, behind a comma, or a further count: the clause stands without it."""

_CLAUSE, _MARKS = "; ", (", ", ": ")
_LEAST, _LEAST_CUT = 12, 24
"""Letters that must be left: of whole clauses, such as “2 of 3 qualify”, and of what is cut elsewhere."""

_NO_LAST = tr_in(
    "words that read badly as the last of a sentence that is cut, with blanks between them",
    "and or of on to by in at from for between than the a an",
)
_NO_END = re.compile(rf"(?:^|\s)(?:\S*\d\S*|%|{'|'.join(map(re.escape, _NO_LAST.split()))}|\W+)$")
"""A last word without which a sentence that is cut reads better: half a figure, or one that leads on."""


def fitted(sentence: str, *, hypothetical: bool = False, before: str = "") -> str:
    """Return a finding that fits two lines: what it says last is left out where it is too long.

    First goes an amount at the end, then whole clauses, then what stands behind the last comma or colon.
    A sentence without any is cut between two words, never within a figure.

    Args:
        sentence: The finding.
        hypothetical: Whether it is about a policy that never was law, which is then said first.
        before: The name of its page, which is said first and stays whole; empty for none.
    """

    def whole(finding: str) -> str:
        if hypothetical:
            return tr("Hypothetical: {finding}", finding=finding)
        return colon(before, finding) if before else finding

    while not _fits(whole(sentence)):
        shorter = _AMOUNT.sub("", sentence)
        if shorter == sentence:
            clause, last = sentence.rfind(_CLAUSE), max(sentence.rfind(mark) for mark in _MARKS)
            shorter = sentence[: clause if clause >= _LEAST else last if last >= _LEAST_CUT else None]
        if shorter == sentence:
            return whole(_cut(sentence, LONGEST - len(whole(""))))
        sentence = shorter
    return whole(sentence)


def _fits(title: str) -> bool:
    """Return whether a title takes two lines."""
    return len(title) <= LONGEST and len(wrap(title, _LINE, break_on_hyphens=False)) <= _LINES


def _cut(sentence: str, room: int) -> str:
    """Return the beginning of a sentence that has no clauses, up to a word that can stand last."""
    words = sentence[: room - 1].rpartition(" ")[0]
    while found := _NO_END.search(words):
        words = words[: found.start()]
    words = words.rstrip(" ,;:")
    return f"{words}…" if len(words) >= _LEAST else brief(sentence, room)


def unlike(pages: Iterable[HandoverPage]) -> Iterator[HandoverPage]:
    """Yield pages, each with a title of its own: one that was there before gets the name of its page."""
    seen: set[str] = set()
    for page in pages:
        title, number = page.title, 1
        while title.casefold() in seen:
            more = capital(page.name) if number == 1 else f"{capital(page.name)} {number}"
            title, number = fitted(page.title, before=more), number + 1
        seen.add(title.casefold())
        yield page if title == page.title else replace(page, title=title)
