"""The policy map as shown: cells, shades, law points and what is read at a place."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Self

import numpy as np

from headroom.analysis.policy_map import PolicyMap
from headroom.analysis.response_grid import ResponseGrid
from headroom.arrays import Flags, Floats
from headroom.language import tr, tr_count
from headroom.rules.content import TOLERANCE
from headroom.window.pages.map.shown.map_figure import Against, MapFigure, unit_of, whose
from headroom.window.pages.map.shown.map_marks import NO_TIPS, LawPoint, Tips
from headroom.window.pages.map.shown.map_reading import PlaceReading, Turned, turned
from headroom.window.pages.map.shown.map_shades import Shades
from headroom.window.pages.map.shown.map_span import around, changing
from headroom.window.plots.shown.extent import Extent
from headroom.words import formatting

OTHERS = tr("other tests stop the rest anyway")
"""Below the count, where no pair of thresholds lets more models qualify; these may stop them as well."""

_LEAST_WIDTH = 0.02
"""Least width of the scale of colours, as a share of the greatest value."""

_FAINTEST = 1e-4
"""Strength of a colour below which a value is no other than what it is compared with."""

Pair = tuple[float, float]
"""Regional and US threshold, fractions."""


@dataclass(frozen=True, slots=True, eq=False)
class MapChart:
    """The map; cells are ``(row, column)``, the US threshold up and the regional one across.

    Attributes:
        figure: What the colour stands for.
        against: What it is compared with.
        unit: Behind the title.
        values: In every cell; NaN where none is known yet.
        columns: Thresholds at which a column ends and the next begins, rising, fractions.
        rows: Likewise of the rows.
        shades: The colours of the cells, without their hue.
        base: What the values are compared with; None for nothing.
        here: Thresholds of the scenario.
        points: Law points.
        tips: Where models tip as the regional, and as the US threshold rises; None where that is not known.
        exact: The map at the present sourcing, from which counts are read; None: ``grid`` is.
        grid: The refined map; None: ``exact`` is.
        classes: Positions in ``CLASSES`` of what is looked at.
        names: Of the models.
    """

    figure: MapFigure
    against: Against
    unit: str
    values: Floats
    columns: Floats
    rows: Floats
    shades: Shades
    base: float | None
    here: Pair
    points: tuple[LawPoint, ...]
    tips: tuple[Tips, Tips] | None
    exact: PolicyMap | None
    grid: ResponseGrid | None
    classes: tuple[int, ...]
    names: Sequence[str]

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

    def at(self, here: Pair) -> Self:
        """Return it with the scenario elsewhere."""
        if here == self.here:
            return self
        moved = replace(self, here=here)
        if self.against is not Against.NOW:
            return moved
        base = float(self.values[self.cell(*here)])
        if base == self.base:
            return moved
        return replace(moved, base=base, shades=_shades(self.values, self.figure, self.against, base))

    def text_of(self, value: float) -> str:
        """Return a value in words, or by how much it differs from what it is compared with."""
        if self.base is None:
            return self.figure.shown(value)
        change = self.figure.change(value - self.base)
        return self.against.same if change == self.figure.change(0.0) else change

    @property
    def scale_heading(self) -> str:
        """Return what the colours say, over their scale."""
        if self.base is None:
            return f"{self.figure.label}, {self.figure.scale_unit(compared=False)}"
        there = self.shades.strengths[self.shades.present]
        less, more = bool((there < -_FAINTEST).any()), bool((there > _FAINTEST).any())
        way = self.figure.than(less=less, more=more)
        return f"{way} {self.against.then}, {self.figure.scale_unit(compared=True)}"

    def reading(self, where: str, regional: float, us: float) -> PlaceReading:
        """Return what is read at two thresholds, fractions."""
        row, column = self.cell(regional, us)
        if self.grid is not None:
            regional, us = float(self.grid.columns[column]), float(self.grid.rows[row])
        value = float(self.values[row, column])
        place = tr(
            "{regional} regional, {us} US", regional=formatting.percent(regional), us=formatting.percent(us)
        )
        about = self.figure.heading.lower()
        if self.base is not None:
            where = f"{where}, {self.against.word}"
        if np.isnan(value):
            return PlaceReading(where, place, formatting.NOTHING, about, (tr("not known yet"),))
        changed, more = self._turned(regional, us)
        lines = (*self._level(value), *self._a_year(value), *self._counts(row, column, regional, us))
        return PlaceReading(where, place, self.text_of(value), about, lines, changed, more)

    def where_it_changes(self) -> tuple[Extent, Extent]:
        """Return the part of both axes in which anything changes or is marked, in round numbers.

        Where a model tips its verdict changes, though it may cost the same.
        """
        tipping = [tips.ends() for tips in self.tips or (NO_TIPS, NO_TIPS)]
        regional = [self.here[0], *(point.regional for point in self.points), *tipping[0]]
        us = [self.here[1], *(point.us for point in self.points), *tipping[1]]
        return (
            around([*regional, *changing(self.values, self.columns, axis=1)]),
            around([*us, *changing(self.values, self.rows, axis=0)]),
        )

    def _turned(self, regional: float, us: float) -> tuple[tuple[Turned, ...], int]:
        """Return whose verdict is another than at the scenario, and how many more there are."""
        if self.exact is None or not self.names:
            return (), 0
        return turned(self.exact, self.names, self.here, (regional, us))

    def _level(self, value: float) -> tuple[str, ...]:
        """Return how much the figure is, and what it is compared with; nothing where it says so itself."""
        if self.base is None:
            return ()
        there, base = self.figure.shown(value), self.figure.shown(self.base)
        return (f"{there} {self.against.then}" if there == base else f"{there}, {self.against.then} {base}",)

    def _a_year(self, value: float) -> tuple[str, ...]:
        """Return what a cost per vehicle comes to in a year."""
        if self.figure is not MapFigure.RULES:
            return ()
        if self.exact is not None:
            volume = float(self.exact.volume[self.exact.chosen].sum())
        else:
            volume = 0.0 if self.grid is None else float(self.grid.totals.volume[list(self.classes)].sum())
        if self.base is None:
            return (tr("{amount} a year", amount=formatting.millions(value * volume)),) if volume else ()
        change = (value - self.base) * volume
        return (tr("{amount} a year", amount=formatting.signed_millions(change)),) if abs(change) >= 1 else ()

    def _counts(self, row: int, column: int, regional: float, us: float) -> tuple[str, ...]:
        """Return how many models qualify, and how many more or fewer than at the scenario."""
        if self.exact is not None:
            models, qualifying = self.exact.models, self.exact.qualifying_at(regional, us)
            before = self.exact.qualifying_at(*self.here)
        elif self.grid is not None:
            table = self.grid.totals.qualifying(self.classes)
            models = round(float(self.grid.totals.models[list(self.classes)].sum()))
            qualifying, before = (
                round(float(table[cell])) for cell in ((row, column), self.cell(*self.here))
            )
        else:
            return ()
        more = formatting.signed(qualifying - before)
        said = tr_count(
            "{qualifying} of {n} models qualify",
            "{qualifying} of {n} models qualify",
            models,
            qualifying=formatting.count(qualifying),
        )
        first = f"{said}, {more}" if qualifying != before else said
        if self.exact is None or qualifying == models or qualifying < self.exact.qualifying_at(0.0, 0.0):
            return (first,)
        return first, OTHERS


def exact_chart(
    made: PolicyMap,
    figure: MapFigure,
    points: tuple[LawPoint, ...],
    classes: Sequence[int],
    *,
    names: Sequence[str] = (),
    here: Pair = (0.0, 0.0),
    against: Against = Against.LEVEL,
    baseline: float = 0.0,
    shown: Flags | None = None,
) -> MapChart:
    """Return the map at the present sourcing.

    Args:
        made: Who qualifies where.
        figure: What the colour stands for.
        points: Law points.
        classes: Positions in ``CLASSES`` of what is looked at.
        names: Of the models.
        here: Thresholds of the scenario.
        against: What the figure is compared with.
        baseline: The figure in the baseline.
        shown: ``(model,)``, whose lines are drawn; None: those of all.
    """
    values = made.figure(figure.figure)
    base = {Against.NOW: float(values[made.cell_at(*here)]), Against.BASELINE: baseline}.get(against)
    return MapChart(
        figure=figure,
        against=against,
        unit=tr("{figure} · {classes}, as sourced", figure=unit_of(figure), classes=whose(classes)),
        values=values,
        columns=made.regional.reached + TOLERANCE,
        rows=made.us.reached + TOLERANCE,
        shades=_shades(values, figure, against, base),
        base=base,
        here=here,
        points=points,
        tips=(
            (Tips.of(made, made.regional, names, shown), Tips.of(made, made.us, names, shown))
            if names
            else None
        ),
        exact=made,
        grid=None,
        classes=tuple(classes),
        names=names,
    )


def refined_chart(
    grid: ResponseGrid,
    figure: MapFigure,
    points: tuple[LawPoint, ...],
    classes: Sequence[int],
    *,
    here: Pair = (0.0, 0.0),
    against: Against = Against.LEVEL,
    baseline: float = 0.0,
) -> MapChart:
    """Return the map with every maker's best response, as far as it is refined; see ``exact_chart``."""
    values = np.where(grid.known, grid.totals.figure(figure.figure, classes), np.nan)
    columns, rows = (grid.columns[1:] + grid.columns[:-1]) / 2, (grid.rows[1:] + grid.rows[:-1]) / 2
    now = float(values[np.searchsorted(rows, here[1]), np.searchsorted(columns, here[0])])
    base = {Against.NOW: now, Against.BASELINE: baseline}.get(against)
    if base is not None and np.isnan(base):
        base = None
    return MapChart(
        figure=figure,
        against=against if base is not None else Against.LEVEL,
        unit=tr("{figure} · {classes}, best response", figure=unit_of(figure), classes=whose(classes)),
        values=values,
        columns=columns,
        rows=rows,
        shades=_shades(values, figure, against, base),
        base=base,
        here=here,
        points=points,
        tips=None,
        exact=None,
        grid=grid,
        classes=tuple(classes),
        names=(),
    )


def _shades(values: Floats, figure: MapFigure, against: Against, base: float | None) -> Shades:
    """Return the shades of the cells: over what there is, so that where it differs is seen.

    What differs by less than a fiftieth is not blown up.
    """
    if figure is MapFigure.VOLUME and against is Against.LEVEL:
        return Shades.of(values, 0.0, 1.0, None)
    known = values[~np.isnan(values)] if np.isnan(values).any() else values
    if not known.size:
        return Shades.of(values, 0.0, 1.0, None)
    least, greatest = float(known.min()), float(known.max())
    if base is not None:
        least, greatest = min(least, base), max(greatest, base)
    width = max(greatest - least, _LEAST_WIDTH * abs(greatest)) or 1.0
    return Shades.of(values, least, least + width, base)
