"""Gives the sheets Sourcing and Models a column of each kind that they do not have, one entry each.

Import it before anything else of the program, in a process of its own: importing it is the addition.
"""

from headroom.book.fields import model_fields, sourcing_fields
from headroom.book.fields.field import CellKind, Choice, Field

PART_COLUMNS = (
    Field(
        "batch",
        "Batch",
        CellKind.TEXT,
        "text",
        spellings="Lote|Charge",
        help="Batch.",
        examples=("07", "8", 9.0),
    ),
    Field(
        "paint_shop",
        "Paint shop",
        CellKind.CHOICE,
        "inside, outside",
        help="Where it is painted.",
        examples=("outside", "inside", "inside"),
        choices=(Choice("inside", "dentro"), Choice("outside", "fuera")),
        in_lot=True,
    ),
    Field(
        "painted",
        "Painted",
        CellKind.YES_NO,
        "yes, no",
        "no",
        help="Whether it is painted.",
        examples=("yes",),
        blank="no",
    ),
    Field(
        "hazard_share", "Hazard share %", CellKind.PERCENT, "0 to 100", help="Hazard.", examples=(12.5, 40.0)
    ),
    Field(
        "tool_charge",
        "Tool charge",
        CellKind.AMOUNT,
        "per part, in Currency, 0 to 500",
        "0",
        help="Charge for tools.",
        examples=(1.5,),
        blank=0.0,
        most=500.0,
        assumed=True,
        per_part=True,
    ),
    Field("layers", "Layers", CellKind.COUNT, "whole number", help="Layers.", examples=(3.0,), in_lot=True),
    Field(
        "approved_on", "Approved on", CellKind.DATE, "date", help="Day of approval.", examples=("2026-07-01",)
    ),
    Field(
        "cast_in", "Cast in", CellKind.COUNTRY, "country", "unknown", help="Where cast.", if_blank="unknown"
    ),
    Field("quoted_in", "Quoted in", CellKind.CURRENCY, "ISO 4217 code", help="Currency of the quote."),
    Field("export_code", "Export code", CellKind.TARIFF_CODE, "4 to 10 digits", help="Code for export."),
    Field(
        "scrap", "Scrap rate", CellKind.PERCENT, "0 to 100", help="Scrap.", in_template=False, drops_row=True
    ),
)
MODEL_COLUMNS = (
    Field(
        "roof",
        "Roof",
        CellKind.CHOICE,
        "open, closed",
        "closed",
        help="Kind of roof.",
        examples=("open",),
        choices=(Choice("open"), Choice("closed")),
        blank="closed",
        assumed=True,
    ),
    Field("doors", "Doors", CellKind.COUNT, "whole number", help="Doors.", examples=(5.0,), above_zero=True),
    Field("launched", "Launched", CellKind.DATE, "date", help="Day of launch.", examples=("2025-02-03",)),
    Field("show_name", "Show name", CellKind.TEXT, "text", help="Name at shows.", examples=("One",)),
)

sourcing_fields.SOURCING = (*sourcing_fields.SOURCING, *PART_COLUMNS)
model_fields.MODELS = (*model_fields.MODELS, *MODEL_COLUMNS)
