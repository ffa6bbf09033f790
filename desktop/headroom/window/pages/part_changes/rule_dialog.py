"""Asks by which rule alternatives are assumed where a workbook has none."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QDialog, QFormLayout, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from headroom.foreign_text import one_line
from headroom.window.look.look import dress
from headroom.window.look.plain_text import PlainLabel
from headroom.window.look.theme import SPACE
from headroom.window.pages.part_changes.drawer import put_change
from headroom.window.pages.part_changes.shown.typed_rule import TypedRule
from headroom.window.session.session import Session

_ABOUT = (
    "Every part gets an alternative from one country at one premium. Nobody has offered it: it is marked as "
    "assumed wherever it is shown, and is taken back under Edit, Change parts."
)


class RuleDialog(QDialog):
    """Puts alternatives by rule into the scenario, as one change.

    Args:
        session: Takes the change.
        parent: Window it belongs to.
    """

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        dress(self)
        self.setWindowTitle("Assume alternatives")
        self.setModal(True)
        self._session = session
        about = PlainLabel(_ABOUT)
        about.setWordWrap(True)
        self.country, self.premium, self.origins = QLineEdit("MX"), QLineEdit("+8 %"), QLineEdit()
        self.origins.setPlaceholderText("every country outside the region")
        self.wrong = PlainLabel()
        self.wrong.setWordWrap(True)
        self.wrong.hide()
        self.assume = QPushButton("Assume")
        self.assume.setDefault(True)
        self.assume.setProperty("kind", "primary")
        cancel = QPushButton("Cancel")
        form = QFormLayout()
        form.setSpacing(SPACE)
        for words, field in (
            ("From", self.country),
            ("Premium", self.premium),
            ("For parts from", self.origins),
        ):
            field.setAccessibleName(words)
            form.addRow(PlainLabel(words), field)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(self.assume)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addWidget(about)
        column.addLayout(form)
        column.addWidget(self.wrong)
        column.addLayout(buttons)
        cancel.clicked.connect(self.reject)
        self.assume.clicked.connect(self.make)

    @Slot()
    def make(self) -> None:
        """Put the alternatives into the scenario, or say what is wrong."""
        try:
            change = TypedRule(self.country.text(), self.premium.text(), self.origins.text()).change()
        except ValueError as cause:
            self.wrong.setText(f"{one_line(str(cause))}.")
            self.wrong.show()
            return
        put_change(self._session, change)
        self.accept()
