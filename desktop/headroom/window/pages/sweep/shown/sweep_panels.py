"""The picture of a sweep as a value: small charts over one axis, by class, and what is read in them."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from headroom.analysis.class_totals import Regime
from headroom.analysis.sweep import Sweep
from headroom.arrays import Floats
from headroom.language import WordEnum, colon, tr, tr_count
from headroom.output.levers import Lever
from headroom.window.plots.shown.axis_marks import Marks, marks
from headroom.window.plots.shown.bar_rows import nice_ticks
from headroom.window.plots.shown.extent import Extent
from headroom.window.plots.shown.plot_table import PlotTable, plain_number
from headroom.words import formatting

REGIME_WORDS = {
    Regime.AS_SOURCED: tr("qualify as sourced"),
    Regime.RE_SOURCED: tr("re-source to qualify"),
    Regime.PAYS: tr("pay the duty"),
    Regime.UNABLE: tr("pay, no sourcing would qualify"),
    Regime.OWES_NOTHING: tr("do not qualify, owe nothing"),
}
_SHORT: Mapping[Regime, Callable[[int], str]] = {
    Regime.AS_SOURCED: lambda n: tr_count("{n} as sourced", "{n} as sourced", n),
    Regime.RE_SOURCED: lambda n: tr_count("{n} re-sourced", "{n} re-sourced", n),
    Regime.PAYS: lambda n: tr_count("{n} pays", "{n} pay", n),
    Regime.UNABLE: lambda n: tr_count("{n} cannot comply", "{n} cannot comply", n),
    Regime.OWES_NOTHING: lambda n: tr_count("{n} owes nothing", "{n} owe nothing", n),
}
"""How many models are in a regime."""

_QUALIFY = (Regime.AS_SOURCED, Regime.RE_SOURCED)


_LEAST_STEPS = 12
"""Steps of a slider that are seen at least."""


class Count(WordEnum):
    """What is counted by regime."""

    MODELS = "models"
    VOLUME = "vehicles"


class Split(WordEnum):
    """Whether classes are drawn apart."""

    APART = "by class"
    TOGETHER = "together"


class Topic(StrEnum):
    """What a panel is about."""

    REGIMES = "regimes"
    CONTENT = "content"
    DUTY = "duty"
    COST = "cost"


_UNITS = {Topic.REGIMES: "", Topic.CONTENT: ", %", Topic.DUTY: ", USD", Topic.COST: ", USD"}
"""Behind the headings of a table."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A place of a curve that is named.

    Attributes:
        value: Where it stands, in the unit of what is swept.
        amount: How high.
        words: Its name.
        shorter: Its name in fewer words, for little room: without where it stands, and the amount alone.
    """

    value: float
    amount: float
    words: str
    shorter: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Curve:
    """One line of a panel, or one band of a stack.

    Attributes:
        name: What it is.
        amounts: ``(step,)``.
        regime: Whose band it is; None for a line.
        marks: Its greatest value, and its hump where that is another.
        of_us: Whether it is the US content.
    """

    name: str
    amounts: Floats
    regime: Regime | None = None
    marks: tuple[Mark, ...] = ()
    of_us: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Panel:
    """One small chart.

    Attributes:
        topic: What it is about.
        title: With its unit.
        curves: Lines, or the bands of a stack from the bottom up.
        low: Where the axis begins.
        high: Where it ends, above ``low``.
        ticks: Where it is marked, and with which text.
    """

    topic: Topic
    title: str
    curves: tuple[Curve, ...]
    low: float
    high: float
    ticks: Marks

    def reading(self, step: int) -> str:
        """Return what is read at a step, in words."""
        amounts = [(curve, float(curve.amounts[step])) for curve in self.curves]
        if self.topic is Topic.REGIMES:
            return _regimes([(curve.regime, amount) for curve, amount in amounts if curve.regime is not None])
        if self.topic is Topic.CONTENT:
            return " · ".join(f"{formatting.percent(amount)} {curve.name}" for curve, amount in amounts)
        return shown(self.topic, amounts[0][1])


@dataclass(frozen=True, slots=True, eq=False)
class PanelColumn:
    """The panels of one class, or of all vehicles.

    Attributes:
        title: Whose they are.
        panels: From top to bottom.
    """

    title: str
    panels: tuple[Panel, ...]


@dataclass(frozen=True, slots=True, eq=False)
class SweepChart:
    """The whole picture.

    Attributes:
        lever: The number that is swept.
        title: The number's name.
        heading: Over the chart: the name stands above it already, in the sentence and in the choice.
        unit: Behind the heading.
        sweep: The values.
        columns: From left to right.
        ticks: Of the axis across.
    """

    lever: Lever
    title: str
    heading: str
    unit: str
    sweep: Sweep
    columns: tuple[PanelColumn, ...]
    ticks: Marks

    @property
    def whole(self) -> Extent:
        """Return the whole axis across."""
        return Extent(self.lever.low, self.lever.high)

    @property
    def least_width(self) -> float:
        """Return how little of the axis across can be seen at once."""
        return min(_LEAST_STEPS * self.lever.step, self.whole.width)

    def nearest(self, value: float) -> float:
        """Return the step of the slider that is nearest to a value."""
        lever = self.lever
        steps = round((value - lever.low) / lever.step)
        return round(min(max(lever.low + steps * lever.step, lever.low), lever.high), 9)

    def ticks_in(self, seen: Extent) -> Marks:
        """Return the marks of the part of the axis across that is in view."""
        if seen == self.whole:
            return self.ticks
        return lever_marks(self.lever, nice_ticks(seen.low, seen.high))

    def table(self) -> PlotTable:
        """Return every value with what each panel says there."""
        lever, values = self.lever, self.sweep.values
        headings = [
            tr("{lever}, {unit}, up to", lever=lever.label, unit=lever.unit)
            if self.sweep.stepwise
            else f"{lever.label}, {lever.unit}"
        ]
        columns = [[plain_number(value * lever.scale) for value in values.tolist()]]
        for column in self.columns:
            for panel in column.panels:
                scale = 100.0 if panel.topic is Topic.CONTENT else 1.0
                for curve in panel.curves:
                    what = colon(panel.title, curve.name) if len(panel.curves) > 1 else panel.title
                    headings.append(f"{column.title}, {what}{_UNITS[panel.topic]}")
                    columns.append([plain_number(amount * scale) for amount in curve.amounts.tolist()])
        title = f"{self.title} {self.unit}"
        return PlotTable(title, tuple(headings), tuple(zip(*columns, strict=True)))

    def summary(self, value: float) -> str:
        """Return what is read at a value, and the peaks, for screen readers."""
        step = self.sweep.at(value)
        said = [
            tr("{title}, {unit}. At {value}", title=self.title, unit=self.unit, value=self.lever.shown(value))
        ]
        for column in self.columns:
            read = "; ".join(colon(panel.title, panel.reading(step)) for panel in column.panels)
            peaks = [mark.words for panel in column.panels for curve in panel.curves for mark in curve.marks]
            said.append(
                colon(column.title, read)
                + ("; " + tr("peaks: {peaks}", peaks=", ".join(peaks)) if peaks else "")
            )
        return ". ".join(said)


def _regimes(amounts: Iterable[tuple[Regime, float]]) -> str:
    """Return how many qualify, as sourced or only because they re-source, and what the others do.

    Who qualifies as sourced may re-source all the same, where that saves money: it is told by its verdict.
    """
    said = {regime: _SHORT[regime](round(amount)) for regime, amount in amounts if amount}
    qualify = ", ".join(said[regime] for regime in _QUALIFY if regime in said)
    others = [text for regime, text in said.items() if regime not in _QUALIFY]
    return " · ".join([*([tr("qualify: {models}", models=qualify)] if qualify else []), *others])


def lever_marks(lever: Lever, values: Iterable[float]) -> Marks:
    """Return marks of the axis of a number."""
    if lever.unit == "%":
        return marks(values, formatting.percent, scale=lever.scale)
    return marks(
        values, lambda value, digits: formatting.number(value * lever.scale, digits), scale=lever.scale
    )


def shown(topic: Topic, value: float) -> str:
    """Return a value of a panel in words."""
    if topic is Topic.CONTENT:
        return formatting.percent(value)
    if topic is Topic.DUTY:
        return formatting.millions(value)
    return formatting.dollars(value) if topic is Topic.COST else formatting.count(value)
