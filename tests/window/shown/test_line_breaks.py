"""Where a sentence is broken into lines."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from headroom.window.shown.line_breaks import even_lines, lines_of

LETTERS = "abcdefgh\N{NARROW NO-BREAK SPACE}"
WORDS = st.lists(st.text(LETTERS, min_size=1, max_size=9), min_size=1, max_size=20)


@given(words=WORDS, width=st.integers(1, 40))
def test_no_word_is_lost_and_no_line_is_wider_than_the_room_unless_it_is_one_word(
    words: list[str], width: int
) -> None:
    lines = lines_of(" ".join(words), width, len)
    assert " ".join(lines) == " ".join(words)
    assert all(len(line) <= width or " " not in line for line in lines)


@given(words=WORDS, width=st.integers(1, 40))
def test_a_line_ends_only_where_the_next_word_has_no_room(words: list[str], width: int) -> None:
    lines = lines_of(" ".join(words), width, len)
    for line, following in pairwise(lines):
        assert len(line) + 1 + len(following.split(" ")[0]) > width


def test_a_thin_space_holds_a_figure_and_its_unit_together() -> None:
    assert lines_of("it owes $3.1\N{NARROW NO-BREAK SPACE}B a year", 12, len) == (
        "it owes",
        "$3.1\N{NARROW NO-BREAK SPACE}B a",
        "year",
    )


def test_what_fits_stands_in_one_line_and_nothing_is_one_empty_line() -> None:
    assert lines_of("7 of 12 qualify", 15, len) == ("7 of 12 qualify",)
    assert lines_of("", 10, len) == ("",)


@given(words=WORDS, width=st.integers(12, 40))
def test_even_lines_are_as_many_and_within_the_same_room(words: list[str], width: int) -> None:
    text = " ".join(words)
    even, plain = even_lines(text, width, len), lines_of(text, width, len)
    assert " ".join(even) == text
    assert len(even) == len(plain)
    assert all(len(line) <= width or " " not in line for line in even)


def test_no_word_is_left_over_in_a_last_line() -> None:
    text = "5 of 12 qualify; the Chevrolet Silverado misses by 4.6 points and alone owes $6.8 a year"
    assert lines_of(text, 84, len)[-1] == "year"
    assert even_lines(text, 84, len) == (
        "5 of 12 qualify; the Chevrolet Silverado misses",
        "by 4.6 points and alone owes $6.8 a year",
    )
