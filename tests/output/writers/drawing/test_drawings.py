"""Charts as SVG: whole, within their frame, and without anything of a user's as markup."""

from collections.abc import Callable
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest

from headroom.output.colours import LIGHT
from headroom.output.handover.exhibits import (
    Component,
    ContentChart,
    CostChange,
    CostChart,
    CostStep,
    LawTimeline,
    SwingChart,
    ThresholdMap,
)
from headroom.output.handover.handover import PageKey
from headroom.output.writers.drawing.canvas import SvgDrawing
from headroom.output.writers.drawing.content_bars import content_bar
from headroom.output.writers.drawing.cost_bars import cost_bars
from headroom.output.writers.drawing.cost_change import cost_change
from headroom.output.writers.drawing.heat import heat
from headroom.output.writers.drawing.inks import component_ink, inks_of, on_page, on_paper
from headroom.output.writers.drawing.law_timeline import law_timelines
from headroom.output.writers.drawing.swings import swings
from paper_handovers import HOSTILE, made_handover, names

SVG = "{http://www.w3.org/2000/svg}"


def exhibit(key: PageKey, models: tuple[str, ...] = names(12)) -> object:
    return made_handover(models, pages=(key,)).pages[0].exhibit


def drawn(key: PageKey, models: tuple[str, ...] = names(12)) -> SvgDrawing:
    made = exhibit(key, models)
    match made:
        case CostChart():
            return cost_bars(made, 516, on_paper)
        case CostChange():
            return cost_change(made, 516, on_paper)
        case SwingChart():
            return swings(made, 516, on_paper)
        case LawTimeline():
            return law_timelines(made, 516, on_paper)[0]
        case ContentChart():
            return content_bar(made.bars[1], 80, on_paper)
    raise AssertionError(made)


def parsed(drawing: SvgDrawing) -> ET.Element:
    return ET.fromstring(drawing.svg)  # noqa: S314 - of the program's own making


def boxes(drawing: SvgDrawing, colour: str) -> list[tuple[float, float]]:
    """Return where the boxes of a colour begin and how long they are."""
    found = parsed(drawing).iter(f"{SVG}rect")
    filled = [one for one in found if one.get("style") == f"fill:{on_paper(colour)}"]
    return [(float(one.get("x", 0)), float(one.get("width", 0))) for one in filled]


DRAWN = (PageKey.QUALIFY, PageKey.COST, PageKey.CHANGE, PageKey.TIMELINE, PageKey.DRIVERS)


@pytest.mark.parametrize("key", DRAWN)
@pytest.mark.parametrize("models", [names(1), names(40), HOSTILE])
def test_nothing_stands_outside_and_no_name_is_markup(key: PageKey, models: tuple[str, ...]) -> None:
    drawing = drawn(key, models if len(models) > 1 or key is not PageKey.QUALIFY else names(2))
    root = parsed(drawing)

    assert {one.tag.removeprefix(SVG) for one in root.iter()} <= {"svg", "rect", "path", "text"}
    for box in root.iter(f"{SVG}rect"):
        right = float(box.get("x", 0)) + float(box.get("width", 0))
        bottom = float(box.get("y", 0)) + float(box.get("height", 0))
        assert float(box.get("x", 0)) >= -0.01
        assert right <= drawing.width + 0.02
        assert bottom <= drawing.height + 0.02


def test_a_content_bar_reads_from_nothing_to_all() -> None:
    made = exhibit(PageKey.QUALIFY)
    assert isinstance(made, ContentChart)
    bar = replace(made.bars[1], low=0.4, high=0.5, us_low=0.1, threshold=0.75)
    drawing = content_bar(bar, 100, on_paper)

    assert boxes(drawing, "undetermined") == [(0, 40)]
    assert boxes(drawing, "content_us") == [(0, 10)]
    assert "M75 0L75" in drawing.svg


