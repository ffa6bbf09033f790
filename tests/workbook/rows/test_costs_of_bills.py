"""Units, cents, totals, kinds of cost and currencies in the cells of bills: read, asked about, or said."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from headroom.book.layout import BookLayout
from headroom.book.problem import Severity
from headroom.book.sourcing import SourcingBook
from headroom.book.survey import BookSurvey, Question
from headroom.user_error import UserError
from headroom.workbook.rows.decode import decode
from headroom.workbook.survey.questions import Questions
from surveys import surveyed
from workbooks import MODELS, Cell, Rows, problems_of, read_rows, silent, write_xlsx

PLAIN = ("Model", "Part number", "Country of origin", "Unit cost", "Quantity per vehicle")
MODEL: Rows = (("Model", "Assembly country"), ("Sierra", "MX"))


def bill(*rows: tuple[Cell, ...], headings: tuple[str, ...] = PLAIN) -> Rows:
    """Return a bill of one model: cost, quantity and what follows them, of parts made in the US."""
    return [headings, *(("Sierra", f"P-{at}", "US", *row) for at, row in enumerate(rows, start=1))]


def parts_usd(book: SourcingBook) -> float:
    """Return what the parts of one vehicle cost."""
    rates = np.array([book.currency_rates[name] for name in book.rows.currencies])
    return float((book.rows.quantity * book.rows.unit_cost * rates[book.rows.currency]).sum())


def questions_of(folder: Path, sheets: Mapping[str, Rows]) -> list[Question]:
    """Return what is asked about the tables of a workbook."""
    survey = surveyed(write_xlsx(folder / "asked.xlsx", sheets))
    return [question for sheet in survey.sheets for one in sheet.tables for question in one.questions]


def answered(folder: Path, sheets: Mapping[str, Rows], answers: Mapping[str, str]) -> SourcingBook:
    """Return a workbook read with questions answered."""

    def choose(survey: BookSurvey) -> BookLayout:
        tables = tuple(one.with_answers(answers) for one in survey.proposed.tables)
        return replace(survey.proposed, tables=tables)

    return decode(write_xlsx(folder / "book.xlsx", sheets), silent, Questions(choose=choose))


def said(book: SourcingBook, *severities: Severity) -> str:
    """Return what is said of a workbook, a line each."""
    return "\n".join(f"{one.cell} {one.message}" for one in problems_of(book, *severities))


@pytest.mark.parametrize(
    ("cost", "quantity", "money"),
    [
        ("3.58/ea", "12\u4e2a", 42.96),
        ("$3.58 each", "4 pcs", 14.32),
        ("3.58 per pc", "2x", 7.16),
        ("35/100", "4", 1.40),
        ("12 USD per 1000", "10 (ea)", 0.12),
        ("250/C", 4.0, 10.0),
        ("35 ct", "2 ea", 0.70),
        ("\u00a235", 1.0, 0.35),
        ("1.2k", "4/veh", 4800.0),
    ],
)
def test_units_in_cells_are_read_and_said(tmp_path: Path, cost: str, quantity: Cell, money: float) -> None:
    book = read_rows(tmp_path, bill((cost, quantity)))

    assert parts_usd(book) == pytest.approx(money)
    assert "D2 Unit cost “" in said(book, Severity.ASSUMPTION)
    assert not problems_of(book, Severity.ERROR)


@pytest.mark.parametrize("words", ["A/R", "AR", "as required", "nach Bedarf"])
def test_a_quantity_as_required_is_listed(tmp_path: Path, words: str) -> None:
    book = read_rows(tmp_path, bill((5.0, words), (7.0, 2.0)))

    assert parts_usd(book) == 14
    assert "as much as is needed" in said(book, Severity.ERROR)


@pytest.mark.parametrize("text", ["3 apples", "1/2", "4 pcs 2", "x"])
def test_what_is_no_quantity_stays_an_error(tmp_path: Path, text: str) -> None:
    book = read_rows(tmp_path, bill((5.0, text), (7.0, 2.0)))

    assert parts_usd(book) == 14
    assert f"“{text}” is not a number" in said(book, Severity.ERROR)


@pytest.mark.parametrize("heading", ["Unit cost (cents)", "Unit price, US cents", "Preis Cent/St"])
def test_amounts_in_cents_by_their_heading_are_divided(tmp_path: Path, heading: str) -> None:
    headings = (*PLAIN[:3], heading, PLAIN[4])
    book = read_rows(tmp_path, bill((250.0, 2.0), ("35 ct", 1.0), headings=headings))

    assert parts_usd(book) == pytest.approx(5.35)
    assert "is in cents: the amounts are divided by 100" in said(book, Severity.ASSUMPTION)


def test_codes_of_price_units_divide_the_cost(tmp_path: Path) -> None:
    rows = bill((250.0, 10.0, "M"), (35.0, 4.0, "C"), (30.0, 1.0, "EA"), headings=(*PLAIN, "Price UOM"))
    book = read_rows(tmp_path, rows)

    assert parts_usd(book) == pytest.approx(33.9)
    assert "F2 Price unit “M” is read as 1,000 pieces" in said(book, Severity.ASSUMPTION)


def test_m_as_the_unit_of_a_price_is_asked_beside_kilograms(tmp_path: Path) -> None:
    rows = bill((250.0, 10.0, "M"), (35.0, 4.0, "KG"), headings=(*PLAIN, "Price UOM"))
    with pytest.raises(UserError, match="thousand pieces or a metre"):
        read_rows(tmp_path, rows)

    [question] = questions_of(tmp_path, {"Sourcing": rows})
    assert (question.proposed, question.sure) == ("metre", False)
    assert [answer.consequence[:8] for answer in question.answers] == ["2.50 in ", "2,500.00"]
    assert parts_usd(answered(tmp_path, {"Sourcing": rows}, {"price_units": "metre"})) == 2640
    assert parts_usd(answered(tmp_path, {"Sourcing": rows}, {"price_units": "thousand"})) == 142.5


def test_m_is_a_metre_where_quantities_are_in_metres(tmp_path: Path) -> None:
    rows = bill((10.0, 4.0, "M", "M"), (10.0, 4.0, "EA", "EA"), headings=(*PLAIN, "Price UOM", "UOM"))
    book = read_rows(tmp_path, rows)

    assert parts_usd(book) == 80
    assert not problems_of(book)


def test_a_unit_that_is_no_piece_is_warned_of_once_with_its_value(tmp_path: Path) -> None:
    rows = bill(
        (10.0, 1.0, "EA", 0.0),
        (2.0, 1500.0, "MM", 5.0),
        (1.0, 100.0, "mm", 5.0),
        headings=(*PLAIN, "UOM", "Scrap %"),
    )
    book = read_rows(tmp_path, rows)

    assert parts_usd(book) == 3110
    [warning] = problems_of(book)
    assert "“MM” in 2 rows" in warning.message
    assert "(3,100.00 USD)" in warning.message
    assert "“Scrap %” is not applied" in said(book, Severity.ASSUMPTION)


@pytest.mark.parametrize(("cost", "quantity", "warned"), [("3.5/kg", "2 kg", False), ("3.5/kg", 2.0, True)])
def test_a_price_for_a_kilogram_is_warned_of_unless_kilograms_are_counted(
    tmp_path: Path, cost: str, quantity: Cell, *, warned: bool
) -> None:
    book = read_rows(tmp_path, bill((cost, quantity)))

    assert parts_usd(book) == 7
    assert bool(problems_of(book)) is warned


def test_a_currency_with_a_unit_is_a_currency_and_the_unit_is_said(tmp_path: Path) -> None:
    rows = bill((10.0, 1.0, "USD/KG"), (10.0, 1.0, "EUR per kg"), headings=(*PLAIN, "Moneda"))
    book = read_rows(tmp_path, rows, rates=[("Currency", "USD per unit"), ("EUR", 1.1)])

    assert parts_usd(book) == pytest.approx(21)
    assert "The price is for “KG” in 2 rows" in said(book, Severity.WARNING)


def test_a_currency_for_a_hundred_divides_the_cost(tmp_path: Path) -> None:
    book = read_rows(tmp_path, bill((35.0, 4.0, "USD/100"), headings=(*PLAIN, "Currency")))

    assert parts_usd(book) == pytest.approx(1.4)
    assert "it is divided by 100" in said(book, Severity.ASSUMPTION)


@pytest.mark.parametrize("heading", ["Extended cost", "Line total", "Gesamtpreis", "Importe total"])
def test_totals_alone_give_the_unit_cost(tmp_path: Path, heading: str) -> None:
    rows = bill((40.0, 4.0), (100.0, 5.0), headings=(*PLAIN[:3], heading, PLAIN[4]))
    book = read_rows(tmp_path, rows)

    assert book.rows.unit_cost.tolist() == [10, 20]
    assert "(40 / 4 = 10) in 2 rows" in said(book, Severity.ASSUMPTION)


def test_amounts_that_may_be_totals_are_asked_about(tmp_path: Path) -> None:
    sheets = {"Sourcing": bill((40.0, 4.0), headings=(*PLAIN[:3], "Amount", PLAIN[4]))}

    [question] = questions_of(tmp_path, sheets)
    assert not question.sure
    assert parts_usd(answered(tmp_path, sheets, {"extended": "totals"})) == 40
    assert parts_usd(answered(tmp_path, sheets, {"extended": "part"})) == 160


def test_totals_beside_unit_costs_are_compared_with_them(tmp_path: Path) -> None:
    rows = bill((10.0, 4.0, 40.0), (10.0, 4.0, 400.0), headings=(*PLAIN, "Line total"))
    book = read_rows(tmp_path, rows)

    assert parts_usd(book) == 80
    assert "F3 Extended cost is not quantity times unit cost in 1 row (first: 400 instead of 40)" in said(
        book
    )


KINDS: Rows = (
    ("Model", "Part number", "Type", "Country of origin", "Unit cost", "Quantity per vehicle"),
    ("Sierra", "P-1", "Material", "US", 100.0, 1.0),
    ("Sierra", "LAB", "Labor", "MX", 100.0, 2.0),
    ("Sierra", "OH", "Overhead", "MX", 50.0, 1.0),
    ("Sierra", "TOOL", "Tooling", "US", 20.0, 1.0),
    ("Sierra", "PROFIT", "Margin", "US", 30.0, 1.0),
    ("Sierra", "F", "Freight", "US", 5.0, 1.0),
)


def test_labour_and_overhead_are_conversion_cost_and_profit_is_left_out(tmp_path: Path) -> None:
    book = read_rows(tmp_path, KINDS, models=MODEL)

    assert parts_usd(book) == 100
    assert book.vehicles[0].conversion_usd == 270
    assert (book.rows_read, book.rows_used) == (6, 1)
    assert sum(tally.rows for tally in book.tallies) == 6
    assert "1 row of profit (30.00 USD) is left out" in said(book, Severity.WARNING)
    assert "1 row of freight (5.00 USD) is left out" in said(book, Severity.WARNING)


def test_a_stated_conversion_cost_counts_and_labour_is_not_added(tmp_path: Path) -> None:
    book = read_rows(tmp_path, KINDS, models=MODELS)

    assert book.vehicles[0].conversion_usd == 4000
    assert "(270.00 USD) are not added" in said(book, Severity.WARNING)


def test_kinds_of_cost_can_be_counted_as_parts(tmp_path: Path) -> None:
    sheets = {"Sourcing": KINDS, "Models": MODEL}

    assert parts_usd(answered(tmp_path, sheets, {"cost_kinds": "parts"})) == 405


def test_labour_that_only_its_description_names_is_asked_about(tmp_path: Path) -> None:
    rows: Rows = [
        ("Model", "Part number", "Description", "Country of origin", "Unit cost"),
        ("Sierra", "P-1", "Hub", "US", 100.0),
        ("Sierra", "L-1", "Direct labour", "MX", 40.0),
    ]
    [question] = questions_of(tmp_path, {"Sourcing": rows})
    book = answered(tmp_path, {"Sourcing": rows, "Models": MODEL}, {"cost_kinds": "apart"})

    assert (question.proposed, question.sure) == ("apart", False)
    assert (parts_usd(book), book.vehicles[0].conversion_usd) == (100, 40)


def test_a_type_of_something_else_is_no_kind_of_cost(tmp_path: Path) -> None:
    rows = bill((100.0, 1.0, "Fastener"), (50.0, 1.0, "Bracket"), headings=(*PLAIN, "Type"))

    assert parts_usd(read_rows(tmp_path, rows)) == 150
    assert not questions_of(tmp_path, {"Sourcing": rows})


@pytest.mark.parametrize(("text", "volume"), [("350k", 350_000), ("1.2M", 1_200_000), ("120 Tsd", 120_000)])
def test_volumes_in_thousands_and_millions_are_read_and_said(tmp_path: Path, text: str, volume: int) -> None:
    models: Rows = [("Model", "Assembly country", "Annual volume"), ("Sierra", "MX", text)]
    book = read_rows(tmp_path, bill((1.0, 1.0)), models=models)

    assert book.vehicles[0].annual_volume == volume
    assert f"“{text}” is read as {volume:,}" in said(book, Severity.ASSUMPTION)
