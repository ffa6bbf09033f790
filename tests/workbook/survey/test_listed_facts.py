"""Bills of several levels whose costs stand in a part list: what counts is known before they are read."""

from pathlib import Path

import pytest

from headroom.book.layout import JOIN, JOINED, LEFT
from headroom.book.survey import BookSurvey
from headroom.opening.layout_choice import Proposal
from headroom.workbook.layouts.layout_draft import LayoutDraft
from headroom.workbook.rows.decode import decode
from headroom.workbook.survey.questions import Questions
from headroom.workbook.survey.row_words import ASSEMBLY, COUNTED, IN_A_BOUGHT_PART, row_word
from headroom.workbook.survey.seen_bill import LEVELS
from surveys import surveyed
from workbooks import Rows, silent, write_xlsx

_PARTS: Rows = [
    ("Level", "Part number", "Description", "Qty", "Make/Buy"),
    (0.0, "V-1", "Vehicle", 1.0, "Make"),
    (1.0, "A-1", "Axle", 1.0, "Buy"),
    (2.0, "P-1", "Hub", 2.0, "Buy"),
    (2.0, "P-2", "Knuckle", 2.0, "Buy"),
    (1.0, "A-2", "Seats", 1.0, "Make"),
    (2.0, "P-3", "Frame", 1.0, "Buy"),
]
_WITHOUT_MAKERS: Rows = [row[:-1] for row in _PARTS]
_PRICES: Rows = [
    ("Part no", "Country of origin", "Price (USD)"),
    ("A-1", "MX", 400.0),
    ("P-1", "CN", 48.0),
    ("P-2", "MX", 80.0),
    ("P-3", "US", 160.0),
]
_PRICES_AND_MAKERS: Rows = [
    (*_PRICES[0], "Make/Buy"),
    *((*row, "Make" if row[0] == "A-1" else "Buy") for row in _PRICES[1:]),
]


def _survey(folder: Path, parts: Rows, prices: Rows) -> BookSurvey:
    return surveyed(write_xlsx(folder / "bill.xlsx", {"BOM": parts, "Prices": prices}))


def _join_consequence(survey: BookSurvey) -> str:
    (question,) = [one for sheet in survey.sheets for one in sheet.tables[0].questions if one.key == JOIN]
    return next(answer.consequence for answer in question.answers if answer.word == JOINED)


def test_what_is_bought_counts_itself_where_a_list_has_its_price(tmp_path: Path) -> None:
    survey = _survey(tmp_path, _PARTS, _PRICES)

    table = survey.sheets[0].tables[0]

    assert [table.read_as[row] for row in range(2, 8)] == [
        *(ASSEMBLY, COUNTED, IN_A_BOUGHT_PART, IN_A_BOUGHT_PART, ASSEMBLY, COUNTED)
    ]
    assert "come to 560.00 USD" in _join_consequence(survey)


def test_it_is_asked_what_counts_where_a_list_prices_assemblies_and_parts(tmp_path: Path) -> None:
    survey = _survey(tmp_path, _WITHOUT_MAKERS, _PRICES)

    table = survey.sheets[0].tables[0]
    (question,) = [one for one in table.questions if one.key == LEVELS]

    assert "A-1 (row 3) costs 400.00, its parts 256.00" in question.reason
    assert [one.consequence for one in question.answers] == [
        "416.00 USD a vehicle",
        "560.00 USD a vehicle",
    ]
    assert not question.sure
    assert "come to 416.00 USD" in _join_consequence(survey)


@pytest.mark.parametrize(("answer", "costs"), [("parts", 416.0), ("assemblies", 560.0)])
def test_what_is_answered_is_what_is_read(tmp_path: Path, answer: str, costs: float) -> None:
    path = write_xlsx(tmp_path / "bill.xlsx", {"BOM": _WITHOUT_MAKERS, "Prices": _PRICES})

    book = decode(path, silent, Questions(choose=Proposal(model="Sierra", answers={LEVELS: answer})))

    assert float((book.rows.quantity * book.rows.unit_cost).sum()) == costs


def test_a_list_that_says_who_makes_the_assembly_leaves_nothing_to_ask(tmp_path: Path) -> None:
    table = _survey(tmp_path, _WITHOUT_MAKERS, _PRICES_AND_MAKERS).sheets[0].tables[0]

    assert row_word(table.read_as[3]) == "differs by 144.00"
    assert [table.read_as[row] for row in (4, 5)] == [COUNTED, COUNTED]


def test_the_bill_follows_whether_the_list_is_joined(tmp_path: Path) -> None:
    draft = LayoutDraft.of(_survey(tmp_path, _WITHOUT_MAKERS, _PRICES))
    at = next(place for place, one in enumerate(draft.tables) if one.sheet.name == "Prices")
    bill = 1 - at

    left = draft.with_answer(at, JOIN, LEFT)
    again = left.with_answer(at, JOIN, JOINED)

    keys = [
        [question.key for place, question in one.questions() if place == bill] for one in (draft, left, again)
    ]
    assert [LEVELS in one for one in keys] == [True, False, True]
