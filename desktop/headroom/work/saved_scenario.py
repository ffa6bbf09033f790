"""Scenarios as saved work holds them: the policy once and whole, a scenario as its changes of it."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from headroom.language import tr
from headroom.rules.policy import Policy
from headroom.rules.scenario import Locks, Scenario, SourceMove
from headroom.rules.succession import waiting_within
from headroom.work import policy_format_2, scenario_format_2
from headroom.work.policy_records import policy_record
from headroom.work.saved_changes import change_records, changes_of


class SavedPolicies:
    """Collects the policies that scenarios start from.

    Args:
        published: Policies as published.
    """

    def __init__(self, published: Iterable[Policy]) -> None:
        self._published = tuple(published)
        self._used: dict[str, Policy] = {}

    @property
    def records(self) -> tuple[policy_format_2.Policy, ...]:
        """Return the policies that were needed, each once."""
        return tuple(policy_record(name, policy) for name, policy in self._used.items())

    def put(self, scenario: Scenario) -> scenario_format_2.Scenario:
        """Return a scenario as it is saved; its policy is kept."""
        policy = scenario.policy
        base = _base_of(policy, (*self._used.values(), *self._published)) or policy
        moved = base.at(policy.as_of)
        before, read_before = moved.values(), {one.key: one.chosen for one in moved.readings}
        return scenario_format_2.Scenario(
            name=scenario.name,
            note=scenario.note,
            policy=self._name(base),
            changes={key: value for key, value in policy.values().items() if value != before[key]},
            currency_rates=scenario.currency_rates,
            freight_factor=scenario.freight_factor,
            moves=tuple(
                scenario_format_2.Move(
                    one.model, one.part_number, one.to_origin, one.to_supplier, one.to_unit_cost, one.on
                )
                for one in scenario.moves
            ),
            locks=scenario_format_2.Locks(
                scenario.locks.kept_parts, scenario.locks.barred_countries, scenario.locks.most_changes
            ),
            as_of=None if policy.as_of == base.as_of else policy.as_of,
            waiting={} if base is policy else waiting_within(policy),
            readings={one.key: one.chosen for one in policy.readings if one.chosen != read_before[one.key]},
            claim_cost=scenario.claim_cost,
            part_changes=change_records(scenario.part_changes),
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


def scenario_of(record: scenario_format_2.Scenario, policies: Mapping[str, Policy]) -> Scenario:
    """Return the scenario of a record.

    Args:
        record: The record.
        policies: The policies of the file, by their ids.

    Raises:
        ValueError: If its policy, or a key that it changes, is missing, or a value is outside its range.
    """
    if record.policy not in policies:
        msg = tr("there is no policy “{policy}” in it", policy=record.policy)
        raise ValueError(msg)
    for move in record.moves:
        if not 0 <= move.unit_cost < float("inf"):
            msg = tr("a unit cost is at least 0, not {amount}", amount=move.unit_cost)
            raise ValueError(msg)
    return Scenario(
        _changed(_moved(policies[record.policy], record), record.changes),
        record.name,
        record.currency_rates,
        record.freight_factor,
        moves=tuple(
            SourceMove(one.model, one.part_number, one.origin, one.supplier, one.unit_cost, one.on)
            for one in record.moves
        ),
        note=record.note,
        locks=Locks(record.locks.parts, record.locks.countries, record.locks.most_changes),
        claim_cost=record.claim_cost,
        part_changes=changes_of(record.part_changes),
    )


def as_published(policy: Policy, published: Iterable[Policy]) -> Policy:
    """Return the policy, on its date, of which this is a copy with other values; else the policy itself."""
    base = _base_of(policy, published)
    return policy if base is None else base.at(policy.as_of)


def _base_of(policy: Policy, published: Iterable[Policy]) -> Policy | None:
    """Return the policy of which this is a copy with other values, date or readings; None: of none."""
    for base in published:
        if base == policy:
            return base
        if base.name != policy.name or base.waiting:
            continue
        moved = base.at(policy.as_of)
        if moved.values().keys() != policy.values().keys():
            continue
        alike = replace(moved, readings=policy.readings, waiting=policy.waiting)
        same_readings = [replace(r, chosen=r.words[0]) for r in moved.readings] == [
            replace(r, chosen=r.words[0]) for r in policy.readings
        ]
        if same_readings and replace(_changed(alike, policy.values()), waiting=policy.waiting) == policy:
            return base
    return None


def _moved(policy: Policy, record: scenario_format_2.Scenario) -> Policy:
    """Return the policy of a scenario before its changes: on its date, with its readings.

    Raises:
        ValueError: If only the figures of another date are known, or it lacks a reading or a figure.
    """
    if record.as_of is not None and policy.law is None and record.as_of != policy.as_of:
        msg = tr(
            "of the policy “{policy}” only the figures of {day} are in it",
            policy=policy.name,
            day=policy.as_of,
        )
        raise ValueError(msg)
    moved = policy if record.as_of is None else policy.at(record.as_of)
    for key, word in record.readings.items():
        if moved.reading(key) is None:
            msg = tr("the policy “{policy}” has no reading “{key}”", policy=policy.name, key=key)
            raise ValueError(msg)
        moved = moved.with_reading(key, word)
    return moved.with_waiting(record.waiting) if record.waiting else moved


def _changed(policy: Policy, values: Mapping[str, float | None]) -> Policy:
    """Return a policy with other values.

    Raises:
        ValueError: If it lacks a key, or a value is outside its range.
    """
    for key, value in values.items():
        present = policy.values()
        if key not in present:
            msg = tr("the policy “{policy}” has no “{key}”", policy=policy.name, key=key)
            raise ValueError(msg)
        if present[key] != value:
            policy = policy.with_value(key, value)
    return policy
