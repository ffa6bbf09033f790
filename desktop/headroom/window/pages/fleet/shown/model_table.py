"""The models and their results as text that a spreadsheet takes as a table."""

import math

from headroom.output.content_label import LABEL_COLUMNS, label_cells
from headroom.output.spreadsheet_text import tab_separated
from headroom.rules.outcome import Outcome
from headroom.rules.verdict import Verdict
from headroom.words import formatting
from headroom.words.definitions import COMPONENT_WORDS, LANDED

_FLEET_COLUMNS = (
    "Model",
    "Vehicle class",
    "Assembly country",
    "Annual volume",
    "Verdict",
    "Headroom, pp",
    "Regional content low, %",
    "Regional content high, %",
    "US content low, %",
    "US content high, %",
)


def model_table(outcome: Outcome, baseline: Outcome) -> str:
    """Return one line for each model, tab-separated, numbers plain, with headings.

    Money is US dollars per vehicle; shares are percent. For content labels what they say stands in
    the place of money.
    """
    costs = outcome.exposure.book.states_costs
    components = outcome.components
    money = [
        *(f"{COMPONENT_WORDS[name]}, USD" for name, _ in components),
        f"{LANDED.word}, USD",
        "Change from baseline, USD",
    ]
    lines = [[*_FLEET_COLUMNS, *(money if costs else LABEL_COLUMNS)]]
    for row, vehicle in enumerate(outcome.vehicles):
        shares = (
            outcome.headroom,
            outcome.rvc_low,
            outcome.rvc_high,
            outcome.us_content_low,
            outcome.us_content_high,
        )
        landed = float(outcome.landed_cost_usd[row])
        cells = [
            vehicle.name,
            vehicle.vehicle_class.value,
            vehicle.assembly_country,
            f"{vehicle.annual_volume:g}",
            formatting.verdict_word(Verdict(int(outcome.verdict[row]))),
            *(_plain(float(share[row]) * 100) for share in shares),
        ]
        cells += (
            [
                *(_plain(float(usd[row])) for _, usd in components),
                _plain(landed),
                _plain(landed - float(baseline.landed_cost_usd[row])),
            ]
            if costs
            else label_cells(vehicle)
        )
        lines.append(cells)
    return tab_separated(lines)


def _plain(number: float) -> str:
    """Return a number as a spreadsheet reads it; nothing where it cannot be computed."""
    return f"{number:.4f}".rstrip("0").rstrip(".") if math.isfinite(number) else ""
