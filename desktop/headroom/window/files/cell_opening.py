"""Opens the workbook that is shown in the program of the system, at a cell as far as that can be asked for.

No system lets a document be opened at a cell by its name alone. So the file is opened, and the cell is put on
the clipboard for the field of the program that goes to one. No command is ever made of a text of a workbook.
"""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication

from headroom.language import tr
from headroom.window.session.focus import Focus
from headroom.window.shown.book_cell import BookCell
from headroom.window.shown.news import News
from headroom.window.shown.tone import Tone
from headroom.workstation.organisation_presets import presets
from headroom.workstation.preset_words import SWITCHED_OFF, Feature

_BOOKS = frozenset({".xlsx", ".xlsm", ".xlsb", ".xls", ".xltx", ".xltm", ".ods", ".csv", ".tsv", ".txt"})
"""Endings of files that are opened; what another program would do with others is not known."""


class CellOpening(QObject):
    """Joins the window, which asks for a cell, with the files.

    Args:
        focus: Asks for the cell, and is told what became of it.
        opened: Returns the files that are open.
        parent: Parent object.
    """

    def __init__(
        self, focus: Focus, opened: Callable[[], tuple[Path, ...]], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._focus = focus
        self._opened = opened
        focus.cell_asked.connect(self._open)

    @Slot(object)
    def _open(self, asked: BookCell) -> None:
        """Open the workbook, and put the cell on the clipboard."""
        paths = self._opened()
        path = next((one for one in paths if not asked.file or one.name == asked.file), None)
        QGuiApplication.clipboard().setText(asked.reference)
        copied = tr("The cell {cell} is on the clipboard", cell=asked.reference)
        if not presets().allows(Feature.OPEN_CELLS):
            self._say(f"{copied}. {SWITCHED_OFF[Feature.OPEN_CELLS]}")
        elif path is None:
            self._say(
                tr("{copied}. Its workbook is no file here: its data are in the saved work.", copied=copied)
            )
        elif path.suffix.casefold() not in _BOOKS or not path.is_file():
            self._say(
                tr(
                    "{copied}, but {file} cannot be opened from here. Open it yourself.",
                    copied=copied,
                    file=path.name,
                )
            )
        elif QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.absolute()))):
            self._say(
                tr(
                    "{file} is being opened. {copied}: go there with Ctrl+G and paste.",
                    file=path.name,
                    copied=copied,
                ),
                Tone.SAME,
            )
        else:
            self._say(
                tr("{copied}, but this computer has no program for {file}.", copied=copied, file=path.name)
            )

    def _say(self, text: str, tone: Tone = Tone.BAD) -> None:
        """Say what became of it."""
        self._focus.said.emit(News(text, tone))
