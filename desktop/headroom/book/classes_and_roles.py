"""The few values of a vehicle or a part that rules tell apart: class, category, powertrain, role, group."""

from headroom.language import WordEnum


class VehicleClass(WordEnum):
    """Class of a vehicle as duty rates and content thresholds tell them apart."""

    PASSENGER_CAR = "passenger car"
    LIGHT_TRUCK = "light truck"
    HEAVY_TRUCK = "heavy truck"


CLASSES = tuple(VehicleClass)
"""Classes in the order of the ``vehicle_class`` codes."""


class VehicleCategory(WordEnum):
    """Category of a vehicle as the automotive appendix tells them apart, by tariff code."""

    PASSENGER_VEHICLE = "passenger vehicle"
    LIGHT_TRUCK = "light truck"
    HEAVY_TRUCK = "heavy truck"
    OTHER_VEHICLE = "other vehicle"
    OTHER_HEAVY_VEHICLE = "other heavy vehicle"


CATEGORIES = tuple(VehicleCategory)
"""Categories in the order of their codes."""

MAIN_CATEGORIES = (
    VehicleCategory.PASSENGER_VEHICLE,
    VehicleCategory.LIGHT_TRUCK,
    VehicleCategory.HEAVY_TRUCK,
)
"""Category of a vehicle of which only the class is known, in the order of ``CLASSES``."""


class Powertrain(WordEnum):
    """What drives a vehicle; a hybrid is one that is not plugged in."""

    COMBUSTION = "combustion"
    HYBRID = "hybrid"
    ELECTRIC = "electric"


POWERTRAINS = tuple(Powertrain)
"""Powertrains in the order of their codes."""


class PartRole(WordEnum):
    """Role of a part in the USMCA automotive appendix (tables A.1, B and C; all others)."""

    CORE = "core"
    PRINCIPAL = "principal"
    COMPLEMENTARY = "complementary"
    OTHER = "other"


ROLES = tuple(PartRole)
"""Roles in the order of the ``role`` codes."""


class CoreGroup(WordEnum):
    """Group of core parts that a vehicle is assessed by (table A.2 of the USMCA automotive appendix)."""

    ENGINE = "engine"
    TRANSMISSION = "transmission"
    BODY_AND_CHASSIS = "body and chassis"
    AXLES = "axles"
    SUSPENSION = "suspension"
    STEERING = "steering"
    ADVANCED_BATTERY = "advanced battery"
    NONE = "none"


CORE_GROUPS = tuple(CoreGroup)
"""Groups in the order of the ``stated_core_group`` codes."""

YES, NO = 0, 1
"""Codes of the columns of yes or no; -1 is blank."""


class TransportMode(WordEnum):
    """How a finished vehicle comes to the US border."""

    VESSEL = "vessel"
    RAIL = "rail"
    TRUCK = "truck"


MODES = tuple(TransportMode)
"""Modes in the order of their codes."""
