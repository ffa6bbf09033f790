"""Credits against duties on parts that the models of a maker share: all of their parts are one choice.

A vehicle assembled in the country of the credit pays no duty there, so it need not qualify: its parts are
chosen by cost alone. What they cost besides the duty that the credit lessens, and of that duty what goes
beyond the credit, is least for all models of the maker together.

Source:
    Proclamation 10925, 90 FR 18899; 90 FR 25027 (the offset is granted per manufacturer).
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import inf

import numpy as np

from headroom.arrays import Flags
from headroom.knapsack.cheapest_choice import MOST_EFFORT
from headroom.knapsack.instance import Knapsack, Picks
from headroom.knapsack.kept_answers import KeptAnswers
from headroom.knapsack.shared_credit import Sharing, cheapest_sharing
from headroom.knapsack.whole_numbers import Limit, WholeCosts, tables_of
from headroom.optimum.offer_costs import OfferCredit
from headroom.optimum.offer_terms import Terms
from headroom.rules.duties import CreditPot, credit_pots
from headroom.rules.scenario import Locks

_NONE_USD = 1e-9


@dataclass(frozen=True, slots=True, eq=False)
class CreditShare:
    """What one credit does for one model.

    Attributes:
        granted_usd: What its maker is granted, US dollars a year.
        others_usd: The duty of the maker's other models that it lessens, as decided, US dollars a year.
        volume: Vehicles a year of the model.
        picks: The choice of the model as decided with the others of its maker; None: it is chosen alone.
        proven: Whether that is proven.
    """

    granted_usd: float
    others_usd: float
    volume: float
    picks: Picks | None = None
    proven: bool = True

    @property
    def ceiling_usd(self) -> float:
        """Return what is left of the credit beside the other models, US dollars per vehicle."""
        left = self.granted_usd - self.others_usd
        if self.volume > 0:
            return max(left, 0.0) / self.volume
        return inf if left > 0 else 0.0

    def taken_off_usd(self, duty_usd: float) -> float:
        """Return what it takes off a duty, in proportion to that of all models of the maker.

        Args:
            duty_usd: The duty of the model that it lessens, US dollars per vehicle.
        """
        together = self.others_usd + duty_usd * self.volume
        return (
            duty_usd * min(self.granted_usd / together, 1.0)
            if together > _NONE_USD
            else duty_usd * float(self.granted_usd > 0)
        )


NO_CREDIT = CreditShare(0.0, 0.0, 1.0)
"""The duty is charged in full."""

CreditShares = Mapping[int, tuple[CreditShare, ...]]
"""Of each model what each credit does, in the order of the credits."""


def credit_shares(
    terms: Terms,
    allowed: Sequence[Flags],
    locks: Locks,
    kept: KeptAnswers,
    effort: int = MOST_EFFORT,
) -> CreditShares:
    """Return what the credits do for each model, its parts chosen with those of its maker's other models.

    Args:
        terms: What the offers cost and count.
        allowed: Of each model ``(part, option)``, which options may be chosen.
        locks: What must be left alone.
        kept: Answers to take over where the same is asked again.
        effort: How long to look for a proof.
    """
    return _of_every_pot(terms, lambda credit, pot: _shares(terms, credit, pot, allowed, locks, kept, effort))


def as_sourced(terms: Terms) -> CreditShares:
    """Return what the credits do for each model while the others stay as they are sourced."""
    return _of_every_pot(terms, lambda credit, pot: _alone(terms, credit, pot))


def _of_every_pot(
    terms: Terms, shares_of: Callable[[OfferCredit, CreditPot], Iterable[tuple[int, CreditShare]]]
) -> CreditShares:
    """Return what the credits do for each model, pot by pot."""
    fleet, credits_there = terms.outcome.exposure.fleet, terms.costs.credits
    models = len(fleet.in_us)
    shares = {model: [NO_CREDIT] * len(credits_there) for model in range(models)}
    for position, credit in enumerate(credits_there):
        for pot in credit_pots(credit.measure, fleet, np.zeros(models)):
            for model, share in shares_of(credit, pot):
                shares[model][position] = share
    return {model: tuple(own) for model, own in shares.items()}


def _shares(
    terms: Terms,
    credit: OfferCredit,
    pot: CreditPot,
    allowed: Sequence[Flags],
    locks: Locks,
    kept: KeptAnswers,
    effort: int,
) -> Iterator[tuple[int, CreditShare]]:
    """Yield what a credit does for the models of one maker."""
    volume = terms.outcome.exposure.fleet.volume
    tables = [terms.offers.models[model].offer for model in pot.models.tolist()]
    counting = [
        (model, offer)
        for model, offer in zip(pot.models.tolist(), tables, strict=True)
        if volume[model] > 0 and allowed[model].any(axis=1).all()
    ]
    if pot.granted_usd <= 0 or not any(credit.lessened_usd[offer].any() for offer in tables):
        return
    together = len(counting) > 1 and all(terms.owes_nothing(model) for model in pot.models.tolist())
    if not together:
        yield from _alone(terms, credit, pot)
        return
    lessened = credit.lessened_usd
    money = [(terms.costs.cost_usd - lessened)[offer] * volume[model] for model, offer in counting]
    duty = [lessened[offer] * volume[model] for model, offer in counting]
    width = max(table.shape[1] for table in money)
    stacked = np.concatenate([_as_wide(table, width) for table in (*money, *duty)])
    scale = WholeCosts.of(stacked)
    parts = np.cumsum([len(table) for table in (*money, *duty)])
    whole = np.split(scale.units, parts[:-1])
    costs, duties = whole[: len(counting)], whole[len(counting) :]
    sharing = [
        Sharing(
            _knapsack(cost[:, : offer.shape[1]], allowed[model], terms.lock_limits(model, locks)),
            own[:, : offer.shape[1]],
        )
        for (model, offer), cost, own in zip(counting, costs, duties, strict=True)
    ]
    granted = int(np.floor(pot.granted_usd * scale.per_usd))
    step = max(int(scale.step * min(volume[model] for model, _ in counting)), 1)
    answer = cheapest_sharing(sharing, granted, step, effort, kept.cheapest)
    if answer.picks is None:
        return
    duty_usd = {
        model: float(credit.lessened_usd[offer][np.arange(len(picks)), picks].sum()) * volume[model]
        for (model, offer), picks in zip(counting, answer.picks, strict=True)
    }
    decided = {model: picks for (model, _), picks in zip(counting, answer.picks, strict=True)}
    all_usd = sum(duty_usd.values())
    for model in pot.models.tolist():
        others = max(all_usd - duty_usd.get(model, 0.0), 0.0)
        own = decided.get(model)
        yield model, CreditShare(pot.granted_usd, others, float(volume[model]), own, answer.proven)


def _alone(terms: Terms, credit: OfferCredit, pot: CreditPot) -> Iterator[tuple[int, CreditShare]]:
    """Yield what a credit does for models of a maker chosen one by one, the others as sourced now."""
    volume, models = terms.outcome.exposure.fleet.volume, pot.models.tolist()
    now = {
        model: float(credit.lessened_usd[terms.offers.models[model].offer[:, 0]].sum()) * float(volume[model])
        for model in models
    }
    all_usd = sum(now.values())
    for model in models:
        others = max(all_usd - now[model], 0.0)
        yield model, CreditShare(pot.granted_usd, others, float(volume[model]), proven=len(models) == 1)


def _knapsack(costs: np.ndarray, allowed: Flags, limits: list[Limit]) -> Knapsack:
    """Return the choice of one model."""
    return Knapsack(costs, *tables_of(limits, costs.shape), allowed)


def _as_wide(table: np.ndarray, width: int) -> np.ndarray:
    """Return a table with as many options as others have; what is added is never chosen."""
    return np.pad(table, ((0, 0), (0, width - table.shape[1])))
