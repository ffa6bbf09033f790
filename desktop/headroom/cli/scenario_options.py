"""The assumptions of a command line: policy, thresholds, rates and currencies, as the user wrote them."""

import math
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from headroom.cli.usage_error import UsageError
from headroom.notation.typed_numbers import read_number
from headroom.policies.policy_file import PRESETS, load_policy, preset_path
from headroom.rules.policy import Policy, Test
from headroom.rules.scenario import Scenario

DEFAULT_POLICY = "nafta"

_GREATEST_RATE_PERCENT = 1000.0
_CURRENCY = re.compile(r"[A-Z]{3}")
_FILE_SUFFIX = ".toml"
_SCHEDULE = "schedule"


@dataclass(frozen=True, slots=True)
class ScenarioOptions:
    """What ``evaluate`` and its relatives were told to assume.

    Attributes:
        policy: Name of a preset, or path of a policy file; None: that of the saved scenario, else the
            default.
        rvc: Regional-content threshold of all vehicles, percent; None: as the policy has it.
        us_content: US-content threshold of all vehicles, percent; None: as the policy has it.
        rates: ``KEY=PERCENT`` each.
        currencies: ``CURRENCY=RATE`` each, US dollars per unit.
        scenario: Name of a scenario of saved work, or of its baseline; None: the one that was being tried.
    """

    policy: str | None = None
    rvc: str | None = None
    us_content: str | None = None
    rates: tuple[str, ...] = ()
    currencies: tuple[str, ...] = ()
    scenario: str | None = None

    @property
    def assumed_currencies(self) -> tuple[str, ...]:
        """Return the codes of the currencies whose rates are given."""
        return tuple(text.partition("=")[0].strip().upper() for text in self.currencies)


def published_policy(options: ScenarioOptions) -> Policy:
    """Return the policy that ``options`` names, as its file has it.

    Raises:
        UsageError: If there is no policy of that name.
        UserError: If its file cannot be read or is faulty.
    """
    name = (DEFAULT_POLICY if options.policy is None else options.policy).strip()
    if name.lower() in PRESETS:
        return load_policy(preset_path(name.lower()))
    path = Path(name)
    if path.suffix.lower() == _FILE_SUFFIX or path.is_file():
        return load_policy(path)
    msg = f"There is no policy named “{options.policy}”: choose {_listed(PRESETS)}, or a policy file (.toml)."
    raise UsageError(msg)


def scenario_under(policy: Policy, options: ScenarioOptions) -> Scenario:
    """Return what ``options`` assume, starting from ``policy``; see ``changed_by``."""
    return changed_by(options, Scenario(policy))


def changed_by(options: ScenarioOptions, scenario: Scenario) -> Scenario:
    """Return a scenario with what ``options`` assume; a later rate replaces an earlier one.

    Raises:
        UsageError: If a number is outside its range, or the policy has no such key.
    """
    if options.rvc is not None:
        scenario = _with_thresholds(scenario, Test.REGIONAL, "--rvc", options.rvc)
    if options.us_content is not None:
        scenario = _with_thresholds(scenario, Test.US, "--us-content", options.us_content)
    for text in options.rates:
        key, value = _pair("--rate", text, "KEY=PERCENT, e.g. mfn_car=10")
        scenario = _with_rate(scenario, key, value)
    for text in options.currencies:
        code, value = _pair("--fx", text, "CURRENCY=RATE, e.g. EUR=1.08")
        scenario = _with_currency(scenario, code.upper(), value)
    return scenario


def _with_thresholds(scenario: Scenario, test: Test, option: str, percent: str) -> Scenario:
    """Return ``scenario`` with the threshold of every vehicle class in one test changed."""
    policy = scenario.policy
    keys = tuple(dict.fromkeys(t.key for t in policy.thresholds if t.test is test and t.classes))
    if not keys:
        msg = f"{option} cannot be set: the policy “{policy.name}” has no threshold for {test}."
        raise UsageError(msg)
    share = _fraction(option, percent, 100.0)
    for key in keys:
        scenario = scenario.with_value(key, share)
    return scenario


def _with_rate(scenario: Scenario, key: str, value: str) -> Scenario:
    """Return ``scenario`` with one threshold, rate or fee of its policy changed."""
    policy = scenario.policy
    if key not in policy.values():
        msg = (
            f"--rate: the policy “{policy.name}” has no key “{key}”; its keys are {_listed(policy.values())}."
        )
        raise UsageError(msg)
    rates = {measure.key for measure in policy.measures}
    if value == _SCHEDULE:
        return _checked(f"--rate {key}", lambda: scenario.with_value(key, None))
    fraction = _fraction(f"--rate {key}", value, _GREATEST_RATE_PERCENT if key in rates else 100.0)
    return _checked(f"--rate {key}", lambda: scenario.with_value(key, fraction))


def _with_currency(scenario: Scenario, code: str, value: str) -> Scenario:
    """Return ``scenario`` with the rate of one currency assumed."""
    if not _CURRENCY.fullmatch(code):
        msg = f"--fx: “{code}” is not a currency: give three letters of ISO 4217, e.g. EUR=1.08."
        raise UsageError(msg)
    rate = _number(f"--fx {code}", value, "US dollars per unit, e.g. EUR=1.08")
    if code == "USD":
        msg = "--fx USD: costs are counted in US dollars, whose rate is always 1."
        raise UsageError(msg)
    if not 0 < rate < math.inf:
        msg = f"--fx {code}: a rate is above 0 US dollars per unit, not {value}."
        raise UsageError(msg)
    return scenario.with_value(f"fx.{code}", rate)


def _checked(option: str, change: Callable[[], Scenario]) -> Scenario:
    """Return the changed scenario; what the domain refuses is wrong usage."""
    try:
        return change()
    except ValueError as cause:
        msg = f"{option}: {cause}."
        raise UsageError(msg) from cause


def _pair(option: str, text: str, form: str) -> tuple[str, str]:
    """Return what stands before and behind the equals sign."""
    key, sign, value = text.partition("=")
    if not sign or not key.strip() or not value.strip():
        msg = f"{option}: “{text}” is not of the form {form}."
        raise UsageError(msg)
    return key.strip(), value.strip()


def _fraction(option: str, text: str, most: float) -> float:
    """Return a percentage as a fraction."""
    percent = _number(option, text, "percent, e.g. 62.5", ("%",))
    if not 0 <= percent <= most:
        msg = f"{option}: give a percentage from 0 to {most:g}, not {text}."
        raise UsageError(msg)
    return round(percent / 100, 12)  # so that 7.1 % is the 0.071 that a policy file gives


def _number(option: str, text: str, unit: str, units: tuple[str, ...] = ()) -> float:
    """Return a number; what ``float`` takes beyond that (nan, inf, 1_000) is refused."""
    try:
        return read_number(text, units)
    except ValueError:
        msg = f"{option}: “{text}” is not a number: give {unit}."
        raise UsageError(msg) from None


def _listed(words: tuple[str, ...] | dict[str, float | None]) -> str:
    """Return words with commas between them."""
    return ", ".join(words)
