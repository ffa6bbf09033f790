"""Charts of the first sheet: they draw the cells of the models, and follow every input."""

from xlsxwriter.chart import Chart

from headroom.language import tr
from headroom.output.writers.live_book.looks import COMPONENTS, FAILS, HAIRLINE, INK, MUTED, QUALIFIES
from headroom.output.writers.live_book.pages import BookPage, FigureTable
from headroom.words.definitions import CONVERSION, FEES, INSURANCE, PARTS, PARTS_DUTY, VEHICLE_DUTY

_MOST = 40
"""Models that a chart can show before its names no longer fit."""

_WIDTH, _HEIGHT = 1400, 440
_COSTS = (
    ("parts", PARTS.word, 0),
    ("conversion", CONVERSION.word, 1),
    ("inbound", tr("Inbound freight"), 2),
    ("outbound_now", tr("Outbound freight"), 4),
    ("insurance", INSURANCE.word, 5),
    ("parts_duty", PARTS_DUTY.word, 3),
    ("vehicle_duty", VEHICLE_DUTY.word, 6),
    ("fees", FEES.word, 7),
)
"""Duties stand together at the end of each bar."""


def content_chart(page: BookPage, models: FigureTable, row: int) -> None:
    """Draw the regional content of each model as columns, and its threshold as a line."""
    keys = {one.key for one in models.columns}
    content = "test_regional_low" if "test_regional_low" in keys else "rvc_low"
    chart = page.written.book.add_chart({"type": "column"})
    chart.add_series(
        {
            "name": tr("Regional content, low end"),
            "categories": _range(models, "model"),
            "values": _range(models, content),
            "fill": {"color": QUALIFIES},
            "gap": 60,
        }
    )
    if "test_regional_least" in keys:
        line = page.written.book.add_chart({"type": "line"})
        line.add_series(
            {
                "name": tr("Threshold"),
                "categories": _range(models, "model"),
                "values": _range(models, "test_regional_least"),
                "line": {"color": FAILS, "width": 2, "dash_type": "dash"},
            }
        )
        chart.combine(line)
    _finish(chart, tr("Regional content and its threshold"), "0 %", models)
    page.sheet.insert_chart(
        row,
        0,
        chart,
        {"description": tr("Columns of the regional content of each model, its threshold as a dashed line.")},
    )


def cost_chart(page: BookPage, models: FigureTable, row: int) -> None:
    """Draw the landed cost of each model as stacked columns."""
    chart = page.written.book.add_chart({"type": "column", "subtype": "stacked"})
    for key, name, colour in _COSTS:
        chart.add_series(
            {
                "name": name,
                "categories": _range(models, "model"),
                "values": _range(models, key),
                "fill": {"color": COMPONENTS[colour]},
                "gap": 60,
            }
        )
    _finish(chart, tr("Landed cost a vehicle, US dollars"), "#,##0", models)
    page.sheet.insert_chart(
        row,
        0,
        chart,
        {
            "description": tr(
                "Stacked columns of the components of the landed cost of each model, in US dollars."
            )
        },
    )


def _range(models: FigureTable, key: str) -> list[object]:
    """Return the cells of a column that a chart shows."""
    last = models.first + min(max(models.size, 1), _MOST) - 1
    at = models.at(key)
    return [models.page.name, models.first, at, last, at]


def _finish(chart: Chart, title: str, number: str, models: FigureTable) -> None:
    """Set type, axes and size."""
    font = {"name": "Calibri", "size": 9, "color": MUTED}
    if models.size > _MOST:
        title = tr("{title} (the first {some} of {all} models)", title=title, some=_MOST, all=models.size)
    chart.set_title(
        {"name": title, "overlay": False, "name_font": {"name": "Calibri", "size": 12, "color": INK}}
    )
    chart.set_x_axis({"num_font": font, "line": {"color": HAIRLINE}})
    chart.set_y_axis(
        {
            "num_font": font,
            "num_format": number,
            "line": {"none": True},
            "major_gridlines": {"visible": True, "line": {"color": HAIRLINE, "width": 0.5}},
        }
    )
    chart.set_legend({"position": "top", "font": font})
    chart.set_size({"width": _WIDTH, "height": _HEIGHT})
    chart.show_hidden_data()
