"""Changes the language of the program: it is another one from the next start on, which may be at once."""

import os
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QMessageBox

from headroom.language import language, tr
from headroom.language.choice import SYSTEM, first_known, known, system_languages
from headroom.window.frame.language_menu import LanguageMenu
from headroom.window.frame.shell import Shell
from headroom.window.look.look import dress
from headroom.window.session.settings import LANGUAGE, Settings


class LanguageChange(QObject):
    """Remembers the language that is chosen, and offers to start again with what is open.

    Every text is made in the language of the process: a window that changed it would show two.

    Args:
        menu: Where it is chosen.
        settings: What is remembered.
        shell: The window, which asks what becomes of unsaved work before it closes.
        open_files: Returns what is open now.
        parent: Parent object.

    Attributes:
        starts_again: Whether the program starts again once its window is closed.
        question: Asks whether it shall; None where it does not.
        files: What it opens then.
    """

    def __init__(
        self,
        menu: LanguageMenu,
        settings: Settings,
        shell: Shell,
        open_files: Callable[[], tuple[Path, ...]],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._menu, self._settings, self._shell = menu, settings, shell
        self._open_files = open_files
        self.starts_again = False
        self.question: QMessageBox | None = None
        menu.chosen.connect(self._choose)
        menu.mark(known(settings.text(LANGUAGE)) or SYSTEM)

    @property
    def files(self) -> tuple[Path, ...]:
        """Return what is open: saved work, else the files of the workbook."""
        return self._open_files()

    @Slot(str)
    def _choose(self, code: str) -> None:
        """Remember a language, and ask whether to start again where it is another one."""
        self._settings.put_text(LANGUAGE, code)
        self._menu.mark(code)
        self.starts_again = False
        if first_known((code,), system_languages(os.environ)) != language().code:
            self._ask()

    def _ask(self) -> None:
        """Ask whether to start again."""
        asked = QMessageBox(self._shell)
        dress(asked)
        asked.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        asked.setWindowTitle(tr("Language"))
        asked.setText(tr("The program speaks another language once it has started again."))
        asked.setInformativeText(tr("What is open is opened again; work that is not saved is asked about."))
        again = asked.addButton(tr("Start again"), QMessageBox.ButtonRole.AcceptRole)
        asked.addButton(tr("Later"), QMessageBox.ButtonRole.RejectRole)
        asked.setDefaultButton(again)
        again.clicked.connect(self._start_again)
        asked.destroyed.connect(self._forget)
        self.question = asked
        asked.open()

    @Slot()
    def _forget(self) -> None:
        """Forget the question, which is closed."""
        self.question = None

    @Slot()
    def _start_again(self) -> None:
        """Close the window as its user would; the program starts again when it is closed."""
        self.starts_again = True
        self._shell.close()
