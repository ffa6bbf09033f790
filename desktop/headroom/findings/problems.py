"""What is wrong with the workbook and what is assumed, in one sentence."""

from collections import Counter
from collections.abc import Sequence

from headroom.book.problem import Problem, Severity
from headroom.findings.finding import Finding
from headroom.findings.phrases import capital, clauses
from headroom.foreign_text import brief, one_line
from headroom.language import colon, tr, tr_count

_LONGEST = 160
"""Letters of a problem in the muted line; the whole of it stands in the table."""


def problems_finding(problems: Sequence[Problem]) -> Finding:
    """Return how many problems there are of each severity, and the widest of the worst."""
    counts = Counter(problem.severity for problem in problems)
    if not problems:
        return Finding(tr("No problems: every row is used"))
    worst = next(one for one in Severity if counts[one])
    widest = max((one for one in problems if one.severity is worst), key=lambda one: one.rows)
    detail = widest.gist or widest.message
    if widest.place and not widest.gist:
        detail = colon(widest.place, widest.message)
    if worst is Severity.ASSUMPTION:
        sentence = tr_count(
            "No errors or warnings; {n} assumption stands in for what is missing",
            "No errors or warnings; {n} assumptions stand in for what is missing",
            len(problems),
        )
    else:
        named = [counted_problems(one, counts[one]) for one in Severity if counts[one]]
        wide = _concerns(worst, widest.rows, one=counts[worst] == 1) if widest.rows > 1 else ""
        sentence = clauses(capital(", ".join(named)), wide)
    return Finding(sentence, brief(one_line(detail), _LONGEST))


def counted_problems(severity: Severity, count: int) -> str:
    """Return how many problems there are of a severity, e.g. ``3 warnings``."""
    match severity:
        case Severity.ERROR:
            return tr_count("{n} error", "{n} errors", count)
        case Severity.WARNING:
            return tr_count("{n} warning", "{n} warnings", count)
        case Severity.ASSUMPTION:
            return tr_count("{n} assumption", "{n} assumptions", count)


def _concerns(worst: Severity, rows: int, *, one: bool) -> str:
    """Return how many rows the only error or warning concerns, or the widest one."""
    if worst is Severity.ERROR and one:
        return tr_count("the error concerns {n} row", "the error concerns {n} rows", rows)
    if worst is Severity.ERROR:
        return tr_count("the widest error concerns {n} row", "the widest error concerns {n} rows", rows)
    if one:
        return tr_count("the warning concerns {n} row", "the warning concerns {n} rows", rows)
    return tr_count("the widest warning concerns {n} row", "the widest warning concerns {n} rows", rows)
