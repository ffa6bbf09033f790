"""A hand-over as what a workbook with live formulas is made of."""

from headroom.output.handover.alternatives import alternatives_table
from headroom.output.handover.handover import Handover, PageKey
from headroom.output.handover.question import HandoverQuestion, baseline_words
from headroom.output.table import Cell, DetailTable
from headroom.output.writers.live_book import LiveBookContents, TextTable


def live_contents(question: HandoverQuestion, made: Handover) -> LiveBookContents:
    """Return what is written.

    Args:
        question: What is handed over.
        made: What came of it: who qualifies, and where there are any its assumptions and problems.
    """
    tables = {page.key: page.table for page in made.pages}
    titles = {page.key: page.title for page in made.pages}
    return LiveBookContents(
        outcome=question.outcome,
        imported=question.exposure,
        published=question.published,
        written_on=made.made_on,
        title=titles.get(PageKey.QUALIFY, made.subject),
        footer=made.footer.text,
        baseline=question.before if question.compared else None,
        baseline_name=baseline_words(question),
        assumptions=_texts(tables.get(PageKey.ASSUMPTIONS)),
        problems=_texts(tables.get(PageKey.PROBLEMS)),
        alternatives=_texts(alternatives_table(question.outcome)),
    )


def _texts(table: DetailTable | None) -> TextTable:
    """Return a table as it is written: numbers where there are some in money, else texts."""
    if table is None or not table.rows:
        return TextTable()
    headings = tuple(
        f"{column.heading}, {column.unit}" if column.unit else column.heading for column in table.columns
    )
    numbers = tuple(bool(column.unit) for column in table.columns)
    return TextTable(
        headings,
        tuple(
            tuple(_value(cell, number=number) for cell, number in zip(row, numbers, strict=True))
            for row in table.rows
        ),
    )


def _value(cell: Cell, *, number: bool) -> str | float | None:
    """Return a cell as it is written."""
    if number and cell.number is not None:
        return cell.number
    return cell.whole or cell.text or None
