"""A box to choose one of several things from, as wide as their names ask for."""

import sys

from PySide6.QtWidgets import QComboBox, QWidget


class ChoiceBox(QComboBox):
    """A combo box that never cuts the names it is made for.

    Args:
        name: What is chosen, for screen readers.
        letters: Of the names that are seen whole.
        parent: Parent widget.
    """

    def __init__(self, name: str, letters: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        name_box(self, name)
        self.setMinimumContentsLength(letters)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)


def name_box(box: QComboBox, name: str) -> None:
    """Tell screen readers what is chosen in a box.

    Qt names a box by what is chosen in it where the system is no Windows and no macOS; what it is for is
    its description there.
    """
    box.setAccessibleName(name)
    if sys.platform not in {"win32", "darwin"}:
        box.setAccessibleDescription(name)
