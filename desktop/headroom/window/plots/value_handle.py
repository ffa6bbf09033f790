"""What holds the keys of a chart whose value can be moved, and is a slider to screen readers."""

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleInterface,
    QAccessibleValueChangeEvent,
    QFocusEvent,
    QPaintEvent,
)
from PySide6.QtWidgets import QAccessibleWidget, QWidget

from headroom.window.plots.plot_view import PlotView


class ValueHandle(QWidget):
    """Stands over the pill of a chart, which paints it and takes the pointer and the keys.

    Args:
        chart: Whose value it is; the keys go to the chart while this has the focus.
    """

    def __init__(self, chart: PlotView) -> None:
        super().__init__(chart)
        self._chart = chart
        self._said = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    @property
    def said(self) -> str:
        """Return the value in words."""
        return self._said

    def offer(self, *, offered: bool) -> None:
        """Hold the keys of the chart while there is a value; without one it keeps them itself."""
        if offered is not self.isHidden():
            return
        had = self._chart.hasFocus()
        self.setVisible(offered)
        self._chart.setFocusProxy(self if offered else None)
        if had:
            self._chart.setFocus(Qt.FocusReason.OtherFocusReason)

    def stand(self, over: QRectF) -> None:
        """Stand over a pill, pixels of the chart."""
        self.setGeometry(over.toAlignedRect())

    def say(self, name: str, value: str) -> None:
        """Tell screen readers what is moved, and where it stands."""
        if name != self.accessibleName():
            self.setAccessibleName(name)
        if value != self._said:
            self._said = value
            if QAccessible.isActive():
                QAccessible.updateAccessibility(QAccessibleValueChangeEvent(self, value))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Let the chart show that it has the keys."""
        super().focusInEvent(event)
        self._chart.show_focus(focused=True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Let the chart show that the keys go elsewhere."""
        super().focusOutEvent(event)
        self._chart.show_focus(focused=False)

    def event(self, event: QEvent) -> bool:
        """Leave the keys to the chart."""
        if event.type() in {QEvent.Type.KeyPress, QEvent.Type.KeyRelease}:
            event.ignore()
            return False
        return bool(super().event(event))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint nothing: the chart paints its pill itself."""


class _Slider(QAccessibleWidget):
    """A value of a chart for screen readers, which is told in words and not in steps."""

    def __init__(self, widget: ValueHandle) -> None:
        super().__init__(widget, QAccessible.Role.Slider)
        self._handle = widget

    def text(self, kind: QAccessible.Text) -> str:
        """Return its name, or its value in words."""
        return self._handle.said if kind is QAccessible.Text.Value else super().text(kind)


def _accessible(_kind: str, shown: QObject) -> QAccessibleInterface | None:
    """Return how screen readers find a value of a chart; None for anything else."""
    return _Slider(shown) if isinstance(shown, ValueHandle) else None


QAccessible.installFactory(_accessible)
