"""On which date the law of a policy stands: the days on which it changes, and what comes next."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from headroom.foreign_text import a_few
from headroom.rules.law import LawDay
from headroom.rules.policy import Policy
from headroom.words import formatting

_DAY = timedelta(days=1)
_NAMED = 2


@dataclass(frozen=True, slots=True)
class LawDate:
    """The date of a policy, between the days on which its law changes.

    Attributes:
        day: The date whose law counts.
        days: The days on which something changes, in their order.
        first: First day that can be chosen.
        last: Last day that is shown; what changes later is not known.
        next: What changes next, and when; or what follows where the policy ends.
        moves: Whether another date can be chosen: only where the policy has its figures by date.
    """

    day: date
    days: tuple[LawDay, ...]
    first: date
    last: date
    next: str
    moves: bool

    @classmethod
    def of(cls, policy: Policy) -> "LawDate":
        """Return the date of a policy."""
        day, law = policy.as_of, policy.law
        if law is None:
            why = "The policy has its figures for this date alone."
            return cls(day, (), day, day, why, moves=False)
        days = tuple(one for one in law.days() if policy.in_force(one.day))
        known = [one.day for one in days]
        first = law.begins or min([*known, day])
        last = law.ends or max([*known, day])
        return cls(day, days, first, last, _next(days, day, law.ends), moves=True)

    def step(self, *, forward: bool) -> date | None:
        """Return the next or the last day on which something changes; None where there is none."""
        if forward:
            return next((one.day for one in self.days if one.day > self.day), None)
        before = [one.day for one in self.days if one.day < self.day]
        if before:
            return before[-1]
        return self.first if self.first < self.day else None

    def share(self, day: date) -> float:
        """Return where a day stands between the first and the last, 0 to 1."""
        span = (self.last - self.first).days
        return min(max((day - self.first).days / span, 0.0), 1.0) if span else 0.0

    def at(self, share: float) -> date:
        """Return the day that stands at a share of the way from the first to the last."""
        return self.first + timedelta(days=round(share * (self.last - self.first).days))


def typed(text: str) -> date | str:
    """Return the date that was typed, or a sentence why it cannot be chosen."""
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        return f"“{text.strip()}” is no date: year, month and day, e.g. 2027-07-01."


def other_policy(policy: Policy, day: date, offered: Iterable[Policy]) -> Policy | None:
    """Return the policy that was or will be law on a day on which this one is not; None where there is none.

    It follows the last day of this one, or precedes its first.

    Args:
        policy: The policy of the scenario.
        day: A day outside its life.
        offered: All policies.
    """
    law = policy.law
    if law is None or policy.in_force(day):
        return None
    for other in offered:
        if other.law is None or other.hypothetical or not other.in_force(day):
            continue
        follows = law.ends is not None and other.law.begins == law.ends + _DAY
        precedes = law.begins is not None and other.law.ends == law.begins - _DAY
        if (follows and law.ends is not None and day > law.ends) or (
            precedes and law.begins is not None and day < law.begins
        ):
            return other
    return None


def out_of_life(policy: Policy, day: date, other: Policy | None) -> str:
    """Return why a policy has no law on a day, and which one has."""
    law = policy.law
    if law is not None and law.ends is not None and day > law.ends:
        life = f"{policy.title} ended on {formatting.iso(law.ends)}."
    elif law is not None and law.begins is not None and day < law.begins:
        life = f"{policy.title} began on {formatting.iso(law.begins)}."
    else:
        life = f"{policy.title} has its figures for {formatting.iso(policy.as_of)} alone."
    return life if other is None else f"{life} On {formatting.iso(day)} the law was {other.title}."


def _next(days: tuple[LawDay, ...], day: date, ends: date | None) -> str:
    """Return what changes next, and when."""
    coming = next((one for one in days if one.day > day), None)
    if coming is None:
        return "No later change is known." if ends is None else f"It ended on {formatting.iso(ends)}."
    return f"Next: {formatting.iso(coming.day)} {a_few(coming.labels, _NAMED)}"
