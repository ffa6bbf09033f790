"""What a vehicle is for the law: class, category and powertrain, by its tariff code where one is stated."""

from dataclasses import dataclass

from headroom.book.classes_and_roles import Powertrain, VehicleCategory
from headroom.book.sourcing import Vehicle, VehicleClass
from headroom.rules.vehicle_codes import VehicleCodeTable, main_category


@dataclass(frozen=True, slots=True)
class VehicleKind:
    """What a vehicle is.

    Attributes:
        vehicle_class: Class for duties.
        category: Category for content thresholds.
        powertrain: What drives it.
        code: Its tariff code, digits only; empty where nobody knows it.
        assumed: Whether the code stands in for one that is not stated.
        unknown: Whether a code is stated that is no vehicle's.
    """

    vehicle_class: VehicleClass
    category: VehicleCategory
    powertrain: Powertrain
    code: str
    assumed: bool
    unknown: bool = False


def kind_of_vehicle(vehicle: Vehicle, table: VehicleCodeTable) -> VehicleKind:
    """Return what a vehicle is: its tariff code counts, then what the workbook says.

    Args:
        vehicle: The vehicle.
        table: What the codes of vehicles tell.

    Source:
        19 CFR Part 182, Appendix A, s. 12, 13 and 20; HTSUS chapter 87.
    """
    stated, powertrain = vehicle.vehicle_class, vehicle.powertrain
    if not vehicle.hts_code:
        code = table.default(stated, powertrain)
        return VehicleKind(stated, main_category(stated), powertrain, code, assumed=True)
    found = table.find(vehicle.hts_code)
    if found is None:
        return VehicleKind(
            stated, main_category(stated), powertrain, vehicle.hts_code, assumed=False, unknown=True
        )
    return VehicleKind(
        found.class_of(stated),
        found.category_of(stated),
        found.powertrain or powertrain,
        vehicle.hts_code,
        assumed=False,
    )
