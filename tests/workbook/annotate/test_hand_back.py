"""A workbook that is handed back: bad cells are coloured and explained, and nothing else changes."""

import re
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet
from python_calamine import CalamineWorkbook

from encrypted_books import encrypt_agile
from headroom.book.handed_back import HandedBack
from headroom.book.problem import Problem, Severity
from headroom.book.sourcing import SourcingBook
from headroom.user_error import UserError
from headroom.workbook.annotate.copy_name import copy_name
from headroom.workbook.annotate.hand_back import hand_back
from headroom.workbook.annotate.marked_sheet import HEADING
from headroom.workbook.annotate.marked_styles import COLOURS
from headroom.workbook.bytes.addresses import column_letters
from headroom.workbook.rows.decode import decode
from headroom.workbook.survey.questions import Questions
from property_examples import examples
from workbooks import (
    HEADINGS,
    MODELS,
    ROW,
    compound_file,
    edit_part,
    row_xml,
    silent,
    table,
    write_ods,
    write_raw_xlsx,
    write_xls,
    write_xlsb,
    write_xlsx,
)

SHEET = "xl/worksheets/sheet1.xml"
STYLES = "xl/styles.xml"
BAD: Mapping[str, str] = {"Unit cost": "n/a"}
PLAIN_STYLES = (
    '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><fonts count="1"><font/>'
    '</fonts><fills count="1"><fill><patternFill patternType="none"/></fill></fills><borders count="1">'
    '<border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="1"><xf xfId="0"/>'
    '</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>'
    "</styleSheet>"
)


def handed_back(path: Path, *problems: Problem) -> tuple[HandedBack, Path]:
    """Hand a workbook back with the problems it has, or with others; return what is said and the copy."""
    book = decode(path, silent)
    out = path.with_name(copy_name(path))
    return hand_back([path], book, problems or book.problems, out), out


def error(cell: str, sheet: str = "Sourcing", message: str = "It is wrong.") -> Problem:
    """Return an error of some cells."""
    return Problem(Severity.ERROR, message, "", sheet, cell)


def parts(path: Path) -> dict[str, bytes]:
    """Return the parts of a zipped workbook."""
    with zipfile.ZipFile(path) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def write_parts(path: Path, content: Mapping[str, bytes]) -> None:
    """Write a zipped workbook from its parts."""
    with zipfile.ZipFile(path, "w") as packed:
        for name, data in content.items():
            packed.writestr(name, data)


def opened(path: Path) -> Worksheet:
    """Return the first sheet of a copy."""
    sheet = load_workbook(path).worksheets[0]
    assert isinstance(sheet, Worksheet)
    return sheet


def colour(cell: Cell) -> str | None:
    """Return the fill of a cell."""
    return cell.fill.fgColor.rgb if cell.fill.patternType == "solid" else None


def reasons(sheet: Worksheet) -> dict[int, str]:
    """Return the texts below the heading of the reasons, by row."""
    [heading] = [cell for row in sheet.iter_rows() for cell in row if cell.value == HEADING]
    cells = next(sheet.iter_cols(heading.column, heading.column, heading.row + 1))
    return {cell.row: str(cell.value) for cell in cells if cell.value}


def rich(path: Path) -> Path:
    """Write a workbook with everything that must survive, and a bad cell in D3."""
    book = xlsxwriter.Workbook(str(path))
    head = book.add_format({"bold": True, "bottom": 2})
    money = book.add_format({"num_format": "#,##0.00 $", "font_color": "red", "border": 1})
    sheet = book.add_worksheet("Sourcing")
    sheet.write_row(0, 0, [*HEADINGS, "Quantity per vehicle", "Note"], head)
    for row, price in enumerate((100.0, "n/a", 30.0), start=1):
        sheet.write_row(row, 0, ROW[:3])
        sheet.write(row, 3, price, money)
        sheet.write_formula(row, 4, f"=1+{row}-{row}", None, 1)
    sheet.merge_range("K20:K21", "both")
    sheet.freeze_panes(1, 0)
    sheet.autofilter("A1:F4")
    sheet.conditional_format("D2:D4", {"type": "cell", "criteria": ">", "value": 50, "format": head})
    sheet.data_validation("C2:C4", {"validate": "list", "source": ["US", "MX"]})
    sheet.write_comment("A2", "a comment")
    sheet.write_url("B4", "https://example.org")
    sheet.set_column("B:B", 22)
    other = book.add_worksheet("Other")
    other.add_table("A1:C4", {"name": "Listed"})
    other.write_formula("E1", "=SUM(Sourcing!E2:E4)", money, 3)
    chart = book.add_chart({"type": "bar"})
    chart.add_series({"values": "=Sourcing!$E$2:$E$4"})
    other.insert_chart("G1", chart)
    other.hide()
    book.add_worksheet("Models")
    book.define_name("Prices", "=Sourcing!$D$2:$D$4")
    book.close()
    return path


