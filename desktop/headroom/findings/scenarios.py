"""What the scenarios come to against each other."""

from collections.abc import Sequence
from dataclasses import dataclass

from headroom.findings.finding import Finding
from headroom.findings.phrases import capital, listed, lower, qualify, short, spelled
from headroom.rules.outcome import FleetTotals
from headroom.words import formatting
from headroom.words.definitions import DUTY

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
        return Finding(f"Only the baseline is here: {lower(qualify(totals.qualifying, totals.models))}")
    detail = _duties((baseline, *scenarios)) if costs else ""
    if len(scenarios) == 1:
        return Finding(_against(baseline.totals, scenarios[0], costs=costs), detail)
    if not costs:
        return Finding(_most_qualify(scenarios))
    landed = [one.totals.landed_cost_per_vehicle_usd for one in scenarios]
    least, most = min(landed), max(landed)
    if most - least < _A_DOLLAR:
        every = "Both" if len(scenarios) == _PAIR else f"All {spelled(len(scenarios))}"
        lead = f"{every} scenarios land at {formatting.dollars(least)} a vehicle"
    else:
        best = [one for one, usd in zip(scenarios, landed, strict=True) if usd - least < _A_DOLLAR]
        are = "is" if len(best) == 1 else "are"
        lead = f"{capital(_names(best))} {are} cheapest of {spelled(len(scenarios))}, "
        lead += f"{formatting.dollars(least)} a vehicle"
    return Finding(f"{lead}; {_range(scenarios)}", detail)


def _against(baseline: FleetTotals, one: NamedTotals, *, costs: bool) -> str:
    """Return what the only scenario changes."""
    now, name = one.totals, f"“{short(one.name)}”"
    more = now.qualifying - baseline.qualifying
    verdicts = lower(qualify(now.qualifying, now.models))
    verdicts += (
        f", {formatting.count(abs(more))} {'more' if more > 0 else 'fewer'}" if more else ", as before"
    )
    if not costs:
        return f"{name} against the baseline: {verdicts}"
    usd = now.landed_cost_per_vehicle_usd - baseline.landed_cost_per_vehicle_usd
    if abs(usd) < _A_DOLLAR:
        return f"{name} lands a vehicle at what it costs in the baseline; {verdicts}"
    side = "above" if usd > 0 else "below"
    return f"{name} lands a vehicle {formatting.dollars(abs(usd))} {side} the baseline; {verdicts}"


def _most_qualify(scenarios: Sequence[NamedTotals]) -> str:
    """Return in which scenario most models qualify."""
    most = max(one.totals.qualifying for one in scenarios)
    best = [one for one in scenarios if one.totals.qualifying == most]
    models = scenarios[0].totals.models
    if len(best) == len(scenarios):
        return f"{qualify(most, models)} in each of {spelled(len(scenarios))} scenarios"
    return f"Most qualify in {_names(best)}: {formatting.count(most)} of {formatting.count(models)}"


def _range(scenarios: Sequence[NamedTotals]) -> str:
    """Return how many models qualify, from least to most."""
    counts = [one.totals.qualifying for one in scenarios]
    models = scenarios[0].totals.models
    if min(counts) == max(counts):
        return f"{lower(qualify(counts[0], models))} in each"
    least, most, of = (formatting.count(n) for n in (min(counts), max(counts), models))
    return f"{least} to {most} of {of} qualify"


def _duties(every: Sequence[NamedTotals]) -> str:
    """Return between which scenarios duty lies."""
    least = min(every, key=lambda one: one.totals.duty_usd)
    most = max(every, key=lambda one: one.totals.duty_usd)
    low, high = (formatting.about(one.totals.duty_usd) for one in (least, most))
    if low == high:
        return f"{DUTY.word} is {low} a year in each."
    return f"{DUTY.word} a year runs from {low} (“{short(least.name)}”) to {high} (“{short(most.name)}”)."


def _names(scenarios: Sequence[NamedTotals]) -> str:
    """Return the names of some scenarios, of many how many there are."""
    if len(scenarios) > _MOST_NAMED:
        return f"{spelled(len(scenarios))} scenarios"
    return listed([f"“{short(one.name)}”" for one in scenarios])
