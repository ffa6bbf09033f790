"""Reports what is assumed of the rows of a Sourcing sheet, and what in them contradicts itself."""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from headroom.arrays import CodedTexts, Flags
from headroom.book.classes_and_roles import YES
from headroom.book.fields.field import TAKEN_AS_BLANK
from headroom.book.problem import Severity
from headroom.foreign_text import a_few
from headroom.language import tr, tr_count
from headroom.workbook.bytes.addresses import areas
from headroom.workbook.columns.amounts import ColumnAmounts
from headroom.workbook.columns.column import FIELD, VALUE, FieldColumn

_FIRST_CELLS = 4
_STATEMENT = ("part_net_cost", "part_vnm")
"""Columns of which one says nothing without the other."""


def report_unknown_origins(
    column: FieldColumn, origins: CodedTexts, usable: Flags, *, joined: bool = False
) -> None:
    """Report the rows of unknown origin, once for all.

    Args:
        column: The column of origins; one without letters is not in the sheet.
        origins: ``(row,)``, codes.
        usable: ``(row,)``, the rows that are used.
        joined: Whether a part list has the column.
    """
    rows = np.unique(column.row_numbers[(origins.codes < 0) & usable])
    if not len(rows):
        return
    if not column.letters and not joined:
        column.findings.whole_sheet(
            Severity.ASSUMPTION,
            tr_count(
                "There is no column {field}: the origin of {n} row is unknown, regional and US content "
                "are taken as 0 to 100 % unless they are stated.",
                "There is no column {field}: the origin of {n} rows is unknown, regional and US content "
                "are taken as 0 to 100 % unless they are stated.",
                len(rows),
                field=column.called,
            ),
            tr("Give parts an origin on the page Parts, or add the column."),
            rows=len(rows),
        )
        return
    first = [address for address, _ in areas(column.letters, rows)]
    column.findings.whole_sheet(
        Severity.ASSUMPTION,
        tr_count(
            "The origin is unknown in {n} row ({cells}): regional and US content are taken as 0 to 100 % "
            "unless they are stated.",
            "The origin is unknown in {n} rows ({cells}): regional and US content are taken as 0 to 100 % "
            "unless they are stated.",
            len(rows),
            cells=a_few(first, _FIRST_CELLS),
        ),
        tr("Ask the suppliers for certificates of origin."),
        cell=first[0].partition(":")[0],
        rows=len(rows),
    )


def report_certified_unknown(
    column: FieldColumn, originating: CodedTexts, origins: CodedTexts, usable: Flags
) -> None:
    """Report the rows of unknown origin that are said to originate, once for all."""
    rows = np.unique(column.row_numbers[(originating.codes == YES) & (origins.codes < 0) & usable])
    if not len(rows):
        return
    first = [address for address, _ in areas(column.letters, rows)]
    column.findings.whole_sheet(
        Severity.ASSUMPTION,
        tr_count(
            "{field} is yes in {n} row of unknown origin ({cells}): it is taken as made in the region.",
            "{field} is yes in {n} rows of unknown origin ({cells}): they are taken as made in the region.",
            len(rows),
            field=column.called,
            cells=a_few(first, _FIRST_CELLS),
        ),
        tr("Fill in the country of origin that the certificate names."),
        cell=first[0].partition(":")[0],
        rows=len(rows),
    )


def report_default(column: FieldColumn, blank: Flags, *, joined: bool = False) -> None:
    """Report where something stands in for a blank cell, once for all.

    Args:
        column: The column; one without letters is not in the sheet.
        blank: ``(row,)``, where it is blank.
        joined: Whether a part list has the column.
    """
    rows = np.unique(column.row_numbers[blank])
    if not len(rows):
        return
    heading, default = column.called, column.field.default
    if column.letters or joined:
        place = next(areas(column.letters, rows))[0].partition(":")[0]
        message = tr_count(
            "{field} is blank in {n} row: {default} is used.",
            "{field} is blank in {n} rows: {default} is used.",
            len(rows),
            field=heading,
            default=default,
        )
    else:
        place = ""
        message = tr(
            "There is no column {field}: {default} is used in all rows.", field=heading, default=default
        )
    column.findings.whole_sheet(
        Severity.ASSUMPTION, message, tr("Fill in {field}.", field=heading), cell=place, rows=len(rows)
    )


def report_us_above_regional(
    column: FieldColumn, amounts: Mapping[str, ColumnAmounts], usable: Flags
) -> None:
    """Report rows whose US content is larger than their regional content, of which it is a part."""
    regional = amounts["regional_content"].values
    where = (amounts["us_content"].values > regional + 1e-9) & usable  # NaN compares as False
    column.report(
        Severity.WARNING,
        where,
        tr(
            "{field} {value} is more than the regional content of the row, of which it is a part.",
            field=FIELD,
            value=VALUE,
        ),
        tr("Correct one of the two."),
        "",
    )


def without_half_statements(
    column: Mapping[str, FieldColumn], amounts: Mapping[str, ColumnAmounts], usable: Flags
) -> dict[str, ColumnAmounts]:
    """Return net costs and VNM of parts where both are stated; one without the other is reported."""
    stated = {name: ~np.isnan(amounts[name].values) for name in _STATEMENT}
    both = np.logical_and.reduce(list(stated.values()))
    for name, other in zip(_STATEMENT, reversed(_STATEMENT), strict=True):
        missing = column[other].called
        column[name].report(
            Severity.WARNING,
            stated[name] & ~both & usable,
            tr("{field} {value} stands without {missing}.", field=FIELD, value=VALUE, missing=missing),
            tr("Fill in {missing}, or delete both.", missing=missing),
            TAKEN_AS_BLANK,
        )
    return {
        name: replace(amounts[name], values=np.where(both, amounts[name].values, np.nan))
        for name in _STATEMENT
    }
