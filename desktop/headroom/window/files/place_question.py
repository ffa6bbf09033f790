"""Asks before a workbook is read from a place that saved work names, and nobody chose on this computer."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QAbstractButton, QMessageBox, QWidget

from headroom.language import tr
from headroom.window.look.look import dress
from headroom.window.look.plain_text import plain_tooltip


class PlaceQuestion(QMessageBox):
    """Asks once; closing it is a no.

    Args:
        place: The whole path. It is shown as it is, and nothing of it is touched.
        parent: Parent widget.

    Attributes:
        answered: Emitted with whether the workbook may be read.
    """

    answered = Signal(bool)

    def __init__(self, place: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        dress(self)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Where the workbook is"))
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(tr("Read the workbook of this work from another place?"))
        told = tr(
            "{place}\n\nIt was never opened from there on this computer. Read it only if you know "
            "the place; else open the workbook by hand.",
            place=place,
        )
        self.setInformativeText(plain_tooltip(told))
        self._read = self.addButton(tr("Read it"), QMessageBox.ButtonRole.AcceptRole)
        cancel = self.addButton(QMessageBox.StandardButton.Cancel)
        self.setDefaultButton(cancel)
        self.setEscapeButton(cancel)
        self.buttonClicked.connect(self._answer)

    @Slot(QAbstractButton)
    def _answer(self, button: QAbstractButton) -> None:
        """Say what was chosen."""
        self.answered.emit(button is self._read)
