"""A row of buttons of which one is chosen."""

from collections.abc import Sequence
from enum import StrEnum
from typing import Generic, TypeVar

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QToolButton, QWidget

from headroom.window.session.value_signal import ValueSignal, value_signal

Choice = TypeVar("Choice", bound=StrEnum)


class Segmented(QWidget, Generic[Choice]):
    """Lets one of a few values be chosen.

    Args:
        name: What is chosen, for screen readers.
        values: The values; the first is chosen.
        parent: Parent widget.

    Attributes:
        chosen: Emitted with the value that was chosen.
    """

    chosen: ValueSignal[Choice] = value_signal()

    def __init__(self, name: str, values: Sequence[Choice], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._values = tuple(values)
        self._group = QButtonGroup(self)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(2)
        self.buttons: dict[str, QToolButton] = {}
        for at, value in enumerate(values):
            button = QToolButton()
            button.setText(value.value[:1].upper() + value.value[1:])
            button.setCheckable(True)
            button.setChecked(at == 0)
            button.setAccessibleName(f"{name}: {value.value}")
            self._group.addButton(button, at)
            self.buttons[value.value] = button
            line.addWidget(button)
        self._group.buttonClicked.connect(self._choose)

    @property
    def value(self) -> Choice:
        """Return the chosen value."""
        return self._values[self._group.checkedId()]

    def choose(self, value: Choice) -> None:
        """Choose a value without a word about it."""
        self.buttons[value.value].setChecked(True)

    @Slot(QAbstractButton)
    def _choose(self, _button: QAbstractButton) -> None:
        """Tell which value was chosen."""
        self.chosen.emit(self.value)
