"""What the scenarios come to against each other."""

from collections.abc import Sequence
from dataclasses import dataclass

from headroom.findings.finding import Finding
from headroom.findings.phrases import capital, clauses, listed, lower, qualify, short, spelled
from headroom.language import tr, tr_count
from headroom.rules.outcome import FleetTotals
from headroom.words import formatting

_A_DOLLAR = 0.5
_MOST_NAMED = 2
_PAIR = 2


@dataclass(frozen=True, slots=True)
class NamedTotals:
    """A scenario and what its fleet comes to.

    Attributes:
        name: Of the scenario.
        totals: Of the fleet a year.
    """

    name: str
    totals: FleetTotals


def scenarios_finding(
    baseline: NamedTotals, scenarios: Sequence[NamedTotals], *, costs: bool = True
) -> Finding:
    """Return which scenario lands the fleet cheapest, or what the only one changes against the baseline.

    Args:
        baseline: What every change is measured against.
        scenarios: The others.
        costs: Whether there are costs.
    """
    if not scenarios:
        totals = baseline.totals
        told = lower(qualify(totals.qualifying, totals.models))
        return Finding(tr("Only the baseline is here: {qualifying}", qualifying=told))
    detail = _duties((baseline, *scenarios)) if costs else ""
    if len(scenarios) == 1:
        return Finding(_against(baseline.totals, scenarios[0], costs=costs), detail)
    if not costs:
        return Finding(_most_qualify(scenarios))
    return Finding(clauses(_cheapest(scenarios), _range(scenarios)), detail)


def _cheapest(scenarios: Sequence[NamedTotals]) -> str:
    """Return which scenario lands the fleet cheapest."""
    landed = [one.totals.landed_cost_per_vehicle_usd for one in scenarios]
    least, most = min(landed), max(landed)
    amount = formatting.dollars(least)
    if most - least >= _A_DOLLAR:
        best = [one for one, usd in zip(scenarios, landed, strict=True) if usd - least < _A_DOLLAR]
        said = tr_count(
            "{scenarios} is cheapest of {count}, {amount} a vehicle",
            "{scenarios} are cheapest of {count}, {amount} a vehicle",
            len(best),
            scenarios=_names(best),
            count=spelled(len(scenarios)),
            amount=amount,
        )
        return capital(said)
    if len(scenarios) == _PAIR:
        return tr("Both scenarios land at {amount} a vehicle", amount=amount)
    return tr(
        "All {count} scenarios land at {amount} a vehicle", count=spelled(len(scenarios)), amount=amount
    )


def _against(baseline: FleetTotals, one: NamedTotals, *, costs: bool) -> str:
    """Return what the only scenario changes."""
    now, name = one.totals, short(one.name)
    verdicts = _compared(lower(qualify(now.qualifying, now.models)), now.qualifying - baseline.qualifying)
    if not costs:
        return tr("“{scenario}” against the baseline: {qualifying}", scenario=name, qualifying=verdicts)
    usd = now.landed_cost_per_vehicle_usd - baseline.landed_cost_per_vehicle_usd
    amount = formatting.dollars(abs(usd))
    if abs(usd) < _A_DOLLAR:
        lands = tr("“{scenario}” lands a vehicle at what it costs in the baseline", scenario=name)
    elif usd > 0:
        lands = tr("“{scenario}” lands a vehicle {amount} above the baseline", scenario=name, amount=amount)
    else:
        lands = tr("“{scenario}” lands a vehicle {amount} below the baseline", scenario=name, amount=amount)
    return clauses(lands, verdicts)


def _compared(qualifying: str, more: int) -> str:
    """Return how many models qualify, and how many more or fewer than in the baseline."""
    if not more:
        return tr("{qualifying}, as before", qualifying=qualifying)
    if more > 0:
        return tr_count("{qualifying}, {n} more", "{qualifying}, {n} more", more, qualifying=qualifying)
    return tr_count("{qualifying}, {n} fewer", "{qualifying}, {n} fewer", -more, qualifying=qualifying)


def _most_qualify(scenarios: Sequence[NamedTotals]) -> str:
    """Return in which scenario most models qualify."""
    most = max(one.totals.qualifying for one in scenarios)
    best = [one for one in scenarios if one.totals.qualifying == most]
    models = scenarios[0].totals.models
    if len(best) == len(scenarios):
        return tr(
            "{qualifying} in each of {count} scenarios",
            qualifying=qualify(most, models),
            count=spelled(len(scenarios)),
        )
    return tr_count(
        "Most qualify in {scenarios}: {n} of {models}",
        "Most qualify in {scenarios}: {n} of {models}",
        most,
        scenarios=_names(best),
        models=formatting.count(models),
    )


def _range(scenarios: Sequence[NamedTotals]) -> str:
    """Return how many models qualify, from least to most."""
    counts = [one.totals.qualifying for one in scenarios]
    models = scenarios[0].totals.models
    if min(counts) == max(counts):
        return tr("{qualifying} in each", qualifying=lower(qualify(counts[0], models)))
    least, most, of = (formatting.count(n) for n in (min(counts), max(counts), models))
    return tr("{least} to {most} of {models} qualify", least=least, most=most, models=of)


def _duties(every: Sequence[NamedTotals]) -> str:
    """Return between which scenarios duty lies."""
    least = min(every, key=lambda one: one.totals.duty_usd)
    most = max(every, key=lambda one: one.totals.duty_usd)
    low, high = (formatting.about(one.totals.duty_usd) for one in (least, most))
    if low == high:
        return tr("Duty is {amount} a year in each.", amount=low)
    return tr(
        "Duty a year runs from {low} (“{lowest_scenario}”) to {high} (“{highest_scenario}”).",
        low=low,
        lowest_scenario=short(least.name),
        high=high,
        highest_scenario=short(most.name),
    )


def _names(scenarios: Sequence[NamedTotals]) -> str:
    """Return the names of some scenarios, of many how many there are."""
    if len(scenarios) > _MOST_NAMED:
        return tr("{count} scenarios", count=spelled(len(scenarios)))
    return listed([tr("“{name}”", name=short(one.name)) for one in scenarios])
