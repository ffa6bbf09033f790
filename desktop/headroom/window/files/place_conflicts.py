"""Asks what becomes of a file that work would be saved over, and that somebody else wrote."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Slot

from headroom.language import tr
from headroom.output.work_differences import work_differences
from headroom.user_error import UserError
from headroom.window.files.occupied_question import OccupiedQuestion
from headroom.window.files.work_saver import WorkSaver
from headroom.window.frame.main_view import MainView
from headroom.window.widgets.table_window import TableWindow
from headroom.work.file_state import FileState, OccupiedError
from headroom.work.saved_work import SavedWork
from headroom.work.workspace_file import is_work, load_work


class PlaceConflicts(QObject):
    """Answers a saver that found a place occupied.

    Args:
        saver: Writes work into files.
        window: Shows the question.
        snapshot: Returns the work as it is now.
        overwrite: Saves it over a file that is in a state that somebody agreed to lose.
        save_elsewhere: Asks for another name.
        parent: Parent object.
    """

    def __init__(
        self,
        saver: WorkSaver,
        window: MainView,
        snapshot: Callable[[], SavedWork],
        overwrite: Callable[[Path, FileState], None],
        save_elsewhere: Callable[[], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._window = window
        self._snapshot = snapshot
        self._overwrite_file = overwrite
        self._save_elsewhere = save_elsewhere
        self._conflict: OccupiedError | None = None
        saver.occupied.connect(self._take)

    @Slot(object)
    def _take(self, conflict: OccupiedError) -> None:
        """Ask about a place that is occupied."""
        self._conflict = conflict
        self._ask(conflict)

    def _ask(self, conflict: OccupiedError) -> None:
        question = OccupiedQuestion(str(conflict), comparable=is_work(conflict.path), parent=self._window)
        question.overwrite_chosen.connect(self._overwrite)
        question.elsewhere_chosen.connect(self._go_elsewhere)
        question.differences_chosen.connect(self._compare)
        question.open()

    @Slot()
    def _overwrite(self) -> None:
        """Save over what is there, unless that was changed once more."""
        if self._conflict is not None:
            self._overwrite_file(self._conflict.path, self._conflict.state)

    @Slot()
    def _go_elsewhere(self) -> None:
        """Ask for another name."""
        self._save_elsewhere()

    @Slot()
    def _compare(self) -> None:
        """Show how the two differ, and ask again."""
        conflict = self._conflict
        if conflict is None:
            return
        try:
            there = load_work(conflict.path)
        except UserError as reason:
            self._window.say(str(reason))
            return
        table = work_differences(self._snapshot(), there)
        sentence = tr("How {file} differs from the work in this window.", file=conflict.path.name)
        if not table.rows:
            sentence = tr("{file} assumes what the work in this window does.", file=conflict.path.name)
        self._ask(conflict)
        TableWindow(tr("Differences"), sentence, table, self._window).show()
