"""The money of one model, line by line: duties and fees, landed cost, and the rows that weigh most."""

from dataclasses import replace

from headroom.analysis.weightiest_rows import WeighingRow, weightiest
from headroom.book.countries import UNKNOWN_ORIGIN
from headroom.explain.trail import Trail
from headroom.output.evaluation_json import falling_on, rate_of
from headroom.output.levers import cited
from headroom.output.table import Cell, DetailTable, TableColumn
from headroom.rules.law_source import LawSource
from headroom.rules.measures import DutyBase, Measure, Trade
from headroom.rules.outcome import Outcome
from headroom.rules.part_rules import PartRules
from headroom.rules.policy import VnmRule
from headroom.rules.rate_kinds import kind_of
from headroom.window.trail.shown import trails
from headroom.words import formatting
from headroom.words.definitions import COMPONENT_WORDS, DUTIES_AND_FEES, LANDED, PARTS_DUTY
from headroom.words.fields import other_words
from headroom.words.ranges import is_range

_BASES = {
    DutyBase.WHOLE_VALUE: "customs value",
    DutyBase.NON_US_CONTENT: "non-US content",
    DutyBase.MSRP: "MSRP",
}
_MANY_ROWS = 20
_SHORT = ("Duty or fee", "Rate", "Per vehicle")
_SHORT_COST = ("Component", "Per vehicle", "Change")
"""The columns of duties and fees, and of the landed cost, in short."""


def duty_table(outcome: Outcome, model: int) -> DetailTable:
    """Return the duties and fees on one model, line by line, and their sum."""
    columns = (
        TableColumn("Duty or fee"),
        TableColumn("Taken of"),
        TableColumn("Base", right=True, unit="USD"),
        TableColumn("Rate", right=True, unit="%"),
        TableColumn("Per vehicle", right=True, unit="USD"),
        TableColumn("Source", wide=True),
    )
    name = outcome.vehicles[model].name
    lines = [
        _duty_row(
            line.measure.label,
            _base(line.measure),
            float(line.base_usd[model]),
            rate_of(line, model),
            float(line.duty_usd[model]),
            line.measure.source,
            trails.duty_line(name, line.measure),
        )
        for line in falling_on(outcome.duties, model)
    ]
    lines += [
        _duty_row(
            line.fee.label,
            _BASES[DutyBase.WHOLE_VALUE],
            float(line.base_usd[model]),
            line.fee.rate,
            float(line.fee_usd[model]),
            line.fee.source,
            trails.fee_line(name, line.fee),
        )
        for line in outcome.fees
        if line.base_usd[model]
    ]
    if not lines:
        return DetailTable(DUTIES_AND_FEES.word, columns, (), caption="No duty or fee falls on this model.")
    together = outcome.parts_duty_usd + outcome.vehicle_duty_usd + outcome.fees_usd
    total = (
        Cell(DUTIES_AND_FEES.word, note=DUTIES_AND_FEES.tip),
        Cell(""),
        Cell(""),
        Cell(""),
        _usd(float(together[model]), 2),
        Cell(""),
    )
    return DetailTable(DUTIES_AND_FEES.word, columns, (*lines, total), has_total=True)


def duty_lines(outcome: Outcome, model: int) -> DetailTable:
    """Return the duties and fees on one model in short: what, at which rate, how much a vehicle."""
    return _in_short(duty_table(outcome, model), _SHORT, spread=True)


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
    return _in_short(cost_table(outcome, baseline, model), _SHORT_COST)


def rows_table(outcome: Outcome, model: int) -> DetailTable:
    """Return the twenty rows that weigh most against one model, each with its cell."""
    rows = weightiest(outcome, model, _MANY_ROWS)
    with_duty = any(row.duty_usd for row in rows)
    columns = [
        TableColumn("Part"),
        TableColumn("Description", wide=True),
        TableColumn("Origin"),
        TableColumn("Role"),
        TableColumn("Value", right=True, unit="USD"),
        TableColumn("Counts as VNM", right=True, unit="USD"),
        TableColumn("Why"),
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
    of_book = outcome.exposure.book.rows
    cells = tuple(
        _weighing_row(row, rule, other_words(of_book, row.row), with_duty=with_duty) for row in rows
    )
    return DetailTable(heading, tuple(columns), cells, caption=caption)


def _in_short(table: DetailTable, titles: tuple[str, ...], *, spread: bool = False) -> DetailTable:
    """Return a table with some of its columns; the first takes the room that is left, or all share it."""
    kept = tuple(at for at, column in enumerate(table.columns) if column.title in titles)
    columns = tuple(replace(table.columns[at], wide=spread or at == 0) for at in kept)
    return replace(table, columns=columns, rows=tuple(tuple(row[at] for at in kept) for row in table.rows))


def _base(measure: Measure) -> str:
    """Return what a measure is taken of."""
    base = kind_of(measure).base(measure)
    if measure.on is Trade.PARTS and base is DutyBase.WHOLE_VALUE:
        return "parts, by tariff code" if measure.rate is None else "parts"
    return _BASES[base]


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


def _weighing_row(row: WeighingRow, rule: VnmRule, more: str, *, with_duty: bool) -> tuple[Cell, ...]:
    """Return one row of the workbook as a row of the table."""
    cells = [
        Cell(row.part_number, note=more),
        Cell(row.description or row.supplier, note=row.supplier),
        Cell("unknown" if row.origin == UNKNOWN_ORIGIN else row.origin),
        Cell(row.role.value),
        _usd(row.value_usd),
        _usd(row.vnm_usd),
        Cell(why(row, rule)),
    ]
    if with_duty:
        cells.append(_usd(row.duty_usd))
    cells.append(Cell(row.address, quiet=True, note="Cell of its unit cost in the workbook"))
    return tuple(cells)


def _duty_row(
    label: str, base: str, base_usd: float, rate: float, amount_usd: float, source: LawSource, trail: Trail
) -> tuple[Cell, ...]:
    """Return one duty or fee as a row: label, base, its value, rate, amount, source."""
    more = "\n".join(text for text in (cited(source), source.note, source.url) if text)
    return (
        Cell(label),
        Cell(base),
        _usd(base_usd),
        Cell(formatting.rate(rate), rate * 100),
        _usd(amount_usd, 2, trail),
        Cell(cited(source), note=more, quiet=True),
    )


def _usd(amount: float, digits: int = 0, trail: Trail | None = None) -> Cell:
    """Return an amount as a cell."""
    return Cell(formatting.dollars(amount, digits), amount, trail=trail)
