"""A line of text across the window that says what happened, and goes away when told to."""

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QWidget

from headroom.present.headline import Tone
from headroom.ui.icons import IconButton

_GOOD_NEWS_MS = 8000


class MessageBar(QFrame):
    """Shows one message at a time; it stops nobody from working on."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "message")
        self.text = QLabel()
        self.text.setWordWrap(True)
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.close_button = IconButton("close", "Close this message", small=True)
        line = QHBoxLayout(self)
        line.setContentsMargins(16, 8, 16, 8)
        line.addWidget(self.text, 1)
        line.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        self.close_button.clicked.connect(self.dismiss)
        self._clock = QTimer(self)
        self._clock.setSingleShot(True)
        self._clock.setInterval(_GOOD_NEWS_MS)
        self._clock.timeout.connect(self.dismiss)
        self.hide()

    def say(self, text: str, tone: Tone = Tone.BAD) -> None:
        """Show ``text``.

        Args:
            text: A sentence.
            tone: ``BAD`` for what could not be done, which stays; anything else goes by itself.
        """
        self.text.setText(text)
        self.setAccessibleName(text)
        if self.property("tone") != tone.value:
            self.setProperty("tone", tone.value)
            self.style().polish(self)
        self.show()
        if tone is Tone.BAD:
            self._clock.stop()
        else:
            self._clock.start()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    @Slot()
    def dismiss(self) -> None:
        """Take the message away."""
        self._clock.stop()
        self.hide()
        self.text.clear()
