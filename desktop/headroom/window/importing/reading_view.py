"""A running task: what it does, how far it is, and a button to cancel it."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from headroom.window.levers.policy_panel import hairline
from headroom.window.widgets.plain_text import PlainLabel

_PARTS = 1000


class ReadingView(QWidget):
    """Shows a task as a page in the middle of the window, or as a strip above other work.

    Attributes:
        cancelled: Emitted when it shall be cancelled.
    """

    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None, *, strip: bool = False) -> None:
        super().__init__(parent)
        self.setProperty("kind", "surface" if strip else "window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.title = PlainLabel()
        self.title.setProperty("kind", "heading" if strip else "title")
        self.progress = PlainLabel()
        self.progress.setProperty("kind", "muted")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName("Progress")
        self.cancel = QPushButton("Cancel")
        self.cancel.setProperty("kind", "quiet")
        self.cancel.clicked.connect(self._cancel)
        if strip:
            self._lay_out_strip()
        else:
            self._lay_out_page()

    def begin(self, title: str) -> None:
        """Show a task that has just begun."""
        self.title.setText(title)
        self.progress.setText("Opening the file")
        self.bar.setRange(0, 0)
        self.cancel.setEnabled(True)

    def show_progress(self, text: str, share: float | None) -> None:
        """Show how far the task is.

        Args:
            text: In words.
            share: Fraction of the whole, 0 to 1; None where it is not known.
        """
        self.progress.setText(text)
        self.bar.setAccessibleDescription(text)
        self.bar.setRange(0, 0 if share is None else _PARTS)
        if share is not None:
            self.bar.setValue(round(share * _PARTS))

    @Slot()
    def _cancel(self) -> None:
        """Ask for the task to be cancelled, once."""
        self.cancel.setEnabled(False)
        self.progress.setText("Cancelling")
        self.cancelled.emit()

    def _lay_out_page(self) -> None:
        """Put the parts in the middle of a page."""
        self.bar.setFixedWidth(420)
        column = QVBoxLayout(self)
        column.setSpacing(12)
        column.addStretch(2)
        column.addWidget(self.title, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self.progress, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self.bar, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(8)
        column.addWidget(self.cancel, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)

    def _lay_out_strip(self) -> None:
        """Put the parts in one line."""
        line = QHBoxLayout()
        line.setContentsMargins(16, 6, 16, 6)
        line.setSpacing(16)
        line.addWidget(self.title)
        line.addWidget(self.progress)
        line.addWidget(self.bar, 1)
        line.addWidget(self.cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(line)
        column.addWidget(hairline())
