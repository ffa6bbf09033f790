"""What comes of a workspace, summed beside the window where changes of parts touch many rows."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from headroom.rules.exposure import Exposure
from headroom.rules.outcome import Outcome, evaluate
from headroom.rules.part_changes import PartChange, on_changes
from headroom.rules.scenario import Scenario, SourceMove
from headroom.window.session.latest_answer import Cancelled, LatestAnswer
from headroom.window.session.value_signal import ValueSignal, value_signal
from headroom.work.workspace import Workspace

_ROWS_AT_ONCE = 50_000
"""Workbooks of so many rows are summed in the window's thread: that takes a tenth of a second at most."""
_UNSAID_MS = 120
"""Nobody need be told of a sum that takes less; one that was made before is there in a few milliseconds."""

_Sourced = tuple[tuple[PartChange, ...], tuple[SourceMove, ...]]


@dataclass(frozen=True, slots=True, eq=False)
class Outcomes:
    """What comes of a workspace.

    Attributes:
        workspace: The workspace.
        scenario: What comes of its scenario.
        baseline: What comes of its baseline.
    """

    workspace: Workspace
    scenario: Outcome
    baseline: Outcome

    @classmethod
    def of(cls, exposure: Exposure, workspace: Workspace, known: "Outcomes | None" = None) -> "Outcomes":
        """Return what comes of a workspace.

        Args:
            exposure: The sums of a workbook.
            workspace: The workspace.
            known: What came of another one with the same workbook; what is the same is taken from it.
        """
        scenario, baseline = workspace.scenario, workspace.baseline
        if known is not None and known.workspace.baseline is baseline:
            base = known.baseline
        else:
            base = evaluate(exposure, baseline)
        if known is not None and known.workspace.scenario is scenario:
            return cls(workspace, known.scenario, base)
        same = scenario.assumes_what(baseline)
        return cls(workspace, base if same else evaluate(exposure, scenario), base)


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is summed.

    Attributes:
        exposure: The sums of the workbook as imported.
        workspace: What is wanted.
        known: What is shown.
    """

    exposure: Exposure
    workspace: Workspace
    known: Outcomes


class Summing(QObject):
    """Sums the workspace that is wanted last; what comes late of another one never arrives.

    Attributes:
        summed: Emitted with what comes of it.
        failed: Emitted with the fault where it cannot be summed.
        told: Emitted when it begins to take long, and when that ends.
    """

    summed: ValueSignal[Outcomes] = value_signal()
    failed: ValueSignal[BaseException] = value_signal()
    told = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._latest: LatestAnswer[_Asked, Outcomes] = LatestAnswer(_steps, self)
        self._latest.answered.connect(self._take)
        self._latest.failed.connect(self._fail)
        self._long = False
        self._clock = QTimer(self)
        self._clock.setSingleShot(True)
        self._clock.setInterval(_UNSAID_MS)
        self._clock.timeout.connect(self._tell_long)

    @property
    def long(self) -> bool:
        """Return whether something is being summed, and takes long."""
        return self._long

    def begin(self, exposure: Exposure, workspace: Workspace, known: Outcomes) -> None:
        """Sum a workspace; whatever is being summed is given up.

        Args:
            exposure: The sums of the workbook as imported.
            workspace: What is wanted.
            known: What is shown.
        """
        if not self._long and not self._clock.isActive():
            self._clock.start()
        self._latest.ask(_Asked(exposure, workspace, known))

    def give_up(self) -> None:
        """Sum nothing."""
        self._latest.forget()  # an answer may hold the rows of a whole workbook
        self._clock.stop()
        if self._long:
            self._long = False
            self.told.emit()

    def settle(self) -> None:
        """Wait for what is being summed."""
        self._latest.settle()

    @Slot(object)
    def _take(self, outcomes: Outcomes) -> None:
        """Hand over what comes of the workspace."""
        self.give_up()
        self.summed.emit(outcomes)

    @Slot(object)
    def _fail(self, error: BaseException) -> None:
        """Say that the workspace cannot be summed."""
        self.give_up()
        self.failed.emit(error)

    @Slot()
    def _tell_long(self) -> None:
        """Say that it takes long."""
        self._long = True
        self.told.emit()


def takes_long(exposure: Exposure, wanted: Workspace, shown: Workspace) -> bool:
    """Return whether many rows have to be summed anew for a workspace.

    Args:
        exposure: The sums of the workbook as imported.
        wanted: The workspace.
        shown: The one of which the sums are there.
    """
    if len(exposure.book.rows) <= _ROWS_AT_ONCE:
        return False
    there = (((), ()), _sourced(shown.scenario), _sourced(shown.baseline))
    return any(_sourced(one) not in there for one in (wanted.scenario, wanted.baseline))


def _sourced(scenario: Scenario) -> _Sourced:
    """Return on what it depends which rows are summed."""
    return on_changes(scenario.part_changes), tuple(move for move in scenario.moves if move.on)


def _steps(asked: _Asked, _earlier: Outcomes | None, cancelled: Cancelled) -> Iterator[Outcomes]:
    """Yield what comes of the workspace."""
    found = Outcomes.of(asked.exposure, asked.workspace, asked.known)
    if not cancelled():
        yield found
