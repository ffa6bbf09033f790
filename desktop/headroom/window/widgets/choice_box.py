"""A box to choose one of several things from, as wide as their names ask for."""

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
        self.setAccessibleName(name)
        self.setMinimumContentsLength(letters)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
