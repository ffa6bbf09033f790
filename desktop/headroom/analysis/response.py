"""What every model comes to under a scenario: as it is sourced, or with its cheapest sourcing."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from headroom.arrays import Flags, Floats
from headroom.optimum.made_sourcing import MadeSourcing
from headroom.optimum.resourcing import ModelResourcing, resource
from headroom.rules.exposure import Exposure
from headroom.rules.offers import Offers
from headroom.rules.outcome import evaluate
from headroom.rules.scenario import Scenario
from headroom.rules.verdict import Verdict


@dataclass(frozen=True, slots=True, eq=False)
class Response:
    """Every model under one scenario; arrays are ``(model,)``, money is US dollars per vehicle.

    Every figure is that of the sourcing that answers: made current, ``evaluate`` says the same, but for
    the switching cost, which is no part of a landed cost there.

    Attributes:
        qualifies: Whether it enters as qualifying.
        undetermined: Whether that cannot be told.
        landed_usd: Landed cost; of a sourcing that was chosen anew with its spread switching cost.
        switching_usd: The spread switching cost in it.
        vehicle_duty_usd: Duties on the vehicle; no fees.
        parts_duty_usd: Duties on its parts, less credits.
        fees_usd: Customs user fees.
        rules_usd: What the rules cost: landed cost less what the present sourcing costs without any
            duty on the vehicle.
        rvc: Regional content at the low end, fraction.
        us_content: US content at the low end, fraction.
        volume: Vehicles a year.
    """

    qualifies: Flags
    undetermined: Flags
    landed_usd: Floats
    switching_usd: Floats
    vehicle_duty_usd: Floats
    parts_duty_usd: Floats
    fees_usd: Floats
    rules_usd: Floats
    rvc: Floats
    us_content: Floats
    volume: Floats

    @property
    def duty_usd(self) -> Floats:
        """Return the duties on the vehicle and on its parts; no fees."""
        return self.vehicle_duty_usd + self.parts_duty_usd


Respond = Callable[[Scenario], Response]
"""Returns what every model comes to under a scenario."""


def as_sourced(exposure: Exposure) -> Respond:
    """Return what answers with the sourcing as it is."""

    def respond(scenario: Scenario) -> Response:
        outcome = evaluate(exposure, scenario)
        return Response(
            qualifies=outcome.verdict == Verdict.QUALIFIES,
            undetermined=outcome.verdict == Verdict.UNDETERMINED,
            landed_usd=outcome.landed_cost_usd,
            switching_usd=np.zeros_like(outcome.landed_cost_usd),
            vehicle_duty_usd=outcome.vehicle_duty_usd,
            parts_duty_usd=outcome.parts_duty_usd,
            fees_usd=outcome.fees_usd,
            rules_usd=outcome.vehicle_duty_usd + outcome.fees_usd,
            rvc=outcome.rvc_low,
            us_content=outcome.us_content_low,
            volume=exposure.fleet.volume,
        )

    return respond


def best_response(offers: Offers, *, effort: int = 1) -> Respond:
    """Return what answers with the cheapest sourcing of each model: comply or pay, whichever lands cheaper.

    Args:
        offers: Every source of every part.
        effort: As for ``resource``.
    """
    earlier: tuple[ModelResourcing, ...] = ()

    def respond(scenario: Scenario) -> Response:
        nonlocal earlier
        answers = resource(offers, scenario, earlier=earlier, effort=effort)
        earlier = answers
        made = [MadeSourcing.of(answer) for answer in answers]
        verdict = np.array([one.verdict for one in made], dtype=np.int8)
        return Response(
            qualifies=verdict == Verdict.QUALIFIES,
            undetermined=verdict == Verdict.UNDETERMINED,
            landed_usd=np.array([one.landed_usd for one in made]),
            switching_usd=np.array([one.switching_usd for one in made]),
            vehicle_duty_usd=np.array([one.vehicle_duty_usd for one in made]),
            parts_duty_usd=np.array([one.parts_duty_usd for one in made]),
            fees_usd=np.array([one.fees_usd for one in made]),
            rules_usd=np.array([one.rules_usd for one in made]),
            rvc=np.array([one.rvc for one in made]),
            us_content=np.array([one.us_content for one in made]),
            volume=offers.current.fleet.volume,
        )

    return respond
