"""Facts of vehicles that somebody typed because the workbook does not state them: a value of a field each."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from headroom.book.fields.field import Field
from headroom.book.fields.model_fields import MODELS

NAME = "name"
"""The column that says which model it is: no fact."""

FACT_FIELDS: tuple[Field, ...] = tuple(one for one in MODELS if one.carried and one.name != NAME)
"""Every column of the sheet Models of which a fact may be typed, in the order of the template."""

_FIRST = (
    *("vehicle_class", "assembly_country", "annual_volume", "conversion_usd", "msrp_usd", "plant"),
    "manufacturer",
)

FIRST_FACTS: tuple[Field, ...] = tuple(
    next(one for one in FACT_FIELDS if one.name == wanted) for wanted in _FIRST
)
"""Those that are asked for first, in that order."""

FACTS_BY_NAME: Mapping[str, Field] = {one.name: one for one in FACT_FIELDS}

FactValue = str | float
"""A number where the field is measured, shares as fractions; else a word, a code or a text."""


@dataclass(frozen=True, slots=True)
class ModelFact:
    """What somebody typed of one model.

    Attributes:
        model: Name of the model, as the workbook had it then; capitals make no difference.
        field: Key of the column, one of ``FACT_FIELDS``.
        value: As reading a cell of the column would give it.
    """

    model: str
    field: str
    value: FactValue

    @property
    def key(self) -> tuple[str, str]:
        """Return what it is about: no two facts may be about the same."""
        return fact_key(self.model, self.field)


@dataclass(frozen=True, slots=True)
class FactChange:
    """What shall be typed of one model from now on.

    Attributes:
        model: Name of the model.
        field: Key of the column.
        value: As in ``ModelFact``; None: nothing.
    """

    model: str
    field: str
    value: FactValue | None


ModelFacts = tuple[ModelFact, ...]
"""Facts about different things, in the order in which they were typed first."""


def fact_key(model: str, field: str) -> tuple[str, str]:
    """Return by what a fact is found: the model without regard to capitals, and the field."""
    return model.casefold(), field


def with_changes(facts: ModelFacts, changes: Iterable[FactChange]) -> ModelFacts:
    """Return facts with some of them typed, replaced or cleared; a replaced one stays in its place."""
    found = {fact.key: fact for fact in facts}
    for change in changes:
        key = fact_key(change.model, change.field)
        if change.value is None:
            found.pop(key, None)
        else:
            found[key] = ModelFact(change.model, change.field, change.value)
    return tuple(found.values())
