"""Facts of vehicles that were typed, as records of a file, and back."""

import msgspec

from headroom.book.model_facts import FACTS_BY_NAME, ModelFact, ModelFacts
from headroom.language import tr
from headroom.notation.typed_facts import check_fact
from headroom.work import format_2


def fact_records(facts: ModelFacts) -> tuple[format_2.ModelFact, ...]:
    """Return facts as they are written."""
    return tuple(format_2.ModelFact(fact.model, fact.field, fact.value) for fact in facts)


def facts_of(records: tuple[format_2.ModelFact, ...] | msgspec.UnsetType) -> ModelFacts:
    """Return the facts of records; none where they are missing.

    Raises:
        ValueError: If a column is unknown, it cannot hold a value, or two facts are about the same.
    """
    if isinstance(records, msgspec.UnsetType):
        return ()
    facts: dict[tuple[str, str], ModelFact] = {}
    for record in records:
        field = FACTS_BY_NAME.get(record.field)
        if field is None:
            msg = tr("there is no fact “{field}” of a vehicle", field=record.field)
            raise ValueError(msg)
        check_fact(field, record.value)
        fact = ModelFact(record.model, record.field, record.value)
        if not fact.model.strip() or fact.key in facts:
            msg = tr("{fact} of “{model}” is typed twice, or of no model", fact=field.said, model=fact.model)
            raise ValueError(msg)
        facts[fact.key] = fact
    return tuple(facts.values())
