"""One model's choice of sources, written as sums: what it costs landed and what it must keep.

A stated net cost or customs value is taken to move with the parts cost, dollar for dollar: what is
stated beyond the parts stays as it is. How an exchange of a part moves a test, its entry says.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import numpy as np

from headroom.arrays import Flags, Ints, Whole
from headroom.knapsack.whole_numbers import Limit, Sum, at_most
from headroom.optimum.offer_terms import Terms
from headroom.rules.content import TOLERANCE
from headroom.rules.offers import ModelOffers
from headroom.rules.policy import Test
from headroom.rules.row_sums import US_HIGH, US_LOW, RowSum
from headroom.rules.scenario import NO_LOCKS, Locks
from headroom.rules.vehicle_tests import SHARES, TESTS


@dataclass(frozen=True, slots=True, eq=False)
class Landed:
    """The landed cost of a vehicle in one state: a sum, and amounts that count only above 0.

    Attributes:
        certain: What is always paid.
        if_positive: Amounts of which only what is above 0 is paid.
    """

    certain: Sum
    if_positive: tuple[Sum, ...] = ()

    def of(self, picks: Whole) -> float:
        """Return the landed cost of a choice, US dollars."""
        return self.certain.of(picks) + sum(max(0.0, amount.of(picks)) for amount in self.if_positive)


@dataclass(frozen=True, slots=True, eq=False)
class ModelProblem:
    """One model's choice of sources. Tables are ``(part, option)``; money is per vehicle.

    Attributes:
        terms: What the offers cost and count.
        model: Index of the model.
        locks: What must be left alone.
        own: Its offers.
        allowed: Options that the locks leave.
        cost: Parts, freight, part duties before credits, spread switching cost.
        net_cost: Denominator of the shares.
        customs: Value at the border.
        vnm: Non-originating materials at the low end.
        us: US content at the low end.
        stated_failures: Tests that fail whatever the sourcing: what is reached, and the threshold.
        test_limits: What the sourcing must keep to qualify, besides its core parts.
        share_limits: Those of them that are of a share, with its threshold.
    """

    terms: Terms
    model: int
    locks: Locks
    own: ModelOffers
    allowed: Flags
    cost: Sum
    net_cost: Sum
    customs: Sum
    vnm: Sum
    us: Sum
    stated_failures: Mapping[Test, tuple[float, float]]
    test_limits: tuple[Limit, ...] = ()
    share_limits: Mapping[Test, tuple[float, Limit]] = field(default_factory=dict)

    @classmethod
    def of(
        cls, terms: Terms, model: int, locks: Locks = NO_LOCKS, earlier: "ModelProblem | None" = None
    ) -> "ModelProblem":
        """Return the problem of one model.

        Args:
            terms: What the offers cost and count.
            model: Index of the model.
            locks: What must be left alone.
            earlier: Another problem, of the same model or not: what did not move is taken over from it.
        """
        outcome, fleet, own = terms.outcome, terms.outcome.exposure.fleet, terms.offers.models[model]
        parts = float(outcome.parts_usd[model])
        conversion = float(fleet.conversion_usd[model])
        value = terms.costs.value_usd[own.offer]
        return cls(
            terms=terms,
            model=model,
            locks=locks,
            own=own,
            allowed=_allowed(terms, own, locks),
            cost=Sum(terms.costs.cost_usd[own.offer], 0.0),
            net_cost=Sum(value, float(outcome.net_cost_usd[model]) - parts),
            customs=Sum(value, float(outcome.customs_value_usd[model]) - parts),
            vnm=Sum(terms.costs.vnm_usd[own.offer], 0.0 if fleet.in_region[model] else conversion),
            us=Sum(terms.sum_of(US_LOW)[own.offer], conversion if fleet.in_us[model] else 0.0),
            stated_failures=terms.stated_tests(model),
        ).with_limits(earlier)

    @property
    def stuck_parts(self) -> tuple[str, ...]:
        """Return the parts for which the locks leave no source."""
        return tuple(self.own.part_numbers[i] for i in np.flatnonzero(~self.allowed.any(axis=1)).tolist())

    @property
    def core_passes(self) -> Flags:
        """Return the options that are no core part that fails to originate."""
        return self.terms.costs.core_passes[self.own.offer]

    def landed(self, *, qualifies: bool) -> Landed:
        """Return the landed cost of the vehicle if it qualifies, or if it does not."""
        border, model = self.terms.border[qualifies], self.model
        return self._landed(
            float(border.whole_rate[model]), float(border.non_us_rate[model]), float(border.fixed_usd[model])
        )

    def landed_at(self, rate: float) -> Landed:
        """Return the landed cost of the vehicle if its whole value bore one duty, and the usual fees."""
        return self._landed(rate + float(self.terms.border[False].fee_rate[self.model]), 0.0, 0.0)

    @property
    def always_usd(self) -> float:
        """Return what a vehicle costs besides parts and duties."""
        outcome, model = self.terms.outcome, self.model
        return float(
            outcome.conversion_usd[model] + outcome.outbound_freight_usd[model] + outcome.insurance_usd[model]
        )

    def _landed(self, whole_rate: float, non_us_rate: float, fixed_usd: float) -> Landed:
        certain = Sum(self.cost.options, self.always_usd + fixed_usd)
        if whole_rate:
            certain = certain.plus(self.customs, whole_rate)
        amounts = []
        if non_us_rate:
            amounts.append(self.customs.plus(self.us, -1.0).times(non_us_rate))
        for credit in self.terms.costs.credits:
            most = float(credit.most_usd[self.model])
            lessened = credit.lessened_usd[self.own.offer]
            if most and lessened.any():
                certain = certain.plus(Sum(lessened, 0.0), -1.0)
                amounts.append(Sum(lessened, -most))
        uncertain = []
        for amount in amounts:
            least, greatest = amount.range()
            if least >= 0:
                certain = certain.plus(amount)
            elif greatest > 0:
                uncertain.append(amount)
        return Landed(certain, tuple(uncertain))

    def lock_limits(self) -> list[Limit]:
        """Return the limit on the number of changes, where there is one."""
        if self.locks.most_changes is None:
            return []
        changed = self.terms.offers.alternative[self.own.offer].astype(np.int64)
        return [Limit(changed, min(self.locks.most_changes, len(self.allowed)))]

    def with_limits(self, earlier: "ModelProblem | None" = None) -> "ModelProblem":
        """Return this problem with what the sourcing must keep to qualify, besides its core parts.

        Args:
            earlier: Another problem: its limits are taken over where no amount of theirs moved.
        """
        known = earlier.share_limits if earlier is not None and self._counts_like(earlier) else {}
        found: dict[Test, tuple[float, Limit]] = {}
        for entry, share in SHARES.items():
            threshold = self.terms.threshold(entry.test, self.model)
            if threshold is not None and entry.asks(threshold):
                before = known.get(entry.test)
                if before is None or before[0] != threshold:
                    before = (threshold, share.limit(self, threshold))
                found[entry.test] = before
        limits = [limit for _, limit in found.values()]
        least, _ = self.net_cost.range()
        if limits and least <= 0:
            limits.append(
                at_most(self.net_cost.times(-1.0).plus(Sum(np.zeros_like(self.cost.options), TOLERANCE)))
            )
        return replace(self, test_limits=tuple(limits), share_limits=found)

    def _counts_like(self, other: "ModelProblem") -> bool:
        """Return whether another problem is of the same offers, which cost and count the same."""
        return (
            self.model == other.model
            and self.terms.costs.vnm_usd is other.terms.costs.vnm_usd
            and (self.net_cost.fixed, self.vnm.fixed, self.us.fixed)
            == (other.net_cost.fixed, other.vnm.fixed, other.us.fixed)
        )

    def parts_duty_usd(self, picks: Whole) -> float:
        """Return the duties on the parts of a choice, less credits, US dollars."""
        offer = self._offer_of(picks)
        duty = float(self.terms.costs.part_duty_usd[offer].sum())
        for credit in self.terms.costs.credits:
            duty -= min(float(credit.most_usd[self.model]), float(credit.lessened_usd[offer].sum()))
        return duty

    def switching_usd(self, picks: Whole) -> float:
        """Return the spread switching cost of a choice, US dollars."""
        return float(self.terms.costs.switching_usd[self._offer_of(picks)].sum())

    def may_qualify(self, picks: Whole) -> bool:
        """Return whether a choice passes every test at the high end of its contents."""
        terms, own = self.terms, self.own.offer
        if self.stated_failures or not terms.costs.core_may_pass[self._offer_of(picks)].all():
            return False
        if not self.net_cost.of(picks) > 0:
            return True
        best = replace(
            self,
            vnm=Sum(terms.costs.vnm_least_usd[own], self.vnm.fixed),
            us=Sum(terms.sum_of(US_HIGH)[own], self.us.fixed),
        )
        return not any(
            threshold is not None and share.of(best, picks) < threshold - TOLERANCE
            for entry, share in SHARES.items()
            for threshold in (terms.threshold(entry.test, self.model),)
        )

    def _offer_of(self, picks: Whole) -> Ints:
        """Return the offer that is chosen of each part."""
        chosen: Ints = self.own.offer[np.arange(len(picks)), picks]
        return chosen

    def share(self, test: Test, picks: Whole) -> float:
        """Return what a choice reaches in a test that it moves as a share, at the low end, fraction."""
        share = TESTS[test].share
        return 0.0 if share is None else share.of(self, picks)

    def parts_sum(self, wanted: RowSum) -> Sum:
        """Return a sum of the rows of the parts, US dollars."""
        return Sum(self.terms.sum_of(wanted)[self.own.offer], 0.0)


def _allowed(terms: Terms, own: ModelOffers, locks: Locks) -> Flags:
    """Return the options that the locks leave."""
    allowed = own.offered
    if locks.kept_parts:
        kept = np.array([number in locks.kept_parts for number in own.part_numbers], dtype=np.bool_)
        allowed = allowed & (~kept[:, None] | ~terms.offers.alternative[own.offer])
    if locks.barred_countries:
        barred = terms.offers.from_countries(locks.barred_countries)[own.offer]
        barred[0] = False  # what has no alternative stays
        allowed = allowed & ~barred
    return allowed
