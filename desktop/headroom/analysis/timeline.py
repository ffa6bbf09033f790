"""The same fleet through the law: who qualifies and what is owed, day of the law by day of the law."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property

import numpy as np

from headroom.arrays import Flags, Floats
from headroom.book.sourcing import Vehicle
from headroom.language import localized, tr, tr_count, tr_in, translated
from headroom.rules.exposure import Exposure
from headroom.rules.law import LawChange
from headroom.rules.law_source import LawSource
from headroom.rules.outcome import FleetTotals, evaluate
from headroom.rules.policy import Policy, Test
from headroom.rules.scenario import Scenario
from headroom.rules.succession import Succession
from headroom.rules.verdict import Codes, VehicleTestResult

_AHEAD = timedelta(days=425)
"""How far beyond the texts that were read the law is followed: what is enacted lies within a year."""

_A_DOLLAR = 0.5
"""US dollars a vehicle: less is shown as nothing."""

_ROUNDING = 1e-6
"""US dollars a vehicle: less comes of adding up in another order."""


@dataclass(frozen=True, slots=True)
class EventWords:
    """What a day of the law is called.

    Attributes:
        title: In two or three words.
        note: A few words more; may be empty.
        milestone: Whether it is shown even where it changes nothing.
    """

    title: str
    note: str = ""
    milestone: bool = False


@dataclass(frozen=True, slots=True)
class LawStep:
    """The law from a day on, until the next step.

    Attributes:
        day: The first day.
        policy: The law, with what was set by hand.
        changes: What changes on the day; none for the first step.
        words: What it is called.
        begins: Title of the policy that begins; empty where the one before goes on.
        pending: Whether it was not yet law when the texts were read, or never was.
        sources: Where it comes from, each once.
    """

    day: date
    policy: Policy
    changes: tuple[LawChange, ...]
    words: EventWords
    begins: str
    pending: bool
    sources: tuple[LawSource, ...]

    @property
    def title(self) -> str:
        """Return what it is called, on one line."""
        if not self.words.note:
            return self.words.title
        # Translators: what a day of the law is called, e.g. “USMCA, begins”.
        return tr("{title}, {note}", title=self.words.title, note=self.words.note)

    @property
    def uncertain(self) -> bool:
        """Return whether any of it rests on a secondary source."""
        return any(source.uncertain for source in self.sources)

    @property
    def checked_on(self) -> date | None:
        """Return the date to which all of its sources were compared with the texts; None where not known."""
        days = [source.checked_on for source in self.sources]
        return None if None in days else min((day for day in days if day is not None), default=None)


def law_steps(
    succession: Succession, policy: Policy, words: Mapping[date, EventWords]
) -> tuple[LawStep, ...]:
    """Return the steps of the law, from its first day that is looked at to what is enacted beyond today.

    Args:
        succession: What was law, or one policy alone.
        policy: With what was set by hand.
        words: What days are called.
    """
    first, read = first_day(succession), read_on(succession)
    start = succession.moved(policy, first)
    named = words.get(first) if len(succession.links) > 1 else None
    sources = (start.source,) if start.source.citation else ()
    steps = [
        LawStep(
            first, start, (), named or EventWords(translated(start.title)), "", start.hypothetical, sources
        )
    ]
    if policy.law is None:
        return tuple(steps)
    for one in succession.days(first, _last_day(succession)):
        there = succession.moved(policy, one.day)
        turns = succession.turns_on(one.day)
        steps.append(
            LawStep(
                one.day,
                there,
                one.changes,
                words.get(one.day) or _words_of(one.changes, there if turns else None),
                there.title if turns else "",
                there.hypothetical or one.day > read,
                one.sources or ((there.source,) if there.source.citation else ()),
            )
        )
    return tuple(steps)


def first_day(succession: Succession) -> date:
    """Return the day from which on the law is followed: that of the first policy, or when it began."""
    first = succession.links[0][1]
    begins = first.begins
    if len(succession.links) > 1 or begins is None or begins > first.as_of:
        return first.as_of
    return begins


def read_on(succession: Succession) -> date:
    """Return the date whose state of the texts the last policy has."""
    last = succession.links[-1][1]
    return last.source.checked_on or last.as_of


def _last_day(succession: Succession) -> date:
    """Return up to which day the law is followed: until the last policy ends, or a year ahead."""
    ends, ahead = succession.links[-1][1].ends, read_on(succession) + _AHEAD
    return ahead if ends is None else min(ahead, ends)


@dataclass(frozen=True, slots=True, eq=False)
class TimelineStep:
    """What the fleet comes to under one step; arrays are ``(model,)``.

    Attributes:
        law: The step.
        verdict: Codes of ``Verdict``.
        duty_usd: Duty a vehicle, on it and on its parts.
        landed_usd: Landed cost a vehicle.
        fleet: The totals.
        not_assessed: Tests for which columns are missing, each with the number of models.
    """

    law: LawStep
    verdict: Codes
    duty_usd: Floats
    landed_usd: Floats
    fleet: FleetTotals
    not_assessed: tuple[tuple[Test, int], ...]


@dataclass(frozen=True, eq=False)
class Timeline:
    """The fleet, step by step.

    Attributes:
        vehicles: The models.
        volume: ``(model,)``, vehicles a year.
        steps: In the order of their days, at least one.
    """

    vehicles: tuple[Vehicle, ...]
    volume: Floats
    steps: tuple[TimelineStep, ...]

    @cached_property
    def duty_a_year_usd(self) -> Floats:
        """Return ``(step, model)``: duty of a year's volume."""
        duty: Floats = np.array([step.duty_usd for step in self.steps]) * self.volume
        return duty

    @cached_property
    def duty_changes_usd(self) -> Floats:
        """Return ``(step,)``: by how much each step changes the duty of the fleet a year."""
        totals = np.array([step.fleet.duty_usd for step in self.steps])
        changes: Floats = np.diff(totals, prepend=totals[:1])
        return changes

    @cached_property
    def greatest_duty_usd(self) -> float:
        """Return the greatest duty of the fleet a year."""
        return max(step.fleet.duty_usd for step in self.steps)

    def hits(self, at: int, first: int | None = None) -> Flags:
        """Return ``(model,)``: whose verdict or duty a step changes; the first none.

        Args:
            at: The step.
            first: The first of several steps that end with it; None: it alone.
        """
        before = (at if first is None else first) - 1
        if before < 0:
            return np.zeros(len(self.volume), dtype=np.bool_)
        now, then = self.steps[at], self.steps[before]
        moved = np.abs(now.duty_usd - then.duty_usd) > _ROUNDING
        hit: Flags = (now.verdict != then.verdict) | moved
        return hit

    def seen(self, at: int) -> bool:
        """Return whether a step changes a verdict, a duty or a landed cost by an amount that is shown."""
        if not at:
            return True
        now, then = self.steps[at], self.steps[at - 1]
        duty, landed = now.duty_usd - then.duty_usd, now.landed_usd - then.landed_usd
        shown = (np.abs(duty) >= _A_DOLLAR) | (np.abs(landed) >= _A_DOLLAR)
        return bool((shown | (now.verdict != then.verdict)).any())

    def at(self, day: date) -> int:
        """Return the step that a day belongs to; -1 before the first."""
        return sum(step.law.day <= day for step in self.steps) - 1

    @property
    def today(self) -> int:
        """Return the last step that is law; the first where none is."""
        return max((at for at, step in enumerate(self.steps) if not step.law.pending), default=0)


