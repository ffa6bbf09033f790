"""What became of a workbook when it was read, as JSON values."""

from headroom.analysis.import_report import LEFT_OUT, USED, ImportReport, ProblemKind, ReportLine
from headroom.book.layout import ColumnLayout, TableLayout
from headroom.book.row_fates import Fate

JsonObject = dict[str, object]


def import_values(report: ImportReport) -> JsonObject:
    """Return what became of a workbook; the same for the same files, whenever they are read."""
    return {
        "files": [{"name": file.name, "sha256": file.sha256, "bytes": file.bytes} for file in report.files],
        "definition": report.definition or "net cost",
        "layout": report.layout.name,
        "tables": [_table(table) for table in report.layout.tables],
        "sheets_not_read": list(report.unread_sheets),
        "rows_read": report.rows_read,
        "rows_used": report.rows_used,
        "value_read_usd": report.value_usd(),
        "value_used_usd": report.value_usd(USED),
        "value_alternatives_usd": report.value_usd((Fate.ALTERNATIVE,)),
        "value_left_out_usd": report.value_usd(LEFT_OUT),
        "value_without_rate": dict(report.without_rate()),
        "rows": [_line(line) for line in report.lines],
        "problem_kinds": [_kind(kind) for kind in report.problems],
    }


def column_values(column: ColumnLayout) -> JsonObject:
    """Return how one column is read."""
    return {
        "model": column.model,
        "currency": column.currency,
        "decimal": column.decimal.value,
        "unit": column.unit.value,
        "per": column.per,
    }


def _table(table: TableLayout) -> JsonObject:
    return {
        "sheet": table.sheet,
        "file": table.file,
        "kind": table.kind.value,
        "header_rows": [table.header_row, table.last_header_row],
        "last_row": table.last_row,
        "model": table.model,
        "columns": [
            {
                "column": column.letters,
                "heading": column.heading,
                "field": column.field or None,
                **column_values(column),
            }
            for column in table.columns
        ],
    }


def _line(line: ReportLine) -> JsonObject:
    tally = line.tally
    return {
        "sheet": tally.sheet,
        "fate": tally.fate.name.lower(),
        "reason": tally.fate.value,
        "used": tally.fate.used,
        "currency": tally.currency,
        "rows": tally.rows,
        "rows_without_value": tally.unvalued,
        "value": tally.value,
        "value_usd": line.value_usd,
    }


def _kind(kind: ProblemKind) -> JsonObject:
    return {
        "severity": kind.severity.value,
        "message": kind.message,
        "count": kind.count,
        "rows": kind.rows,
        "first": kind.first,
    }
