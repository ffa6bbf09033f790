"""Writes what is stated and was typed of the vehicles as a sheet Models, in the layout of the template."""

from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from headroom.book.assumed_facts import states
from headroom.book.fields.field import CellKind, Field
from headroom.book.fields.model_fields import MODELS
from headroom.book.model_defaults import MODELS_SHEET
from headroom.book.model_facts import NAME
from headroom.book.shown_names import shown_name
from headroom.book.sourcing import SourcingBook, Vehicle
from headroom.disk.whole_file import write_whole
from headroom.language import tr
from headroom.user_error import UserError
from headroom.workbook.written.new_workbook import new_workbook
from headroom.workbook.written.template import looks_of, write_cell, write_heading

NOTE_HEADING = tr("Typed in Headroom, not from the workbook")
"""Heading of the last column, which names the columns that were typed; it is no fact of a vehicle."""

_ENDING = ".xlsx"
_FIELDS: tuple[Field, ...] = tuple(one for one in MODELS if one.in_template and one.carried)
_NOTE_WIDTH = 60
_DIGITS = 10
_TYPED_COLOUR, _TYPED_INK = "#F1ECFC", "#5A31BB"


def write_models(path: Path, book: SourcingBook) -> None:
    """Write a workbook with the sheet Models alone, a row for each model.

    What the workbook states stands as it was read; what was typed is in another colour, and named in the last
    column. What neither says stays blank.

    Args:
        path: Where to.
        book: The workbook, with what was typed of its vehicles.

    Raises:
        UserError: If it cannot be written.
    """
    if path.suffix.lower() != _ENDING:
        msg = tr(
            "{file} is not the name of a workbook: let it end in {ending}.", file=path.name, ending=_ENDING
        )
        raise UserError(msg)
    content = BytesIO()
    written = new_workbook(content)
    look = looks_of(written)
    colours = {"bg_color": _TYPED_COLOUR, "font_color": _TYPED_INK}
    look["typed"] = written.add_format(colours)
    look["typed text"] = written.add_format({**colours, "num_format": "@"})
    sheet = written.add_worksheet(MODELS_SHEET)
    sheet.freeze_panes(1, 1)
    styles = {one.name: write_heading(sheet, at, one, look) for at, one in enumerate(_FIELDS)}
    sheet.set_column(len(_FIELDS), len(_FIELDS), _NOTE_WIDTH, look["text"])
    sheet.write_string(0, len(_FIELDS), NOTE_HEADING, look["apart"])
    for row, vehicle in enumerate(book.vehicles, start=1):
        _write_row(sheet, row, vehicle, styles, look)
    written.close()
    write_whole(path, content.getvalue())


def _write_row(
    sheet: Worksheet,
    row: int,
    vehicle: Vehicle,
    styles: Mapping[str, Format | None],
    look: Mapping[str, Format],
) -> None:
    """Write what is known of one model."""
    for column, field in enumerate(_FIELDS):
        typed = field.name in vehicle.typed
        style = styles[field.name]
        if typed:
            style = look["typed"] if style is None else look["typed text"]
        if field.name == NAME or typed or states(vehicle, field.name):
            value = vehicle.value(field.name)
            if value is not None and value != "":
                write_cell(sheet, row, column, _cell(field, value), style)
    headings = [field.heading for field in _FIELDS if field.name in vehicle.typed]
    if headings:
        write_cell(sheet, row, len(_FIELDS), ", ".join(headings), look["text"])


def _cell(field: Field, value: str | float) -> str | float:
    """Return what stands in a cell: percentages in percent, words in the language of the program."""
    if isinstance(value, str):
        return shown_name(str(value)) if field.choices else str(value)
    return round(value * 100, _DIGITS) if field.kind is CellKind.PERCENT else value
