"""What the timeline shows of each step and of each model."""

from collections.abc import Sequence
from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from headroom.analysis.timeline import EventWords, Timeline
from headroom.rules.verdict import Verdict
from headroom.window.pages.timeline.shown.timeline_view import (
    NO_DUTY,
    model_order,
    shown_steps,
    strip_words,
    timeline_chart,
    timeline_table,
)
from headroom.words import formatting
from timelines import made, with_words

T, TO = formatting.THIN_SPACE, formatting.NOTHING
FLEET = made(
    ("qqu", (0, 310, 586)),
    ("qqu", (0, 310.2, 586)),
    ("qqf", (0, 1152, 586)),
    ("fqf", (6637, 1152, 586)),
    ("fqf", (6637, 1152, 586)),
    pending=1,
)
WHOLE = ((0, 0), (2, 2), (3, 3))


def ids(spans: Sequence[tuple[int, int]]) -> list[int]:
    return [first for first, _ in spans]


def test_steps_that_change_nothing_have_a_column_only_as_milestones_where_there_is_room() -> None:
    milestone = with_words(FLEET, {4: EventWords("Heavy trucks", milestone=True), 1: EventWords("Fees")})

    assert shown_steps(FLEET, 9, every=False) == WHOLE
    assert ids(shown_steps(milestone, 4, every=False)) == [0, 2, 3, 4]
    assert ids(shown_steps(milestone, 3, every=False)) == [0, 2, 3]
    assert ids(shown_steps(milestone, 1, every=False)) == [0, 2, 3]
    assert ids(shown_steps(milestone, 1, every=True)) == [0, 1, 2, 3, 4]


def test_steps_of_one_name_share_a_column_unless_one_is_a_milestone() -> None:
    lists = EventWords("Section 301", "List")
    alike = with_words(FLEET, {2: lists, 3: lists})
    apart = with_words(FLEET, {2: lists, 3: EventWords("Section 301", milestone=True)})

    assert shown_steps(alike, 9, every=False) == ((0, 0), (2, 3))
    assert shown_steps(apart, 9, every=False) == WHOLE
    column = timeline_chart(alike, ((0, 0), (2, 3)), model_order(alike)).columns[1]
    assert (column.title, column.note, column.first, column.step) == ("Section 301", "2 steps", 2, 3)
    assert column.dates == ("2019-07-01 to 2020-07-01", "2019-07 to 2020-07", f"2019{TO}2020", f"19{TO}20")
    assert column.duty_usd == alike.steps[3].fleet.duty_usd
    assert column.folded == 1


def test_where_there_is_less_room_what_hardly_changes_the_duty_has_no_column() -> None:
    found = made(
        ("qq", (0, 100)), ("qq", (100, 150)), ("qf", (120, 150)), ("qf", (250, 150)), ("qf", (9000, 150))
    )
    milestone = with_words(found, {3: EventWords("Deals", milestone=True)})

    assert ids(shown_steps(found, 5, every=False)) == [0, 1, 2, 3, 4]
    assert ids(shown_steps(found, 4, every=False)) == [0, 1, 2, 4]
    assert ids(shown_steps(found, 3, every=False)) == [0, 2, 4]
    assert ids(shown_steps(milestone, 4, every=False)) == [0, 2, 3, 4]
    few = shown_steps(found, 4, every=False)
    column = timeline_chart(found, few, model_order(found)).columns[3]
    assert column.duty_change == f"+$8.8{T}M"
    assert column.said.startswith(f"2021-07-01, Fees: duty $9.2{T}M a year, +$8.8{T}M by this step")


def test_what_changes_next_to_nothing_has_a_column_among_all_dates_only() -> None:
    found = made(("q", (0,)), ("q", (9000,)), ("q", (9001,)), ("f", (9002,)))

    assert ids(shown_steps(found, 9, every=False)) == [0, 1, 3]
    assert ids(shown_steps(found, 9, every=True)) == [0, 1, 2, 3]


