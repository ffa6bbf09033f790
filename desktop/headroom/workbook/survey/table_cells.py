"""The cells of the columns that a table uses, as far as a survey sees them."""

from collections.abc import Sequence

from headroom.book.layout import TableLayout
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
