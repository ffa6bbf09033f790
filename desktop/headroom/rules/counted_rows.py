"""Rows of the workbook counted by the rules of a scenario, one by one: what sums are followed back to."""

from dataclasses import dataclass

import numpy as np

from headroom.arrays import Flags, Floats, Ints, Whole
from headroom.rules.content import reaches
from headroom.rules.currency_rates import currency_rates
from headroom.rules.goods import Goods
from headroom.rules.outcome import Outcome
from headroom.rules.part_rules import PartRules, counted_vnm
from headroom.rules.policy import Threshold
from headroom.rules.row_contents import RowContents


@dataclass(frozen=True, slots=True, eq=False)
class CountedRows:
    """Some rows, counted by the rules of a scenario; arrays are ``(row,)``, money in US dollars per vehicle.

    Attributes:
        contents: What they contain.
        value_usd: Quantity times unit cost.
        asked: Which threshold each has to reach, index into ``thresholds``; as many as there are: none fits.
        thresholds: The thresholds on parts.
        threshold: Least content with which each originates, fraction.
        originates: Whether it does at the low end.
        may_originate: Whether it does at the high end.
        traced: Whether the content that is not regional counts.
        rolled_up: Whether it counts whole or not at all.
        credit_usd: What its maker's statement takes off, at the low and at the high end.
        by_net_cost: Whether its maker's statement may count in form (a), as it does not originate and counts
            whole, at the low and at the high end.
        above_net_cost_usd: By how much it is worth more than its net cost where that is so, likewise; see
            ``RowContents.above_net_cost``.
        in_core: Whether it counts as regional with the core parts of its vehicle, at the low and at the high
            end.
        absorbed: Whether it is part of an intermediate material that originates, likewise.
        vnm_usd: What counts as non-originating at the low end of regional content.
        vnm_least_usd: The same at the high end.
    """

    contents: RowContents
    value_usd: Floats
    asked: Ints
    thresholds: tuple[Threshold, ...]
    threshold: Floats
    originates: Flags
    may_originate: Flags
    traced: Flags
    rolled_up: Flags
    credit_usd: tuple[Floats, Floats]
    by_net_cost: tuple[Flags, Flags]
    above_net_cost_usd: tuple[Floats, Floats]
    in_core: tuple[Flags, Flags]
    absorbed: tuple[Flags, Flags]
    vnm_usd: Floats
    vnm_least_usd: Floats

    @property
    def row(self) -> Ints | Whole:
        """Return their index into the rows of the book."""
        return self.contents.row

    @property
    def regional_low(self) -> Floats:
        """Return the least regional content, fraction."""
        return self.contents.regional_low

    @property
    def regional_high(self) -> Floats:
        """Return the greatest regional content, fraction."""
        return self.contents.regional_high

    def threshold_of(self, at: int) -> Threshold | None:
        """Return the threshold that one of them has to reach; None: the policy has none for it."""
        asked = int(self.asked[at])
        return self.thresholds[asked] if asked < len(self.thresholds) else None


def counted_rows(outcome: Outcome, model: int) -> CountedRows:
    """Return the current rows of one model, counted by the rules of the outcome's scenario.

    Args:
        outcome: What a scenario made of a fleet.
        model: Index into its vehicles.
    """
    rows = outcome.exposure.book.rows
    return counted_among(outcome, np.flatnonzero((rows.model == model) & rows.current))


def counted_among(outcome: Outcome, row: Ints | Whole) -> CountedRows:
    """Return rows of the workbook, counted by the rules of an outcome's scenario.

    Args:
        outcome: What a scenario made of a fleet.
        row: Index into the rows of the book, current ones and alternatives.
    """
    exposure, policy = outcome.exposure, outcome.scenario.policy
    rows, classification = exposure.book.rows, exposure.classification
    rules, goods = PartRules.of(policy), Goods.of_rows(exposure, row)
    found = RowContents.of(rows, row)
    rate = currency_rates(exposure, outcome.scenario)[rows.currency[row]]
    value = found.value * rate
    asked = rules.asked(goods, classification.role[row])
    threshold = rules.shares[asked]
    traced, rolled_up = rules.traced(goods), rules.rolled_up(goods)
    credit_low, credit_high = (credit * rate for credit in found.credit())
    originates, may = reaches(found.judged_low, threshold), reaches(found.judged_high, threshold)
    in_core, absorbed = _in_core(outcome, found), found.absorbed()
    counted = [
        np.where(
            (core | within) & rolled_up,
            0.0,
            counted_vnm(value, share, credit, originates=made, traced=traced, rolled_up=rolled_up),
        )
        for core, within, share, credit, made in zip(
            in_core,
            absorbed,
            (found.regional_low, found.regional_high),
            (credit_low, credit_high),
            (originates, may),
            strict=True,
        )
    ]
    by_net_cost = [
        believed & rolled_up & ~(made | core | within)
        for believed, made, core, within in zip(
            found.believed, (originates, may), in_core, absorbed, strict=True
        )
    ]
    above = [
        np.where(counts, more * rate, 0.0)
        for counts, more in zip(by_net_cost, found.above_net_cost(), strict=True)
    ]
    return CountedRows(
        contents=found,
        value_usd=value,
        asked=asked,
        thresholds=rules.thresholds,
        threshold=threshold,
        originates=originates,
        may_originate=may,
        traced=traced,
        rolled_up=rolled_up,
        credit_usd=(credit_low, credit_high),
        by_net_cost=(by_net_cost[0], by_net_cost[1]),
        above_net_cost_usd=(above[0], above[1]),
        in_core=in_core,
        absorbed=absorbed,
        vnm_usd=counted[0],
        vnm_least_usd=counted[1],
    )


def _in_core(outcome: Outcome, found: RowContents) -> tuple[Flags, Flags]:
    """Return which rows count as regional with the core parts of their vehicle, at both ends."""
    nothing = np.zeros(len(found.row), dtype=np.bool_)
    if not outcome.scenario.policy.core_roll_up:
        return nothing, nothing
    exposure = outcome.exposure
    rows, group = exposure.book.rows, exposure.classification.core_group[found.row]
    whole = exposure.complete_parts()[found.row] | exposure.classification.complete[found.row]
    low, high = found.with_core(group >= 0, whole)
    passes_low, passes_high = (passes[rows.model[found.row]] for passes in outcome.core.passes)
    return low & passes_low, high & passes_high
