"""Every source of every part, as imported: the current one and its alternatives.

An *offer* is one source of one part of one model. Each is summed as if it were a vehicle of its
own, so that ``tally`` and ``part_duties`` say what it costs and what it counts: there is no second
calculation. Parts without an alternative are one offer per model, which is always taken.
"""

from dataclasses import dataclass, replace
from typing import Self

import numpy as np

from headroom.arrays import Flags, Floats, Ints
from headroom.book.classes_and_roles import CORE_GROUPS
from headroom.book.sourcing import SourcingBook
from headroom.rules.exposure import Exposure
from headroom.rules.kept_beside import kept_beside
from headroom.rules.moved_parts import with_changes
from headroom.rules.scenario import Scenario
from headroom.rules.tree_contents import with_built

_KEPT = 4


@dataclass(frozen=True, slots=True, eq=False)
class ModelOffers:
    """The offers of one model.

    Attributes:
        offer: ``(part, option)``, index of the offer; option 0 is the current source, and stands
            again where a part has fewer options than others.
        offered: ``(part, option)``, whether there is such an option.
        part_numbers: ``(part,)``.
    """

    offer: Ints
    offered: Flags
    part_numbers: tuple[str, ...]


@dataclass(frozen=True, slots=True, weakref_slot=True, eq=False)
class Offers:
    """Every source of every part of a workbook.

    The first part of each model, with an empty part number, is all that has no alternative.

    Attributes:
        current: The sums of the current rows.
        exposure: The sums of every offer; its axis *model* is *offer*.
        complete: ``(row of exposure.book,)``, which are complete core parts wherever they are chosen.
        model: ``(offer,)``, index into the vehicles.
        first_row: ``(offer,)``, its first row in the workbook; -1 where it has none.
        offer_of_row: ``(row,)``, the offer a row belongs to; -1 where it cannot be chosen.
        row_order: ``(row,)``, the rows by rising offer.
        row_start: ``(offer + 1,)``, where the rows of each offer begin in ``row_order``.
        alternative: ``(offer,)``, whether it is another source than the current one.
        switching_usd: ``(offer,)``, one-off cost of moving to it; 0 for current sources.
        models: The offers of each model.
    """

    current: Exposure
    exposure: Exposure
    complete: Flags
    model: Ints
    first_row: Ints
    offer_of_row: Ints
    row_order: Ints
    row_start: Ints
    alternative: Flags
    switching_usd: Floats
    models: tuple[ModelOffers, ...]

    @classmethod
    def of(cls, current: Exposure) -> Self:
        """Collect the offers of a workbook.

        Current rows of one part number in one model are one source together; every alternative row
        of that number replaces all of them, with the quantity it states itself. Rows without a part
        number have no alternatives, and an alternative to no current row is left out.

        Args:
            current: The sums of its current rows.
        """
        book = current.book
        rows, models = book.rows, len(book.vehicles)
        numbers = max(len(rows.part_number.values), 1)
        part = rows.model.astype(np.int64) * numbers + rows.part_number.codes
        named = rows.part_number.codes >= 0
        choosable = np.intersect1d(part[named & rows.current], part[named & rows.alternative])
        position = np.searchsorted(choosable, part)
        position = np.minimum(position, max(len(choosable) - 1, 0))
        open_to_choice = named & (choosable[position] == part) if len(choosable) else np.zeros_like(named)
        offer = np.where(rows.current, rows.model, -1).astype(np.int32)
        own_current = open_to_choice & rows.current
        offer[own_current] = models + position[own_current]
        others = np.flatnonzero(open_to_choice & rows.alternative)
        offer[others] = models + len(choosable) + np.arange(len(others))
        offers = models + len(choosable) + len(others)
        model = np.concatenate((np.arange(models), choosable // numbers, rows.model[others])).astype(np.int32)
        switching = np.zeros(offers)
        switching[offer[others]] = rows.switching_cost_usd[others]
        first_row = np.full(offers, -1, dtype=np.int32)
        chosen = np.flatnonzero(offer >= 0)[::-1]
        first_row[offer[chosen]] = chosen
        row_order = np.argsort(offer, kind="stable").astype(np.int32)
        complete = _complete(current)
        part_of_offer = np.concatenate((np.arange(len(choosable)), position[others]))
        return cls(
            current=current,
            exposure=_by_offer(current, offer, model, complete),
            complete=complete[offer >= 0],
            model=model,
            first_row=first_row,
            offer_of_row=offer,
            row_order=row_order,
            row_start=np.searchsorted(offer[row_order], np.arange(offers + 1)).astype(np.int32),
            alternative=np.arange(offers) >= models + len(choosable),
            switching_usd=switching,
            models=_by_model(book, model, part_of_offer.astype(np.int32), first_row),
        )

    def rows_of(self, offer: int) -> Ints:
        """Return the rows of an offer."""
        return self.row_order[self.row_start[offer] : self.row_start[offer + 1]]

    def origins_of(self, offer: int) -> tuple[str, ...]:
        """Return the countries of origin of an offer, alpha-2; ``""`` where unknown."""
        rows = self.current.book.rows
        return tuple(rows.origins[code] for code in dict.fromkeys(rows.origin[self.rows_of(offer)].tolist()))

    def under(self, scenario: Scenario) -> "Offers":
        """Return the offers with a scenario's changes of parts made, and contents as its rules have them.

        Its moves are not made: where a part comes from is what is chosen here. Where nothing changes it is
        the same object.
        """
        current = with_built(with_changes(self.current, scenario.part_changes).exposure, scenario)
        return self if current is self.current else _summed(self, current)

    def from_countries(self, countries: frozenset[str]) -> Flags:
        """Return for each offer whether any of it comes from one of ``countries``."""
        rows = self.current.book.rows
        barred = np.array([country in countries for country in rows.origins], dtype=np.bool_)
        concerned = barred[rows.origin] & (self.offer_of_row >= 0)
        return np.bincount(self.offer_of_row[concerned], minlength=len(self.model)) > 0


@kept_beside(_KEPT)  # a slider asks for the same again and again
def _summed(_: Offers, current: Exposure) -> Offers:
    """Return the offers of a workbook under a scenario, kept beside those as imported."""
    return Offers.of(current)


def _by_offer(current: Exposure, offer: Ints, model: Ints, complete: Flags) -> Exposure:
    """Return the sums of the rows as if each offer were a vehicle with current sources only."""
    book = current.book
    kept = np.flatnonzero(offer >= 0)
    rows = replace(
        book.rows.take(kept),
        model=offer[kept],
        models=tuple(str(i) for i in range(len(model))),
        alternative=np.zeros(len(kept), dtype=np.bool_),
    )
    vehicles = tuple(book.vehicles[i] for i in model.tolist())
    return Exposure.of_rows(
        replace(book, rows=rows, vehicles=vehicles),
        current.fleet.take(model),
        current.classification.take(kept),
        np.arange(len(kept)),
        complete[kept],
    )


def _complete(current: Exposure) -> Flags:
    """Return ``(row,)``: which rows are complete core parts wherever they are chosen.

    A current row is one where no other current row is in its group; an alternative where none of another
    part is.
    """
    rows, classification = current.book.rows, current.classification
    group = classification.core_group
    cell = rows.model.astype(np.int64) * (len(CORE_GROUPS) + 1) + group + 1
    counts = rows.current & (group >= 0)
    in_group = np.bincount(cell, weights=counts, minlength=int(cell.max(initial=0)) + 1)
    part = np.where(
        rows.part_number.codes >= 0,
        rows.part_number.codes.astype(np.int64),
        len(rows.part_number.values) + np.arange(len(rows)),
    )
    own = cell * (len(rows.part_number.values) + len(rows) + 1) + part
    _, code = np.unique(own, return_inverse=True)
    of_part = np.bincount(code, weights=counts)
    others = in_group[cell] - np.where(rows.alternative, of_part[code], 1.0)
    alone: Flags = (group >= 0) & ((others <= 0) | classification.complete)
    return alone


def _by_model(
    book: SourcingBook, model: Ints, part_of_offer: Ints, first_row: Ints
) -> tuple[ModelOffers, ...]:
    """Return the offers of each model as a table of parts and options."""
    models = len(book.vehicles)
    choices = np.arange(models, len(model))
    # A stable sort keeps the current source, which has the lowest number, first in its part.
    order = np.lexsort((choices, part_of_offer, model[choices]))
    sorted_model, sorted_part = model[choices][order], part_of_offer[order]
    starts = np.searchsorted(sorted_model, np.arange(models + 1))
    found = []
    for i in range(models):
        own = slice(int(starts[i]), int(starts[i + 1]))
        mine = choices[order[own]]
        _, first, count = np.unique(sorted_part[own], return_index=True, return_counts=True)
        options = int(count.max(initial=1))
        offer = np.empty((1 + len(first), options), dtype=np.int32)
        offer[0] = i
        offer[1:] = mine[first][:, None]
        offered = np.arange(options) < np.concatenate(([1], count))[:, None]
        offer[offered] = np.concatenate(([i], mine))
        numbers = ("", *(book.rows.part_number[int(first_row[k])] for k in mine[first].tolist()))
        found.append(ModelOffers(offer, offered, numbers))
    return tuple(found)
