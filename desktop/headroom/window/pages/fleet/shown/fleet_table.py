"""The fleet as a table for people: a row for each model as the chart shows it, and the fleet below."""

from headroom.language import tr
from headroom.output.table import Cell, DetailTable, TableColumn, verdict_cell
from headroom.rules.outcome import Outcome
from headroom.window.pages.fleet.shown.compliance_bars import compliance_bars
from headroom.window.pages.fleet.shown.fleet_totals import FleetRow, fleet_totals
from headroom.window.pages.fleet.shown.model_groups import ModelListing
from headroom.words import formatting
from headroom.words.definitions import LANDED
from headroom.words.ranges import percent_range

TITLE = tr("Models")
_HALF_A_DOLLAR = 0.5


def fleet_table(outcome: Outcome, baseline: Outcome, listed: ModelListing, *, filtered: bool) -> DetailTable:
    """Return one row for each model, those of the groups between them, and the row of the fleet.

    Args:
        outcome: What the scenario makes of the fleet.
        baseline: What the baseline makes of it.
        listed: The models in their order, with their groups.
        filtered: Whether not all models are shown.
    """
    bars, costs = compliance_bars(outcome, baseline), outcome.exposure.book.states_costs
    rows, groups = [], listed.totals(outcome, baseline)
    for at in listed.lines.tolist():
        if at < 0:
            volume = outcome.totals_of(listed.groups[-1 - at].models).volume
            rows.append(_total(groups[-1 - at], volume))
            continue
        vehicle = outcome.vehicles[at]
        cells = [
            Cell(vehicle.name),
            Cell(vehicle.vehicle_class.word),
            Cell(vehicle.assembly_country),
            Cell(formatting.count(vehicle.annual_volume)),
            verdict_cell(bars.verdict_of(at)),
            Cell(bars.points(at)),
            Cell(percent_range(float(bars.regional_low[at]), float(bars.regional_high[at]))),
            Cell(percent_range(float(bars.us_low[at]), float(bars.us_high[at]))),
        ]
        if costs:
            landed = float(outcome.landed_cost_usd[at])
            change = landed - float(baseline.landed_cost_usd[at])
            cells += [
                Cell(formatting.dollars(landed)),
                Cell(formatting.signed_dollars(change) if abs(change) >= _HALF_A_DOLLAR else ""),
                Cell(formatting.millions(float(outcome.duty_a_year_usd[at]))),
            ]
        rows.append(tuple(cells))
    whole = _total(fleet_totals(outcome, baseline, filtered=filtered), outcome.fleet().volume)
    return DetailTable(TITLE, _columns(costs=costs), (*rows, whole), has_total=True)


def _columns(*, costs: bool) -> tuple[TableColumn, ...]:
    """Return the columns; without costs those of money are left out."""
    money = (LANDED.word, tr("Against baseline"), tr("Duty a year"))
    return (
        *(TableColumn(title) for title in (tr("Model"), tr("Class"), tr("Assembly"))),
        TableColumn(tr("Volume a year"), right=True),
        TableColumn(tr("Verdict")),
        *(
            TableColumn(title, right=True)
            for title in (tr("Headroom, points"), tr("Regional content"), tr("US content"))
        ),
        *(TableColumn(title, right=True) for title in money if costs),
    )


def _total(row: FleetRow, volume: float) -> tuple[Cell, ...]:
    """Return the row of several models."""
    nothing = (Cell(""),)
    money = (Cell(row.landed), Cell(row.change), Cell(row.duty)) if row.landed else ()
    count = Cell(formatting.count(volume))
    return (Cell(row.name), *nothing * 2, count, Cell(row.verdict), *nothing * 3, *money)
