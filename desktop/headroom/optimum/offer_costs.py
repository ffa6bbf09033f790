"""What every offer costs and counts under a scenario, kept as long as nothing that it depends on moves.

Thresholds on vehicles and duties on vehicles are not among it: while a slider moves one of those, these
are the very same arrays, and so is all that is made of them. Money is in US dollars per vehicle. Rates
and shares are taken from the same functions that ``evaluate`` calls.
"""

from dataclasses import dataclass, field, replace

import numpy as np

from headroom.arrays import Floats
from headroom.optimum.offer_core import OfferCore
from headroom.rules.currency_rates import currency_rates
from headroom.rules.duties import lessened_usd, part_duties
from headroom.rules.kept_beside import kept_beside
from headroom.rules.measures import Measure, Trade
from headroom.rules.offers import Offers
from headroom.rules.policy import Policy
from headroom.rules.rate_kinds import kind_of
from headroom.rules.scenario import Scenario
from headroom.rules.tally import Rules, Tally, tally
from headroom.rules.vehicle_thresholds import core_thresholds

_NONE = -1.0
"""Stands for no threshold: NaN is not equal to itself."""

_KEPT = 4  # a slider there and back, and what it is compared with


@dataclass(frozen=True, slots=True, eq=False)
class OfferCredit:
    """A credit against a duty on parts.

    Attributes:
        measure: The credit.
        lessened_usd: ``(offer,)``, the duty it lessens.
        granted_usd: ``(model,)``, what each vehicle brings to the credit of its maker.
    """

    measure: Measure
    lessened_usd: Floats
    granted_usd: Floats


@dataclass(frozen=True, slots=True, eq=False)
class OfferCosts:
    """What offers cost and count.

    Attributes:
        value_usd: ``(offer,)``, the parts.
        cost_usd: ``(offer,)``, parts, freight, part duties before credits, and switching cost spread
            over the annual volume (over one vehicle where that is 0).
        vnm_usd: ``(offer,)``, value of non-originating materials at the low end.
        sums_usd: ``(sum, offer)``, what counts towards each of ``ROW_SUMS``.
        rolled_vnm_usd: ``(offer,)``, the same where the core parts of the vehicle originate.
        core: What the offers are in the groups of core parts.
        part_duty_usd: ``(offer,)``, the part duties before credits that ``cost_usd`` holds.
        switching_usd: ``(offer,)``, the spread switching cost that ``cost_usd`` holds.
        vnm_least_usd: ``(offer,)``, value of non-originating materials at the high end.
        rolled_least_usd: ``(offer,)``, the same where the core parts of the vehicle originate.
        credits: Credits against part duties.
    """

    value_usd: Floats
    cost_usd: Floats
    vnm_usd: Floats
    sums_usd: Floats
    rolled_vnm_usd: Floats
    core: OfferCore
    part_duty_usd: Floats
    switching_usd: Floats
    vnm_least_usd: Floats
    rolled_least_usd: Floats
    credits: tuple[OfferCredit, ...]

    @classmethod
    def of(cls, offers: Offers, scenario: Scenario) -> "OfferCosts":
        """Return what offers cost and count under a scenario; asked alike again, the same object.

        Raises:
            KeyError: If the policy names a code list the offers were not summed with.
        """
        policy = scenario.policy
        charged = policy.charged_measures()
        stacked = tuple(m for m in charged if kind_of(m).stacks)
        counted = tally(offers.exposure, Rules.of(replace(policy, measures=stacked)))
        rates = tuple(currency_rates(offers.exposure, scenario).tolist())
        on_parts = tuple(m for m in charged if m.on is Trade.PARTS or not kind_of(m).stacks)
        core = tuple(np.nan_to_num(core_thresholds(policy, offers.current.fleet), nan=_NONE).tolist())
        own = (counted, rates, scenario.freight_factor, on_parts, core, policy.core_roll_up)
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
        core_thresholds: ``(model,)``, the least content of core parts; below 0 where they are no condition.
        core_roll_up: Whether core parts that originate count whole.
    """

    policy: Policy = field(compare=False)
    counted: Tally
    rates: tuple[float, ...]
    freight_factor: float
    measures: tuple[Measure, ...]
    core_thresholds: tuple[float, ...]
    core_roll_up: bool

    def __hash__(self) -> int:
        return hash((self.counted, self.rates, self.freight_factor))


@kept_beside(_KEPT)
def _costs(offers: Offers, question: _Question) -> OfferCosts:
    """Return what offers cost and count."""
    policy, counted, fleet = question.policy, question.counted, offers.current.fleet
    rates = np.array(question.rates, dtype=np.float64)
    charged = replace(policy, measures=tuple(m for m in question.measures if kind_of(m).stacks))
    duties, _ = part_duties(charged, offers.exposure.fleet, counted, rates)
    value = counted.parts @ rates
    on_parts = sum((d.duty_usd for d in duties), np.zeros(len(value)))
    rolls = float(question.core_roll_up)
    spread = offers.switching_usd / np.maximum(fleet.volume, 1.0)[offers.model]
    return OfferCosts(
        value_usd=value,
        cost_usd=value + counted.freight @ rates * question.freight_factor + on_parts + spread,
        vnm_usd=counted.vnm_high @ rates,
        sums_usd=counted.sums @ rates,
        rolled_vnm_usd=(counted.vnm_high - rolls * counted.core_vnm_high) @ rates,
        core=OfferCore.of(offers, rates, np.array(question.core_thresholds)),
        part_duty_usd=on_parts,
        switching_usd=spread,
        vnm_least_usd=counted.vnm_low @ rates,
        rolled_least_usd=(counted.vnm_low - rolls * counted.core_vnm_low) @ rates,
        credits=tuple(
            OfferCredit(
                measure,
                lessened_usd(measure, duties, len(value)),
                kind_of(measure).granted_usd(measure, fleet) * (measure.rate or 0.0),
            )
            for measure in question.measures
            if not kind_of(measure).stacks
        ),
    )
