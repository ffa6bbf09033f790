"""Which models are shown, in words: on the chips, and what a filter means on a page."""

from headroom.analysis.model_filter import ModelFilter, ModelTrait, shown_label
from headroom.language import colon, tr
from headroom.words import formatting


def chip_words(shown: ModelFilter) -> tuple[str, ...]:
    """Return the words of each label of a filter, e.g. ``Class: Light truck``."""
    return tuple(colon(_name(trait), shown_label(trait, label)) for trait, label in shown.chosen)


def shown_line(count: int, models: int, *, lists: bool) -> str:
    """Return what a filter means on a page.

    Args:
        count: Models that are shown.
        models: Models of the fleet.
        lists: Whether the page lists models or their parts.
    """
    every = formatting.count(models)
    if not lists:
        return tr("This page sums all {every} models, whatever is shown on others.", every=every)
    if not count:
        return tr("None of {every} models passes all of these.", every=every)
    return tr(
        "{count} of {every} models shown; figures of the fleet are of all {every}.",
        count=formatting.count(count),
        every=every,
    )


def _name(trait: ModelTrait) -> str:
    """Return the name of a trait with a capital."""
    return trait.label
