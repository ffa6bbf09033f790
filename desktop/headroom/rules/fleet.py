"""The vehicles of a workbook as columns, for calculating all models at once."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

import numpy as np

from headroom.arrays import Flags, Floats, Ints
from headroom.book.countries import REGION
from headroom.book.sourcing import CLASSES, TransportMode, Vehicle


@dataclass(frozen=True, slots=True, weakref_slot=True, eq=False)
class Fleet:
    """The vehicles of a workbook as columns; NaN is "not stated".

    Attributes:
        vehicle_class: ``(model,)``, index into ``CLASSES``.
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
    """

    vehicle_class: Ints
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

    @classmethod
    def of(cls, vehicles: tuple[Vehicle, ...]) -> Self:
        """Return ``vehicles`` as columns."""

        def column(numbers: Iterable[float | None]) -> Floats:
            return np.array([np.nan if n is None else n for n in numbers], dtype=np.float64)

        def flags(marks: Iterable[bool]) -> Flags:
            return np.array(list(marks), dtype=np.bool_)

        place = {
            country: at for at, country in enumerate(dict.fromkeys(v.assembly_country for v in vehicles))
        }
        countries, class_code = tuple(place), {one: at for at, one in enumerate(CLASSES)}
        return cls(
            vehicle_class=np.array([class_code[v.vehicle_class] for v in vehicles], dtype=np.int32),
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
        )

    def of_class(self, by_class: Iterable[float | bool]) -> Floats:
        """Return for each model the number of its class; ``by_class`` stands in the order of ``CLASSES``."""
        return np.array(list(by_class), dtype=np.float64)[self.vehicle_class]

    def of_country(self, by_country: Iterable[bool]) -> Flags:
        """Return for each model the mark of its assembly country; in the order of ``countries``."""
        return np.array(list(by_country), dtype=np.bool_)[self.assembly]
