"""One threshold or rate from end to end: who qualifies, re-sources or pays, what it costs and brings in.

Raising a threshold first raises regional content and then lowers it, because makers come to pay
rather than comply; raising a duty first brings in more and then less: the Laffer curve.

Source:
    Head, Mayer & Melitz, "The Laffer curve for rules of origin", Journal of International Economics
    150 (2024) 103911.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np

from headroom.analysis.class_totals import ClassTotals, Regime
from headroom.analysis.grid_axis import AxisKind, GridAxis
from headroom.analysis.policy_map import PolicyMap, pair_of
from headroom.analysis.response import Respond
from headroom.analysis.response_grid import refined
from headroom.arrays import Flags, Floats
from headroom.book.sourcing import CLASSES
from headroom.knapsack.cheapest_choice import MOST_EFFORT
from headroom.rules.content import TOLERANCE
from headroom.rules.offers import Offers
from headroom.rules.outcome import Outcome
from headroom.rules.scenario import Scenario
from headroom.rules.vehicle_tests import REGIONAL

_SAME = 1e-9
_LEAST_FALL = 0.05
"""A fall by less of the range of a curve makes no hump."""


@dataclass(frozen=True, slots=True, eq=False)
class Sweep:
    """A number of the scenario from end to end; the totals' points are ``(step,)``.

    Attributes:
        key: As in ``Scenario.with_value``.
        values: ``(step,)``, rising, distinct.
        totals: At each value; for a threshold they hold down to the value before it.
        stepwise: Whether the totals hold between the values, as for a threshold, or only at them.
        exact: Whether the steps stand where they are, not at the nearest of a grid.
        share_known: How much of it is final, fraction.
        proven: Whether every answer is proven.
    """

    key: str
    values: Floats
    totals: ClassTotals
    stepwise: bool
    exact: bool = True
    share_known: float = 1.0
    proven: bool = True

    def at(self, value: float) -> int:
        """Return the step that a value stands on, the nearest one where they are points."""
        if self.stepwise:
            found = int(np.searchsorted(self.values, value - TOLERANCE))
        else:
            found = int(np.searchsorted((self.values[1:] + self.values[:-1]) / 2, value))
        return min(found, len(self.values) - 1)


@dataclass(frozen=True, slots=True)
class Peak:
    """The greatest value of a curve.

    Attributes:
        first: Where it is reached first.
        last: Up to where it is held from there on.
        amount: What it is.
        inside: Whether the curve is lower on both sides: a hump.
    """

    first: float
    last: float
    amount: float
    inside: bool


def peak(values: Floats, curve: Floats) -> Peak | None:
    """Return the greatest value of a curve and where it stands; None for a flat or empty one.

    Args:
        values: ``(step,)``, rising.
        curve: ``(step,)``; NaN where nothing is known.
    """
    if np.isnan(curve).all():
        return None
    least, greatest = float(np.nanmin(curve)), float(np.nanmax(curve))
    near = _SAME * max(abs(greatest), abs(least), 1.0)
    if greatest - least <= near:
        return None
    at = np.flatnonzero(curve >= greatest - near)
    first = int(at[0])
    breaks = np.flatnonzero(np.diff(at) > 1)
    last = int(at[breaks[0]] if len(breaks) else at[-1])
    return Peak(float(values[first]), float(values[last]), greatest, first > 0 and last < len(curve) - 1)


def hump(values: Floats, curve: Floats) -> Peak | None:
    """Return the top before the curve falls most and rises again, or falls for good; None for no fall.

    A duty that some must pay whatever its rate brings in ever more; the hump is where those who have a
    choice begin to comply.

    Args:
        values: ``(step,)``, rising.
        curve: ``(step,)``, without NaN.
    """
    width = float(np.ptp(curve)) if curve.size else 0.0
    best, depth = -1, _LEAST_FALL * width
    for at in range(1, len(curve) - 1):
        top = curve[at]
        if curve[at + 1] >= top or top <= curve[:at].min():
            continue
        higher = np.flatnonzero(curve[at + 1 :] > top)
        until = at + 1 + int(higher[0]) if len(higher) else len(curve)
        before = np.flatnonzero(curve[:at] > top)
        since = int(before[-1]) + 1 if len(before) else 0
        fall = float(top - max(curve[at + 1 : until].min(), curve[since : at + 1].min()))
        if fall > depth:
            best, depth = at, fall
    if best < 0:
        return None
    first = best
    while first and curve[first - 1] == curve[best]:
        first -= 1
    return Peak(float(values[first]), float(values[best]), float(curve[best]), inside=True)


def threshold_sweep(outcome: Outcome, key: str, high: float = 1.0) -> Sweep:
    """Return the sweep of a regional or US threshold at the present sourcing, its steps exact.

    Args:
        outcome: What the scenario makes of the fleet, wherever the threshold stands.
        key: Of the threshold.
        high: Where it ends, fraction.

    Raises:
        KeyError: If it is no threshold of regional or US content.
    """
    axes, test = pair_of(outcome.scenario.policy, key)
    made = PolicyMap.of(outcome, axes)
    regional = test is REGIONAL.test
    passing, other = (made.regional, made.us) if regional else (made.us, made.regional)
    values = np.append(passing.reached[passing.reached < high - TOLERANCE], high)
    steps = passing.steps_at(values)
    thresholds = {t.key: t.share for t in outcome.scenario.policy.thresholds}
    beside = axes.us if regional else axes.regional
    stands = other.steps_at(np.array([thresholds.get(beside, 0.0)]))[0]
    held = other.last >= stands
    if regional and outcome.scenario.policy.us_of_regional:
        held |= passing.moved  # its steps are of both tests
    passes = (passing.last[:, None] >= steps) & (held & made.otherwise)[:, None]
    totals = _totals(outcome, passes, made.added_usd, made.vehicle_duty_usd, made.parts_duty_usd[:, None])
    return Sweep(key, values, totals, stepwise=True)


def fixed_sweep(
    respond: Respond,
    outcome: Outcome,
    axis: GridAxis,
    cancelled: Callable[[], bool] = lambda: False,
) -> Sweep | None:
    """Return the sweep of any number at the present sourcing, evaluated at each value of the axis.

    Args:
        respond: What every model comes to as sourced.
        outcome: What the scenario makes of the fleet.
        axis: The number and its values.
        cancelled: Asked before each value; where it says yes, there is no answer.
    """
    rules, on_vehicles, on_parts, qualifies = [], [], [], []
    for value in axis.values.tolist():
        if cancelled():
            return None
        response = respond(outcome.scenario.with_value(axis.key, value))
        rules.append(response.rules_usd)
        on_vehicles.append(response.vehicle_duty_usd)
        on_parts.append(response.parts_duty_usd)
        qualifies.append(response.qualifies)
    passes = np.stack(qualifies, axis=1)
    added, duty = (np.stack((table, table)) for table in (np.stack(rules, 1), np.stack(on_vehicles, 1)))
    totals = _totals(outcome, passes, added, duty, np.stack(on_parts, 1))
    return Sweep(axis.key, axis.values, totals, stepwise=False)


def best_sweep(
    offers: Offers,
    scenario: Scenario,
    axis: GridAxis,
    *,
    effort: int = MOST_EFFORT,
    cancelled: Callable[[], bool] = lambda: False,
) -> Iterator[Sweep]:
    """Yield the sweep with every maker's best response, finer and finer.

    Args:
        offers: Every source of every part.
        scenario: All other assumptions.
        axis: The number and its values.
        effort: As for ``resource``.
        cancelled: Asked before each value; where it says yes, nothing more is yielded.
    """
    steps = axis.kind(scenario.policy) in {AxisKind.REGIONAL, AxisKind.US}
    row = np.zeros(1, dtype=np.int64)
    columns = np.arange(len(axis.values))
    for grid in refined(offers, scenario, axis, effort=effort, tell_unable=True, cancelled=cancelled):
        if grid.known.all():
            yield Sweep(
                axis.key,
                axis.values,
                grid.totals.at(row, columns),
                stepwise=steps,
                exact=False,
                share_known=float(grid.own.mean()),
                proven=grid.proven,
            )


def _totals(
    outcome: Outcome, passes: Flags, added_usd: Floats, vehicle_duty_usd: Floats, parts_duty_usd: Floats
) -> ClassTotals:
    """Return the totals at the present sourcing.

    Args:
        outcome: The fleet and its contents.
        passes: ``(model, step)``.
        added_usd: ``(2, model)`` or ``(2, model, step)``, what a vehicle pays that fails, and that passes.
        vehicle_duty_usd: Likewise, duties on the vehicle.
        parts_duty_usd: ``(model, 1)`` or ``(model, step)``, duties on its parts.
    """
    fleet = outcome.exposure.fleet
    volume = fleet.volume[:, None]
    member = (fleet.vehicle_class == np.arange(len(CLASSES))[:, None]).astype(np.float64)

    def by_class(table: Floats) -> Floats:
        summed: Floats = member @ np.broadcast_to(table, passes.shape)
        return summed

    def chosen(amounts: Floats) -> Floats:
        failing, passing = amounts if amounts[0].ndim == passes.ndim else amounts[:, :, None]
        paid: Floats = np.where(passes, passing, failing)
        return paid

    added = chosen(added_usd)
    regimes = [np.zeros(passes.shape)] * len(Regime)
    regimes[Regime.AS_SOURCED] = passes.astype(np.float64)
    regimes[Regime.PAYS] = (~passes & (added > 0)).astype(np.float64)
    regimes[Regime.OWES_NOTHING] = (~passes & ~(added > 0)).astype(np.float64)
    return ClassTotals(
        models=member.sum(axis=1),
        volume=member @ fleet.volume,
        regime_models=np.stack([by_class(regime) for regime in regimes]),
        regime_volume=np.stack([by_class(regime * volume) for regime in regimes]),
        rules_usd=by_class(added * volume),
        vehicle_duty_usd=by_class(chosen(vehicle_duty_usd) * volume),
        parts_duty_usd=by_class(parts_duty_usd * volume),
        regional_volume=by_class((outcome.rvc_low * fleet.volume)[:, None]),
        us_volume=by_class((outcome.us_content_low * fleet.volume)[:, None]),
    )
