from dataclasses import replace

import pytest

import strategies
from fleets import POLICY, fleet
from headroom.analysis.drivers import KeyFigure, Span, tornado
from headroom.analysis.response import as_sourced
from headroom.output.levers import levers
from headroom.rules.exposure import Exposure
from headroom.rules.scenario import Scenario
from headroom.window.pages.drivers.shown import tornado_chart
from headroom.window.plots.shown.bar_rows import BarRows, BarTone
from headroom.words.formatting import THIN_SPACE
from headroom.work.workspace import Workspace

SPANS = (Span("rvc", 0.5, 0.95), Span("mfn_car", 0.0, 0.1), Span("lvc", 0.4, 0.4))


def chart(figure: KeyFigure) -> BarRows:
    exposure, scenario = Exposure.of(fleet(), strategies.REFERENCE), Scenario(POLICY)
    respond = as_sourced(exposure)
    of = {lever.key: lever for group in levers(Workspace(scenario, scenario), {}) for lever in group.levers}
    return tornado_chart(tornado(respond, scenario, SPANS, figure), figure.of(respond(scenario)), figure, of)


def test_each_input_stands_with_both_ends_in_its_own_unit() -> None:
    row = chart(KeyFigure.VOLUME).rows[0]

    assert row.label == "Regional content"
    assert row.figures[:2] == (f"50.0{THIN_SPACE}%", f"95.0{THIN_SPACE}%")


def test_bars_begin_at_the_present_figure() -> None:
    made = chart(KeyFigure.VOLUME)

    assert made.line is not None
    assert {segment.start for row in made.rows for segment in row.segments} == {made.line}
    assert [segment.tone for segment in made.rows[0].segments] == [BarTone.LOW, BarTone.HIGH]


def test_inputs_without_effect_are_not_drawn_and_what_the_sentence_says_is_not_said_again() -> None:
    made = chart(KeyFigure.VOLUME)

    assert len(made.rows) == 1
    assert made.unit == "percent, the line is now"


def test_what_a_currency_costs_takes_few_letters_beside_the_bars() -> None:
    exposure, scenario = Exposure.of(fleet(), strategies.REFERENCE), Scenario(POLICY)
    of = {
        lever.key: lever
        for group in levers(Workspace(scenario, scenario), {"EUR": 1.08})
        for lever in group.levers
    }
    swing = replace(tornado(as_sourced(exposure), scenario, SPANS, KeyFigure.LANDED)[0])
    swing = replace(swing, span=Span("fx.EUR", 0.97, 1.19))

    row = tornado_chart([swing], swing.at_low, KeyFigure.LANDED, of).rows[0]

    assert row.figures[:2] == ("$0.97", "$1.19")
    assert "per EUR" in row.note


def test_an_axis_of_money_is_in_dollars_and_holds_every_end() -> None:
    made = chart(KeyFigure.LANDED)

    ends = [segment.end for row in made.rows for segment in row.segments]
    assert made.low <= min(ends)
    assert made.high >= max(ends)
    assert all(text.startswith("$") for _, text in made.ticks)


def test_it_is_copied_with_ends_in_the_unit_of_the_input_and_figures_as_plain_numbers() -> None:
    made = chart(KeyFigure.VOLUME)

    table = made.table()

    assert table is not None
    assert table.headings[3:] == ("At the low end, %", "At the high end, %", "Swing, %")
    name, low, high, *figures = table.rows[0]
    assert (name, low, high) == ("Regional content, %", 50.0, 95.0)
    ends = [segment.end * 100 for segment in made.rows[0].segments]
    assert [float(figure) for figure in figures[:2]] == pytest.approx(ends)
