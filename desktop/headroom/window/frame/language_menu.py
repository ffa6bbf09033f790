"""The menu of the languages of the program."""

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

from headroom.language import tr
from headroom.language.choice import SYSTEM
from headroom.language.languages import LANGUAGES


class LanguageMenu(QObject):
    """Makes the actions that choose the language; each language is called as it calls itself.

    Attributes:
        chosen: Emitted with the code of a language, or with ``system``.
        languages: The actions; the code of each is its data.
    """

    chosen = Signal(str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.languages = QActionGroup(self)
        names = {SYSTEM: tr("As the system"), **{code: one.name for code, one in LANGUAGES.items()}}
        for code, name in names.items():
            action = QAction(name, self.languages)
            action.setCheckable(True)
            action.setData(code)
        self.languages.triggered.connect(self._choose)

    def put_into(self, menu: QMenu) -> None:
        """Add the menu to another one."""
        languages = menu.addMenu(tr("Languag&e"))
        languages.setToolTipsVisible(True)
        languages.addActions(self.languages.actions())

    def mark(self, code: str) -> None:
        """Check what is set."""
        for action in self.languages.actions():
            action.setChecked(action.data() == code)

    @Slot(QAction)
    def _choose(self, action: QAction) -> None:
        """Say which language was chosen."""
        self.chosen.emit(str(action.data()))
