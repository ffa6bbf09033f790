"""The row below the groups: the pages of the group at the left, the tools of the page at the right."""

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QAction, QPalette
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSizePolicy, QSpacerItem, QWidget

from headroom.language import tr
from headroom.window.frame.bar_button import BarButton, BarKind
from headroom.window.frame.key_text import key_text
from headroom.window.look.icons import IconButton
from headroom.window.look.look import dress
from headroom.window.look.plain_text import plain_tooltip
from headroom.window.pages.page_stack import PageStack
from headroom.window.widgets.tool_line import ToolLine

_LINE = 30
"""Pixels: no row of tools makes the bar higher, so that pages begin at the same height."""

_MARGIN, _RIGHT, _GAP = 12, 12, 16


class PageBar(QWidget):
    """Shows the pages of the group that is looked at, and takes over the tools of the page that is shown.

    Tools stand beside the pages in the same line; a ``ToolLine`` folds its own where they do not fit.

    Args:
        pages: The pages.
        show_only: Chooses which models are shown.
        parent: Parent widget.
    """

    def __init__(self, pages: PageStack, show_only: QAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages = pages
        self._tools: QWidget | None = None
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
        self._line = QHBoxLayout(self)
        self._rest = QSpacerItem(_GAP, 0)
        self.filter = _filter_button(show_only)
        dress(self.filter)
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
        """Return the room of the pages alone: tools fold into what is left."""
        return QSize(self._room_of_pages(), super().minimumSizeHint().height())

    def _take(self, tools: QWidget | None) -> None:
        """Take over the tools of a page; those of another one stay, unseen."""
        if self._tools is not None:
            self._tools.hide()
        self._tools = tools
        if tools is not None:
            inside = tools.layout()
            if inside is not None:
                inside.setContentsMargins(0, 0, 0, 0)
            if tools not in self._taken:
                self._taken.append(tools)
                self._line.addWidget(tools, int(isinstance(tools, ToolLine)))
                dress(tools)
                for inside_it in tools.findChildren(QWidget):  # else they say what room they need too late
                    inside_it.ensurePolished()
            tools.show()
        self._rest.changeSize(_GAP, 0, _rest_policy(tools))
        self._line.invalidate()

    def _room_of_pages(self) -> int:
        """Return the width of the pages of the group."""
        shown = [button for button in self.buttons.values() if not button.isHidden()]
        pages = sum(button.sizeHint().width() for button in shown)
        return _MARGIN + pages + self.filter.sizeHint().width() + _RIGHT

    @Slot()
    def _turn(self) -> None:
        """Show the page whose button was clicked."""
        chosen = self._group.checkedButton()
        for name, button in self.buttons.items():
            if button is chosen:
                self._pages.turn_to(name)

    def _lay_out(self) -> None:
        """Put the pages at the left; the bar is as high for all of them."""
        self._line.setContentsMargins(_MARGIN, 5, _RIGHT, 5)
        self._line.setSpacing(0)
        self._line.addStrut(_LINE)
        for button in self.buttons.values():
            self._line.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        self._line.addWidget(self.filter, 0, Qt.AlignmentFlag.AlignVCenter)
        self._line.addItem(self._rest)


def _filter_button(show_only: QAction) -> IconButton:
    """Return the button that chooses which models are shown."""
    keys = key_text(show_only)
    button = IconButton(
        "filter", tr("Show only models of a class, brand, plant or verdict ({keys})", keys=keys)
    )
    button.clicked.connect(show_only.trigger)
    button.setEnabled(show_only.isEnabled())
    show_only.enabledChanged.connect(button.setEnabled)
    return button


def _rest_policy(tools: QWidget | None) -> QSizePolicy.Policy:
    """Return whether what is left between pages and tools is room of the tools."""
    return QSizePolicy.Policy.Fixed if isinstance(tools, ToolLine) else QSizePolicy.Policy.Expanding
