"""The models and their results as a table that a spreadsheet takes."""

from collections.abc import Iterable

from headroom.language import tr
from headroom.output.content_label import LABEL_COLUMNS, label_cells
from headroom.output.copied_table import CopiedCell
from headroom.rules.outcome import Outcome
from headroom.rules.vehicle_tests import REGIONAL, US
from headroom.rules.verdict import Verdict
from headroom.window.plots.shown.plot_table import PlotTable, plain_number
from headroom.words import formatting
from headroom.words.definitions import COMPONENT_WORDS, LANDED

_FLEET_COLUMNS = (
    tr("Model"),
    tr("Vehicle class"),
    tr("Assembly country"),
    tr("Annual volume"),
    tr("Verdict"),
    tr("Headroom, pp"),
    tr("Regional content low, %"),
    tr("Regional content high, %"),
    tr("US content low, %"),
    tr("US content high, %"),
)


def model_table(outcome: Outcome, baseline: Outcome, shown: Iterable[int] | None = None) -> PlotTable:
    """Return one row for each model, numbers plain.

    Money is US dollars per vehicle; shares are percent. For content labels what they say stands in
    the place of money.

    Args:
        outcome: What the scenario makes of the fleet.
        baseline: What the baseline makes of it.
        shown: The models in their order; None: all, as in the sheet.
    """
    costs = outcome.exposure.book.states_costs
    components = outcome.components
    money = [
        *(tr("{component}, USD", component=COMPONENT_WORDS[name]) for name, _ in components),
        tr("{component}, USD", component=LANDED.word),
        tr("Change from baseline, USD"),
        tr("Duty a year, USD"),
    ]
    lines = []
    for row in range(len(outcome.vehicles)) if shown is None else shown:
        vehicle = outcome.vehicles[row]
        shares = (
            outcome.headroom,
            *outcome.content(REGIONAL),
            *outcome.content(US),
        )
        landed = float(outcome.landed_cost_usd[row])
        cells: list[CopiedCell] = [
            vehicle.name,
            vehicle.vehicle_class.word,
            vehicle.assembly_country,
            vehicle.annual_volume,
            formatting.verdict_word(Verdict(int(outcome.verdict[row]))),
            *(plain_number(float(share[row]) * 100) for share in shares),
        ]
        cells += (
            [
                *(plain_number(float(usd[row])) for _, usd in components),
                plain_number(landed),
                plain_number(landed - float(baseline.landed_cost_usd[row])),
                plain_number(float(outcome.duty_a_year_usd[row])),
            ]
            if costs
            else label_cells(vehicle)
        )
        lines.append(tuple(cells))
    headings = (*_FLEET_COLUMNS, *(money if costs else LABEL_COLUMNS))
    return PlotTable(tr("Regional content and landed cost"), headings, tuple(lines))
