"""A chart of labelled rows with bars on one axis, as a value: tornado, trade, ranges, waterfall."""

from dataclasses import dataclass
from enum import StrEnum
from math import ceil, floor, log10

from headroom.language import tr, tr_count
from headroom.rules.verdict import Verdict
from headroom.window.plots.shown.plot_table import PlotTable, plain_number

_STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)
_MOST_STEPS = 5
_SAME = 1e-9
_PAIR = 2


class BarTone(StrEnum):
    """What a bar means."""

    QUALIFIES = "qualifies"
    FAILS = "fails"
    UNDETERMINED = "undetermined"
    PRESENT = "present"
    BEFORE = "before"
    LOW = "low"
    HIGH = "high"
    DEARER = "dearer"
    CHEAPER = "cheaper"


@dataclass(frozen=True, slots=True)
class Segment:
    """A bar of a row.

    Attributes:
        start: Where it begins, in the unit of the axis.
        end: Where it ends; it may be the lesser.
        tone: What it means.
        thin: Whether it is drawn at half its height, for a second quantity.
        hatched: Whether it is hatched, being between what is certain and what may be.
    """

    start: float
    end: float
    tone: BarTone
    thin: bool = False
    hatched: bool = False


@dataclass(frozen=True, slots=True)
class BarRow:
    """One row.

    Attributes:
        label: What it is about.
        segments: Its bars, painted in this order.
        marks: Where thin lines stand across the row, e.g. at the baseline.
        figures: Texts to the right, one for each heading.
        note: More about it, for the read-out under the pointer and for screen readers.
        strong: Whether it stands out, as a total does.
        numbers: Where it is copied as a table, one for each of ``BarRows.columns``; None: nothing.
        whose: The model that it is about, where it is about one; it has no label beside a chart that names
            the rows.
        own_unit: Unit of its figures where each row has another; empty where headings say it.
        verdict: Whose mark and colour its marked figure has; None: that of none.
        ruled: Whether a thin line stands above it, as above a sum.
        instead: What stands in the place of its bars where there are none; it is then read along only.
    """

    label: str
    segments: tuple[Segment, ...]
    marks: tuple[float, ...] = ()
    figures: tuple[str, ...] = ()
    note: str = ""
    strong: bool = False
    numbers: tuple[float | None, ...] = ()
    whose: str = ""
    own_unit: str = ""
    verdict: Verdict | None = None
    ruled: bool = False
    instead: str = ""

    @property
    def name(self) -> str:
        """Return what it is about, whether it is labelled or not."""
        return self.label or self.whose

    @property
    def copied_name(self) -> str:
        """Return its name with the unit of its figures, where they have one of their own."""
        return f"{self.name}, {self.own_unit}" if self.own_unit else self.name


@dataclass(frozen=True, slots=True)
class BarRows:
    """The chart.

    Attributes:
        title: What it shows.
        unit: Unit of the axis, behind the title.
        rows: From top to bottom.
        low: Where the axis begins.
        high: Where it ends, above ``low``.
        ticks: Where it is marked, and with which text.
        line: Where a line stands through all rows, e.g. at the present value; None for none.
        headings: Above the figures.
        legend: What the tones mean, in words.
        empty: A sentence in the place of the rows where there are none.
        broken: Whether the axis leaves out what lies between 0 and where it begins, though bars begin at 0.
        columns: Headings of a table of it, of the labels and of ``BarRow.numbers``, with their units;
            none: the figures stand in it as they are shown.
        marked: Which of the figures has the mark of its row's verdict; -1: none.
        read_along: How many of the last figures are read along only: muted, and left out where bars would
            have too little room.
        tracks: Whether the whole length of the axis is seen behind each bar.
    """

    title: str
    unit: str
    rows: tuple[BarRow, ...]
    low: float
    high: float
    ticks: tuple[tuple[float, str], ...]
    line: float | None = None
    headings: tuple[str, ...] = ()
    legend: tuple[tuple[BarTone, str], ...] = ()
    empty: str = ""
    broken: bool = False
    columns: tuple[str, ...] = ()
    marked: int = -1
    read_along: int = 0
    tracks: bool = False

    def ticks_apart(self, least: float) -> tuple[tuple[float, str], ...]:
        """Return every mark of the axis, or every second or third one, so that they are so far apart.

        The mark at 0 stays, if there is one.
        """
        if len(self.ticks) < _PAIR:
            return self.ticks
        every = max(ceil(least / (self.ticks[1][0] - self.ticks[0][0]) - _SAME), 1)
        nothing = next((at for at, (value, _) in enumerate(self.ticks) if value == 0), 0)
        return self.ticks[nothing % every :: every]

    def table(self) -> PlotTable | None:
        """Return the rows as a table; None where there are none."""
        if not self.rows:
            return None
        if not self.columns:
            rows = tuple((row.name, *row.figures) for row in self.rows)
            return PlotTable(self.title, ("", *self.headings), rows)
        return PlotTable(
            self.title,
            self.columns,
            tuple((row.copied_name, *(plain_number(one) for one in row.numbers)) for row in self.rows),
        )

    def summary(self) -> str:
        """Return the chart in words, for screen readers: its rows with their figures."""
        if not self.rows:
            return self.empty
        rows = "; ".join(row.note or " ".join((row.label, *row.figures)) for row in self.rows[:12])
        more = len(self.rows) - 12
        said = tr("{title}, {unit}. {rows}.", title=self.title, unit=self.unit, rows=rows)
        if more <= 0:
            return said
        return tr_count(
            "{title}, {unit}. {rows}; and {n} more row.",
            "{title}, {unit}. {rows}; and {n} more rows.",
            more,
            title=self.title,
            unit=self.unit,
            rows=rows,
        )


def nice_ends(least: float, greatest: float) -> tuple[float, float]:
    """Return round ends of an axis that holds all values; they differ."""
    if not greatest - least > abs(least) * _SAME:  # what is the same but for rounding is the same
        greatest = least + (abs(least) * 0.1 or 1.0)
    step = nice_step(greatest - least, _MOST_STEPS)
    low, high = floor(least / step + _SAME) * step, -floor(-greatest / step + _SAME) * step
    return low, high if high > low else low + step


def nice_step(width: float, most: int) -> float:
    """Return the least round distance of which ``most`` reach over a width above 0."""
    magnitude = 10.0 ** floor(log10(width / most))
    return next(step * magnitude for step in _STEPS if step * magnitude * most >= width * (1 - _SAME))


def nice_ticks(low: float, high: float) -> tuple[float, ...]:
    """Return the round values of an axis from ``low`` to ``high``."""
    step = nice_step(high - low, _MOST_STEPS + 2)  # the ends may lie a step beyond either side
    first = -floor(-low / step + _SAME)
    count = floor(high / step + _SAME) - first + 1
    return tuple((first + at) * step + 0.0 for at in range(max(count, 0)))
