"""Text from a workbook never becomes a formula in what is copied or written for a spreadsheet."""

import ast
import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import headroom
from headroom.book.problem import Problem, Severity
from headroom.book.sourcing import SourcingBook
from headroom.output.copied_table import tables_as_text
from headroom.output.problem_table import copied_problems
from headroom.output.spreadsheet_text import guarded, tab_separated
from headroom.output.table import Cell, DetailTable, TableColumn, as_html, as_text
from headroom.rules.exposure import Exposure
from headroom.rules.outcome import evaluate
from headroom.rules.scenario import Scenario
from headroom.window.pages.fleet.shown.model_table import model_table
from source_trees import tree_of
from strategies import REFERENCE, SCENARIOS, books

HOSTILE = (
    "=1+1",
    "+cmd|' /C calc'!A0",
    "-2+3",
    "@SUM(A1)",
    "\t=1+1",
    "\r\n=1+1",
    " =1+1",
    "\ufeff=1+1",
    "\u200b=1+1",
    "\0=1+1",
    '"=1+1"',
    "＝1+1",  # noqa: RUF001 - a wide sign
    "-",
)
SIGNS = tuple('=+-@"＝＋－＠')  # noqa: RUF001 - wide signs among them
PACKAGE = Path(headroom.__file__).parent


@pytest.mark.parametrize("text", HOSTILE)
def test_text_that_a_spreadsheet_takes_for_a_formula_is_guarded(text: str) -> None:
    assert guarded(text).startswith("'")


@pytest.mark.parametrize("text", ["-1", "+1", "-1,204.50", "1e-9", "-0.5 %", "12", ".5"])
def test_a_number_stays_a_number(text: str) -> None:
    assert guarded(text) == text


@pytest.mark.parametrize("text", ["0047-112", "Sierra", "Añejo", "小松", "", "a=b"])
def test_other_text_stays_as_it_is(text: str) -> None:
    assert guarded(text) == text


@given(text=st.text() | st.tuples(st.sampled_from(HOSTILE), st.text()).map("".join))
def test_no_text_becomes_a_formula_or_a_second_cell(text: str) -> None:
    safe = guarded(text)
    if safe.startswith(SIGNS):
        float(safe.rstrip("% ").replace(",", ""))
    assert len(safe.splitlines()) <= 1
    assert "\t" not in safe


@given(rows=st.lists(st.lists(st.text(), min_size=1, max_size=4), max_size=5))
def test_a_table_has_as_many_lines_and_cells_as_it_is_given(rows: list[list[str]]) -> None:
    lines = tab_separated(rows).split("\n")[:-1]
    assert [len(line.split("\t")) for line in lines] == [len(row) for row in rows]


@given(book=books(), scenario=SCENARIOS, name=st.sampled_from(HOSTILE))
def test_the_name_of_a_model_is_no_formula_in_the_table_of_models(
    book: SourcingBook, scenario: Scenario, name: str
) -> None:
    first, *others = book.vehicles
    rows = replace(book.rows, models=(name, *book.rows.models[1:]))
    renamed = replace(book, vehicles=(replace(first, name=name), *others), rows=rows)
    outcome = evaluate(Exposure.of(renamed, REFERENCE), scenario)

    assert tables_as_text((), (model_table(outcome, outcome),)).splitlines()[2].startswith("'")


@pytest.mark.parametrize("text", HOSTILE)
def test_what_a_workbook_says_is_no_formula_in_the_tables_of_problems_and_details(text: str) -> None:
    problem = Problem(Severity.ERROR, text, text, text, "", 1)
    cells = tables_as_text((), (copied_problems([problem]),)).splitlines()[1].split("\t")
    assert all(cell.startswith("'") for cell in cells[1:4])

    table = DetailTable(
        text, (TableColumn(text), TableColumn(text, unit="USD")), ((Cell(text), Cell(text)),), caption=text
    )
    for line in filter(None, as_text(text, [table]).splitlines()):
        assert all(cell.startswith("'") for cell in line.split("\t"))
    html = as_html(text, [table])
    for tag in ("h3", "b", "p"):
        assert f"<{tag}>&#x27;" in html
    for tag in ("th", "td"):
        assert re.search(f"<{tag} style=.mso-number-format:'\\\\@'[^>]*>&#x27;", html)


def test_only_one_function_joins_cells_with_tabs_and_none_writes_csv_past_it() -> None:
    for path in PACKAGE.rglob("*.py"):
        tree = tree_of(path, "\t", r"\t", r"\x09", "csv.")
        calls = [node.func for node in ast.walk(tree) if isinstance(node, ast.Call)]
        for call in calls:
            if not isinstance(call, ast.Attribute):
                continue
            joins_with_tabs = (
                call.attr == "join" and isinstance(call.value, ast.Constant) and "\t" in str(call.value.value)
            )
            writes_csv = isinstance(call.value, ast.Name) and (call.value.id, call.attr) in {
                ("csv", "writer"),
                ("csv", "DictWriter"),
            }
            guards = path.name == "spreadsheet_text.py"
            assert guards or not (joins_with_tabs or writes_csv), f"{path}: use tab_separated() or guarded()"
