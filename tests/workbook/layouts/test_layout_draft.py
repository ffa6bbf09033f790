"""A layout while a person looks it over: what each change makes of it, and what is still missing."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exports import (
    MATRIX_ROWS,
    RATES,
    SAP_ROWS,
    french_export,
    quantity_matrix,
    questionnaire,
    sap_export,
    spanish_export,
)
from headroom.book.layout import BookLayout, ColumnLayout, TableKind, TableLayout
from headroom.book.survey import BookSurvey, ColumnFinding
from headroom.workbook.layouts.layout_draft import LayoutDraft, needs_no_look
from headroom.workbook.layouts.layout_fitting import fitted
from surveys import surveyed
from workbooks import HEADINGS, MODELS, ROW, Rows, table, write_xlsx

NO_COST: Rows = [
    ("Model", "Part number", "Country of origin", "Betrag X", "Gewicht Y"),
    ("Sierra", "P-1", "US", 7.0, 2.0),
]
"""Two columns of numbers, either of which may be the cost."""

ONE_MODEL: Rows = [("Part number", "Country of origin", "Unit cost"), ("P-1", "US", 5.0)]
"""Parts of which only the name of the sheet may say the model."""

NOTES: Rows = [("Please send this back by Friday",), ("Thank you",)]

BLANK = LayoutDraft(BookSurvey("book.xlsx", (), BookLayout(), certain=False), ())


def drafted(folder: Path, sheets: Mapping[str, Rows]) -> LayoutDraft:
    """Return the draft of what is proposed for a workbook."""
    return LayoutDraft.of(surveyed(write_xlsx(folder / "book.xlsx", sheets)))


def place(draft: LayoutDraft, sheet: str) -> int:
    """Return the position of the only table of a sheet."""
    [at] = [at for at, one in enumerate(draft.tables) if one.sheet.name == sheet]
    return at


def layout_at(draft: LayoutDraft, at: int = 0) -> TableLayout:
    """Return how a table is read."""
    finding = draft.tables[at].finding
    assert finding is not None
    return finding.layout


def column_at(draft: LayoutDraft, heading: str, at: int = 0) -> ColumnFinding:
    """Return what is known of the column with a heading."""
    finding = draft.tables[at].finding
    assert finding is not None
    return next(one for one in finding.columns if one.proposed.heading == heading)


def meaning(draft: LayoutDraft, heading: str, field: str, model: str = "") -> LayoutDraft:
    """Return a draft in which a column of the first table means something else."""
    column = column_at(draft, heading).proposed
    return draft.with_column(0, replace(column, field=field, model=model))


def used(layout: TableLayout) -> dict[str, str]:
    """Return the headings of the columns that are used, by what they mean."""
    return {column.model or column.field: column.heading for column in layout.columns if column.field}


@pytest.mark.parametrize("write", [sap_export, quantity_matrix, questionnaire, french_export, spanish_export])
def test_a_draft_that_nobody_changes_is_what_is_proposed(
    write: Callable[[Path], Path], tmp_path: Path
) -> None:
    survey = surveyed(write(tmp_path / "export.xlsx"))

    layout = LayoutDraft.of(survey).layout("Export")

    assert set(layout.tables) == set(survey.proposed.tables)
    assert len(layout.tables) == len(survey.proposed.tables)
    assert (layout.name, layout.rates) == ("Export", ())


def test_every_sheet_is_there_and_those_that_are_read_stand_first(tmp_path: Path) -> None:
    draft = drafted(tmp_path, {"Notes": NOTES, "Old": table(), "Models": MODELS, "Sourcing": table()})

    assert [(one.sheet.name, one.used, one.kind) for one in draft.tables] == [
        ("Models", True, TableKind.MODELS),
        ("Sourcing", True, TableKind.SOURCING),
        ("Notes", False, None),
        ("Old", False, None),
    ]
    assert draft.tables[2].finding is None
    assert layout_at(draft, 3).kind is TableKind.SOURCING


def test_both_tables_of_one_sheet_are_there(tmp_path: Path) -> None:
    draft = drafted(tmp_path, {"Plan": [*table(), (), *MODELS]})

    assert [(one.sheet.name, one.kind) for one in draft.tables] == [
        ("Plan", TableKind.SOURCING),
        ("Plan", TableKind.MODELS),
    ]
    assert layout_at(draft).last_row == 3


def test_the_draft_of_a_layout_that_fits_is_as_it_was_chosen_and_asks_nothing(tmp_path: Path) -> None:
    first = drafted(tmp_path, {"Parts": NO_COST})
    assert first.missing() == ("“Parts”: choose the column of Unit cost.",)
    chosen = meaning(first, "Gewicht Y", "unit_cost").layout("Odd")
    moved: Rows = [("Banner",), (), *NO_COST]
    survey = surveyed(write_xlsx(tmp_path / "later.xlsx", {"Parts": moved, "Old": table()}))
    layout = fitted(chosen, survey, exactly=True)
    assert layout is not None

    draft = LayoutDraft.of(survey, layout)

    assert draft.layout("Odd") == layout
    assert (draft.missing(), draft.doubts()) == ((), ())
    assert [(one.sheet.name, one.used) for one in draft.tables] == [("Parts", True), ("Old", False)]
    cost, model = column_at(draft, "Gewicht Y"), column_at(draft, "Model")
    assert (cost.proposed.field, cost.confidence, cost.reason) == ("unit_cost", 1.0, "Chosen here.")
    assert (model.confidence, model.reason) == (1.0, "“Model” is the heading of Model.")


def test_the_draft_of_a_layout_says_what_the_layout_lacks(tmp_path: Path) -> None:
    survey = surveyed(write_xlsx(tmp_path / "book.xlsx", {"Sourcing": table()}))
    [whole] = survey.proposed.tables
    origin, cost = (whole.column(name) for name in ("origin", "unit_cost"))
    assert origin is not None
    assert cost is not None
    no_cost = whole.with_column(replace(cost, field=""))

    neither = LayoutDraft.of(survey, BookLayout((no_cost.with_column(replace(origin, field="")),)))
    no_origin = LayoutDraft.of(survey, BookLayout((whole.with_column(replace(origin, field="")),)))

    assert neither.missing() == ("“Sourcing”: choose the column of Country of origin, Unit cost.",)
    assert not no_origin.missing()
    assert [(one.key, one.answered) for _, one in no_origin.questions()] == [("origins", False)]


def test_a_doubt_about_what_is_proposed_stays_where_a_layout_is_the_same(tmp_path: Path) -> None:
    survey = surveyed(quantity_matrix(tmp_path / "parts.xlsx"))

    assert LayoutDraft.of(survey, survey.proposed) == LayoutDraft.of(survey)
    assert "Confirm that these columns are models." in " ".join(LayoutDraft.of(survey).doubts())


def test_of_sheets_of_one_name_only_that_in_the_file_of_the_layout_is_read(tmp_path: Path) -> None:
    files = [write_xlsx(tmp_path / name, {"Sourcing": table()}) for name in ("a.xlsx", "b.xlsx")]
    survey = surveyed(*files)
    [second] = [one for one in survey.proposed.tables if one.file == "b.xlsx"]

    draft = LayoutDraft.of(survey, BookLayout((second,)))

    assert [(one.sheet.file, one.used) for one in draft.tables] == [("b.xlsx", True), ("a.xlsx", False)]
    assert draft.layout().tables == (second,)


def test_without_a_table_of_parts_nothing_can_be_read(tmp_path: Path) -> None:
    draft = drafted(tmp_path, {"Sourcing": table(), "Models": MODELS})
    assert draft.missing() == ()

    without = draft.with_kind(place(draft, "Sourcing"), None)

    assert without.missing() == (
        "No table of parts is chosen: say for one sheet that it holds the sourcing.",
    )
    assert [one.sheet for one in without.layout().tables] == ["Models"]


def test_a_report_of_content_labels_is_a_table_of_parts(tmp_path: Path) -> None:
    report: Rows = [("Carline", "US/Canada content %"), ("Sierra", 60.0)]
    draft = drafted(tmp_path, {"Notes": report})

    assert draft.tables[0].kind is TableKind.LABELS
    assert draft.missing() == ()


def test_what_is_missing_is_said_for_each_table_that_is_read_and_no_other(tmp_path: Path) -> None:
    draft = drafted(tmp_path, {"Parts": NO_COST, "Notes": NOTES, "Old": ONE_MODEL[:1]})
    notes = place(draft, "Notes")

    read = draft.with_kind(notes, TableKind.RATES)

    assert set(read.missing()) == {
        *draft.missing(),
        "“Notes”: choose the column of Currency, USD per unit.",
    }
    assert read.with_kind(notes, None).missing() == draft.missing()


def test_a_sentence_is_said_once_where_sheets_of_one_name_lack_the_same(tmp_path: Path) -> None:
    rows = [line[:4] for line in NO_COST]
    files = [write_xlsx(tmp_path / name, {"Parts": rows}) for name in ("a.xlsx", "b.xlsx")]
    draft = LayoutDraft.of(surveyed(*files))

    assert [one.used for one in draft.tables] == [True, True]
    assert draft.doubts() == (
        "“Parts”, column D: It is the only column of numbers that is left. Confirm it.",
    )


def test_a_currency_without_a_rate_is_a_doubt_until_its_rate_is_given(tmp_path: Path) -> None:
    rows = table({"Currency": "EUR"}, {"Currency": "MXN"}, {"Currency": "USD"})
    draft = drafted(tmp_path, {"Sourcing": rows})
    assert draft.without_rate() == ("EUR", "MXN")
    [doubt] = draft.doubts()
    assert doubt.startswith("No table says what EUR, MXN is worth in US dollars: its rows are left out.")

    half = draft.with_rate("EUR", 1.1)
    both = half.with_rate("MXN", 0.05)

    assert "what MXN is worth" in half.doubts()[0]
    assert both.doubts() == ()
    assert both.without_rate() == ("EUR", "MXN")
    assert both.layout().rates == (("EUR", 1.1), ("MXN", 0.05))


def test_a_sheet_of_rates_that_is_read_leaves_nothing_to_ask_for_and_no_given_rate(tmp_path: Path) -> None:
    draft = drafted(tmp_path, {"Sourcing": table({"Currency": "EUR"}), "Rates": RATES})
    rates = place(draft, "Rates")
    assert draft.without_rate() == ()

    given = draft.with_kind(rates, None).with_rate("EUR", 1.2)

    assert given.without_rate() == ("EUR",)
    assert given.layout().rates == (("EUR", 1.2),)
    assert given.with_kind(rates, TableKind.RATES).layout().rates == ()


def test_the_draft_of_a_layout_has_the_rates_that_were_given_with_it(tmp_path: Path) -> None:
    draft = drafted(tmp_path, {"Sourcing": table({"Currency": "EUR"})})
    layout = draft.with_rate("EUR", 1.1).layout("Plant")

    again = LayoutDraft.of(draft.survey, layout)

    assert again.layout("Plant") == layout
    assert again.doubts() == ()


def test_a_sheet_that_is_not_read_has_no_currency_to_ask_for(tmp_path: Path) -> None:
    draft = drafted(tmp_path, {"Sourcing": table({"Currency": "EUR"})}).with_rate("EUR", 1.1)

    unread = draft.with_kind(0, None)

    assert unread.without_rate() == ()
    assert unread.layout().rates == ()


@given(st.lists(st.tuples(st.sampled_from(("EUR", "MXN", "CAD")), st.sampled_from((0.0, 0.5, 1.1, 20.0)))))
def test_the_rate_given_last_counts_and_none_takes_it_back(given_rates: list[tuple[str, float]]) -> None:
    draft = BLANK
    for code, rate in given_rates:
        draft = draft.with_rate(code, rate)

    assert len(draft.rates) == len(dict(draft.rates))
    assert dict(draft.rates) == {code: rate for code, rate in dict(given_rates).items() if rate}


def test_a_sheet_that_is_left_out_and_taken_again_is_read_as_before(tmp_path: Path) -> None:
    draft = meaning(drafted(tmp_path, {"Parts": NO_COST}), "Betrag X", "unit_cost")

    out = draft.with_kind(0, None)

    assert (out.tables[0].kind, out.layout().tables) == (None, ())
    assert out.with_kind(0, TableKind.SOURCING) == draft


def test_a_table_of_another_kind_keeps_its_place_and_means_what_its_headings_mean_there(
    tmp_path: Path,
) -> None:
    rows: Rows = [("Banner",), (), *table()]
    draft = drafted(tmp_path, {"Parts": rows})

    models = draft.with_kind(0, TableKind.MODELS)

    layout = layout_at(models)
    assert models.tables[0].kind is TableKind.MODELS
    assert (layout.header_row, layout.last_header_row) == (3, 3)
    assert used(layout)["name"] == "Model"
    assert "part_number" not in used(layout)


def test_a_sheet_of_which_nothing_is_known_is_read_from_its_first_row(tmp_path: Path) -> None:
    draft = drafted(tmp_path, {"Sourcing": table(), "Notes": NOTES})
    notes = place(draft, "Notes")

    read = draft.with_kind(notes, TableKind.SOURCING)

    layout = layout_at(read, notes)
    assert (layout.header_row, layout.last_header_row, layout.last_row) == (1, 1, None)
    assert [column.heading for column in layout.columns] == [NOTES[0][0]]
    assert read.tables[place(draft, "Sourcing")] == draft.tables[place(draft, "Sourcing")]


def test_the_end_of_a_table_moves_without_a_column_losing_what_was_chosen(tmp_path: Path) -> None:
    draft = meaning(drafted(tmp_path, {"Parts": NO_COST}), "Gewicht Y", "unit_cost")

    ended = draft.with_rows(0, 1, 1, 2)

    assert layout_at(ended) == replace(layout_at(draft), last_row=2)
    assert column_at(ended, "Gewicht Y").reason == "Chosen here."
    assert ended.with_rows(0, 1, 1, None) == draft


def test_headings_in_other_rows_are_understood_anew(tmp_path: Path) -> None:
    draft = LayoutDraft.of(surveyed(questionnaire(tmp_path / "supplier.xlsx")))
    assert (layout_at(draft).header_row, layout_at(draft).last_header_row) == (4, 5)
    assert used(layout_at(draft))["unit_cost"] == "Price Unit price"

    lower = draft.with_rows(0, 5, 5, 8)

    layout = layout_at(lower)
    assert (layout.kind, layout.header_row, layout.last_header_row, layout.last_row) == (
        TableKind.SOURCING,
        5,
        5,
        8,
    )
    assert used(layout)["unit_cost"] == "Unit price"


def test_a_row_that_is_no_heading_leaves_the_columns_to_be_chosen(tmp_path: Path) -> None:
    draft = drafted(tmp_path, {"Sourcing": table({}, {}, {})})

    [sentence] = draft.with_rows(0, 2, 2, None).missing()

    assert sentence.startswith("“Sourcing”: choose the column of Part number")


def test_of_a_column_that_is_given_a_meaning_no_other_column_has_the_same(tmp_path: Path) -> None:
    draft = meaning(drafted(tmp_path, {"Parts": NO_COST}), "Betrag X", "unit_cost")
    assert draft.missing() == ()

    changed = meaning(draft, "Gewicht Y", "unit_cost")

    assert used(layout_at(changed)) == {
        "model": "Model",
        "part_number": "Part number",
        "origin": "Country of origin",
        "unit_cost": "Gewicht Y",
    }
    chosen, other = column_at(changed, "Gewicht Y"), column_at(changed, "Betrag X")
    assert (chosen.confidence, chosen.reason) == (1.0, "Chosen here.")
    assert (other.proposed.field, other.reason) == ("", "Not used.")
    assert changed.missing() == ()


def test_a_column_that_is_no_longer_used_is_missing(tmp_path: Path) -> None:
    draft = meaning(drafted(tmp_path, {"Sourcing": table()}), "Unit cost", "")

    assert draft.missing() == ("“Sourcing”: choose the column of Unit cost.",)
    assert column_at(draft, "Unit cost").reason == "Not used."
    assert used(layout_at(draft)).keys() == {"model", "part_number", "origin"}


def test_how_numbers_are_written_changes_without_what_the_column_means(tmp_path: Path) -> None:
    draft = drafted(tmp_path, {"Sourcing": table()})
    cost = column_at(draft, "Unit cost").proposed

    changed = draft.with_column(0, replace(cost, per=100.0, currency="EUR"))

    assert layout_at(changed).column("unit_cost") == replace(cost, per=100.0, currency="EUR")
    assert changed.without_rate() == ("EUR",)


def test_a_column_without_a_meaning_takes_none_from_other_columns_without_one(tmp_path: Path) -> None:
    draft = drafted(tmp_path, {"Sourcing": table({"Plant code": "x", "Remarks X": "y"})})
    remarks = column_at(draft, "Remarks X")

    changed = meaning(draft, "Plant code", "")

    assert column_at(changed, "Remarks X") == remarks


def test_quantities_of_models_are_told_apart_by_their_models(tmp_path: Path) -> None:
    draft = LayoutDraft.of(surveyed(quantity_matrix(tmp_path / "parts.xlsx")))
    assert [one.model for one in layout_at(draft).quantities_by_model()] == ["Sierra", "Blazer", "Tahoe"]

    renamed = meaning(draft, "Sierra", "quantity", "Yukon")
    twice = meaning(draft, "Sierra", "quantity", "Tahoe")

    assert [one.model for one in layout_at(renamed).quantities_by_model()] == ["Yukon", "Blazer", "Tahoe"]
    assert [(one.heading, one.model) for one in layout_at(twice).quantities_by_model()] == [
        ("Sierra", "Tahoe"),
        ("Blazer", "Blazer"),
    ]


def test_a_matrix_without_a_column_of_quantities_lacks_its_models(tmp_path: Path) -> None:
    draft = LayoutDraft.of(surveyed(quantity_matrix(tmp_path / "parts.xlsx")))

    for name in ("Sierra", "Blazer", "Tahoe"):
        assert draft.missing() == ()
        draft = meaning(draft, name, "")

    assert draft.missing() == ("“BOM”: choose the column of Model.",)


def test_a_column_of_models_takes_the_place_of_the_name_of_the_sheet(tmp_path: Path) -> None:
    rows: Rows = [(*ONE_MODEL[0], "Fz"), (*ONE_MODEL[1], "Sierra")]
    draft = drafted(tmp_path, {"Blatt 1": rows})
    assert layout_at(draft).model == "Blatt 1"
    assert "The name of the sheet is proposed: confirm it." in " ".join(draft.doubts())

    told = meaning(draft, "Fz", "model")

    assert layout_at(told).model == ""
    assert (told.missing(), told.doubts()) == ((), ())


def test_another_column_leaves_the_doubt_about_the_model(tmp_path: Path) -> None:
    rows: Rows = [(*ONE_MODEL[0], "Fz"), (*ONE_MODEL[1], "Sierra")]
    draft = drafted(tmp_path, {"Blatt 1": rows})

    changed = meaning(draft, "Fz", "supplier")

    assert layout_at(changed).model == "Blatt 1"
    assert changed.doubts() == draft.doubts()


def test_a_model_that_is_named_is_not_asked_for_and_one_taken_back_is_missing(tmp_path: Path) -> None:
    draft = drafted(tmp_path, {"Blatt 1": ONE_MODEL})

    named = draft.with_model(0, "Sierra")

    assert layout_at(named).model == "Sierra"
    assert (named.missing(), named.doubts()) == ((), ())
    assert named.with_model(0, "").missing() == ("“Blatt 1”: choose the column of Model.",)


def test_a_change_of_one_table_leaves_the_others_as_they_are(tmp_path: Path) -> None:
    draft = drafted(tmp_path, {"A": ONE_MODEL, "B": ONE_MODEL, "Models": MODELS})
    cost = column_at(draft, "Unit cost", 1).proposed

    for changed in (
        draft.with_kind(1, None),
        draft.with_rows(1, 1, 1, 2),
        draft.with_column(1, replace(cost, field="")),
        draft.with_model(1, "Sierra"),
    ):
        assert changed.tables[1] != draft.tables[1]
        assert (changed.tables[0], changed.tables[2:]) == (draft.tables[0], draft.tables[2:])


def test_a_sheet_of_which_nothing_is_known_has_no_rows_columns_or_model_to_change(tmp_path: Path) -> None:
    draft = drafted(tmp_path, {"Sourcing": table(), "Notes": NOTES})
    notes = place(draft, "Notes")

    assert draft.with_rows(notes, 2, 2, None) == draft
    assert draft.with_column(notes, ColumnLayout(0, "", "model")) == draft
    assert draft.with_model(notes, "Sierra") == draft


EXTRA: Rows = table({"Plant code": "x"})
"""The template with a column that is not used."""


@pytest.mark.parametrize(
    "sheets",
    [
        {"Sourcing": table(), "Models": MODELS, "Rates": RATES},
        {"Sourcing": EXTRA},
        {"Sourcing": table(), "Last year": SAP_ROWS},
        {"Sourcing": table(), "Notes": NOTES},
    ],
    ids=["template", "unused column", "unread export", "unread notes"],
)
def test_a_workbook_like_the_template_is_read_without_a_look(
    sheets: Mapping[str, Rows], tmp_path: Path
) -> None:
    assert needs_no_look(surveyed(write_xlsx(tmp_path / "book.xlsx", sheets)))


@pytest.mark.parametrize(
    "sheets",
    [
        {"Sourcing": [("Model", "Part no.", "COO", "Unit cost"), ROW]},
        {"Sourcing": table(), "Models": (("Modell", "Montageland"), ("Sierra", "MX"))},
        {"Sourcing": [HEADINGS[:3], ROW[:3]]},
        {"Blatt 1": ONE_MODEL},
        {"BOM": MATRIX_ROWS},
        {"Notes": NOTES},
    ],
    ids=["other spellings", "other models", "column missing", "model by sheet", "matrix", "no table"],
)
def test_a_workbook_that_is_not_like_the_template_is_looked_at(
    sheets: Mapping[str, Rows], tmp_path: Path
) -> None:
    assert not needs_no_look(surveyed(write_xlsx(tmp_path / "book.xlsx", sheets)))


def test_an_export_that_is_certain_is_looked_at_all_the_same(tmp_path: Path) -> None:
    survey = surveyed(sap_export(tmp_path / "sap.xlsx"))

    assert survey.certain
    assert not needs_no_look(survey)


def test_an_empty_sheet_cannot_be_given_a_table(tmp_path: Path) -> None:
    survey = surveyed(write_xlsx(tmp_path / "book.xlsx", {"Parts": (HEADINGS, ROW)}))
    empty = replace(survey.sheets[0], name="Empty", top=(), tables=(), rows=0)
    draft = LayoutDraft.of(replace(survey, sheets=(*survey.sheets, empty)))

    assert draft.with_kind(1, TableKind.MODELS) == draft
    assert draft.with_rows(0, 1, 99, None) == draft
    assert draft.with_rows(0, 2, 1, None) == draft


def test_of_two_tables_on_one_sheet_the_one_that_a_layout_does_not_use_can_still_be_chosen(
    tmp_path: Path,
) -> None:
    sheet: Rows = (HEADINGS, ROW, (), *MODELS)
    survey = surveyed(write_xlsx(tmp_path / "book.xlsx", {"Both": sheet}))
    parts = survey.proposed.of_kind(TableKind.SOURCING)

    draft = LayoutDraft.of(survey, survey.proposed.with_tables(parts))

    assert [(table.used, table.kind) for table in draft.tables] == [(True, TableKind.SOURCING), (False, None)]
    assert draft.with_kind(1, TableKind.MODELS).tables[1].kind is TableKind.MODELS
