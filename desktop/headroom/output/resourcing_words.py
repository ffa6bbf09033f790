"""Comply or pay in words: the decision, what blocks a model, the fleet in a sentence."""

from collections.abc import Callable, Iterable

from headroom.language import tr
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
        return tr("The locks leave no sourcing")
    match course:
        case Course.STAY:
            said = tr("It qualifies as sourced")
        case Course.RE_SOURCE if answer.decision is Decision.ALREADY_QUALIFIES:
            said = tr("It qualifies as sourced already")
        case Course.RE_SOURCE if gap is None:
            said = tr("Every sourcing that is left qualifies")
        case Course.RE_SOURCE:
            said = tr(
                "Complying is {dollars} a vehicle cheaper than paying",
                dollars=formatting.dollars(-(gap or 0.0)),
            )
        case Course.NOTHING_DUE:
            said = tr("No duty falls on the vehicle, it need not qualify")
        case _ if gap is None:
            said = tr("No sourcing qualifies, it pays the duty")
        case _:
            said = tr("Paying is {gap} a vehicle cheaper than complying", gap=formatting.dollars(gap))
    return said


def saving_phrase(answer: ModelResourcing) -> str:
    """Return what the changes decided on save."""
    count, usd = len(answer.changes), answer.saves_usd
    if not count:
        return tr("no change of sources saves anything")
    changes = formatting.counted(count, "change")
    verb = ("save" if usd > 0 else "cost") + ("s" if count == 1 else "")
    if abs(usd) < _CENT:
        return tr(
            "{changes} {value} to the same cost", changes=changes, value="comes" if count == 1 else "come"
        )
    return tr(
        "{changes} {verb} {usd} a vehicle{value}",
        changes=changes,
        verb=verb,
        usd=formatting.dollars(abs(usd)),
        value="" if usd > 0 else " more",
    )


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
    more = (
        [tr("{more_parts} more", more_parts=formatting.count(obstacle.more_parts))]
        if obstacle.more_parts
        else []
    )
    parts = ", ".join([*(part for part, _ in obstacle.parts), *more])
    if obstacle.most_changes is not None:
        most = formatting.counted(obstacle.most_changes, "part")
        why = (
            tr("The locks")
            if obstacle.test is None
            else tr("{test} have to originate: the locks", test=_capital(obstacle.test))
        )
        return tr(
            "{why} let at most {most} move, and these have to: {parts}.", why=why, most=most, parts=parts
        )
    if obstacle.test is None:
        return tr("The locks leave no source for {parts}.", parts=parts)
    entry = TESTS[obstacle.test]
    if entry.never:
        return tr("{never} Sourcing does not change it.", never=entry.never)
    if obstacle.possible is not None:
        return _unknown(obstacle, obstacle.test, obstacle.possible)
    reach = tr(
        "{test} {reaches} {reachable} at most, {threshold} is asked for.",
        test=_capital(obstacle.test),
        reaches=entry.reaches,
        reachable=formatting.percent(obstacle.reachable),
        threshold=formatting.percent(obstacle.threshold),
    )
    if not named:
        return tr("{reach} Sourcing does not change it.", reach=reach)
    return tr("{reach} Most of what is missing: {named}.", reach=reach, named=", ".join(named))


