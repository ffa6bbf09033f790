"""Finds the rows that do not count today: parts out of use, and rows whose time is over or not yet come."""

from datetime import date

import numpy as np

from headroom.arrays import CodedTexts, Flags, Whole
from headroom.book.fields.field import named
from headroom.book.fields.sourcing_fields import SOURCING
from headroom.book.problem import Severity
from headroom.book.row_fates import Fate
from headroom.foreign_text import a_few
from headroom.language import tr, tr_count
from headroom.workbook.columns.column import FieldColumn
from headroom.workbook.fields.row_answers import COUNTED, EVERY_ROW, LEFT_OUT, STATUS, VALIDITY
from headroom.workbook.fields.supply_words import Says, out_of_use
from headroom.workbook.rows.alternates import report_rows, said_in
from headroom.workbook.rows.day_columns import read_days
from headroom.workbook.rows.same_parts import part_of_model
from headroom.workbook.tables.findings import Findings
from headroom.workbook.tables.tables import Table

_STATUS = "row_status"
_ENDS = ("valid_from", "valid_to")


def rows_out_of_use(
    table: Table, models: CodedTexts, parts: CodedTexts, findings: Findings, today: date | None = None
) -> dict[Fate, Flags]:
    """Return where a row does not count, ``(row,)``, by the reason; it is reported.

    Args:
        table: The rows.
        models: ``(row,)``.
        parts: ``(row,)``, part numbers.
        findings: Takes what is assumed.
        today: The day on which rows have to hold; None: the day of reading.
    """
    found = {}
    if _STATUS in table.columns:
        found[Fate.OBSOLETE] = _obsolete(table, findings)
    if any(name in table.columns for name in _ENDS):
        day = (today or date.today()).isoformat()  # noqa: DTZ011 - days of a sheet are local ones
        found[Fate.NOT_VALID] = _not_valid(table, part_of_model(models, parts), findings, day)
    return found


def _obsolete(table: Table, findings: Findings) -> Flags:
    """Return the rows whose status says that the part is out of use."""
    column = FieldColumn.of(table, named(SOURCING, _STATUS), findings, tr("The row counts."))
    said = said_in(column, out_of_use)
    answer = table.answers.get(STATUS, "")
    gone, going = said[Says.YES], said[Says.PERHAPS]
    if answer == COUNTED:
        report_rows(
            column,
            gone | going,
            Severity.ASSUMPTION,
            lambda n, cells: tr_count(
                "{n} row ({cells}) is out of use by status, and it counts.",
                "{n} rows ({cells}) are out of use by status, and they count.",
                n,
                cells=cells,
            ),
        )
        return np.zeros_like(gone)
    if answer == LEFT_OUT:
        gone, going = gone | going, np.zeros_like(gone)
    report_rows(
        column,
        going,
        Severity.WARNING,
        lambda n, cells: tr_count(
            "{n} row ({cells}) is going out of use by status, and it counts.",
            "{n} rows ({cells}) are going out of use by status, and they count.",
            n,
            cells=cells,
        ),
    )
    report_rows(
        column,
        gone,
        Severity.ASSUMPTION,
        lambda n, cells: tr_count(
            "{n} row ({cells}) is out of use by status: not counted.",
            "{n} rows ({cells}) are out of use by status: not counted.",
            n,
            cells=cells,
        ),
    )
    return gone


def _not_valid(table: Table, part: Whole, findings: Findings, day: str) -> Flags:
    """Return the rows that do not hold on a day.

    Args:
        table: The rows.
        part: ``(row,)``, a number for each part of each model; -1 where it is not told.
        findings: Takes what is assumed.
        day: ISO 8601.
    """
    columns = [FieldColumn.of(table, named(SOURCING, name), findings, "") for name in _ENDS]
    begins, ends = (read_days(column) for column in columns)
    out = outside(begins, ends, day)
    column = columns[1] if columns[1].letters else columns[0]
    if table.answers.get(VALIDITY) == EVERY_ROW:
        report_rows(
            column,
            out,
            Severity.ASSUMPTION,
            lambda n, cells: tr_count(
                "{n} row ({cells}) is not valid on {day}, and it counts.",
                "{n} rows ({cells}) are not valid on {day}, and they count.",
                n,
                cells=cells,
                day=day,
            ),
        )
        return np.zeros_like(out)
    report_rows(
        column,
        out,
        Severity.ASSUMPTION,
        lambda n, cells: tr_count(
            "{n} row ({cells}) is not valid on {day}, the day of reading: not counted.",
            "{n} rows ({cells}) are not valid on {day}, the day of reading: not counted.",
            n,
            cells=cells,
            day=day,
        ),
    )
    held = set(part[~out].tolist())
    lost = out & (part >= 0) & np.array([number not in held for number in part.tolist()], dtype=np.bool_)
    if lost.any():
        numbers = list(dict.fromkeys(part[lost].tolist()))
        key = FieldColumn.of(table, named(SOURCING, "part_number"), findings)
        names = [str(key.value(int(np.flatnonzero(part == number)[0]))) for number in numbers[:4]]
        findings.whole_sheet(
            Severity.WARNING,
            tr_count(
                "Of {n} part ({names}) no row is valid on {day}: nothing of it counts.",
                "Of {n} parts ({names}) no row is valid on {day}: nothing of them counts.",
                len(numbers),
                names=a_few(names),
                day=day,
            ),
            tr("Check the dates, or count all rows."),
            cell=f"{column.letters}{int(table.row_numbers[np.flatnonzero(lost)[0]])}",
            rows=int(lost.sum()),
        )
    return out


def outside(begins: CodedTexts, ends: CodedTexts, day: str) -> Flags:
    """Return which rows do not hold on a day, ``(row,)``; without a day on one side they are open there."""
    early = np.array([*(text > day for text in begins.values), False], dtype=np.bool_)[begins.codes]
    late = np.array([*(text < day for text in ends.values), False], dtype=np.bool_)[ends.codes]
    return early | late
