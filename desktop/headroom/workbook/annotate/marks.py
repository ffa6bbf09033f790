"""Which cells of which sheet are to be marked, and what is to be said beside their rows."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from headroom.book.problem import Problem, Severity
from headroom.workbook.bytes.addresses import cell_position

Place = tuple[int, int]
"""Row and column, both from 0."""

MOST_CELLS = 500_000
_LONGEST_REASON = 2_000
_WORST = {severity: rank for rank, severity in enumerate(Severity)}
_ROWS_ONLY = re.compile(r"([0-9]{1,7})")
_LAST_ROW, _LAST_COLUMN = 1_048_576, 16_384


@dataclass(slots=True)
class SheetMarks:
    """What is to be marked on one sheet.

    Attributes:
        cells: The cells to colour, with the worst that is said of each.
        rows: The worst that is said of each row, from 0.
        said: What is said of each row, and how bad it is: 0 is the worst.
    """

    cells: dict[Place, Severity] = field(default_factory=dict)
    rows: dict[int, Severity] = field(default_factory=dict)
    said: dict[int, list[tuple[int, str]]] = field(default_factory=dict)

    def reason(self, row: int) -> str:
        """Return everything that is said of a row as one text, the worst first."""
        said = sorted(self.said[row], key=lambda pair: pair[0])
        text = " ".join(dict.fromkeys(text for _, text in said))
        return text if len(text) <= _LONGEST_REASON else f"{text[: _LONGEST_REASON - 1]}…"

    def add(self, problem: Problem, area: tuple[int, int, int, int]) -> int:
        """Mark an area: first and last row, first and last column, or -1 for rows as a whole.

        Returns:
            How many cells or rows it has.
        """
        first_row, last_row, first, last = area
        text = f"{problem.message} {problem.remedy}".strip()
        for row in range(first_row, last_row + 1):
            self.rows[row] = min(
                self.rows.get(row, problem.severity), problem.severity, key=_WORST.__getitem__
            )
            self.said.setdefault(row, []).append((_WORST[problem.severity], text))
            for column in range(first, last + 1) if first >= 0 else ():
                place = (row, column)
                worst = self.cells.get(place, problem.severity)
                self.cells[place] = min(worst, problem.severity, key=_WORST.__getitem__)
        return (last_row - first_row + 1) * (last - first + 1)


@dataclass(frozen=True, slots=True)
class Marks:
    """What is to be marked in one file.

    Attributes:
        sheets: By the name of the sheet.
        marked: How many problems have at least one cell that is marked.
        unmarked_rows: Rows that problems concern without naming their cells.
    """

    sheets: dict[str, SheetMarks]
    marked: int
    unmarked_rows: int


def marks_of(problems: Iterable[Problem], file: str = "") -> Marks:
    """Return what problems mark in a file.

    Args:
        problems: All problems of the workbook.
        file: Name of the file where several are open together: only its sheets are marked.
    """
    sheets: dict[str, SheetMarks] = {}
    marked = unmarked_rows = total = 0
    before = f"[{file}]" if file else ""
    for problem in problems:
        if not problem.sheet.startswith(before):
            continue
        areas = list(_areas(problem.cell)) if problem.sheet else []
        if not areas:
            continue
        sheet = sheets.setdefault(problem.sheet.removeprefix(before), SheetMarks())
        named = 0
        for area in areas:
            if total >= MOST_CELLS:
                break
            last = min(area[1], area[0] + MOST_CELLS - total - 1)
            total += sheet.add(problem, (area[0], last, *area[2:]))
            named += last - area[0] + 1
        marked += 1
        unmarked_rows += max(problem.rows - named, 0)
    return Marks(sheets, marked, unmarked_rows)


def _areas(cells: str) -> Iterator[tuple[int, int, int, int]]:
    """Yield the areas of an address such as ``F17:F30,F40`` or ``17:30``; see ``SheetMarks.add``."""
    for area in cells.split(",") if cells else ():
        first, _, last = area.strip().partition(":")
        begin, end = _position(first), _position(last or first)
        inside = end is not None and end[0] < _LAST_ROW and end[1] < _LAST_COLUMN
        if begin and end and inside and begin[0] <= end[0] and begin[1] <= end[1]:
            yield begin[0], end[0], begin[1], end[1]


def _position(address: str) -> Place | None:
    """Return row and column of a cell, or column -1 for a row as a whole; None where it is none."""
    rows_only = _ROWS_ONLY.fullmatch(address)
    if rows_only:
        return int(rows_only[1]) - 1, -1
    return cell_position(address)
