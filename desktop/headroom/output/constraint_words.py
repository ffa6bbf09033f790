"""What limits of re-sourcing are called, and how their figures are written."""

from collections.abc import Sequence

from headroom.optimum.constraint_costs import ConstraintCost
from headroom.rules.vehicle_tests import TESTS
from headroom.words import formatting


def constraint_word(cost: ConstraintCost) -> str:
    """Return what a limit is called."""
    return "number of changes" if cost.test is None else cost.test.value


def in_its_unit(cost: ConstraintCost, value: float) -> str:
    """Return what is needed or reached: percent, or a number of changes."""
    return formatting.count(value) if cost.test is None else formatting.percent(value)


def price(cost: ConstraintCost) -> str:
    """Return what a limit costs a vehicle, or that it costs nothing."""
    return f"{_usd(cost)} a {cost.per.word}" if cost.binds else "does not bind"


def costs_sentence(costs: Sequence[ConstraintCost]) -> str:
    """Return what the limits cost that bind, in a line; empty where there are no limits."""
    binding = [cost for cost in costs if cost.binds]
    if not binding:
        return "No test costs anything: none binds" if costs else ""
    said = [f"{TESTS[cost.test].short} {_usd(cost)}" for cost in binding if cost.test is not None]
    points = f"A point costs: {', '.join(said)}" if said else ""
    changes = [f"a change costs {_usd(cost)}" for cost in binding if cost.test is None]
    whole = "; ".join([points, *changes] if points else changes)
    return f"{whole[0].upper()}{whole[1:]}"


def _usd(cost: ConstraintCost) -> str:
    """Return a price in dollars and cents."""
    return formatting.dollars(cost.usd, 2)


def costs_lines(costs: Sequence[ConstraintCost]) -> tuple[str, ...]:
    """Return each limit with all of its figures."""
    return tuple(
        f"{constraint_word(cost)}: {in_its_unit(cost, cost.needed)} needed, "
        f"{in_its_unit(cost, cost.reached)} reached, {price(cost)}"
        + (f" a vehicle, {formatting.millions(cost.usd_a_year)} a year" if cost.binds else "")
        for cost in costs
    )
