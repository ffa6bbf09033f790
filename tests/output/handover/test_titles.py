"""Titles that fit two lines, each once."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handovers import question
from headroom.output.handover.handover import PageKey
from headroom.output.handover.make import make_handover
from headroom.output.handover.titles import LONGEST, fitted, unlike

SHORT = "Re-source 11 models, pay for 3 and save $3.7 B a year"
LONG = f"{SHORT}; the four that owe no vehicle duty could save $242 M more"


def test_what_fits_stays() -> None:
    assert fitted("7 of 12 qualify; the Tacoma misses by 7.2 points") == (
        "7 of 12 qualify; the Tacoma misses by 7.2 points"
    )


def test_what_is_said_last_is_left_out_first() -> None:
    assert fitted(f"{LONG}, and then some") == LONG
    assert (
        fitted(f"{LONG} and more and more and more")
        == "Re-source 11 models, pay for 3 and save $3.7 B a year"
    )


def test_what_never_was_law_is_said_first() -> None:
    assert fitted("None of 3 qualifies", hypothetical=True) == "Hypothetical: None of 3 qualifies"


@given(st.text(), st.booleans())
def test_any_title_fits(text: str, hypothetical: bool) -> None:  # noqa: FBT001 - drawn
    assert len(fitted(text, hypothetical=hypothetical)) <= LONGEST


@pytest.mark.parametrize("same", ["All is well", "x" * LONGEST])
def test_a_title_that_was_there_before_gets_the_name_of_its_page(same: str) -> None:
    page = make_handover(question(pages=(PageKey.ASSUMPTIONS,))).pages[0]
    found = [one.title for one in unlike([replace(page, title=same)] * 3)]

    assert len({title.casefold() for title in found}) == 3
    assert found[1].startswith("Assumptions and sources: ")
    assert all(len(title) <= LONGEST for title in found)
