"""What the tariff code of a vehicle tells: class, category, powertrain; and the code of one that has none."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from headroom.book.classes_and_roles import (
    CLASSES,
    MAIN_CATEGORIES,
    Powertrain,
    VehicleCategory,
    VehicleClass,
)
from headroom.rules.code_prefixes import longest_prefix


def main_category(vehicle_class: VehicleClass) -> VehicleCategory:
    """Return the category of a vehicle of which only the class is known."""
    return MAIN_CATEGORIES[CLASSES.index(vehicle_class)]


@dataclass(frozen=True, slots=True)
class VehicleCode:
    """What a tariff code tells of a vehicle.

    Attributes:
        prefix: Digits only.
        classes: Classes that the code may have; the first where nothing else is known.
        category: Its category where that is not the one of its class.
        powertrain: Its powertrain, if the code tells.
    """

    prefix: str
    classes: tuple[VehicleClass, ...]
    category: VehicleCategory | None = None
    powertrain: Powertrain | None = None

    def class_of(self, stated: VehicleClass) -> VehicleClass:
        """Return the class, given what the workbook says; where they contradict each other the code wins."""
        return stated if stated in self.classes else self.classes[0]

    def category_of(self, stated: VehicleClass) -> VehicleCategory:
        """Return the category, given the class that the workbook says."""
        return self.category or main_category(self.class_of(stated))


@dataclass(frozen=True, slots=True)
class VehicleCodeTable:
    """Vehicles by tariff code.

    Source: HTSUS chapter 87; USMCA, Annex 4-B, Appendix; 19 CFR Part 182 Appendix A, s. 12, 13 and 20.

    Attributes:
        codes: Tariff codes by their prefix.
        defaults: Code that stands in for a missing one, by class and powertrain.
    """

    codes: Mapping[str, VehicleCode] = field(default_factory=dict)
    defaults: Mapping[tuple[VehicleClass, Powertrain], str] = field(default_factory=dict)

    def find(self, code: str) -> VehicleCode | None:
        """Return what ``code`` (digits only) tells, by longest prefix; None where it is no vehicle's."""
        return longest_prefix(self.codes, code)

    def default(self, vehicle_class: VehicleClass, powertrain: Powertrain) -> str:
        """Return the code of a vehicle that has none; empty where the table has no default."""
        return self.defaults.get((vehicle_class, powertrain), "")
