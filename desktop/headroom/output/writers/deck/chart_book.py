"""The workbook inside a chart: what PowerPoint shows under "Edit data", and nothing in it is run."""

from collections.abc import Iterator
from datetime import date

from headroom.language import tr
from headroom.output.writers.deck.chart_values import ChartValues, Series
from headroom.output.writers.safe_cells import Value, sheet_of_values

SHEET = "Values"
_LETTERS = 26


def chart_book(chart: ChartValues, made_on: date) -> bytes:
    """Return the workbook of a chart: categories, then series, then errors of series; NaN is blank."""
    columns: list[tuple[Value, ...]] = [(chart.first_heading, *chart.names)]
    if has_short_names(chart):
        columns.append((tr("{heading}, short", heading=chart.first_heading), *chart.categories))
    columns += [(series.name, *series.values) for series in chart.series]
    columns += [(series.error_name, *series.errors) for series in _with_errors(chart)]
    return sheet_of_values(SHEET, list(zip(*columns, strict=True)), made_on)


def has_short_names(chart: ChartValues) -> bool:
    """Return whether categories are shortened, so that they have a column besides that of the names."""
    return chart.categories != chart.names


def category_range(chart: ChartValues) -> str:
    """Return the cells of the categories."""
    return _range(1 if has_short_names(chart) else 0, len(chart.categories))


def series_column(chart: ChartValues, place: int) -> int:
    """Return the column, from 0, of the series at a place in ``ChartValues.series``."""
    return place + (2 if has_short_names(chart) else 1)


def heading_cell(column: int) -> str:
    """Return the cell above a column."""
    return f"{SHEET}!${_letters(column)}$1"


def value_range(chart: ChartValues, column: int) -> str:
    """Return the cells of the values in a column."""
    return _range(column, len(chart.categories))


def error_range(chart: ChartValues, series: Series) -> str:
    """Return the cells of the errors of a series."""
    before = len(chart.series) + (2 if has_short_names(chart) else 1)
    place = next(at for at, one in enumerate(_with_errors(chart)) if one is series)
    return _range(before + place, len(chart.categories))


def _with_errors(chart: ChartValues) -> Iterator[Series]:
    """Yield the series that have errors."""
    return (series for series in chart.series if series.errors)


def _range(column: int, length: int) -> str:
    letters = _letters(column)
    return f"{SHEET}!${letters}$2:${letters}${length + 1}"


def _letters(column: int) -> str:
    """Return the letters of a column, from 0."""
    name = ""
    while column >= 0:
        name = chr(ord("A") + column % _LETTERS) + name
        column = column // _LETTERS - 1
    return name
