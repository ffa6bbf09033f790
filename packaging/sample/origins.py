"""Where the parts of a model come from, so that the sums reproduce its content label."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sample.catalogue import PricedPart
from sample.facts import REGION, UNKNOWN, ModelFacts
from sample.variation import between

# How likely a kind of part is made near the assembly plant, elsewhere in the region, in the maker's
# home country, or in a third country.
_NEARNESS: Mapping[str, tuple[float, float, float, float]] = {
    "body": (6.0, 3.0, 0.4, 0.03),
    "material": (4.0, 3.0, 0.8, 0.4),
    "trim": (3.0, 2.0, 0.6, 0.7),
    "powertrain": (2.0, 2.0, 1.5, 0.4),
    "metal": (1.0, 1.2, 1.2, 1.0),
    "chemistry": (1.5, 2.0, 0.8, 0.8),
    "labour": (1.0, 0.6, 0.4, 0.9),
    "electronics": (0.5, 0.6, 1.8, 1.5),
    "screen": (0.2, 0.3, 1.5, 2.0),
    "magnet": (0.05, 0.1, 0.5, 1.0),
}

# Countries that are strong in a kind of part; 1 where nothing is said.
_STRENGTH: Mapping[str, Mapping[str, float]] = {
    "labour": {"MX": 5.0, "US": 0.4, "CA": 0.3, "TH": 1.5, "HU": 1.5, "PL": 1.5, "ID": 1.5},
    "electronics": {"CN": 1.8, "MX": 1.5, "CA": 0.5, "TH": 1.3, "HU": 1.3},
    "screen": {"CN": 3.0, "KR": 1.5, "CA": 0.3},
    "magnet": {"CN": 20.0},
    "metal": {"CN": 1.5, "IN": 1.5, "BR": 1.3},
    "powertrain": {"CA": 0.6},
}

_LEAST_PLAUSIBLE = 0.2
_SWEEPS = 60


@dataclass(frozen=True, slots=True)
class _Task:
    """The parts of a model whose source is still open, in cents.

    Attributes:
        values: Value of each part.
        plausible: For each part, how plausible each country is; countries left out are not.
        targets: Value that is aimed for in each country.
    """

    values: Sequence[int]
    plausible: Sequence[Mapping[str, float]]
    targets: Mapping[str, int]


def assign_origins(model: ModelFacts, parts: Sequence[PricedPart]) -> tuple[str, ...]:
    """Return the country of origin of each part, alpha-2; ``""`` is unknown.

    Pinned parts come from where the facts say. The others are dealt out from the dearest to the
    cheapest, each to a plausible country that still lacks value, and then moved and swapped until
    the sums meet the split of the facts. All parts of a short list are pinned.
    """
    if model.short_list:
        by_part = {pin.part: pin.origin for pin in model.illustrative.pins}
        return tuple(by_part[priced.part.key] for priced in parts)
    cents = [round(part.value_usd * 100) for part in parts]
    fixed = {pin.part: pin.origin for pin in model.illustrative.pins}
    fixed |= dict.fromkeys(model.illustrative.unknown, UNKNOWN)
    targets = _targets(model, cents, [fixed.get(priced.part.key) for priced in parts])
    open_rows = [row for row, priced in enumerate(parts) if priced.part.key not in fixed]
    task = _Task(
        values=[cents[row] for row in open_rows],
        plausible=[_plausible(model, parts[row], targets) for row in open_rows],
        targets=targets,
    )
    dealt = _settled(task, _dealt(task))
    found = [fixed.get(priced.part.key, UNKNOWN) for priced in parts]
    for row, origin in zip(open_rows, dealt, strict=True):
        found[row] = origin
    return tuple(found)


def _targets(model: ModelFacts, cents: Sequence[int], fixed: Sequence[str | None]) -> dict[str, int]:
    """Return the value still wanted from each country; what is unknown is taken from unlisted ones."""
    total = sum(cents)
    unknown = sum(value for value, origin in zip(cents, fixed, strict=True) if origin == UNKNOWN)
    kept = {"US", "CA", *(model.label.foreign_percent if model.label else ())}
    wanted = {country: total * percent / 100 for country, percent in model.split_percent.items()}
    spread = sum(value for country, value in wanted.items() if country not in kept)
    for country in wanted:
        if country not in kept:
            wanted[country] *= 1 - unknown / spread
    for value, origin in zip(cents, fixed, strict=True):
        if origin:
            wanted[origin] -= value
    return {country: round(value) for country, value in wanted.items()}


def _plausible(model: ModelFacts, priced: PricedPart, targets: Mapping[str, int]) -> dict[str, float]:
    """Return how plausible each country is as the source of a part, for those that may be."""
    part = priced.part
    assumed = model.illustrative
    local, region, home, elsewhere = _NEARNESS[part.kind]
    only_region = part.key in assumed.in_region or (assumed.core_in_region and part.role == "core")
    found: dict[str, float] = {}
    for country in targets:
        if country == assumed.assembly:
            weight = local
        elif country in REGION:
            weight = region
        elif only_region:
            continue
        else:
            weight = home if country == assumed.home else elsewhere
        weight *= _STRENGTH.get(part.kind, {}).get(country, 1.0)
        if weight >= _LEAST_PLAUSIBLE:
            found[country] = weight * between(0.6, 1.4, model.name, part.key, country)
    return found


def _dealt(task: _Task) -> list[str]:
    """Return a first assignment: dearest part first, each to where it is plausible and wanted."""
    left = dict(task.targets)
    found = [UNKNOWN] * len(task.values)
    for row in sorted(range(len(task.values)), key=lambda row: -task.values[row]):
        value = task.values[row]
        plausible = task.plausible[row]

        def attraction(country: str, value: int = value, plausible: Mapping[str, float] = plausible) -> float:
            room = min(left[country], value) / value
            return plausible[country] * left[country] if room > 0.9 else (room - 1) * value  # noqa: PLR2004

        origin = max(plausible, key=attraction)
        left[origin] -= value
        found[row] = origin
    return found


def _settled(task: _Task, origins: list[str]) -> list[str]:
    """Return the assignment after moves and swaps of two parts that bring the sums nearer."""
    left = dict(task.targets)
    for value, origin in zip(task.values, origins, strict=True):
        left[origin] -= value
    found = list(origins)
    rows = range(len(task.values))
    for _ in range(_SWEEPS):
        before = sum(map(abs, left.values()))
        for row in rows:
            for country in task.plausible[row]:
                _shift(left, found, row, country, task.values[row])
            for other in rows:
                _swap(task, left, found, row, other)
        if sum(map(abs, left.values())) == before:
            break
    return found


def _gain(left: Mapping[str, int], giver: str, taker: str, cents: int) -> int:
    """Return how much nearer the sums get when ``cents`` go from one country to another."""
    before = abs(left[giver]) + abs(left[taker])
    return before - abs(left[giver] + cents) - abs(left[taker] - cents)


def _shift(left: dict[str, int], found: list[str], row: int, country: str, cents: int) -> None:
    """Move one part to another country if the sums get nearer."""
    origin = found[row]
    if origin != country and _gain(left, origin, country, cents) > 0:
        left[origin] += cents
        left[country] -= cents
        found[row] = country


def _swap(task: _Task, left: dict[str, int], found: list[str], row: int, other: int) -> None:
    """Exchange the countries of two parts if both are plausible and the sums get nearer."""
    origin, country = found[row], found[other]
    if origin == country or country not in task.plausible[row] or origin not in task.plausible[other]:
        return
    cents = task.values[row] - task.values[other]
    if _gain(left, origin, country, cents) > 0:
        left[origin] += cents
        left[country] -= cents
        found[row], found[other] = country, origin
