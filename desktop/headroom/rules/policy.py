"""A policy: content thresholds, duty measures and fees, as data that can be changed one by one.

Shares and rates are fractions. A policy is an immutable value; ``with_value`` returns a copy in
which one threshold, rate or fee differs, found by its key.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import Self

from headroom.book.sourcing import ROLES, PartRole, VehicleClass
from headroom.rules.law_source import NO_SOURCE, LawSource
from headroom.rules.measures import Fee, Measure, with_rate
from headroom.rules.tariff_codes import CodeList


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
    source: LawSource = NO_SOURCE

    def __post_init__(self) -> None:
        if not 0 <= self.share <= 1:
            msg = f"{self.label}: a threshold is from 0 % to 100 %, not {self.share * 100:g} %"
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
    source: LawSource = NO_SOURCE

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
            return replace(self, measures=with_rate(self.measures, key, None))
        return replace(
            self,
            thresholds=tuple(replace(t, share=value) if t.key == key else t for t in self.thresholds),
            measures=with_rate(self.measures, key, value),
            fees=tuple(replace(f, rate=value) if f.key == key else f for f in self.fees),
        )
