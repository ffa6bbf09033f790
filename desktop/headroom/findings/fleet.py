"""What the fleet comes to: who qualifies, who misses by how much, and what that costs.

It is said again at every step of a slider: nothing here goes over the models one by one.
"""

import math

import numpy as np

from headroom.arrays import Flags, Floats
from headroom.findings.finding import Finding
from headroom.findings.model import NOTHING, falling_short, missed, model_finding, to_spare
from headroom.findings.phrases import capital, listed, qualify, short, the
from headroom.rules.content import TOLERANCE
from headroom.rules.outcome import Outcome
from headroom.rules.policy import Test
from headroom.rules.verdict import Codes, VehicleTestResult, Verdict
from headroom.words import formatting
from headroom.words.definitions import DUTY

_FAILS, _FAILS_TEST = int(Verdict.FAILS), int(VehicleTestResult.FAILS)
"""Looked up once: a slider asks for them at every step."""

_MOST_NAMED = 60
"""Models up to which one of them is worth naming."""

_MOST_TESTS = 2
"""Tests that are named beside the one that most models fail."""

_A_POINT = 0.01
_A_DOLLAR = 0.5  # less is shown as nothing
_ON = " duty on "


def in_short(outcome: Outcome | None) -> str:
    """Return how many models qualify; nothing where there is none."""
    if outcome is None or not outcome.vehicles:
        return ""
    return qualify(int((outcome.verdict == Verdict.QUALIFIES).sum()), len(outcome.vehicles))


def fleet_finding(outcome: Outcome) -> Finding:
    """Return who qualifies, the failing model that owes most, and which duty weighs most."""
    verdict, models = outcome.verdict, len(outcome.verdict)
    if not models:
        return Finding("No model is open")
    if models == 1:
        return model_finding(outcome, 0)
    lines = _duties_a_year(outcome)
    duty_usd = float(lines.sum())
    if not outcome.scenario.policy.preference:
        told = duty_usd >= _A_DOLLAR and outcome.exposure.book.states_costs
        owed = f"; duty is {formatting.about(duty_usd)} a year" if told else ""
        return Finding(f"No preference is in force: no model qualifies{owed}", _heaviest(outcome, lines))
    counts = np.bincount(verdict, minlength=len(Verdict))
    fails, unclear, qualifying = (int(n) for n in counts)
    lead = qualify(qualifying, models)
    if unclear:
        lead = (
            f"None of {formatting.count(models)} can be told"
            if unclear == models
            else f"{lead}, {formatting.count(unclear)} cannot be told"
        )
    if models > _MOST_NAMED:
        more = _near(outcome)
    elif fails:
        more = _worst(outcome)
    elif unclear:
        more = ""
    else:
        more = _least(outcome)
    detail = (_heaviest(outcome, lines), _failing(outcome, verdict == _FAILS, fails) if fails else "")
    return Finding(f"{lead}{more}", " ".join(filter(None, detail)))


def _worst(outcome: Outcome) -> str:
    """Return the failing model that owes most a year; where none owes, the one that is nearest to passing."""
    fails = outcome.verdict == _FAILS
    if outcome.exposure.book.states_costs:
        a_year = (outcome.parts_duty_usd + outcome.vehicle_duty_usd) * outcome.exposure.fleet.volume
        owed = np.where(fails, a_year, -np.inf)
        at = int(owed.argmax())
        if owed[at] >= _A_DOLLAR:
            who = f"{the(outcome.vehicles[at].name)}, {falling_short(outcome, at)},"
            return _owing(who, float(owed[at]), np.delete(owed, at), np.delete(a_year, at))
    margin = np.where(fails, np.nan_to_num(outcome.headroom, nan=-np.inf), -np.inf)
    at = int(margin.argmax())
    at = at if fails[at] else int(fails.argmax())
    return f"; {the(outcome.vehicles[at].name)} {missed(outcome, at)}"


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
        return f"; {who} owes the most: {owes} a year"
    if np.inf > usd - failing_usd.max(initial=-np.inf) >= _A_DOLLAR:
        return f"; of those that fail, {who} owes the most: {owes} a year"
    return f"; {who} owes {owes} a year"  # it fails alone, or another one owes as much


def _least(outcome: Outcome) -> str:
    """Return the model that has least to spare, where all qualify; empty where none has a margin."""
    margin = np.where(np.isnan(outcome.headroom), np.inf, outcome.headroom)
    at = int(margin.argmin())
    if math.isinf(margin[at]):
        return ""
    who, spare = the(outcome.vehicles[at].name), to_spare(outcome, at)
    return f"; {who} has {spare} to spare" if spare == NOTHING else f"; {who} has the least to spare, {spare}"


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
    which = "the threshold" if len(asked) == 1 else "a threshold"
    if not near:
        return f"; none lies within a point of {which}"
    return f"; {formatting.count(near)} {'lies' if near == 1 else 'lie'} within a point of {which}"


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
        return f"No {DUTY.inside} is owed."
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
    if total - usd < _A_DOLLAR:
        return f"All {whole} of {DUTY.inside} is {short(group)}."
    return f"{capital(short(group))} is {formatting.about(usd)} of the {whole}."


def _failing(outcome: Outcome, failing: Flags, count: int) -> str:
    """Return on which tests the failing models fail, the most frequent first."""
    results: Codes = np.array([test.result for test in outcome.tests])
    failed = (results == _FAILS_TEST) & failing
    counts = failed.sum(axis=1)
    main = int(counts.argmax())
    often, words = int(counts[main]), [test.entry.failing or test.test.value for test in outcome.tests]
    along = (failed & failed[main]).sum(axis=1)
    beside = [(words[at], int(n)) for at, n in enumerate(along.tolist()) if n and at != main]
    said = f"{formatting.counted(often, 'fails', 'fail')} on {words[main]}"
    if often == 1:
        too = [f"and on {listed([word for word, _ in beside])}"] if beside else []
    else:
        beside.sort(key=lambda one: -one[1])
        too = [f"{_of_them(n, often)} on {word} too" for word, n in beside[:_MOST_TESTS]]
    rest = count - often
    if rest:
        others = (failed & ~failed[main]).sum(axis=1)
        alone = [words[at] for at, n in enumerate(others.tolist()) if n]
        on = alone[0] if len(alone) == 1 else "other tests"
        too.append(f"{formatting.count(rest)} more on {on}")
    return f"{', '.join((said, *too))}."


def _of_them(n: int, of: int) -> str:
    """Return how many of some models, e.g. ``3 of them``."""
    return "all" if n == of else f"{formatting.count(n)} of them"