def timeline(
    exposure: Exposure,
    scenario: Scenario,
    steps: tuple[LawStep, ...],
    cancelled: Callable[[], bool] = lambda: False,
) -> Timeline | None:
    """Return the fleet under each step of the law; None where that was given up.

    Args:
        exposure: The workbook.
        scenario: All other assumptions: sourcing, currencies, freight.
        steps: See ``law_steps``.
        cancelled: Says whether to give up.
    """
    found: list[TimelineStep] = []
    for law in steps:
        if cancelled():
            return None
        outcome = evaluate(exposure, replace(scenario, policy=law.policy))
        lacking = (
            (test.test, int((test.result == VehicleTestResult.NOT_ASSESSED).sum())) for test in outcome.tests
        )
        found.append(
            TimelineStep(
                law,
                outcome.verdict,
                outcome.parts_duty_usd + outcome.vehicle_duty_usd,
                outcome.landed_cost_usd,
                outcome.fleet(),
                tuple((test, models) for test, models in lacking if models),
            )
        )
    return Timeline(exposure.vehicles, exposure.fleet.volume, tuple(found))


def _words_of(changes: tuple[LawChange, ...], begins: Policy | None) -> EventWords:
    """Return what a day is called that has no words of its own: by what changes on it."""
    if begins is not None:
        return EventWords(translated(begins.title), tr_in("of a policy", "begins"), milestone=True)
    labels = list(dict.fromkeys(translated(change.label) for change in changes))
    if not labels:
        return EventWords(tr("No change"))
    rest = len(labels) - 1
    if rest:
        return EventWords(labels[0], tr_count("and {n} more", "and {n} more", rest))
    return EventWords(labels[0], _note_of(changes[0]) if len(changes) == 1 else "")


def _note_of(change: LawChange) -> str:
    """Return what becomes of one figure."""
    if change.ends:
        return tr_in("of a duty", "ends")
    if change.after is None or change.after == change.before:
        return tr_in("of a duty", "changes")
    percent = f"{change.after * 100:.4f}".rstrip("0").rstrip(".")
    return f"{localized(percent)}\N{NARROW NO-BREAK SPACE}%"
