"""The rate of duty at which complying and paying cost a model the same.

A duty that falls on the content that is not from the United States of a vehicle that qualifies, and on the
whole value of one that does not, moves both sides. Where a policy has none such, all duties on a vehicle
that does not qualify are taken as one.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from math import inf

import numpy as np

from headroom.optimum.cheapest_plans import Plan, Search, least_complying, least_failing
from headroom.optimum.model_problem import ModelProblem
from headroom.optimum.offer_terms import Border
from headroom.rules.goods import Goods
from headroom.rules.kept_beside import kept_once
from headroom.rules.measures import DutyBase, Trade
from headroom.rules.outcome import Outcome
from headroom.rules.stacking import falling

_MOST_STEPS = 60
_SAME_USD = 1e-6
_HIGHEST = 1000.0
_AHEAD = 1 / 1024
_FINEST = 1e-14


def break_even_key(problem: ModelProblem) -> str | None:
    """Return the duty that falls on a model whether it qualifies or not; None where there is none.

    Of a model that qualifies it is taken of the content that is not from the United States.
    """
    return _break_even_keys(problem.terms.outcome)[problem.model]


@kept_once  # it is asked of one model after the other
def _break_even_keys(outcome: Outcome) -> tuple[str | None, ...]:
    """Return ``(model,)``: the duty that falls on each model whether it qualifies or not."""
    measures = outcome.scenario.policy.charged_on(Trade.VEHICLE)
    goods, models = Goods.of_fleet(outcome.exposure.fleet), len(outcome.vehicles)
    qualifying = falling(measures, goods, np.ones(models, dtype=np.bool_))
    others = falling(measures, goods, np.zeros(models, dtype=np.bool_))
    found: list[str | None] = []
    for model in range(models):
        whole = {m.key for m, falls in zip(measures, others[:, model], strict=True) if falls}
        both = (
            measure.key
            for measure, falls in zip(measures, qualifying[:, model], strict=True)
            if falls and measure.base is DutyBase.NON_US_CONTENT and measure.key in whole
        )
        found.append(next(both, None))
    return tuple(found)


def break_even_rate(problem: ModelProblem, search: Search) -> float | None:
    """Return the rate at which complying and paying cost the same, fraction.

    Both sides are sourced anew at each rate. What paying costs more than complying grows with the rate by
    about the US content of the vehicle.

    Args:
        problem: The choice of sources.
        search: How to search.

    Returns:
        0 where complying is cheaper without the duty; None where nothing qualifies, where the duty falls
        on no US content, or where the vehicle is assembled in the United States.
    """
    if problem.terms.outcome.exposure.fleet.in_us[problem.model]:
        return None
    key = break_even_key(problem)
    borders = _all_as_one(problem) if key is None else _at_key(problem, key)
    return _Gap(problem, borders, search).root()


Borders = Callable[[float], tuple[Border, Border]]
"""What a vehicle pays at a rate if it qualifies, and if it does not."""


def _all_as_one(problem: ModelProblem) -> Borders:
    """Return what a vehicle pays where all duties on one that does not qualify are one."""
    passing, failing = problem.terms.border[True], problem.terms.border[False]
    none = np.zeros_like(failing.whole_rate)

    def at(rate: float) -> tuple[Border, Border]:
        own = replace(failing, whole_rate=np.full_like(none, rate), non_us_rate=none, fixed_usd=none)
        return passing, own

    return at


def _at_key(problem: ModelProblem, key: str) -> Borders:
    """Return what a vehicle pays where one duty has another rate."""

    def at(rate: float) -> tuple[Border, Border]:
        border = problem.terms.border_at(key, rate)
        return border[True], border[False]

    return at


@dataclass(frozen=True, slots=True)
class _Gap:
    """By how much paying is dearer than complying, as a function of a rate.

    Attributes:
        problem: The choice of sources.
        borders: What the vehicle pays at each rate.
        search: How to search.
    """

    problem: ModelProblem
    borders: Borders
    search: Search

    def root(self) -> float | None:
        """Return the least rate found from which on paying is dearer; None where it never is.

        A step goes to where the two sourcings of the last rate cost the same; where that leaves the range
        in which the answer lies, to its middle.
        """
        low, high, rate = 0.0, inf, 0.0
        for _ in range(_MOST_STEPS):
            gap, slope = self._at(rate)
            if np.isneginf(gap) or (slope <= 0 and gap < 0 and not self._at(_HIGHEST)[0] > 0):
                return None
            if abs(gap) <= _SAME_USD or (rate == 0.0 and gap > 0) or high - low <= _FINEST:
                return rate
            low, high = (rate, high) if gap < 0 else (low, rate)
            step = rate - gap / slope if slope > 0 else inf
            rate = step if low < step < min(high, _HIGHEST) else (low + min(high, _HIGHEST)) / 2
        return high if high < _HIGHEST else None

    def _at(self, rate: float) -> tuple[float, float]:
        """Return the gap at a rate, and how fast it grows while both sourcings stay."""
        passing, failing = self.borders(rate)
        complies = self._complying(passing)
        pays = self._paying(failing)
        gap = pays.landed_usd - complies.landed_usd
        if pays.picks is None:  # every sourcing qualifies
            return inf, 0.0
        if complies.picks is None:
            return -inf, 0.0
        ahead_passing, ahead_failing = self.borders(rate + _AHEAD)
        ahead = self.problem.landed_across(ahead_failing, claimed=False).of(
            pays.picks
        ) - self.problem.landed_across(ahead_passing, claimed=True).of(complies.picks)
        return gap, (ahead - gap) / _AHEAD

    def _complying(self, border: Border) -> Plan:
        return least_complying(self.problem, self.problem.landed_across(border, claimed=True), self.search)

    def _paying(self, border: Border) -> Plan:
        return least_failing(self.problem, self.problem.landed_across(border, claimed=False), self.search)
