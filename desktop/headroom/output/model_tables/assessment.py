"""The detail of one model: its verdict in a sentence, the formula with its numbers, its tests."""

import math
from dataclasses import replace

from headroom.analysis.weightiest_rows import unknown_rows
from headroom.explain.tests import law_of
from headroom.explain.trail import Trail
from headroom.findings.model import content_margin, short_by
from headroom.language import tr, tr_count, tr_in
from headroom.output import trails
from headroom.output.content_label import COUNTED, content_words
from headroom.output.joined import joined
from headroom.output.model_tables.core_groups import RESULTS, WAYS, margin_cell, way_rows
from headroom.output.model_tables.law_cell import law_cell
from headroom.output.model_tables.net_cost_row import net_cost_rows
from headroom.output.table import Cell, DetailTable, TableColumn
from headroom.rules.content import TOLERANCE
from headroom.rules.outcome import Outcome
from headroom.rules.policy import VnmRule
from headroom.rules.vehicle_tests import CORE_PARTS, IN_ORDER_OF_LAW, PREFERENCE, REGIONAL, US
from headroom.rules.verdict import TestOutcome, VehicleTestResult, Verdict
from headroom.words import formatting
from headroom.words.contents import content_formula
from headroom.words.ranges import bare_margin, is_range, percent_range, points_of

_COLUMNS = (
    TableColumn(tr_in("a heading: a test of the rules", "Test"), uncut=True),
    TableColumn(tr_in("a heading: a share", "Reached"), right=True, unit="%"),
    TableColumn(tr_in("a heading: a share", "Needed"), right=True, unit="%"),
    TableColumn(tr("Margin"), right=True, unit=tr_in("percentage points", "pp")),
    TableColumn(tr("Result"), uncut=True),
)
_YES, _NO = tr_in("whether something is met", "yes"), tr_in("whether something is met", "no")
_RULES = {
    VnmRule.AS_SOURCED: tr("VNM: the part of the value of every part that is not regional"),
    VnmRule.TRACED: tr("VNM: the part of the value of parts on the tracing list that is not regional"),
    VnmRule.ROLL_UP: tr("VNM: the full value of each part that does not originate"),
}


def title(outcome: Outcome, model: int) -> str:
    """Return the verdict on one model in a sentence, e.g. ``Equinox fails by 5.2 points``."""
    name, verdict = outcome.vehicles[model].name, Verdict(int(outcome.verdict[model]))
    low, high, _ = content_margin(outcome, model) or (math.nan, math.nan, None)
    if verdict is Verdict.QUALIFIES:
        if math.isnan(low):
            return tr("{model} qualifies", model=name)
        return tr("{model} qualifies, {points} of headroom", model=name, points=points_of(low))
    if verdict is Verdict.UNDETERMINED:
        if outcome.exposure.vehicles[model].label:
            if math.isnan(high - low):
                return tr("{model}: cannot tell, the label leaves its US content open", model=name)
            left = points_of(high - low)
            return tr("{model}: cannot tell, the label leaves {points} open", model=name, points=left)
        return tr_count(
            "{model}: cannot tell, {n} part of unknown origin",
            "{model}: cannot tell, {n} parts of unknown origin",
            unknown_rows(outcome, model),
            model=name,
        )
    return _failing(outcome, model, low, high)


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


def assessment_table(outcome: Outcome, model: int, *, curt: bool = False) -> DetailTable:
    """Return the tests that ask something of one model, numbered in the order of the law.

    Below the test of core parts stand the ways through it in which the model reaches less, below that of
    regional content what it would be with makers' net costs in place of prices.

    Args:
        outcome: What a scenario made of a fleet.
        model: Index into its vehicles.
        curt: Whether of the law no more than numbers of sections are shown, as there is little room.
    """
    columns = (
        TableColumn("", right=True, note=tr("In the order of the law")),
        *_COLUMNS,
        TableColumn(tr("Law"), wide=True, yields=True),
    )
    none, rows = Cell(""), list[tuple[Cell, ...]]()
    for number, test in enumerate(_tests_of(outcome, model), 1):
        law = law_cell(law_of(outcome, test, model), dated=not curt, curt=curt)
        name, reached, needed, margin, result = _test_row(outcome, test, model)
        place = Cell(str(number), number, muted=True)
        rows.append((place, name, reached, needed, margin_cell(margin), result, law))
        if test.entry is REGIONAL:
            rows += [(none, *cells) for cells in net_cost_rows(outcome, model, curt=curt)]
        if test.entry is CORE_PARTS:
            rows += [(none, *cells) for cells in way_rows(outcome, model)]
    return DetailTable(tr("Tests"), columns, tuple(rows))


