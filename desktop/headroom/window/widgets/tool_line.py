"""The tools of a page, in one line: choices fold where there is less room."""

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QPushButton, QSizePolicy, QWidget

from headroom.window.look.theme import SPACE, type_scale
from headroom.window.widgets.more_button import MoreButton
from headroom.window.widgets.segmented import Form, Segmented

_APART, _CLOSE = SPACE * 3, SPACE
"""Pixels between two tools, and where there is less room."""

_LEAST_BOX = 64
"""Pixels at normal type to which a box may be narrowed."""


class ToolLine(QWidget):
    """Puts tools beside each other, at the right end of its room.

    Where they do not fit, choices become boxes, the widest first; then they go into the menu of a button,
    those made seldom first, else the last; then tools come closer, fields and boxes are narrowed, and buttons
    go into the menu, too.

    Args:
        tools: In their order.
        parent: Parent widget.
    """

    def __init__(self, *tools: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._tools = tools
        for tool in tools:
            tool.setParent(self)
            if isinstance(tool, QComboBox):  # else it would be cut to a few letters
                tool.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self._put_away: list[QPushButton] = []
        self.more = MoreButton(self)
        self.more.hide()

    @property
    def room(self) -> int:
        """Return the width of all of them as they are by themselves, pixels."""
        return self._needed(dict.fromkeys(self._shown, Form.OPEN), _APART)

    def sizeHint(self) -> QSize:
        """Return the room in which every tool stands as it is by itself."""
        heights = [_size(tool, Form.OPEN).height() for tool in self._shown]
        return QSize(self.room, max(heights, default=0))

    def minimumSizeHint(self) -> QSize:
        """Return the least room."""
        kinds = (Segmented, QPushButton)
        forms = {tool: Form.AWAY if isinstance(tool, kinds) else Form.OPEN for tool in self._shown}
        forms |= {tool: Form.OPEN for tool in forms if isinstance(tool, QPushButton) and tool.isCheckable()}
        return QSize(self._needed(forms, _CLOSE, narrowed=True), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use the room there is."""
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        """Place the tools anew where one needs other room than before, or is shown or hidden."""
        taken = super().event(event)
        if event.type() is QEvent.Type.LayoutRequest:
            self._fit()
            self.updateGeometry()
        return taken

    @property
    def _shown(self) -> list[QWidget]:
        """Return the tools that the page shows."""
        return [tool for tool in self._tools if not tool.isHidden() or tool in self._put_away]

    def _fit(self) -> None:
        """Choose how the tools stand, and place every one of them."""
        forms = dict.fromkeys(self._shown, Form.OPEN)
        choices = [tool for tool in forms if isinstance(tool, Segmented)]
        for choice in sorted(choices, key=lambda one: one.room(Form.OPEN).width(), reverse=True):
            if self._needed(forms, _APART) > self.width():
                forms[choice] = Form.FOLDED
        for choice in sorted(choices, key=lambda one: (one.seldom, choices.index(one)), reverse=True):
            if self._needed(forms, _APART) > self.width():
                forms[choice] = Form.AWAY
        buttons = [tool for tool in forms if isinstance(tool, QPushButton) and not tool.isCheckable()]
        for button in reversed(buttons):
            if self._needed(forms, _CLOSE, narrowed=True) > self.width():
                forms[button] = Form.AWAY
        for choice in choices:
            choice.take(forms[choice])
        self._put_away = [button for button in buttons if forms[button] is Form.AWAY]
        for button in buttons:
            button.setVisible(forms[button] is not Form.AWAY)
        self.more.hold([choice for choice in choices if forms[choice] is Form.AWAY], self._put_away)
        self.more.setVisible(Form.AWAY in forms.values())
        self._place(forms)

    def _needed(self, forms: dict[QWidget, Form], apart: int, *, narrowed: bool = False) -> int:
        """Return the width of all tools, pixels.

        Args:
            forms: How each tool stands.
            apart: Pixels between two tools.
            narrowed: Whether boxes are as narrow as can be.
        """
        stand = [tool for tool, form in forms.items() if form is not Form.AWAY]
        widths = [(self._least(tool) if narrowed else _size(tool, forms[tool]).width()) for tool in stand]
        if Form.AWAY in forms.values():
            widths.append(self.more.sizeHint().width())
        return sum(widths) + apart * max(len(widths) - 1, 0)

    def _least(self, tool: QWidget) -> int:
        """Return to which width a tool may be narrowed."""
        width = _size(tool, Form.FOLDED).width()
        narrows = isinstance(tool, QComboBox | QLineEdit | Segmented)
        return min(width, round(_LEAST_BOX * type_scale(self))) if narrows else width

    def _place(self, forms: dict[QWidget, Form]) -> None:
        """Place the tools from the right end on; what is typed into is narrowed before boxes are."""
        apart = _APART if self._needed(forms, _APART) <= self.width() else _CLOSE
        beyond = max(self._needed(forms, apart) - self.width(), 0)
        stand = [tool for tool, form in forms.items() if form is not Form.AWAY]
        if not self.more.isHidden():
            stand.append(self.more)
        less = dict.fromkeys(stand, 0)
        typed = [tool for tool in stand if isinstance(tool, QLineEdit)]
        for tool in (*reversed(typed), *(tool for tool in reversed(stand) if tool not in typed)):
            if not isinstance(tool, Segmented) or forms[tool] is not Form.OPEN:
                wide = _size(tool, forms.get(tool, Form.OPEN)).width()
                less[tool] = min(beyond, max(wide - self._least(tool), 0))
                beyond -= less[tool]
        right = self.width()
        for tool in reversed(stand):
            size = _size(tool, forms.get(tool, Form.OPEN))
            width, height = size.width() - less[tool], min(size.height(), max(self.height(), 1))
            right -= width
            tool.setGeometry(right, (self.height() - height) // 2, width, height)
            right -= apart
        for tool in forms.keys() - set(stand):  # else it lay unseen over others, and took their clicks
            tool.resize(0, 0)


def _size(tool: QWidget, form: Form) -> QSize:
    """Return the room that a tool needs by itself."""
    if isinstance(tool, Segmented):
        return tool.room(form)
    return tool.sizeHint().expandedTo(tool.minimumSizeHint()).boundedTo(tool.maximumSize())
