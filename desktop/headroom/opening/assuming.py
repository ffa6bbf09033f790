"""What a command or a script assumes, put into a scenario; numbers are fractions here, as in the domain."""

import os
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

from headroom.language import localized, tr, tr_in
from headroom.notation.numbers import LARGEST
from headroom.opening.typed_changes import read_change
from headroom.opening.wrong_use import WrongUseError
from headroom.policy_files.policy_file import (
    IN_FORCE,
    in_force_on,
    load_policy,
    not_in_force,
    preset_path,
)
from headroom.policy_files.preset_names import PRESETS
from headroom.rules.policy import Policy, Test
from headroom.rules.scenario import CLAIM_COST, Scenario

_CURRENCY = re.compile(r"[A-Z]{3}")
_POLICY_ENDING = ".toml"


def published_policy(name: str, as_of: date | None = None) -> Policy:
    """Return a policy as its file has it.

    Args:
        name: Of a preset, path of a policy file, or ``in-force``: what was law on the date.
        as_of: Date whose figures count; None: the file's own.

    Raises:
        WrongUseError: If there is no policy of that name, or it is not in force on that date.
        UserError: If its file cannot be read or is faulty.
    """
    wanted = name.strip()
    if wanted.lower() == IN_FORCE:
        if as_of is None:
            text = ": " + tr(
                "{name} is the policy that was law on a date: give the date as well.", name=IN_FORCE
            )
            raise WrongUseError(text, "as_of")
        wanted = in_force_on(as_of)
    policy = load_policy(_policy_path(wanted))
    return policy if as_of is None else on_day(policy, as_of)


def _policy_path(name: str) -> Path:
    """Return the file of a policy."""
    if name.lower() in PRESETS:
        return preset_path(name.lower())
    path = Path(name)
    is_file = os.path.isfile(path)  # noqa: PTH113 - Path.is_file raises where a name is too long
    if path.suffix.lower() == _POLICY_ENDING or is_file:
        return path
    names = ", ".join((*PRESETS, IN_FORCE))
    text = ": " + tr(
        "There is no policy named “{policy}”: choose {names}, or a policy file (.toml).",
        policy=name,
        names=names,
    )
    raise WrongUseError(text, "policy")


def with_threshold(scenario: Scenario, test: Test, argument: str, share: Callable[[], float]) -> Scenario:
    """Return ``scenario`` with the threshold of every vehicle class in one test changed.

    Args:
        scenario: The scenario.
        test: Of which the threshold is.
        argument: What the number is called by who gives it.
        share: Returns it, fraction; asked for once it is known that the policy has such a threshold.

    Raises:
        WrongUseError: If the policy has none, or the share is none.
    """
    policy = scenario.policy
    keys = tuple(dict.fromkeys(t.key for t in policy.thresholds if t.test is test and not t.of_parts))
    if not keys:
        # Translators: it follows the name of an option, such as --rvc.
        text = " " + tr(
            "cannot be set: the policy “{policy}” has no threshold for {test}.",
            policy=policy.name,
            test=test.word,
        )
        raise WrongUseError(text, argument)
    value = share()
    for key in keys:
        scenario = _with_value(scenario, argument, key, value)
    return scenario


def with_rate(scenario: Scenario, argument: str, key: str, value: Callable[[], float | None]) -> Scenario:
    """Return ``scenario`` with one threshold, rate or fee of its policy changed.

    Args:
        scenario: The scenario.
        argument: What the number is called by who gives it.
        key: Of the figure.
        value: Returns it, fraction; None: as the tariff schedule has it.

    Raises:
        WrongUseError: If the policy has no such key, or the number is outside its range.
    """
    policy = scenario.policy
    if key not in policy.values():
        reason = _absent(policy, key) or tr("its keys are {keys}.", keys=", ".join(policy.values()))
        text = ": " + tr(
            "the policy “{policy}” has no key “{key}”; {reason}", policy=policy.name, key=key, reason=reason
        )
        raise WrongUseError(text, argument)
    return _with_value(scenario, f"{argument} {key}", key, value())


def _absent(policy: Policy, key: str) -> str:
    """Return when a figure is in force that is not on the date of the policy; empty where it never is."""
    days = policy.law.days() if policy.law is not None else ()
    turns = [(one.day, change) for one in days for change in one.changes if change.key == key]
    later = [day for day, change in turns if change.begins and day > policy.as_of]
    ended = [day for day, change in turns if change.ends and day <= policy.as_of]
    if later:
        return tr("on {day} it has not begun: it does on {later}.", day=policy.as_of, later=later[0])
    return (
        tr("on {day} it is past: it ended before {ended}.", day=policy.as_of, ended=ended[-1])
        if ended
        else ""
    )


