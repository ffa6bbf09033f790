"""The law by date: which thresholds, duties and fees are in force on a day.

Each figure has dated rows; what holds is the last row that has begun. A figure with no row begun, or
whose last day is past, is absent: a duty that is not yet in force is no duty of 0 %.
"""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from headroom.language import tr
from headroom.rules.dated_figures import (
    DatedFee,
    DatedMeasure,
    DatedRow,
    DatedThreshold,
    change_days,
    row_at,
    source_since,
)
from headroom.rules.law_source import LawSource
from headroom.rules.measures import Fee, Measure
from headroom.rules.thresholds import LabourCredit, Test, Threshold

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class InForce:
    """What is in force on a day."""

    thresholds: tuple[Threshold, ...]
    measures: tuple[Measure, ...]
    fees: tuple[Fee, ...]
    labour_credit: LabourCredit | None = None

    def values(self) -> dict[str, float | None]:
        """Return each threshold, rate and fee by its key; None is a rate by tariff schedule."""
        return values_of(self.thresholds, self.measures, self.fees)


@dataclass(frozen=True, slots=True)
class LawChange:
    """What changes on a day.

    Attributes:
        key: Of the figure.
        label: Of the figure, for people.
        source: Where it comes from.
        before: Its number the day before; None: absent, or by the tariff schedule.
        after: Its number from the day on; None: absent, or by the tariff schedule.
        begins: Whether it was absent before.
        ends: Whether it is absent from the day on.
    """

    key: str
    label: str
    source: LawSource
    before: float | None = None
    after: float | None = None
    begins: bool = False
    ends: bool = False


@dataclass(frozen=True, slots=True)
class LawDay:
    """A day on which the law changes.

    Attributes:
        day: The first day of what is new.
        changes: What changes, in the order of the policy.
    """

    day: date
    changes: tuple[LawChange, ...]

    @property
    def labels(self) -> tuple[str, ...]:
        """Return what changes, each once."""
        return tuple(dict.fromkeys(change.label for change in self.changes))

    @property
    def sources(self) -> tuple[LawSource, ...]:
        """Return where it comes from, each once."""
        return tuple(dict.fromkeys(change.source for change in self.changes))


@dataclass(slots=True)
class _Read:
    """What was read of a law once: it never changes.

    Attributes:
        in_force: What is in force from one of its turns to the next, by how many there were.
        days: The days on which something changes; None: not asked for yet.
    """

    in_force: dict[int, InForce] = field(default_factory=dict)
    days: tuple[LawDay, ...] | None = None


