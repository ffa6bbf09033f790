"""The row of the whole fleet below its models, in words."""

from dataclasses import dataclass

from headroom.rules.outcome import Outcome
from headroom.words import formatting

_HALF_A_DOLLAR = 0.5


@dataclass(frozen=True, slots=True)
class FleetRow:
    """What stands in the row of the fleet.

    Attributes:
        name: Of the row.
        verdict: How many qualify.
        volume: Which part of the volume does.
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
    def words(self) -> str:
        """Return the row as a sentence, for screen readers."""
        money = f", landed cost {self.landed} per vehicle, duty {self.duty} a year" if self.landed else ""
        return f"{self.name}: {self.verdict}{f', {self.volume} of volume' if self.volume else ''}{money}"


def fleet_totals(outcome: Outcome, baseline: Outcome) -> FleetRow:
    """Return what stands in the row of the fleet.

    Args:
        outcome: What the scenario makes of it.
        baseline: What the baseline makes of it.
    """
    now = outcome.fleet()
    count = formatting.count(now.models)
    verdict = f"{formatting.count(now.qualifying)} of {count} qualify"
    if not outcome.exposure.book.states_costs:
        return FleetRow("Fleet", verdict, "")
    change = now.landed_cost_per_vehicle_usd - baseline.fleet().landed_cost_per_vehicle_usd
    return FleetRow(
        "Fleet",
        verdict,
        formatting.percent(now.qualifying_volume_share, 0),
        formatting.dollars(now.landed_cost_per_vehicle_usd),
        formatting.signed_dollars(change) if abs(change) >= _HALF_A_DOLLAR else "",
        formatting.millions(now.duty_usd),
    )
