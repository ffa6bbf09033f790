"""The columns of the sheet Sourcing, all together."""

from collections.abc import Iterable

from headroom.book.fields.amount_fields import AMOUNT_FIELDS
from headroom.book.fields.certificate_fields import CERTIFICATE_FIELDS
from headroom.book.fields.content_fields import CONTENT_FIELDS
from headroom.book.fields.description_fields import DESCRIPTION_FIELDS
from headroom.book.fields.field import Field
from headroom.book.fields.part_fields import PART_FIELDS
from headroom.book.fields.statement_fields import STATEMENT_FIELDS
from headroom.book.fields.structure_fields import STRUCTURE_FIELDS
from headroom.book.fields.supply_fields import SUPPLY_FIELDS
from headroom.book.fields.vehicle_name_fields import VEHICLE_NAME_FIELDS

SOURCING: tuple[Field, ...] = (
    *PART_FIELDS,
    *DESCRIPTION_FIELDS,
    *CONTENT_FIELDS,
    *STATEMENT_FIELDS,
    *STRUCTURE_FIELDS,
    *SUPPLY_FIELDS,
    *CERTIFICATE_FIELDS,
    *VEHICLE_NAME_FIELDS,
    *AMOUNT_FIELDS,
)
"""Fields of the ``Sourcing`` sheet, in the order of the template; names as in ``PartRows``."""

_STAND_IN = {"extended_cost": "unit_cost"}


def told_by(names: Iterable[str]) -> frozenset[str]:
    """Return the fields that columns tell: their own, and those that can be worked out from them."""
    there = frozenset(names)
    return there | {other for name, other in _STAND_IN.items() if name in there}
