"""The dialog for a file: the system's own where there is one; it stops nobody from working on."""

import re

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from headroom.window.look.look import dress

_ENDING = re.compile(r"\*\.([\w.-]+)")


class FileDialog(QFileDialog):
    """Asks for a file to open, or for where to save one, and goes away by itself.

    A name that is typed without an ending gets that of the kind that is chosen.

    Args:
        parent: The window.
        title: What is asked.
        filters: The kinds of files, as Qt writes them, e.g. ``PNG picture (*.png);;All files (*)``.
        save_as: The name that is proposed for saving; empty: a file is opened.
        folder: Where to begin; empty: where the system does.
    """

    def __init__(
        self, parent: QWidget, title: str, filters: str, save_as: str = "", folder: str = ""
    ) -> None:
        super().__init__(parent, title, folder, filters)
        dress(self)
        if save_as:
            self.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
            self._follow(filters.partition(";;")[0])
            self.filterSelected.connect(self._follow)
            self.selectFile(save_as)
        else:
            self.setFileMode(QFileDialog.FileMode.ExistingFile)
        self.finished.connect(self.deleteLater)

    @Slot(str)
    def _follow(self, kind: str) -> None:
        """Let a name without an ending get that of a kind of files."""
        ending = _ENDING.search(kind)
        if ending is not None:
            self.setDefaultSuffix(ending[1])
