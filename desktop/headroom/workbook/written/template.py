"""Writes the empty workbook: headings, lists to choose from, a table of the fields, example rows."""

from collections.abc import Mapping, Sequence
from datetime import date
from io import BytesIO
from pathlib import Path

from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from headroom.book.fields.field import CellKind, Field
from headroom.book.fields.field_tables import TEMPLATE
from headroom.disk.whole_file import write_whole
from headroom.language import tr, tr_in
from headroom.notation.countries import country_codes
from headroom.notation.currencies import CURRENCIES
from headroom.user_error import UserError
from headroom.workbook.written.new_workbook import new_workbook

_FIELDS_SHEET = "Fields"
"""Sheets are called the same in every language: by their names they are known."""

_LAST_ROW = 20_000
_WIDEST = 26
_COUNTRY_LIST_COLUMN = 7
_CURRENCY_LIST_COLUMN = 8
_FIRST_DAY = date(1994, 1, 1)
_LONGEST_TITLE, _LONGEST_HINT = 32, 255
"""Characters that Excel takes of the title of a hint, and of the hint or a list of choices."""


def write_template(path: Path) -> None:
    """Write the empty workbook with three example rows.

    Raises:
        UserError: If it cannot be written.
    """
    if path.suffix.lower() != ".xlsx":
        msg = tr("{file} is not the name of a workbook: let it end in .xlsx.", file=path.name)
        raise UserError(msg)
    content = BytesIO()
    book = new_workbook(content)
    look = looks_of(book)
    for name, fields in TEMPLATE.items():
        _write_sheet(book.add_worksheet(name), fields, look)
    _write_fields(book.add_worksheet(_FIELDS_SHEET), look)
    book.close()
    write_whole(path, content.getvalue())


def looks_of(book: Workbook) -> dict[str, Format]:
    """Return how cells of a workbook look, by what they are."""
    return {
        "heading": book.add_format(
            {"bold": True, "bg_color": "#1F3A5F", "font_color": "#FFFFFF", "border": 1}
        ),
        "required": book.add_format(
            {"bold": True, "bg_color": "#B3541E", "font_color": "#FFFFFF", "border": 1}
        ),
        "apart": book.add_format(
            {"bold": True, "bg_color": "#D9DEE5", "font_color": "#1F3A5F", "border": 1, "italic": True}
        ),
        "text": book.add_format({"num_format": "@"}),
        "wrapped": book.add_format({"text_wrap": True, "valign": "top"}),
    }


def write_heading(sheet: Worksheet, column: int, field: Field, look: Mapping[str, Format]) -> Format | None:
    """Write the heading of a column, and return how its cells look; None: as any do.

    Args:
        sheet: The sheet.
        column: The column, from 0.
        field: What stands in it.
        look: See ``looks_of``.
    """
    style = look["text"] if field.kind in (CellKind.KEY, CellKind.TEXT, CellKind.TARIFF_CODE) else None
    sheet.set_column(column, column, min(max(len(field.heading) + 4, 12), _WIDEST), style)
    sheet.write_string(0, column, field.heading, look[_heading_look(field)])
    return style


def _write_sheet(sheet: Worksheet, fields: Sequence[Field], look: dict[str, Format]) -> None:
    """Write headings, lists and example rows of one sheet."""
    sheet.freeze_panes(1, 0)
    for column, field in enumerate(fields):
        style = write_heading(sheet, column, field, look)
        for row, cell in enumerate(field.example_cells, start=1):
            write_cell(sheet, row, column, cell, style)
        if rule := _validation(field):
            sheet.data_validation(1, column, _LAST_ROW, column, rule)


def _heading_look(field: Field) -> str:
    """Return how a heading looks."""
    if field.required:
        return "required"
    return "apart" if field.apart else "heading"


def needed(field: Field) -> str:
    """Return whether a table needs a column, in words."""
    if field.required:
        return tr_in("whether a column is needed", "yes")
    return tr_in("whether a column is needed", "may be left out") if field.apart else ""


def write_cell(sheet: Worksheet, row: int, column: int, cell: str | float, style: Format | None) -> None:
    """Write one cell; a text never becomes a formula, whatever it begins with."""
    if isinstance(cell, str):
        sheet.write_string(row, column, cell, style)
    else:
        sheet.write_number(row, column, cell, style)