def on_day(policy: Policy, day: date) -> Policy:
    """Return a policy on another date, with what was set by hand.

    Raises:
        WrongUseError: If only the figures of its own date are known, or it is not in force on that date.
    """
    if policy.law is None and day != policy.as_of:
        text = ": " + tr(
            "of the policy “{policy}” only the figures of {day} are known; name a policy or "
            "its file as well.",
            policy=policy.name,
            day=policy.as_of,
        )
        raise WrongUseError(text, "as_of")
    reason = not_in_force(policy, day)
    if reason:
        text = f": {reason}"
        raise WrongUseError(text, "as_of")
    return policy.at(day)


def with_reading(scenario: Scenario, argument: str, key: str, word: str) -> Scenario:
    """Return ``scenario`` with one reading of its policy chosen.

    Args:
        scenario: The scenario.
        argument: What the choice is called by who makes it.
        key: Of the reading.
        word: What is chosen.

    Raises:
        WrongUseError: If the policy has no such reading, or it has no such word.
    """
    policy = scenario.policy
    reading = next((one for one in policy.readings if one.key == key), None)
    if reading is None:
        there = ", ".join(one.key for one in policy.readings) or tr_in("readings of a policy", "none")
        text = ": " + tr(
            "the policy “{policy}” has no reading “{key}”; its readings are: {readings}.",
            policy=policy.name,
            key=key,
            readings=there,
        )
        raise WrongUseError(text, argument)
    if word not in reading.words:
        text = f" {key}: " + tr(
            "choose one of {words}, not “{word}”.", words=", ".join(reading.words), word=word
        )
        raise WrongUseError(text, argument)
    return replace(scenario, policy=policy.with_reading(key, word))


def with_claim_cost(scenario: Scenario, argument: str, share: float) -> Scenario:
    """Return ``scenario`` with what claiming the preference costs.

    Args:
        scenario: The scenario.
        argument: What the number is called by who gives it.
        share: Of the customs value, fraction.

    Raises:
        WrongUseError: If it is no share.
    """
    return _with_value(scenario, argument, CLAIM_COST, share)


def with_change(scenario: Scenario, argument: str, text: str) -> Scenario:
    """Return ``scenario`` with one change of parts more, after those it has.

    Args:
        scenario: The scenario.
        argument: What the change is called by who makes it.
        text: The change as ``read_change`` reads it.

    Raises:
        WrongUseError: If it cannot be understood, or a number is outside its range.
    """
    try:
        change = read_change(text)
    except ValueError as cause:
        reason = f": {cause}."
        raise WrongUseError(reason, argument) from cause
    return replace(scenario, part_changes=(*scenario.part_changes, change))


def _with_value(scenario: Scenario, argument: str, key: str, value: float | None) -> Scenario:
    """Return the changed scenario; what the domain refuses is wrong use."""
    try:
        return scenario.with_value(key, value)
    except ValueError as cause:
        text = f": {cause}."
        raise WrongUseError(text, argument) from cause


def with_currency(scenario: Scenario, argument: str, code: str, usd: float) -> Scenario:
    """Return ``scenario`` with the rate of one currency assumed.

    Args:
        scenario: The scenario.
        argument: What the rate is called by who gives it.
        code: ISO 4217.
        usd: US dollars per unit.

    Raises:
        WrongUseError: If it is no currency, or no rate.
    """
    return scenario.with_value(f"fx.{code}", checked_currency(argument, code, usd))


def checked_currency(argument: str, code: str, usd: float) -> float:
    """Return the rate of one currency that is assumed; see ``with_currency``.

    Raises:
        WrongUseError: If it is no currency, or no rate.
    """
    if not _CURRENCY.fullmatch(code):
        text = ": " + tr(
            "“{currency}” is not a currency: give three letters of ISO 4217, e.g. EUR=1.08.", currency=code
        )
        raise WrongUseError(text, argument)
    if code == "USD":
        text = " USD: " + tr("costs are counted in US dollars, whose rate is always 1.")
        raise WrongUseError(text, argument)
    if not 0 < usd <= LARGEST:
        text = f" {code}: " + tr(
            "a rate is above 0 and at most {most} US dollars per unit, not {rate}.",
            most=localized(f"{LARGEST:,.0f}"),
            rate=localized(f"{usd:g}"),
        )
        raise WrongUseError(text, argument)
    return usd
