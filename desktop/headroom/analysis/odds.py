"""Where the talks may end: outcomes with probabilities, and what each model may expect of them.

A table of outcomes is enumerated, which is exact. Where inputs may lie anywhere in a range, they are
drawn: within each outcome of the table, evenly over each range (Latin hypercube), from a seed, so that
the same question has the same answer.

Source:
    McKay, Beckman and Conover, "A comparison of three methods for selecting values of input variables",
    Technometrics 21 (1979) 239, for the sampling.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from math import isclose, sqrt

import numpy as np

from headroom.analysis.prospects import Prospect, Spread
from headroom.analysis.response import Respond, Response
from headroom.arrays import Floats
from headroom.language import localized, tr
from headroom.rules.scenario import Scenario

SAMPLES = 200
"""Draws for each outcome where a range is given."""

_ONE = 1e-9
_TAIL = 0.05
_CENT = 0.005
"""US dollars per vehicle: two figures no further apart are shown as one."""


@dataclass(frozen=True, slots=True, eq=False)
class Expectation:
    """What every model may expect; arrays are ``(model,)``, money is US dollars per vehicle.

    Attributes:
        qualifies: Probability of qualifying, fraction.
        undetermined: Probability that it cannot be told.
        mean_usd: Expected landed cost.
        least_usd: Least landed cost of any case.
        greatest_usd: Greatest.
        low_usd: Landed cost below which 5 % of the cases lie.
        high_usd: Landed cost above which 5 % of the cases lie.
        error_usd: Standard error of ``mean_usd``; 0 where all cases were enumerated.
        duty_usd: Expected duties of the fleet, a year.
        cases: How many cases were looked at.
        exact: Whether these are all the cases there are.
        by_prospect: For each outcome its name, probability, and the share of volume that qualifies and
            the duties a year that may be expected of it.
        coinciding: Positions in ``by_prospect`` of outcomes that come to the same for every model, group by
            group; where a range is drawn from, none is said to.
    """

    qualifies: Floats
    undetermined: Floats
    mean_usd: Floats
    least_usd: Floats
    greatest_usd: Floats
    low_usd: Floats
    high_usd: Floats
    error_usd: Floats
    duty_usd: float
    cases: int
    exact: bool
    by_prospect: tuple[tuple[str, float, float, float], ...]
    coinciding: tuple[tuple[int, ...], ...] = ()


def expect(
    respond: Respond,
    scenario: Scenario,
    prospects: tuple[Prospect, ...],
    spreads: tuple[Spread, ...] = (),
    *,
    samples: int = SAMPLES,
    seed: int = 1,
    cancelled: Callable[[], bool] = lambda: False,
) -> Expectation | None:
    """Return what every model may expect; None where it was cancelled.

    Args:
        respond: Says what every model comes to under a scenario.
        scenario: What holds where an outcome says nothing.
        prospects: The outcomes; their probabilities add up to 1.
        spreads: Inputs that lie somewhere in a range, whatever the outcome.
        samples: Draws for each outcome where there are ranges, at least 2.
        seed: Of the draws.
        cancelled: Asked before each case.

    Raises:
        ValueError: If the probabilities do not add up to 1, or a value is outside its range.
        KeyError: If the scenario lacks a key.
    """
    total = sum(prospect.probability for prospect in prospects)
    if not isclose(total, 1.0, abs_tol=_ONE):
        msg = tr(
            "the probabilities add up to {percent} %: they have to add up to 100 %",
            percent=localized(f"{total * 100:.6g}"),
        )
        raise ValueError(msg)
    drawn = np.random.default_rng(seed)
    responses: list[Response] = []
    weights: list[float] = []
    by_prospect = []
    single: dict[int, Response] = {}
    for at, prospect in enumerate(prospects):
        outcome = scenario
        for key, value in prospect.values.items():
            outcome = outcome.with_value(key, value)
        own = []
        for case in _cases(outcome, (*spreads, *prospect.spreads), samples, drawn):
            if cancelled():
                return None
            own.append(respond(case))
        responses += own
        weights += [prospect.probability / len(own)] * len(own)
        by_prospect.append((prospect.name, prospect.probability, *_of_prospect(own)))
        if not (spreads or prospect.spreads):
            single[at] = own[0]
    exact = not spreads and not any(prospect.spreads for prospect in prospects)
    found = _expectation(responses, np.array(weights), tuple(by_prospect), exact=exact)
    return replace(found, coinciding=_coinciding(single))


def _coinciding(responses: Mapping[int, Response]) -> tuple[tuple[int, ...], ...]:
    """Return the keys of outcomes that come to the same for every model, group by group."""
    groups: list[list[int]] = []
    for at, response in responses.items():
        group = next((group for group in groups if _alike(responses[group[0]], response)), None)
        if group is None:
            groups.append([at])
        else:
            group.append(at)
    return tuple(tuple(group) for group in groups if len(group) > 1)


def _alike(one: Response, other: Response) -> bool:
    """Return whether every model has the same verdict, landed cost and duty, to less than a cent."""
    return (
        np.array_equal(one.qualifies, other.qualifies)
        and np.array_equal(one.undetermined, other.undetermined)
        and np.allclose(one.landed_usd, other.landed_usd, rtol=0.0, atol=_CENT)
        and np.allclose(one.duty_usd, other.duty_usd, rtol=0.0, atol=_CENT)
    )


def _cases(
    scenario: Scenario, spreads: tuple[Spread, ...], samples: int, drawn: np.random.Generator
) -> list[Scenario]:
    """Return the scenarios of one outcome: itself, or with a draw from every range."""
    if not spreads:
        return [scenario]
    columns = [
        spread.at((drawn.permutation(samples) + drawn.random(samples)) / samples) for spread in spreads
    ]
    cases = []
    for draw in zip(*(column.tolist() for column in columns), strict=True):
        case = scenario
        for spread, value in zip(spreads, draw, strict=True):
            case = case.with_value(spread.key, value)
        cases.append(case)
    return cases


def _of_prospect(responses: list[Response]) -> tuple[float, float]:
    """Return the mean share of volume that qualifies, and the mean duties a year."""
    shares, duties = [], []
    for response in responses:
        volume = float(response.volume.sum())
        shares.append(float(response.volume[response.qualifies].sum()) / volume if volume else 0.0)
        duties.append(float((response.duty_usd * response.volume).sum()))
    return sum(shares) / len(shares), sum(duties) / len(duties)


def _expectation(
    responses: list[Response],
    weights: Floats,
    by_prospect: tuple[tuple[str, float, float, float], ...],
    *,
    exact: bool,
) -> Expectation:
    """Return what cases of some weights come to together."""
    landed = np.array([response.landed_usd for response in responses])  # (case, model)
    possible = landed[weights > 0]
    mean = weights @ landed
    variance = weights @ (landed - mean) ** 2
    duties = np.array([float((one.duty_usd * one.volume).sum()) for one in responses])
    low, high = (_quantile(landed, weights, share) for share in (_TAIL, 1 - _TAIL))
    return Expectation(
        qualifies=weights @ np.array([one.qualifies for one in responses], dtype=np.float64),
        undetermined=weights @ np.array([one.undetermined for one in responses], dtype=np.float64),
        mean_usd=mean,
        least_usd=possible.min(axis=0),
        greatest_usd=possible.max(axis=0),
        low_usd=low,
        high_usd=high,
        error_usd=np.zeros_like(mean) if exact else np.sqrt(variance) / sqrt(len(responses)),
        duty_usd=float(weights @ duties),
        cases=len(responses),
        exact=exact,
        by_prospect=by_prospect,
    )


def _quantile(cases: Floats, weights: Floats, share: float) -> Floats:
    """Return for each model the least case at or below which at least ``share`` of the weight lies."""
    order = np.argsort(cases, axis=0, kind="stable")
    below = np.cumsum(weights[order], axis=0)
    at = (below >= share - _ONE).argmax(axis=0)
    models = np.arange(cases.shape[1])
    found: Floats = cases[order[at, models], models]
    return found
