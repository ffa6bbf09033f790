"""What the fleet comes to: who qualifies, who misses by how much, and what that costs.

It is said again at every step of a slider: nothing here goes over the models one by one.
"""

import math

import numpy as np

from headroom.arrays import Flags, Floats
from headroom.findings.finding import Finding
from headroom.findings.model import falling_short, missed, model_finding, to_spare
from headroom.findings.phrases import capital, clauses, listed, qualify, short, the
from headroom.language import tr, tr_count, tr_in, translated
from headroom.rules.content import TOLERANCE
from headroom.rules.outcome import Outcome
from headroom.rules.policy import Test
from headroom.rules.verdict import Codes, VehicleTestResult, Verdict
from headroom.words import formatting

_FAILS, _FAILS_TEST = int(Verdict.FAILS), int(VehicleTestResult.FAILS)
"""Looked up once: a slider asks for them at every step."""

_MOST_NAMED = 60
"""Models up to which one of them is worth naming."""

_MOST_TESTS = 2
"""Tests that are named beside the one that most models fail."""

_A_POINT = 0.01
_A_DOLLAR = 0.5  # less is shown as nothing
_ON = " duty on "
_DUTIES = {
    "MFN": tr_in("a duty in short", "MFN"),
    "Section 232": tr_in("a duty in short", "Section 232"),
    "Section 301": tr_in("a duty in short", "Section 301"),
}
"""What stands before it in the English names of duties, as it is shown."""


def in_short(outcome: Outcome | None) -> str:
    """Return how many models qualify; nothing where there is none."""
    if outcome is None or not outcome.vehicles:
        return ""
    return qualify(int((outcome.verdict == Verdict.QUALIFIES).sum()), len(outcome.vehicles))


def fleet_finding(outcome: Outcome) -> Finding:
    """Return who qualifies, the failing model that owes most, and which duty weighs most."""
    verdict, models = outcome.verdict, len(outcome.verdict)
    if not models:
        return Finding(tr("No model is open"))
    if models == 1:
        return model_finding(outcome, 0)
    lines = _duties_a_year(outcome)
    duty_usd = float(lines.sum())
    if not outcome.scenario.policy.preference:
        told = duty_usd >= _A_DOLLAR and outcome.exposure.book.states_costs
        owed = tr("duty is {amount} a year", amount=formatting.about(duty_usd)) if told else ""
        lead = tr("No preference is in force: no model qualifies")
        return Finding(clauses(lead, owed), _heaviest(outcome, lines))
    counts = np.bincount(verdict, minlength=len(Verdict))
    fails, unclear, qualifying = (int(n) for n in counts)
    lead = _qualifying(qualifying, unclear, models)
    if models > _MOST_NAMED:
        more = _near(outcome)
    elif fails:
        more = _worst(outcome)
    elif unclear:
        more = ""
    else:
        more = _least(outcome)
    detail = (_heaviest(outcome, lines), _failing(outcome, verdict == _FAILS, fails) if fails else "")
    return Finding(clauses(lead, more), " ".join(filter(None, detail)))


def _qualifying(qualifying: int, unclear: int, models: int) -> str:
    """Return how many models qualify, and of how many that cannot be told."""
    if unclear and unclear == models:
        return tr("None of {models} can be told", models=formatting.count(models))
    lead = qualify(qualifying, models)
    if not unclear:
        return lead
    return tr_count(
        "{qualifying}, {n} cannot be told", "{qualifying}, {n} cannot be told", unclear, qualifying=lead
    )


def _worst(outcome: Outcome) -> str:
    """Return the failing model that owes most a year; where none owes, the one that is nearest to passing."""
    fails = outcome.verdict == _FAILS
    if outcome.exposure.book.states_costs:
        a_year = (outcome.parts_duty_usd + outcome.vehicle_duty_usd) * outcome.exposure.fleet.volume
        owed = np.where(fails, a_year, -np.inf)
        at = int(owed.argmax())
        if owed[at] >= _A_DOLLAR:
            who = falling_short(outcome, at)
            return _owing(who, float(owed[at]), np.delete(owed, at), np.delete(a_year, at))
    margin = np.where(fails, np.nan_to_num(outcome.headroom, nan=-np.inf), -np.inf)
    at = int(margin.argmax())
    return missed(outcome, at if fails[at] else int(fails.argmax()))


def _owing(who: str, usd: float, failing_usd: Floats, all_usd: Floats) -> str:
    """Return what a failing model owes a year, and that it is the most, of all or of those that fail.

    Args:
        who: The model.
        usd: What it owes.
        failing_usd: What the other failing ones owe; not more.
        all_usd: What all the others owe.
    """
    owes = formatting.about(usd)
    if all_usd.max(initial=-np.inf) <= usd - _A_DOLLAR:
        return tr("{model} owes the most: {amount} a year", model=who, amount=owes)
    if np.inf > usd - failing_usd.max(initial=-np.inf) >= _A_DOLLAR:
        return tr("of those that fail, {model} owes the most: {amount} a year", model=who, amount=owes)
    # It fails alone, or another one owes as much.
    return tr("{model} owes {amount} a year", model=who, amount=owes)


