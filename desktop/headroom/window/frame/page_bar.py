"""The row below the groups: the pages of the group at the left, the tools of the page at the right."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Slot
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from headroom.window.frame.bar_button import BarButton, BarKind
from headroom.window.look.look import dress
from headroom.window.look.plain_text import plain_tooltip
from headroom.window.pages.page_stack import PageStack
from headroom.window.widgets.tool_line import ToolLine

_LINE = 30
"""Pixels: no row of tools makes the bar higher, so that pages begin at the same height."""

_MARGIN, _INDENT, _RIGHT, _GAP = 12, 10, 12, 16


class PageBar(QWidget):
    """Shows the pages of the group that is looked at, and takes over the tools of the page that is shown.

    Tools that do not fit beside the pages stand on a line of their own.

    Args:
        pages: The pages.
        parent: Parent widget.
    """

    def __init__(self, pages: PageStack, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages = pages
        self._tools: QWidget | None = None
        self._below = False
        self._height = 0
        self._taken: list[QWidget] = []
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        self._group = QButtonGroup(self)
        self.buttons: dict[str, BarButton] = {}
        for group in pages.groups:
            for page in group.pages:
                button = BarButton(page.title, BarKind.PAGE)
                button.setToolTip(plain_tooltip(page.hint))
                self._group.addButton(button)
                self.buttons[page.name] = button
        self._first = QHBoxLayout()
        self._second = QHBoxLayout()
        self._lay_out()
        self._group.buttonClicked.connect(self._turn)
        pages.turned.connect(self.follow)
        pages.offered.connect(self.follow)
        self.follow()

    @Slot()
    def follow(self) -> None:
        """Show the pages of the group, and the tools of the page."""
        offered = {page.name for page in self._pages.pages_of(self._pages.group)}
        for name, button in self.buttons.items():
            button.setVisible(name in offered)
            button.show_number(self._pages.count_of(name))
        self.buttons[self._pages.current].setChecked(True)
        tools = self._pages.tools
        if tools is not self._tools:
            self._take(tools)

    def minimumSizeHint(self) -> QSize:
        """Return the room of the pages alone: tools may stand below them."""
        return QSize(self._room_of_pages(), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the tools where there is room for them."""
        super().resizeEvent(event)
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Put the tools elsewhere where they need other room than before."""
        if event.type() is QEvent.Type.LayoutRequest and watched is self._tools:
            self._place()
        return super().eventFilter(watched, event)

    def _take(self, tools: QWidget | None) -> None:
        """Take over the tools of a page; those of another one stay, unseen."""
        if self._tools is not None:
            self._tools.removeEventFilter(self)
            self._tools.hide()
        self._tools = tools
        if tools is not None:
            inside = tools.layout()
            if inside is not None:
                inside.setContentsMargins(0, 0, 0, 0)
            self._line(below=self._below).addWidget(tools)
            tools.installEventFilter(self)
            if tools not in self._taken:
                self._taken.append(tools)
                dress(tools)
                for inside_it in tools.findChildren(QWidget):  # else they say what room they need too late
                    inside_it.ensurePolished()
            tools.show()
        self._place()

    def _place(self) -> None:
        """Put the tools beside the pages, or below them where there is no room."""
        tools = self._tools
        room = self.width() - self._room_of_pages() - _GAP
        below = tools is not None and _room_of(tools) > room
        if isinstance(tools, ToolLine):
            tools.fit(self.width() - _MARGIN - _INDENT - _RIGHT if below else room)
        if tools is not None and (below is not self._below or self._line(below=below).indexOf(tools) < 0):
            self._line(below=below).addWidget(tools)
        self._below = below
        height = self.sizeHint().height()
        if height != self._height:  # or the bar would keep its height where tools need another line
            self._height = height
            self.setFixedHeight(height)

    def _line(self, *, below: bool) -> QHBoxLayout:
        """Return the line of the tools."""
        return self._second if below else self._first

    def _room_of_pages(self) -> int:
        """Return the width of the pages of the group."""
        shown = [button for button in self.buttons.values() if not button.isHidden()]
        return _MARGIN + sum(button.sizeHint().width() for button in shown) + _RIGHT

    @Slot()
    def _turn(self) -> None:
        """Show the page whose button was clicked."""
        chosen = self._group.checkedButton()
        for name, button in self.buttons.items():
            if button is chosen:
                self._pages.turn_to(name)

    def _lay_out(self) -> None:
        """Put the pages at the left."""
        self._first.setContentsMargins(_MARGIN, 0, _RIGHT, 0)
        self._first.setSpacing(0)
        for button in self.buttons.values():
            self._first.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        self._first.addStretch(1)
        self._second.setContentsMargins(_MARGIN + _INDENT, 0, _RIGHT, 0)
        column = QVBoxLayout(self)
        self._first.addStrut(_LINE)
        column.setContentsMargins(0, 5, 0, 5)
        column.setSpacing(6)
        column.addLayout(self._first)
        column.addLayout(self._second)


def _room_of(tools: QWidget) -> int:
    """Return the width of tools that stand in one line."""
    return tools.room if isinstance(tools, ToolLine) else tools.minimumSizeHint().width()
