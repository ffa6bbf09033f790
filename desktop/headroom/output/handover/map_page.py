"""Where it tips: what other pairs of thresholds would cost against now."""

from collections.abc import Sequence

import numpy as np

from headroom.analysis.drivers import KeyFigure
from headroom.analysis.policy_map import Axes, PolicyMap
from headroom.arrays import Floats
from headroom.findings.phrases import short
from headroom.findings.policy_map import PricedPair, map_finding, next_to_tip
from headroom.language import tr, tr_in
from headroom.output.handover.exhibits import DEARER_OR_CHEAPER, MapCell, ThresholdMap
from headroom.output.handover.handover import HandoverPage, PageKey
from headroom.output.handover.question import HandoverQuestion
from headroom.output.handover.titles import fitted
from headroom.output.table import Cell, DetailTable, TableColumn
from headroom.rules.content import TOLERANCE
from headroom.rules.outcome import Outcome
from headroom.words import formatting
from headroom.words.definitions import RULES

_MOST_COLUMNS, _MOST_ROWS = 11, 8
_STEPS = (0.025, 0.05, 0.1, 0.2)
_SAME = 1e-9
_A_DOLLAR = 0.5
_COUNTED = (tr("fewer qualify (\N{MINUS SIGN})"), tr("more qualify (+)"))
_AS_NOW = tr_in("a figure that does not change", "as now")
_MOST_TIPS = 16


def map_page(question: HandoverQuestion) -> HandoverPage | None:
    """Return what other pairs of thresholds would cost; None where the policy has none to move."""
    outcome = question.outcome
    axes = Axes.of(outcome.scenario.policy)
    if axes is None or not outcome.vehicles:
        return None
    made = PolicyMap.of(outcome, axes)
    here = _thresholds_of(question, axes)
    levers = question.levers
    costs = question.states_costs and bool(question.exposure.fleet.volume.any())
    columns, rows = _round_thresholds(made, here, costs=costs)
    cells = _cells(made, columns, rows, here, costs=costs)
    marker = _telling(made, columns, rows, here, costs=costs)
    priced = PricedPair.on_map(made, *here)
    tips = next_to_tip(outcome, made, priced)
    finding = map_finding(
        priced, None if marker is None else PricedPair.on_map(made, *marker), tips, costs=costs
    )
    heading = (
        tr("Cost of the rules a vehicle, US dollars more or less than now")
        if costs
        else tr("Models that qualify")
    )
    chart = ThresholdMap(
        columns,
        rows,
        cells,
        heading,
        levers[axes.regional].label if axes.regional in levers else tr("Regional content"),
        levers[axes.us].label if axes.us in levers else tr("US content"),
        _tips(outcome, made),
        DEARER_OR_CHEAPER if costs else _COUNTED,
    )
    regional, us = map(formatting.percent, here)
    return HandoverPage(
        key=PageKey.MAP,
        title=fitted(finding.sentence),
        detail=finding.detail,
        exhibit=chart,
        table=_map_table(chart),
        alt=tr(
            "A table of pairs of thresholds with what each would cost against now, {regional} regional and "
            "{us} US content.",
            regional=regional,
            us=us,
        )
        if costs
        else tr(
            "A table of pairs of thresholds with how many models would qualify; now, {regional} regional and "
            "{us} US content.",
            regional=regional,
            us=us,
        ),
        notes=(
            *((RULES.tip,) if costs else ()),
            tr("As sourced: no maker changes a source. A number holds at the thresholds that head it."),
            *(tr_in("where a model stops to qualify", "Tips: {model}", model=tip) for tip in chart.tips),
        ),
        name=tr("Policy map"),
    )


def _thresholds_of(question: HandoverQuestion, axes: Axes) -> tuple[float, float]:
    """Return the thresholds of the scenario, fractions."""
    values = question.scenario.policy.values()
    return float(values.get(axes.regional) or 0.0), float(values.get(axes.us) or 0.0)


def _value(made: PolicyMap, regional: float, us: float, *, costs: bool) -> float:
    """Return what a pair of thresholds comes to: cost of the rules per vehicle, or models that qualify."""
    return made.rules_at(regional, us) if costs else float(made.qualifying_at(regional, us))


