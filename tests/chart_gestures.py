"""Charts on the screen, and what a hand does to them, for tests of the charts."""

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

import strategies
from books import Row, book
from fleets import fleet
from headroom.rules.exposure import Exposure
from headroom.rules.policy import Policy
from headroom.rules.scenario import Scenario
from headroom.window.pages.fleet.chart import FleetChart
from headroom.window.pages.fleet.page import FleetView
from headroom.window.session.focus import Focus
from headroom.window.session.session import Session
from headroom.work.workspace import Workspace

ASPEN, BIRCH, CEDAR, DOGWOOD, ELM = range(5)


def session_of(policy: Policy, models: int = 0) -> Session:
    """Return a session with the five models, or with many, under a policy."""
    scenario = Scenario(policy)
    made = Session(Workspace(scenario, scenario))
    many = [
        Row(("US", "JP")[n % 2], 400 + n % 300 if n % 2 else 1000, f"Model {n // 2:03d}")
        for n in range(models * 2)
    ]
    made.open(Exposure.of(book(many) if models else fleet(), strategies.REFERENCE))
    return made


def shown(qtbot: QtBot, session: Session) -> FleetView:
    """Return a fleet view of a session on the screen."""
    made = FleetView(session, Focus(session))
    qtbot.addWidget(made)
    made.resize(1000, 420)
    made.show()
    return made


def focus_of(view: FleetView) -> Focus:
    """Return what a fleet view looks at."""
    return view.chart.focus


def colour_at(chart: FleetChart, point: QPointF) -> QColor:
    """Return the colour of a pixel."""
    picture: QImage = chart.grab().toImage()
    return picture.pixelColor(point.toPoint())


def bar_point(chart: FleetChart, model: int, share: float = 0.9) -> QPointF:
    """Return a point in the upper edge of a bar of content, clear of US content and threshold lines."""
    return _upper_edge(chart.bar_of(model), share)


def cost_point(chart: FleetChart, model: int, share: float = 0.9) -> QPointF:
    """Return a point in the upper edge of a bar of landed cost."""
    return _upper_edge(chart.cost_bar_of(model), share)


def _upper_edge(bar: QRectF | None, share: float) -> QPointF:
    assert bar is not None
    return QPointF(bar.left() + bar.width() * share, bar.top() + 2)


def close_to(colour: QColor, wanted: str, by: int = 6) -> bool:
    """Return whether a colour is another one, but for rounding."""
    other = QColor(wanted)
    return all(
        abs(one - two) <= by
        for one, two in zip(colour.getRgb()[:3], other.getRgb()[:3], strict=True)  # type: ignore[index]
    )


def turn(chart: FleetChart, by: int, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Turn the wheel over a chart."""
    point = QPointF(100, 150)
    event = QWheelEvent(
        point,
        chart.mapToGlobal(point),
        QPoint(0, 0),
        QPoint(0, by),
        Qt.MouseButton.NoButton,
        modifiers,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(chart.viewport(), event)
