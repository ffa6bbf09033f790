"""The names of models that a sheet of models states, whole and by the model alone."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePath

from headroom.book.fields.vehicle_name_fields import MODEL_YEAR, TRIM, vehicle_name
from headroom.book.layout import TableLayout
from headroom.book.survey import TableFinding
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


def named_apart(tables: Sequence[TableFinding]) -> list[TableFinding]:
    """Return tables that are each named after their sheet, after their file where sheets have the same name.

    Args:
        tables: The tables, the model of each the name of its sheet.
    """
    count = Counter(table.layout.model.casefold() for table in tables)
    made = []
    for table in tables:
        layout = table.layout
        if count[layout.model.casefold()] > 1 and layout.file:
            model = PurePath(layout.file).stem
            shape = table.shape.replace(layout.model, model)
            table = replace(table, layout=replace(layout, model=model), shape=shape)  # noqa: PLW2901
        made.append(table)
    return made
