"""The title of the window: what is open, and whether it is saved."""

from PySide6.QtCore import QObject, Slot

from headroom.window.frame.shell import Shell
from headroom.window.session.session import Session
from headroom.window.widgets.plain_text import plain_title


class WindowTitle(QObject):
    """Names the window after the work, else after the workbook, and marks it while it is not saved."""

    def __init__(self, shell: Shell, session: Session) -> None:
        super().__init__(shell)
        self._shell = shell
        self._session = session
        self._work = ""
        session.undo_stack.cleanChanged.connect(self._mark)
        self.refresh()

    def name_work(self, name: str) -> None:
        """Name the window after the file of the work; empty: after the workbook."""
        self._work = name
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Name what is open now."""
        exposure = self._session.exposure
        name = self._work or ("" if exposure is None else exposure.book.name)
        self._shell.setWindowTitle(f"{plain_title(name)}[*] — Headroom" if name else "Headroom[*]")
        self._mark(self._session.undo_stack.isClean())

    @Slot(bool)
    def _mark(self, clean: bool) -> None:  # noqa: FBT001 - a slot
        """Mark whether something is not saved; the history says so when it goes, too."""
        self._shell.setWindowModified(not clean)
