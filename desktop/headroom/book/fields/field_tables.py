"""Which fields a table of each kind may have, and that no two of them are taken for each other."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from types import MappingProxyType

from headroom.book.fields.field import Field, named
from headroom.book.fields.label_fields import LABELS
from headroom.book.fields.model_fields import MODELS
from headroom.book.fields.rate_fields import RATES
from headroom.book.fields.sourcing_fields import SOURCING
from headroom.book.layout import TableKind

_OF_BILLS = frozenset({"model", "quantity", "level", "parent_part"})
_PART_NUMBER = "part_number"

PART_LIST = tuple(
    replace(field, required=field.name == _PART_NUMBER) for field in SOURCING if field.name not in _OF_BILLS
)
"""Facts of parts by their number, whatever model they go into: those of bills but model and quantity."""

FIELDS: Mapping[TableKind, tuple[Field, ...]] = MappingProxyType(
    {
        TableKind.SOURCING: SOURCING,
        TableKind.MODELS: MODELS,
        TableKind.RATES: RATES,
        TableKind.LABELS: LABELS,
        TableKind.PART_LIST: PART_LIST,
    }
)
"""Fields by kind of table, in the order of the template."""

TEMPLATE: Mapping[str, tuple[Field, ...]] = MappingProxyType(
    {
        sheet: tuple(field for field in fields if field.in_template)
        for sheet, fields in (("Sourcing", SOURCING), ("Models", MODELS), ("Rates", RATES))
    }
)
"""Fields of the template by its sheets."""


def field_of(kind: TableKind, name: str) -> Field:
    """Return a field by its key.

    Raises:
        KeyError: If a table of that kind has none of this key.
    """
    return named(FIELDS[kind], name)


def next_field(kind: TableKind, name: str) -> Field | None:
    """Return a field by its key; None where a table of that kind has none."""
    return next((field for field in FIELDS[kind] if field.name == name), None)


def field_called(name: str) -> Field | None:
    """Return a field of any table by its key; fields of one key have one name for people and one kind."""
    return _BY_NAME.get(name)


def _twice(fields: Sequence[Field]) -> Iterator[str]:
    """Yield what two fields of one table share that must tell them apart."""
    for what, said in (
        ("key", [field.name for field in fields]),
        ("heading", ["".join(field.english.casefold().split()) for field in fields]),
    ):
        for one in dict.fromkeys(said):
            if said.count(one) > 1:
                yield f"Two columns have the {what} “{one}”: give each its own."


def _unlike(fields: Iterable[Field]) -> Iterator[str]:
    """Yield which fields of one key are not the same thing in two tables."""
    first: dict[str, Field] = {}
    for field in fields:
        known = first.setdefault(field.name, field)
        if (known.said, known.kind) != (field.said, field.kind):
            yield (
                f"The key “{field.name}” is a {known.kind} called “{known.said}” in one table and a "
                f"{field.kind} called “{field.said}” in another: give one of them another key."
            )


def _untold(fields: Iterable[Field]) -> Iterator[str]:
    """Yield which fields the template has without saying what they are."""
    for field in fields:
        if not field.help:
            yield f"The column “{field.heading}” has no help for the template: say what it is."


def faults_of(tables: Iterable[Sequence[Field]], template: Iterable[Sequence[Field]]) -> Iterator[str]:
    """Yield what is wrong with fields beside each other, a sentence each.

    Args:
        tables: The fields of each table.
        template: Those of each sheet of the template.
    """
    every = tuple(tables)
    for fields in every:
        yield from _twice(fields)
    yield from _unlike(chain.from_iterable(every))
    yield from _untold(chain.from_iterable(template))


for _fault in faults_of(FIELDS.values(), TEMPLATE.values()):
    raise ValueError(_fault)

_BY_NAME: Mapping[str, Field] = MappingProxyType(
    {field.name: field for fields in reversed(tuple(FIELDS.values())) for field in fields}
)
