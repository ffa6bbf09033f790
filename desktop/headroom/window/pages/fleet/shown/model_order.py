"""Which models are shown, and in which order."""

import numpy as np

from headroom.arrays import Ints
from headroom.rules.content import TOLERANCE
from headroom.rules.outcome import Outcome


def shown_models(outcome: Outcome, *, by_headroom: bool = True, search: str = "") -> Ints:
    """Return the models to show, as indices into ``outcome.vehicles``.

    By headroom, models that fail stand first, the worst on top, then those of which nothing can be
    told, then those that qualify, each by rising headroom; models without headroom stand last of
    their kind, and equal ones in the order of the sheet.

    Args:
        outcome: What the scenario makes of the fleet.
        by_headroom: Whether to sort by headroom; else in the order of the sheet.
        search: Text that a name contains, in upper or lower case; empty shows all.
    """
    order = np.arange(len(outcome.vehicles), dtype=np.int32)
    if by_headroom:
        margin = np.where(np.isnan(outcome.headroom), np.inf, outcome.headroom)
        order = np.lexsort((order, np.round(margin / TOLERANCE), outcome.verdict)).astype(np.int32)
    wanted = search.strip().casefold()
    if not wanted:
        return order
    names = [vehicle.name.casefold() for vehicle in outcome.vehicles]
    return order[[wanted in names[model] for model in order]]
