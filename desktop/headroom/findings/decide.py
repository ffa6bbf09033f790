"""What could be decided: who re-sources, who pays, and what that saves a year."""

from collections.abc import Collection, Sequence

from headroom.findings.finding import Finding
from headroom.findings.phrases import capital, clauses, qualify, spelled, the
from headroom.language import tr, tr_count
from headroom.optimum.courses_of_action import Course, course_of
from headroom.optimum.decided_costs import volume_of
from headroom.optimum.decisions import Decided
from headroom.optimum.fleet_totals import ResourcedFleet
from headroom.optimum.resourcing import ModelResourcing
from headroom.rules.offers import Offers
from headroom.rules.verdict import Verdict
from headroom.words import formatting

_A_DOLLAR = 0.5  # less is shown as nothing


def decide_finding(decided: Decided, applied: Collection[str] = ()) -> Finding:
    """Return what to do with the fleet and what it saves a year, and how many parts that moves.

    Args:
        decided: What was decided.
        applied: Names of the models that the scenario sources as decided; see ``applied_models``.
    """
    answers = decided.answers
    if not answers:
        return Finding(tr("No model is to be decided"))
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
        lead = capital(tr("{model} fails", model=the(answers[0].model)))
    elif fails:
        lead = tr_count("{n} model fails", "{n} models fail", fails)
    else:
        lead = qualify(len(answers) - unclear, len(answers))
    if unclear:
        lead = tr_count(
            "{qualifying}, {n} cannot be told", "{qualifying}, {n} cannot be told", unclear, qualifying=lead
        )
    stated = int(offers.current.book.rows.alternative.sum())
    detail = tr("Decide compares sourcings: it needs rows marked “alternative”.")
    if stated:
        detail = tr_count(
            "{n} row is marked “alternative”, but of no model and part that has a current row.",
            "{n} rows are marked “alternative”, but of no model and part that has a current row.",
            stated,
        )
    # Translators: the place says who fails or qualifies, in a clause.
    sentence = tr("{verdicts}, and this workbook names no other way to source a part", verdicts=lead)
    return Finding(sentence, detail)


def _sentence(by_course: dict[Course, list[ModelResourcing]], models: int, applied: Collection[str]) -> str:
    """Return what to do, and what it saves; or what it saves where it is done already."""
    moving, paying = by_course[Course.RE_SOURCE], by_course[Course.PAY]
    free, stuck = by_course[Course.NOTHING_DUE], by_course[Course.NO_SOURCE]
    saved = saved_a_year((*moving, *paying))
    made, changed = _made((*moving, *paying), applied)
    if made and made == changed:
        done = tr("Applied: {done}", done=_brought(_done(moving, paying, models), saved))
        return clauses(done, _could(free, applied))
    if moving or paying:
        do = _so_far(_effect(_to_do(moving, paying, models), saved), made, changed)
        return clauses(do, _could(free, applied))
    if len(stuck) == models:
        return tr("The locks leave no sourcing for {models}", models=_which(stuck, models))
    if len(free) == models:
        owes = tr_count(
            "{models} owes no vehicle duty",
            "{models} owe no vehicle duty",
            len(free),
            models=_which(free, models),
        )
        return clauses(capital(owes), _of_free(free, applied))
    nothing = tr("Nothing to re-source: {staying}", staying=_staying(by_course, models))
    return clauses(nothing, _of_free(free, applied))


def _to_do(moving: Sequence[ModelResourcing], paying: Sequence[ModelResourcing], models: int) -> str:
    """Return what to do."""
    if not moving:
        return tr("Pay for {models}", models=_which(paying, models))
    if not paying:
        return tr("Re-source {models}", models=_which(moving, models))
    which = _which(moving, models)
    return tr_count(
        "Re-source {models}, pay for {n}", "Re-source {models}, pay for {n}", len(paying), models=which
    )


