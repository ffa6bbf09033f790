"""Lots by the measures that fall on them, in either state: originating or not.

A threshold on parts moves a lot from one duty class to another and nothing else, so both are kept.
"""

from dataclasses import dataclass, field

import numpy as np

from headroom.arrays import Flags, Floats, Whole
from headroom.rules.exposure import Exposure
from headroom.rules.goods import Goods
from headroom.rules.kept_beside import kept_beside
from headroom.rules.measures import Measure
from headroom.rules.stacking import falling

_KEPT = 8

Conditions = tuple[tuple[object, ...], ...]
"""Of each measure on parts: what decides on which parts it falls."""


@dataclass(frozen=True, slots=True)
class PartMeasures:
    """Measures on parts, equal to others with the same conditions: their rates may change.

    Attributes:
        conditions: What decides on which parts they fall.
        measures: The measures.
    """

    conditions: Conditions
    measures: tuple[Measure, ...] = field(compare=False)


@dataclass(frozen=True, slots=True, eq=False)
class Dutiable:
    """What lots are worth on which measures fall, by duty class: the same measures at the same schedule rate.

    Attributes:
        value: ``(model, class, currency)``, per vehicle, in the currency of its column.
        falls: ``(measure, class)``, exclusions applied.
        schedule_rate: ``(class,)``, fraction.
    """

    value: Floats
    falls: Flags
    schedule_rate: Floats


@dataclass(frozen=True, slots=True, eq=False)
class DutyClasses:
    """The lots on which a measure falls in some state, with the class that each has in either state.

    Attributes:
        shape: Models, classes and one more for what no measure falls on, currencies.
        falls: ``(measure, class)``, exclusions applied.
        schedule_rate: ``(class,)``, fraction.
        lot: ``(borne lot,)``, index into the lots of the exposure.
        value: ``(borne lot,)``, quantity times unit cost.
        originating: ``(borne lot,)``, model, class and currency as one index where the lot originates.
        others: ``(borne lot,)``, the same where it does not.
    """

    shape: tuple[int, int, int]
    falls: Flags
    schedule_rate: Floats
    lot: Whole
    value: Floats
    originating: Whole
    others: Whole

    @classmethod
    def of(cls, exposure: Exposure, measures: PartMeasures) -> "DutyClasses":
        """Return the classes of the lots of an exposure; asked again, the same object.

        Raises:
            KeyError: If a measure names a code list the exposure was not summed with.
        """
        return _classes(exposure, measures)

    def dutiable(self, originates: Flags) -> Dutiable:
        """Return what the lots of each class are worth.

        Args:
            originates: ``(lot,)``, whether each lot of the exposure does, at the low end of its content.
        """
        cell = np.where(originates[self.lot], self.originating, self.others)
        models, classes, currencies = self.shape
        sums = np.bincount(cell, weights=self.value, minlength=models * classes * currencies)
        value = sums.reshape(self.shape).astype(np.float64, copy=False)
        there = np.flatnonzero(value[:, :-1].any(axis=(0, 2)))
        return Dutiable(value[:, there], self.falls[:, there], self.schedule_rate[there])


@kept_beside(_KEPT)  # a slider asks it again and again
def _classes(exposure: Exposure, measures: PartMeasures) -> DutyClasses:
    """Return the duty classes of the lots."""
    lots = Goods.of_lots(exposure)
    states = [falling(measures.measures, lots, np.full(len(lots), state)) for state in (True, False)]
    borne = np.flatnonzero(states[0].any(axis=0) | states[1].any(axis=0))
    falls = np.concatenate([state[:, borne] for state in states], axis=1)
    schedule_rate = np.tile(lots.schedule_rate[borne], len(states))
    class_of, first = _numbered(falls, schedule_rate)
    shape = (len(exposure.vehicles), len(first) + 1, len(exposure.currencies))
    model, currency = exposure.model[borne].astype(np.int64), exposure.currency[borne]
    originating, others = (
        (model * shape[1] + own) * shape[2] + currency for own in np.split(class_of, len(states))
    )
    return DutyClasses(
        shape=shape,
        falls=falls[:, first],
        schedule_rate=schedule_rate[first],
        lot=borne,
        value=exposure.value[borne],
        originating=originating,
        others=others,
    )


def _numbered(falls: Flags, schedule_rate: Floats) -> tuple[Whole, Whole]:
    """Return the class of each good, the last where nothing falls on it, and a good of each other class."""
    bits = np.zeros(falls.shape[1], dtype=np.int64)
    for row in falls:
        bits = bits * 2 + row
    rates, rate_code = np.unique(schedule_rate, return_inverse=True)
    code = np.where(bits > 0, bits * max(len(rates), 1) + rate_code, np.iinfo(np.int64).max)
    distinct, first, class_of = np.unique(code, return_index=True, return_inverse=True)
    borne = distinct != np.iinfo(np.int64).max
    return class_of.astype(np.int64), first[borne]
