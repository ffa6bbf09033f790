"""Texts of strangers on a line: never longer than can be read, and nothing that a terminal obeys."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from headroom.foreign_text import LONGEST_LINE, a_few, brief, brief_sentence, lines, one_line, shown

ANY = st.text(st.characters(), max_size=60)  # surrogates as well
JOINERS = "\u200c\u200d"


def obeyed(text: str) -> list[str]:
    """Return the characters of a text that a terminal would not show."""
    unseen = [mark for mark in text if unicodedata.category(mark) in {"Cc", "Zl", "Zp", "Cs"}]
    turning = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
    return unseen + [mark for mark in text if unicodedata.bidirectional(mark) in turning]


@given(text=ANY, most=st.integers(2, 40))
def test_a_line_is_one_line_that_a_terminal_shows(text: str, most: int) -> None:
    line = one_line(text, most)

    assert obeyed(line) == []
    assert len(line) <= most


@given(texts=st.lists(ANY, max_size=5))
def test_lines_are_as_many_as_the_texts(texts: list[str]) -> None:
    assert lines(texts).count("\n") == max(len(texts) - 1, 0)
    assert obeyed(lines(texts).replace("\n", "")) == []


@given(text=ANY)
def test_a_text_keeps_its_lines_and_nothing_else_that_a_terminal_obeys(text: str) -> None:
    assert shown(text).count("\n") == text.count("\n")
    assert obeyed(shown(text).replace("\n", "")) == []


def test_controls_are_shown_by_their_number_and_words_stay() -> None:
    assert one_line("a\x1b[2J\x07\u202eb") == r"a\x1b[2J\x07\u202eb"
    assert one_line("one\n  two\r\nthree") == "one two three"
    assert one_line("Citroën 日産 é 50 % “x”") == "Citroën 日産 é 50 % “x”"
    assert one_line(f"\u06a9\u062a\u0627\u0628{JOINERS}\u0647\u0627").count(JOINERS) == 1
    assert one_line("\U000e0041\udcff") == r"\U000e0041\udcff"


def test_of_many_names_the_first_are_said_and_the_others_counted() -> None:
    many = [str(number) for number in range(5_002)]

    assert (a_few([]), a_few(["a"]), a_few(many[:4])) == ("", "a", "0, 1, 2, 3")
    assert (a_few(many[:5]), a_few(many, 2, "; ")) == ("0, 1, 2, 3 and 1 more", "0; 1 and 5,000 more")


def test_what_is_too_long_is_cut_and_says_so() -> None:
    assert brief("x" * 100, 5) == "xxxx…"
    assert one_line("x" * 100_000) == f"{'x' * (LONGEST_LINE - 1)}…"


def test_a_sentence_keeps_its_beginning_and_what_to_do() -> None:
    cut = brief_sentence(f"The sheet “{'n' * 100_000}” cannot be read. Choose another.")

    assert cut == f"The sheet “{'n' * 79}…” cannot be read. Choose another."
    spaced = brief_sentence(f"{'a name ' * 20_000} cannot be read. Choose another.")
    assert len(spaced) <= LONGEST_LINE
    assert spaced.startswith("a name ")
    assert spaced.endswith("cannot be read. Choose another.")
    unbroken = brief_sentence(f"{'n' * 100_000}.xlsx cannot be read. Choose another.")
    assert len(unbroken) < 500
    assert unbroken.endswith("… cannot be read. Choose another.")
