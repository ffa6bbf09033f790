"""A Sourcing sheet becomes part rows; every faulty cell becomes a problem with its address."""

import math
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import numpy as np
import pytest
import xlsxwriter

from headroom.book.problem import Severity
from headroom.book.sourcing import CORE_GROUPS, NO, ROLES, YES, CoreGroup, PartRole, SourcingBook
from headroom.workbook.rows.decode import decode
from workbooks import HEADINGS, MODELS, ROW, Cell, Rows, problems_of, read_rows, silent, table


def listed_rows(book: SourcingBook) -> int:
    """Return how many rows the problems say were left out."""
    out = ("The row is left out.", "It is not used.")
    return sum(p.rows for p in book.problems if p.sheet == "Sourcing" and p.cell and p.message.endswith(out))


def test_every_field_of_a_row_arrives_with_its_address(tmp_path: Path) -> None:
    book = read_rows(
        tmp_path,
        table(
            {
                "Part number": "0012",
                "Country of origin": "Mexico",
                "Quantity per vehicle": 2.0,
                "Currency": "mxn",
                "Description": "Seat",
                "System": "Interior",
                "Supplier": "ACME",
                "HTS code": "9401.20.00",
                "Part role": "Complementary",
                "Regional content %": 62.5,
                "US content %": 10.0,
                "Freight per unit": 3.0,
                "Source": "Alternative",
                "Switching cost": 5000.0,
            }
        ),
        rates=(("Currency", "USD per unit"), ("MXN", 0.05)),
    )

    rows = book.rows
    assert problems_of(book, *Severity) == []
    assert (rows.models, rows.origins, rows.currencies) == (("Sierra",), ("MX",), ("MXN",))
    assert (rows.part_number[0], rows.description[0], rows.system[0]) == ("0012", "Seat", "Interior")
    assert (rows.supplier[0], rows.hts_code[0]) == ("ACME", "94012000")
    assert ROLES[rows.stated_role[0]] is PartRole.COMPLEMENTARY
    assert (rows.unit_cost[0], rows.quantity[0], rows.freight_per_unit[0]) == (100.0, 2.0, 3.0)
    assert (rows.regional_content[0], rows.us_content[0]) == (0.625, 0.1)
    assert bool(rows.alternative[0])
    assert rows.switching_cost_usd[0] == 5000.0
    assert rows.address(0, "unit_cost") == "Sourcing!D2"
    assert rows.address(0, "us_content") == "Sourcing!M2"
    assert book.currency_rates == {"USD": 1.0, "MXN": 0.05}
    assert book.currency_cells == {"MXN": "Rates!B2"}


def test_what_certificates_and_makers_state_of_a_part_arrives(tmp_path: Path) -> None:
    stated: dict[str, Cell] = {
        "Core group": "Gear box",
        "Core component": "No",
        "Net cost of part": 90.0,
        "VNM of part": 27.5,
        "VNM of components": 12.0,
        "USMCA qualified": "Yes",
        "US transformed": "no",
    }
    rows = read_rows(tmp_path, table(stated, {})).rows

    assert CORE_GROUPS[rows.stated_core_group[0]] is CoreGroup.TRANSMISSION
    assert (rows.core_component[0], rows.originating[0], rows.us_transformed[0]) == (NO, YES, NO)
    assert (rows.part_net_cost[0], rows.part_vnm[0], rows.component_vnm[0]) == (90.0, 27.5, 12.0)
    assert rows.address(0, "originating") == "Sourcing!J2"
    blank = (rows.stated_core_group, rows.core_component, rows.originating, rows.us_transformed)
    assert [column[1] for column in blank] == [-1] * 4
    assert np.isnan([rows.part_net_cost[1], rows.part_vnm[1], rows.component_vnm[1]]).all()


@pytest.mark.parametrize(
    ("word", "answer"),
    [
        *(("x", YES), ("Sí", YES), ("qualified", YES), ("originario", YES), (1.0, YES), (True, YES)),
        *(("Non-originating", NO), ("no califica", NO), ("nein", NO), (0.0, NO), (False, NO)),
    ],
)
def test_a_certificate_says_yes_or_no_in_the_words_of_exports(
    tmp_path: Path, word: Cell, answer: int
) -> None:
    book = read_rows(tmp_path, table({"Originating": word}))

    assert book.rows.originating.tolist() == [answer]
    assert problems_of(book) == []


