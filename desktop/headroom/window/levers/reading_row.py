"""One text of the law that is read in more than one way: its name, and a box of its readings."""

from PySide6.QtCore import QSignalBlocker, Qt, Slot
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from headroom.language import tr
from headroom.window.levers.panel_section import PanelRow
from headroom.window.levers.shown.reading_choices import ReadingChoice
from headroom.window.look.plain_text import plain_tooltip
from headroom.window.session.session import Session
from headroom.window.widgets.choice_box import name_box
from headroom.window.widgets.two_line_label import TwoLineLabel

_FEW_LETTERS = 4
"""Letters of the longest word that stands beside the name; longer ones stand below it."""


class _WordBox(QComboBox):
    """A box that the wheel passes over: it scrolls the panel."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the panel."""
        event.ignore()


class ReadingRow(PanelRow):
    """Shows one reading and hands the session what is chosen."""

    def __init__(self, session: Session, choice: ReadingChoice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._choice = choice
        self.label = TwoLineLabel()
        self.box = _WordBox()
        self.box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.box.addItems(choice.reading.words)
        self.home = self.reset_button(choice.reading.label)
        self._lay_out()
        self.show_choice(choice)
        self.box.activated.connect(self._choose)
        self.home.clicked.connect(self._go_home)

    @property
    def choice(self) -> ReadingChoice:
        """Return the reading as it is shown."""
        return self._choice

    @property
    def changed(self) -> bool:
        """Return whether it is not at home."""
        return self._choice.changed

    def matches(self, topic: str, typed: str) -> bool:
        """Return whether it has all words that are typed; the words of its topic count."""
        return self._choice.matches(topic, typed)

    def show_choice(self, choice: ReadingChoice) -> None:
        """Show a reading of the same key and words."""
        self._choice = choice
        reading = choice.reading
        blocked = QSignalBlocker(self.box)
        self.box.setCurrentText(reading.chosen)
        blocked.unblock()
        if self.label.text() != reading.label:
            self.label.setText(reading.label)
        mark = "changed" if choice.changed else ""
        if self.label.property("mark") != mark:
            self.label.setProperty("mark", mark)
            self.label.style().polish(self.label)
        self.home.setVisible(choice.changed)
        self.home.setToolTip(plain_tooltip(tr("Reset to {value}", value=choice.home)))
        self.label.setToolTip(plain_tooltip(choice.about))
        self.box.setToolTip(plain_tooltip(choice.about))
        name_box(self.box, reading.label)

    def retire(self) -> None:
        """Go."""
        self.box.blockSignals(True)
        self.hide()
        self.deleteLater()

    def _lay_out(self) -> None:
        """Put short words beside the name, long ones below it."""
        name = QHBoxLayout()
        name.setSpacing(2)
        name.addWidget(self.label, 1)
        name.addWidget(self.home)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 2)
        column.setSpacing(2)
        column.addLayout(name)
        if max(len(word) for word in self._choice.reading.words) <= _FEW_LETTERS:
            name.addWidget(self.box)
        else:
            column.addWidget(self.box)

    def _set(self, word: str) -> None:
        """Hand a word to the session."""
        self._session.choose_reading(self._choice.reading, word)

    @Slot(int)
    def _choose(self, index: int) -> None:
        """Take the word at ``index``."""
        self._set(self.box.itemText(index))

    @Slot()
    def _go_home(self) -> None:
        """Put the reading back."""
        self._set(self._choice.home)
