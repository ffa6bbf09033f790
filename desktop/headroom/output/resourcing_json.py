"""Comply or pay as JSON values: shares and rates as fractions, money in US dollars, null for nothing.

Complying costs ``comply_premium_usd + duty_if_complying_usd + admin_cost_usd``, paying
``premium_if_paying_usd + duty_if_paying_usd``; ``gap_usd`` is the difference. ``landed_usd`` holds the spread
switching cost, ``landed_cost_usd`` does not: it is what ``evaluate`` says of the sourcing decided on, as are
``vehicle_duty_usd``, ``parts_duty_usd`` and ``fees_usd``. No landed cost holds what claiming the preference
costs: ``claim_cost_usd`` as decided, ``incumbent_claim_cost_usd`` as sourced in the workbook. Saved is
``incumbent_landed_usd + incumbent_claim_cost_usd`` less ``landed_usd + claim_cost_usd``.

``constraint_costs`` has what each test and lock costs the cheapest sourcing that qualifies: ``usd`` a vehicle
for one more percentage point of the threshold, or saved by one change more; 0 where it does not bind.

``decision`` is null where the locks leave a model no sourcing at all; ``nearest`` then says which parts
are without source, or have to move though the locks let fewer do so. Content labels state no costs and no
parts: of them there are no models.
"""

from collections.abc import Sequence

from headroom.book.problem import Problem
from headroom.book.sourcing import PartRows
from headroom.optimum.attainable_content import Nearest
from headroom.optimum.change_worth import Worth, worths
from headroom.optimum.constraint_costs import ConstraintCost, constraint_costs
from headroom.optimum.fleet_totals import ResourcedFleet
from headroom.optimum.made_sourcing import MadeSourcing
from headroom.optimum.resourcing import Decision, ModelResourcing
from headroom.optimum.sourcing_choice import Sourcing
from headroom.output.change_json import change_values
from headroom.output.constraint_words import constraint_key
from headroom.output.evaluation_json import (
    FORMAT,
    JsonObject,
    fact_values,
    number,
    policy_values,
    problem_values,
    whole,
    workbook_values,
)
from headroom.rules.assumptions import all_problems
from headroom.rules.outcome import Outcome
from headroom.rules.policy import Policy
from headroom.rules.scenario import Locks


def resourcing(
    answers: Sequence[ModelResourcing],
    outcome: Outcome,
    published: Policy,
    problems: Sequence[Problem] = (),
) -> JsonObject:
    """Return everything that answers say.

    Args:
        answers: One for each model.
        outcome: The scenario they were found under, evaluated.
        published: Its policy before any change, for the list of changes.
        problems: What is to be said besides.
    """
    sourced = answers if outcome.exposure.book.states_costs else ()
    return {
        "format": FORMAT,
        "workbook": workbook_values(outcome.exposure.book),
        "policy": policy_values(outcome, published),
        "changes": change_values(outcome),
        "assumed_facts": fact_values(outcome.exposure.book),
        "locks": _locks(outcome.scenario.locks),
        "models": [_model(answer) for answer in sourced],
        "fleet": _fleet(ResourcedFleet.of(sourced), len(sourced)),
        "problems": [problem_values(problem) for problem in (*all_problems(outcome), *problems)],
    }


def _locks(locks: Locks) -> JsonObject:
    """Return what was left alone."""
    return {
        "kept_parts": sorted(locks.kept_parts),
        "barred_countries": sorted(locks.barred_countries),
        "most_changes": locks.most_changes,
    }


def _model(answer: ModelResourcing) -> JsonObject:
    """Return comply or pay for one model."""
    offers, chosen, nearest = answer.problem.terms.offers, answer.chosen, answer.nearest()
    vehicle, made = offers.current.vehicles[answer.problem.model], MadeSourcing.of(answer)
    return {
        "model": answer.model,
        "vehicle_class": offers.current.fleet.kinds[answer.problem.model].vehicle_class.value,
        "assembly_country": vehicle.assembly_country,
        "annual_volume": whole(vehicle.annual_volume),
        "incumbent_usd": number(answer.incumbent_usd),
        "incumbent_landed_usd": number(answer.incumbent_landed_usd),
        "duty_if_paying_usd": _or_null(answer.duty_if_paying_usd),
        "premium_if_paying_usd": _or_null(answer.premium_if_paying_usd),
        "comply_premium_usd": _or_null(answer.comply_premium_usd),
        "duty_if_complying_usd": _or_null(answer.duty_if_complying_usd),
        "admin_cost_usd": number(answer.admin_cost_usd),
        "incumbent_claim_cost_usd": number(answer.incumbent_claim_usd),
        "claim_cost_usd": number(answer.claim_usd),
        "comply_landed_usd": _landed(answer.comply),
        "pay_landed_usd": _landed(answer.pay),
        "gap_usd": _or_null(answer.gap_usd),
        "decision": None if answer.decision is Decision.NO_SOURCING else answer.decision.value,
        "landed_usd": _landed(chosen),
        "landed_cost_usd": number(made.landed_usd - made.switching_usd),
        "switching_usd": number(made.switching_usd),
        "vehicle_duty_usd": number(made.vehicle_duty_usd),
        "parts_duty_usd": number(made.parts_duty_usd),
        "fees_usd": number(made.fees_usd),
        "saves_usd": number(answer.saves_usd),
        "proven_optimal": answer.proven_optimal,
        "bound_usd": number(answer.bound_usd),
        "rvc": None if chosen is None else number(chosen.rvc),
        "us_content": None if chosen is None else number(chosen.us_content),
        "break_even_rate": _or_null(answer.break_even_rate()),
        "break_even_threshold": _or_null(answer.break_even_threshold()),
        "constraint_costs": [_constraint(cost) for cost in constraint_costs(answer)],
        "changes": _changes(chosen, offers.current.book.rows),
        "nearest": None if nearest is None else _nearest(nearest),
    }


