"""A sweep as shown: what makers do, content, duty and cost as one number goes from end to end."""

from collections.abc import Sequence

import numpy as np

from headroom.analysis.class_totals import Regime
from headroom.analysis.drivers import KeyFigure
from headroom.analysis.sweep import Peak, Sweep, hump, peak
from headroom.arrays import Floats
from headroom.book.sourcing import CLASSES, VehicleClass
from headroom.language import tr, tr_count, tr_in
from headroom.output.levers import (
    Lever,
)
from headroom.window.pages.sweep.shown.sweep_panels import (
    REGIME_WORDS,
    Count,
    Curve,
    Mark,
    Panel,
    PanelColumn,
    Split,
    SweepChart,
    Topic,
    lever_marks,
    shown,
)
from headroom.window.plots.shown.axis_marks import Marks, marks, share_marks, sum_marks
from headroom.window.plots.shown.bar_rows import nice_ends, nice_ticks
from headroom.words import formatting
from headroom.words.definitions import figure_term

_MOST_TICKS = 4
_TINY = 1e-9
_BELOW_ALL = 0.9
"""Where the axis of content begins while every content is 100 %."""

_ROOM = 1.28
"""How much higher an axis is than the greatest value, so that its name stands over it."""


_SEVERAL = {
    VehicleClass.PASSENGER_CAR: tr("Passenger cars"),
    VehicleClass.LIGHT_TRUCK: tr("Light trucks"),
    VehicleClass.HEAVY_TRUCK: tr("Heavy trucks"),
}
"""Over the panels of a class."""


def sweep_chart(
    sweep: Sweep,
    lever: Lever,
    classes: Sequence[int],
    count: Count,
    split: Split,
    *,
    best: bool,
    costs: bool = True,
) -> SweepChart:
    """Return the picture of a sweep.

    Args:
        sweep: The values.
        lever: The number that is swept.
        classes: Classes that it has to do with, as positions in ``CLASSES``.
        count: What is counted by regime.
        split: Whether classes are drawn apart.
        best: Whether makers respond.
        costs: Whether there are costs to show.
    """
    groups = [(at,) for at in classes] if split is Split.APART else [tuple(classes)]
    content = _content_ends(sweep, groups)
    response = tr("best response") if best else tr("as sourced")
    return SweepChart(
        lever=lever,
        title=lever.label,
        heading=tr("Over its range"),
        unit=tr(
            "from {low} to {high}, {response}",
            low=lever.end(lever.low),
            high=lever.end(lever.high),
            response=response,
        ),
        sweep=sweep,
        columns=tuple(
            _column(sweep, lever, group, count, content, best=best, costs=costs) for group in groups
        ),
        ticks=lever_marks(lever, nice_ticks(lever.low, lever.high)),
    )


def _column(
    sweep: Sweep,
    lever: Lever,
    classes: tuple[int, ...],
    count: Count,
    content: tuple[float, float],
    *,
    best: bool,
    costs: bool,
) -> PanelColumn:
    """Return the panels of some classes."""
    totals = sweep.totals
    name = tr("All vehicles") if len(classes) > 1 else _SEVERAL[CLASSES[classes[0]]]
    models = round(float(totals.models[list(classes)].sum()))
    volume = float(totals.volume[list(classes)].sum())
    by_volume = count is Count.VOLUME
    regimes = totals.regimes(classes, by_volume=by_volume)
    most = volume if by_volume else float(models)
    low, high = content
    money: tuple[Panel, ...] = ()
    if costs:
        duty, added = totals.figure(KeyFigure.DUTY, classes), totals.figure(KeyFigure.RULES, classes)
        money = (
            _money(Topic.DUTY, figure_term(KeyFigure.DUTY, best=best).word, duty, sweep, lever),
            _money(Topic.COST, figure_term(KeyFigure.RULES, best=best).word, added, sweep, lever),
        )
    return PanelColumn(
        title=f"{name} · {tr_count('{n} model', '{n} models', models)}",
        panels=(
            Panel(
                Topic.REGIMES,
                tr("Vehicles a year") if by_volume else tr("Models"),
                tuple(Curve(REGIME_WORDS[r], regimes[r], r) for r in Regime),
                0.0,
                most or 1.0,
                _ticks(0.0, most or 1.0, Topic.REGIMES),
            ),
            Panel(
                Topic.CONTENT,
                tr("Mean content, share of net cost") if costs else tr("Mean label content, at least"),
                (
                    _line(
                        tr_in("content", "regional"),
                        totals.mean_content(classes, us=False),
                        sweep,
                        lever,
                        Topic.CONTENT,
                    ),
                    Curve(tr_in("content", "US"), totals.mean_content(classes, us=True), of_us=True),
                ),
                low,
                high,
                _ticks(low, high, Topic.CONTENT),
            ),
            *money,
        ),
    )


