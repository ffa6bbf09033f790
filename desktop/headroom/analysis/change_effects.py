"""What each change of parts by hand does to one model, one after the other: they add up to all of them."""

from dataclasses import dataclass, replace

import numpy as np

from headroom.arrays import Whole
from headroom.book.part_tree import PartTree
from headroom.book.sourcing import SourcingBook
from headroom.rules.exposure import Exposure
from headroom.rules.kept_beside import kept_beside
from headroom.rules.outcome import Outcome, evaluate
from headroom.rules.part_changes import PartChange
from headroom.rules.scenario import Scenario
from headroom.rules.vehicle_tests import REGIONAL

_KEPT = 2


@dataclass(frozen=True, slots=True)
class ChangeEffect:
    """What one change does to a model, the changes before it being made.

    Attributes:
        change: The change.
        parts_usd: By how much its parts and their freight cost more, US dollars per vehicle.
        regional: By how much its regional content rises at the low end, fraction.
    """

    change: PartChange
    parts_usd: float
    regional: float


def change_effects(exposure: Exposure, scenario: Scenario, model: int) -> tuple[ChangeEffect, ...]:
    """Return what the changes of a scenario do to one model; those that are switched off do nothing.

    Args:
        exposure: The sums of the workbook as imported.
        scenario: Whose changes are asked about.
        model: Index into the vehicles.
    """
    alone = _alone(exposure, model)
    changes = scenario.part_changes
    made = _figures(evaluate(alone, replace(scenario, part_changes=())), model)
    found = []
    for at, change in enumerate(changes):
        before = made
        if change.on:
            made = _figures(evaluate(alone, replace(scenario, part_changes=changes[: at + 1])), model)
        found.append(ChangeEffect(change, made[0] - before[0], made[1] - before[1]))
    return tuple(found)


def _figures(outcome: Outcome, model: int) -> tuple[float, float]:
    """Return what the parts of a model cost with their freight, and its regional content."""
    low, _ = outcome.content(REGIONAL)
    return float(outcome.parts_usd[model] + outcome.inbound_freight_usd[model]), float(low[model])


@kept_beside(_KEPT)  # a slider asks for the same again and again
def _alone(exposure: Exposure, model: int) -> Exposure:
    """Return the sums of one model; other models have no parts in them."""
    own = np.flatnonzero(exposure.book.rows.model == model)
    book = _of_rows(exposure.book, own, model)
    stated = exposure.stated and _of_rows(exposure.stated, own, model)
    current = np.flatnonzero(book.rows.current)
    summed = Exposure.of_rows(book, exposure.fleet, exposure.classification.take(own), current)
    summed = replace(summed, reference=exposure.reference, own_lists=exposure.own_lists)
    parts, tree = exposure.tree, exposure.book.tree
    if parts is None or tree is None:
        return replace(summed, stated=stated)
    nodes = _nodes(tree, exposure.book.rows.models[model])
    place = np.full(len(tree), -1, dtype=np.int64)
    place[nodes] = np.arange(len(nodes))
    there = np.flatnonzero(place[parts.node] >= 0)
    left = parts.among(
        book, place[parts.node[there]], parts.designated[there], parts.classification.take(there)
    )
    return replace(summed, stated=stated, tree=left if len(there) else None)


def _of_rows(book: SourcingBook, own: Whole, model: int) -> SourcingBook:
    """Return a workbook with the rows of one model only, and its bill."""
    tree = book.tree
    if tree is not None:
        left = tree.take(_nodes(tree, book.rows.models[model]))
        place = np.full(len(book.rows) + 1, -1, dtype=np.int32)  # the last stands for no row
        place[own] = np.arange(len(own), dtype=np.int32)
        tree = replace(left, row=place[left.row])
    return replace(book, rows=book.rows.take(own), tree=tree)


def _nodes(tree: PartTree, model: str) -> Whole:
    """Return the nodes of the bill of a model."""
    names = [name.casefold() == model.casefold() for name in tree.nodes.models]
    return np.flatnonzero(np.array(names, dtype=np.bool_)[tree.nodes.model])