@pytest.mark.parametrize("heading", ["T-MEC", "USMCA", "Originating"])
def test_a_column_of_shares_is_no_column_of_certificates(tmp_path: Path, heading: str) -> None:
    book = read_rows(tmp_path, table({heading: 62.5}, {heading: 100.0}))

    assert book.rows.originating.tolist() == [-1, -1]
    assert book.rows_used == 2
    assert np.isnan(book.rows.regional_content).all()


@pytest.mark.parametrize(
    ("fields", "cell"),
    [
        ({"Core group": "wheels"}, "E2"),
        ({"Core component": "perhaps"}, "E2"),
        ({"Originating": "pending"}, "E2"),
        ({"US transformed": "in part"}, "E2"),
        ({"VNM of components": "?"}, "E2"),
        ({"VNM of components": -1.0}, "E2"),
    ],
)
def test_a_statement_that_cannot_be_read_is_blank_and_the_row_counts(
    tmp_path: Path, fields: Mapping[str, Cell], cell: str
) -> None:
    book = read_rows(tmp_path, table(fields))

    assert book.rows_used == 1
    [problem] = problems_of(book)
    assert problem.cell == cell
    assert problem.message.endswith(("It is taken as blank.", "The group is taken from the HTS code."))


def test_what_a_maker_states_is_for_as_many_pieces_as_the_unit_cost(tmp_path: Path) -> None:
    stated = {"Net cost of part": 9_000.0, "VNM of part": 2_700.0, "VNM of components": 1_200.0}
    rows = read_rows(
        tmp_path, table({"Unit cost": 10_000.0, "Price unit": 100.0, "Freight per unit": 3.0, **stated})
    ).rows

    assert (rows.unit_cost[0], rows.freight_per_unit[0]) == (100.0, 3.0)
    assert (rows.part_net_cost[0], rows.part_vnm[0], rows.component_vnm[0]) == (90.0, 27.0, 12.0)


def test_net_cost_and_vnm_of_a_part_are_blank_where_one_stands_without_the_other(tmp_path: Path) -> None:
    both = {"Net cost of part": 90.0, "VNM of part": 27.0}
    alone = {"Net cost of part": 90.0, "VNM of components": 5.0}
    book = read_rows(tmp_path, table(both, alone, {"VNM of part": 27.0}, {"VNM of components": 5.0}))

    assert book.rows_used == 4
    assert np.nan_to_num(book.rows.part_net_cost, nan=-1).tolist() == [90.0, -1, -1, -1]
    assert np.nan_to_num(book.rows.part_vnm, nan=-1).tolist() == [27.0, -1, -1, -1]
    assert np.nan_to_num(book.rows.component_vnm, nan=-1).tolist() == [-1, 5.0, -1, 5.0]
    assert [(p.severity, p.cell, p.message) for p in problems_of(book)] == [
        (
            Severity.WARNING,
            "E3",
            "Net cost of part “90” stands without VNM of part. It is taken as blank.",
        ),
        (
            Severity.WARNING,
            "F4",
            "VNM of part “27” stands without Net cost of part. It is taken as blank.",
        ),
    ]


def test_a_certificate_of_a_part_of_unknown_origin_is_one_assumption(tmp_path: Path) -> None:
    rows = [(None, "yes"), ("unknown", "yes"), (None, "no"), ("US", "yes"), (None, None)]
    book = read_rows(
        tmp_path, table(*({"Country of origin": origin, "Originating": said} for origin, said in rows))
    )

    [problem] = [p for p in book.problems if p.message.startswith("Originating")]
    assert (problem.severity, problem.cell, problem.rows) == (Severity.ASSUMPTION, "E2", 2)
    assert "yes in 2 rows of unknown origin (E2:E3): they are taken as made in the region" in problem.message


