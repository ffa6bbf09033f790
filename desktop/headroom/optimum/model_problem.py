"""One model's choice of sources, written as sums: what it costs landed and what it must keep.

A stated net cost or customs value is taken to move with the parts cost, dollar for dollar: what is
stated beyond the parts stays as it is. How an exchange of a part moves a test, its entry says.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

import numpy as np

from headroom.arrays import Flags, Ints, Whole
from headroom.knapsack.whole_numbers import Limit, Sum, at_most
from headroom.optimum.core_tables import CoreTables, chosen_core
from headroom.optimum.core_ways import CoreWays
from headroom.optimum.offer_terms import Border, EntryFee, Terms
from headroom.optimum.shared_credits import CreditShare, CreditShares, as_sourced
from headroom.rules.content import TOLERANCE
from headroom.rules.core_groups import CoreOutcome
from headroom.rules.offers import ModelOffers
from headroom.rules.policy import Test
from headroom.rules.row_sums import US_HIGH, US_LOW, US_PARTS_HIGH, US_PARTS_LOW, RowSum
from headroom.rules.scenario import NO_LOCKS, Locks
from headroom.rules.vehicle_tests import CORE_PARTS, REGIONAL, SHARES, TESTS, US

_GREATEST_USD = 1e15


@dataclass(frozen=True, slots=True, eq=False)
class Landed:
    """The landed cost of a vehicle in one state: a sum, and amounts that bend.

    Attributes:
        certain: What is always paid.
        if_positive: Amounts of which only what is above 0 is paid.
        at_most: Amounts of which only what is above 0 is paid, and at most so much, US dollars.
    """

    certain: Sum
    if_positive: tuple[Sum, ...] = ()
    at_most: tuple[tuple[Sum, float], ...] = ()

    def of(self, picks: Whole) -> float:
        """Return the landed cost of a choice, US dollars."""
        return (
            self.certain.of(picks)
            + sum(max(0.0, amount.of(picks)) for amount in self.if_positive)
            + sum(min(max(0.0, amount.of(picks)), most) for amount, most in self.at_most)
        )

    def paying(self, amount: Sum, rate: float) -> "Landed":
        """Return the cost with a rate of an amount added."""
        return replace(self, certain=self.certain.plus(amount, rate))

    def paying_above_0(self, amount: Sum) -> "Landed":
        """Return the cost with what of an amount is above 0 added."""
        lowest, greatest = amount.range()
        if lowest >= 0:
            return replace(self, certain=self.certain.plus(amount))
        return replace(self, if_positive=(*self.if_positive, amount)) if greatest > 0 else self

    def paying_fee(self, customs: Sum, fee: EntryFee) -> "Landed":
        """Return the cost with a fee on the customs value added, within its bounds."""
        with_least = replace(self, certain=Sum(self.certain.options, self.certain.fixed + fee.least_usd))
        own = customs.times(fee.rate)
        above, most = Sum(own.options, own.fixed - fee.least_usd), fee.most_usd - fee.least_usd
        lowest, greatest = above.range()
        if greatest <= most:
            return with_least.paying_above_0(above)
        if lowest >= most:
            certain = with_least.certain
            return replace(with_least, certain=Sum(certain.options, certain.fixed + most))
        return replace(with_least, at_most=(*with_least.at_most, (above, most)))

    def without_ceilings(self) -> "tuple[Landed, ...]":
        """Return costs without ceilings of which the least one is this cost, whatever is chosen."""
        if not self.at_most:
            return (self,)
        (amount, most), others = self.at_most[0], self.at_most[1:]
        reached = Sum(self.certain.options, self.certain.fixed + most)
        ways = (
            replace(self, certain=reached, at_most=others),
            replace(self, if_positive=(*self.if_positive, amount), at_most=others),
        )
        return tuple(straight for way in ways for straight in way.without_ceilings())


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
        vnm: Non-originating materials at the low end, where the core parts originate if they have to.
        us: US content at the low end, as the policy reads it.
        parts_vnm: Non-originating materials at the low end, part by part.
        us_parts: What of the customs value is US content for the duty on the rest.
        core_net_cost: Net cost of the core parts.
        core_vnm: Their non-originating materials that decide, at the low end.
        credits: What each credit against part duties does.
        stated_failures: Tests that fail whatever the sourcing: what is reached, and the threshold.
        test_limits: What the sourcing must keep to qualify, besides ``core_ways``.
        share_limits: Those of them that are of a share, with its threshold.
        core_ways: How core parts may originate where one limit does not say it all; None: where it does.
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
    parts_vnm: Sum
    us_parts: Sum
    core_net_cost: Sum
    core_vnm: Sum
    credits: tuple[CreditShare, ...]
    stated_failures: Mapping[Test, tuple[float, float]]
    test_limits: tuple[Limit, ...] = ()
    share_limits: Mapping[Test, tuple[float, Limit]] = field(default_factory=dict)
    core_ways: CoreWays | None = None

    @classmethod
    def of(
        cls,
        terms: Terms,
        model: int,
        locks: Locks = NO_LOCKS,
        earlier: "ModelProblem | None" = None,
        credits_of: CreditShares | None = None,
    ) -> "ModelProblem":
        """Return the problem of one model.

        Args:
            terms: What the offers cost and count.
            model: Index of the model.
            locks: What must be left alone.
            earlier: Another problem, of the same model or not: what did not move is taken over from it.
            credits_of: What credits against part duties do; None: what they do as sourced in the workbook.
        """
        outcome, fleet, own = terms.outcome, terms.outcome.exposure.fleet, terms.offers.models[model]
        parts = float(outcome.parts_usd[model])
        conversion = float(fleet.conversion_usd[model])
        value, costs = terms.costs.value_usd[own.offer], terms.costs
        nothing = np.zeros_like(value)
        abroad = 0.0 if fleet.in_region[model] else conversion
        has_core = _has_core(terms, own, model)
        us_conversion = conversion if fleet.in_us[model] else 0.0
        parts_made_here = Sum(terms.sum_of(US_PARTS_LOW)[own.offer], 0.0)
        us = Sum(terms.sum_of(US_LOW)[own.offer], us_conversion)
        by_parts = outcome.scenario.policy.us_by_part
        return cls(
            terms=terms,
            model=model,
            locks=locks,
            own=own,
            allowed=allowed_options(terms, own, locks),
            cost=Sum(terms.costs.cost_usd[own.offer], 0.0),
            net_cost=Sum(value, float(outcome.net_cost_usd[model]) - parts),
            customs=Sum(value, float(outcome.customs_value_usd[model]) - parts),
            vnm=Sum((costs.rolled_vnm_usd if has_core else costs.vnm_usd)[own.offer], abroad),
            us=parts_made_here if by_parts else us,
            parts_vnm=Sum(costs.vnm_usd[own.offer], abroad),
            us_parts=_us_credited(terms, model, parts_made_here),
            core_net_cost=Sum(costs.core.net_cost_usd[own.offer] if has_core else nothing, 0.0),
            core_vnm=Sum(costs.core.vnm_usd[own.offer] if has_core else nothing, 0.0),
            credits=(as_sourced(terms) if credits_of is None else credits_of).get(model, ()),
            stated_failures=terms.stated_tests(model),
        ).with_limits(earlier)

    @property
    def stuck_parts(self) -> tuple[str, ...]:
        """Return the parts for which the locks leave no source."""
        return tuple(self.own.part_numbers[i] for i in np.flatnonzero(~self.allowed.any(axis=1)).tolist())

    @property
    def has_core(self) -> bool:
        """Return whether core parts are a condition and there are some."""
        return CORE_PARTS.test in self.share_limits

    def landed(self, *, qualifies: bool) -> Landed:
        """Return the landed cost of the vehicle if it qualifies, with the cost of claiming, or if not."""
        return self.landed_across(self.terms.border[qualifies], claimed=qualifies and self.claims)

    @property
    def claims(self) -> bool:
        """Return whether claiming the preference costs anything: not where nothing falls on the vehicle."""
        outcome = self.terms.outcome
        if not outcome.scenario.claim_cost or outcome.exposure.fleet.in_us[self.model]:
            return False
        return not self.terms.owes_nothing(self.model)

    @property
    def always_usd(self) -> float:
        """Return what a vehicle costs besides parts and duties."""
        outcome, model = self.terms.outcome, self.model
        return float(
            outcome.conversion_usd[model] + outcome.outbound_freight_usd[model] + outcome.insurance_usd[model]
        )

    def shown_usd(self, picks: Whole, *, qualifies: bool) -> float:
        """Return the landed cost of a choice with its share of its maker's credits, US dollars.

        The search counts what is left of a credit beside the other models; what is shown is in proportion
        to the duties of all.
        """
        border = self.terms.border[qualifies]
        landed = self._charged(border, claimed=qualifies and self.claims).of(picks)
        return landed - sum(self._credits_usd(picks))

    def _credits_usd(self, picks: Whole) -> Iterator[float]:
        """Yield what each credit takes off the duties on the parts of a choice, US dollars."""
        offer = self._offer_of(picks)
        for credit, share in zip(self.terms.costs.credits, self.credits, strict=False):
            yield share.taken_off_usd(float(credit.lessened_usd[offer].sum()))

    def landed_across(self, border: Border, *, claimed: bool) -> Landed:
        """Return the landed cost of the vehicle where it pays so much at the border.

        Args:
            border: What it pays.
            claimed: Whether the preference is claimed, which costs something itself.
        """
        landed = self._charged(border, claimed=claimed)
        for credit, share in zip(self.terms.costs.credits, self.credits, strict=False):
            lessened = Sum(credit.lessened_usd[self.own.offer], 0.0)
            if share.ceiling_usd > 0:
                landed = landed.paying(lessened, -1.0).paying_above_0(
                    Sum(lessened.options, -min(share.ceiling_usd, _GREATEST_USD))
                )
        return landed

    def _charged(self, border: Border, *, claimed: bool) -> Landed:
        """Return the landed cost before credits; see ``landed_across``."""
        model, claim_cost = self.model, self.terms.outcome.scenario.claim_cost
        landed = Landed(Sum(self.cost.options, self.always_usd + float(border.fixed_usd[model])))
        if border.whole_rate[model]:
            landed = landed.paying(self.customs, float(border.whole_rate[model]))
        if claimed and claim_cost and not self.terms.outcome.exposure.fleet.in_us[model]:
            landed = landed.paying(self.customs, claim_cost)
        if border.non_us_rate[model]:
            taxed = self.customs.plus(self.us_parts, -1.0)
            landed = landed.paying_above_0(taxed.times(float(border.non_us_rate[model])))
        if self.customs.range()[1] > 0:
            for fee in border.fees[model]:
                landed = landed.paying_fee(self.customs, fee)
        return landed

    def admin_usd(self, picks: Whole) -> float:
        """Return what claiming the preference costs for a choice that qualifies, US dollars."""
        if not self.claims:
            return 0.0
        return self.terms.outcome.scenario.claim_cost * max(self.customs.of(picks), 0.0)

    def fees_usd(self, picks: Whole, *, qualifies: bool) -> float:
        """Return the customs user fees of a choice, US dollars."""
        customs = self.customs.of(picks)
        return sum(fee.of(customs) for fee in self.terms.border[qualifies].fees[self.model])

    def lock_limits(self) -> list[Limit]:
        """Return the limit on the number of changes, where there is one."""
        return self.terms.lock_limits(self.model, self.locks)

    def with_limits(self, earlier: "ModelProblem | None" = None) -> "ModelProblem":
        """Return this problem with what the sourcing must keep to qualify.

        Args:
            earlier: Another problem: its limits are taken over where no amount of theirs moved.
        """
        known = earlier.share_limits if earlier is not None and self._counts_like(earlier) else {}
        found: dict[Test, tuple[float, Limit]] = {}
        for entry, share in SHARES.items():
            threshold = self.terms.threshold(entry.test, self.model)
            if entry is CORE_PARTS and not self.core_net_cost.options.any():
                continue
            if threshold is not None and entry.asks(threshold):
                before = known.get(entry.test)
                if before is None or before[0] != threshold:
                    before = (threshold, share.limit(self, threshold))
                found[entry.test] = before
        ways = self._core_ways(found, earlier)
        stated = [test for test in found if ways is None or test is not CORE_PARTS.test]
        limits = [found[test][1] for test in stated]
        limits += [at_most(amount) for amount in self.free_of_cost() if found]
        return replace(self, test_limits=tuple(limits), share_limits=found, core_ways=ways)

    def _core_ways(
        self, found: Mapping[Test, tuple[float, Limit]], earlier: "ModelProblem | None"
    ) -> CoreWays | None:
        """Return how core parts may originate; None where one limit says it all, or they need not."""
        core = self.terms.costs.core
        if CORE_PARTS.test not in found or not core.other_ways[self.model]:
            return None
        threshold, _ = found[CORE_PARTS.test]
        before = None if earlier is None or not self._counts_like(earlier) else earlier.core_ways
        if before is not None and before.asks_like(threshold, self.allowed):
            return before
        rates = self.terms.currency_rates
        return CoreWays(CoreTables.of(self.terms.offers, self.own, rates, threshold), self.allowed, threshold)

    def free_of_cost(self) -> tuple[Sum, ...]:
        """Return what is at most 0 where there is a net cost to take a share of; nothing if that is sure."""
        least, _ = self.net_cost.range()
        if least > 0:
            return ()
        return (self.net_cost.times(-1.0).plus(Sum(np.zeros_like(self.cost.options), TOLERANCE)),)

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
        duty = float(self.terms.costs.part_duty_usd[self._offer_of(picks)].sum())
        return duty - sum(self._credits_usd(picks))

    def switching_usd(self, picks: Whole) -> float:
        """Return the spread switching cost of a choice, US dollars."""
        return float(self.terms.costs.switching_usd[self._offer_of(picks)].sum())

    def may_qualify(self, picks: Whole) -> bool:
        """Return whether a choice passes every test at the high end of its contents."""
        terms, own, costs = self.terms, self.own.offer, self.terms.costs
        if self.stated_failures:
            return False
        if not self.net_cost.of(picks) > 0:
            return True
        by_parts = terms.outcome.scenario.policy.us_by_part
        if self.core_ways is not None and not self._chosen_core(picks).passes[1][0]:
            return False
        best = replace(
            self,
            vnm=Sum((costs.rolled_least_usd if self.has_core else costs.vnm_least_usd)[own], self.vnm.fixed),
            us=Sum(terms.sum_of(US_PARTS_HIGH if by_parts else US_HIGH)[own], self.us.fixed),
            core_vnm=Sum(costs.core.vnm_least_usd[own], 0.0) if self.has_core else self.core_vnm,
            core_net_cost=Sum(costs.core.net_cost_high_usd[own], 0.0)
            if self.has_core
            else self.core_net_cost,
        )
        return not any(
            threshold is not None and share.of(best, picks) < threshold - TOLERANCE
            for entry, share in SHARES.items()
            if entry is not CORE_PARTS or (self.has_core and self.core_ways is None)
            for threshold in (terms.threshold(entry.test, self.model),)
        )

    def _chosen_core(self, picks: Whole) -> CoreOutcome:
        """Return what the test of core parts finds of a choice."""
        threshold, _ = self.share_limits[CORE_PARTS.test]
        terms = self.terms
        return chosen_core(terms.offers, self._offer_of(picks), terms.currency_rates, threshold)

    def _offer_of(self, picks: Whole) -> Ints:
        """Return the offer that is chosen of each part."""
        chosen: Ints = self.own.offer[np.arange(len(picks)), picks]
        return chosen

    def share(self, test: Test, picks: Whole) -> float:
        """Return what a choice reaches in a test that it moves as a share, at the low end, fraction.

        Regional content counts core parts whole only where they originate.
        """
        share = TESTS[test].exchange
        if share is None:
            return 0.0
        if test is CORE_PARTS.test and self.core_ways is not None:
            return float(np.nan_to_num(self._chosen_core(picks).value[0][0]))
        if test is REGIONAL.test and self.has_core and not self.core_passes(picks):
            return share.of(replace(self, vnm=self.parts_vnm), picks)
        unasked = self._unasked_core if test is REGIONAL.test else None
        if unasked is not None and unasked.passes(picks):
            rolled = Sum(self.terms.costs.rolled_vnm_usd[self.own.offer], self.vnm.fixed)
            return share.of(replace(self, vnm=rolled), picks)
        return share.of(self, picks)

    @property
    def _unasked_core(self) -> CoreWays | None:
        """Return how core parts may originate where nothing asks for that, as no preference is in force.

        They count whole in the regional content all the same; None where they are asked for, or are none.
        """
        outcome, terms = self.terms.outcome, self.terms
        threshold = float(outcome.core.threshold[self.model])
        if outcome.scenario.policy.preference or np.isnan(threshold):
            return None
        if not terms.costs.core.net_cost_usd[self.own.offer].any():
            return None
        tables = CoreTables.of(terms.offers, self.own, terms.currency_rates, threshold)
        return CoreWays(tables, self.allowed, threshold)

    def us_content(self, picks: Whole) -> float:
        """Return the US content of a choice as a share of net cost, at the low end, fraction."""
        model, fleet = self.model, self.terms.outcome.exposure.fleet
        made_here = float(fleet.conversion_usd[model]) if fleet.in_us[model] else 0.0
        return SHARES[US].of(
            replace(self, us=Sum(self.terms.sum_of(US_LOW)[self.own.offer], made_here)), picks
        )

    def core_passes(self, picks: Whole) -> bool:
        """Return whether the core parts of a choice originate, at the low end."""
        if self.core_ways is not None:
            return self.core_ways.passes(picks)
        _, limit = self.share_limits[CORE_PARTS.test]
        return limit.kept_by(picks)

    @property
    def core_at_threshold(self) -> Sum:
        """Return the core parts that are taken to be just at the threshold, whatever it is."""
        return Sum(self.terms.costs.core.at_threshold_usd[self.own.offer], 0.0)

    def parts_sum(self, wanted: RowSum) -> Sum:
        """Return a sum of the rows of the parts, US dollars."""
        return Sum(self.terms.sum_of(wanted)[self.own.offer], 0.0)


def _has_core(terms: Terms, own: ModelOffers, model: int) -> bool:
    """Return whether core parts are a condition on a model, and any source of its parts is one."""
    asked = terms.threshold(CORE_PARTS.test, model) is not None
    return asked and bool(terms.costs.core.net_cost_usd[own.offer].any())


def _us_credited(terms: Terms, model: int, parts_made_here: Sum) -> Sum:
    """Return what of the customs value is US content for the duty on the rest; see ``us_credited``."""
    policy, fleet = terms.outcome.scenario.policy, terms.outcome.exposure.fleet
    approved = float(fleet.approved_us_usd[model])
    if not np.isnan(approved):
        return Sum(np.zeros_like(parts_made_here.options), approved)
    if fleet.heavy[model] or policy.requires_approval:
        return Sum(np.zeros_like(parts_made_here.options), 0.0)
    return parts_made_here


def allowed_options(terms: Terms, own: ModelOffers, locks: Locks) -> Flags:
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