def _constraint(cost: ConstraintCost) -> JsonObject:
    """Return what one test costs, or the greatest number of changes."""
    return {
        "constraint": constraint_key(cost),
        "needed": number(cost.needed),
        "reached": number(cost.reached),
        "binds": cost.binds,
        "per": cost.per.value,
        "usd": number(cost.usd),
        "usd_a_year": number(cost.usd_a_year),
    }


def _changes(sourcing: Sourcing | None, rows: PartRows) -> list[JsonObject]:
    """Return the parts that move in a sourcing."""
    return [] if sourcing is None else [_change(worth, rows) for worth in worths(sourcing)]


def _change(worth: Worth, rows: PartRows) -> JsonObject:
    """Return one part that moves, with the cells of both unit costs."""
    change = worth.change
    return {
        "part_number": change.part_number,
        "from": change.from_origin or None,
        "to": change.to_origin or None,
        "cost_delta_usd": number(change.cost_delta_usd),
        "rvc_gain": number(worth.rvc_gain),
        "us_content_gain": number(worth.us_gain),
        "usd_per_point": _or_null(worth.usd_per_point),
        "to_supplier": worth.move.to_supplier or None,
        "assumed": worth.assumed,
        "from_cell": rows.address(change.from_row, "unit_cost"),
        "to_cell": None if worth.assumed else rows.address(change.to_row, "unit_cost"),
    }


def _nearest(nearest: Nearest) -> JsonObject:
    """Return how near a model comes that cannot qualify, and what blocks it."""
    return {
        "rvc": _or_null(nearest.rvc),
        "us_content": _or_null(nearest.us_content),
        "obstacles": [
            {
                "test": None if obstacle.test is None else obstacle.test.value,
                "reachable": number(obstacle.reachable),
                "threshold": number(obstacle.threshold),
                "parts": [
                    {"part_number": part or None, "lacking_usd": number(lacking)}
                    for part, lacking in obstacle.parts
                ],
                "more_parts": obstacle.more_parts,
                "most_changes": obstacle.most_changes,
            }
            for obstacle in nearest.obstacles
        ],
    }


def _fleet(fleet: ResourcedFleet, models: int) -> JsonObject:
    """Return the fleet's totals a year."""
    return {
        "models": models,
        "complying": fleet.complying,
        "paying": fleet.paying,
        "already_qualifying": fleet.already_qualifying,
        "owing_nothing": fleet.owing_nothing,
        "without_sourcing": fleet.without_sourcing,
        "unable_to_comply": fleet.unable,
        "proven_optimal": fleet.proven,
        "volume": whole(fleet.volume),
        "qualifying_volume": whole(fleet.qualifying_volume),
        "qualifying": fleet.qualifying,
        "incumbent_qualifying": fleet.incumbent_qualifying,
        "incumbent_landed_usd": number(fleet.incumbent_landed_usd),
        "landed_usd": number(fleet.landed_usd),
        "landed_cost_usd": number(fleet.landed_usd - fleet.switching_usd),
        "switching_usd": number(fleet.switching_usd),
        "saves_usd": number(fleet.saves_usd),
        "duty_usd": number(fleet.duty_usd),
        "vehicle_duty_usd": number(fleet.vehicle_duty_usd),
        "parts_duty_usd": number(fleet.parts_duty_usd),
        "fees_usd": number(fleet.fees_usd),
        "incumbent_claim_cost_usd": number(fleet.incumbent_claim_usd),
        "claim_cost_usd": number(fleet.claim_usd),
        "changes": fleet.changes,
    }


def _landed(sourcing: Sourcing | None) -> float | None:
    """Return the landed cost of a sourcing, if there is one."""
    return None if sourcing is None else number(sourcing.landed_usd)


def _or_null(value: float | None) -> float | None:
    """Return a number that JSON knows."""
    return None if value is None else number(value)
