"""The few values that a vehicle or a part may have where rules tell them apart: class, transport, role."""

from enum import StrEnum


class VehicleClass(StrEnum):
    """Class of a vehicle as duty rates and content thresholds tell them apart."""

    PASSENGER_CAR = "passenger car"
    LIGHT_TRUCK = "light truck"
    HEAVY_TRUCK = "heavy truck"


CLASSES = tuple(VehicleClass)
"""Classes in the order of the ``vehicle_class`` codes."""


class PartRole(StrEnum):
    """Role of a part in the USMCA automotive appendix (tables A.1, B and C; all others)."""

    CORE = "core"
    PRINCIPAL = "principal"
    COMPLEMENTARY = "complementary"
    OTHER = "other"


ROLES = tuple(PartRole)
"""Roles in the order of the ``role`` codes."""


class TransportMode(StrEnum):
    """How a finished vehicle comes to the US border."""

    VESSEL = "vessel"
    RAIL = "rail"
    TRUCK = "truck"


MODES = tuple(TransportMode)
"""Modes in the order of their codes."""
