"""What is marked on the policy map: pairs of thresholds that are law, and where each model tips."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np

from headroom.analysis.policy_map import Axes, Passing, PolicyMap
from headroom.arrays import Flags, Floats
from headroom.language import translated
from headroom.rules.policy import Policy
from headroom.window.plots.shown.axis_marks import Marks, share_marks
from headroom.window.plots.shown.bar_rows import nice_ticks
from headroom.window.plots.shown.extent import Extent

_SAME = 1e-9
_ALL = 14
"""Models that are all named, however close they are to each other."""


@dataclass(frozen=True, slots=True)
class LawPoint:
    """A pair of thresholds that is or was law, or was proposed.

    Attributes:
        label: Its name.
        regional: Threshold of regional content, fraction.
        us: Threshold of US content, fraction.
    """

    label: str
    regional: float
    us: float


@dataclass(frozen=True, slots=True)
class Tip:
    """Where a model ceases to qualify as a threshold rises.

    Attributes:
        name: Of the model.
        share: Its content, fraction.
    """

    name: str
    share: float


@dataclass(frozen=True, slots=True, eq=False)
class Tips:
    """Where the models tip as one threshold rises; arrays are ``(model,)``.

    Attributes:
        names: Of the models.
        shares: Their contents; NaN of those that do not tip.
        volume: Vehicles a year.
    """

    names: Sequence[str]
    shares: Floats
    volume: Floats

    @classmethod
    def of(cls, made: PolicyMap, passing: Passing, names: Sequence[str], shown: Flags | None = None) -> Self:
        """Return where the models looked at tip; of those that are not shown nothing."""
        looked_at = made.chosen if shown is None else made.chosen & shown
        return cls(names, np.where(looked_at, passing.tips(), np.nan), made.volume)

    def ends(self) -> list[float]:
        """Return the least and the greatest content at which a model tips; none where none does."""
        known = self.shares[~np.isnan(self.shares)]
        return [float(known.min()), float(known.max())] if known.size else []

    def in_view(self, seen: Extent, most: int) -> tuple[Tip, ...]:
        """Return the models that tip in view, rising; of many the largest one of each stretch.

        Args:
            seen: What of the axis is in view.
            most: How many names have room beside each other.
        """
        inside = np.flatnonzero((self.shares >= seen.low) & (self.shares <= seen.high))
        if len(inside) > min(most, _ALL):
            stretch = (seen.shares_of(self.shares[inside]) * most).astype(np.int64)
            order = np.lexsort((-self.volume[inside], stretch))
            inside = inside[order[np.unique(stretch[order], return_index=True)[1]]]
        rising = inside[np.argsort(self.shares[inside], kind="stable")]
        return tuple(Tip(self.names[at], float(self.shares[at])) for at in rising.tolist())


NO_TIPS = Tips((), np.zeros(0), np.zeros(0))
"""Where nothing is known of models."""


def law_points(policies: Iterable[Policy], axes: Axes) -> tuple[LawPoint, ...]:
    """Return the pairs of thresholds of some policies, each pair once, by the first policy that has it."""
    found: list[LawPoint] = []
    for policy in policies:
        values = policy.values()
        regional, us = values.get(axes.regional), values.get(axes.us)
        if not policy.preference or regional is None or us is None:
            continue
        if not any(abs(p.regional - regional) < _SAME and abs(p.us - us) < _SAME for p in found):
            found.append(LawPoint(translated(policy.title), regional, us))
    return tuple(found)


def share_ticks(seen: Extent) -> Marks:
    """Return the round shares of the part of an axis that is in view, with as many digits as they need."""
    return share_marks(nice_ticks(seen.low, seen.high))
