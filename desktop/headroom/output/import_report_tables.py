"""What became of a workbook when it was read, in words and as tables."""

from headroom.analysis.import_report import (
    LEFT_OUT,
    SAYING,
    SAYING_NOTHING,
    USED,
    ImportReport,
    ReportLine,
)
from headroom.book.layout import ColumnLayout, DecimalMark, ShareUnit
from headroom.book.row_fates import Fate
from headroom.book.sourcing import sheet_place
from headroom.output.table import Cell, DetailTable, TableColumn
from headroom.rules.verdict import VehicleTestResult
from headroom.words import formatting
from headroom.words.fields import field_words, scale_words

_ROW_COLUMNS = (
    TableColumn("Sheet"),
    TableColumn("What became of the rows", wide=True),
    TableColumn("Currency"),
    TableColumn("Rows", right=True),
    TableColumn("Without value", right=True),
    TableColumn("Value", right=True),
    TableColumn("In US dollars", right=True, unit="USD"),
)
_LAYOUT_COLUMNS = (
    TableColumn("Sheet"),
    TableColumn("Table"),
    TableColumn("Column"),
    TableColumn("Heading", wide=True),
    TableColumn("Read as"),
    TableColumn("How"),
)
_PROBLEM_COLUMNS = (
    TableColumn("Severity"),
    TableColumn("What is wrong", wide=True),
    TableColumn("Problems", right=True),
    TableColumn("Rows", right=True),
    TableColumn("First"),
)
_WHAT_VALUE_IS = "Value is quantity times unit cost, one vehicle of each model."
_DECIMALS = {DecimalMark.POINT: "decimal point", DecimalMark.COMMA: "decimal comma"}
_UNITS = {ShareUnit.PERCENT: "percent", ShareUnit.FRACTION: "fraction"}


def report_headline(report: ImportReport) -> str:
    """Return how much of a workbook counts, e.g. ``1,195 of 1,204 rows used, $352 of $354 in value``.

    Totals and repeated headings are no rows of their own: they are left out here, and told in the report.
    """
    own = report.rows_read - report.rows_of(SAYING_NOTHING)
    used, read = formatting.count(report.rows_used), formatting.counted(own, "row")
    everything = report.rows_used == own
    rows = f"{read} used" if everything else f"{used} of {read} used"
    if not report.has_value:
        return rows
    value, whole = formatting.dollars(report.value_usd(USED)), formatting.dollars(report.value_usd(SAYING))
    more = "".join(f" and {formatting.count(v)} {code}" for code, v in report.without_rate().items() if code)
    return f"{rows}, {value} in value" if everything else f"{rows}, {value} of {whole}{more} in value"


def report_facts(report: ImportReport) -> tuple[tuple[str, str], ...]:
    """Return what was read: name and words of each fact."""
    facts = [("File", f"{file.name}, {formatting.count(file.bytes)} bytes") for file in report.files]
    facts += [("SHA-256", file.sha256) for file in report.files]
    if report.read_at is not None:
        facts.append(("Read", report.read_at.isoformat(" ", "seconds")))
    facts.append(("Layout", f"“{report.layout.name}”" if report.layout.name else "of the file"))
    if report.unread_sheets:
        facts.append(("Sheets not read", ", ".join(report.unread_sheets)))
    if report.definition:
        facts.append(("Content", report.definition))
    return tuple(facts)


def report_tables(report: ImportReport) -> tuple[DetailTable, ...]:
    """Return what became of the rows, what was read as what, and what is wrong."""
    return rows_table(report), layout_table(report), kinds_table(report)


def rows_table(report: ImportReport) -> DetailTable:
    """Return what became of the rows: for each sheet what was read is used or left out for a reason."""
    rows: list[tuple[Cell, ...]] = []
    for sheet in report.sheets:
        lines = [line for line in report.lines if line.tally.sheet == sheet]
        rows += [_line(line) for line in lines]
        if len(lines) > 1 and len(report.sheets) > 1:
            rows.append(_sum(sheet, "all rows of this sheet", lines))
    if report.lines:
        rows.append(_sum("", "all rows", report.lines))
    return DetailTable("Rows", _ROW_COLUMNS, tuple(rows), has_total=True, caption=_caption(report))


