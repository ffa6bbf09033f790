"""Takes the rows that are marked as alternates for alternative sources, which count in re-sourcing only."""

from collections.abc import Callable, Mapping

import numpy as np

from headroom.arrays import CodedTexts, Flags, Floats, Ints
from headroom.book.fields.field import named
from headroom.book.fields.sourcing_fields import SOURCING
from headroom.book.part_rows import ALTERNATIVE
from headroom.book.problem import Severity
from headroom.foreign_text import a_few
from headroom.language import tr, tr_count
from headroom.workbook.bytes.addresses import areas
from headroom.workbook.bytes.cells import shown
from headroom.workbook.columns.column import FieldColumn
from headroom.workbook.columns.texts import read_texts
from headroom.workbook.fields.row_answers import ALTERNATES, AS_ALTERNATIVES, AS_OTHERS
from headroom.workbook.fields.supply_words import MARKS, Says, partly_used
from headroom.workbook.tables.findings import Findings, quoted
from headroom.workbook.tables.tables import Table

_FIRST_CELLS = 4
_PROBABILITY = "usage_probability"


def with_alternates(table: Table, chosen: CodedTexts, shares: Floats, findings: Findings) -> CodedTexts:
    """Return what the column Source chooses, with rows marked as alternates as alternative sources.

    Args:
        table: The rows.
        chosen: ``(row,)``, what the column Source says; its second choice is the alternative.
        shares: ``(row,)``, purchase shares, fractions, NaN where blank; a source of 0 is an alternative.
        findings: Takes what is assumed.
    """
    codes = chosen.codes
    for name, says in MARKS.items():
        if name in table.columns:
            codes = _marked(table, name, says, codes, findings)
    if (nothing := shares == 0).any():
        column = FieldColumn.of(table, named(SOURCING, "purchase_share"), findings)
        report_rows(
            column,
            nothing,
            Severity.ASSUMPTION,
            lambda n, cells: tr_count(
                "{n} row ({cells}) is of no share: it counts as an alternative source, in re-sourcing only.",
                "{n} rows ({cells}) are of no share: they count as an alternative source, in re-sourcing "
                "only.",
                n,
                cells=cells,
            ),
        )
        codes = np.where(nothing, np.int32(ALTERNATIVE), codes).astype(np.int32)
    return CodedTexts(codes, chosen.values)


def _marked(table: Table, name: str, says: Callable[[str], Says], codes: Ints, findings: Findings) -> Ints:
    """Return the choices with those rows as alternatives that one column marks."""
    column = FieldColumn.of(table, named(SOURCING, name), findings, tr("The row counts like others."))
    said = said_in(column, says)
    if name == _PROBABILITY:
        _report_partly_used(column)
    yes, perhaps = said[Says.YES], said[Says.PERHAPS]
    answer = table.answers.get(ALTERNATES, "")
    report_rows(
        column,
        said[Says.UNKNOWN],
        Severity.WARNING,
        lambda n, cells: tr_count(
            "{n} row ({cells}) is not understood: it counts like others.",
            "{n} rows ({cells}) are not understood: they count like others.",
            n,
            cells=cells,
        ),
    )
    if answer == AS_OTHERS:
        report_rows(
            column,
            yes | perhaps,
            Severity.ASSUMPTION,
            lambda n, cells: tr_count(
                "{n} row ({cells}) is marked as alternate, and it counts like others.",
                "{n} rows ({cells}) are marked as alternate, and they count like others.",
                n,
                cells=cells,
            ),
        )
        return codes
    if answer == AS_ALTERNATIVES:
        yes, perhaps = yes | perhaps, np.zeros_like(yes)
    report_rows(
        column,
        perhaps,
        Severity.WARNING,
        lambda n, cells: tr_count(
            "{n} row ({cells}) is perhaps alternate, and it counts like others.",
            "{n} rows ({cells}) are perhaps alternate, and they count like others.",
            n,
            cells=cells,
        ),
    )
    report_rows(
        column,
        yes,
        Severity.ASSUMPTION,
        lambda n, cells: tr_count(
            "{n} row ({cells}) is alternate: it counts as an alternative source, in re-sourcing only.",
            "{n} rows ({cells}) are alternate: they count as an alternative source, in re-sourcing only.",
            n,
            cells=cells,
        ),
    )
    return np.where(yes, np.int32(ALTERNATIVE), codes).astype(np.int32)


def _report_partly_used(column: FieldColumn) -> None:
    """Report the rows that are used with a probability below 1, which count in full."""
    texts = read_texts(column)
    partly = np.array([*(partly_used(text) for text in texts.values), False], dtype=np.bool_)[texts.codes]
    report_rows(
        column,
        partly,
        Severity.WARNING,
        lambda n, cells: tr_count(
            "{n} row ({cells}) is used in a part of the vehicles: it counts in full.",
            "{n} rows ({cells}) are used in a part of the vehicles: they count in full.",
            n,
            cells=cells,
        ),
        tr("Multiply Quantity per vehicle by the probability."),
    )


def said_in(column: FieldColumn, says: Callable[[str], Says]) -> Mapping[Says, Flags]:
    """Return where the cells of a column say what, ``(row,)``."""
    texts = read_texts(column)
    kinds = [says(text) for text in texts.values]
    return {
        kind: np.array([*(one is kind for one in kinds), False], dtype=np.bool_)[texts.codes] for kind in Says
    }


def report_rows(
    column: FieldColumn,
    where: Flags,
    severity: Severity,
    message: Callable[[int, str], str],
    remedy: str = "",
) -> None:
    """Report some rows of a column, once for all.

    Args:
        column: The column.
        where: ``(row,)``, the rows.
        severity: How much it matters.
        message: Makes the sentence about them of their number, and of some of their cells.
        remedy: What to do about it; empty: to check the column.
    """
    rows = np.unique(column.row_numbers[where])
    if not len(rows):
        return
    places = [address for address, _ in areas(column.letters, rows)]
    sample = quoted(shown(column.value(int(np.flatnonzero(where)[0]))))
    column.findings.whole_sheet(
        severity,
        message(len(rows), f"{a_few(places, _FIRST_CELLS)}; {sample}"),
        remedy or tr("Check the column {field}.", field=column.called),
        cell=places[0].partition(":")[0],
        rows=len(rows),
    )
