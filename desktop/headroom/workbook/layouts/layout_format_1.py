"""Layouts as files of format 1 hold them, which version 0.1.0 wrote. Frozen: read for ever."""

import msgspec


class Column(msgspec.Struct, frozen=True):
    """What one column means."""

    position: int
    heading: str
    field: str = ""
    model: str = ""
    currency: str = ""
    decimal: str = ""
    unit: str = ""
    per: float = 1.0


class Table(msgspec.Struct, frozen=True):
    """Where a table stands and what its columns mean."""

    sheet: str
    kind: str
    header_row: int
    last_header_row: int
    columns: tuple[Column, ...]
    last_row: int | None = None
    model: str = ""
    file: str = ""
    below: int = 0
    first_column: int = 0
    last_column: int | None = None


class Layout(msgspec.Struct, frozen=True):
    """Which tables are read, and how."""

    tables: tuple[Table, ...] = ()
    name: str = ""
    rates: tuple[tuple[str, float], ...] = ()


class LayoutFile(msgspec.Struct, frozen=True):
    """A whole layout file."""

    format: int
    kind: str
    layout: Layout
