"""The page of the timeline, by hand and by key."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from headroom.findings.timeline import timeline_finding
from headroom.policy_files.law_events import law_events
from headroom.rules.outcome import evaluate
from headroom.rules.policy import Policy
from headroom.window.pages.timeline.chart import TimelinePlot
from headroom.window.pages.timeline.chart_frame import TimelineFrame
from headroom.window.pages.timeline.chart_items import knob_of
from headroom.window.pages.timeline.page import Dates, Spacing, TimelinePage
from headroom.window.pages.timeline.shown.timeline_view import TimelineChart, model_order, timeline_chart
from headroom.window.session.focus import Focus
from headroom.window.session.session import Session
from plot_gestures import point_at, turn_wheel
from timelines import made

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def lawful(opened: Session, presets: tuple[Policy, ...]) -> Session:
    for policy in presets:
        opened.publish(policy)
    return opened


@pytest.fixture
def page(qtbot: QtBot, lawful: Session) -> TimelinePage:
    made_page = TimelinePage(lawful, Focus())
    qtbot.addWidget(made_page)
    made_page.resize(1200, 720)
    made_page.show()
    made_page.settle()
    return made_page


def parts(chart: TimelinePlot) -> tuple[TimelineChart, TimelineFrame]:
    assert chart.chart is not None
    assert chart.frame is not None
    return chart.chart, chart.frame


def knob(chart: TimelinePlot) -> QPoint:
    return knob_of(parts(chart)[1], chart.here, chart.look).toPoint()


def over(chart: TimelinePlot, column: int, y: float | None = None) -> QPoint:
    _, frame = parts(chart)
    x = (frame.edges[column] + frame.edges[column + 1]) / 2
    return QPointF(x, frame.header.center().y() if y is None else y).toPoint()


def drag(chart: TimelinePlot, *columns: int) -> None:
    QTest.mousePress(chart, LEFT, NONE, knob(chart))
    for column in columns:
        QTest.mouseMove(chart, over(chart, column))
    QTest.mouseRelease(chart, LEFT, NONE, over(chart, columns[-1]))


def test_every_column_has_the_figures_that_evaluate_has_on_its_day(
    page: TimelinePage, lawful: Session
) -> None:
    chart, _ = parts(page.chart)
    exposure, law = lawful.exposure, lawful.succession
    assert exposure is not None

    for column in chart.columns:
        found = page._latest.answer
        assert found is not None
        policy = law.moved(lawful.scenario.policy, found.steps[column.step].law.day)
        totals = evaluate(exposure, replace(lawful.scenario, policy=policy)).fleet()
        assert column.duty_usd == pytest.approx(totals.duty_usd)
        assert column.qualifying == f"{totals.qualifying} of {totals.models}"
    assert page.finding is not None
    assert page._latest.answer is not None
    assert page.finding == timeline_finding(page._latest.answer)


def test_the_frame_stands_on_the_date_of_the_scenario_and_follows_it(
    page: TimelinePage, lawful: Session
) -> None:
    chart, _ = parts(page.chart)
    assert page.chart.here == 0

    lawful.set_day(date(2026, 11, 1))

    at = page.chart.here
    assert chart.columns[at].day <= date(2026, 11, 1)
    assert at + 1 == len(chart.columns) or chart.columns[at + 1].day > date(2026, 11, 1)
    assert page.chart.handle.said == chart.columns[at].said
    lawful.set_day(date(1999, 1, 1))
    assert page.chart.here == -1


def test_a_date_that_is_moved_elsewhere_is_looked_at(page: TimelinePage, lawful: Session) -> None:
    found = page._latest.answer
    assert found is not None
    assert page.chosen == int(np.abs(found.duty_changes_usd).argmax())

    lawful.set_day(date(2022, 8, 1))

    assert page.chosen == found.at(date(2022, 8, 1))
    assert page.panel.title.text().startswith("2022-07-01")


def test_a_drag_of_the_knob_sets_the_law_as_one_step(page: TimelinePage, lawful: Session) -> None:
    before, last = lawful.scenario, len(parts(page.chart)[0].columns) - 1

    drag(page.chart, 1, 2, last)

    found = page._latest.answer
    assert found is not None
    assert lawful.scenario.policy.as_of == found.steps[parts(page.chart)[0].columns[last].step].law.day
    assert lawful.scenario.policy.name == "usmca-232"
    assert lawful.undo_stack.count() == 1
    assert page.chosen == parts(page.chart)[0].columns[last].step
    lawful.undo_stack.undo()
    assert lawful.scenario == before
    assert page.chart.here == 0


def test_escape_gives_a_drag_up(page: TimelinePage, lawful: Session) -> None:
    before = lawful.scenario
    QTest.mousePress(page.chart, LEFT, NONE, knob(page.chart))
    QTest.mouseMove(page.chart, over(page.chart, 2))
    assert lawful.scenario != before

    QTest.keyClick(page.chart, Qt.Key.Key_Escape)
    QTest.mouseMove(page.chart, over(page.chart, 1))
    QTest.mouseRelease(page.chart, LEFT, NONE, over(page.chart, 1))

    assert lawful.scenario == before
    assert lawful.undo_stack.count() == 0


def test_arrow_keys_go_from_step_to_step_and_to_the_ends(page: TimelinePage, lawful: Session) -> None:
    columns = parts(page.chart)[0].columns
    keys = (
        (Qt.Key.Key_Right, 1),
        (Qt.Key.Key_Right, 2),
        (Qt.Key.Key_Left, 1),
        (Qt.Key.Key_End, len(columns) - 1),
        (Qt.Key.Key_Right, len(columns) - 1),
        (Qt.Key.Key_Home, 0),
        (Qt.Key.Key_Left, 0),
    )
    for key, expected in keys:
        QTest.keyClick(page.chart, key)
        assert page.chart.here == expected
    assert lawful.undo_stack.count() == 5


def test_a_click_looks_at_a_step_and_a_second_one_moves_the_date_there(
    page: TimelinePage, lawful: Session
) -> None:
    before, columns = lawful.scenario, parts(page.chart)[0].columns

    QTest.mouseClick(page.chart, LEFT, NONE, over(page.chart, 2))

    assert lawful.scenario == before
    assert page.chosen == columns[2].step
    assert page.panel.title.text().startswith(columns[2].day.isoformat())
    QTest.mouseDClick(page.chart, LEFT, NONE, over(page.chart, 2))
    assert page.chart.here == 2


def test_a_strip_that_is_clicked_or_gone_to_is_the_model_looked_at(page: TimelinePage) -> None:
    chart, frame = parts(page.chart)
    at = over(page.chart, 1, frame.top_of(1, 0.0) + frame.row_height / 2)

    QTest.mouseClick(page.chart, LEFT, NONE, at)
    assert page._focus.model == chart.rows[1].name
    QTest.keyClick(page.chart, Qt.Key.Key_Down)
    assert page._focus.model == chart.rows[2].name
    QTest.keyClick(page.chart, Qt.Key.Key_PageUp)
    assert page._focus.model == chart.rows[0].name
    assert page.chart.child_looked_at() == len(chart.columns)


def test_the_pointer_reads_out_columns_strips_and_names(page: TimelinePage) -> None:
    chart, frame = parts(page.chart)
    middle = frame.top_of(0, 0.0) + frame.row_height / 2

    point_at(page.chart, QPointF(over(page.chart, 1)))
    assert page.chart.pointed_out == chart.columns[1].said
    point_at(page.chart, QPointF(over(page.chart, 1, middle)))
    assert page.chart.pointed_out.startswith(f"{chart.rows[0].name}: from ")
    point_at(page.chart, QPointF(frame.name_left + 4, middle))
    assert page.chart.pointed_out == chart.rows[0].name


def test_screen_readers_find_columns_and_models(page: TimelinePage) -> None:
    chart, _ = parts(page.chart)
    reader = QAccessible.queryAccessibleInterface(page.chart)
    assert reader is not None
    names = [reader.child(at).text(QAccessible.Text.Name) for at in range(page.chart.child_count())]

    assert names[: len(chart.columns)] == [f"{one.day}, {one.title}" for one in chart.columns]
    assert names[len(chart.columns) :] == [row.name for row in chart.rows]
    assert page.chart.accessibleDescription() == chart.summary()


def test_every_date_or_the_main_ones_by_step_or_to_scale(page: TimelinePage) -> None:
    few, widths = parts(page.chart)[0], np.diff(parts(page.chart)[1].edges)
    assert np.ptp(widths) < 1e-6

    page.dates.choose(Dates.ALL)
    page.spacing.choose(Spacing.SCALE)
    page._arrange()

    chart, frame = parts(page.chart)
    found = page._latest.answer
    assert found is not None
    assert len(chart.columns) == len(found.steps) > len(few.columns)
    assert chart.folded == 0
    assert np.ptp(np.diff(frame.edges)) > 1
    assert not page.chart.grab().isNull()


def test_a_change_by_hand_is_followed_through_the_law(page: TimelinePage, lawful: Session) -> None:
    before = page._latest.answer

    lawful.set_value("Freight", "freight", 2.0)
    page.settle()

    after = page._latest.answer
    assert before is not None
    assert after is not None
    assert after is not before
    assert after.steps[0].fleet.landed_cost_usd != before.steps[0].fleet.landed_cost_usd
    lawful.set_day(date(2021, 1, 1))
    assert page._latest.answer is after


def test_a_policy_that_never_was_law_has_its_own_dates(
    page: TimelinePage, lawful: Session, presets: tuple[Policy, ...]
) -> None:
    proposal = next(policy for policy in presets if policy.hypothetical)
    lawful.edit("Policy", lawful.workspace.with_scenario(replace(lawful.scenario, policy=proposal)))
    page.settle()

    assert all(column.pending for column in parts(page.chart)[0].columns)
    assert page.panel.source.text().endswith("hypothetical")


def test_it_is_copied_as_a_table_of_every_step(page: TimelinePage) -> None:
    assert page.copy_page()

    lines = QGuiApplication.clipboard().text().splitlines()
    found = page._latest.answer
    assert found is not None
    assert page.finding is not None
    assert lines[0].strip('"').split() == page.finding.sentence.split()
    assert len(lines) == 4 + len(found.steps)


@pytest.mark.parametrize(("width", "height"), [(380, 280), (700, 420), (1600, 1000)])
@pytest.mark.parametrize("models", [1, 12, 500])
def test_totals_stay_in_sight_however_many_models_there_are(
    qtbot: QtBot, width: int, height: int, models: int
) -> None:
    fleet = made(
        ("q" * models, (0.0,) * models), ("f" * models, (900.0,) * models), ("u" * models, (1.0,) * models)
    )
    plot = TimelinePlot()
    qtbot.addWidget(plot)
    plot.resize(width, height)
    plot.show()
    plot.show_timeline(fleet, model_order(fleet), 1, 2)

    chart, frame = parts(plot)
    assert len(chart.columns) == 3
    assert len(chart.rows) == models
    assert frame.legend.bottom() <= height + 1
    assert frame.rows.bottom() <= frame.legend.top()
    assert frame.duty.height() > 30
    assert frame.duty.bottom() < frame.landed.top() < frame.who.top() < frame.rows.top()
    assert plot.scroll.isVisible() is (frame.beyond(models) > 0.5)
    if plot.scroll.isVisible():
        assert turn_wheel(plot, frame.rows.center().toPoint(), -1)
        assert plot.scroll.value() > 0
        plot.show_model(0)
        plot.show_model(int(chart.rows[-1].model))
        assert plot.scroll.value() == plot.scroll.maximum()
    assert not plot.grab().isNull()


def test_days_have_their_words(page: TimelinePage) -> None:
    titles = {column.title for column in parts(page.chart)[0].columns}

    assert titles <= {words.title for words in law_events().values()}
    assert {"NAFTA", "USMCA"} <= titles


def test_a_timeline_of_one_step_is_drawn(qtbot: QtBot) -> None:
    fleet = made(("q", (0.0,)))
    plot = TimelinePlot()
    qtbot.addWidget(plot)
    plot.resize(600, 400)
    plot.show()
    assert plot.table() is None
    plot.show_timeline(fleet, model_order(fleet), 0, 0)

    assert parts(plot)[0].columns == timeline_chart(fleet, ((0, 0),), model_order(fleet)).columns
    assert not plot.grab().isNull()
