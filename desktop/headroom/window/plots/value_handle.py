"""What holds the keys of a chart whose value can be moved, and is a slider to screen readers."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QAccessible, QFocusEvent, QPaintEvent
from PySide6.QtWidgets import QWidget

from headroom.window.look.spoken import Spoken, SpokenNumber, tell_value
from headroom.window.plots.plot_view import PlotView


class ValueHandle(QWidget, Spoken):
    """Stands over the pill of a chart, which paints it and takes the pointer and the keys.

    Args:
        chart: Whose value it is; the keys go to the chart while this has the focus.
    """

    spoken_role = QAccessible.Role.Slider

    def __init__(self, chart: PlotView) -> None:
        super().__init__(chart)
        self._chart = chart
        self._said = ""
        self._number: SpokenNumber | None = None
        self._move: Callable[[float], None] | None = None
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

    def say(self, name: str, value: str, number: SpokenNumber | None = None) -> None:
        """Tell screen readers what is moved, and where it stands.

        Args:
            name: What is moved.
            value: Where it stands, in words.
            number: The same as a number; None where it is none.
        """
        self._number = number
        if name != self.accessibleName():
            self.setAccessibleName(name)
        if value != self._said:
            self._said = value
            self.setAccessibleDescription(value)  # some tell this of a slider without a number
            tell_value(self, value)

    def follow(self, move: Callable[[float], None]) -> None:
        """Let a screen reader move the value."""
        self._move = move

    def spoken_value(self) -> str:
        """Return where the value stands."""
        return self._said

    def spoken_number(self) -> SpokenNumber | None:
        """Return where it stands as a number."""
        return self._number

    def take_number(self, number: float) -> None:
        """Move the value to a number."""
        if self._move is not None:
            self._move(number)

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
