"""A text in a workbook that is written stays a text."""

import ast
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

import headroom
from headroom.workbook.written.new_workbook import new_workbook
from headroom.workbook.written.template import write_template
from source_trees import tree_of

PACKAGE = Path(headroom.__file__).parent
PRINTED = st.text(
    st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs")), min_size=1, max_size=30
)
STARTS = st.sampled_from(
    ["=1+1", "=", "{=1+1}", "+", "-", "@", "http://", "mailto:", "internal:", "=cmd|", "1", ""]
)


def kinds_of_cells(path: Path) -> set[str]:
    """Return of which kinds the cells of a workbook are, as openpyxl calls them."""
    book = openpyxl.load_workbook(path)
    return {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row if cell.value}


@given(
    row_by_row=st.booleans(), texts=st.lists(st.tuples(STARTS, PRINTED).map("".join), min_size=1, max_size=5)
)
def test_a_text_is_no_formula_link_or_number(
    tmp_path_factory: pytest.TempPathFactory,
    row_by_row: bool,  # noqa: FBT001 - hypothesis gives it by name
    texts: list[str],
) -> None:
    path = tmp_path_factory.getbasetemp() / "texts.xlsx"
    book = new_workbook(path, row_by_row=row_by_row)
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, texts)
    sheet.write(1, 0, texts[0])
    book.close()

    read = openpyxl.load_workbook(path).worksheets[0]
    assert [cell.data_type for cell in read[1]] == ["s"] * len(texts)
    assert read["A2"].value == texts[0]
    assert read["A2"].hyperlink is None


def test_the_template_has_no_formula_in_a_cell(tmp_path: Path) -> None:
    write_template(tmp_path / "template.xlsx")

    assert kinds_of_cells(tmp_path / "template.xlsx") <= {"s", "n"}


_OF_FORMULAS = ("live_book", "pages.py")
"""The one module that writes formulas, those of the live workbook."""


def test_no_module_begins_a_workbook_or_writes_a_formula_past_it() -> None:
    formulas = {"write_formula", "write_array_formula", "write_dynamic_array_formula", "write_url"}
    for path in PACKAGE.rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        keeps_texts = '"strings_to_formulas": False' in text
        calculates = path.parts[-2:] == _OF_FORMULAS  # its tests look for texts of users in them
        for node in ast.walk(tree_of(path, "Workbook", *formulas)):
            if isinstance(node, ast.Attribute):
                of = node.value.id if isinstance(node.value, ast.Name) else ""
                begins = (of, node.attr) == ("xlsxwriter", "Workbook")
                assert keeps_texts or not begins, f"{path}: use new_workbook()"
                of_formulas = calculates and node.attr == "write_formula"
                assert of_formulas or node.attr not in formulas, f"{path}: a text is written, no formula"
