"""The rows of the fleet's chart as a table, numbers plain."""

import math
from collections.abc import Sequence

from headroom.window.pages.fleet.shown.compliance_bars import ComplianceBars
from headroom.window.plots.shown.plot_table import PlotTable
from headroom.window.shown.costs import CostBars

_CONTENT = (
    "Model",
    "Verdict",
    "Headroom, pp",
    "Regional content low, %",
    "Regional content high, %",
    "US content low, %",
    "US content high, %",
)
_MONEY = ("Landed cost, USD", "Change from baseline, USD", "Duty a year, USD")


def fleet_table(
    bars: ComplianceBars, costs: CostBars, shown: Sequence[int], *, costs_stated: bool
) -> PlotTable:
    """Return the models in the order of the chart.

    Args:
        bars: Content, verdict and headroom.
        costs: Landed cost and duty.
        shown: The models, in their order.
        costs_stated: Whether the workbook says anything of costs.
    """
    rows = []
    for model in shown:
        shares = (
            *(bars.headroom_low, bars.regional_low, bars.regional_high),
            *(bars.us_low, bars.us_high),
        )
        cells = [
            bars.names[model],
            bars.word(model),
            *(_plain(float(share[model]) * 100) for share in shares),
        ]
        if costs_stated:
            money = (
                float(costs.total_usd[model]),
                costs.change_usd(model),
                float(costs.duty_a_year_usd[model]),
            )
            cells += [_plain(usd) for usd in money]
        rows.append(tuple(cells))
    headings = (*_CONTENT, *_MONEY) if costs_stated else _CONTENT
    return PlotTable("Regional content and landed cost", headings, tuple(rows))


def _plain(number: float) -> str:
    """Return a number as a spreadsheet reads it; nothing where it cannot be computed."""
    return f"{number:.4f}".rstrip("0").rstrip(".") if math.isfinite(number) else ""
