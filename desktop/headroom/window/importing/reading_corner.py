"""The heading above what the rows of a sheet are read as, and what folds all of them."""

from PySide6.QtCore import QRect, Qt, Signal, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from headroom.language import tr
from headroom.window.look.plain_text import PlainLabel
from headroom.window.look.theme import SPACE, theme_of

_BORDER = 3
"""Pixels between the edge of the button and its words."""

_FOLD, _UNFOLD = tr("Fold all"), tr("Unfold all")


class ReadingCorner(QWidget):
    """Stands above the numbers of the rows.

    Attributes:
        turned: Emitted with whether all rows shall be folded.
        every: Folds or unfolds all rows; hidden for a plain sheet.
    """

    turned = Signal(bool)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.title = PlainLabel(tr("Read as"))
        self.title.setProperty("kind", "caption")
        self.every = QPushButton(_FOLD)
        self.every.setProperty("kind", "link")
        self.every.setAutoDefault(False)
        self.title.setContentsMargins(_BORDER, 0, 0, 0)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(SPACE, SPACE, SPACE // 2, SPACE // 2)
        self._column.setSpacing(0)
        self._column.addWidget(self.title)
        self._column.addWidget(self.every, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addStretch(1)
        self.every.clicked.connect(self._turn)

    def show_state(self, left: int, *, assemblies: bool, unfolded: bool) -> None:
        """Show what may be done.

        Args:
            left: Pixels of the numbers of the rows, which stand below nothing.
            assemblies: Whether there is anything to fold.
            unfolded: Whether any row is unfolded.
        """
        self._column.setContentsMargins(left - _BORDER, SPACE, SPACE // 2, SPACE // 2)
        self.every.setVisible(assemblies)
        self.every.setText(_FOLD if unfolded else _UNFOLD)
        self.every.setToolTip(tr("/ folds all, * unfolds all") if assemblies else "")

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ground and the lines of the headings."""
        theme, rect = theme_of(self), QRect(self.rect())
        painter = QPainter(self)
        painter.fillRect(rect, QColor(theme.surface))
        painter.setPen(QColor(theme.hairline))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.drawLine(rect.topRight(), rect.bottomRight())

    @Slot()
    def _turn(self) -> None:
        """Say whether all rows shall be folded."""
        self.turned.emit(self.every.text() == _FOLD)