def layout_table(report: ImportReport) -> DetailTable:
    """Return which column was read as which field, and how."""
    rows = tuple(
        (
            Cell(sheet_place(table.file, table.sheet)),
            Cell(table.kind.value),
            Cell(column.letters),
            Cell(" ".join(column.heading.split())),
            _field(column),
            Cell(_how(column), quiet=True),
        )
        for table in report.layout.tables
        for column in table.columns
    )
    return DetailTable("Columns", _LAYOUT_COLUMNS, rows, caption="" if rows else "No layout is known.")


def kinds_table(report: ImportReport) -> DetailTable:
    """Return what is wrong, kind by kind."""
    rows = tuple(
        (
            Cell(kind.severity.value.capitalize()),
            Cell(kind.message),
            Cell(formatting.count(kind.count), kind.count),
            Cell(formatting.count(kind.rows), kind.rows),
            Cell(kind.first, quiet=True),
        )
        for kind in report.problems
    )
    return DetailTable("Problems", _PROBLEM_COLUMNS, rows, caption="" if rows else "No problem was found.")


def _caption(report: ImportReport) -> str:
    """Return what the values are, and what of them no rate turns into dollars."""
    if not report.lines:
        return "The rows of this workbook were not counted."
    if not report.has_value:
        return "A label states shares, no amounts: its rows have no value."
    used, left = (
        formatting.dollars(report.value_usd(USED), 2),
        formatting.dollars(report.value_usd(LEFT_OUT), 2),
    )
    whole = formatting.dollars(report.value_usd(), 2)
    parts = [_WHAT_VALUE_IS, f"{used} used and {left} left out are the {whole} read."]
    alternatives = report.value_usd((Fate.ALTERNATIVE,))
    if alternatives:
        parts.append(f"Of the used, {formatting.dollars(alternatives, 2)} are alternative sources.")
    parts += [
        f"Besides {formatting.number(value, 2)} {code or 'in no currency'}, of which no rate is known."
        for code, value in report.without_rate().items()
    ]
    return " ".join(parts)


def _line(line: ReportLine) -> tuple[Cell, ...]:
    tally = line.tally
    return (
        Cell(tally.sheet),
        Cell(tally.fate.value, mark=VehicleTestResult.PASSES if tally.fate.used else VehicleTestResult.FAILS),
        Cell(tally.currency or formatting.NOTHING),
        Cell(formatting.count(tally.rows), tally.rows),
        Cell(formatting.count(tally.unvalued) if tally.unvalued else "", tally.unvalued),
        Cell(formatting.number(tally.value, 2), tally.value),
        Cell(
            formatting.NOTHING if line.value_usd is None else formatting.number(line.value_usd, 2),
            line.value_usd,
        ),
    )


def _sum(sheet: str, what: str, lines: list[ReportLine] | tuple[ReportLine, ...]) -> tuple[Cell, ...]:
    rows, unvalued = sum(line.tally.rows for line in lines), sum(line.tally.unvalued for line in lines)
    value = sum(line.value_usd or 0.0 for line in lines)
    return (
        Cell(sheet),
        Cell(what),
        Cell(""),
        Cell(formatting.count(rows), rows),
        Cell(formatting.count(unvalued) if unvalued else "", unvalued),
        Cell(""),
        Cell(formatting.number(value, 2), value),
    )


def _field(column: ColumnLayout) -> Cell:
    if not column.field and not column.model:
        return Cell("not used", quiet=True)
    name = field_words(column.field) if column.field else field_words("quantity")
    return Cell(f"{name}, {column.model}" if column.model else name)


def _how(column: ColumnLayout) -> str:
    """Return currency, decimals, unit and pieces of a column where they are stated."""
    parts = [
        column.currency,
        _DECIMALS.get(column.decimal, ""),
        _UNITS.get(column.unit, ""),
        scale_words(column.per),
    ]
    return ", ".join(part for part in parts if part)
