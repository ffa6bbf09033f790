"""What one model comes to: whether it qualifies, by how much, and what it owes."""

import math
from collections.abc import Sequence

from headroom.analysis.weightiest_rows import unknown_rows
from headroom.findings.finding import Finding
from headroom.findings.phrases import capital, clauses, listed, the
from headroom.language import tr, tr_count
from headroom.rules.content import TOLERANCE
from headroom.rules.outcome import Outcome
from headroom.rules.vehicle_tests import VehicleTest
from headroom.rules.verdict import TestOutcome, VehicleTestResult, Verdict
from headroom.words import formatting
from headroom.words.contents import content_formula
from headroom.words.ranges import bare_points, is_range, points_of

_FAILS = int(VehicleTestResult.FAILS)  # looked up once: a slider asks for it at every step
_A_CENT = 0.005


def model_finding(outcome: Outcome, model: int) -> Finding:
    """Return the verdict on one model with its reason and what it owes a vehicle; the formula beside it."""
    said = clauses(capital(_verdict(outcome, model)), _owes(outcome, model))
    detail = "" if not outcome.exposure.book.states_costs else content_formula(outcome, model)
    others = _others(outcome, model)
    if detail and others and not detail.endswith("."):
        detail += "."
    return Finding(said, f"{detail} {others}".strip())


def missed(outcome: Outcome, model: int) -> str:
    """Return by how much, or on what, a model fails, e.g. ``the Tacoma misses by 7.2 points``.

    The points are those of its headroom: of the smaller of the margins to the two contents.
    """
    who = the(outcome.vehicles[model].name)
    missing = _missing(outcome, model)
    if missing is not None:
        return tr("{model} misses by {points}", model=who, points=missing)
    if not outcome.scenario.policy.preference:
        return tr("{model} does not qualify", model=who)
    return _fails_on(who, [test.fails_on for test in _failed(outcome, model)])


def falling_short(outcome: Outcome, model: int) -> str:
    """Return a model with the same beside its name, e.g. ``the Tacoma, 7.2 points short,``."""
    who = the(outcome.vehicles[model].name)
    missing = _missing(outcome, model)
    if missing is not None:
        # Translators: a model as the subject of a sentence that goes on, “… owes the most”.
        return tr("{model}, {points} short,", model=who, points=missing)
    others = [test.fails_on for test in _failed(outcome, model)]
    if others:
        return tr("{model}, failing on {tests},", model=who, tests=listed(others))
    return tr("{model}, failing,", model=who)


def to_spare(outcome: Outcome, model: int) -> str:
    """Return the headroom of a model that qualifies, e.g. ``0.2 points of US content``; empty for none."""
    content = content_margin(outcome, model)
    if content is None or abs(content[0]) <= TOLERANCE:
        return ""
    low, _, test = content
    return _of(points_of(low), test)


def content_margin(outcome: Outcome, model: int) -> tuple[float, float, VehicleTest] | None:
    """Return the headroom of a model at both ends, and of which content; None where nothing is asked."""
    found: tuple[float, float, VehicleTest] | None = None
    for test in outcome.tests:
        if test.entry.content and test.entry.asks(float(test.threshold[model])):
            low, high = _margins(test, model)
            if not math.isnan(low) and (found is None or low < found[0] - TOLERANCE):
                found = (low, min(high, found[1]) if found else high, test.entry)
            elif found is not None and high < found[1]:
                found = (found[0], high, found[2])
    return found


def short_by(low: float, high: float) -> str:
    """Return how much is missing, or between what it lies, e.g. ``23.9 to 27.1 points``."""
    if not is_range(low, high):
        return points_of(low)
    least = bare_points(high)
    if least == formatting.number(1, 1):
        least = formatting.number(1)
    return tr("{least} to {points}", least=least, points=points_of(low))


def _verdict(outcome: Outcome, model: int) -> str:
    """Return the verdict with its reason."""
    who = the(outcome.vehicles[model].name)
    verdict = Verdict(int(outcome.verdict[model]))
    if verdict is Verdict.QUALIFIES:
        return _passes(outcome, model, who)
    if verdict is Verdict.UNDETERMINED:
        return _open(outcome, model, who)
    content, failed = content_margin(outcome, model), _failed(outcome, model)
    if not outcome.scenario.policy.preference:
        return tr("{model} does not qualify: no preference is in force", model=who)
    if content is not None and content[1] < -TOLERANCE:
        shares = [test for test in outcome.tests if test.entry.content and test.entry in failed]
        said = [
            # Translators: a content, e.g. “regional content”, and how many points it falls short.
            tr("{content} is {points} short", content=test.test.word, points=short_by(low, high))
            for test, (low, high) in ((test, _margins(test, model)) for test in shares)
            if high < -TOLERANCE
        ]
        return tr("{model} fails: {shortfalls}", model=who, shortfalls=listed(said))
    return _fails_on(who, [test.fails_on for test in failed])


