"""The questions for a file: which workbook, which policy, where to save; none of them stops the window."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from headroom.language import tr
from headroom.window.look.file_dialog import FileDialog
from headroom.window.session.value_signal import ValueSignal, value_signal

BOOK_ENDINGS = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".csv")
"""Endings of workbooks."""

WORK_ENDING = ".headroom"
"""Ending of saved work."""

_ENDINGS = " ".join(f"*{ending}" for ending in (*BOOK_ENDINGS, WORK_ENDING))
_BOOKS = f"{tr('Workbooks and saved work')} ({_ENDINGS});;{tr('All files')} (*)"
_WORK = f"{tr('Headroom work')} (*{WORK_ENDING})"


class FileQuestions(QObject):
    """Asks for files with the system's dialog.

    Attributes:
        book: Emitted with the workbook to open.
        books: Emitted with a tuple of workbooks to open as one.
        policy: Emitted with the policy file to open.
        template: Emitted with where to save the template.
        picture: Emitted with where to save the picture.
        report: Emitted with where to save the import report.
        models: Emitted with where to save the facts of vehicles.
        copy: Emitted with where to save a marked copy, or the folder of several.
        work: Emitted with where to save the work.
        work_refused: The work shall not be saved after all.
    """

    book = Signal(Path)
    books: ValueSignal[tuple[Path, ...]] = value_signal()
    policy = Signal(Path)
    template = Signal(Path)
    picture = Signal(Path)
    report = Signal(Path)
    models = Signal(Path)
    copy = Signal(Path)
    work = Signal(Path)
    work_refused = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._folder = ""

    @Slot()
    def ask_for_book(self) -> None:
        """Ask which workbook to open, or which several as one."""
        dialog = self._ask(tr("Open a workbook, several that belong together, or saved work"), _BOOKS)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(self._book)

    @Slot()
    def ask_for_policy(self) -> None:
        """Ask which policy file to open."""
        self._ask(
            tr("Open a policy file"), f"{tr('Policy files')} (*.toml);;{tr('All files')} (*)"
        ).fileSelected.connect(self._policy)

    @Slot()
    def ask_for_template(self) -> None:
        """Ask where to save the template."""
        dialog = self._ask(
            tr("Save an empty template"), f"{tr('Excel workbook')} (*.xlsx)", "headroom_template.xlsx"
        )
        dialog.fileSelected.connect(self._template)

    def ask_for_picture(self, name: str) -> None:
        """Ask where to save the picture; ``name`` is proposed."""
        self._ask(tr("Save picture"), tr("PNG picture (*.png)"), name).fileSelected.connect(self._picture)

    def ask_for_report(self, name: str) -> None:
        """Ask where to save the import report, as a page or as JSON; ``name`` is proposed."""
        dialog = self._ask(tr("Save import report"), f"{tr('Web page')} (*.html);;JSON (*.json)", name)
        dialog.fileSelected.connect(self._report)

    def ask_for_models(self, name: str) -> None:
        """Ask where to save the facts of vehicles as a sheet Models; ``name`` is proposed."""
        dialog = self._ask(tr("Save as a Models sheet"), f"{tr('Excel workbook')} (*.xlsx)", name)
        dialog.fileSelected.connect(self._models)

    def ask_for_copy(self, path: Path) -> None:
        """Ask where to save a marked copy; ``path`` is proposed."""
        filters = f"{tr('Excel workbook')} (*{path.suffix})"
        dialog = self._ask(tr("Hand back a marked copy"), filters, path.name)
        dialog.setDirectory(str(path.parent))
        dialog.fileSelected.connect(self._copy)

    def ask_for_copies(self, folder: Path) -> None:
        """Ask for the folder of the marked copies; ``folder`` is proposed."""
        dialog = self._ask(tr("Choose a folder for the marked copies"), "")
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.setDirectory(str(folder))
        dialog.fileSelected.connect(self._copy)

    def ask_for_work(self, title: str, proposed: Path) -> None:
        """Ask where to save the work; a place is proposed."""
        dialog = self._ask(title, _WORK, proposed.name)
        if proposed.parent.is_dir():
            dialog.setDirectory(str(proposed.parent))
            dialog.selectFile(proposed.name)
        dialog.fileSelected.connect(self._work)
        dialog.rejected.connect(self.work_refused)

    def _ask(self, title: str, filters: str, save_as: str = "") -> QFileDialog:
        """Open a dialog that goes away by itself."""
        dialog = FileDialog(self._window, title, filters, save_as, self._folder)
        dialog.open()
        return dialog

    def _remember(self, text: str) -> Path:
        """Ask in the same folder the next time."""
        path = Path(text)
        self._folder = str(path.parent)
        return path

    @Slot(list)
    def _book(self, texts: list[str]) -> None:
        """Say which workbook, or which several."""
        paths = tuple(self._remember(text) for text in texts)
        if len(paths) == 1:
            self.book.emit(paths[0])
        elif paths:
            self.books.emit(paths)

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

    @Slot(str)
    def _report(self, text: str) -> None:
        """Say where the import report goes."""
        self.report.emit(self._remember(text))

    @Slot(str)
    def _models(self, text: str) -> None:
        """Say where the facts of vehicles go."""
        self.models.emit(self._remember(text))

    @Slot(str)
    def _copy(self, text: str) -> None:
        """Say where the marked copy, or several of them, go."""
        self.copy.emit(Path(text))

    @Slot(str)
    def _work(self, text: str) -> None:
        """Say where the work goes."""
        self.work.emit(self._remember(text))
