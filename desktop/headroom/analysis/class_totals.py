"""What a fleet comes to at many settings of a policy, by vehicle class: regimes, content and money a year.

Cars pay 2.5 % and light trucks 25 %, so that a mean over both says little: totals are kept apart.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

import numpy as np

from headroom.analysis.drivers import KeyFigure
from headroom.arrays import Floats, Ints, Whole
from headroom.book.sourcing import CLASSES


class Regime(IntEnum):
    """What a maker does about the rules with one model.

    Who pays although a sourcing would qualify chose to; who is unable has no such sourcing.
    """

    AS_SOURCED = 0
    RE_SOURCED = 1
    PAYS = 2
    UNABLE = 3
    OWES_NOTHING = 4


@dataclass(frozen=True, slots=True, eq=False)
class ClassTotals:
    """Totals by class over points of any shape.

    Attributes:
        models: ``(class,)``, number of models.
        volume: ``(class,)``, vehicles a year.
        regime_models: ``(regime, class, ...)``, number of models.
        regime_volume: ``(regime, class, ...)``, vehicles a year.
        rules_usd: ``(class, ...)``, what the rules cost a year, as in ``Response``.
        vehicle_duty_usd: ``(class, ...)``, duties on the vehicles a year; no fees.
        parts_duty_usd: ``(class, ...)``, duties on their parts a year.
        regional_volume: ``(class, ...)``, regional content times vehicles a year.
        us_volume: ``(class, ...)``, US content times vehicles a year.
    """

    models: Floats
    volume: Floats
    regime_models: Floats
    regime_volume: Floats
    rules_usd: Floats
    vehicle_duty_usd: Floats
    parts_duty_usd: Floats
    regional_volume: Floats
    us_volume: Floats

    @classmethod
    def empty(cls, vehicle_class: Ints, volume: Floats, shape: tuple[int, ...]) -> "ClassTotals":
        """Return totals of nothing, to be added to.

        Args:
            vehicle_class: ``(model,)``, index into ``CLASSES``.
            volume: ``(model,)``, vehicles a year.
            shape: Of the points.
        """
        count = len(CLASSES)
        models = np.bincount(vehicle_class, minlength=count).astype(np.float64)
        by_class = np.bincount(vehicle_class, weights=volume, minlength=count).astype(np.float64)
        one, each = (count, *shape), (len(Regime), count, *shape)
        return cls(
            models,
            by_class,
            np.zeros(each),
            np.zeros(each),
            *(np.zeros(one) for _ in range(5)),
        )

    def at(self, *points: Whole) -> "ClassTotals":
        """Return the totals at other points: one table of positions for each axis."""
        place: tuple[Any, ...] = (..., *points)

        def picked(table: Floats) -> Floats:
            found: Floats = table[place]
            return found

        return ClassTotals(
            self.models,
            self.volume,
            picked(self.regime_models),
            picked(self.regime_volume),
            picked(self.rules_usd),
            picked(self.vehicle_duty_usd),
            picked(self.parts_duty_usd),
            picked(self.regional_volume),
            picked(self.us_volume),
        )

    @property
    def duty_usd(self) -> Floats:
        """Return ``(class, ...)``: duties on the vehicles and on their parts a year; no fees."""
        return self.vehicle_duty_usd + self.parts_duty_usd

    def present_classes(self) -> tuple[int, ...]:
        """Return the classes that have models, as positions in ``CLASSES``."""
        return tuple(np.flatnonzero(self.models).tolist())

    def figure(self, figure: KeyFigure, classes: Sequence[int]) -> Floats:
        """Return a figure of some classes at every point, as ``KeyFigure.of`` would.

        Args:
            figure: Cost of the rules per vehicle, duty a year or share of volume qualifying.
            classes: Positions in ``CLASSES``.

        Raises:
            ValueError: If the figure is another one.
        """
        volume = float(self.volume[list(classes)].sum()) or np.inf
        if figure is KeyFigure.DUTY:
            return _over(self.duty_usd, classes)
        if figure is KeyFigure.RULES:
            return _over(self.rules_usd, classes) / volume
        if figure is KeyFigure.VOLUME:
            return _over(_kept(self.regime_volume), classes) / volume
        msg = f"{figure.value} is not kept"
        raise ValueError(msg)

    def qualifying(self, classes: Sequence[int]) -> Floats:
        """Return the number of models of some classes that qualify, at every point."""
        return _over(_kept(self.regime_models), classes)

    def regimes(self, classes: Sequence[int], *, by_volume: bool) -> Floats:
        """Return ``(regime, ...)``, models or vehicles a year of some classes in each regime."""
        table = self.regime_volume if by_volume else self.regime_models
        return np.stack([_over(table[regime], classes) for regime in Regime])

    def mean_content(self, classes: Sequence[int], *, us: bool) -> Floats:
        """Return the volume-weighted regional or US content of some classes; NaN without volume."""
        volume = float(self.volume[list(classes)].sum()) or np.nan
        return _over(self.us_volume if us else self.regional_volume, classes) / volume


def _over(table: Floats, classes: Sequence[int]) -> Floats:
    """Return the sum of a table over some classes."""
    summed: Floats = table[list(classes)].sum(axis=0)
    return summed


def _kept(table: Floats) -> Floats:
    """Return the sum over the regimes that qualify."""
    both: Floats = table[Regime.AS_SOURCED] + table[Regime.RE_SOURCED]
    return both
