"""Reads what certificates of origin say beside yes and no: the criterion, and from when to when they hold."""

import re
from collections.abc import Mapping
from datetime import date

import numpy as np

from headroom.arrays import CodedTexts
from headroom.book.classes_and_roles import NO, YES
from headroom.book.fields.field import named
from headroom.book.fields.sourcing_fields import SOURCING
from headroom.book.problem import Severity
from headroom.language import tr, tr_count
from headroom.workbook.columns.column import FIELD, VALUE, FieldColumn
from headroom.workbook.columns.texts import read_texts
from headroom.workbook.fields.choice_words import choice_key, choice_words
from headroom.workbook.rows.alternates import report_rows
from headroom.workbook.rows.day_columns import read_days
from headroom.workbook.rows.rows_out_of_use import outside
from headroom.workbook.tables.findings import Findings
from headroom.workbook.tables.tables import Table

_CRITERION, _ENDS = "origin_criterion", ("certificate_from", "certificate_to")
_LETTERS = re.compile(
    r"(?:(?:usmca|cusma|t-mec|aceum|nafta)\s+)?(?:(?:criterion|criteria|criterio|critère|kriterium)\s*:?\s*)?"
    r"[A-D](?:\s*[/,+&]\s*[A-D])*",
    re.IGNORECASE,
)
"""The criteria of a certification of origin.

Source:
    USMCA, Annex 5-A (minimum data elements), element 8, and Article 4.2(a) to (d).
"""

_NOTHING = frozenset({"-", "\u2013", "n/a", "na", "none", "?", "tbd", "ninguno", "aucun", "keine"})


def with_certificates(
    table: Table, originating: CodedTexts, findings: Findings, today: date | None = None
) -> CodedTexts:
    """Return what the column Originating says, with criteria as yes, and without certificates not in force.

    Args:
        table: The rows.
        originating: ``(row,)``, yes or no.
        findings: Takes what is assumed, and what contradicts itself.
        today: The day on which certificates have to hold; None: the day of reading.
    """
    codes = originating.codes
    if _CRITERION in table.columns:
        column = FieldColumn.of(table, named(SOURCING, _CRITERION), findings, tr("It is taken as blank."))
        texts = read_texts(column)
        said = np.array([*(_says(text) for text in texts.values), -1], dtype=np.int32)[texts.codes]
        column.report(
            Severity.WARNING,
            said == _STRANGE,
            tr("{field} {value} is not recognised.", field=FIELD, value=VALUE),
            tr("Write A, B, C or D, as in the certificate."),
        )
        against = (said == YES) & (codes == NO)
        report_rows(
            column,
            against,
            Severity.WARNING,
            lambda n, cells: tr_count(
                "{n} row ({cells}) is of a criterion, but not originating: it does not originate.",
                "{n} rows ({cells}) are of a criterion, but not originating: it does not originate.",
                n,
                cells=cells,
            ),
        )
        codes = np.where((codes < 0) & (said >= 0), said, codes)
        report_rows(
            column,
            (originating.codes < 0) & (said == YES),
            Severity.ASSUMPTION,
            lambda n, cells: tr_count(
                "{n} row ({cells}) is of a criterion of origin, and it counts as originating.",
                "{n} rows ({cells}) are of a criterion of origin, and they count as originating.",
                n,
                cells=cells,
            ),
        )
    if any(name in table.columns for name in _ENDS):
        day = (today or date.today()).isoformat()  # noqa: DTZ011 - days of a sheet are local ones
        columns = [FieldColumn.of(table, named(SOURCING, name), findings, "") for name in _ENDS]
        begins, ends = (read_days(column) for column in columns)
        over = outside(begins, ends, day) & (codes == YES)
        last = columns[1] if columns[1].letters else columns[0]
        report_rows(
            last,
            over,
            Severity.WARNING,
            lambda n, cells: tr_count(
                "{n} row ({cells}) is of a certificate not in force on {day}, the day of reading: the "
                "origin and the stated content count instead.",
                "{n} rows ({cells}) are of a certificate not in force on {day}, the day of reading: the "
                "origin and the stated content count instead.",
                n,
                cells=cells,
                day=day,
            ),
        )
        codes = np.where(over, -1, codes)
    return CodedTexts(codes.astype(np.int32), originating.values)


_STRANGE = -2
_ANSWERS: Mapping[str, int] = choice_words(named(SOURCING, "originating").choices)


def _says(text: str) -> int:
    """Return what a criterion says of the part: ``YES``, ``NO``, -1 for nothing, -2 if not understood."""
    if _LETTERS.fullmatch(text):
        return YES
    if text.casefold() in _NOTHING:
        return -1
    return _ANSWERS.get(choice_key(text), _STRANGE)
