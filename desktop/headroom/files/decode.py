"""Reads a workbook into a ``SourcingBook``, in this process; see ``workbook`` for a safer way."""

import hashlib
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from headroom.domain.problem import Severity
from headroom.domain.sourcing import SourcingBook
from headroom.files.addresses import column_letters
from headroom.files.book_file import BookFile, Progress
from headroom.files.columns import SOURCING, Field
from headroom.files.findings import Findings, named
from headroom.files.model_columns import MODELS, RATES
from headroom.files.precheck import cannot_open, file_kind
from headroom.files.rates import StatedRates, read_rates
from headroom.files.rows import read_rows
from headroom.files.tables import Look, Table
from headroom.files.user_error import UserError
from headroom.files.vehicles import MODELS_SHEET, StatedModels, read_models, vehicles_of

SOURCING_SHEET = "Sourcing"
RATES_SHEET = "Rates"


def decode(path: Path, progress: Callable[[Progress], None], *, slowly: bool = False) -> SourcingBook:
    """Return the workbook in a file.

    Args:
        path: The file.
        progress: Is told how far the reading is.
        slowly: Whether to use the reader that is slow and cannot abort.

    Raises:
        UserError: If it cannot be read.
    """
    kind = file_kind(path)
    before = _state(path)
    with ThreadPoolExecutor(max_workers=2) as second_core:
        digest = second_core.submit(_sha256, path)
        progress(Progress("Opening the workbook", 0, 0))
        with closing(BookFile(path, kind, progress, second_core, slowly=slowly)) as file:
            book = _Decoding(path.name, file, progress).read()
        book = replace(book, sha256=digest.result(), problems=(*file.problems, *book.problems))
    if _state(path) != before:
        msg = f"{path.name} was changed while it was read. Wait until it is saved and open it again."
        raise UserError(msg)
    return book


class _Decoding:
    """Reads the sheets of one workbook.

    Args:
        name: Name of the file.
        book: The open workbook.
        progress: Is told how far the reading is.
    """

    def __init__(self, name: str, book: BookFile, progress: Callable[[Progress], None]) -> None:
        self._name = name
        self._book = book
        self._progress = progress

    def read(self) -> SourcingBook:
        """Return the workbook, without the digest of its file."""
        rates, rates_findings = StatedRates(), Findings(RATES_SHEET)
        models, model_findings = StatedModels(), Findings(MODELS_SHEET)
        sheet = self._named(RATES_SHEET)
        if sheet:
            rates_findings = Findings(sheet)
            table = self._table_or_report(sheet, RATES, rates_findings)
            rates = read_rates(table, rates_findings) if table else rates
        sheet = self._named(MODELS_SHEET)
        if sheet:
            model_findings = Findings(sheet)
            table = self._table_or_report(sheet, MODELS, model_findings)
            models = read_models(table, model_findings) if table else models
        table = self._sourcing_table()
        self._progress(Progress("Checking the rows", 0, len(table)))
        findings = Findings(table.layout.name)
        report_layout(table, findings)
        read = read_rows(table, rates.rates, findings)
        if not read.rows_read:
            findings.whole_sheet(
                Severity.ERROR, "The table has headings but no rows.", "Fill in one row for each part."
            )
        vehicles = vehicles_of(read.rows.models, models, model_findings)
        problems = (*findings.problems(), *model_findings.problems(), *rates_findings.problems())
        return SourcingBook(
            name=self._name,
            sha256="",
            rows=read.rows,
            vehicles=vehicles,
            currency_rates=rates.rates,
            currency_cells=rates.cells,
            rows_read=read.rows_read,
            rows_used=len(read.rows),
            problems=problems,
        )

    def _named(self, wanted: str) -> str:
        """Return the sheet of this name, without regard to capitals and spaces; empty where there is none."""
        for name in self._book.sheet_names:
            if name.strip().casefold() == wanted.casefold():
                return name
        return ""

    def _table_or_report(self, name: str, fields: Sequence[Field], findings: Findings) -> Table | None:
        """Return the table of a sheet that may be missing; None where it has none, which is reported."""
        look, table = self._book.read(name, fields)
        if table is None:
            findings.whole_sheet(
                Severity.WARNING,
                f"The sheet has no table with the headings {named(look.missing)}. It is not used.",
                "Compare it with the template.",
            )
        else:
            report_layout(table, findings)
        return table

    def _sourcing_table(self) -> Table:
        """Return the table of part rows.

        Raises:
            UserError: If no sheet, or more than one, has the required headings.
        """
        names = self._book.sheet_names
        first = self._named(SOURCING_SHEET)
        looks: dict[str, Look] = {}
        if first:
            look, table = self._book.read(first, SOURCING)
            if table is not None:
                return table
            looks[first] = look
        found: list[Table] = []
        for name in names:
            if name == first:
                continue
            looks[name], table = self._book.read(name, SOURCING)
            if table is not None:
                found.append(table)
        visible = [table for table in found if table.layout.name not in self._book.hidden]
        if len(visible) == 1 or len(found) == 1:
            return (visible or found)[0]
        if found:
            sheets = named([table.layout.name for table in found])
            msg = (
                f"{self._name}: the sheets {sheets} all look like sourcing tables. "
                f"Name the one to be read “{SOURCING_SHEET}”."
            )
            raise UserError(msg)
        raise UserError(self._no_table(looks))

    def _no_table(self, looks: dict[str, Look]) -> str:
        """Return the sentence for a workbook without a sourcing table."""
        if not looks:
            return f"{self._name} has no sheet with part rows. Compare it with the template."
        name, look = min(looks.items(), key=lambda item: len(item[1].missing))
        seen = [heading.text for heading in look.headings.found.values()]
        return (
            f"{self._name}: no sheet has the headings that are needed. The nearest is “{name}”"
            f"{f', row {look.row}, with {named(seen)}' if seen else ''}; missing: {', '.join(look.missing)}. "
            f"Sheets: {named(list(looks))}. Compare the file with the template."
        )


