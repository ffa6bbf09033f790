"""What the colour of the policy map stands for, and what it is compared with."""

from collections.abc import Sequence

import numpy as np

from headroom.analysis.drivers import KeyFigure
from headroom.book.sourcing import CLASSES, VehicleClass
from headroom.language import WordEnum, tr, tr_in
from headroom.rules.outcome import Outcome
from headroom.rules.verdict import Verdict
from headroom.words import formatting
from headroom.words.definitions import Term, figure_term

ALL_VEHICLES = tr("all vehicles")


_SEVERAL = {
    VehicleClass.PASSENGER_CAR: tr("passenger cars"),
    VehicleClass.LIGHT_TRUCK: tr("light trucks"),
    VehicleClass.HEAVY_TRUCK: tr("heavy trucks"),
}


class MapFigure(WordEnum):
    """What the colour stands for."""

    RULES = "cost of the rules"
    VOLUME = "volume qualifying"
    DUTY = "duty a year"

    @property
    def figure(self) -> KeyFigure:
        """Return it as a figure of the fleet."""
        return {
            MapFigure.RULES: KeyFigure.RULES,
            MapFigure.VOLUME: KeyFigure.VOLUME,
            MapFigure.DUTY: KeyFigure.DUTY,
        }[self]

    @property
    def heading(self) -> str:
        """Return its name over the chart."""
        return self.term.word

    @property
    def term(self) -> Term:
        """Return its name with what it means."""
        return figure_term(self.figure, best=False)

    def shown(self, value: float) -> str:
        """Return a value of it in words."""
        if self is MapFigure.VOLUME:
            return formatting.percent(value)
        return formatting.millions(value) if self is MapFigure.DUTY else formatting.dollars(value)

    def change(self, value: float) -> str:
        """Return a difference of it in words."""
        if self is MapFigure.VOLUME:
            return formatting.points(value)
        return (
            formatting.signed_millions(value) if self is MapFigure.DUTY else formatting.signed_dollars(value)
        )

    def than(self, *, less: bool, more: bool) -> str:
        """Return how it differs from what it is compared with, e.g. ``Dearer than``.

        Args:
            less: Whether it is less anywhere.
            more: Whether it is more anywhere.
        """
        if less is more:
            return tr("Against")
        if self is MapFigure.VOLUME:
            return tr("More qualify than") if more else tr("Fewer qualify than")
        if self is MapFigure.DUTY:
            return tr("More duty than") if more else tr("Less duty than")
        return tr("Dearer than") if more else tr("Cheaper than")

    def scale_unit(self, *, compared: bool) -> str:
        """Return the unit of the scale of colours."""
        if self is MapFigure.VOLUME:
            return tr("points") if compared else tr("% of vehicles")
        return tr("US$ a year") if self is MapFigure.DUTY else tr("US$ a vehicle")

    @property
    def copied_unit(self) -> str:
        """Return the unit in which it is copied."""
        return "%" if self is MapFigure.VOLUME else "USD"


class Against(WordEnum):
    """What the figure of a cell is compared with."""

    NOW = "against now"
    BASELINE = "against baseline"
    LEVEL = "level"

    @property
    def same(self) -> str:
        """Return what is said of a cell that is the same."""
        return tr("as now") if self is Against.NOW else tr("as baseline")

    @property
    def then(self) -> str:
        """Return what it is compared with, e.g. behind a figure."""
        return tr_in("compared with", "now") if self is Against.NOW else tr_in("compared with", "baseline")


def unit_of(figure: MapFigure) -> str:
    """Return the unit of a figure."""
    return tr("percent of vehicles") if figure is MapFigure.VOLUME else tr("US dollars")


def whose(classes: Sequence[int]) -> str:
    """Return whose figure it is, in words."""
    chosen = [CLASSES[at] for at in classes]
    return class_words(chosen[0]) if len(chosen) == 1 else ALL_VEHICLES


def class_words(vehicle_class: VehicleClass) -> str:
    """Return the vehicles of a class, e.g. ``passenger cars``."""
    return _SEVERAL[vehicle_class]


def level_of(outcome: Outcome, figure: MapFigure, classes: Sequence[int]) -> float:
    """Return a figure of some classes as sourced: the cell of a map at the thresholds there are."""
    fleet = outcome.exposure.fleet
    volume = np.where(np.isin(fleet.vehicle_class, list(classes)), fleet.volume, 0.0)
    total = float(volume.sum()) or np.inf
    if figure is MapFigure.VOLUME:
        return float(volume[outcome.verdict == Verdict.QUALIFIES].sum()) / total
    if figure is MapFigure.DUTY:
        return float(((outcome.vehicle_duty_usd + outcome.parts_duty_usd) * volume).sum())
    return float(((outcome.vehicle_duty_usd + outcome.fees_usd) * volume).sum()) / total
