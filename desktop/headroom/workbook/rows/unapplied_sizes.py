"""Warns of lengths and areas beside quantities whose prices are joined: a list may price a metre."""

from headroom.book.problem import Severity
from headroom.language import tr
from headroom.workbook.fields.headings import heading_words
from headroom.workbook.tables.findings import Findings
from headroom.workbook.tables.tables import Table

_SIZES = frozenset(
    {
        *("length", "area", "lange", "flache", "longueur", "surface", "largo", "longitud", "superficie"),
        *("comprimento", "lunghezza", "长度", "長さ", "길이"),
    }
)
_PRICED = frozenset({"unit_cost", "extended_cost"})


def report_sizes(table: Table, findings: Findings) -> None:
    """Warn of columns of lengths or areas in a table whose prices come from a list.

    Args:
        table: The rows as they stand in the sheet.
        findings: Takes the warning.
    """
    if _PRICED & set(table.columns):
        return
    for column in table.headings.unknown:
        if _SIZES.intersection(heading_words(column.heading)):
            findings.whole_sheet(
                Severity.WARNING,
                tr(
                    "“{heading}” is not applied: a row costs its quantity times the joined price, also "
                    "where that is the price of a length or an area.",
                    heading=column.heading,
                ),
                tr("Write the whole length or area of such rows into the quantity."),
                cell=f"{column.letters}{table.layout.header_row}",
                rows=len(table),
            )
