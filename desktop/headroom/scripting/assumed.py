"""What a script assumes, as a question that can be put."""

from collections.abc import Iterable, Mapping
from datetime import date
from os import PathLike
from typing import TypedDict

from headroom.language import tr
from headroom.notation.countries import country_code
from headroom.opening.assuming import (
    checked_currency,
    on_day,
    published_policy,
    with_change,
    with_claim_cost,
    with_currency,
    with_rate,
    with_reading,
    with_threshold,
)
from headroom.opening.source import QuestionTerms
from headroom.opening.wrong_use import WrongUseError
from headroom.rules.policy import Policy
from headroom.rules.scenario import Locks, Scenario
from headroom.rules.vehicle_tests import REGIONAL, US
from headroom.scripting.assumed_numbers import day_of, fraction_of, number_of
from headroom.scripting.given import count_of, refuse_unknown, shown_value, table_of, text_of, texts_of

Fraction = float | str
"""A fraction such as 0.75, or a text with a percent sign such as "75 %"."""

Named = str | PathLike[str] | Policy
"""Name of a policy, path of a policy file, or policy."""


class Assumed(TypedDict, total=False):
    """What is assumed besides the policy; see ``Book.evaluate``."""

    rvc: Fraction | None
    us_content: Fraction | None
    rates: Mapping[str, Fraction | None] | None
    fx: Mapping[str, float] | None
    as_of: date | str | None
    readings: Mapping[str, str] | None
    claim_cost: Fraction | None
    changes: Iterable[str]
    scenario: str | None


def asked_of(policy: Named | None, assumed: Assumed, read_at: Mapping[str, float]) -> QuestionTerms:
    """Return the question of a script.

    Args:
        policy: The policy; None: that of the saved scenario.
        assumed: What is assumed besides.
        read_at: Rates of currencies at which the workbook was read, US dollars per unit.

    Raises:
        WrongUseError: If an argument is wrong.
    """
    refuse_unknown(assumed, Assumed.__annotations__)
    currencies = currency_rates("fx", assumed.get("fx"))
    rates = table_of("rates", assumed.get("rates"))
    scenario_name = assumed.get("scenario")
    readings = table_of("readings", assumed.get("readings"))
    claim_cost = assumed.get("claim_cost")
    changes = texts_of("changes", assumed.get("changes", ()))
    day = day_of(assumed.get("as_of"))

    def change(scenario: Scenario) -> Scenario:
        scenario = _with_thresholds(scenario, assumed)
        for key, value in rates.items():
            share = None if value is None else fraction_of(f"rates {key}", value)
            scenario = with_rate(scenario, "rates", key, lambda share=share: share)  # type: ignore[misc]
        for code, usd in currencies.items():
            scenario = with_currency(scenario, "fx", code, usd)
        for key, word in readings.items():
            scenario = with_reading(scenario, "readings", key, text_of(f"readings {key}", word))
        if claim_cost is not None:
            scenario = with_claim_cost(scenario, "claim_cost", fraction_of("claim_cost", claim_cost))
        for text in changes:
            scenario = with_change(scenario, "changes", text)
        return scenario

    published = None if policy is None else policy_of(policy, day)
    name = None if scenario_name is None else text_of("scenario", scenario_name)
    return QuestionTerms(published, change, {**read_at, **currencies}, name, day)


def _with_thresholds(scenario: Scenario, assumed: Assumed) -> Scenario:
    """Return a scenario with the thresholds that are assumed."""
    rvc, us_content = assumed.get("rvc"), assumed.get("us_content")
    if rvc is not None:
        scenario = with_threshold(scenario, REGIONAL.test, "rvc", lambda: fraction_of("rvc", rvc))
    if us_content is not None:
        scenario = with_threshold(
            scenario, US.test, "us_content", lambda: fraction_of("us_content", us_content)
        )
    return scenario


def currency_rates(argument: str, given: Mapping[str, float] | None) -> dict[str, float]:
    """Return US dollars per unit of currencies by their codes in capitals.

    Raises:
        WrongUseError: If one is no currency, or no rate.
    """
    found = {}
    for name, usd in table_of(argument, given).items():
        code = name.upper()
        found[code] = checked_currency(argument, code, number_of(argument, code, usd))
    return found


def policy_of(named: object, as_of: date | None) -> Policy:
    """Return a policy that is given, or named.

    Raises:
        WrongUseError: If it is neither, or has no figures on the date.
    """
    if isinstance(named, Policy):
        return named if as_of is None else on_day(named, as_of)
    if not isinstance(named, str | PathLike):
        text = ": " + tr(
            "give a name, the path of a policy file or a policy, not {value}.", value=shown_value(named)
        )
        raise WrongUseError(text, "policy")
    return published_policy(str(named), as_of)


def locks_of(keep_parts: Iterable[str], bar_countries: Iterable[str], most_changes: int | None) -> Locks:
    """Return what is left alone.

    Raises:
        WrongUseError: If a country or the number cannot be understood.
    """
    barred = []
    for name in texts_of("bar_countries", bar_countries):
        code = country_code(name)
        if not code:  # no text is no country, not an unknown origin
            text = ": " + tr(
                "“{name}” is not a country: give a code of ISO 3166, e.g. CN, or a name.", name=name
            )
            raise WrongUseError(text, "bar_countries")
        barred.append(code)
    kept = frozenset(part.strip() for part in texts_of("keep_parts", keep_parts))
    most = None if most_changes is None else count_of("most_changes", most_changes)
    return Locks(kept, frozenset(barred), most)
