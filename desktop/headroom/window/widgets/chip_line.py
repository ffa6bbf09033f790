"""What a list is narrowed to, each as a chip that a click takes away, in as many lines as it takes."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from headroom.foreign_text import brief
from headroom.language import tr
from headroom.window.look.plain_text import plain_caption, plain_tooltip
from headroom.window.look.theme import SPACE
from headroom.window.session.value_signal import ValueSignal, value_signal

_LONGEST = 48
_CROSS = "\N{MULTIPLICATION X}"


class ChipLine(QWidget):
    """Shows chips beside each other.

    Args:
        parent: Parent widget.

    Attributes:
        removed: Emitted with the place of the chip that was clicked.
        chips: The chips.
    """

    removed: ValueSignal[int] = value_signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chips: list[QPushButton] = []
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.hide()

    def show_chips(self, texts: Sequence[str]) -> None:
        """Show other chips."""
        for chip in self.chips:
            chip.hide()
            chip.deleteLater()
        self.chips = [self._chip(at, text) for at, text in enumerate(texts)]
        self.setVisible(bool(texts))
        self._place(self.width())
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Return the room of all chips at the present width."""
        return QSize(0, self.heightForWidth(self.width()))

    def minimumSizeHint(self) -> QSize:
        """Return the same: no chip is cut."""
        return self.sizeHint()

    def heightForWidth(self, width: int) -> int:
        """Return how high the lines of chips are."""
        return self._place(width, move=False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the chips anew."""
        super().resizeEvent(event)
        self._place(self.width())
        if event.oldSize().width() != event.size().width():
            self.updateGeometry()

    def _chip(self, at: int, text: str) -> QPushButton:
        """Return a chip."""
        chip = QPushButton(f"{plain_caption(brief(text, _LONGEST))}  {_CROSS}", self)
        chip.setProperty("kind", "chip")
        chip.setToolTip(plain_tooltip(tr("{filter}. A click takes it away.", filter=text)))
        chip.setAccessibleName(tr("Only {filter}: take it away", filter=text))
        chip.setCursor(Qt.CursorShape.PointingHandCursor)
        chip.clicked.connect(lambda: self.removed.emit(at))
        chip.show()
        return chip

    def _place(self, width: int, *, move: bool = True) -> int:
        """Place the chips, or only find out how high they stand; return that."""
        left = top = line = 0
        for chip in self.chips:
            size = chip.sizeHint()
            if left and left + size.width() > width:
                left, top = 0, top + line + SPACE // 2
            if move:
                chip.setGeometry(left, top, size.width(), size.height())
            left, line = left + size.width() + SPACE, size.height()
        return top + line