def _done(moving: Sequence[ModelResourcing], paying: Sequence[ModelResourcing], models: int) -> str:
    """Return what the scenario does already."""
    if not moving:
        return tr_count("{models} pays", "{models} pay", len(paying), models=_which(paying, models))
    which = _which(moving, models)
    done = tr_count("{models} is re-sourced", "{models} are re-sourced", len(moving), models=which)
    if not paying:
        return done
    return tr_count("{resourced}, {n} pays", "{resourced}, {n} pay", len(paying), resourced=done)


def _brought(done: str, usd: float) -> str:
    """Return what is done already with what is saved by it a year."""
    if abs(usd) < _A_DOLLAR:
        return done
    amount = formatting.about(abs(usd))
    if usd > 0:
        return tr("{done}, which saves {amount} a year", done=done, amount=amount)
    return tr("{done}, which costs {amount} a year more", done=done, amount=amount)


def _so_far(sentence: str, made: int, of: int) -> str:
    """Return a sentence with how many of some models are sourced as decided already, where any is."""
    if not made:
        return sentence
    return tr_count(
        "{sentence} ({n} of {models} applied)",
        "{sentence} ({n} of {models} applied)",
        made,
        sentence=sentence,
        models=formatting.count(of),
    )


def _effect(do: str, usd: float) -> str:
    """Return what to do with what is saved by it a year."""
    if abs(usd) < _A_DOLLAR:
        return do
    amount = formatting.about(abs(usd))
    if usd > 0:
        return tr("{do} and save {amount} a year", do=do, amount=amount)
    return tr("{do} and spend {amount} a year more", do=do, amount=amount)


def _could(free: Sequence[ModelResourcing], applied: Collection[str]) -> str:
    """Return what models could save besides that need not qualify, or do save already."""
    usd = saved_a_year(free)
    if not usd >= _A_DOLLAR:
        return ""
    amount, (made, of) = formatting.about(usd), _made(free, applied)
    if len(free) == 1:
        who = the(free[0].model)
        if made == of:
            return tr("{model}, which owes no vehicle duty, saves {amount} more", model=who, amount=amount)
        text = tr("{model}, which owes no vehicle duty, could save {amount} more", model=who, amount=amount)
        return _so_far(text, made, of)
    count = spelled(len(free))
    if made == of:
        return tr("the {count} that owe no vehicle duty save {amount} more", count=count, amount=amount)
    text = tr("the {count} that owe no vehicle duty could save {amount} more", count=count, amount=amount)
    return _so_far(text, made, of)


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
        return tr("the sources decided on save {amount} a year", amount=formatting.about(usd))
    return _so_far(tr("other sources could save {amount} a year", amount=formatting.about(usd)), made, of)


def _staying(by_course: dict[Course, list[ModelResourcing]], models: int) -> str:
    """Return how many models stay as they are."""
    stays = models - len(by_course[Course.NOTHING_DUE])
    if models == 1:
        only = next(answer for of in by_course.values() for answer in of)
        return tr("{model} stays as it is", model=the(only.model))
    if stays == models:
        return tr("all {models} stay as they are", models=formatting.count(models))
    return tr_count("{n} model stays as it is", "{n} models stay as they are", stays)


def _which(answers: Sequence[ModelResourcing], models: int) -> str:
    """Return which models, e.g. ``all 12 models``, ``9 models``, ``the Tacoma``."""
    count = len(answers)
    if count == 1:
        return the(answers[0].model)
    if count == models:
        return tr("all {count} models", count=formatting.count(count))
    return tr_count("{n} model", "{n} models", count)


