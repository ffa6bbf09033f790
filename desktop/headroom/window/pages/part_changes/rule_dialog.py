"""Asks by which rule alternatives are assumed where a workbook has none."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QDialog, QFormLayout, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from headroom.foreign_text import one_line
from headroom.language import tr
from headroom.window.look.look import dress
from headroom.window.look.plain_text import PlainLabel
from headroom.window.look.theme import SPACE, type_scale
from headroom.window.pages.part_changes.drawer import put_change
from headroom.window.pages.part_changes.shown.typed_rule import TypedRule
from headroom.window.session.session import Session
from headroom.window.shown.topics import GuideTopic
from headroom.window.widgets.explained import explain

_ABOUT = tr(
    "Every part gets an alternative from one country at one premium. Nobody has offered "
    "it: it is marked as assumed wherever it is shown, and is taken back under Edit, "
    "Change parts."
)

_NONE = tr(
    "No part comes from there, so none would get an alternative. Parts of unknown origin "
    "get none either: give them an origin on the page Parts first."
)
_WIDTH = 440
"""Pixels at normal type."""


class RuleDialog(QDialog):
    """Puts alternatives by rule into the scenario, as one change.

    Args:
        session: Takes the change.
        parent: Window it belongs to.
    """

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        explain(self, GuideTopic.RULE)
        dress(self)
        self.setWindowTitle(tr("Assume alternatives"))
        self.setModal(True)
        self._session = session
        about = PlainLabel(_ABOUT)
        about.setWordWrap(True)
        self.country, self.premium, self.origins = QLineEdit("MX"), QLineEdit("+8 %"), QLineEdit()
        self.origins.setPlaceholderText(tr("every country outside the region"))
        self.wrong = PlainLabel()
        self.wrong.setWordWrap(True)
        self.wrong.hide()
        self.assume = QPushButton(tr("Assume"))
        self.assume.setDefault(True)
        self.assume.setProperty("kind", "primary")
        cancel = QPushButton(tr("Cancel"))
        form = QFormLayout()
        form.setSpacing(SPACE)
        for words, field in (
            (tr("From"), self.country),
            (tr("Premium"), self.premium),
            (tr("For parts from"), self.origins),
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
        self.setMinimumWidth(round(_WIDTH * type_scale(self)))
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
            self._complain(f"{one_line(str(cause))}.")
            return
        exposure = self._session.exposure
        if exposure is None or not change.selection.among(exposure.book.rows).any():
            self._complain(_NONE)
            return
        put_change(self._session, change)
        self.accept()

    def _complain(self, sentence: str) -> None:
        """Say what is wrong, in room of its own."""
        self.wrong.setText(sentence)
        self.wrong.show()
        self.adjustSize()
