"""Money of vehicles in another currency is converted by the rates of the workbook, or left out."""

import csv
from pathlib import Path

from headroom.book.problem import Severity
from headroom.book.sourcing import SourcingBook
from headroom.opening.layout_choice import Proposal
from headroom.workbook.rows.decode import decode
from headroom.workbook.survey.questions import Questions
from read_sheets import said
from surveys import surveyed
from workbooks import Rows, silent, write_xlsx

PARTS: Rows = (("Model", "Part number", "Country of origin", "Unit cost"), ("Sierra", "P-1", "US", 100.0))
RATES: Rows = (("Currency", "USD per unit"), ("CAD", 0.7), ("EUR", 1.1))


def _read(folder: Path, models: Rows, rates: Rows | None = RATES) -> SourcingBook:
    sheets = {"Sourcing": PARTS, "Models": models, **({} if rates is None else {"Rates": rates})}
    path = write_xlsx(folder / "book.xlsx", sheets)
    return decode(path, silent, Questions(choose=Proposal(confirm=True)))


def test_money_whose_heading_names_another_currency_is_converted(tmp_path: Path) -> None:
    book = _read(tmp_path, (("Model", "MSRP (CAD)", "Net cost EUR"), ("Sierra", 40_000.0, 20_000.0)))

    [vehicle] = book.vehicles
    assert (vehicle.msrp_usd, vehicle.net_cost_usd) == (28_000.0, 22_000.0)
    assert "B2: MSRP “40000” is in CAD: at 0.7 US dollars for one it is converted." in said(
        book, Severity.ASSUMPTION
    )


def test_money_that_names_its_currency_beside_it_is_converted(tmp_path: Path) -> None:
    book = _read(tmp_path, (("Model", "MSRP"), ("Sierra", "C$ 40000")))

    assert book.vehicles[0].msrp_usd == 28_000.0


def test_money_without_a_rate_is_left_out_with_an_error(tmp_path: Path) -> None:
    book = _read(tmp_path, (("Model", "MSRP (MX$)"), ("Sierra", 500_000.0)), None)

    assert book.vehicles[0].msrp_usd is None
    assert "B2: MSRP “500000” is in MXN, for which there is no rate." in said(book, Severity.ERROR)


def test_of_two_columns_that_in_us_dollars_is_taken(tmp_path: Path) -> None:
    models: Rows = (("Model", "MSRP (CAD)", "MSRP (USD)"), ("Sierra", 40_000.0, 30_000.0))
    book = _read(tmp_path, models)

    assert book.vehicles[0].msrp_usd == 30_000.0
    assert "“MSRP (CAD)” is not used." in said(book)


def test_a_rate_of_money_of_vehicles_is_asked_for(tmp_path: Path) -> None:
    parts, models = tmp_path / "parts.csv", tmp_path / "Models.csv"
    for path, rows in ((parts, PARTS), (models, (("Model", "MSRP €"), ("Sierra", 40_000.0)))):
        with path.open("w", newline="", encoding="utf-8") as file:
            csv.writer(file).writerows(rows)

    survey = surveyed(parts, models)
    told = Questions(choose=Proposal(confirm=True), assumed_rates={"EUR": 1.2})
    book = decode((parts, models), silent, told)

    assert any(table.layout.column("msrp_usd") for sheet in survey.sheets for table in sheet.tables)
    assert book.vehicles[0].msrp_usd == 48_000.0


def test_a_switching_cost_in_another_currency_is_converted(tmp_path: Path) -> None:
    rows: Rows = ((*PARTS[0], "Source", "Switching cost (EUR)"), (*PARTS[1], "current", None))
    rows = (*rows, ("Sierra", "P-1", "MX", 90.0, "alternative", 1_000.0))
    path = write_xlsx(tmp_path / "book.xlsx", {"Sourcing": rows, "Rates": RATES})

    book = decode(path, silent, Questions(choose=Proposal(confirm=True)))

    assert [book.rows.value("switching_cost_usd", row) for row in range(2)] == [0.0, 1_100.0]
    assert "Switching cost “1000” is in EUR" in said(book, Severity.ASSUMPTION)
