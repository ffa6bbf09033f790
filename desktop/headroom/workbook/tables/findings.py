"""Collects what is wrong with a sheet, and keeps the list short without dropping a cell."""

from collections.abc import Callable, Iterable
from itertools import islice

import numpy as np

from headroom.arrays import Ints
from headroom.book.problem import Problem, Severity
from headroom.language import tr_count
from headroom.workbook.bytes.addresses import areas

LISTED_ONE_BY_ONE = 1000
"""Faults of one kind that get a problem each; more are joined to ranges."""


class Findings:
    """The problems of one sheet, in the order of its rows.

    Attributes:
        sheet: Name of the sheet.
    """

    def __init__(self, sheet: str) -> None:
        self.sheet = sheet
        self._found: list[tuple[int, Problem]] = []

    def whole_sheet(
        self, severity: Severity, message: str, remedy: str = "", *, cell: str = "", rows: int = 0
    ) -> None:
        """Add something that concerns the sheet, or many of its rows at once."""
        self._found.append((0, Problem(severity, message, remedy, self.sheet, cell, rows)))

    def add(self, problems: Iterable[Problem]) -> None:
        """Add problems that concern the sheet, or many of its rows at once."""
        self._found.extend((0, problem) for problem in problems)

    def cell(self, severity: Severity, address: str, row: int, message: str, remedy: str = "") -> None:
        """Add the fault of one cell."""
        self._found.append((row, Problem(severity, message, remedy, self.sheet, address)))

    def rows(self, severity: Severity, letters: str, rows: Ints, message: str, remedy: str) -> None:
        """Add the same fault of some rows; see ``cells``."""
        self.cells(severity, letters, rows, lambda _: message, lambda _: "", remedy)

    def cells(
        self,
        severity: Severity,
        letters: str,
        rows: Ints,
        message: Callable[[str], str],
        shown: Callable[[int], str],
        remedy: str = "",
    ) -> None:
        """Add one kind of fault of the cells of a column.

        Up to ``LISTED_ONE_BY_ONE`` cells get a problem each. More are joined to ranges of
        neighbouring rows; where these are still too many, some ranges share a problem.

        Args:
            severity: How much it matters.
            letters: The column; empty: the rows as a whole.
            rows: Row numbers as Excel counts, ascending.
            message: Makes the sentence from the words for what the cell holds.
            shown: Returns what the cell holds, by position in ``rows``.
            remedy: What to do about it.
        """
        rows, places = np.unique(rows, return_index=True)  # a row may stand for several models
        if len(rows) <= LISTED_ONE_BY_ONE:
            for position, row in enumerate(rows.tolist()):
                text = message(shown(int(places[position])))
                self._found.append((row, Problem(severity, text, remedy, self.sheet, f"{letters}{row}")))
            return
        runs = list(areas(letters, rows))
        together = -(-len(runs) // LISTED_ONE_BY_ONE)
        position = 0
        remaining = iter(runs)
        while group := list(islice(remaining, together)):
            count = sum(size for _, size in group)
            text = message(shown(int(places[position])))
            if count > 1:
                text = tr_count(
                    "{sentence} Likewise in all {n} row of this range.",
                    "{sentence} Likewise in all {n} rows of this range.",
                    count,
                    sentence=text,
                )
            cell = ",".join(address for address, _ in group)
            problem = Problem(severity, text, remedy, self.sheet, cell, count)
            self._found.append((int(rows[position]), problem))
            position += count

    def take(self, other: "Findings", severity: Severity) -> None:
        """Add what was found elsewhere of a severity."""
        self._found += [found for found in other._found if found[1].severity is severity]  # noqa: SLF001 - its own

    def problems(self) -> tuple[Problem, ...]:
        """Return everything found, what concerns the whole sheet first, then row by row."""
        return tuple(problem for _, problem in sorted(self._found, key=lambda found: found[0]))


def quoted(value: str, most: int = 40) -> str:
    """Return a cell's text in quotation marks, shortened."""
    short = value if len(value) <= most else f"{value[: most - 1]}…"
    return f"“{short}”"
