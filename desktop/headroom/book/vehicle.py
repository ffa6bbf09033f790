"""One vehicle model as a workbook states it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from headroom.book.classes_and_roles import (
    CLASSES,
    MODES,
    POWERTRAINS,
    Powertrain,
    TransportMode,
    VehicleClass,
)
from headroom.book.content_label import LabelFact
from headroom.book.fields.field import Field, named
from headroom.book.fields.model_fields import MODELS
from headroom.book.fields.typed_fields import blank_of, check_choices, check_defaults, typed_names


@dataclass(frozen=True, slots=True)
class Vehicle:
    """One vehicle model as its ``Models`` row states it; defaults stand where it does not.

    Attributes:
        name: Name of the model, as in the rows.
        vehicle_class: Class for thresholds and duty rates.
        assembly_country: ISO 3166 alpha-2.
        annual_volume: Vehicles a year sold in the US, at least 0.
        conversion_usd: Labour and overhead at the assembly plant, per vehicle.
        net_cost_usd: Stated net cost per vehicle; None: parts and conversion.
        customs_value_usd: Value at the border per vehicle; None: net cost.
        msrp_usd: Suggested retail price; None where not stated.
        outbound_freight_usd: Per vehicle, at least 0.
        insurance_usd: Per vehicle, at least 0.
        transport_mode: How it comes to the border.
        lvc_share: Labour value content stated by the producer, fraction; None: not stated.
        steel_share: Originating steel, stated, fraction; None: not stated.
        aluminium_share: Originating aluminium, stated, fraction; None: not stated.
        model_line: For averaging.
        plant: For averaging.
        hts_code: Its tariff code: digits only; empty where not stated.
        powertrain: What drives it.
        manufacturer: Its maker; empty where not stated.
        vehicles_per_entry: How many one customs entry declares, above 0.
        approved_us_content_usd: US content that the Department of Commerce approved, per vehicle; None:
            not stated.
        lvc_material_labour_share: Labour value content from materials and wages, stated by the producer,
            fraction; None: not stated.
        cells: Cell addresses (``Models!D4``) by field name, where stated.
        typed: Fields that the workbook does not state and somebody typed in the window.
        label: What its content label says; empty where it comes from a sourcing table.
        more: What it states in columns that the calculation does not know, by the key of their entry in
            ``MODELS``: words, or numbers with shares as fractions.
    """

    name: str
    vehicle_class: VehicleClass = VehicleClass.PASSENGER_CAR
    assembly_country: str = "US"
    annual_volume: float = 1.0
    conversion_usd: float = 0.0
    net_cost_usd: float | None = None
    customs_value_usd: float | None = None
    msrp_usd: float | None = None
    outbound_freight_usd: float = 0.0
    insurance_usd: float = 0.0
    transport_mode: TransportMode = TransportMode.TRUCK
    lvc_share: float | None = None
    steel_share: float | None = None
    aluminium_share: float | None = None
    model_line: str = ""
    plant: str = ""
    hts_code: str = ""
    powertrain: Powertrain = Powertrain.COMBUSTION
    manufacturer: str = ""
    vehicles_per_entry: float = 1.0
    approved_us_content_usd: float | None = None
    lvc_material_labour_share: float | None = None
    cells: Mapping[str, str] = field(default_factory=dict)
    typed: tuple[str, ...] = ()
    label: tuple[LabelFact, ...] = ()
    more: Mapping[str, str | float] = field(default_factory=dict)

    def value(self, name: str) -> str | float | None:
        """Return what it says in a column, by its key: what stands in for it where it is not stated.

        Raises:
            KeyError: If there is no such column.
        """
        entry = named(VEHICLE_FIELDS, name)
        if entry in TRAVELLING_FACTS:
            return self.more.get(name, blank_of(entry))
        stated: str | float | None = getattr(self, name)
        return stated


_NAME = "name"
_TYPED_NAMES = typed_names(Vehicle, MODELS, ("cells", "typed", "label", "more"))
check_defaults(Vehicle, MODELS, [name for name in _TYPED_NAMES if name != _NAME])
check_choices(MODELS, {"vehicle_class": CLASSES, "transport_mode": MODES, "powertrain": POWERTRAINS})

TRAVELLING_FACTS: tuple[Field, ...] = tuple(
    one for one in MODELS if one.carried and one.name not in _TYPED_NAMES
)
"""Columns of the sheet Models that the calculation does not know, which travel along."""

VEHICLE_FIELDS: tuple[Field, ...] = (*(named(MODELS, name) for name in _TYPED_NAMES), *TRAVELLING_FACTS)
"""Every column of a vehicle: the typed attributes of ``Vehicle`` in their order, then the others."""

_WORDS: Mapping[str, Callable[[str], object]] = {
    "vehicle_class": VehicleClass,
    "transport_mode": TransportMode,
    "powertrain": Powertrain,
}
"""What the words of a choice stand for."""


def with_values(vehicle: Vehicle, values: Mapping[str, str | float]) -> Vehicle:
    """Return a vehicle that states some values as well.

    Args:
        vehicle: The vehicle.
        values: By the key of their column: words and texts, or numbers with shares as fractions.
    """
    kept = {one.name for one in TRAVELLING_FACTS}
    more = {name: value for name, value in values.items() if name in kept}
    typed: dict[str, Any] = {  # each of the kind of its attribute
        name: _WORDS[name](str(value)) if name in _WORDS else value
        for name, value in values.items()
        if name not in kept
    }
    return replace(vehicle, more={**vehicle.more, **more}, **typed)
