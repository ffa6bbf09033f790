"""The problems of a workbook as a table: what it shows, in which order, and as it is copied."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from enum import IntEnum

from headroom.book.problem import Problem, Severity
from headroom.findings.problems import counted_problems
from headroom.language import tr, tr_in
from headroom.output.copied_table import CopiedCell, CopiedTable
from headroom.words import formatting

SEVERITIES = tuple(Severity)
"""Severities, the worst first."""

_RANK = {severity: rank for rank, severity in enumerate(SEVERITIES)}


class ProblemColumn(IntEnum):
    """The columns of the table."""

    SEVERITY = 0
    PLACE = 1
    MESSAGE = 2
    REMEDY = 3
    ROWS = 4

    @property
    def heading(self) -> str:
        """Return what stands above it."""
        return _HEADINGS[self]


_HEADINGS = (
    tr("Severity"),
    tr_in("a heading: where a problem is", "Place"),
    tr("What is wrong"),
    tr("What to do"),
    tr("Rows"),
)


def cell(problem: Problem, column: ProblemColumn) -> str:
    """Return what stands in one cell of the table."""
    match column:
        case ProblemColumn.SEVERITY:
            return problem.severity.label
        case ProblemColumn.PLACE:
            return problem.place
        case ProblemColumn.MESSAGE:
            return problem.message
        case ProblemColumn.REMEDY:
            return problem.remedy
        case ProblemColumn.ROWS:
            return formatting.count(problem.rows)


def arranged(
    problems: Sequence[Problem],
    severities: Iterable[Severity] = SEVERITIES,
    text: str = "",
    column: ProblemColumn = ProblemColumn.SEVERITY,
    *,
    descending: bool = False,
) -> tuple[Problem, ...]:
    """Return the problems to show, in order.

    Args:
        problems: All of them, in the order of the sheets, which is kept among equals.
        severities: Only problems of these.
        text: Only problems that contain it in place, message or remedy, whatever the case.
        column: Ordered by it.
        descending: Whether the greatest stands first.
    """
    wanted, sought = frozenset(severities), text.casefold().strip()
    found = [
        problem
        for problem in problems
        if problem.severity in wanted and (not sought or sought in _searched(problem))
    ]
    match column:
        case ProblemColumn.SEVERITY:
            found.sort(key=lambda p: _RANK[p.severity], reverse=descending)
        case ProblemColumn.ROWS:
            found.sort(key=lambda p: p.rows, reverse=descending)
        case ProblemColumn.PLACE:
            found.sort(key=lambda p: (p.sheet, _row_of(p.cell), p.cell), reverse=descending)
        case _:
            found.sort(key=lambda p: cell(p, column).casefold(), reverse=descending)
    return tuple(found)


def tally(problems: Iterable[Problem]) -> Mapping[Severity, int]:
    """Return how many problems there are of each severity, the worst first."""
    found = Counter(problem.severity for problem in problems)
    return {severity: found[severity] for severity in SEVERITIES}


def summary(counts: Mapping[Severity, int]) -> str:
    """Return how many problems there are, e.g. ``3 errors, 1 warning, 2 assumptions``."""
    named = [counted_problems(severity, n) for severity, n in counts.items() if n]
    return ", ".join(named) if named else tr("no problems")


def copied_problems(problems: Iterable[Problem]) -> CopiedTable:
    """Return problems as they are copied, with headings."""
    headings = tuple(column.heading for column in ProblemColumn)
    return CopiedTable("", headings, tuple(_copied(problem) for problem in problems))


def _copied(problem: Problem) -> tuple[CopiedCell, ...]:
    """Return a problem as it is copied."""
    texts = tuple(cell(problem, column) for column in ProblemColumn if column is not ProblemColumn.ROWS)
    return (*texts, problem.rows)


def _searched(problem: Problem) -> str:
    """Return the text of a problem that a search looks through."""
    return f"{problem.place}\n{problem.message}\n{problem.remedy}".casefold()


def _row_of(address: str) -> int:
    """Return the row of an address such as ``F17``; 0 where it has none."""
    digits = "".join(c for c in address.split(":", 1)[0] if c.isdigit())
    return int(digits) if digits else 0
