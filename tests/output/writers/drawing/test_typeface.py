"""What the shipped typefaces can show, and how wide it is."""

from hypothesis import given, settings
from hypothesis import strategies as st

from headroom.output.writers.drawing.typeface import fitted, line_count, printable, typeface, width, wrapped


def test_every_sign_of_the_program_is_in_the_main_typeface() -> None:
    signs = "✓✗▲▼…·≥≤→“”\u2019\u00d7\u2212\u2013\u202f\u00a0\u200b"

    assert all(ord(sign) in typeface("Inter-Regular.otf").glyphs for sign in signs)


def test_other_scripts_are_in_those_that_stand_in_for_it() -> None:
    for text in ("汽车零件", "エンジン", "שלום", "مرحبا", "Ελλάδα", "Россия", "☐⚠😀"):
        assert printable(text) == text


def test_what_none_has_and_what_steers_is_written_as_its_number() -> None:
    assert printable("🚗 한") == "[U+1F697] [U+D55C]"
    assert printable("a\u202eb\x07") == "a\\u202eb\\x07"


def test_joiners_and_variants_are_left_out() -> None:
    assert printable("a\u200db\ufe0f") == "ab"


def test_letters_are_as_wide_as_the_font_says() -> None:
    # Inter 3.19: units 2816 to the em
    assert width("M", 2816) == 2504
    assert width("i", 10) < width("m", 10) < width("mm", 10, strong=True)
    assert width("0", 10) == width("1", 10)


@settings(max_examples=40)
@given(st.text(max_size=60), st.floats(5, 200))
def test_what_is_fitted_is_never_wider_than_its_room(text: str, room: float) -> None:
    made = fitted(text, room, 9)

    assert width(made, 9) <= room or made == "…"
    if width(text, 9) <= room:
        assert made == text


@settings(max_examples=40)
@given(st.text(alphabet="abc ", max_size=80))
def test_what_is_wrapped_says_the_same_words(text: str) -> None:
    lines = wrapped(text, 60, 9, most=40)

    if all(width(word, 9) <= 60 for word in text.split()):
        assert " ".join(lines).split() == text.split()
    assert all(width(line, 9) <= 60 for line in lines)


@settings(max_examples=40)
@given(st.lists(st.text(alphabet="abcm", min_size=1, max_size=8), min_size=1, max_size=12))
def test_lines_are_counted_as_they_are_wrapped(words: list[str]) -> None:
    text = " ".join(words)

    assert line_count(text, 60, 9) == len(wrapped(text, 60, 9, most=40))
    assert line_count("m" * 20, width("m" * 5, 9) + 0.01, 9) == 4


def test_what_does_not_fit_the_last_line_is_cut() -> None:
    lines = wrapped("Section 232 on vehicles in force since April", 50, 8, most=2)

    assert len(lines) == 2
    assert lines[1].endswith("…")
