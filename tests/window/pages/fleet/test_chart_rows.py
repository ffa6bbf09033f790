"""Many models: scrolling, density and the overview of all."""

from itertools import pairwise

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from chart_gestures import focus_of, session_of, shown, turn
from fleets import POLICY
from headroom.window.look.look import Look
from headroom.window.look.theme import LIGHT
from headroom.window.pages.fleet.chart_rows import MOST_HEIGHT
from headroom.window.pages.fleet.rows_in_view import RowsInView
from headroom.window.shown.groupings import Grouping
from headroom.window.shown.orders import Order

pytestmark = pytest.mark.usefixtures("look")


def test_five_hundred_models_paint_only_the_rows_in_view(qtbot: QtBot) -> None:
    view = shown(qtbot, session_of(POLICY, 500))
    in_view = list(view.rows.visible())
    assert len(view.rows.shown) == 500
    assert len(in_view) <= view.rows.view / view.rows.height + 2
    assert view.scroll_bar.isVisible()
    strip, picture = view.chart.frame.overview.toAlignedRect(), view.chart.grab().toImage()
    found = {picture.pixelColor(x, strip.center().y()).name() for x in range(strip.left(), strip.right())}
    assert found & {LIGHT.qualifies, LIGHT.fails}


def test_a_pointer_left_on_a_model_points_at_nothing_when_a_fleet_without_it_is_opened(
    qtbot: QtBot,
) -> None:
    session, small = session_of(POLICY, 500), session_of(POLICY)
    view = shown(qtbot, session)
    assert small.exposure is not None
    turn(view.chart, -12_000)
    QTest.mouseMove(view.chart, QPoint(view.chart.width() // 2, view.chart.height() // 2))
    assert view.rows.hovered > len(small.exposure.vehicles)

    session.open(small.exposure)

    assert view.rows.hovered == -1
    assert not view.chart.grab().isNull()


def test_a_small_fleet_needs_no_scroll_bar_and_no_overview(qtbot: QtBot) -> None:
    view = shown(qtbot, session_of(POLICY))
    assert not view.scroll_bar.isVisible()
    assert view.chart.frame.overview.isEmpty()


def test_rows_take_the_whole_height_there_is_and_body_type_while_presenting(qtbot: QtBot, look: Look) -> None:
    look.enlarge(1.5)
    view = shown(qtbot, session_of(POLICY, 12))
    view.resize(1280, 560)

    rows, frame = view.rows, view.chart.frame
    assert frame.overview.isEmpty()
    assert frame.rows.height() == 12 * rows.height
    assert rows.view - 12 < 12 * rows.height <= rows.view
    focused = RowsInView(list(rows.visible()), rows.height, focused=0)
    assert [font for font, _ in focused.by_font(view.chart.look)] == [
        view.chart.look.font,
        view.chart.look.strong,
    ]
    assert rows.height < round(MOST_HEIGHT * view.chart.look.scale)


def test_the_wheel_scrolls_the_chart_and_the_scroll_bar(qtbot: QtBot) -> None:
    view = shown(qtbot, session_of(POLICY, 100))
    turn(view.chart, -240)
    assert view.rows.offset == 6 * view.rows.height == view.scroll_bar.value()
    view.scroll_bar.setValue(0)
    assert view.rows.offset == 0
    turn(view.chart, 240)
    assert view.rows.offset == 0


def test_ctrl_and_the_wheel_make_rows_denser_until_they_are_a_strip(qtbot: QtBot) -> None:
    view = shown(qtbot, session_of(POLICY, 100))
    before = view.rows.height
    turn(view.chart, 120, Qt.KeyboardModifier.ControlModifier)
    assert view.rows.height == before + 2
    for _ in range(20):
        turn(view.chart, -120, Qt.KeyboardModifier.ControlModifier)
    assert view.rows.height == 10
    assert view.chart.frame.name_width == 0
    view.rows.choose_height(36)
    assert view.rows.height == 36
    assert view.chart.frame.name_width > 0


def test_the_overview_goes_to_the_models_that_are_clicked(qtbot: QtBot) -> None:
    view = shown(qtbot, session_of(POLICY, 500))
    strip = view.chart.frame.overview.toAlignedRect()
    bottom, top = strip.bottomLeft() + QPoint(16, -8), strip.topLeft() + QPoint(16, 1)
    QTest.mouseClick(view.chart, Qt.MouseButton.LeftButton, pos=bottom)
    assert view.rows.offset > view.rows.furthest * 0.9
    QTest.mouseClick(view.chart, Qt.MouseButton.LeftButton, pos=top)
    assert view.rows.offset == 0


def test_the_row_looked_at_stays_in_view_when_the_order_changes(qtbot: QtBot) -> None:
    session = session_of(POLICY, 200)
    view = shown(qtbot, session)
    focus = focus_of(view)
    focus.put_in_order(Order.SHEET)
    focus.look_at("Model 004")
    assert 0 <= (view.rows.top_of(4) or 0.0) < view.rows.view
    focus.put_in_order(Order.HEADROOM)
    top = view.rows.top_of(4)
    assert top is not None
    assert 0 <= top <= view.rows.view - view.rows.height
    session.undo_stack.clear()


def test_rows_of_groups_are_no_models_for_pointer_keys_and_screen_readers(qtbot: QtBot) -> None:
    view = shown(qtbot, session_of(POLICY, 500))
    focus = focus_of(view)
    view.toolbar.grouping.activated.emit(tuple(Grouping).index(Grouping.VEHICLE_CLASS))
    rows = view.rows

    groups = list(rows.visible_groups())
    assert groups[0] == (0, 0.0)
    assert view.listed is not None
    assert len(rows.shown) == 500
    assert rows.content == (500 + len(view.listed.groups)) * rows.height
    assert rows.model_at(rows.height / 2) == -1
    assert rows.model_at(rows.height * 1.5) == int(rows.shown[0])
    assert view.chart.child_count() == 500
    listed = np.concatenate([group.models for group in view.listed.groups]).tolist()
    assert rows.shown.tolist() == listed
    assert all(rows.neighbour(model, 1) == after for model, after in pairwise(listed))
    QTest.keyClick(view.chart, Qt.Key.Key_End)
    assert focus.model == view.chart.child(499).name
    assert not view.chart.grab().isNull()

    focus.group_by(Grouping.NONE)
    assert list(rows.visible_groups()) == []