def test_bad_cells_are_coloured_and_explained_beside_their_row(tmp_path: Path) -> None:
    said, out = handed_back(
        write_xlsx(tmp_path / "book.xlsx", {"Sourcing": table({}, BAD), "Models": MODELS})
    )
    sheet = opened(out)

    assert out.name == "book_to_check.xlsx"
    assert (said.copies, said.cells, said.rows, said.values_only) == ((out.name,), 1, 1, ())
    assert colour(sheet["D3"]) == COLOURS[Severity.ERROR]
    assert colour(sheet["D2"]) is None
    assert sheet["D3"].value == "n/a"
    assert list(reasons(sheet)) == [3]
    assert "n/a" in reasons(sheet)[3]


def test_every_other_part_stays_byte_by_byte(tmp_path: Path) -> None:
    path = rich(tmp_path / "book.xlsx")
    _, out = handed_back(path, error("D3"))
    before, after = parts(path), parts(out)

    assert list(before) == list(after)
    assert {name for name, data in before.items() if after[name] != data} == {SHEET, STYLES}


def test_every_byte_of_the_sheet_stays_but_what_is_marked(tmp_path: Path) -> None:
    path = rich(tmp_path / "book.xlsx")
    _, out = handed_back(path, error("D3"))
    before, after = parts(path)[SHEET].decode(), parts(out)[SHEET].decode()
    after = re.sub(r'<c r="L\d+"( s="\d+")? t="inlineStr">.*?</c>', "", after)
    after = re.sub(r'<col min="12"[^>]*>', "", after).replace("A1:L21", "A1:K21")

    def without_marks(text: str) -> str:
        return re.sub(r' spans="[^"]*"', "", re.sub(r'<c r="D3"[^>]*>', "<c>", text))

    assert without_marks(after) == without_marks(before)


def test_formulas_formats_and_rules_survive_in_what_is_marked_and_beside_it(tmp_path: Path) -> None:
    path = rich(tmp_path / "book.xlsx")
    _, out = handed_back(path, error("D3"), error("E2:E4"), error("F2"))
    was, now = load_workbook(path), load_workbook(out)

    assert now.sheetnames == was.sheetnames
    assert now["Other"].sheet_state == "hidden"
    assert now["Other"]["E1"].value == "=SUM(Sourcing!E2:E4)"
    assert list(now["Other"].tables) == ["Listed"]
    for row in was["Sourcing"].iter_rows():
        for cell in row:
            copied = now["Sourcing"][cell.coordinate]
            assert (copied.value, copied.number_format) == (cell.value, cell.number_format)
            assert (repr(copied.font), repr(copied.border)) == (repr(cell.font), repr(cell.border))
    assert {address: colour(now["Sourcing"][address]) for address in ("D3", "E2", "E4", "F2", "D2")} == {
        **dict.fromkeys(("D3", "E2", "E4", "F2"), COLOURS[Severity.ERROR]),
        "D2": None,
    }
    sheet = now["Sourcing"]
    assert sheet.merged_cells.ranges == was["Sourcing"].merged_cells.ranges
    rules = [rule.sqref for rule in was["Sourcing"].conditional_formatting]
    assert [rule.sqref for rule in sheet.conditional_formatting] == rules
    checks = was["Sourcing"].data_validations.dataValidation
    assert [check.sqref for check in sheet.data_validations.dataValidation] == [c.sqref for c in checks]
    assert sheet.auto_filter.ref == "A1:F4"
    assert sheet.freeze_panes == "A2"
    assert sheet["A2"].comment.text == "a comment"
    assert sheet["L1"].font.bold


def test_the_copy_is_read_like_the_workbook_itself(tmp_path: Path) -> None:
    path = rich(tmp_path / "book.xlsx")
    _, out = handed_back(path)
    first, again = decode(path, silent), decode(out, silent)

    assert again.rows.unit_cost.tolist() == first.rows.unit_cost.tolist()
    assert [p for p in again.problems if p.severity is Severity.ERROR] == [
        p for p in first.problems if p.severity is Severity.ERROR
    ]


