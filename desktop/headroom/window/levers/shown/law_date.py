"""On which date the law of a policy stands: the days on which it changes, and what comes next."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from headroom.foreign_text import a_few
from headroom.language import tr, translated
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
        before: Where a step back from the first day goes: to the policy that was law before; None: nowhere.
        after: Where a step on from the last change goes: to the policy that follows; None: nowhere.
    """

    day: date
    days: tuple[LawDay, ...]
    first: date
    last: date
    next: str
    moves: bool
    before: date | None = None
    after: date | None = None

    @classmethod
    def of(cls, policy: Policy, offered: Iterable[Policy] = ()) -> "LawDate":
        """Return the date of a policy.

        Args:
            policy: The policy of the scenario.
            offered: All policies, among them those that were law before and after it.
        """
        day, law = policy.as_of, policy.law
        if law is None:
            why = tr("The policy has its figures for this date alone.")
            return cls(day, (), day, day, why, moves=False)
        days = tuple(one for one in law.days() if policy.in_force(one.day))
        known = [one.day for one in days]
        first = law.begins or min([*known, day])
        last = law.ends or max([*known, day])
        there = tuple(offered)
        after = None if law.ends is None else law.ends + _DAY
        follows = None if after is None else other_policy(policy, after, there)
        return cls(
            day,
            days,
            first,
            last,
            _next(days, policy, follows),
            moves=True,
            before=_last_change_before(policy, there),
            after=None if follows is None else after,
        )

    def step(self, *, forward: bool) -> date | None:
        """Return the next or the last day on which something changes; None where there is none.

        It may be one of the policy that was law before, or of the one that follows.
        """
        if forward:
            return next((one.day for one in self.days if one.day > self.day), self.after)
        before = [one.day for one in self.days if one.day < self.day]
        if before:
            return before[-1]
        return self.first if self.first < self.day else self.before

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
        return tr("“{text}” is no date: year, month and day, e.g. 2027-07-01.", text=text.strip())


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
    if policy.ends is not None and day > policy.ends:
        life = tr(
            "{policy} ended on {date}.", policy=translated(policy.title), date=formatting.iso(policy.ends)
        )
    elif policy.begins is not None and day < policy.begins:
        life = tr(
            "{policy} began on {date}.", policy=translated(policy.title), date=formatting.iso(policy.begins)
        )
    else:
        life = tr(
            "{policy} has its figures for {date} alone.",
            policy=translated(policy.title),
            date=formatting.iso(policy.as_of),
        )
    if other is None:
        return life
    law = tr("On {date} the law was {policy}.", date=formatting.iso(day), policy=translated(other.title))
    return f"{life} {law}"


def _last_change_before(policy: Policy, offered: Iterable[Policy]) -> date | None:
    """Return the last day on which something changed before the first day of a policy; None: none was law."""
    if policy.begins is None or policy.begins == date.min:
        return None
    day = policy.begins - _DAY
    other = other_policy(policy, day, offered)
    if other is None or other.law is None:
        return None
    changes = [one.day for one in other.law.days() if one.day <= day and other.in_force(one.day)]
    return max(changes, default=other.begins or day)


def _next(days: tuple[LawDay, ...], policy: Policy, follows: Policy | None) -> str:
    """Return what changes next, and when."""
    coming, ends = next((one for one in days if one.day > policy.as_of), None), policy.ends
    if coming is None:
        if ends is None:
            return tr("No later change is known.")
        ended = tr("It ended on {date}.", date=formatting.iso(ends))
        return (
            ended
            if follows is None
            else tr("Next: {date} {what}", date=formatting.iso(ends + _DAY), what=translated(follows.title))
        )
    what = a_few(tuple(map(translated, coming.labels)), _NAMED)
    return tr("Next: {date} {what}", date=formatting.iso(coming.day), what=what)
