"""What certificates and makers say of a part that its origin, or another of their figures, contradicts."""

from collections.abc import Iterable
from dataclasses import replace

import pytest

from books import Row, book, unknown
from headroom.book.plausibility import doubts
from headroom.book.problem import Severity
from headroom.book.statement_doubts import statement_doubts


def said(rows: Iterable[Row]) -> list[str]:
    return [problem.message for problem in statement_doubts(book(rows).rows)]


@pytest.mark.parametrize(
    ("row", "beginning"),
    [
        (Row("CN", originating=True), "Originating is yes in 1 row whose origin is outside"),
        (Row("MX", us_transformed=True), "US transformed is yes in 1 row whose origin is another country"),
        (Row("CN", us_transformed=True), "US transformed is yes in 1 row whose origin is another country"),
        (Row("CN", regional=0.2), "Regional content is above 0 in 1 row whose origin is outside"),
        (Row(part_net_cost=90.0, part_vnm=91.0), "VNM of part is above Net cost of part in 1 row"),
        (Row(part_net_cost=101.0, part_vnm=9.0), "Net cost of part is above Unit cost in 1 row"),
    ],
)
def test_a_contradiction_is_a_warning_that_says_what_it_means_and_what_to_do(
    row: Row, beginning: str
) -> None:
    [problem] = doubts(book([replace(row, part="P"), Row(part="Q")]))

    assert problem.message.startswith(beginning)
    assert ": " in problem.message
    assert problem.remedy
    assert (problem.severity, problem.sheet, problem.cell, problem.rows) == (
        *(Severity.WARNING, "Sourcing", "2", 1),
    )


@pytest.mark.parametrize(
    "row",
    [
        Row("MX", originating=True, regional=0.7),
        Row("CN", originating=False, us_transformed=False, regional=0.0),
        Row("US", us_transformed=True),
        Row("CN"),
        unknown(100.0, originating=True, us_transformed=True, regional=0.4),
        Row(part_net_cost=100.0, part_vnm=100.0),
        Row("CN", part_net_cost=90.0, part_vnm=20.0, component_vnm=5.0),
    ],
)
def test_what_does_not_contradict_itself_is_left_alone(row: Row) -> None:
    assert said([row]) == []


def test_many_rows_are_one_warning_with_their_number() -> None:
    rows = [Row("JP", originating=True), Row("JP"), Row("DE", originating=True), Row("DE", originating=True)]
    [problem] = statement_doubts(book(rows).rows)

    assert problem.rows == 3
    assert problem.cell == "2,4:5"
    assert "in 3 rows" in problem.message


def test_no_rows_are_no_contradiction() -> None:
    assert said([]) == []