def _round_thresholds(
    made: PolicyMap, here: tuple[float, float], *, costs: bool
) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Return round thresholds across and up where anything changes, those of the scenario among them."""
    fine = np.linspace(0.0, 1.0, 41)
    every = made.figure(KeyFigure.RULES) if costs else made.qualifying()
    table = every[np.ix_(made.us.steps_at(fine), made.regional.steps_at(fine))]
    across = _cut(fine, np.abs(np.diff(table, axis=1)).max(axis=0), here[0], _MOST_COLUMNS)
    up = _cut(fine, np.abs(np.diff(table, axis=0)).max(axis=1), here[1], _MOST_ROWS)
    return across, up


def _cut(fine: Floats, changes: Floats, here: float, most: int) -> tuple[float, ...]:
    """Return at most so many round thresholds around what changes and where the scenario stands."""
    moved = np.flatnonzero(changes > _SAME)
    ends = [here] if not len(moved) else [here, float(fine[moved[0]]), float(fine[moved[-1] + 1])]
    low, high = min(ends), max(ends)
    for step in _STEPS:
        first, last = np.floor(low / step + _SAME), np.ceil(high / step - _SAME)
        if last - first + 2 <= most:
            break
    found = {round(float(at * step), 6) for at in np.arange(first, last + 1) if 0 <= at * step <= 1}
    if len(found) == 1:
        found |= {round(min(here + step, 1.0), 6), round(max(here - step, 0.0), 6)}
    return tuple(sorted(found | {round(here, 6)}))


def _cells(
    made: PolicyMap,
    columns: Sequence[float],
    rows: Sequence[float],
    here: tuple[float, float],
    *,
    costs: bool,
) -> tuple[tuple[MapCell, ...], ...]:
    """Return the cells, row by row."""
    now = _value(made, *here, costs=costs)
    changes = np.array([[_value(made, x, y, costs=costs) - now for x in columns] for y in rows])
    strength = _strengths(changes if costs else -changes)
    return tuple(
        tuple(
            MapCell(
                float(changes[row, column]),
                _change_words(float(changes[row, column]), costs=costs),
                made.qualifying_at(x, y),
                abs(x - here[0]) < _SAME * 1e3 and abs(y - here[1]) < _SAME * 1e3,
                float(strength[row, column]),
            )
            for column, x in enumerate(columns)
        )
        for row, y in enumerate(rows)
    )


def _strengths(changes: Floats) -> Floats:
    """Return how strong the colour of each change is, -1 to 1, half by size and half by rank."""
    found = np.zeros_like(changes)
    for sign in (1, -1):
        there = changes * sign > _A_DOLLAR / 2
        sizes = np.unique(np.round(np.abs(changes[there]), 2))
        if len(sizes):
            rank = (np.searchsorted(sizes, np.round(np.abs(changes[there]), 2)) + 1) / len(sizes)
            found[there] = sign * (rank + np.abs(changes[there]) / sizes[-1]) / 2
    return found


def _change_words(change: float, *, costs: bool) -> str:
    """Return a change in words."""
    if abs(change) < _A_DOLLAR:
        return _AS_NOW
    return formatting.signed_dollars(change) if costs else formatting.signed(change)


def _telling(
    made: PolicyMap,
    columns: Sequence[float],
    rows: Sequence[float],
    here: tuple[float, float],
    *,
    costs: bool,
) -> tuple[float, float] | None:
    """Return the pair that the sentence speaks of: the next higher regional threshold that changes anything.

    Where none does, the next higher US threshold; where none does either, none.
    """
    now = _value(made, *here, costs=costs)
    across = [(x, here[1]) for x in columns if x > here[0]]
    up = [(here[0], y) for y in rows if y > here[1]]
    for pair in (*across, *up):
        if abs(_value(made, *pair, costs=costs) - now) >= _A_DOLLAR:
            return pair
    return None


def _tips(outcome: Outcome, made: PolicyMap) -> tuple[str, ...]:
    """Return at which regional threshold each model tips, the lowest first."""
    tips = made.regional.tips()
    names = [
        (float(tips[at]), vehicle.name)
        for at, vehicle in enumerate(outcome.vehicles)
        if made.otherwise[at] and tips[at] < 1.0 - TOLERANCE
    ]
    return tuple(f"{formatting.percent(share)}  {short(name)}" for share, name in sorted(names)[:_MOST_TIPS])


def _map_table(chart: ThresholdMap) -> DetailTable:
    """Return the map as a table of numbers, the highest US threshold on top."""
    columns = (
        TableColumn(
            tr(
                "{lever}, down; {other_lever}, across",
                lever=chart.row_name,
                other_lever=chart.column_name,
            ),
            right=True,
            unit="%",
        ),
        *(TableColumn(formatting.percent(share), right=True, unit="USD") for share in chart.columns),
    )
    rows = tuple(
        (
            Cell(formatting.percent(share), share * 100),
            *(Cell(cell.label, cell.value) for cell in chart.cells[row]),
        )
        for row, share in reversed(tuple(enumerate(chart.rows)))
    )
    return DetailTable(tr("Policy map"), columns, rows, caption=chart.heading)
