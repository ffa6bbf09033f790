"""Joins the window of vehicle facts with the session and the files: shows it, sums anew, writes the sheet."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QWidget

from headroom.book.assumed_facts import with_facts
from headroom.book.model_defaults import no_sheet_problem
from headroom.book.model_facts import ModelFacts
from headroom.book.sourcing import SourcingBook
from headroom.language import tr
from headroom.opening.book_opening import Opened, Tables
from headroom.rules.tariff_codes import CodeList
from headroom.user_error import UserError
from headroom.window.files.reading import SumAgain
from headroom.window.frame.faults import Faults
from headroom.window.frame.main_view import MainView
from headroom.window.session.job import Job
from headroom.window.session.session import Session
from headroom.window.shown.tone import Tone

_PATIENCE_S = 5.0
_AT_ONCE = 4_000
"""Rows up to which a workbook is summed in the window's thread: nobody sees it."""

_NO_SHEET = tr("No sheet Models: the facts of the vehicles are defaults.")

Write = Callable[[Path, SourcingBook], None]
"""Writes a sheet Models; see ``workbook.written.models_sheet``."""


class FactTyping(QObject):
    """Keeps the sums of the open workbook as the typed facts have them, and writes these out.

    Args:
        shell: The window.
        window: What fills it.
        session: What is open, and what is typed.
        tables: The tariff tables.
        own_lists: Returns the code lists of policies that are offered.
        write: Writes the sheet.
        faults: Takes the faults of the program.
        parent: Parent object.
    """

    def __init__(
        self,
        shell: QWidget,
        window: MainView,
        session: Session,
        tables: Tables,
        own_lists: Callable[[], tuple[CodeList, ...]],
        write: Write,
        faults: Faults,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._shell = shell
        self._window = window
        self._session = session
        self._tables = tables
        self._own_lists = own_lists
        self._write = write
        self._faults = faults
        self._job: Job[object, Opened] | None = None
        self._left: list[Job[object, Opened]] = []
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._sum)
        session.changed.connect(self._follow)
        window.menus.facts.triggered.connect(self.show_facts)
        window.menus.models_sheet.triggered.connect(self._ask_where)
        window.questions.models.connect(self.save)

    @Slot()
    def finish(self) -> None:
        """Wait until nothing is being summed any more."""
        self._soon.stop()
        self._give_up()
        for job in self._left:
            job.wait(_PATIENCE_S)

    @Slot()
    def offer(self) -> None:
        """Offer to type facts where the workbook that was opened has no sheet of them."""
        exposure = self._session.exposure
        if exposure is None or exposure.book.facts:
            return
        plain = [vehicle for vehicle in exposure.vehicles if not vehicle.label]
        if no_sheet_problem(len(plain)) in exposure.book.problems:
            self._window.say(_NO_SHEET, Tone.SAME, self._window.menus.facts)

    @Slot()
    def show_facts(self) -> None:
        """Show the window to type facts in; one that is open comes to the front."""
        from headroom.window.importing.facts_window import FactsWindow  # noqa: PLC0415 - rarely asked for

        if self._session.exposure is None:
            return
        if self._window.message.said == _NO_SHEET:
            self._window.message.close_one()
        for one in self._shell.findChildren(FactsWindow):
            if one.isVisible():
                one.raise_()
                one.activateWindow()
                return
        made = FactsWindow(self._session, self._shell)
        made.save_requested.connect(self.save)
        made.show()

    @Slot(Path)
    def save(self, path: Path) -> None:
        """Write what is stated and typed as a sheet Models."""
        exposure = self._session.exposure
        if exposure is None:
            return
        try:
            self._write(path, with_facts(exposure.book, self._session.wanted.facts))
        except UserError as reason:
            self._window.say(str(reason))
        else:
            text = tr(
                "The sheet Models is saved as {file}: put it into the workbook, or open both together.",
                file=path.name,
            )
            self._window.say(text, Tone.GOOD)

    @Slot()
    def _ask_where(self) -> None:
        """Ask where the sheet goes."""
        exposure = self._session.exposure
        if exposure is not None:
            self._window.questions.ask_for_models(f"{Path(exposure.book.name).stem}_models.xlsx")

    @property
    def _wanted(self) -> ModelFacts | None:
        """Return the facts that the open workbook shall have; None where it has them, or none is open."""
        exposure, facts = self._session.exposure, self._session.wanted.facts
        return None if exposure is None or exposure.book.facts == facts else facts

    @Slot()
    def _follow(self) -> None:
        """Sum the workbook with what is typed, when the change is done."""
        self._give_up()
        if self._wanted is not None:
            self._soon.start()

    @Slot()
    def _sum(self) -> None:
        """Sum the workbook with what is typed: a large one beside the window."""
        exposure, facts = self._session.exposure, self._wanted
        if exposure is None or facts is None:
            return
        book = with_facts(exposure.book, facts)
        wanted, refresh = self._session.wanted, self._session.refresh
        scenarios = (wanted.baseline, wanted.scenario)
        task = SumAgain(book, self._tables, self._own_lists(), refresh, scenarios)
        if len(book.rows) <= _AT_ONCE:
            self._show(task(lambda _progress: None, lambda: False))
            return
        job: Job[object, Opened] = Job(task)
        job.succeeded.connect(self._show)
        job.failed.connect(self._complain)
        self._job = job
        self._window.say(tr("Counting what was typed…"), Tone.SAME)
        job.start()

    @Slot(object)
    def _show(self, summed: Opened) -> None:
        """Show the workbook with what is typed; scenarios and history stay."""
        self._forget()
        self._session.open(summed.exposure, summed.offers, summed.refresh)

    @Slot(object)
    def _complain(self, error: BaseException) -> None:
        """Show a fault of the program."""
        self._forget()
        self._faults.take(type(error), error)

    def _give_up(self) -> None:
        """Hear nothing more of what is being summed."""
        if self._job is not None:
            self._job.cancel()
            self._forget()

    def _forget(self) -> None:
        """Be ready to sum again."""
        self._left = [job for job in self._left if not job.wait(0)]
        if self._job is not None:
            self._left.append(self._job)
            self._job = None