@pytest.mark.parametrize(
    "rows",
    [
        row_xml(1, HEADINGS) + row_xml(5, ROW),
        row_xml(1, HEADINGS) + '<row r="3" ht="30"/>' + row_xml(5, ROW),
        row_xml(1, HEADINGS) + '<row r="3"></row>' + row_xml(5, ROW),
        row_xml(1, HEADINGS) + '<row r="3"><c r="B3" s="0"/><c r="X3"/></row>' + row_xml(5, ROW),
        row_xml(1, HEADINGS).replace(' r="1"', "") + row_xml(5, ROW),
    ],
)
def test_rows_and_cells_that_are_not_there_are_put_in_where_they_belong(tmp_path: Path, rows: str) -> None:
    path = with_styles(write_raw_xlsx(tmp_path / "book.xlsx", rows))
    _, out = handed_back(path, error("C3"), error("A7"), error("4"))
    sheet = opened(out)
    xml = parts(out)[SHEET].decode()

    assert colour(sheet["C3"]) == colour(sheet["A7"]) == COLOURS[Severity.ERROR]
    assert list(reasons(sheet)) == [3, 4, 7]
    numbers = [int(number) for number in re.findall(r'<row [^>]*?r="(\d+)"', xml)]
    assert numbers == sorted(set(numbers))
    for row in re.findall(r"<row.*?(?:</row>|/>)", xml):
        columns = [(len(letters), letters) for letters in re.findall(r'<c r="([A-Z]+)', row)]
        assert columns == sorted(set(columns))


def with_styles(path: Path) -> Path:
    """Add the least styles to a workbook that has none."""
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"
    edit_part(
        path,
        "[Content_Types].xml",
        "</Types>",
        f'<Override PartName="/{STYLES}" ContentType="{kind}"/></Types>',
    )
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    relation = f'<Relationship Id="rId9" Type="{office}/styles" Target="styles.xml"/></Relationships>'
    edit_part(path, "xl/_rels/workbook.xml.rels", "</Relationships>", relation)
    with zipfile.ZipFile(path, "a") as packed:
        packed.writestr(STYLES, PLAIN_STYLES)
    return path


def test_a_sheet_without_rows_can_be_marked(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "book.xlsx", {"Sourcing": table(), "Blank": [[]]})
    _, out = handed_back(path, error("B2", "Blank"))
    sheet = load_workbook(out)["Blank"]

    assert colour(sheet["B2"]) == COLOURS[Severity.ERROR]
    assert (sheet["C1"].value, sheet["C2"].value) == (HEADING, "It is wrong.")


def test_a_workbook_without_styles_gets_its_reasons_without_colours(tmp_path: Path) -> None:
    path = write_raw_xlsx(tmp_path / "book.xlsx", row_xml(1, HEADINGS) + row_xml(2, ROW))
    said, out = handed_back(path, error("D2"))

    assert (said.cells, said.rows) == (0, 1)
    assert reasons(opened(out)) == {2: "It is wrong."}


def test_prefixed_names_of_elements_stay_prefixed(tmp_path: Path) -> None:
    path = with_styles(write_raw_xlsx(tmp_path / "book.xlsx", row_xml(1, HEADINGS) + row_xml(2, ROW)))
    content = parts(path)
    for part in (SHEET, STYLES):
        text = re.sub(r"<(/?)(?=[a-z])", r"<\1x:", content[part].decode()).replace("xmlns=", "xmlns:x=")
        content[part] = text.encode()
    write_parts(path, content)
    _, out = handed_back(path, error("D2"), error("C4"))
    sheet = opened(out)

    assert not re.search(rb"<[a-z]+[ >/]", parts(out)[SHEET])
    assert colour(sheet["D2"]) == colour(sheet["C4"]) == COLOURS[Severity.ERROR]
    assert reasons(sheet) == {2: "It is wrong.", 4: "It is wrong."}


