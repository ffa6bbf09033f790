"""What the law has done to the fleet from its first step to today."""

from collections.abc import Sequence

import numpy as np

from headroom.analysis.timeline import LawStep, Timeline
from headroom.arrays import Floats
from headroom.findings.finding import Finding
from headroom.findings.phrases import listed, short, spelled, the
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
        return Finding("No model is open")
    if len(steps) == 1:
        return _of_one(timeline, costs=costs)
    today = timeline.today
    end, named = (today, "today") if today else (len(steps) - 1, formatting.iso(steps[-1].law.day))
    span = f"From {short(steps[0].law.words.title)} to {named}"
    if not costs:
        return Finding(f"{span} {_verdicts(timeline, end)}")
    sentence = f"{span} {_duty(timeline, end)}; {_verdicts(timeline, end)}"
    return Finding(sentence, " ".join(filter(None, (_heaviest(timeline, end), _ahead(timeline, end)))))


def _of_one(timeline: Timeline, *, costs: bool) -> Finding:
    """Return what is said where the law has no steps."""
    only = timeline.steps[0]
    qualifying, models = only.fleet.qualifying, only.fleet.models
    verb = "qualifies" if 1 in {models, qualifying} else "qualify"
    said = (
        f"{short(only.law.policy.title)} has no other date: {formatting.count(qualifying)} of "
        f"{formatting.counted(models, 'model')} {verb}"
    )
    return Finding(f"{said}, duty is {formatting.about(only.fleet.duty_usd)} a year" if costs else said)


def _duty(timeline: Timeline, end: int) -> str:
    """Return what becomes of the duty a year."""
    first, last = timeline.steps[0].fleet.duty_usd, timeline.steps[end].fleet.duty_usd
    before, after = formatting.about(first), formatting.about(last)
    if before == after:
        return f"duty stays at {after} a year"
    return f"duty {'grows' if last > first else 'falls'} from {before} to {after} a year"


def _verdicts(timeline: Timeline, end: int) -> str:
    """Return who lost and who gained the preference."""
    first, last = timeline.steps[0].verdict, timeline.steps[end].verdict
    began, ends = first == Verdict.QUALIFIES, last == Verdict.QUALIFIES
    lost = int((began & (last == Verdict.FAILS)).sum())
    counts = (
        (lost, "{} lost the preference"),
        (int((began & (last == Verdict.UNDETERMINED)).sum()), "of {} it can no longer be told"),
        (int((~began & ends).sum()), "{} gained it" if lost else "{} gained the preference"),
    )
    said = [(count, words) for count, words in counts if count]
    models = len(first)
    if not said:
        return _staying(int(began.sum()), int((~began & (last == Verdict.UNDETERMINED)).sum()), models)
    (count, words), *rest = said
    phrases = [words.format(_who(count, models))]
    phrases += [words.format(formatting.count(count)) for count, words in rest]
    return listed(phrases)


def _staying(qualifying: int, unclear: int, models: int) -> str:
    """Return what is said where no model loses or gains the preference.

    Args:
        qualifying: Models that qualify at both ends.
        unclear: Models of which nothing can be told at the end.
        models: All.
    """
    if qualifying == models:
        return f"{_who(models, models)} {'keeps' if models == 1 else 'keep'} the preference"
    if models == 1:
        return "whether the model qualifies cannot be told" if unclear else "the model has no preference"
    return "no model loses or gains the preference"


def _who(count: int, models: int) -> str:
    """Return how many models of all, as the subject of a phrase."""
    if models == 1:
        return "the model"
    if count == models:
        return "both models" if models == _BOTH else f"all {formatting.count(models)} models"
    return f"{formatting.count(count)} of {formatting.count(models)} models"


def _heaviest(timeline: Timeline, end: int) -> str:
    """Return which step changes duty most, and by how much; empty where none does."""
    changes: Floats = timeline.duty_changes_usd[: end + 1]
    sizes = np.abs(changes)
    if sizes.max() < _A_DOLLAR:
        return ""
    greatest = [at for at in range(len(changes)) if sizes[at] > sizes.max() - _A_DOLLAR]
    amount = f"{formatting.about(float(sizes.max()))} a year"
    if len(greatest) > 1:
        return (
            f"The greatest steps, {_named([timeline.steps[at].law for at in greatest])}, each move {amount}."
        )
    at, whole = greatest[0], float(changes.sum())
    most = whole * changes[at] > 0 and _HALF * np.abs(changes).sum() < sizes[at]
    lead = "Most of it is one step" if most else "The greatest step"
    verb = "adds" if changes[at] > 0 else "takes off"
    return f"{lead}: {_called(timeline.steps[at].law)} {verb} {amount}{_taken_from(timeline, at)}."


def _taken_from(timeline: Timeline, at: int) -> str:
    """Return from whom a step takes the preference."""
    before, now = timeline.steps[at - 1].verdict, timeline.steps[at].verdict
    who = np.flatnonzero((before == Verdict.QUALIFIES) & (now != Verdict.QUALIFIES)).tolist()
    if not who:
        return ""
    name = the(timeline.vehicles[who[0]].name) if len(who) == 1 else f"{spelled(len(who))} models"
    return f" and takes the preference from {name}"


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
        else f"{spelled(len(pending))} steps up to {formatting.iso(pending[-1].law.day)}"
    )
    if abs(by) < _A_DOLLAR:
        return f"Still to come, without effect on duty: {what}."
    verb = ("adds" if one else "add") if by > 0 else ("takes off" if one else "take off")
    return f"Still to come: {what} {verb} {formatting.about(abs(by))} a year."


def _named(steps: Sequence[LawStep]) -> str:
    """Return the names of steps, of many only how many more there are."""
    names = [_called(step) for step in steps[:_MOST_NAMED]]
    rest = len(steps) - len(names)
    return listed([*names, f"{spelled(rest)} more"] if rest else names)


def _called(step: LawStep) -> str:
    """Return what a step is called in a sentence, with its day."""
    return f"{short(step.title)} on {formatting.iso(step.day)}"