def report_layout(table: Table, findings: Findings) -> None:
    """Report columns that are not used, and merged cells."""
    row = table.layout.header_row
    if table.layout.unknown_headings:
        columns = ", ".join(table.layout.unknown_headings)
        findings.whole_sheet(
            Severity.ASSUMPTION,
            f"Columns that are not used, because their headings mean no field: {columns}.",
            "Rename a heading as in the template if its column is to be used.",
            cell=f"{column_letters(table.headings.unknown[0][0] + table.first_column)}{row}",
        )
    for heading, field in table.headings.doubles:
        kept = table.headings.found[field.name].text
        findings.whole_sheet(
            Severity.WARNING,
            f"The columns “{kept}” and “{heading.text}” both mean {field.heading}. The second is not used.",
            "Delete or rename one of the two.",
            cell=f"{column_letters(heading.position + table.first_column)}{row}",
        )

    if table.merged:
        findings.whole_sheet(
            Severity.ASSUMPTION,
            f"Merged cells are taken to hold their text in each of their rows: {named(table.merged)}.",
            "Write the text into each row.",
            cell=table.merged[0],
            rows=len(table.merged),
        )
    if table.merged_amounts:
        findings.whole_sheet(
            Severity.WARNING,
            f"Amounts in merged cells count in the first row only: {named(table.merged_amounts)}.",
            "Write the amount of each row into it.",
            cell=table.merged_amounts[0],
            rows=len(table.merged_amounts),
        )


def _state(path: Path) -> tuple[int, int]:
    """Return what changes when a file is saved again."""
    try:
        state = path.stat()
    except OSError as cause:
        raise UserError(cannot_open(path, cause)) from cause
    return state.st_mtime_ns, state.st_size


def _sha256(path: Path) -> str:
    """Return the digest of a file, hexadecimal."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as cause:
        raise UserError(cannot_open(path, cause)) from cause
