"""The parts of the fleet summed by two of their labels, as a table of the largest blocks."""

from collections.abc import Mapping
from typing import TypeVar

import numpy as np

from headroom.analysis.part_dimensions import PartDimension
from headroom.analysis.part_effects import PartEffects
from headroom.analysis.part_pivot import PartMeasure, Pivot, pivot
from headroom.findings.explore import amount_words, explore_finding, is_nothing
from headroom.output.handover.handover import HandoverPage, PageKey
from headroom.output.handover.question import HandoverQuestion
from headroom.output.handover.titles import fitted
from headroom.output.table import Cell, DetailTable, TableColumn

_MOST_ROWS, _MOST_COLUMNS = 14, 7
_NONE = "·"
_CHANGE = "change"

Word = TypeVar("Word", PartDimension, PartMeasure)


def explore_page(question: HandoverQuestion, choices: Mapping[str, str]) -> HandoverPage | None:
    """Return the sums that the page Explore shows; None where the workbook states no parts.

    Args:
        question: What is handed over.
        choices: What was chosen there: ``rows``, ``columns``, ``measure``, ``figures``.
    """
    if not question.states_costs or not len(question.exposure.book.rows):
        return None
    down = _one_of(PartDimension, choices.get("rows", ""), PartDimension.MODEL)
    across = _one_of(PartDimension, choices.get("columns", ""), PartDimension.ORIGIN)
    measure = _one_of(PartMeasure, choices.get("measure", ""), PartMeasure.OUTSIDE)
    change = choices.get("figures", "").startswith(_CHANGE) and question.compared
    found = pivot(PartEffects.of(question.outcome), down, across, measure)
    if change:
        found = found.less(pivot(PartEffects.of(question.before), down, across, measure))
    finding = explore_finding(found, measure, (down, across), change=change)
    table = _table(found, measure, down)
    return HandoverPage(
        key=PageKey.EXPLORE,
        title=fitted(finding.sentence),
        detail=f"{measure.value.capitalize()}, by {down.value} and {across.value}, a year.",
        exhibit=table,
        table=table,
        alt=f"Parts summed by {down.value} and {across.value}: {measure.value}.",
        notes=("Current rows alone count, each with the annual volume of its model.",),
        name="Made of",
    )


def _one_of(words: type[Word], text: str, usual: Word) -> Word:
    """Return the word that a text is, or what is usual."""
    return next((word for word in words if word.value == text), usual)


def _table(found: Pivot, measure: PartMeasure, down: PartDimension) -> DetailTable:
    """Return the largest rows and columns, the others together, and their sums."""
    rows, columns = min(len(found.rows), _MOST_ROWS), min(len(found.columns), _MOST_COLUMNS)
    cells = np.vstack((found.cells[:rows], found.cells[rows:].sum(axis=0, keepdims=True)))
    cells = np.hstack((cells[:, :columns], cells[:, columns:].sum(axis=1, keepdims=True)))
    names = [*found.rows[:rows], f"{len(found.rows) - rows} others"]
    across = [*found.columns[:columns], f"{len(found.columns) - columns} others"]
    if rows == len(found.rows):
        cells, names = cells[:-1], names[:-1]
    if columns == len(found.columns):
        cells, across = cells[:, :-1], across[:-1]
    unit = "USD" if measure.in_usd else "%"
    scale = 1.0 if measure.in_usd else 100.0

    def cell(amount: float) -> Cell:
        return Cell(_NONE if is_nothing(measure, amount) else amount_words(measure, amount), amount * scale)

    table = [
        (Cell(name), *(cell(float(one)) for one in line), cell(float(line.sum())))
        for name, line in zip(names, cells, strict=True)
    ]
    totals = cells.sum(axis=0)
    table.append((Cell("All"), *(cell(float(one)) for one in totals), cell(float(totals.sum()))))
    return DetailTable(
        measure.value.capitalize(),
        (
            TableColumn(down.value.capitalize(), wide=True),
            *(TableColumn(name, right=True, unit=unit) for name in across),
            TableColumn("All", right=True, unit=unit),
        ),
        tuple(table),
        has_total=True,
    )
