"""What classes, categories, roles and other values of vehicles and parts are called within a sentence.

Their own words stand in files and are the same in every language.
"""

from collections.abc import Mapping
from types import MappingProxyType

from headroom.book.classes_and_roles import (
    CoreGroup,
    PartRole,
    Powertrain,
    TransportMode,
    VehicleCategory,
    VehicleClass,
)
from headroom.book.problem import Severity
from headroom.language import tr_in

CLASS_NAMES: Mapping[VehicleClass, str] = MappingProxyType(
    {
        VehicleClass.PASSENGER_CAR: tr_in("class of a vehicle", "passenger car"),
        VehicleClass.LIGHT_TRUCK: tr_in("class of a vehicle", "light truck"),
        VehicleClass.HEAVY_TRUCK: tr_in("class of a vehicle", "heavy truck"),
    }
)

CATEGORY_NAMES: Mapping[VehicleCategory, str] = MappingProxyType(
    {
        VehicleCategory.PASSENGER_VEHICLE: tr_in("category of a vehicle", "passenger vehicle"),
        VehicleCategory.LIGHT_TRUCK: tr_in("category of a vehicle", "light truck"),
        VehicleCategory.HEAVY_TRUCK: tr_in("category of a vehicle", "heavy truck"),
        VehicleCategory.OTHER_VEHICLE: tr_in("category of a vehicle", "other vehicle"),
        VehicleCategory.OTHER_HEAVY_VEHICLE: tr_in("category of a vehicle", "other heavy vehicle"),
    }
)

POWERTRAIN_NAMES: Mapping[Powertrain, str] = MappingProxyType(
    {
        Powertrain.COMBUSTION: tr_in("powertrain", "combustion"),
        Powertrain.HYBRID: tr_in("powertrain", "hybrid"),
        Powertrain.ELECTRIC: tr_in("powertrain", "electric"),
    }
)

ROLE_NAMES: Mapping[PartRole, str] = MappingProxyType(
    {
        PartRole.CORE: tr_in("role of a part", "core"),
        PartRole.PRINCIPAL: tr_in("role of a part", "principal"),
        PartRole.COMPLEMENTARY: tr_in("role of a part", "complementary"),
        PartRole.OTHER: tr_in("role of a part", "other"),
    }
)

GROUP_NAMES: Mapping[CoreGroup, str] = MappingProxyType(
    {
        CoreGroup.ENGINE: tr_in("group of core parts", "engine"),
        CoreGroup.TRANSMISSION: tr_in("group of core parts", "transmission"),
        CoreGroup.BODY_AND_CHASSIS: tr_in("group of core parts", "body and chassis"),
        CoreGroup.AXLES: tr_in("group of core parts", "axles"),
        CoreGroup.SUSPENSION: tr_in("group of core parts", "suspension"),
        CoreGroup.STEERING: tr_in("group of core parts", "steering"),
        CoreGroup.ADVANCED_BATTERY: tr_in("group of core parts", "advanced battery"),
        CoreGroup.NONE: tr_in("group of core parts", "none"),
    }
)

MODE_NAMES: Mapping[TransportMode, str] = MappingProxyType(
    {
        TransportMode.VESSEL: tr_in("mode of transport", "vessel"),
        TransportMode.RAIL: tr_in("mode of transport", "rail"),
        TransportMode.TRUCK: tr_in("mode of transport", "truck"),
    }
)

SEVERITY_NAMES: Mapping[Severity, str] = MappingProxyType(
    {
        Severity.ERROR: tr_in("how much a problem matters", "error"),
        Severity.WARNING: tr_in("how much a problem matters", "warning"),
        Severity.ASSUMPTION: tr_in("how much a problem matters", "assumption"),
    }
)

_NAMES: Mapping[str, str] = MappingProxyType(
    {
        "yes": tr_in("what a cell says", "yes"),
        "no": tr_in("what a cell says", "no"),
        "current": tr_in("source of a part", "current"),
        "alternative": tr_in("source of a part", "alternative"),
        "self": tr_in("who makes a part", "self"),
        "supplier": tr_in("who makes a part", "supplier"),
        "phantom": tr_in("who makes a part", "phantom"),
    }
    | {
        value.value: name
        for table in (CLASS_NAMES, CATEGORY_NAMES, POWERTRAIN_NAMES, ROLE_NAMES, GROUP_NAMES, MODE_NAMES)
        for value, name in table.items()
    }
)


def shown_name(word: str) -> str:
    """Return the name of a value by its word in files; a word that is none of them stays as it is."""
    return _NAMES.get(word, word)
