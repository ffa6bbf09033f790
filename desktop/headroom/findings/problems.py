"""What is wrong with the workbook and what is assumed, in one sentence."""

from collections import Counter
from collections.abc import Sequence

from headroom.book.problem import Problem, Severity
from headroom.findings.finding import Finding
from headroom.findings.phrases import capital
from headroom.foreign_text import brief, one_line
from headroom.words import formatting

_LONGEST = 160
"""Letters of a problem in the muted line; the whole of it stands in the table."""


def problems_finding(problems: Sequence[Problem]) -> Finding:
    """Return how many problems there are of each severity, and the widest of the worst."""
    counts = Counter(problem.severity for problem in problems)
    if not problems:
        return Finding("No problems: every row is used")
    named = [formatting.counted(counts[one], one.value) for one in Severity if counts[one]]
    worst = next(one for one in Severity if counts[one])
    widest = max((one for one in problems if one.severity is worst), key=lambda one: one.rows)
    detail = f"{widest.place}: {widest.message}" if widest.place else widest.message
    detail = widest.gist or detail
    if worst is Severity.ASSUMPTION:
        stand = "stands" if len(problems) == 1 else "stand"
        sentence = f"No errors or warnings; {named[0]} {stand} in for what is missing"
    else:
        sentence = capital(", ".join(named))
        if widest.rows > 1:
            what = f"the widest {worst.value}" if counts[worst] > 1 else f"the {worst.value}"
            sentence += f"; {what} concerns {formatting.counted(widest.rows, 'row')}"
    return Finding(sentence, brief(one_line(detail), _LONGEST))
