"""The table is found wherever it stands in a workbook, in whichever sheet."""

from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from headroom.book.layout import BookLayout
from headroom.book.problem import Severity
from headroom.book.sourcing import SourcingBook
from headroom.book.survey import BookSurvey
from headroom.user_error import UserError
from headroom.workbook.rows.decode import decode
from headroom.workbook.survey.questions import Questions
from property_examples import examples
from workbooks import (
    HEADINGS,
    MODELS,
    ROW,
    Cell,
    Rows,
    edit_part,
    problems_of,
    read_rows,
    sheet_xml,
    silent,
    table,
    write_raw_xlsx,
    write_xlsx,
)

FIELDS = (*HEADINGS, "Quantity per vehicle", "Description", "HTS code")
CELLS: tuple[Cell, ...] = (*ROW, 2.0, "Bracket", "8708.99.81")


@given(
    order=st.permutations(range(len(FIELDS))),
    above=st.lists(
        st.sampled_from([["Sourcing 2026"], [], ["", "Confidential"], [5.0, "Unit cost: USD"]]), max_size=6
    ),
    left=st.integers(0, 5),
)
@settings(max_examples=examples(25))
def test_columns_may_stand_in_any_order_below_banners_and_beside_blanks(
    tmp_path_factory: pytest.TempPathFactory, order: list[int], above: list[list[Cell]], left: int
) -> None:
    blanks: list[Cell] = [None] * left
    rows: Rows = [
        *above,
        [*blanks, *(FIELDS[position] for position in order)],
        [],
        [*blanks, *(CELLS[position] for position in order)],
    ]
    book = read_rows(tmp_path_factory.mktemp("order"), rows)

    assert problems_of(book) == []
    assert (book.rows_read, book.rows_used) == (1, 1)
    assert (book.rows.part_number[0], book.rows.unit_cost[0], book.rows.quantity[0]) == ("P-1", 100.0, 2.0)
    column = "ABCDEFGHIJKL"[left + order.index(FIELDS.index("Unit cost"))]
    assert book.rows.address(0, "unit_cost") == f"Sourcing!{column}{len(above) + 3}"


def test_unknown_columns_are_listed_once_with_their_letters(tmp_path: Path) -> None:
    rows: Rows = [["Plant code", *HEADINGS, "Remarks"], ["X1", *ROW, "none"]]
    book = read_rows(tmp_path, rows)

    [problem] = [p for p in book.problems if "not used" in p.message]
    assert (problem.severity, problem.sheet) == (Severity.ASSUMPTION, "Sourcing")
    assert "Plant code (A), Remarks (F)" in problem.message
    assert book.rows.sheets[0].unknown_headings == ("Plant code (A)", "Remarks (F)")
    assert book.rows.sheets[0].header_row == 1


def test_of_two_columns_for_one_field_the_first_counts_with_a_warning(tmp_path: Path) -> None:
    rows: Rows = [[*HEADINGS, "Unit price"], [*ROW, 7.0]]
    book = read_rows(tmp_path, rows)

    assert book.rows.unit_cost.tolist() == [100.0]
    [problem] = [p for p in problems_of(book) if "both mean" in p.message]
    assert (problem.severity, problem.cell) == (Severity.WARNING, "E1")


def test_the_only_sheet_with_the_headings_is_read_whatever_its_name(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "book.xlsx", {"Notes": [["Hello"]], "BOM 2026": table(), "Models": MODELS})

    assert decode(path, silent).rows.sheets[0].name == "BOM 2026"


def test_the_sheet_named_sourcing_is_read_among_others_like_it(tmp_path: Path) -> None:
    other = table({"Part number": "other"})
    path = write_xlsx(tmp_path / "book.xlsx", {"Old": other, " sourcing ": table(), "Older": other})

    book = decode(path, silent)

    assert book.rows.part_number[0] == "P-1"
    assert book.rows.address(0, "model") == " sourcing !A2"


