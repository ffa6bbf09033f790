"""Which models are shown in an order."""

import numpy as np

from headroom.arrays import Floats, Ints
from headroom.rules.content import TOLERANCE
from headroom.rules.outcome import Outcome
from headroom.rules.vehicle_tests import REGIONAL
from headroom.window.shown.orders import Order


def shown_models(
    outcome: Outcome,
    baseline: Outcome | None = None,
    order: Order = Order.HEADROOM,
    *,
    turned: bool = False,
    search: str = "",
) -> Ints:
    """Return the models to show, as indices into ``outcome.vehicles``.

    By headroom, models that fail stand first, the worst on top, then those of which nothing can be
    told, then those that qualify, each by rising headroom; models without headroom stand last of
    their kind. By content the least stands first, by money the most. Equal ones stay in the order of
    the sheet.

    Args:
        outcome: What the scenario makes of the fleet.
        baseline: What the baseline makes of it; None: the outcome is its own.
        order: In which order.
        turned: Whether from the other end.
        search: Text that a name contains, in upper or lower case; empty shows all.
    """
    keys = _keys(outcome, baseline or outcome, order)
    listed = np.lexsort(keys).astype(np.int32) if keys else np.arange(len(outcome.vehicles), dtype=np.int32)
    if turned:
        listed = listed[::-1]
    wanted = search.strip().casefold()
    if not wanted:
        return listed
    names = [vehicle.name.casefold() for vehicle in outcome.vehicles]
    return listed[[wanted in names[model] for model in listed]]


def _keys(outcome: Outcome, baseline: Outcome, order: Order) -> tuple[Floats, ...]:
    """Return what the models are sorted by, the last first; nothing for the order of the sheet."""
    if order is Order.SHEET:
        return ()
    if order is Order.HEADROOM:
        margin = np.where(np.isnan(outcome.headroom), np.inf, outcome.headroom)
        return np.round(margin / TOLERANCE), outcome.verdict.astype(np.float64)
    if order is Order.NAME:
        names = np.array([vehicle.name.casefold() for vehicle in outcome.vehicles], dtype=np.str_)
        return (np.unique(names, return_inverse=True)[1].astype(np.float64),)
    value = {
        Order.CONTENT: outcome.content(REGIONAL)[0],
        Order.LANDED: -outcome.landed_cost_usd,
        Order.CHANGE: baseline.landed_cost_usd - outcome.landed_cost_usd,
        Order.DUTY: -outcome.duty_a_year_usd,
    }[order]
    return (value,)
