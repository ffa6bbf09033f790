"""Tables as they leave the program by the clipboard, so that a spreadsheet reads them under any locale.

In text a number has the decimal sign of the reader's locale. In HTML it stands beside its text in attributes
that do not depend on one: ``x:num``, which Excel reads, and ``sdval`` with ``sdnum``, which LibreOffice does.
Without these a German LibreOffice takes ``1234.567`` for a million.

Source: Microsoft, "HTML and XML Reference", num attribute; LibreOffice, sc/source/filter/html/htmlpars.cxx.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from html import escape

from headroom.output.spreadsheet_text import guarded, tab_separated

CopiedCell = str | float
"""A text, or a number in the unit of its column."""

POINT = "."
"""The decimal sign where nothing is known of the reader."""

_DIGITS = 15
"""Significant digits of a number: as many as a spreadsheet has."""

_EXCEL = 'xmlns:x="urn:schemas-microsoft-com:office:excel"'
_AS_TEXT = 'style="mso-number-format:\'\\@\'" sdnum="1033;0;@"'
_ENGLISH = "1033;"
"""The language of ``sdval`` for LibreOffice, in the numbers of Windows."""


@dataclass(frozen=True, slots=True)
class CopiedTable:
    """A table as it is copied, printed or handed on.

    Attributes:
        title: What it shows; empty for nothing.
        headings: One for each column, with the unit of its numbers; none for rows alone.
        rows: Cells, as many as there are columns; what is not a finite number is blank.
        caption: A sentence below it, or in its place where it has no rows.
    """

    title: str
    headings: tuple[CopiedCell, ...]
    rows: tuple[tuple[CopiedCell, ...], ...]
    caption: str = ""


def number_text(value: float, decimal_sign: str = POINT) -> str:
    """Return a number with all digits that a spreadsheet keeps, ungrouped, no exponent; blank for none."""
    if not math.isfinite(value):
        return ""
    text = format(Decimal(f"{value:.{_DIGITS}g}"), "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text == "-0" else text.replace(".", decimal_sign)


def tables_as_text(above: Sequence[str], tables: Iterable[CopiedTable], decimal_sign: str = POINT) -> str:
    """Return tables as lines with tabs between cells.

    Args:
        above: Lines above the first; with them, tables stand apart from what is above them.
        tables: The tables.
        decimal_sign: Of the reader's locale.
    """
    lines: list[list[str]] = [[line] for line in above]
    for table in tables:
        if lines:
            lines.append([])
        lines += [[line] for line in (table.title,) if line]
        if table.rows:
            lines += [_texts(table.headings, decimal_sign)] if table.headings else []
        lines += [_texts(row, decimal_sign) for row in table.rows]
        lines += [[line] for line in (table.caption,) if line]
    return tab_separated(lines)


def tables_as_html(above: Sequence[str], tables: Iterable[CopiedTable], decimal_sign: str = POINT) -> str:
    """Return tables as HTML in which texts stay texts and numbers numbers; see ``tables_as_text``."""
    parts = [
        f"<{tag}>{escape(guarded(line))}</{tag}>"
        for tag, line in zip(("h3", *("p" for _ in above)), above, strict=False)
    ]
    for table in tables:
        parts += [f"<p><b>{escape(guarded(line))}</b></p>" for line in (table.title,) if line]
        if table.rows:
            parts.append(_html_rows(table, decimal_sign))
        parts += [f"<p>{escape(guarded(line))}</p>" for line in (table.caption,) if line]
    return f"<html {_EXCEL}><body>{''.join(parts)}</body></html>"


def _html_rows(table: CopiedTable, decimal_sign: str) -> str:
    """Return headings and rows as HTML."""
    head = "".join(_cell("th", heading, decimal_sign) for heading in table.headings)
    body = "".join(
        f"<tr>{''.join(_cell('td', cell, decimal_sign) for cell in row)}</tr>" for row in table.rows
    )
    return f"<table>{f'<tr>{head}</tr>' if head else ''}{body}</table>"


def _texts(cells: Sequence[CopiedCell], decimal_sign: str) -> list[str]:
    """Return cells as text."""
    return [cell if isinstance(cell, str) else number_text(cell, decimal_sign) for cell in cells]


def _cell(tag: str, cell: CopiedCell, decimal_sign: str) -> str:
    """Return a cell as HTML."""
    if isinstance(cell, str):
        return f"<{tag} {_AS_TEXT}>{escape(guarded(cell))}</{tag}>"
    plain = number_text(cell)
    if not plain:
        return f"<{tag}></{tag}>"
    shown = number_text(cell, decimal_sign)
    value = f'align="right" x:num="{plain}" sdval="{plain}" sdnum="{_ENGLISH}"'
    return f"<{tag} {value}>{shown}</{tag}>"
