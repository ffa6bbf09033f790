"""The models of the fleet in groups, each below a row with its totals."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from headroom.analysis.model_filter import model_labels, shown_label
from headroom.arrays import Ints
from headroom.language import tr
from headroom.rules.outcome import Outcome
from headroom.window.pages.fleet.shown.fleet_totals import FleetRow, group_totals
from headroom.window.shown.groupings import Grouping
from headroom.words import formatting

SHOWN = tr("Shown")
"""Name of the only group, where not all models are shown."""


@dataclass(frozen=True, slots=True)
class ModelGroup:
    """Some models of the fleet.

    Attributes:
        name: What they have in common.
        models: Which, in the order in which they are listed.
    """

    name: str
    models: Ints


@dataclass(frozen=True, slots=True)
class ModelListing:
    """The lines of the fleet's chart, from the top.

    Attributes:
        lines: Models, and -1 for the row of the first group, -2 for that of the second and so on.
        groups: The groups.
    """

    lines: Ints
    groups: tuple[ModelGroup, ...]

    def totals(self, outcome: Outcome, baseline: Outcome) -> tuple[FleetRow, ...]:
        """Return what stands in the row of each group."""
        return tuple(group_totals(outcome, baseline, one.models, one.name) for one in self.groups)


def listing(order: Ints, outcome: Outcome, grouping: Grouping, *, filtered: bool) -> ModelListing:
    """Return models as they are listed: groups stand in the order of their first model.

    Args:
        order: The models that are shown, in their order.
        outcome: What the scenario makes of the fleet.
        grouping: In which groups they stand.
        filtered: Whether not all models of the fleet are shown: then they have a row of totals of their own.
    """
    trait = grouping.trait
    if trait is None:
        every = formatting.count(len(outcome.vehicles))
        name = tr("Shown, {shown} of {count}", shown=formatting.count(len(order)), count=every)
        return _listing((ModelGroup(name, order),)) if filtered and len(order) else ModelListing(order, ())
    labels = model_labels(outcome, trait)
    found: dict[str, list[int]] = {}
    for model in order.tolist():
        found.setdefault(labels[model], []).append(model)
    return _listing(
        [
            ModelGroup(shown_label(trait, label), np.array(models, dtype=np.int32))
            for label, models in found.items()
        ]
    )


def _listing(groups: Sequence[ModelGroup]) -> ModelListing:
    """Return groups below each other, each below its row."""
    nothing = np.zeros(0, dtype=np.int32)
    lines = [np.concatenate(([-1 - at], one.models)).astype(np.int32) for at, one in enumerate(groups)]
    return ModelListing(np.concatenate([nothing, *lines]).astype(np.int32), tuple(groups))
