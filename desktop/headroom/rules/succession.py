"""Policies that were law one after the other, and what an analyst has set, carried from one to the next."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Self

from headroom.rules.law import Law, LawDay
from headroom.rules.policy import Policy

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Succession:
    """Policies of which each ends where the next begins, as published.

    Attributes:
        links: Each policy with its first day, in the order of the days; None: from its own first day.
    """

    links: tuple[tuple[date | None, Policy], ...]

    @classmethod
    def of(cls, policy: Policy) -> Self:
        """Return a policy alone."""
        return cls(((None, policy),))

    @property
    def policies(self) -> tuple[Policy, ...]:
        """Return the policies in their order."""
        return tuple(policy for _, policy in self.links)

    def holds(self, policy: Policy) -> bool:
        """Return whether a policy, whatever was changed in it, is one of these, with all its dates known."""
        return policy.law is not None and policy.name in {one.name for one in self.policies}

    def published(self, day: date) -> Policy:
        """Return the policy that is law on a day, as published; before the first one that."""
        begun = [policy for since, policy in self.links if since is None or since <= day]
        return begun[-1] if begun else self.links[0][1]

    def moved(self, policy: Policy, day: date) -> Policy:
        """Return what is law on a day, with everything that was set by hand in a policy.

        What the law of that day does not know waits, as in ``Policy.at``, and is there again on its date.

        Args:
            policy: One of these, or changed from one.
            day: The day.
        """
        found = self.published(day)
        if found.name == policy.name:
            return policy.at(day)
        turned = found.at(day)
        for reading in policy.readings:
            there = next((one for one in turned.readings if one.key == reading.key), None)
            if there is not None and reading.chosen in there.words:
                turned = turned.with_reading(reading.key, reading.chosen)
        figures = policy.set_by_hand()
        fitting = {key: value for key, value in figures.items() if _takes(found.law, key, value)}
        moved = turned.with_set_by_hand(fitting)
        foreign = ((key, value) for key, value in figures.items() if key not in fitting)
        return replace(moved, waiting=tuple(sorted((*moved.waiting, *foreign))))

    def days(self, first: date, last: date) -> tuple[LawDay, ...]:
        """Return the days on which the law changes, after one day and up to another.

        A day on which the next policy begins is among them, with what of its own figures begins then.
        """
        found: list[LawDay] = []
        for at, (since, policy) in enumerate(self.links):
            after = self.links[at + 1][0] if at + 1 < len(self.links) else None
            own = {} if policy.law is None else {one.day: one for one in policy.law.days()}
            if since is not None:
                own.setdefault(since, LawDay(since, ()))
            found += [
                one
                for day, one in own.items()
                if first < day <= last and (since is None or since <= day) and (after is None or day < after)
            ]
        return tuple(sorted(found, key=lambda one: one.day))

    def turns_on(self, day: date) -> bool:
        """Return whether another policy begins on a day."""
        return day > date.min and self.published(day) is not self.published(day - _DAY)


def waiting_within(policy: Policy) -> dict[str, float | None]:
    """Return the figures that wait for another date of a policy itself, not for another policy."""
    return {key: value for key, value in policy.waiting if _takes(policy.law, key, value)}


def followed(policies: Iterable[Policy], links: Iterable[tuple[date | None, str]]) -> Succession | None:
    """Return policies one after the other; None where one of them is missing, or its dates are.

    Args:
        policies: Those that are known, as published.
        links: First day and name of each.
    """
    by_name = {policy.name: policy for policy in policies if policy.law is not None}
    wanted = tuple(links)
    if not wanted or any(name not in by_name for _, name in wanted):
        return None
    return Succession(tuple((since, by_name[name]) for since, name in wanted))


def _takes(law: Law | None, key: str, value: float | None) -> bool:
    """Return whether a law has a figure of a key, on any date, that may have a value."""
    try:
        return law is not None and law.takes(key, value)
    except ValueError:
        return False
