"""Facts of part lists are joined to the rows of bills by part number, and every cell keeps its address."""

import tempfile
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from headroom.book.layout import JOIN, LEFT
from headroom.book.problem import Severity
from headroom.notation.part_numbers import find_numbers
from headroom.workbook.process.book_folder import load_book, save_book
from headroom.workbook.process.row_files import ForgedBookError
from part_list_books import BILL, PRICES, addresses, column, csv, read, said, two_sheets, worth
from workbooks import HEADINGS, ROW, problems_of, write_xlsx


def test_a_bill_and_its_prices_on_two_sheets_are_joined_without_a_question(tmp_path: Path) -> None:
    book = read(two_sheets(tmp_path))

    assert worth(book) == {"Oak": 70.0, "Elm": 10.0}
    assert column(book, "origin") == ["CN", "MX", "CN"]
    assert addresses(book, "unit_cost") == ["Parts!D2", "Parts!D3", "Parts!D2"]
    assert addresses(book, "quantity") == ["BOM!C2", "BOM!C3", "BOM!C4"]
    assert addresses(book, "description")[1] == "Parts!B3"
    assert (book.rows_read, book.rows_used, book.unread_sheets) == (3, 3, ())
    assert not problems_of(book, Severity.ERROR)
    [joined] = said(book, "joined from “Parts”")
    assert joined.startswith("BOM!B1: Country of origin, Description, Unit cost") or "Unit cost" in joined
    assert "in 3 of 3 rows" in joined


def test_what_does_not_match_is_listed_on_both_sides_with_its_numbers(tmp_path: Path) -> None:
    bill = (*BILL, ("Elm", "P-9", 1.0))
    book = read(two_sheets(tmp_path, bill, (*PRICES, ("P-7", "Cap", "MX", 3.0), ("P-8", "Nut", "US", 1.0))))

    assert worth(book) == {"Oak": 70.0, "Elm": 10.0}
    [lacking] = said(book, "does not have")
    assert lacking == "BOM!B5: 1 row of 4 is of parts that “Parts” does not have (B5: “P-9”)."
    [left] = said(book, "stand in no bill")
    assert left.startswith("Parts!A4: 2 of its 4 part numbers stand in no bill of material (P-7, P-8)")
    assert said(book, "Unit cost is missing.") == ["BOM!5: Unit cost is missing. The row is left out."]


def test_rows_without_a_partner_say_what_they_are_worth(tmp_path: Path) -> None:
    bill = (
        ("Model", "Part number", "Qty", "Unit cost"),
        ("Oak", "P-1", 2.0, 10.0),
        ("Oak", "P-2", 1.0, 50.0),
        ("Oak", "P-9", 4.0, 25.0),
    )
    book = read(two_sheets(tmp_path, bill, (("Part number", "COO"), ("P-1", "CN"), ("P-2", "MX"))))

    [lacking] = said(book, "does not have")
    assert lacking.endswith("worth 100.00 at their unit costs.")
    assert column(book, "origin") == ["CN", "MX", None]


def test_three_sheets_of_bill_prices_and_certificates(tmp_path: Path) -> None:
    papers = (("Part number", "Originating"), ("P-2", "yes"))
    book = read(two_sheets(tmp_path, Zeugnisse=papers))

    assert worth(book) == {"Oak": 70.0, "Elm": 10.0}
    assert column(book, "originating") == [None, "yes", None]
    assert addresses(book, "originating") == ["BOM!2", "Zeugnisse!B2", "BOM!4"]
    assert addresses(book, "origin") == ["Parts!C2", "Parts!C3", "Parts!C2"]
    assert len(said(book, "“Zeugnisse” does not have")) == 1


