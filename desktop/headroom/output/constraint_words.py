"""What limits of re-sourcing are called, and how their figures are written."""

from collections.abc import Sequence

from headroom.language import tr
from headroom.optimum.constraint_costs import ConstraintCost, Per
from headroom.rules.vehicle_tests import TESTS
from headroom.words import formatting


def constraint_key(cost: ConstraintCost) -> str:
    """Return what a limit is called for programs, whatever the language."""
    return "number of changes" if cost.test is None else cost.test.value


def constraint_word(cost: ConstraintCost) -> str:
    """Return what a limit is called."""
    return tr("number of changes") if cost.test is None else cost.test.word


def in_its_unit(cost: ConstraintCost, value: float) -> str:
    """Return what is needed or reached: percent, or a number of changes."""
    return formatting.count(value) if cost.test is None else formatting.percent(value)


def price(cost: ConstraintCost) -> str:
    """Return what a limit costs a vehicle, or that it costs nothing."""
    if not cost.binds:
        # Translators: a limit of re-sourcing that costs nothing.
        return tr("does not bind")
    if cost.per is Per.POINT:
        return tr("{amount} a point", amount=_usd(cost))
    return tr("{amount} a change", amount=_usd(cost))


def costs_sentence(costs: Sequence[ConstraintCost]) -> str:
    """Return what the limits cost that bind, in a line; empty where there are no limits."""
    binding = [cost for cost in costs if cost.binds]
    if not binding:
        return tr("No test costs anything: none binds") if costs else ""
    said = [f"{TESTS[cost.test].short} {_usd(cost)}" for cost in binding if cost.test is not None]
    changes = ", ".join(_usd(cost) for cost in binding if cost.test is None)
    points = ", ".join(said)
    if not points:
        return tr("A change costs {amount}", amount=changes)
    if not changes:
        # Translators: tests and what a point of each costs, e.g. "regional $12.30, steel $1.20".
        return tr("A point costs: {tests}", tests=points)
    return tr("A point costs: {tests}; a change costs {amount}", tests=points, amount=changes)


def _usd(cost: ConstraintCost) -> str:
    """Return a price in dollars and cents."""
    return formatting.dollars(cost.usd, 2)


def costs_lines(costs: Sequence[ConstraintCost]) -> tuple[str, ...]:
    """Return each limit with all of its figures."""
    return tuple(
        tr(
            "{limit}: {needed} needed, {reached} reached, {price} a vehicle, {amount} a year",
            limit=constraint_word(cost),
            needed=in_its_unit(cost, cost.needed),
            reached=in_its_unit(cost, cost.reached),
            # Translators: US dollars for a point or a change, e.g. "$12.30 a point".
            price=price(cost),
            amount=formatting.millions(cost.usd_a_year),
        )
        if cost.binds
        else tr(
            "{limit}: {needed} needed, {reached} reached, {price}",
            limit=constraint_word(cost),
            needed=in_its_unit(cost, cost.needed),
            reached=in_its_unit(cost, cost.reached),
            price=price(cost),
        )
        for cost in costs
    )
