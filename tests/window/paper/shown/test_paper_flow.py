"""What stands on which sheet."""

from hypothesis import given
from hypothesis import strategies as st

from headroom.window.paper.shown.paper_flow import ChartSize, Placed, TableSize, flow

HEIGHTS = st.lists(st.floats(8, 60), max_size=60)


def table(count: int) -> TableSize:
    return TableSize(20, 30, (10.0,) * count, 12)


def test_a_table_is_broken_between_rows_and_its_title_stands_once() -> None:
    sheets = flow([table(30)], 500, 200, 250, 16)

    placed = [one for sheet in sheets for one in sheet]
    assert [(one.first, one.end) for one in placed] == [(0, 15), (15, 30)]
    assert [one.titled for one in placed] == [True, False]
    assert [one.captioned for one in placed] == [False, True]


def test_headings_do_not_stand_alone_at_the_foot_of_a_sheet() -> None:
    first, second = flow([ChartSize(500, 140), table(30)], 500, 200, 250, 16)[:2]

    assert [one.what for one in first] == [0]
    assert second[0] == Placed(1, 0.0, first=0, end=20, titled=True, captioned=False)


def test_a_chart_is_whole_and_no_larger_than_its_paper() -> None:
    ((chart,), (tall,)) = flow([ChartSize(1000, 400), ChartSize(500, 900)], 500, 220, 250, 16)

    assert chart.scale == 0.5
    assert tall.scale == 250 / 900


def test_a_table_without_rows_is_its_title_and_caption() -> None:
    ((placed,),) = flow([TableSize(20, 30, (), 12)], 500, 200, 250, 16)

    assert (placed.first, placed.end, placed.titled, placed.captioned) == (0, 0, True, True)


@given(st.lists(HEIGHTS, max_size=4), st.floats(150, 400), st.floats(200, 400))
def test_every_row_is_printed_once_and_within_its_sheet(
    tables: list[list[float]], first: float, other: float
) -> None:
    things = [TableSize(20, 30, tuple(rows), 12) for rows in tables]

    sheets = flow(things, 500, first, other, 16)

    seen: dict[int, list[int]] = {at: [] for at in range(len(things))}
    for at, sheet in enumerate(sheets):
        for one in sheet:
            size = things[one.what]
            height = (20 * one.titled) + 30 * bool(size.rows) + sum(size.rows[one.first : one.end])
            assert one.top + height <= (other if at else first) + 1e-6 or one.end - one.first == 1
            seen[one.what] += range(one.first, one.end)
    assert all(rows == list(range(len(things[at].rows))) for at, rows in seen.items())
