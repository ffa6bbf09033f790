"""A part of the window on which files can be dropped."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from headroom.language import tr, tr_count
from headroom.window.frame.drop_veil import DropVeil
from headroom.window.session.value_signal import ValueSignal, value_signal
from headroom.window.widgets.file_questions import BOOK_ENDINGS, WORK_ENDING


class DropArea(QWidget):
    """Takes workbooks, several at once as well, and one policy file or one file of saved work.

    Attributes:
        hovered: Emitted with whether such files are held over it.
        dropped: Emitted with a tuple of the files.
    """

    hovered = Signal(bool)
    dropped: ValueSignal[tuple[Path, ...]] = value_signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.veil = DropVeil(self)
        self.setAcceptDrops(True)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take a workbook or a policy file."""
        paths = _dropped(event)
        if not paths:
            event.ignore()
            return
        event.acceptProposedAction()
        self.hovered.emit(True)
        self.veil.cover(
            tr_count(
                "Let go to open {file} and {n} more",
                "Let go to open {file} and {n} more",
                len(paths) - 1,
                file=paths[0].name,
            )
            if len(paths) > 1
            else tr("Let go to open {file}", file=paths[0].name)
        )

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Lift the veil."""
        super().dragLeaveEvent(event)
        self._lift_veil()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open what was dropped."""
        self._lift_veil()
        paths = _dropped(event)
        if paths:
            event.acceptProposedAction()
            self.dropped.emit(paths)

    def _lift_veil(self) -> None:
        """Show the window as it is."""
        self.veil.hide()
        self.hovered.emit(False)


def _dropped(event: QDropEvent) -> tuple[Path, ...]:
    """Return the workbooks or the one policy or work file that are dropped; none for anything else."""
    urls = event.mimeData().urls()
    if not urls or not all(url.isLocalFile() for url in urls):
        return ()
    paths = tuple(Path(url.toLocalFile()) for url in urls)
    known = (*BOOK_ENDINGS, WORK_ENDING, ".toml") if len(paths) == 1 else BOOK_ENDINGS
    return paths if all(path.suffix.lower() in known for path in paths) else ()
