"""What every model comes to under a scenario: as it is sourced, or with its cheapest sourcing."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from headroom.arrays import Flags, Floats
from headroom.optimum.resourcing import Decision, Resourcing, resource
from headroom.rules.exposure import Exposure
from headroom.rules.offers import Offers
from headroom.rules.outcome import evaluate
from headroom.rules.scenario import Scenario
from headroom.rules.verdict import Verdict


@dataclass(frozen=True, slots=True, eq=False)
class Response:
    """Every model under one scenario; arrays are ``(model,)``, money is US dollars per vehicle.

    Attributes:
        qualifies: Whether it enters as qualifying.
        undetermined: Whether that cannot be told.
        landed_usd: Landed cost; of a sourcing that was chosen anew with its spread switching cost.
        duty_usd: Duties on the vehicle, and on the parts of the present sourcing; no fees.
        rules_usd: What the rules cost: landed cost less what the present sourcing costs without any
            duty on the vehicle.
        volume: Vehicles a year.
    """

    qualifies: Flags
    undetermined: Flags
    landed_usd: Floats
    duty_usd: Floats
    rules_usd: Floats
    volume: Floats


Respond = Callable[[Scenario], Response]
"""Returns what every model comes to under a scenario."""


def as_sourced(exposure: Exposure) -> Respond:
    """Return what answers with the sourcing as it is."""

    def respond(scenario: Scenario) -> Response:
        outcome = evaluate(exposure, scenario)
        return Response(
            outcome.verdict == Verdict.QUALIFIES,
            outcome.verdict == Verdict.UNDETERMINED,
            outcome.landed_cost_usd,
            outcome.parts_duty_usd + outcome.vehicle_duty_usd,
            outcome.vehicle_duty_usd + outcome.fees_usd,
            exposure.fleet.volume,
        )

    return respond


def best_response(offers: Offers, *, effort: int = 1) -> Respond:
    """Return what answers with the cheapest sourcing of each model: comply or pay, whichever lands cheaper.

    Args:
        offers: Every source of every part.
        effort: As for ``resource``.
    """
    earlier: tuple[Resourcing, ...] = ()

    def respond(scenario: Scenario) -> Response:
        nonlocal earlier
        answers = resource(offers, scenario, earlier=earlier, effort=effort)
        earlier = answers
        complies = np.array(
            [answer.decision in {Decision.COMPLY, Decision.ALREADY_QUALIFIES} for answer in answers],
            dtype=np.bool_,
        )
        landed = np.array([landed_usd(answer) for answer in answers])
        without = np.array([answer.incumbent_usd + answer.problem.always_usd for answer in answers])
        present = evaluate(offers.current, scenario)
        return Response(
            complies,
            (present.verdict == Verdict.UNDETERMINED) & ~complies,
            landed,
            present.parts_duty_usd + np.array([duty_usd(answer) for answer in answers]),
            landed - without,
            offers.current.fleet.volume,
        )

    return respond


def landed_usd(answer: Resourcing) -> float:
    """Return the landed cost of the chosen sourcing, of the present one where there is no choice."""
    return answer.incumbent_landed_usd if answer.landed_usd is None else answer.landed_usd


def duty_usd(answer: Resourcing) -> float:
    """Return the duties on the vehicle with the chosen sourcing, without fees."""
    chosen = answer.chosen
    if chosen is None:
        return 0.0
    qualifies = answer.decision is not Decision.PAY
    fee_rate = float(answer.problem.terms.border[qualifies].fee_rate[answer.problem.model])
    return chosen.border_usd - fee_rate * answer.problem.customs.of(chosen.picks)
