"""The keyboard and screen-reader side of a threshold on the fleet's chart."""

from PySide6.QtCore import QElapsedTimer, QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QAccessible, QFocusEvent, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QSlider, QWidget

from headroom.language import tr
from headroom.window.look.spoken import Spoken, SpokenNumber
from headroom.window.pages.fleet.shown.compliance_bars import ThresholdLine
from headroom.window.session.session import Session
from headroom.words import formatting

PER_SHARE = 1000
"""Slider steps from 0 % to 100 %: a tenth of a point each."""

_STEP, _PAGE = 5, 50
_ONE_GESTURE_MS = 700


class ThresholdHandle(QSlider, Spoken):
    """Moves one threshold by keyboard; the chart paints it and drags it with the mouse.

    It is a slider, so that it has the keys and the accessible value of one.

    Args:
        session: Holds the threshold.
        line: The threshold.
        parent: The chart.

    Attributes:
        keys_moved: Emitted when the keys go to it, or elsewhere.
    """

    keys_moved = Signal()
    spoken_role = QAccessible.Role.Slider

    def __init__(self, session: Session, line: ThresholdLine, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._session = session
        self._gesture: int | None = None
        self._clock = QElapsedTimer()
        self.line = line
        self.setRange(0, PER_SHARE)
        self.setSingleStep(_STEP)
        self.setPageStep(_PAGE)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.show_line(line)
        self.valueChanged.connect(self.set_threshold)

    def show_line(self, line: ThresholdLine) -> None:
        """Take over where the threshold stands now."""
        if line == self.line and self.accessibleName():
            return
        self.line = line
        with QSignalBlocker(self):
            self.setValue(round(line.share * PER_SHARE))
        self.setAccessibleName(tr("Threshold: {test}", test=line.label))
        self.setAccessibleDescription(
            tr("{share}; arrow keys move it by half a point", share=formatting.percent(line.share))
        )

    def spoken_value(self) -> str:
        """Return where the threshold stands."""
        return formatting.percent(self.line.share)

    def spoken_number(self) -> SpokenNumber:
        """Return the threshold in percent."""
        share = 100 / PER_SHARE
        return SpokenNumber(100 * self.line.share, 0.0, 100.0, _STEP * share)

    def take_number(self, number: float) -> None:
        """Move the threshold to a percentage."""
        self._gesture = self._session.new_gesture()
        self.setValue(round(number * PER_SHARE / 100))

    @Slot(int)
    def set_threshold(self, value: int) -> None:
        """Give the session the threshold that the keys chose."""
        self._session.set_value(self.line.label, self.line.key, value / PER_SHARE, self._gesture)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Begin a new step unless the key is held down or follows another one at once."""
        soon = self._clock.isValid() and self._clock.elapsed() < _ONE_GESTURE_MS
        if not event.isAutoRepeat() and not soon:
            self._gesture = self._session.new_gesture()
        super().keyPressEvent(event)
        self._clock.start()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Let the chart show who has the keyboard."""
        super().focusInEvent(event)
        self.keys_moved.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Let the chart show who has the keyboard."""
        super().focusOutEvent(event)
        self.keys_moved.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint nothing: the chart paints its thresholds itself."""
