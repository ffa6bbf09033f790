"""Asks whether the only column of amounts holds totals of its rows or the cost of one part."""

import re

from headroom.book.layout import TableKind
from headroom.book.survey import PossibleAnswer, Question, TableFinding
from headroom.book.table_answers import EXTENDED, ONE_PART_ANSWER, TOTALS_ANSWER
from headroom.language import tr
from headroom.workbook.survey.sheet_rows import Rows
from headroom.workbook.survey.table_cells import amount_in, cells_of, money

EXTENDED_COLUMN = "extended_cost"
_SAYS_TOTAL = re.compile(
    r"\b(?:ext|extended|line|extendido)\b|total|gesamt|positions|zeilensumme|总", re.IGNORECASE
)


def ask_extended(rows: Rows, finding: TableFinding) -> Question | None:
    """Return the question what the amounts are, where there is no unit cost and some quantity is not 1."""
    layout = finding.layout
    column = layout.column(EXTENDED_COLUMN)
    if layout.kind is not TableKind.SOURCING or column is None or layout.column("unit_cost") is not None:
        return None
    totals = [amount_in(text) for text in cells_of(rows, layout, EXTENDED_COLUMN)]
    counts = [amount_in(text) for text in cells_of(rows, layout, "quantity")]
    if not any(count not in (None, 1.0) for count in counts):
        return None
    pairs = [(one, count) for one, count in zip(totals, counts, strict=True) if one is not None]
    whole = sum(one for one, _ in pairs)
    each = sum(one * (1.0 if count is None else count) for one, count in pairs)
    return Question(
        EXTENDED,
        tr("Totals of the rows"),
        tr("“{heading}” is the only column of costs.", heading=column.heading),
        (
            PossibleAnswer(TOTALS_ANSWER, tr("Totals: quantity times unit cost"), money(whole)),
            PossibleAnswer(ONE_PART_ANSWER, tr("The cost of one part"), money(each)),
        ),
        TOTALS_ANSWER,
        sure=_SAYS_TOTAL.search(column.heading) is not None,
    )
