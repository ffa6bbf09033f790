"""What is found out about all values of a column at once is what a look at each of them finds."""

from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from headroom.workbook.bytes.cells import BLANK, CellsBuilder, Uncalculated, Value, Values

TEXTS = st.text(alphabet="ab #\n\t\u200bé", max_size=4)
OTHERS = st.sampled_from((True, date(2026, 1, 1), Uncalculated.FORMULA))


def naively_blank(values: Values) -> list[bool]:
    return [*(value == BLANK or (isinstance(value, str) and value.isspace()) for value in values), False]


def naively_odd(values: Values) -> tuple[int, ...]:
    return tuple(code for code, value in enumerate(values) if type(value) is not str or value.startswith("#"))


@given(found=st.lists(TEXTS | OTHERS, max_size=6, unique=True), first=st.just(BLANK) | TEXTS)
@example(found=["a\nb"], first=BLANK)
@example(found=["a", "a"], first=BLANK)
@example(found=["a", BLANK], first=BLANK)
def test_blank_and_odd_values_are_found(found: list[Value], first: str) -> None:
    values = Values((first, *found))

    assert values.blank.tolist() == naively_blank(values)
    assert values.odd == naively_odd(values)


@given(found=st.lists(TEXTS, max_size=6))
def test_tidy_values_are_plain_and_told_apart(found: list[str]) -> None:
    values = Values((BLANK, *found))

    plain = all(text and text.isascii() and " ".join(text.split()) == text for text in found)

    if values.tidy:
        assert plain
        assert len(set(values)) == len(values)
        assert values.odd == ()
    elif plain and len(set(found)) == len(found):
        assert any(text.startswith("#") for text in found)


@pytest.mark.parametrize(
    "values", [(), ("a",), ("a", BLANK), (BLANK, "a", "a"), (BLANK, 1.5), (BLANK, True), (BLANK, "a\tb")]
)
def test_what_is_not_tidy(values: tuple[Value, ...]) -> None:
    assert not Values(values).tidy


def test_numbers_in_a_column_are_noticed() -> None:
    texts, mixed = CellsBuilder(), CellsBuilder()
    texts.add(("a", "", "b"))
    mixed.add(("a", 1.5, "b"))

    assert not texts.build().has_numbers
    assert mixed.build().has_numbers
