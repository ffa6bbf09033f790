"""Of several columns of one amount, that in US dollars is taken; where nothing tells, it is asked."""

import csv
from pathlib import Path

import pytest

from headroom.book.problem import Severity
from headroom.book.sourcing import SourcingBook
from headroom.book.survey import CERTAIN, ColumnFinding
from headroom.opening.layout_choice import Proposal
from headroom.workbook.rows.decode import decode
from headroom.workbook.survey.questions import Questions
from read_sheets import said, worth
from surveys import surveyed
from workbooks import Cell, Rows, silent, write_xlsx

ENGLISH = ("Part number", "Country of origin", "Qty")
GERMAN = ("Teilenummer", "Ursprungsland", "Menge")
SPANISH = ("Número de parte", "País de origen", "Cantidad")
FRENCH = ("Référence", "Pays d'origine", "Quantité")

LOCAL_FIRST = ((140.0, 100.0), (70.0, 50.0))
DOLLARS_FIRST = tuple((dollars, local) for local, dollars in LOCAL_FIRST)


def _rows(headings: tuple[Cell, ...], *of_each: tuple[Cell, ...]) -> Rows:
    first, second = of_each
    return headings, ("P-1", "US", 2.0, *first), ("P-2", "MX", 1.0, *second)


def _written(folder: Path, rows: Rows, kind: str) -> Path:
    path = folder / f"bill.{kind}"
    if kind == "xlsx":
        return write_xlsx(path, {"BOM": rows})
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([["" if cell is None else cell for cell in row] for row in rows])
    return path


def _read(folder: Path, rows: Rows, kind: str = "xlsx") -> SourcingBook:
    choose = Proposal(confirm=True, model="Sierra")
    return decode(_written(folder, rows, kind), silent, Questions(choose=choose))


def _costs(folder: Path, rows: Rows) -> list[ColumnFinding]:
    table = surveyed(_written(folder, rows, "xlsx")).sheets[0].tables[0]
    return [one for one in table.columns if one.proposed.field == "unit_cost"]


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
@pytest.mark.parametrize(
    ("rows", "taken", "left"),
    [
        (_rows((*ENGLISH, "Price (CAD)", "Price (USD)"), *LOCAL_FIRST), "Price (USD)", "Price (CAD)"),
        (_rows((*ENGLISH, "Price (USD)", "Price (CAD)"), *DOLLARS_FIRST), "Price (USD)", "Price (CAD)"),
        (_rows((*ENGLISH, "Price C$", "Price US$"), *LOCAL_FIRST), "Price US$", "Price C$"),
        (
            _rows((*GERMAN, "Stückpreis EUR", "Stückpreis USD"), *LOCAL_FIRST),
            "Stückpreis USD",
            "Stückpreis EUR",
        ),
        (
            _rows((*SPANISH, "Costo unitario (MXN)", "Precio en USD"), *LOCAL_FIRST),
            "Precio en USD",
            "Costo unitario (MXN)",
        ),
        (
            _rows((*FRENCH, "Prix unitaire ($ US)", "Prix unitaire (€)"), *DOLLARS_FIRST),
            "Prix unitaire ($ US)",
            "Prix unitaire (€)",
        ),
        (
            _rows((*FRENCH, "Prix unitaire €", "Prix unitaire $"), *LOCAL_FIRST),
            "Prix unitaire $",
            "Prix unitaire €",
        ),
        (_rows((*ENGLISH, "Unit price", "Unit price USD"), *LOCAL_FIRST), "Unit price USD", "Unit price"),
    ],
)
def test_the_price_in_us_dollars_is_taken(
    rows: Rows, taken: str, left: str, kind: str, tmp_path: Path
) -> None:
    book = _read(tmp_path, rows, kind)

    assert worth(book) == {"Sierra": 250.0}
    assert f"The columns “{taken}” and “{left}” both mean Unit cost. “{left}” is not used." in said(book)


def test_currencies_below_one_heading_are_told_apart(tmp_path: Path) -> None:
    rows: Rows = [
        ("Part number", "Country of origin", "Qty", "Price", None),
        (None, None, None, "CAD", "USD"),
        ("P-1", "US", 2.0, 140.0, 100.0),
        ("P-2", "MX", 1.0, 70.0, 50.0),
    ]

    assert worth(_read(tmp_path, rows)) == {"Sierra": 250.0}


def test_a_price_in_us_dollars_is_sure_and_says_why(tmp_path: Path) -> None:
    [cost] = _costs(tmp_path, _rows((*ENGLISH, "Price (CAD)", "Price (USD)"), *LOCAL_FIRST))

    assert cost.confidence >= CERTAIN
    assert cost.reason.endswith("It is taken before “Price (CAD)”: it is in USD.")


