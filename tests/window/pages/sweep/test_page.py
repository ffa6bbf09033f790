"""The page of the sweep, by hand and by key."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

import strategies
from books import book
from headroom.analysis.class_totals import Regime
from headroom.book.sourcing import VehicleClass
from headroom.rules.exposure import Exposure
from headroom.rules.offers import Offers
from headroom.rules.outcome import evaluate
from headroom.rules.verdict import Verdict
from headroom.window.pages.choices import ResponseChoice
from headroom.window.pages.sweep.chart_paint import regime_colour
from headroom.window.pages.sweep.page import SweepPage
from headroom.window.pages.sweep.shown.sweep_panels import Split
from headroom.window.session.focus import Focus
from headroom.window.session.session import Session
from headroom.work.workspace import Workspace
from resourcing_cases import Case, thresholds


def shown(qtbot: QtBot, session: Session) -> SweepPage:
    made = SweepPage(session, Focus())
    qtbot.addWidget(made)
    made.resize(900, 640)
    made.show()
    made.settle()
    return made


@pytest.fixture
def page(qtbot: QtBot, opened: Session) -> SweepPage:
    return shown(qtbot, opened)


@pytest.fixture
def ten(qtbot: QtBot) -> SweepPage:
    """Return the page on ten parts, seed 4, as a car and as a light truck."""
    case = Case.generated(10, 4)
    truck = replace(case.vehicle("T"), vehicle_class=VehicleClass.LIGHT_TRUCK)
    both = book([*case.rows("C"), *case.rows("T")], case.vehicle("C"), truck)
    exposure = Exposure.of(both, strategies.REFERENCE)
    scenario = thresholds(0.85)
    session = Session(Workspace(scenario, scenario))
    session.open(exposure, Offers.of(exposure, strategies.REFERENCE))
    return shown(qtbot, session)


def place(page: SweepPage, value: float, panel: int = 0, share: float = 0.5) -> QPoint:
    """Return a point of the first column at a value, ``share`` of the way up a panel."""
    frame, chart = page.chart.frame, page.chart.chart
    assert frame is not None
    assert chart is not None
    column = frame.columns[0]
    plot = column.plots[panel]
    return QPoint(round(column.x_of(chart.share_of(value))), round(plot.bottom() - share * plot.height()))


def computes(page: SweepPage) -> bool:
    return page._latest.busy


def drag(page: SweepPage, start: QPoint, *stops: QPoint) -> None:
    button, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QTest.mousePress(page.chart, button, none, start)
    for stop in stops:
        QTest.mouseMove(page.chart, stop)
    QTest.mouseRelease(page.chart, button, none, stops[-1])


def test_without_alternatives_the_steps_stand_where_evaluate_turns(page: SweepPage, opened: Session) -> None:
    exposure, chart = opened.exposure, page.chart.chart
    assert exposure is not None
    assert chart is not None
    assert chart.sweep.exact

    for value in (0.2, 0.6, 0.8, 0.95):
        outcome = evaluate(exposure, opened.scenario.with_value("rvc", value))
        regimes = chart.sweep.totals.regimes(range(3), by_volume=False)[:, chart.sweep.at(value)]
        assert regimes[Regime.AS_SOURCED] == (outcome.verdict == Verdict.QUALIFIES).sum()


def test_the_colour_of_a_band_is_that_of_its_regime(ten: SweepPage) -> None:
    ten._session.set_value("Regional content", "rvc", 0.1)
    image = ten.chart.grab().toImage()
    theme = ten.chart.look.theme

    for value, regime in ((0.3, Regime.AS_SOURCED), (0.65, Regime.RE_SOURCED), (0.93, Regime.PAYS)):
        assert image.pixelColor(place(ten, value)) == regime_colour(regime, theme)


def test_a_drag_of_the_line_sets_the_number_as_one_step(ten: SweepPage) -> None:
    session = ten._session
    before = session.scenario

    drag(ten, place(ten, 0.85), place(ten, 0.7), place(ten, 0.62))

    assert session.scenario.policy.values()["rvc"] == pytest.approx(0.62, abs=0.006)
    assert session.undo_stack.count() == 1
    session.undo_stack.undo()
    assert session.scenario == before


def test_moving_the_number_that_is_swept_asks_nothing_anew(ten: SweepPage) -> None:
    chart = ten.chart.chart

    ten._session.set_value("Regional content", "rvc", 0.7)
    assert not computes(ten)
    assert ten.chart.chart is chart

    ten._session.set_value("MFN", "mfn_car", 0.25)
    assert computes(ten)
    ten.settle()
    assert ten.chart.chart is not chart


def test_the_arrow_keys_move_the_number_by_steps_of_the_slider(ten: SweepPage) -> None:
    for _ in range(3):
        QTest.keyClick(ten.chart, Qt.Key.Key_Left)
    QTest.keyClick(ten.chart, Qt.Key.Key_PageUp)

    assert ten._session.scenario.policy.values()["rvc"] == pytest.approx(0.885)
    assert ten._session.undo_stack.count() == 1
    assert "At 88.5" in ten.chart.accessibleDescription()


def test_the_pointer_reads_another_value_than_the_present_one(ten: SweepPage) -> None:
    QTest.mouseMove(ten.chart, place(ten, 0.3))

    assert ten.chart.read == pytest.approx(0.3, abs=0.005)
    assert ten._session.scenario.policy.values()["rvc"] == 0.85


def test_a_rate_can_be_swept_and_shows_where_complying_begins(ten: SweepPage) -> None:
    ten._session.set_value("Regional content", "rvc", 0.75)
    ten.number.setCurrentIndex(ten.number.findData("mfn_car"))
    ten.settle()

    chart = ten.chart.chart
    assert chart is not None
    assert not chart.sweep.stepwise
    regimes = chart.sweep.totals.regimes(range(3), by_volume=False)
    assert regimes[Regime.PAYS, chart.sweep.at(0.02)] == 2
    assert regimes[Regime.RE_SOURCED, chart.sweep.at(0.025)] == 2

    QTest.mouseClick(ten.sourcing.buttons[ResponseChoice.PRESENT.value], Qt.MouseButton.LeftButton)
    ten.settle()
    chart = ten.chart.chart
    assert chart is not None
    assert chart.sweep.totals.regimes(range(3), by_volume=False)[Regime.PAYS, -1] == 2
    assert ten.state.text().startswith("Evaluated every 0.1 points")


def test_cars_and_light_trucks_stand_apart_or_together(ten: SweepPage) -> None:
    assert ten.chart.chart is not None
    assert [column.title for column in ten.chart.chart.columns] == [
        "Passenger cars · 1 model",
        "Light trucks · 1 model",
    ]

    QTest.mouseClick(ten.split.buttons[Split.TOGETHER.value], Qt.MouseButton.LeftButton)

    assert [column.title for column in ten.chart.chart.columns] == ["All vehicles · 2 models"]


def test_curves_of_an_earlier_question_are_faint(ten: SweepPage) -> None:
    point = place(ten, 0.3)
    plain = ten.chart.grab().toImage().pixelColor(point)

    ten.chart.mark_stale()

    assert ten.chart.grab().toImage().pixelColor(point).lightness() > plain.lightness()
