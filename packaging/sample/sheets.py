"""Writes the sheets ``Sourcing``, ``Models`` and ``Rates`` of the sample workbook."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from sample.facts import Facts, ModelFacts
from sample.sourcing import Row

_FONT = "Calibri"
_INK = "#1F2933"
_QUIET = "#6B7785"
_HEADER = "#243B53"
_BAND = "#F2F5F9"
_RULE = "#D5DCE5"
_LISTED_ROWS = 5000
_YES_NO = ("yes", "no")

T = TypeVar("T")
Value = str | float | int | None


@dataclass(frozen=True, slots=True)
class Column(Generic[T]):
    """One column of a sheet.

    Attributes:
        heading: Canonical heading of the workbook layout.
        width: In characters.
        number_format: Excel number format; ``@`` for text.
        value: What stands in it; None is a blank cell.
        choices: Words the cell may hold; empty: anything.
    """

    heading: str
    width: float
    number_format: str
    value: Callable[[T], Value]
    choices: tuple[str, ...] = ()


SOURCING: tuple[Column[Row], ...] = (
    Column("Model", 21, "@", lambda row: row.model),
    Column("Part number", 13, "@", lambda row: row.part_number),
    Column("Description", 36, "@", lambda row: row.part.description),
    Column("System", 24, "@", lambda row: row.part.system),
    Column("Supplier", 17, "@", lambda row: row.supplier),
    Column("HTS code", 15, "@", lambda row: row.part.hts),
    Column(
        "Part role",
        14,
        "@",
        lambda row: None if row.heavy else row.part.role,
        ("core", "principal", "complementary", "other"),
    ),
    Column("Country of origin", 17, "@", lambda row: row.origin or "unknown"),
    Column("Unit cost", 12, "#,##0.00#", lambda row: row.unit_cost),
    Column("Currency", 10, "@", lambda row: row.currency),
    Column("Quantity per vehicle", 12, "0", lambda row: row.quantity),
    Column("Regional content %", 12, "0", lambda row: row.regional_percent),
    Column("US content %", 12, "0", lambda row: row.us_percent),
    Column("Freight per unit", 12, "#,##0.00#", lambda row: row.freight_per_unit),
    Column(
        "Source",
        12,
        "@",
        lambda row: "alternative" if row.alternative else "current",
        ("current", "alternative"),
    ),
    Column("Switching cost", 14, "#,##0", lambda row: row.switching_cost_usd),
    Column(
        "Core group",
        16,
        "@",
        lambda row: row.statement.core_group or None,
        (
            "engine",
            "transmission",
            "body and chassis",
            "axles",
            "suspension",
            "steering",
            "advanced battery",
            "none",
        ),
    ),
    Column("Core component", 12, "@", lambda row: row.statement.core_component or None, _YES_NO),
    Column("Net cost of part", 12, "#,##0.00#", lambda row: row.stated_cost(row.statement.net_cost)),
    Column("VNM of part", 12, "#,##0.00#", lambda row: row.stated_cost(row.statement.vnm)),
    Column("VNM of components", 13, "#,##0.00#", lambda row: row.stated_cost(row.statement.component_vnm)),
    Column("Originating", 12, "@", lambda row: row.statement.originating or None, _YES_NO),
    Column("US transformed", 13, "@", lambda row: row.statement.us_transformed or None, _YES_NO),
)
"""Columns of the sheet ``Sourcing``."""

MODELS: tuple[Column[ModelFacts], ...] = (
    Column("Model", 22, "@", lambda model: model.name),
    Column("Model line", 16, "@", lambda model: model.illustrative.model_line or None),
    Column("Plant", 18, "@", lambda model: model.illustrative.plant or None),
    Column(
        "Vehicle class",
        15,
        "@",
        lambda model: model.illustrative.vehicle_class,
        ("passenger car", "light truck", "heavy truck"),
    ),
    Column("Assembly country", 11, "@", lambda model: model.illustrative.assembly),
    Column("Annual volume", 12, "#,##0", lambda model: model.market.sales),
    Column("MSRP", 12, "#,##0", lambda model: model.market.msrp_usd),
    Column("Conversion cost", 12, "#,##0", lambda model: model.conversion_usd),
    Column("Net cost", 12, "#,##0", lambda model: model.stated_net_cost_usd),
    Column("Customs value", 12, "#,##0", lambda model: model.customs_value_usd),
    Column("Outbound freight", 12, "#,##0", lambda model: model.illustrative.outbound_freight_usd),
    Column("Insurance", 11, "#,##0", lambda model: model.insurance_usd),
    Column(
        "Transport mode",
        12,
        "@",
        lambda model: model.illustrative.transport_mode,
        ("vessel", "rail", "truck"),
    ),
    Column("LVC %", 9, "0.0", lambda model: model.illustrative.lvc_percent),
    Column("Originating steel %", 13, "0", lambda model: model.illustrative.steel_percent),
    Column("Originating aluminium %", 13, "0", lambda model: model.illustrative.aluminium_percent),
    Column("HTS code of vehicle", 14, "@", lambda model: model.hts),
    Column("Powertrain", 13, "@", lambda model: model.powertrain, ("combustion", "hybrid", "electric")),
    Column("Manufacturer", 24, "@", lambda model: model.manufacturer),
    Column("Vehicles per entry", 11, "#,##0", lambda model: model.illustrative.vehicles_per_entry),
    Column("Approved US content", 12, "#,##0", lambda model: model.illustrative.approved_us_content_usd),
    Column(
        "LVC material and labour %", 13, "0.0", lambda model: model.illustrative.lvc_material_labour_percent
    ),
)
"""Columns of the sheet ``Models``."""

RATES: tuple[Column[tuple[str, float]], ...] = (
    Column("Currency", 12, "@", lambda rate: rate[0]),
    Column("USD per unit", 14, "0.0000", lambda rate: rate[1]),
)
"""Columns of the sheet ``Rates``."""


def write_sourcing(book: Workbook, rows: Sequence[Row]) -> None:
    """Add the sheet ``Sourcing``; models are banded, alternatives are quieter."""
    models = list(dict.fromkeys(row.model for row in rows))

    def look(row: Row) -> Mapping[str, object]:
        band = {"bg_color": _BAND} if models.index(row.model) % 2 else {}
        quiet = {"font_color": _QUIET, "italic": True} if row.alternative else {}
        return {**band, **quiet}

    _write(book, "Sourcing", SOURCING, rows, look, frozen_columns=2)


def write_models(book: Workbook, facts: Facts) -> None:
    """Add the sheet ``Models``."""
    _write(book, "Models", MODELS, facts.models, lambda _: {}, frozen_columns=1)


def write_rates(book: Workbook, facts: Facts) -> None:
    """Add the sheet ``Rates``."""
    _write(book, "Rates", RATES, tuple(facts.rates.items()), lambda _: {}, frozen_columns=0)


def header_format(book: Workbook) -> Format:
    """Return the look of a heading."""
    return book.add_format(
        {
            "font_name": _FONT,
            "bold": True,
            "font_color": "#FFFFFF",
            "bg_color": _HEADER,
            "text_wrap": True,
            "valign": "vcenter",
            "border": 1,
            "border_color": _RULE,
        }
    )


def body_format(book: Workbook, look: Mapping[str, object]) -> Format:
    """Return the look of a cell, with what ``look`` changes."""
    return book.add_format(
        {"font_name": _FONT, "font_color": _INK, "bottom": 1, "bottom_color": _RULE, **look}
    )


def _write(
    book: Workbook,
    name: str,
    columns: Sequence[Column[T]],
    rows: Sequence[T],
    look: Callable[[T], Mapping[str, object]],
    *,
    frozen_columns: int,
) -> None:
    """Add one sheet: a header row, frozen and with filters, and one row for each of ``rows``."""
    sheet: Worksheet = book.add_worksheet(name)
    sheet.hide_gridlines(2)
    sheet.freeze_panes(1, frozen_columns)
    sheet.set_row(0, 32)
    header = header_format(book)
    formats: dict[tuple[object, ...], Format] = {}
    for position, column in enumerate(columns):
        sheet.set_column(position, position, column.width)
        sheet.write_string(0, position, column.heading, header)
        if column.choices:
            sheet.data_validation(
                1, position, _LISTED_ROWS, position, {"validate": "list", "source": list(column.choices)}
            )
    for line, row in enumerate(rows, start=1):
        changes = look(row)
        for position, column in enumerate(columns):
            key = (column.number_format, *sorted(changes.items()))
            if key not in formats:
                formats[key] = body_format(book, {"num_format": column.number_format, **changes})
            value = column.value(row)
            if value is None:
                sheet.write_blank(line, position, None, formats[key])
            elif isinstance(value, str):
                sheet.write_string(line, position, value, formats[key])
            else:
                sheet.write_number(line, position, value, formats[key])
    sheet.autofilter(0, 0, len(rows), len(columns) - 1)
    sheet.set_landscape()
    sheet.repeat_rows(0)
    sheet.fit_to_pages(1, 0)
