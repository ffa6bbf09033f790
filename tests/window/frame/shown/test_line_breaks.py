from hypothesis import given
from hypothesis import strategies as st

from headroom.window.frame.shown.line_breaks import lines_of

WORDS = st.lists(st.text("abcdefg", min_size=1, max_size=12), min_size=1, max_size=30).map(" ".join)


@given(text=WORDS, width=st.integers(1, 60))
def test_every_word_stands_once_in_its_order_and_each_line_fits_unless_it_is_one_word(
    text: str, width: int
) -> None:
    lines = lines_of(text, width, len)

    assert " ".join(lines) == text
    assert all(len(line) <= width or " " not in line for line in lines)


def test_what_fits_stands_in_one_line() -> None:
    assert lines_of("7 of 12 qualify", 15, len) == ("7 of 12 qualify",)
    assert lines_of("7 of 12 qualify", 14, len) == ("7 of 12", "qualify")


def test_a_figure_stays_with_its_unit() -> None:
    assert lines_of("about 49\u202f% of all", 8, len) == ("about", "49\u202f% of", "all")
