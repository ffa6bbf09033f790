"""Sheets of the workbook, written cell by cell: constants, and formulas with the program's value."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy.typing as npt
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from headroom.output.writers.live_book.cells import CellTexts, as_name, is_guarded, stored
from headroom.output.writers.live_book.looks import INDENTED, Looks

_ROW = "§"
"""Stands in a formula for the number of its row."""

Values = Sequence[object] | npt.NDArray[Any]
"""What stands in the cells of a column."""


class PlainSheet(Worksheet):  # type: ignore[misc]
    """A sheet whose formulas have functions that every spreadsheet program knows.

    None of them needs the prefix of later functions, for which each formula would be searched thirty times.
    """

    going_on: Callable[[], None] = staticmethod(lambda: None)
    """Is called before each row is written out; it may raise to stop."""

    def _write_row(self, *row: object, **properties: object) -> None:
        self.going_on()
        super()._write_row(*row, **properties)

    def _prepare_formula(self, formula: str, expand_future_functions: bool = False) -> str:  # noqa: FBT001, FBT002, ARG002
        return formula.removeprefix("=")


@dataclass(frozen=True, slots=True)
class Filled:
    """One column of a table, with what fills it.

    Attributes:
        key: Name by which formulas mention it: ``[value]`` in the same row, ``[value@3]`` in line 3, counted
            from 0; the column as a whole has the name of the table and this.
        heading: What stands above it.
        look: Key of ``NUMBER_FORMATS``.
        values: What stands in its cells by the program; None: nothing; NaN: it cannot be computed.
        formula: What computes it; of each row on its own where it is a sequence. Empty: a constant.
        edited: Whether it is an input that others may change; of each row on its own where it is a sequence.
        width: Of the column, in characters.
        folded: Whether it is hidden until asked for.
    """

    key: str
    heading: str
    look: str
    values: Values
    formula: str | Sequence[str] = ""
    edited: bool | Sequence[bool] = False
    width: float = 11
    folded: bool = False


@dataclass(slots=True)
class Written:
    """One workbook while it is written.

    Attributes:
        book: The workbook.
        live: Whether formulas are written; else the program's values alone.
        looks: Its formats.
        texts: What makes texts fit.
        going_on: Is called again and again; it may raise to stop.
        names: Names that are defined already.
    """

    book: Workbook
    live: bool
    looks: Looks
    going_on: Callable[[], None] = lambda: None
    texts: CellTexts = field(default_factory=CellTexts)
    names: set[str] = field(default_factory=set)

    def page(self, name: str) -> "BookPage":
        """Return a new sheet."""
        sheet = self.book.add_worksheet(name, PlainSheet)
        sheet.going_on = self.going_on
        return BookPage(self, sheet, name)

    def define(self, name: str, place: str) -> None:
        """Give a place a name, e.g. ``Policy!$B$7``, unless the name is taken."""
        if name.lower() not in self.names:
            self.names.add(name.lower())
            self.book.define_name(name, f"={place}")


@dataclass(frozen=True, slots=True)
class BookPage:
    """One sheet.

    Attributes:
        written: The workbook.
        sheet: The sheet.
        name: Its name.
    """

    written: Written
    sheet: Worksheet
    name: str

    def put(self, row: int, column: int, value: object, look: str = "words", *, edited: bool = False) -> None:
        """Write a constant; a text stays a text, whatever it begins with."""
        if value is None or value == "":
            if edited:
                self.sheet.write_blank(row, column, None, self.written.looks.cell(look, edited=True))
            return
        if isinstance(value, str):
            text = self.written.texts.fit(value)
            style = self.written.looks.cell(look, edited=edited, guard=is_guarded(text))
            self.sheet.write_string(row, column, text, style)
            return
        number = stored(value)
        style = self.written.looks.cell(look, edited=edited)
        if isinstance(number, str):
            self.sheet.write_blank(row, column, None, style)
        else:
            self.sheet.write_number(row, column, number, style)

    def say(self, row: int, column: int, text: str, look: str) -> None:
        """Write words in a look of their own; see ``Looks.named``."""
        self.sheet.write_string(row, column, self.written.texts.fit(text), self.written.looks.named(look))

    def compute(self, row: int, column: int, formula: str, value: object, look: str) -> None:
        """Write a formula with its value, where formulas are written at all."""
        if not self.written.live:
            self.put(row, column, value, look)
            return
        self.sheet.write_formula(row, column, formula, self.written.looks.cell(look), stored(value))

    def say_computed(self, row: int, column: int, formula: str, value: object, look: str) -> None:
        """Write a formula in a look of its own."""
        style = self.written.looks.named(look)
        if isinstance(value, str):
            value = self.written.texts.fit(value)
        if self.written.live:
            self.sheet.write_formula(row, column, formula, style, stored(value))
        else:
            self.sheet.write(row, column, stored(value), style)


@dataclass(frozen=True, slots=True)
class FigureTable:
    """A table on a sheet: where its columns stand.

    Attributes:
        page: The sheet.
        prefix: Begins the names of its columns, e.g. ``rows_``.
        columns: Its columns.
        first: Row of its first line, from 0.
        size: How many lines it has.
        left: Its first column, from 0.
        places: The column of each key, from 0.
    """

    page: BookPage
    prefix: str
    columns: tuple[Filled, ...]
    first: int
    size: int
    left: int = 0
    places: dict[str, int] = field(init=False)

    def __post_init__(self) -> None:
        places = {column.key: at for at, column in enumerate(self.columns, start=self.left)}
        object.__setattr__(self, "places", places)

    def at(self, key: str) -> int:
        """Return the column of a key, from 0."""
        return self.places[key]

    def place(self, key: str, last: str = "") -> str:
        """Return a column, or those to another one, as an absolute reference."""
        begin, end = xl_col_to_name(self.at(key), True), xl_col_to_name(self.at(last or key), True)
        return f"'{self.page.name}'!{begin}${self.first + 1}:{end}${self.first + max(self.size, 1)}"

    def cell(self, key: str, line: int) -> str:
        """Return one cell as an absolute reference."""
        return f"'{self.page.name}'!{xl_col_to_name(self.at(key), True)}${self.first + line + 1}"

    def define_names(self) -> None:
        """Give every column a name."""
        for column in self.columns:
            self.page.written.define(as_name(self.prefix, column.key), self.place(column.key))

    def write(self) -> None:
        """Write headings and lines, row by row."""
        sheet, looks = self.page.sheet, self.page.written.looks
        for at, column in enumerate(self.columns, start=self.left):
            options = {"level": 1, "hidden": True} if column.folded else {}
            sheet.set_column(at, at, column.width, None, options)
        for at, column in enumerate(self.columns, start=self.left):
            heading = self.page.written.texts.fit(column.heading)
            look = "heading" if column.look in INDENTED else "heading of numbers"
            sheet.write_string(self.first - 1, at, heading, looks.named(look))
        writers = [self._writer(column, at) for at, column in enumerate(self.columns, start=self.left)]
        for line in range(self.size):
            self.page.written.going_on()
            for write in writers:
                write(line)

    def _writer(self, column: Filled, at: int) -> Callable[[int], None]:
        """Return what writes one cell of a column."""
        page, first, values = self.page, self.first, column.values
        if not page.written.live or not column.formula:
            edited = column.edited
            if not page.written.live:
                edited = False
            if isinstance(edited, bool):
                return lambda line: page.put(first + line, at, values[line], column.look, edited=edited)
            each_edited = edited
            return lambda line: page.put(
                first + line, at, values[line], column.look, edited=each_edited[line]
            )
        style = page.written.looks.cell(column.look)
        write = page.sheet.write_formula
        if isinstance(column.formula, str):
            template = self._compiled(column.formula)

            def write_same(line: int) -> None:
                row = first + line
                write(row, at, template.replace(_ROW, str(row + 1)), style, stored(values[line]))

            return write_same
        each = [self._compiled(one) if one else "" for one in column.formula]

        def write_own(line: int) -> None:
            row = first + line
            if each[line]:
                write(row, at, each[line].replace(_ROW, str(row + 1)), style, stored(values[line]))
            else:
                page.put(row, at, values[line], column.look)

        return write_own

    def _compiled(self, formula: str) -> str:
        """Return a formula with cells of its row in place of their keys."""
        parts = formula.split("[")
        done = [parts[0]]
        for part in parts[1:]:
            key, _, rest = part.partition("]")
            key, _, line = key.partition("@")
            row = f"${self.first + int(line) + 1}" if line else _ROW
            done.append(f"${xl_col_to_name(self.at(key))}{row}{rest}")
        return "=" + "".join(done)
