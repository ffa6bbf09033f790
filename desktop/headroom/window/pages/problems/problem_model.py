"""Problems for Qt's table view: what to show, sorted and filtered."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QIcon

from headroom.book.problem import Problem, Severity
from headroom.language import colon
from headroom.output.problem_table import SEVERITIES, ProblemColumn, arranged, cell
from headroom.window.look.icons import icon
from headroom.window.look.plain_text import plain_tooltip
from headroom.window.look.theme import Theme

_NOWHERE = QModelIndex()
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class ProblemModel(QAbstractTableModel):
    """The problems that pass the filter, in the chosen order."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: Sequence[Problem] = ()
        self._shown: tuple[Problem, ...] = ()
        self._severities: frozenset[Severity] = frozenset(SEVERITIES)
        self._text = ""
        self._column = ProblemColumn.SEVERITY
        self._descending = False
        self._icons: dict[Severity, QIcon] = {}

    @property
    def shown(self) -> tuple[Problem, ...]:
        """Return the problems in the order of the rows."""
        return self._shown

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Show other problems."""
        self._all = problems
        self._arrange()

    def filter(self, severities: frozenset[Severity], text: str) -> None:
        """Show only problems of some severities that contain a text."""
        if (severities, text) != (self._severities, self._text):
            self._severities, self._text = severities, text
            self._arrange()

    def colour(self, theme: Theme) -> None:
        """Draw the icons in the colours of ``theme``."""
        self._icons = {
            Severity.ERROR: icon("error", theme.fails),
            Severity.WARNING: icon("warning", theme.text),
            Severity.ASSUMPTION: icon("assumption", theme.muted),
        }

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        """Return how many problems are shown."""
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(ProblemColumn)

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return one cell."""
        if not index.isValid():
            return None
        problem, column = self._shown[index.row()], ProblemColumn(index.column())
        found: object = None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                found = cell(problem, column)
            case Qt.ItemDataRole.DecorationRole if column is ProblemColumn.SEVERITY:
                found = self._icons.get(problem.severity)
            case Qt.ItemDataRole.TextAlignmentRole:
                found = _RIGHT if column is ProblemColumn.ROWS else _LEFT
            case Qt.ItemDataRole.ToolTipRole:
                found = plain_tooltip("\n".join(line for line in (problem.message, problem.remedy) if line))
            case Qt.ItemDataRole.AccessibleTextRole:
                found = colon(column.heading, cell(problem, column))
        return found

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return a heading."""
        if orientation is Qt.Orientation.Horizontal:
            if role == Qt.ItemDataRole.DisplayRole:
                return ProblemColumn(section).heading
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return _RIGHT if section == ProblemColumn.ROWS else _LEFT
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Put the problems in the order of a column."""
        self._column = ProblemColumn(max(column, 0))
        self._descending = order is Qt.SortOrder.DescendingOrder
        self._arrange()

    def _arrange(self) -> None:
        """Filter and sort anew."""
        self.beginResetModel()
        self._shown = arranged(
            self._all, self._severities, self._text, self._column, descending=self._descending
        )
        self.endResetModel()
