"""What of the lots no threshold moves, kept beside them: so that a slider counts again what it moves alone.

A threshold on parts decides of a lot only whether its content reaches it. Lots whose whole value is
regional reach every one, and count nothing towards non-originating materials by any rule.
"""

from dataclasses import dataclass

import numpy as np

from headroom.arrays import Flags, Floats, Ints, Whole
from headroom.rules.content import TOLERANCE
from headroom.rules.exposure import Exposure
from headroom.rules.goods import Goods
from headroom.rules.kept_beside import kept_beside, kept_once
from headroom.rules.part_rules import PartRules
from headroom.rules.row_sums import ROW_SUMS

_KEPT_RULES = 4


@dataclass(frozen=True, slots=True, eq=False)
class LotSums:
    """What no rule moves; money is per vehicle, in the currency of its column.

    Attributes:
        parts: ``(model, currency)``.
        freight: ``(model, currency)``.
        sums: ``(sum, model, currency)``, what counts towards each of ``ROW_SUMS``.
    """

    parts: Floats
    freight: Floats
    sums: Floats


@dataclass(frozen=True, slots=True, eq=False)
class OpenLots:
    """The lots that may count towards non-originating materials at one end; arrays are ``(lot,)``.

    Attributes:
        cell: Model and currency, as one index.
        asked: Which threshold it has to reach, index into ``PartRules.shares``.
        judged: The content by which it is judged whether it originates.
        value: Quantity times unit cost.
        share: Regional content at that end, fraction.
        credit: What statements of makers take off.
        traced: Whether the content that is not regional counts.
        rolled_up: Whether it counts whole or not at all.
        rolls: Whether it counts as regional where the core parts of the vehicle originate.
    """

    cell: Whole
    asked: Ints
    judged: Floats
    value: Floats
    share: Floats
    credit: Floats
    traced: Flags
    rolled_up: Flags
    rolls: Flags


@dataclass(frozen=True, slots=True)
class DecidedLots:
    """Which of the contents there are reach the thresholds on parts, as counts.

    Two sets of thresholds of which that is the same decide alike of every lot.

    Attributes:
        low: How many of the distinct low ends that a threshold judges stay below it, for each threshold.
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
    cell = _cells(exposure)
    return LotSums(
        parts=by_model(exposure, cell, exposure.value),
        freight=by_model(exposure, cell, exposure.freight),
        sums=np.stack([by_model(exposure, cell, exposure.sum_of(one)) for one in ROW_SUMS]),
    )


@kept_beside(_KEPT_RULES)  # likewise
def asked_of_lots(exposure: Exposure, rules: PartRules) -> Ints:
    """Return ``(lot,)``: which threshold each lot has to reach; see ``PartRules.asked``.

    Raises:
        KeyError: If nobody looked whether the tariff codes are on a list that is named.
    """
    return rules.asked(Goods.of_lots(exposure), exposure.role)


@kept_beside(_KEPT_RULES)  # likewise
def open_lots(exposure: Exposure, rules: PartRules) -> tuple[OpenLots, OpenLots]:
    """Return the lots that may count towards non-originating materials at the low and the high end.

    Raises:
        KeyError: As ``asked_of_lots``.
    """
    goods = Goods.of_lots(exposure)
    traced, rolled_up, asked = rules.traced(goods), rules.rolled_up(goods), asked_of_lots(exposure, rules)
    ends = []
    for share, judged, credit, rolls, absorbed in (
        (
            exposure.regional_low,
            exposure.judged_low,
            exposure.credit_low,
            exposure.rolls_low,
            exposure.absorbed_low,
        ),
        (
            exposure.regional_high,
            exposure.judged_high,
            exposure.credit_high,
            exposure.rolls_high,
            exposure.absorbed_high,
        ),
    ):
        lot = np.flatnonzero(np.where(rolled_up, (judged < 1) & ~absorbed, share != 1))
        ends.append(
            OpenLots(
                _cells(exposure)[lot],
                asked[lot],
                judged[lot],
                exposure.value[lot],
                share[lot],
                credit[lot],
                traced[lot],
                rolled_up[lot],
                rolls[lot],
            )
        )
    return ends[0], ends[1]


def reached(exposure: Exposure, rules: PartRules) -> DecidedLots:
    """Return which contents reach the thresholds on parts."""
    low, high = (
        tuple(
            int(np.searchsorted(shares, threshold - TOLERANCE))
            for shares, threshold in zip(by_threshold, rules.shares.tolist(), strict=True)
        )
        for by_threshold in _judged_by_threshold(exposure, rules)
    )
    return DecidedLots(low, high)


@kept_once  # likewise
def _cells(exposure: Exposure) -> Whole:
    """Return ``(lot,)``: model and currency, as one index."""
    return exposure.model.astype(np.int64) * len(exposure.currencies) + exposure.currency


@kept_beside(_KEPT_RULES)  # likewise
def _judged_by_threshold(
    exposure: Exposure, rules: PartRules
) -> tuple[tuple[Floats, ...], tuple[Floats, ...]]:
    """Return the distinct contents that each threshold judges, rising, at the low and at the high end."""
    asked = asked_of_lots(exposure, rules)
    low, high = (
        tuple(np.unique(judged[asked == position]) for position in range(len(rules.thresholds) + 1))
        for judged in (exposure.judged_low, exposure.judged_high)
    )
    return low, high
