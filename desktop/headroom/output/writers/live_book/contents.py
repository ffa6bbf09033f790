"""What a workbook with live formulas is made of: finished values, and texts as they are to stand there."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from headroom.language import localized, tr
from headroom.rules.exposure import Exposure
from headroom.rules.outcome import Outcome
from headroom.rules.policy import Policy

Written = str | float | None
"""What stands in a cell of a table of texts; None: nothing."""

MOST_ROWS = 100_000
"""Part rows that may have formulas of their own."""

USUAL_ROWS = 20_000
"""Part rows that have formulas of their own unless something else is asked for."""

LAST_ROW = 1_048_575
"""Part rows that a sheet can hold below its headings."""


class Depth(StrEnum):
    """How far down a workbook calculates.

    ``ROWS``: from every part row. ``SUMS``: from sums of rows on which the same duties fall: what decides
    on single rows is locked. ``NONE``: nothing, it holds values.
    """

    ROWS = "rows"
    SUMS = "sums"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class TextTable:
    """A table that is written as it stands.

    Attributes:
        headings: Of its columns.
        rows: Its cells, as many a row as there are headings.
    """

    headings: tuple[str, ...] = ()
    rows: Sequence[Sequence[Written]] = ()


@dataclass(frozen=True, slots=True, eq=False)
class LiveBookContents:
    """What is written.

    Attributes:
        outcome: What the scenario makes of the fleet.
        imported: The sums of the workbook as imported, without the scenario's changes and moves.
        published: The policy before any change.
        written_on: Date of the file.
        title: What was found, in a sentence.
        footer: What stands below every page: policy, date, workbook, version.
        baseline: What is compared with, of the same models; None: nothing.
        baseline_name: What that is called.
        assumptions: What was changed and what stands in for blanks.
        problems: Faults and doubts of the workbook.
        alternatives: Other sources of parts.
    """

    outcome: Outcome
    imported: Exposure
    published: Policy
    written_on: date
    title: str = ""
    footer: str = ""
    baseline: Outcome | None = None
    baseline_name: str = tr("Baseline")
    assumptions: TextTable = field(default_factory=TextTable)
    problems: TextTable = field(default_factory=TextTable)
    alternatives: TextTable = field(default_factory=TextTable)


def rows_counted(contents: LiveBookContents) -> int:
    """Return how many rows the sheet of part rows has, alternatives among them."""
    return len(contents.outcome.exposure.book.rows)


def usual_depth(contents: LiveBookContents) -> Depth:
    """Return how far down a workbook calculates unless something else is asked for."""
    return Depth.ROWS if rows_counted(contents) <= USUAL_ROWS else Depth.SUMS


def refused(contents: LiveBookContents, depth: Depth) -> str:
    """Return why a workbook cannot be written at a depth, in a sentence; empty: it can."""
    rows = rows_counted(contents)
    if not contents.outcome.vehicles:
        return tr("The workbook has no model with part rows: there is nothing to write.")
    if depth is Depth.ROWS and rows > MOST_ROWS:
        return tr(
            "{rows} part rows are too many for formulas of their own: at most {most}. "
            "Take sums, which are live in rates and thresholds of vehicles.",
            rows=localized(f"{rows:,}"),
            most=localized(f"{MOST_ROWS:,}"),
        )
    if depth is Depth.NONE and rows > LAST_ROW:
        return tr(
            "{rows} part rows are more than the {most} that a sheet can hold. Take sums.",
            rows=localized(f"{rows:,}"),
            most=localized(f"{LAST_ROW:,}"),
        )
    return ""
