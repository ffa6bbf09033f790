import pytest

from headroom.window.look.text_size import SIZE_WORDS, TextSize, factor_of, stepped


@pytest.mark.parametrize(
    ("system", "factor"),
    [(0.9, 1.0), (1.0, 1.0), (1.15, 1.0), (1.2, 1.25), (1.5, 1.5), (1.9, 1.5), (3.0, 2.0)],
)
def test_text_follows_the_system_in_the_sizes_the_window_is_made_for(system: float, factor: float) -> None:
    assert factor_of(TextSize.SYSTEM, system) == factor


@pytest.mark.parametrize(
    ("size", "factor"),
    [(TextSize.NORMAL, 1.0), (TextSize.LARGER, 1.25), (TextSize.LARGE, 1.5), (TextSize.DOUBLE, 2.0)],
)
def test_a_choice_counts_whatever_the_system_says(size: TextSize, factor: float) -> None:
    assert factor_of(size, 3.0) == factor_of(size, 1.0) == factor


def test_steps_go_from_size_to_size_and_end_at_both_ends() -> None:
    assert stepped(1.0, 1) is TextSize.LARGER
    assert stepped(1.5, 1) is TextSize.DOUBLE
    assert stepped(2.0, 1) is TextSize.DOUBLE
    assert stepped(1.25, -1) is TextSize.NORMAL
    assert stepped(1.0, -1) is TextSize.NORMAL


def test_the_words_in_settings_are_for_ever() -> None:
    assert set(SIZE_WORDS.values) == {"system", "100", "125", "150", "200"}
    assert set(SIZE_WORDS.words) == set(TextSize)
