"""United States trade of a fleet as shown: imports by country, and the balance with each neighbour."""

from collections.abc import Iterable, Sequence

from headroom.analysis.trade import TradeFlows
from headroom.book.countries import ORIGIN_NAMES
from headroom.explain.trade import DerivedTrade
from headroom.explain.trail import Trail
from headroom.findings.trade import NEIGHBOURS
from headroom.language import WordEnum, tr, tr_count, tr_in
from headroom.notation.countries import country_name
from headroom.output import trails
from headroom.output.table import Cell, DetailTable, TableColumn
from headroom.window.plots.shown.axis_marks import sum_marks
from headroom.window.plots.shown.bar_rows import BarRow, BarRows, BarTone, Segment, nice_ends, nice_ticks
from headroom.words import formatting

UNTOLD = tr("Not told")

_MOST_COUNTRIES = 14
_TOTALS = (tr("Scenario, USD"), tr("Baseline, USD"), tr("Change, USD"))
_MILLION = 1e6


class Basis(WordEnum):
    """How imports are counted."""

    GROSS = "gross"
    CONTENT = "by content"


DEFINITIONS = {
    Basis.GROSS: (
        tr(
            "Gross: an imported vehicle counts with its whole customs value for the country that "
            "assembles it, a part for a vehicle assembled in the US with its cost for its "
            "country of origin. At annual volume; freight and duties left out."
        )
    ),
    Basis.CONTENT: (
        tr(
            "By content: every vehicle sold in the US is taken apart; its parts count where "
            "their content comes from, conversion and all other value for the country of "
            "assembly. At annual volume; freight and duties left out."
        )
    ),
}
"""What is counted, in a sentence that stands on the chart."""


def imports_chart(flows: TradeFlows, baseline: TradeFlows, basis: Basis) -> BarRows:
    """Return US imports by country, the largest first, with what they are in the baseline."""
    names = sorted(
        {name for side in (flows, baseline) for name in side.countries if name != "US"},
        key=lambda name: (-max(_amount(flows, name, basis), _amount(baseline, name, basis)), name),
    )
    shown = [name for name in names if max(_amount(flows, name, basis), _amount(baseline, name, basis)) > 0]
    rest = shown[_MOST_COUNTRIES:]
    rows = [_row((name,), _label(name), flows, baseline, basis) for name in shown[:_MOST_COUNTRIES]]
    if rest:
        rows.append(_row(rest, tr_count("{n} other", "{n} others", len(rest)), flows, baseline, basis))
    greatest = max((segment.end for row in rows for segment in row.segments), default=0.0)
    greatest = max(greatest, *(mark for row in rows for mark in row.marks), 0.0)
    low, high = nice_ends(0.0, greatest)
    gross = basis is Basis.GROSS
    return BarRows(
        title=tr("US imports by country"),
        unit=tr("US dollars a year, {basis}", basis=basis.word),
        rows=tuple(rows),
        low=low,
        high=high,
        ticks=sum_marks(nice_ticks(low, high)),
        headings=(tr("Scenario"), tr("Change")),
        legend=((BarTone.PRESENT, tr("vehicles")), (BarTone.LOW, tr("parts")))
        if gross
        else ((BarTone.PRESENT, tr_in("imports", "content")),),
        empty=tr("This fleet imports nothing into the United States."),
        columns=(tr("Country"), *((tr("Vehicles, USD"), tr("Parts, USD")) if gross else ()), *_TOTALS),
    )


def import_trails(chart: BarRows, basis: Basis, countries: Iterable[str]) -> tuple[Trail | None, ...]:
    """Return what each row of a chart of imports is followed back to; None for several countries together.

    Args:
        chart: The imports.
        basis: How they are counted.
        countries: Those of its flows, alpha-2.
    """
    derive = DerivedTrade.imports if basis is Basis.GROSS else DerivedTrade.content
    codes = {_label(code): code for code in countries if code}
    return tuple(
        trails.trade_flow(codes[row.label], derive) if row.label in codes else None for row in chart.rows
    )


