"""The sliders of the thresholds on the fleet's chart: one each, where its pill is painted."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from headroom.window.pages.fleet.shown.compliance_bars import ThresholdLine
from headroom.window.pages.fleet.threshold_handle import ThresholdHandle
from headroom.window.pages.fleet.thresholds import Handle
from headroom.window.session.session import Session


class ThresholdSliders(QObject):
    """Gives the thresholds the keys of sliders, and makes screen readers find them.

    Args:
        session: Holds the thresholds.
        chart: On which they stand.

    Attributes:
        keys_moved: Emitted when the keys go to one of them, or elsewhere.
    """

    keys_moved = Signal()

    def __init__(self, session: Session, chart: QWidget) -> None:
        super().__init__(chart)
        self._session = session
        self._chart = chart
        self._by_key: dict[str, ThresholdHandle] = {}

    @property
    def with_keys(self) -> str:
        """Return the key of the threshold that has the keys; empty for none."""
        return next((key for key, slider in self._by_key.items() if slider.hasFocus()), "")

    def __contains__(self, key: str) -> bool:
        return key in self._by_key

    def match(self, lines: tuple[ThresholdLine, ...]) -> None:
        """Have one slider for each threshold."""
        for key in set(self._by_key) - {line.key for line in lines}:
            gone = self._by_key.pop(key)
            gone.hide()
            gone.deleteLater()
        for line in lines:
            if line.key in self._by_key:
                self._by_key[line.key].show_line(line)
                continue
            slider = ThresholdHandle(self._session, line, self._chart)
            slider.keys_moved.connect(self.keys_moved)
            self._by_key[line.key] = slider
            slider.show()

    def place(self, found: tuple[Handle, ...]) -> None:
        """Put each slider where its handle is painted."""
        for handle in found:
            slider = self._by_key.get(handle.line.key)
            if slider is not None:
                slider.setGeometry(handle.box.toAlignedRect())

    def take_keys(self, key: str) -> None:
        """Let the keys go to one of them."""
        self._by_key[key].setFocus(Qt.FocusReason.MouseFocusReason)
