"""Reports what of a table is not used, and what its merged cells are taken to mean."""

from headroom.book.layout import BookLayout, TableKind, TableLayout
from headroom.book.problem import Severity
from headroom.foreign_text import a_few
from headroom.language import tr
from headroom.workbook.tables.findings import Findings
from headroom.workbook.tables.tables import Table

_MODEL = "model"


def report_layout(table: Table, layout: TableLayout, book: BookLayout, findings: Findings) -> None:
    """Report columns that are not used, and merged cells.

    Args:
        table: The table as read.
        layout: Where it stands.
        book: All that is read: a column may be used by another table.
        findings: Takes what is reported.
    """
    row = layout.last_header_row
    elsewhere = {
        column.position
        for other in book.tables
        if other is not layout and (other.file, other.sheet) == (layout.file, layout.sheet)
        for column in other.columns
        if column.field
    }
    unknown = [column for column in table.headings.unknown if column.position not in elsewhere]
    if unknown and not (layout.kind is TableKind.MODELS and elsewhere):
        columns = ", ".join(f"{column.heading} ({column.letters})" for column in unknown)
        findings.whole_sheet(
            Severity.ASSUMPTION,
            tr(
                "Columns that are not used, because their headings mean no field: {columns}.", columns=columns
            ),
            tr("Rename a heading as in the template if its column is to be used."),
            cell=f"{unknown[0].letters}{row}",
        )
    if book.name and layout.kind is TableKind.SOURCING and layout.model and layout.column(_MODEL) is None:
        findings.whole_sheet(
            Severity.ASSUMPTION,
            tr(
                "No column names a model: all rows are parts of “{model}”, as the layout “{layout}” says.",
                model=layout.model,
                layout=book.name,
            ),
            tr("If this is the bill of another vehicle, look the workbook over and name it."),
            rows=len(table),
        )
    for column, field in table.headings.doubles:
        if column.position in elsewhere:
            continue
        first = layout.column(field.name)
        kept = first.heading if first is not None else field.heading
        findings.whole_sheet(
            Severity.WARNING,
            tr(
                "The columns “{kept}” and “{heading}” both mean {field}. “{heading}” is not used.",
                kept=kept,
                heading=column.heading,
                field=field.heading,
            ),
            tr("Delete or rename one of the two."),
            cell=f"{column.letters}{row}",
        )
    if table.merged:
        findings.whole_sheet(
            Severity.ASSUMPTION,
            tr(
                "Merged cells are taken to hold their text in each of their rows: {cells}.",
                cells=a_few(table.merged),
            ),
            tr("Write the text into each row."),
            cell=table.merged[0],
            rows=len(table.merged),
        )
    if table.merged_amounts:
        findings.whole_sheet(
            Severity.WARNING,
            tr(
                "Amounts in merged cells count in the first row only: {cells}.",
                cells=a_few(table.merged_amounts),
            ),
            tr("Write the amount of each row into it."),
            cell=table.merged_amounts[0],
            rows=len(table.merged_amounts),
        )
