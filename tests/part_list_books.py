"""Writes bills of material whose prices, origins or certificates stand elsewhere, and reads them."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from headroom.book.layout import BookLayout
from headroom.book.sourcing import SourcingBook
from headroom.book.survey import BookSurvey
from headroom.workbook.rows.decode import decode
from headroom.workbook.survey.questions import Questions
from workbooks import Cell, Rows, silent, write_xlsx

BILL: Rows = (
    ("Model", "Part number", "Qty"),
    ("Oak", "P-1", 2.0),
    ("Oak", "P-2", 1.0),
    ("Elm", "P-1", 1.0),
)
PRICES: Rows = (
    ("Part number", "Description", "COO", "Unit cost"),
    ("P-1", "Hub", "CN", 10.0),
    ("P-2", "Frame", "MX", 50.0),
)


def two_sheets(folder: Path, bill: Rows = BILL, prices: Rows = PRICES, **more: Rows) -> Path:
    """Write a workbook of a bill, its prices, and more sheets by their names."""
    return write_xlsx(folder / "book.xlsx", {"BOM": bill, "Parts": prices, **more})


def read(*paths: Path, answers: Mapping[str, str] | None = None) -> SourcingBook:
    """Return what is proposed of workbooks that are opened together, with questions answered."""

    def choose(survey: BookSurvey) -> BookLayout:
        tables = survey.proposed.tables
        return replace(survey.proposed, tables=tuple(one.with_answers(answers or {}) for one in tables))

    return decode(paths, silent, Questions(choose=choose))


def worth(book: SourcingBook) -> dict[str, float]:
    """Return what the parts of each model come to, in their own currencies."""
    rows = book.rows
    value = rows.quantity * rows.unit_cost
    return {name: float(value[rows.model == at].sum()) for at, name in enumerate(rows.models)}


def column(book: SourcingBook, name: str) -> list[Cell]:
    """Return what stands in a column, row by row."""
    return [book.rows.value(name, row) for row in range(len(book.rows))]


def addresses(book: SourcingBook, name: str) -> list[str]:
    """Return where a column comes from, row by row."""
    return [book.rows.address(row, name) for row in range(len(book.rows))]


def said(book: SourcingBook, *words: str) -> list[str]:
    """Return the messages that hold all of some words, each after its place."""
    return [
        f"{one.sheet}!{one.cell}: {one.message}"
        for one in book.problems
        if all(word in one.message for word in words)
    ]


def csv(path: Path, rows: Sequence[str]) -> Path:
    """Write a text file of lines."""
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return path
