"""The columns of the sheet Sourcing, all together."""

from headroom.book.fields.content_fields import CONTENT_FIELDS
from headroom.book.fields.description_fields import DESCRIPTION_FIELDS
from headroom.book.fields.field import Field
from headroom.book.fields.part_fields import PART_FIELDS
from headroom.book.fields.statement_fields import STATEMENT_FIELDS
from headroom.book.fields.structure_fields import STRUCTURE_FIELDS

SOURCING: tuple[Field, ...] = (
    *PART_FIELDS,
    *DESCRIPTION_FIELDS,
    *CONTENT_FIELDS,
    *STATEMENT_FIELDS,
    *STRUCTURE_FIELDS,
)
"""Fields of the ``Sourcing`` sheet, in the order of the template; names as in ``PartRows``."""
