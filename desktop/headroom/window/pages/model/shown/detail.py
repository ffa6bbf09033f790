"""The detail of one model: its verdict in a sentence, the formula with its numbers, its tests."""

import math

from headroom.analysis.weightiest_rows import unknown_rows
from headroom.explain.trail import Trail
from headroom.findings.model import content_margin, short_by
from headroom.output.content_label import COUNTED, content_words
from headroom.output.table import Cell, DetailTable, TableColumn
from headroom.rules.content import TOLERANCE
from headroom.rules.outcome import Outcome
from headroom.rules.policy import VnmRule
from headroom.rules.vehicle_tests import PREFERENCE, REGIONAL
from headroom.rules.verdict import TestOutcome, VehicleTestResult, Verdict
from headroom.window.trail.shown import trails
from headroom.words import formatting
from headroom.words.contents import content_formula
from headroom.words.ranges import is_range, margin_range, percent_range, points_of

_RESULTS = {
    VehicleTestResult.FAILS: "fails",
    VehicleTestResult.UNDETERMINED: "cannot tell",
    VehicleTestResult.PASSES: "passes",
    VehicleTestResult.NOT_ASSESSED: "not assessed",
}
_RULES = {
    VnmRule.AS_SOURCED: "VNM: the part of the value of every part that is not regional",
    VnmRule.TRACED: "VNM: the part of the value of parts on the tracing list that is not regional",
    VnmRule.ROLL_UP: "VNM: the full value of each part that does not originate",
}


def title(outcome: Outcome, model: int) -> str:
    """Return the verdict on one model in a sentence, e.g. ``Equinox fails by 5.2 points``."""
    name, verdict = outcome.vehicles[model].name, Verdict(int(outcome.verdict[model]))
    low, high, _ = content_margin(outcome, model) or (math.nan, math.nan, None)
    if verdict is Verdict.QUALIFIES:
        return f"{name} qualifies" + (f", {points_of(low)} of headroom" if not math.isnan(low) else "")
    if verdict is Verdict.UNDETERMINED:
        if outcome.exposure.vehicles[model].label:
            return f"{name}: cannot tell, the label leaves {_open(low, high)} open"
        count = unknown_rows(outcome, model)
        return f"{name}: cannot tell, {formatting.counted(count, 'part')} of unknown origin"
    return f"{name} fails{_how(outcome, model, low, high)}"


def formula(outcome: Outcome, model: int) -> str:
    """Return the regional value content of one model as a formula with its numbers; of a label its range."""
    if outcome.exposure.vehicles[model].label:
        return content_words(outcome, model)
    return content_formula(outcome, model)


def rule(outcome: Outcome) -> str:
    """Return how the materials of the formula are counted, in a sentence."""
    if not outcome.exposure.book.states_costs:
        return COUNTED
    return _RULES[outcome.scenario.policy.vnm_rule]


def assessment_table(outcome: Outcome, model: int) -> DetailTable:
    """Return the tests that the policy sets for one model."""
    columns = (
        TableColumn("Test"),
        TableColumn("Value", right=True, unit="%"),
        TableColumn("Needed", right=True, unit="%"),
        TableColumn("Margin", right=True, unit="pp"),
        TableColumn("Result", wide=True),
    )
    rows = tuple(_test_row(outcome, test, model) for test in outcome.tests if _concerns(test, model))
    return DetailTable("Tests", columns, rows)


def _open(low: float, high: float) -> str:
    """Return how much of the content is not told."""
    return "its US content" if math.isnan(high - low) else points_of(high - low)


def _how(outcome: Outcome, model: int, low: float, high: float) -> str:
    """Return by how much, and on what, a model fails."""
    failed = [t.entry for t in outcome.tests if t.result[model] == VehicleTestResult.FAILS]
    others = [test.failing or test.test.value for test in failed if not test.content]
    if any(test.content for test in failed) and high < -TOLERANCE:
        by = f" by {short_by(low, high)}"
        if REGIONAL not in failed:
            by += " of US content"
        return by + (f", and on {' and '.join(others)}" if others else "")
    if PREFERENCE in failed:
        return ": no preference is in force"
    return f" on {' and '.join(others)}" if others else ""


def _concerns(test: TestOutcome, model: int) -> bool:
    """Return whether a test is set for the class of a model."""
    return not math.isnan(test.threshold[model])


def _test_row(outcome: Outcome, test: TestOutcome, model: int) -> tuple[Cell, ...]:
    """Return one test as a row: test, value, threshold, margin, result."""
    low, high, least = (float(column[model]) for column in (test.low, test.high, test.threshold))
    result = VehicleTestResult(int(test.result[model]))
    source = next((t.source.citation for t in outcome.scenario.policy.thresholds if t.test is test.test), "")
    name = Cell(_capital(test.test.value), note=source)
    outcome_cell = Cell(_RESULTS[result], mark=result)
    if test.entry.yes_or_no:
        return name, Cell("yes" if low > 0 else "no"), Cell("yes"), Cell(""), outcome_cell
    if result is VehicleTestResult.NOT_ASSESSED:
        return name, Cell(test.entry.missing, quiet=True), _percent_cell(least), Cell(""), outcome_cell
    known = None if is_range(low, high) else low * 100
    vehicle = outcome.vehicles[model].name
    return (
        name,
        Cell(percent_range(low, high), known, rank=low * 100, trail=trails.test_value(vehicle, test.test)),
        _percent_cell(least, trails.test_needed(vehicle, test.test)),
        Cell(
            margin_range(low - least, high - least),
            None if known is None else (low - least) * 100,
            rank=(low - least) * 100,
            trail=trails.test_margin(vehicle, test.test),
        ),
        outcome_cell,
    )


def _percent_cell(share: float, trail: Trail | None = None) -> Cell:
    """Return a share as a cell."""
    return Cell(formatting.percent(share), share * 100, trail=trail)


def _capital(text: str) -> str:
    """Return ``text`` with its first letter as a capital, the others as they are."""
    return text[:1].upper() + text[1:]