def assessment_lines(outcome: Outcome, model: int) -> DetailTable:
    """Return the same in short: a line a test, without the law."""
    *columns, last = _COLUMNS
    rows = list[tuple[Cell, ...]]()
    for test in _tests_of(outcome, model):
        rows.append(_test_row(outcome, test, model))
        rows += net_cost_rows(outcome, model) if test.entry is REGIONAL else []
    return DetailTable(tr("Tests"), (*columns, replace(last, wide=True)), tuple(rows))


def _failing(outcome: Outcome, model: int, low: float, high: float) -> str:
    """Return that a model fails, by how much, and on what."""
    name = outcome.vehicles[model].name
    failed = [t.entry for t in outcome.tests if t.result[model] == VehicleTestResult.FAILS]
    others = [test.fails_on for test in failed if not test.content]
    tests = joined(others)
    if any(test.content for test in failed) and high < -TOLERANCE:
        points = short_by(low, high)
        if REGIONAL in failed and others:
            return tr("{model} fails by {points}, and on {tests}", model=name, points=points, tests=tests)
        if REGIONAL in failed:
            return tr("{model} fails by {points}", model=name, points=points)
        if others:
            return tr(
                "{model} fails by {points} of US content, and on {tests}",
                model=name,
                points=points,
                tests=tests,
            )
        return tr("{model} fails by {points} of US content", model=name, points=points)
    if PREFERENCE in failed:
        return tr("{model} fails: no preference is in force", model=name)
    return (
        tr("{model} fails on {tests}", model=name, tests=tests) if others else tr("{model} fails", model=name)
    )


def _tests_of(outcome: Outcome, model: int) -> list[TestOutcome]:
    """Return the tests that ask something of a model, in the order of the law."""
    asked = (test for test in outcome.tests if not math.isnan(test.threshold[model]))
    asking = (test for test in asked if test.entry.asks(float(test.threshold[model])))
    return sorted(asking, key=lambda test: IN_ORDER_OF_LAW.index(test.entry))


def _test_row(outcome: Outcome, test: TestOutcome, model: int) -> tuple[Cell, ...]:
    """Return one test as a row: test, value, threshold, margin, result."""
    low, high, least = (float(column[model]) for column in (test.low, test.high, test.threshold))
    result = VehicleTestResult(int(test.result[model]))
    name = Cell(_name(outcome, test, model), note=rule(outcome) if test.entry is REGIONAL else "")
    outcome_cell = Cell(RESULTS[result], mark=result, tinted=True)
    vehicle = outcome.vehicles[model].name
    if test.entry.yes_or_no:
        met = _YES if low > 0 else _NO
        yes = ", ".join(filter(None, (met, test.entry.told(outcome.vehicles[model]))))
        trail = trails.test_value(vehicle, test.test)
        return name, Cell(yes, trail=trail), Cell(_YES, muted=True), Cell(""), outcome_cell
    if result is VehicleTestResult.NOT_ASSESSED:
        missing = Cell(test.entry.missing, note=test.entry.remedy, quiet=True)
        return name, missing, _percent_cell(least), Cell(""), outcome_cell
    known = None if is_range(low, high) else low * 100
    return (
        name,
        Cell(percent_range(low, high), known, rank=low * 100, trail=trails.test_value(vehicle, test.test)),
        _percent_cell(least, trails.test_needed(vehicle, test.test)),
        Cell(
            bare_margin(low - least, high - least),
            None if known is None else (low - least) * 100,
            rank=(low - least) * 100,
            trail=trails.test_margin(vehicle, test.test),
        ),
        outcome_cell,
    )


def _percent_cell(share: float, trail: Trail | None = None) -> Cell:
    """Return a share as a cell."""
    return Cell(formatting.percent(share), share * 100, trail=trail, muted=True)


def _name(outcome: Outcome, test: TestOutcome, model: int) -> str:
    """Return what a test is called: that of core parts with the way that decides."""
    name = test.test.label
    if test.entry is US:
        return tr("{content}, of the test", content=name)
    way = outcome.core.deciding(model) if test.entry is CORE_PARTS else None
    return name if way is None else f"{name}, {WAYS[way]}"
