"""Says of columns of scrap and yield that they are not applied."""

from headroom.book.problem import Severity
from headroom.workbook.tables.findings import Findings
from headroom.workbook.tables.tables import Table

_SCRAP = (
    *("scrap", "yield", "waste", "ausschuss", "verschnitt", "merma", "desperdicio", "rebut", "chute"),
    "\u635f\u8017",
)


def report_scrap(table: Table, findings: Findings) -> None:
    """Say of columns of scrap or yield that they are not applied."""
    for column in table.headings.unknown:
        words = column.heading.casefold()
        if any(word in words for word in _SCRAP):
            findings.whole_sheet(
                Severity.ASSUMPTION,
                f"“{column.heading}” is not applied: quantities are taken as they stand.",
                "Add the scrap to Quantity per vehicle where it is bought.",
                cell=f"{column.letters}{table.layout.header_row}",
                rows=len(table),
            )
