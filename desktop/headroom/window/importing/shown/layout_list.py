"""A remembered layout in one line: what it reads, and by which headings it is known again."""

from dataclasses import dataclass

from headroom.book.layout import BookLayout, RememberedLayout
from headroom.foreign_text import a_few
from headroom.language import colon, tr, tr_count
from headroom.words import formatting
from headroom.words.fields import field_words


@dataclass(frozen=True, slots=True)
class LayoutLine:
    """One line of the list.

    Attributes:
        name: What the analyst calls it.
        reads: What it reads, with the sheets it was confirmed on, e.g. ``Sourcing in “Daten”``.
        headings: Some of the headings by which it is known again, and how many more.
        every: All of them, one below the other, with what each means.
        used: When it was last used, ISO date.
    """

    name: str
    reads: str
    headings: str
    every: str
    used: str


def layout_line(remembered: RememberedLayout) -> LayoutLine:
    """Return a remembered layout in one line."""
    layout = remembered.layout
    used = [column for table in layout.tables for column in table.columns if column.field]
    names = list(dict.fromkeys(column.heading for column in used if column.heading))
    meanings = [
        colon(
            column.heading or tr("column {letters}", letters=column.letters),
            column.model or field_words(column.field),
        )
        for column in used
    ]
    return LayoutLine(
        name=layout.name,
        reads=_reads(layout),
        headings=a_few(names),
        every="\n".join(meanings),
        used=formatting.iso(remembered.used.date()),
    )


def _reads(layout: BookLayout) -> str:
    """Return what a layout reads in which sheets."""
    by_kind: dict[str, list[str]] = {}
    for table in layout.tables:
        by_kind.setdefault(table.kind.value, []).append(table.sheet)
    found = []
    for kind, sheets in by_kind.items():
        first = f"“{sheets[0]}”" if len(sheets) == 1 else tr_count("{n} sheet", "{n} sheets", len(sheets))
        found.append(tr("{kind} in {sheets}", kind=kind, sheets=first))
    text = ", ".join(found)
    return text[:1].upper() + text[1:]
