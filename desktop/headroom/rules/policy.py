"""A policy: content thresholds, duty measures and fees, as data that can be changed one by one.

Shares and rates are fractions. A policy is an immutable value; ``with_value`` returns a copy in
which one threshold, rate or fee differs, found by its key.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import Self

from headroom.language import tr
from headroom.rules.law import Law, values_of
from headroom.rules.law_source import NO_SOURCE, LawSource
from headroom.rules.measures import Fee, Measure, Trade, with_rate
from headroom.rules.readings import (
    CORE_ROLL_UP,
    NO,
    REQUIRE_APPROVAL,
    US_CONTENT_BASIS,
    YES,
    Reading,
    UsContentBasis,
)
from headroom.rules.tariff_codes import CodeList
from headroom.rules.thresholds import LabourCredit, Test, Threshold

__all__ = ["LabourCredit", "Policy", "Reading", "Test", "Threshold", "UsContentBasis", "VnmRule"]


class VnmRule(StrEnum):
    """How the value of non-originating materials is counted (see ``content``)."""

    AS_SOURCED = "as_sourced"
    TRACED = "traced"
    ROLL_UP = "roll_up"


@dataclass(frozen=True, slots=True)
class Policy:
    """One set of rules: who qualifies, and what is paid where a vehicle does not.

    Attributes:
        name: Short name, e.g. ``usmca``.
        title: Name for people.
        as_of: Date whose law it states; see ``at``.
        hypothetical: Whether it never was law.
        summary: One or two sentences on what it is.
        vnm_rule: How non-originating materials are counted.
        preference: Whether there is a preference to qualify for at all.
        core_parts: Whether core parts must originate.
        tracing_list: Name of the code list for ``traced``; empty where not used.
        heavy_tracing_list: The same for heavy trucks, whose other parts are rolled up; empty: as for others.
        thresholds: On vehicles and on parts.
        measures: Duties and credits, in the order in which they are shown.
        fees: Customs user fees.
        code_lists: Code lists of the policy's own, by name.
        source: Where the policy as a whole comes from.
        readings: Where a text is read in more than one way: what is chosen.
        missing: What it is known to leave out, a sentence each.
        law: All its figures with their dates; None: only those of one date are known.
        waiting: Figures that were set by hand and do not show on its date: the law has no such figure
            then, or the same; by key, in the order of the keys.
        labour_credit: What a high labour value content adds to the regional content; None: nothing.
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
    readings: tuple[Reading, ...] = ()
    missing: tuple[str, ...] = ()
    law: Law | None = None
    waiting: tuple[tuple[str, float | None], ...] = ()
    labour_credit: LabourCredit | None = None
    heavy_tracing_list: str = ""

    @property
    def begins(self) -> date | None:
        """Return the first day of the policy as a whole; None: always, or not known."""
        return None if self.law is None else self.law.begins

    @property
    def ends(self) -> date | None:
        """Return its last day; None: it has none, or none is known."""
        return None if self.law is None else self.law.ends

    def part_thresholds(self) -> tuple[Threshold, ...]:
        """Return the thresholds with which parts originate; the first that fits a part counts."""
        return tuple(one for one in self.thresholds if one.of_parts)

    def charged_measures(self) -> tuple[Measure, ...]:
        """Return the measures, without those that hang on a reading which was not chosen."""
        return tuple(one for one in self.measures if not one.reading or self.reading(one.reading) == YES)

    def charged_on(self, trade: Trade) -> tuple[Measure, ...]:
        """Return those of them that are on parts, or on vehicles."""
        return tuple(one for one in self.charged_measures() if one.on is trade)

    @property
    def core_roll_up(self) -> bool:
        """Return whether core parts that originate count whole in the content of the vehicle."""
        return self.vnm_rule is VnmRule.ROLL_UP and self.reading(CORE_ROLL_UP) != NO

    @property
    def requires_approval(self) -> bool:
        """Return whether US content lessens a duty only where it was approved."""
        return self.reading(REQUIRE_APPROVAL) == YES

    @property
    def us_content_basis(self) -> UsContentBasis:
        """Return what the US content that is asked for is a share of."""
        return UsContentBasis(self.reading(US_CONTENT_BASIS) or UsContentBasis.NET_COST)

    @property
    def us_by_part(self) -> bool:
        """Return whether the US content that is asked for is the parts made there, else all that is US."""
        return self.us_content_basis is UsContentBasis.PARTS

    @property
    def us_of_regional(self) -> bool:
        """Return whether the threshold of US content is a share of the regional one, so that both move."""
        return self.us_content_basis is UsContentBasis.HALF_OF_REGIONAL

    def values(self) -> dict[str, float | None]:
        """Return each threshold, rate and fee by its key; None is a rate by tariff schedule."""
        return values_of(self.thresholds, self.measures, self.fees)

    def reading(self, key: str) -> str | None:
        """Return what is chosen of a reading; None where the policy has none of that key."""
        return next((reading.chosen for reading in self.readings if reading.key == key), None)

    def with_reading(self, key: str, word: str) -> Self:
        """Return this policy with another word chosen of a reading.

        Raises:
            KeyError: If the policy has no such reading.
            ValueError: If it is none of its words.
        """
        if self.reading(key) is None:
            raise KeyError(key)
        return replace(self, readings=tuple(r.saying(word) if r.key == key else r for r in self.readings))

    def set_by_hand(self) -> dict[str, float | None]:
        """Return the figures that differ from the law of its date, or wait for another, by key."""
        if self.law is None:
            return {}
        by_law = self.law.at(self.as_of).values()
        changed = {key: value for key, value in self.values().items() if by_law.get(key, value) != value}
        return {**changed, **dict(self.waiting)}

    def at(self, day: date) -> Self:
        """Return this policy on another date: its figures follow the law, those set by hand stay.

        Without ``law`` the figures are those of one date, and nothing but they can be had.
        """
        if self.law is None or day == self.as_of:
            return self
        now = self.law.at(day)
        moved = replace(
            self,
            as_of=day,
            thresholds=now.thresholds,
            measures=now.measures,
            fees=now.fees,
            labour_credit=now.labour_credit,
            waiting=(),
        )
        return moved.with_set_by_hand(self.set_by_hand())

    def with_set_by_hand(self, figures: Mapping[str, float | None]) -> Self:
        """Return this policy, as the law has it, with figures set by hand, which may have to wait.

        Raises:
            ValueError: If a value is outside its range.
        """
        by_law = self.values()
        shown = {key: value for key, value in figures.items() if by_law.get(key, value) != value}
        waiting = sorted((key, value) for key, value in figures.items() if key not in shown)
        found = self
        for key, value in shown.items():
            found = found.with_value(key, value)
        return replace(found, waiting=tuple(waiting))

    def with_waiting(self, figures: Mapping[str, float | None]) -> Self:
        """Return this policy with figures that were set by hand and do not show on its date.

        Raises:
            ValueError: If the law has no such figure, or a value is outside its range.
        """
        for key, value in figures.items():
            if self.law is None or not self.law.takes(key, value):
                msg = tr("the policy “{policy}” has no “{key}” on any date", policy=self.name, key=key)
                raise ValueError(msg)
        return replace(self, waiting=tuple(sorted(figures.items())))

    def in_force(self, day: date) -> bool:
        """Return whether the policy as a whole had begun on a day and had not ended."""
        return (self.begins is None or self.begins <= day) and (self.ends is None or day <= self.ends)

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
        waiting = tuple(one for one in self.waiting if one[0] != key)
        if value is None:
            if not any(m.key == key and m.by_schedule for m in self.measures):
                msg = tr("{key} needs a number", key=key)
                raise ValueError(msg)
            return replace(self, measures=with_rate(self.measures, key, None), waiting=waiting)
        return replace(
            self,
            thresholds=tuple(replace(t, share=value) if t.key == key else t for t in self.thresholds),
            measures=with_rate(self.measures, key, value),
            fees=tuple(replace(f, rate=value) if f.key == key else f for f in self.fees),
            waiting=waiting,
        )
