"""Rows of a bill and of its part lists that find each other before anything is opened, and others."""

from pathlib import Path

import pytest

from headroom.book.layout import JOIN
from headroom.window.importing.shown.preview_questions import questions_of
from headroom.window.importing.shown.preview_words import rows_read
from headroom.window.importing.shown.row_readings import RowReading, Weight, readings_of
from headroom.workbook.layouts.layout_draft import LayoutDraft
from part_list_books import BILL, PRICES, two_sheets
from surveys import surveyed
from workbooks import Rows

_NOT_FOUND = RowReading("no price found in Parts", Weight.LEFT_OUT)
_COUNTED = RowReading("counted", Weight.READ)


def _draft(folder: Path, bill: Rows, prices: Rows = PRICES) -> LayoutDraft:
    return LayoutDraft.of(surveyed(two_sheets(folder, bill, prices)))


def test_a_row_that_a_list_does_not_have_is_read_as_one_without_a_price(tmp_path: Path) -> None:
    draft = _draft(tmp_path, (*BILL, ("Elm", "P-9", 1.0)), (*PRICES, ("X-1", "Bolt", "US", 1.0)))
    bill, prices = readings_of(draft)

    assert bill[1:] == (_COUNTED, _COUNTED, _COUNTED, _NOT_FOUND)
    assert [one.text for one in prices[1:]] == ["joined", "joined", "in no bill"]
    assert rows_read(draft) == 3
    [question] = questions_of(draft)
    assert [side.said for side in question.unmatched] == [
        "1 row not in Parts:",
        "1 part of Parts in no bill:",
    ]
    assert [(one.at, one.row, one.number) for side in question.unmatched for one in side.rows] == [
        (0, 4, "P-9"),
        (1, 3, "X-1"),
    ]


def test_a_list_that_is_left_out_has_no_partners(tmp_path: Path) -> None:
    draft = _draft(tmp_path, (*BILL, ("Elm", "P-9", 1.0))).with_answer(1, JOIN, "leave")

    assert _NOT_FOUND not in readings_of(draft)[0]
    assert questions_of(draft)[0].unmatched == ()


def test_a_blank_price_is_filled_from_the_list_and_one_of_its_own_needs_none(tmp_path: Path) -> None:
    bill: Rows = (
        ("Model", "Part number", "Qty", "COO", "Unit cost"),
        ("Oak", "P-1", 1.0, "US", None),
        ("Oak", "P-2", 1.0, "US", None),
        ("Oak", "P-7", 1.0, "US", None),
        ("Oak", "P-8", 1.0, "US", 5.0),
    )
    draft = _draft(tmp_path, bill, (("Part number", "Unit cost"), ("P-1", 10.0), ("P-2", None)))

    assert readings_of(draft)[0][1:] == (_COUNTED, _NOT_FOUND, _NOT_FOUND, _COUNTED)


@pytest.mark.parametrize(
    ("heading", "said"), [("COO", "no origin found in Parts"), ("Originating", "counted, not in Parts")]
)
def test_a_row_that_lacks_something_else_is_read_and_marked(tmp_path: Path, heading: str, said: str) -> None:
    bill: Rows = (
        ("Model", "Part number", "Qty", "Unit cost", *(() if heading == "COO" else ("COO",))),
        ("Oak", "P-1", 1.0, 2.0, "US"),
        ("Oak", "P-2", 1.0, 2.0, "US"),
        ("Oak", "P-9", 1.0, 2.0, "US"),
    )
    cell = "MX" if heading == "COO" else "yes"
    draft = _draft(tmp_path, bill, (("Part number", heading), ("P-1", cell), ("P-2", cell)))
    draft = draft.with_answer(1, JOIN, "join")

    assert readings_of(draft)[0][3] == RowReading(said, Weight.LACKING)
    assert rows_read(draft) == 3


def test_of_a_list_that_is_longer_than_is_looked_nobody_is_said_to_be_missing(tmp_path: Path) -> None:
    long = (*PRICES, *((f"X-{at}", "Bolt", "US", 1.0) for at in range(1000)))
    draft = _draft(tmp_path, (*BILL, ("Elm", "P-9", 1.0)), long)

    assert set(readings_of(draft)[0][1:]) == {_COUNTED}
    question = next(one for one in questions_of(draft) if one.key == JOIN)
    assert [side.said for side in question.unmatched] == ["997 parts of Parts in no bill, the first 3:"]


def test_a_partner_further_down_than_is_shown_is_found(tmp_path: Path) -> None:
    filler: Rows = tuple((f"X-{at}", "Bolt", "US", 1.0) for at in range(90))
    draft = _draft(tmp_path, (*BILL, ("Elm", "P-9", 1.0)), (PRICES[0], *filler, *PRICES[1:]))

    assert readings_of(draft)[0][1:] == (_COUNTED, _COUNTED, _COUNTED, _NOT_FOUND)
    question = next(one for one in questions_of(draft) if one.key == JOIN)
    assert [side.said for side in question.unmatched] == [
        "1 row not in Parts:",
        "90 parts of Parts in no bill, the first 3:",
    ]
    assert [side.shown for side in question.unmatched] == [1, 3]
