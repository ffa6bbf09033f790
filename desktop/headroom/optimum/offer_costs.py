"""What every offer costs and counts under a scenario, kept as long as nothing that it depends on moves.

Thresholds on vehicles and duties on vehicles are not among it: while a slider moves one of those, these
are the very same arrays, and so is all that is made of them. Money is in US dollars per vehicle. Rates
and shares are taken from the same functions that ``evaluate`` calls.
"""

from dataclasses import dataclass, field, replace

import numpy as np

from headroom.arrays import Flags, Floats
from headroom.book.sourcing import ROLES, PartRole
from headroom.rules.content import reaches
from headroom.rules.duties import lessened_usd, part_duties
from headroom.rules.kept_beside import kept_beside
from headroom.rules.measures import Measure, Trade
from headroom.rules.offers import Offers
from headroom.rules.outcome import currency_rates
from headroom.rules.policy import Policy
from headroom.rules.rate_kinds import kind_of
from headroom.rules.scenario import Scenario
from headroom.rules.tally import Rules, Tally, tally

_KEPT = 4  # a slider there and back, and what it is compared with


@dataclass(frozen=True, slots=True, eq=False)
class OfferCredit:
    """A credit against a duty on parts.

    Attributes:
        lessened_usd: ``(offer,)``, the duty it lessens.
        most_usd: ``(model,)``, the most it can come to.
    """

    lessened_usd: Floats
    most_usd: Floats


@dataclass(frozen=True, slots=True, eq=False)
class OfferCosts:
    """What offers cost and count.

    Attributes:
        value_usd: ``(offer,)``, the parts.
        cost_usd: ``(offer,)``, parts, freight, part duties before credits, and switching cost spread
            over the annual volume (over one vehicle where that is 0).
        vnm_usd: ``(offer,)``, value of non-originating materials at the low end.
        sums_usd: ``(sum, offer)``, what counts towards each of ``ROW_SUMS``.
        core_passes: ``(offer,)``, whether it is no core part that fails to originate.
        part_duty_usd: ``(offer,)``, the part duties before credits that ``cost_usd`` holds.
        switching_usd: ``(offer,)``, the spread switching cost that ``cost_usd`` holds.
        vnm_least_usd: ``(offer,)``, value of non-originating materials at the high end.
        core_may_pass: ``(offer,)``, whether it is no core part that fails to originate at the high end too.
        credits: Credits against part duties.
    """

    value_usd: Floats
    cost_usd: Floats
    vnm_usd: Floats
    sums_usd: Floats
    core_passes: Flags
    part_duty_usd: Floats
    switching_usd: Floats
    vnm_least_usd: Floats
    core_may_pass: Flags
    credits: tuple[OfferCredit, ...]

    @classmethod
    def of(cls, offers: Offers, scenario: Scenario) -> "OfferCosts":
        """Return what offers cost and count under a scenario; asked alike again, the same object.

        Raises:
            KeyError: If the policy names a code list the offers were not summed with.
        """
        policy = scenario.policy
        stacked = tuple(m for m in policy.measures if kind_of(m).stacks)
        counted = tally(offers.exposure, Rules.of(replace(policy, measures=stacked)))
        rates = tuple(currency_rates(offers.exposure, scenario).tolist())
        on_parts = tuple(m for m in policy.measures if m.on is Trade.PARTS or not kind_of(m).stacks)
        own = (counted, rates, scenario.freight_factor, on_parts, policy.core_parts)
        return _costs(offers, _Question(policy, *own))


@dataclass(frozen=True, slots=True)
class _Question:
    """What offers cost and count depends on.

    Attributes:
        policy: The policy as a whole; only what stands below is read of it.
        counted: The offers counted by its rules: another threshold on parts that moves none is the same.
        rates: ``(currency,)``, US dollars per unit.
        freight_factor: All stated freight is multiplied by it.
        measures: Measures on parts, and credits.
        core_parts: Whether core parts must originate.
    """

    policy: Policy = field(compare=False)
    counted: Tally
    rates: tuple[float, ...]
    freight_factor: float
    measures: tuple[Measure, ...]
    core_parts: bool

    def __hash__(self) -> int:
        return hash((self.counted, self.rates, self.freight_factor))


@kept_beside(_KEPT)
def _costs(offers: Offers, question: _Question) -> OfferCosts:
    """Return what offers cost and count."""
    policy, counted, fleet = question.policy, question.counted, offers.current.fleet
    rates = np.array(question.rates, dtype=np.float64)
    charged = replace(policy, measures=tuple(m for m in question.measures if kind_of(m).stacks))
    duties = part_duties(charged, offers.exposure.fleet, counted, rates)
    value = counted.parts @ rates
    on_parts = sum((d.duty_usd for d in duties), np.zeros(len(value)))
    spread = offers.switching_usd / np.maximum(fleet.volume, 1.0)[offers.model]
    return OfferCosts(
        value_usd=value,
        cost_usd=value + counted.freight @ rates * question.freight_factor + on_parts + spread,
        vnm_usd=counted.vnm_high @ rates,
        sums_usd=counted.sums @ rates,
        core_passes=_passes(policy, counted.core_low),
        part_duty_usd=on_parts,
        switching_usd=spread,
        vnm_least_usd=counted.vnm_low @ rates,
        core_may_pass=_passes(policy, counted.core_high),
        credits=tuple(
            OfferCredit(
                lessened_usd(measure, duties, len(value)),
                kind_of(measure).granted_usd(measure, fleet) * (measure.rate or 0.0),
            )
            for measure in question.measures
            if not kind_of(measure).stacks
        ),
    )


def _passes(policy: Policy, core: Floats) -> Flags:
    """Return which offers are no core part whose content stays below the threshold of core parts."""
    threshold = policy.role_thresholds()[ROLES.index(PartRole.CORE)]
    return np.isnan(core) | reaches(core, threshold) | (not policy.core_parts)