def test_blank_optional_cells_take_their_documented_defaults(tmp_path: Path) -> None:
    book = read_rows(tmp_path, table({"Quantity per vehicle": None, "Part role": None, "HTS code": None}))

    rows = book.rows
    assert (rows.quantity[0], rows.freight_per_unit[0], rows.switching_cost_usd[0]) == (1.0, 0.0, 0.0)
    assert rows.currencies == ("USD",)
    assert rows.stated_role[0] == -1
    assert (rows.hts_code[0], rows.description[0]) == ("", "")
    assert math.isnan(rows.regional_content[0])
    assert math.isnan(rows.us_content[0])
    assert not rows.alternative[0]
    [assumed] = problems_of(book, *Severity)
    assert (assumed.severity, assumed.cell) == (Severity.ASSUMPTION, "E2")
    assert "1 is used" in assumed.message


@pytest.mark.parametrize(
    ("fields", "cell"),
    [
        ({"Model": None}, "A2"),
        ({"Model": "  "}, "A2"),
        ({"Part number": None}, "B2"),
        ({"Unit cost": None}, "D2"),
        ({"Unit cost": "TBD"}, "D2"),
        ({"Unit cost": -1.0}, "D2"),
        ({"Unit cost": True}, "D2"),
        ({"Unit cost": 1e13}, "D2"),
        ({"Unit cost": "1e300"}, "D2"),
        ({"Unit cost": "5 %"}, "D2"),
        ({"Unit cost": "#N/A"}, "D2"),
        ({"Quantity per vehicle": 0.0}, "E2"),
        ({"Quantity per vehicle": -2.0}, "E2"),
        ({"Freight per unit": "about 5"}, "E2"),
        ({"Regional content %": 115.0}, "E2"),
        ({"Regional content %": -1.0}, "E2"),
        ({"US content %": "high"}, "E2"),
        ({"Switching cost": -1.0}, "E2"),
        ({"Currency": "gold"}, "E2"),
        ({"Currency": "EUR"}, "E2"),
        ({"Source": "perhaps"}, "E2"),
        ({"Unit cost": "EUR 5"}, "D2"),
        ({"Unit cost": "EUR 5", "Currency": "USD"}, "D2"),
    ],
)
def test_a_row_that_cannot_count_is_left_out_and_listed(
    tmp_path: Path, fields: Mapping[str, Cell], cell: str
) -> None:
    book = read_rows(tmp_path, table(fields, {"Part number": "good"}))

    assert [book.rows.part_number[row] for row in range(len(book.rows))] == ["good"]
    assert (book.rows_read, book.rows_used) == (2, 1)
    [problem] = problems_of(book, Severity.ERROR)
    assert (problem.sheet, problem.cell, problem.rows) == ("Sourcing", cell, 1)
    assert problem.message.endswith("The row is left out.")
    assert problem.remedy


@pytest.mark.parametrize(
    ("fields", "cell"),
    [
        ({"Country of origin": "Ruritania"}, "C2"),
        ({"Country of origin": "US/CN"}, "C2"),
        ({"Country of origin": "#REF!"}, "C2"),
        ({"HTS code": "none yet"}, "E2"),
        ({"HTS code": "123"}, "E2"),
        ({"HTS code": True}, "E2"),
        ({"Part role": "important"}, "E2"),
        ({"Supplier": "#N/A"}, "E2"),
    ],
)
def test_a_doubtful_word_is_a_warning_and_the_row_counts(
    tmp_path: Path, fields: Mapping[str, Cell], cell: str
) -> None:
    book = read_rows(tmp_path, table(fields))

    assert book.rows_used == 1
    [problem] = problems_of(book)
    assert (problem.severity, problem.cell) == (Severity.WARNING, cell)
    if cell == "C2":
        assert book.rows.origins == ("",)


def test_a_cost_of_nothing_is_a_cost(tmp_path: Path) -> None:
    book = read_rows(tmp_path, table({"Unit cost": 0.0}))

    assert book.rows_used == 1
    assert problems_of(book) == []


