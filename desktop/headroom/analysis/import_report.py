"""What became of a workbook when it was read: every row and every dollar, used or left out and why."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from math import fsum

from headroom.book.layout import BookLayout
from headroom.book.problem import Problem, Severity
from headroom.book.row_fates import Fate, RowTally
from headroom.book.sourcing import SourceFile, SourcingBook
from headroom.rules.exposure import Exposure

_QUOTED = re.compile(r"(“)[^”]*(”)|(«)[^»]*(»)")
_NUMBER = re.compile(r"\b[A-Z]{0,3}\d[\d,.:\u00a0]*\d\b|\b[A-Z]{0,3}\d\b")
_ELLIPSIS = "…"


@dataclass(frozen=True, slots=True)
class ReportLine:
    """Rows of one sheet in one currency of which the same became.

    Attributes:
        tally: The rows.
        value_usd: Their value in US dollars; None where their currency has no rate.
    """

    tally: RowTally
    value_usd: float | None


@dataclass(frozen=True, slots=True)
class ProblemKind:
    """Problems that differ in their place and in what the cells hold only.

    Attributes:
        severity: How much they matter.
        message: What is wrong, an ellipsis for what the cells hold.
        count: How many there are.
        rows: How many rows they concern together.
        first: Where the first of them is; empty where it has no place.
    """

    severity: Severity
    message: str
    count: int
    rows: int
    first: str


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What became of a workbook. Values are quantity times unit cost: one vehicle of each model.

    Attributes:
        name: Name of the workbook.
        files: The files that were read.
        read_at: When; None where that is not known.
        layout: What was read as what.
        unread_sheets: Sheets with cells that were not read.
        definition: What the content figures are where they are not net cost; else empty.
        rows_read: Rows found.
        rows_used: Rows that count.
        lines: What became of the rows, sheet by sheet.
        problems: What is wrong, kind by kind, the worst first.
    """

    name: str
    files: tuple[SourceFile, ...]
    read_at: datetime | None
    layout: BookLayout
    unread_sheets: tuple[str, ...]
    definition: str
    rows_read: int
    rows_used: int
    lines: tuple[ReportLine, ...]
    problems: tuple[ProblemKind, ...]

    @property
    def sheets(self) -> tuple[str, ...]:
        """Return the sheets with rows, in their order."""
        return tuple(dict.fromkeys(line.tally.sheet for line in self.lines))

    @property
    def has_value(self) -> bool:
        """Return whether the rows have a value; content labels have none."""
        return any(line.tally.rows > line.tally.unvalued for line in self.lines)

    def value_usd(self, fates: Iterable[Fate] = tuple(Fate), sheet: str | None = None) -> float:
        """Return the value of the rows of some fates, of one sheet or of all.

        Rows in a currency without a rate are not in it; see ``without_rate``.
        """
        wanted = frozenset(fates)
        return fsum(
            line.value_usd
            for line in self.lines
            if line.value_usd is not None and line.tally.fate in wanted and sheet in (None, line.tally.sheet)
        )

    def rows_of(self, fates: Iterable[Fate]) -> int:
        """Return the number of rows of some fates."""
        wanted = frozenset(fates)
        return sum(line.tally.rows for line in self.lines if line.tally.fate in wanted)

    def without_rate(self) -> Mapping[str, float]:
        """Return the value of the rows that no rate turns into dollars, by currency, in that currency."""
        found: dict[str, float] = {}
        for line in self.lines:
            if line.value_usd is None:
                tally = line.tally
                found[tally.currency] = found.get(tally.currency, 0.0) + tally.value
        return {currency: value for currency, value in found.items() if value}


USED = tuple(fate for fate in Fate if fate.used)
"""What becomes of rows that count."""

LEFT_OUT = tuple(fate for fate in Fate if not fate.used)
"""What becomes of rows that do not."""


SAYING = tuple(fate for fate in Fate if fate.says_something)
"""What becomes of rows that say something of their own."""

SAYING_NOTHING = tuple(fate for fate in Fate if not fate.says_something)
"""What becomes of rows that repeat others: totals and headings."""


def import_report(book: SourcingBook, problems: Sequence[Problem] | None = None) -> ImportReport:
    """Return what became of a workbook.

    Args:
        book: The workbook.
        problems: What is wrong with it; None: what was found while it was read.
    """
    order = {sheet: at for at, sheet in enumerate(dict.fromkeys(tally.sheet for tally in book.tallies))}
    fates = tuple(Fate)
    tallies = sorted(
        book.tallies, key=lambda tally: (order[tally.sheet], fates.index(tally.fate), tally.currency)
    )
    return ImportReport(
        name=book.name,
        files=book.files,
        read_at=book.read_at,
        layout=book.layout,
        unread_sheets=book.unread_sheets,
        definition=book.definition,
        rows_read=book.rows_read,
        rows_used=book.rows_used,
        lines=tuple(ReportLine(tally, _in_usd(tally, book.currency_rates)) for tally in tallies),
        problems=problem_kinds(book.problems if problems is None else problems),
    )


def report_of(exposure: Exposure) -> ImportReport:
    """Return what became of a workbook, with what was found when its tariff codes were looked up."""
    book = exposure.book
    return import_report(book, (*book.problems, *exposure.classification.problems))


def problem_kinds(problems: Iterable[Problem]) -> tuple[ProblemKind, ...]:
    """Return problems kind by kind: the worst first, then those there are most of."""
    found: dict[tuple[Severity, str], list[Problem]] = {}
    for problem in problems:
        message = _NUMBER.sub(_ELLIPSIS, _QUOTED.sub(_without_name, problem.message))
        found.setdefault((problem.severity, message), []).append(problem)
    kinds = [
        # What there is once is said in full.
        ProblemKind(
            severity,
            message if len(some) > 1 else some[0].message,
            len(some),
            sum(problem.rows for problem in some),
            some[0].place.partition(",")[0].partition(":")[0],
        )
        for (severity, message), some in found.items()
    ]
    severities = tuple(Severity)
    return tuple(sorted(kinds, key=lambda kind: (severities.index(kind.severity), -kind.count)))


def _in_usd(tally: RowTally, rates: Mapping[str, float]) -> float | None:
    """Return the value of some rows in US dollars; None where no rate is known."""
    if not tally.value:
        return 0.0
    rate = rates.get(tally.currency)
    return None if rate is None else tally.value * rate


def _without_name(found: re.Match[str]) -> str:
    """Return quotation marks without what stands between them."""
    return f"{found[0][0]}{_ELLIPSIS}{found[0][-1]}"
