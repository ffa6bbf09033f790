"""The groups of core parts of one model as bars, and how each way through the test ends."""

from dataclasses import replace

import pytest
from hypothesis import given

import strategies
from books import Row, book, unknown
from fleets import POLICY, fleet, outcome, without_preference
from headroom.book.sourcing import CoreGroup, SourcingBook, Vehicle
from headroom.output.model_tables.core_groups import (
    core_table,
    core_trails,
    ways_sentence,
    why_none,
)
from headroom.rules.exposure import Exposure
from headroom.rules.outcome import Outcome, evaluate
from headroom.rules.scenario import Scenario
from headroom.rules.verdict import Verdict
from headroom.window.pages.model.shown.core_chart import core_chart
from headroom.window.plots.shown.bar_rows import BarRows, BarTone, Segment
from headroom.words import formatting

BIRCH, DOGWOOD, ELM = 1, 3, 4
T = formatting.THIN_SPACE
ENGINE, AXLES, TOGETHER = 0, 3, 7


def made(*rows: Row) -> Outcome:
    """Return a car of core parts, each group of which has to reach 50 %."""
    return outcome(POLICY, book([*rows, Row("US", 100)], Vehicle("A", assembly_country="US")))


def chart(found: Outcome) -> BarRows:
    shown = core_chart(found, 0)
    assert shown is not None
    return shown


def core(
    group: CoreGroup, cost: float, regional: float, *, part: str = "", originating: bool | None = None
) -> Row:
    return Row("MX", cost, core_group=group, regional=regional, part=part, originating=originating)


def test_every_group_is_a_row_in_the_order_of_the_law_and_all_together_the_last_below_a_rule() -> None:
    shown = chart(made(core(CoreGroup.ENGINE, 300, 0.6), core(CoreGroup.AXLES, 100, 0.2)))

    assert [row.label for row in shown.rows] == [
        *("Engine", "Transmission", "Body and chassis", "Axles", "Suspension", "Steering"),
        *("Advanced battery", "Together"),
    ]
    assert [row.ruled for row in shown.rows] == [False] * 7 + [True]
    assert [row.instead for row in shown.rows] == ["", *["none in it"] * 2, "", *["none in it"] * 3, ""]
    assert [shown.rows[at].figures for at in (ENGINE, AXLES, TOGETHER)] == [
        (f"60.0{T}%", "passes", "$300"),
        (f"20.0{T}%", "fails", "$100"),
        (f"50.0{T}%", "passes", "$400"),
    ]
    assert (shown.line, shown.unit) == (50.0, "regional content of each, all materials")


def test_a_bar_has_the_colour_of_its_result_and_its_mark() -> None:
    shown = chart(made(core(CoreGroup.ENGINE, 300, 0.6), core(CoreGroup.AXLES, 100, 0.2)))

    assert shown.rows[ENGINE].segments == (Segment(0.0, 60.0, BarTone.QUALIFIES),)
    assert shown.rows[AXLES].segments == (Segment(0.0, 20.0, BarTone.FAILS),)
    assert [shown.rows[at].verdict for at in (ENGINE, AXLES)] == [Verdict.QUALIFIES, Verdict.FAILS]


def test_what_is_unknown_is_hatched_from_the_low_end_to_the_high_one() -> None:
    half = unknown(100.0, core_group=CoreGroup.ENGINE)
    row = chart(made(core(CoreGroup.ENGINE, 100, 0.4), half)).rows[ENGINE]

    assert [(one.start, one.end, one.tone, one.hatched) for one in row.segments] == [
        (0.0, 20.0, BarTone.UNDETERMINED, False),
        (20.0, 70.0, BarTone.UNDETERMINED, True),
    ]
    assert row.figures[:2] == (f"20.0 \N{HORIZONTAL ELLIPSIS} 70.0{T}%", "cannot tell")
    assert row.verdict is Verdict.UNDETERMINED


def test_a_battery_with_a_certificate_passes_whatever_its_content() -> None:
    battery = core(CoreGroup.ADVANCED_BATTERY, 100, 0.2, originating=True)
    row = chart(made(core(CoreGroup.ENGINE, 300, 0.6), battery)).rows[6]

    assert row.figures[:2] == (f"20.0{T}%", "passes")
    assert "certificate" in row.note


def test_bars_are_of_listed_components_where_those_decide() -> None:
    part = Row("MX", 50, core_group=CoreGroup.AXLES, regional=0.0, core_component=False)
    shown = chart(made(core(CoreGroup.ENGINE, 300, 0.4), part, part))

    assert shown.unit == "regional content of each, listed components"
    assert [shown.rows[at].figures[0] for at in (ENGINE, AXLES, TOGETHER)] == [
        f"40.0{T}%",
        f"100.0{T}%",
        f"55.0{T}%",
    ]


def test_how_each_way_ends_is_said_the_one_that_decides_first() -> None:
    found = made(core(CoreGroup.ENGINE, 300, 0.6), core(CoreGroup.AXLES, 100, 0.2))

    assert ways_sentence(found, 0) == (
        "One of four ways is enough: together passes \N{MIDDLE DOT} each group fails \N{MIDDLE DOT} "
        "listed components not assessed, no row says which they are."
    )


@pytest.mark.parametrize(
    ("found", "model", "why"),
    [
        (outcome(), DOGWOOD, "Only passenger vehicles and light trucks are tested for core parts, s. 14(4)."),
        (outcome(replace(POLICY, core_parts=False)), BIRCH, "This policy has no test of core parts."),
        (outcome(without_preference()), ELM, "This policy has no test of core parts."),
        (
            outcome(),
            BIRCH,
            "Not assessed. Name the groups of core parts in the Core group column, or give HTS codes.",
        ),
    ],
)
def test_a_model_without_groups_to_show_has_no_bars_and_a_line_that_says_why(
    found: Outcome, model: int, why: str
) -> None:
    assert core_chart(found, model) is None
    assert core_trails(found, model) == ()
    assert ways_sentence(found, model) == ""
    assert why_none(found, model) == why
    assert core_table(found, model).caption == why


def test_it_is_copied_with_what_is_needed_and_without_groups_that_it_has_not() -> None:
    table = core_table(made(core(CoreGroup.ENGINE, 300, 0.6), core(CoreGroup.AXLES, 100, 0.2)), 0)

    assert [row[0].text for row in table.rows] == ["Engine", "Axles", "Together"]
    assert [row[1].number for row in table.rows] == pytest.approx([60.0, 20.0, 50.0])
    assert [(row[2].number, row[4].number) for row in table.rows] == [
        (50.0, 300.0),
        (50.0, 100.0),
        (50.0, 400.0),
    ]


@given(sourcing=strategies.books(), scenario=strategies.SCENARIOS)
def test_every_bar_of_any_model_is_followed_back_to_what_it_says(
    sourcing: SourcingBook, scenario: Scenario
) -> None:
    found = evaluate(Exposure.of(sourcing, strategies.REFERENCE), scenario)
    for model in range(len(found.vehicles)):
        shown = core_chart(found, model)
        assert (shown is None) == bool(why_none(found, model))
        for row, trail in zip(() if shown is None else shown.rows, core_trails(found, model), strict=True):
            assert (trail is None) == bool(row.instead)
            if trail is not None:
                derived = trail.derive(found)
                assert derived is not None
                assert derived.value * 100 == pytest.approx(row.segments[0].end, abs=1e-6)


def test_the_small_fleet_has_one_model_with_core_parts() -> None:
    found = outcome(sourcing=fleet())
    assert [core_chart(found, at) is not None for at in range(5)] == [False, False, False, False, True]