@pytest.mark.parametrize(
    ("rows", "taken"),
    [
        (_rows((*ENGLISH, "Price CAD", "Price EUR"), *LOCAL_FIRST), "Price CAD"),
        (_rows((*GERMAN, "Preis EUR", "Preis USD"), (140.0, None), (70.0, 50.0)), "Preis EUR"),
        (
            _rows(
                (*ENGLISH, "Price CAD", "Price USD", "Currency"), (140.0, 100.0, "CAD"), (70.0, 50.0, "USD")
            ),
            "Price CAD",
        ),
    ],
    ids=["no dollars", "dollars half filled", "rows of both"],
)
def test_a_price_is_asked_where_nothing_tells_which_is_meant(rows: Rows, taken: str, tmp_path: Path) -> None:
    [cost] = _costs(tmp_path, rows)

    assert cost.proposed.heading == taken
    assert cost.confidence < CERTAIN
    assert cost.reason.endswith(f"are the same amount in several currencies: “{taken}” is taken.")


def test_a_column_without_a_cell_is_no_price(tmp_path: Path) -> None:
    [cost] = _costs(tmp_path, _rows((*ENGLISH, "Price USD", "Price CAD"), (None, 140.0), (None, 70.0)))

    assert (cost.proposed.heading, cost.confidence) == ("Price CAD", 1.0)


def test_rows_that_state_their_currency_have_the_price_that_leaves_it_to_them(tmp_path: Path) -> None:
    prices = _rows(
        (*ENGLISH, "Unit price USD", "Unit price", "Currency"), (100.0, 140.0, "CAD"), (50.0, 70.0, "CAD")
    )
    path = write_xlsx(
        tmp_path / "book.xlsx", {"BOM": prices, "Rates": (("Currency", "USD per unit"), ("CAD", 0.5))}
    )
    book = decode(path, silent, Questions(choose=Proposal(confirm=True, model="Sierra")))

    assert worth(book) == {"Sierra": 350.0}
    assert book.rows.currencies == ("CAD",)


def test_rows_that_state_one_currency_have_the_price_that_names_it(tmp_path: Path) -> None:
    rows = _rows((*ENGLISH, "Price CAD", "Price USD", "Currency"), (140.0, 100.0, "USD"), (70.0, 50.0, "USD"))

    assert worth(_read(tmp_path, rows)) == {"Sierra": 250.0}


def test_totals_of_rows_are_taken_in_the_currency_of_the_unit_cost(tmp_path: Path) -> None:
    headings = (*ENGLISH, "Price CAD", "Price USD", "Total CAD", "Total USD")
    book = _read(tmp_path, _rows(headings, (140.0, None, 280.0, 200.0), (70.0, 50.0, 70.0, 50.0)))
    both = _read(tmp_path, _rows(headings, (140.0, 100.0, 280.0, 200.0), (70.0, 50.0, 70.0, 50.0)))
    alone = _rows(
        (*ENGLISH, "Price CAD", "Price USD", "Total CAD"), (140.0, 100.0, 280.0), (70.0, 50.0, 70.0)
    )

    assert worth(both) == {"Sierra": 250.0}
    assert "is not quantity times unit cost" not in said(both)
    assert "is not quantity times unit cost" not in said(book)
    assert "Total CAD" in said(_read(tmp_path, alone), Severity.ASSUMPTION)


def test_another_kind_of_price_is_not_the_cost_for_being_in_dollars(tmp_path: Path) -> None:
    assert worth(_read(tmp_path, _rows((*ENGLISH, "Unit cost", "Target price USD"), *LOCAL_FIRST))) == {
        "Sierra": 350.0
    }


def test_a_sign_of_dollars_in_a_heading_says_whose_they_are(tmp_path: Path) -> None:
    book = _read(tmp_path, _rows((*ENGLISH, "Unit price (C$)"), (140.0,), (70.0,)))

    assert worth(book) == {}
    assert "The currency of the row is CAD, for which there is no rate." in said(book)


@pytest.mark.parametrize(
    ("headings", "price"),
    [
        (ENGLISH, "Unit price (¥)"),
        (SPANISH, "Costo unitario (pesos)"),
        (ENGLISH, "Unit cost (local currency)"),
    ],
)
def test_a_currency_that_may_be_several_is_asked_unless_the_rows_state_theirs(
    headings: tuple[str, ...], price: str, tmp_path: Path
) -> None:
    [asked] = _costs(tmp_path, _rows((*headings, price), (140.0,), (70.0,)))
    [stated] = _costs(tmp_path, _rows((*headings, price, "Currency"), (140.0, "JPY"), (70.0, "JPY")))

    assert asked.confidence < CERTAIN
    assert asked.reason.endswith("US dollars are taken if no column states it.")
    assert stated.confidence >= CERTAIN
