import pytest
from hypothesis import given
from hypothesis import strategies as st

from headroom.window.plots.shown.bar_rows import BarRow, BarRows, BarTone, Segment, nice_ends, nice_ticks

VALUES = st.floats(-1e12, 1e12, allow_nan=False).filter(lambda value: value == 0 or abs(value) > 1e-6)


@given(VALUES, VALUES)
def test_an_axis_has_a_few_round_marks_and_holds_all_values(one: float, other: float) -> None:
    least, greatest = sorted((one, other))

    low, high = nice_ends(least, greatest)

    seen = (high - low) * 1e-6  # less than a pixel
    assert low <= least + seen
    assert high >= greatest - seen
    assert 2 <= len(nice_ticks(low, high)) <= 8


def test_values_that_differ_by_rounding_only_do_not_fill_the_axis() -> None:
    low, high = nice_ends(0.3, 0.1 + 0.2)

    assert high - low > 0.01


@pytest.mark.parametrize(
    ("ends", "expected"),
    [
        ((0, 100), (0, 20, 40, 60, 80, 100)),
        ((-3, 7), (-4, -2, 0, 2, 4, 6, 8)),
        ((5, 5), (5, 5.1, 5.2, 5.3, 5.4, 5.5)),
    ],
)
def test_marks_are_what_a_person_would_choose(ends: tuple[float, float], expected: tuple[float, ...]) -> None:
    assert nice_ticks(*nice_ends(*ends)) == pytest.approx(expected)


def test_a_chart_is_said_in_words_with_what_is_left_out() -> None:
    rows = tuple(BarRow(f"Row {n}", (Segment(0, n, BarTone.PRESENT),), figures=(str(n),)) for n in range(14))

    text = BarRows("Imports", "USD", rows, 0, 20, ()).summary()

    assert text.startswith("Imports, USD. Row 0 0; Row 1 1;")
    assert text.endswith("and 2 more rows.")


def test_a_chart_without_rows_says_why() -> None:
    assert (
        BarRows("Imports", "USD", (), 0, 1, (), empty="Nothing is imported.").summary()
        == "Nothing is imported."
    )


def test_a_table_of_it_has_plain_numbers_or_else_the_figures_as_shown() -> None:
    row = BarRow("", (), figures=("$1,250",), numbers=(1250.0, None), whose="Aster")
    named = BarRows("Costs", "USD", (row,), 0, 1, (), headings=("Cost",), columns=("Model", "USD", "%"))
    plain = BarRows("Costs", "USD", (row,), 0, 1, (), headings=("Cost",))

    tables = [chart.table() for chart in (named, plain)]

    assert [table.rows for table in tables if table is not None] == [
        (("Aster", 1250.0, ""),),
        (("Aster", "$1,250"),),
    ]


def test_marks_are_as_far_apart_as_asked_and_the_one_at_nothing_stays() -> None:
    chart = BarRows("T", "u", (), -30, 60, tuple((float(at), str(at)) for at in range(-30, 70, 10)))

    assert chart.ticks_apart(0.0) == chart.ticks
    assert [value for value, _ in chart.ticks_apart(15.0)] == [-20, 0, 20, 40, 60]
    assert 0 in [value for value, _ in chart.ticks_apart(25.0)]
