"""The parts a vehicle may have: tariff code, role, and share of its subsystem's cost."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from sample.facts import Engineering, ModelFacts
from sample.omega import subsystem_costs
from sample.variation import between, fraction

_SMALL_ENGINE_LITRES = 2.0
_COST_VARIATION = 0.06


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the catalogue.

    Attributes:
        key: Name by which the facts refer to it.
        system: System of the vehicle, as shown.
        bucket: Subsystem of the cost formulas that it is a part of.
        weight: Its share of that subsystem before the shares are made to add up.
        hts: Tariff code with dots, 8 or 10 digits.
        role: ``core``, ``principal``, ``complementary`` or ``other``.
        quantity: Pieces per vehicle; None: one per cylinder.
        fits: Tags a vehicle must have, or with ``!`` must not have.
        kind: What decides where it is made.
        optional: Whether some models list it within another part.
        description: Name, as shown.
    """

    key: str
    system: str
    bucket: str
    weight: float
    hts: str
    role: str
    quantity: int | None
    fits: tuple[str, ...]
    kind: str
    optional: bool
    description: str

    def is_in(self, tags: frozenset[str]) -> bool:
        """Return whether a vehicle with ``tags`` has this part."""
        return all((tag[1:] not in tags) if tag[0] == "!" else (tag in tags) for tag in self.fits)


@dataclass(frozen=True, slots=True)
class PricedPart:
    """A part of a model with what it costs.

    Attributes:
        part: The part.
        quantity: Pieces per vehicle.
        value_usd: US dollars per vehicle.
    """

    part: Part
    quantity: int
    value_usd: float


def read_catalogue(path: Path) -> tuple[Part, ...]:
    """Return the parts of the CSV file ``path``, in its order."""
    with path.open(encoding="utf-8", newline="") as file:
        return tuple(_part(line) for line in csv.DictReader(file))


def read_short_lists(path: Path) -> Mapping[str, tuple[Part, ...]]:
    """Return the short lists of parts of the CSV file ``path`` by name, each in its order."""
    found: dict[str, tuple[Part, ...]] = {}
    with path.open(encoding="utf-8", newline="") as file:
        for line in csv.DictReader(file):
            part = _part({**line, "bucket": line["list"], "fits": "", "optional": ""})
            found[line["list"]] = (*found.get(line["list"], ()), part)
    return found


def _part(line: Mapping[str, str]) -> Part:
    quantity = line["quantity"]
    return Part(
        key=line["key"],
        system=line["system"],
        bucket=line["bucket"],
        weight=float(line["weight"]),
        hts=line["hts"],
        role=line["role"],
        quantity=None if quantity == "cylinders" else int(quantity),
        fits=tuple(line["fits"].split()),
        kind=line["kind"],
        optional=line["optional"] == "yes",
        description=line["description"],
    )


def priced_short_list(model: ModelFacts, parts: tuple[Part, ...]) -> tuple[PricedPart, ...]:
    """Return the parts of ``model`` where they are a short list, each at its share of what all cost."""
    total = sum(part.weight for part in parts)
    return tuple(
        PricedPart(part, part.quantity or 1, model.parts_usd * part.weight / total) for part in parts
    )


def priced_parts(model: ModelFacts, catalogue: tuple[Part, ...]) -> tuple[PricedPart, ...]:
    """Return the parts of ``model``; together they cost what its facts say.

    The subsystem costs are split by the weights of the catalogue, each varied a little, and then
    scaled by one factor for the model.

    Raises:
        ValueError: If the model has no figures for the cost formulas.
    """
    if model.engineering is None:
        msg = f"{model.name} has no figures for the cost formulas"
        raise ValueError(msg)
    costs = subsystem_costs(model.engineering)
    factor = model.parts_usd / sum(costs.values())
    tags = _tags(model.engineering)
    named = {*model.illustrative.unknown, *(pin.part for pin in model.illustrative.pins)}
    found = [
        part
        for part in catalogue
        if part.is_in(tags)
        and (
            not part.optional
            or part.key in named
            or fraction(model.name, part.key, "listed") < model.illustrative.detail
        )
    ]
    weights = {
        part.key: part.weight
        * between(1 - _COST_VARIATION, 1 + _COST_VARIATION, model.name, part.key, "cost")
        for part in found
    }
    of_bucket: dict[str, float] = {}
    for part in found:
        of_bucket[part.bucket] = of_bucket.get(part.bucket, 0.0) + weights[part.key]
    return tuple(
        PricedPart(
            part=part,
            quantity=model.engineering.cylinders if part.quantity is None else part.quantity,
            value_usd=costs[part.bucket] * factor * weights[part.key] / of_bucket[part.bucket],
        )
        for part in found
    )


def _tags(vehicle: Engineering) -> frozenset[str]:
    """Return the tags of a vehicle that ``Part.fits`` speaks of."""
    tags = {vehicle.powertrain, vehicle.body, vehicle.structure, vehicle.drive}
    if vehicle.powertrain != "battery_electric":
        size = "small_engine" if vehicle.litres <= _SMALL_ENGINE_LITRES else "large_engine"
        tags |= {"combustion", size}
    if vehicle.powertrain != "combustion":
        tags.add("electrified")
    if vehicle.turbo:
        tags.add("turbo")
    return frozenset(tags)