def _least(outcome: Outcome) -> str:
    """Return the model that has least to spare, where all qualify; empty where none has a margin."""
    margin = np.where(np.isnan(outcome.headroom), np.inf, outcome.headroom)
    at = int(margin.argmin())
    if math.isinf(margin[at]):
        return ""
    who, spare = the(outcome.vehicles[at].name), to_spare(outcome, at)
    if not spare:
        return tr("{model} has nothing to spare", model=who)
    return tr("{model} has the least to spare, {points}", model=who, points=spare)


def _near(outcome: Outcome) -> str:
    """Return how many models lie within a point of their threshold, wherever in their range they are."""
    low = np.full(len(outcome.verdict), np.inf)
    high = low.copy()
    asked: set[tuple[Test, float]] = set()
    for test in outcome.tests:
        if test.entry.content:
            asks = test.threshold > (-1.0 if test.entry.asks_at_zero else TOLERANCE)
            if asks.any():
                low = np.fmin(low, np.where(asks, test.low - test.threshold, np.inf))
                high = np.fmin(high, np.where(asks, test.high - test.threshold, np.inf))
                asked.update((test.test, share) for share in np.unique(test.threshold[asks]).tolist())
    near = int(((low >= -_A_POINT - TOLERANCE) & (high <= _A_POINT + TOLERANCE)).sum())
    if not asked:
        return ""
    return _within_a_point(near, one=len(asked) == 1)


def _within_a_point(near: int, *, one: bool) -> str:
    """Return how many models lie within a point of the threshold, or of one of several."""
    if one and not near:
        return tr("none lies within a point of the threshold")
    if not near:
        return tr("none lies within a point of a threshold")
    if one:
        return tr_count(
            "{n} lies within a point of the threshold", "{n} lie within a point of the threshold", near
        )
    return tr_count("{n} lies within a point of a threshold", "{n} lie within a point of a threshold", near)


def _duties_a_year(outcome: Outcome) -> Floats:
    """Return ``(line,)``: what each duty or credit comes to a year, US dollars."""
    lines = outcome.duties
    if not lines:
        return np.zeros(0)
    a_year: Floats = np.array([line.duty_usd for line in lines]) @ outcome.exposure.fleet.volume
    return a_year


def _heaviest(outcome: Outcome, a_year_usd: Floats) -> str:
    """Return which duty makes most of what is owed, its credits taken off."""
    total = float(a_year_usd.sum())
    if not outcome.exposure.book.states_costs:
        return ""
    if not total >= _A_DOLLAR:
        return tr("No duty is owed.")
    groups: dict[str, float] = {}
    of_key: dict[str, str] = {}
    for line, usd in zip(outcome.duties, a_year_usd.tolist(), strict=True):
        measure = line.measure
        against = (of_key[key] for key in measure.credits_against if key in of_key)
        group = next(against, measure.label.partition(_ON)[0])
        of_key.setdefault(measure.key, group)
        groups[group] = groups.get(group, 0.0) + usd
    group, usd = max(groups.items(), key=lambda item: item[1])
    whole = formatting.about(total)
    if usd > total + _A_DOLLAR:  # a credit of another kind lessens the rest
        return ""
    name = short(_DUTIES.get(group) or translated(group))
    if total - usd < _A_DOLLAR:
        # Translators: the name of a duty, e.g. “Section 232”, also below.
        return tr("All {amount} of duty is {duty}.", amount=whole, duty=name)
    return tr(
        "{duty} is {amount} of the {whole}.", duty=capital(name), amount=formatting.about(usd), whole=whole
    )


def _failing(outcome: Outcome, failing: Flags, count: int) -> str:
    """Return on which tests the failing models fail, the most frequent first."""
    results: Codes = np.array([test.result for test in outcome.tests])
    failed = (results == _FAILS_TEST) & failing
    counts = failed.sum(axis=1)
    main = int(counts.argmax())
    often, words = int(counts[main]), [test.entry.fails_on for test in outcome.tests]
    along = (failed & failed[main]).sum(axis=1)
    beside = [(words[at], int(n)) for at, n in enumerate(along.tolist()) if n and at != main]
    # Translators: how many models fail on which test, e.g. “3 fail on core parts”.
    said = [tr_count("{n} fails on {test}", "{n} fail on {test}", often, test=words[main])]
    if often == 1 and beside:
        too = listed([word for word, _ in beside])
        said = [tr("{failing}, and on {tests}", failing=said[0], tests=too)]
    else:
        beside.sort(key=lambda one: -one[1])
        said += [_too(n, often, word) for word, n in beside[:_MOST_TESTS]]
    rest = count - often
    if rest:
        others = (failed & ~failed[main]).sum(axis=1)
        alone = [words[at] for at, n in enumerate(others.tolist()) if n]
        said.append(
            tr_count("{n} more on {test}", "{n} more on {test}", rest, test=alone[0])
            if len(alone) == 1
            else tr_count("{n} more on other tests", "{n} more on other tests", rest)
        )
    return f"{', '.join(said)}."


def _too(n: int, of: int, test: str) -> str:
    """Return how many of the models that fail on a test fail on another one too."""
    if n == of:
        return tr("all on {test} too", test=test)
    return tr_count("{n} of them on {test} too", "{n} of them on {test} too", n, test=test)
