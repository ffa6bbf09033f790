"""The first cells of the columns of a table, for the questions about it."""

from collections.abc import Sequence

from headroom.book.layout import TableLayout
from headroom.language import localized, tr
from headroom.notation.measured_numbers import measured_price, measured_quantity
from headroom.notation.numbers import Style, typed_number
from headroom.workbook.survey.sheet_rows import Rows


def cells_below(rows: Rows, layout: TableLayout) -> dict[str, list[str]]:
    """Return the cells below the headings by field, on one line each; rows without any of them are left out.

    A table of one model has the column ``model`` as well.

    Args:
        rows: The first rows of the sheet.
        layout: The table.
    """
    below = rows.texts[layout.last_header_row : layout.last_row]
    places = {
        column.field: column.position - rows.first_column
        for column in layout.columns
        if column.field and not column.model
    }
    kept = [row for row in below if any(_cell(row, at) for at in places.values())]
    found = {name: [_cell(row, at) for row in kept] for name, at in places.items()}
    if layout.model:
        found.setdefault("model", [layout.model] * len(kept))
    return found


def _cell(row: Sequence[str], at: int) -> str:
    return " ".join(row[at].split()) if 0 <= at < len(row) else ""


def cells_of(rows: Rows, layout: TableLayout, field: str) -> list[str]:
    """Return the first cells of a field's column as shown, one for each row; none where it has no column."""
    column = layout.column(field)
    return [] if column is None else cells_at(rows, layout, column.position)


def cells_at(rows: Rows, layout: TableLayout, position: int) -> list[str]:
    """Return the first cells of a column of the sheet, one for each row of the table."""
    at = position - rows.first_column
    below: Sequence[Sequence[str]] = rows.texts[layout.last_header_row : layout.last_row]
    return [row[at].strip() if 0 <= at < len(row) else "" for row in below]


def amount_in(text: str, decimals: Style = Style.POINT) -> float | None:
    """Return the amount in a cell, also with a unit beside it; None where there is none."""
    measured = None
    number = typed_number(text)
    if number is None:
        measured = measured_price(text) or measured_quantity(text)
        number = None if measured is None else measured.number
    if number is None:
        return None
    return number.value(decimals) * (1.0 if measured is None else measured.scale)


def money(amount: float) -> str:
    """Return an amount for the consequence of an answer; the rows looked at may be of several currencies."""
    return tr("{amount} in the rows looked at", amount=localized(f"{amount:,.2f}"))
