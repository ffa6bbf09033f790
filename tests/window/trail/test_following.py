"""Figures of the analyses lead to the same figure when they are followed back."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from headroom.explain.trail import Trail
from headroom.rules.derivation import Derivation
from headroom.rules.exposure import Exposure
from headroom.rules.offers import Offers
from headroom.window.pages.choices import ResponseChoice
from headroom.window.pages.decide.page import DecidePage
from headroom.window.pages.drivers.page import DriversPage
from headroom.window.pages.map.page import MapPage
from headroom.window.pages.odds.page import OddsPage
from headroom.window.pages.scenarios.page import ScenariosPage
from headroom.window.pages.session_page import SessionPage
from headroom.window.pages.sweep.page import SweepPage
from headroom.window.pages.trade.page import TradePage
from headroom.window.plots.bar_rows_chart import BarRowsChart
from headroom.window.session.focus import Focus
from headroom.window.session.session import Session
from headroom.window.widgets.table_view import DetailTableView
from headroom.words import formatting

Make = Callable[[Session, Focus], SessionPage]


@pytest.fixture
def session(session: Session, exposure: Exposure) -> Session:
    session.open(exposure, Offers.of(exposure))
    return session


@pytest.fixture
def followed() -> list[Trail]:
    return []


@pytest.fixture
def focus(followed: list[Trail]) -> Focus:
    made = Focus()
    made.followed.connect(followed.append)
    return made


def show(qtbot: QtBot, page: SessionPage) -> None:
    """Show a page and wait for what it computes."""
    qtbot.addWidget(page)
    page.resize(1000, 700)
    page.show()
    page.settle()


def follow_row(chart: BarRowsChart, row: int) -> None:
    """Click twice on a row of a chart."""
    QApplication.processEvents()  # what is around the chart may take its room first
    frame = chart.frame
    point = QPoint(100, round(frame.rows.top() + frame.row_height * (row + 0.5)))
    assert chart.viewport().rect().contains(point)
    QTest.mouseDClick(chart.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, point)


def follow_cell(table: DetailTableView, row: int, column: int) -> str:
    """Click twice on a cell of a table; return what it shows."""
    place = table.visualRect(table.cells.index(row, column)).center()
    for click in (QTest.mouseClick, QTest.mouseDClick):
        click(table.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    return table.cells.table.rows[row][column].text


def root(session: Session, trail: Trail) -> Derivation:
    """Return the figure that a trail begins with."""
    assert session.outcome is not None
    found = trail.derive(session.outcome)
    assert found is not None
    return found


def test_the_premium_of_a_decision(
    qtbot: QtBot, session: Session, focus: Focus, followed: list[Trail]
) -> None:
    session.set_value("Regional content", "rvc", 0.5)
    page = DecidePage(session, focus)
    show(qtbot, page)
    names = [row[0].text for row in page.models.cells.table.rows]

    text = follow_cell(page.models, names.index("Aster"), 2)

    assert formatting.signed_dollars(root(session, followed[0]).value) == text
    assert followed[0].scenario is not None


def test_the_figures_of_a_scenario_stay_with_it(
    qtbot: QtBot, session: Session, focus: Focus, followed: list[Trail]
) -> None:
    page = ScenariosPage(session, focus)
    show(qtbot, page)
    rows = [row[0].text for row in page.numbers.cells.table.rows]

    text = follow_cell(page.numbers, rows.index("Duty a year"), 1)
    session.set_value("Cars", "mfn_car", 0.4)

    assert formatting.millions(root(session, followed[0]).value) == text


def test_what_an_input_does_to_a_figure(
    qtbot: QtBot, session: Session, focus: Focus, followed: list[Trail]
) -> None:
    page = DriversPage(session, focus)
    show(qtbot, page)

    follow_row(page.chart, 0)

    swing = abs(root(session, followed[0]).value)
    assert formatting.dollars(swing) == page.chart.chart.rows[0].figures[2]


def test_what_a_model_may_expect_of_the_talks(
    qtbot: QtBot, session: Session, focus: Focus, followed: list[Trail]
) -> None:
    page = OddsPage(session, focus)
    show(qtbot, page)
    at = next(at for at, row in enumerate(page.chart.chart.rows) if row.label == "Aster")

    follow_row(page.chart, at)

    change = root(session, followed[0]).value
    assert formatting.signed_dollars(change) == page.chart.chart.rows[at].figures[1]


@pytest.mark.parametrize("row", [0, 1])
def test_imports_and_balances(
    qtbot: QtBot, session: Session, focus: Focus, followed: list[Trail], row: int
) -> None:
    page = TradePage(session, focus)
    show(qtbot, page)

    follow_row(page.chart, row)
    text = follow_cell(page.table, row, 4)

    imports, balance = (root(session, trail).value for trail in followed)
    assert formatting.millions(imports) == page.chart.chart.rows[row].figures[0]
    assert formatting.millions(balance) == text


@pytest.mark.parametrize("sourcing", list(ResponseChoice))
def test_the_figure_of_the_map_at_the_scenario(
    qtbot: QtBot, session: Session, focus: Focus, followed: list[Trail], sourcing: ResponseChoice
) -> None:
    page = MapPage(session, focus)
    show(qtbot, page)
    page.sourcing.choose(sourcing)
    page.settle()
    assert page.chart.reading is not None

    page.follow.click()
    qtbot.waitUntil(lambda: len(followed) == 1)

    assert page.chart.reading.lines[0] == f"{formatting.dollars(root(session, followed[0]).value)} now"


def test_the_added_cost_of_the_sweep_at_its_line(
    qtbot: QtBot, session: Session, focus: Focus, followed: list[Trail]
) -> None:
    page = SweepPage(session, focus)
    show(qtbot, page)

    page.follow.click()
    assert not page.follow.isEnabled()
    qtbot.waitUntil(lambda: len(followed) == 1)

    assert page.follow.isEnabled()
    assert "62.5" in followed[0].title
    assert root(session, followed[0]).terms()


def test_a_figure_that_is_being_derived_is_not_followed_once_something_else_is_asked(
    qtbot: QtBot, session: Session, focus: Focus, followed: list[Trail]
) -> None:
    page = SweepPage(session, focus)
    show(qtbot, page)

    page.follow.click()
    session.set_value("Duty", "mfn_car", 0.1)
    page.settle()
    page.follow.click()
    qtbot.waitUntil(lambda: bool(followed))

    assert len(followed) == 1
    assert followed[0].scenario == session.scenario