def _unknown(obstacle: Obstacle, test: Test, share: float) -> str:
    """Return an obstacle that is that origins are unknown, and what would be needed."""
    entry, one = TESTS[test], obstacle.unknown_parts == 1
    parts = formatting.counted(obstacle.unknown_parts, "part")
    threshold, possible = map(formatting.percent, (obstacle.threshold, share))
    counts = tr("counts as foreign until it is known") if one else tr("count as foreign until they are known")
    said = tr(
        "{test} {reaches} {reachable} for certain, {threshold} is asked for: {parts} of "
        "unknown origin {counts}.",
        test=_capital(test),
        reaches=entry.reaches,
        reachable=formatting.percent(obstacle.reachable),
        threshold=threshold,
        parts=parts,
        counts=counts,
    )
    whose = tr("it is") if one else tr("they are")
    if share < obstacle.threshold:
        return tr(
            "{said} Even if {whose} from the region, no more than {possible} is reached.",
            said=said,
            whose=whose,
            possible=possible,
        )
    need = (
        tr("its country of origin, or a certificate")
        if one
        else tr("their countries of origin, or certificates")
    )
    return tr(
        "{said} If {whose} from the region, {possible} is reached: state {need}.",
        said=said,
        whose=whose,
        possible=possible,
        need=need,
    )


def _capital(test: Test) -> str:
    """Return the name of a test at the begin of a sentence."""
    return f"{test.value[0].upper()}{test.value[1:]}"


def locks_sentence(locks: Locks) -> str:
    """Return what must be left alone; empty for nothing."""
    said = []
    if locks.kept_parts:
        said.append(f"{_listed(locks.kept_parts)} {'stays' if len(locks.kept_parts) == 1 else 'stay'}")
    if locks.barred_countries:
        said.append(
            tr(
                "nothing from {listed}",
                listed=_listed(country or "unknown" for country in locks.barred_countries),
            )
        )
    if locks.most_changes is not None:
        said.append(
            tr(
                "at most {most_changes} a model",
                most_changes=formatting.counted(locks.most_changes, "change"),
            )
        )
    return "; ".join(said)


def _listed(names: Iterable[str]) -> str:
    """Return names with commas between them."""
    return ", ".join(sorted(names))


def fleet_sentence(fleet: ResourcedFleet) -> str:
    """Return how many models do what."""
    said = [
        f"{formatting.count(number)} {COURSES[course].inside}" for course, number in fleet.courses.items()
    ]
    return tr("Fleet: {said}", said=", ".join(said))


def qualifying_sentence(fleet: ResourcedFleet) -> str:
    """Return how many models qualify as decided, and how many as they are sourced."""
    models = sum(fleet.courses.values())
    return tr(
        "{qualifying} of {models} qualify as decided, {incumbent_qualifying} as sourced in the workbook",
        qualifying=formatting.count(fleet.qualifying),
        models=formatting.count(models),
        incumbent_qualifying=formatting.count(fleet.incumbent_qualifying),
    )


def fleet_lines(fleet: ResourcedFleet) -> tuple[str, ...]:
    """Return the totals a year, one to a line."""
    landed = fleet.landed_usd - fleet.switching_usd
    claiming = f", {CLAIMING.inside} {formatting.dollars(fleet.claim_usd)}" if fleet.claim_usd else ""
    return (
        qualifying_sentence(fleet),
        (
            tr(
                "{word} a year: {duty_usd} ({inside} {vehicle_duty_usd}, {inside_2} "
                "{parts_duty_usd}); {inside_3} {fees_usd}",
                word=DUTY.word,
                duty_usd=formatting.dollars(fleet.duty_usd),
                inside=VEHICLE_DUTY.inside,
                vehicle_duty_usd=formatting.dollars(fleet.vehicle_duty_usd),
                inside_2=PARTS_DUTY.inside,
                parts_duty_usd=formatting.dollars(fleet.parts_duty_usd),
                inside_3=FEES.inside,
                fees_usd=formatting.dollars(fleet.fees_usd),
            )
        ),
        (
            tr(
                "{word} a year: {landed}, {inside} {switching_usd}{claiming}; {inside_2} {saves_usd} "
                "against the sourcing of the workbook",
                word=LANDED.word,
                landed=formatting.dollars(landed),
                inside=SWITCHING.inside,
                switching_usd=formatting.dollars(fleet.switching_usd),
                claiming=claiming,
                inside_2=SAVES.inside,
                saves_usd=formatting.dollars(fleet.saves_usd),
            )
        ),
    )
