"""The names of models that a sheet of models states, whole and by the model alone."""

from headroom.book.fields.vehicle_name_fields import MODEL_YEAR, TRIM, vehicle_name
from headroom.book.layout import TableLayout
from headroom.workbook.survey.sheet_rows import Rows
from headroom.workbook.survey.table_cells import cells_below
from headroom.workbook.tables.sheet_top import SheetTop


def stated_names(top: SheetTop, layout: TableLayout) -> set[str]:
    """Return the names that a table of models has, in small letters: with trim and model year, and without.

    Args:
        top: The first rows of its sheet.
        layout: The table.
    """
    cells = cells_below(Rows(top.rows, top.merged, top.first_column), layout)
    parts = [cells[name] for name in (TRIM, MODEL_YEAR) if name in cells]
    models = cells["name"]
    whole = {vehicle_name(model, *more) for model, *more in zip(models, *parts, strict=True) if model}
    return {name.casefold() for name in {*whole, *models} if name}
