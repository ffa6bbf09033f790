"""Which sheets are part lists, when that is asked about, and what the answers come to."""

from pathlib import Path

import pytest

from headroom.book.layout import JOIN, JOINED, LEFT, TableKind
from headroom.book.survey import BookSurvey, Question
from headroom.workbook.layouts.layout_draft import LayoutDraft
from headroom.workbook.layouts.layout_file import load_layout, save_layout
from headroom.workbook.layouts.layout_fitting import fitted, fitted_again
from part_list_books import BILL, PRICES, csv, two_sheets
from surveys import surveyed
from workbooks import HEADINGS, ROW, Rows, write_xlsx

PAPERS: Rows = (("Part number", "Originating"), ("P-1", "yes"))


def asked(survey: BookSurvey) -> dict[str, Question]:
    """Return the questions whether lists are joined, by the name of their sheet."""
    return {
        table.layout.sheet: question
        for sheet in survey.sheets
        for table in sheet.tables
        for question in table.questions
        if question.key == JOIN
    }


def kinds(survey: BookSurvey) -> dict[str, TableKind]:
    """Return the kinds of the tables that are read, by sheet."""
    return {table.sheet: table.kind for table in survey.proposed.tables}


def test_prices_that_a_bill_needs_are_joined_without_asking(tmp_path: Path) -> None:
    survey = surveyed(two_sheets(tmp_path))

    assert survey.certain
    assert kinds(survey) == {"BOM": TableKind.SOURCING, "Parts": TableKind.PART_LIST}
    question = asked(survey)["Parts"]
    assert (question.proposed, question.sure, question.share) == (JOINED, True, (3, 3))
    join, leave = question.answers
    assert join.consequence == (
        "3 rows get Country of origin, Unit cost, Description; their parts come to 80.00"
    )
    assert leave.consequence == "the rows have no Country of origin, Unit cost"


@pytest.mark.parametrize(
    ("bill", "prices"),
    [
        ((*BILL, ("Elm", "P-8", 1.0), ("Elm", "P-9", 1.0)), PRICES),  # 3 of 5 rows
        (BILL, (*PRICES, ("P-2", "Frame", "CN", 40.0))),  # a number stands twice
    ],
)
def test_prices_that_match_only_mostly_are_asked_about(tmp_path: Path, bill: Rows, prices: Rows) -> None:
    survey = surveyed(two_sheets(tmp_path, bill, prices))

    assert not survey.certain
    assert asked(survey)["Parts"].proposed == JOINED
    assert not asked(survey)["Parts"].sure
    [doubt] = survey.doubts
    assert doubt.options == ("--confirm", "--join Parts", "--answer join=leave")


def test_certificates_of_a_whole_table_are_asked_about(tmp_path: Path) -> None:
    survey = surveyed(write_xlsx(tmp_path / "book.xlsx", {"Plan": (HEADINGS, ROW), "Papers": PAPERS}))

    question = asked(survey)["Papers"]
    assert (question.proposed, question.sure) == (JOINED, False)
    assert question.answers[1].consequence == "for Originating the bill counts alone"


def test_a_table_named_sourcing_that_is_whole_is_read_without_a_question(tmp_path: Path) -> None:
    survey = surveyed(write_xlsx(tmp_path / "book.xlsx", {"Sourcing": (HEADINGS, ROW), "Papers": PAPERS}))

    assert survey.certain
    assert kinds(survey) == {"Sourcing": TableKind.SOURCING}


@pytest.mark.parametrize(
    "other",
    [
        (("Part number", "Supplier"), ("P-1", "Acme")),  # changes no figure
        (("Part number", "Originating"), ("Z-1", "yes"), ("Z-2", "no")),  # other parts
        (("Part number", "Country of origin", "Unit cost", "HTS code"), ("P-1", "MX", 3.0, "8708.99.81")),
    ],
)
def test_other_sheets_beside_a_whole_table_are_no_part_lists(tmp_path: Path, other: Rows) -> None:
    survey = surveyed(write_xlsx(tmp_path / "book.xlsx", {"Plan": (HEADINGS, ROW), "Other": other}))

    assert survey.certain
    assert kinds(survey) == {"Plan": TableKind.SOURCING}


def test_of_two_lists_of_prices_the_better_match_is_proposed_and_both_are_asked_about(tmp_path: Path) -> None:
    old = PRICES[:2]
    survey = surveyed(two_sheets(tmp_path, **{"Parts": old, "Parts 2027": PRICES}))

    assert {name: (one.proposed, one.sure) for name, one in asked(survey).items()} == {
        "Parts": (LEFT, False),
        "Parts 2027": (JOINED, False),
    }


def test_a_bill_and_its_prices_in_two_files_ask_for_the_model_only(tmp_path: Path) -> None:
    bill = csv(tmp_path / "oak_2027.csv", ["Part number,Qty", "P-1,2", "P-2,1"])
    prices = csv(tmp_path / "prices.csv", ["Part number,COO,Unit cost", "P-1,CN,10", "P-2,MX,50"])
    survey = surveyed(bill, prices)

    assert {(table.file, table.kind) for table in survey.proposed.tables} == {
        ("oak_2027.csv", TableKind.SOURCING),
        ("prices.csv", TableKind.PART_LIST),
    }
    [doubt] = survey.doubts
    assert "the model oak_2027" in doubt.text
    assert doubt.options == ("--confirm", "--model NAME")


def test_what_a_list_supplies_is_missing_again_where_it_is_left_out(tmp_path: Path) -> None:
    draft = LayoutDraft.of(surveyed(two_sheets(tmp_path)))
    at = next(at for at, table in enumerate(draft.tables) if table.kind is TableKind.PART_LIST)

    assert not draft.missing()
    left = draft.with_answer(at, JOIN, LEFT)
    assert left.missing() == ("“BOM”: choose the column of Country of origin, Unit cost.",)
    assert left.with_answer(at, JOIN, JOINED).missing() == ()
    assert draft.with_kind(at, None).missing() == left.missing()


def test_the_question_stays_when_a_column_of_the_list_is_changed(tmp_path: Path) -> None:
    draft = LayoutDraft.of(surveyed(two_sheets(tmp_path)))
    at = next(at for at, table in enumerate(draft.tables) if table.kind is TableKind.PART_LIST)
    finding = draft.tables[at].finding
    assert finding is not None
    changed = draft.with_column(at, finding.layout.columns[1])

    assert [question.key for _, question in changed.questions()] == [JOIN]
    assert changed.layout().of_kind(TableKind.PART_LIST)[0].is_joined


def test_a_layout_with_a_part_list_is_kept_and_fits_again(tmp_path: Path) -> None:
    survey = surveyed(two_sheets(tmp_path))
    save_layout(survey.proposed, tmp_path / "own.layout.json")
    kept = load_layout(tmp_path / "own.layout.json")

    assert kept.tables == survey.proposed.tables
    assert fitted(kept, survey, exactly=True) == kept
    assert fitted_again(kept, (), survey) == kept
    (tmp_path / "more").mkdir()
    whole = (
        ("Model", "Part number", "Description", "COO", "Unit cost", "Qty"),
        ("Ash", "A", "", "MX", 1.0, 1.0),
    )
    more = surveyed(two_sheets(tmp_path / "more", Ash=whole))
    found = fitted(kept, more, exactly=False)
    assert found is not None
    assert [(one.sheet, one.kind) for one in found.tables] == [
        ("BOM", TableKind.SOURCING),
        ("Ash", TableKind.SOURCING),
        ("Parts", TableKind.PART_LIST),
    ]
