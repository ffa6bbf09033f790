"""A native chart as a value: its categories, series and axes, before it becomes XML and a workbook."""

from dataclasses import dataclass
from enum import StrEnum

from headroom.language import tr


class PlotKind(StrEnum):
    """How series are drawn."""

    COLUMNS = "columns"
    BARS = "bars"
    LINE = "line"


class LabelPlace(StrEnum):
    """Where the label of a value stands, as the format names it."""

    ABOVE = "t"
    END = "outEnd"
    INSIDE = "ctr"


@dataclass(frozen=True, slots=True)
class Labels:
    """The labels of a series.

    Attributes:
        place: Where they stand.
        number_format: How the value is written.
        texts: ``(category,)``: what stands in place of the value; None for the value itself, empty for none.
        size: Points.
        bold: Whether they are bold.
        colour: ``#rrggbb``.
        ground: What lies behind them, so that lines pass behind; None for nothing.
    """

    place: LabelPlace
    number_format: str
    size: float
    colour: str
    texts: tuple[str | None, ...] = ()
    bold: bool = True
    ground: str | None = None


@dataclass(frozen=True, slots=True)
class Series:
    """One series.

    Attributes:
        name: Its name, as the legend and the workbook have it.
        values: ``(category,)``; None or NaN is blank.
        fill: Colour of columns, ``#rrggbb``; None: nothing is filled.
        points: ``(category,)``: colours of single columns; None for that of the series.
        line: Colour of a line, ``#rrggbb``; None for none.
        dashed: Whether the line, or the edge of the columns, is dashed.
        extended: Whether a line reaches half a category farther at both ends.
        tick: Size in points of a dash at each value; 0 for none.
        errors: ``(category,)``: how far a value may lie above, None for not at all; empty for no error bars.
        error_name: Heading of the errors in the workbook.
        labels: Its labels; None for none.
        dashed_points: Categories whose columns are only outlined, dashed: what is not in force.
    """

    name: str
    values: tuple[float | None, ...]
    fill: str | None = None
    points: tuple[str | None, ...] = ()
    line: str | None = None
    dashed: bool = False
    extended: bool = False
    tick: int = 0
    errors: tuple[float | None, ...] = ()
    error_name: str = ""
    labels: Labels | None = None
    dashed_points: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Plot:
    """Series that are drawn together.

    Attributes:
        kind: How.
        series: At least one.
        stacked: Whether they stand upon each other.
        gap: Between two categories, percent of the width of a column.
        within: Whether they stand within the columns of the first plot: with unseen axes of their own, of the
            same length. LibreOffice draws them as wide as those.
    """

    kind: PlotKind
    series: tuple[Series, ...]
    stacked: bool = False
    gap: int = 24
    within: bool = False


@dataclass(frozen=True, slots=True)
class Axis:
    """The axis of values.

    Attributes:
        least: Its lower end.
        most: Its upper end.
        step: Between two marks.
        number_format: Of its labels.
        shown: Whether it has labels and grid lines.
    """

    least: float
    most: float
    step: float
    number_format: str
    shown: bool = True


@dataclass(frozen=True, slots=True)
class ChartValues:
    """A native chart.

    Attributes:
        categories: What stands along the axis, short enough for it.
        names: The same in full, for the workbook.
        plots: At least one; the first has the axes that are seen.
        axis: Of the values.
        size: Of the labels of the axes, points.
        reversed: Whether the first category stands on top, for bars.
        category_labels: Whether the categories are written along the axis.
        inner: Left, top, width and height of the plot itself, fractions of the frame.
        first_heading: Stands above the categories in the workbook.
    """

    categories: tuple[str, ...]
    names: tuple[str, ...]
    plots: tuple[Plot, ...]
    axis: Axis
    size: float
    inner: tuple[float, float, float, float]
    reversed: bool = False
    category_labels: bool = True
    first_heading: str = tr("Model")

    @property
    def series(self) -> tuple[Series, ...]:
        """Return all series, in the order of the workbook's columns."""
        return tuple(one for plot in self.plots for one in plot.series)
