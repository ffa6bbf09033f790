"""The problems as a table on the screen."""

from collections.abc import Iterable, Sequence
from heapq import nlargest

from PySide6.QtWidgets import QWidget

from headroom.language import tr
from headroom.output.copied_table import CopiedTable
from headroom.output.problem_table import ProblemColumn, cell, copied_problems
from headroom.window.pages.problems.problem_model import ProblemModel
from headroom.window.widgets.quiet_table import QuietTable

_MEASURED, _LONGEST = 500, 3
"""Problems that a column is measured by at most, and the longest texts among them."""


class ProblemList(QuietTable):
    """Shows a ``ProblemModel``.

    Args:
        problems: What is shown.
        parent: Parent widget.
    """

    def __init__(self, problems: ProblemModel, parent: QWidget | None = None) -> None:
        super().__init__(tr("Problems"), parent)
        self._problems = problems
        self.setModel(problems)
        self.wrap_texts()
        self.horizontalHeader().setSortIndicatorClearable(False)

    def first_sorted(self) -> int:
        """Return the column of the severities: the worst stand first."""
        return ProblemColumn.SEVERITY

    def grows(self, column: int) -> bool:
        """Return whether a column takes the room that is left."""
        return column in {ProblemColumn.MESSAGE, ProblemColumn.REMEDY}

    def measured_rows(self, column: int) -> Iterable[int]:
        """Return the rows with the longest texts among the first."""
        shown, wanted = self._problems.shown[:_MEASURED], ProblemColumn(column)
        lengths = ((len(cell(problem, wanted)), row) for row, problem in enumerate(shown))
        return [row for _, row in nlargest(_LONGEST, lengths)]

    def copied(self, places: Sequence[int] | None) -> CopiedTable | None:
        """Return problems as they are seen; None: all that are shown."""
        shown = self._problems.shown
        return copied_problems(shown if places is None else [shown[place] for place in places])
