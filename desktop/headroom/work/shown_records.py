"""Which models are shown, as records of a file, and back."""

import msgspec

from headroom.analysis.model_filter import VERDICT_LABELS, ModelFilter, ModelTrait
from headroom.work import scenario_format_2
from headroom.work.work_words import TRAITS, VERDICTS

_BY_LABEL = {label: verdict for verdict, label in VERDICT_LABELS.items()}
_BY_WORD = {verdict.word: label for verdict, label in VERDICT_LABELS.items()}


def shown_records(shown: ModelFilter) -> tuple[scenario_format_2.ShownLabel, ...]:
    """Return the labels of a filter as they are written."""
    return tuple(
        scenario_format_2.ShownLabel(TRAITS.word(trait), _written(trait, label))
        for trait, label in shown.chosen
    )


def shown_of(records: tuple[scenario_format_2.ShownLabel, ...] | msgspec.UnsetType) -> ModelFilter:
    """Return the filter of records; all models where they are missing.

    Raises:
        ValueError: If a trait or a verdict is unknown.
    """
    if isinstance(records, msgspec.UnsetType):
        return ModelFilter()
    chosen = [(trait, _read(trait, one.label)) for one in records for trait in (TRAITS.value(one.trait),)]
    return ModelFilter(tuple(dict.fromkeys(chosen)))


def _written(trait: ModelTrait, label: str) -> str:
    """Return a label as it is written: a verdict by its word."""
    return VERDICTS.word(_BY_LABEL[label].word) if trait is ModelTrait.VERDICT else label


def _read(trait: ModelTrait, label: str) -> str:
    """Return a label that was written."""
    return _BY_WORD[VERDICTS.value(label)] if trait is ModelTrait.VERDICT else label