def _passes(outcome: Outcome, model: int, who: str) -> str:
    """Return that a model qualifies, and what it has to spare."""
    if content_margin(outcome, model) is None:
        return tr("{model} qualifies", model=who)
    spare = to_spare(outcome, model)
    if not spare:
        return tr("{model} qualifies with nothing to spare", model=who)
    return tr("{model} qualifies with {points} to spare", model=who, points=spare)


def _fails_on(who: str, tests: Sequence[str]) -> str:
    """Return that a model fails, and on which tests."""
    if not tests:
        return tr("{model} fails", model=who)
    return tr("{model} fails on {tests}", model=who, tests=listed(tests))


def _open(outcome: Outcome, model: int, who: str) -> str:
    """Return that nothing can be told of a model, and what leaves it open."""
    if outcome.exposure.vehicles[model].label:
        low, high = float(outcome.rvc_low[model]), float(outcome.rvc_high[model])
        if is_range(low, high):
            open_ = points_of(high - low)
            return tr("{model} cannot be told: its label leaves {points} open", model=who, points=open_)
    elif rows := unknown_rows(outcome, model):
        return tr_count(
            "{model} cannot be told: {n} part of unknown origin",
            "{model} cannot be told: {n} parts of unknown origin",
            rows,
            model=who,
        )
    return tr("{model} cannot be told", model=who)


def _owes(outcome: Outcome, model: int) -> str:
    """Return what a model owes a vehicle: vehicle and parts duty, without fees."""
    if not outcome.exposure.book.states_costs:
        return ""
    on_vehicle, on_parts = float(outcome.vehicle_duty_usd[model]), float(outcome.parts_duty_usd[model])
    if not on_vehicle + on_parts >= _A_CENT:
        return tr("it owes no duty")
    owed = formatting.dollars(on_vehicle + on_parts)
    built = outcome.vehicles[model].assembly_country
    if abs(on_vehicle) >= _A_CENT:
        return tr("it owes duty of {amount} a vehicle", amount=owed)
    if built == "US":
        return tr("built in the US, it owes duty on parts only, {amount} a vehicle", amount=owed)
    if built:
        return tr(
            "built in {country}, it owes duty on parts only, {amount} a vehicle", country=built, amount=owed
        )
    return tr("it owes duty on parts only, {amount} a vehicle", amount=owed)


def _others(outcome: Outcome, model: int) -> str:
    """Return how the tests end that are set for a model and not in the sentence."""
    tests = [test for test in outcome.tests if not math.isnan(test.threshold[model])]
    ends = [VehicleTestResult(int(test.result[model])) for test in tests]
    passed, missing = ends.count(VehicleTestResult.PASSES), ends.count(VehicleTestResult.NOT_ASSESSED)
    content = content_margin(outcome, model)
    by_content = content is not None and content[1] < -TOLERANCE
    failed = [test.entry for test, end in zip(tests, ends, strict=True) if end is VehicleTestResult.FAILS]
    too = [test.fails_on for test in failed if by_content and not test.content]
    said = [tr("It fails on {tests} too.", tests=listed(too))] if too else []
    if passed:
        said.append(_passed(every=passed == len(ends) - missing, assessed=not missing))
    if missing:
        said.append(tr_count("{n} test is not assessed.", "{n} tests are not assessed.", missing))
    return " ".join(said)


def _passed(*, every: bool, assessed: bool) -> str:
    """Return which tests pass.

    Args:
        every: Whether all that are assessed do; else all others.
        assessed: Whether all tests are assessed.
    """
    if assessed:
        return tr("Every test passes.") if every else tr("Every other test passes.")
    if every:
        return tr("Every test that is assessed passes.")
    return tr("Every other test that is assessed passes.")


def _failed(outcome: Outcome, model: int) -> list[VehicleTest]:
    """Return the tests that a model fails."""
    return [test.entry for test in outcome.tests if test.result[model] == _FAILS]


def _missing(outcome: Outcome, model: int) -> str | None:
    """Return the points of content that a model certainly misses; None where it misses none.

    Of which content they are is said where both ends are of one: of a label the most may be missing of the
    one, and the least of the other.
    """
    content = content_margin(outcome, model)
    if not outcome.scenario.policy.preference or content is None or not content[1] < -TOLERANCE:
        return None
    low, high, test = content
    one = any(test is each.entry and _margins(each, model)[1] <= high + TOLERANCE for each in outcome.tests)
    missing = short_by(low, high)
    return _of(missing, test) if one else missing


def _of(points: str, test: VehicleTest) -> str:
    """Return points with the content of which they are; that is not said of the one always asked for."""
    if test.asks_at_zero:
        return points
    # Translators: points of a content, e.g. “0.2 points of US content”.
    return tr("{points} of {content}", points=points, content=test.test.word)


def _margins(test: TestOutcome, model: int) -> tuple[float, float]:
    """Return the margins of one model to the threshold of a test, at both ends."""
    least = float(test.threshold[model])
    return float(test.low[model]) - least, float(test.high[model]) - least