def test_unknown_origins_are_one_assumption_with_their_number_and_first_cells(tmp_path: Path) -> None:
    words = (None, "unknown", "n/a", "Various", "multiple", "US")
    book = read_rows(tmp_path, table(*({"Country of origin": word} for word in words)))

    assert [book.rows.origins[code] for code in book.rows.origin] == ["", "", "", "", "", "US"]
    [problem] = [p for p in book.problems if "origin" in p.message]
    assert (problem.severity, problem.cell, problem.rows) == (Severity.ASSUMPTION, "C2", 5)
    assert "5 rows (C2:C6)" in problem.message


def test_namibia_is_pointed_out_because_na_often_means_something_else(tmp_path: Path) -> None:
    book = read_rows(tmp_path, table({"Country of origin": "NA"}))

    assert book.rows.origins == ("NA",)
    [problem] = problems_of(book)
    assert (problem.severity, problem.cell) == (Severity.WARNING, "C2")
    assert "Namibia" in problem.message


@pytest.mark.parametrize(
    ("cell", "number"),
    [(12345.0, "12345"), ("0012345", "0012345"), (" A  1 ", "A 1"), (1.5, "1.5"), (True, "TRUE")],
)
def test_part_numbers_keep_their_zeros_and_get_no_decimals(tmp_path: Path, cell: Cell, number: str) -> None:
    book = read_rows(tmp_path, table({"Part number": cell}))

    assert book.rows.part_number[0] == number


