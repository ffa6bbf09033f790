"""What another pair of thresholds would cost, against where they stand now."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from headroom.analysis.drivers import KeyFigure
from headroom.analysis.policy_map import PolicyMap
from headroom.analysis.response_grid import ResponseGrid
from headroom.findings.finding import Finding
from headroom.findings.phrases import at_best, capital, clauses, listed, lower, qualify, the
from headroom.language import tr, tr_in
from headroom.rules.content import TOLERANCE
from headroom.rules.outcome import Outcome
from headroom.words import formatting

_SAME = 1e-9
_HALF = 0.5
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
    if marker is None or _same(here, marker):
        return Finding(_at_present(here, costs=costs, best=best), tips)
    what = _asked(marker)
    if costs and np.isnan(marker.rules_usd - here.rules_usd):
        return Finding(capital(tr("{thresholds}: not known yet", thresholds=what)), tips)
    would = list(_consequences(here, marker, costs=costs))
    if not would:
        same = _as_now(here)
        unmoved = tr("{thresholds} would change nothing: {as_now}", thresholds=what, as_now=same)
        return Finding(capital(unmoved), tips)
    if marker.qualifying == here.qualifying:
        would.append(tr_in("would …", "change no verdict: {as_now}", as_now=_as_now(here)))
    # Translators: consequences are in the context “would …”, of which this sentence has the verb.
    said = tr("{thresholds} would {consequences}", thresholds=what, consequences=listed(would))
    return Finding(capital(at_best(said) if best else said), tips)


def _at_present(here: PricedPair, *, costs: bool, best: bool) -> str:
    """Return how many models qualify where the thresholds stand, and what the rules cost."""
    lead = qualify(here.qualifying, here.models)
    where = tr(
        "{qualifying} at {regional} regional and {us} US content",
        qualifying=at_best(lead) if best else lead,
        regional=formatting.percent(here.regional),
        us=formatting.percent(here.us),
    )
    if not costs or np.isnan(here.rules_usd):
        return where
    return clauses(where, tr("the rules cost {amount} a vehicle", amount=formatting.dollars(here.rules_usd)))


def _consequences(here: PricedPair, marker: PricedPair, *, costs: bool) -> Iterator[str]:
    """Yield what would come of the marked pair: what it would cost, and whom it would leave."""
    more = marker.rules_usd - here.rules_usd
    if costs and abs(more) >= _A_DOLLAR:
        amount = formatting.dollars(abs(more))
        if more > 0:
            yield tr_in("would …", "cost {amount} more a vehicle", amount=amount)
        else:
            yield tr_in("would …", "save {amount} a vehicle", amount=amount)
    if marker.qualifying == here.qualifying:
        return
    models, count = formatting.count(marker.models), formatting.count(marker.qualifying)
    if marker.models == 1:
        yield (
            tr_in("would …", "let the model qualify") if marker.qualifying else tr_in("would …", "leave none")
        )
    elif not marker.qualifying:
        yield tr_in("would …", "leave none of {models}", models=models)
    elif marker.qualifying < here.qualifying:
        yield tr_in("would …", "leave {count} of {models}", count=count, models=models)
    else:
        yield tr_in("would …", "let {count} of {models} qualify", count=count, models=models)


def next_to_tip(outcome: Outcome, made: PolicyMap, here: PricedPair) -> str:
    """Return who ceases to qualify first as either threshold rises, at the present sourcing."""
    passing = made.chosen & made.qualifies_at(here.regional, here.us)
    said: list[str] = []
    for regional, tips in ((True, made.regional.tips()), (False, made.us.tips())):
        concerned = np.flatnonzero(passing & (tips < 1.0 - TOLERANCE))  # no test asks for more
        if len(concerned):
            at = int(concerned[np.argmin(tips[concerned])])
            share, who = formatting.percent(float(tips[at])), the(outcome.vehicles[at].name)
            if regional:
                said.append(tr("above {share} regional {model} falls out", share=share, model=who))
            elif said:
                # Translators: it goes on behind “above 80 % regional the Tacoma falls out”.
                said.append(tr("above {share} US content {model}", share=share, model=who))
            else:
                said.append(tr("above {share} US content {model} falls out", share=share, model=who))
    return f"{capital(', '.join(said))}." if said else ""


def _nearest(axis: "np.ndarray[tuple[int], np.dtype[np.float64]]", share: float) -> int:
    """Return the position on an axis that is nearest to a threshold."""
    return int(np.searchsorted((axis[1:] + axis[:-1]) / 2, share))


def _same(one: PricedPair, other: PricedPair) -> bool:
    """Return whether two places are the same pair of thresholds."""
    return abs(one.regional - other.regional) < _SAME and abs(one.us - other.us) < _SAME


def _as_now(here: PricedPair) -> str:
    """Return how many qualify as now."""
    told = lower(qualify(here.qualifying, here.models))
    return tr("{qualifying}, as now", qualifying=told)


def _asked(pair: PricedPair) -> str:
    """Return what a pair of thresholds asks for, e.g. ``85 % regional and half from the US``."""
    regional = _percent(pair.regional)
    if pair.us <= TOLERANCE:
        return tr("{regional} regional", regional=regional)
    if abs(pair.us - _HALF) < _SAME:
        return tr("{regional} regional and half from the US", regional=regional)
    return tr("{regional} regional and {us} from the US", regional=regional, us=_percent(pair.us))


def _percent(share: float) -> str:
    """Return a threshold with no more digits than it has."""
    return formatting.percent(share, 0 if abs(share * 100 - round(share * 100)) < _SAME * 100 else 1)
