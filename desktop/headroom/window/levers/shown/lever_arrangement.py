"""Which levers stand open: the thresholds, and the rates that move the duty of this fleet most."""

from collections.abc import Iterable

from headroom.analysis.drivers import usual_spans
from headroom.language import tr
from headroom.output.levers import CONTENT, PART_DUTIES, VEHICLE_DUTIES, Lever, LeverGroup
from headroom.rules.outcome import Outcome, evaluate

MOVES_MOST = tr("Moves this fleet most")
"""Title of the levers that stand open."""

_RATES = 3
_A_DOLLAR = 0.5
_PRESENTED = 2


def moving_rates(outcome: Outcome, groups: Iterable[LeverGroup]) -> tuple[str, ...]:
    """Return the keys of the rates over whose usual range the duty of the fleet changes most, widest first.

    Args:
        outcome: Of the open workbook.
        groups: All levers.
    """
    keys = {
        lever.key
        for group in groups
        if group.title in {VEHICLE_DUTIES, PART_DUTIES}
        for lever in group.levers
    }
    exposure, scenario = outcome.exposure, outcome.scenario
    swings: list[tuple[float, str]] = []
    if not exposure.book.states_costs:
        return ()
    for span in usual_spans(scenario, exposure.book.currency_rates):
        if span.key in keys:
            low, high = (
                evaluate(exposure, scenario.with_value(span.key, end)).fleet().duty_usd
                for end in (span.low, span.high)
            )
            swings.append((abs(high - low), span.key))
    swings.sort(key=lambda swing: -swing[0])
    return tuple(key for usd, key in swings[:_RATES] if usd >= _A_DOLLAR)


def arranged(groups: tuple[LeverGroup, ...], rates: tuple[str, ...]) -> tuple[LeverGroup, ...]:
    """Return the levers with those that move the fleet most first and open, the rest folded by topic.

    Args:
        groups: All levers by topic.
        rates: Keys of the rates that move the fleet most.
    """
    every = {lever.key: lever for group in groups for lever in group.levers}
    thresholds = [lever for group in groups if group.title == CONTENT for lever in group.levers]
    open_ones: list[Lever] = [*thresholds, *(every[key] for key in rates if key in every)]
    if not rates:  # no workbook, or none with costs: the first rates of the policy
        duties = [lever for group in groups if group.title == VEHICLE_DUTIES for lever in group.levers]
        open_ones += duties[:_RATES]
    chosen = {lever.key for lever in open_ones}
    rest = (
        LeverGroup(
            group.title, tuple(lever for lever in group.levers if lever.key not in chosen), folded=True
        )
        for group in groups
    )
    first = (LeverGroup(MOVES_MOST, tuple(open_ones), folded=False),) if open_ones else ()
    return (*first, *(group for group in rest if group.levers))


def usual_presented(standing_open: tuple[str, ...], rates: tuple[str, ...]) -> tuple[str, ...]:
    """Return the keys of the levers that are presented unless others are chosen, at most two.

    Args:
        standing_open: Keys of the levers that stand open: the thresholds first.
        rates: Keys of the rates that move the fleet most, widest first.
    """
    thresholds = [key for key in standing_open if key not in rates]
    wanted = (*thresholds[:1], *rates[: _PRESENTED - 1], *thresholds[1:])
    return wanted[:_PRESENTED]


def matches(lever: Lever, topic: str, typed: str) -> bool:
    """Return whether a lever has all words that are typed: in its name, its topic, its source or its note."""
    words = f"{lever.label} {topic} {lever.source} {lever.note}".casefold()
    return all(word in words for word in typed.casefold().split())