def test_a_column_says_what_differs_from_the_one_before() -> None:
    first, second, third = timeline_chart(FLEET, WHOLE, model_order(FLEET)).columns

    assert (first.duty, first.duty_change) == ("$896,000", "")
    assert (second.duty, second.duty_change) == (f"$1.7{T}M", f"+$0.8{T}M")
    assert (third.duty, third.duty_change) == (f"$8.4{T}M", f"+$6.6{T}M")
    assert [column.qualifying for column in (first, second, third)] == ["2 of 3", "2 of 3", "1 of 3"]
    assert [column.turned for column in (first, second, third)] == [True, False, True]
    assert [column.folded for column in (first, second, third)] == [1, 0, 1]
    assert "1 later date of little or no effect" in first.said


def test_a_small_change_of_a_large_sum_has_its_unit() -> None:
    found = made(("q", (655_000,)), ("q", (654_400,)))

    column = timeline_chart(found, ((0, 0), (1, 1)), model_order(found)).columns[1]

    assert (column.duty, column.duty_change) == (f"$654{T}M", f"{formatting.MINUS}$0.6{T}M")


def test_strips_go_on_while_verdict_and_duty_stay() -> None:
    chart = timeline_chart(FLEET, WHOLE, np.array([0, 1, 2], dtype=np.int32))
    rows = [[(one.first, one.end, one.verdict, one.text) for one in row.strips] for row in chart.rows]

    assert rows == [
        [(0, 2, Verdict.QUALIFIES, NO_DUTY), (2, 3, Verdict.FAILS, "$6,637")],
        [(0, 1, Verdict.QUALIFIES, "$310"), (1, 3, Verdict.QUALIFIES, "$1,152")],
        [(0, 1, Verdict.UNDETERMINED, "$586"), (1, 3, Verdict.FAILS, "$586")],
    ]
    assert strip_words(chart.rows[0].strips[1], chart.columns) == "from 2020-07-01 fails, $6,637 a vehicle"
    assert chart.rows[2].said.startswith("from 2017-07-01 cannot tell, $586 a vehicle; from 2019-07-01 fails")


def test_models_stand_by_how_much_the_law_moves_their_duty() -> None:
    assert model_order(FLEET).tolist() == [0, 1, 2]
    assert model_order(made(("qqq", (5, 5, 0)), ("qqq", (5, 9, 9)))).tolist() == [2, 1, 0]
    assert model_order(FLEET, " m1 ").tolist() == [1]
    assert model_order(FLEET, "none").tolist() == []


@given(st.integers(0, 4))
def test_a_step_belongs_to_the_column_that_has_begun(step: int) -> None:
    chart = timeline_chart(FLEET, WHOLE, model_order(FLEET))

    column = chart.columns[chart.column_of(step)]

    assert column.first <= step <= column.step + column.folded
    assert chart.column_of(-1) == -1


def test_places_to_scale_are_those_of_the_days() -> None:
    chart = timeline_chart(FLEET, WHOLE, model_order(FLEET))
    start = chart.columns[0].day
    days = [(column.day - start).days for column in chart.columns]

    assert chart.places[0] == 0
    assert chart.places[-1] == 1
    assert chart.places[2] / chart.places[1] == pytest.approx(days[2] / days[1])
    assert start == date(2017, 7, 1)


@pytest.mark.parametrize("timeline", [FLEET, made(("q", (0,)))], ids=["several", "one"])
def test_the_axis_of_the_landed_cost_begins_at_or_below_its_least_value(timeline: Timeline) -> None:
    chart = timeline_chart(timeline, shown_steps(timeline, 9, every=True), model_order(timeline))

    low, high = chart.landed_ends_usd
    assert 0 <= low <= min(column.landed_usd for column in chart.columns)
    assert high == max(column.landed_usd for column in chart.columns)


def test_the_table_has_every_step_and_every_model() -> None:
    table = timeline_table(FLEET)

    assert len(table.rows) == 5
    assert all(len(row) == len(table.headings) == 12 for row in table.rows)
    assert table.rows[3][:4] == ("2020-07-01", "Deals", "in force", 8375000.0)
    assert [float(cell) for cell in table.rows[3][4:6]] == pytest.approx([2791.6667, 1.0])
    assert table.rows[3][6] == "fails"
    assert float(table.rows[3][7]) == pytest.approx(6637.0, abs=0.01)
    assert table.rows[4][2] == "not yet law"
