"""What the law has done to the fleet from its first step to today."""

from collections.abc import Sequence

import numpy as np

from headroom.analysis.timeline import LawStep, Timeline
from headroom.arrays import Floats
from headroom.findings.finding import Finding
from headroom.findings.phrases import clauses, listed, short, spelled, the
from headroom.language import tr, tr_count, tr_in, translated
from headroom.rules.verdict import Verdict
from headroom.words import formatting

_A_DOLLAR = 0.5  # less is shown as nothing
_MOST_NAMED = 2
_BOTH = 2
_HALF = 0.5
"""Share of all change of which a single step makes most."""


def timeline_finding(timeline: Timeline, *, costs: bool = True) -> Finding:
    """Return how duty and verdicts moved from the first step to today; beside it the step that weighs most.

    Of what never was law the last step stands in the place of today.

    Args:
        timeline: The fleet under each step of the law.
        costs: Whether the workbook states costs; content labels have verdicts only.
    """
    steps = timeline.steps
    if not len(timeline.volume):
        return Finding(tr("No model is open"))
    if len(steps) == 1:
        return _of_one(timeline, costs=costs)
    today = timeline.today
    end = today or len(steps) - 1
    named = tr_in("the end of a span", "today") if today else formatting.iso(steps[-1].law.day)
    verdicts = _verdicts(timeline, end)
    change = tr(
        # Translators: from which step of the law to which day; then a clause, “duty grows from … to …”.
        "From {start} to {end} {change}",
        start=short(steps[0].law.words.title),
        end=named,
        change=_duty(timeline, end) if costs else verdicts,
    )
    if not costs:
        return Finding(change)
    detail = (_heaviest(timeline, end), _ahead(timeline, end))
    return Finding(clauses(change, verdicts), " ".join(filter(None, detail)))


def _of_one(timeline: Timeline, *, costs: bool) -> Finding:
    """Return what is said where the law has no steps."""
    only = timeline.steps[0]
    models, policy = only.fleet.models, short(translated(only.law.policy.title))
    if models == 1:
        said = tr(
            "{policy} has no other date: {count} of 1 model qualifies",
            policy=policy,
            count=formatting.count(only.fleet.qualifying),
        )
    else:
        said = tr_count(
            "{policy} has no other date: {n} of {models} qualifies",
            "{policy} has no other date: {n} of {models} qualify",
            only.fleet.qualifying,
            policy=policy,
            models=tr_count("{n} model", "{n} models", models),
        )
    if not costs:
        return Finding(said)
    duty = formatting.about(only.fleet.duty_usd)
    return Finding(tr("{qualifying}, duty is {amount} a year", qualifying=said, amount=duty))


def _duty(timeline: Timeline, end: int) -> str:
    """Return what becomes of the duty a year."""
    first, last = timeline.steps[0].fleet.duty_usd, timeline.steps[end].fleet.duty_usd
    before, after = formatting.about(first), formatting.about(last)
    if before == after:
        return tr("duty stays at {amount} a year", amount=after)
    if last > first:
        return tr("duty grows from {before} to {after} a year", before=before, after=after)
    return tr("duty falls from {before} to {after} a year", before=before, after=after)


def _verdicts(timeline: Timeline, end: int) -> str:
    """Return who lost and who gained the preference."""
    first, last = timeline.steps[0].verdict, timeline.steps[end].verdict
    began, ends = first == Verdict.QUALIFIES, last == Verdict.QUALIFIES
    lost = int((began & (last == Verdict.FAILS)).sum())
    unclear = int((began & (last == Verdict.UNDETERMINED)).sum())
    gained = int((~began & ends).sum())
    models = len(first)
    said: list[str] = []
    if lost:
        who = _who(lost, models)
        said.append(
            tr_count("{models} lost the preference", "{models} lost the preference", lost, models=who)
        )
    if unclear:
        who = formatting.count(unclear) if said else _who(unclear, models)
        said.append(
            tr_count(
                "of {models} it can no longer be told",
                "of {models} it can no longer be told",
                unclear,
                models=who,
            )
        )
    if gained:
        who = formatting.count(gained) if said else _who(gained, models)
        said.append(_gained(gained, who, again=bool(lost)))
    if not said:
        return _staying(int(began.sum()), int((~began & (last == Verdict.UNDETERMINED)).sum()), models)
    return listed(said)


def _gained(count: int, who: str, *, again: bool) -> str:
    """Return who gained the preference; it is named unless it was named before."""
    if again:
        return tr_count("{models} gained it", "{models} gained it", count, models=who)
    return tr_count("{models} gained the preference", "{models} gained the preference", count, models=who)


