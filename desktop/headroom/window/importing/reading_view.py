"""A running task: what it does, how far it is, and a button to cancel it."""

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from headroom.language import tr
from headroom.window.look.motion import nothing_moves
from headroom.window.look.plain_text import PlainLabel
from headroom.window.look.sized import grow
from headroom.window.look.theme import type_scale
from headroom.window.widgets.elided_label import ElidedLabel

_PARTS = 1000
_STRIP_WIDTH, _STRIP_HEIGHT = 240, 34


class ReadingView(QWidget):
    """Shows a task as a page in the middle of the window, or as a strip above other work.

    Attributes:
        cancelled: Emitted when it shall be cancelled.
        changed: Emitted when a strip asks to be seen, or no more.
    """

    cancelled = Signal()
    changed = Signal()

    def __init__(self, parent: QWidget | None = None, *, strip: bool = False) -> None:
        super().__init__(parent)
        if not strip:
            self.setProperty("kind", "window")
            self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.title = ElidedLabel() if strip else PlainLabel()
        self.title.setProperty("kind", "heading" if strip else "title")
        self.progress = ElidedLabel() if strip else PlainLabel()
        self.progress.setProperty("kind", "caption" if strip else "muted")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(tr("Progress"))
        self.cancel = QPushButton(tr("Cancel"))
        self.cancel.setProperty("kind", "quiet")
        self.cancel.clicked.connect(self._cancel)
        self._wanted = False
        if strip:
            self._lay_out_strip()
        else:
            self._lay_out_page()

    @property
    def wanted(self) -> int:
        """Return how many tasks of a strip ask to be seen: one, or none."""
        return int(self._wanted)

    def want(self, *, wanted: bool) -> None:
        """Ask for the strip to be seen, or no more."""
        self._wanted = wanted
        self.changed.emit()

    def room(self) -> QSize:
        """Return the room that a strip needs."""
        scale = type_scale(self)
        return QSize(round(_STRIP_WIDTH * scale), round(_STRIP_HEIGHT * scale))

    def begin(self, title: str) -> None:
        """Show a task that has just begun."""
        self.title.setText(title)
        self.progress.setText(tr("Opening the file"))
        self.bar.setRange(0, _unknown())
        self.cancel.setEnabled(True)

    def show_progress(self, text: str, share: float | None) -> None:
        """Show how far the task is.

        Args:
            text: In words.
            share: Fraction of the whole, 0 to 1; None where it is not known.
        """
        self.progress.setText(text)
        self.bar.setAccessibleDescription(text)
        self.bar.setRange(0, _unknown() if share is None else _PARTS)
        if share is not None:
            self.bar.setValue(round(share * _PARTS))

    @Slot()
    def _cancel(self) -> None:
        """Ask for the task to be cancelled, once."""
        self.cancel.setEnabled(False)
        self.progress.setText(tr("Cancelling"))
        self.cancelled.emit()

    def _lay_out_page(self) -> None:
        """Put the parts in the middle of a page."""
        grow(self.bar, self.bar.setFixedWidth, 420)
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
        """Put the words over one another, and the rest beside them."""
        grow(self.bar, self.bar.setFixedWidth, 48)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.title)
        words.addWidget(self.progress)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addLayout(words, 1)
        line.addWidget(self.bar)
        line.addWidget(self.cancel)


def _unknown() -> int:
    """Return the end of a bar that does not know how far the task is: it pulses, unless nothing may move."""
    return _PARTS if nothing_moves() else 0
