"""Totals that a sheet states are compared with the rows that were read."""

from pathlib import Path

import pytest

from headroom.book.problem import Severity
from headroom.workbook.process.reading import read_book
from workbooks import Rows, silent, write_xlsx

HEADINGS = ("Model", "Part number", "Country of origin", "Unit cost", "Quantity per vehicle")
PARTS: Rows = (
    ("Sierra", "P-1", "US", 100.0, 2.0),
    ("Sierra", "P-2", "MX", 50.0, 1.0),
    ("Sierra", "P-3", "CN", 30.25, 4.0),
)


def of_totals(path: Path, rows: Rows) -> list[tuple[Severity, str, str]]:
    """Return what is said of the totals rows of a sheet: how much it matters, the cell and the sentence."""
    book = read_book(write_xlsx(path / "book.xlsx", {"Sourcing": (HEADINGS, *rows)}), silent, lambda: False)
    return [
        (problem.severity, problem.cell, problem.message)
        for problem in book.problems
        if "total of other rows" in problem.message
    ]


@pytest.mark.parametrize("stated", [371.0, 371.004])
def test_a_total_of_values_is_said_to_be_the_sum(stated: float, tmp_path: Path) -> None:
    [(severity, cell, message)] = of_totals(tmp_path, (*PARTS, ("Total", None, None, stated)))

    assert (severity, cell) == (Severity.ASSUMPTION, "D5")
    assert message.endswith("is their sum. It is not used.")


def test_a_total_of_unit_costs_alone_asks_whether_they_are_of_whole_rows(tmp_path: Path) -> None:
    [(severity, _, message)] = of_totals(tmp_path, (*PARTS, ("Total", None, None, 180.25)))

    assert severity is Severity.WARNING
    assert "is the sum of their costs, which times the quantities come to 371.00." in message


def test_a_total_of_unit_costs_that_are_all_of_one_piece_is_their_sum(tmp_path: Path) -> None:
    rows = (*(((*row[:4], 1.0)) for row in PARTS), ("Total", None, None, 180.25))

    assert [severity for severity, _, _ in of_totals(tmp_path, rows)] == [Severity.ASSUMPTION]


def test_the_word_in_place_of_an_amount_makes_a_total(tmp_path: Path) -> None:
    [(severity, cell, _)] = of_totals(tmp_path, (*PARTS, (None, "-----", "-", 371.0, "Total")))
    [(_, of_cost, message)] = of_totals(tmp_path, (*PARTS, (None, "-", None, "Total:", 371.0)))

    assert (severity, cell, of_cost) == (Severity.ASSUMPTION, "D5", "D5")
    assert message == "This row is a total of other rows. It is not used."


def test_a_total_that_is_not_the_sum_is_a_warning_with_both_figures(tmp_path: Path) -> None:
    [(severity, cell, message)] = of_totals(tmp_path, (*PARTS, ("Total", None, None, 1803.0)))

    assert (severity, cell) == (Severity.WARNING, "D5")
    assert "Unit cost “1,803.00” is not their sum, 180.25" in message


def test_subtotals_and_the_total_of_all_are_each_the_sum_of_their_rows(tmp_path: Path) -> None:
    first, second, third = ((*row[:4], 1.0) for row in PARTS)
    rows = (
        first,
        second,
        ("Subtotal", None, None, 150.0),
        third,
        ("Subtotal", None, None, 30.25),
        ("Total", None, None, 180.25),
    )

    assert [(severity, cell) for severity, cell, _ in of_totals(tmp_path, rows)] == [
        (Severity.ASSUMPTION, "D4"),
        (Severity.ASSUMPTION, "D6"),
        (Severity.ASSUMPTION, "D7"),
    ]


def test_a_total_above_its_rows_is_compared_as_well(tmp_path: Path) -> None:
    [(severity, _, _)] = of_totals(tmp_path, (("Total", None, None, 371.0), *PARTS))

    assert severity is Severity.ASSUMPTION


def test_a_row_that_cannot_be_read_keeps_the_total_from_being_the_sum(tmp_path: Path) -> None:
    rows = (*PARTS[:2], ("Sierra", "P-3", "CN", "thirty", 4.0), ("Total", None, None, 180.25))

    [(severity, _, message)] = of_totals(tmp_path, rows)

    assert severity is Severity.WARNING
    assert "is not their sum, 150.00" in message


@pytest.mark.parametrize("blank", [None, "see below"])
def test_a_total_without_a_figure_is_listed_as_not_used(blank: str | None, tmp_path: Path) -> None:
    [(severity, _, message)] = of_totals(tmp_path, (*PARTS, ("Total", None, None, blank)))

    assert severity is Severity.WARNING
    assert message == "This row is a total of other rows. It is not used."


def test_a_total_may_be_called_so_in_a_column_that_is_not_used(tmp_path: Path) -> None:
    sheet: Rows = [("Pos", *HEADINGS), *((f"{at}.", *row) for at, row in enumerate(PARTS, start=1))]
    rows: Rows = [*sheet, ("Grand total:", None, None, None, 371.0, None)]
    no_total: Rows = [*sheet, ("Total length", "Sierra", None, "US", 371.0, 1.0)]

    [total], none = (
        [
            (problem.severity, problem.cell)
            for problem in read_book(
                write_xlsx(tmp_path / "book.xlsx", {"Sourcing": table}), silent, lambda: False
            ).problems
            if "total of other rows" in problem.message
        ]
        for table in (rows, no_total)
    )

    assert total == (Severity.ASSUMPTION, "E5")
    assert none == []
