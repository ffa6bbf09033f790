"""The questions for a file: which workbook, which policy, where to save; none of them stops the window."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

BOOK_ENDINGS = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".csv")
"""Endings of workbooks."""

_BOOKS = f"Workbooks ({' '.join(f'*{ending}' for ending in BOOK_ENDINGS)});;All files (*)"


class FileQuestions(QObject):
    """Asks for files with the system's dialog.

    Attributes:
        book: Emitted with the workbook to open.
        policy: Emitted with the policy file to open.
        template: Emitted with where to save the template.
        picture: Emitted with where to save the picture.
    """

    book = Signal(Path)
    policy = Signal(Path)
    template = Signal(Path)
    picture = Signal(Path)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._folder = ""

    @Slot()
    def ask_for_book(self) -> None:
        """Ask which workbook to open."""
        self._ask("Open a workbook", _BOOKS).fileSelected.connect(self._book)

    @Slot()
    def ask_for_policy(self) -> None:
        """Ask which policy file to open."""
        self._ask("Open a policy file", "Policy files (*.toml);;All files (*)").fileSelected.connect(
            self._policy
        )

    @Slot()
    def ask_for_template(self) -> None:
        """Ask where to save the template."""
        dialog = self._ask("Save an empty template", "Excel workbook (*.xlsx)", "headroom_template.xlsx")
        dialog.fileSelected.connect(self._template)

    def ask_for_picture(self, name: str) -> None:
        """Ask where to save the picture; ``name`` is proposed."""
        self._ask("Save picture", "PNG picture (*.png)", name).fileSelected.connect(self._picture)

    def _ask(self, title: str, filters: str, save_as: str = "") -> QFileDialog:
        """Open a dialog that goes away by itself."""
        dialog = QFileDialog(self._window, title, self._folder, filters)
        if save_as:
            dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
            dialog.setDefaultSuffix(save_as.rpartition(".")[2])
            dialog.selectFile(save_as)
        else:
            dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def _remember(self, text: str) -> Path:
        """Ask in the same folder the next time."""
        path = Path(text)
        self._folder = str(path.parent)
        return path

    @Slot(str)
    def _book(self, text: str) -> None:
        """Say which workbook."""
        self.book.emit(self._remember(text))

    @Slot(str)
    def _policy(self, text: str) -> None:
        """Say which policy file."""
        self.policy.emit(self._remember(text))

    @Slot(str)
    def _template(self, text: str) -> None:
        """Say where the template goes."""
        self.template.emit(self._remember(text))

    @Slot(str)
    def _picture(self, text: str) -> None:
        """Say where the picture goes."""
        self.picture.emit(self._remember(text))
