"""One open workbook file: gives its tables, whatever its format, with what the first reader hides."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from concurrent.futures import Executor, Future
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

import numpy as np

from headroom.arrays import Ints
from headroom.book.fields.field_tables import FIELDS
from headroom.book.layout import TableLayout
from headroom.book.problem import Problem, Severity
from headroom.book.survey import TextCoding
from headroom.language import tr
from headroom.user_error import UserError
from headroom.workbook.bytes.calamine_reader import CalamineBook, UnreadableError
from headroom.workbook.bytes.cells import Value
from headroom.workbook.bytes.csv_reader import CsvBook
from headroom.workbook.bytes.hidden_values import HiddenValues, UnscannableError
from headroom.workbook.bytes.multiplied_sheets import refuse_many_sheets
from headroom.workbook.bytes.precheck import SUFFIXES, FileKind, is_in_utf16
from headroom.workbook.bytes.refusals import not_understood
from headroom.workbook.bytes.second_look import second_look
from headroom.workbook.tables.cell_formats import FormatScan
from headroom.workbook.tables.header_rows import best_header
from headroom.workbook.tables.rows_not_shown import first_not_shown, with_rows_not_shown
from headroom.workbook.tables.sheet_top import SheetReader, SheetTop
from headroom.workbook.tables.tables import Table, read_table
from headroom.workbook.tables.text_book import checked_encoding, encoding_doubt, text_coding

_FEW_CELLS = 2_000_000
"""Sheets of fewer cells stay open even where they seem to hold no table: somebody may choose one."""


@dataclass(frozen=True, slots=True)
class ReadingProgress:
    """How far the reading of a workbook is.

    Attributes:
        step: What is being done, a few words.
        rows: Rows read.
        total: Rows there are; 0 where that is not known.
    """

    step: str
    rows: int
    total: int


class OpenWorkbook(Protocol):
    """An open workbook.

    Attributes:
        sheet_names: Names of its sheets with cells, visible ones first.
        hidden: Names of those that are hidden.
    """

    sheet_names: tuple[str, ...]
    hidden: frozenset[str]

    def sheet(self, name: str) -> SheetReader:
        """Return a sheet of this name."""

    def close(self) -> None:
        """Close the file."""


class BookFile:
    """An open file.

    Args:
        path: The file.
        kind: What it is.
        progress: Is told how far the reading is.
        second_core: Runs the second look at a sheet beside its reading.
        slowly: Whether to use the reader that is slow and cannot abort.

    Attributes:
        sheet_names: Names of its sheets, visible ones first.
        hidden: Names of those that are hidden.
        problems: What is to be said about the reading of sheets.

    Raises:
        UserError: If the file cannot be read.
    """

    def __init__(
        self,
        path: Path,
        kind: FileKind,
        progress: Callable[[ReadingProgress], None],
        second_core: Executor,
        *,
        slowly: bool = False,
    ) -> None:
        self._path = path
        self._kind = kind
        self._progress = progress
        self._second_core = second_core
        self._look = second_look(path, kind)
        self.problems: list[Problem] = []
        self._sheets: dict[str, SheetReader] = {}
        self._scans: dict[str, Future[HiddenValues]] = {}
        self._coding = text_coding(path) if kind is FileKind.CSV else None
        self._book = self._open(slowly=slowly)
        self._opened = [self._book]
        refuse_many_sheets(path.name, len(self._book.sheet_names))
        self.sheet_names = self._book.sheet_names
        self.hidden = self._book.hidden

    def tops(self, file: str) -> Iterator[SheetTop]:
        """Yield the first rows of all sheets; those that may hold a table stay open.

        Args:
            file: What the file is called in layouts.
        """
        for name in self.sheet_names:
            sheet = self._opened_sheet(name)
            top = SheetTop.of(sheet, file, hidden=name in self.hidden, steps=self._first_steps(name))
            not_shown = first_not_shown(self._scans.get(name), top.height)
            top = replace(top, coding=self._coding, not_shown=not_shown)
            if top.height * max((len(row) for row in top.rows), default=0) > _FEW_CELLS and not any(
                best_header(top.rows, top.merged, kind, thorough=False) for kind in FIELDS
            ):
                self._close_sheet(name)
            yield top

    def keep(self, names: Collection[str]) -> None:
        """Let go of the sheets that are not among some."""
        for name in set(self._sheets) - set(names):
            self._close_sheet(name)

    def read(self, layout: TableLayout) -> Table:
        """Return the table that stands where a layout says."""
        name = layout.sheet
        if self._coding is not None:
            self._choose_encoding(self._coding, layout.encoding)
        step = tr("Reading the sheet {sheet}", sheet=name)
        self._progress(ReadingProgress(step, 0, 0))
        sheet = self._opened_sheet(name)
        scanning = self._scans.get(name)
        total = sheet.height

        def tell(rows: int) -> None:
            self._progress(ReadingProgress(step, rows, max(total, rows)))

        def hidden_values() -> Mapping[tuple[int, int], Value]:
            return self._hidden_values(name, scanning) if scanning else {}

        formats = FormatScan(self._look, layout, self._second_core)
        steps = self._steps(layout)
        table = read_table(sheet, layout, tell, hidden_values)
        table = replace(table, formats=formats.found())
        if steps is not None:
            table = replace(table, steps=_steps_of(table, steps))
        return with_rows_not_shown(table, scanning) if scanning else table

    def _choose_encoding(self, found: TextCoding, encoding: str) -> None:
        """Read on in the encoding that a layout names; else say which one is assumed if it is not certain."""
        if encoding:
            self._book = CsvBook(self._path, checked_encoding(self._path, encoding))
            self.keep(())
        elif not found.certain:
            doubt = encoding_doubt(self._path.name, found)
            self.problems += [] if doubt in self.problems else [doubt]

    def close(self) -> None:
        """Close the file."""
        self.keep(())
        for book in self._opened:
            book.close()
        if self._look is not None:
            self._look.close()

    def _first_steps(self, name: str) -> Callable[[int], Sequence[int]] | None:
        """Return what tells how far the first rows of a sheet are grouped or indented; None: nothing does."""
        look = self._look
        if look is None:
            return None

        def first(rows: int) -> Sequence[int]:
            try:
                steps: list[int] = look.steps(name, rows).tolist()
            except UnscannableError:  # the second look says so
                return ()
            return steps

        return first

    def _steps(self, layout: TableLayout) -> Future[Ints] | None:
        """Return what looks how far rows are grouped or indented; None: nobody needs to know."""
        if self._look is None or not _needs_steps(layout):
            return None
        return self._second_core.submit(self._look.steps, layout.sheet, None)

    def _opened_sheet(self, name: str) -> SheetReader:
        """Return a sheet; the second look at it begins at the same time."""
        if name not in self._sheets:
            if self._look is not None:
                self._scans[name] = self._second_core.submit(self._look.hidden, name)
            self._progress(ReadingProgress(tr("Opening the sheet {sheet}", sheet=name), 0, 0))
            self._sheets[name] = self._sheet(name)
        return self._sheets[name]

    def _close_sheet(self, name: str) -> None:
        self._sheets.pop(name, None)
        scanning = self._scans.pop(name, None)
        if scanning is not None:
            scanning.cancel()

    def _sheet(self, name: str) -> SheetReader:
        """Return a sheet, by the slow reader where the fast one cannot read it."""
        try:
            return self._book.sheet(name)
        except UnreadableError as cause:
            if self._kind is not FileKind.XLSX:
                raise UserError(not_understood(self._path.name, str(cause))) from cause
            self._say_slow(name)
            self._opened.append(_open_slowly(self._path))
            return self._opened[-1].sheet(name)

    def _say_slow(self, sheet: str = "") -> None:
        """Report that a sheet, or all of them, could not be read in the usual way."""
        message = tr(
            "The file could not be read in the usual way, because of a cell far outside the "
            "table, its size, or a fault. It was read slowly."
        )
        remedy = tr("Delete the rows and columns beside and below the table in Excel, and save the workbook.")
        self.problems.append(Problem(Severity.WARNING, message, remedy, sheet, "", 0))

    def _hidden_values(self, name: str, scanning: Future[HiddenValues]) -> Mapping[tuple[int, int], Value]:
        """Return what the first reader shows as blank, by row and column from 0."""
        try:
            return scanning.result().values
        except UnscannableError:
            message = tr("The sheet could not be searched for error values: such cells count as blank.")
            remedy = tr("Open the workbook in Excel, save it as a new .xlsx file and open that.")
            self.problems.append(Problem(Severity.WARNING, message, remedy, name, "", 0))
            return {}

    def _open(self, *, slowly: bool) -> OpenWorkbook:
        """Return the open workbook, by the slow reader where the fast one cannot read it."""
        if self._coding is not None:
            return CsvBook(self._path, self._coding.name)
        if slowly or (self._kind is FileKind.XLSX and is_in_utf16(self._path)):
            self._say_slow()
            return _open_slowly(self._path)
        try:
            return CalamineBook(self._path, SUFFIXES[self._kind])
        except UnreadableError as cause:
            if self._kind is not FileKind.XLSX:
                raise UserError(not_understood(self._path.name, str(cause))) from cause
            self._say_slow()
            return _open_slowly(self._path)


def _needs_steps(layout: TableLayout) -> bool:
    """Return whether the levels of a table may be shown by indents alone."""
    return bool(layout.answer("levels")) and not any(map(layout.column, ("level", "parent_part")))


def _steps_of(table: Table, looking: Future[Ints]) -> Ints:
    """Return how far the rows of a table are grouped or indented, ``(row,)``."""
    try:
        steps = looking.result()
    except UnscannableError:  # the second look says so
        steps = np.zeros(0, dtype=np.int32)
    padded = np.concatenate((steps, np.zeros(1, dtype=np.int32)))
    return padded[np.minimum(table.row_numbers - 1, len(steps))]


def _open_slowly(path: Path) -> OpenWorkbook:
    """Return the workbook opened with openpyxl."""
    # openpyxl takes some 0.2 s to import: only where a workbook needs it.
    from headroom.workbook.bytes.openpyxl_reader import OpenpyxlBook  # noqa: PLC0415

    return OpenpyxlBook(path)