def test_components_stand_behind_each_other_with_a_gap_before_the_duties() -> None:
    made = exhibit(PageKey.COST, names(1))
    assert isinstance(made, CostChart)
    bar = replace(made.bars[0], parts=(100.0, 50.0, 0.0, 0.0, 0.0, 30.0, 20.0, 0.0), total=200.0)
    drawing = cost_bars(replace(made, bars=(bar,)), 500, on_paper)
    begin, long = max(boxes(drawing, component_ink(Component.PARTS)), key=lambda box: box[1])
    duty_begin, duty_long = max(boxes(drawing, component_ink(Component.VEHICLE_DUTY)), key=lambda box: box[1])

    assert duty_long == pytest.approx(0.3 * long, abs=0.02)
    assert duty_begin == pytest.approx(begin + 1.5 * long + 1.5, abs=0.02)
    assert "Fees" not in drawing.svg  # nobody pays any


def test_each_step_of_a_change_begins_where_the_one_before_ends() -> None:
    steps = (
        CostStep(Component.PARTS, "Parts", -100.0, "\N{MINUS SIGN}$100"),
        CostStep(Component.VEHICLE_DUTY, "Vehicle duty", 400.0, "+$400"),
        CostStep(Component.FEES, "Fees", 100.0, "+$100"),
    )
    drawing = cost_change(CostChange(steps, "", 0, 400), 500, on_paper)
    fall, rise, fees = (boxes(drawing, component_ink(step.component))[0] for step in steps)

    assert rise[0] == pytest.approx(fall[0], abs=0.02)
    assert rise[1] == pytest.approx(4 * fall[1], abs=0.05)
    assert fees[0] == pytest.approx(rise[0] + rise[1], abs=0.02)


def test_law_that_is_not_in_force_is_dashed_and_the_present_is_framed() -> None:
    drawing = drawn(PageKey.TIMELINE)

    assert drawing.svg.count("stroke-dasharray") == 2  # the rise to it, and itself
    assert f"stroke:{LIGHT.accent}" in drawing.svg


def test_more_dates_than_a_sheet_has_room_for_go_on_below() -> None:
    made = exhibit(PageKey.TIMELINE, names(2))
    assert isinstance(made, LawTimeline)
    many = replace(
        made,
        columns=made.columns * 4,
        strips=tuple(strip * 4 for strip in made.strips),
    )
    drawings = law_timelines(many, 516, on_paper)

    assert len(drawings) > 1
    assert sum(drawing.svg.count("Section 232") for drawing in drawings) == 4


def test_no_figure_of_the_timeline_is_cut() -> None:
    made = exhibit(PageKey.TIMELINE)
    assert isinstance(made, LawTimeline)
    many = replace(made, columns=tuple(replace(one, qualifying="1,183 of 1,500") for one in made.columns))
    drawing = law_timelines(many, 516, on_paper)[0]

    assert drawing.svg.count(">1,183 of 1,500<") == len(many.columns)


def test_cells_of_the_map_have_readable_figures_and_a_colour_for_their_sign() -> None:
    made = exhibit(PageKey.MAP)
    assert isinstance(made, ThresholdMap)
    cell = made.cells[0][0]
    now, dearer, cheaper = (heat(replace(cell, strength=strength)) for strength in (0, 1, -1))

    assert now == (LIGHT.window, LIGHT.text)
    assert dearer[0] == on_paper("cost_vehicle_duty")
    assert cheaper[0] == LIGHT.cheaper


def test_paper_has_colours_and_a_page_their_names() -> None:
    assert on_paper("fails") == LIGHT.fails
    assert on_page("cost_parts_duty") == "var(--cost-parts-duty)"
    assert on_paper("cost_parts_duty") == inks_of(LIGHT)["cost_parts_duty"] == "#d77ba2"
    assert on_page("#123456") == "#123456"


@pytest.mark.parametrize("draw", [drawn])
def test_a_drawing_is_the_same_each_time(draw: Callable[[PageKey], SvgDrawing]) -> None:
    assert [draw(key) for key in DRAWN] == [draw(key) for key in DRAWN]
