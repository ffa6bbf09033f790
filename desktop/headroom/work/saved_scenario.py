"""Scenarios and policies as saved work holds them: a policy once and whole, a scenario as its changes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Self

from headroom.rules.locks import NO_LOCKS, Locks
from headroom.rules.policy import Policy
from headroom.rules.scenario import Scenario
from headroom.rules.source_move import SourceMove
from headroom.rules.tariff_codes import CodeList


@dataclass(frozen=True, slots=True)
class _SavedCodeList:
    """A code list; see ``CodeList``."""

    name: str
    title: str
    prefixes: tuple[str, ...]
    source: str


@dataclass(frozen=True, slots=True)
class SavedPolicy:
    """A policy.

    Attributes:
        id: By which scenarios refer to it: its name, with a number where another has the same.
        rules: The policy without its own code lists.
        code_lists: Those.
    """

    id: str
    rules: Policy
    code_lists: tuple[_SavedCodeList, ...] = ()

    @classmethod
    def of(cls, name: str, policy: Policy) -> Self:
        """Return a policy as it is saved."""
        lists = tuple(
            _SavedCodeList(one.name, one.title, tuple(sorted(one.prefixes)), one.source)
            for one in policy.code_lists.values()
        )
        return cls(name, replace(policy, code_lists={}), lists)

    def policy(self) -> Policy:
        """Return the policy."""
        lists = {
            one.name: CodeList(one.name, one.title, frozenset(one.prefixes), one.source)
            for one in self.code_lists
        }
        return replace(self.rules, code_lists=lists)


@dataclass(frozen=True, slots=True)
class SavedScenario:
    """A scenario; see ``Scenario``.

    Attributes:
        name: Its name.
        policy: Which policy it starts from.
        changes: What of the policy is changed, by key.
        note: Its note.
        currency_rates: By currency code.
        freight_factor: Factor on all freight.
        moves: Parts that come from another source.
        locks: What a re-sourcing must leave alone.
    """

    name: str
    policy: str
    changes: Mapping[str, float | None] = field(default_factory=dict)
    note: str = ""
    currency_rates: Mapping[str, float] = field(default_factory=dict)
    freight_factor: float = 1.0
    moves: tuple[SourceMove, ...] = ()
    locks: Locks = NO_LOCKS

    def scenario(self, policies: Mapping[str, Policy]) -> Scenario:
        """Return the scenario.

        Raises:
            KeyError: If its policy, or a key that it changes, is missing.
            ValueError: If a value is outside its range.
        """
        policy = _changed(policies[self.policy], self.changes)
        return Scenario(
            policy,
            self.name,
            self.currency_rates,
            self.freight_factor,
            moves=self.moves,
            note=self.note,
            locks=self.locks,
        )


class SavedPolicies:
    """Collects the policies that scenarios start from.

    Args:
        published: Policies as published.
    """

    def __init__(self, published: Iterable[Policy]) -> None:
        self._published = tuple(published)
        self._used: dict[str, Policy] = {}

    @property
    def used(self) -> tuple[SavedPolicy, ...]:
        """Return the policies that were needed, each once."""
        return tuple(SavedPolicy.of(name, policy) for name, policy in self._used.items())

    def put(self, scenario: Scenario) -> SavedScenario:
        """Return a scenario as it is saved; its policy is kept."""
        base = as_published(scenario.policy, (*self._used.values(), *self._published))
        before = base.values()
        changes = {key: value for key, value in scenario.policy.values().items() if value != before[key]}
        return SavedScenario(
            scenario.name,
            self._name(base),
            changes,
            scenario.note,
            scenario.currency_rates,
            scenario.freight_factor,
            scenario.moves,
            scenario.locks,
        )

    def _name(self, policy: Policy) -> str:
        """Return the name a policy is kept by."""
        for name, known in self._used.items():
            if known == policy:
                return name
        name, number = policy.name, 1
        while name in self._used:
            number += 1
            name = f"{policy.name} {number}"
        self._used[name] = policy
        return name


def as_published(policy: Policy, published: Iterable[Policy]) -> Policy:
    """Return the policy of which this is a copy with other values; where it is none, the policy itself."""
    for base in published:
        if base.name != policy.name or base.values().keys() != policy.values().keys():
            continue
        if _changed(base, policy.values()) == policy:
            return base
    return policy


def _changed(policy: Policy, values: Mapping[str, float | None]) -> Policy:
    """Return a policy with other values.

    Raises:
        KeyError: If it lacks a key.
        ValueError: If a value is outside its range.
    """
    for key, value in values.items():
        if policy.values()[key] != value:
            policy = policy.with_value(key, value)
    return policy
