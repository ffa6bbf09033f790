"""Reads text files with separated values: finds out the separator."""

import csv
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from headroom.language import tr
from headroom.user_error import UserError
from headroom.workbook.bytes.even_rows import even_rows
from headroom.workbook.bytes.reader_gaps import Area
from headroom.workbook.bytes.refusals import cannot_open
from headroom.workbook.bytes.row_counts import lines_of

_SAMPLE = 64 * 1024
_SEPARATORS = (",", ";", "\t", "|")
_LONGEST_CELL = 2**20
_BLOCK = 4 * 1024**2
_MARKS = (b'="', b'=\0"', b",'", b";'", b"\t'", b"|'", b"\n'", b"\0'")
_TEXT_FORMULA = re.compile(r'\s*="((?:[^"]|"")*)"\s*')
_TEXT_SIGN = re.compile(r"'\d[\d.\-/ ]*", re.ASCII)


class CsvBook:
    """A text file as a workbook of one sheet.

    Args:
        path: The file.
        encoding: How it is encoded.

    Attributes:
        sheet_names: The name of the file without its suffix.
        hidden: No sheet.
    """

    def __init__(self, path: Path, encoding: str) -> None:
        self._path = path
        self._encoding = encoding
        self.sheet_names: tuple[str, ...] = (path.stem,)
        self.hidden: frozenset[str] = frozenset()

    def sheet(self, name: str) -> "CsvRows":
        """Return the only sheet."""
        return CsvRows(self._path, name, self._encoding)

    def close(self) -> None:
        """Do nothing: the file is open only while its rows are read."""


class CsvRows:
    """The rows of a text file; see ``SheetReader``.

    Attributes:
        separator: What separates its cells; empty before any row was read.
    """

    def __init__(self, path: Path, name: str, encoding: str) -> None:
        self._path = path
        self._encoding = "utf-8-sig" if encoding == "utf-8" else encoding
        self.name = name
        self.first_column = 0
        self.separator = ""
        self.merged: Sequence[Area] = ()
        self.height = max(self._count() - 1, 0)  # as of the other readers, the last row from 0

    def rows(self) -> Iterator[Sequence[object]]:
        """Yield the cells of each row, from the first row on.

        Raises:
            UserError: If the file cannot be read to its end.
        """
        try:
            yield from self._rows()
        except OSError as cause:
            raise UserError(cannot_open(self._path, cause)) from cause

    def _count(self) -> int:
        """Return how many rows there are; 0 where that is found out while they are read."""
        try:
            lines = lines_of(self._path)
            return sum(1 for _ in self._rows()) if lines is None else lines
        except (OSError, UserError):
            return 0

    def _rows(self) -> Iterator[Sequence[object]]:
        """Yield the rows, all of the same number of cells."""
        csv.field_size_limit(_LONGEST_CELL)
        with self._path.open(encoding=self._encoding, newline="", errors="replace") as file:
            sample = file.read(_SAMPLE)
            file.seek(0)
            self.separator = _separator(sample)
            lines = (line.replace("\0", "") for line in file)
            rows = self._found(csv.reader(lines, delimiter=self.separator))
            if _has_marks(self._path):  # as hardly any: each step more takes half a second for a million rows
                rows = ([_without_mark(cell) for cell in row] for row in rows)
            yield from even_rows(rows)

    def _found(self, rows: Iterator[list[str]]) -> Iterator[list[str]]:
        """Yield the rows; the line that names the separator for Excel is blank."""
        try:
            for number, row in enumerate(rows):
                names_separator = not number and row and row[0].lower().startswith("sep=")
                yield [] if names_separator else row
        except csv.Error as cause:
            msg = tr(
                "{file} is damaged: a text in quotes does not end. Open it in Excel and save it as .xlsx.",
                file=self._path.name,
            )
            raise UserError(msg) from cause


def _has_marks(path: Path) -> bool:
    """Return whether programs may have marked texts in a file so that Excel keeps their zeros.

    ``="00123"`` is a formula that gives a text, ``'00123`` has the sign that a text begins with in Excel.
    """
    with path.open("rb") as file:
        end = b""
        while block := file.read(_BLOCK):
            if any(mark in end + block for mark in _MARKS):
                return True
            end = block[-1:]
    return False


def _without_mark(cell: str) -> str:
    """Return a cell without what marks it as text."""
    found = _TEXT_FORMULA.fullmatch(cell)
    if found is not None:
        return found[1].replace('""', '"')
    return cell[1:] if _TEXT_SIGN.fullmatch(cell) else cell


def _separator(sample: str) -> str:
    """Return the separator that splits most of the first lines into most cells of the same number."""
    lines = [line for line in sample.splitlines() if line.strip()]
    if lines and lines[0].lower().startswith("sep=") and len(lines[0]) > len("sep="):
        return lines[0][len("sep=")]
    best, best_score = ",", 0
    for separator in _SEPARATORS:
        counts = [len(row) for row in csv.reader(lines, delimiter=separator)]
        common = max(set(counts), key=counts.count, default=1)
        score = counts.count(common) * common if common > 1 else 0
        if score > best_score:
            best, best_score = separator, score
    return best
