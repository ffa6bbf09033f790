"""What is new on the chart of the fleet: headings that sort, the row of the fleet, what leaves it."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from chart_gestures import ASPEN, BIRCH, CEDAR, close_to, colour_at, cost_point, focus_of
from headroom.window.look.theme import LIGHT
from headroom.window.pages.fleet.header_items import cost_legend
from headroom.window.pages.fleet.headings import headings
from headroom.window.pages.fleet.page import FleetView
from headroom.window.pages.fleet.shown.fleet_totals import fleet_totals
from headroom.window.session.session import Session
from headroom.window.shown.costs import SHOWN_COMPONENTS
from headroom.window.shown.orders import Order
from headroom.words import formatting
from headroom.words.definitions import COMPONENT_WORDS, COMPONENTS

pytestmark = pytest.mark.usefixtures("look")


def click(view: FleetView, order: Order) -> None:
    heading = view.chart.heading_of(order)
    assert heading is not None
    QTest.mouseClick(view.chart, Qt.MouseButton.LeftButton, pos=heading.area.center().toPoint())


@pytest.mark.parametrize("order", [order for order in Order if order not in {Order.SHEET, Order.HEADROOM}])
def test_the_mark_of_a_heading_is_that_of_every_table_up_where_figures_rise(
    view: FleetView, session: Session, order: Order
) -> None:
    session.set_value("MFN", "mfn_car", 0.5)
    for _ in range(2):
        click(view, order)
        table, heading = view.chart.table(), view.chart.heading_of(order)
        assert table is not None
        assert heading is not None
        column = {
            Order.NAME: "Model",
            Order.CONTENT: "Regional content low, %",
            Order.LANDED: "Landed cost, USD",
            Order.CHANGE: "Change from baseline, USD",
            Order.DUTY: "Duty a year, USD",
        }[order]
        cells = [row[table.headings.index(column)] for row in table.rows]
        found = cells if order is Order.NAME else [float(cell) for cell in cells]
        rising = list(found) == sorted(found)
        assert rising is heading.text.endswith("▴")
        assert heading.text[-1] in "▴▾"


def test_failing_models_stand_first_by_headroom_whose_figures_rise(view: FleetView) -> None:
    heading = view.chart.heading_of(Order.HEADROOM)
    assert heading is not None
    assert heading.text == "Content: points over, short ▴"
    assert "the page Flips names" in heading.hint
    look, frame = view.chart.look, view.chart.frame
    ends = frame.word_left + look.width_of("Verdict", look.caption)
    assert heading.left > ends
    narrow = replace(frame, margin_right=frame.margin_right - 30)
    short = next(
        one for one in headings(narrow, look, Order.HEADROOM, turned=False) if one.order is Order.HEADROOM
    )
    assert short.text == "Content over, short ▴"
    assert short.left > ends


@pytest.mark.parametrize("order", [order for order in Order if order not in {Order.SHEET, Order.HEADROOM}])
def test_a_heading_sorts_and_a_second_click_turns_the_order(
    view: FleetView, session: Session, order: Order
) -> None:
    session.set_value("MFN", "mfn_car", 0.5)
    click(view, order)
    once = view.rows.shown.tolist()
    marked = view.chart.heading_of(order)
    assert marked is not None
    assert marked.text.endswith("▴" if order.rises else "▾")

    click(view, order)

    turned = view.chart.heading_of(order)
    assert turned is not None
    assert turned.text.endswith("▾" if order.rises else "▴")
    assert view.rows.shown.tolist() == once[::-1]
    assert focus_of(view).order is order


def test_the_pointer_over_a_heading_says_what_its_column_is(view: FleetView) -> None:
    heading = view.chart.heading_of(Order.DUTY)
    assert heading is not None
    QTest.mouseMove(view.chart, heading.area.center().toPoint())
    assert "vehicle duty and parts duty" in view.chart.viewport().toolTip()
    assert view.chart.viewport().cursor().shape() is Qt.CursorShape.PointingHandCursor
    QTest.mouseMove(view.chart, QPoint(5, 5))
    assert not view.chart.viewport().toolTip()


def test_the_headings_are_seen_whole_and_none_over_another(view: FleetView, session: Session) -> None:
    session.set_value("MFN", "mfn_car", 0.5)
    found = [view.chart.heading_of(order) for order in Order if order is not Order.SHEET]
    areas = [heading.area for heading in found if heading is not None]
    assert len(areas) == 6
    assert all(view.chart.whole().contains(area) for area in areas)
    assert not any(one.intersects(other) for at, one in enumerate(areas) for other in areas[at + 1 :])


def test_changes_have_a_column_only_where_there_are_any_and_else_its_room_is_that_of_the_bars(
    view: FleetView, session: Session
) -> None:
    before = view.chart.frame
    assert view.chart.heading_of(Order.CHANGE) is None

    session.set_value("MFN", "mfn_car", 0.5)
    after = view.chart.frame
    assert view.chart.heading_of(Order.CHANGE) is not None
    assert after.cost_right < before.cost_right
    assert (after.content_left, after.content_right, after.cost_left, after.duty_right) == (
        *(before.content_left, before.content_right, before.cost_left, before.duty_right),
    )

    session.undo_stack.undo()
    assert view.chart.frame == before


def test_no_column_comes_or_goes_until_what_is_dragged_is_let_go(
    view: FleetView, session: Session, qtbot: QtBot
) -> None:
    before, window, corner = view.chart.frame, view.windowHandle(), QPoint(3, 3)
    QTest.mousePress(window, Qt.MouseButton.LeftButton, pos=corner)
    session.set_value("MFN", "mfn_car", 0.5)
    QTest.qWait(150)
    assert view.chart.frame == before

    QTest.mouseRelease(window, Qt.MouseButton.LeftButton, pos=corner)
    qtbot.waitUntil(lambda: view.chart.heading_of(Order.CHANGE) is not None)


def test_the_row_of_the_fleet_has_the_figures_of_the_head_line(session: Session) -> None:
    session.set_value("MFN", "mfn_car", 0.5)
    outcome, baseline = session.outcome, session.baseline_outcome
    assert outcome is not None
    assert baseline is not None
    totals = fleet_totals(outcome, baseline)
    share = f"{outcome.fleet().qualifying_volume_share:.0%}".replace("%", f"{formatting.THIN_SPACE}%")
    assert totals.qualifying == f"2 of 5 qualify, {share} of volume"
    assert totals.landed == f"${outcome.fleet().landed_cost_per_vehicle_usd:,.0f}"
    assert totals.change.startswith("+$")
    assert "duty" in totals.words
    session.set_value("RVC", "rvc", 0.95)
    outcome = session.outcome
    assert outcome is not None
    assert fleet_totals(outcome, baseline).verdict == "1 of 5 qualifies"


def test_the_handles_below_the_bars_stand_in_the_row_of_the_fleet_beside_its_words(
    view: FleetView, session: Session
) -> None:
    frame = view.chart.frame
    for share in (0.0, 0.4, 1.0):
        session.set_value("US", "us_content", share)
        handle = view.chart.handle_of("us_content")
        assert handle is not None
        assert frame.total.contains(handle.box)
        assert frame.name_left < handle.box.left() < handle.box.right() < frame.word_left
    assert frame.total.bottom() <= view.chart.whole().bottom()
    assert frame.rows.bottom() == frame.total.top()


def test_what_the_law_takes_stands_apart_at_the_end_of_the_bar(view: FleetView) -> None:
    names = dict(zip(COMPONENT_WORDS, LIGHT.components, strict=True))
    bar = view.chart.cost_bar_of(BIRCH)
    assert bar is not None
    assert close_to(colour_at(view.chart, cost_point(view.chart, BIRCH, 0.3)), names["parts"])
    row = view.chart.grab().toImage()
    y = round(bar.top()) + 3
    seen = [row.pixelColor(x, y).name() for x in range(round(bar.left()), round(bar.right()) + 3)]
    assert names["vehicle_duty"] in seen
    assert SHOWN_COMPONENTS[-3:] == ("parts_duty", "vehicle_duty", "fees")


def test_the_legend_names_every_colour_where_there_is_room_and_else_the_duties_before_the_freight(
    view: FleetView,
) -> None:
    look, used = view.chart.look, set(SHOWN_COMPONENTS)

    def words(room: float) -> list[str]:
        return [text for text, _ in cost_legend(used, room, look)]

    assert words(900.0) == [COMPONENTS[name].inside for name in SHOWN_COMPONENTS]
    assert words(400.0) == ["parts", "conversion", "freight", "parts duty", "vehicle duty", "fees"]
    assert words(100.0) == ["parts", "conversion", "freight", "duty", "fees"]
    assert [text for text, _ in cost_legend({"parts", "fees"}, 900.0, look)] == ["parts", "fees"]


def test_its_table_has_the_models_in_their_order_with_plain_numbers(view: FleetView) -> None:
    focus_of(view).put_in_order(Order.SHEET)
    table = view.chart.table()
    assert table is not None
    assert [row[0] for row in table.rows] == ["Aspen", "Birch", "Cedar", "Dogwood", "Elm"]
    assert table.headings[-1] == "Duty a year, USD"
    assert {len(row) for row in table.rows} == {len(table.headings)}
    assert float(table.rows[BIRCH][table.headings.index("Regional content low, %")]) > 0


def test_screen_readers_find_every_model_with_its_verdict_cost_and_place(view: FleetView) -> None:
    interface = QAccessible.queryAccessibleInterface(view.chart)
    children = [interface.child(at) for at in range(5)]
    assert [child.text(QAccessible.Text.Name) for child in children][:2] == ["Birch", "Elm"]
    said = children[2].text(QAccessible.Text.Value)
    assert said.startswith("cannot tell, regional")
    assert "landed cost $" in said
    bar = view.chart.bar_of(CEDAR)
    assert bar is not None
    assert children[2].rect().contains(view.chart.mapToGlobal(bar.center().toPoint()))
    assert view.chart.child_looked_at() == 0
    focus_of(view).look_at("Aspen")
    assert view.chart.child_looked_at() == view.rows.shown.tolist().index(ASPEN)


def test_rows_made_higher_are_fitted_again_by_the_way_back(view: FleetView) -> None:
    before = view.rows.height
    QTest.keyClick(view.chart, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    assert view.rows.height < before
    assert view.chart.zoomed
    QTest.keyClick(view.chart, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert view.rows.height == before
    assert not view.chart.zoomed


def test_a_session_told_again_leaves_the_picture_as_it_is(view: FleetView, session: Session) -> None:
    before = view.chart.grab().toImage()
    session.changed.emit()
    assert view.chart.grab().toImage() == before
