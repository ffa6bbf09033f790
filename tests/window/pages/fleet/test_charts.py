"""The fleet view: bars, words, order, search, scrolling."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

import strategies
from chart_gestures import (
    ASPEN,
    BIRCH,
    CEDAR,
    DOGWOOD,
    ELM,
    bar_point,
    close_to,
    colour_at,
    cost_point,
    focus_of,
    session_of,
    shown,
)
from fleets import POLICY, fleet, without_preference
from headroom.rules.exposure import Exposure
from headroom.rules.scenario import Scenario
from headroom.window.look.look import Look, ThemeChoice
from headroom.window.look.theme import DARK, LIGHT
from headroom.window.pages.fleet.page import FleetView
from headroom.window.session.session import Session
from headroom.window.shown.orders import Order
from headroom.work.workspace import Workspace

pytestmark = pytest.mark.usefixtures("look")


@pytest.mark.parametrize(
    ("model", "meaning"),
    [
        (ASPEN, LIGHT.qualifies),
        (BIRCH, LIGHT.fails),
        (CEDAR, LIGHT.undetermined),
        (DOGWOOD, LIGHT.qualifies),
        (ELM, LIGHT.fails),
    ],
)
def test_the_bar_of_a_model_has_the_colour_of_its_verdict(view: FleetView, model: int, meaning: str) -> None:
    assert close_to(colour_at(view.chart, bar_point(view.chart, model, 0.3)), meaning)


def test_us_content_is_a_bar_within_the_bar(view: FleetView) -> None:
    bar = view.chart.bar_of(ASPEN)
    assert bar is not None
    assert close_to(colour_at(view.chart, QPointF(bar.left() + 20, bar.center().y())), LIGHT.content_us)


def test_what_is_not_known_is_hatched_and_what_is_known_is_not(view: FleetView) -> None:
    def colours(model: int, first: float, last: float) -> int:
        frame = view.chart.frame
        bar = view.chart.bar_of(model)
        assert bar is not None
        image = view.chart.grab().toImage()
        y = round(bar.top()) + 3
        return len({image.pixel(x, y) for x in range(round(frame.x_of(first)), round(frame.x_of(last)))})

    assert colours(CEDAR, 0.71, 0.74) > 3
    assert colours(CEDAR, 0.3, 0.45) <= 1
    assert colours(ASPEN, 0.91, 0.98) <= 1


def test_the_verdict_is_there_in_shape_and_word_too(view: FleetView) -> None:
    """A picture without colour still tells the verdicts apart."""
    image = view.chart.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    frame, height = view.chart.frame, view.rows.height

    def picture(model: int) -> bytes:
        top = view.rows.top_of(model)
        assert top is not None
        x, y = round(frame.word_left), round(frame.rows.top() + top)
        return bytes(image.copy(x, y + 2, 80, int(height) - 4).constBits())

    different = {picture(model) for model in (ASPEN, BIRCH, CEDAR)}
    assert len(different) == 3


def test_the_landed_cost_bar_ends_at_its_total_and_has_a_tick_where_the_baseline_differs(
    view: FleetView, session: Session
) -> None:
    session.set_value("MFN", "mfn_car", 1.0)
    chart = view.chart
    before, after = session.baseline_outcome, session.outcome
    bar = chart.cost_bar_of(BIRCH)
    assert before is not None
    assert after is not None
    assert bar is not None
    frame = chart.frame
    assert bar.right() == pytest.approx(frame.x_of_cost(float(after.landed_cost_usd[BIRCH]) / chart.top_usd))
    assert not close_to(colour_at(chart, cost_point(chart, ASPEN, 1.0)), LIGHT.text, 60)
    tick = frame.x_of_cost(float(before.landed_cost_usd[BIRCH]) / chart.top_usd)
    assert close_to(colour_at(chart, QPointF(tick, bar.top() + 3)), LIGHT.text, 60)


def test_the_cost_axis_stands_still_during_a_drag_until_a_bar_needs_room(
    view: FleetView, session: Session
) -> None:
    before = view.chart.top_usd
    session.set_value("MFN", "mfn_car", 0.0)
    assert view.chart.top_usd == before
    session.set_value("MFN", "mfn_car", 2.0)
    grown = view.chart.top_usd
    assert grown > before
    session.set_value("MFN", "mfn_car", 0.025)
    assert view.chart.top_usd == grown


def test_a_click_on_a_bar_of_content_or_cost_looks_at_its_model(view: FleetView) -> None:
    QTest.mouseClick(view.chart, Qt.MouseButton.LeftButton, pos=bar_point(view.chart, CEDAR, 0.3).toPoint())
    assert focus_of(view).model == "Cedar"
    QTest.mouseClick(view.chart, Qt.MouseButton.LeftButton, pos=cost_point(view.chart, ELM, 0.5).toPoint())
    assert focus_of(view).model == "Elm"


def test_the_worst_model_is_looked_at_first(view: FleetView) -> None:
    assert focus_of(view).model == "Birch"


def test_arrow_keys_go_through_the_models_in_the_order_shown(view: FleetView) -> None:
    seen = []
    for key in (
        Qt.Key.Key_Down,
        Qt.Key.Key_Down,
        Qt.Key.Key_End,
        Qt.Key.Key_Up,
        Qt.Key.Key_Home,
        Qt.Key.Key_Up,
    ):
        QTest.keyClick(view.chart, key)
        seen.append(focus_of(view).model)
    assert seen == ["Elm", "Cedar", "Aspen", "Dogwood", "Birch", "Birch"]


def test_a_search_leaves_the_models_that_contain_it(view: FleetView) -> None:
    QTest.keyClicks(view.toolbar.search, "D")
    assert view.rows.shown.tolist() == [CEDAR, DOGWOOD]
    assert view.toolbar.count.text() == "2 of 5"
    QTest.keyClicks(view.toolbar.search, "zz")
    assert view.rows.shown.tolist() == []
    assert view.chart.bar_of(ASPEN) is None
    QTest.keyClick(view.chart, Qt.Key.Key_Down)
    assert focus_of(view).model == "Birch"
    assert view.grab().width() == view.width()


def test_the_order_of_the_sheet_is_one_click_away(view: FleetView) -> None:
    view.toolbar.order.activated.emit(view.toolbar.order.findData(Order.SHEET))
    assert view.rows.shown.tolist() == [ASPEN, BIRCH, CEDAR, DOGWOOD, ELM]
    assert view.toolbar.order.currentData() == Order.SHEET
    focus_of(view).put_in_order(Order.HEADROOM)
    assert view.toolbar.order.currentData() == Order.HEADROOM


def test_the_pointer_over_a_row_reads_out_what_it_is_on(view: FleetView) -> None:
    chart = view.chart
    plain = chart.grab().toImage()
    QTest.mouseMove(chart, bar_point(chart, CEDAR, 0.3).toPoint())
    assert view.rows.hovered == CEDAR
    assert chart.pointed_out.startswith("Cedar: cannot tell, regional")
    assert chart.grab().toImage() != plain
    QTest.mouseMove(chart, cost_point(chart, BIRCH, 0.3).toPoint())
    assert chart.pointed_out == "Parts $1,000"
    QApplication.sendEvent(chart, QEvent(QEvent.Type.Leave))
    assert view.rows.hovered == -1
    assert not chart.pointed_out
    assert chart.grab().toImage() == plain


def test_without_a_preference_no_line_stands_and_the_chart_says_so(qtbot: QtBot) -> None:
    view = shown(qtbot, session_of(without_preference()))
    assert view.chart.handle_of("rvc") is None
    assert "5 fail" in view.chart.accessibleDescription()
    assert close_to(colour_at(view.chart, bar_point(view.chart, ASPEN, 0.5)), LIGHT.fails)


def test_screen_readers_hear_the_counts_and_the_model_looked_at(view: FleetView) -> None:
    assert "2 qualify" in view.chart.accessibleDescription()
    focus_of(view).look_at("Cedar")
    assert "Cedar: cannot tell" in view.chart.accessibleDescription()
    assert "landed cost $" in view.chart.accessibleDescription()
    for part in (view.chart, view.toolbar.search, view.toolbar.order):
        assert part.accessibleName()


def test_the_dark_theme_and_larger_type_reach_the_charts(view: FleetView, look: Look) -> None:
    look.choose(ThemeChoice.DARK)
    assert close_to(colour_at(view.chart, bar_point(view.chart, BIRCH, 0.3)), DARK.fails)
    look.enlarge(1.5)
    view.rows.choose_height(22)
    assert view.rows.height == round(22 * 20 / 13)


def test_nothing_is_shown_before_a_workbook_is_open(qtbot: QtBot) -> None:
    scenario = Scenario(POLICY)
    view = shown(qtbot, Session(Workspace(scenario, scenario)))
    assert view.grab().height() == view.height()
    QTest.mouseClick(view.chart, Qt.MouseButton.LeftButton, pos=QPoint(200, 120))
    QTest.mouseMove(view.chart, QPoint(700, 120))
    focus_of(view).search_for("a")
    assert focus_of(view).model is None


def test_another_workbook_is_shown_from_its_top(qtbot: QtBot) -> None:
    session = session_of(POLICY, 300)
    view = shown(qtbot, session)
    view.rows.scroll_to(500.0)
    session.open(Exposure.of(fleet(), strategies.REFERENCE))
    assert view.rows.offset == 0
    assert focus_of(view).model == "Birch"
    assert view.chart.accessibleDescription().startswith("5 models")
    assert not view.toolbar.count.text()
