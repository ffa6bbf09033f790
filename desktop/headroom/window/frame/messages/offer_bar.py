"""An offer to do something, until it is done or refused."""

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from headroom.window.look.plain_text import PlainLabel


class OfferBar(QWidget):
    """Shows one offer at a time; it stops nobody from working on.

    Attributes:
        accepted: It shall be done.
        refused: It shall not be done, now or later.
        changed: Emitted when an offer is made, or taken away.
    """

    accepted = Signal()
    refused = Signal()
    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = PlainLabel()
        self.text.setWordWrap(True)
        self.accept = QPushButton()
        self.accept.setProperty("kind", "primary")
        self.refuse = QPushButton()
        self.refuse.setProperty("kind", "quiet")
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(self.text, 1)
        line.addWidget(self.accept, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(self.refuse, 0, Qt.AlignmentFlag.AlignVCenter)
        self.accept.clicked.connect(self._accept)
        self.refuse.clicked.connect(self._refuse)
        self._open = False

    @property
    def wanted(self) -> int:
        """Return how many offers ask to be seen: one, or none."""
        return int(self._open)

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
        self._open = True
        self.changed.emit()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def room(self) -> QSize:
        """Return the room that everything needs in one line."""
        beside = self.accept.sizeHint().width() + self.refuse.sizeHint().width() + 16
        text = self.text.fontMetrics().horizontalAdvance(self.text.text()) + 8
        return QSize(text + beside, self.sizeHint().height())

    @Slot()
    def _accept(self) -> None:
        """Say that it shall be done."""
        self._open = False
        self.changed.emit()
        self.accepted.emit()

    @Slot()
    def _refuse(self) -> None:
        """Say that it shall not be done."""
        self._open = False
        self.changed.emit()
        self.refused.emit()
