"""What the map says of some pairs of thresholds, as a table to be copied."""

from headroom.window.pages.map.shown.map_view import MapChart, MapFigure
from headroom.window.plots.shown.plot_table import PlotTable, plain_number, plain_percent


def place_table(chart: MapChart, *places: tuple[str, float, float]) -> PlotTable:
    """Return named pairs of thresholds, fractions, and below them the law points, each with its figure."""
    share = chart.figure is MapFigure.VOLUME
    title = f"{chart.figure.heading}, {'%' if share else 'USD'}"
    rows = []
    for name, regional, us in (*places, *((one.label, one.regional, one.us) for one in chart.points)):
        value = float(chart.values[chart.cell(regional, us)])
        rows.append(
            (
                name,
                *(plain_percent(threshold) for threshold in (regional, us)),
                plain_percent(value) if share else plain_number(value, 2),
                plain_number(chart.qualifying(regional, us)[0]),
            )
        )
    return PlotTable(
        "Policy map",
        ("Place", "Regional content, %", "US content, %", title, "Models that qualify"),
        tuple(rows),
    )
