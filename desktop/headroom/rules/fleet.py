"""The vehicles of a workbook as columns, for calculating all models at once."""

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from typing import Any, Self

import numpy as np

from headroom.arrays import Flags, Floats, Ints
from headroom.book.classes_and_roles import CATEGORIES, Powertrain
from headroom.book.countries import REGION
from headroom.book.sourcing import CLASSES, TransportMode, Vehicle, VehicleClass
from headroom.rules.kept_beside import kept_once
from headroom.rules.tariff_codes import CodeList, TariffReference, Treatment
from headroom.rules.vehicle_kinds import VehicleKind, kind_of_vehicle

_NO_MAKER = "-"


@dataclass(frozen=True, slots=True, weakref_slot=True, eq=False)
class Fleet:
    """The vehicles of a workbook as columns; NaN is "not stated".

    Attributes:
        vehicle_class: ``(model,)``, index into ``CLASSES``: stated, or as the tariff code has it.
        category: ``(model,)``, index into ``CATEGORIES``.
        electric: ``(model,)``, whether it is driven by a battery alone.
        kinds: What the tariff code of each model tells.
        treatment: ``(model,)``, index into ``treatments``.
        treatments: What the tariff codes of vehicles mean for their duty.
        lists: Names of the code lists that were looked at.
        manufacturer: ``(model,)``, index into ``manufacturers``.
        manufacturers: Names of the makers; ``-`` where none is stated.
        assembly: ``(model,)``, index into ``countries``.
        countries: Countries of assembly, alpha-2.
        in_region: ``(model,)``, whether assembled in the region.
        in_us: ``(model,)``, whether assembled in the United States.
        by_vessel: ``(model,)``, whether it comes to the border by vessel.
        volume: ``(model,)``, vehicles a year.
        conversion_usd: ``(model,)``, per vehicle.
        stated_net_cost_usd: ``(model,)``, per vehicle.
        stated_customs_value_usd: ``(model,)``, per vehicle.
        msrp_usd: ``(model,)``, per vehicle.
        outbound_freight_usd: ``(model,)``, per vehicle.
        insurance_usd: ``(model,)``, per vehicle.
        lvc_share: ``(model,)``, fraction.
        steel_share: ``(model,)``, fraction.
        aluminium_share: ``(model,)``, fraction.
        lvc_material_labour_share: ``(model,)``, of the labour value content what materials and labour have,
            fraction.
        vehicles_per_entry: ``(model,)``, vehicles in one entry.
        approved_us_usd: ``(model,)``, US content per vehicle as it was approved.
    """

    vehicle_class: Ints
    category: Ints
    electric: Flags
    kinds: tuple[VehicleKind, ...]
    treatment: Ints
    treatments: tuple[Treatment, ...]
    lists: frozenset[str]
    manufacturer: Ints
    manufacturers: tuple[str, ...]
    assembly: Ints
    countries: tuple[str, ...]
    in_region: Flags
    in_us: Flags
    by_vessel: Flags
    volume: Floats
    conversion_usd: Floats
    stated_net_cost_usd: Floats
    stated_customs_value_usd: Floats
    msrp_usd: Floats
    outbound_freight_usd: Floats
    insurance_usd: Floats
    lvc_share: Floats
    steel_share: Floats
    aluminium_share: Floats
    lvc_material_labour_share: Floats
    vehicles_per_entry: Floats
    approved_us_usd: Floats

    @classmethod
    def of(
        cls,
        vehicles: tuple[Vehicle, ...],
        reference: TariffReference,
        own_lists: Iterable[CodeList] = (),
    ) -> Self:
        """Return ``vehicles`` as columns.

        Args:
            vehicles: The vehicles.
            reference: Tariff schedule, code lists and what the codes of vehicles tell.
            own_lists: Code lists of policy files, beside those of the reference.
        """

        def column(numbers: Iterable[float | None]) -> Floats:
            return np.array([np.nan if n is None else n for n in numbers], dtype=np.float64)

        def flags(marks: Iterable[bool]) -> Flags:
            return np.array(list(marks), dtype=np.bool_)

        place = {
            country: at for at, country in enumerate(dict.fromkeys(v.assembly_country for v in vehicles))
        }
        countries, class_code = tuple(place), {one: at for at, one in enumerate(CLASSES)}
        kinds = tuple(kind_of_vehicle(vehicle, reference.vehicles) for vehicle in vehicles)
        lists = {**reference.lists, **{own.name: own for own in own_lists}}
        treatments: dict[Treatment, int] = {}
        treatment = [
            treatments.setdefault(Treatment.of(kind.code, 0.0, lists.values()), len(treatments))
            for kind in kinds
        ]
        makers = {name: at for at, name in enumerate(dict.fromkeys(_maker(v) for v in vehicles))}
        return cls(
            vehicle_class=np.array([class_code[kind.vehicle_class] for kind in kinds], dtype=np.int32),
            category=np.array([CATEGORIES.index(kind.category) for kind in kinds], dtype=np.int32),
            electric=flags(kind.powertrain is Powertrain.ELECTRIC for kind in kinds),
            kinds=kinds,
            treatment=np.array(treatment, dtype=np.int32),
            treatments=tuple(treatments),
            lists=frozenset(lists),
            manufacturer=np.array([makers[_maker(v)] for v in vehicles], dtype=np.int32),
            manufacturers=tuple(makers),
            assembly=np.array([place[v.assembly_country] for v in vehicles], dtype=np.int32),
            countries=countries,
            in_region=flags(v.assembly_country in REGION for v in vehicles),
            in_us=flags(v.assembly_country == "US" for v in vehicles),
            by_vessel=flags(v.transport_mode is TransportMode.VESSEL for v in vehicles),
            volume=column(v.annual_volume for v in vehicles),
            conversion_usd=column(v.conversion_usd for v in vehicles),
            stated_net_cost_usd=column(v.net_cost_usd for v in vehicles),
            stated_customs_value_usd=column(v.customs_value_usd for v in vehicles),
            msrp_usd=column(v.msrp_usd for v in vehicles),
            outbound_freight_usd=column(v.outbound_freight_usd for v in vehicles),
            insurance_usd=column(v.insurance_usd for v in vehicles),
            lvc_share=column(v.lvc_share for v in vehicles),
            steel_share=column(v.steel_share for v in vehicles),
            aluminium_share=column(v.aluminium_share for v in vehicles),
            lvc_material_labour_share=column(v.lvc_material_labour_share for v in vehicles),
            vehicles_per_entry=column(v.vehicles_per_entry for v in vehicles),
            approved_us_usd=column(v.approved_us_content_usd for v in vehicles),
        )

    def take(self, models: Ints) -> Self:
        """Return some of the vehicles, in the order in which they are named; one may stand several times."""
        chosen: dict[str, Any] = {}  # of several kinds; each keeps its own
        for one in fields(self):
            column = getattr(self, one.name)
            if isinstance(column, np.ndarray):
                chosen[one.name] = column[models]
        return replace(self, **chosen, kinds=tuple(self.kinds[model] for model in models.tolist()))

    def of_class(self, by_class: Iterable[float | bool]) -> Floats:
        """Return for each model the number of its class; ``by_class`` stands in the order of ``CLASSES``."""
        return np.array(list(by_class), dtype=np.float64)[self.vehicle_class]

    def of_country(self, by_country: Iterable[bool]) -> Flags:
        """Return for each model the mark of its assembly country; in the order of ``countries``."""
        return np.array(list(by_country), dtype=np.bool_)[self.assembly]

    @kept_once  # every test asks it at each step of a slider
    def kinds_there(self) -> tuple[tuple[int, int], ...]:
        """Return the classes and categories that there are, index into ``CLASSES`` and ``CATEGORIES``."""
        pairs = zip(self.vehicle_class.tolist(), self.category.tolist(), strict=True)
        return tuple(sorted(set(pairs)))

    def in_country(self, country: str) -> Flags:
        """Return for each model whether it is assembled in a country, alpha-2."""
        return self.of_country(one == country for one in self.countries)

    @property
    def heavy(self) -> Flags:
        """Return for each model whether it is a heavy truck."""
        heavy: Flags = self.vehicle_class == CLASSES.index(VehicleClass.HEAVY_TRUCK)
        return heavy


def _maker(vehicle: Vehicle) -> str:
    """Return the maker of a vehicle; those of which none is stated are one."""
    return vehicle.manufacturer or _NO_MAKER
