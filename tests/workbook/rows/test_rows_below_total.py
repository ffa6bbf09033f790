"""Rows that are read although they stand below the total of their bill are said, with both sums."""

import csv
from pathlib import Path

import pytest

from headroom.book.problem import Problem, Severity
from headroom.book.sourcing import SourcingBook
from headroom.opening.layout_choice import Proposal
from headroom.workbook.rows.decode import decode
from headroom.workbook.survey.questions import Questions
from read_sheets import worth
from workbooks import Cell, Rows, silent, write_xlsx

ENGLISH: Rows = (
    ("Part number", "Description", "Country of origin", "Qty", "Unit cost"),
    ("P-1", "bracket", "US", 2.0, 100.0),
    ("P-2", "cover", "MX", 1.0, 50.0),
)
OPTION: tuple[Cell, ...] = ("P-8", "tow bar", "CN", 1.0, 16.0)

GERMAN: Rows = (
    ("Teilenummer", "Bezeichnung", "Ursprungsland", "Menge", "Stückpreis", "Gesamtpreis"),
    ("P-1", "Halter", "US", 2.0, 100.0, 200.0),
    ("P-2", "Deckel", "MX", 1.0, 50.0, 50.0),
)
EXTRA: tuple[Cell, ...] = ("P-8", "Kupplung", "CN", 1.0, 16.0, 16.0)

SPANISH: Rows = (
    ("Nivel", "Número de parte", "País de origen", "Cantidad", "Costo unitario"),
    ("0", "Sierra", "", 1.0, None),
    ("1", "P-1", "US", 2.0, 100.0),
    ("1", "P-2", "MX", 1.0, 50.0),
)

FRENCH: Rows = (
    ("Référence", "Désignation", "Pays d'origine", "Quantité", "Montant total"),
    ("P-1", "support", "US", 2.0, 200.0),
    ("P-2", "capot", "MX", 1.0, 50.0),
)


def _read(folder: Path, rows: Rows, kind: str, model: str = "Sierra") -> SourcingBook:
    path = folder / f"bill.{kind}"
    if kind == "xlsx":
        write_xlsx(path, {"BOM": rows})
    else:
        with path.open("w", newline="", encoding="utf-8") as file:
            csv.writer(file).writerows([["" if cell is None else cell for cell in row] for row in rows])
    return decode(path, silent, Questions(choose=Proposal(confirm=True, model=model)))


def _said(book: SourcingBook) -> list[Problem]:
    return [one for one in book.problems if "read as well" in one.message]


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
@pytest.mark.parametrize(
    ("rows", "cell", "below"),
    [
        ((*ENGLISH, ("Total", None, None, None, 250.0), OPTION), "E4", "row 5 below it is"),
        (
            (
                *ENGLISH,
                (None, "Grand total", None, None, 250.0),
                (None,) * 5,
                ("Optional parts", *(None,) * 4),
                ("P-8", "tow bar", "CN", 1.0, 10.0),
                ("P-9", "roof rack", "CN", 2.0, 3.0),
            ),
            "E4",
            "rows 7 to 8 below it are",
        ),
        ((*GERMAN, (None, "Gesamtsumme", None, None, None, 250.0), EXTRA), "F4", "row 5 below it is"),
        ((*GERMAN, (None, None, None, None, "Summe", 250.0), EXTRA), "F4", "row 5 below it is"),
        (
            (
                ("Pos.", *GERMAN[0]),
                *((str(at), *row) for at, row in enumerate(GERMAN[1:], start=1)),
                ("Gesamtsumme", *(None,) * 5, 250.0),
                (None, *EXTRA),
            ),
            "G4",
            "row 5 below it is",
        ),
        (
            (*SPANISH, (None, "Total general", None, None, 250.0), ("1", "P-8", "CN", 1.0, 16.0)),
            "E5",
            "row 6 below it is",
        ),
        (
            (*FRENCH, (None, "Montant total :", None, None, 250.0), ("P-8", "attelage", "CN", 1.0, 16.0)),
            "E4",
            "row 5 below it is",
        ),
    ],
)
def test_rows_below_the_total_are_said_with_both_sums(
    rows: Rows, cell: str, below: str, kind: str, tmp_path: Path
) -> None:
    book = _read(tmp_path, rows, kind)

    [said] = _said(book)
    assert worth(book) == {"Sierra": 266.0}
    assert (said.severity, said.cell) == (Severity.WARNING, cell)
    assert "“250.0" in said.message
    assert f"; {below} read as well, which makes 266.00 in all. It is not used." in said.message
    assert said.remedy.startswith(
        "If the rows below are no parts of the model, such as options or notes, make "
    )


