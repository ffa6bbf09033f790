"""The kinds of rate, an entry each: what it takes, its formula in words, its slider, what a file must say.

A kind that is not here is a class of its own with an entry in ``KINDS``, and its word in ``RateKind``.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np

from headroom.arrays import Flags, Floats
from headroom.book.sourcing import CLASSES
from headroom.language import tr, translated
from headroom.rules.derivation import Derivation, Rule, Unit
from headroom.rules.fleet import Fleet
from headroom.rules.measures import DutyBase, Measure, RateKind, Trade


@dataclass(frozen=True, slots=True, eq=False)
class RateInputs:
    """What a measure finds where its rate is stacked; arrays are ``(good,)``.

    Attributes:
        measure: The measure.
        falls: Whether it falls on the good.
        schedule_rate: MFN rate of the good's tariff code, fraction.
        beside: What the measures that were stacked before it add together, fraction; only for what tops up.
        volume: Vehicles a year of the good's model.
    """

    measure: Measure
    falls: Flags
    schedule_rate: Floats
    beside: Floats
    volume: Floats


@dataclass(frozen=True, slots=True, eq=False)
class RateTerms:
    """What the rate of a measure on one good is explained with.

    Attributes:
        measure: The measure.
        own: The rate that it states.
        beside: What was stacked before it on the same good; only for what tops up.
        volume: Vehicles a year of all models that it falls on.
    """

    measure: Measure
    own: Derivation
    beside: Sequence[Derivation]
    volume: float


@dataclass(frozen=True, slots=True)
class MeasureKeys:
    """What a policy file says of a measure besides its figures.

    Attributes:
        on: Vehicles or parts.
        base: The value its rate is taken of.
        keys: Keys that are given.
    """

    on: Trade
    base: DutyBase
    keys: Collection[str]


class AddedRate:
    """A rate that adds to the other duties; what other kinds do otherwise, they say.

    Attributes:
        stacks: Whether it adds a rate to goods; else it lessens the duties that others take of a model.
        tops_up: Whether its rate hangs on what the others on the same good add; then it comes after them.
        as_stated: Whether the rate it is charged at is the one it states.
        by_schedule: Whether on parts the tariff schedule may give the rate.
        greatest_rate: Where its slider ends at least, fraction.
        rate_step: A step of its slider, fraction.
        own_keys: Keys of a policy file that are for it alone.
        own_base: The value that its rate is always taken of; None: the one that the measure states.
    """

    stacks = True
    tops_up = False
    as_stated = True
    by_schedule = True
    greatest_rate = 0.50
    rate_step = 0.005
    own_keys: tuple[str, ...] = ()
    own_base: DutyBase | None = None

    @property
    def steady(self) -> bool:
        """Return whether it always adds the very rate that it states, whatever else falls on a good."""
        return self.stacks and self.as_stated

    def base(self, measure: Measure) -> DutyBase:
        """Return the value that its rate is taken of."""
        return self.own_base or measure.base

    def added(self, inputs: RateInputs) -> Floats:
        """Return ``(good,)``: the rate that a measure adds, fraction; 0 where it does not fall."""
        rate = inputs.schedule_rate if inputs.measure.rate is None else inputs.measure.rate
        return np.where(inputs.falls, rate, 0.0)

    def explained(self, terms: RateTerms) -> Derivation:
        """Return the rate that a measure adds to a good, as a derivation."""
        return terms.own

    def granted_usd(self, measure: Measure, fleet: Fleet) -> Floats:  # noqa: ARG002 - credits read it
        """Return ``(model,)``: the value of which it lessens duties, US dollars; what stacks lessens none."""
        return np.zeros(len(fleet.in_us))

    def refused(self, given: MeasureKeys) -> Iterator[tuple[str, str]]:
        """Yield what contradicts itself in a policy file: a sentence, and the key that it is about."""
        if self.stacks and given.on is Trade.PARTS and given.base is not DutyBase.WHOLE_VALUE:
            yield tr("A duty on parts has base = “whole value”."), "base"


class FloorRate(AddedRate):
    """All duties on the good together are at least this rate: it adds what the others lack.

    12.5 % where 2.5 % is charged and the floor is 15 %, nothing where 25 % is.
    """

    tops_up = True
    as_stated = False
    by_schedule = False

    def added(self, inputs: RateInputs) -> Floats:
        """Return what the others lack."""
        lacking = np.maximum((inputs.measure.rate or 0.0) - inputs.beside, 0.0)
        return np.where(inputs.falls, lacking, 0.0)

    def explained(self, terms: RateTerms) -> Derivation:
        """Return what the others lack."""
        measure, total = terms.measure, sum(rate.value for rate in terms.beside)
        others = Derivation(tr("The other duties"), total, Unit.RATE, Rule.SUM, lambda: tuple(terms.beside))
        least = Derivation(tr("At least"), measure.rate or 0.0, Unit.RATE, source=measure.source)
        both, rate = (least, others), max(least.value - total, 0.0)
        return Derivation(
            translated(measure.label), rate, Unit.RATE, Rule.EXCESS, lambda: both, source=measure.source
        )

    def refused(self, given: MeasureKeys) -> Iterator[tuple[str, str]]:
        """Yield that its base is the whole value."""
        yield from super().refused(given)
        if given.base is not DutyBase.WHOLE_VALUE:
            yield tr("A floor has base = “whole value”: it is compared with all duties together."), "base"


class CreditRate(AddedRate):
    """It lessens the duties of other measures, at most to nothing, by a share of retail prices.

    What it comes to is added up over all models of a maker; see ``duties.credit_pots``.

    Source:
        Proclamation 10925, 90 FR 18899 (offset of the duty on parts by a share of the suggested
        retail price of vehicles assembled in the United States).
    """

    stacks = False
    by_schedule = False
    greatest_rate = 0.10
    rate_step = 0.0025
    own_keys = ("credits_against",)
    own_base = DutyBase.MSRP

    def granted_usd(self, measure: Measure, fleet: Fleet) -> Floats:
        """Return the retail price of each vehicle that is assembled there; 0 where none is stated."""
        assembled_there = fleet.in_country(measure.into)
        covered = fleet.of_class(measure.covers_class(c) for c in CLASSES) > 0
        stated = ~np.isnan(fleet.msrp_usd)
        return np.where(assembled_there & covered & stated, fleet.msrp_usd, 0.0)

    def refused(self, given: MeasureKeys) -> Iterator[tuple[str, str]]:
        """Yield what a credit needs."""
        if given.on is not Trade.PARTS or given.base is not DutyBase.MSRP:
            key = "base" if given.on is Trade.PARTS else "on"
            yield tr("A credit has on = “parts” and base = “MSRP”."), key
        if "credits_against" not in given.keys:
            yield tr("A credit says with “credits_against” which duty it lessens."), "kind"


KINDS: Mapping[RateKind, AddedRate] = MappingProxyType(
    {RateKind.ADDED: AddedRate(), RateKind.FLOOR: FloorRate(), RateKind.CREDIT: CreditRate()}
)
"""What each kind does."""


def kind_of(measure: Measure) -> AddedRate:
    """Return what the kind of a measure does."""
    return KINDS[measure.kind]
