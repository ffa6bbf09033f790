"""Every format gives the same book, and no format hides an error value."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from headroom.book.problem import Severity
from headroom.user_error import UserError
from headroom.workbook.bytes.hidden_values import UnscannableError
from headroom.workbook.bytes.precheck import FileKind
from headroom.workbook.rows.decode import decode
from second_looks import hidden
from workbooks import (
    HEADINGS,
    MODELS,
    ROW,
    Rows,
    edit_part,
    problems_of,
    row_xml,
    sheet_xml,
    silent,
    table,
    write_ods,
    write_raw_xlsx,
    write_xls,
    write_xlsb,
    write_xlsx,
)

Writer = Callable[[Path, Mapping[str, Rows]], Path]

WRITERS: dict[str, Writer] = {
    ".xlsx": write_xlsx,
    ".xlsm": write_xlsx,
    ".xls": write_xls,
    ".xlsb": write_xlsb,
    ".ods": write_ods,
}
PARTS = table(
    {"Description": "Sitz für Kinder", "Quantity per vehicle": 2.0},
    {"Unit cost": 5.25, "Quantity per vehicle": 1.0},
)


@pytest.mark.parametrize("suffix", WRITERS)
def test_every_format_gives_the_same_book(tmp_path: Path, suffix: str) -> None:
    path = WRITERS[suffix](tmp_path / f"book{suffix}", {"Sourcing": PARTS, "Models": MODELS})
    book = decode(path, silent)

    assert problems_of(book, *Severity) == []
    assert book.rows.unit_cost.tolist() == [100.0, 5.25]
    assert (book.rows.description[0], book.rows.address(1, "unit_cost")) == ("Sitz für Kinder", "Sourcing!D3")
    assert book.vehicles[0].assembly_country == "MX"
    assert len(book.sha256) == 64


@pytest.mark.parametrize("suffix", WRITERS)
@pytest.mark.parametrize("wrong", [".xlsx", ".xls", ".xlsb", ".ods", ".csv", ".dat"])
def test_a_wrong_suffix_does_not_matter(tmp_path: Path, suffix: str, wrong: str) -> None:
    path = WRITERS[suffix](tmp_path / f"book{wrong}", {"Sourcing": PARTS, "Models": MODELS})

    assert decode(path, silent).rows_used == 2


@pytest.mark.parametrize("suffix", [suffix for suffix in WRITERS if suffix != ".xlsm"])
def test_an_error_value_is_reported_in_its_cell_and_not_taken_for_blank(tmp_path: Path, suffix: str) -> None:
    rows = table({"Freight per unit": "#N/A"}, {"Freight per unit": 1.0}, {"Unit cost": "#N/A"})
    if suffix == ".xlsx":
        cells: Rows = [["<v>#N/A</v>" if cell == "#N/A" else cell for cell in row] for row in rows]
        path = write_raw_xlsx(tmp_path / "book.xlsx", sheet_xml(cells))
    else:
        path = WRITERS[suffix](tmp_path / f"book{suffix}", {"Notes": [["x"]], "Sourcing": rows})
    book = decode(path, silent)

    assert book.rows_used == 1
    errors = problems_of(book, Severity.ERROR)
    assert [p.cell for p in errors] == ["E2", "D4"]
    assert all("#N/A" in p.message for p in errors)


@pytest.mark.parametrize(
    "token", ["#N/A", "#DIV/0!", "#REF!", "#SPILL!", "#CALC!", "#GETTING_DATA", "#BRANDNEW!"]
)
def test_error_values_known_to_the_reader_or_not_do_not_cost_the_sheet(tmp_path: Path, token: str) -> None:
    rows: Rows = [HEADINGS, ROW, [*ROW[:3], f"<v>{token}</v>"]]
    book = decode(write_raw_xlsx(tmp_path / "book.xlsx", sheet_xml(rows)), silent)

    assert book.rows_used == 1
    [problem] = problems_of(book, Severity.ERROR)
    assert problem.cell == "D3"
    assert token in problem.message


@pytest.mark.parametrize(
    "formula", ["<f>A1*2</f>", "<f>A1*2</f><v></v>", "<f>A1*2</f><v/>", '<f t="shared" si="0"/>']
)
def test_a_formula_that_was_never_calculated_is_reported(tmp_path: Path, formula: str) -> None:
    rows: Rows = [HEADINGS, ROW, [*ROW[:3], formula]]
    book = decode(write_raw_xlsx(tmp_path / "book.xlsx", sheet_xml(rows)), silent)

    [problem] = problems_of(book, Severity.ERROR)
    assert (book.rows_used, problem.cell) == (1, "D3")
    assert "never calculated" in problem.message


def test_rows_of_formulas_that_were_never_calculated_are_not_lost(tmp_path: Path) -> None:
    formula = "<f>Data!A1</f>"
    rows: Rows = [HEADINGS, ROW, [formula] * 4, [formula] * 4]
    book = decode(write_raw_xlsx(tmp_path / "book.xlsx", sheet_xml(rows)), silent)

    assert (book.rows_read, book.rows_used) == (3, 1)
    assert {p.cell for p in problems_of(book, Severity.ERROR)} == {"A3", "A4", "B3", "B4", "D3", "D4"}
    assert [p.cell for p in problems_of(book, Severity.WARNING) if p.sheet == "Sourcing"] == ["C3", "C4"]


CALCULATE = '<calcPr calcId="1" fullCalcOnLoad="1"/>'


@pytest.mark.parametrize(
    ("values", "workbook", "used"),
    [((0, 0), CALCULATE, 0), ((0, 5), CALCULATE, 2), ((0, 0), "", 2)],
    ids=["written by a program", "calculated", "written by Excel"],
)
def test_zeros_of_formulas_are_trusted_unless_a_program_wrote_all_of_them(
    tmp_path: Path, values: tuple[int, int], workbook: str, used: int
) -> None:
    rows: Rows = [HEADINGS, *([*ROW[:3], f"<f>A1</f><v>{value}</v>"] for value in values)]
    book = decode(write_raw_xlsx(tmp_path / "book.xlsx", sheet_xml(rows), workbook=workbook), silent)

    assert book.rows_used == used
    assert len(problems_of(book, Severity.ERROR)) == 2 - used


@pytest.mark.parametrize("number", ["NaN", "1e400", "-1e400", "INF"])
def test_numbers_that_are_none_never_get_through(tmp_path: Path, number: str) -> None:
    rows: Rows = [HEADINGS, ROW, [*ROW[:3], f"<v>{number}</v>"], [f"<v>{number}</v>", *ROW[1:]]]
    book = decode(write_raw_xlsx(tmp_path / "book.xlsx", sheet_xml(rows)), silent)

    assert book.rows.unit_cost.tolist() == [100.0]
    assert {p.cell for p in problems_of(book, Severity.ERROR)} == {"D3", "A4"}


def test_a_text_formula_that_gives_an_empty_text_is_blank(tmp_path: Path) -> None:
    cell = '<c r="E2" t="str"><f>""</f><v></v></c>'
    rows = row_xml(1, [*HEADINGS, "Supplier"]) + row_xml(2, ROW).replace("</row>", f"{cell}</row>")
    book = decode(write_raw_xlsx(tmp_path / "book.xlsx", rows), silent)

    assert book.rows_used == 1
    assert [p for p in problems_of(book) if p.sheet == "Sourcing"] == []


def test_names_with_prefixes_and_entities_are_understood(tmp_path: Path) -> None:
    rows = sheet_xml([HEADINGS, [*ROW[:3], "<v>#N/A</v>"]])
    path = write_raw_xlsx(tmp_path / "book.xlsx", rows, name="Sourcing & more")
    assert hidden(path, "Sourcing & more").errors == {(1, 3): "#N/A"}

    xml = "".join(
        f'<x:row r="{n}"><x:c r="A{n}" t=\'e\'><x:v>#REF!</x:v></x:c>'
        f'<x:c r="B{n}"><x:f>A1</x:f></x:c></x:row>'
        for n in (1, 2)
    )
    path = write_raw_xlsx(tmp_path / "prefixed.xlsx", xml)
    found = hidden(path, "Sourcing")
    assert found.errors == {(0, 0): "#REF!", (1, 0): "#REF!"}
    assert found.uncalculated == [(0, 1), (1, 1)]


def test_error_values_are_found_across_the_blocks_of_a_large_sheet(tmp_path: Path) -> None:
    filler = "".join(row_xml(n, ["x" * 60, "<v>#N/A</v>" if n % 997 == 0 else 1.0]) for n in range(1, 60_000))
    path = write_raw_xlsx(tmp_path / "book.xlsx", filler)

    assert sorted(hidden(path, "Sourcing").errors) == [(n - 1, 1) for n in range(997, 60_000, 997)]


@pytest.mark.parametrize(
    ("kind", "writer"),
    [
        (FileKind.XLSX, write_xlsx),
        (FileKind.XLSB, write_xlsb),
        (FileKind.XLS, write_xls),
        (FileKind.ODS, write_ods),
    ],
)
def test_a_file_that_cannot_be_looked_through_says_so(tmp_path: Path, kind: FileKind, writer: Writer) -> None:
    path = writer(tmp_path / "book", {"Sourcing": [["#N/A"]]})
    whole = path.read_bytes()

    if kind is not FileKind.ODS:
        with pytest.raises(UnscannableError):
            hidden(path, "Another", kind)
    for size in (10, 600):
        path.write_bytes(whole[:size])
        with pytest.raises(UnscannableError):
            hidden(path, "Sourcing", kind)
    with pytest.raises(UnscannableError):
        hidden(tmp_path / "missing", "Sourcing", kind)


def test_a_sheet_whose_cells_have_no_address_is_read_with_a_warning(tmp_path: Path) -> None:
    rows: Rows = [HEADINGS, ROW]
    xml = sheet_xml(rows)
    for letter in "ABCD":
        for number in (1, 2):
            xml = xml.replace(f' r="{letter}{number}"', "")
    xml = xml.replace("</row>", '<c t="e"><v>#N/A</v></c></row>')
    book = decode(write_raw_xlsx(tmp_path / "book.xlsx", xml), silent)

    assert book.rows_used == 1
    assert any("could not be searched for error values" in p.message for p in problems_of(book))


def test_what_calamine_cannot_read_openpyxl_may(tmp_path: Path) -> None:
    path = write_raw_xlsx(tmp_path / "book.xlsx", sheet_xml(PARTS))
    macros = '<Relationship Id="rId2" Type="urn:macros" Target="macrosheets/sheet1.xml"/></Relationships>'
    edit_part(path, "xl/_rels/workbook.xml.rels", "</Relationships>", macros)
    sheets = '<sheet name="Macros" sheetId="2" r:id="rId2"/></sheets>'
    edit_part(path, "xl/workbook.xml", "</sheets>", sheets)
    book = decode(path, silent)

    assert book.rows_used == 2
    [problem] = [p for p in problems_of(book) if "read slowly" in p.message]
    assert problem.severity is Severity.WARNING


def test_the_slow_reader_gives_the_same_book(tmp_path: Path) -> None:
    rows: Rows = [*PARTS, [None] * 4]
    path = write_xlsx(tmp_path / "book.xlsx", {"Sourcing": rows, "Models": MODELS})
    fast, slow = decode(path, silent), decode(path, silent, slowly=True)

    assert slow.rows.unit_cost.tolist() == fast.rows.unit_cost.tolist()
    assert slow.rows.sheets == fast.rows.sheets
    assert slow.vehicles == fast.vehicles
    assert slow.sha256 == fast.sha256


def test_what_neither_reader_can_read_is_damaged(tmp_path: Path) -> None:
    path = write_raw_xlsx(tmp_path / "book.xlsx", "<row><c><v>1</v></row>")

    for slowly in (False, True):
        with pytest.raises(UserError, match="damaged"):
            decode(path, silent, slowly=slowly)
