"""The ranges of the drivers: they always hold the present value."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from headroom.analysis.drivers import Span
from headroom.window.levers.lever_spin import LeverSpin
from headroom.window.pages.drivers.page import DriversPage
from headroom.window.session.focus import Focus
from headroom.window.session.session import Session
from headroom.work.workspace import Workspace
from resourcing_cases import Case, thresholds


@pytest.fixture
def page(qtbot: QtBot) -> DriversPage:
    scenario = thresholds(0.45)
    session = Session(Workspace(scenario, scenario))
    offers = Case.generated(10, 4).offers()
    session.open(offers.current, offers)
    made = DriversPage(session, Focus())
    qtbot.addWidget(made)
    made.resize(1000, 700)
    made.show()
    made.settle()
    made._choose([row.label for row in made.chart.chart.rows].index("RVC"))
    return made


def typed(spin: LeverSpin, text: str) -> None:
    spin.setFocus()
    spin.selectAll()
    QTest.keyClicks(spin, text)
    QTest.keyClick(spin, Qt.Key.Key_Return)


def test_a_range_without_the_present_value_is_not_taken(page: DriversPage) -> None:
    """The threshold stands at 45 %: a low end of 60 % is marked, and the range stays."""
    before = (page.low.value(), page.high.value())

    typed(page.low, "60")

    assert (page.low.value(), page.high.value()) == before
    assert page.low.property("mark") == "unread"
    assert "not from 0 to 45" in page.low.accessibleDescription()

    typed(page.high, "30,5")
    assert page.high.property("mark") == "unread"

    typed(page.low, "40,5")
    typed(page.high, "80,5")
    assert (page.low.value(), page.high.value()) == (40.5, 80.5)


@pytest.mark.parametrize(
    ("value", "held"), [(None, (0.5, 0.6)), (0.55, (0.5, 0.6)), (0.7, (0.5, 0.7)), (0.4, (0.4, 0.6))]
)
def test_a_range_is_widened_to_a_value_that_has_moved_out(
    value: float | None, held: tuple[float, float]
) -> None:
    span = Span("rvc", 0.5, 0.6).holding(value)

    assert (span.low, span.high) == held
