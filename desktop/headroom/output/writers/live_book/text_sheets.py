"""Sheets of texts: assumptions, problems and alternatives, as they are handed over."""

from headroom.output.writers.live_book.cells import is_guarded
from headroom.output.writers.live_book.contents import TextTable
from headroom.output.writers.live_book.pages import BookPage

_FIRST = 3
_NARROW, _WIDE, _WIDEST = 12, 40, 70
_SAMPLE = 200


def write_texts(page: BookPage, title: str, table: TextTable, nothing: str) -> None:
    """Write a table as it stands.

    Args:
        page: The sheet.
        title: What stands above it.
        table: The table.
        nothing: What is said where it has no row.
    """
    sheet, looks = page.sheet, page.written.looks
    for at in range(len(table.headings)):
        sheet.set_column(at, at, _width(table, at))
    page.say(0, 0, title, "title")
    if not table.rows:
        page.say(1, 0, nothing, "note")
        return
    for at, heading in enumerate(table.headings):
        page.say(_FIRST - 1, at, heading, "heading")
    for row, cells in enumerate(table.rows, start=_FIRST):
        for at, cell in enumerate(cells):
            if isinstance(cell, str) and cell:
                text = page.written.texts.fit(cell)
                look = "wrapped guarded" if is_guarded(text) else "wrapped"
                sheet.write_string(row, at, text, looks.named(look))
            else:
                page.put(row, at, cell, "number")
    sheet.freeze_panes(_FIRST, 0)
    sheet.autofilter(_FIRST - 1, 0, _FIRST + len(table.rows) - 1, max(len(table.headings) - 1, 0))
    sheet.repeat_rows(_FIRST - 1)


def _width(table: TextTable, at: int) -> int:
    """Return the width of a column: as its longer texts need it, within bounds."""
    lengths = [len(row[at]) for row in table.rows[:_SAMPLE] if isinstance(row[at], str)]  # type: ignore[arg-type]
    longest = max(lengths, default=0)
    if longest > _WIDE:
        return _WIDEST
    return max(_NARROW, min(longest + 2, _WIDE), min(len(table.headings[at]) + 2, _WIDE))
