"""Finds the rows of a table that are feet of printed pages: page numbers and days of printing."""

import re

import numpy as np

from headroom.arrays import Flags
from headroom.workbook.tables.tables import Table

_DAY = r"[\d./:\-\s,apm]+"
_FOOT = re.compile(
    r"(?:page|seite|página|pagina|pág\.?|hoja|feuille|blatt|pg\.?)\s*:?\s*\d+(?:\s*(?:of|/|von|de|sur|-)"
    r"\s*\d+)?"
    r"|(?:printed|print date|run date|report date|date printed|gedruckt(?: am)?|druckdatum|stand|"
    rf"impreso(?: el)?|fecha de impresión|imprimé(?: le)?|date d'impression)\s*:?\s*(?:on\s+)?{_DAY}"
    r"|end of report|ende der liste|fin del (?:reporte|informe)|fin du rapport",
    re.IGNORECASE,
)
_STEMS = (
    *("page", "seite", "pág", "pag", "hoja", "feuille", "blatt", "pg", "print", "date", "druck", "stand"),
    *("impr", "report", "liste", "informe", "rapport"),
)
"""One of these stands in each of them."""

_COST = "unit_cost"


def page_feet(table: Table) -> Flags:
    """Return which rows hold nothing but a page number or a day of printing, ``(row,)``.

    Only rows without a unit cost are looked at.
    """
    feet = np.zeros(len(table), dtype=np.bool_)
    if _COST not in table.columns:
        return feet
    without = table.columns[_COST].blank
    rows = np.flatnonzero(without)
    if not len(rows):
        return feet
    nothing_else = np.ones(len(rows), dtype=np.bool_)
    says = np.zeros(len(rows), dtype=np.bool_)
    for name, cells in table.columns.items():
        if name == "model" and not table.letters(name):
            continue  # it stands in no column: all rows are of one model
        here = cells.take(without)
        codes = [code for code, value in enumerate(here.values) if isinstance(value, str) and _is_foot(value)]
        foot = here.having(codes)
        says |= foot
        nothing_else &= foot | here.blank
    feet[rows] = says & nothing_else
    return feet


def _is_foot(text: str) -> bool:
    """Return whether a text is the foot of a page."""
    plain = " ".join(text.casefold().split())
    return any(stem in plain for stem in _STEMS) and _FOOT.fullmatch(plain) is not None
