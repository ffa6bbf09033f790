"""What one model comes to with the sourcing that was decided on: the figures that ``evaluate`` gives it."""

from dataclasses import dataclass

from headroom.optimum.resourcing import ModelResourcing
from headroom.rules.verdict import Verdict


@dataclass(frozen=True, slots=True)
class MadeSourcing:
    """One model with the sourcing that was decided on; money is US dollars per vehicle.

    Where the locks leave no source, it is the sourcing of the workbook.

    Attributes:
        verdict: What ``evaluate`` says of it.
        landed_usd: Landed cost, with spread switching cost.
        switching_usd: The spread switching cost in it.
        vehicle_duty_usd: Duties on the vehicle; no fees.
        parts_duty_usd: Duties on its parts, less credits.
        fees_usd: Customs user fees.
        rules_usd: Landed cost less what the sourcing of the workbook costs without any duty on the vehicle.
        rvc: Regional content at the low end, fraction.
        us_content: US content at the low end, fraction.
    """

    verdict: Verdict
    landed_usd: float
    switching_usd: float
    vehicle_duty_usd: float
    parts_duty_usd: float
    fees_usd: float
    rules_usd: float
    rvc: float
    us_content: float

    @classmethod
    def of(cls, answer: ModelResourcing) -> "MadeSourcing":
        """Return what an answer comes to."""
        chosen, model, outcome = answer.chosen, answer.problem.model, answer.problem.terms.outcome
        without = answer.incumbent_usd + answer.problem.always_usd
        if chosen is None:
            return cls(
                verdict=Verdict(int(outcome.verdict[model])),
                landed_usd=answer.incumbent_landed_usd,
                switching_usd=0.0,
                vehicle_duty_usd=float(outcome.vehicle_duty_usd[model]),
                parts_duty_usd=float(outcome.parts_duty_usd[model]),
                fees_usd=float(outcome.fees_usd[model]),
                rules_usd=answer.incumbent_landed_usd - without,
                rvc=float(outcome.rvc_low[model]),
                us_content=float(outcome.us_content_low[model]),
            )
        return cls(
            verdict=chosen.verdict,
            landed_usd=chosen.landed_usd,
            switching_usd=chosen.switching_usd,
            vehicle_duty_usd=chosen.vehicle_duty_usd,
            parts_duty_usd=chosen.parts_duty_usd,
            fees_usd=chosen.fees_usd,
            rules_usd=chosen.landed_usd - without,
            rvc=chosen.rvc,
            us_content=chosen.us_content,
        )

    @property
    def duty_usd(self) -> float:
        """Return the duties on the vehicle and on its parts; no fees."""
        return self.vehicle_duty_usd + self.parts_duty_usd
