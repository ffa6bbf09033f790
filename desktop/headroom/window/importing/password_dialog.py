"""Asks for the password of a workbook; it is handed on and kept nowhere."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLineEdit, QVBoxLayout, QWidget

from headroom.language import tr
from headroom.window.look.look import dress
from headroom.window.look.plain_text import PlainLabel
from headroom.window.look.sized import grow
from headroom.window.shown.topics import GuideTopic
from headroom.window.widgets.explained import explain


class PasswordDialog(QDialog):
    """Asks once.

    Attributes:
        given: Emitted with the password.
        refused: Nobody knows it.
    """

    given = Signal(str)
    refused = Signal()

    def __init__(self, book: str, *, was_wrong: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        explain(self, GuideTopic.PASSWORD)
        dress(self)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Password"))
        self.text = PlainLabel(tr("{book} is protected with a password.", book=book))
        self.text.setWordWrap(True)
        self.wrong = PlainLabel(
            tr("That password does not open it. Look at capital letters and the keyboard's language.")
        )
        self.wrong.setWordWrap(True)
        self.wrong.setProperty("tone", "bad")
        self.wrong.setVisible(was_wrong)
        self.password = QLineEdit()
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.password.setAccessibleName(tr("Password"))
        grow(self.password, self.password.setMinimumWidth, 360)
        note = PlainLabel(tr("It is used once and kept nowhere."))
        note.setProperty("kind", "caption")
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Open | QDialogButtonBox.StandardButton.Cancel
        )
        self.buttons.button(QDialogButtonBox.StandardButton.Open).setEnabled(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        for widget in (self.text, self.wrong, self.password, note, self.buttons):
            column.addWidget(widget)
        self.password.textChanged.connect(self._enable)
        self.buttons.accepted.connect(self._give)
        self.buttons.rejected.connect(self.reject)
        self.rejected.connect(self.refused)

    @Slot(str)
    def _enable(self, text: str) -> None:
        """Let it be opened once something is typed."""
        self.buttons.button(QDialogButtonBox.StandardButton.Open).setEnabled(bool(text))

    @Slot()
    def _give(self) -> None:
        """Hand the password on, and forget it."""
        text = self.password.text()
        self.password.clear()
        self.accept()
        self.given.emit(text)
