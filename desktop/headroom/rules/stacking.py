"""On which goods measures fall, and how their rates stack: the one statement of it.

What is counted, what is followed back to its rows, what is re-sourced and what is shown all ask here.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from headroom.arrays import Flags, Floats
from headroom.book.sourcing import CLASSES
from headroom.rules.derivation import Derivation
from headroom.rules.goods import Goods
from headroom.rules.kept_beside import kept_beside
from headroom.rules.measures import Measure, RateKind, When
from headroom.rules.rate_kinds import KINDS, AddedRate, RateInputs, RateTerms, kind_of

_KEPT = 96  # measures of a few policies on the lots, the offers and the vehicles of a workbook


def falls_on(measure: Measure, goods: Goods, preferred: Flags) -> Flags:
    """Return on which goods a measure falls, others beside it left aside.

    Args:
        measure: A duty or a credit.
        goods: Parts or vehicles.
        preferred: ``(good,)``, whether the vehicle qualifies, or the part originates.

    Raises:
        KeyError: If it names a code list that nobody looked into for these goods.
    """
    return reached(measure, goods) & in_state(measure.when, preferred)


def reached(measure: Measure, goods: Goods) -> Flags:
    """Return on which goods a measure falls in one state or the other, as long as they are in that state.

    They come into its country from another one that it covers, are of its classes and on its code list.
    What only lessens other duties falls on no good.

    Raises:
        KeyError: As ``falls_on``.
    """
    return _reached(goods, _Reach(measure))


class _Reach:
    """A measure, equal to any other with the same conditions: its rate may change."""

    def __init__(self, measure: Measure) -> None:
        self.measure = measure
        self._conditions = (measure.on, measure.conditions)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Reach) and self._conditions == other._conditions

    def __hash__(self) -> int:
        return hash(self._conditions)


@kept_beside(_KEPT)  # no threshold and no rate moves it: a slider asks for the same again and again
def _reached(goods: Goods, reach: _Reach) -> Flags:
    measure = reach.measure
    if measure.on is not goods.on or not kind_of(measure).stacks:
        return np.zeros(len(goods), dtype=np.bool_)
    reached = (
        goods.come_into(measure.into)
        & goods.of_origins(frozenset(filter(measure.covers_origin, goods.origins)))
        & goods.of_classes(frozenset(filter(measure.covers_class, CLASSES)))
        & goods.listed(measure.code_list)
    )
    return reached & ~goods.surely_listed(measure.except_code_list) if measure.except_code_list else reached


def falling(measures: Sequence[Measure], goods: Goods, preferred: Flags) -> Flags:
    """Return ``(measure, good)``: which measures fall on which goods, exclusions applied.

    Args:
        measures: The measures.
        goods: Parts or vehicles.
        preferred: ``(good,)``, whether the vehicle qualifies, or the part originates.

    Raises:
        KeyError: As ``falls_on``.
    """
    falls = np.zeros((len(measures), len(goods)), dtype=np.bool_)
    for row, measure in enumerate(measures):
        falls[row] = falls_on(measure, goods, preferred)
    return without_excluded(measures, falls)


def without_excluded(measures: Sequence[Measure], falls: Flags) -> Flags:
    """Return ``falls`` less the measures that another one on the same good excludes.

    Measures of one key are one rate: of those that fall on one good only the first does.

    Args:
        measures: The measures.
        falls: ``(measure, good)``, whether its conditions hold for the good.
    """
    kept = falls.copy()
    for place, (measure, its_goods) in enumerate(zip(measures, falls, strict=True)):
        for row, other in enumerate(measures):
            if other.key in measure.excludes or (row > place and other.key == measure.key):
                kept[row] &= ~its_goods
    return kept


def in_state(when: When, qualifies: Flags) -> Flags:
    """Return where a good is in the state in which a measure or fee falls on it."""
    match when:
        case When.QUALIFYING:
            return qualifies
        case When.NOT_QUALIFYING:
            return ~qualifies
        case When.ALWAYS:
            return np.ones_like(qualifies)


@dataclass(frozen=True, slots=True, eq=False)
class Stack:
    """Measures on goods, with the rate that each adds.

    Attributes:
        measures: The measures.
        falls: ``(measure, good)``, whether it falls on the good, exclusions applied.
        added: ``(measure, good)``, the rate that it adds, fraction of its base.
        volume: ``(good,)``, vehicles a year of the good's model.
    """

    measures: tuple[Measure, ...]
    falls: Flags
    added: Floats
    volume: Floats

    @classmethod
    def of(cls, measures: Iterable[Measure], goods: Goods, preferred: Flags) -> "Stack":
        """Return which of some measures fall on goods, and at which rate; see ``falling``."""
        given = tuple(measures)
        falls = falling(given, goods, preferred)
        added = stacked_rates(given, falls, goods.schedule_rate, goods.volume)
        return cls(given, falls, added, goods.volume)

    @classmethod
    def at(cls, measures: Iterable[Measure], falls: Flags, schedule_rate: Floats) -> "Stack":
        """Return at which rates measures fall.

        Args:
            measures: The measures.
            falls: ``(measure, good)``, whether it falls on the good, exclusions applied.
            schedule_rate: ``(good,)``, MFN rate of the good's tariff code, fraction.
        """
        given = tuple(measures)
        return cls(given, falls, stacked_rates(given, falls, schedule_rate), np.zeros(falls.shape[1]))

    def explained(self, row: int, good: int, own: Callable[[Measure], Derivation]) -> Derivation:
        """Return the rate that one measure adds to one good, as a derivation.

        Args:
            row: Index of the measure.
            good: Index of the good.
            own: Returns the rate that a measure states itself.
        """
        order = [place for place, _ in _order(tuple(measure.kind for measure in self.measures))]
        before = [other for other in order[: order.index(row)] if self.falls[other, good]]
        kind = kind_of(self.measures[row])
        beside = [self.explained(other, good, own) for other in sorted(before)] if kind.tops_up else []
        volume = float(self.volume[self.falls[row]].sum())
        return kind.explained(RateTerms(self.measures[row], own(self.measures[row]), beside, volume))


@lru_cache(maxsize=_KEPT)  # a pure function of few values
def _order(kinds: tuple[RateKind, ...]) -> tuple[tuple[int, AddedRate], ...]:
    """Return the places of kinds in the order in which their rates stack, with what each does."""
    stacking = ((row, KINDS[kind]) for row, kind in enumerate(kinds) if KINDS[kind].stacks)
    return tuple(sorted(stacking, key=lambda one: one[1].tops_up))


def stacked_rates(
    measures: Sequence[Measure], falls: Flags, schedule_rate: Floats, volume: Floats | None = None
) -> Floats:
    """Return the rate that each measure adds to each good.

    Rates add up. What tops up, as a floor does, comes after them: it adds what the others lack.

    Args:
        measures: The measures; credits add nothing here.
        falls: ``(measure, good)``, whether it falls on the good, exclusions applied.
        schedule_rate: ``(good,)``, MFN rate of the good's tariff code, fraction.
        volume: ``(good,)``, vehicles a year of the good's model; None: nobody asks for it.

    Returns:
        ``(measure, good)``, fraction of the base.

    Source:
        Executive Order 14289 (rates add up unless a measure excludes another); HTSUS chapter 99,
        note 33 to subchapter III (floors for Japan, the European Union and Korea).
    """
    added = np.zeros(falls.shape)
    nothing = np.zeros(falls.shape[1])
    by_good = nothing if volume is None else volume
    together: Floats | None = None  # added up only where something asks for it
    for row, kind in _order(tuple(measure.kind for measure in measures)):
        if kind.tops_up and together is None:
            together = added.sum(axis=0)
        beside = nothing if together is None else together
        added[row] = kind.added(RateInputs(measures[row], falls[row], schedule_rate, beside, by_good))
        if together is not None:
            together = together + added[row]
    return added
