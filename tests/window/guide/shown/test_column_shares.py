import pytest
from hypothesis import given
from hypothesis import strategies as st

from headroom.window.guide.shown.column_shares import column_shares

tables = st.integers(1, 6).flatmap(
    lambda columns: st.lists(
        st.lists(st.text(max_size=90), min_size=columns, max_size=columns), min_size=1, max_size=5
    )
)


@given(tables)
def test_columns_share_the_whole_width(rows: list[list[str]]) -> None:
    shares = column_shares(rows)

    assert len(shares) == len(rows[0])
    assert sum(shares) == pytest.approx(100)
    assert min(shares) > 0


def test_a_column_of_sentences_is_wider_than_one_of_words_and_no_word_is_broken() -> None:
    word, sentence = column_shares([["HTS code", "a long sentence " * 20]])
    assert sentence > 3 * word
    long_word, other = column_shares([["x" * 80, "a long sentence " * 20]])
    assert long_word > other


def test_a_table_without_rows_has_no_columns() -> None:
    assert column_shares([]) == []
