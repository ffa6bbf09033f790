"""How cells of the workbook look: one format for each kind of figure, state and guard."""

from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook

from headroom.language import tr_in
from headroom.output.writers.live_book.words import quoted

INK, MUTED, HAIRLINE, EDGE, SURFACE, RAISED = "#17212B", "#586573", "#DFE3E8", "#B9C2CC", "#FFFFFF", "#EEF0F3"
QUALIFIES, FAILS, UNDETERMINED, ACCENT = "#2A6DB0", "#B04A08", "#5F6B79", "#6A3FD0"
COMPONENTS = ("#2B3E51", "#5D778F", "#93A8BC", "#D77BA2", "#B4C3D1", "#D0DAE3", "#B8326A", "#E9B9CD")
"""Of the landed cost, in the order of ``Outcome.components``."""

INPUT = "#FFF4C2"
_FONT = "Calibri"

_SHOWN_CHANGED = quoted(tr_in("an assumption", "changed"))

NUMBER_FORMATS = {
    "text": "@",
    "words": "General",
    "usd": "#,##0.00",
    "usd0": "#,##0",
    "share": "0.0%",
    "rate": "0.00##%",
    "points": "+0.0%;-0.0%;0.0%",
    "number": "#,##0.######",
    "count": "#,##0",
    "change": "+#,##0;-#,##0;0",
    "difference": "0.000000;-0.000000;0",
    "quiet": "#,##0;-#,##0;",
    "changed": f"{_SHOWN_CHANGED};{_SHOWN_CHANGED};;@",
}
"""Number format of each kind of figure."""

INDENTED = ("text", "words")
"""Kinds that stand at the left."""


class Looks:
    """The formats of one workbook, made when first asked for."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._made: dict[tuple[str, bool, bool], Format] = {}
        self._named: dict[str, Format] = {}

    def cell(self, kind: str, *, edited: bool = False, guard: bool = False) -> Format:
        """Return the format of a cell.

        Args:
            kind: Key of ``NUMBER_FORMATS``.
            edited: Whether it is an input: yellow and unlocked.
            guard: Whether its text might be taken for a formula.
        """
        found = self._made.get((kind, edited, guard))
        if found is None:
            given: dict[str, object] = {
                "font_name": _FONT,
                "font_size": 10,
                "font_color": INK,
                "num_format": NUMBER_FORMATS[kind],
                "valign": "vcenter",
            }
            if kind in INDENTED:
                given["indent"] = 1
            if edited:
                given |= {"bg_color": INPUT, "locked": False, "border": 1, "border_color": EDGE}
            if guard:
                given["quote_prefix"] = True
            found = self._made[kind, edited, guard] = self._book.add_format(given)
        return found

    def named(self, name: str) -> Format:
        """Return a format that is no figure's: title, note, heading, band, verdicts."""
        found = self._named.get(name)
        if found is None:
            found = self._named[name] = self._book.add_format({"font_name": _FONT, **_NAMED[name]})
        return found


_NAMED: dict[str, dict[str, object]] = {
    "title": {"font_size": 16, "bold": True, "font_color": INK, "valign": "vcenter"},
    "note": {"font_size": 10, "font_color": MUTED},
    "wrapped note": {"font_size": 10, "font_color": MUTED, "text_wrap": True, "valign": "top"},
    "state": {"font_size": 11, "bold": True, "font_color": ACCENT},
    "heading": {
        "font_size": 10,
        "bold": True,
        "font_color": INK,
        "bg_color": RAISED,
        "text_wrap": True,
        "indent": 1,
        "valign": "vcenter",
        "bottom": 1,
        "bottom_color": EDGE,
    },
    "heading of numbers": {
        "font_size": 10,
        "bold": True,
        "font_color": INK,
        "bg_color": RAISED,
        "text_wrap": True,
        "align": "right",
        "valign": "vcenter",
        "bottom": 1,
        "bottom_color": EDGE,
    },
    "section": {"font_size": 11, "bold": True, "font_color": INK, "bottom": 1, "bottom_color": EDGE},
    "total": {
        "font_size": 10,
        "bold": True,
        "font_color": INK,
        "top": 1,
        "top_color": EDGE,
        "num_format": NUMBER_FORMATS["usd0"],
    },
    "figure": {
        "font_size": 14,
        "bold": True,
        "font_color": INK,
        "num_format": NUMBER_FORMATS["usd0"],
        "align": "left",
    },
    "wrapped": {
        "font_size": 10,
        "font_color": INK,
        "text_wrap": True,
        "valign": "vcenter",
        "num_format": "@",
    },
    "wrapped guarded": {
        "font_size": 10,
        "font_color": INK,
        "text_wrap": True,
        "valign": "vcenter",
        "num_format": "@",
        "quote_prefix": True,
    },
    "qualifies": {"font_color": QUALIFIES, "bold": True},
    "fails": {"font_color": FAILS, "bold": True},
    "undetermined": {"font_color": UNDETERMINED, "italic": True},
    "differs": {"font_color": ACCENT, "bold": True},
}