def test_two_text_files_with_decimal_commas_and_lost_zeros(tmp_path: Path) -> None:
    bill = csv(tmp_path / "bill.csv", ["Model;Part number;Qty", "Oak;100;2", "Oak;200;1", "Oak;A 30-1;4"])
    prices = csv(
        tmp_path / "prices.csv",
        ["Part number;COO;Unit cost", "00100;CN;10,50", "0200;MX;5,25", "a301;US;1,00"],
    )
    book = read(bill, prices)

    assert worth(book) == {"Oak": 30.25}
    assert column(book, "part_number") == ["100", "200", "A 30-1"]
    assert addresses(book, "unit_cost")[2] == "[prices.csv]prices!C4"
    [forgiven] = said(book, "written differently")
    assert forgiven.startswith("[bill.csv]bill!B2: ")
    assert "in 3 rows (B2, B3, B4; “100” is taken for “00100”)" in forgiven


def test_a_number_that_may_be_several_is_taken_for_none(tmp_path: Path) -> None:
    prices = (*PRICES, ("P1-0", "Cap", "MX", 3.0), ("P-10", "Nut", "US", 1.0))
    book = read(two_sheets(tmp_path, (*BILL, ("Elm", "P10", 1.0)), prices))

    assert worth(book) == {"Oak": 70.0, "Elm": 10.0}
    [unclear] = said(book, "may be any of several")
    assert unclear.startswith("BOM!B5: ")


@pytest.mark.parametrize(
    ("ours", "theirs", "found"),
    [
        ("P-1", ("P1", "P-1"), 1),  # exactly first
        ("p 1", ("X", "P-1"), 1),
        ("123", ("000123",), 0),
        ("000123", ("123",), 0),
        ("1K0.837/461", ("1k0 837 461",), 0),
        ("123", ("0123", "00123"), -1),
        ("0", ("00",), -1),  # nothing is left of it
        ("P-1", ("P-2",), -1),
        ("P-1", (), -1),
    ],
)
def test_part_numbers_are_found_exactly_then_with_signs_and_zeros_forgiven(
    ours: str, theirs: tuple[str, ...], found: int
) -> None:
    place = find_numbers((ours,), theirs)

    assert place.place.tolist() == [found]
    assert place.forgiven.tolist() == [found >= 0 and theirs[found] != ours]


@given(st.lists(st.text("0aA-. 1", max_size=4), unique=True, max_size=12), st.data())
def test_a_number_is_found_only_where_its_letters_are_the_same(
    theirs: list[str], data: st.DataObject
) -> None:
    ours = data.draw(st.lists(st.text("0aA-. 1", max_size=4), unique=True, max_size=12))
    found = find_numbers(ours, theirs)

    for number, place in zip(ours, found.place.tolist(), strict=True):
        if number in theirs:
            assert theirs[place] == number
        elif place >= 0:
            assert [_bare(one) for one in theirs].count(_bare(number)) >= 1


def _bare(text: str) -> str:
    return "".join(letter for letter in text.lower() if letter.isalnum()).lstrip("0")


def test_the_supplier_of_the_row_settles_a_part_of_several_prices(tmp_path: Path) -> None:
    bill = (
        ("Model", "Part number", "Qty", "Supplier"),
        ("Oak", "P-1", 2.0, "bolt "),
        ("Oak", "P-2", 1.0, None),
        ("Oak", "P-3", 1.0, "Nobody"),
    )
    prices = (
        ("Part number", "Supplier", "Unit cost", "COO"),
        ("P-1", "Acme", 10.0, "CN"),
        ("P-1", "Bolt", 12.0, "MX"),
        ("P-2", "Acme", 50.0, "MX"),
        ("P-2", "Cog", 40.0, "CN"),
        ("P-3", "X", 1.0, "US"),
        ("P-3", "X", 1.0, "US"),
    )
    book = read(two_sheets(tmp_path, bill, prices))

    assert column(book, "unit_cost") == [12.0, 50.0, 1.0]
    assert column(book, "supplier") == ["bolt", "Acme", "Nobody"]
    [several] = said(book, "the first counts")
    assert several.startswith("Parts!A4: 1 part number (“P-2”) is in several rows")
    assert "row 4, 50.00, “Acme”; row 5, 40.00, “Cog”" in several


