"""Comply or pay in words: the decision, what blocks a model, the fleet in a sentence."""

from collections.abc import Callable, Iterable

from headroom.language import tr, tr_count, tr_in
from headroom.optimum.attainable_content import Nearest, Obstacle
from headroom.optimum.change_worth import Worth
from headroom.optimum.courses_of_action import Course, course_of
from headroom.optimum.fleet_totals import ResourcedFleet
from headroom.optimum.resourcing import Decision, ModelResourcing
from headroom.rules.policy import Test
from headroom.rules.scenario import Locks
from headroom.rules.vehicle_tests import TESTS
from headroom.words import formatting
from headroom.words.definitions import COURSES

_CENT = 0.005  # less than half a cent is nothing
_UNKNOWN = tr_in("a country", "unknown")
_UNMOVED = tr("Sourcing does not change it.")
_NO_ALTERNATIVE = tr("parts without alternative")


def decision_word(answer: ModelResourcing) -> str:
    """Return what is done with a model, in a word or two."""
    return COURSES[course_of(answer)].inside


def decision_sentence(answer: ModelResourcing) -> str:
    """Return why a decision is what it is, and what it saves."""
    if course_of(answer) is Course.NO_SOURCE:
        return f"{decision_reason(answer)}."
    return f"{decision_reason(answer)}; {saving_phrase(answer)}."


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
                "Complying is {amount} a vehicle cheaper than paying",
                amount=formatting.dollars(-(gap or 0.0)),
            )
        case Course.NOTHING_DUE:
            said = tr("No duty falls on the vehicle, it need not qualify")
        case _ if gap is None:
            said = tr("No sourcing qualifies, it pays the duty")
        case _:
            said = tr("Paying is {amount} a vehicle cheaper than complying", amount=formatting.dollars(gap))
    return said


def saving_phrase(answer: ModelResourcing) -> str:
    """Return what the changes decided on save."""
    count, usd = len(answer.changes), answer.saves_usd
    if not count:
        return tr("no change of sources saves anything")
    amount = formatting.dollars(abs(usd))
    if abs(usd) < _CENT:
        return tr_count("{n} change comes to the same cost", "{n} changes come to the same cost", count)
    if usd > 0:
        return tr_count(
            "{n} change saves {amount} a vehicle", "{n} changes save {amount} a vehicle", count, amount=amount
        )
    return tr_count(
        "{n} change costs {amount} a vehicle more",
        "{n} changes cost {amount} a vehicle more",
        count,
        amount=amount,
    )


def or_nothing(value: float | None, write: Callable[[float], str]) -> str:
    """Return a figure in words, a dash where there is none."""
    return formatting.NOTHING if value is None else write(value)


def point_price(worth: Worth) -> str:
    """Return what a point of content costs that a change adds, or that it saves for one it gives up."""
    usd = worth.usd_per_point
    if usd is None:
        return formatting.NOTHING
    amount = formatting.dollars(usd, 2)
    # Translators: what giving up a point of content saves.
    return tr("saves {amount}", amount=amount) if worth.gives_up else amount


def blocked(near: Nearest) -> tuple[str, ...]:
    """Return how near a model comes that cannot qualify and what blocks it, sentence by sentence."""
    return tuple(_obstacle(obstacle) for obstacle in near.obstacles)


def _obstacle(obstacle: Obstacle) -> str:
    """Return one obstacle as a sentence."""
    more = [tr("{count} more", count=formatting.count(obstacle.more_parts))] if obstacle.more_parts else []
    parts = ", ".join([*(part for part, _ in obstacle.parts), *more])
    if obstacle.most_changes is not None:
        return _too_few_moves(obstacle, obstacle.most_changes, parts)
    if obstacle.test is None:
        # Translators: parts is a list of part numbers.
        return tr("The locks leave no source for {parts}.", parts=parts)
    entry = TESTS[obstacle.test]
    if entry.never:
        return f"{entry.never} {_UNMOVED}"
    if obstacle.possible is not None:
        return f"{_for_certain(obstacle, obstacle.test)} {_unknown(obstacle, obstacle.possible)}"
    reach = _at_most(obstacle, obstacle.test)
    if not obstacle.parts:
        return f"{reach} {_UNMOVED}"
    named = [f"{part or _NO_ALTERNATIVE} {formatting.dollars(usd)}" for part, usd in obstacle.parts]
    missing = tr("Most of what is missing: {parts}.", parts=", ".join(named))
    return f"{reach} {missing}"


def _too_few_moves(obstacle: Obstacle, most: int, parts: str) -> str:
    """Return that the locks let too few parts move."""
    if obstacle.test is None:
        return tr_count(
            "The locks let at most {n} part move, and these have to: {parts}.",
            "The locks let at most {n} parts move, and these have to: {parts}.",
            most,
            parts=parts,
        )
    return tr_count(
        "{test} have to originate: the locks let at most {n} part move, and these have to: {parts}.",
        "{test} have to originate: the locks let at most {n} parts move, and these have to: {parts}.",
        most,
        test=obstacle.test.label,
        parts=parts,
    )


