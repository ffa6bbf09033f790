"""The money of one model, line by line: its landed cost, and the rows that weigh most."""

import math
from dataclasses import replace

from headroom.analysis.weightiest_rows import WeighingRow, weightiest
from headroom.book.countries import UNKNOWN_ORIGIN
from headroom.explain.trail import Trail
from headroom.language import tr, tr_count, tr_in
from headroom.output import trails
from headroom.output.table import Cell, DetailTable, TableColumn, with_columns
from headroom.rules.measures import Trade
from headroom.rules.outcome import Outcome
from headroom.rules.part_rules import PartRules
from headroom.rules.policy import VnmRule
from headroom.words import formatting
from headroom.words.definitions import COMPONENT_WORDS, LANDED, PARTS_DUTY
from headroom.words.fields import other_words
from headroom.words.ranges import is_range

_MANY_ROWS = 20
_PART, _DESCRIPTION, _ORIGIN, _ROLE = tr("Part"), tr("Description"), tr("Origin"), tr("Role")
_VALUE, _WHY, _CELL = tr("Value"), tr_in("a heading", "Why"), tr("Cell")
_POINTS = tr_in("a heading above percentage points", "Points")
_COMPONENT, _PER_VEHICLE = tr("Component"), tr("Per vehicle")
_CHANGE = tr_in("a heading above differences", "Change")
_SHORT_ROWS = (_DESCRIPTION, _ORIGIN, _VALUE, _POINTS, _CELL)
_SHORT_COST = (_COMPONENT, _PER_VEHICLE, _CHANGE)
"""The columns of the rows that weigh most, and of the landed cost, in short."""

_POINTS_LOST = tr("Points of regional content that it takes: what counts as VNM, of net cost")


def cost_table(outcome: Outcome, baseline: Outcome, model: int) -> DetailTable:
    """Return the landed cost of one model by component, against the baseline and a year."""
    volume = outcome.vehicles[model].annual_volume
    columns = (
        TableColumn(_COMPONENT, wide=True),
        TableColumn(_PER_VEHICLE, right=True, unit="USD"),
        TableColumn(tr("Share"), right=True, unit="%"),
        TableColumn(tr("Baseline"), right=True, unit="USD"),
        TableColumn(_CHANGE, right=True, unit="USD"),
        TableColumn(tr_in("a heading: an amount for each year", "A year"), right=True, unit="USD"),
    )
    total = float(outcome.landed_cost_usd[model])
    vehicle = outcome.vehicles[model].name
    amounts = [
        (COMPONENT_WORDS[name], float(now[model]), float(before[model]), trails.component(vehicle, name))
        for (name, now), (_, before) in zip(outcome.components, baseline.components, strict=True)
    ]
    landed = trails.landed_cost(vehicle)
    amounts.append((LANDED.word, total, float(baseline.landed_cost_usd[model]), landed))
    rows = tuple(
        (
            Cell(name),
            _usd(now, trail=trail),
            Cell(formatting.percent(now / total), now / total * 100)
            if total > 0
            else Cell(formatting.NOTHING),
            _usd(before, trail=trails.of_outcome(trail, baseline, tr_in("whose figure it is", "baseline"))),
            Cell(formatting.signed_dollars(now - before), now - before),
            Cell(formatting.millions(now * volume), now * volume),
        )
        for name, now, before, trail in amounts
    )
    note = (
        tr("1 vehicle a year")
        if volume == 1
        else tr("{volume} vehicles a year", volume=formatting.count(volume))
    )
    return DetailTable(tr("Landed cost"), columns, rows, has_total=True, caption=note)


def cost_lines(outcome: Outcome, baseline: Outcome, model: int) -> DetailTable:
    """Return the landed cost of one model in short: by component, and how much it changed."""
    return with_columns(cost_table(outcome, baseline, model), _SHORT_COST)


def rows_table(outcome: Outcome, model: int, most: int = _MANY_ROWS) -> DetailTable:
    """Return the rows that weigh most against one model, each with its cell, at most so many."""
    rows = weightiest(outcome, model, most)
    with_duty = any(row.duty_usd for row in rows)
    columns = [
        TableColumn(_PART),
        TableColumn(_DESCRIPTION, wide=True),
        TableColumn(_ORIGIN),
        TableColumn(_ROLE),
        TableColumn(_VALUE, right=True, unit="USD"),
        TableColumn(tr("Counts as VNM"), right=True, unit="USD"),
        TableColumn(_POINTS, right=True, unit=tr_in("percentage points", "pp"), note=_POINTS_LOST),
        TableColumn(_WHY),
    ]
    if with_duty:
        columns.append(TableColumn(PARTS_DUTY.word, right=True, unit="USD", note=PARTS_DUTY.tip))
    columns.append(TableColumn(_CELL))
    rule = outcome.scenario.policy.vnm_rule
    heading = tr("Rows that weigh most")
    if not rows:
        nothing = tr("No part counts as non-originating.")
        return DetailTable(heading, tuple(columns), (), caption=nothing)
    vnm = float(outcome.vnm_high_usd[model])
    named = sum(row.vnm_usd for row in rows)
    caption = tr_count(
        "{n} row: {amount}, {share} of the non-originating value of {whole}",
        "{n} rows: {amount}, {share} of the non-originating value of {whole}",
        len(rows),
        amount=formatting.dollars(named),
        share=formatting.percent(named / vnm, 0),
        whole=formatting.dollars(vnm),
    )
    of_book, net_cost = outcome.exposure.book.rows, float(outcome.net_cost_usd[model])
    cells = tuple(
        _weighing_row(row, rule, other_words(of_book, row.row), net_cost, with_duty=with_duty) for row in rows
    )
    return DetailTable(heading, tuple(columns), cells, caption=caption)


