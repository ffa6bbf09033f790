"""What separates decimals where cells do not tell, and codes that were written as numbers or formulas."""

from pathlib import Path

import pytest

from headroom.book.problem import Severity
from headroom.book.sourcing import SourcingBook
from headroom.user_error import UserError
from headroom.workbook.rows.decode import decode
from workbooks import problems_of, read_rows, silent, table


def read_text(folder: Path, text: str) -> SourcingBook:
    """Return a text file as it is read."""
    path = folder / "bill.csv"
    path.write_text(text, encoding="utf-8")
    return decode(path, silent)


def said(book: SourcingBook) -> str:
    """Return all that is said of a workbook."""
    return "\n".join(f"{one.cell} {one.message}" for one in problems_of(book, *Severity))


def test_german_headings_and_semicolons_say_that_points_group_thousands(tmp_path: Path) -> None:
    text = (
        "Modell;Teilenummer;Ursprungsland;Preis;Menge\nA;P-1;DE;1.250;1\nA;P-2;CN;3.400;1\nA;P-3;MX;850;1\n"
    )
    book = read_text(tmp_path, text)

    assert book.rows.unit_cost.tolist() == [1250, 3400, 850]
    assert "D2 Unit cost “1.250” is read as 1,250" in said(book)


def test_french_headings_and_semicolons_say_so_too(tmp_path: Path) -> None:
    text = "Modèle;Référence;Pays d'origine;Prix unitaire;Quantité\nA;P-1;DE;1.255;1\nA;P-2;CN;3.401;1\n"

    assert read_text(tmp_path, text).rows.unit_cost.tolist() == [1255, 3401]


def test_english_headings_with_semicolons_are_asked_about(tmp_path: Path) -> None:
    text = "Model;Part number;COO;Unit cost;Qty\nA;P-1;DE;1.255;2\nA;P-2;CN;3.401;1\n"

    with pytest.raises(UserError, match="may separate decimals or thousands"):
        read_text(tmp_path, text)


def test_where_nothing_tells_decimals_are_asked_about(tmp_path: Path) -> None:
    rows = [
        ("Modelo", "Número de parte", "País de origen", "Costo unitario"),
        ("Sierra", "P-1", "US", "1.255"),
    ]

    with pytest.raises(UserError, match="may separate decimals or thousands"):
        read_rows(tmp_path, rows)


def test_english_headings_say_a_decimal_point_as_before(tmp_path: Path) -> None:
    book = read_rows(tmp_path, table({"Unit cost": "1,250"}))

    assert book.rows.unit_cost.tolist() == [1250]


def test_marks_that_keep_zeros_are_taken_off(tmp_path: Path) -> None:
    text = (
        "Model,Part number,HTS,COO,Unit cost\n"
        'A,"=""00123""","=""0102030405""",US,10.5\nA,="00124",\'8708295060,CN,1.25\nA,\'00125,8708.30,US,1\n'
    )
    book = read_text(tmp_path, text)

    assert [book.rows.part_number[row] for row in range(3)] == ["00123", "00124", "00125"]
    assert [book.rows.hts_code[row] for row in range(3)] == ["0102030405", "8708295060", "870830"]


def test_an_apostrophe_within_a_text_stays(tmp_path: Path) -> None:
    book = read_text(tmp_path, "Model,Part number,COO,Unit cost\nA,'N 1,US,1\nA,5'9,US,1\n")

    assert [book.rows.part_number[row] for row in range(2)] == ["'N 1", "5'9"]


def test_codes_of_floats_lose_their_zero_and_it_is_said(tmp_path: Path) -> None:
    text = "Model,Part number,HTS,COO,Unit cost\nA,1001.0,8708295060.0,US,10.5\nA,AB-2,8544300000.0,CN,1.25\n"
    book = read_text(tmp_path, text)

    assert [book.rows.part_number[row] for row in range(2)] == ["1001", "AB-2"]
    assert [book.rows.hts_code[row] for row in range(2)] == ["8708295060", "8544300000"]
    assert "B2 Part number “1001.0” is read as 1001" in said(book)


def test_codes_with_a_zero_beside_whole_ones_stay(tmp_path: Path) -> None:
    book = read_text(tmp_path, "Model,Part number,COO,Unit cost\nA,1001.0,US,1\nA,1001,US,1\n")

    assert [book.rows.part_number[row] for row in range(2)] == ["1001.0", "1001"]


def test_numbers_of_more_digits_than_excel_keeps_are_warned_of(tmp_path: Path) -> None:
    book = read_rows(tmp_path, table({"Part number": 1.234567890123457e18}, {"Part number": "1E10"}))

    assert [book.rows.part_number[row] for row in range(2)] == ["1234567890123460000", "1E10"]
    [warning] = problems_of(book)
    assert "1234567890123460000 is a number of more than 15 digits" in warning.message


def test_numbers_that_a_spreadsheet_shortened_are_warned_of(tmp_path: Path) -> None:
    book = read_text(tmp_path, "Model,Part number,COO,Unit cost\nA,1.23457E+18,US,1\nA,P-1,US,1\n")

    assert "B2 Part number “1.23457E+18” looks like a number that a spreadsheet has shortened" in said(book)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("HTS 8708.30.50", "87083050"),
        ("8708.30.50 - Brakes", "87083050"),
        ("HTS8708.30", "870830"),
        ("US 8708295060", "8708295060"),
        ("8708.30 / 8708.40", ""),
        ("brakes 12345", ""),
    ],
)
def test_a_code_with_words_around_it_is_read_where_it_is_the_only_one(
    tmp_path: Path, text: str, code: str
) -> None:
    book = read_rows(tmp_path, table({"HTS code": text}))

    assert book.rows.hts_code[0] == code
    assert text in said(book)
