"""A workbook with live formulas: what the program computed, in formulas that follow what is changed there."""

from headroom.output.writers.live_book.contents import (
    Depth,
    LiveBookContents,
    TextTable,
    refused,
    usual_depth,
)
from headroom.output.writers.live_book.write import LiveBookReport, write_live_book

__all__ = [
    "Depth",
    "LiveBookContents",
    "LiveBookReport",
    "TextTable",
    "refused",
    "usual_depth",
    "write_live_book",
]
