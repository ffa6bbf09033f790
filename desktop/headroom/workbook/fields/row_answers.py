"""Keys and words of the questions about rows: what a vehicle is, where models are blank, which rows count."""

from collections.abc import Mapping

from headroom.book.fields.vehicle_name_fields import MODEL_YEAR, TRIM

VEHICLE = "vehicle"
"""By what vehicles are told apart."""

NAMED_BY: Mapping[str, tuple[str, ...]] = {
    "model": (),
    "trim": (TRIM,),
    "year": (MODEL_YEAR,),
    "all": (TRIM, MODEL_YEAR),
}
"""Columns beside the model that name a vehicle, by the word of the answer."""

FILL = "fill"
"""Whether the model of a row above goes for rows without one."""

FILLED, AS_IT_STANDS = "fill", "leave"

ALTERNATES = "alternates"
"""What rows are that are marked as alternates."""

AS_ALTERNATIVES, AS_OTHERS = "alternative", "count"

STATUS = "status"
"""Whether parts count that are out of use."""

LEFT_OUT, COUNTED = "leave", "count"

VALIDITY = "validity"
"""On which day rows have to hold."""

TODAY, EVERY_ROW = "today", "all"
