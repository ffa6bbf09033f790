"""What every offer is in the groups of core parts of its vehicle, for the test of all of them together.

Each way of passing the test implies the one of all groups together by listed components: a group by all
materials is in it, and so is all of them together by all materials. So one limit stands for all four. There
are exceptions: a group that certificates settle, and listed components of which only some choices tell. For
models with such see ``core_ways``; what stands here is then of no use.
"""

from dataclasses import dataclass
from typing import Self

import numpy as np

from headroom.arrays import Flags, Floats
from headroom.rules.core_groups import core_rows_of, settled_rows
from headroom.rules.offers import ModelOffers, Offers
from headroom.rules.row_contents import RowContents


@dataclass(frozen=True, slots=True, eq=False)
class OfferCore:
    """Offers in the groups of core parts; money is US dollars per vehicle.

    Attributes:
        net_cost_usd: ``(offer,)``, at the low end.
        net_cost_high_usd: ``(offer,)``, at the high end.
        vnm_usd: ``(offer,)``, non-originating materials that decide, at the low end.
        vnm_least_usd: ``(offer,)``, the same at the high end.
        at_threshold_usd: ``(offer,)``, value of parts with a certificate that are taken to be just at the
            threshold: another threshold moves their non-originating materials along.
        other_ways: ``(model,)``, whether one limit may not say when the test is passed.
    """

    net_cost_usd: Floats
    net_cost_high_usd: Floats
    vnm_usd: Floats
    vnm_least_usd: Floats
    at_threshold_usd: Floats
    other_ways: Flags

    @classmethod
    def of(cls, offers: Offers, currency_rates: Floats, threshold: Floats) -> Self:
        """Return what offers are.

        Args:
            offers: Every source of every part.
            currency_rates: ``(currency,)``, US dollars per unit.
            threshold: ``(model,)``, the least content of core parts; NaN where they are no condition.
        """
        exposure, count = offers.exposure, len(offers.model)
        rows, groups = exposure.book.rows, exposure.classification.core_group
        row = np.flatnonzero(groups >= 0)
        model = offers.model[rows.model[row]]
        contents = RowContents.of(rows, row)
        settled = settled_rows(model, groups[row], contents.certified)
        found = core_rows_of(exposure, contents, offers.complete[row], settled)
        models = len(threshold)
        says = np.bincount(rows.model[row], weights=found.says, minlength=count) > 0
        tells = np.array([_always(one, says) for one in offers.models], dtype=np.bool_)
        may_tell = np.bincount(model, weights=found.says, minlength=models) > 0
        may_settle = np.bincount(model, weights=contents.certified, minlength=models) > 0
        missing = 1 - np.nan_to_num(threshold)[model]
        usd = currency_rates[rows.currency[row]]

        def by_offer(amount: Floats) -> Floats:
            sums = np.bincount(rows.model[row], weights=amount * usd, minlength=count)
            return sums.astype(np.float64, copy=False)

        def decides(end: int) -> Floats:
            every, listed = found.deciding(end, missing)
            return by_offer(np.where(tells[model], listed, every))

        every_moved, listed_moved = found.moved_by_threshold(missing)
        return cls(
            net_cost_usd=by_offer(found.net_cost[0]),
            vnm_usd=decides(0),
            vnm_least_usd=decides(1),
            net_cost_high_usd=by_offer(found.net_cost[1]),
            at_threshold_usd=by_offer(np.where(tells[model], listed_moved, every_moved)),
            other_ways=may_settle | (may_tell & ~tells),
        )


def _always(own: ModelOffers, says: Flags) -> bool:
    """Return whether every choice has a row that says whether it is a listed component."""
    return bool((says[own.offer] | ~own.offered).all(axis=1).any())
