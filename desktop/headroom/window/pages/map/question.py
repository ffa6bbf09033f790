"""What the page of the policy map asks where makers respond, and how that is answered beside the window."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np

from headroom.analysis.grid_axis import GridAxis
from headroom.analysis.policy_map import Axes
from headroom.analysis.response_grid import ResponseGrid, refined
from headroom.optimum.attainable_content import SWIFT
from headroom.rules.offers import Offers
from headroom.rules.scenario import Scenario
from headroom.window.session.latest_answer import Cancelled

_POINTS = np.linspace(0.0, 1.0, 201)
"""Thresholds that best responses are found at: every half point."""


@dataclass(frozen=True, slots=True)
class MapQuestion:
    """Best responses to all pairs of thresholds; where those of the scenario stand is no part of it.

    Attributes:
        offers: All sources.
        axes: Keys of the two thresholds.
        elsewhere: The scenario with both thresholds at their lower ends.
        scenario: The scenario.
    """

    offers: Offers
    axes: Axes
    elsewhere: Scenario
    scenario: Scenario = field(compare=False)

    @classmethod
    def of(cls, offers: Offers, axes: Axes, scenario: Scenario) -> "MapQuestion":
        """Return the question that a scenario asks."""
        return cls(offers, axes, axes.at(scenario, 0.0, 0.0), scenario)


def response_grids(
    question: MapQuestion, earlier: ResponseGrid | None, cancelled: Cancelled
) -> Iterator[ResponseGrid]:
    """Compute the map of best responses, finer and finer."""
    del earlier  # another question has another map
    across, up = GridAxis(question.axes.regional, _POINTS), GridAxis(question.axes.us, _POINTS)
    return refined(question.offers, question.scenario, across, up, effort=SWIFT.effort, cancelled=cancelled)
