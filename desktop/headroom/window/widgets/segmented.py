"""A few values of which one is chosen: buttons in a row, or a box where there is less room."""

from collections.abc import Sequence
from enum import StrEnum
from typing import Generic, TypeVar

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QComboBox, QHBoxLayout, QToolButton, QWidget

from headroom.language import WordEnum, colon
from headroom.window.look.plain_text import plain_tooltip
from headroom.window.look.spoken import OneOfSeveral
from headroom.window.session.value_signal import ValueSignal, value_signal
from headroom.window.widgets.choice_box import name_box

Choice = TypeVar("Choice", bound=WordEnum)


class Form(StrEnum):
    """How a choice stands among others."""

    OPEN = "buttons"
    FOLDED = "a box"
    AWAY = "in the menu of another button"


class _Segment(QToolButton, OneOfSeveral):
    """One of the buttons."""


class Segmented(QWidget, Generic[Choice]):
    """Lets one of a few values be chosen.

    Args:
        name: What is chosen, for screen readers.
        values: The values; the first is chosen.
        parent: Parent widget.
        seldom: Whether it is made seldom, so that it gives way to others first.

    Attributes:
        chosen: Emitted with the value that was chosen.
        name: What is chosen.
        seldom: Whether it is made seldom.
        box: Holds the values where the buttons have no room.
    """

    chosen: ValueSignal[Choice] = value_signal()

    def __init__(
        self, name: str, values: Sequence[Choice], parent: QWidget | None = None, *, seldom: bool = False
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.name = name
        self.seldom = seldom
        self._values = tuple(values)
        self._form = Form.OPEN
        self._group = QButtonGroup(self)
        self._row, self.box = QWidget(), QComboBox()
        name_box(self.box, name)
        self.box.setToolTip(plain_tooltip(name))
        self.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        line = QHBoxLayout(self._row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(2)
        self.buttons: dict[str, QToolButton] = {}
        for at, value in enumerate(values):
            button = _Segment()
            button.setText(value.label)
            button.setCheckable(True)
            button.setChecked(at == 0)
            button.take_tab_when_chosen()
            button.setAccessibleName(colon(name, value.word))
            self._group.addButton(button, at)
            self.buttons[value.value] = button
            self.box.addItem(button.text())
            line.addWidget(button)
        both = QHBoxLayout(self)
        both.setContentsMargins(0, 0, 0, 0)
        both.setSpacing(0)
        both.addWidget(self._row)
        both.addWidget(self.box)
        self.box.hide()
        self._group.buttonClicked.connect(self._choose)
        self.box.activated.connect(self._take)

    @property
    def values(self) -> tuple[Choice, ...]:
        """Return the values that can be chosen."""
        return self._values

    @property
    def value(self) -> Choice:
        """Return the chosen value."""
        return self._values[self._group.checkedId()]

    @property
    def form(self) -> Form:
        """Return how it stands."""
        return self._form

    def choose(self, value: Choice) -> None:
        """Choose a value without a word about it."""
        self.buttons[value.value].setChecked(True)
        self.box.setCurrentIndex(self._group.checkedId())

    def room(self, form: Form) -> QSize:
        """Return the room that it needs in a form; in the menu of another button none."""
        if form is Form.AWAY:
            return QSize(0, 0)
        return (self._row if form is Form.OPEN else self.box).sizeHint()

    def take(self, form: Form) -> None:
        """Stand in another form."""
        if form is self._form:
            return
        self._form = form
        self._row.setVisible(form is Form.OPEN)
        self.box.setVisible(form is Form.FOLDED)
        for at, button in enumerate(self.buttons.values()):
            self.box.setItemData(at, button.toolTip(), Qt.ItemDataRole.ToolTipRole)

    @Slot(QAbstractButton)
    def _choose(self, _button: QAbstractButton) -> None:
        """Tell which value was chosen by a button."""
        self.box.setCurrentIndex(self._group.checkedId())
        self.chosen.emit(self.value)

    @Slot(int)
    def _take(self, at: int) -> None:
        """Tell which value was chosen in the box."""
        if at != self._group.checkedId():
            self._group.button(at).setChecked(True)
            self.chosen.emit(self.value)
