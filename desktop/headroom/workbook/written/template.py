"""Writes the empty workbook: headings, lists to choose from, a table of the fields, example rows."""

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from headroom.disk.whole_file import write_whole
from headroom.notation.countries import country_codes
from headroom.notation.currencies import CURRENCIES
from headroom.user_error import UserError
from headroom.workbook.fields.columns import IN_TEMPLATE, Field, Kind
from headroom.workbook.fields.model_columns import MODELS, RATES
from headroom.workbook.written.new_workbook import new_workbook

_FIELDS_SHEET = "Fields"
_LAST_ROW = 20_000
_WIDEST = 26
_COUNTRY_LIST_COLUMN = 7
_CURRENCY_LIST_COLUMN = 8

_Cells = tuple[str | float, ...]

_PLACES: tuple[_Cells, ...] = (
    ("Example model", "00124471", "US", 1850.0, 1.0, "USD"),
    ("Example model", "8R-2210-B", "MX", 11500.0, 2.0, "MXN"),
    ("Example model", "8R-2210-B", "CA", 640.0, 2.0, "CAD"),
)
_PARTS: tuple[_Cells, ...] = (
    ("Engine, 2.0 l", "Powertrain", "Example Engines", "8407.34.18", "core"),
    ("Seat, front", "Interior", "Ejemplo Asientos", "9401.20.00", "complementary"),
    ("Seat, front", "Interior", "Example Seating", "9401.20.00", "complementary"),
)
_CONTENT: tuple[_Cells, ...] = (
    (100.0, 100.0, 12.5, "current", 0.0),
    (72.5, 15.0, 40.0, "current", 0.0),
    (88.0, 30.0, 9.0, "alternative", 250_000.0),
)
_SOURCING_ROWS = tuple(sum(row, ()) for row in zip(_PLACES, _PARTS, _CONTENT, strict=True))
_MODEL_ROWS: tuple[_Cells, ...] = (
    (
        *(
            "Example model",
            "passenger car",
            "MX",
            60_000.0,
            3_200.0,
            6_700.0,
            21_500.0,
            28_900.0,
            650.0,
            45.0,
        ),
        *("rail", 41.0, 74.0, 71.0, "Example line", "Example plant"),
    ),
)
_RATE_ROWS: tuple[_Cells, ...] = (("MXN", 0.054), ("CAD", 0.72))


def write_template(path: Path) -> None:
    """Write the empty workbook with three example rows.

    Raises:
        UserError: If it cannot be written.
    """
    if path.suffix.lower() != ".xlsx":
        msg = f"{path.name} is not the name of a workbook: let it end in .xlsx."
        raise UserError(msg)
    content = BytesIO()
    book = new_workbook(content)
    look = {
        "heading": book.add_format(
            {"bold": True, "bg_color": "#1F3A5F", "font_color": "#FFFFFF", "border": 1}
        ),
        "required": book.add_format(
            {"bold": True, "bg_color": "#B3541E", "font_color": "#FFFFFF", "border": 1}
        ),
        "text": book.add_format({"num_format": "@"}),
        "wrapped": book.add_format({"text_wrap": True, "valign": "top"}),
    }
    for name, fields, examples in (
        ("Sourcing", IN_TEMPLATE, _SOURCING_ROWS),
        ("Models", MODELS, _MODEL_ROWS),
        ("Rates", RATES, _RATE_ROWS),
    ):
        _write_sheet(book.add_worksheet(name), fields, examples, look)
    _write_fields(book.add_worksheet(_FIELDS_SHEET), look)
    book.close()
    write_whole(path, content.getvalue())


def _write_sheet(
    sheet: Worksheet,
    fields: Sequence[Field],
    examples: Sequence[_Cells],
    look: dict[str, Format],
) -> None:
    """Write headings, lists and example rows of one sheet."""
    sheet.freeze_panes(1, 0)
    for column, field in enumerate(fields):
        style = look["text"] if field.kind in (Kind.KEY, Kind.TEXT, Kind.TARIFF_CODE) else None
        width = min(max(len(field.heading) + 4, 12), _WIDEST)
        sheet.set_column(column, column, width, style)
        for row, cells in enumerate(examples, start=1):
            _write_cell(sheet, row, column, cells[column], style)
        sheet.write_string(0, column, field.heading, look["required" if field.required else "heading"])
        if rule := _validation(field):
            sheet.data_validation(1, column, _LAST_ROW, column, rule)


def _write_cell(sheet: Worksheet, row: int, column: int, cell: str | float, style: Format | None) -> None:
    """Write one cell; a text never becomes a formula, whatever it begins with."""
    if isinstance(cell, str):
        sheet.write_string(row, column, cell, style)
    else:
        sheet.write_number(row, column, cell, style)


def _validation(field: Field) -> dict[str, object]:
    """Return Excel's check of what is typed into a field; empty where anything goes."""
    title = field.heading[:32]
    hint = f"{field.unit}. Blank: {field.default}." if field.default else f"{field.unit}."
    told: dict[str, object] = {"input_title": title, "input_message": hint[:255]}
    match field.kind:
        case Kind.CHOICE:
            return {"validate": "list", "source": field.unit.split(", "), **told}
        case Kind.COUNTRY:
            return {**_list_of(_COUNTRY_LIST_COLUMN, len(country_codes())), **told}
        case Kind.CURRENCY:
            return {**_list_of(_CURRENCY_LIST_COLUMN, len(CURRENCIES)), **told}
        case Kind.PERCENT:
            return {"validate": "decimal", "criteria": "between", "minimum": 0, "maximum": 100, **told}
        case Kind.AMOUNT:
            return {"validate": "decimal", "criteria": ">" if field.above_zero else ">=", "value": 0, **told}
        case _:
            return {}


def _list_of(column: int, count: int) -> dict[str, object]:
    """Return the check against a list on the sheet Fields; names that are not in it may be typed too."""
    letter = chr(ord("A") + column)
    return {
        "validate": "list",
        "source": f"={_FIELDS_SHEET}!${letter}$2:${letter}${count + 1}",
        "error_type": "warning",
        "error_title": "Not in the list",
        "error_message": "Codes from the list are safest. Names of countries are understood too.",
    }


def _write_fields(sheet: Worksheet, look: dict[str, Format]) -> None:
    """Write the table of all fields, and the lists that other sheets choose from."""
    headings = ("Sheet", "Heading", "Required", "Unit", "Blank means")
    for column, (heading, width) in enumerate(zip(headings, (12, 26, 10, 44, 60), strict=True)):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, heading, look["heading"])
    row = 1
    for name, fields in (("Sourcing", IN_TEMPLATE), ("Models", MODELS), ("Rates", RATES)):
        for field in fields:
            required = "yes" if field.required else ""
            for column, text in enumerate((name, field.heading, required, field.unit, field.default)):
                sheet.write_string(row, column, text, look["wrapped"])
            row += 1
    for column, heading, codes in (
        (_COUNTRY_LIST_COLUMN, "Countries", country_codes()),
        (_CURRENCY_LIST_COLUMN, "Currencies", sorted(CURRENCIES)),
    ):
        sheet.write_string(0, column, heading, look["heading"])
        for position, code in enumerate(codes, start=1):
            sheet.write_string(position, column, code)
    sheet.freeze_panes(1, 0)
