"""What a command or a script assumes, put into a scenario; numbers are fractions here, as in the domain."""

import os
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

from headroom.notation.numbers import LARGEST
from headroom.opening.wrong_use import WrongUseError
from headroom.policy_files.policy_file import PRESETS, load_policy, preset_path
from headroom.rules.policy import Policy, Test
from headroom.rules.scenario import Scenario
from headroom.user_error import UserError

DEFAULT_POLICY = "nafta"

_CURRENCY = re.compile(r"[A-Z]{3}")
_POLICY_ENDING = ".toml"


def published_policy(name: str, as_of: date | None = None) -> Policy:
    """Return a policy as its file has it.

    Args:
        name: Of a preset, or path of a policy file.
        as_of: Date whose figures count; None: the file's own.

    Raises:
        WrongUseError: If there is no policy of that name, or a threshold of it is not in force on that date.
        UserError: If its file cannot be read or is faulty.
    """
    path = _policy_path(name)
    if as_of is None:
        return load_policy(path)
    try:
        return load_policy(path, as_of)
    except UserError as cause:
        load_policy(path)  # a file that is faulty on every day says so itself
        text = f": {cause}"
        raise WrongUseError(text, "as_of") from cause


def _policy_path(name: str) -> Path:
    """Return the file of a policy."""
    wanted = name.strip()
    if wanted.lower() in PRESETS:
        return preset_path(wanted.lower())
    path = Path(wanted)
    is_file = os.path.isfile(path)  # noqa: PTH113 - Path.is_file raises where a name is too long
    if path.suffix.lower() == _POLICY_ENDING or is_file:
        return path
    text = f": There is no policy named “{name}”: choose {', '.join(PRESETS)}, or a policy file (.toml)."
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
    keys = tuple(dict.fromkeys(t.key for t in policy.thresholds if t.test is test and t.classes))
    if not keys:
        text = f" cannot be set: the policy “{policy.name}” has no threshold for {test}."
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
        text = f": the policy “{policy.name}” has no key “{key}”; its keys are {', '.join(policy.values())}."
        raise WrongUseError(text, argument)
    return _with_value(scenario, f"{argument} {key}", key, value())


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
        text = f": “{code}” is not a currency: give three letters of ISO 4217, e.g. EUR=1.08."
        raise WrongUseError(text, argument)
    if code == "USD":
        text = " USD: costs are counted in US dollars, whose rate is always 1."
        raise WrongUseError(text, argument)
    if not 0 < usd <= LARGEST:
        text = f" {code}: a rate is above 0 and at most {LARGEST:,.0f} US dollars per unit, not {usd:g}."
        raise WrongUseError(text, argument)
    return usd
