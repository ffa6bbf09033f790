"""The two thresholds against each other: who qualifies at any pair of them, at the present sourcing.

No content depends on the thresholds of vehicles, so that everything here is a step function that
changes only where a model's content stands: it is summed once over the models, exactly, and agrees
with ``evaluate`` at every pair.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from headroom.analysis.drivers import KeyFigure
from headroom.arrays import Flags, Floats, Whole
from headroom.rules.content import TOLERANCE
from headroom.rules.duties import customs_fees, vehicle_duties
from headroom.rules.outcome import Outcome
from headroom.rules.policy import Policy, Test
from headroom.rules.scenario import Scenario
from headroom.rules.vehicle_tests import REGIONAL, US
from headroom.rules.vehicle_thresholds import asked_of, vehicle_thresholds
from headroom.rules.verdict import VehicleTestResult


@dataclass(frozen=True, slots=True)
class Axes:
    """The thresholds that a map goes over.

    Attributes:
        regional: Key of the threshold of regional content.
        us: Key of the threshold of US content.
    """

    regional: str
    us: str

    @classmethod
    def of(cls, policy: Policy) -> "Axes | None":
        """Return the first threshold of each kind.

        None where the policy lacks one, or reads that of US content as a share of the regional one: they
        then move together, and there is nothing to set against each other.
        """
        if policy.us_of_regional:
            return None
        first: dict[Test, str] = {}
        for threshold in policy.thresholds:
            if threshold.classes:
                first.setdefault(threshold.test, threshold.key)
        if any(entry.test not in first for entry in (REGIONAL, US)):
            return None
        return cls(first[REGIONAL.test], first[US.test])

    def at(self, scenario: Scenario, regional: float, us: float) -> Scenario:
        """Return a scenario with both thresholds set, fractions."""
        return scenario.with_value(self.regional, regional).with_value(self.us, us)


def pair_of(policy: Policy, key: str) -> tuple[Axes, Test]:
    """Return a threshold together with the first one of the other kind, and which test it is of.

    Raises:
        KeyError: If it is no threshold of regional or US content; the other one may be missing, its
            key is then empty.
    """
    tests = {t.key: t.test for t in policy.thresholds if t.test in {REGIONAL.test, US.test}}
    test = tests[key]
    beside = next((name for name, other in tests.items() if other is not test), "")
    return (Axes(key, beside), test) if test is REGIONAL.test else (Axes(beside, key), test)


@dataclass(frozen=True, slots=True, eq=False)
class Passing:
    """How far each model passes one threshold as it rises; arrays are ``(model,)``.

    Attributes:
        reached: ``(step,)``, contents at which the threshold begins to be failed, rising, distinct.
        last: The last step at which the model passes: it passes at steps 0 to ``last``, and at
            ``len(reached)`` if the threshold is not asked of it, or no step is made of its content.
        moved: Whether the threshold is asked of it.
    """

    reached: Floats
    last: Whole
    moved: Flags

    @classmethod
    def of(cls, outcome: Outcome, test: Test, key: str) -> "Passing":
        """Return how far the models of an outcome pass a threshold.

        Where US content is asked as a share of the regional threshold, the regional one asks for both.
        """
        low = _read(outcome, test)
        policy, fleet = outcome.scenario.policy, outcome.exposure.fleet
        moved = asked_of(policy, test, fleet, key)
        if policy.us_of_regional:
            beside = vehicle_thresholds(policy, (REGIONAL if test is US.test else US).test, fleet)
            if beside is not None and test is US.test:  # what is asked is a share of the regional threshold
                moved &= beside > 0
                low = np.where(moved, low / np.where(moved, beside, 1.0), low)
            elif beside is not None:
                both = moved & (beside > 0)
                low = np.where(
                    both, np.minimum(low, _read(outcome, US.test) / np.where(both, beside, 1.0)), low
                )
        reached, at = np.unique(low[moved], return_inverse=True)
        last = np.full(len(low), len(reached), dtype=np.int64)
        last[moved] = at
        return cls(reached, last, moved)

    def among(self, models: Flags) -> "Passing":
        """Return the steps that some models make; the others pass at all of them."""
        stepping = models & self.moved
        if stepping.all():
            return self
        kept, at = np.unique(self.last[stepping], return_inverse=True)
        last = np.full(len(self.last), len(kept), dtype=np.int64)
        last[stepping] = at
        return Passing(self.reached[kept], last, self.moved)

    def tips(self) -> Floats:
        """Return ``(model,)``, the content of each model that makes a step; NaN of the others."""
        return np.append(self.reached, np.nan)[self.last]

    def steps_at(self, thresholds: Floats) -> Whole:
        """Return the step that each threshold stands on; equality passes, to the tolerance."""
        return np.searchsorted(self.reached, thresholds - TOLERANCE, side="left").astype(np.int64)


def _read(outcome: Outcome, test: Test) -> Floats:
    """Return ``(model,)``: what a test reads at the low end; NaN where the policy does not set it."""
    if all(one.test is not test for one in outcome.tests):
        return np.full(len(outcome.verdict), np.nan)  # without a preference no content decides
    return outcome.reached(test)[0]


def passes_otherwise(outcome: Outcome, regional: Passing, us: Passing) -> Flags:
    """Return the models that pass all tests but those of the two thresholds."""
    passes = np.ones(len(outcome.verdict), dtype=np.bool_)
    for test in outcome.tests:
        passed = test.result >= VehicleTestResult.PASSES
        if test.entry is REGIONAL:
            passed = passed | regional.moved
        elif test.entry is US:
            passed = passed | us.moved
        passes &= passed
    return passes


@dataclass(frozen=True, slots=True, eq=False)
class PolicyMap:
    """Who qualifies at any pair of thresholds, and what it costs, at the present sourcing.

    Cell ``(row, column)`` is the step of the US threshold and that of the regional one. Steps are made by the
    models that pass all other tests: the verdict of no other depends on the two.

    Attributes:
        axes: Keys of the two thresholds.
        regional: How far each model passes the regional threshold.
        us: How far it passes the US threshold.
        chosen: ``(model,)``, whether it is of the classes looked at.
        otherwise: ``(model,)``, whether it passes all other tests.
        volume: ``(model,)``, vehicles a year.
        added_usd: ``(2, model)``, duties and fees on a vehicle that does not qualify, and that does.
        vehicle_duty_usd: ``(2, model)``, duties on the vehicle, likewise; no fees.
        parts_duty_usd: ``(model,)``, duties on its parts.
    """

    axes: Axes
    regional: Passing
    us: Passing
    chosen: Flags
    otherwise: Flags
    volume: Floats
    added_usd: Floats
    vehicle_duty_usd: Floats
    parts_duty_usd: Floats

    @classmethod
    def of(cls, outcome: Outcome, axes: Axes, classes: Sequence[int] | None = None) -> "PolicyMap":
        """Return the map around an outcome.

        Args:
            outcome: What the scenario makes of the fleet, wherever its two thresholds stand.
            axes: Keys of the two thresholds.
            classes: Positions in ``CLASSES`` of the models looked at; None: all.
        """
        fleet, policy = outcome.exposure.fleet, outcome.scenario.policy
        regional = Passing.of(outcome, REGIONAL.test, axes.regional)
        us = Passing.of(outcome, US.test, axes.us)
        customs = outcome.customs_value_usd
        non_us = np.maximum(customs - outcome.us_credited_usd, 0.0)
        none = np.zeros(len(customs))
        added, duty = [], []
        for state in (False, True):
            qualifies = np.full(len(customs), state)
            duties = sum(
                (d.duty_usd for d in vehicle_duties(policy, fleet, qualifies, customs, non_us)), none
            )
            fees = sum((f.fee_usd for f in customs_fees(policy, fleet, qualifies, customs)), none)
            added.append(duties + fees)
            duty.append(duties)
        everyone = np.ones(len(customs), dtype=np.bool_)
        chosen = everyone if classes is None else np.isin(fleet.vehicle_class, list(classes))
        otherwise = passes_otherwise(outcome, regional, us)
        return cls(
            axes=axes,
            regional=regional.among(otherwise),
            us=us.among(otherwise),
            chosen=chosen,
            otherwise=otherwise,
            volume=fleet.volume,
            added_usd=np.array(added),
            vehicle_duty_usd=np.array(duty),
            parts_duty_usd=outcome.parts_duty_usd,
        )

    @property
    def duty_usd(self) -> Floats:
        """Return ``(2, model)``: duties on the vehicle and its parts; no fees."""
        return self.vehicle_duty_usd + self.parts_duty_usd

    @property
    def models(self) -> int:
        """Return the number of models looked at."""
        return int(self.chosen.sum())

    def figure(self, figure: KeyFigure) -> Floats:
        """Return a figure in every cell, as ``KeyFigure.of`` would.

        Args:
            figure: Cost of the rules per vehicle, duty a year or share of volume qualifying.

        Raises:
            ValueError: If the figure is another one.
        """
        failing, passing, shared = self._weights(figure)
        found = self._qualifying((passing - failing) / shared)
        found += float(failing[self.chosen].sum()) / shared
        return found

    def qualifying(self) -> Floats:
        """Return how many of the models qualify in every cell."""
        return self._qualifying(np.ones(len(self.volume)))

    def figure_at(self, figure: KeyFigure, regional: float, us: float) -> float:
        """Return a figure at two thresholds, fractions: one cell of ``figure``.

        Raises:
            ValueError: If the figure is another one.
        """
        failing, passing, shared = self._weights(figure)
        return float(np.where(self.qualifies_at(regional, us), passing, failing)[self.chosen].sum()) / shared

    def qualifying_at(self, regional: float, us: float) -> int:
        """Return how many of the models qualify at two thresholds, fractions."""
        return int((self.qualifies_at(regional, us) & self.chosen).sum())

    def rules_at(self, regional: float, us: float) -> float:
        """Return the cost of the rules per vehicle at two thresholds, fractions."""
        return self.figure_at(KeyFigure.RULES, regional, us)

    def qualifies_at(self, regional: float, us: float) -> Flags:
        """Return ``(model,)``: whether each qualifies at two thresholds."""
        column = self.regional.steps_at(np.array([regional]))[0]
        row = self.us.steps_at(np.array([us]))[0]
        qualifies: Flags = (self.regional.last >= column) & (self.us.last >= row) & self.otherwise
        return qualifies

    def cell_at(self, regional: float, us: float) -> tuple[int, int]:
        """Return row and column of two thresholds, fractions."""
        return int(self.us.steps_at(np.array([us]))[0]), int(self.regional.steps_at(np.array([regional]))[0])

    def _weights(self, figure: KeyFigure) -> tuple[Floats, Floats, float]:
        """Return what each model adds to a figure, failing and qualifying, and by what both are shared."""
        total = float(self.volume[self.chosen].sum()) or np.inf
        if figure is KeyFigure.VOLUME:
            return np.zeros(len(self.volume)), self.volume, total
        amounts = {KeyFigure.RULES: self.added_usd, KeyFigure.DUTY: self.duty_usd}.get(figure)
        if amounts is None:
            msg = f"{figure.value} is not on the map"
            raise ValueError(msg)
        failing, passing = amounts * self.volume
        return failing, passing, 1.0 if figure is KeyFigure.DUTY else total

    def _qualifying(self, weight: Floats) -> Floats:
        """Return in every cell the sum of a weight over the models that qualify there."""
        rows, columns = len(self.us.reached) + 1, len(self.regional.reached) + 1
        counts = self.otherwise & self.chosen
        # Counted from the far corner, so that the sums run the way the numbers lie in memory.
        cell = (rows - 1 - self.us.last[counts]) * columns + columns - 1 - self.regional.last[counts]
        summed: Floats = np.bincount(cell, weights=weight[counts], minlength=rows * columns).astype(
            np.float64
        )
        table = summed.reshape(rows, columns)
        np.cumsum(table, axis=1, out=table)
        for above, row in pairwise(table):
            np.add(above, row, out=row)
        return table[::-1, ::-1]
