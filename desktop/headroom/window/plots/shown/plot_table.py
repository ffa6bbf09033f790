"""What a chart shows as a table, to be copied."""

from dataclasses import dataclass

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
