"""The words of layouts in files of format 2: kinds of tables, fields, marks and units."""

from collections.abc import Mapping

from headroom.book.layout import DecimalMark, ShareUnit, TableKind
from headroom.disk.file_words import FileWords

KINDS = FileWords(
    "kind of table",
    {
        "sourcing": TableKind.SOURCING,
        "models": TableKind.MODELS,
        "rates": TableKind.RATES,
        "content_labels": TableKind.LABELS,
    },
)
DECIMALS = FileWords(
    "decimal mark",
    {"by_cell": DecimalMark.BY_CELL, "point": DecimalMark.POINT, "comma": DecimalMark.COMMA},
)
UNITS = FileWords(
    "unit of shares",
    {"by_column": ShareUnit.BY_COLUMN, "percent": ShareUnit.PERCENT, "fraction": ShareUnit.FRACTION},
)

_SOURCING = {
    "model": "model",
    "part_number": "part_number",
    "origin": "origin",
    "unit_cost": "unit_cost",
    "quantity": "quantity",
    "currency": "currency",
    "description": "description",
    "system": "system",
    "supplier": "supplier",
    "hts_code": "hts_code",
    "stated_role": "stated_role",
    "regional_content": "regional_content",
    "us_content": "us_content",
    "freight_per_unit": "freight_per_unit",
    "alternative": "alternative",
    "switching_cost_usd": "switching_cost_usd",
    "price_unit": "price_unit",
}
_MODELS = {
    "name": "name",
    "vehicle_class": "vehicle_class",
    "assembly_country": "assembly_country",
    "annual_volume": "annual_volume",
    "conversion_usd": "conversion_usd",
    "net_cost_usd": "net_cost_usd",
    "customs_value_usd": "customs_value_usd",
    "msrp_usd": "msrp_usd",
    "outbound_freight_usd": "outbound_freight_usd",
    "insurance_usd": "insurance_usd",
    "transport_mode": "transport_mode",
    "lvc_share": "lvc_share",
    "steel_share": "steel_share",
    "aluminium_share": "aluminium_share",
    "model_line": "model_line",
    "plant": "plant",
}
_RATES = {
    "currency": "currency",
    "rate": "rate",
}
_LABELS = {
    "carline": "carline",
    "make": "make",
    "manufacturer": "manufacturer",
    "vehicle_type": "vehicle_type",
    "us_canada_content": "us_canada_content",
    "first_source": "first_source",
    "second_source": "second_source",
    "assembly": "assembly",
    "more_assembly": "more_assembly",
    "engine": "engine",
    "more_engine": "more_engine",
    "transmission": "transmission",
    "more_transmission": "more_transmission",
    "annual_volume": "annual_volume",
    "msrp_usd": "msrp_usd",
}
FIELD_WORDS: Mapping[TableKind, FileWords[str]] = {
    TableKind.SOURCING: FileWords("field", _SOURCING),
    TableKind.MODELS: FileWords("field", _MODELS),
    TableKind.RATES: FileWords("field", _RATES),
    TableKind.LABELS: FileWords("field", _LABELS),
}
"""The word in files and the name in the program of each field, by what the rows of its table are."""