def _validation(field: Field) -> dict[str, object]:
    """Return Excel's check of what is typed into a field; empty where anything goes."""
    hint = (
        tr("{unit}. Blank: {default}.", unit=field.unit, default=field.default)
        if field.default
        else f"{field.unit}."
    )
    told: dict[str, object] = {
        "input_title": field.heading[:_LONGEST_TITLE],
        "input_message": hint[:_LONGEST_HINT],
    }
    match field.kind:
        case CellKind.CHOICE | CellKind.YES_NO:
            rule: dict[str, object] = {"validate": "list", "source": _choices(field)}
        case CellKind.COUNTRY:
            rule = _list_of(_COUNTRY_LIST_COLUMN, len(country_codes()))
        case CellKind.CURRENCY:
            rule = _list_of(_CURRENCY_LIST_COLUMN, len(CURRENCIES))
        case CellKind.PERCENT | CellKind.AMOUNT | CellKind.COUNT:
            rule = _range_of(field)
        case CellKind.DATE:
            rule = {"validate": "date", "criteria": ">=", "value": _FIRST_DAY}
        case _:
            return {}
    return {**rule, **told}


def _choices(field: Field) -> list[str] | str:
    """Return the words of a field's choices, or where they stand on the sheet Fields if they are too long."""
    column = next((at for at, one in _long_lists().items() if one.said_words == field.said_words), None)
    return list(field.said_words) if column is None else _place_of(column, len(field.said_words))


def _long_lists() -> dict[int, Field]:
    """Return the fields whose choices Excel does not take as a text, by the column of the sheet Fields."""
    long = {
        field.said_words: field
        for fields in TEMPLATE.values()
        for field in fields
        if len(",".join(field.said_words)) > _LONGEST_HINT or any("," in word for word in field.said_words)
    }
    return dict(enumerate(long.values(), start=_CURRENCY_LIST_COLUMN + 1))


def _range_of(field: Field) -> dict[str, object]:
    """Return the check of the range of a number."""
    validate = "integer" if field.kind is CellKind.COUNT else "decimal"
    most = 100 if field.kind is CellKind.PERCENT else field.most
    if most is None:
        return {"validate": validate, "criteria": ">" if field.above_zero else ">=", "value": 0}
    least = 1 if field.above_zero and field.kind is CellKind.COUNT else 0
    return {"validate": validate, "criteria": "between", "minimum": least, "maximum": most}


def _list_of(column: int, count: int) -> dict[str, object]:
    """Return the check against a list on the sheet Fields; names that are not in it may be typed too."""
    return {
        "validate": "list",
        "source": _place_of(column, count),
        "error_type": "warning",
        "error_title": tr("Not in the list")[:_LONGEST_TITLE],
        "error_message": tr("Codes from the list are safest. Names of countries are understood too.")[
            :_LONGEST_HINT
        ],
    }


def _place_of(column: int, count: int) -> str:
    """Return where a list stands on the sheet Fields, as a formula."""
    letter = chr(ord("A") + column)
    return f"={_FIELDS_SHEET}!${letter}$2:${letter}${count + 1}"


def _write_fields(sheet: Worksheet, look: dict[str, Format]) -> None:
    """Write the table of all fields, and the lists that other sheets choose from."""
    headings = (
        tr_in("columns of a workbook", "Sheet"),
        tr_in("columns of a workbook", "Heading"),
        tr_in("columns of a workbook", "Required"),
        tr_in("columns of a workbook", "Unit"),
        tr_in("columns of a workbook", "Blank means"),
        tr_in("columns of a workbook", "What it is"),
    )
    for column, (heading, width) in enumerate(zip(headings, (12, 26, 15, 44, 60, 80), strict=True)):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, heading, look["heading"])
    row = 1
    for name, fields in TEMPLATE.items():
        for field in fields:
            cells = (name, field.heading, needed(field), field.unit, field.default, field.help)
            for column, text in enumerate(cells):
                sheet.write_string(row, column, text, look["wrapped"])
            row += 1
    for column, heading, codes in (
        (_COUNTRY_LIST_COLUMN, tr("Countries"), country_codes()),
        (_CURRENCY_LIST_COLUMN, tr("Currencies"), sorted(CURRENCIES)),
        *((column, field.heading, field.said_words) for column, field in _long_lists().items()),
    ):
        sheet.write_string(0, column, heading, look["heading"])
        for position, code in enumerate(codes, start=1):
            sheet.write_string(position, column, code)
    sheet.freeze_panes(1, 0)
