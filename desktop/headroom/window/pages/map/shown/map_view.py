"""The policy map as shown: cells, scale, law points and what is read at a place."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from headroom.analysis.drivers import KeyFigure
from headroom.analysis.policy_map import Axes, Binding, PolicyMap
from headroom.analysis.response_grid import ResponseGrid
from headroom.arrays import Flags, Floats
from headroom.book.sourcing import CLASSES, VehicleClass
from headroom.rules.content import TOLERANCE
from headroom.rules.policy import Policy
from headroom.rules.verdict import Codes
from headroom.window.plots.shown.bar_rows import nice_ticks
from headroom.words import formatting
from headroom.words.definitions import Term, figure_term

ALL_VEHICLES = "all vehicles"

_SAME = 1e-9
_LEAST_WIDTH = 0.02
"""Least width of the scale of colours, as a share of the greatest value."""


class MapFigure(StrEnum):
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


BINDING_WORDS = {
    Binding.NEITHER: "neither rule bites",
    Binding.REGIONAL: "regional content bites",
    Binding.US: "US content bites",
    Binding.BOTH: "both rules bite",
}


OTHERS = "the others fail other tests"
"""Below the words for neither rule, where models do not qualify all the same."""


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
class Reading:
    """What is read at a place of the map.

    Attributes:
        where: Whose place it is.
        place: Both thresholds.
        value: The figure.
        about: The figure's name, and whose it is.
        lines: More about it.
    """

    where: str
    place: str
    value: str
    about: str
    lines: tuple[str, ...]

    def sentence(self) -> str:
        """Return it in one line, for screen readers."""
        return f"{self.where}, {self.place}: {self.value} {self.about}; {'; '.join(self.lines)}."


@dataclass(frozen=True, slots=True, eq=False)
class MapChart:
    """The map; cells are ``(row, column)``, the US threshold up and the regional one across.

    Attributes:
        figure: What the colour stands for.
        unit: Behind the title.
        values: In every cell; NaN where none is known yet.
        columns: Thresholds at which a column ends and the next begins, rising, fractions.
        rows: Likewise of the rows.
        low: Where the scale of colours begins.
        high: Where it ends, above ``low``.
        ticks: Where the scale is marked, and with which text.
        binding: Codes of ``Binding``; None where they say nothing.
        points: Law points.
        exact: The map at the present sourcing, from which counts are read; None: ``grid`` is.
        grid: The refined map; None: ``exact`` is.
        classes: Positions in ``CLASSES`` of what is looked at.
    """

    figure: MapFigure
    unit: str
    values: Floats
    columns: Floats
    rows: Floats
    low: float
    high: float
    ticks: tuple[tuple[float, str], ...]
    binding: Codes | None
    points: tuple[LawPoint, ...]
    exact: PolicyMap | None
    grid: ResponseGrid | None
    classes: tuple[int, ...]

    @property
    def known(self) -> Flags:
        """Return the cells whose value is known."""
        found: Flags = ~np.isnan(self.values)
        return found

    def cell(self, regional: float, us: float) -> tuple[int, int]:
        """Return row and column at two thresholds, fractions."""
        if self.exact is not None:
            return self.exact.cell_at(regional, us)
        return int(np.searchsorted(self.rows, us)), int(np.searchsorted(self.columns, regional))

    def qualifying(self, regional: float, us: float) -> tuple[float, float]:
        """Return how many of the models looked at qualify at two thresholds, and how many there are."""
        if self.grid is not None:
            row, column = self.cell(regional, us)
            models = float(self.grid.totals.models[list(self.classes)].sum())
            return float(self.grid.totals.qualifying(self.classes)[row, column]), models
        return (0, 0) if self.exact is None else (self.exact.qualifying_at(regional, us), self.exact.models)

    def reading(self, where: str, regional: float, us: float) -> Reading:
        """Return what is read at two thresholds, fractions."""
        row, column = self.cell(regional, us)
        qualifying, models = self.qualifying(regional, us)
        if self.grid is not None:
            regional, us = float(self.grid.columns[column]), float(self.grid.rows[row])
        value = float(self.values[row, column])
        known = not np.isnan(value)
        lines = [
            f"{formatting.count(qualifying)} of {formatting.count(models)} models qualify"
            if known
            else "not known yet"
        ]
        if self.binding is not None:
            binding = Binding(self.binding[row, column])
            lines.append(BINDING_WORDS[binding])
            if binding is Binding.NEITHER and known and qualifying < models:
                lines.append(OTHERS)
        place = f"{formatting.percent(regional)} regional, {formatting.percent(us)} US"
        return Reading(where, place, self.figure.shown(value), self.figure.heading.lower(), tuple(lines))


def exact_chart(
    made: PolicyMap, figure: MapFigure, points: tuple[LawPoint, ...], classes: Sequence[int]
) -> MapChart:
    """Return the map at the present sourcing."""
    values = made.figure(figure.figure)
    low, high = _ends(values, figure)
    return MapChart(
        figure=figure,
        unit=f"{unit_of(figure)} · {whose(classes)}, as sourced",
        values=values,
        columns=made.regional.reached + TOLERANCE,
        rows=made.us.reached + TOLERANCE,
        low=low,
        high=high,
        ticks=_ticks(low, high, figure),
        binding=made.binding(),
        points=points,
        exact=made,
        grid=None,
        classes=tuple(classes),
    )


def refined_chart(
    grid: ResponseGrid, figure: MapFigure, points: tuple[LawPoint, ...], classes: Sequence[int]
) -> MapChart:
    """Return the map with every maker's best response, as far as it is refined."""
    values = np.where(grid.known, grid.totals.figure(figure.figure, classes), np.nan)
    low, high = _ends(values, figure)
    return MapChart(
        figure=figure,
        unit=f"{unit_of(figure)} · {whose(classes)}, best response",
        values=values,
        columns=(grid.columns[1:] + grid.columns[:-1]) / 2,
        rows=(grid.rows[1:] + grid.rows[:-1]) / 2,
        low=low,
        high=high,
        ticks=_ticks(low, high, figure),
        binding=None,
        points=points,
        exact=None,
        grid=grid,
        classes=tuple(classes),
    )


