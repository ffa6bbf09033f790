"""Titles that fit two lines, each once."""

from dataclasses import replace
from textwrap import wrap

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
    assert fitted(f"{LONG}, $1.2 B in all") == LONG
    assert fitted(f"{LONG} and more and more and more") == SHORT


def test_an_amount_is_left_out_however_the_language_writes_it() -> None:
    spanish, french = "USD\N{NO-BREAK SPACE}1.2\N{NO-BREAK SPACE}M", "1,2\N{NO-BREAK SPACE}M$ US"
    assert fitted(f"{LONG}, {spanish} en total") == LONG
    assert fitted(f"{LONG}, {french} en tout") == LONG


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


@pytest.mark.parametrize(
    ("kept", "left_out"),
    [
        (
            "10 of 18 qualify, 2 cannot be told by what is known",
            "; the Chevrolet Silverado, 28.4 points of US content short, owes the most: $6.8 B",
        ),
        (
            "The F-150 fails: regional content is 17.7 points short and US content is 2.2 points short",
            "; built in the US, it owes duty on parts only, $388 a vehicle",
        ),
        (
            "$19.5 B a year does not originate, 20 % of it for one; the largest block is Tucson and Korea",
            ", $5.1 B to be more precise than that",
        ),
        (
            "From NAFTA to today duty grows from $2 B to $7.2 B a year; 146 of 500 models lost preference",
            ", of 3 it can no longer be told and 12 gained it",
        ),
        (
            "From NAFTA to today duty grows from $2 B to $7.2 B a year; 146 of 500 models lost preference",
            " and of 30 it can no longer be told",
        ),
        (
            "Regional content, cars and light trucks, moves the mean landed cost per vehicle most",
            ": by $2,326 between 62.5 % and 85.0 % or so",
        ),
    ],
)
def test_whole_clauses_are_left_out(kept: str, left_out: str) -> None:
    assert fitted(kept + left_out) == kept


@pytest.mark.parametrize(
    "end", ["between 62.5 % and 85.0 %", "by 1,204,000", "from the 85.0 %", "85.0 % to 90 %"]
)
def test_a_sentence_without_clauses_is_not_cut_within_a_figure(end: str) -> None:
    words = "The share of volume that qualifies under the strictest reading of the text is said to move"

    assert fitted(f"{words} {end}{'9' * 40}") == f"{words}…"


def test_a_title_takes_two_lines() -> None:
    name = "Donaudampfschifffahrtsgesellschaftskapitaen"
    title = fitted(f"None of 2 qualifies; the {name} misses by 7.2 points and so does {name}")

    assert len(wrap(title, 60)) <= 2
