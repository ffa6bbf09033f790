"""What one model comes to: whether it qualifies, by how much, and what it owes."""

import math

from headroom.analysis.weightiest_rows import unknown_rows
from headroom.findings.finding import Finding
from headroom.findings.phrases import capital, listed, the
from headroom.rules.content import TOLERANCE
from headroom.rules.outcome import Outcome
from headroom.rules.vehicle_tests import VehicleTest
from headroom.rules.verdict import TestOutcome, VehicleTestResult, Verdict
from headroom.words import formatting
from headroom.words.contents import content_formula
from headroom.words.ranges import is_range, points_of

NOTHING = "nothing"
"""What a model has to spare that just reaches a threshold."""

_FAILS = int(VehicleTestResult.FAILS)  # looked up once: a slider asks for it at every step
_A_CENT = 0.005
_POINT_WORDS = (" points", " point")


def model_finding(outcome: Outcome, model: int) -> Finding:
    """Return the verdict on one model with its reason and what it owes a vehicle; the formula beside it."""
    said = _verdict(outcome, model)
    owes = _owes(outcome, model)
    detail = "" if not outcome.exposure.book.states_costs else content_formula(outcome, model)
    others = _others(outcome, model)
    if detail and others and not detail.endswith("."):
        detail += "."
    return Finding(f"{capital(said)}{owes}", f"{detail} {others}".strip())


def missed(outcome: Outcome, model: int) -> str:
    """Return by how much, or on what, a model fails, e.g. ``misses by 7.2 points``, ``fails on core parts``.

    The points are those of its headroom: of the smaller of the margins to the two contents.
    """
    missing = _missing(outcome, model)
    if missing is not None:
        return f"misses by {missing}"
    if not outcome.scenario.policy.preference:
        return "does not qualify"
    return f"fails{_on_others(outcome, model)}"


def falling_short(outcome: Outcome, model: int) -> str:
    """Return the same as it stands beside a name, e.g. ``7.2 points short``, ``failing on core parts``."""
    missing = _missing(outcome, model)
    return f"{missing} short" if missing is not None else f"failing{_on_others(outcome, model)}"


def to_spare(outcome: Outcome, model: int) -> str:
    """Return the headroom of a model that qualifies, e.g. ``0.2 points of US content``."""
    content = content_margin(outcome, model)
    if content is None:
        return "no margin"
    low, _, test = content
    if abs(low) <= TOLERANCE:
        return NOTHING
    return f"{points_of(low)}{_of(test)}"


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
    least = points_of(high)
    for word in _POINT_WORDS:
        least = least.removesuffix(word)
    return f"{least} to {points_of(low)}"


def _verdict(outcome: Outcome, model: int) -> str:
    """Return the verdict with its reason."""
    who = the(outcome.vehicles[model].name)
    verdict = Verdict(int(outcome.verdict[model]))
    content = content_margin(outcome, model)
    if verdict is Verdict.QUALIFIES:
        return f"{who} qualifies" + ("" if content is None else f" with {to_spare(outcome, model)} to spare")
    if verdict is Verdict.UNDETERMINED:
        return f"{who} cannot be told{_open(outcome, model)}"
    failed = _failed(outcome, model)
    if not outcome.scenario.policy.preference:
        return f"{who} does not qualify: no preference is in force"
    if content is not None and content[1] < -TOLERANCE:
        shares = [test for test in outcome.tests if test.entry.content and test.entry in failed]
        said = [
            f"{test.test.value} is {short_by(low, high)} short"
            for test, (low, high) in ((test, _margins(test, model)) for test in shares)
            if high < -TOLERANCE
        ]
        return f"{who} fails: {listed(said)}"
    others = [_named(test) for test in failed]
    return f"{who} fails on {listed(others)}" if others else f"{who} fails"


def _open(outcome: Outcome, model: int) -> str:
    """Return what leaves a verdict open."""
    if outcome.exposure.vehicles[model].label:
        low, high = float(outcome.rvc_low[model]), float(outcome.rvc_high[model])
        return f": its label leaves {points_of(high - low)} open" if is_range(low, high) else ""
    rows = unknown_rows(outcome, model)
    return f": {formatting.counted(rows, 'part')} of unknown origin" if rows else ""


def _owes(outcome: Outcome, model: int) -> str:
    """Return what a model owes a vehicle: vehicle and parts duty, without fees."""
    if not outcome.exposure.book.states_costs:
        return ""
    on_vehicle, on_parts = float(outcome.vehicle_duty_usd[model]), float(outcome.parts_duty_usd[model])
    if not on_vehicle + on_parts >= _A_CENT:
        return "; it owes no duty"
    owed = f"{formatting.dollars(on_vehicle + on_parts)} a vehicle"
    built = outcome.vehicles[model].assembly_country
    if not abs(on_vehicle) >= _A_CENT:
        where = f"built in {'the US' if built == 'US' else built}, " if built else ""
        return f"; {where}it owes duty on parts only, {owed}"
    return f"; it owes duty of {owed}"


def _others(outcome: Outcome, model: int) -> str:
    """Return how the tests end that are set for a model and not in the sentence."""
    tests = [test for test in outcome.tests if not math.isnan(test.threshold[model])]
    ends = [VehicleTestResult(int(test.result[model])) for test in tests]
    passed, missing = ends.count(VehicleTestResult.PASSES), ends.count(VehicleTestResult.NOT_ASSESSED)
    content = content_margin(outcome, model)
    by_content = content is not None and content[1] < -TOLERANCE
    failed = [test.entry for test, end in zip(tests, ends, strict=True) if end is VehicleTestResult.FAILS]
    too = [_named(test) for test in failed if by_content and not test.content]
    said = [f"It fails on {listed(too)} too."] if too else []
    if passed:
        which = "Every test" if passed == len(ends) - missing else "Every other test"
        said.append(f"{which} that is assessed passes." if missing else f"{which} passes.")
    if missing:
        said.append(f"{formatting.counted(missing, 'test is', 'tests are')} not assessed.")
    return " ".join(said)


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
    return f"{short_by(low, high)}{_of(test) if one else ''}"


def _on_others(outcome: Outcome, model: int) -> str:
    """Return the tests that a model fails, as the end of what it does; empty for none."""
    others = [_named(test) for test in _failed(outcome, model)]
    return f" on {listed(others)}" if others else ""


def _named(test: VehicleTest) -> str:
    """Return what a model that fails a test is said to fail on."""
    return test.failing or test.test.value


def _of(test: VehicleTest) -> str:
    """Return of which content points are; empty for the one that is always asked for."""
    return "" if test.asks_at_zero else f" of {test.test.value}"


def _margins(test: TestOutcome, model: int) -> tuple[float, float]:
    """Return the margins of one model to the threshold of a test, at both ends."""
    least = float(test.threshold[model])
    return float(test.low[model]) - least, float(test.high[model]) - least