def rows_lines(table: DetailTable) -> DetailTable:
    """Return the rows that weigh most in short: what, from where, its value, points lost and its cell.

    Args:
        table: As ``rows_table`` has it.
    """
    at = {column.title: place for place, column in enumerate(table.columns)}
    if not table.rows:
        return replace(table, columns=(TableColumn(_PART, wide=True),))
    rows = []
    one_sheet = len({row[at[_CELL]].text.rpartition("!")[0] for row in table.rows}) == 1
    for row in table.rows:
        cells, about = list(row), [row[at[title]].text for title in (_PART, _ROLE, _WHY)]
        described = row[at[_DESCRIPTION]]
        note = "\n".join(filter(None, (", ".join(filter(None, about)), described.note, row[at[_PART]].note)))
        cells[at[_DESCRIPTION]] = replace(described, text=described.text or row[at[_PART]].text, note=note)
        if one_sheet:
            place = cells[at[_CELL]]
            cells[at[_CELL]] = replace(place, text=place.text.rpartition("!")[2], whole=place.text)
        rows.append(tuple(cells))
    short = with_columns(replace(table, rows=tuple(rows)), _SHORT_ROWS)
    return replace(short, columns=(replace(short.columns[0], title=_PART), *short.columns[1:]))


def what_weighs(outcome: Outcome, model: int) -> tuple[object, ...]:
    """Return all that ``rows_table`` depends on: where it is equal, so is the table.

    A threshold on vehicles is not in it, so that nobody goes through the rows while one is dragged.
    """
    scenario, policy = outcome.scenario, outcome.scenario.policy
    return (
        outcome.exposure,
        model,
        PartRules.of(policy),
        tuple(one.share for one in policy.part_thresholds()),
        tuple(bool(passes[model]) for passes in outcome.core.passes),
        policy.core_roll_up,
        policy.charged_on(Trade.PARTS),
        tuple(sorted(scenario.currency_rates.items())),
    )


def why(row: WeighingRow, rule: VnmRule) -> str:
    """Return why a row counts as non-originating, e.g. ``0 % regional < 75 %``."""
    ranged = is_range(row.regional_low, row.regional_high)
    if row.rolled_up:
        if row.refused:
            return row.refused
        needed = formatting.percent(row.threshold, 0)
        if ranged:
            least = formatting.number(row.regional_low * 100)
            return tr(
                "origin unknown: {low} to {high}, {needed} needed",
                low=least,
                high=formatting.percent(row.regional_high, 0),
                needed=needed,
            )
        return tr(
            "{share} regional < {needed}",
            share=formatting.percent(row.regional_low, 0),
            needed=needed,
        )
    foreign_low, foreign_high = 1 - row.regional_high, 1 - row.regional_low
    share = formatting.percent(foreign_high, 0)
    if ranged:
        share = tr("{low} to {high}", low=formatting.number(foreign_low * 100), high=share)
    return _non_regional(share, ranged=ranged, listed=rule is VnmRule.TRACED)


def _non_regional(share: str, *, ranged: bool, listed: bool) -> str:
    """Return which share of a row is not regional, where its origin may be unknown or it may be listed."""
    match ranged, listed:
        case True, True:
            # Translators: listed means that the part is on the tracing list.
            return tr("origin unknown: listed, {share} non-regional", share=share)
        case True, False:
            return tr("origin unknown: {share} non-regional", share=share)
        case False, True:
            return tr("listed, {share} non-regional", share=share)
    return tr("{share} non-regional", share=share)


def _weighing_row(
    row: WeighingRow, rule: VnmRule, more: str, net_cost: float, *, with_duty: bool
) -> tuple[Cell, ...]:
    """Return one row of the workbook as a row of the table."""
    share = -row.vnm_usd / net_cost if net_cost > 0 else math.nan
    cells = [
        Cell(row.part_number, note=more),
        Cell(row.description or row.supplier, note=row.supplier),
        Cell(tr_in("a country", "unknown") if row.origin == UNKNOWN_ORIGIN else row.origin),
        Cell(row.role.word),
        _usd(row.value_usd),
        _usd(row.vnm_usd),
        Cell(formatting.signed(share * 100, 2), share * 100),
        Cell(why(row, rule)),
    ]
    if with_duty:
        cells.append(_usd(row.duty_usd))
    cells.append(Cell(row.address, quiet=True, note=tr("Cell of its unit cost in the workbook")))
    return tuple(cells)


def _usd(amount: float, digits: int = 0, trail: Trail | None = None) -> Cell:
    """Return an amount as a cell."""
    return Cell(formatting.dollars(amount, digits), amount, trail=trail)