@dataclass(frozen=True, slots=True)
class Law:
    """All figures of a policy with their dates.

    Attributes:
        thresholds: On vehicles and on parts.
        measures: Duties and credits.
        fees: Customs user fees.
        labour_credit: What a high labour value content adds, with its dates.
        ends: Last day of the policy as a whole; None: it has none.
        turns: Days on which a figure begins, changes or is past, ascending.
        kept: What was read of it once.
    """

    thresholds: tuple[DatedThreshold, ...] = ()
    measures: tuple[DatedMeasure, ...] = ()
    fees: tuple[DatedFee, ...] = ()
    labour_credit: LabourCredit | None = None
    ends: date | None = None
    turns: tuple[date, ...] = field(init=False, repr=False, compare=False)
    kept: "_Read" = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        dated: tuple[DatedThreshold | DatedMeasure | DatedFee, ...]
        dated = (*self.thresholds, *self.measures, *self.fees)
        turns = {day for one in dated for day in change_days(one.rows, one.until)}
        if self.labour_credit is not None:
            turns.update(change_days((_row_of(self.labour_credit),), self.labour_credit.until))
        object.__setattr__(self, "turns", tuple(sorted(turns)))
        object.__setattr__(self, "kept", _Read())

    @property
    def begins(self) -> date | None:
        """Return the earliest day on which each regional-content threshold has begun; None: always."""
        begun = (
            one.rows[0].since
            for one in self.thresholds
            if one.threshold.test is Test.REGIONAL and not one.threshold.of_parts
        )
        return max((day for day in begun if day is not None), default=None)

    def at(self, day: date) -> InForce:
        """Return what is in force on a day: the same as on all days up to the next one of ``turns``."""
        stretch = bisect_right(self.turns, day)
        if stretch not in self.kept.in_force:
            self.kept.in_force[stretch] = self._in_force(day)
        return self.kept.in_force[stretch]

    def _in_force(self, day: date) -> InForce:
        """Return what is in force on a day."""
        credit = self.labour_credit
        return InForce(
            tuple(one for dated in self.thresholds if (one := dated.at(day)) is not None),
            tuple(duty for measure in self.measures if (duty := measure.at(day)) is not None),
            tuple(charge for fee in self.fees if (charge := fee.at(day)) is not None),
            credit if credit is not None and credit.in_force(day) else None,
        )

    def takes(self, key: str, value: float | None) -> bool:
        """Return whether there is a figure of a key, on any date, that may have a value.

        Raises:
            ValueError: If the value is outside its range.
        """
        thresholds = [one.threshold for one in self.thresholds if one.threshold.key == key]
        measures = [one.measure for one in self.measures if one.measure.key == key]
        fees = [one.fee for one in self.fees if one.fee.key == key]
        if value is None:
            return any(measure.by_schedule for measure in measures)
        for threshold in thresholds:
            replace(threshold, share=value)
        for measure in measures:
            replace(measure, rate=value)
        for fee in fees:
            replace(fee, rate=value)
        return bool(thresholds or measures or fees)

    def days(self) -> tuple[LawDay, ...]:
        """Return the days on which something changes, in their order."""
        if self.kept.days is None:
            self.kept.days = self._days()
        return self.kept.days

    def _days(self) -> tuple[LawDay, ...]:
        """Return the days on which something changes, in their order."""
        found: dict[date, list[LawChange]] = {}
        for day, change in self._changes():
            found.setdefault(day, []).append(change)
        return tuple(LawDay(day, tuple(found[day])) for day in sorted(found))

    def _changes(self) -> Iterator[tuple[date, LawChange]]:
        """Yield each change with its day, figure by figure."""
        for one in self.thresholds:
            yield from _changes_of(one.threshold, one.rows, one.until)
        for measure in self.measures:
            yield from _changes_of(measure.measure, measure.rows, measure.until)
        for fee in self.fees:
            yield from _changes_of(fee.fee, fee.rows, fee.until)
        credit = self.labour_credit
        if credit is not None:
            figure = Fee("labour_credit", tr("Labour value content that adds"), 0.0, source=credit.source)
            yield from _changes_of(figure, (_row_of(credit),), credit.until)


def _row_of(credit: LabourCredit) -> DatedRow:
    """Return the labour credit as a dated row."""
    return DatedRow(credit.since, credit.above_share)


def values_of(
    thresholds: tuple[Threshold, ...], measures: tuple[Measure, ...], fees: tuple[Fee, ...]
) -> dict[str, float | None]:
    """Return each threshold, rate and fee by its key; None is a rate by tariff schedule."""
    found: dict[str, float | None] = {}
    for threshold in thresholds:
        found.setdefault(threshold.key, threshold.share)
    for measure in measures:
        found.setdefault(measure.key, measure.rate)
    for fee in fees:
        found.setdefault(fee.key, fee.rate)
    return found


def _changes_of(
    figure: Threshold | Measure | Fee, rows: tuple[DatedRow, ...], until: date | None
) -> Iterator[tuple[date, LawChange]]:
    """Yield the changes of one figure with their days."""
    for day in change_days(rows, until):
        before = row_at(rows, until, day - _DAY) if day > date.min else None
        after = row_at(rows, until, day)
        if (before and before.numbers) == (after and after.numbers):
            continue
        yield (
            day,
            LawChange(
                figure.key,
                figure.label,
                figure.source if after is None else source_since(figure.source, after),
                None if before is None else before.value,
                None if after is None else after.value,
                begins=before is None,
                ends=after is None,
            ),
        )
