"""What could be decided: who re-sources, who pays, and what that saves a year."""

from collections.abc import Collection, Sequence

from headroom.findings.finding import Finding
from headroom.findings.phrases import capital, qualify, spelled, the
from headroom.optimum.courses_of_action import Course, course_of
from headroom.optimum.decided_costs import volume_of
from headroom.optimum.decisions import Decided
from headroom.optimum.fleet_totals import ResourcedFleet
from headroom.optimum.resourcing import ModelResourcing
from headroom.rules.offers import Offers
from headroom.rules.verdict import Verdict
from headroom.words import formatting
from headroom.words.definitions import CLAIMING, DUTY, SWITCHING

_A_DOLLAR = 0.5  # less is shown as nothing
_NO_WAY = "this workbook names no other way to source a part"


def decide_finding(decided: Decided, applied: Collection[str] = ()) -> Finding:
    """Return what to do with the fleet and what it saves a year, and how many parts that moves.

    Args:
        decided: What was decided.
        applied: Names of the models that the scenario sources as decided; see ``applied_models``.
    """
    answers = decided.answers
    if not answers:
        return Finding("No model is to be decided")
    offers = decided.question.offers.under(decided.question.scenario)
    if not offers.alternative.any():
        return _without_alternatives(answers, offers)
    by_course: dict[Course, list[ModelResourcing]] = {course: [] for course in Course}
    for answer in answers:
        by_course[course_of(answer)].append(answer)
    return Finding(_sentence(by_course, len(answers), applied), _detail(decided, by_course, applied))


def saved_a_year(answers: Sequence[ModelResourcing]) -> float:
    """Return what the sourcing decided on saves of some models against the workbook's, US dollars a year."""
    return sum(answer.saves_usd * volume_of(answer) for answer in answers)


def _without_alternatives(answers: Sequence[ModelResourcing], offers: Offers) -> Finding:
    """Return who qualifies where nothing can be sourced otherwise."""
    verdicts = [Verdict(int(one.problem.terms.outcome.verdict[one.problem.model])) for one in answers]
    fails, unclear = verdicts.count(Verdict.FAILS), verdicts.count(Verdict.UNDETERMINED)
    if fails and len(answers) == 1:
        lead = f"{capital(the(answers[0].model))} fails"
    elif fails:
        lead = formatting.counted(fails, "model fails", "models fail")
    else:
        lead = qualify(len(answers) - unclear, len(answers))
    if unclear:
        lead += f", {formatting.count(unclear)} cannot be told"
    stated = int(offers.current.book.rows.alternative.sum())
    detail = "Decide compares sourcings: it needs rows marked “alternative”."
    if stated:
        detail = (
            f"{formatting.counted(stated, 'row is', 'rows are')} marked “alternative”, "
            "but of no model and part that has a current row."
        )
    return Finding(f"{lead}, and {_NO_WAY}", detail)


def _sentence(by_course: dict[Course, list[ModelResourcing]], models: int, applied: Collection[str]) -> str:
    """Return what to do, and what it saves; or what it saves where it is done already."""
    moving, paying = by_course[Course.RE_SOURCE], by_course[Course.PAY]
    free, stuck = by_course[Course.NOTHING_DUE], by_course[Course.NO_SOURCE]
    saved = saved_a_year((*moving, *paying))
    made, changed = _made((*moving, *paying), applied)
    if made and made == changed:
        return f"Applied: {_done(moving, paying, models)}{_brought(saved)}{_could(free, applied)}"
    if moving:
        do = f"Re-source {_which(moving, models)}"
        do += f", pay for {formatting.count(len(paying))}" if paying else ""
    elif paying:
        do = f"Pay for {_which(paying, models)}"
    elif len(stuck) == models:
        return f"The locks leave no sourcing for {_which(stuck, models)}"
    elif len(free) == models:
        return f"{_which(free, models, capitals=True)} {_owes(free)} no vehicle duty{_of_free(free, applied)}"
    else:
        return f"Nothing to re-source: {_staying(by_course, models)}{_of_free(free, applied)}"
    return f"{do}{_effect(saved)}{_so_far(made, changed)}{_could(free, applied)}"


def _done(moving: Sequence[ModelResourcing], paying: Sequence[ModelResourcing], models: int) -> str:
    """Return what the scenario does already."""
    if not moving:
        return f"{_which(paying, models)} {'pays' if len(paying) == 1 else 'pay'}"
    do = f"{_which(moving, models)} {'is' if len(moving) == 1 else 'are'} re-sourced"
    if paying:
        do += f", {formatting.count(len(paying))} {'pays' if len(paying) == 1 else 'pay'}"
    return do


def _brought(usd: float) -> str:
    """Return what is saved a year by what is done already."""
    if abs(usd) < _A_DOLLAR:
        return ""
    amount = f"{formatting.about(abs(usd))} a year"
    return f", which saves {amount}" if usd > 0 else f", which costs {amount} more"


def _so_far(made: int, of: int) -> str:
    """Return how many of some models are sourced as decided already; empty for none."""
    return f" ({formatting.count(made)} of {formatting.count(of)} applied)" if made else ""


def _effect(usd: float) -> str:
    """Return what is saved a year, as the end of what to do."""
    if abs(usd) < _A_DOLLAR:
        return ""
    verb = "save" if usd > 0 else "spend"
    return f" and {verb} {formatting.about(abs(usd))}{' a year' if usd > 0 else ' a year more'}"


