"""The row of the whole fleet below its models, in words."""

from dataclasses import dataclass

from headroom.arrays import Ints
from headroom.language import colon, tr, tr_count
from headroom.rules.outcome import FleetTotals, Outcome
from headroom.words import formatting

FLEET = tr("Fleet")
"""The name of the row."""

_HALF_A_DOLLAR = 0.5


@dataclass(frozen=True, slots=True)
class FleetRow:
    """What stands in the row of the fleet.

    Attributes:
        name: Of the row.
        verdict: How many qualify.
        volume: Which part of the volume does; empty without costs.
        landed: Landed cost per vehicle, weighted by volume; empty without costs.
        change: Its change from the baseline; empty for none.
        duty: Vehicle and parts duty a year; empty without costs.
    """

    name: str
    verdict: str
    volume: str
    landed: str = ""
    change: str = ""
    duty: str = ""

    @property
    def qualifying(self) -> str:
        """Return how many qualify and which part of the volume they are."""
        return f"{self.verdict}, {self.volume}" if self.volume else self.verdict

    @property
    def words(self) -> str:
        """Return the row as a sentence, for screen readers."""
        if not self.landed:
            return colon(self.name, self.qualifying)
        return tr(
            "{name}: {qualifying}, landed cost {landed} per vehicle, duty {duty} a year",
            name=self.name,
            qualifying=self.qualifying,
            landed=self.landed,
            duty=self.duty,
        )


def fleet_totals(outcome: Outcome, baseline: Outcome, *, filtered: bool = False) -> FleetRow:
    """Return what stands in the row of the fleet: it is of all models, whichever are shown.

    Args:
        outcome: What the scenario makes of it.
        baseline: What the baseline makes of it.
        filtered: Whether not all models are shown, so that the row says that it is of all.
    """
    now = outcome.fleet()
    name = tr_count("Fleet, all {n}", "Fleet, all {n}", now.models) if filtered else FLEET
    return _row(name, now, baseline.fleet(), costs=outcome.exposure.book.states_costs)


def group_totals(outcome: Outcome, baseline: Outcome, models: Ints, name: str) -> FleetRow:
    """Return what stands in the row of some models.

    Args:
        outcome: What the scenario makes of the fleet.
        baseline: What the baseline makes of it.
        models: Which models.
        name: What they have in common.
    """
    now, then = outcome.totals_of(models), baseline.totals_of(models)
    return _row(name, now, then, costs=outcome.exposure.book.states_costs)


def _row(name: str, now: FleetTotals, then: FleetTotals, *, costs: bool) -> FleetRow:
    """Return the row of totals."""
    verdict = tr_count(
        "{n} of {models} qualifies",
        "{n} of {models} qualify",
        now.qualifying,
        models=formatting.count(now.models),
    )
    if not costs:
        return FleetRow(name, verdict, "")
    change = now.landed_cost_per_vehicle_usd - then.landed_cost_per_vehicle_usd
    return FleetRow(
        name,
        verdict,
        tr(
            "{share} of volume",
            share=formatting.percent(now.qualifying_volume_share, 0),
        ),
        formatting.dollars(now.landed_cost_per_vehicle_usd),
        formatting.signed_dollars(change) if abs(change) >= _HALF_A_DOLLAR else "",
        formatting.millions(now.duty_usd),
    )