def test_a_visible_sheet_counts_before_hidden_ones(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    with xlsxwriter.Workbook(str(path)) as workbook:
        for name in ("Shown", "Old"):
            sheet = workbook.add_worksheet(name)
            sheet.write_row(0, 0, HEADINGS)
            sheet.write_row(1, 0, ROW)
        sheet.hide()

    assert decode(path, silent).rows.sheets[0].name == "Shown"


def test_two_sheets_that_could_be_meant_are_not_chosen_between(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "book.xlsx", {"2025": table(), "2026": table()})

    with pytest.raises(UserError, match=r"2025, 2026 all look like.*Name the one to be read “Sourcing”"):
        decode(path, silent)


def test_missing_headings_are_named_with_what_was_seen(tmp_path: Path) -> None:
    rows: Rows = [[], ["Model", "Part number", "Description"], ["Sierra", "P-1", "Bracket"]]
    path = write_xlsx(tmp_path / "book.xlsx", {"Parts": rows, "Notes": [["Hello"]]})

    with pytest.raises(UserError) as refused:
        decode(path, silent)

    text = str(refused.value)
    assert "“Parts”, row 2, with Model, Part number, Description" in text
    assert "missing: Country of origin, Unit cost" in text
    assert "Sheets: Parts, Notes" in text


def test_a_workbook_of_other_sheets_only_has_no_table(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "book.xlsx", {"Models": MODELS})

    with pytest.raises(UserError, match=r"“Models”, row 1, with Model, .*; missing: Part number, Country"):
        decode(path, silent)


def test_a_workbook_without_a_sheet_of_cells_has_no_table(tmp_path: Path) -> None:
    path = write_raw_xlsx(tmp_path / "book.xlsx", "")
    edit_part(path, "xl/_rels/workbook.xml.rels", "relationships/worksheet", "relationships/chartsheet")

    with pytest.raises(UserError, match="no sheet with part rows"):
        decode(path, silent)


def test_merged_texts_hold_for_all_their_rows_and_merged_amounts_do_not(tmp_path: Path) -> None:
    rows: Rows = [
        [*HEADINGS, "Freight per unit"],
        [*ROW, 3.0],
        [None, "P-2", "MX", 5.0, None],
        [None, "P-3", "MX", 6.0, 1.0],
    ]
    merged = '<mergeCells count="4"><mergeCell ref="A2:A4"/><mergeCell ref="E2:E3"/><mergeCell ref="C2:D2"/>'
    path = write_raw_xlsx(
        tmp_path / "book.xlsx", sheet_xml(rows), after=f'{merged}<mergeCell ref="H1:H9"/></mergeCells>'
    )
    book = decode(path, silent)

    assert book.rows_used == 3
    assert book.rows.models == ("Sierra",)
    assert book.rows.freight_per_unit.tolist() == [3.0, 0.0, 1.0]
    found = {p.severity: p for p in book.problems if "erged cells" in p.message}
    assert "A2:A4" in found[Severity.ASSUMPTION].message
    assert (found[Severity.WARNING].cell, found[Severity.WARNING].rows) == ("E2:E3", 1)


def test_rows_out_of_order_and_a_wrong_dimension_lose_nothing(tmp_path: Path) -> None:
    one, two, three = sheet_xml([HEADINGS, ROW, ROW]).replace("<row ", "|<row ").split("|")[1:]
    path = write_raw_xlsx(tmp_path / "book.xlsx", one + three + two, before='<dimension ref="A1"/>')
    book = decode(path, silent)

    assert book.rows_used == 2
    assert book.rows.row_number.tolist() == [2, 3]


rows_of_parts = st.lists(
    st.fixed_dictionaries(
        {
            "Model": st.sampled_from(["Sierra", "Blazer", None, "Total"]),
            "Part number": st.sampled_from(["1", "2", None, 3.0]),
            "Country of origin": st.sampled_from(["US", "Mexico", "", "Ruritania"]),
            "Unit cost": st.sampled_from([1.0, "2.5", "?", None, -1.0, "#N/A"]),
            "Quantity per vehicle": st.sampled_from([1.0, None, 0.0, "3"]),
            "Source": st.sampled_from([None, "current", "alternative", "?"]),
        }
    ),
    min_size=1,
    max_size=12,
)


@given(rows=rows_of_parts)
def test_every_row_is_used_or_listed(
    tmp_path_factory: pytest.TempPathFactory, rows: list[dict[str, Cell]]
) -> None:
    book = _as_it_stands(tmp_path_factory.mktemp("listed"), table(*rows))

    used = set(book.rows.row_number.tolist())
    out = ("The row is left out.", "It is not used.")
    listed = {
        int(p.cell[1:]) for p in book.problems if p.sheet == "Sourcing" and p.message.endswith(out) and p.cell
    }
    filled = {
        number
        for number, row in enumerate(rows, start=2)
        if any(cell is not None and cell != "" for cell in row.values())
    }
    assert used | listed == filled
    assert not used & listed
    assert book.rows_read == len(filled)
    assert book.rows_used == len(used) == len(book.rows)


@given(data=st.data(), rows=rows_of_parts)
def test_the_order_of_rows_does_not_matter_for_what_is_used(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject, rows: list[dict[str, Cell]]
) -> None:
    folder = tmp_path_factory.mktemp("order")
    numbered: list[dict[str, Cell]] = [
        {**row, "Description": f"row {number}"} for number, row in enumerate(rows)
    ]
    first = _as_it_stands(folder, table(*numbered))
    second = _as_it_stands(folder, table(*data.draw(st.permutations(numbered))))

    assert used(first) == used(second)


def _as_it_stands(folder: Path, rows: Rows) -> SourcingBook:
    """Return the book of a sheet whose blank models are left blank."""

    def choose(survey: BookSurvey) -> BookLayout:
        tables = survey.proposed.tables
        return survey.proposed.with_tables(one.with_answers({"fill": "leave"}) for one in tables)

    path = write_xlsx(folder / "book.xlsx", {"Sourcing": rows, "Models": MODELS})
    return decode(path, silent, Questions(choose=choose))


def used(book: SourcingBook) -> set[tuple[str, float, str]]:
    """Return what is used of each row."""
    rows = book.rows
    return {
        (rows.description[row], float(rows.unit_cost[row]), rows.origins[rows.origin[row]])
        for row in range(len(rows))
    }
