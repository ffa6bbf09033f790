"""The figures of the list of parts that can be followed back."""

from collections.abc import Callable

from headroom.analysis.part_effects import PartEffects
from headroom.book.part_rows import PartRows
from headroom.explain.part import DerivedPart
from headroom.explain.trail import Trail
from headroom.language import tr
from headroom.rules.derivation import Derivation
from headroom.rules.outcome import Outcome
from headroom.window.pages.parts.shown.part_columns import PartColumn

_Derive = Callable[[DerivedPart], Derivation | None]

_FIGURES: dict[PartColumn, tuple[str, _Derive]] = {
    PartColumn.VALUE: (tr("Value"), DerivedPart.worth),
    PartColumn.LOST: (tr("Content lost"), DerivedPart.lost),
    PartColumn.OF_MISSING: (tr("Content lost"), DerivedPart.lost),
    PartColumn.DUTY: (tr("Duty"), DerivedPart.duty),
    PartColumn.FREIGHT: (tr("Freight"), DerivedPart.carried),
}


def part_trail(effects: PartEffects, row: int, column: PartColumn) -> Trail:
    """Return what the figure of a column of a row is followed back to.

    Where the figure is nothing, or the column has texts, it is what the part costs.

    Args:
        effects: What the rows do.
        row: Index into the rows of the book.
        column: The column.
    """
    name, derive = _FIGURES.get(column, _FIGURES[PartColumn.LOST])
    if derive(DerivedPart(effects.outcome, row)) is None:
        name, derive = _FIGURES[PartColumn.VALUE]
    known = _known(effects.rows, row)

    def of_row(outcome: Outcome) -> Derivation | None:
        rows = outcome.exposure.book.rows
        same = row < len(rows) and _known(rows, row) == known
        return derive(DerivedPart(outcome, row)) if same else None

    return Trail(
        tr("{figure} of {part}, {model}", figure=name, part=known[1] or known[2], model=known[0]), of_row
    )


def _known(rows: PartRows, row: int) -> tuple[str, str, str]:
    """Return by what a row is known again when the workbook is read anew: model, part and cell."""
    model = rows.models[int(rows.model[row])]
    return model, rows.part_number[row], rows.address(row, "part_number")