def test_the_strict_dialect_stays_strict(tmp_path: Path) -> None:
    path = rich(tmp_path / "book.xlsx")
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    strict = "http://purl.oclc.org/ooxml/spreadsheetml/main"
    for part in (SHEET, STYLES, "xl/workbook.xml"):
        edit_part(path, part, main, strict)
    _, out = handed_back(path, error("D3"))

    assert strict.encode() in parts(out)[SHEET]
    assert main.encode() not in parts(out)[SHEET]
    again = decode(out, silent)
    assert f"{HEADING} (L)" in again.rows.sheets[0].unknown_headings


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "iso-8859-1"])
def test_a_sheet_in_another_encoding_is_marked(tmp_path: Path, encoding: str) -> None:
    rows = row_xml(1, HEADINGS) + row_xml(2, ["Ñandú", *ROW[1:]])
    path = with_styles(write_raw_xlsx(tmp_path / "book.xlsx", rows))
    content = parts(path)
    text = content[SHEET].decode().replace("UTF-8", encoding.upper().removesuffix("-SIG"))
    content[SHEET] = text.encode(encoding)
    write_parts(path, content)
    out = tmp_path / "copy.xlsx"
    book = decode(path, silent, slowly=encoding == "iso-8859-1")
    hand_back([path], book, (error("D2"),), out)
    sheet = opened(out)

    assert colour(sheet["D2"]) == COLOURS[Severity.ERROR]
    assert sheet["A2"].value == "Ñandú"


def test_reasons_never_stand_in_a_table_or_over_something(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet("Sourcing")
    for number, cells in enumerate(table({}, BAD)):
        sheet.write_row(number, 0, cells)
    sheet.add_table("A2:H3", {"header_row": False})  # wider than what is filled in
    sheet.write("J40", "far below")
    sheet.merge_range("K50:L50", "merged")
    book.close()
    _, out = handed_back(path, error("D3"))
    copy = opened(out)

    assert reasons(copy) == {3: "It is wrong."}
    assert copy["M1"].value == HEADING
    assert (copy["J40"].value, copy["K50"].value) == ("far below", "merged")
    edit = tmp_path / "table.xlsx"
    book = xlsxwriter.Workbook(str(edit))
    sheet = book.add_worksheet("Sourcing")
    for number, cells in enumerate(table({}, BAD)):
        sheet.write_row(number, 0, cells)
    sheet.add_table("A2:H3", {"header_row": False})
    book.close()
    _, out = handed_back(edit, error("D3"))
    assert opened(out)["I1"].value == HEADING


def test_the_column_of_reasons_is_seen_even_where_all_columns_to_the_right_are_hidden(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet("Sourcing")
    for number, cells in enumerate(table({}, BAD)):
        sheet.write_row(number, 0, cells)
    sheet.set_column("C:XFD", None, None, {"hidden": True})
    book.close()
    _, out = handed_back(path, error("D3"))
    tags = re.findall(r"<col [^>]*>", parts(out)[SHEET].decode())

    assert [re.findall(r' (min|max|hidden)="(\d+)"', tag) for tag in tags] == [
        [("min", "3"), ("hidden", "1"), ("max", "4")],
        [("min", "5"), ("max", "5")],
        [("max", "16384"), ("hidden", "1"), ("min", "6")],
    ]


def test_a_sheet_with_no_column_left_is_coloured_only(tmp_path: Path) -> None:
    path = with_styles(
        write_raw_xlsx(tmp_path / "book.xlsx", row_xml(1, HEADINGS) + row_xml(2, [*ROW, *[1.0] * 16_380]))
    )
    said, out = handed_back(path, error("D2"))

    assert (said.cells, said.rows) == (1, 0)
    assert colour(opened(out)["D2"]) == COLOURS[Severity.ERROR]
    assert HEADING.encode() not in parts(out)[SHEET]


@pytest.mark.parametrize("beginning", ["=", "+", "-", "@", "\t=", "{="])
@pytest.mark.parametrize("write", [write_xlsx, write_ods, write_xlsb, write_xls, None])
def test_no_text_becomes_a_formula(tmp_path: Path, beginning: str, write: Callable[..., Path] | None) -> None:
    text = f"{beginning}1+1"
    rows = table({"Part number": text, "Unit cost": text})
    path = tmp_path / "book.csv"
    if write is None:
        path.write_text("\n".join(";".join(map(str, row)) for row in rows), encoding="utf-8")
    else:
        suffix = write.__name__.removeprefix("write_")
        path = write(path.with_suffix(f".{suffix}"), {"Sourcing": rows})
    problem = Problem(Severity.ERROR, text, text, "book" if write is None else "Sourcing", "D2")
    _, out = handed_back(path, problem)
    sheet = opened(out)

    assert sheet["B2"].value.strip() == text.strip()
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n", "inlineStr"}
    assert not re.search(rb"<f[ >]", b"".join(data for name, data in parts(out).items() if "sheet" in name))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("_x0041_", "_x0041_"),
        ("a\0b\x1b", "ab"),
        ("x\ud83d", "x"),
        ("<&>\"'", "<&>\"'"),
        ("\n  two\nlines", "two\nlines"),
        ("🚗 シエラ", "🚗 シエラ"),
    ],
)
def test_a_reason_may_hold_any_character(tmp_path: Path, text: str, shown: str) -> None:
    _, out = handed_back(write_xlsx(tmp_path / "book.xlsx", {"Sourcing": table()}), error("D2", message=text))
    book = CalamineWorkbook.from_path(str(out))

    assert str(book.get_sheet_by_name("Sourcing").to_python()[1][4]).strip() == shown


