"""The assumptions of a command line: policy, thresholds, rates and currencies, as the user wrote them."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date

from headroom.cli.usage_error import UsageError
from headroom.language import localized, tr
from headroom.notation.typed_numbers import read_number
from headroom.opening import assuming
from headroom.opening.source import QuestionTerms
from headroom.opening.wrong_use import WrongUseError
from headroom.policy_files.preset_names import DEFAULT_POLICY
from headroom.rules.policy import Policy, Test
from headroom.rules.scenario import Scenario
from headroom.rules.vehicle_tests import REGIONAL, US
from headroom.workstation.organisation_presets import presets

_GREATEST_RATE_PERCENT = 1000.0
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
        as_of: Date whose figures of the policy count, ``YYYY-MM-DD``; None: the policy's own.
        readings: ``KEY=WORD`` each.
        claim_cost: What claiming the preference costs, percent of the customs value; None: as it is.
        changes: Changes of parts by hand, each as ``read_change`` reads it.
    """

    policy: str | None = None
    rvc: str | None = None
    us_content: str | None = None
    rates: tuple[str, ...] = ()
    currencies: tuple[str, ...] = ()
    scenario: str | None = None
    as_of: str | None = None
    readings: tuple[str, ...] = ()
    claim_cost: str | None = None
    changes: tuple[str, ...] = ()

    def asked(self, *, saved: bool) -> QuestionTerms:
        """Return what is asked.

        Args:
            saved: Whether of saved work, whose scenarios have a policy.

        Raises:
            UsageError: If there is no policy of that name, or a rate is wrong.
            UserError: If its file cannot be read or is faulty.
        """
        published = None if saved and self.policy is None else published_policy(self)
        return QuestionTerms(
            published,
            lambda scenario: changed_by(self, scenario),
            dict(self.currency_rates()),
            self.scenario,
            _day(self.as_of),
        )

    def currency_rates(self) -> Iterator[tuple[str, float]]:
        """Yield the currencies whose rates are given, with those."""
        for text in self.currencies:
            code, value = _pair("--fx", text, tr("CURRENCY=RATE, e.g. {example}", example="EUR=1.08"))
            yield (
                code.upper(),
                _number(
                    f"--fx {code.upper()}",
                    value,
                    tr("US dollars per unit, e.g. {example}", example="EUR=1.08"),
                ),
            )


def published_policy(options: ScenarioOptions) -> Policy:
    """Return the policy that ``options`` names, as its file has it.

    Raises:
        UsageError: If there is no policy of that name, or none of its figures holds on that date.
        UserError: If its file cannot be read or is faulty.
    """
    try:
        named = presets().policy or DEFAULT_POLICY if options.policy is None else options.policy
        return assuming.published_policy(named, _day(options.as_of))
    except WrongUseError as wrong:
        msg = wrong.text.removeprefix(": ") if wrong.argument == "policy" else f"--as-of{wrong.text}"
        raise UsageError(msg) from wrong


def _day(text: str | None) -> date | None:
    """Return a date."""
    try:
        return None if text is None else date.fromisoformat(text.strip())
    except ValueError as cause:
        msg = tr(
            "{option}: “{text}” is not a date: give YYYY-MM-DD, e.g. 2027-07-01.", option="--as-of", text=text
        )
        raise UsageError(msg) from cause


def scenario_under(policy: Policy, options: ScenarioOptions) -> Scenario:
    """Return what ``options`` assume, starting from ``policy``; see ``changed_by``."""
    return changed_by(options, Scenario(policy))


def changed_by(options: ScenarioOptions, scenario: Scenario) -> Scenario:
    """Return a scenario with what ``options`` assume; a later rate replaces an earlier one.

    Raises:
        UsageError: If a number is outside its range, or the policy has no such key.
    """
    if options.rvc is not None:
        scenario = _with_thresholds(scenario, REGIONAL.test, "--rvc", options.rvc)
    if options.us_content is not None:
        scenario = _with_thresholds(scenario, US.test, "--us-content", options.us_content)
    for text in options.rates:
        key, value = _pair("--rate", text, tr("KEY=PERCENT, e.g. {example}", example="mfn_car=10"))
        scenario = _with_rate(scenario, key, value)
    for code, usd in options.currency_rates():
        with _called():
            scenario = assuming.with_currency(scenario, "--fx", code, usd)
    for text in options.readings:
        key, word = _pair("--reading", text, tr("KEY=WORD, e.g. {example}", example="core_roll_up=no"))
        with _called():
            scenario = assuming.with_reading(scenario, "--reading", key, word)
    if options.claim_cost is not None:
        share = _fraction("--claim-cost", options.claim_cost, 100.0)
        scenario = assuming.with_claim_cost(scenario, "--claim-cost", share)
    for text in options.changes:
        with _called():
            scenario = assuming.with_change(scenario, "--change", text)
    return scenario


def _with_thresholds(scenario: Scenario, test: Test, option: str, percent: str) -> Scenario:
    """Return ``scenario`` with the threshold of every vehicle class in one test changed."""
    with _called():
        return assuming.with_threshold(scenario, test, option, lambda: _fraction(option, percent, 100.0))


def _with_rate(scenario: Scenario, key: str, value: str) -> Scenario:
    """Return ``scenario`` with one threshold, rate or fee of its policy changed."""
    rates = {measure.key for measure in scenario.policy.measures}
    most = _GREATEST_RATE_PERCENT if key in rates else 100.0
    with _called():
        return assuming.with_rate(
            scenario,
            "--rate",
            key,
            lambda: None if value == _SCHEDULE else _fraction(f"--rate {key}", value, most),
        )


@contextmanager
def _called() -> Iterator[None]:
    """Say what is wrong with an option as wrong usage."""
    try:
        yield
    except WrongUseError as wrong:
        raise UsageError(str(wrong)) from wrong


def _pair(option: str, text: str, form: str) -> tuple[str, str]:
    """Return what stands before and behind the equals sign."""
    key, sign, value = text.partition("=")
    if not sign or not key.strip() or not value.strip():
        msg = tr("{option}: “{text}” is not of the form {form}.", option=option, text=text, form=form)
        raise UsageError(msg)
    return key.strip(), value.strip()


def _fraction(option: str, text: str, most: float) -> float:
    """Return a percentage as a fraction."""
    percent = _number(option, text, tr("percent, e.g. {example}", example=localized("62.5")), ("%",))
    if not 0 <= percent <= most:
        msg = tr(
            "{option}: give a percentage from 0 to {most}, not {text}.",
            option=option,
            most=f"{most:g}",
            text=text,
        )
        raise UsageError(msg)
    return round(percent / 100, 12)  # so that 7.1 % is the 0.071 that a policy file gives


def _number(option: str, text: str, unit: str, units: tuple[str, ...] = ()) -> float:
    """Return a number; what ``float`` takes beyond that (nan, inf, 1_000) is refused."""
    try:
        return read_number(text, units)
    except ValueError:
        msg = tr(
            "{option}: “{text}” is not a number: give {example}.", option=option, text=text, example=unit
        )
        raise UsageError(msg) from None
