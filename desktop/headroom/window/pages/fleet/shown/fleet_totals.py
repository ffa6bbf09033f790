"""The row of the whole fleet below its models, in words."""

from dataclasses import dataclass

from headroom.rules.outcome import Outcome
from headroom.words import formatting

FLEET = "Fleet"
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
        money = f", landed cost {self.landed} per vehicle, duty {self.duty} a year" if self.landed else ""
        return f"{self.name}: {self.qualifying}{money}"


def fleet_totals(outcome: Outcome, baseline: Outcome) -> FleetRow:
    """Return what stands in the row of the fleet.

    Args:
        outcome: What the scenario makes of it.
        baseline: What the baseline makes of it.
    """
    now = outcome.fleet()
    count = formatting.count(now.models)
    verb = "qualifies" if now.qualifying == 1 else "qualify"
    verdict = f"{formatting.count(now.qualifying)} of {count} {verb}"
    if not outcome.exposure.book.states_costs:
        return FleetRow(FLEET, verdict, "")
    change = now.landed_cost_per_vehicle_usd - baseline.fleet().landed_cost_per_vehicle_usd
    return FleetRow(
        FLEET,
        verdict,
        f"{formatting.percent(now.qualifying_volume_share, 0)} of volume",
        formatting.dollars(now.landed_cost_per_vehicle_usd),
        formatting.signed_dollars(change) if abs(change) >= _HALF_A_DOLLAR else "",
        formatting.millions(now.duty_usd),
    )
