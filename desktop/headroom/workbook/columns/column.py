"""One column in its table: its cells, where they stand, and where their faults are reported."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

import numpy as np

from headroom.arrays import Flags, Ints
from headroom.book.fields.field import ROW_LEFT_OUT, Field
from headroom.book.layout import ColumnLayout, DecimalMark
from headroom.book.problem import Severity
from headroom.book.table_answers import COMMA_ANSWER, DECIMALS, POINT_ANSWER
from headroom.language import tr
from headroom.workbook.bytes.cells import BLANK, ERROR_VALUE, Cells, Uncalculated, Value, Values, shown
from headroom.workbook.fields.known_headings import says_cents
from headroom.workbook.tables.findings import Findings, quoted
from headroom.workbook.tables.tables import Table

_MARKS = {COMMA_ANSWER: DecimalMark.COMMA, POINT_ANSWER: DecimalMark.POINT}


FIELD, VALUE = "{field}", "{value}"
"""Stand in sentences about a cell until its column, and what it holds, are known."""


@dataclass(frozen=True, slots=True, eq=False)
class FieldColumn:
    """The cells of one field.

    Attributes:
        field: The field.
        cells: Its cells; all blank where the sheet does not have the column.
        spelling: How its cells are written.
        letters: Column letters; empty where the sheet does not have it.
        row_numbers: ``(row,)``, as Excel counts.
        findings: Where faults are reported.
        outcome: What a fault means for the row, one sentence.
        mark: What separates the decimals where its cells do not tell; BY_CELL: nothing was answered.
    """

    field: Field
    cells: Cells
    spelling: ColumnLayout
    letters: str
    row_numbers: Ints
    findings: Findings
    outcome: str
    mark: DecimalMark = DecimalMark.BY_CELL

    @property
    def called(self) -> str:
        """Return what it is called in messages: its heading in the template."""
        return self.field.heading

    @property
    def in_cents(self) -> bool:
        """Return whether its heading says that its money is in hundredths."""
        return self.field.measured and says_cents(self.spelling.heading)

    @classmethod
    def of(cls, table: Table, field: Field, findings: Findings, outcome: str = ROW_LEFT_OUT) -> "FieldColumn":
        """Return the column of ``field`` in ``table``."""
        cells = table.columns.get(field.name)
        if cells is None:  # one blank cell that stands for all: most fields have no column
            number, code = np.broadcast_to(np.nan, len(table)), np.broadcast_to(np.int32(0), len(table))
            cells = Cells(number, code, Values((BLANK,)))
        spelling = table.spelling.get(field.name, ColumnLayout(0, ""))
        letters = table.letters(field.name)
        mark = _MARKS.get(table.answers.get(DECIMALS, ""), DecimalMark.BY_CELL)
        return cls(field, cells, spelling, letters, table.row_numbers, findings, outcome, mark)

    def value(self, row: int) -> Value | float:
        """Return what a cell holds."""
        code = int(self.cells.codes[row])
        return float(self.cells.numbers[row]) if code < 0 else self.cells.values[code]

    def report(
        self, severity: Severity, where: Flags, fault: str, remedy: str, outcome: str | None = None
    ) -> None:
        """Report a fault of some cells.

        Args:
            severity: How much it matters.
            where: ``(row,)``, the cells.
            fault: Sentence about the cell; ``FIELD`` and ``VALUE`` are where its column and content stand.
            remedy: What to do about it.
            outcome: What it means for the row; None: as for the whole column.
        """
        rows = np.flatnonzero(where)
        if not len(rows):  # as nearly always: there is nothing to put into words
            return
        ending = self.outcome if outcome is None else outcome
        said = fault.replace(FIELD, self.called)
        message: Callable[[str], str] = lambda text: " ".join(  # noqa: E731
            filter(None, (said.replace(VALUE, " ".join(text.split())), ending))
        )
        self.findings.cells(
            severity,
            self.letters,
            self.row_numbers[rows],
            message,
            lambda position: quoted(shown(self.value(int(rows[position])))),
            remedy,
        )

    def holding(self, kind: Callable[[Value], bool]) -> Flags:
        """Return where a cell that is no number holds something of a kind, ``(row,)``."""
        return self.cells.having([code for code, value in enumerate(self.cells.values) if kind(value)])

    def odd(self, kind: Callable[[Value], bool]) -> Flags:
        """Return where the cell holds something of a kind that is not plain text, ``(row,)``."""
        values = self.cells.values
        return self.cells.having([code for code in values.odd if kind(values[code])])

    def report_without_value(self, severity: Severity, outcome: str | None = None) -> Flags:
        """Report cells with an error value or a formula without a value; return where, ``(row,)``."""
        errors = self.odd(is_error_value)
        self.report(
            severity,
            errors,
            tr("{field} holds the error value {value}.", field=FIELD, value=VALUE),
            tr("Correct the formula in this cell."),
            outcome,
        )
        formulas = self.odd(lambda value: isinstance(value, Uncalculated))
        self.report(
            severity,
            formulas,
            tr("{field} holds a formula that was never calculated.", field=FIELD),
            tr("Open the workbook in Excel, let it calculate, and save it."),
            outcome,
        )
        return errors | formulas


def is_error_value(value: Value) -> bool:
    """Return whether a cell shows an error of Excel."""
    return (
        isinstance(value, str) and value.startswith("#") and ERROR_VALUE.fullmatch(value.strip()) is not None
    )


def is_date(value: Value) -> bool:
    """Return whether a cell holds a date or a time."""
    return isinstance(value, date | datetime | time | timedelta)