def balance_table(flows: TradeFlows, baseline: TradeFlows) -> DetailTable:
    """Return the bilateral balance with Mexico and Canada, gross and by content, against the baseline."""
    columns = (
        TableColumn(tr("US balance with"), wide=True),
        TableColumn(tr("Parts exported"), right=True, unit="USD"),
        TableColumn(tr("Vehicles imported"), right=True, unit="USD"),
        TableColumn(tr("Parts imported"), right=True, unit="USD"),
        TableColumn(tr("Balance gross"), right=True, unit="USD"),
        TableColumn(tr("Change"), right=True, unit="USD"),
        TableColumn(tr("By content"), right=True, unit="USD"),
        TableColumn(tr("Change"), right=True, unit="USD"),
    )
    rows = []
    for name in NEIGHBOURS:
        gross, gross_before = flows.of(name, flows.balance_usd), baseline.of(name, baseline.balance_usd)
        content = -flows.of(name, flows.content_usd)
        content_before = -baseline.of(name, baseline.content_usd)
        rows.append(
            (
                Cell(NEIGHBOURS[name]),
                _money(flows.of(name, flows.exports_usd), trails.trade_flow(name, DerivedTrade.exports)),
                _money(flows.of(name, flows.vehicles_usd), trails.trade_flow(name, DerivedTrade.vehicles)),
                _money(flows.of(name, flows.parts_usd), trails.trade_flow(name, DerivedTrade.parts)),
                _money(gross, trails.trade_flow(name, DerivedTrade.balance)),
                _change(gross - gross_before),
                _money(content, trails.trade_flow(name, DerivedTrade.content)),
                _change(content - content_before),
            )
        )
    caption = tr(
        "Exports are US parts in vehicles assembled there. By content only what the country "
        "itself adds to vehicles sold in the US counts as an import from it; US parts that "
        "come back are no export."
    )
    return DetailTable(tr("Bilateral balance, a year"), columns, tuple(rows), caption=caption)


def _label(code: str) -> str:
    """Return the name of a country; words for one that is not told."""
    return ORIGIN_NAMES.get(code) or country_name(code) if code else UNTOLD


def _amount(flows: TradeFlows, name: str, basis: Basis) -> float:
    """Return imports from one country."""
    return flows.of(name, flows.imports_usd if basis is Basis.GROSS else flows.foreign_content_usd)


def _row(names: Sequence[str], label: str, flows: TradeFlows, baseline: TradeFlows, basis: Basis) -> BarRow:
    """Return the row of one country, or of several together."""
    now = sum(_amount(flows, name, basis) for name in names)
    then = sum(_amount(baseline, name, basis) for name in names)
    numbers: tuple[float, ...]
    if basis is Basis.GROSS:
        vehicles = sum(flows.of(name, flows.vehicles_usd) for name in names)
        segments: tuple[Segment, ...] = (
            Segment(0.0, vehicles, BarTone.PRESENT),
            Segment(vehicles, now, BarTone.LOW),
        )
        numbers = (vehicles, now - vehicles)
        parts = tr(
            "vehicles {vehicles}, parts {parts}",
            vehicles=formatting.millions(vehicles),
            parts=formatting.millions(now - vehicles),
        )
    else:
        segments = (Segment(0.0, now, BarTone.PRESENT),)
        numbers = ()
        parts = tr("content {amount}", amount=formatting.millions(now))
    change = _signed(now - then)
    changed = change != formatting.NOTHING
    return BarRow(
        label,
        tuple(segment for segment in segments if segment.end != segment.start),
        (then,) if changed else (),
        (formatting.millions(now), change),
        tr(
            "{country}: {parts}; {before} in the baseline",
            country=label,
            parts=parts,
            before=formatting.millions(then),
        ),
        numbers=(*numbers, now, then, now - then),
    )


def _money(usd: float, trail: Trail) -> Cell:
    return Cell(formatting.millions(usd), usd, trail=trail)


def _change(usd: float) -> Cell:
    return Cell(_signed(usd), usd)


def _signed(usd: float) -> str:
    """Return a change; a dash where it rounds to nothing."""
    return formatting.signed_millions(usd) if abs(usd) >= _MILLION / 20 else formatting.NOTHING
