"""A line across the window that offers to do something, until it is done or refused."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from headroom.window.widgets.plain_text import PlainLabel


class OfferBar(QFrame):
    """Shows one offer at a time; it stops nobody from working on.

    Attributes:
        accepted: It shall be done.
        refused: It shall not be done, now or later.
    """

    accepted = Signal()
    refused = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "message")
        self.setProperty("tone", "good")
        self.text = PlainLabel()
        self.text.setWordWrap(True)
        self.text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.accept = QPushButton()
        self.accept.setProperty("kind", "primary")
        self.refuse = QPushButton()
        self.refuse.setProperty("kind", "quiet")
        line = QHBoxLayout(self)
        line.setContentsMargins(12, 8, 16, 8)  # 16 with the coloured edge
        line.setSpacing(8)
        line.addWidget(self.text, 1)
        line.addWidget(self.accept)
        line.addWidget(self.refuse)
        self.accept.clicked.connect(self._accept)
        self.refuse.clicked.connect(self._refuse)
        self.hide()

    def offer(self, text: str, accept: str, refuse: str) -> None:
        """Offer something.

        Args:
            text: A sentence.
            accept: Words of the button that does it.
            refuse: Words of the one that does not.
        """
        self.text.setText(text)
        self.accept.setText(accept)
        self.refuse.setText(refuse)
        self.setAccessibleName(text)
        self.show()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    @Slot()
    def _accept(self) -> None:
        """Say that it shall be done."""
        self.hide()
        self.accepted.emit()

    @Slot()
    def _refuse(self) -> None:
        """Say that it shall not be done."""
        self.hide()
        self.refused.emit()