def _at_most(obstacle: Obstacle, test: Test) -> str:
    """Return what a test reaches by any sourcing."""
    name = test.label
    reached, needed = map(formatting.percent, (obstacle.reachable, obstacle.threshold))
    if TESTS[test].plural:
        # Translators: test is a plural, e.g. "Core parts".
        return tr(
            "{test} reach {share} at most, {needed} is asked for.", test=name, share=reached, needed=needed
        )
    return tr(
        "{test} reaches {share} at most, {needed} is asked for.", test=name, share=reached, needed=needed
    )


def _for_certain(obstacle: Obstacle, test: Test) -> str:
    """Return what a test reaches whatever the unknown origins are, and how many parts those are of."""
    name = test.label
    reached, needed = map(formatting.percent, (obstacle.reachable, obstacle.threshold))
    if TESTS[test].plural:
        certain = tr(
            "{test} reach {share} for certain, {needed} is asked for:",
            test=name,
            share=reached,
            needed=needed,
        )
    else:
        certain = tr(
            "{test} reaches {share} for certain, {needed} is asked for:",
            test=name,
            share=reached,
            needed=needed,
        )
    parts = tr_count(
        "{n} part of unknown origin counts as foreign until it is known.",
        "{n} parts of unknown origin count as foreign until they are known.",
        obstacle.unknown_parts,
    )
    return f"{certain} {parts}"


def _unknown(obstacle: Obstacle, share: float) -> str:
    """Return what knowing the unknown origins would do, and what would be needed."""
    one, possible = obstacle.unknown_parts == 1, formatting.percent(share)
    if share < obstacle.threshold and one:
        return tr("Even if it is from the region, no more than {share} is reached.", share=possible)
    if share < obstacle.threshold:
        return tr("Even if they are from the region, no more than {share} is reached.", share=possible)
    if one:
        return tr(
            "If it is from the region, {share} is reached: state its country of origin, or a certificate.",
            share=possible,
        )
    return tr(
        "If they are from the region, {share} is reached: state their countries of origin, or certificates.",
        share=possible,
    )


def locks_sentence(locks: Locks) -> str:
    """Return what must be left alone; empty for nothing."""
    said = []
    if locks.kept_parts:
        parts = _listed(locks.kept_parts)
        said.append(
            tr("{part} stays", part=parts) if len(locks.kept_parts) == 1 else tr("{parts} stay", parts=parts)
        )
    if locks.barred_countries:
        countries = _listed(country or _UNKNOWN for country in locks.barred_countries)
        said.append(tr("nothing from {countries}", countries=countries))
    if locks.most_changes is not None:
        said.append(tr_count("at most {n} change a model", "at most {n} changes a model", locks.most_changes))
    return "; ".join(said)


def _listed(names: Iterable[str]) -> str:
    """Return names with commas between them."""
    return ", ".join(sorted(names))


def fleet_sentence(fleet: ResourcedFleet) -> str:
    """Return how many models do what."""
    said = [_counted(course, number) for course, number in fleet.courses.items()]
    # Translators: decisions is e.g. "3 stay, 2 re-source, 1 pay".
    return tr("Fleet: {decisions}", decisions=", ".join(said))


def _counted(course: Course, n: int) -> str:
    """Return of how many models something is decided, e.g. ``3 stay``."""
    match course:
        case Course.STAY:
            return tr_count("{n} stay", "{n} stay", n)
        case Course.RE_SOURCE:
            return tr_count("{n} re-source", "{n} re-source", n)
        case Course.PAY:
            return tr_count("{n} pay", "{n} pay", n)
        case Course.NOTHING_DUE:
            return tr_count("{n} nothing due", "{n} nothing due", n)
    return tr_count("{n} no source left", "{n} no source left", n)


def qualifying_sentence(fleet: ResourcedFleet) -> str:
    """Return how many models qualify as decided, and how many as they are sourced."""
    models = sum(fleet.courses.values())
    return tr(
        "{count} of {models} qualify as decided, {before} as sourced in the workbook",
        count=formatting.count(fleet.qualifying),
        models=formatting.count(models),
        before=formatting.count(fleet.incumbent_qualifying),
    )


def fleet_lines(fleet: ResourcedFleet) -> tuple[str, ...]:
    """Return the totals a year, one to a line."""
    landed = fleet.landed_usd - fleet.switching_usd
    switching, saves = formatting.dollars(fleet.switching_usd), formatting.dollars(fleet.saves_usd)
    if fleet.claim_usd:
        costs = tr(
            "Landed cost a year: {landed}, switching cost {switching}, claiming {claiming}; saves {saves} "
            "against the sourcing of the workbook",
            landed=formatting.dollars(landed),
            switching=switching,
            claiming=formatting.dollars(fleet.claim_usd),
            saves=saves,
        )
    else:
        costs = tr(
            "Landed cost a year: {landed}, switching cost {switching}; saves {saves} "
            "against the sourcing of the workbook",
            landed=formatting.dollars(landed),
            switching=switching,
            saves=saves,
        )
    duty = tr(
        "Duty a year: {duty} (vehicle duty {vehicle_duty}, parts duty {parts_duty}); fees {fees}",
        duty=formatting.dollars(fleet.duty_usd),
        vehicle_duty=formatting.dollars(fleet.vehicle_duty_usd),
        parts_duty=formatting.dollars(fleet.parts_duty_usd),
        fees=formatting.dollars(fleet.fees_usd),
    )
    return qualifying_sentence(fleet), duty, costs
