"""What the offers of one model are in each group of core parts, and what of them one choice comes to.

Certificates settle a group only where every chosen row of it has one: its rows with a certificate and no
stated content are then just at the threshold, and whole otherwise. So there are two tables of materials.
"""

from dataclasses import dataclass, replace
from typing import Self

import numpy as np

from headroom.arrays import Flags, Floats, Ints, Whole
from headroom.rules.core_groups import (
    GROUPS,
    CoreOutcome,
    CoreRows,
    core_outcome,
    core_rows_of,
    settled_rows,
    summed,
)
from headroom.rules.offers import ModelOffers, Offers
from headroom.rules.row_contents import RowContents


@dataclass(frozen=True, slots=True, eq=False)
class Materials:
    """Materials of core parts, by whether listed components alone count; US dollars per vehicle.

    Attributes:
        missing: ``(all or components, group, part, option)``, non-originating materials at the low end.
        at_threshold: Likewise, value of parts that are taken to be just at the threshold.
    """

    missing: Floats
    at_threshold: Floats


@dataclass(frozen=True, slots=True, eq=False)
class CoreTables:
    """The offers of one model in each group; money is US dollars per vehicle.

    Attributes:
        net_cost: ``(group, part, option)``, at the low end.
        present: ``(group, part, option)``, whether any row of the offer is in the group.
        uncertified: ``(group, part, option)``, whether one of them has no certificate of origin.
        says: ``(part, option)``, whether one says whether it is a listed component.
        materials: By whether certificates settle a group.
    """

    net_cost: Floats
    present: Flags
    uncertified: Flags
    says: Flags
    materials: tuple[Materials, Materials]

    @classmethod
    def of(cls, offers: Offers, own: ModelOffers, currency_rates: Floats, threshold: float) -> Self:
        """Return what the offers of a model are.

        Args:
            offers: Every source of every part.
            own: The offers of the model.
            currency_rates: ``(currency,)``, US dollars per unit.
            threshold: The least content of core parts, fraction.
        """
        rows, groups = offers.exposure.book.rows, offers.exposure.classification.core_group
        row = _rows_of(offers, own.offer)
        count = len(offers.model)
        cell = groups[row].astype(np.int64) * count + rows.model[row]
        usd, missing = currency_rates[rows.currency[row]], 1 - threshold
        contents = RowContents.of(rows, row)

        def by_group(amount: Floats | Flags) -> Floats:
            sums = np.bincount(cell, weights=amount, minlength=len(GROUPS) * count).astype(np.float64)
            return sums.reshape(len(GROUPS), count)[:, own.offer]

        def materials(found: CoreRows) -> Materials:
            return Materials(
                missing=np.stack([by_group(amount * usd) for amount in found.deciding(0, missing)]),
                at_threshold=np.stack(
                    [by_group(amount * usd) for amount in found.moved_by_threshold(missing)]
                ),
            )

        open_, settled = (
            core_rows_of(offers.exposure, contents, offers.complete[row], which)
            for which in (np.zeros(len(row), dtype=np.bool_), contents.certified)
        )
        return cls(
            net_cost=by_group(open_.net_cost[0] * usd),
            present=by_group(np.ones(len(row))) > 0,
            uncertified=by_group(~contents.certified) > 0,
            says=by_group(open_.says).sum(axis=0) > 0,
            materials=(materials(open_), materials(settled)),
        )


def chosen_core(offers: Offers, chosen: Ints, currency_rates: Floats, threshold: float) -> CoreOutcome:
    """Return what the test of core parts finds of one choice of a model.

    Args:
        offers: Every source of every part.
        chosen: ``(part,)``, the chosen offer of each part.
        currency_rates: ``(currency,)``, US dollars per unit.
        threshold: The least content of core parts, fraction.
    """
    rows, row = offers.exposure.book.rows, _rows_of(offers, chosen)
    one_model = np.zeros(len(rows.model), dtype=np.int32)
    contents = RowContents.of(rows, row)
    group = offers.exposure.classification.core_group[row]
    settled = settled_rows(one_model[row], group, contents.certified)
    found = core_rows_of(offers.exposure, contents, offers.complete[row], settled)
    as_one = replace(found, contents=replace(contents, rows=replace(rows, model=one_model)))
    return core_outcome(summed(as_one, 1, len(currency_rates)), currency_rates, np.array([threshold]))


def _rows_of(offers: Offers, chosen: Ints) -> Whole:
    """Return the rows of core groups that some offers have, among those of all offers."""
    asked = np.zeros(len(offers.model), dtype=np.bool_)
    asked[chosen] = True
    rows, groups = offers.exposure.book.rows, offers.exposure.classification.core_group
    return np.flatnonzero((groups >= 0) & asked[rows.model])
