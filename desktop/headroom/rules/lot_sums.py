"""What of the lots no threshold moves, kept beside them: so that a slider counts again what it moves alone.

A threshold on parts decides of a lot only whether its content reaches it. Lots whose whole value is
regional reach every one, and count nothing towards non-originating materials by any rule.
"""

from dataclasses import dataclass

import numpy as np

from headroom.arrays import Flags, Floats, Ints, Whole
from headroom.book.sourcing import ROLES, PartRole
from headroom.rules.content import TOLERANCE
from headroom.rules.exposure import Exposure
from headroom.rules.goods import Goods
from headroom.rules.kept_beside import kept_beside, kept_once
from headroom.rules.row_sums import ROW_SUMS

_KEPT_LISTS = 4


@dataclass(frozen=True, slots=True, eq=False)
class LotSums:
    """What no rule moves; money is per vehicle, in the currency of its column.

    Attributes:
        parts: ``(model, currency)``.
        freight: ``(model, currency)``.
        sums: ``(sum, model, currency)``, what counts towards each of ``ROW_SUMS``.
        core_low: ``(model,)``, least regional content of any core part at its low end; NaN: none.
        core_high: ``(model,)``, the same at the high end.
    """

    parts: Floats
    freight: Floats
    sums: Floats
    core_low: Floats
    core_high: Floats


@dataclass(frozen=True, slots=True, eq=False)
class OpenLots:
    """The lots that may count towards non-originating materials at one end; arrays are ``(lot,)``.

    Attributes:
        cell: Model and currency, as one index.
        role: Index into ``ROLES``.
        value: Quantity times unit cost.
        share: Regional content at that end, fraction; below 1.
        traced: Whether the tariff code is on the tracing list.
    """

    cell: Whole
    role: Ints
    value: Floats
    share: Floats
    traced: Flags


@dataclass(frozen=True, slots=True)
class DecidedLots:
    """Which of the contents there are reach the thresholds of their roles, as counts.

    Two sets of thresholds of which that is the same decide alike of every lot.

    Attributes:
        low: How many of the distinct low ends of each role stay below its threshold.
        high: The same of the high ends.
    """

    low: tuple[int, ...]
    high: tuple[int, ...]


def cells(exposure: Exposure) -> Whole:
    """Return ``(lot,)``: model and currency, as one index."""
    return _cells(exposure)


def by_model(exposure: Exposure, cell: Whole, amount: Floats) -> Floats:
    """Return ``(model, currency)``: an amount of lots, summed.

    Args:
        exposure: Whose lots.
        cell: ``(lot,)``, model and currency of some lots, as one index.
        amount: ``(lot,)``, of those lots.
    """
    models, currencies = len(exposure.vehicles), len(exposure.currencies)
    sums = np.bincount(cell, weights=amount, minlength=models * currencies)
    return sums.reshape(models, currencies).astype(np.float64, copy=False)


@kept_once  # a slider asks it again and again
def lot_sums(exposure: Exposure) -> LotSums:
    """Return what no rule moves."""
    cell, models = _cells(exposure), len(exposure.vehicles)
    core = exposure.role == ROLES.index(PartRole.CORE)
    return LotSums(
        parts=by_model(exposure, cell, exposure.value),
        freight=by_model(exposure, cell, exposure.freight),
        sums=np.stack([by_model(exposure, cell, exposure.sum_of(one)) for one in ROW_SUMS]),
        core_low=_least(exposure.model[core], exposure.regional_low[core], models),
        core_high=_least(exposure.model[core], exposure.regional_high[core], models),
    )


@kept_beside(_KEPT_LISTS)  # likewise
def open_lots(exposure: Exposure, tracing_list: str) -> tuple[OpenLots, OpenLots]:
    """Return the lots that may count towards non-originating materials at the low and the high end.

    Raises:
        KeyError: If nobody looked whether the tariff codes are on that list.
    """
    traced = Goods.of_lots(exposure).listed(tracing_list)
    ends = []
    for share in (exposure.regional_low, exposure.regional_high):
        lot = np.flatnonzero(share != 1)
        own = (_cells(exposure)[lot], exposure.role[lot], exposure.value[lot], share[lot], traced[lot])
        ends.append(OpenLots(*own))
    return ends[0], ends[1]


def reached(exposure: Exposure, thresholds: tuple[float, ...]) -> DecidedLots:
    """Return which contents reach the thresholds of their roles, one for each of ``ROLES``."""
    low, high = (
        tuple(
            int(np.searchsorted(shares, threshold - TOLERANCE))
            for shares, threshold in zip(by_role, thresholds, strict=True)
        )
        for by_role in _shares_by_role(exposure)
    )
    return DecidedLots(low, high)


@kept_once  # likewise
def _cells(exposure: Exposure) -> Whole:
    """Return ``(lot,)``: model and currency, as one index."""
    return exposure.model.astype(np.int64) * len(exposure.currencies) + exposure.currency


@kept_once  # likewise
def _shares_by_role(exposure: Exposure) -> tuple[tuple[Floats, ...], tuple[Floats, ...]]:
    """Return the distinct contents of each role, rising, at the low and at the high end."""
    low, high = (
        tuple(np.unique(share[exposure.role == role]) for role in range(len(ROLES)))
        for share in (exposure.regional_low, exposure.regional_high)
    )
    return low, high


def _least(model: Ints, share: Floats, models: int) -> Floats:
    """Return the least share of each model, NaN where it has none."""
    least = np.full(models, np.inf)
    np.minimum.at(least, model, share)
    return np.where(np.isinf(least), np.nan, least)
