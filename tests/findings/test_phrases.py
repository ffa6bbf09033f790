"""Names and counts within a finding."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headroom.findings.phrases import LONGEST, listed, qualify, short, spelled


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Toyota Tacoma", "Toyota Tacoma"),
        ("Modelo\tcon\nsaltos", "Modelo con saltos"),
        ("A" * 60, "A" * 39 + "…"),
        ("Volkswagen Nutzfahrzeuge Transporter Kastenwagen lang", "Volkswagen Nutzfahrzeuge Transporter…"),
        ("turned \u202e name", "turned \\u202e name"),
        ("特" * 41, "特" * 39 + "…"),
    ],
)
def test_a_name_stands_on_one_line_and_is_cut_sensibly(name: str, shown: str) -> None:
    assert short(name) == shown


@given(st.text())
def test_no_name_is_longer_than_forty_letters_or_has_a_line_break(name: str) -> None:
    assert len(short(name)) <= LONGEST
    assert not set("\n\r\t\v\f\u2028\u2029") & set(short(name))


@pytest.mark.parametrize(
    ("n", "of", "said"),
    [
        (0, 1, "The model does not qualify"),
        (1, 1, "The model qualifies"),
        (2, 2, "Both qualify"),
        (12, 12, "All 12 qualify"),
        (0, 12, "None of 12 qualifies"),
        (1, 12, "1 of 12 qualifies"),
        (7, 12, "7 of 12 qualify"),
        (1, 1200, "1 of 1,200 qualifies"),
    ],
)
def test_how_many_qualify_agrees_in_number(n: int, of: int, said: str) -> None:
    assert qualify(n, of) == said


def test_lists_and_small_counts_read_as_sentences_do() -> None:
    assert [listed(["a", "b", "c"][:n]) for n in range(4)] == ["", "a", "a and b", "a, b and c"]
    assert [listed(["a", "b"], of=n) for n in (0, 2, 3, 1_202)] == [
        *("a and b", "a and b", "a, b and 1 more", "a, b and 1,200 more")
    ]
    assert [spelled(n) for n in (0, 3, 10, 11)] == ["no", "three", "ten", "11"]