def test_a_part_number_that_excel_made_a_date_is_pointed_out(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("Sourcing")
        sheet.write_row(0, 0, HEADINGS)
        sheet.write_row(1, 0, ROW)
        style = book.add_format({"num_format": "yyyy-mm-dd"})
        sheet.write_datetime(1, 1, date(2026, 3, 1), style)
        sheet.write_row(2, 0, ROW)
        sheet.write_datetime(2, 3, date(2026, 3, 1), style)

    read = decode(path, silent)

    assert read.rows.part_number[0] == "2026-03-01"
    found = {(p.severity, p.cell) for p in problems_of(read) if p.sheet == "Sourcing"}
    assert found == {(Severity.WARNING, "B2"), (Severity.ERROR, "D3")}


@pytest.mark.parametrize(
    ("cell", "code", "warned"),
    [
        ("8708.99.81", "87089981", False),
        ("8708998180", "8708998180", False),
        ("'0813.40", "081340", False),
        ("8708 99 81", "87089981", False),
        (87089981.0, "87089981", False),
        (8708.99, "870899", False),
        (8708.4, "870840", True),
        ("8708.4", "870840", True),
        (8708.998, "87089980", True),
        (4012010.0, "04012010", True),
        ("4012010", "4012010", True),
        (8708.0, "8708", False),
        ("", "", False),
        ("8708.99.81.805", "87089981805", True),
        ("pending", "", True),
    ],
)
def test_tariff_codes_are_digits_and_lost_zeros_are_pointed_out(
    tmp_path: Path, cell: Cell, code: str, *, warned: bool
) -> None:
    book = read_rows(tmp_path, table({"HTS code": cell}))

    found = book.rows.hts_code[0]
    assert found == (code if len(code) <= 10 else "")
    assert [p.severity for p in problems_of(book)] == ([Severity.WARNING] if warned else [])


def test_numbers_typed_as_text_are_numbers(tmp_path: Path) -> None:
    costs = ("$1,234.50", "1 234.5", "USD 1234.50", "1234.5")
    book = read_rows(tmp_path, table(*({"Unit cost": cost} for cost in costs)))

    assert book.rows.unit_cost.tolist() == [1234.5] * 4
    assert problems_of(book, *Severity)[0].message.startswith("There is no column Quantity")
    assert len(book.problems) == 1


def test_a_column_with_decimal_commas_is_read_with_them(tmp_path: Path) -> None:
    book = read_rows(tmp_path, table({"Unit cost": "1.234"}, {"Unit cost": "12,50"}, {"Unit cost": 7.0}))

    assert book.rows.unit_cost.tolist() == [1234.0, 12.5, 7.0]
    assert problems_of(book) == []


def test_a_number_that_nothing_settles_is_read_plainly_and_said_so(tmp_path: Path) -> None:
    book = read_rows(tmp_path, table({"Unit cost": "1.234"}, {"Unit cost": 5.0}))

    assert book.rows.unit_cost.tolist() == [1.234, 5.0]
    [problem] = [p for p in book.problems if "decimals" in p.message]
    assert (problem.severity, problem.cell, problem.rows) == (Severity.ASSUMPTION, "D2", 1)
    assert "“1.234” is read as 1.234" in problem.message


def test_a_number_with_two_readings_is_left_out_where_the_column_has_both(tmp_path: Path) -> None:
    book = read_rows(tmp_path, table(*({"Unit cost": cost} for cost in ("1.5", "1,5", "1.234"))))

    assert book.rows.unit_cost.tolist() == [1.5, 1.5]
    [problem] = problems_of(book)
    assert problem.cell == "D4"


def test_a_column_of_fractions_is_read_as_fractions_and_said_so(tmp_path: Path) -> None:
    book = read_rows(tmp_path, table(*({"Regional content %": share} for share in (0.625, 1.0, 0.0, None))))

    assert book.rows.regional_content.tolist()[:3] == [0.625, 1.0, 0.0]
    [problem] = [p for p in book.problems if "fraction" in p.message]
    assert (problem.severity, problem.cell, problem.rows) == (Severity.ASSUMPTION, "E2", 2)
    assert "0.625 is 62.5 %" in problem.message


def test_percentages_are_percentages_and_fractions_among_them_are_pointed_out(tmp_path: Path) -> None:
    shares = (62.5, "62.5%", "0.5%", 0.75)
    book = read_rows(tmp_path, table(*({"Regional content %": share} for share in shares)))

    assert book.rows.regional_content.tolist() == [0.625, 0.625, 0.005, 0.0075]
    [problem] = problems_of(book)
    assert (problem.severity, problem.cell, problem.rows) == (Severity.WARNING, "E5", 1)


def test_percent_signs_say_what_is_meant_in_a_column_of_fractions_too(tmp_path: Path) -> None:
    book = read_rows(tmp_path, table({"US content %": "62.5%"}, {"US content %": 0.5}))

    assert book.rows.us_content.tolist() == [0.625, 0.5]


def test_us_content_above_regional_content_is_pointed_out(tmp_path: Path) -> None:
    book = read_rows(tmp_path, table({"Regional content %": 40.0, "US content %": 60.0}))

    assert book.rows_used == 1
    [problem] = problems_of(book)
    assert (problem.severity, problem.cell) == (Severity.WARNING, "F2")


def test_an_amount_may_name_its_currency(tmp_path: Path) -> None:
    rates = (("Currency", "USD per unit"), ("EUR", 1.1))
    rows = table({"Unit cost": "5 €"}, {"Unit cost": "EUR 6", "Currency": "EUR"}, {"Unit cost": "$7"})
    book = read_rows(tmp_path, rows, rates=rates)

    assert [book.rows.currencies[code] for code in book.rows.currency] == ["EUR", "EUR", "USD"]
    assert book.rows.unit_cost.tolist() == [5.0, 6.0, 7.0]


def test_a_currency_in_the_heading_counts_where_no_other_is_stated(tmp_path: Path) -> None:
    rows: Rows = [
        ["Model", "Part", "COO", "Price (EUR)", "Currency"],
        ["S", "1", "US", 5.0, None],
        ["S", "2", "US", 5.0, "USD"],
    ]
    book = read_rows(tmp_path, rows, rates=(("Currency", "Rate"), ("EUR", 1.1)))

    assert [book.rows.currencies[code] for code in book.rows.currency] == ["EUR", "USD"]
    assumed = [p for p in problems_of(book, Severity.ASSUMPTION) if "EUR" in p.message]
    warned = [p for p in problems_of(book) if p.sheet == "Sourcing"]
    assert [p.cell for p in assumed] == ["D1"]
    assert [(p.cell, p.rows) for p in warned] == [("D1", 1)]


def test_models_that_differ_in_capitals_only_are_one_model(tmp_path: Path) -> None:
    book = read_rows(tmp_path, table({}, {"Model": "SIERRA"}, {"Model": " Sierra"}))

    assert book.rows.models == ("Sierra",)
    [problem] = [p for p in book.problems if "SIERRA" in p.message]
    assert (problem.severity, problem.cell, problem.rows) == (Severity.ASSUMPTION, "A3", 1)


def test_models_origins_and_currencies_stand_in_the_order_of_their_first_used_row(tmp_path: Path) -> None:
    rows = table(
        {"Model": "left out", "Country of origin": "JP", "Unit cost": None},
        {"Model": "B", "Country of origin": "MX"},
        {"Model": "A", "Country of origin": "CN"},
        {"Model": "B", "Country of origin": "CN"},
    )
    book = read_rows(tmp_path, rows)

    assert book.rows.models == ("B", "A")
    assert book.rows.origins == ("MX", "CN")
    assert [vehicle.name for vehicle in book.vehicles] == ["B", "A"]


def test_totals_and_repeated_headings_are_not_parts(tmp_path: Path) -> None:
    rows: Rows = [
        *table({}, {"Part number": "P-2"}),
        ["Sierra Total", None, None, 200.0],
        [None, "Subtotal", None, 200.0],
        list(HEADINGS),
        ["Blazer", "Total stop bracket", "US", 5.0],
        ["Grand total", None, None, 205.0],
        [None, None, None, 205.0],
    ]
    book = read_rows(tmp_path, rows)

    assert (book.rows_read, book.rows_used) == (8, 3)
    warned = {p.cell: p for p in problems_of(book, Severity.WARNING) if p.sheet == "Sourcing"}
    assert set(warned) == {"A6"}
    totals = [p for p in problems_of(book, Severity.ASSUMPTION) if "total of other rows" in p.message]
    assert {p.cell for p in totals} == {"D4", "D5", "D8"}
    assert {p.cell for p in problems_of(book, Severity.ERROR)} == {"A9", "B9"}
    assert "repeats the headings" in warned["A6"].message
    assert listed_rows(book) == 4 + 2


def test_a_sheet_with_headings_only_has_no_usable_row_and_says_so(tmp_path: Path) -> None:
    book = read_rows(tmp_path, [list(HEADINGS)])

    assert (book.rows_read, book.rows_used) == (0, 0)
    [problem] = problems_of(book, Severity.ERROR)
    assert "no rows" in problem.message


def test_a_sheet_without_a_usable_row_is_read_and_lists_why(tmp_path: Path) -> None:
    book = read_rows(tmp_path, table({"Unit cost": "?"}, {"Unit cost": "?"}))

    assert (book.rows_read, book.rows_used, book.vehicles) == (2, 0, ())
    assert [p.cell for p in problems_of(book, Severity.ERROR)] == ["D2", "D3"]


def test_many_faults_of_one_kind_are_joined_to_ranges_and_none_is_dropped(tmp_path: Path) -> None:
    costs: list[Cell] = [*["?"] * 1500, 1.0, *["?"] * 600]
    book = read_rows(tmp_path, table(*({"Unit cost": cost} for cost in costs)))

    found = problems_of(book, Severity.ERROR)
    assert [(p.cell, p.rows) for p in found] == [("D2:D1501", 1500), ("D1503:D2102", 600)]
    assert "“?” is not a number" in found[0].message
    assert book.rows_used == 1


def test_scattered_faults_share_problems_and_none_is_dropped(tmp_path: Path) -> None:
    costs: list[Cell] = [*("?", 1.0) * 1100]
    book = read_rows(tmp_path, table(*({"Unit cost": cost} for cost in costs)))

    found = problems_of(book, Severity.ERROR)
    assert len(found) == 550
    cells = [cell for problem in found for cell in problem.cell.split(",")]
    assert cells == [f"D{row}" for row in range(2, 2202, 2)]
    assert sum(problem.rows for problem in found) == 1100


def test_the_arrays_of_rows_have_the_same_length_and_no_infinite_number(tmp_path: Path) -> None:
    book = read_rows(tmp_path, table({}, {"Unit cost": "1e999"}, {"Unit cost": 1e12}), models=MODELS)

    assert np.isfinite(book.rows.unit_cost).all()
    assert {len(book.rows.part_number), len(book.rows.origin), len(book.rows.row_number)} == {2}
