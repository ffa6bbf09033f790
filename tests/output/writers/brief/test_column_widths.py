"""How columns share the width of a sheet."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headroom.output.writers.brief.column_widths import Need, shared, squeezed

NEEDS = st.lists(
    st.builds(
        lambda least, more, wide: Need(least + more, least, wide),
        st.floats(1, 120),
        st.floats(0, 300),
        st.booleans(),
    ),
    min_size=1,
    max_size=12,
)


@given(NEEDS, st.floats(50, 600))
def test_columns_fill_the_width_and_have_at_least_what_they_need(needs: list[Need], room: float) -> None:
    widths = shared(needs, room)

    if widths is None:
        assert sum(need.least for need in needs) > room
        widths = squeezed(needs, room)
    else:
        assert all(width >= need.least - 1e-6 for width, need in zip(widths, needs, strict=True))
    assert sum(widths) == pytest.approx(room)


def test_what_is_left_goes_to_the_wide_columns_alone() -> None:
    needs = [Need(50, 50, wide=False), Need(60, 40, wide=True), Need(30, 30, wide=False)]

    assert shared(needs, 200) == pytest.approx([50, 120, 30])


def test_the_longest_texts_have_as_many_lines_as_each_other() -> None:
    needs = [Need(60, 40, wide=False), Need(140, 60, wide=False), Need(30, 30, wide=True)]

    assert shared(needs, 180) == pytest.approx([45, 105, 30])
