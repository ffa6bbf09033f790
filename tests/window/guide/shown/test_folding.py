from hypothesis import given
from hypothesis import strategies as st

from headroom.window.guide.shown.folding import Span, fold, places_of, words_of


def test_accents_and_capitals_are_left_out() -> None:
    assert fold("Élan Straße Ñandú") == "elan strasse nandu"


def test_places_are_those_of_the_text_itself() -> None:
    text = "Die Straße; die STRASSE."

    assert [text[one.start : one.end] for one in places_of(text, "strasse")] == ["Straße", "STRASSE"]
    assert places_of("e\N{COMBINING ACUTE ACCENT}lan", "elan") == (Span(0, 5),)
    assert places_of(text, "") == ()
    assert places_of(text, "nowhere") == ()


def test_words_stand_where_they_are_said_to() -> None:
    text = "Où est l'Ñandú?"

    assert [(word, text[span.start : span.end]) for word, span in words_of(text)][-1] == ("nandu", "Ñandú")


@given(st.text(max_size=60), st.text(min_size=1, max_size=3))
def test_what_is_found_is_what_was_sought(text: str, sought: str) -> None:
    for span in places_of(text, sought):
        assert fold(sought) in fold(text[span.start : span.end])
        assert 0 <= span.start < span.end <= len(text)
