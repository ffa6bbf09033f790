"""Figures of the law by date: each has dated rows, of which the last one that has begun holds."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from headroom.language import tr, translated
from headroom.rules.law_source import LawSource
from headroom.rules.measures import Fee, Measure
from headroom.rules.thresholds import Threshold

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class DatedRow:
    """One number from a day on.

    Attributes:
        since: First day; None: it has begun always.
        value: Fraction; None: each part's rate by the tariff schedule.
        least_usd: Of a fee: the least per entry; None: there is none.
        most_usd: Of a fee: the greatest per entry; None: there is none.
    """

    since: date | None
    value: float | None
    least_usd: float | None = None
    most_usd: float | None = None

    @property
    def numbers(self) -> tuple[float | None, ...]:
        """Return what it sets."""
        return self.value, self.least_usd, self.most_usd


@dataclass(frozen=True, slots=True)
class DatedThreshold:
    """A threshold with its rows, in the order of their dates, and its last day, if it ends."""

    threshold: Threshold
    rows: tuple[DatedRow, ...]
    until: date | None = None

    def __post_init__(self) -> None:
        for row in self.rows:  # a number out of range is refused here, not on its date
            replace(self.threshold, share=-1.0 if row.value is None else row.value)

    def at(self, day: date) -> Threshold | None:
        """Return the threshold on a day; None where it is absent."""
        row = row_at(self.rows, self.until, day)
        if row is None or row.value is None:
            return None
        return replace(self.threshold, share=row.value, source=source_since(self.threshold.source, row))


@dataclass(frozen=True, slots=True)
class DatedMeasure:
    """A measure with its rows, in the order of their dates, and its last day, if it ends."""

    measure: Measure
    rows: tuple[DatedRow, ...]
    until: date | None = None

    def __post_init__(self) -> None:
        for row in self.rows:  # a number out of range is refused here, not on its date
            if row.value is None and not self.measure.by_schedule:
                msg = tr("{duty}: each row needs a number", duty=translated(self.measure.label))
                raise ValueError(msg)
            replace(self.measure, rate=row.value)

    def at(self, day: date) -> Measure | None:
        """Return the measure on a day; None where it is absent."""
        row = row_at(self.rows, self.until, day)
        if row is None:
            return None
        return replace(self.measure, rate=row.value, source=source_since(self.measure.source, row))


@dataclass(frozen=True, slots=True)
class DatedFee:
    """A fee with its rows, in the order of their dates, and its last day, if it ends."""

    fee: Fee
    rows: tuple[DatedRow, ...]
    until: date | None = None

    def __post_init__(self) -> None:
        for row in self.rows:  # a number out of range is refused here, not on its date
            rate = -1.0 if row.value is None else row.value
            replace(self.fee, rate=rate, least_usd=row.least_usd, most_usd=row.most_usd)

    def at(self, day: date) -> Fee | None:
        """Return the fee on a day; None where it is absent."""
        row = row_at(self.rows, self.until, day)
        if row is None or row.value is None:
            return None
        return replace(
            self.fee,
            rate=row.value,
            least_usd=row.least_usd,
            most_usd=row.most_usd,
            source=source_since(self.fee.source, row),
        )


def row_at(rows: tuple[DatedRow, ...], until: date | None, day: date) -> DatedRow | None:
    """Return the last row that has begun on a day; None where none has, or the last day is past."""
    if until is not None and day > until:
        return None
    begun = [row for row in rows if row.since is None or row.since <= day]
    return begun[-1] if begun else None


def change_days(rows: tuple[DatedRow, ...], until: date | None) -> tuple[date, ...]:
    """Return the days on which a row begins, or the figure is past."""
    begun = [row.since for row in rows if row.since is not None]
    past = [until + _DAY] if until is not None and until < date.max else []
    return tuple(sorted({*begun, *past}))


def source_since(source: LawSource, row: DatedRow) -> LawSource:
    """Return a source with the day from which a row applies."""
    return replace(source, since=row.since)
