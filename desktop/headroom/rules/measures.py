"""Duties, credits against duties, and fees: on what, from where, when, of which value, and how much."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from headroom.book.countries import UNKNOWN_ORIGIN, expand_groups
from headroom.book.sourcing import VehicleClass
from headroom.language import WordEnum, localized, tr, translated
from headroom.notation.numbers import LARGEST
from headroom.rules.law_source import NO_SOURCE, LawSource

_MOST = localized(f"{LARGEST * 100:g}")


class Trade(WordEnum):
    """What a measure or fee falls on."""

    VEHICLE = "vehicle"
    PARTS = "parts"


class When(WordEnum):
    """The state of a good in which a measure or fee falls on it.

    A vehicle qualifies or not; a part originates or not.
    """

    QUALIFYING = "qualifying"
    NOT_QUALIFYING = "not qualifying"
    ALWAYS = "always"


class DutyBase(WordEnum):
    """The value that a rate is taken of."""

    WHOLE_VALUE = "whole value"
    NON_US_CONTENT = "non-US content"
    MSRP = "MSRP"


class RateKind(WordEnum):
    """What the number of a measure means.

    ``ADDED``: it adds to the other duties. ``FLOOR``: all duties on the good together are at
    least this rate. ``CREDIT``: it lessens the duty of another measure.
    """

    ADDED = "added"
    FLOOR = "floor"
    CREDIT = "credit"

    __hash__ = str.__hash__  # as equal texts have it, and faster than by its name


@dataclass(frozen=True, slots=True)
class Measure:
    """One duty, or one credit against a duty.

    Several measures may share a key: they are one rate on different bases (Section 232 falls on
    the whole value of one vehicle and on the non-US content of another).

    Attributes:
        key: Name by which its rate is set, e.g. ``mfn_car``.
        label: Name for people.
        on: Vehicles or parts.
        rate: Fraction of the base; None: the rate that each part's tariff code has in the schedule.
        into: Country of import, ISO 3166 alpha-2.
        classes: Vehicle classes it falls on; empty: all. For parts, the class they are built into.
        origins: Countries of origin it falls on; empty: all. ``EU`` stands for its members.
        except_origins: Countries of origin it does not fall on.
        unknown_origin: Whether it falls on goods of unknown origin as well (the MFN rate does); a duty on
            countries it names never does.
        code_list: Name of the list of tariff codes it falls on; empty: all.
        when: State of the good in which it falls on it.
        base: Value the rate is taken of.
        kind: Whether the rate adds, is a floor or is a credit.
        excludes: Keys of measures that do not fall on a good where this one does.
        credits_against: Keys of the measures that a credit lessens.
        source: Where the figure comes from.
        by_schedule: Whether the tariff schedule gives the rate unless one is set.
        except_code_list: Name of the list of tariff codes it does not fall on; empty: none.
        reading: Key of a reading of the policy; it falls on nothing unless that says yes. Empty: none.
    """

    key: str
    label: str
    on: Trade
    rate: float | None
    into: str = "US"
    classes: tuple[VehicleClass, ...] = ()
    origins: tuple[str, ...] = ()
    except_origins: tuple[str, ...] = ()
    unknown_origin: bool = False
    code_list: str = ""
    when: When = When.NOT_QUALIFYING
    base: DutyBase = DutyBase.WHOLE_VALUE
    kind: RateKind = RateKind.ADDED
    excludes: tuple[str, ...] = ()
    credits_against: tuple[str, ...] = ()
    source: LawSource = NO_SOURCE
    by_schedule: bool = False
    except_code_list: str = ""
    reading: str = ""

    def __post_init__(self) -> None:
        if self.rate is None:  # a copy at a rate of its own can still go back to the schedule
            object.__setattr__(self, "by_schedule", True)
        elif not 0 <= self.rate <= LARGEST:
            msg = tr(
                "{duty}: a rate is at least 0 % and at most {most} %, not {percent} %",
                duty=translated(self.label),
                most=_MOST,
                percent=localized(f"{self.rate * 100:g}"),
            )
            raise ValueError(msg)

    @property
    def conditions(self) -> tuple[object, ...]:
        """Return what decides on which goods it falls; the rate and its source do not."""
        return (
            self.key,
            self.into,
            self.classes,
            self.origins,
            self.except_origins,
            self.unknown_origin,
            self.code_list,
            self.when.value,
            self.kind.value,
            self.excludes,
            self.except_code_list,
            self.reading,
        )

    def covers_class(self, vehicle_class: VehicleClass) -> bool:
        """Return whether it falls on vehicles of this class."""
        return not self.classes or vehicle_class in self.classes

    def covers_origin(self, country: str) -> bool:
        """Return whether it falls on goods of this origin (alpha-2, or ``""`` for unknown)."""
        if country == UNKNOWN_ORIGIN:
            return self.unknown_origin and not self.origins
        if country in expand_groups(self.except_origins):
            return False
        return not self.origins or country in expand_groups(self.origins)


@dataclass(frozen=True, slots=True)
class Fee:
    """A customs user fee on vehicles that enter the United States, share of customs value.

    Attributes:
        key: Name by which it is set.
        label: Name for people.
        rate: Fraction of customs value; 0: it is not charged, whatever its least.
        when: State of the vehicle in which it is charged.
        by_vessel_only: Whether only vehicles that come by vessel pay it.
        source: Where the figure comes from.
        least_usd: The least per entry; None: there is none.
        most_usd: The greatest per entry; None: there is none.
    """

    key: str
    label: str
    rate: float
    when: When = When.NOT_QUALIFYING
    by_vessel_only: bool = False
    source: LawSource = NO_SOURCE
    least_usd: float | None = None
    most_usd: float | None = None

    def __post_init__(self) -> None:
        if not 0 <= self.rate <= LARGEST:
            msg = tr(
                "{fee}: a fee is at least 0 % and at most {most} %, not {percent} %",
                fee=translated(self.label),
                most=_MOST,
                percent=localized(f"{self.rate * 100:g}"),
            )
            raise ValueError(msg)
        least = 0.0 if self.least_usd is None else self.least_usd
        most = LARGEST if self.most_usd is None else self.most_usd
        if not 0 <= least <= most <= LARGEST:
            msg = tr(
                "{fee}: the least fee per entry is at least 0 and at most the greatest",
                fee=translated(self.label),
            )
            raise ValueError(msg)


def with_rate(measures: Iterable[Measure], key: str, rate: float | None) -> tuple[Measure, ...]:
    """Return ``measures`` with the rate of those of one key changed."""
    return tuple(replace(m, rate=rate) if m.key == key else m for m in measures)
