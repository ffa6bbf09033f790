"""What the system says of contrast and of the size of text."""

import sys

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QFontInfo
from PySide6.QtWidgets import QApplication

_USUAL_PX = {"win32": 12.0, "darwin": 13.0}
_USUAL_ELSEWHERE_PX = 15.0
"""How high the type of a system is where its user has changed nothing, pixels: at most 11 points."""

_MEASURED = "type of the system"
"""Property of the application: what its type was before it was given another, pixels."""


class SystemWishes(QObject):
    """What the system asks of the look of programs.

    Attributes:
        contrast_changed: Emitted when another contrast is asked for.
        text_factor: How many times as large as usual its text is.
    """

    contrast_changed = Signal()

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._hints = application.styleHints()
        # Qt lets go of what it hands out here where the hints themselves are not kept.
        self._asked = self._hints.accessibility() if hasattr(self._hints, "accessibility") else None
        if self._asked is not None:
            self._asked.contrastPreferenceChanged.connect(self.contrast_changed)
        if application.property(_MEASURED) is None:
            application.setProperty(_MEASURED, float(QFontInfo(application.font()).pixelSize()))
        usual = _USUAL_PX.get(sys.platform, _USUAL_ELSEWHERE_PX)
        self.text_factor = float(application.property(_MEASURED)) / usual

    @property
    def wants_contrast(self) -> bool:
        """Return whether the system asks for high contrast."""
        if self._asked is None:
            return False
        return self._asked.contrastPreference() is Qt.ContrastPreference.HighContrast
