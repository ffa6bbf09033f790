"""Reads small sheets for tests, and says what their models come to."""

from collections.abc import Mapping
from pathlib import Path

from headroom.book.part_rows import PartRows
from headroom.book.problem import Severity
from headroom.book.sourcing import SourcingBook
from headroom.opening.layout_choice import Proposal
from headroom.workbook.rows.decode import decode
from headroom.workbook.survey.questions import Questions
from workbooks import Rows, problems_of, silent, write_xlsx


def answered(
    folder: Path, rows: Rows, answers: Mapping[str, str] | None = None, *, models: Rows | None = None
) -> SourcingBook:
    """Return the book of one sheet, with questions answered."""
    sheets = {"BOM": rows, **({} if models is None else {"Models": models})}
    path = write_xlsx(folder / "book.xlsx", sheets)
    return decode(path, silent, Questions(choose=Proposal(answers=answers or {})))


def worth(book: SourcingBook) -> dict[str, float]:
    """Return what the current rows of each model come to."""
    rows = book.rows
    return {name: round(_worth(rows, at), 6) for at, name in enumerate(rows.models)}


def _worth(rows: PartRows, model: int) -> float:
    here = (rows.model == model) & ~rows.alternative
    return float((rows.unit_cost * rows.quantity)[here].sum())


def said(book: SourcingBook, *severities: Severity) -> str:
    """Return what is said of a book, a line each; without severities, its errors and warnings."""
    return "\n".join(f"{one.cell}: {one.message}" for one in problems_of(book, *severities))


def assumed(book: SourcingBook) -> str:
    """Return what is assumed of a book, a line each."""
    return said(book, Severity.ASSUMPTION)
