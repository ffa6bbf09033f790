"""A workbook that is read again is read as before, wherever its headings stand now."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from exports import (
    MATRIX_ROWS,
    RATES,
    french_export,
    quantity_matrix,
    questionnaire,
    sap_export,
    spanish_export,
)
from headroom.book.layout import (
    BookLayout,
    ColumnLayout,
    DecimalMark,
    ShareUnit,
    TableKind,
    TableLayout,
)
from headroom.book.sourcing import SourcingBook
from headroom.book.survey import CERTAIN
from headroom.workbook.layouts.layout_draft import LayoutDraft
from headroom.workbook.layouts.layout_fitting import fitted, fitted_again
from headroom.workbook.rows.decode import decode
from headroom.workbook.survey.proposal import propose_table
from headroom.workbook.survey.questions import Questions
from surveys import surveyed
from workbooks import HEADINGS, MODELS, ROW, Rows, silent, table, write_xlsx

Sheets = Mapping[str, Rows]

ODD = ("Auto", "Nummer-X", "Woher", "Kosten netto je", "Notiz")
"""Headings that nobody knows."""

MEANT = {"Auto": "model", "Nummer-X": "part_number", "Woher": "origin", "Kosten netto je": "unit_cost"}
"""What a person said that they mean."""


def read_before(folder: Path, sheets: Sheets, only: Collection[str] = ()) -> SourcingBook:
    """Return a workbook read as proposed, or of what is proposed some sheets only."""
    survey = surveyed(write_xlsx(folder / "book.xlsx", sheets))
    tables = [one for one in survey.proposed.tables if not only or one.sheet in only]
    chosen = BookLayout(tuple(tables), "Plants", (("EUR", 1.1),))
    return decode(folder / "book.xlsx", silent, Questions(choose=lambda _: chosen))


def read_again(folder: Path, before: SourcingBook, sheets: Sheets) -> BookLayout | None:
    """Return by which layout the workbook is read again after it was saved anew."""
    assert before.layout is not None
    survey = surveyed(write_xlsx(folder / "book.xlsx", sheets))
    return fitted_again(before.layout, before.unread_sheets, survey)


def sheets_of(layout: BookLayout | None) -> list[str]:
    """Return the sheets that are read, in their order."""
    assert layout is not None
    return [one.sheet for one in layout.tables]


def parts_of(layout: BookLayout | None) -> TableLayout:
    """Return the only table of parts."""
    assert layout is not None
    [parts] = layout.of_kind(TableKind.SOURCING)
    return parts


def used(layout: TableLayout) -> dict[str, str]:
    """Return the headings of the columns that are used, by what they mean."""
    return {column.model or column.field: column.heading for column in layout.columns if column.field}


def as_meant(sheet: str, *headings: str, header_row: int = 1) -> TableLayout:
    """Return the table of odd headings as a person explained it."""
    columns = tuple(ColumnLayout(at, text, MEANT.get(text, "")) for at, text in enumerate(headings))
    return TableLayout(sheet, TableKind.SOURCING, header_row, header_row, columns)


@pytest.mark.parametrize("write", [sap_export, quantity_matrix, questionnaire, french_export, spanish_export])
def test_a_workbook_that_did_not_change_is_read_as_before(
    write: Callable[[Path], Path], tmp_path: Path
) -> None:
    survey = surveyed(write(tmp_path / "export.xlsx"))
    read = {one.sheet for one in survey.proposed.tables}
    unread = [sheet.name for sheet in survey.sheets if sheet.name not in read]

    assert fitted_again(survey.proposed, unread, survey) == survey.proposed


def test_sheets_are_found_by_their_names_wherever_in_them_the_headings_stand(tmp_path: Path) -> None:
    before = read_before(tmp_path, {"North": table(), "Models": MODELS})
    head = ("Unit cost", "Model", "Part number", "Country of origin")
    moved: Rows = [("List of parts",), ("as of May",), (), head, (7.0, "Sierra", "P-9", "MX")]

    again = read_again(tmp_path, before, {"Models": [(), *MODELS], "North": moved})

    parts = parts_of(again)
    assert sheets_of(again) == ["North", "Models"]
    assert (parts.header_row, parts.last_header_row) == (4, 4)
    assert used(parts) == used(parts_of(before.layout))
    assert {column.field: column.letters for column in parts.columns} == {
        "unit_cost": "A",
        "model": "B",
        "part_number": "C",
        "origin": "D",
    }
    assert again is not None
    assert [one.header_row for one in again.of_kind(TableKind.MODELS)] == [2]
    book = decode(tmp_path / "book.xlsx", silent, Questions(choose=lambda _: again))
    assert (book.rows.part_number[0], book.rows.unit_cost.tolist()) == ("P-9", [7.0])


def test_name_and_given_rates_of_the_layout_stay(tmp_path: Path) -> None:
    before = read_before(tmp_path, {"North": table({"Currency": "EUR"})})

    again = read_again(tmp_path, before, {"North": [(), *table({"Currency": "EUR"})]})

    assert again is not None
    assert (again.name, again.rates) == ("Plants", (("EUR", 1.1),))


def test_what_a_person_said_of_headings_that_nobody_knows_moves_with_them(tmp_path: Path) -> None:
    rows: Rows = [("Banner",), ("Notiz", *ODD[:4], "neu"), ("n", *ROW, 1.0)]
    survey = surveyed(write_xlsx(tmp_path / "book.xlsx", {"Export": rows}))

    parts = parts_of(fitted_again(BookLayout((as_meant("Export", *ODD),)), (), survey))

    assert parts.header_row == 2
    assert used(parts) == {field: heading for heading, field in MEANT.items()}


def test_how_numbers_are_written_moves_with_their_column(tmp_path: Path) -> None:
    layout = as_meant("Export", *ODD)
    cost = replace(
        layout.columns[3], currency="MXN", decimal=DecimalMark.COMMA, unit=ShareUnit.FRACTION, per=100.0
    )
    rows: Rows = [(ODD[3], *ODD[:3]), (100.0, *ROW[:3])]
    survey = surveyed(write_xlsx(tmp_path / "book.xlsx", {"Export": rows}))

    parts = parts_of(fitted_again(BookLayout((layout.with_column(cost),)), (), survey))

    assert parts.column("unit_cost") == replace(cost, position=0)


def test_of_equal_headings_the_one_at_the_same_turn_is_used(tmp_path: Path) -> None:
    head = ("Auto", "Nummer-X", "Woher", "Betrag", "Betrag")
    layout = as_meant("Export", *head)
    layout = layout.with_column(replace(layout.columns[4], field="unit_cost"))
    rows: Rows = [("Betrag", *head[:3], "Betrag"), (1.0, *ROW[:3], 100.0)]
    survey = surveyed(write_xlsx(tmp_path / "book.xlsx", {"Export": rows}))

    parts = parts_of(fitted_again(BookLayout((layout,)), (), survey))

    assert [column.field for column in parts.columns] == ["", "model", "part_number", "origin", "unit_cost"]


def test_capitals_and_spaces_of_headings_do_not_matter(tmp_path: Path) -> None:
    rows: Rows = [("AUTO", "nummer-x", " Woher ", "Kosten\nnetto  je"), ROW]
    survey = surveyed(write_xlsx(tmp_path / "book.xlsx", {"Export": rows}))

    again = fitted_again(BookLayout((as_meant("Export", *ODD[:4]),)), (), survey)

    assert used(parts_of(again)).keys() == {"model", "part_number", "origin", "unit_cost"}


@pytest.mark.parametrize(
    "later",
    [
        {"South": table(), "Models": MODELS},
        {"North": table()},
        {"North": [HEADINGS[:3], ROW[:3]], "Models": MODELS},
        {"North": [("Model", "Part number", "Country of origin", "Betrag"), ROW], "Models": MODELS},
    ],
    ids=["renamed sheet", "sheet gone", "column gone", "heading renamed"],
)
def test_a_workbook_that_lost_a_sheet_or_a_heading_is_not_read_by_its_former_layout(
    later: Sheets, tmp_path: Path
) -> None:
    before = read_before(tmp_path, {"North": table(), "Models": MODELS})

    assert read_again(tmp_path, before, later) is None


def test_nothing_is_read_again_by_a_layout_without_tables(tmp_path: Path) -> None:
    survey = surveyed(write_xlsx(tmp_path / "book.xlsx", {"Sourcing": table()}))

    assert fitted_again(BookLayout(), (), survey) is None


def test_a_heading_that_was_not_used_may_be_gone(tmp_path: Path) -> None:
    before = read_before(tmp_path, {"North": table({"Plant code": "x"})})

    again = read_again(tmp_path, before, {"North": table()})

    assert used(parts_of(again)) == used(parts_of(before.layout))


def test_sheets_that_were_not_read_are_not_read_though_their_headings_are_the_same(tmp_path: Path) -> None:
    before = read_before(tmp_path, {"North": table(), "Last year": table()}, only={"North"})
    assert before.unread_sheets == ("Last year",)

    again = read_again(tmp_path, before, {"Last year": table(), "North": table()})

    assert sheets_of(again) == ["North"]


def test_a_new_sheet_with_the_same_headings_is_read_wherever_they_stand_in_it(tmp_path: Path) -> None:
    before = read_before(tmp_path, {"North": table(), "Last year": table()}, only={"North"})
    south: Rows = [("Plant South",), (), ("Unit cost", *HEADINGS[:3]), (5.0, "Birch", "B-1", "CA")]

    again = read_again(tmp_path, before, {"North": table(), "South": south, "Last year": table()})

    assert sheets_of(again) == ["North", "South"]
    assert again is not None
    assert again.tables[1].header_row == 3
    assert used(again.tables[1]) == used(again.tables[0])
    book = decode(tmp_path / "book.xlsx", silent, Questions(choose=lambda _: again))
    assert book.rows.models == ("Sierra", "Birch")


def test_a_new_sheet_is_read_once_where_two_sheets_have_its_headings(tmp_path: Path) -> None:
    north, south = as_meant("North", *ODD), as_meant("South", *ODD)
    south = south.with_column(replace(south.columns[4], field="supplier"))
    rows: Rows = [ODD, (*ROW, "n")]
    sheets = {"North": rows, "South": rows, "West": rows}
    survey = surveyed(write_xlsx(tmp_path / "book.xlsx", sheets))

    again = fitted_again(BookLayout((north, south)), (), survey)

    assert sheets_of(again) == ["North", "South", "West"]
    assert again is not None
    assert used(again.tables[2]) == used(north)


@pytest.mark.parametrize(
    "south",
    [
        table({"Plant code": "x"}),
        [HEADINGS[:3], ROW[:3]],
        [(), ("Please ask the plant",)],
    ],
    ids=["one more", "one less", "notes"],
)
def test_a_new_sheet_with_other_headings_is_not_read(south: Rows, tmp_path: Path) -> None:
    before = read_before(tmp_path, {"North": table()})

    assert sheets_of(read_again(tmp_path, before, {"North": table(), "South": south})) == ["North"]


def test_a_new_sheet_that_is_hidden_is_not_read(tmp_path: Path) -> None:
    before = read_before(tmp_path, {"North": table()})
    assert before.layout is not None
    survey = surveyed(write_xlsx(tmp_path / "book.xlsx", {"North": table(), "South": table()}))
    north, south = survey.sheets

    hidden = replace(survey, sheets=(north, replace(south, hidden=True)))

    assert sheets_of(fitted_again(before.layout, (), survey)) == ["North", "South"]
    assert sheets_of(fitted_again(before.layout, (), hidden)) == ["North"]


def test_a_hidden_sheet_that_was_read_is_read_again(tmp_path: Path) -> None:
    before = read_before(tmp_path, {"North": table()})
    assert before.layout is not None
    survey = surveyed(write_xlsx(tmp_path / "book.xlsx", {"North": table()}))
    [north] = survey.sheets

    again = fitted_again(before.layout, (), replace(survey, sheets=(replace(north, hidden=True),)))

    assert again == before.layout


def test_a_new_sheet_of_models_or_rates_is_not_read(tmp_path: Path) -> None:
    sheets: Sheets = {"North": table(), "Models": MODELS, "Rates": RATES}
    before = read_before(tmp_path, sheets)

    again = read_again(tmp_path, before, {**sheets, "Models 2": MODELS, "Rates 2": RATES})

    assert sheets_of(again) == ["North", "Models", "Rates"]


def test_a_new_sheet_beside_sheets_of_one_model_each_holds_the_parts_of_the_model_of_its_name(
    tmp_path: Path,
) -> None:
    parts: Rows = [HEADINGS[1:], ROW[1:]]
    before = read_before(tmp_path, {"Aspen": parts, "Birch": parts})

    again = read_again(tmp_path, before, {"Aspen": parts, "Birch": parts, "Cedar": parts})

    assert again is not None
    assert [one.model for one in again.tables] == ["Aspen", "Birch", "Cedar"]


def test_a_model_that_a_person_named_is_not_the_name_of_a_new_sheet(tmp_path: Path) -> None:
    parts: Rows = [HEADINGS[1:], ROW[1:]]
    survey = surveyed(write_xlsx(tmp_path / "book.xlsx", {"Export 1": parts, "Export 2": parts}))
    first = replace(survey.proposed.tables[0], model="Sierra")

    again = fitted_again(BookLayout((first,)), (), survey)

    assert again is not None
    assert [(one.sheet, one.model) for one in again.tables] == [
        ("Export 1", "Sierra"),
        ("Export 2", "Sierra"),
    ]


def test_sheets_of_one_name_are_told_apart_by_their_files(tmp_path: Path) -> None:
    files = [write_xlsx(tmp_path / name, {"Sourcing": table()}) for name in ("a.xlsx", "b.xlsx")]
    survey = surveyed(*files)
    second = BookLayout(tuple(one for one in survey.proposed.tables if one.file == "b.xlsx"))

    left_out = fitted_again(second, ["[a.xlsx]Sourcing"], survey)
    new = fitted_again(second, [], survey)

    assert left_out == second
    assert new is not None
    assert [one.file for one in new.tables] == ["b.xlsx", "a.xlsx"]


def test_a_new_column_whose_meaning_is_certain_is_read(tmp_path: Path) -> None:
    before = read_before(tmp_path, {"North": table()})
    more = table({"Quantity per vehicle": 4.0, "Supplier": "Acme"})

    again = read_again(tmp_path, before, {"North": more})

    assert used(parts_of(again)) == {
        **used(parts_of(before.layout)),
        "quantity": "Quantity per vehicle",
        "supplier": "Supplier",
    }
    book = decode(tmp_path / "book.xlsx", silent, Questions(choose=lambda _: again))
    assert book.rows.quantity.tolist() == [4.0]


def test_a_new_column_whose_meaning_is_only_likely_is_not_read(tmp_path: Path) -> None:
    before = read_before(tmp_path, {"North": table()})
    rows = table(*({"Zoll X": code} for code in ("8708.29.50", "8544.30.00", "8536.49.00", "9401.20.00")))
    survey = surveyed(write_xlsx(tmp_path / "book.xlsx", {"North": rows}))
    [proposed] = [
        one
        for one in propose_table(survey.sheets[0], TableKind.SOURCING, 1, 1).columns
        if one.proposed.heading == "Zoll X"
    ]
    assert (proposed.proposed.field, proposed.confidence < CERTAIN) == ("hts_code", True)

    again = read_again(tmp_path, before, {"North": rows})

    assert used(parts_of(again)) == used(parts_of(before.layout))


def test_a_column_that_was_left_out_is_not_read_though_its_meaning_is_certain(tmp_path: Path) -> None:
    rows = table({"Quantity per vehicle": 4.0})
    survey = surveyed(write_xlsx(tmp_path / "book.xlsx", {"North": rows}))
    [parts] = survey.proposed.tables
    quantity = parts.column("quantity")
    assert quantity is not None

    again = fitted_again(BookLayout((parts.with_column(replace(quantity, field="")),)), (), survey)

    assert parts_of(again).column("quantity") is None


def test_a_new_column_does_not_take_the_meaning_of_one_that_was_chosen(tmp_path: Path) -> None:
    rows: Rows = [(*ODD[:4], "Unit cost"), (*ROW, 999.0)]
    survey = surveyed(write_xlsx(tmp_path / "book.xlsx", {"Export": rows}))

    again = fitted_again(BookLayout((as_meant("Export", *ODD[:4]),)), (), survey)

    assert used(parts_of(again))["unit_cost"] == "Kosten netto je"


def test_a_new_column_of_a_model_that_the_workbook_names_is_read(tmp_path: Path) -> None:
    before = surveyed(quantity_matrix(tmp_path / "parts.xlsx", with_models=True))
    names = ("Sierra", "Blazer", "Tahoe", "Yukon")
    models: Rows = (MODELS[0], *((name, *MODELS[1][1:]) for name in names))
    rows = [MATRIX_ROWS[0], (*MATRIX_ROWS[1], "Yukon"), *((*cells, 2.0) for cells in MATRIX_ROWS[2:])]
    survey = surveyed(write_xlsx(tmp_path / "later.xlsx", {"BOM": rows, "Models": models}))

    again = fitted_again(before.proposed, (), survey)

    assert [one.model for one in parts_of(again).quantities_by_model()] == list(names)


def test_a_new_column_that_may_be_a_model_is_not_read(tmp_path: Path) -> None:
    before = surveyed(quantity_matrix(tmp_path / "parts.xlsx"))
    rows = [MATRIX_ROWS[0], (*MATRIX_ROWS[1], "Yukon"), *((*cells, 2.0) for cells in MATRIX_ROWS[2:])]
    survey = surveyed(write_xlsx(tmp_path / "later.xlsx", {"BOM": rows}))
    assert [one.model for one in parts_of(survey.proposed).quantities_by_model()][-1] == "Yukon"

    again = fitted_again(before.proposed, (), survey)

    assert [one.model for one in parts_of(again).quantities_by_model()] == ["Sierra", "Blazer", "Tahoe"]


def test_headings_of_two_rows_are_found_again_together(tmp_path: Path) -> None:
    upper = ("Gruppe A", "Gruppe A", "Gruppe B", "Gruppe B")
    lower = ("Auto", "Nummer-X", "Woher", "Kosten netto je")
    joined = [f"{one} {other}" for one, other in zip(upper, lower, strict=True)]
    columns = tuple(ColumnLayout(at, heading, MEANT[lower[at]]) for at, heading in enumerate(joined))
    layout = TableLayout("Export", TableKind.SOURCING, 1, 2, columns)
    rows: Rows = [("Banner",), (), upper, lower, ROW]
    survey = surveyed(write_xlsx(tmp_path / "book.xlsx", {"Export": rows}))

    parts = parts_of(fitted_again(BookLayout((layout,)), (), survey))

    assert (parts.header_row, parts.last_header_row) == (3, 4)
    assert used(parts) == {column.field: column.heading for column in columns}


def test_a_layout_fits_a_hidden_sheet_only_by_its_name(tmp_path: Path) -> None:
    survey = surveyed(write_xlsx(tmp_path / "book.xlsx", {"Export": [ODD, (*ROW, "n")]}))
    [sheet] = survey.sheets
    hidden = replace(survey, sheets=(replace(sheet, hidden=True),))

    for exactly in (True, False):
        assert fitted(BookLayout((as_meant("Export", *ODD),)), hidden, exactly=exactly) is not None
        assert fitted(BookLayout((as_meant("Other", *ODD),)), hidden, exactly=exactly) is None
        assert fitted(BookLayout((as_meant("Other", *ODD),)), survey, exactly=exactly) is not None


TWO_ON_ONE: Sheets = {"Both": (HEADINGS, ROW, ROW, (), *MODELS)}
"""Parts, and below them the facts of their models."""


def test_a_table_that_another_one_ends_is_read_again_to_there_wherever_that_stands_now(
    tmp_path: Path,
) -> None:
    before = read_before(tmp_path, TWO_ON_ONE)
    grown: Sheets = {"Both": (HEADINGS, ROW, ROW, ROW, ROW, (), *MODELS)}

    same, more = read_again(tmp_path, before, TWO_ON_ONE), read_again(tmp_path, before, grown)

    assert same == before.layout
    assert more is not None
    path = tmp_path / "book.xlsx"
    assert decode(path, silent, Questions(choose=lambda _: more)).rows_read == 4


@pytest.mark.parametrize("added", [0, 3])
def test_an_end_that_was_chosen_leaves_out_as_many_rows_of_a_sheet_that_has_grown(
    added: int, tmp_path: Path
) -> None:
    footer: Rows = (("Checked by", "N. N.", "", 0.0), ("Date", "", "", 0.0))
    survey = surveyed(write_xlsx(tmp_path / "book.xlsx", {"Parts": (HEADINGS, ROW, ROW, *footer)}))
    chosen = LayoutDraft.of(survey).with_rows(0, 1, 1, 3).layout("Plants")
    assert chosen.tables[0].last_row == 3

    grown = write_xlsx(tmp_path / "next.xlsx", {"Parts": (HEADINGS, *[ROW] * (2 + added), *footer)})
    found = fitted(chosen, surveyed(grown), exactly=True)

    assert found is not None
    assert found.tables[0].last_row == 3 + added


def test_a_column_without_a_heading_is_found_by_its_place_among_such_columns(tmp_path: Path) -> None:
    rows: Rows = (("Model", "Part number", "Country of origin", ""), ("Sierra", "P-1", "US", 5.0))
    survey = surveyed(write_xlsx(tmp_path / "book.xlsx", {"Parts": rows}))
    draft = LayoutDraft.of(survey)
    chosen = draft.with_column(0, ColumnLayout(3, "", "unit_cost")).layout()

    assert fitted_again(chosen, (), survey) == chosen

    shorter = surveyed(write_xlsx(tmp_path / "short.xlsx", {"Parts": [row[:3] for row in rows]}))
    assert fitted_again(chosen, (), shorter) is None


def test_a_new_sheet_with_the_headings_that_the_others_have_now_is_read_as_well(tmp_path: Path) -> None:
    before = read_before(tmp_path, {"Plant A": (HEADINGS, ROW)})
    wider: Rows = ((*HEADINGS, "Supplier"), (*ROW, "Ejemplo"))

    assert sheets_of(read_again(tmp_path, before, {"Plant A": wider, "Plant B": wider})) == [
        "Plant A",
        "Plant B",
    ]


def test_a_model_that_a_layout_remembers_is_said_in_the_next_workbook(tmp_path: Path) -> None:
    bill: Rows = [("Part number", "Country of origin", "Unit cost"), ("P-1", "CN", 5.0)]
    first = surveyed(write_xlsx(tmp_path / "tayron.xlsx", {"Bill": bill}))
    remembered = LayoutDraft.of(first).with_model(0, "Tayron").layout("Bills of the plant")
    next_one = write_xlsx(tmp_path / "golf.xlsx", {"Bill": bill})

    book = decode(next_one, silent, Questions(choose=lambda found: fitted(remembered, found, exactly=True)))

    assert book.rows.models == ("Tayron",)
    assert any(
        "all rows are parts of “Tayron”, as the layout “Bills of the plant” says" in one.message
        for one in book.problems
    )
