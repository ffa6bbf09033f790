"""Turns layouts of format 1 into those of format 2; words that neither has stay, and are refused there."""

from collections.abc import Mapping

from headroom.workbook.layouts import layout_format_1, layout_format_2

_KINDS: Mapping[str, str] = {"content labels": "content_labels"}
_DECIMALS: Mapping[str, str] = {"": "by_cell", ".": "point", ",": "comma"}
_UNITS: Mapping[str, str] = {"": "by_column"}


def layout_to_format_2(old: layout_format_1.Layout) -> layout_format_2.Layout:
    """Return a layout of format 1 in format 2."""
    return layout_format_2.Layout(
        name=old.name,
        rates=tuple(layout_format_2.Rate(code, usd) for code, usd in old.rates),
        tables=tuple(_table(table) for table in old.tables),
    )


def _table(old: layout_format_1.Table) -> layout_format_2.Table:
    return layout_format_2.Table(
        sheet=old.sheet,
        file=old.file,
        kind=_KINDS.get(old.kind, old.kind),
        header_row=old.header_row,
        last_header_row=old.last_header_row,
        last_row=old.last_row,
        rows_below=old.below,
        first_column=old.first_column,
        last_column=old.last_column,
        model=old.model,
        columns=tuple(_column(column) for column in old.columns),
    )


def _column(old: layout_format_1.Column) -> layout_format_2.Column:
    return layout_format_2.Column(
        position=old.position,
        heading=old.heading,
        field=old.field,  # fields have the same words in both
        model=old.model,
        currency=old.currency,
        decimal=_DECIMALS.get(old.decimal, old.decimal),
        unit=_UNITS.get(old.unit, old.unit),
        per=old.per,
    )
