"""Where a figure of the law stands, as a cell: its section or its first text, the rest under the pointer."""

import re
from dataclasses import replace
from functools import lru_cache

from headroom.language import translated
from headroom.output.levers import cited
from headroom.output.table import Cell
from headroom.rules.law_source import LawSource

_KEPT = 256  # sources of a few policies

_HEADING = re.compile(r"\b99\d\d\.\d\d\.\d\d\b")
"""A heading of chapter 99 of the tariff schedule, which names a measure."""

_SECTION = re.compile(r"(?<=, )(s\.|note) \d.*")

_NUMBER = re.compile(r"\b(s\.|note|Annex) \d[^,;: ]*")


@lru_cache(maxsize=_KEPT)  # a pure function of few values
def law_cell(source: LawSource, *, dated: bool, curt: bool = False) -> Cell:
    """Return a source as a quiet cell; it is copied in full, and marked where it is a secondary one.

    Args:
        source: The source.
        dated: Whether the day from which it applies is said, too; a column beside it may say it.
        curt: Whether of a section, note or annex nothing but its number is shown, as there is little room.
    """
    whole = cited(source)
    short = replace(source, citation=_brief(source.citation), checked_on=None)
    text = cited(short if dated else replace(short, since=None))
    number = _NUMBER.search(short.citation) if curt else None
    text = text if number is None else number.group()
    note = "\n".join(part for part in (whole, translated(source.note), source.url) if part)
    return Cell(text, note=note, quiet=True, whole=whole)


def _brief(citation: str) -> str:
    """Return the heading, section or note that a citation names, else the first of its texts."""
    heading = _HEADING.search(citation)
    if heading is not None:
        return heading.group()
    first = citation.partition("; ")[0]
    section = _SECTION.search(first)
    return first if section is None else section.group()