def _a_year(fleet: ResourcedFleet) -> str:
    """Return duty and landed cost of a fleet as decided, and what is not in it: switching and claiming."""
    said = [
        tr("{amount} of duty", amount=formatting.millions(fleet.duty_usd)),
        tr("{amount} landed", amount=formatting.millions(fleet.landed_usd - fleet.switching_usd)),
    ]
    if fleet.switching_usd >= _A_DOLLAR:
        said.append(tr("{amount} of switching cost", amount=formatting.millions(fleet.switching_usd)))
    if fleet.claim_usd >= _A_DOLLAR:
        said.append(tr("{amount} of claiming", amount=formatting.millions(fleet.claim_usd)))
    return tr("{amounts} a year", amounts=", ".join(said))


def _parts(by_course: dict[Course, list[ModelResourcing]]) -> str:
    """Return how many parts move, and how many of them are of models that need not qualify."""
    free = by_course[Course.NOTHING_DUE]
    parts = sum(answer.moving for of in by_course.values() for answer in of)
    besides = sum(answer.moving for answer in free)
    said = tr_count("{n} part moves", "{n} parts move", parts)
    if not 0 < besides < parts:
        return said
    told = saved_a_year(free) >= _A_DOLLAR
    if len(free) == 1:
        return _of_them(said, besides, the(free[0].model), told=told)
    return _of_several(said, besides, spelled(len(free)), told=told)


def _of_them(moving: str, besides: int, model: str, *, told: bool) -> str:
    """Return how many of the parts are of a model that owes no vehicle duty, unless that was told."""
    if told:
        return tr_count(
            "{moving}, {n} of them of {model}",
            "{moving}, {n} of them of {model}",
            besides,
            moving=moving,
            model=model,
        )
    return tr_count(
        "{moving}, {n} of them of {model} that owes no vehicle duty",
        "{moving}, {n} of them of {model} that owes no vehicle duty",
        besides,
        moving=moving,
        model=model,
    )


def _of_several(moving: str, besides: int, count: str, *, told: bool) -> str:
    """Return the same of several models."""
    if told:
        return tr_count(
            "{moving}, {n} of them of the {count}",
            "{moving}, {n} of them of the {count}",
            besides,
            moving=moving,
            count=count,
        )
    return tr_count(
        "{moving}, {n} of them of the {count} that owe no vehicle duty",
        "{moving}, {n} of them of the {count} that owe no vehicle duty",
        besides,
        moving=moving,
        count=count,
    )


def _detail(
    decided: Decided, by_course: dict[Course, list[ModelResourcing]], applied: Collection[str]
) -> str:
    """Return how many parts move and what a year comes to, for whom paying is cheaper, how sure that is."""
    paying, stuck = by_course[Course.PAY], by_course[Course.NO_SOURCE]
    made, changed = _made((*by_course[Course.RE_SOURCE], *paying), applied)
    done = made == changed > 0
    told, amounts = _parts(by_course), _a_year(decided.fleet)
    moving = (
        tr("Against the workbook, {moving}: {amounts}.", moving=told, amounts=amounts)
        if done
        else tr("{moving}: {amounts}.", moving=told, amounts=amounts)
    )
    said = [moving if decided.fleet.changes else tr("No part moves.")]
    unable = sum(answer.comply is None for answer in paying)
    cheaper = len(paying) - unable
    if cheaper:
        said.append(tr_count("Paying is cheaper for {n}.", "Paying is cheaper for {n}.", cheaper))
    elif not (unable or done):
        said.append(tr("Paying is cheaper for none."))
    if unable:
        said.append(
            tr_count("{n} model has no way to qualify.", "{n} models have no way to qualify.", unable)
        )
    if stuck and len(stuck) < len(decided.answers):
        left = len(stuck)
        said.append(
            tr_count("The locks leave no sourcing for {n}.", "The locks leave no sourcing for {n}.", left)
        )
    unproven = sum(not answer.proven_optimal for answer in decided.answers)
    if unproven:
        said.append(
            tr_count(
                "{n} answer is not proven the cheapest.", "{n} answers are not proven the cheapest.", unproven
            )
        )
    else:
        said.append(tr("Every answer is proven the cheapest."))
    return " ".join(said)
