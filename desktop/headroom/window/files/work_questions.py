"""What the window asks about work that is saved: where to, and what becomes of changes that are not."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QAction

from headroom.language import tr
from headroom.output.reopened import deviation_table, reopened
from headroom.window.files.save_question import SaveQuestion
from headroom.window.frame.main_view import MainView
from headroom.window.shown.tone import Tone
from headroom.work.deviation import Deviation
from headroom.work.saved_work import SavedWork


class WorkQuestions(QObject):
    """Asks in the window; none of it stops the window.

    Args:
        window: Shows the questions.

    Attributes:
        save_requested: The work shall be saved where it was saved before.
        place_requested: Emitted when it shall be saved elsewhere, with whether the data go inside.
        place_chosen: Emitted with where to save it, and whether the workbook's data go inside.
        place_refused: It shall not be saved after all.
        save_chosen: Changes shall be saved first.
        discard_chosen: They shall be lost.
        cancel_chosen: Everything stays as it is.
    """

    save_requested = Signal()
    place_requested = Signal(bool)
    place_chosen = Signal(Path, bool)
    place_refused = Signal()
    save_chosen = Signal()
    discard_chosen = Signal()
    cancel_chosen = Signal()

    def __init__(self, window: MainView) -> None:
        super().__init__(window)
        self._window = window
        self._inside = False
        self._deviations: tuple[Deviation, ...] = ()
        self._sentence = ""
        menus, questions = window.menus, window.questions
        menus.save.triggered.connect(self.save_requested)
        menus.save_as.triggered.connect(self._ask_elsewhere)
        menus.save_inside.triggered.connect(self._ask_inside)
        self._figures = QAction(tr("See the figures"), self)
        self._figures.triggered.connect(self._show_figures)
        questions.work.connect(self._choose)
        questions.work_refused.connect(self.place_refused)

    def ask_where(self, proposed: Path, *, inside: bool) -> None:
        """Ask where to save the work.

        Args:
            proposed: A place.
            inside: Whether the workbook's data are saved as well.
        """
        self._inside = inside
        title = tr("Save the work with the workbook's data inside") if inside else tr("Save the work")
        self._window.questions.ask_for_work(title, proposed)

    def ask_to_save(self, asked: str) -> None:
        """Ask what becomes of changes.

        Args:
            asked: The question, which says before what.
        """
        question = SaveQuestion(asked, self._window)
        question.save_chosen.connect(self.save_chosen)
        question.discard_chosen.connect(self.discard_chosen)
        question.cancel_chosen.connect(self.cancel_chosen)
        question.open()

    def tell_reopened(
        self, name: str, work: SavedWork, changed: tuple[str, ...], found: tuple[Deviation, ...]
    ) -> None:
        """Say what became of saved work; where figures are not as saved, offer to look at all of them.

        Args:
            name: Of its file.
            work: As it was saved.
            changed: Names of its workbooks that are not as they were.
            found: The models whose figures are not as saved.
        """
        sentence, same = reopened(name, work, changed, found)
        if same:
            self._window.say(sentence, Tone.GOOD)
            return
        self._sentence, self._deviations = sentence, found
        self._window.say(sentence, action=self._figures if found else None)

    @Slot()
    def _show_figures(self) -> None:
        """Show every model whose figures are not as saved."""
        from headroom.window.widgets.table_window import TableWindow  # noqa: PLC0415 - the window stands sooner

        table = deviation_table(self._deviations)
        TableWindow(tr("Figures that are not as saved"), self._sentence, table, self._window).show()

    @Slot()
    def _ask_elsewhere(self) -> None:
        """Ask where to save the work without the data."""
        self.place_requested.emit(False)

    @Slot()
    def _ask_inside(self) -> None:
        """Ask where to save the work with the data."""
        self.place_requested.emit(True)

    @Slot(Path)
    def _choose(self, path: Path) -> None:
        """Say where it goes."""
        self.place_chosen.emit(path, self._inside)
