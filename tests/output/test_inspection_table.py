"""What was found in a workbook, as plain text."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from books import Row, book
from exports import quantity_matrix, questionnaire
from headroom.book.layout import BookLayout, ColumnLayout, TableKind, TableLayout
from headroom.book.problem import Problem, Severity
from headroom.book.sourcing import SourcingBook
from headroom.book.survey import BookSurvey, ColumnFinding, Doubt, SheetFinding, TableFinding
from headroom.output.inspection_table import inspection
from surveys import surveyed

HEADINGS = {"part_number": "Part number", "unit_cost": "Unit cost", "quantity": "Quantity per vehicle"}
PRICE = ColumnFinding(ColumnLayout(5, "Preis", "unit_cost"), 1.0, "“Preis” is a known heading.")
WEIGHT = ColumnFinding(ColumnLayout(27, "Gewicht"), 0.0, "Its heading is not known.")
ALL_ROWS = "All rows are parts of the model Sierra."


def table(*columns: ColumnFinding, rows: tuple[int, int] = (1, 1), model: str = "") -> TableFinding:
    layouts = tuple(column.proposed for column in columns)
    return TableFinding(TableLayout("Daten", TableKind.SOURCING, *rows, layouts, model=model), columns)


def sheet(name: str = "Daten", *tables: TableFinding, rows: int = 0) -> SheetFinding:
    return SheetFinding(name, "", hidden=False, rows=rows, first_column=0, top=(), tables=tables)


def topped(*top: tuple[str, ...], first_column: int = 0) -> SheetFinding:
    return replace(sheet(), top=top, first_column=first_column)


def survey(*sheets: SheetFinding, certain: bool = True, missing: tuple[str, ...] = ()) -> BookSurvey:
    return BookSurvey("fleet.xlsx", sheets, BookLayout(), certain, tuple(map(Doubt, missing)))


def told(found: BookSurvey, layout: str | None = None, a_book: SourcingBook | None = None) -> list[str]:
    """Return the blocks of the text: the title, each table, the problems."""
    text = inspection(found, layout, a_book, HEADINGS)
    assert text.endswith("\n")
    assert not text.endswith("\n\n")
    return text[:-1].split("\n\n")


def lines_of(one: SheetFinding) -> list[str]:
    """Return the lines about the only sheet of a workbook."""
    _, block, _ = told(survey(one))
    return block.split("\n")


def test_a_workbook_that_explains_itself_says_that_every_column_is_certain() -> None:
    assert told(survey())[0] == "fleet.xlsx\nEvery column that is needed is certain."


def test_what_is_missing_or_doubtful_stands_below_the_name() -> None:
    doubts = ("“Daten”: no column is known to be Unit cost.", "“Daten”, column B: confirm it.")

    assert told(survey(certain=False, missing=doubts))[0].split("\n") == ["fleet.xlsx", *doubts]


@pytest.mark.parametrize(
    ("layout", "sentence"),
    [("Plant 7", "Read by the layout “Plant 7”."), ("", "Read by the layout of the file.")],
)
def test_a_layout_answers_every_doubt(layout: str, sentence: str) -> None:
    doubtful = survey(certain=False, missing=("Confirm column B.",))

    assert told(doubtful, layout)[0] == f"fleet.xlsx\n{sentence}"
    assert told(survey(), layout)[0] == f"fleet.xlsx\n{sentence}"


@pytest.mark.parametrize(
    ("rows_read", "models", "sentence"),
    [(1, 1, "1 of 1 row used in 1 model."), (1204, 2, "2 of 1,204 rows used in 2 models.")],
)
def test_a_workbook_that_was_read_says_how_many_rows_count(
    rows_read: int, models: int, sentence: str
) -> None:
    read = replace(book([Row(model=f"M{at}") for at in range(models)]), rows_read=rows_read)

    assert told(survey(), a_book=read)[0].split("\n")[-1] == sentence
    assert "used in" not in told(survey())[0]


def test_content_that_is_not_net_cost_says_what_it_is() -> None:
    labels = replace(survey(), definition="label content, not net cost")

    assert told(labels)[0].split("\n")[-1] == "Content: label content, not net cost."
    assert "Content" not in told(survey())[0]


def test_problems_are_those_of_the_rows_where_they_were_read_and_else_of_the_file() -> None:
    found = replace(survey(), problems=(Problem(Severity.WARNING, "It has macros."),))
    read = replace(book([Row()]), problems=(Problem(Severity.ERROR, "No cost.", "Give it.", "Daten", "F2"),))

    assert told(found)[-1] == "Problems: 1 warning\n  warning: It has macros."
    assert told(found, a_book=read)[-1] == "Problems: 1 error\n  error: Daten!F2: No cost. Give it."
    assert told(survey())[-1] == "Problems: no problems"


@given(st.lists(st.text("ABCDE", min_size=1, max_size=3), max_size=6))
def test_every_sheet_is_told_in_the_order_of_the_workbook(names: list[str]) -> None:
    blocks = told(survey(*(sheet(name, *([table(PRICE)] if "A" in name else [])) for name in names)))

    assert [block.split(":")[0] for block in blocks[1:-1]] == [f"Sheet {name}" for name in names]


@pytest.mark.parametrize(
    ("file", "rows", "hidden", "title"),
    [
        ("", 0, False, "Sheet Daten: no table was found."),
        ("", 1, False, "Sheet Daten (1 row): no table was found."),
        ("", 1204, True, "Sheet Daten (1,204 rows, hidden): no table was found."),
        ("b.xlsx", 0, True, "Sheet [b.xlsx]Daten (hidden): no table was found."),
    ],
)
def test_a_sheet_has_its_file_its_rows_and_whether_it_is_hidden(
    file: str, rows: int, *, hidden: bool, title: str
) -> None:
    assert lines_of(replace(sheet(rows=rows), file=file, hidden=hidden)) == [title]


def test_a_sheet_without_a_table_says_why_where_that_is_known() -> None:
    assert lines_of(replace(sheet(), note="No cell has a value.")) == ["Sheet Daten: No cell has a value."]


def test_of_a_sheet_without_a_table_the_first_rows_and_columns_that_hold_something_are_shown() -> None:
    odd = topped(
        ("", "", "", "", ""),
        ("", "Werk", "", "1200", ""),
        ("  ", "", "", "", ""),
        ("", "Auto", "", "", ""),
        ("", "Sierra", "", "5", ""),
        ("", "Tahoe", "too far down", "", "too"),
    )

    assert [line.split() for line in lines_of(odd)[1:]] == [
        ["Row", "B", "D"],
        ["2", "Werk", "1200"],
        ["4", "Auto"],
        ["5", "Sierra", "5"],
    ]


def test_columns_of_the_first_rows_have_the_letters_of_the_sheet() -> None:
    assert lines_of(topped(("Auto", "", "Preis"), first_column=25))[1].split() == ["Row", "Z", "AB"]


def test_of_many_columns_the_first_eight_are_shown_and_long_cells_are_cut() -> None:
    wide = topped(("x" * 24, "y" * 25, "a\n b", *(f"c{at}" for at in range(3, 20))))

    head, cells = lines_of(wide)[1:]

    assert head.split() == ["Row", *"ABCDEFGH"]
    assert cells.split() == ["1", "x" * 24, f"{'y' * 23}…", "a", "b", "c3", "c4", "c5", "c6", "c7"]


@pytest.mark.parametrize("top", [(), (("", ""), ("", " "))])
def test_of_a_blank_sheet_no_row_is_shown(top: tuple[tuple[str, ...], ...]) -> None:
    assert lines_of(topped(*top)) == ["Sheet Daten: no table was found."]


def test_a_table_says_what_each_column_means_how_sure_that_is_and_why() -> None:
    sure = replace(PRICE, confidence=0.874)
    lines = lines_of(sheet("Daten", table(sure, WEIGHT), rows=8))

    assert lines == [
        "Sheet Daten (8 rows): sourcing, headings in row 1",
        "Column  Heading  Field      Sure  Why",
        "F       Preis    Unit cost  87 %  “Preis” is a known heading.",
        "AB      Gewicht  not used         Its heading is not known.",
    ]


def test_a_column_of_one_model_names_the_model() -> None:
    quantity = ColumnFinding(ColumnLayout(0, "Qty", "quantity", model="Tahoe"), 0.75, "Whole numbers.")

    assert lines_of(sheet("BOM", table(quantity)))[-1].startswith(
        "A       Qty      Quantity per vehicle, Tahoe  75 %"
    )


def test_a_field_without_a_heading_in_the_template_has_its_own_name() -> None:
    odd = ColumnFinding(ColumnLayout(0, "Qty", "pieces"), 1.0, "Told.")

    assert lines_of(sheet("BOM", table(odd)))[-1].split() == ["A", "Qty", "pieces", "100", "%", "Told."]


def test_headings_of_several_rows_are_told_from_the_first_to_the_last() -> None:
    assert lines_of(sheet("Daten", table(PRICE, rows=(4, 5))))[0].endswith("headings in rows 4 to 5")
    assert lines_of(sheet("Daten", table(PRICE, rows=(4, 4))))[0].endswith("headings in row 4")


def test_a_table_says_how_it_was_understood_what_is_beside_it_and_what_is_missing() -> None:
    understood = replace(
        table(PRICE), shape="One column for each of 3 models.", missing=("Part number", "Country of origin")
    )
    lines = lines_of(replace(sheet("Daten", understood), note="There are 12 more columns."))

    assert lines[1:4] == [
        "One column for each of 3 models.",
        "There are 12 more columns.",
        "Missing: Part number, Country of origin",
    ]
    assert "Missing" not in "\n".join(lines_of(sheet("Daten", table(PRICE))))


def test_a_table_of_one_model_names_it() -> None:
    assert lines_of(sheet("Daten", table(PRICE, model="Sierra")))[1] == ALL_ROWS
    assert ALL_ROWS not in lines_of(sheet("Daten", table(PRICE)))


def test_each_table_of_a_sheet_has_its_own_block() -> None:
    models = TableFinding(TableLayout("Daten", TableKind.MODELS, 9, 9, ()), ())

    _, first, second, _ = told(survey(sheet("Daten", table(PRICE), models)))

    assert first.startswith("Sheet Daten: sourcing, headings in row 1\n")
    assert second.startswith("Sheet Daten: models, headings in row 9\n")


def test_what_a_cell_holds_is_shown_in_characters_that_every_terminal_has() -> None:
    odd = topped(("5\N{NARROW NO-BREAK SPACE}000", "2020\N{EN DASH}2026", "\N{MINUS SIGN}3"))

    assert lines_of(odd)[-1].split() == ["1", "5", "000", "2020-2026", "-3"]
    assert lines_of(odd)[-1].isascii()


def test_a_part_list_with_a_column_for_each_model_is_told_with_what_has_to_be_confirmed(
    tmp_path: Path,
) -> None:
    title, bom, problems = told(surveyed(quantity_matrix(tmp_path / "matrix.xlsx")))

    assert title.endswith("Confirm that these columns are models.\nAnswer it with --confirm.")
    assert bom.startswith("Sheet BOM (6 rows): sourcing, headings in row 2\nOne column for each of 3 models")
    found = [line.split() for line in bom.split("\n") if line.endswith("as quantities are.")]
    assert [(cells[0], cells[1], cells[5]) for cells in found] == [
        ("F", "Sierra", "Sierra"),
        ("G", "Blazer", "Blazer"),
        ("H", "Tahoe", "Tahoe"),
    ]
    assert problems == "Problems: no problems"


def test_a_questionnaire_is_told_with_the_model_that_stands_above_its_headings(tmp_path: Path) -> None:
    _, found, _ = told(surveyed(questionnaire(tmp_path / "filled.xlsx")))

    assert found.startswith(f"Sheet Questionnaire (10 rows): sourcing, headings in rows 4 to 5\n{ALL_ROWS}\n")
    assert "C       Origin Country " in found
