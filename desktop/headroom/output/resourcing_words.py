"""Comply or pay in words: the decision, what blocks a model, the fleet in a sentence."""

from collections.abc import Callable, Iterable

from headroom.optimum.attainable_content import Nearest, Obstacle
from headroom.optimum.fleet_totals import ResourcedFleet
from headroom.optimum.resourcing import Decision, Resourcing
from headroom.rules.exchange import EachPart
from headroom.rules.locks import Locks
from headroom.rules.policy import Test
from headroom.rules.vehicle_tests import TESTS
from headroom.words import formatting

_FREE = 0.005  # a duty below half a cent
_DECISIONS = {
    Decision.COMPLY: "comply",
    Decision.PAY: "pay",
    Decision.ALREADY_QUALIFIES: "qualifies",
    Decision.NO_SOURCING: "no source left",
}


def decision_word(answer: Resourcing) -> str:
    """Return a decision in a word or two; where there is no duty to pay, nothing is paid."""
    if answer.decision is Decision.PAY and not (answer.duty_if_paying_usd or 0.0) >= _FREE:
        return "no duty due"
    return _DECISIONS[answer.decision]


def decision_sentence(answer: Resourcing) -> str:
    """Return why a decision is what it is."""
    gap = answer.gap_usd
    match answer.decision:
        case Decision.NO_SOURCING:
            return "The locks leave no sourcing."
        case Decision.ALREADY_QUALIFIES:
            return "It qualifies as it is sourced now."
        case Decision.COMPLY if gap is None:
            return "Every sourcing that is left qualifies."
        case Decision.COMPLY:
            return f"Complying is {formatting.dollars(-(gap or 0.0))} a vehicle cheaper than paying."
        case Decision.PAY if gap is None:
            return "No sourcing qualifies."
        case Decision.PAY:
            return f"Not qualifying is {formatting.dollars(gap or 0.0)} a vehicle cheaper than complying."


def or_nothing(value: float | None, write: Callable[[float], str]) -> str:
    """Return a figure in words, a dash where there is none."""
    return formatting.NOTHING if value is None else write(value)


def blocked(near: Nearest) -> tuple[str, ...]:
    """Return how near a model comes that cannot qualify and what blocks it, sentence by sentence."""
    return tuple(_obstacle(obstacle) for obstacle in near.obstacles)


def _obstacle(obstacle: Obstacle) -> str:
    """Return one obstacle as a sentence."""
    named = [
        f"{part or 'parts without alternative'} {formatting.dollars(usd)}" for part, usd in obstacle.parts
    ]
    more = [f"{formatting.count(obstacle.more_parts)} more"] if obstacle.more_parts else []
    if obstacle.test is None:
        parts = ", ".join([*(part for part, _ in obstacle.parts), *more])
        if obstacle.most_changes is None:
            return f"The locks leave no source for {parts}."
        most = formatting.counted(obstacle.most_changes, "part")
        return f"The locks let at most {most} move, and these have to: {parts}."
    entry = TESTS[obstacle.test]
    if entry.never:
        return f"{entry.never} Sourcing does not change it."
    if isinstance(entry.exchange, EachPart):
        return f"No source of these {obstacle.test} originates: {', '.join([*named, *more])}."
    reach = (
        f"{_capital(obstacle.test)} reaches {formatting.percent(obstacle.reachable)} at most, "
        f"{formatting.percent(obstacle.threshold)} is asked for."
    )
    if not named:
        return f"{reach} Sourcing does not change it."
    return f"{reach} Most of what is missing: {', '.join(named)}."


def _capital(test: Test) -> str:
    """Return the name of a test at the begin of a sentence."""
    return f"{test.value[0].upper()}{test.value[1:]}"


def locks_sentence(locks: Locks) -> str:
    """Return what must be left alone; empty for nothing."""
    said = []
    if locks.kept_parts:
        said.append(f"{_listed(locks.kept_parts)} {'stays' if len(locks.kept_parts) == 1 else 'stay'}")
    if locks.barred_countries:
        said.append(f"nothing from {_listed(country or 'unknown' for country in locks.barred_countries)}")
    if locks.most_changes is not None:
        said.append(f"at most {formatting.counted(locks.most_changes, 'change')} a model")
    return "; ".join(said)


def _listed(names: Iterable[str]) -> str:
    """Return names with commas between them."""
    return ", ".join(sorted(names))


def fleet_sentence(fleet: ResourcedFleet) -> str:
    """Return how many models do what."""
    said = [
        f"{formatting.count(number)} {what}"
        for number, what in (
            (
                fleet.already_qualifying,
                "already qualify" if fleet.already_qualifying != 1 else "qualifies already",
            ),
            (fleet.complying, "comply" if fleet.complying != 1 else "complies"),
            (fleet.paying, "do not qualify" if fleet.paying != 1 else "does not qualify"),
            (fleet.without_sourcing, "without source"),
        )
        if number
    ]
    return f"Fleet: {', '.join(said)}"


def fleet_lines(fleet: ResourcedFleet) -> tuple[str, ...]:
    """Return the totals a year, one to a line."""
    saved = fleet.landed_usd - fleet.incumbent_landed_usd
    against_now = formatting.signed_dollars(saved)
    return (
        f"Vehicle duties and fees a year: {formatting.dollars(fleet.duty_usd)}",
        f"Landed cost a year: {formatting.dollars(fleet.landed_usd)}, {against_now} against now",
    )
