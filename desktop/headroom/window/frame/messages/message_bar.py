"""What happened and what could be done about it: one message at a time, with how many wait behind it."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleEvent, QAction, QEnterEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from headroom.language import tr, tr_count
from headroom.window.frame.messages.news_label import NEWS_MS, NewsLabel
from headroom.window.look.icons import IconButton, icon
from headroom.window.look.plain_text import PlainLabel
from headroom.window.look.theme import theme_of
from headroom.window.shown.tone import Tone

_ICON = 16


@dataclass(frozen=True, slots=True)
class _Message:
    """One message.

    Attributes:
        text: A sentence.
        tone: ``BAD`` for what could not be done.
        action: What is offered beside it; None for nothing.
    """

    text: str
    tone: Tone
    action: QAction | None

    @property
    def leaves(self) -> bool:
        """Return whether it is news, which goes by itself."""
        return self.tone is not Tone.BAD and self.action is None


class MessageBar(QWidget):
    """Shows the latest message that stays; it stops nobody from working on.

    News stands at the foot of the window where that is seen, and leaves by itself.

    Attributes:
        news: Shows news; None: they are shown here.
        changed: Emitted when another message, or none, is to be shown.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.news: NewsLabel | None = None
        self._messages: list[_Message] = []
        self._said = ""
        self.sign = PlainLabel()
        self.text = PlainLabel()
        self.text.setWordWrap(True)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.act = QPushButton()
        self.act.setProperty("kind", "link")
        self.act.setCursor(Qt.CursorShape.PointingHandCursor)
        self.close_button = IconButton("close", tr("Close this message"), small=True)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        top = Qt.AlignmentFlag.AlignVCenter
        line.addWidget(self.sign, 0, top)
        line.addWidget(self.text, 1)
        line.addWidget(self.act, 0, top)
        line.addWidget(self.close_button, 0, top)
        self.act.clicked.connect(self._do)
        self.close_button.clicked.connect(self.close_one)
        self.clock = QTimer(self)
        self.clock.setSingleShot(True)
        self.clock.setInterval(NEWS_MS)
        self.clock.timeout.connect(self.close_one)

    @property
    def said(self) -> str:
        """Return what was said last, wherever it is shown; empty where it is gone."""
        if self._messages and self._messages[-1].text == self._said:
            return self._said
        return self._said if self.news is not None and self.news.text() == self._said else ""

    @property
    def wanted(self) -> int:
        """Return how many messages ask to be seen."""
        return len(self._messages)

    def say(self, text: str, tone: Tone = Tone.BAD, action: QAction | None = None) -> None:
        """Show ``text``.

        Args:
            text: A sentence.
            tone: ``BAD`` for what could not be done, which stays; anything else goes by itself.
            action: What is offered beside it, under its icon text; then the message stays, too.
        """
        message = _Message(text, tone, action)
        self._said = text
        if message.leaves and self.news is not None and self.news.isVisible():
            self.news.tell(text)
            return
        self._messages = [one for one in self._messages if one.text != text and not one.leaves]
        self._messages.append(message)
        self._show()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    @Slot()
    def dismiss(self) -> None:
        """Take all messages away, and the news with them."""
        self._messages = []
        if self.news is not None:
            self.news.clear()
        self._show()

    @Slot()
    def close_one(self) -> None:
        """Take the message away that is shown; the one before it is shown again."""
        if self._messages:
            self._messages.pop()
        self._show()

    def room(self) -> QSize:
        """Return the room that everything needs in one line."""
        widgets = (self.sign, self.close_button, *(() if self.act.isHidden() else (self.act,)))
        beside = sum(one.sizeHint().width() + 8 for one in widgets)
        text = self.text.fontMetrics().horizontalAdvance(self.text.text()) + 8
        return QSize(text + beside, self.sizeHint().height())

    def enterEvent(self, event: QEnterEvent) -> None:
        """Keep what is being read."""
        super().enterEvent(event)
        self.clock.stop()

    def leaveEvent(self, event: QEvent) -> None:
        """Let news go later."""
        super().leaveEvent(event)
        if self._messages and self._messages[-1].leaves:
            self.clock.start()

    def changeEvent(self, event: QEvent) -> None:
        """Draw the sign again when the palette changes."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._draw()

    def _show(self) -> None:
        """Show the latest message, or none."""
        self.clock.stop()
        if not self._messages:
            self.text.clear()
            self.changed.emit()
            return
        message, behind = self._messages[-1], len(self._messages) - 1
        self.text.setText(message.text)
        self.act.setVisible(message.action is not None)
        if message.action is not None:
            self.act.setText(message.action.iconText())
        self.setProperty("tone", message.tone.value)
        self.setAccessibleName(
            tr_count("{message} {n} more.", "{message} {n} more.", behind, message=message.text)
            if behind
            else message.text
        )
        self._draw()
        if message.leaves:
            self.clock.start()
        self.changed.emit()

    def _draw(self) -> None:
        """Draw the sign: of something wrong, or of news."""
        theme = theme_of(self)
        bad = bool(self._messages) and self._messages[-1].tone is Tone.BAD
        drawn = icon("error", theme.fails) if bad else icon("assumption", theme.accent)
        self.sign.setPixmap(drawn.pixmap(_ICON, _ICON))

    @Slot()
    def _do(self) -> None:
        """Do what is offered."""
        action = self._messages[-1].action if self._messages else None
        self.close_one()
        if action is not None:
            action.trigger()