@pytest.mark.parametrize(
    ("write", "suffix"), [(write_xls, ".xls"), (write_xlsb, ".xlsb"), (write_ods, ".ods"), (None, ".csv")]
)
def test_other_formats_become_a_new_workbook_of_the_values(
    tmp_path: Path, write: Callable[..., Path] | None, suffix: str
) -> None:
    rows = table({"Part number": "007"}, BAD)
    path = tmp_path / f"book{suffix}"
    if write is None:
        path.write_text("\n".join(";".join(map(str, row)) for row in rows), encoding="utf-8")
    else:
        write(path, {"Sourcing": rows, "Notes": [["kept", 3.5]]})
    said, out = handed_back(path)
    book = load_workbook(out)
    sheet = book.worksheets[0]

    assert out.name == "book_to_check.xlsx"
    assert said.values_only == (path.name,)
    assert colour(sheet["D3"]) == COLOURS[Severity.ERROR]
    assert sheet["B2"].value == "007"
    assert 3 in reasons(sheet)
    if write is not None:
        assert (book["Notes"]["A1"].value, book["Notes"]["B1"].value) == ("kept", 3.5)


def test_macros_come_along_and_the_copy_keeps_its_ending(tmp_path: Path) -> None:
    path = write_raw_xlsx(tmp_path / "book.xlsm", row_xml(1, HEADINGS) + row_xml(2, ROW))
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    edit_part(path, "[Content_Types].xml", kind, "application/vnd.ms-excel.sheet.macroEnabled.main+xml")
    macros = compound_file(b"Sub" * 900, name="VBA")
    with zipfile.ZipFile(path, "a") as packed:
        packed.writestr("xl/vbaProject.bin", macros)
    _, out = handed_back(path, error("D2"))

    assert out.name == "book_to_check.xlsm"
    assert parts(out)["xl/vbaProject.bin"] == macros
    with pytest.raises(UserError, match=r"needs a name that ends in \.xlsm"):
        hand_back([path], decode(path, silent), (error("D2"),), tmp_path / "copy.xlsx")


def test_of_several_workbooks_each_with_problems_is_handed_back(tmp_path: Path) -> None:
    good = write_xlsx(tmp_path / "good.xlsx", {"Sourcing": table({"Part number": "A"}), "Models": MODELS})
    bad = write_xlsx(tmp_path / "bad.xlsx", {"Sourcing": table({"Part number": "B"}, BAD)})
    files = [good, bad]
    book = decode(files, silent)
    problems = [problem for problem in book.problems if "good" not in problem.sheet]
    said = hand_back(files, book, problems, tmp_path)

    assert said.copies == ("bad_to_check.xlsx",)
    assert colour(opened(tmp_path / "bad_to_check.xlsx")["D3"]) == COLOURS[Severity.ERROR]
    assert said.without_cell == len([problem for problem in problems if not problem.cell])


def test_what_cannot_be_handed_back_says_why_and_leaves_nothing(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "book.xlsx", {"Sourcing": table()})
    book = decode(path, silent)
    out = tmp_path / "out" / "copy.xlsx"

    def refused(of: SourcingBook, to: Path) -> str:
        with pytest.raises(UserError) as told:
            hand_back([path], of, (error("D2"),), to)
        return str(told.value)

    assert "cannot be written" in refused(book, out)
    assert "is the workbook itself" in refused(book, path)
    assert "needs a name that ends in .xlsx" in refused(book, tmp_path / "copy.csv")
    edit_part(path, SHEET, "</worksheet>", "</worksheet> ")
    assert "has changed since it was read" in refused(book, tmp_path / "copy.xlsx")
    path.unlink()
    assert "does not exist" in refused(book, tmp_path / "copy.xlsx")
    assert not list(tmp_path.iterdir())


