"""The page of the policy map, by hand and by key."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QColor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from books import book
from headroom.book.sourcing import VehicleClass
from headroom.rules.exposure import Exposure
from headroom.rules.offers import Offers
from headroom.rules.outcome import evaluate
from headroom.rules.policy import Policy
from headroom.rules.scenario import Scenario
from headroom.rules.tariff_codes import TariffReference
from headroom.rules.verdict import Verdict
from headroom.window.pages.choices import ResponseChoice
from headroom.window.pages.map.chart import POINTER, SCENARIO
from headroom.window.pages.map.chart_image import colours_of
from headroom.window.pages.map.page import MapPage
from headroom.window.pages.map.shown.map_figure import Against, MapFigure
from headroom.window.pages.map.shown.map_marks import LawPoint
from headroom.window.pages.map.shown.map_scale import lightness
from headroom.window.pages.map.shown.map_shades import LEVELS
from headroom.window.pages.map.side_items import scale_words
from headroom.window.pages.map.span_choice import AxisSpan
from headroom.window.plots.shown.extent import WHOLE, Extent
from headroom.window.session.focus import Focus
from headroom.window.session.session import Session
from headroom.work.workspace import Workspace
from plot_gestures import point_at, turn_wheel
from resourcing_cases import Case, thresholds

HERE = (0.85, 0.5)


@pytest.fixture
def page(qtbot: QtBot, opened: Session) -> MapPage:
    return shown(qtbot, opened)


def shown(qtbot: QtBot, session: Session) -> MapPage:
    made = MapPage(session, Focus())
    qtbot.addWidget(made)
    made.resize(900, 600)
    made.show()
    made.span.buttons[AxisSpan.WHOLE.value].click()
    return made


@pytest.fixture
def ten(qtbot: QtBot, reference: TariffReference) -> MapPage:
    """Return the page on ten parts, seed 4, as a car and as a light truck that pays 25 %."""
    case = Case.generated(10, 4)
    truck = replace(case.vehicle("T"), vehicle_class=VehicleClass.LIGHT_TRUCK)
    exposure = Exposure.of(book([*case.rows("C"), *case.rows("T")], case.vehicle("C"), truck), reference)
    scenario = thresholds(0.85, 0.5)
    session = Session(Workspace(scenario, scenario))
    session.open(exposure, Offers.of(exposure))
    return shown(qtbot, session)


def place(page: MapPage, regional: float, us: float) -> QPoint:
    return page.chart.frame.point_of(regional, us).toPoint()


def values(session: Session) -> tuple[float | None, float | None]:
    found = session.scenario.policy.values()
    return found["rvc"], found["us_content"]


def computes(page: MapPage) -> bool:
    return page._latest.busy


def drag(page: MapPage, start: QPoint, *stops: QPoint) -> None:
    button, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QTest.mousePress(page.chart, button, none, start)
    for stop in stops:
        QTest.mouseMove(page.chart, stop)
    QTest.mouseRelease(page.chart, button, none, stops[-1])


def test_a_drag_on_the_map_sets_both_thresholds_as_one_step(page: MapPage, opened: Session) -> None:
    before = opened.scenario

    drag(page, place(page, 0.3, 0.3), place(page, 0.5, 0.4), place(page, 0.8, 0.6))

    assert values(opened) == pytest.approx((0.8, 0.6), abs=0.002)
    assert opened.undo_stack.count() == 1
    opened.undo_stack.undo()
    assert opened.scenario == before


def test_a_drag_on_the_map_is_given_up_by_escape_and_leaves_no_step(page: MapPage, opened: Session) -> None:
    before, view = values(opened), page.chart.viewport()
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=place(page, 0.6, 0.4))
    QTest.mouseMove(view, place(page, 0.7, 0.3))
    assert values(opened) != before

    QTest.keyClick(page.chart, Qt.Key.Key_Escape)
    QTest.mouseMove(view, place(page, 0.8, 0.2))
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=place(page, 0.8, 0.2))

    assert values(opened) == before
    assert not opened.undo_stack.canUndo()


def test_a_drag_on_one_line_of_the_cross_hair_moves_that_threshold_alone(
    page: MapPage, opened: Session
) -> None:
    opened.set_value("US content", "us_content", 0.4)
    regional, us = values(opened)
    assert regional is not None

    drag(page, place(page, regional, 0.8), place(page, 0.9, 0.2))

    assert values(opened)[0] == pytest.approx(0.9, abs=0.002)
    assert values(opened)[1] == us


def test_the_cross_hair_follows_the_sliders(page: MapPage, opened: Session) -> None:
    opened.set_value("Regional content", "rvc", 0.9)

    reading = page.chart.reading

    assert reading is not None
    assert reading.where.startswith(SCENARIO)
    assert reading.place.startswith("90.0")


def test_every_pixel_has_the_colour_of_what_evaluate_says_there(page: MapPage, opened: Session) -> None:
    exposure = opened.exposure
    assert exposure is not None
    QTest.mouseClick(page.figure.buttons[MapFigure.VOLUME.value], Qt.MouseButton.LeftButton)
    QTest.mouseClick(page.against.buttons[Against.LEVEL.value], Qt.MouseButton.LeftButton)
    opened.set_value("Regional content", "rvc", 0.0)
    chart = page.chart.chart
    assert chart is not None
    image = page.chart.grab().toImage()
    colours = colours_of(chart, page.chart.look.theme)

    for regional, us in ((0.31, 0.07), (0.63, 0.43), (0.93, 0.07), (0.93, 0.93)):
        point = place(page, regional, us)
        here = page.chart.frame.thresholds_at(QPointF(point) + QPointF(0.5, 0.5))
        scenario = opened.scenario.with_value("rvc", here[0]).with_value("us_content", here[1])
        share = evaluate(exposure, scenario).fleet().qualifying_volume_share
        assert image.pixelColor(point).rgb() == colours[round(share * (LEVELS - 1))]


def test_the_whole_map_follows_a_slider_that_is_no_threshold(page: MapPage, opened: Session) -> None:
    before = page.chart.chart
    assert before is not None

    opened.set_value("MFN", "mfn_car", 0.5)

    after = page.chart.chart
    assert after is not None
    assert after.values.max() > before.values.max()


def test_the_pointer_reads_out_what_is_under_it(page: MapPage, opened: Session) -> None:
    exposure = opened.exposure
    assert exposure is not None

    QTest.mouseMove(page.chart, place(page, 0.4, 0.1))

    reading = page.chart.reading
    assert reading is not None
    scenario = opened.scenario.with_value("rvc", 0.4).with_value("us_content", 0.1)
    qualifying = int((evaluate(exposure, scenario).verdict == Verdict.QUALIFIES).sum())
    assert reading.where.startswith(POINTER)
    assert any(line.startswith(f"{qualifying} of 3 models qualify") for line in reading.lines)


def test_the_arrow_keys_read_and_the_return_key_sets(page: MapPage, opened: Session) -> None:
    start = values(opened)
    assert start[0] is not None
    for _ in range(3):
        QTest.keyClick(page.chart, Qt.Key.Key_Right)
    QTest.keyClick(page.chart, Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    assert values(opened) == start
    assert page.chart.accessibleDescription().startswith("At the marker")

    QTest.keyClick(page.chart, Qt.Key.Key_Return)

    assert values(opened) == pytest.approx((start[0] + 0.015, 0.05))


def test_a_class_alone_can_be_looked_at(ten: MapPage) -> None:
    assert ten.vehicles.count() == 3
    both = ten.chart.chart

    ten.vehicles.setCurrentIndex(2)

    alone = ten.chart.chart
    assert both is not None
    assert alone is not None
    assert alone.exact is not None
    assert alone.exact.models == 1
    assert "light trucks" in alone.unit


def test_best_responses_are_refined_until_they_are_complete(ten: MapPage) -> None:
    QTest.mouseClick(ten.sourcing.buttons[ResponseChoice.BEST.value], Qt.MouseButton.LeftButton)
    ten.settle()

    chart = ten.chart.chart
    assert chart is not None
    assert chart.known.all()
    assert chart.grid is not None
    assert chart.grid.done
    reading = chart.reading("", 0.80, 0.0)
    assert any(line.startswith("2 of 2 models qualify") for line in reading.lines)
    assert ten.stop.isHidden()


def test_a_new_question_cancels_the_old_one_and_thresholds_ask_none(ten: MapPage) -> None:
    QTest.mouseClick(ten.sourcing.buttons[ResponseChoice.BEST.value], Qt.MouseButton.LeftButton)
    ten.settle()
    before = ten.chart.chart

    drag(ten, place(ten, 0.3, 0.3), place(ten, 0.6, 0.6))
    assert not computes(ten)

    ten._session.set_value("MFN", "mfn_car", 0.25)
    assert computes(ten)
    ten._session.set_value("MFN", "mfn_car", 0.10)
    ten.settle()

    after = ten.chart.chart
    assert before is not None
    assert after is not None
    assert after.values.max() > before.values.max()


def test_a_finished_map_is_kept_while_the_present_sourcing_is_looked_at(ten: MapPage) -> None:
    best, present = (ten.sourcing.buttons[one.value] for one in (ResponseChoice.BEST, ResponseChoice.PRESENT))
    QTest.mouseClick(best, Qt.MouseButton.LeftButton)
    ten.settle()
    grid = ten._grid

    QTest.mouseClick(present, Qt.MouseButton.LeftButton)
    chart = ten.chart.chart
    assert chart is not None
    assert chart.exact is not None
    QTest.mouseClick(best, Qt.MouseButton.LeftButton)

    assert not computes(ten)
    chart = ten.chart.chart
    assert chart is not None
    assert chart.grid is grid


def test_refinement_can_be_stopped_and_keeps_what_is_known(ten: MapPage, qtbot: QtBot) -> None:
    QTest.mouseClick(ten.sourcing.buttons[ResponseChoice.BEST.value], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: ten._grid is not None)
    assert ten.stop.isVisible()

    QTest.mouseClick(ten.stop, Qt.MouseButton.LeftButton)

    assert ten.stop.isHidden()
    assert ten._grid is not None
    if not ten._grid.done:
        assert ten.state.text().startswith("Stopped")
    ten.settle()


def test_cells_of_an_earlier_question_are_faint_and_grey(ten: MapPage) -> None:
    QTest.mouseClick(ten.against.buttons[Against.LEVEL.value], Qt.MouseButton.LeftButton)
    QTest.mouseClick(ten.sourcing.buttons[ResponseChoice.BEST.value], Qt.MouseButton.LeftButton)
    ten.settle()
    plain = ten.chart.grab().toImage()

    ten.chart.mark_stale()
    faint = ten.chart.grab().toImage()

    point = place(ten, 0.95, 0.9)
    assert faint.pixelColor(point).lightness() > plain.pixelColor(point).lightness()
    assert plain.pixelColor(point).saturation() > 20 > faint.pixelColor(point).saturation()
    ten.chart.show_chart(ten.chart.chart, (0.85, 0.5))
    assert ten.chart.grab().toImage() == plain


def test_a_policy_without_preference_has_no_map_and_says_so(
    page: MapPage, opened: Session, presets: tuple[Policy, ...]
) -> None:
    withdrawal = next(policy for policy in presets if policy.name == "nafta-withdrawal")

    opened.edit("Policy", opened.workspace.with_scenario(Scenario(withdrawal)))

    assert page.chart.chart is None
    assert page.chart.accessibleDescription().startswith("This policy has no two thresholds")
    assert (
        len(
            {
                page.chart.grab().toImage().pixel(x, page.chart.height() // 2)
                for x in range(page.chart.width())
            }
        )
        > 1
    )


def test_a_policy_with_thresholds_is_not_said_to_have_none_while_its_map_is_computed(
    ten: MapPage, presets: tuple[Policy, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    session, before = ten._session, ten._session.workspace
    ten.sourcing.buttons[ResponseChoice.BEST.value].click()
    withdrawal = next(policy for policy in presets if policy.name == "nafta-withdrawal")
    session.edit("Policy", before.with_scenario(Scenario(withdrawal)))
    assert "no two thresholds" in str(ten.finding)
    monkeypatch.setattr(ten._latest, "ask", lambda _asked: None)  # the answer takes a while

    session.edit("Policy", before.with_scenario(thresholds(0.6, 0.2)))
    assert "no two thresholds" not in str(ten.finding)


def test_where_there_is_no_map_wheel_keys_and_hands_find_nothing_to_move(
    page: MapPage, opened: Session, presets: tuple[Policy, ...]
) -> None:
    """PySide hands on to the caller what is raised under an event, so that the test would fail."""
    chart = page.chart
    held = place(page, 0.5, 0.5)
    withdrawal = next(policy for policy in presets if policy.name == "nafta-withdrawal")
    QTest.mousePress(chart.viewport(), Qt.MouseButton.MiddleButton, pos=held)

    opened.edit("Policy", opened.workspace.with_scenario(Scenario(withdrawal)))
    QTest.mouseMove(chart.viewport(), held + QPoint(40, 20))
    QTest.mouseRelease(chart.viewport(), Qt.MouseButton.MiddleButton, pos=held)
    turn_wheel(chart, held, 1, Qt.KeyboardModifier.ControlModifier)
    chart.menu.nearer.emit()
    QTest.keyClick(chart, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)

    assert chart.seen == (WHOLE, WHOLE)


def test_small_plateaus_have_colours_of_their_own_where_everyone_pays(
    page: MapPage, opened: Session, presets: tuple[Policy, ...]
) -> None:
    policy = next(one for one in presets if one.name == "usmca-232")
    opened.edit("Policy", opened.workspace.with_scenario(Scenario(policy)))
    chart = page.chart.chart
    assert chart is not None
    levels = np.unique(chart.shades.levels)
    assert len(levels) > 1

    colours = {int(colour) for colour in colours_of(chart, page.chart.look.theme)[levels]}

    assert len(colours) == len(levels)
    light = sorted(lightness(colour) for colour in colours)
    assert min(after - before for before, after in pairwise(light)) > 0.02


def test_a_plateau_says_its_number_and_screen_readers_are_told_it(ten: MapPage) -> None:
    interface = QAccessible.queryAccessibleInterface(ten.chart)
    names = [interface.child(at).text(QAccessible.Text.Name) for at in range(ten.chart.child_count())]

    assert names[0] == "Scenario"
    assert "Plateau as now" in names
    dearer = [name for name in names if name.startswith("Plateau −$")]  # noqa: RUF001 - a true minus
    assert dearer
    assert "2 of 2 models qualify" in interface.child(names.index(dearer[0])).text(QAccessible.Text.Value)


def test_compared_with_now_the_colours_follow_the_cross_hair(ten: MapPage) -> None:
    ten._session.set_value("Regional content", "rvc", 0.2)
    ten._session.set_value("US content", "us_content", 0.0)
    free = ten.chart.grab().toImage().pixelColor(place(ten, 0.1, 0.02))
    held = ten.chart.grab().toImage().pixelColor(place(ten, 0.9, 0.9))
    assert free != held

    ten._session.set_value("Regional content", "rvc", 0.95)

    assert ten.chart.grab().toImage().pixelColor(place(ten, 0.9, 0.9)) == free


def test_both_axes_are_seen_nearer_about_the_pointer_and_one_alone_over_its_numbers(ten: MapPage) -> None:
    chart, ctrl = ten.chart, Qt.KeyboardModifier.ControlModifier
    at = place(ten, 0.3, 0.4)
    turn_wheel(chart, at, 3, ctrl)

    across, up = chart.seen
    assert across.width == up.width == pytest.approx(1 / 1.25**3)
    assert place(ten, 0.3, 0.4) == pytest.approx(at) or (place(ten, 0.3, 0.4) - at).manhattanLength() <= 2

    below = QPoint(place(ten, 0.3, 0.4).x(), round(chart.frame.body.bottom()) + 20)
    turn_wheel(chart, below, 1, ctrl)
    assert chart.seen[0].width < across.width
    assert chart.seen[1] == up


def test_what_is_seen_is_moved_along_by_hand(ten: MapPage) -> None:
    turn_wheel(ten.chart, place(ten, 0.5, 0.5), 4, Qt.KeyboardModifier.ControlModifier)
    before, begin = ten.chart.seen, place(ten, 0.5, 0.5)

    QTest.mousePress(ten.chart, Qt.MouseButton.MiddleButton, Qt.KeyboardModifier.NoModifier, begin)
    QTest.mouseMove(ten.chart, begin + QPoint(-30, -40))
    QTest.mouseRelease(ten.chart, Qt.MouseButton.MiddleButton, pos=begin + QPoint(-30, -40))

    across, up = ten.chart.seen
    assert across.low > before[0].low
    assert up.low < before[1].low
    assert ten._session.undo_stack.count() == 0


def test_a_drag_sets_the_thresholds_that_are_under_the_pointer_also_when_seen_nearer(ten: MapPage) -> None:
    turn_wheel(ten.chart, place(ten, 0.3, 0.3), 6, Qt.KeyboardModifier.ControlModifier)

    drag(ten, place(ten, 0.3, 0.3), place(ten, 0.32, 0.35))

    assert values(ten._session) == pytest.approx((0.32, 0.35), abs=0.001)


def test_all_of_the_axes_is_seen_again_by_key_or_choice(ten: MapPage) -> None:
    def nearer() -> Extent:
        turn_wheel(ten.chart, place(ten, 0.5, 0.5), 4, Qt.KeyboardModifier.ControlModifier)
        return ten.chart.seen[0]

    assert nearer() != WHOLE
    QTest.keyClick(ten.chart, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert ten.chart.seen == (WHOLE, WHOLE)

    QTest.mouseClick(ten.span.buttons[AxisSpan.CHANGES.value], Qt.MouseButton.LeftButton)
    assert ten.chart.seen != (WHOLE, WHOLE)
    cut = ten.chart.seen
    assert not ten.chart.zoomed
    nearer()
    assert ten.chart.seen != cut
    QTest.keyClick(ten.chart, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert ten.chart.seen == cut
    assert ten.span.value is AxisSpan.CHANGES


def test_what_is_cut_to_where_it_changes_can_be_moved_along(ten: MapPage) -> None:
    QTest.mouseClick(ten.span.buttons[AxisSpan.CHANGES.value], Qt.MouseButton.LeftButton)

    assert (ten.chart.zoomed, ten.chart.movable) == (False, True)


@pytest.mark.parametrize(
    ("here", "ways"),
    [((0.1, 0.05), (-1, 1)), ((0.95, 0.98), (1, -1)), ((0.4, 0.3), (0, 0)), ((0.41, 0.3), (0, 0))],
)
def test_pills_point_towards_lines_out_of_view_and_never_lie_on_each_other(
    ten: MapPage, here: tuple[float, float], ways: tuple[int, int]
) -> None:
    ten.chart.see(Extent(0.4, 0.8), Extent(0.3, 0.7))
    ten.chart.show_place(here)

    lower, left = ten.chart._plot.pills

    assert not lower.box.intersects(left.box)
    assert np.sign(left.tip.y() - left.box.center().y()) == ways[1]
    if ways[0]:
        assert lower.tip.y() == lower.box.center().y()
        assert np.sign(lower.tip.x() - lower.box.center().x()) == ways[0]
    else:
        assert lower.tip.x() == pytest.approx(ten.chart.frame.point_of(*here).x())


def test_a_click_anywhere_sets_both_thresholds_as_it_is_said_below(ten: MapPage) -> None:
    QTest.mouseClick(ten.chart, Qt.MouseButton.LeftButton, pos=place(ten, 0.3, 0.2))

    assert values(ten._session) == pytest.approx((0.3, 0.2), abs=0.005)
    assert "Click or drag" in ten.state.text()


def test_the_axes_are_cut_to_where_something_changes_and_stand_still_while_a_slider_moves(
    qtbot: QtBot, opened: Session
) -> None:
    made = MapPage(opened, Focus())
    qtbot.addWidget(made)
    made.show()
    seen = made.chart.seen
    assert seen != (WHOLE, WHOLE)

    opened.set_value("EUR", "fx.EUR", 2.2)

    assert made.chart.seen == seen


def test_models_are_named_where_they_tip(ten: MapPage) -> None:
    chart = ten.chart.chart
    assert chart is not None
    assert chart.tips is not None
    exposure = ten._session.exposure
    assert exposure is not None
    outcome = ten._session.outcome
    assert outcome is not None

    tips = chart.tips[0].in_view(WHOLE, 10)

    assert {(tip.name, tip.share) for tip in tips} == {
        (vehicle.name, float(content))
        for vehicle, content in zip(exposure.vehicles, outcome.rvc_low, strict=True)
    }
    assert ten.chart.frame.named


def test_names_are_all_whole_where_every_one_has_room_else_all_short(ten: MapPage) -> None:
    chart = ten.chart.chart
    assert chart is not None
    assert chart.tips is not None
    names = ("Make Long Name", "Make Car")
    regional, us = (replace(tips, names=names) for tips in chart.tips)
    ten.chart.show_chart(replace(chart, tips=(regional, us)), HERE)
    above, beside = ten.chart._plot._tip_names
    look = ten.chart.look

    ten.resize(1500, 900)
    assert {item._written(tip, look) for item in (above, beside) for tip in item._tips} == set(names)

    ten.resize(900, 600)
    short = {item._written(tip, look) for item in (above, beside) for tip in item._tips}
    assert "Car" in short
    assert not any(name.startswith("Make") for name in short)


def test_numbers_of_plateaus_stand_on_no_line(page: MapPage) -> None:
    page.resize(1200, 800)
    chart, frame, look = page.chart, page.chart.frame, page.chart.look
    shown = chart.chart
    assert shown is not None
    assert shown.tips is not None
    x = [frame.point_of(tip.share, 0.0).x() for tip in shown.tips[0].in_view(frame.across, 99)]
    y = [frame.point_of(0.0, tip.share).y() for tip in shown.tips[1].in_view(frame.up, 99)]
    assert x
    assert y
    assert chart._plot.numbers.numbers
    for number in chart._plot.numbers.numbers:
        half = look.size_of_caption(number.text) / 2
        rise = look.caption_metrics.capHeight() / 2
        assert not any(abs(line - number.at.x()) < half.width() for line in x)
        assert not any(abs(line - number.at.y()) < rise for line in y)


def test_the_plates_of_names_let_nothing_show_through(page: MapPage) -> None:
    chart = page.chart.chart
    assert chart is not None
    points = (LawPoint("Now", 0.62, 0.3), LawPoint("Proposed before that", 0.6, 0.3))
    page.chart.show_chart(replace(chart, points=points), HERE)
    image, ratio = page.chart.grab().toImage(), page.chart.devicePixelRatioF()
    one, other = page.chart._plot._law.boxes[:2]
    assert not one.intersects(other)
    assert not any(box.contains(page.chart.frame.point_of(0.6, 0.3)) for box in (one, other))
    surface = QColor(page.chart.look.theme.surface).rgb()
    for box in page.chart._plot._law.boxes[: len(page.chart._plot._law._texts)]:
        edge = QPointF(box.left() + 1, box.center().y()) * ratio
        assert image.pixel(edge.toPoint()) == surface


def test_the_scale_is_labelled_with_values_of_plateaus(ten: MapPage) -> None:
    chart = ten.chart.chart
    assert chart is not None
    said = {chart.text_of(value) for value in np.unique(chart.values).tolist()}

    words = scale_words(chart, [-1.0, -0.5, 0.0, 0.5, 1.0])

    assert {text for _, text in words} <= said
    assert [share for share, _ in words] == sorted(share for share, _ in words)


def test_whom_a_place_loses_is_said_beside_the_map(ten: MapPage) -> None:
    ten._session.set_value("Regional content", "rvc", 0.2)
    ten._session.set_value("US content", "us_content", 0.0)

    point_at(ten.chart, QPointF(place(ten, 0.9, 0.02)))

    reading = ten.chart.reading
    assert reading is not None
    assert [one.name for one in reading.turned] == ["C", "T"]
    assert {one.why for one in reading.turned} == {"regional content"}


def test_the_grid_of_values_in_view_is_copied(ten: MapPage) -> None:
    table = ten.chart.table()

    assert table is not None
    assert len(table.rows) > 1
    assert all(len(row) == len(table.headings) for row in table.rows)
    float(table.rows[0][1])
