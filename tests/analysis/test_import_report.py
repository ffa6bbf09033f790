"""Every row and every dollar of a workbook: used, or left out for one reason."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headroom.analysis.import_report import LEFT_OUT, USED, import_report, problem_kinds
from headroom.book.layout import BookLayout
from headroom.book.problem import Problem, Severity
from headroom.book.row_fates import Fate
from headroom.book.sourcing import SourcingBook
from headroom.book.survey import BookSurvey
from headroom.workbook.rows.decode import decode
from headroom.workbook.survey.questions import Questions
from workbooks import Cell, Rows, silent, write_xlsx

HEADINGS: list[Cell] = [
    *("Model", "Part number", "Country of origin", "Unit cost", "Quantity per vehicle"),
    *("Currency", "Source"),
]
FAULTY: list[list[Cell]] = [
    ["A", "1", "US", 100, 2, "USD", None],
    ["A", "2", "US", 30, None, "EUR", "alternative"],
    ["A", "3", "US", "TBD", 1, "USD", None],
    ["A", "4", "US", 7, "x", "USD", None],
    ["A", None, "US", 5, 3, "USD", None],
    ["A", "5", "US", 9, 1, "CHF", None],
    ["A", "6", "US", 4, 1, "USD", "maybe"],
    [None, "7", "US", "TBD", 1, "USD", None],
    ["Total", None, None, 155, None, None, None],
]


def as_it_stands(survey: BookSurvey) -> BookLayout:
    """Return the layout by which no row says anything of another one."""
    answers = {"fill": "leave", "blank_quantities": "one"}
    return survey.proposed.with_tables(one.with_answers(answers) for one in survey.proposed.tables)


def read(folder: Path, rows: list[list[Cell]]) -> SourcingBook:
    sheets: dict[str, Rows] = {
        "Sourcing": [HEADINGS, *rows],
        "Rates": [["Currency", "USD per unit"], ["EUR", 1.5]],
        "Notes": [["Nothing to read here."]],
    }
    return decode(write_xlsx(folder / "book.xlsx", sheets), silent, Questions(choose=as_it_stands))


def test_each_row_has_one_fate_and_its_value_is_found_again(tmp_path: Path) -> None:
    report = import_report(read(tmp_path, FAULTY))

    found = {line.tally.fate: (line.tally.rows, line.tally.unvalued, line.value_usd) for line in report.lines}
    assert found == {
        Fate.CURRENT: (1, 0, 200.0),
        Fate.ALTERNATIVE: (1, 0, 45.0),
        Fate.TOTAL: (1, 1, 0.0),
        Fate.NO_MODEL: (1, 1, 0.0),
        Fate.NO_PART_NUMBER: (1, 0, 15.0),
        Fate.NO_SOURCE: (1, 0, 4.0),
        Fate.NO_CURRENCY: (1, 0, None),
        Fate.NO_COST: (1, 1, 0.0),
        Fate.NO_QUANTITY: (1, 1, 0.0),
    }
    assert (report.rows_read, report.rows_used) == (9, 2)
    assert report.value_usd() == 264.0
    assert report.value_usd(USED) == 245.0
    assert report.without_rate() == {"CHF": 9.0}
    assert report.unread_sheets == ("Notes",)
    assert report.read_at is not None


@given(
    costs=st.lists(
        st.tuples(
            st.one_of(st.integers(0, 1000), st.sampled_from(["TBD", None])),
            st.one_of(st.integers(1, 9), st.sampled_from(["x", None])),
            st.sampled_from(["USD", "EUR", "CHF", "?"]),
            st.sampled_from([None, "alternative", "maybe"]),
            st.sampled_from(["A", None]),
        ),
        min_size=1,
        max_size=12,
    )
)
def test_used_and_left_out_always_add_up_to_what_the_sheet_holds(
    tmp_path_factory: pytest.TempPathFactory, costs: list[tuple[Cell, Cell, str, Cell, Cell]]
) -> None:
    rows: list[list[Cell]] = [
        [model, f"P{at}", "US", cost, quantity, currency, source]
        for at, (cost, quantity, currency, source, model) in enumerate(costs)
    ]
    book = read(tmp_path_factory.mktemp("book"), rows)
    report = import_report(book)

    tallied = sum(line.tally.rows for line in report.lines)
    assert tallied == report.rows_read == len(costs)
    assert sum(line.tally.rows for line in report.lines if line.tally.fate.used) == report.rows_used
    assert report.value_usd(USED) + report.value_usd(LEFT_OUT) == pytest.approx(report.value_usd())
    held = sum(
        cost * (1 if quantity is None else quantity) * {"USD": 1.0, "EUR": 1.5}[currency]
        for cost, quantity, currency, *_ in costs
        if isinstance(cost, int) and not isinstance(quantity, str) and currency in ("USD", "EUR")
    )
    assert report.value_usd() == pytest.approx(held)
    used = book.rows
    assert report.value_usd(USED) == pytest.approx(
        sum(
            used.unit_cost[row]
            * used.quantity[row]
            * book.currency_rates[used.currencies[used.currency[row]]]
            for row in range(len(used))
        )
    )


def test_problems_that_differ_in_place_and_content_only_are_one_kind_the_worst_first() -> None:
    kinds = problem_kinds(
        [
            Problem(Severity.WARNING, "The price is 4 times that of B17.", sheet="S", cell="D2"),
            Problem(Severity.ERROR, "Unit cost “TBD” is not a number.", sheet="S", cell="D3:D9,D11", rows=8),
            Problem(Severity.ERROR, "Unit cost “n/a” is not a number.", sheet="S", cell="D12"),
        ]
    )

    assert [(kind.severity, kind.message, kind.count, kind.rows, kind.first) for kind in kinds] == [
        (Severity.ERROR, "Unit cost “…” is not a number.", 2, 9, "S!D3"),
        (Severity.WARNING, "The price is 4 times that of B17.", 1, 1, "S!D2"),
    ]
