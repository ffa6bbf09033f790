"""The card of the tour: what a step says, and the way on, back and out."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from headroom.language import tr
from headroom.window.look.plain_text import PlainLabel
from headroom.window.look.theme import type_scale
from headroom.window.tour.shown.steps import STEPS, TourStep, count_words

_WIDTH, _SIDE = 340, 16
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class TourCard(QFrame):
    """Shows one step at a time.

    Attributes:
        turned: Emitted with how many steps to go on.
        ended: Emitted when the tour shall end.
    """

    turned = Signal(int)
    ended = Signal()

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self.setProperty("kind", "popup")
        self.title = PlainLabel()
        self.title.setProperty("kind", "title")
        self.text = PlainLabel()
        self.text.setWordWrap(True)
        self.text.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.count = PlainLabel()
        self.count.setProperty("kind", "caption")
        self.skip = QPushButton(tr("Skip (Esc)"))
        self.before = QPushButton(tr("Back"))
        self.next = QPushButton()
        for quiet in (self.skip, self.before):
            quiet.setProperty("kind", "quiet")
        self.next.setProperty("kind", "primary")
        self._buttons = buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.count)
        buttons.addStretch(1)
        for button in (self.skip, self.before, self.next):
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(_SIDE, 14, _SIDE, 14)
        column.setSpacing(8)
        for widget in (self.title, self.text):
            column.addWidget(widget)
        column.addLayout(buttons)
        self.skip.clicked.connect(self.ended)
        self.before.clicked.connect(lambda: self.turned.emit(-1))
        self.next.clicked.connect(lambda: self.turned.emit(1))
        self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter press the button that has the keys, as in a dialog."""
        focus: QWidget | None = self.focusWidget()
        if event.key() in _ENTER and isinstance(focus, QPushButton):
            focus.click()
        else:
            super().keyPressEvent(event)

    def show_step(self, at: int, step: TourStep) -> None:
        """Show a step; screen readers are told, and the keys go to the way on."""
        last = at == len(STEPS) - 1
        self.title.setText(step.title)
        self.text.setText(step.text)
        self.count.setText(count_words(at))
        self.skip.setVisible(not last)
        self.before.setEnabled(at > 0)
        self.next.setText(tr("Done") if last else tr("Next"))
        self.next.setAccessibleDescription(tr("{title}. {text}", title=step.title, text=step.text))
        self.setAccessibleName(tr("Tour, step {count}: {title}", count=count_words(at), title=step.title))
        self.setAccessibleDescription(step.text)
        self._buttons.invalidate()
        width = max(round(_WIDTH * type_scale(self)), self._buttons.minimumSize().width() + 2 * _SIDE)
        self.text.setMinimumHeight(self.text.heightForWidth(width - 2 * _SIDE - 2))
        self.setFixedWidth(width)
        self.adjustSize()
        self.show()
        self.raise_()
        self.next.setFocus(Qt.FocusReason.OtherFocusReason)
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))
