"""Asks before work is saved over a file that somebody else wrote."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QAbstractButton, QMessageBox, QWidget

from headroom.language import tr
from headroom.window.look.look import dress


class OccupiedQuestion(QMessageBox):
    """Asks once; closing it is no answer, so that nothing is lost.

    Args:
        sentence: What is there.
        comparable: Whether it is saved work, of which can be shown how it differs.
        parent: Parent widget.

    Attributes:
        overwrite_chosen: What is there may be lost.
        elsewhere_chosen: The work shall be saved under another name.
        differences_chosen: The two shall be compared first.
    """

    overwrite_chosen = Signal()
    elsewhere_chosen = Signal()
    differences_chosen = Signal()

    def __init__(self, sentence: str, *, comparable: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        dress(self)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Save the work"))
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(sentence)
        self.setInformativeText(tr("Nothing is saved yet."))
        roles = QMessageBox.ButtonRole
        self._elsewhere = self.addButton(tr("Save as…"), roles.AcceptRole)
        self._overwrite = self.addButton(tr("Overwrite"), roles.DestructiveRole)
        self._differences = self.addButton(tr("Show differences"), roles.ActionRole) if comparable else None
        cancel = self.addButton(QMessageBox.StandardButton.Cancel)
        self.setDefaultButton(self._elsewhere)
        self.setEscapeButton(cancel)
        self._elsewhere.setProperty("kind", "primary")
        self._elsewhere.style().polish(self._elsewhere)
        self.buttonClicked.connect(self._answer)

    @Slot(QAbstractButton)
    def _answer(self, button: QAbstractButton) -> None:
        """Say what was chosen."""
        if button is self._overwrite:
            self.overwrite_chosen.emit()
        elif button is self._elsewhere:
            self.elsewhere_chosen.emit()
        elif self._differences is not None and button is self._differences:
            self.differences_chosen.emit()
