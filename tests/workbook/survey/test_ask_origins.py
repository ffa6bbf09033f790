"""A bill without any country of origin is asked about, and read with every origin unknown."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from headroom.book.countries import UNKNOWN_ORIGIN
from headroom.book.layout import JOIN, LEFT, BookLayout, TableKind
from headroom.book.problem import Severity
from headroom.book.sourcing import SourcingBook
from headroom.book.survey import BookSurvey, Question
from headroom.opening.layout_choice import Proposal
from headroom.user_error import UserError
from headroom.workbook.layouts.layout_draft import LayoutDraft
from headroom.workbook.layouts.layout_file import load_layout, save_layout
from headroom.workbook.layouts.layout_fitting import fitted, fitted_again
from headroom.workbook.rows.decode import decode
from headroom.workbook.survey.questions import Questions, certain_layout
from part_list_books import csv, said, two_sheets, worth
from surveys import surveyed
from workbooks import Rows, problems_of, silent, write_ods, write_xlsx

FLAT: Rows = (
    ("Model", "Part number", "Supplier", "Qty", "Unit cost"),
    ("Oak", "P-1", "Acme", 2.0, 10.0),
    ("Oak", "P-2", "Bolt", 1.0, 50.0),
    ("Elm", "P-1", "Acme", 1.0, 10.0),
)
_TREE: Rows = (
    ("Level", "Part number", "Qty", "Unit cost"),
    (1.0, "A-1", 1.0, None),
    (2.0, "P-1", 2.0, 10.0),
    (2.0, "P-2", 1.0, 50.0),
)
_MATRIX: Rows = (
    ("Part number", "Unit cost", "Oak", "Elm"),
    ("P-1", 10.0, 2.0, 1.0),
    ("P-2", 50.0, 1.0, None),
)
_MODELS: Rows = (
    ("Model", "Class", "Assembly country"),
    ("Oak", "light truck", "US"),
    ("Elm", "light truck", "US"),
)
_TOTALS: Rows = (("Part number", "Qty", "Ext. cost"), ("P-1", 2.0, 20.0), ("P-2", 1.0, 50.0))
_BLOCKS: Rows = (
    ("Model:", "Oak", None),
    ("Part number", "Qty", "Unit cost"),
    ("P-1", 2.0, 10.0),
    ("P-2", 1.0, 50.0),
    (None, None, None),
    ("Model:", "Elm", None),
    ("Part number", "Qty", "Unit cost"),
    ("P-1", 1.0, 10.0),
)
_STATED: Rows = (("Model", "Part number", "Origin", "Unit cost"), ("Oak", "P-9", "US", 1.0))


def _asked(survey: BookSurvey) -> list[Question]:
    """Return what is asked about the origins of the tables that would be read."""
    return [question for _, question in LayoutDraft.of(survey).questions() if question.key == "origins"]


def _read(*paths: Path, **answers: str) -> SourcingBook:
    return decode(paths, silent, Questions(choose=Proposal(confirm=True, answers=answers)))


def _text(folder: Path, rows: Rows) -> Path:
    lines = [",".join("" if one is None else str(one) for one in row) for row in rows]
    return csv(folder / "bill.csv", lines)


def _xlsx(folder: Path, rows: Rows) -> Path:
    return write_xlsx(folder / "bill.xlsx", {"Oak": rows})


def _ods(folder: Path, rows: Rows) -> Path:
    return write_ods(folder / "bill.ods", {"Oak": rows})


@pytest.mark.parametrize(
    ("write", "rows", "cost"),
    [
        (_xlsx, FLAT, {"Oak": 70.0, "Elm": 10.0}),
        (_ods, FLAT, {"Oak": 70.0, "Elm": 10.0}),
        (_text, FLAT, {"Oak": 70.0, "Elm": 10.0}),
        (_xlsx, _TREE, {"Oak": 70.0}),
        (_xlsx, _TOTALS, {"Oak": 70.0}),
        (_xlsx, _BLOCKS, {"Oak": 70.0, "Elm": 10.0}),
    ],
)
def test_a_bill_without_origins_is_asked_about_and_read_with_all_of_them_unknown(
    tmp_path: Path, write: Callable[[Path, Rows], Path], rows: Rows, cost: dict[str, float]
) -> None:
    path = write(tmp_path, rows)
    survey = surveyed(path)

    assert {(one.proposed, one.sure, one.answered) for one in _asked(survey)} == {("unknown", False, False)}
    assert not survey.certain
    book = _read(path)
    assert worth(book) == cost
    assert book.rows.origins == (UNKNOWN_ORIGIN,)
    assert len(said(book, "There is no column Country of origin")) == len(survey.proposed.tables)
    assert not problems_of(book, Severity.ERROR)


def test_a_column_of_quantities_for_each_model_makes_a_bill(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "matrix.xlsx", {"Plan": _MATRIX, "Models": _MODELS})

    assert [one.proposed for one in _asked(surveyed(path))] == ["unknown"]
    assert worth(_read(path)) == {"Oak": 70.0, "Elm": 10.0}


def test_unseen_it_is_refused_with_the_option_and_taken_where_it_is_answered(tmp_path: Path) -> None:
    survey = surveyed(_xlsx(tmp_path, FLAT))

    with pytest.raises(UserError, match="Answer it with --confirm or --answer origins=unknown or --answer"):
        certain_layout(survey)
    proposal = Proposal(answers={"origins": "unknown"})
    assert proposal(survey).tables[0].answer("origins") == "unknown"
    assert not proposal.assumed
    unseen = Proposal(confirm=True)
    unseen(survey)
    assert ["Read every origin as unknown" in one.message for one in unseen.assumed] == [True]
    for confirm in (True, False):
        with pytest.raises(UserError, match="no column is known to be Country of origin"):
            Proposal(confirm=confirm, answers={"origins": "unread"})(survey)


@pytest.mark.parametrize(
    ("lines", "why"),
    [
        (
            ("Part number,Description,Price", "A-1,Saw,10", "A-2,Axe,20"),
            "it has no column of quantities, as a list of prices or of stocks",
        ),
        (("SKU,Quantity,Price,Customer", "A-1,2,10,Bob", "A-2,1,20,Al"), "“Customer” speaks of sales"),
        (("Customer,SKU,Quantity,Price", "740150,A-1,2,10", "740150,A-2,1,20"), "“Customer” speaks of sales"),
        (("Invoice no,Item,Qty,Unit price", "7,A-1,2,10", "8,A-2,1,20"), "“Invoice no” speaks of sales"),
        (("Model,Part number,Qty,Unit cost",), "it names no part"),
        (("Model,Part number,Qty,Unit cost", "Oak,A-1,2,n/a"), "its first rows state no cost"),
    ],
    ids=["prices", "sales", "customers by number", "invoices", "no rows", "no costs"],
)
def test_what_is_no_bill_is_refused_and_said_why(tmp_path: Path, lines: Sequence[str], why: str) -> None:
    survey = surveyed(csv(tmp_path / "other.csv", lines))

    assert not _asked(survey)
    assert "no sheet has the headings that are needed" in survey.missing[0]
    assert (
        f"missing: Country of origin, and it is not taken for a bill without, as {why}." in survey.missing[0]
    )


@pytest.mark.parametrize(
    ("heading", "cell"),
    [
        ("account number", "740150"),
        ("order", "42"),
        ("Order date", "2014-01-02"),
        ("Date", "x"),
        ("orderID", "7"),
    ],
)
def test_columns_of_orders_make_it_doubtful_and_it_is_left_unread_unless_that_is_answered(
    tmp_path: Path, heading: str, cell: str
) -> None:
    path = csv(
        tmp_path / "sales.csv", [f"{heading},sku,quantity,unit price", f"{cell},P-1,2,10", f"{cell},P-2,1,50"]
    )
    survey = surveyed(path)

    [question] = [one for sheet in survey.sheets for table in sheet.tables for one in table.questions]
    assert question.proposed == "unread"
    assert f"“{heading}” speaks of orders or sales: the table may be no bill." in question.reason
    with pytest.raises(UserError, match=f"“{heading}” speaks of orders or sales.*--answer origins=unknown"):
        Proposal(confirm=True, model="X")(survey)
    book = decode([path], silent, Questions(choose=Proposal(model="X", answers={"origins": "unknown"})))
    assert worth(book) == {"X": 70.0}


def test_a_second_column_of_costs_may_be_empty(tmp_path: Path) -> None:
    path = csv(tmp_path / "bill.csv", ["Part,Anz.,Unit cost,Total (USD)", "P-1,2,10,", "P-2,1,50,"])

    assert [one.proposed for one in _asked(surveyed(path))] == ["unknown"]
    assert list(worth(_read(path)).values()) == [70.0]


def test_what_lacks_more_is_refused_for_all_of_it(tmp_path: Path) -> None:
    survey = surveyed(_xlsx(tmp_path, [row[:4] for row in FLAT]))

    assert not _asked(survey)
    assert "missing: Country of origin, Unit cost." in survey.missing[0]


def test_a_list_that_brings_the_origins_leaves_nothing_to_ask(tmp_path: Path) -> None:
    origins = csv(tmp_path / "origins.csv", ["Part number,COO", "P-1,MX", "P-2,US"])
    survey = surveyed(_xlsx(tmp_path, FLAT), origins)

    assert not _asked(survey)
    assert survey.certain
    assert not any(table.answer("origins") for table in survey.proposed.tables)
    draft = LayoutDraft.of(survey)
    [at] = [at for at, table in enumerate(draft.tables) if table.kind is TableKind.PART_LIST]
    left = draft.with_answer(at, JOIN, LEFT)
    assert [one.key for _, one in left.questions()] == ["origins", JOIN]
    assert not [one for _, one in left.with_answer(at, JOIN, "join").questions() if one.key == "origins"]


def test_prices_that_are_joined_complete_a_bill_without_origins(tmp_path: Path) -> None:
    prices = (("Part number", "Unit cost"), ("P-1", 10.0), ("P-2", 50.0))
    path = two_sheets(tmp_path, prices=prices)

    assert [one.proposed for one in _asked(surveyed(path))] == ["unknown"]
    assert worth(_read(path)) == {"Oak": 70.0, "Elm": 10.0}


def test_a_table_with_origins_is_preferred(tmp_path: Path) -> None:
    survey = surveyed(write_xlsx(tmp_path / "two.xlsx", {"Oak": FLAT, "Plan": _STATED}))

    assert [table.sheet for table in survey.proposed.tables] == ["Plan"]
    assert survey.certain


def test_a_column_that_may_be_the_origin_is_proposed_and_other_countries_are_named(tmp_path: Path) -> None:
    lines = ("Model,Part number,Unit cost,{}", "Oak,P-1,10,MX", "Oak,P-2,5,US")
    may_be = surveyed(csv(tmp_path / "a.csv", [lines[0].format("Supplier country"), *lines[1:]]))
    other = surveyed(csv(tmp_path / "b.csv", [lines[0].format("Ship-to country"), *lines[1:]]))

    assert not _asked(may_be)
    assert may_be.proposed.tables[0].column("origin") is not None
    [question] = _asked(other)
    assert "“Ship-to country” holds countries, which are not known to be of origin." in question.reason


def test_a_table_is_left_unread_beside_others_and_read_where_it_is_chosen(tmp_path: Path) -> None:
    rows = [row[1:] for row in FLAT]
    draft = LayoutDraft.of(surveyed(write_xlsx(tmp_path / "two.xlsx", {"Oak": rows, "Elm": rows})))

    left = draft.with_answer(0, "origins", "unread")
    assert [table.used for table in left.tables] == [False, True]
    assert not left.missing()
    alone = left.with_answer(1, "origins", "unread")
    assert alone.missing() == ("“Elm”: choose the column of Country of origin.",)
    assert not alone.with_kind(1, TableKind.SOURCING).missing()


def _remembered(folder: Path, path: Path) -> BookLayout:
    layout = Proposal(answers={"origins": "unknown"})(surveyed(path))
    save_layout(layout, folder / "own.layout.json")
    return load_layout(folder / "own.layout.json")


def test_a_layout_remembers_the_answer(tmp_path: Path) -> None:
    path = _xlsx(tmp_path, FLAT)
    layout = _remembered(tmp_path, path)
    survey = surveyed(path)

    assert fitted(layout, survey, exactly=True) == layout
    draft = LayoutDraft.of(survey, layout)
    assert [(one.proposed, one.answered) for _, one in draft.questions()] == [("unknown", True)]
    assert not (*draft.missing(), *draft.table_doubts())


@pytest.mark.parametrize(("heading", "fits"), [("Country of origin", 1), ("Country", 0)])
def test_a_remembered_layout_hides_no_origins_that_come_later(
    tmp_path: Path, heading: str, fits: int
) -> None:
    layout = _remembered(tmp_path, _xlsx(tmp_path, FLAT))
    more = [(*row, cell) for row, cell in zip(FLAT, (heading, "MX", "US", "MX"), strict=True)]
    survey = surveyed(_xlsx(tmp_path, more))

    for found in (fitted(layout, survey, exactly=False), fitted_again(layout, (), survey)):
        assert (found is not None) == fits
        if found is not None:
            assert (found.tables[0].answer("origins"), found.tables[0].columns[-1].field) == ("", "origin")


def test_a_remembered_layout_hides_no_list_with_origins_that_comes_later(tmp_path: Path) -> None:
    bill = _xlsx(tmp_path, FLAT)
    layout = _remembered(tmp_path, bill)
    origins = csv(tmp_path / "origins.csv", ["Part number,COO", "P-1,MX", "P-2,US"])

    assert fitted(layout, surveyed(bill, origins), exactly=True) is None


def test_a_blank_origin_is_unknown_whether_its_column_is_there_or_not(tmp_path: Path) -> None:
    blank = [(*row, cell) for row, cell in zip(FLAT, ("COO", None, None, None), strict=True)]
    stated = _read(write_xlsx(tmp_path / "blank.xlsx", {"Oak": blank}))
    unstated = _read(_xlsx(tmp_path, FLAT))

    assert stated.rows.origins == unstated.rows.origins == (UNKNOWN_ORIGIN,)
    assert said(unstated, "There is no column Country of origin: the origin of 3 rows is unknown")
