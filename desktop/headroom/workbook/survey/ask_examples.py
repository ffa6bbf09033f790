"""Asks whether the first rows of a form count that say that they are examples of how to fill it in."""

import re

from headroom.book.layout import TableKind
from headroom.book.survey import PossibleAnswer, Question, TableFinding
from headroom.book.table_answers import EXAMPLES, EXAMPLES_COUNT_ANSWER, rows_word
from headroom.language import tr, tr_count
from headroom.workbook.survey.sheet_rows import Rows

_SAYS_EXAMPLE = re.compile(
    r"[\s(\uff08\[【]*(?:例|記入例|示例|예시|예|examples?|e\.g\.|beispiele?|z\.\s?b\.|ejemplos?|p\.\s?ej\.|exemples?|"
    r"p\.\s?ex\.|esempio|exemplo)[\s)\uff09\]】:\uff1a.]*\d{0,2}[\s)\uff09\]】:\uff1a.]*",
    re.IGNORECASE,
)
_FIRST_ROWS = 5


def ask_examples(rows: Rows, finding: TableFinding) -> Question | None:
    """Return the question whether the first rows count where each says that it is an example."""
    layout = finding.layout
    if layout.kind is not TableKind.SOURCING:
        return None
    named = layout.column("model")
    first = layout.last_header_row
    below = rows.texts[first : layout.last_row][:_FIRST_ROWS]
    count = 0
    for row in below:
        cells = [
            text for at, text in enumerate(row) if named is None or at + rows.first_column != named.position
        ]
        if not any(_SAYS_EXAMPLE.fullmatch(text) for text in cells if text.strip()):
            break
        count += 1
    if not count or count == len(below):
        return None
    word = rows_word(first + 1, first + count)
    which = (
        tr("Row {row} says that it is an example.", row=first + 1)
        if count == 1
        else tr("Rows {first} to {last} say that they are examples.", first=first + 1, last=first + count)
    )
    return Question(
        EXAMPLES,
        tr("Example rows"),
        which,
        (
            PossibleAnswer(
                word, tr("They do not count"), tr_count("{n} row left out", "{n} rows left out", count)
            ),
            PossibleAnswer(EXAMPLES_COUNT_ANSWER, tr("They are parts like others"), tr("all rows count")),
        ),
        word,
        sure=False,
    )
