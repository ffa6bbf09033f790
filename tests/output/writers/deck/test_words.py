from hypothesis import given
from hypothesis import strategies as st

from headroom.output.writers.deck.geometry import POINT, inches
from headroom.output.writers.deck.words import cut, longest_word, slide_text, unbroken, width_of, wrapped

TEXTS = st.text(st.sampled_from("abcMW 0123-.é漢"), max_size=80).map(lambda text: " ".join(text.split()))
WIDTHS = st.integers(inches(0.3), inches(4))


def test_figures_are_as_wide_as_type_with_figures_of_one_width() -> None:
    assert width_of("0123456789", 10) == round(5.56 * 10 * POINT)
    assert width_of("$1", 10, bold=True) == width_of("$8", 10, bold=True)
    assert width_of("il", 10) < width_of("MW", 10) < width_of("漢字漢", 10)


@given(TEXTS, WIDTHS)
def test_lines_are_no_wider_than_asked_and_hold_the_whole_text(text: str, width: int) -> None:
    lines = wrapped(text, width, 10)

    assert all(width_of(line, 10) <= width or len(line) == 1 for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


@given(TEXTS, WIDTHS, st.integers(1, 3))
def test_what_is_cut_fits_and_begins_like_the_text(text: str, width: int, most: int) -> None:
    shown = cut(text, width, 10, most)

    assert len(wrapped(shown, width, 10)) <= most
    assert shown == text or (shown.endswith("…") and text.startswith(shown[:-1]))


def test_words_are_broken_after_hyphens_but_dates_and_minus_signs_stay_with_their_figures() -> None:
    assert longest_word("re-source", 10) == width_of("source", 10)
    assert wrapped("-7.2 points", width_of("points", 10), 10) == ["-7.2", "points"]


def test_texts_on_slides_obey_nobody() -> None:
    assert slide_text("a\x00\u202eb\nc") == "a\\x00\\u202eb c"
    assert slide_text("\ud800\uffff") == "\\ud800\ufffd"
    assert slide_text("67.8\u202f%") == "67.8\u202f%"
    assert len(slide_text("x" * 5000)) == 2000
    assert unbroken("no duty") == "no\u00a0duty"
