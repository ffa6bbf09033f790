"""Sums of parts as bars, and the parts of one of them as a table."""

import numpy as np

from headroom.analysis.cell_changes import CellChange
from headroom.analysis.part_dimensions import country_label
from headroom.analysis.part_effects import PartEffects
from headroom.analysis.part_pivot import PartMeasure, Pivot
from headroom.arrays import Floats, Whole
from headroom.language import colon, tr, tr_count
from headroom.output.sums_of_parts import NONE, amount_text, folded, scaled, scaled_all, unit_words
from headroom.output.table import Cell, DetailTable, TableColumn
from headroom.window.plots.shown.bar_rows import BarRow, BarRows, BarTone, Segment, nice_ends, nice_ticks
from headroom.words import formatting

_MOST_BARS = 40
_WHOLE_TICKS = 10.0


def sums_chart(
    found: Pivot, before: Pivot | None, measure: PartMeasure, title: str, *, change: bool
) -> BarRows:
    """Return the sums of the rows as bars, with a mark where the baseline stands.

    Args:
        found: The sums, or their changes.
        before: Those of the baseline; None for changes.
        measure: What was summed.
        title: Above the chart.
        change: Whether the sums are changes.
    """
    shown = folded(found, _MOST_BARS, len(found.columns) + 1).sums
    totals = scaled_all(measure, shown.by_row)
    marks = {} if before is None else dict(zip(before.rows, scaled_all(measure, before.by_row), strict=True))
    rows = []
    for at, label in enumerate(shown.rows):
        amount = float(totals[at])
        mark = marks.get(label)
        text = amount_text(measure, float(shown.by_row[at]), change=change)
        same = mark is None or abs(mark - amount) <= 1e-9 * max(abs(amount), 1.0)
        rows.append(
            BarRow(
                label,
                (Segment(0.0, amount, BarTone.PRESENT),) if amount else (),
                () if same or mark is None else (float(mark),),
                (text,),
                colon(label, text),
                numbers=(amount,),
            )
        )
    ends = [0.0, *totals.tolist(), *(float(marks[label]) for label in shown.rows if label in marks)]
    low, high = nice_ends(min(ends), max(ends))
    ticks, digits = nice_ticks(low, high), 0 if high - low >= _WHOLE_TICKS else 2
    return BarRows(
        title=title,
        unit=unit_words(measure),
        rows=tuple(rows),
        low=low,
        high=high,
        ticks=tuple((tick, formatting.number(tick, digits)) for tick in ticks),
        headings=(tr("Change") if change else tr("Scenario"),),
        empty=tr("No parts to sum."),
        columns=(tr("Label"), unit_words(measure)),
    )


_OF_THE_PART = (
    TableColumn(tr("Part"), uncut=True),
    TableColumn(tr("Description"), wide=True),
    TableColumn(tr("Model")),
    TableColumn(tr("Supplier"), yields=True),
    TableColumn(tr("Origin")),
)


def _columns(unit: str) -> tuple[TableColumn, ...]:
    """Return the columns of the parts of a cell."""
    return (
        *_OF_THE_PART,
        TableColumn(tr("Value a vehicle"), right=True, unit="USD"),
        TableColumn(tr("Adds"), right=True, unit=unit),
        TableColumn(tr("Cell")),
    )


def _columns_of_change(unit: str) -> tuple[TableColumn, ...]:
    """Return the columns of the parts that a cell has now, or had in the baseline."""
    return (
        *_OF_THE_PART,
        TableColumn(tr("Baseline"), right=True, unit=unit),
        TableColumn(tr("Scenario"), right=True, unit=unit),
        TableColumn(tr("Change"), right=True, unit=unit),
        TableColumn(tr("Cell")),
    )


NO_PARTS = DetailTable(tr("Heaviest parts"), _columns(""), ())
"""No part is listed."""

_FEW = 8
"""Parts of a cell that are listed below it."""


def parts_of_cell(effects: PartEffects, row: Whole, amounts: Floats, measure: PartMeasure) -> DetailTable:
    """Return the heaviest parts of a cell.

    Args:
        effects: What the rows do.
        row: ``(listed row,)``, the rows of the cell.
        amounts: ``(row,)``, what each of all rows adds to the measure.
        measure: What was summed.
    """
    heaviest = row[np.argsort(-np.abs(amounts[row]), kind="stable")][:_FEW].tolist()
    rows = effects.rows
    listed = [
        (
            Cell(rows.part_number[at]),
            Cell(rows.description[at]),
            Cell(rows.models[int(rows.model[at])]),
            Cell(rows.supplier[at], muted=True),
            Cell(country_label(rows.origins[int(rows.origin[at])])),
            Cell(formatting.dollars(float(effects.value_usd[at]), 2), float(effects.value_usd[at])),
            Cell(amount_text(measure, float(amounts[at]), change=False), scaled(measure, float(amounts[at]))),
            Cell(rows.address(at, "part_number"), muted=True),
        )
        for at in heaviest
    ]
    return DetailTable(tr("Heaviest parts"), _columns(unit_words(measure)), tuple(listed))


def change_of_cell(
    now: PartEffects, then: PartEffects, found: CellChange, measure: PartMeasure
) -> DetailTable:
    """Return the parts of a cell that change most: those that left it, came to it, or add more or less.

    Args:
        now: What the rows do in the scenario.
        then: What they do in the baseline.
        found: The parts of the cell on both sides.
        measure: What was summed.
    """
    heaviest = np.lexsort((-np.abs(found.before), -np.abs(found.change)))[:_FEW].tolist()
    return DetailTable(
        tr("Parts that change most"),
        _columns_of_change(unit_words(measure)),
        tuple(_changed_part(now, then, found, measure, at) for at in heaviest),
    )


def _changed_part(
    now: PartEffects, then: PartEffects, found: CellChange, measure: PartMeasure, at: int
) -> tuple[Cell, ...]:
    """Return the cells of one part; where it is not in the cell on one side, a point stands there."""
    here, there = int(found.now[at]), int(found.then[at])
    rows, row = (now.rows, here) if here >= 0 else (then.rows, there)

    def cell(amount: float, *, in_it: bool = True, change: bool = False) -> Cell:
        text = amount_text(measure, amount, change=change) if in_it else NONE
        return Cell(text, scaled(measure, amount))

    return (
        Cell(rows.part_number[row]),
        Cell(rows.description[row]),
        Cell(rows.models[int(rows.model[row])]),
        Cell(rows.supplier[row], muted=True),
        Cell(country_label(rows.origins[int(rows.origin[row])])),
        cell(float(found.before[at]), in_it=there >= 0),
        cell(float(found.after[at]), in_it=here >= 0),
        cell(float(found.change[at]), change=True),
        Cell(rows.address(row, "part_number"), muted=True),
    )


def moved_words(found: CellChange) -> str:
    """Return how many parts a cell has on both sides, how many of them left it and how many came to it."""
    said = [tr_count("{n} part", "{n} parts", len(found.source))]
    said += [tr_count("{n} left", "{n} left", found.left)] if found.left else []
    said += [tr_count("{n} came", "{n} came", found.came)] if found.came else []
    return ", ".join(said)
