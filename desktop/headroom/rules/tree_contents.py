"""The roll-up of bills of several levels, from the leaves up, by the rules of a scenario.

An assembly that a supplier makes counts once, at its own price; what goes into it decides whether it
originates. An intermediate material, which the producer makes itself and designates, frees what goes into it
where it originates itself.
"""

from dataclasses import dataclass, replace

import numpy as np

from headroom.arrays import Flags, Floats, Ints
from headroom.book.built_contents import BuiltContents
from headroom.rules.content import reaches
from headroom.rules.currency_rates import currency_rates
from headroom.rules.exposure import Exposure, merged
from headroom.rules.goods import Goods
from headroom.rules.kept_beside import kept_beside
from headroom.rules.part_rules import PartRules, counted_vnm
from headroom.rules.row_contents import RowContents
from headroom.rules.scenario import Scenario
from headroom.rules.tree_parts import TreeParts

_KEPT = 4


@dataclass(frozen=True, slots=True, eq=False)
class NodeEnd:
    """What the nodes come to at one end of their content; arrays are ``(node,)``, money in US dollars.

    Attributes:
        vnm_inside: Non-originating materials that go into the node; a part without a price counts nothing.
        share: Regional content: stated, else of what it is made, else by its origin, fraction.
        originates: Whether it does.
        vnm: What of its value counts as non-originating in what it goes into.
        absorbed: Whether it is part of an intermediate material that originates.
    """

    vnm_inside: Floats
    share: Floats
    originates: Flags
    vnm: Floats
    absorbed: Flags


@dataclass(frozen=True, slots=True, eq=False)
class TreeContents:
    """The nodes of a bill rolled up; arrays are ``(node,)``, money in US dollars for a vehicle.

    Attributes:
        parts: The nodes.
        value: At its own price, else what its parts cost; 0 for a part without a price.
        net_cost: Of which its content is a share: as its maker states it, else its value.
        threshold: Least content with which it originates, fraction.
        rolled_up: Whether it counts whole or not at all, as it originates or not.
        low: At the low end of content.
        high: At the high end.
    """

    parts: TreeParts
    value: Floats
    net_cost: Floats
    threshold: Floats
    rolled_up: Flags
    low: NodeEnd
    high: NodeEnd


def with_built(exposure: Exposure, scenario: Scenario) -> Exposure:
    """Return the sums of a workbook with what follows from the structure of its parts under a scenario.

    Without assemblies of suppliers and intermediate materials it is the same object.

    Args:
        exposure: The sums, with the scenario's changes and moves made.
        scenario: Its thresholds on parts and currency rates count.
    """
    if exposure.tree is None:
        return exposure
    found = tree_contents(exposure, scenario)
    return _rebuilt(exposure, _Decided(built_contents(found, len(exposure.book.rows))))


def tree_contents(exposure: Exposure, scenario: Scenario) -> TreeContents:
    """Return the nodes of a workbook rolled up under a scenario.

    Raises:
        ValueError: If the workbook has no node on whose parts a rule depends.
    """
    if exposure.tree is None:
        msg = "no content of this workbook follows from the structure of its parts"
        raise ValueError(msg)
    rates = currency_rates(exposure, scenario, exposure.tree.rows.currencies)
    rules = PartRules.of(scenario.policy)
    return rolled_up(exposure.tree, _goods(exposure, exposure.tree), rules, rates)


def rolled_up(parts: TreeParts, goods: Goods, rules: PartRules, rates: Floats) -> TreeContents:
    """Return nodes rolled up from the leaves.

    Args:
        parts: The nodes.
        goods: The same as goods on their way to assembly.
        rules: How parts are counted.
        rates: ``(currency of the nodes,)``, US dollars per unit.

    Source:
        19 CFR Part 182, Appendix A, s. 8(4) to (10), 9(2) and 14(1).
    """
    rows = parts.rows
    found = RowContents.of(rows, np.arange(len(rows)))
    rate = rates[rows.currency]
    price = found.value * rate
    value = _values(parts, price)
    stated_net_cost = rows.quantity * rows.part_net_cost * rate
    net_cost = np.where(np.isnan(stated_net_cost), value, stated_net_cost)
    threshold = rules.shares[rules.asked(goods, parts.classification.role)]
    counting = _Counting(
        parts, value, net_cost, threshold, rules.traced(goods), rules.rolled_up(goods), found
    )
    credit_low, credit_high = (np.nan_to_num(credit * rate) for credit in found.credit())
    low = counting.end(found.regional_low, found.judged_low, credit_low)
    high = counting.end(found.regional_high, found.judged_high, credit_high)
    return TreeContents(parts, value, net_cost, threshold, counting.rolled, low, high)


def built_contents(found: TreeContents, size: int) -> BuiltContents:
    """Return what follows for the rows of a book.

    A row that stands for several places in the tree is part of an intermediate material that originates only
    where all of them are.

    Args:
        found: The nodes rolled up.
        size: How many rows the book has.
    """
    parts = found.parts
    at = np.flatnonzero(parts.row >= 0)
    row = parts.row[at]
    ends = []
    for end in (found.low, found.high):
        follows = parts.has_parts[at] & ~parts.opened[at]
        shares = _of_rows(row[follows], end.share[at[follows]], found.net_cost[at[follows]], size)
        within = np.zeros(size, dtype=np.bool_)
        within[row] = True
        within[row[~end.absorbed[at]]] = False
        ends.append((shares, within))
    (low, absorbed_low), (high, absorbed_high) = ends
    return BuiltContents(low, high, absorbed_low, absorbed_high)