def test_a_total_without_a_figure_says_which_rows_stand_below_it(tmp_path: Path) -> None:
    [said] = _said(_read(tmp_path, (*ENGLISH, ("Total", *(None,) * 4), OPTION), "xlsx"))

    assert "other rows; row 5 below it is read as well, which makes 266.00 in all." in said.message


def test_several_currencies_are_not_added_up(tmp_path: Path) -> None:
    heading, *parts = ENGLISH
    rows = ((*heading, "Currency"), *((*row, "USD") for row in parts), ("Total", None, None, None, 250.0))
    sheets = {"BOM": (*rows, (*OPTION, "EUR")), "Rates": (("Currency", "USD per unit"), ("EUR", 1.1))}
    path = write_xlsx(tmp_path / "bill.xlsx", sheets)

    [said] = _said(decode(path, silent, Questions(choose=Proposal(confirm=True, model="Sierra"))))

    assert said.message.endswith("; row 5 below it is read as well. It is not used.")


BLOCK: Rows = (("P-3", "seat", "MX", 2.0, 20.0), ("P-4", "belt", "MX", 1.0, 10.0))


@pytest.mark.parametrize(
    "rows",
    [
        (*ENGLISH, ("Subtotal", None, None, None, 250.0), *BLOCK),
        (*ENGLISH, ("Sous-total moteur", None, None, None, 250.0), *BLOCK),
        (*ENGLISH, ("Total engine", *(None,) * 3, 250.0), *BLOCK, ("Total body", *(None,) * 3, 50.0)),
        (
            *ENGLISH,
            *(("Total engine", *(None,) * 3, 250.0), *BLOCK, ("Total body", *(None,) * 3, 50.0)),
            OPTION,
        ),
        (*ENGLISH, ("Total", *(None,) * 3, 250.0), *BLOCK, ("Grand total", *(None,) * 3, 300.0)),
        (ENGLISH[0], ("Total", None, None, None, 250.0), *ENGLISH[1:]),
        (
            *ENGLISH,
            ("Total", None, None, None, 250.0),
            ("Notes", *(None,) * 4),
            ("P-9", "gift", "CN", 1.0, 0.0),
        ),
    ],
    ids=["subtotal", "french", "blocks", "block without", "summed later", "on top", "worth nothing"],
)
def test_a_total_of_some_rows_or_of_all_says_nothing_of_those_below(rows: Rows, tmp_path: Path) -> None:
    assert _said(_read(tmp_path, rows, "xlsx")) == []


MODELS_BELOW: Rows = (
    ("Model", "Part number", "Country of origin", "Unit cost"),
    ("Alder", "P-1", "US", 10.0),
    ("Alder", "P-2", "US", 20.0),
    ("Total", None, None, 30.0),
    ("Birch", "P-1", "US", 10.0),
    ("Birch", "P-3", "US", 40.0),
)


def test_a_total_of_one_model_says_nothing_of_the_next(tmp_path: Path) -> None:
    assert _said(_read(tmp_path, MODELS_BELOW, "xlsx", "")) == []


def test_rows_below_the_total_of_the_last_model_are_its_own(tmp_path: Path) -> None:
    rows = (*MODELS_BELOW, ("Total", None, None, 50.0), ("Birch", "P-9", "CN", 5.0))

    [said] = _said(_read(tmp_path, rows, "csv", ""))

    assert said.cell == "D7"
    assert "“50.0” is their sum; row 8 below it is read as well, which makes 55.00 in all" in said.message
