"""What the timeline shows: a column for each step of the law, and a strip for each model."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import floor

import numpy as np

from headroom.analysis.timeline import Timeline, TimelineStep
from headroom.arrays import Ints
from headroom.language import tr, tr_count, translated
from headroom.output.copied_table import CopiedCell
from headroom.rules.verdict import Verdict
from headroom.window.plots.shown.bar_rows import nice_step
from headroom.window.plots.shown.plot_table import PlotTable, plain_number
from headroom.words import formatting

_A_DOLLAR = 0.5  # less is shown as nothing
_MILLION = 1e6
_AXIS_STEPS = 10
_LITTLE, _TINY = 0.02, 0.001
"""Shares of the greatest duty a year below which a step may be left out, and is left out in any case."""
_AFTER_THE_LAST = timedelta(days=150)
"""How long the last step is drawn to scale: it has no end."""

Span = tuple[int, int]
"""The first and the last step of a column."""

NO_DUTY = tr("no duty")
TITLE = tr("Timeline")


@dataclass(frozen=True, slots=True)
class Column:
    """One step of the law, or several of one name; those after it that change little or nothing are left out.

    Attributes:
        first: The place of its first step in the timeline.
        step: The place of the step whose figures it has: of several the last.
        day: Its first day.
        dates: The same, or from when to when, the longest text first.
        title: What it is called.
        note: A few words more.
        duty_usd: Duty a year.
        landed_usd: Landed cost a vehicle.
        duty: Duty a year where it differs from that of the column before, else empty.
        duty_change: By how much its own steps change that; empty for the first, and where it does not differ.
        landed: Landed cost a vehicle, likewise.
        qualifying: How many models qualify, e.g. ``7 of 12``.
        turned: Whether these are other than in the column before.
        pending: Whether it is not yet law.
        milestone: Whether its heading goes before others where they crowd.
        folded: Steps within it that are not shown.
        said: All of it in words.
    """

    first: int
    step: int
    day: date
    dates: tuple[str, ...]
    title: str
    note: str
    duty_usd: float
    landed_usd: float
    duty: str
    duty_change: str
    landed: str
    qualifying: str
    turned: bool
    pending: bool
    milestone: bool
    folded: int
    said: str


@dataclass(frozen=True, slots=True)
class Strip:
    """A stretch of columns in which verdict and duty of a model are the same.

    Attributes:
        first: The first column.
        end: The column after the last.
        verdict: The verdict.
        text: Duty a vehicle.
    """

    first: int
    end: int
    verdict: Verdict
    text: str


@dataclass(frozen=True, slots=True)
class ModelRow:
    """The strips of one model.

    Attributes:
        model: Its place in the book.
        name: Its name.
        strips: From the first column to the last.
        said: All of them in words.
    """

    model: int
    name: str
    strips: tuple[Strip, ...]
    said: str


@dataclass(frozen=True, slots=True, eq=False)
class TimelineChart:
    """The timeline as it is shown.

    Attributes:
        columns: From left to right, at least one.
        rows: From top to bottom.
        most_duty_usd: Greatest duty a year.
        landed_ends_usd: Where the axis of the landed cost begins, and its greatest value.
        landed_from: Where that axis begins, in words.
        places: Where columns begin drawn to scale, and where the last one ends, 0 to 1.
        folded: How many steps are not shown.
    """

    columns: tuple[Column, ...]
    rows: tuple[ModelRow, ...]
    most_duty_usd: float
    landed_ends_usd: tuple[float, float]
    landed_from: str
    places: tuple[float, ...]
    folded: int

    def column_of(self, step: int) -> int:
        """Return the column that a step of the timeline belongs to; -1 for none."""
        return sum(column.first <= step for column in self.columns) - 1 if step >= 0 else -1

    def summary(self) -> str:
        """Return the chart in words, for screen readers."""
        return "; ".join(column.said for column in self.columns)


def shown_steps(timeline: Timeline, most: int, *, every: bool) -> tuple[Span, ...]:
    """Return which steps have a column: those that change something, and milestones where there is room.

    Steps that follow each other and have one name are one column, unless one of them is a milestone. Where
    there is less room, steps that hardly change the duty have none, those that change it least first; what
    takes the preference from a model, what holds today and what is still to come always have one.

    Args:
        timeline: The fleet under each step.
        most: How many columns have room.
        every: Whether each step has one, whatever room there is.
    """
    steps = range(len(timeline.steps))
    if every:
        return tuple((at, at) for at in steps)
    spans = _spans(timeline, [at for at in steps if timeline.seen(at) and not _tiny(timeline, at)])
    left_out = set(_least(timeline, spans)[: max(len(spans) - most, 0)])
    spans = [span for span in spans if span not in left_out]
    idle = [at for at in steps if timeline.steps[at].law.words.milestone and not timeline.seen(at)]
    room = min(max(most - len(spans), 0), len(idle))
    return tuple(sorted((*spans, *((at, at) for at in idle[len(idle) - room :]))))


def _tiny(timeline: Timeline, at: int) -> bool:
    """Return whether a step changes so little that it has no column of its own."""
    if not at or timeline.steps[at].law.words.milestone:
        return False
    return _turns_nobody(timeline, at, at) and _weight(timeline, at, at) < _TINY


def _least(timeline: Timeline, spans: Sequence[Span]) -> list[Span]:
    """Return what may be left out, what goes first before the rest: milestones after all others."""
    now = timeline.today
    today = [first for first, _ in spans if first <= now][-1:]
    there = [
        (timeline.steps[first].law.words.milestone, weight, (first, last))
        for first, last in spans
        if first > 0
        and [first] != today
        and last <= now
        and (weight := _weight(timeline, first, last)) < _LITTLE
        and _turns_nobody(timeline, first, last)
    ]
    return [span for _, _, span in sorted(there)]


def _weight(timeline: Timeline, first: int, last: int) -> float:
    """Return how much some steps change the duty a year, as a share of the greatest."""
    by, greatest = abs(float(timeline.duty_changes_usd[first : last + 1].sum())), timeline.greatest_duty_usd
    return by / greatest if greatest > 0 else 0.0


def _turns_nobody(timeline: Timeline, first: int, last: int) -> bool:
    """Return whether some steps leave every verdict as it was before them."""
    return bool((timeline.steps[last].verdict == timeline.steps[first - 1].verdict).all())


def _spans(timeline: Timeline, seen: Sequence[int]) -> list[Span]:
    """Return steps as columns, those of one name together."""
    spans: list[Span] = []
    for at in seen:
        if spans and _one_name(timeline, spans[-1], at):
            spans[-1] = (spans[-1][0], at)
        else:
            spans.append((at, at))
    return spans


def _one_name(timeline: Timeline, span: Span, last: int) -> bool:
    """Return whether a step has the name of a column, and none on the way is a milestone or not yet law."""
    first, known = span
    between = [timeline.steps[at].law for at in (first, *range(known + 1, last + 1))]
    return (
        first > 0
        and between[0].words.title == between[-1].words.title
        and not any(law.words.milestone for law in between)
        and len({law.pending for law in between}) == 1
    )


def model_order(timeline: Timeline, search: str = "") -> Ints:
    """Return the models, those first whose duty a year the law moves most; equal ones as in the sheet.

    Args:
        timeline: The fleet under each step.
        search: Text that a name contains, in upper or lower case; empty shows all.
    """
    moved = np.ptp(timeline.duty_a_year_usd, axis=0) if len(timeline.volume) else np.zeros(0)
    order = np.argsort(-np.round(moved), kind="stable").astype(np.int32)
    wanted = search.strip().casefold()
    if not wanted:
        return order
    return order[[wanted in timeline.vehicles[model].name.casefold() for model in order]]


def timeline_chart(timeline: Timeline, spans: Sequence[Span], models: Ints) -> TimelineChart:
    """Return what is shown.

    Args:
        timeline: The fleet under each step.
        spans: The steps that have a column, see ``shown_steps``.
        models: From top to bottom, see ``model_order``.
    """
    firsts = [first for first, _ in spans]
    ends = (*firsts[1:], len(timeline.steps))
    before = (None, *(last for _, last in spans))
    columns = tuple(
        _column(timeline, *span, before[at], ends[at] - span[1] - 1) for at, span in enumerate(spans)
    )
    landed = [column.landed_usd for column in columns]
    low = _floor(min(landed), max(landed))
    return TimelineChart(
        columns,
        tuple(_row(timeline, columns, int(model)) for model in models),
        max(column.duty_usd for column in columns),
        (low, max(landed)),
        formatting.dollars(low),
        _places(columns),
        sum(column.folded for column in columns),
    )


def timeline_table(timeline: Timeline) -> PlotTable:
    """Return every step as a table, models in columns."""
    headings = [
        tr("From"),
        tr("Event"),
        tr("Law"),
        tr("Duty, USD a year"),
        tr("Landed cost, USD a vehicle"),
        tr("Models qualifying"),
    ]
    for vehicle in timeline.vehicles:
        headings += [
            tr("{model}, verdict", model=vehicle.name),
            tr("{model}, duty USD a vehicle", model=vehicle.name),
        ]
    rows: list[tuple[CopiedCell, ...]] = []
    for step in timeline.steps:
        row: list[CopiedCell] = [
            formatting.iso(step.law.day),
            step.law.title,
            tr("not yet law") if step.law.pending else tr("in force"),
            plain_number(step.fleet.duty_usd),
            plain_number(step.fleet.landed_cost_per_vehicle_usd),
            step.fleet.qualifying,
        ]
        for verdict, duty in zip(step.verdict.tolist(), step.duty_usd.tolist(), strict=True):
            row += [formatting.verdict_word(Verdict(verdict)), plain_number(duty)]
        rows.append(tuple(row))
    return PlotTable(TITLE, tuple(headings), tuple(rows))


def _column(timeline: Timeline, first: int, at: int, before: int | None, folded: int) -> Column:
    """Return a column of the steps from one to another.

    Args:
        timeline: The fleet under each step.
        first: The first step.
        at: The last one, whose figures it has.
        before: The step whose figures the column before has; None: it is the first.
        folded: How many steps after it are not shown.
    """
    step, start = timeline.steps[at], timeline.steps[first].law
    earlier = None if before is None else timeline.steps[before]
    duty, landed = step.fleet.duty_usd, step.fleet.landed_cost_per_vehicle_usd
    words, qualifying = (formatting.millions(duty), formatting.dollars(landed)), _qualifying(step)
    shown, change, turned = list(words), "", True
    if earlier is not None:
        there = (
            formatting.millions(earlier.fleet.duty_usd),
            formatting.dollars(earlier.fleet.landed_cost_per_vehicle_usd),
        )
        shown = ["" if then == now else now for then, now in zip(there, words, strict=True)]
        by = float(timeline.duty_changes_usd[first : at + 1].sum())
        change = _change_words(by, duty) if shown[0] and abs(by) >= _A_DOLLAR else ""
        turned = qualifying != _qualifying(earlier)
    count = 1 if first == at else _steps_within(timeline, first, at)
    note = translated(step.law.words.note) if count == 1 else tr_count("{n} step", "{n} steps", count)
    dates = _dates(start.day, step.law.day)
    title = translated(start.words.title)
    event = f"{title}, {note}" if note else title
    said = [
        tr("{date}, {event}: duty {amount} a year", date=dates[0], event=event, amount=words[0]),
        tr("{change} by this step", change=change) if change else "",
        tr("landed {amount} a vehicle", amount=words[1]),
        tr("{models} qualify", models=qualifying),
        tr("not yet law") if step.law.pending else "",
        tr_count("{n} later date of little or no effect", "{n} later dates of little or no effect", folded)
        if folded
        else "",
    ]
    return Column(
        first,
        at,
        start.day,
        dates,
        title,
        note,
        duty,
        landed,
        shown[0],
        change,
        shown[1],
        qualifying,
        turned,
        step.law.pending,
        step.law.words.milestone,
        folded,
        ", ".join(part for part in said if part),
    )


def _steps_within(timeline: Timeline, first: int, last: int) -> int:
    """Return how many steps of its name that change something a column has."""
    title = timeline.steps[first].law.words.title
    within = range(first, last + 1)
    return sum(timeline.steps[at].law.words.title == title and timeline.seen(at) for at in within) or 1


def _dates(first: date, last: date) -> tuple[str, ...]:
    """Return a day, or from when to when, the longest text first."""
    day, end = formatting.iso(first), formatting.iso(last)
    if day == end:
        return day, day[:7], day[2:7]
    to = "\N{EN DASH}"
    return (
        tr("{first} to {last}", first=day, last=end),
        tr("{first} to {last}", first=day[:7], last=end[:7]),
        f"{day[:4]}{to}{end[:4]}",
        f"{day[2:4]}{to}{end[2:4]}",
    )


def _qualifying(step: TimelineStep) -> str:
    """Return how many models qualify."""
    return tr(
        "{qualifying} of {models}",
        qualifying=formatting.count(step.fleet.qualifying),
        models=formatting.count(step.fleet.models),
    )


def _row(timeline: Timeline, columns: tuple[Column, ...], model: int) -> ModelRow:
    """Return the strips of a model."""
    strips: list[Strip] = []
    for at, column in enumerate(columns):
        step = timeline.steps[column.step]
        verdict, text = Verdict(int(step.verdict[model])), duty_words(float(step.duty_usd[model]))
        last = strips[-1] if strips else None
        if last is not None and (last.verdict, last.text) == (verdict, text):
            strips[-1] = Strip(last.first, at + 1, verdict, text)
        else:
            strips.append(Strip(at, at + 1, verdict, text))
    name = timeline.vehicles[model].name
    return ModelRow(model, name, tuple(strips), "; ".join(strip_words(one, columns) for one in strips))


def strip_words(strip: Strip, columns: tuple[Column, ...]) -> str:
    """Return a strip in words, e.g. ``from 2022-07-01 fails, $6,637 a vehicle``."""
    duty = strip.text if strip.text == NO_DUTY else tr("{amount} a vehicle", amount=strip.text)
    day = formatting.iso(columns[strip.first].day)
    return tr(
        "from {day} {verdict}, {duty}", day=day, verdict=formatting.verdict_word(strip.verdict), duty=duty
    )


def duty_words(usd: float) -> str:
    """Return the duty of a vehicle."""
    return NO_DUTY if abs(usd) < _A_DOLLAR else formatting.dollars(usd)


def _change_words(usd: float, of_usd: float) -> str:
    """Return a change of a large sum, in millions where the sum is in millions or more."""
    if abs(usd) < _MILLION <= of_usd:
        return formatting.signed_dollars_of(usd / _MILLION, "M", 1)
    return formatting.signed_millions(usd)


def _floor(least: float, greatest: float) -> float:
    """Return a round number below all landed costs, at which their axis begins."""
    step = nice_step(max(greatest - least, least * 0.05, 1.0), _AXIS_STEPS)
    return max(floor(least / step) * step, 0.0)


def _places(columns: tuple[Column, ...]) -> tuple[float, ...]:
    """Return where columns begin drawn to scale, and where the last one ends."""
    first, last = columns[0].day, columns[-1].day + _AFTER_THE_LAST
    width = (last - first).days
    return (*((column.day - first).days / width for column in columns), 1.0)