def _of_rows(row: Ints, share: Floats, net_cost: Floats, size: int) -> Floats:
    """Return ``(row,)``: the share of each row, that of all its places together; NaN without any."""
    shares = np.full(size, np.nan)
    shares[row] = share
    several = np.bincount(row, minlength=size)[row] > 1
    if several.any():
        worth = np.bincount(row[several], weights=net_cost[several], minlength=size)
        inside = np.bincount(row[several], weights=(share * net_cost)[several], minlength=size)
        there = worth > 0
        shares[there] = inside[there] / worth[there]
    return shares


@dataclass(frozen=True, slots=True, eq=False)
class _Counting:
    """What is counted of nodes at either end; see ``rolled_up``."""

    parts: TreeParts
    value: Floats
    net_cost: Floats
    threshold: Floats
    traced: Flags
    rolled: Flags
    found: RowContents

    def end(self, share: Floats, judged: Floats, credit: Floats) -> NodeEnd:
        """Return what the nodes come to at one end.

        Args:
            share: ``(node,)``, regional content without regard to what a node is made of.
            judged: ``(node,)``, the content by which it is judged, likewise.
            credit: ``(node,)``, what a maker's statement takes off, US dollars.
        """
        parts, found = self.parts, self.found
        own_work = parts.opened & ~parts.designated
        built = parts.has_parts & (~own_work | (self.value > 0))
        unsettled = np.isnan(found.rows.regional_content) & (found.rows.originating < 0)
        share, judged = share.copy(), judged.copy()
        inside, vnm = np.zeros(len(share)), np.zeros(len(share))
        originates = np.zeros(len(share), dtype=np.bool_)
        for level in parts.by_depth:
            follows = level[built[level] & unsettled[level]]
            own = np.clip(1 - _quotient(inside[follows], self.net_cost[follows]), 0.0, 1.0)
            share[follows] = np.where(share[follows] > 0, own, 0.0)
            judged[follows] = np.where(np.isinf(judged[follows]), judged[follows], own)
            originates[level] = reaches(judged[level], self.threshold[level])
            counted = counted_vnm(
                self.value[level],
                share[level],
                credit[level],
                originates=originates[level],
                traced=self.traced[level],
                rolled_up=self.rolled[level],
            )
            vnm[level] = np.where(parts.opened[level], inside[level], counted)
            below = parts.going_in(level)
            np.add.at(inside, parts.parent[below], vnm[below])
        return NodeEnd(inside, share, originates, vnm, self._absorbed(originates))

    def _absorbed(self, originates: Flags) -> Flags:
        """Return ``(node,)``: which stand in a designated node that originates."""
        parts = self.parts
        absorbed = parts.designated & originates
        for level in parts.by_depth[::-1]:
            below = level[parts.parent[level] >= 0]
            absorbed[below] |= absorbed[parts.parent[below]]
        return absorbed


def _values(parts: TreeParts, price: Floats) -> Floats:
    """Return ``(node,)``: what nodes are worth: their price, else what their parts cost; 0 without either.

    Args:
        parts: The nodes.
        price: ``(node,)``, US dollars; NaN where none is stated.
    """
    value, inside = price.copy(), np.zeros(len(price))
    for level in parts.by_depth:
        unpriced = level[np.isnan(value[level])]
        value[unpriced] = inside[unpriced]
        below = parts.going_in(level)
        np.add.at(inside, parts.parent[below], value[below])
    return value


def _quotient(amount: Floats, whole: Floats) -> Floats:
    """Return ``amount / whole``; 1 where there is no whole."""
    there = whole > 0
    return np.where(there, amount / np.where(there, whole, 1.0), 1.0)


@kept_beside(1)
def _goods(exposure: Exposure, parts: TreeParts) -> Goods:
    """Return the nodes as parts on their way to the assembly of their models."""
    rows = parts.rows
    return Goods.of_parts(exposure.fleet, parts.classification, rows.model, rows.origin, rows.origins)


class _Decided:
    """What follows for the rows of a book, equal where the same does."""

    def __init__(self, built: BuiltContents) -> None:
        self.built = built
        columns = (built.low, built.high, built.absorbed_low, built.absorbed_high)
        self._key = b"".join(column.tobytes() for column in columns)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Decided) and self._key == other._key

    def __hash__(self) -> int:
        return hash(self._key)


@kept_beside(_KEPT)  # a slider that moves no part over its threshold asks for the same again
def _rebuilt(exposure: Exposure, decided: _Decided) -> Exposure:
    """Return the sums with what follows for some rows; only models that have some are summed again."""
    built, book = decided.built, exposure.book
    rows = replace(book.rows, built=built)
    touched = ~np.isnan(built.high) | built.absorbed_high
    models = set(rows.model[touched].tolist())
    current = np.flatnonzero(np.isin(rows.model, sorted(models)) & rows.current)
    fresh = Exposure.of_rows(replace(book, rows=rows), exposure.fleet, exposure.classification, current)
    return merged(exposure, fresh, models)
