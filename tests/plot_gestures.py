"""Gestures on charts that stand on pyqtgraph."""

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication

from headroom.window.plots.plot_view import PlotView

_NO_KEY, _NO_BUTTON = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.NoButton


def turn_wheel(chart: PlotView, at: QPoint, notches: int, held: Qt.KeyboardModifier = _NO_KEY) -> bool:
    """Turn the wheel over a chart; return whether the chart took it."""
    turned = QWheelEvent(
        QPointF(at),
        QPointF(chart.mapToGlobal(at)),
        QPoint(),
        QPoint(0, 120 * notches),
        _NO_BUTTON,
        held,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(chart.viewport(), turned)
    return bool(turned.isAccepted())


def point_at(chart: PlotView, at: QPointF) -> None:
    """Move the pointer over a chart, no button pressed."""
    moved = QMouseEvent(QEvent.Type.MouseMove, at, at, _NO_BUTTON, _NO_BUTTON, _NO_KEY)
    QApplication.sendEvent(chart.viewport(), moved)
