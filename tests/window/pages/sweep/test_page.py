"""The page of the sweep, by hand and by key."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
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
from headroom.window.pages.sweep.chart_curves import curve_colour, regime_colour
from headroom.window.pages.sweep.chart_frame import SweepFrame
from headroom.window.pages.sweep.page import SweepPage
from headroom.window.pages.sweep.shown.sweep_panels import Split, Topic
from headroom.window.plots.shown.extent import Extent
from headroom.window.session.focus import Focus
from headroom.window.session.session import Session
from headroom.words import formatting
from headroom.words.formatting import THIN_SPACE
from headroom.work.workspace import Workspace
from plot_gestures import turn_wheel
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
    session.open(exposure, Offers.of(exposure))
    return shown(qtbot, session)


def place(page: SweepPage, value: float, panel: int = 0, share: float = 0.5) -> QPoint:
    """Return a point of the first column at a value, ``share`` of the way up a panel."""
    frame, chart = page.chart.frame, page.chart.chart
    assert frame is not None
    assert chart is not None
    column = frame.columns[0]
    plot = column.plots[panel]
    return QPoint(
        round(column.x_of(page.chart.seen.share_of(value))), round(plot.bottom() - share * plot.height())
    )


def computes(page: SweepPage) -> bool:
    return page._latest.busy


def drag(page: SweepPage, start: QPoint, *stops: QPoint) -> None:
    button, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QTest.mousePress(page.chart, button, none, start)
    for stop in stops:
        QTest.mouseMove(page.chart, stop)
    QTest.mouseRelease(page.chart, button, none, stops[-1])


@pytest.mark.parametrize("width", [700, 900, 1400])
def test_names_of_peaks_keep_off_the_line_wherever_it_stands(ten: SweepPage, width: int) -> None:
    ten.resize(width, 640)
    chart = ten.chart
    assert chart.chart is not None
    whole = {m.words for c in chart.chart.columns for p in c.panels for cu in p.curves for m in cu.marks}
    written = set()
    for percent in range(50, 100, 2):
        chart.show_value(percent / 100)
        frame = chart.frame
        assert frame is not None
        for column, area in zip(chart._columns, frame.columns, strict=True):
            line = area.x_of(chart.seen.share_of(percent / 100))
            for name in (name for panel in column._panels for name in panel._peaks.names):
                assert not name.left < line < name.left + name.width
                assert name.left + name.width <= area.left + area.width + 1
                written.add(name.text)
    assert written & whole


def test_duty_has_its_own_colour_and_other_money_is_ink(ten: SweepPage) -> None:
    chart, theme = ten.chart.chart, ten.chart.look.theme
    assert chart is not None
    colours = {
        panel.topic: curve_colour(panel, panel.curves[0], theme).name() for panel in chart.columns[0].panels
    }

    assert colours[Topic.DUTY] == theme.components[6]
    assert colours[Topic.COST] == theme.text


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


def test_a_drag_of_the_line_is_given_up_by_escape(ten: SweepPage) -> None:
    session, view = ten._session, ten.chart.viewport()
    before = session.scenario.policy.values()["rvc"]
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=place(ten, 0.5))
    QTest.mouseMove(view, place(ten, 0.4))
    assert session.scenario.policy.values()["rvc"] != before

    QTest.keyClick(ten.chart.handle, Qt.Key.Key_Escape)
    QTest.mouseMove(view, place(ten, 0.3))

    assert session.scenario.policy.values()["rvc"] == before
    assert not session.undo_stack.canUndo()


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


def test_a_part_of_the_axis_is_seen_nearer_about_the_pointer(ten: SweepPage) -> None:
    chart = ten.chart
    at = place(ten, 0.9)

    assert turn_wheel(chart, at, 4, Qt.KeyboardModifier.ControlModifier)

    assert chart.seen.width == pytest.approx(1 / 1.25**4)
    assert place(ten, 0.9).x() == pytest.approx(at.x(), abs=1)
    QTest.mouseMove(chart, place(ten, 0.93))
    assert chart.read == pytest.approx(0.93, abs=0.003)
    assert ten._session.scenario.policy.values()["rvc"] == 0.85


@pytest.mark.parametrize(
    ("button", "held"),
    [
        (Qt.MouseButton.MiddleButton, Qt.KeyboardModifier.NoModifier),
        (Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier),
    ],
    ids=["middle", "shift"],
)
def test_what_is_seen_is_moved_along_by_hand_and_never_beyond_the_axis(
    ten: SweepPage, button: Qt.MouseButton, held: Qt.KeyboardModifier
) -> None:
    chart = ten.chart
    turn_wheel(chart, place(ten, 0.5), 4, Qt.KeyboardModifier.ControlModifier)
    before, begin, far = chart.seen, place(ten, 0.5), QPoint(2000, 0)

    QTest.mousePress(chart, button, held, begin)
    QTest.mouseMove(chart, begin - QPoint(20, 0))
    assert chart.seen.low > before.low
    assert chart.seen.width == pytest.approx(before.width)
    QTest.mouseMove(chart, begin + far)
    assert chart.seen.low == 0
    QTest.mouseMove(chart, begin - far)
    assert chart.seen.high == pytest.approx(1)
    QTest.mouseRelease(chart, button, held, begin - far)

    assert ten._session.undo_stack.count() == 0


def test_a_drag_of_the_line_is_as_fine_as_what_is_seen(ten: SweepPage) -> None:
    turn_wheel(ten.chart, place(ten, 0.85), 12, Qt.KeyboardModifier.ControlModifier)

    drag(ten, place(ten, 0.85), place(ten, 0.86), place(ten, 0.855))

    assert ten._session.scenario.policy.values()["rvc"] == pytest.approx(0.855)


def test_all_of_the_axis_is_seen_again_by_key_by_two_clicks_on_it_and_for_another_number(
    ten: SweepPage,
) -> None:
    chart = ten.chart
    frame = chart.frame
    assert frame is not None
    footer = frame.columns[0].footer.center().toPoint()

    def nearer() -> bool:
        turn_wheel(chart, place(ten, 0.9), 4, Qt.KeyboardModifier.ControlModifier)
        return chart.zoomed

    assert nearer()
    QTest.keyClick(chart, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert chart.seen == Extent(0, 1)

    assert nearer()
    QTest.mouseDClick(chart, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, footer)
    assert chart.seen == Extent(0, 1)

    assert nearer()
    seen = chart.seen
    ten._session.set_value("MFN", "mfn_car", 0.25)
    ten.settle()
    assert chart.seen == seen  # the same number under other rules

    ten.number.setCurrentIndex(ten.number.findData("mfn_car"))
    ten.settle()
    assert chart.chart is not None
    assert chart.seen == chart.chart.whole


def test_a_value_out_of_sight_keeps_its_pill_at_the_end_of_what_is_seen(ten: SweepPage) -> None:
    turn_wheel(ten.chart, place(ten, 0.1), 8, Qt.KeyboardModifier.ControlModifier)
    frame = ten.chart.frame
    assert frame is not None

    pill = ten.chart.handle.geometry()

    assert pill.right() == pytest.approx(frame.columns[0].heading.right(), abs=2)
    item = ten.chart._columns[0].pill
    assert item.tip.x() > item.box.right()
    assert item.tip.y() == item.box.center().y()


def test_every_number_of_an_axis_of_amounts_has_room(page: SweepPage) -> None:
    chart, look, area = page.chart.chart, page.chart.look, QRectF(0, 0, 900, 600)
    assert chart is not None
    wide = formatting.dollars(-800_000)
    panels = tuple(replace(panel, ticks=((panel.low, wide),)) for panel in chart.columns[0].panels)
    wider = replace(chart, columns=(replace(chart.columns[0], panels=panels), *chart.columns[1:]))

    usual, roomy = (SweepFrame.of(area, one, look).columns for one in (chart, wider))

    assert usual[0].left < look.width_of(wide, look.caption) < roomy[0].left
    assert roomy[1].left - usual[1].left == roomy[0].left - usual[0].left


def test_another_number_is_not_said_to_do_what_the_one_before_did(
    ten: SweepPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    ten.settle()
    assert ten.finding is not None
    monkeypatch.setattr(ten._latest, "ask", lambda _asked: None)  # the answer takes a while

    ten.number.setCurrentIndex(ten.number.findData("mfn_car"))

    assert ten.finding is None


def test_the_keys_stay_with_the_chart_while_there_is_nothing_on_it(page: SweepPage) -> None:
    chart, shown_now = page.chart, page.chart.chart
    page.activateWindow()
    chart.setFocus()
    assert QApplication.focusWidget() is chart.handle

    chart.show_chart(None, 0.0)
    assert QApplication.focusWidget() is chart

    chart.show_chart(shown_now, 0.625)
    assert QApplication.focusWidget() is chart.handle


def test_screen_readers_find_every_panel_and_the_number_as_a_slider(ten: SweepPage) -> None:
    interface = QAccessible.queryAccessibleInterface(ten.chart)
    names = [interface.child(at).text(QAccessible.Text.Name) for at in range(ten.chart.child_count())]

    assert len(names) == 8
    assert names[0] == "Models, Passenger cars · 1 model"
    assert interface.child(0).text(QAccessible.Text.Value) == f"1 pays at 85.0{THIN_SPACE}%"
    slider = QAccessible.queryAccessibleInterface(ten.chart.handle)
    assert slider.role() == QAccessible.Role.Slider
    assert slider.text(QAccessible.Text.Name) == "RVC"

    QTest.keyClick(ten.chart.handle, Qt.Key.Key_Right)

    assert slider.text(QAccessible.Text.Value) == f"85.5{THIN_SPACE}%"


def test_the_pill_shows_who_has_the_keys(ten: SweepPage) -> None:
    without = ten.chart.grab().toImage()

    ten.activateWindow()
    ten.chart.setFocus()

    assert ten.chart.handle.hasFocus()
    assert ten.chart.grab().toImage() != without


def test_every_value_is_copied_with_what_each_panel_says(ten: SweepPage) -> None:
    chart = ten.chart.chart
    table = ten.chart.table()
    assert chart is not None
    assert table is not None

    assert len(table.rows) == len(chart.sweep.values)
    first, *others = table.headings
    assert first == "RVC, %, up to"
    assert "Light trucks · 1 model, Mean content, share of net cost: US, %" in others
    row = dict(zip(table.headings, table.rows[chart.sweep.at(0.85)], strict=True))
    assert row["Passenger cars · 1 model, Models: pay the duty"] == 1
