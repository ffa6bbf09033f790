"""Layouts as files of format 2 hold them. Their words are in ``layout_words``; nothing here is renamed."""

import msgspec


class Column(msgspec.Struct, frozen=True):
    """What one column means.

    Attributes:
        position: Column of the sheet, from 0.
        heading: As it stands in the sheet.
        field: Which field it is; empty: none.
        model: The model whose quantities it holds; empty: none.
        currency: ISO 4217 code of its amounts; empty: none is named.
        decimal: Which mark stands before decimals.
        unit: How shares are written.
        per: Pieces that the amounts are for.
    """

    position: int
    heading: str
    field: str
    model: str = ""
    currency: str = ""
    decimal: str = "by_cell"
    unit: str = "by_column"
    per: float = 1.0


class Table(msgspec.Struct, frozen=True):
    """Where a table stands and what its columns mean; rows from 1, columns from 0.

    Attributes:
        sheet: Name of the sheet.
        file: Name of its file; empty where one is open.
        kind: What its rows are.
        header_row: First row of the headings.
        last_header_row: Last row of the headings.
        last_row: Last row; null: it ends with the sheet.
        rows_below: Rows of the sheet below an end that a person chose.
        first_column: Where it begins.
        last_column: Where it ends; null: with the sheet.
        model: The model that all its rows are of; empty: a column says it.
        columns: Its columns.
        answers: What was answered to questions about it: word by key.
        encoding: Of the text file it stands in, where it was chosen; empty: found out.
    """

    sheet: str
    file: str
    kind: str
    header_row: int
    last_header_row: int
    last_row: int | None
    rows_below: int
    first_column: int
    last_column: int | None
    model: str
    columns: tuple[Column, ...]
    answers: dict[str, str] = msgspec.field(default_factory=dict)
    encoding: str = ""


class Rate(msgspec.Struct, frozen=True):
    """What a currency is worth.

    Attributes:
        currency: ISO 4217 code.
        usd: US dollars for one unit.
    """

    currency: str
    usd: float


class Layout(msgspec.Struct, frozen=True):
    """Which tables are read, and how.

    Attributes:
        name: What it is called; empty: nothing.
        rates: Of currencies that the tables state no rate of.
        tables: The tables.
    """

    name: str
    rates: tuple[Rate, ...]
    tables: tuple[Table, ...]


class LayoutFile(msgspec.Struct, frozen=True):
    """A whole layout file.

    Attributes:
        format: 2.
        revision: Greater where keys were added that an older program may pass over.
        kind: What the file is.
        layout: The layout.
    """

    format: int
    revision: int
    kind: str
    layout: Layout
