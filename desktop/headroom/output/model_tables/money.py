"""The money of one model, line by line: its landed cost, and the rows that weigh most."""

import math
from dataclasses import replace

from headroom.analysis.weightiest_rows import WeighingRow, weightiest
from headroom.book.countries import UNKNOWN_ORIGIN
from headroom.explain.trail import Trail
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
_PART, _DESCRIPTION, _ROLE, _WHY, _POINTS = "Part", "Description", "Role", "Why", "Points"
_SHORT_ROWS = (_DESCRIPTION, "Origin", "Value", _POINTS, "Cell")
_SHORT_COST = ("Component", "Per vehicle", "Change")
"""The columns of the rows that weigh most, and of the landed cost, in short."""

_POINTS_LOST = "Points of regional content that it takes: what counts as VNM, of net cost"


def cost_table(outcome: Outcome, baseline: Outcome, model: int) -> DetailTable:
    """Return the landed cost of one model by component, against the baseline and a year."""
    volume = outcome.vehicles[model].annual_volume
    columns = (
        TableColumn("Component", wide=True),
        TableColumn("Per vehicle", right=True, unit="USD"),
        TableColumn("Share", right=True, unit="%"),
        TableColumn("Baseline", right=True, unit="USD"),
        TableColumn("Change", right=True, unit="USD"),
        TableColumn("A year", right=True, unit="USD"),
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
            _usd(before, trail=trails.of_outcome(trail, baseline, "baseline")),
            Cell(formatting.signed_dollars(now - before), now - before),
            Cell(formatting.millions(now * volume), now * volume),
        )
        for name, now, before, trail in amounts
    )
    note = f"{formatting.count(volume)} vehicles a year" if volume != 1 else "1 vehicle a year"
    return DetailTable("Landed cost", columns, rows, has_total=True, caption=note)


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
        TableColumn("Origin"),
        TableColumn(_ROLE),
        TableColumn("Value", right=True, unit="USD"),
        TableColumn("Counts as VNM", right=True, unit="USD"),
        TableColumn(_POINTS, right=True, unit="pp", note=_POINTS_LOST),
        TableColumn(_WHY),
    ]
    if with_duty:
        columns.append(TableColumn(PARTS_DUTY.word, right=True, unit="USD", note=PARTS_DUTY.tip))
    columns.append(TableColumn("Cell"))
    rule = outcome.scenario.policy.vnm_rule
    heading = "Rows that weigh most"
    if not rows:
        nothing = "No part counts as non-originating."
        return DetailTable(heading, tuple(columns), (), caption=nothing)
    vnm = float(outcome.vnm_high_usd[model])
    named = sum(row.vnm_usd for row in rows)
    caption = (
        f"{formatting.counted(len(rows), 'row')}: {formatting.dollars(named)}, "
        f"{formatting.percent(named / vnm, 0)} of the non-originating value of {formatting.dollars(vnm)}"
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
    one_sheet = len({row[at["Cell"]].text.rpartition("!")[0] for row in table.rows}) == 1
    for row in table.rows:
        cells, about = list(row), [row[at[title]].text for title in (_PART, _ROLE, _WHY)]
        described = row[at[_DESCRIPTION]]
        note = "\n".join(filter(None, (", ".join(filter(None, about)), described.note, row[at[_PART]].note)))
        cells[at[_DESCRIPTION]] = replace(described, text=described.text or row[at[_PART]].text, note=note)
        if one_sheet:
            place = cells[at["Cell"]]
            cells[at["Cell"]] = replace(place, text=place.text.rpartition("!")[2], whole=place.text)
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
            return f"origin unknown: {least} to {formatting.percent(row.regional_high, 0)}, {needed} needed"
        return f"{formatting.percent(row.regional_low, 0)} regional < {needed}"
    foreign_low, foreign_high = 1 - row.regional_high, 1 - row.regional_low
    share = formatting.percent(foreign_high, 0)
    if ranged:
        share = f"{formatting.number(foreign_low * 100)} to {share}"
    where = "listed, " if rule is VnmRule.TRACED else ""
    return f"{'origin unknown: ' if ranged else ''}{where}{share} non-regional"


def _weighing_row(
    row: WeighingRow, rule: VnmRule, more: str, net_cost: float, *, with_duty: bool
) -> tuple[Cell, ...]:
    """Return one row of the workbook as a row of the table."""
    share = -row.vnm_usd / net_cost if net_cost > 0 else math.nan
    cells = [
        Cell(row.part_number, note=more),
        Cell(row.description or row.supplier, note=row.supplier),
        Cell("unknown" if row.origin == UNKNOWN_ORIGIN else row.origin),
        Cell(row.role.value),
        _usd(row.value_usd),
        _usd(row.vnm_usd),
        Cell(formatting.signed(share * 100, 2), share * 100),
        Cell(why(row, rule)),
    ]
    if with_duty:
        cells.append(_usd(row.duty_usd))
    cells.append(Cell(row.address, quiet=True, note="Cell of its unit cost in the workbook"))
    return tuple(cells)


def _usd(amount: float, digits: int = 0, trail: Trail | None = None) -> Cell:
    """Return an amount as a cell."""
    return Cell(formatting.dollars(amount, digits), amount, trail=trail)