def _staying(qualifying: int, unclear: int, models: int) -> str:
    """Return what is said where no model loses or gains the preference.

    Args:
        qualifying: Models that qualify at both ends.
        unclear: Models of which nothing can be told at the end.
        models: All.
    """
    if qualifying == models:
        who = _who(models, models)
        return tr_count("{models} keeps the preference", "{models} keep the preference", models, models=who)
    if models == 1 and unclear:
        return tr("whether the model qualifies cannot be told")
    if models == 1:
        return tr("the model has no preference")
    return tr("no model loses or gains the preference")


def _who(count: int, models: int) -> str:
    """Return how many models of all, as the subject of a phrase."""
    if models == 1:
        return tr_in("the only one", "the model")
    if count == models == _BOTH:
        return tr("both models")
    if count == models:
        return tr("all {models} models", models=formatting.count(models))
    return tr_count(
        "{n} of {models} models", "{n} of {models} models", count, models=formatting.count(models)
    )


def _heaviest(timeline: Timeline, end: int) -> str:
    """Return which step changes duty most, and by how much; empty where none does."""
    changes: Floats = timeline.duty_changes_usd[: end + 1]
    sizes = np.abs(changes)
    if sizes.max() < _A_DOLLAR:
        return ""
    greatest = [at for at in range(len(changes)) if sizes[at] > sizes.max() - _A_DOLLAR]
    amount = formatting.about(float(sizes.max()))
    if len(greatest) > 1:
        return tr(
            "The greatest steps, {steps}, each move {amount} a year.",
            steps=_named([timeline.steps[at].law for at in greatest]),
            amount=amount,
        )
    at, whole = greatest[0], float(changes.sum())
    most = whole * changes[at] > 0 and _HALF * np.abs(changes).sum() < sizes[at]
    does = _does(_called(timeline.steps[at].law), float(changes[at]), amount)
    does = _taking(does, timeline, at)
    if most:
        return tr("Most of it is one step: {step_does}.", step_does=does)
    return tr("The greatest step: {step_does}.", step_does=does)


def _does(step: str, usd: float, amount: str) -> str:
    """Return what a step does to duty."""
    if usd > 0:
        # Translators: a step of the law with its day, also below.
        return tr("{step} adds {amount} a year", step=step, amount=amount)
    return tr("{step} takes off {amount} a year", step=step, amount=amount)


def _taking(does: str, timeline: Timeline, at: int) -> str:
    """Return what a step does with from whom it takes the preference."""
    before, now = timeline.steps[at - 1].verdict, timeline.steps[at].verdict
    who = np.flatnonzero((before == Verdict.QUALIFIES) & (now != Verdict.QUALIFIES)).tolist()
    if not who:
        return does
    if len(who) == 1:
        name = the(timeline.vehicles[who[0]].name)
        return tr("{step_does} and takes the preference from {model}", step_does=does, model=name)
    return tr(
        "{step_does} and takes the preference from {count} models", step_does=does, count=spelled(len(who))
    )


def _ahead(timeline: Timeline, end: int) -> str:
    """Return what of the law is still to come, and what it does."""
    pending = timeline.steps[end + 1 :]
    if not pending:
        return ""
    by = pending[-1].fleet.duty_usd - timeline.steps[end].fleet.duty_usd
    one = len(pending) == 1
    what = (
        _called(pending[0].law)
        if one
        else tr(
            "{count} steps up to {day}",
            count=spelled(len(pending)),
            day=formatting.iso(pending[-1].law.day),
        )
    )
    if abs(by) < _A_DOLLAR:
        return tr("Still to come, without effect on duty: {steps}.", steps=what)
    amount = formatting.about(abs(by))
    if by > 0:
        return tr_count(
            "Still to come: {steps} adds {amount} a year.",
            "Still to come: {steps} add {amount} a year.",
            len(pending),
            steps=what,
            amount=amount,
        )
    return tr_count(
        "Still to come: {steps} takes off {amount} a year.",
        "Still to come: {steps} take off {amount} a year.",
        len(pending),
        steps=what,
        amount=amount,
    )


def _named(steps: Sequence[LawStep]) -> str:
    """Return the names of steps, of many only how many more there are."""
    names = [_called(step) for step in steps[:_MOST_NAMED]]
    rest = len(steps) - len(names)
    # Translators: of steps of the law.
    return listed([*names, tr("{count} more", count=spelled(rest))] if rest else names)


def _called(step: LawStep) -> str:
    """Return what a step is called in a sentence, with its day."""
    return tr("{step} on {day}", step=short(step.title), day=formatting.iso(step.day))
