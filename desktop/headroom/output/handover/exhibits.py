"""What one page of a hand-over shows, as values: charts by their bars and lines, tables by their cells.

Shares and thresholds are fractions, money is US dollars; ``None`` is what is not known. Texts are the
user's own or plain words, never markup: each writer escapes them for its format.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from headroom.language import tr
from headroom.output.table import DetailTable
from headroom.rules.verdict import Verdict

MOST_BARS = 16
"""Models up to which a chart shows each; of more it shows those with the least headroom, and says so."""


class Component(StrEnum):
    """The components of the landed cost, as ``Outcome.components`` names them, in the order of paper.

    The three duties stand together at the end, after a gap.
    """

    PARTS = "parts"
    CONVERSION = "conversion"
    INBOUND_FREIGHT = "inbound_freight"
    OUTBOUND_FREIGHT = "outbound_freight"
    INSURANCE = "insurance"
    VEHICLE_DUTY = "vehicle_duty"
    PARTS_DUTY = "parts_duty"
    FEES = "fees"

    @property
    def charged(self) -> bool:
        """Return whether it is a duty or a fee."""
        return self in {Component.VEHICLE_DUTY, Component.PARTS_DUTY, Component.FEES}


@dataclass(frozen=True, slots=True)
class ContentBar:
    """The regional content of one model.

    Attributes:
        model: Its name.
        low: At the low end, fraction.
        high: At the high end; above ``low`` where origins are unknown.
        us_low: US content at the low end; None where nothing asks for it.
        threshold: Regional content that is asked of it; None where none is.
        verdict: Of all tests.
        label: The content in words, percent without its sign, e.g. ``67.8`` or ``48.0 to 51.1``.
        points: Margin to what decides in words, e.g. ``-7.2`` with a true minus.
    """

    model: str
    low: float
    high: float
    us_low: float | None
    threshold: float | None
    verdict: Verdict
    label: str
    points: str


@dataclass(frozen=True, slots=True)
class ContentChart:
    """Who qualifies: a bar of regional content for each model, with its threshold.

    Attributes:
        bars: Rising by content; at most ``MOST_BARS``.
        heading: What the bars are, e.g. ``Regional content by net cost, percent``.
        thresholds: Different thresholds of these bars, rising; one is drawn through, several as ticks.
        left_out: Sentence that says how many models are not among the bars; empty for none.
    """

    bars: tuple[ContentBar, ...]
    heading: str
    thresholds: tuple[float, ...]
    left_out: str = ""


@dataclass(frozen=True, slots=True)
class CostBar:
    """The landed cost of one vehicle.

    Attributes:
        model: Its name.
        parts: ``(component,)`` in the order of ``Component``, US dollars a vehicle.
        total: Their sum.
        label: The sum in words.
        change: Change from the baseline in words; empty for none.
        duty_a_year: Duty a year in words.
    """

    model: str
    parts: tuple[float, ...]
    total: float
    label: str
    change: str
    duty_a_year: str


@dataclass(frozen=True, slots=True)
class CostChart:
    """What each vehicle costs landed: a stacked bar for each model.

    Attributes:
        bars: In the order of ``ContentChart.bars`` of the same hand-over.
        heading: What the bars are.
        components: Names for people, in the order of ``Component``.
        left_out: As in ``ContentChart``.
    """

    bars: tuple[CostBar, ...]
    heading: str
    components: tuple[str, ...]
    left_out: str = ""


@dataclass(frozen=True, slots=True)
class CostStep:
    """By how much one component moves the landed cost.

    Attributes:
        component: Which one.
        name: Its name for people.
        usd: US dollars a vehicle, signed.
        label: The same in words.
    """

    component: Component
    name: str
    usd: float
    label: str


@dataclass(frozen=True, slots=True)
class CostChange:
    """From the baseline to the scenario: the change of the mean landed cost alone, component by component.

    Attributes:
        steps: Those that move it, in the order of ``Component``; their sum is ``after - before``.
        heading: What is drawn, with both totals.
        before: Landed cost in the baseline, US dollars a vehicle.
        after: In the scenario.
    """

    steps: tuple[CostStep, ...]
    heading: str
    before: float
    after: float


@dataclass(frozen=True, slots=True)
class SwingBar:
    """What one input does to the figure.

    Attributes:
        name: Of the input.
        at_low: The figure with the input at its low end.
        at_high: At its high end.
        low: The low end in words, e.g. ``62.5 %``.
        high: The high end in words.
        width: How far the figure swings, in words.
    """

    name: str
    at_low: float
    at_high: float
    low: str
    high: str
    width: str


@dataclass(frozen=True, slots=True)
class SwingChart:
    """What drives the cost: a tornado, the widest swing on top.

    Attributes:
        bars: Those that move the figure, widest first, at most a dozen.
        heading: Which figure, in which unit.
        present: The figure as it is, US dollars.
        present_label: The same in words.
        left_out: Sentence that says how many inputs are not among the bars; empty for none.
    """

    bars: tuple[SwingBar, ...]
    heading: str
    present: float
    present_label: str
    left_out: str = ""


@dataclass(frozen=True, slots=True)
class MapCell:
    """A pair of thresholds.

    Attributes:
        value: Cost of the rules per vehicle less that at the present pair, US dollars; of a workbook
            without costs models that qualify, more or fewer than there.
        label: The same in words, signed; ``as now`` where it is the same.
        qualifying: Models that qualify.
        here: Whether the thresholds of the scenario lie in this cell.
        strength: From -1 (cheapest) over 0 (as now) to 1 (dearest), half by rank so that small steps show.
    """

    value: float
    label: str
    qualifying: int
    here: bool
    strength: float


DEARER_OR_CHEAPER = (tr("dearer than now (+)"), tr("cheaper than now (\N{MINUS SIGN})"))
"""What the colours of a map of costs mean."""


@dataclass(frozen=True, slots=True)
class ThresholdMap:
    """Where it tips: what other pairs of thresholds would cost against now.

    Attributes:
        columns: Thresholds of regional content, rising, fractions.
        rows: Thresholds of US content, rising; a writer draws the last on top.
        cells: ``cells[row][column]``.
        heading: What the numbers are.
        column_name: Name of the threshold across.
        row_name: Name of the threshold up.
        tips: Which model tips at which regional threshold, in words, e.g. ``75.2 %  Honda CR-V``.
        words: What the colours above and below nothing mean.
    """

    columns: tuple[float, ...]
    rows: tuple[float, ...]
    cells: tuple[tuple[MapCell, ...], ...]
    heading: str
    column_name: str
    row_name: str
    tips: tuple[str, ...]
    words: tuple[str, str] = DEARER_OR_CHEAPER


@dataclass(frozen=True, slots=True)
class LawColumn:
    """The fleet under the law from one day on.

    Attributes:
        day: The first day.
        title: What the law of that day is called.
        note: A few words more; may be empty.
        duty_a_year: US dollars.
        duty_label: The same in words.
        change_label: By how much it changed, in words; empty for nothing.
        landed: Landed cost a vehicle, US dollars.
        landed_label: The same in words.
        qualifying: How many models qualify, e.g. ``7 of 12``.
        pending: Whether it is not in force yet, or never was law: drawn dashed.
        here: Whether the date of the scenario lies in it.
    """

    day: date
    title: str
    note: str
    duty_a_year: float
    duty_label: str
    change_label: str
    landed: float
    landed_label: str
    qualifying: str
    pending: bool
    here: bool


@dataclass(frozen=True, slots=True)
class LawTimeline:
    """The same fleet through the law, day by day.

    Attributes:
        columns: At least one, in the order of their days; those without effect are left out.
        heading: What is drawn.
        models: Names of the models of ``strips``.
        strips: ``strips[model][column]``: verdict and duty a vehicle in words.
        left_out: Sentence that says how many dates or models are not shown; empty for none.
    """

    columns: tuple[LawColumn, ...]
    heading: str
    models: tuple[str, ...]
    strips: tuple[tuple[tuple[Verdict, str], ...], ...]
    left_out: str = ""


Exhibit = ContentChart | CostChart | CostChange | SwingChart | ThresholdMap | LawTimeline | DetailTable
"""What a page shows."""
