"""Points out what is likely counted twice: most parts of a model, or a row that is the sum of all others."""

from collections.abc import Sequence

import numpy as np

from headroom.arrays import CodedTexts, Flags, Floats, Whole
from headroom.book.layout import ColumnLayout
from headroom.book.problem import Severity
from headroom.foreign_text import a_few
from headroom.language import localized, tr, tr_count
from headroom.workbook.bytes.addresses import areas
from headroom.workbook.columns.column import FieldColumn

_MOST = 0.5
_LEAST_PARTS = 2
_FIRST = 4
_LEAST_SUMMED = 2
_CENT = 0.005
"""By how much a sum may differ for each row that is summed."""


def report_repeated_bills(
    column: FieldColumn, models: CodedTexts, part: Whole, current: Flags, unread: Sequence[ColumnLayout]
) -> None:
    """Warn of each model at least half of whose parts stand in several rows that all count.

    A part may be used in several places of a vehicle; where most of them stand twice, the bill does.

    Args:
        column: The column of the part numbers.
        models: ``(row,)``.
        part: ``(row,)``, a number for each part of each model; see ``part_of_model``.
        current: ``(row,)``, the rows that count in full.
        unread: Columns that are not used: one of them may tell the rows apart.
    """
    rows = np.flatnonzero(current & (part >= 0))
    if not len(rows):
        return
    _, first, group, times = np.unique(part[rows], return_index=True, return_inverse=True, return_counts=True)
    model = models.codes[rows[first]]
    every = np.bincount(model, minlength=len(models.values))
    several = np.bincount(model, weights=times > 1, minlength=len(models.values))
    for at in np.flatnonzero((several >= _LEAST_PARTS) & (several >= _MOST * every)):
        here = rows[(times > 1)[group] & (model[group] == at)]
        numbers = np.unique(column.row_numbers[here])
        cells = [address for address, _ in areas(column.letters, numbers)]
        if len(numbers) < len(here):
            continue  # rows that were made of one row of the sheet
        column.findings.whole_sheet(
            Severity.WARNING,
            " ".join(
                filter(
                    None,
                    (
                        tr(
                            "{count} of {parts} of {model} stand in several rows ({cells}): each row "
                            "counts in full.",
                            count=localized(f"{int(several[at]):,}"),
                            parts=tr_count("{n} part", "{n} parts", int(every[at])),
                            model=models.values[at],
                            cells=a_few(cells, _FIRST),
                        ),
                        _told_apart(unread),
                    ),
                )
            ),
            tr(
                "If they are versions, months, plants or markets of one bill, keep the rows of one, "
                "or make each a model of its own."
            ),
            cell=cells[0].partition(":")[0],
            rows=len(numbers),
        )


def _told_apart(unread: Sequence[ColumnLayout]) -> str:
    """Return which columns may tell the rows of a part apart, a sentence; empty: none."""
    named = [
        tr("“{heading}” (column {letters})", heading=one.heading, letters=one.letters)
        for one in unread
        if one.heading.strip()
    ]
    return (
        tr("Not used, but perhaps what tells them apart: {columns}.", columns=a_few(named, _FIRST))
        if named
        else ""
    )


def report_unnamed_totals(
    column: FieldColumn, models: CodedTexts, value: Floats, origins: CodedTexts, current: Flags
) -> None:
    """Warn of each model whose first or last row has no origin and costs as much as all its others together.

    Args:
        column: The column of the costs.
        models: ``(row,)``.
        value: ``(row,)``, quantity times unit cost; NaN where one is missing.
        origins: ``(row,)``, codes; -1 where unknown.
        current: ``(row,)``, the rows that count in full.
    """
    counts = np.flatnonzero(current & (models.codes >= 0) & (value > 0))
    if not len(counts):
        return
    order = counts[np.argsort(models.codes[counts], kind="stable")]
    begins = np.flatnonzero(np.diff(models.codes[order], prepend=-1))
    ends = np.append(begins[1:], len(order)) - 1
    sums, sizes = np.add.reduceat(value[order], begins), ends - begins
    for at in np.flatnonzero(sizes >= _LEAST_SUMMED):
        for row in (order[begins[at]], order[ends[at]]):
            others = float(sums[at] - value[row])
            if origins.codes[row] >= 0 or abs(others - value[row]) > _CENT * sizes[at]:
                continue
            column.findings.whole_sheet(
                Severity.WARNING,
                tr_count(
                    "This row costs {amount}, as much as the {n} other row of {model} together, and "
                    "states no origin: it may be their total. It counts.",
                    "This row costs {amount}, as much as the {n} other rows of {model} together, and "
                    "states no origin: it may be their total. It counts.",
                    int(sizes[at]),
                    amount=localized(f"{others:,.2f}"),
                    model=models.values[models.codes[row]],
                ),
                tr("If it is a total or the vehicle itself, delete it."),
                cell=f"{column.letters}{int(column.row_numbers[row])}",
                rows=1,
            )
