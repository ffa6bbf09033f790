"""Asks what rows without a quantity are in a table in which most have none: unused lines, or one piece."""

from headroom.book.layout import TableKind
from headroom.book.survey import PossibleAnswer, Question, TableFinding
from headroom.book.table_answers import BLANK_QUANTITIES, NOT_USED_ANSWER, ONE_EACH_ANSWER
from headroom.language import localized, tr, tr_count
from headroom.workbook.survey.sheet_rows import Rows
from headroom.workbook.survey.table_cells import cells_of

_LEAST, _MOSTLY = 10, 0.75
_STRUCTURE = ("level", "parent_part")


def ask_blank_quantities(rows: Rows, finding: TableFinding) -> Question | None:
    """Return the question what rows without a quantity are, where three in four have none."""
    layout = finding.layout
    column = layout.column("quantity")
    if layout.kind is not TableKind.SOURCING or column is None or finding.structure is not None:
        return None
    if layout.column("part_number") is None or any(layout.column(name) for name in _STRUCTURE):
        return None
    parts = [bool(text.strip()) for text in cells_of(rows, layout, "part_number")]
    said = cells_of(rows, layout, "quantity")
    stated = [bool(text.strip()) for text, part in zip(said, parts, strict=True) if part]
    blank = len(stated) - sum(stated)
    if len(stated) < _LEAST or blank < _MOSTLY * len(stated) or not any(stated):
        return None
    return Question(
        BLANK_QUANTITIES,
        tr("Rows without a quantity"),
        tr(
            "“{heading}” is blank in {blank} of the first {rows} rows.",
            heading=column.heading,
            blank=localized(f"{blank:,}"),
            rows=localized(f"{len(stated):,}"),
        ),
        (
            PossibleAnswer(
                NOT_USED_ANSWER,
                tr("They are not used"),
                _counted(sum(stated)),
            ),
            PossibleAnswer(
                ONE_EACH_ANSWER,
                tr("One piece each"),
                _counted(len(stated)),
            ),
        ),
        NOT_USED_ANSWER,
        sure=False,
    )


def _counted(rows: int) -> str:
    """Return how many rows count."""
    return tr_count("{n} row counts", "{n} rows count", rows)