def refinement(grid: ResponseGrid, *, busy: bool) -> str:
    """Return how far a map is refined, in words."""
    step = float(grid.columns[1] - grid.columns[0]) * 100
    every = f"{grid.stride * step:.3g} {'point' if grid.stride * step == 1 else 'points'}"
    if grid.done:
        proof = "" if grid.proven else ", a few of them to within cents"
        return f"Complete: solved every {every}{proof}"
    share = formatting.percent(float(grid.own.mean()), 0)
    grey = "" if grid.known.all() else "; grey is not known yet"
    return f"{'Refining' if busy else 'Stopped'}: every {every}, {share} of the map final{grey}"


def law_points(policies: Iterable[Policy], axes: Axes) -> tuple[LawPoint, ...]:
    """Return the pairs of thresholds of some policies, each pair once, by the first policy that has it."""
    found: list[LawPoint] = []
    for policy in policies:
        values = policy.values()
        regional, us = values.get(axes.regional), values.get(axes.us)
        if not policy.preference or regional is None or us is None:
            continue
        if not any(abs(p.regional - regional) < _SAME and abs(p.us - us) < _SAME for p in found):
            found.append(LawPoint(policy.title, regional, us))
    return tuple(found)


def unit_of(figure: MapFigure) -> str:
    """Return the unit of a figure."""
    return "percent of vehicles" if figure is MapFigure.VOLUME else "US dollars"


def whose(classes: Sequence[int]) -> str:
    """Return whose figure it is, in words."""
    chosen = [CLASSES[at] for at in classes]
    return class_words(chosen[0]) if len(chosen) == 1 else ALL_VEHICLES


def class_words(vehicle_class: VehicleClass) -> str:
    """Return the vehicles of a class, e.g. ``passenger cars``."""
    return f"{vehicle_class.value}s"


def _ends(values: Floats, figure: MapFigure) -> tuple[float, float]:
    """Return the ends of the scale of colours: what there is, so that where it differs is seen.

    Its marks say what the ends are. What differs by less than a fiftieth is not blown up.
    """
    if figure is MapFigure.VOLUME:
        return 0.0, 1.0
    known = values[~np.isnan(values)]
    if not known.size:
        return 0.0, 1.0
    least, greatest = float(known.min()), float(known.max())
    width = max(greatest - least, _LEAST_WIDTH * abs(greatest))
    return least, least + (width or 1.0)


def _ticks(low: float, high: float, figure: MapFigure) -> tuple[tuple[float, str], ...]:
    """Return the marks of the scale of colours."""
    if figure is MapFigure.VOLUME:
        return tuple((at / 4, formatting.percent(at / 4, 0)) for at in range(5))
    return tuple((value, figure.shown(value)) for value in nice_ticks(low, high))
