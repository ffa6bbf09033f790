"""What rules ask of parts: with which content each originates, and which are traced; the one statement of it.

Lots, rows and offers all ask here, as ``Goods``.
"""

from dataclasses import dataclass, field
from typing import Self

import numpy as np

from headroom.arrays import Flags, Floats, Ints
from headroom.book.sourcing import ROLES, VehicleClass
from headroom.rules.content import reaches
from headroom.rules.goods import Goods
from headroom.rules.policy import Policy, Threshold, VnmRule

_HEAVY = frozenset({VehicleClass.HEAVY_TRUCK})


@dataclass(frozen=True, slots=True)
class PartRules:
    """How the parts of a vehicle are counted; two are equal whatever their thresholds come to.

    Attributes:
        vnm_rule: How non-originating materials are counted.
        tracing_list: Code list for tracing; empty: all parts are traced.
        heavy_tracing_list: The same for parts of heavy trucks, whose other parts are rolled up; empty: as
            above.
        conditions: Of each threshold on parts: which parts it is for.
        thresholds: The thresholds on parts; the first that fits a part counts.
    """

    vnm_rule: VnmRule
    tracing_list: str
    heavy_tracing_list: str
    conditions: tuple[tuple[object, ...], ...]
    thresholds: tuple[Threshold, ...] = field(compare=False)

    @classmethod
    def of(cls, policy: Policy) -> Self:
        """Return the rules of a policy."""
        thresholds = policy.part_thresholds()
        return cls(
            policy.vnm_rule,
            policy.tracing_list if policy.vnm_rule is VnmRule.TRACED else "",
            policy.heavy_tracing_list if policy.vnm_rule is VnmRule.TRACED else "",
            tuple(one.conditions for one in thresholds),
            thresholds,
        )

    @property
    def shares(self) -> Floats:
        """Return ``(threshold + 1,)``: the thresholds, and at last what is asked where none fits, all."""
        return np.array([*(one.share for one in self.thresholds), 1.0], dtype=np.float64)

    def asked(self, goods: Goods, role: Ints) -> Ints:
        """Return which threshold each part has to reach, index into ``shares``.

        Args:
            goods: Parts.
            role: ``(good,)``, index into ``ROLES``.

        Raises:
            KeyError: If a threshold names a code list that nobody looked into for these goods.
        """
        asked = np.full(len(goods), len(self.thresholds), dtype=np.int32)
        for position in reversed(range(len(self.thresholds))):
            asked[_fits(self.thresholds[position], goods, role)] = position
        return asked

    def traced(self, goods: Goods) -> Flags:
        """Return of which parts the content that is not regional counts, where materials are traced.

        Raises:
            KeyError: As ``asked``.
        """
        traced = goods.listed(self.tracing_list)
        if not self.heavy_tracing_list:
            return traced
        heavy = goods.of_classes(_HEAVY)
        return np.where(heavy, goods.listed(self.heavy_tracing_list), traced)

    def rolled_up(self, goods: Goods) -> Flags:
        """Return which parts count whole or not at all, as they originate or not.

        Source:
            19 CFR Part 182, Appendix A, s. 14(1); NAFTA, Article 403(2) and Schedule V (heavy vehicles: of
            engines and gear boxes alone materials are traced).

        Raises:
            KeyError: As ``asked``.
        """
        if self.vnm_rule is VnmRule.ROLL_UP:
            return np.ones(len(goods), dtype=np.bool_)
        if not self.heavy_tracing_list:
            return np.zeros(len(goods), dtype=np.bool_)
        return goods.of_classes(_HEAVY) & ~goods.listed(self.heavy_tracing_list)


def _fits(threshold: Threshold, goods: Goods, role: Ints) -> Flags:
    """Return which parts a threshold is for."""
    fits = goods.listed(threshold.code_list)
    if threshold.roles:
        wanted = np.array([one in threshold.roles for one in ROLES], dtype=np.bool_)
        fits = fits & wanted[role]
    if threshold.classes:
        fits = fits & goods.of_classes(frozenset(threshold.classes))
    if threshold.categories:
        fits = fits & goods.of_categories(frozenset(threshold.categories))
    return fits


def counted_vnm(
    value: Floats, share: Floats, credit: Floats, *, originates: Flags, traced: Flags, rolled_up: Flags
) -> Floats:
    """Return how much of each part's value is non-originating material of the vehicle.

    ========== =====================================================================
    rolled up  nothing where the part originates, else its value less the credit of its maker's statement
    traced     the part of the value that is not regional
    others     nothing: they are deemed originating
    ========== =====================================================================

    Args:
        value: ``(part,)``, money.
        share: ``(part,)``, regional content, fraction.
        credit: ``(part,)``, money that a statement takes off; see ``RowContents.credit``.
        originates: ``(part,)``.
        traced: ``(part,)``, see ``PartRules.traced``.
        rolled_up: ``(part,)``, see ``PartRules.rolled_up``.

    Source:
        NAFTA, Article 403(1) and Annex 403.1 (tracing); 19 CFR Part 182, Appendix A, s. 14(1)
        (roll-up) and s. 9(2)(b) (statements); US proposal of 2017-10-13 (all parts as sourced).
    """
    whole = np.where(originates, 0.0, value - credit)
    return np.where(rolled_up, whole, np.where(traced, value * (1 - share), 0.0))


def originating(judged: Floats, asked: Ints, rules: PartRules) -> Flags:
    """Return which parts originate.

    Args:
        judged: ``(part,)``, the content by which each is judged; see ``RowContents``.
        asked: ``(part,)``, which threshold it has to reach; see ``PartRules.asked``.
        rules: How parts are counted.
    """
    return reaches(judged, rules.shares[asked])
