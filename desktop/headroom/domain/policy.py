"""A policy: content thresholds, duty measures and fees, as data that can be changed one by one.

Shares and rates are fractions. A policy is an immutable value; ``with_value`` returns a copy in
which one threshold, rate or fee differs, found by its key.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import Self

from headroom.domain.countries import UNKNOWN_ORIGIN, expand_groups
from headroom.domain.hts import CodeList
from headroom.domain.sourcing import ROLES, PartRole, VehicleClass


class VnmRule(StrEnum):
    """How the value of non-originating materials is counted (see ``content``)."""

    AS_SOURCED = "as_sourced"
    TRACED = "traced"
    ROLL_UP = "roll_up"


class Test(StrEnum):
    """What a vehicle is tested for."""

    __test__ = False

    PREFERENCE = "preference in force"
    ASSEMBLY = "assembled in the region"
    REGIONAL = "regional content"
    US = "US content"
    CORE_PARTS = "core parts"
    LABOUR = "labour value content"
    STEEL = "originating steel"
    ALUMINIUM = "originating aluminium"


class Trade(StrEnum):
    """What a measure or fee falls on."""

    VEHICLE = "vehicle"
    PARTS = "parts"


class When(StrEnum):
    """The state of a good in which a measure or fee falls on it.

    A vehicle qualifies or not; a part originates or not.
    """

    QUALIFYING = "qualifying"
    NOT_QUALIFYING = "not qualifying"
    ALWAYS = "always"


class DutyBase(StrEnum):
    """The value that a rate is taken of."""

    WHOLE_VALUE = "whole value"
    NON_US_CONTENT = "non-US content"
    MSRP = "MSRP"


class RateKind(StrEnum):
    """What the number of a measure means.

    ``ADDED``: it adds to the other duties. ``FLOOR``: all duties on the good together are at
    least this rate. ``CREDIT``: it lessens the duty of another measure.
    """

    ADDED = "added"
    FLOOR = "floor"
    CREDIT = "credit"


@dataclass(frozen=True, slots=True)
class Source:
    """Where a figure comes from.

    Attributes:
        citation: Law, notice or publication.
        since: Date from which it applies; None where the source names none.
        url: Where to read it; may be empty.
        note: What the figure leaves out or takes for granted; may be empty.
    """

    citation: str = ""
    since: date | None = None
    url: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Threshold:
    """The least share that passes a test.

    Attributes:
        key: Name by which it is set, e.g. ``rvc``.
        label: Name for people.
        test: What it decides; for ``roles`` whether a part of that role originates.
        share: Fraction, 0 to 1.
        classes: Vehicle classes it holds for; empty for a threshold on parts.
        roles: Part roles it holds for; empty for a threshold on vehicles.
        source: Where the figure comes from.
    """

    key: str
    label: str
    test: Test
    share: float
    classes: tuple[VehicleClass, ...] = ()
    roles: tuple[PartRole, ...] = ()
    source: Source = Source()

    def __post_init__(self) -> None:
        if not 0 <= self.share <= 1:
            msg = f"{self.label}: a threshold is from 0 % to 100 %, not {self.share * 100:g} %"
            raise ValueError(msg)


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
        unknown_origin: Whether it falls on goods of unknown origin as well (the MFN rate does).
        code_list: Name of the list of tariff codes it falls on; empty: all.
        when: State of the good in which it falls on it.
        base: Value the rate is taken of.
        kind: Whether the rate adds, is a floor or is a credit.
        excludes: Keys of measures that do not fall on a good where this one does.
        credits_against: Key of the measure that a credit lessens.
        source: Where the figure comes from.
        by_schedule: Whether the tariff schedule gives the rate unless one is set.
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
    credits_against: str = ""
    source: Source = Source()
    by_schedule: bool = False

    def __post_init__(self) -> None:
        if self.rate is None:  # a copy at a rate of its own can still go back to the schedule
            object.__setattr__(self, "by_schedule", True)
        elif not 0 <= self.rate < float("inf"):
            msg = f"{self.label}: a rate is at least 0 %, not {self.rate * 100:g} %"
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
        )

    def covers_class(self, vehicle_class: VehicleClass) -> bool:
        """Return whether it falls on vehicles of this class."""
        return not self.classes or vehicle_class in self.classes

    def covers_origin(self, country: str) -> bool:
        """Return whether it falls on goods of this origin (alpha-2, or ``""`` for unknown)."""
        if country == UNKNOWN_ORIGIN:
            return self.unknown_origin
        if country in expand_groups(self.except_origins):
            return False
        return not self.origins or country in expand_groups(self.origins)


@dataclass(frozen=True, slots=True)
class Fee:
    """A customs user fee on vehicles that enter the United States, share of customs value.

    Attributes:
        key: Name by which it is set.
        label: Name for people.
        rate: Fraction of customs value.
        when: State of the vehicle in which it is charged.
        by_vessel_only: Whether only vehicles that come by vessel pay it.
        source: Where the figure comes from.
    """

    key: str
    label: str
    rate: float
    when: When = When.NOT_QUALIFYING
    by_vessel_only: bool = False
    source: Source = Source()

    def __post_init__(self) -> None:
        if not 0 <= self.rate < float("inf"):
            msg = f"{self.label}: a fee is at least 0 %, not {self.rate * 100:g} %"
            raise ValueError(msg)


@dataclass(frozen=True, slots=True)
class Policy:
    """One set of rules: who qualifies, and what is paid where a vehicle does not.

    Attributes:
        name: Short name, e.g. ``usmca``.
        title: Name for people.
        as_of: Date whose law it states.
        hypothetical: Whether it never was law.
        summary: One or two sentences on what it is.
        vnm_rule: How non-originating materials are counted.
        preference: Whether there is a preference to qualify for at all.
        core_parts: Whether core parts must originate.
        tracing_list: Name of the code list for ``traced``; empty where not used.
        thresholds: On vehicles and on parts.
        measures: Duties and credits, in the order in which they are shown.
        fees: Customs user fees.
        code_lists: Code lists of the policy's own, by name.
        source: Where the policy as a whole comes from.
    """

    name: str
    title: str
    as_of: date
    hypothetical: bool
    summary: str
    vnm_rule: VnmRule
    preference: bool
    core_parts: bool
    tracing_list: str
    thresholds: tuple[Threshold, ...]
    measures: tuple[Measure, ...]
    fees: tuple[Fee, ...]
    code_lists: Mapping[str, CodeList] = field(default_factory=dict)
    source: Source = Source()

    def threshold(self, test: Test, vehicle_class: VehicleClass) -> float | None:
        """Return the least share that passes ``test``; None where the policy does not set one."""
        for threshold in self.thresholds:
            if threshold.test is test and vehicle_class in threshold.classes:
                return threshold.share
        return None

    def role_thresholds(self) -> tuple[float, ...]:
        """Return the least regional content with which a part originates, one for each of ``ROLES``.

        A role without a threshold never originates unless its content is 100 %.
        """
        shares = {role: t.share for t in self.thresholds for role in t.roles}
        return tuple(shares.get(role, 1.0) for role in ROLES)

    def values(self) -> dict[str, float | None]:
        """Return each threshold, rate and fee by its key; None is a rate by tariff schedule."""
        found: dict[str, float | None] = {}
        for threshold in self.thresholds:
            found.setdefault(threshold.key, threshold.share)
        for measure in self.measures:
            found.setdefault(measure.key, measure.rate)
        for fee in self.fees:
            found.setdefault(fee.key, fee.rate)
        return found

    def with_value(self, key: str, value: float | None) -> Self:
        """Return this policy with the threshold, rate or fee of that key changed.

        Args:
            key: One of ``values()``.
            value: Fraction; None puts a part duty back to the tariff schedule.

        Raises:
            KeyError: If the policy has no such key.
            ValueError: If the value is outside its range, or None where there is no schedule rate.
        """
        if key not in self.values():
            raise KeyError(key)
        if value is None:
            if not any(m.key == key and m.by_schedule for m in self.measures):
                msg = f"{key} needs a number"
                raise ValueError(msg)
            return replace(self, measures=_with_rate(self.measures, key, None))
        return replace(
            self,
            thresholds=tuple(replace(t, share=value) if t.key == key else t for t in self.thresholds),
            measures=_with_rate(self.measures, key, value),
            fees=tuple(replace(f, rate=value) if f.key == key else f for f in self.fees),
        )


def _with_rate(measures: Iterable[Measure], key: str, rate: float | None) -> tuple[Measure, ...]:
    """Return ``measures`` with the rate of those of one key changed."""
    return tuple(replace(m, rate=rate) if m.key == key else m for m in measures)
