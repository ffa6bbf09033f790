"""The page of the policy map, by hand and by key."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

import strategies
from books import book
from headroom.book.sourcing import VehicleClass
from headroom.rules.exposure import Exposure
from headroom.rules.offers import Offers
from headroom.rules.outcome import evaluate
from headroom.rules.policy import Policy
from headroom.rules.scenario import Scenario
from headroom.rules.verdict import Verdict
from headroom.window.pages.choices import ResponseChoice
from headroom.window.pages.map.chart import POINTER, SCENARIO
from headroom.window.pages.map.chart_image import scale_of
from headroom.window.pages.map.page import MapPage
from headroom.window.pages.map.shown.map_view import MapFigure
from headroom.window.session.focus import Focus
from headroom.window.session.session import Session
from headroom.work.workspace import Workspace
from resourcing_cases import Case, thresholds


@pytest.fixture
def page(qtbot: QtBot, opened: Session) -> MapPage:
    return shown(qtbot, opened)


def shown(qtbot: QtBot, session: Session) -> MapPage:
    made = MapPage(session, Focus())
    qtbot.addWidget(made)
    made.resize(900, 600)
    made.show()
    return made


@pytest.fixture
def ten(qtbot: QtBot) -> MapPage:
    """Return the page on ten parts, seed 4, as a car and as a light truck that pays 25 %."""
    case = Case.generated(10, 4)
    truck = replace(case.vehicle("T"), vehicle_class=VehicleClass.LIGHT_TRUCK)
    exposure = Exposure.of(
        book([*case.rows("C"), *case.rows("T")], case.vehicle("C"), truck), strategies.REFERENCE
    )
    scenario = thresholds(0.85, 0.5)
    session = Session(Workspace(scenario, scenario))
    session.open(exposure, Offers.of(exposure, strategies.REFERENCE))
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
    assert reading.where == SCENARIO
    assert reading.place.startswith("90.0")


def test_every_pixel_has_the_colour_of_what_evaluate_says_there(page: MapPage, opened: Session) -> None:
    exposure = opened.exposure
    assert exposure is not None
    QTest.mouseClick(page.figure.buttons[MapFigure.VOLUME.value], Qt.MouseButton.LeftButton)
    opened.set_value("Regional content", "rvc", 0.0)
    image = page.chart.grab().toImage()
    look = page.chart.look
    scale = scale_of(MapFigure.VOLUME, look.theme)

    for regional, us in ((0.31, 0.07), (0.63, 0.43), (0.93, 0.07), (0.93, 0.93)):
        point = place(page, regional, us)
        here = page.chart.frame.thresholds_at(QPointF(point) + QPointF(0.5, 0.5))
        scenario = opened.scenario.with_value("rvc", here[0]).with_value("us_content", here[1])
        share = evaluate(exposure, scenario).fleet().qualifying_volume_share
        assert image.pixelColor(point).rgb() == scale[round(share * 255)]


def test_the_whole_map_follows_a_slider_that_is_no_threshold(page: MapPage, opened: Session) -> None:
    before = page.chart.chart
    assert before is not None

    opened.set_value("MFN", "mfn_car", 0.5)

    after = page.chart.chart
    assert after is not None
    assert after.high > before.high


def test_the_pointer_reads_out_what_is_under_it(page: MapPage, opened: Session) -> None:
    exposure = opened.exposure
    assert exposure is not None

    QTest.mouseMove(page.chart, place(page, 0.4, 0.1))

    reading = page.chart.reading
    assert reading is not None
    scenario = opened.scenario.with_value("rvc", 0.4).with_value("us_content", 0.1)
    qualifying = int((evaluate(exposure, scenario).verdict == Verdict.QUALIFIES).sum())
    assert reading.where == POINTER
    assert reading.lines[0] == f"{qualifying} of 3 models qualify"


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
    assert reading.lines[0] == "2 of 2 models qualify"
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
    assert after.high > before.high


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
    QTest.mouseClick(ten.sourcing.buttons[ResponseChoice.BEST.value], Qt.MouseButton.LeftButton)
    ten.settle()
    plain = ten.chart.grab().toImage()

    ten.chart.mark_stale()
    faint = ten.chart.grab().toImage()

    point = place(ten, 0.95, 0.95)
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
