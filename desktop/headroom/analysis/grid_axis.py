"""One number of a scenario over its range, and how far an answer at one value holds for others."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, auto
from types import MappingProxyType

import numpy as np

from headroom.arrays import Flags, Floats
from headroom.rules.fleet import Fleet
from headroom.rules.goods import Goods
from headroom.rules.measures import Trade, When
from headroom.rules.policy import Policy, Test
from headroom.rules.rate_kinds import kind_of
from headroom.rules.stacking import reached
from headroom.rules.vehicle_tests import REGIONAL, US
from headroom.rules.vehicle_thresholds import asked_of


class AxisKind(Enum):
    """How one answer reaches over the values of an axis."""

    REGIONAL = auto()
    US = auto()
    DUTY = auto()
    ALONE = auto()


CONTENT_KINDS: Mapping[AxisKind, Test] = MappingProxyType(
    {AxisKind.REGIONAL: REGIONAL.test, AxisKind.US: US.test}
)
"""The test whose thresholds are of a kind."""


@dataclass(frozen=True, slots=True, eq=False)
class GridAxis:
    """The settings of one number of the scenario.

    Attributes:
        key: As in ``Scenario.with_value``.
        values: Rising; fractions.
    """

    key: str
    values: Floats

    def kind(self, policy: Policy) -> AxisKind:
        """Return how an answer reaches over the values."""
        for kind, test in CONTENT_KINDS.items():
            if any(t.key == self.key and t.test is test for t in policy.thresholds):
                return AxisKind.ALONE if policy.us_of_regional else kind
        measures = [m for m in policy.measures if m.key == self.key]
        rising = all(
            m.on is Trade.VEHICLE and m.when is When.NOT_QUALIFYING and kind_of(m).steady for m in measures
        )
        return AxisKind.DUTY if measures and rising else AxisKind.ALONE

    def moves(self, policy: Policy, fleet: Fleet) -> Flags:
        """Return ``(model,)``, which models the number can have anything to do with."""
        kind = self.kind(policy)
        if kind is AxisKind.ALONE:
            return np.ones(len(fleet.in_us), dtype=np.bool_)
        if kind is AxisKind.DUTY:
            moved = np.zeros(len(fleet.in_us), dtype=np.bool_)
            for measure in policy.measures:
                if measure.key == self.key:
                    moved |= reached(measure, Goods.of_fleet(fleet))
            return moved
        return asked_of(policy, CONTENT_KINDS[kind], fleet, self.key)
