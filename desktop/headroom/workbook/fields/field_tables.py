"""Which fields a table of each kind may have."""

from collections.abc import Mapping
from types import MappingProxyType

from headroom.book.layout import TableKind
from headroom.workbook.fields.columns import SOURCING, Field
from headroom.workbook.fields.label_columns import LABELS
from headroom.workbook.fields.model_columns import MODELS, RATES

FIELDS: Mapping[TableKind, tuple[Field, ...]] = MappingProxyType(
    {
        TableKind.SOURCING: SOURCING,
        TableKind.MODELS: MODELS,
        TableKind.RATES: RATES,
        TableKind.LABELS: LABELS,
    }
)
"""Fields by kind of table, in the order of the template."""


def field_of(kind: TableKind, name: str) -> Field:
    """Return a field by its name.

    Raises:
        KeyError: If a table of that kind has none of this name.
    """
    return next_field(kind, name) or _no_field(kind, name)


def next_field(kind: TableKind, name: str) -> Field | None:
    """Return a field by its name; None where a table of that kind has none."""
    return next((field for field in FIELDS[kind] if field.name == name), None)


def _no_field(kind: TableKind, name: str) -> Field:
    msg = f"{kind}: {name}"
    raise KeyError(msg)
