"""Layouts as records of files, and back."""

from headroom.book.layout import BookLayout, ColumnLayout, TableKind, TableLayout
from headroom.language import tr
from headroom.workbook.bytes.encodings import known_encoding
from headroom.workbook.layouts import layout_format_2
from headroom.workbook.layouts.layout_words import DECIMALS, FIELD_WORDS, KINDS, UNITS

_LARGEST_PLACE = 2**31


def layout_record(layout: BookLayout) -> layout_format_2.Layout:
    """Return a layout as it is written."""
    return layout_format_2.Layout(
        name=layout.name,
        rates=tuple(layout_format_2.Rate(code, usd) for code, usd in layout.rates),
        tables=tuple(_table_record(table) for table in layout.tables),
    )


def layout_of(record: layout_format_2.Layout) -> BookLayout:
    """Return the layout of a record. A field that the program does not have is a column that is not used.

    Raises:
        ValueError: If a word is unknown, or a number is outside its range.
    """
    return BookLayout(
        tuple(_table(table) for table in record.tables),
        record.name,
        tuple((rate.currency, rate.usd) for rate in record.rates),
    )


def _table_record(table: TableLayout) -> layout_format_2.Table:
    return layout_format_2.Table(
        sheet=table.sheet,
        file=table.file,
        kind=KINDS.word(table.kind),
        header_row=table.header_row,
        last_header_row=table.last_header_row,
        last_row=table.last_row,
        rows_below=table.below,
        first_column=table.first_column,
        last_column=table.last_column,
        model=table.model,
        columns=tuple(_column_record(column, table.kind) for column in table.columns),
        answers=dict(table.answers),
        encoding=table.encoding,
    )


def _column_record(column: ColumnLayout, kind: TableKind) -> layout_format_2.Column:
    return layout_format_2.Column(
        position=column.position,
        heading=column.heading,
        field=FIELD_WORDS[kind].word(column.field) if column.field else "",
        model=column.model,
        currency=column.currency,
        decimal=DECIMALS.word(column.decimal),
        unit=UNITS.word(column.unit),
        per=column.per,
    )


def _table(record: layout_format_2.Table) -> TableLayout:
    kind = KINDS.value(record.kind)
    places = (record.header_row, record.last_header_row, record.last_row, record.rows_below)
    columns = tuple(_column(column, kind) for column in record.columns)
    columns_at = [column.position for column in columns]
    for place in (*places, record.first_column, record.last_column, *columns_at):
        if place is not None and not 0 <= place < _LARGEST_PLACE:
            msg = tr("there is no row or column {place}", place=place)
            raise ValueError(msg)
    encoding = known_encoding(record.encoding) if record.encoding else ""
    if encoding is None:
        msg = tr("there is no encoding {encoding}", encoding=record.encoding)
        raise ValueError(msg)
    return TableLayout(
        sheet=record.sheet,
        kind=kind,
        header_row=record.header_row,
        last_header_row=record.last_header_row,
        columns=columns,
        last_row=record.last_row,
        model=record.model,
        file=record.file,
        below=record.rows_below,
        first_column=record.first_column,
        last_column=record.last_column,
        answers=tuple(record.answers.items()),
        encoding=encoding,
    )


def _column(record: layout_format_2.Column, kind: TableKind) -> ColumnLayout:
    return ColumnLayout(
        position=record.position,
        heading=record.heading,
        field=FIELD_WORDS[kind].values.get(record.field, ""),
        model=record.model,
        currency=record.currency,
        decimal=DECIMALS.value(record.decimal),
        unit=UNITS.value(record.unit),
        per=record.per,
    )