def _money(topic: Topic, title: str, amounts: Floats, sweep: Sweep, lever: Lever) -> Panel:
    """Return a panel of money; only of the duty the peak is marked."""
    low, high = nice_ends(min(float(np.nanmin(amounts)), 0.0), max(float(np.nanmax(amounts)), 0.0))
    ticks = _ticks(low, high, topic)
    high = _with_room(low, high, float(np.nanmax(amounts)))
    name = title.lower()
    curve = _line(name, amounts, sweep, lever, topic) if topic is Topic.DUTY else Curve(name, amounts)
    return Panel(topic, title, (curve,), low, high, ticks)


def _with_room(low: float, high: float, greatest: float) -> float:
    """Return the end of an axis that leaves room above the greatest value for the name of a peak."""
    return max(high, low + (greatest - low) * _ROOM)


def _line(name: str, amounts: Floats, sweep: Sweep, lever: Lever, topic: Topic) -> Curve:
    """Return a line with its greatest value marked, and its hump where that is another."""
    top, bend = peak(sweep.values, amounts), None
    if not np.isnan(amounts).any():
        bend = hump(sweep.values, amounts)
    marks = []
    if top is not None and (top.inside or topic is not Topic.CONTENT):
        marks.append(_peak_mark(top, sweep, lever, topic))
    if bend is not None and top is not None and not top.inside:
        amount = shown(topic, bend.amount)
        words = tr("hump {amount} at {threshold}", amount=amount, threshold=lever.shown(bend.last))
        marks.append(Mark(bend.last, bend.amount, words, (tr("hump {amount}", amount=amount), amount)))
    return Curve(name, amounts, marks=tuple(marks))


def _peak_mark(top: Peak, sweep: Sweep, lever: Lever, topic: Topic) -> Mark:
    """Return the mark of the greatest value of a curve."""
    amount = shown(topic, top.amount)
    if top.inside:
        at, short = top.last, tr("peak {amount}", amount=amount)
        words = tr("peak {amount} at {threshold}", amount=amount, threshold=lever.shown(at))
        return Mark(at, top.amount, words, (short, amount))
    short = tr("most {amount}", amount=amount)
    if top.last < sweep.values[-1]:
        at = top.last
        words = tr("most {amount} up to {threshold}", amount=amount, threshold=lever.shown(at))
    elif top.first < top.last:
        at = top.first
        words = tr("most {amount} from {threshold} on", amount=amount, threshold=lever.shown(at))
    else:
        at = top.first
        words = tr("most {amount} at {threshold}", amount=amount, threshold=lever.shown(at))
    return Mark(at, top.amount, words, (short, amount))


def _content_ends(sweep: Sweep, groups: Sequence[tuple[int, ...]]) -> tuple[float, float]:
    """Return the ends of the axis of content, the same for all columns."""
    curves = [sweep.totals.mean_content(group, us=us) for group in groups for us in (False, True)]
    known = np.concatenate(curves)
    known = known[~np.isnan(known)]
    if not known.size:
        return 0.0, 1.0
    least = float(known.min())
    if least > 1.0 - _TINY:  # all is content: nothing lies above, the axis needs room below
        least = _BELOW_ALL
    low, high = nice_ends(least, float(known.max()))
    low = max(low, 0.0)
    return low, _with_room(low, high if high > low else 1.0, float(known.max()))


def _ticks(low: float, high: float, topic: Topic) -> Marks:
    """Return the marks of an axis, nothing among them, few enough for a small chart."""
    if topic is Topic.CONTENT:
        return share_marks(nice_ticks(low, min(high, 1.0)))
    ticks = nice_ticks(low, high)
    if topic is Topic.REGIMES:  # half a model is none
        ticks = tuple(value for value in ticks if abs(value - round(value)) < _TINY)
    every = 2 if len(ticks) > _MOST_TICKS else 1
    nothing = next((at for at, value in enumerate(ticks) if abs(value) < (high - low) * _TINY), 0)
    kept = ticks[nothing % every :: every]
    if topic is Topic.DUTY:
        return sum_marks(kept)
    return marks(kept, formatting.dollars if topic is Topic.COST else formatting.number)