def test_a_workbook_with_a_password_is_not_copied_without_it(tmp_path: Path) -> None:
    path = encrypt_agile(write_xlsx(tmp_path / "book.xlsx", {"Sourcing": table({}, BAD)}), "secret")
    book = decode(path, silent, Questions(ask_password=lambda *_: "secret"), scratch=tmp_path)

    with pytest.raises(UserError, match="protected with a password and cannot be copied"):
        hand_back([path], book, book.problems, tmp_path / "copy.xlsx")


def test_problems_without_a_cell_and_rows_that_are_not_named_are_counted(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "book.xlsx", {"Sourcing": table()})
    many = replace(error("D2,D5:D6"), rows=10)
    said, out = handed_back(path, many, error(""), Problem(Severity.WARNING, "All"), error("column D"))

    assert (said.cells, said.rows, said.without_cell, said.unmarked_rows) == (3, 3, 3, 7)
    assert list(reasons(opened(out))) == [2, 5, 6]


def test_the_worst_colours_a_cell_and_is_said_first(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "book.xlsx", {"Sourcing": table()})
    hint = Problem(Severity.ASSUMPTION, "Assumed.", "State it.", "Sourcing", "D2")
    _, out = handed_back(path, hint, error("D2"), error("D2"))
    sheet = opened(out)

    assert colour(sheet["D2"]) == colour(sheet["E2"]) == COLOURS[Severity.ERROR]
    assert sheet["E2"].value == "It is wrong. Assumed. State it."


ADDRESSES = st.tuples(st.integers(1, 12), st.integers(0, 9), st.integers(0, 3), st.integers(0, 2)).map(
    lambda at: f"{column_letters(at[1])}{at[0]}:{column_letters(at[1] + at[3])}{at[0] + at[2]}"
)
PROBLEMS = st.builds(
    Problem,
    severity=st.sampled_from(Severity),
    message=st.text(min_size=1, max_size=20),
    sheet=st.sampled_from(["Sourcing", "Other", ""]),
    cell=st.lists(ADDRESSES, max_size=3).map(",".join),
)


@pytest.fixture(scope="module")
def rich_book(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, SourcingBook, Workbook]:
    """Return a workbook with everything, as file, as read here and as openpyxl reads it."""
    path = rich(tmp_path_factory.mktemp("hand_back") / "book.xlsx")
    return path, decode(path, silent), load_workbook(path)


@given(problems=st.lists(PROBLEMS, max_size=6))
@settings(max_examples=examples(25))
def test_whatever_is_marked_the_rest_stays(
    rich_book: tuple[Path, SourcingBook, Workbook], problems: list[Problem]
) -> None:
    path, book, was = rich_book
    out = path.with_name("copy.xlsx")
    said = hand_back([path], book, problems, out)

    _same_but_marked(was, load_workbook(out), said)
    changed = {name for name, data in parts(path).items() if parts(out)[name] != data}
    assert changed <= {SHEET, STYLES, "xl/worksheets/sheet2.xml"}


def _same_but_marked(was: Workbook, now: Workbook, said: HandedBack) -> None:
    """Check that nothing but fills and reasons differs between two workbooks."""
    coloured = explained = 0
    for sheet in was.worksheets:
        copy = now[sheet.title]
        old = {cell.coordinate: cell.value for row in sheet.iter_rows() for cell in row}
        for row in copy.iter_rows():
            for cell in row:
                known = old.get(cell.coordinate)
                if known is None and cell.value is not None:
                    explained += cell.value != HEADING
                    assert cell.data_type == "s"
                    continue
                assert cell.value == known
                coloured += isinstance(cell, Cell) and colour(cell) in set(COLOURS.values())
    assert (coloured, explained) == (said.cells, said.rows)


def test_what_is_too_large_to_be_copied_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("headroom.workbook.annotate.marked_copy._MOST_CELLS", 3)
    monkeypatch.setattr("headroom.workbook.annotate.marked_package._LARGEST_SHEET", 100)

    for write in (write_ods, write_xlsx):
        path = write(tmp_path / f"book.{write.__name__.removeprefix('write_')}", {"Sourcing": table()})
        with pytest.raises(UserError, match="Use the list of problems instead"):
            handed_back(path, error("D2"))
