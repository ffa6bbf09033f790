"""The top row of an open workbook: the groups of its pages, and at the right what is always at hand."""

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from headroom.language import tr
from headroom.window.frame.bar_button import BarButton, BarKind
from headroom.window.frame.key_text import key_text
from headroom.window.look.icons import IconButton
from headroom.window.look.plain_text import plain_tooltip
from headroom.window.look.theme import type_scale
from headroom.window.pages.page_stack import PageStack
from headroom.window.widgets.hairline import hairline

_MARGIN = 8
_TOOLS = 128
"""Pixels that the tools need where they stand without words."""


class GroupBar(QWidget):
    """Shows the groups of a stack of pages, each with the digit of its key.

    Args:
        pages: The pages.
        finder: Finds a model, a page or a lever.
        hand_over: Hands figures over as a file.
        present: Begins to present.
        parent: Parent widget.
    """

    def __init__(
        self,
        pages: PageStack,
        finder: QAction,
        hand_over: QAction,
        present: QAction,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._pages = pages
        self.setProperty("kind", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._group = QButtonGroup(self)
        self.buttons: list[BarButton] = []
        for at, group in enumerate(pages.groups):
            button = BarButton(group.title, BarKind.GROUP, str(at + 1))
            button.setToolTip(plain_tooltip(f"{group.hint} (Ctrl+{at + 1})"))
            self._group.addButton(button, at)
            self.buttons.append(button)
        self.finder = _tool("search", tr("Find a model, a page or a lever"), finder)
        self.hand_over = _tool("hand-over", tr("Hand over"), hand_over)
        self.present = _tool("present", tr("Present"), present)
        self._lay_out()
        self._group.idClicked.connect(pages.turn_to_group)
        pages.turned.connect(self.follow)
        self.follow()

    @property
    def free(self) -> tuple[int, int, int]:
        """Return where the groups end, where the tools begin, and where they end, pixels."""
        groups = self.buttons[-1].geometry().right() + _MARGIN
        return groups, self.finder.x() - _MARGIN, self.width() - _MARGIN

    @Slot()
    def follow(self) -> None:
        """Mark the group of the page that is shown."""
        self.buttons[self._pages.group].setChecked(True)

    def minimumSizeHint(self) -> QSize:
        """Return the room that the groups need when they stand close."""
        width = sum(button.room(narrow=True) for button in self.buttons)
        return QSize(round(width) + round(_TOOLS * type_scale(self)), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the groups stand close, and the tools without words, where there is little room."""
        super().resizeEvent(event)
        groups = sum(button.room(narrow=False) for button in self.buttons)
        tools = sum(one.sizeHint().width() for one in (self.finder, self.hand_over, self.present))
        narrow = groups + tools > self.width()
        for button in self.buttons:
            button.narrow(narrow=narrow)
        style = Qt.ToolButtonStyle
        for tool in (self.finder, self.hand_over, self.present):
            tool.setToolButtonStyle(style.ToolButtonIconOnly if narrow else style.ToolButtonTextBesideIcon)

    def _lay_out(self) -> None:
        """Put the groups at the left, the rest at the right."""
        line = QHBoxLayout()
        line.setContentsMargins(_MARGIN, 0, _MARGIN, 0)
        line.setSpacing(0)
        for button in self.buttons:
            line.addWidget(button)
        line.addStretch(1)
        line.addWidget(self.finder)
        for tool in (self.hand_over, self.present):
            line.addSpacing(4)
            line.addWidget(tool)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(line)
        column.addWidget(hairline())


def _tool(icon: str, words: str, action: QAction) -> QToolButton:
    """Return a button that does what ``action`` does, with its keys in the tooltip."""
    button = IconButton(icon, words)
    keys = key_text(action)
    button.setText(keys.replace("+", " ") if icon == "search" else words)
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    button.setToolTip(plain_tooltip(f"{words} ({keys})"))
    button.clicked.connect(action.trigger)
    button.setEnabled(action.isEnabled())
    action.enabledChanged.connect(button.setEnabled)
    return button