def test_each_source_of_a_list_is_a_row(tmp_path: Path) -> None:
    prices = (
        ("Part number", "Supplier", "Unit cost", "COO", "Source"),
        ("P-1", "Acme", 10.0, "CN", "current"),
        ("P-2", "Acme", 50.0, "MX", "current"),
        ("P-1", "Bolt", 12.0, "MX", "alternative"),
    )
    book = read(two_sheets(tmp_path, prices=prices))

    assert column(book, "part_number") == ["P-1", "P-1", "P-2", "P-1", "P-1"]
    assert column(book, "unit_cost") == [10.0, 12.0, 50.0, 10.0, 12.0]
    assert book.rows.alternative.tolist() == [False, True, False, False, True]
    assert addresses(book, "unit_cost")[:3] == ["Parts!C2", "Parts!C4", "Parts!C3"]
    assert (book.rows_read, book.rows_used) == (5, 5)
    assert len(said(book, "a source of its own")) == 1


def test_a_bill_that_says_something_else_counts_and_is_reported(tmp_path: Path) -> None:
    bill = (
        ("Model", "Part number", "Qty", "COO", "HTS code", "Unit cost"),
        ("Oak", "P-1", 2.0, "US", "8708.99", 11.0),
        ("Oak", "P-2", 1.0, None, None, None),
    )
    prices = (
        ("Part number", "COO", "HTS code", "Unit cost"),
        ("P-1", "CN", "8708.99.81", 10.0),
        ("P-2", "MX", "8708.40.11", 50.0),
    )
    book = read(two_sheets(tmp_path, bill, prices))

    assert column(book, "origin") == ["US", "MX"]
    assert column(book, "unit_cost") == [11.0, 50.0]
    assert column(book, "hts_code") == ["870899", "87084011"]
    assert addresses(book, "origin") == ["BOM!D2", "Parts!B3"]
    assert addresses(book, "unit_cost") == ["BOM!F2", "Parts!D3"]
    unlike = said(book, "is something else in “Parts”")
    assert [text.split(":")[0] for text in unlike] == ["BOM!D2", "BOM!F2"]


def test_money_of_a_list_is_in_its_own_currency_and_for_its_own_number_of_pieces(tmp_path: Path) -> None:
    prices = (
        ("Part number", "COO", "Unit cost", "Currency", "Price unit"),
        ("P-1", "CN", 1000.0, "EUR", 100.0),
        ("P-2", "MX", 50.0, "USD", None),
    )
    rates = (("Currency", "USD per unit"), ("EUR", 1.1))
    book = read(two_sheets(tmp_path, prices=prices, Rates=rates))

    assert column(book, "currency") == ["EUR", "USD", "EUR"]
    assert column(book, "unit_cost") == [10.0, 50.0, 10.0]
    assert addresses(book, "currency")[0] == "Parts!D2"


def test_freight_of_a_list_is_converted_to_the_currency_of_its_row(tmp_path: Path) -> None:
    bill = ((*HEADINGS, "Currency"), ("Oak", "P-1", "MX", 10.0, "EUR"), ("Oak", "P-2", "MX", 10.0, "USD"))
    freight = (("Part number", "Freight per unit", "Currency"), ("P-1", 2.2, "USD"), ("P-2", 3.0, "CAD"))
    rates = (("Currency", "USD per unit"), ("EUR", 1.1))
    book = read(write_xlsx(tmp_path / "book.xlsx", {"Plan": bill, "Fracht": freight, "Rates": rates}))

    assert book.rows.freight_per_unit.tolist() == pytest.approx([2.0, 0.0])
    [converted] = said(book, "in another currency than its row")
    assert "left out where there is no rate (1)" in converted


def test_a_heading_of_a_list_names_the_currency(tmp_path: Path) -> None:
    prices = (("Part number", "COO", "Unit cost EUR"), ("P-1", "CN", 10.0), ("P-2", "MX", 50.0))
    rates = (("Currency", "USD per unit"), ("EUR", 1.1))
    book = read(two_sheets(tmp_path, prices=prices, Rates=rates))

    assert column(book, "currency") == ["EUR", "EUR", "EUR"]
    assert said(book, "names EUR")[0].startswith("Parts!C1: ")


