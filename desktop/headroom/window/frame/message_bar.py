"""A line of text across the window that says what happened, and goes away when told to."""

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QAccessible, QAccessibleEvent, QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from headroom.window.frame.shown.headline import Tone
from headroom.window.look.icons import IconButton
from headroom.window.widgets.plain_text import PlainLabel

_GOOD_NEWS_MS = 8000


class MessageBar(QFrame):
    """Shows one message at a time; it stops nobody from working on."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "message")
        self.text = PlainLabel()
        self.text.setWordWrap(True)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.act = QPushButton()
        self.act.setProperty("kind", "link")
        self.act.setCursor(Qt.CursorShape.PointingHandCursor)
        self._action: QAction | None = None
        self.close_button = IconButton("close", "Close this message", small=True)
        line = QHBoxLayout(self)
        line.setContentsMargins(16, 8, 16, 8)
        line.addWidget(self.text, 1)
        line.addWidget(self.act)
        line.addSpacing(8)
        line.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        self.act.clicked.connect(self._do)
        self.close_button.clicked.connect(self.dismiss)
        self._clock = QTimer(self)
        self._clock.setSingleShot(True)
        self._clock.setInterval(_GOOD_NEWS_MS)
        self._clock.timeout.connect(self.dismiss)
        self.hide()

    def say(self, text: str, tone: Tone = Tone.BAD, action: QAction | None = None) -> None:
        """Show ``text``.

        Args:
            text: A sentence.
            tone: ``BAD`` for what could not be done, which stays; anything else goes by itself.
            action: What is offered beside it, under its icon text; then the message stays, too.
        """
        self._action = action
        self.act.setVisible(action is not None)
        if action is not None:
            self.act.setText(action.iconText())
        self.text.setText(text)
        self.setAccessibleName(text)
        if self.property("tone") != tone.value:
            self.setProperty("tone", tone.value)
            self.style().polish(self)
        self.show()
        if tone is Tone.BAD or action is not None:
            self._clock.stop()
        else:
            self._clock.start()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    @Slot()
    def _do(self) -> None:
        """Do what is offered."""
        action = self._action
        self.dismiss()
        if action is not None:
            action.trigger()

    @Slot()
    def dismiss(self) -> None:
        """Take the message away."""
        self._clock.stop()
        self.hide()
        self.text.clear()
