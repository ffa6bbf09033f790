"""Dragging the thresholds on the chart of the fleet."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from chart_gestures import (
    ASPEN,
    BIRCH,
    CEDAR,
    bar_point,
    close_to,
    colour_at,
    focus_of,
)
from fleets import without_preference
from headroom.rules.policy import Test
from headroom.window.look.theme import LIGHT
from headroom.window.pages.fleet.page import FleetView
from headroom.window.pages.fleet.threshold_handle import ThresholdHandle
from headroom.window.session.session import Session

pytestmark = pytest.mark.usefixtures("look")


def threshold(session: Session, key: str = "rvc") -> float:
    value = session.scenario.policy.values()[key]
    assert value is not None
    return value


def grip(view: FleetView, key: str = "rvc") -> QPoint:
    handle = view.chart.handle_of(key)
    assert handle is not None
    return handle.box.center().toPoint()


def drag(view: FleetView, start: QPoint, by: int) -> None:
    chart, left = view.chart, Qt.MouseButton.LeftButton
    QTest.mousePress(chart, left, pos=start)
    for step in range(1, 6):
        QTest.mouseMove(chart, start + QPoint(round(by * step / 5), 0))
    QTest.mouseRelease(chart, left, pos=start + QPoint(by, 0))


def test_a_drag_of_the_handle_is_one_step_and_undo_moves_it_back(view: FleetView, session: Session) -> None:
    before = grip(view)
    drag(view, before, -60)
    assert threshold(session) < 0.7
    assert session.undo_stack.count() == 1
    assert grip(view).x() < before.x()
    session.undo_stack.undo()
    assert threshold(session) == 0.75
    assert grip(view) == before


def test_the_value_follows_the_pointer(view: FleetView, session: Session) -> None:
    frame = view.chart.frame
    start = QPoint(round(frame.x_of(0.75)), round(frame.rows.center().y()))
    QTest.mousePress(view.chart, Qt.MouseButton.LeftButton, pos=start)
    for share in (0.5, 0.9, 0.7):
        QTest.mouseMove(view.chart, QPoint(round(frame.x_of(share)), start.y()))
        assert threshold(session) == pytest.approx(share, abs=0.006)
        handle = view.chart.handle_of("rvc")
        assert handle is not None
        assert handle.text.startswith(f"{threshold(session) * 100:.1f}")
    QTest.mouseRelease(view.chart, Qt.MouseButton.LeftButton, pos=start)


def test_values_snap_to_half_points_and_with_shift_to_tenths(view: FleetView, session: Session) -> None:
    chart, start = view.chart, grip(view)
    found = {}
    for keys in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier):
        QTest.mousePress(chart, Qt.MouseButton.LeftButton, pos=start)
        values = []
        for by in range(1, 40):
            point = QPointF(start + QPoint(by, 0))
            left = Qt.MouseButton.LeftButton
            move = QMouseEvent(QEvent.Type.MouseMove, point, chart.mapToGlobal(point), left, left, keys)
            QApplication.sendEvent(chart, move)
            values.append(round(threshold(session) * 1000, 6))
        QTest.mouseRelease(chart, Qt.MouseButton.LeftButton, pos=start)
        session.undo_stack.undo()
        found[keys] = values
    plain, fine = found.values()
    assert all(value % 5 == 0 for value in plain)
    assert all(value % 1 == 0 for value in fine)
    assert any(value % 5 for value in fine)


def test_the_line_itself_can_be_dragged_between_the_rows(view: FleetView, session: Session) -> None:
    chart = view.chart
    handle = chart.handle_of("rvc")
    assert handle is not None
    drag(view, QPoint(round(handle.tip.x()), round(chart.frame.rows.center().y())), -40)
    assert threshold(session) < 0.75
    assert focus_of(view).model == "Birch"


def test_a_drag_turns_bars_from_failing_to_qualifying(view: FleetView) -> None:
    assert close_to(colour_at(view.chart, bar_point(view.chart, BIRCH, 0.3)), LIGHT.fails)
    frame = view.chart.frame
    drag(view, grip(view), round(frame.x_of(0.55) - frame.x_of(0.75)))
    assert close_to(colour_at(view.chart, bar_point(view.chart, BIRCH, 0.3)), LIGHT.qualifies)
    assert view.chart.accessibleDescription().startswith("5 models, 4 qualify")


def test_a_drag_back_to_the_start_leaves_no_history(view: FleetView, session: Session) -> None:
    start = grip(view)
    QTest.mousePress(view.chart, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(view.chart, start + QPoint(30, 0))
    QTest.mouseMove(view.chart, start)
    QTest.mouseRelease(view.chart, Qt.MouseButton.LeftButton, pos=start)
    assert session.undo_stack.count() == 0


def test_escape_gives_a_threshold_back_while_it_is_dragged(view: FleetView, session: Session) -> None:
    start = grip(view)
    QTest.mousePress(view.chart, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(view.chart, start + QPoint(30, 0))
    assert threshold(session) > 0.75
    QTest.keyClick(view.chart, Qt.Key.Key_Escape)
    assert threshold(session) == 0.75
    QTest.mouseMove(view.chart, start + QPoint(60, 0))
    assert threshold(session) == 0.75
    assert session.undo_stack.count() == 0


def test_a_press_without_a_move_changes_nothing(view: FleetView, session: Session) -> None:
    QTest.mouseClick(view.chart, Qt.MouseButton.LeftButton, pos=grip(view))
    assert session.undo_stack.count() == 0


def test_the_us_threshold_has_a_quiet_handle_at_zero_that_can_be_dragged(
    view: FleetView, session: Session
) -> None:
    assert view.chart.handle_of("us_content") is not None
    drag(view, grip(view, "us_content"), 120)
    assert threshold(session, "us_content") > 0.2
    handle = view.chart.handle_of("us_content")
    assert handle is not None
    assert handle.in_force
    assert handle.text.startswith("US ")


def test_each_class_has_its_own_line(view: FleetView, session: Session) -> None:
    drag(view, grip(view, "rvc_heavy"), -50)
    assert threshold(session, "rvc_heavy") < 0.6
    assert threshold(session, "rvc") == 0.75


def test_handles_at_the_same_value_stand_side_by_side(view: FleetView, session: Session) -> None:
    session.set_value("Heavy", "rvc_heavy", 0.75)
    one, other = (view.chart.handle_of(key) for key in ("rvc", "rvc_heavy"))
    assert one is not None
    assert other is not None
    assert not one.box.intersects(other.box)
    assert one.tip == other.tip


def test_handles_at_the_greatest_values_leave_the_verdicts_free(view: FleetView, session: Session) -> None:
    view.resize(700, 500)
    session.set_value("Cars", "rvc", 1.0)
    session.set_value("Heavy", "rvc_heavy", 1.0)
    one, other = (view.chart.handle_of(key) for key in ("rvc", "rvc_heavy"))
    assert one is not None
    assert other is not None
    assert not one.box.intersects(other.box)
    assert max(one.box.right(), other.box.right()) < view.chart.frame.word_left


def test_a_line_that_goes_away_during_a_drag_is_let_go(view: FleetView, session: Session) -> None:
    start = grip(view)
    QTest.mousePress(view.chart, Qt.MouseButton.LeftButton, pos=start)
    workspace = session.workspace
    withdrawn = workspace.scenario.__class__(without_preference())
    session.edit("Withdrawal", workspace.with_scenario(withdrawn))
    QTest.mouseMove(view.chart, start + QPoint(40, 0))
    QTest.mouseRelease(view.chart, Qt.MouseButton.LeftButton, pos=start)
    assert session.scenario == withdrawn
    assert view.chart.handle_of("rvc") is None


def test_the_pointer_says_what_can_be_dragged(view: FleetView) -> None:
    QTest.mouseMove(view.chart, grip(view))
    assert view.chart.viewport().cursor().shape() is Qt.CursorShape.SplitHCursor
    QTest.mouseMove(view.chart, bar_point(view.chart, ASPEN, 0.1).toPoint())
    assert view.chart.viewport().cursor().shape() is Qt.CursorShape.ArrowCursor


def sliders(view: FleetView) -> dict[str, ThresholdHandle]:
    return {slider.line.key: slider for slider in view.chart.findChildren(ThresholdHandle)}


def test_arrow_keys_move_a_threshold_by_half_a_point_and_a_run_of_them_is_one_step(
    view: FleetView, session: Session
) -> None:
    slider = sliders(view)["rvc"]
    QTest.keyClick(slider, Qt.Key.Key_Right)
    assert threshold(session) == 0.755
    QTest.keyClick(slider, Qt.Key.Key_Left)
    QTest.keyClick(slider, Qt.Key.Key_PageDown)
    assert threshold(session) == 0.7
    assert session.undo_stack.count() == 1


def test_a_handle_is_a_slider_to_screen_readers(view: FleetView) -> None:
    slider = sliders(view)["rvc"]
    access = QAccessible.queryAccessibleInterface(slider)
    assert access.role() is QAccessible.Role.Slider
    assert access.text(QAccessible.Text.Name) == "Threshold: Regional content"
    assert access.text(QAccessible.Text.Description).startswith("75.0")
    assert slider.geometry().contains(grip(view))


def test_the_handle_with_the_keyboard_is_marked(view: FleetView) -> None:
    view.activateWindow()
    view.toolbar.search.setFocus()
    plain = view.chart.grab().toImage()
    sliders(view)["rvc"].setFocus(Qt.FocusReason.TabFocusReason)
    assert sliders(view)["rvc"].hasFocus()
    assert view.chart.grab().toImage() != plain


def test_where_the_baseline_stands_stays_marked(view: FleetView, session: Session) -> None:
    frame = view.chart.frame
    place = QPointF(round(frame.x_of(0.75)), frame.rows.top() + 2)
    session.set_value("Regional content", "rvc", 0.5)
    row = (
        view.chart.grab()
        .toImage()
        .copy(round(place.x()) - 1, round(frame.rows.top()), 3, round(frame.rows.height()))
    )
    assert len({row.pixel(1, y) for y in range(row.height())}) > 3


def test_lines_are_of_regional_and_us_content_only(view: FleetView) -> None:
    assert {slider.line.test for slider in sliders(view).values()} == {Test.REGIONAL, Test.US}
    assert view.chart.bar_of(CEDAR) is not None