def test_cells_of_a_list_that_cannot_be_used_are_reported_where_they_stand(tmp_path: Path) -> None:
    prices = (*PRICES[:2], ("P-2", "Frame", "Atlantis", "dear"), ("Total", None, None, 60.0))
    book = read(two_sheets(tmp_path, prices=prices))

    assert worth(book) == {"Oak": 20.0, "Elm": 10.0}
    assert [problem.cell for problem in problems_of(book) if problem.sheet == "Parts"] == ["C3", "D3"]


def test_a_list_that_is_left_out_is_not_read(tmp_path: Path) -> None:
    papers = (("Part number", "Originating"), ("P-2", "yes"))
    path = write_xlsx(
        tmp_path / "book.xlsx", {"Plan": (HEADINGS, ("Oak", "P-2", "MX", 50.0)), "Papers": papers}
    )

    assert column(read(path), "originating") == ["yes"]
    left = read(path, answers={JOIN: LEFT})
    assert column(left, "originating") == [None]
    assert not said(left, "joined from")
    assert left.unread_sheets == ("Papers",)


def test_one_list_is_joined_to_the_bills_of_several_sheets(tmp_path: Path) -> None:
    bills = {name: (("Model", "Part number", "Qty"), (name, "P-1", 1.0)) for name in ("Oak", "Elm")}
    path = write_xlsx(tmp_path / "book.xlsx", {**bills, "Parts": PRICES})
    book = read(path)

    assert worth(book) == {"Oak": 10.0, "Elm": 10.0}
    assert addresses(book, "unit_cost") == ["Parts!D2", "Parts!D2"]
    assert len(book.rows.joins) == 1
    assert said(book, "stand in no bill")[0].startswith("Parts!A3: 1 of its 2 part numbers")


def test_joined_rows_keep_their_addresses_when_some_are_taken(tmp_path: Path) -> None:
    rows = read(two_sheets(tmp_path)).rows

    assert rows.take(np.array([1])).address(0, "unit_cost") == "Parts!D3"
    sheets, sheet, number = rows.places("unit_cost")
    assert [(sheets[at].name, row) for at, row in zip(sheet.tolist(), number.tolist(), strict=True)] == [
        ("Parts", 2),
        ("Parts", 3),
        ("Parts", 2),
    ]


def test_joins_go_from_process_to_process_and_are_checked(tmp_path: Path) -> None:
    book = read(two_sheets(tmp_path))
    with tempfile.TemporaryDirectory() as folder:
        save_book(book, Path(folder))
        again = load_book(Path(folder))
        assert addresses(again, "unit_cost") == addresses(book, "unit_cost")
        np.array([-1, 0, 0], dtype=np.int32).tofile(Path(folder) / "join_0.bin")
        with pytest.raises(ForgedBookError, match="join_0 goes from -1"):
            load_book(Path(folder))
        np.array([1, 2], dtype=np.int32).tofile(Path(folder) / "join_0.bin")
        with pytest.raises(ForgedBookError, match="different lengths"):
            load_book(Path(folder))


def test_a_matrix_of_models_is_joined_to_its_prices(tmp_path: Path) -> None:
    bill = (("Part number", "Oak", "Elm"), ("P-1", 2.0, 1.0), ("P-2", 1.0, 0.0))
    models = (
        ("Model", "Vehicle class", "Assembly country"),
        ("Oak", "passenger car", "MX"),
        ("Elm", None, "US"),
    )
    book = read(two_sheets(tmp_path, bill, Models=models))

    assert worth(book) == {"Oak": 70.0, "Elm": 10.0}
    assert addresses(book, "quantity") == ["BOM!B2", "BOM!C2", "BOM!B3"]
    assert addresses(book, "unit_cost") == ["Parts!D2", "Parts!D2", "Parts!D3"]


def test_a_plain_sourcing_table_is_read_as_ever_beside_sheets_that_share_no_part(tmp_path: Path) -> None:
    others = (("Part number", "Originating"), ("Z-1", "yes"), ("Z-2", "no"))
    book = read(write_xlsx(tmp_path / "book.xlsx", {"Plan": (HEADINGS, ROW), "Other": others}))

    assert book.rows.joins == ()
    assert book.unread_sheets == ("Other",)
