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
from headroom.language import tr, tr_count, tr_in, translated
from headroom.output.joined import joined
from headroom.output.table import Cell, DetailTable, TableColumn
from headroom.rules.verdict import VehicleTestResult
from headroom.words import formatting
from headroom.words.fields import field_words, scale_words

_ROW_COLUMNS = (
    TableColumn(tr("Sheet")),
    TableColumn(tr("What became of the rows"), wide=True),
    TableColumn(tr("Currency")),
    TableColumn(tr("Rows"), right=True),
    TableColumn(tr("Without value"), right=True),
    TableColumn(tr("Value"), right=True),
    TableColumn(tr("In US dollars"), right=True, unit="USD"),
)
_LAYOUT_COLUMNS = (
    TableColumn(tr("Sheet")),
    TableColumn(tr("Table")),
    TableColumn(tr("Column")),
    TableColumn(tr("Heading"), wide=True),
    TableColumn(tr_in("a heading: what a column is taken for", "Read as")),
    TableColumn(tr_in("a heading: how a column is read", "How")),
)
_PROBLEM_COLUMNS = (
    TableColumn(tr("Severity")),
    TableColumn(tr("What is wrong"), wide=True),
    TableColumn(tr("Problems"), right=True),
    TableColumn(tr("Rows"), right=True),
    TableColumn(tr_in("a heading: the first place of a problem", "First")),
)
_WHAT_VALUE_IS = tr("Value is quantity times unit cost, one vehicle of each model.")
_DECIMALS = {DecimalMark.POINT: tr("decimal point"), DecimalMark.COMMA: tr("decimal comma")}
_UNITS = {ShareUnit.PERCENT: tr_in("a unit", "percent"), ShareUnit.FRACTION: tr_in("a unit", "fraction")}


def report_headline(report: ImportReport) -> str:
    """Return how much of a workbook counts, e.g. ``1,195 of 1,204 rows used, $352 of $354 in value``.

    Totals and repeated headings are no rows of their own: they are left out here, and told in the report.
    """
    own = report.rows_read - report.rows_of(SAYING_NOTHING)
    everything = report.rows_used == own
    rows = (
        tr_count("{n} row used", "{n} rows used", own)
        if everything
        else tr_count(
            "{used} of {n} row used",
            "{used} of {n} rows used",
            own,
            used=formatting.count(report.rows_used),
        )
    )
    if not report.has_value:
        return rows
    value, whole = formatting.dollars(report.value_usd(USED)), formatting.dollars(report.value_usd(SAYING))
    if everything:
        # Translators: rows is e.g. "1,204 rows used"; amount is what they are worth.
        return tr("{rows}, {amount} in value", rows=rows, amount=value)
    others = (f"{formatting.count(v)} {code}" for code, v in report.without_rate().items() if code)
    whole = joined((whole, *others))
    # Translators: rows is e.g. "1,195 of 1,204 rows used"; amount of whole is what they are worth.
    return tr("{rows}, {amount} of {whole} in value", rows=rows, amount=value, whole=whole)


def report_facts(report: ImportReport) -> tuple[tuple[str, str], ...]:
    """Return what was read: name and words of each fact."""
    facts = [
        (tr("File"), tr_count("{file}, {n} byte", "{file}, {n} bytes", file.bytes, file=file.name))
        for file in report.files
    ]
    facts += [("SHA-256", file.sha256) for file in report.files]
    if report.read_at is not None:
        facts.append(
            (tr_in("a heading: when a file was read", "Read"), report.read_at.isoformat(" ", "seconds"))
        )
    layout = tr("“{layout}”", layout=report.layout.name) if report.layout.name else tr("of the file")
    # Translators: which column of a workbook is which field: one with a name, or that of the file.
    facts.append((tr("Layout"), layout))
    if report.unread_sheets:
        facts.append((tr("Sheets not read"), ", ".join(report.unread_sheets)))
    if report.definition:
        facts.append((tr("Content"), translated(report.definition)))
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
            rows.append(_sum(sheet, tr("all rows of this sheet"), lines))
    if report.lines:
        rows.append(_sum("", tr("all rows"), report.lines))
    return DetailTable(tr("Rows"), _ROW_COLUMNS, tuple(rows), has_total=True, caption=_caption(report))


def layout_table(report: ImportReport) -> DetailTable:
    """Return which column was read as which field, and how."""
    rows = tuple(
        (
            Cell(sheet_place(table.file, table.sheet)),
            Cell(table.kind.word),
            Cell(column.letters),
            Cell(" ".join(column.heading.split())),
            _field(column),
            Cell(_how(column), quiet=True),
        )
        for table in report.layout.tables
        for column in table.columns
    )
    return DetailTable(
        tr("Columns"), _LAYOUT_COLUMNS, rows, caption="" if rows else tr("No layout is known.")
    )


def kinds_table(report: ImportReport) -> DetailTable:
    """Return what is wrong, kind by kind."""
    rows = tuple(
        (
            Cell(kind.severity.label),
            Cell(kind.message),
            Cell(formatting.count(kind.count), kind.count),
            Cell(formatting.count(kind.rows), kind.rows),
            Cell(kind.first, quiet=True),
        )
        for kind in report.problems
    )
    return DetailTable(
        tr("Problems"), _PROBLEM_COLUMNS, rows, caption="" if rows else tr("No problem was found.")
    )


def _caption(report: ImportReport) -> str:
    """Return what the values are, and what of them no rate turns into dollars."""
    if not report.lines:
        return tr("The rows of this workbook were not counted.")
    if not report.has_value:
        return tr("A label states shares, no amounts: its rows have no value.")
    used, left = (
        formatting.dollars(report.value_usd(USED), 2),
        formatting.dollars(report.value_usd(LEFT_OUT), 2),
    )
    whole = formatting.dollars(report.value_usd(), 2)
    parts = [
        _WHAT_VALUE_IS,
        tr("{used} used and {left} left out are the {whole} read.", used=used, left=left, whole=whole),
    ]
    alternatives = report.value_usd((Fate.ALTERNATIVE,))
    if alternatives:
        parts.append(
            tr(
                "Of the used, {amount} are alternative sources.",
                amount=formatting.dollars(alternatives, 2),
            )
        )
    parts += [
        # Translators: an amount and the code of its currency.
        tr(
            "Besides {amount} {code}, of which no rate is known.",
            amount=formatting.number(value, 2),
            code=code,
        )
        if code
        else tr(
            "Besides {amount} in no currency, of which no rate is known.", amount=formatting.number(value, 2)
        )
        for code, value in report.without_rate().items()
    ]
    return " ".join(parts)


def _line(line: ReportLine) -> tuple[Cell, ...]:
    tally = line.tally
    return (
        Cell(tally.sheet),
        Cell(tally.fate.word, mark=VehicleTestResult.PASSES if tally.fate.used else VehicleTestResult.FAILS),
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
        return Cell(tr("not used"), quiet=True)
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
