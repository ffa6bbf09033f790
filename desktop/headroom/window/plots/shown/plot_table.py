"""What a chart shows as a table, to be copied."""

from dataclasses import dataclass
from math import isfinite

from headroom.output.spreadsheet_text import tab_separated


@dataclass(frozen=True, slots=True)
class PlotTable:
    """The values of a chart in rows.

    Attributes:
        title: What it shows, for the name of a file.
        headings: One for each column, with its unit.
        rows: Cells as text, as many as there are headings; numbers plain, without units.
    """

    title: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    @property
    def text(self) -> str:
        """Return headings and rows as lines that a spreadsheet takes as a table."""
        return tab_separated((self.headings, *self.rows))


def plain_number(value: float | None, digits: int = 6) -> str:
    """Return a number as a spreadsheet reads it; nothing where there is none."""
    if value is None or not isfinite(value):
        return ""
    text = f"{value:.{digits}f}".rstrip("0").rstrip(".") if digits else f"{value:.0f}"
    return "0" if text in {"-0", ""} else text


def plain_percent(share: float | None) -> str:
    """Return a share in percent as a spreadsheet reads it; nothing where there is none."""
    return plain_number(None if share is None else share * 100)
