"""What stands where in a workbook: which table, which rows, and what each column means."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Self

from headroom.language import WordEnum

_LETTERS = 26


def column_letters(position: int) -> str:
    """Return the letters of a column; 0 is ``A``, 26 is ``AA``."""
    letters = ""
    left = position + 1
    while left:
        left, letter = divmod(left - 1, _LETTERS)
        letters = chr(ord("A") + letter) + letters
    return letters


IN_THOUSANDS = 0.001
"""For how many pieces amounts in thousands are: those of a thousandth of one."""

Span = tuple[int, int | None]
"""First and last column of a table, from 0; None for the last: as wide as the sheet."""

WHOLE_WIDTH: Span = (0, None)


class TableKind(WordEnum):
    """What the rows of a table are."""

    SOURCING = "sourcing"
    MODELS = "models"
    RATES = "rates"
    LABELS = "content labels"
    PART_LIST = "part list"


JOIN = "join"
"""Key of the question whether the facts of a part list are joined to the parts."""

JOINED, LEFT = "join", "leave"
"""What may be answered to it."""


class DecimalMark(StrEnum):
    """Which mark stands before the decimals of numbers that are written as text."""

    BY_CELL = ""
    POINT = "."
    COMMA = ","


class ShareUnit(StrEnum):
    """How a column of shares is written."""

    BY_COLUMN = ""
    PERCENT = "percent"
    FRACTION = "fraction"


@dataclass(frozen=True, slots=True)
class ColumnLayout:
    """What one column means.

    Attributes:
        position: Column of the sheet, from 0.
        heading: As it stands in the sheet, its rows joined, on one line.
        field: Name of the field of the table's kind; empty where the column is not used.
        model: In a table with one column for each model: the model whose quantity per vehicle
            stands in this column; empty elsewhere.
        currency: ISO 4217 code of the amounts, where the heading names one; else empty.
        decimal: Which mark stands before the decimals of numbers written as text.
        unit: How shares are written.
        per: The amounts are for so many pieces, above 0, e.g. 100; ``IN_THOUSANDS`` for those.
    """

    position: int
    heading: str
    field: str = ""
    model: str = ""
    currency: str = ""
    decimal: DecimalMark = DecimalMark.BY_CELL
    unit: ShareUnit = ShareUnit.BY_COLUMN
    per: float = 1.0

    def __post_init__(self) -> None:
        if not 0 < self.per < float("inf"):
            msg = f"amounts are for a number of pieces above 0, not {self.per}"
            raise ValueError(msg)

    @property
    def letters(self) -> str:
        """Return its letters, as Excel shows them."""
        return column_letters(self.position)


@dataclass(frozen=True, slots=True)
class TableLayout:
    """Where a table stands and what its columns mean. Rows are counted as Excel does, from 1.

    Attributes:
        sheet: Name of the sheet.
        kind: What its rows are.
        header_row: First row of the headings.
        last_header_row: Last row of the headings.
        columns: Its columns, those not used as well, from left to right.
        last_row: Last row of the table; None: it ends with the sheet.
        below: Rows of the sheet below an end that a person chose, by which it is found when the sheet has
            grown; 0 for an end that shows in the sheet, such as the headings of another table.
        first_column: Column it begins in, from 0.
        last_column: Column it ends in, from 0; None: it is as wide as the sheet.
        encoding: How the text file is encoded that it stands in, where a person chose it; else empty.
        model: All rows are parts of this model, for a sheet of one model; empty where a column says it.
        answers: What was answered to the questions about it: key and word, see ``Question``.
        file: Name of the file the sheet is in; empty where one file is open.
    """

    sheet: str
    kind: TableKind
    header_row: int
    last_header_row: int
    columns: tuple[ColumnLayout, ...]
    last_row: int | None = None
    model: str = ""
    file: str = ""
    below: int = 0
    first_column: int = 0
    last_column: int | None = None
    answers: tuple[tuple[str, str], ...] = ()
    encoding: str = ""

    def __post_init__(self) -> None:
        last = self.last_header_row if self.last_row is None else self.last_row
        if not 1 <= self.header_row <= self.last_header_row <= last:
            msg = f"rows {self.header_row} to {self.last_header_row} with a table to {last} stand in no order"
            raise ValueError(msg)
        right = self.first_column if self.last_column is None else self.last_column
        if not 0 <= self.first_column <= right:
            msg = f"columns {self.first_column} to {self.last_column} stand in no order"
            raise ValueError(msg)

    @property
    def span(self) -> "Span":
        """Return the first and the last column, from 0; None for the last: as wide as the sheet."""
        return self.first_column, self.last_column

    @property
    def headings(self) -> tuple[str, ...]:
        """Return the headings, without regard to capitals and spaces: by them a layout is known again."""
        return tuple(" ".join(column.heading.casefold().split()) for column in self.columns)

    def column(self, field: str) -> ColumnLayout | None:
        """Return the first column of a field; None where there is none."""
        return next((column for column in self.columns if column.field == field), None)

    @property
    def is_joined(self) -> bool:
        """Return whether it is a part list whose facts are joined to the parts."""
        return self.kind is TableKind.PART_LIST and self.answer(JOIN) != LEFT

    def answer(self, key: str) -> str:
        """Return the word that was answered to a question; empty where it was not asked or answered."""
        return dict(self.answers).get(key, "")

    def with_answers(self, answers: Mapping[str, str]) -> Self:
        """Return this layout with questions answered, the others as they were."""
        return replace(self, answers=tuple({**dict(self.answers), **answers}.items()))

    def quantities_by_model(self) -> tuple[ColumnLayout, ...]:
        """Return the columns that each hold the quantities of one model."""
        return tuple(column for column in self.columns if column.model)

    def with_column(self, changed: ColumnLayout) -> Self:
        """Return this layout with the column at the same position replaced."""
        columns = (changed if column.position == changed.position else column for column in self.columns)
        return replace(self, columns=tuple(columns))


@dataclass(frozen=True, slots=True)
class BookLayout:
    """Which tables of one or several workbooks are read, and how.

    Attributes:
        tables: The tables that are read.
        name: What the analyst calls the layout; empty where it was not named.
        rates: US dollars per unit of currencies, ISO 4217 codes, that the tables use but state no rate
            of; what the tables state counts first.
    """

    tables: tuple[TableLayout, ...] = ()
    name: str = ""
    rates: tuple[tuple[str, float], ...] = ()

    def __post_init__(self) -> None:
        for code, rate in self.rates:
            if not 0 < rate < float("inf"):
                msg = f"one {code} is worth a number of US dollars above 0, not {rate}"
                raise ValueError(msg)

    def of_kind(self, kind: TableKind) -> tuple[TableLayout, ...]:
        """Return the tables of one kind."""
        return tuple(table for table in self.tables if table.kind is kind)

    def with_tables(self, tables: Iterable[TableLayout]) -> Self:
        """Return this layout with other tables."""
        return replace(self, tables=tuple(tables))


@dataclass(frozen=True, slots=True)
class RememberedLayout:
    """A layout that was confirmed, and when it was last of use.

    Attributes:
        layout: The layout, with its name.
        used: When a workbook was last read by it, local time.
    """

    layout: BookLayout
    used: datetime
