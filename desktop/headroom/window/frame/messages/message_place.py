"""Where messages stand: over the free place of the top row, so that nothing below them moves."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from headroom.language import tr
from headroom.window.frame.group_bar import GroupBar
from headroom.window.frame.messages.message_bar import MessageBar
from headroom.window.frame.messages.offer_bar import OfferBar
from headroom.window.importing.reading_view import ReadingView
from headroom.window.look.plain_text import PlainLabel

_MARGIN = 8
_WIDEST, _LEAST = 620, 240
_OVER = 6
_INSIDE = (12, 3, 8, 3)
_TOP_ROW = 46


class MessagePlace(QFrame):
    """Shows one of what asks to be seen, the latest first, and how many there are.

    It lies over the window and is no part of its layout. A text that is too long for the place goes on
    below it, over what stands there, until it is closed.

    Args:
        over: The window's inside.
        message: Messages.
        offer: Offers.
        strip: What is being read while a workbook is open.
    """

    def __init__(self, over: QWidget, message: MessageBar, offer: OfferBar, strip: ReadingView) -> None:
        super().__init__(over)
        self._over = over
        self._row: QWidget | None = None
        self._strip = strip
        self._bars: list[MessageBar | OfferBar | ReadingView] = [message, offer, strip]
        self.setProperty("kind", "notice")
        self.count = PlainLabel()
        self.count.setProperty("kind", "caption")
        line = QHBoxLayout(self)
        line.setContentsMargins(*_INSIDE)
        line.setSpacing(8)
        for bar in self._bars:
            bar.hide()
            line.addWidget(bar, 1)
        line.addWidget(self.count)
        message.changed.connect(self._follow_message)
        offer.changed.connect(self._follow_offer)
        strip.changed.connect(self._follow_strip)
        self._message, self._offer = message, offer
        over.installEventFilter(self)
        self.hide()

    def stand_in(self, row: QWidget | None) -> None:
        """Stand in a row of the window, at the right; None: at the top of the window."""
        if row is not self._row:
            if self._row is not None:
                self._row.removeEventFilter(self)
            self._row = row
            if row is not None:
                row.installEventFilter(self)
        self._settle()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep to the row when the window changes."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.Show):
            self._settle()
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        """Take another place where the type changes."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._settle()

    @Slot()
    def _follow_message(self) -> None:
        """Show the messages, as they are now."""
        self._follow(self._message)

    @Slot()
    def _follow_offer(self) -> None:
        """Show the offer, as it is now."""
        self._follow(self._offer)

    @Slot()
    def _follow_strip(self) -> None:
        """Show what is being read, as it is now."""
        self._follow(self._strip)

    def _follow(self, latest: MessageBar | OfferBar | ReadingView) -> None:
        """Show what asks to be seen; what has just said something first, but reading before all."""
        self._bars.remove(latest)
        self._bars.insert(0, latest)
        wanted = sorted((bar for bar in self._bars if bar.wanted), key=lambda bar: bar is not self._strip)
        for bar in self._bars:
            bar.setVisible(bool(wanted) and bar is wanted[0])
        count = sum(bar.wanted for bar in wanted)
        self.count.setVisible(count > 1)
        self.count.setText(f"({count})")
        self.count.setToolTip(tr("One at a time: the others are shown when this one is gone."))
        self.setVisible(bool(wanted))
        self._settle()

    def _settle(self) -> None:
        """Take the place: as wide as the text, as high as it needs."""
        if self.isHidden():
            return
        shown = next(bar for bar in self._bars if not bar.isHidden())
        needed = shown.room() + QSize(_INSIDE[0] + _INSIDE[2], _INSIDE[1] + _INSIDE[3])
        if not self.count.isHidden():
            needed += QSize(self.count.sizeHint().width() + 8, 0)
        row = self._row_of_messages()
        right = row.right() - _MARGIN
        widths = [min(needed.width(), _WIDEST, right - row.left() - _MARGIN)]
        if isinstance(self._row, GroupBar):
            groups, tools, end = self._row.free
            if tools - groups >= needed.width():
                right = row.left() + tools
            elif end - groups >= _LEAST and shown is not self._strip:  # rather two lines than over groups
                widths.insert(0, min(needed.width(), end - groups))
        heights = [self._height(width, needed) for width in widths]
        fits = next((at for at, height in enumerate(heights) if height <= row.height() + _OVER), -1)
        width, height = widths[fits], heights[fits]
        top = row.top() + max((row.height() - height) // 2, 2)
        self.setGeometry(right - width, top, width, height)
        self.raise_()

    def _height(self, width: int, needed: QSize) -> int:
        """Return the height that a width asks for."""
        inside = self.layout()
        if inside is None or not inside.hasHeightForWidth():
            return needed.height()
        return inside.heightForWidth(width) + 2

    def _row_of_messages(self) -> QRect:
        """Return the row, as it lies in the window."""
        if self._row is not None and self._row.isVisible():
            return QRect(self._row.mapTo(self._over, QPoint(0, 0)), self._row.size())
        return QRect(0, 0, self._over.width(), _TOP_ROW)