def _could(free: Sequence[ModelResourcing], applied: Collection[str]) -> str:
    """Return what models could save besides that need not qualify, or do save already."""
    usd = saved_a_year(free)
    if not usd >= _A_DOLLAR:
        return ""
    one = len(free) == 1
    who = f"{the(free[0].model)}, which owes" if one else f"the {spelled(len(free))} that owe"
    made, of = _made(free, applied)
    save = ("saves" if one else "save") if made == of else "could save"
    part = "" if made == of else _so_far(made, of)
    return f"; {who} no vehicle duty{',' if one else ''} {save} {formatting.about(usd)} more{part}"


def _made(answers: Sequence[ModelResourcing], applied: Collection[str]) -> tuple[int, int]:
    """Return how many models are sourced as decided already, of how many that change something."""
    changed = [answer for answer in answers if answer.moving]
    return sum(answer.model in applied for answer in changed), len(changed)


def _of_free(free: Sequence[ModelResourcing], applied: Collection[str]) -> str:
    """Return what models could save that need not qualify, where nobody else saves anything."""
    usd = saved_a_year(free)
    if not usd >= _A_DOLLAR:
        return ""
    made, of = _made(free, applied)
    if made == of:
        return f"; the sources decided on save {formatting.about(usd)} a year"
    return f"; other sources could save {formatting.about(usd)} a year{_so_far(made, of)}"


def _staying(by_course: dict[Course, list[ModelResourcing]], models: int) -> str:
    """Return how many models stay as they are."""
    stays = models - len(by_course[Course.NOTHING_DUE])
    if models == 1:
        return f"{the(next(answer for of in by_course.values() for answer in of).model)} stays as it is"
    which = f"all {formatting.count(models)}" if stays == models else formatting.counted(stays, "model")
    return f"{which} {'stays as it is' if stays == 1 else 'stay as they are'}"


def _which(answers: Sequence[ModelResourcing], models: int, *, capitals: bool = False) -> str:
    """Return which models, e.g. ``all 12 models``, ``9 models``, ``the Tacoma``."""
    count = len(answers)
    if count == 1:
        said = the(answers[0].model)
    else:
        said = f"{'all ' if count == models else ''}{formatting.counted(count, 'model')}"
    return capital(said) if capitals else said


def _owes(answers: Sequence[ModelResourcing]) -> str:
    """Return the verb that goes with some models."""
    return "owes" if len(answers) == 1 else "owe"


def _a_year(fleet: ResourcedFleet) -> str:
    """Return duty and landed cost of a fleet as decided, and what is not in it: switching and claiming."""
    said = [
        f"{formatting.millions(fleet.duty_usd)} of {DUTY.inside}",
        f"{formatting.millions(fleet.landed_usd - fleet.switching_usd)} landed",
    ]
    if fleet.switching_usd >= _A_DOLLAR:
        said.append(f"{formatting.millions(fleet.switching_usd)} of {SWITCHING.inside}")
    if fleet.claim_usd >= _A_DOLLAR:
        said.append(f"{formatting.millions(fleet.claim_usd)} of {CLAIMING.inside}")
    return f"{', '.join(said)} a year"


def _parts(by_course: dict[Course, list[ModelResourcing]]) -> str:
    """Return how many parts move, and how many of them are of models that need not qualify."""
    free = by_course[Course.NOTHING_DUE]
    parts = sum(answer.moving for of in by_course.values() for answer in of)
    besides = sum(answer.moving for answer in free)
    said = formatting.counted(parts, "part moves", "parts move")
    if not 0 < besides < parts:
        return said
    whose = the(free[0].model) if len(free) == 1 else f"the {spelled(len(free))}"
    told = "" if saved_a_year(free) >= _A_DOLLAR else f" that {_owes(free)} no vehicle duty"
    return f"{said}, {formatting.count(besides)} of them of {whose}{told}"


def _detail(
    decided: Decided, by_course: dict[Course, list[ModelResourcing]], applied: Collection[str]
) -> str:
    """Return how many parts move and what a year comes to, for whom paying is cheaper, how sure that is."""
    paying, stuck = by_course[Course.PAY], by_course[Course.NO_SOURCE]
    made, changed = _made((*by_course[Course.RE_SOURCE], *paying), applied)
    done = made == changed > 0
    moving = f"{'Against the workbook, ' if done else ''}{_parts(by_course)}: {_a_year(decided.fleet)}."
    said = [moving if decided.fleet.changes else "No part moves."]
    unable = sum(answer.comply is None for answer in paying)
    cheaper = len(paying) - unable
    if cheaper or not (unable or done):
        said.append(f"Paying is cheaper for {formatting.count(cheaper) if cheaper else 'none'}.")
    if unable:
        said.append(f"{formatting.counted(unable, 'model has', 'models have')} no way to qualify.")
    if stuck and len(stuck) < len(decided.answers):
        said.append(f"The locks leave no sourcing for {formatting.count(len(stuck))}.")
    unproven = sum(not answer.proven_optimal for answer in decided.answers)
    if unproven:
        said.append(f"{formatting.counted(unproven, 'answer is', 'answers are')} not proven the cheapest.")
    else:
        said.append("Every answer is proven the cheapest.")
    return " ".join(said)
