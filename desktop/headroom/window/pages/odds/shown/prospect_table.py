"""The outcomes of the talks as a table that can be typed into: percent, or two of them for a range."""

from collections.abc import Container
from contextlib import suppress
from dataclasses import replace

from headroom.analysis.prospects import Prospect, Spread
from headroom.book.sourcing import VehicleClass
from headroom.language import localized, tr, translated
from headroom.notation.typed_numbers import read_number, read_range
from headroom.rules.measures import Trade
from headroom.rules.policy import Policy
from headroom.rules.vehicle_tests import TESTS
from headroom.words import formatting

_PERCENT = 100.0
_LAW_POINTS = (
    (tr("75/0, the law of 2020"), 0.75, 0.0),
    (tr("82/50, proposed in 2026"), 0.82, 0.5),
    (tr("85/50, proposed in 2017"), 0.85, 0.5),
)
NO_ESTIMATE = tr("equal odds to begin with, nobody's estimate")
"""Said of a table whose probabilities nobody typed."""

TYPE_OWN = tr("Type your own odds.")
"""What to do about it, where it can be done."""

_ALL = 1.0
_SAME = 1e-9


def columns_of(policy: Policy, classes: Container[VehicleClass]) -> tuple[tuple[str, str], ...]:
    """Return key and title of what the table can set: thresholds of vehicles, then vehicle duties.

    Args:
        policy: Whose numbers.
        classes: Classes of vehicles there are; what concerns others alone is left out.
    """
    columns: dict[str, str] = {}
    for threshold in policy.thresholds:
        concerned = any(one in classes for one in threshold.classes)
        if concerned and TESTS[threshold.test].content:
            columns.setdefault(threshold.key, translated(threshold.label))
    for measure in policy.measures:
        concerned = not measure.classes or any(one in classes for one in measure.classes)
        if concerned and measure.on is Trade.VEHICLE:
            columns.setdefault(measure.key, translated(measure.label))
    return tuple(columns.items())


def usual_prospects(policy: Policy) -> tuple[Prospect, ...]:
    """Return a table to start from: the law points of the talks so far, as far as the policy has them.

    Nobody estimated how likely they are: each counts the same, which ``NO_ESTIMATE`` says above the table.
    A point that the scenario stands at already is left out.
    """
    keys = policy.values()
    found: list[tuple[str, dict[str, float | None]]] = [(tr("As it is"), {})]
    for name, regional, us in _LAW_POINTS:
        sets = {key: value for key, value in (("rvc", regional), ("us_content", us)) if key in keys}
        if any(not _is_set(keys[key], value) for key, value in sets.items()):
            found.append((name, dict(sets)))
    return tuple(Prospect(name, _ALL / len(found), sets) for name, sets in found)


def _is_set(now: float | None, value: float) -> bool:
    """Return whether a number of a policy is one already."""
    return now is not None and abs(now - value) < _SAME


def shown(prospect: Prospect, key: str) -> str:
    """Return what a prospect sets, e.g. ``82.5 %``, ``75 - 85 %``; empty for what it leaves as it is."""
    for spread in prospect.spreads:
        if spread.key == key:
            return _percent(f"{_figure(spread.low)} - {_figure(spread.high)}")
    value = prospect.values.get(key)
    return "" if value is None else _percent(_figure(value))


def with_typed(prospect: Prospect, key: str, text: str) -> Prospect:
    """Return a prospect with what was typed for a key.

    Args:
        prospect: The prospect.
        key: What is set.
        text: Percent, two of them for a range (``75 - 85``), or nothing to leave it as it is.

    Raises:
        ValueError: If it is none of these; its text says so.
    """
    values = {name: value for name, value in prospect.values.items() if name != key}
    spreads = tuple(spread for spread in prospect.spreads if spread.key != key)
    if not text.strip():
        return replace(prospect, values=values, spreads=spreads)
    with suppress(ValueError):
        share = _share(read_number(text))
        if share >= 0:
            return replace(prospect, values={**values, key: share}, spreads=spreads)
    with suppress(ValueError):
        low, high = (_share(percent) for percent in read_range(text))
        if low >= 0:
            return replace(prospect, values=values, spreads=(*spreads, Spread(key, low, high)))
    msg = tr("“{text}” is neither a percentage nor a range of two, such as 75 - 85.", text=text.strip())
    raise ValueError(msg)


def probability_typed(text: str) -> float:
    """Return a probability that was typed in percent, as a fraction.

    Raises:
        ValueError: If it is no percentage from 0 to 100; its text says so.
    """
    with suppress(ValueError):
        share = _share(read_number(text))
        if 0 <= share <= _ALL:
            return share
    msg = tr("“{text}” is no probability: give a percentage from 0 to 100.", text=text.strip())
    raise ValueError(msg)


def imbalance(prospects: tuple[Prospect, ...]) -> str:
    """Return what keeps the probabilities from adding up, in a sentence; empty where they do."""
    total = sum(prospect.probability for prospect in prospects)
    if abs(total - _ALL) < _SAME:
        return ""
    gap = formatting.percent(abs(_ALL - total))
    if total < _ALL:
        return tr(
            "The probabilities add up to {total}: {gap} too few.", total=formatting.percent(total), gap=gap
        )
    return tr(
        "The probabilities add up to {total}: {gap} too many.", total=formatting.percent(total), gap=gap
    )


def evened(prospects: tuple[Prospect, ...]) -> tuple[Prospect, ...]:
    """Return the prospects with probabilities that add up, in the proportions they had."""
    total = sum(prospect.probability for prospect in prospects)
    if not total:
        return tuple(replace(prospect, probability=_ALL / len(prospects)) for prospect in prospects)
    return tuple(replace(prospect, probability=prospect.probability / total) for prospect in prospects)


def _figure(share: float) -> str:
    """Return a fraction in percent without needless digits."""
    return localized(f"{share * _PERCENT:.4f}".rstrip("0").rstrip("."))


def _percent(figure: str) -> str:
    """Return a figure with its unit, which may be typed or not."""
    return f"{figure}{formatting.THIN_SPACE}%"


def _share(percent: float) -> float:
    """Return percent as a fraction."""
    return round(percent / _PERCENT, 12)
