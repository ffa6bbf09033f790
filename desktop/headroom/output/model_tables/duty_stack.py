"""The duties and fees on one model, measure by measure, from when on and of what, and what is due."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from headroom.explain.trail import Trail
from headroom.findings.phrases import listed
from headroom.language import tr, tr_in, translated
from headroom.output import trails
from headroom.output.evaluation_json import falling_on, rate_of
from headroom.output.model_tables.law_cell import law_cell
from headroom.output.table import Cell, DetailTable, TableColumn, at_places
from headroom.rules.duties import DutyOutcome, FeeOutcome
from headroom.rules.law_source import LawSource
from headroom.rules.measures import DutyBase, Measure, Trade
from headroom.rules.outcome import Outcome
from headroom.rules.rate_kinds import kind_of
from headroom.words import formatting
from headroom.words.definitions import DUTIES_AND_FEES

BASES = {
    DutyBase.WHOLE_VALUE: tr("customs value"),
    DutyBase.NON_US_CONTENT: tr("non-US content"),
    DutyBase.MSRP: tr("MSRP"),
}
"""What a duty is taken of, for people."""

DUE = tr("Due today")
"""What stands before the sum."""

_MEASURE, _SINCE, _RATE, _ON, _BASE, _AMOUNT, _SOURCE = range(7)
_TITLES = (
    tr_in("a heading: a duty, credit or fee", "Measure"),
    tr("In force since"),
    tr_in("of a duty", "Rate"),
    tr_in("a heading: the value a duty is taken of", "On"),
    tr_in("a heading: the amount a duty is taken of", "Base"),
    tr_in("a heading: an amount for each vehicle", "A vehicle"),
    tr_in("a heading: where a figure stands", "Source"),
)
_COLUMNS = (
    TableColumn(_TITLES[_MEASURE]),
    TableColumn(_TITLES[_SINCE]),
    TableColumn(_TITLES[_RATE], right=True, unit="%"),
    TableColumn(_TITLES[_ON]),
    TableColumn(_TITLES[_BASE], right=True, unit="USD"),
    TableColumn(_TITLES[_AMOUNT], right=True, unit="USD"),
    TableColumn(_TITLES[_SOURCE], wide=True, yields=True),
)
_NOT_STATED = tr(
    "No MSRP is stated for this model: it has its share of what its maker is granted for others."
)
_SHORT = (_MEASURE, _SINCE, _RATE, _BASE, _AMOUNT, _SOURCE)
_A_CENT = 0.005


def duty_table(outcome: Outcome, model: int) -> DetailTable:
    """Return the duties, credits and fees on one model, line by line, and their sum.

    A lower total for some countries stands below what it takes the place of.
    """
    policy = outcome.scenario.policy
    lines = _stacked(falling_on(outcome.duties, model))
    rows = [
        *(_duty_row(outcome, line, model, under=under) for line, under in lines),
        *(_fee_row(outcome, line, model) for line in falling_on(outcome.fees, model)),
    ]
    if not rows:
        return DetailTable(
            DUTIES_AND_FEES.word, _COLUMNS, (), caption=tr("No duty or fee falls on this model.")
        )
    together = outcome.parts_duty_usd + outcome.vehicle_duty_usd + outcome.fees_usd
    none = Cell("")
    due = Cell(DUE, note=DUTIES_AND_FEES.tip)
    total = (due, none, none, none, none, _usd(float(together[model]), 2), none)
    in_force = tr("what is in force on {date}", date=formatting.iso(policy.as_of))
    return DetailTable(DUTIES_AND_FEES.word, _COLUMNS, (*rows, total), has_total=True, caption=in_force)


def duty_stack(outcome: Outcome, model: int) -> DetailTable:
    """Return the same for little room: in whole dollars, on what under the pointer."""
    table = duty_table(outcome, model)
    rows = []
    for row in table.rows:
        cells = list(row)
        cells[_BASE] = replace(row[_BASE], note=f"{row[_ON].text} {row[_BASE].text}".strip())
        if (number := row[_AMOUNT].number) is not None:
            cells[_AMOUNT] = replace(row[_AMOUNT], text=formatting.dollars(number))
        rows.append(tuple(cells))
    short = at_places(replace(table, rows=tuple(rows)), _SHORT)
    columns = list(short.columns)
    at = _SHORT.index(_BASE)
    columns[at] = replace(columns[at], title=_TITLES[_ON])
    return replace(short, columns=tuple(columns))


def duty_lines(outcome: Outcome, model: int) -> DetailTable:
    """Return the duties and fees on one model in short: what, at which rate, how much a vehicle."""
    table = replace(duty_table(outcome, model), caption="")
    return at_places(table, (_MEASURE, _RATE, _AMOUNT), spread=True)


def duty_remark(outcome: Outcome, model: int) -> str:
    """Return why no duty falls on the vehicle, and what became of credits of its maker; may be empty."""
    told = []
    into = {one.into for one in outcome.scenario.policy.charged_on(Trade.VEHICLE)}
    built = outcome.vehicles[model].assembly_country
    if built in into:
        told.append(
            tr("No duty on the vehicle: it is assembled in the United States.")
            if built == "US"
            else tr("No duty on the vehicle: it is assembled in {country}.", country=built)
        )
    for one in outcome.offsets:
        pot = one.pot
        if model not in pot.models or not max(pot.granted_usd, pot.duty_usd) >= _A_CENT:
            continue
        whose = (
            tr("The offset of {maker}", maker=pot.manufacturer)
            if pot.manufacturer != "-"
            else tr("The offset")
        )
        if pot.carried_usd >= _A_CENT:
            told.append(
                tr(
                    # Translators: offset is "The offset" or "The offset of Ford".
                    "{offset} is not used up: {amount} a year carry forward.",
                    offset=whose,
                    amount=formatting.about(pot.carried_usd),
                )
            )
        else:
            left = pot.duty_usd - pot.used_usd
            told.append(
                tr(
                    "{offset} is used up: {amount} a year of duty on parts remain.",
                    offset=whose,
                    amount=formatting.about(left),
                )
                if left >= _A_CENT
                else tr("{offset} is used up.", offset=whose)
            )
    return " ".join(told)


def _stacked(lines: Iterable[DutyOutcome]) -> list[tuple[DutyOutcome, bool]]:
    """Return lines, those of a lower total right below what it takes the place of, and which these are."""
    given = list(lines)
    hosts = {
        at: max(
            (place for place, other in enumerate(given) if _replaces(line.measure, other.measure)), default=-1
        )
        for at, line in enumerate(given)
    }
    found: list[tuple[DutyOutcome, bool]] = []
    for at, line in enumerate(given):
        if hosts[at] < 0:
            found.append((line, False))
            found += [(given[deal], True) for deal, host in hosts.items() if host == at]
    return found


def _replaces(measure: Measure, other: Measure) -> bool:
    """Return whether a measure is for some countries what another one is for all."""
    same = measure.on is other.on and other.key in measure.excludes
    return same and bool(measure.origins) and not other.origins


def _duty_row(outcome: Outcome, line: DutyOutcome, model: int, *, under: bool) -> tuple[Cell, ...]:
    """Return one duty or credit as a row."""
    measure, name = line.measure, outcome.vehicles[model].name
    base, rate = float(line.base_usd[model]), rate_of(line, model)
    label = note = translated(measure.label)
    others = outcome.scenario.policy.charged_measures() if measure.excludes else ()
    instead = [one for one in others if _replaces(measure, one)]
    if instead:
        if kind_of(measure).tops_up:
            total = tr("in total at least {rate}", rate=formatting.rate(measure.rate or 0.0))
            label = f"{listed(measure.origins)}, {total}"
        first = instead[0]
        replaced = tr(
            "In place of: {duty}, {rate}",
            duty=translated(first.label),
            rate=formatting.rate(first.rate or 0.0),
        )
        note = f"{note}\n{replaced}"
    on = Cell(_base(measure), muted=True)
    if not base:
        # Translators: base is e.g. "MSRP" or "customs value".
        on = Cell(tr("{base} of other models", base=_base(measure)), note=_NOT_STATED, muted=True)
    return (
        Cell(label, note=note, inset=under),
        *_figures(outcome, measure.source, rate, on, base),
        _usd(float(line.duty_usd[model]), 2, trails.duty_line(name, measure)),
        law_cell(measure.source, dated=False),
    )


def _fee_row(outcome: Outcome, line: FeeOutcome, model: int) -> tuple[Cell, ...]:
    """Return one fee as a row."""
    fee, name = line.fee, outcome.vehicles[model].name
    on = Cell(BASES[DutyBase.WHOLE_VALUE], muted=True)
    return (
        Cell(translated(fee.label)),
        *_figures(outcome, fee.source, fee.rate, on, float(line.base_usd[model])),
        _usd(float(line.fee_usd[model]), 2, trails.fee_line(name, fee)),
        law_cell(fee.source, dated=False),
    )


def _figures(
    outcome: Outcome, source: LawSource, rate: float, on: Cell, base_usd: float
) -> tuple[Cell, Cell, Cell, Cell]:
    """Return from when on a line is in force, its rate, what it is taken of, and the value of that."""
    base = (
        Cell(formatting.dollars(base_usd), base_usd, muted=True)
        if base_usd
        else Cell(formatting.NOTHING, muted=True)
    )
    return (
        _since(source.since, outcome.scenario.policy.as_of),
        Cell(formatting.rate(rate), rate * 100),
        on,
        base,
    )


def _since(day: date | None, today: date) -> Cell:
    """Return from which day on something is in force; quiet where that day is yet to come."""
    if day is None:
        return Cell(formatting.NOTHING, note=tr("Its source names no first day."), muted=True)
    if day > today:
        return Cell(tr_in("since when a law applies", "from {date}", date=formatting.iso(day)), quiet=True)
    return Cell(formatting.iso(day), muted=True)


def _base(measure: Measure) -> str:
    """Return what a measure is taken of."""
    base = kind_of(measure).base(measure)
    if measure.on is Trade.PARTS and base is DutyBase.WHOLE_VALUE:
        return tr("parts, by code") if measure.rate is None else tr_in("what a duty is taken of", "parts")
    return BASES[base]


def _usd(amount: float, digits: int = 0, trail: Trail | None = None) -> Cell:
    """Return an amount as a cell."""
    return Cell(formatting.dollars(amount, digits), amount, trail=trail)
