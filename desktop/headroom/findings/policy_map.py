"""What another pair of thresholds would cost, against where they stand now."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from headroom.analysis.drivers import KeyFigure
from headroom.analysis.policy_map import PolicyMap
from headroom.analysis.response_grid import ResponseGrid
from headroom.findings.finding import Finding
from headroom.findings.phrases import BEST, capital, listed, lower, qualify, the
from headroom.rules.content import TOLERANCE
from headroom.rules.outcome import Outcome
from headroom.rules.vehicle_tests import REGIONAL, US
from headroom.words import formatting

_SAME = 1e-9
_HALF = 0.5
_SHORT = {REGIONAL: "regional", US: "US content"}
"""What a threshold of them is called."""

_A_DOLLAR = 0.5


@dataclass(frozen=True, slots=True)
class PricedPair:
    """A pair of thresholds, and what comes of it.

    Attributes:
        regional: Threshold of regional content, fraction.
        us: Threshold of US content, fraction.
        rules_usd: Cost of the rules per vehicle; NaN where it is not known, or there are no costs. Between
            two places it differs by as much as the landed cost.
        qualifying: How many models qualify.
        models: Of how many.
    """

    regional: float
    us: float
    rules_usd: float
    qualifying: int
    models: int

    @classmethod
    def on_map(cls, made: PolicyMap, regional: float, us: float) -> "PricedPair":
        """Return a place of the map at the present sourcing."""
        return cls(regional, us, made.rules_at(regional, us), made.qualifying_at(regional, us), made.models)

    @classmethod
    def on_grid(cls, grid: ResponseGrid, classes: Sequence[int], regional: float, us: float) -> "PricedPair":
        """Return a place of the map of best responses, at the pair of the grid that is nearest."""
        row, column = (_nearest(axis, share) for axis, share in ((grid.rows, us), (grid.columns, regional)))
        known = bool(grid.known[row, column])
        return cls(
            float(grid.columns[column]),
            float(grid.rows[row]),
            float(grid.totals.at(np.array(row), np.array(column)).figure(KeyFigure.RULES, classes))
            if known
            else float("nan"),
            round(float(grid.totals.qualifying(classes)[row, column])) if known else 0,
            round(float(grid.totals.models[list(classes)].sum())),
        )


def map_finding(
    here: PricedPair, marker: PricedPair | None, tips: str = "", *, costs: bool = True, best: bool = False
) -> Finding:
    """Return what the marked pair of thresholds would cost a vehicle more than now, and whom it would leave.

    Args:
        here: Where the thresholds stand.
        marker: What it is compared with; None for nothing.
        tips: Who tips next, see ``next_to_tip``.
        costs: Whether there are costs.
        best: Whether makers change their sources.
    """
    response = BEST if best else ""
    if marker is None or _same(here, marker):
        where = (
            f"at {formatting.percent(here.regional)} regional and {formatting.percent(here.us)} US content"
        )
        cost = ""
        if costs and not np.isnan(here.rules_usd):
            cost = f"; the rules cost {formatting.dollars(here.rules_usd)} a vehicle"
        return Finding(f"{qualify(here.qualifying, here.models)}{response} {where}{cost}", tips)
    what = f"{_percent(marker.regional)} regional{_and_us(marker.us)}"
    if costs and np.isnan(marker.rules_usd - here.rules_usd):
        return Finding(f"{capital(what)}: not known yet", tips)
    would, more = [], marker.rules_usd - here.rules_usd
    if costs and abs(more) >= _A_DOLLAR:
        amount = formatting.dollars(abs(more))
        would.append(f"cost {amount} more a vehicle" if more > 0 else f"save {amount} a vehicle")
    of = formatting.count(marker.models)
    if marker.models == 1 and marker.qualifying != here.qualifying:
        would.append("let the model qualify" if marker.qualifying else "leave none")
    elif marker.qualifying < here.qualifying:
        would.append(f"leave {formatting.count(marker.qualifying) if marker.qualifying else 'none'} of {of}")
    elif marker.qualifying > here.qualifying:
        would.append(f"let {formatting.count(marker.qualifying)} of {of} qualify")
    if not would:
        return Finding(f"{what} would change nothing: {_as_now(here)}", tips)
    if marker.qualifying == here.qualifying:
        would.append(f"change no verdict: {_as_now(here)}")
    return Finding(f"{what} would {listed(would)}{response}", tips)


def next_to_tip(outcome: Outcome, made: PolicyMap, here: PricedPair) -> str:
    """Return who ceases to qualify first as either threshold rises, at the present sourcing."""
    passing = made.chosen & made.qualifies_at(here.regional, here.us)
    said: list[str] = []
    for test, tips in ((REGIONAL, made.regional.tips()), (US, made.us.tips())):
        concerned = np.flatnonzero(passing & (tips < 1.0 - TOLERANCE))  # no test asks for more
        if len(concerned):
            at = int(concerned[np.argmin(tips[concerned])])
            share = formatting.percent(float(tips[at]))
            falls = "" if said else " falls out"
            said.append(f"above {share} {_SHORT[test]} {the(outcome.vehicles[at].name)}{falls}")
    return f"{capital(', '.join(said))}." if said else ""


def _nearest(axis: "np.ndarray[tuple[int], np.dtype[np.float64]]", share: float) -> int:
    """Return the position on an axis that is nearest to a threshold."""
    return int(np.searchsorted((axis[1:] + axis[:-1]) / 2, share))


def _same(one: PricedPair, other: PricedPair) -> bool:
    """Return whether two places are the same pair of thresholds."""
    return abs(one.regional - other.regional) < _SAME and abs(one.us - other.us) < _SAME


def _as_now(here: PricedPair) -> str:
    """Return how many qualify as now."""
    return f"{lower(qualify(here.qualifying, here.models))}, as now"


def _and_us(share: float) -> str:
    """Return the US content that is asked for beside the regional one; empty for none."""
    if share <= TOLERANCE:
        return ""
    return " and half from the US" if abs(share - _HALF) < _SAME else f" and {_percent(share)} from the US"


def _percent(share: float) -> str:
    """Return a threshold with no more digits than it has."""
    return formatting.percent(share, 0 if abs(share * 100 - round(share * 100)) < _SAME * 100 else 1)
