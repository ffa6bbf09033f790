"""Asks what becomes of changes that are not saved, before they would be lost."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QAbstractButton, QMessageBox, QWidget

from headroom.language import tr
from headroom.window.look.look import dress


class SaveQuestion(QMessageBox):
    """Asks once; closing it is no answer, so that nothing is lost.

    Args:
        name: The workbook or saved work that is open.
        question: Whether to save them, before what would lose them.
        parent: Parent widget.

    Attributes:
        save_chosen: They shall be saved first.
        discard_chosen: They shall be lost.
        cancel_chosen: Everything stays as it is.
    """

    save_chosen = Signal()
    discard_chosen = Signal()
    cancel_chosen = Signal()

    def __init__(self, question: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        dress(self)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Save the work"))
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(question)
        self.setInformativeText(
            tr("Scenarios and notes that are not saved are lost. The workbook is never changed.")
        )
        kinds = QMessageBox.StandardButton
        self.setStandardButtons(kinds.Save | kinds.Discard | kinds.Cancel)
        self.setDefaultButton(kinds.Save)
        self.setEscapeButton(kinds.Cancel)
        save = self.button(kinds.Save)
        save.setProperty("kind", "primary")
        save.style().polish(save)
        self.buttonClicked.connect(self._answer)

    @Slot(QAbstractButton)
    def _answer(self, button: QAbstractButton) -> None:
        """Say what was chosen."""
        match self.standardButton(button):
            case QMessageBox.StandardButton.Save:
                self.save_chosen.emit()
            case QMessageBox.StandardButton.Discard:
                self.discard_chosen.emit()
            case _:
                self.cancel_chosen.emit()
