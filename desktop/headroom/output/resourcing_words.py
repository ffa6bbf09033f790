"""Comply or pay in words: the decision, what blocks a model, the fleet in a sentence."""

from collections.abc import Callable, Iterable

from headroom.optimum.attainable_content import Nearest, Obstacle
from headroom.optimum.change_worth import Worth
from headroom.optimum.courses_of_action import Course, course_of
from headroom.optimum.fleet_totals import ResourcedFleet
from headroom.optimum.resourcing import Decision, ModelResourcing
from headroom.rules.policy import Test
from headroom.rules.scenario import Locks
from headroom.rules.vehicle_tests import TESTS
from headroom.words import formatting
from headroom.words.definitions import (
    CLAIMING,
    COURSES,
    DUTY,
    FEES,
    LANDED,
    PARTS_DUTY,
    SAVES,
    SWITCHING,
    VEHICLE_DUTY,
)

_CENT = 0.005  # less than half a cent is nothing


def decision_word(answer: ModelResourcing) -> str:
    """Return what is done with a model, in a word or two."""
    return COURSES[course_of(answer)].inside


def decision_sentence(answer: ModelResourcing) -> str:
    """Return why a decision is what it is, and what it saves."""
    course = course_of(answer)
    return (
        f"{decision_reason(answer)}."
        if course is Course.NO_SOURCE
        else (f"{decision_reason(answer)}; {saving_phrase(answer)}.")
    )


def decision_reason(answer: ModelResourcing) -> str:
    """Return why a decision is what it is, as the beginning of a sentence."""
    course, gap = course_of(answer), answer.gap_usd
    if course is Course.NO_SOURCE:
        return "The locks leave no sourcing"
    match course:
        case Course.STAY:
            said = "It qualifies as sourced"
        case Course.RE_SOURCE if answer.decision is Decision.ALREADY_QUALIFIES:
            said = "It qualifies as sourced already"
        case Course.RE_SOURCE if gap is None:
            said = "Every sourcing that is left qualifies"
        case Course.RE_SOURCE:
            said = f"Complying is {formatting.dollars(-(gap or 0.0))} a vehicle cheaper than paying"
        case Course.NOTHING_DUE:
            said = "No duty falls on the vehicle, it need not qualify"
        case _ if gap is None:
            said = "No sourcing qualifies, it pays the duty"
        case _:
            said = f"Paying is {formatting.dollars(gap)} a vehicle cheaper than complying"
    return said


def saving_phrase(answer: ModelResourcing) -> str:
    """Return what the changes decided on save."""
    count, usd = len(answer.changes), answer.saves_usd
    if not count:
        return "no change of sources saves anything"
    changes = formatting.counted(count, "change")
    verb = ("save" if usd > 0 else "cost") + ("s" if count == 1 else "")
    if abs(usd) < _CENT:
        return f"{changes} {'comes' if count == 1 else 'come'} to the same cost"
    return f"{changes} {verb} {formatting.dollars(abs(usd))} a vehicle{'' if usd > 0 else ' more'}"


def or_nothing(value: float | None, write: Callable[[float], str]) -> str:
    """Return a figure in words, a dash where there is none."""
    return formatting.NOTHING if value is None else write(value)


def point_price(worth: Worth) -> str:
    """Return what a point of content costs that a change adds, or that it saves for one it gives up."""
    usd = worth.usd_per_point
    if usd is None:
        return formatting.NOTHING
    return f"{'saves ' if worth.gives_up else ''}{formatting.dollars(usd, 2)}"


def blocked(near: Nearest) -> tuple[str, ...]:
    """Return how near a model comes that cannot qualify and what blocks it, sentence by sentence."""
    return tuple(_obstacle(obstacle) for obstacle in near.obstacles)


def _obstacle(obstacle: Obstacle) -> str:
    """Return one obstacle as a sentence."""
    named = [
        f"{part or 'parts without alternative'} {formatting.dollars(usd)}" for part, usd in obstacle.parts
    ]
    more = [f"{formatting.count(obstacle.more_parts)} more"] if obstacle.more_parts else []
    parts = ", ".join([*(part for part, _ in obstacle.parts), *more])
    if obstacle.most_changes is not None:
        most = formatting.counted(obstacle.most_changes, "part")
        why = (
            "The locks"
            if obstacle.test is None
            else f"{_capital(obstacle.test)} have to originate: the locks"
        )
        return f"{why} let at most {most} move, and these have to: {parts}."
    if obstacle.test is None:
        return f"The locks leave no source for {parts}."
    entry = TESTS[obstacle.test]
    if entry.never:
        return f"{entry.never} Sourcing does not change it."
    if obstacle.possible is not None:
        return _unknown(obstacle, obstacle.test, obstacle.possible)
    reach = (
        f"{_capital(obstacle.test)} {entry.reaches} {formatting.percent(obstacle.reachable)} at most, "
        f"{formatting.percent(obstacle.threshold)} is asked for."
    )
    if not named:
        return f"{reach} Sourcing does not change it."
    return f"{reach} Most of what is missing: {', '.join(named)}."


def _unknown(obstacle: Obstacle, test: Test, share: float) -> str:
    """Return an obstacle that is that origins are unknown, and what would be needed."""
    entry, one = TESTS[test], obstacle.unknown_parts == 1
    parts = formatting.counted(obstacle.unknown_parts, "part")
    threshold, possible = map(formatting.percent, (obstacle.threshold, share))
    counts = "counts as foreign until it is known" if one else "count as foreign until they are known"
    said = (
        f"{_capital(test)} {entry.reaches} {formatting.percent(obstacle.reachable)} for certain, {threshold} "
        f"is asked for: {parts} of unknown origin {counts}."
    )
    whose = "it is" if one else "they are"
    if share < obstacle.threshold:
        return f"{said} Even if {whose} from the region, no more than {possible} is reached."
    need = "its country of origin, or a certificate" if one else "their countries of origin, or certificates"
    return f"{said} If {whose} from the region, {possible} is reached: state {need}."


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
        f"{formatting.count(number)} {COURSES[course].inside}" for course, number in fleet.courses.items()
    ]
    return f"Fleet: {', '.join(said)}"


def qualifying_sentence(fleet: ResourcedFleet) -> str:
    """Return how many models qualify as decided, and how many as they are sourced."""
    models = sum(fleet.courses.values())
    return (
        f"{formatting.count(fleet.qualifying)} of {formatting.count(models)} qualify as decided, "
        f"{formatting.count(fleet.incumbent_qualifying)} as sourced in the workbook"
    )


def fleet_lines(fleet: ResourcedFleet) -> tuple[str, ...]:
    """Return the totals a year, one to a line."""
    landed = fleet.landed_usd - fleet.switching_usd
    claiming = f", {CLAIMING.inside} {formatting.dollars(fleet.claim_usd)}" if fleet.claim_usd else ""
    return (
        qualifying_sentence(fleet),
        (
            f"{DUTY.word} a year: {formatting.dollars(fleet.duty_usd)} "
            f"({VEHICLE_DUTY.inside} {formatting.dollars(fleet.vehicle_duty_usd)}, "
            f"{PARTS_DUTY.inside} {formatting.dollars(fleet.parts_duty_usd)}); "
            f"{FEES.inside} {formatting.dollars(fleet.fees_usd)}"
        ),
        (
            f"{LANDED.word} a year: {formatting.dollars(landed)}, "
            f"{SWITCHING.inside} {formatting.dollars(fleet.switching_usd)}{claiming}; "
            f"{SAVES.inside} {formatting.dollars(fleet.saves_usd)} against the sourcing of the workbook"
        ),
    )
