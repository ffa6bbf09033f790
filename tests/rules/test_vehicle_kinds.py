"""What a vehicle is for the law: its tariff code counts, then what the workbook says."""

import pytest
from hypothesis import given

from headroom.book.classes_and_roles import Powertrain, VehicleCategory
from headroom.book.sourcing import Vehicle, VehicleClass
from headroom.policy_files.tariff_tables import load_reference
from headroom.rules.vehicle_codes import VehicleCodeTable, main_category
from headroom.rules.vehicle_kinds import VehicleKind, kind_of_vehicle
from strategies import vehicles

TABLE = load_reference().vehicles
CAR, LIGHT, HEAVY = VehicleClass.PASSENGER_CAR, VehicleClass.LIGHT_TRUCK, VehicleClass.HEAVY_TRUCK
OTHER, OTHER_HEAVY = VehicleCategory.OTHER_VEHICLE, VehicleCategory.OTHER_HEAVY_VEHICLE
COMBUSTION, HYBRID, ELECTRIC = Powertrain.COMBUSTION, Powertrain.HYBRID, Powertrain.ELECTRIC


def kind(
    code: str = "", vehicle_class: VehicleClass = CAR, powertrain: Powertrain = COMBUSTION
) -> VehicleKind:
    vehicle = Vehicle("A", vehicle_class, hts_code=code, powertrain=powertrain)
    return kind_of_vehicle(vehicle, TABLE)


@pytest.mark.parametrize(
    ("vehicle_class", "powertrain", "code"),
    [
        (CAR, COMBUSTION, "870323"),
        (CAR, HYBRID, "870340"),
        (CAR, ELECTRIC, "870380"),
        (LIGHT, COMBUSTION, "870421"),
        (LIGHT, ELECTRIC, "870460"),
        (HEAVY, COMBUSTION, "870423"),
    ],
)
def test_a_vehicle_without_a_code_has_that_of_its_class_and_powertrain(
    vehicle_class: VehicleClass, powertrain: Powertrain, code: str
) -> None:
    found = kind("", vehicle_class, powertrain)

    assert (found.code, found.assumed) == (code, True)
    assert (found.vehicle_class, found.powertrain) == (vehicle_class, powertrain)
    assert found.category is main_category(vehicle_class)


@pytest.mark.parametrize("code", ["87033101", "87033201", "87033301", "87035000", "87037000", "87031050"])
def test_diesel_cars_and_off_road_vehicles_are_no_passenger_vehicles(code: str) -> None:
    found = kind(code)

    assert (found.vehicle_class, found.category, found.assumed) == (CAR, OTHER, False)


@pytest.mark.parametrize("code", ["87032301", "87034000", "87036000", "87038000", "87039001"])
def test_other_cars_are_passenger_vehicles(code: str) -> None:
    assert kind(code, HEAVY).category is VehicleCategory.PASSENGER_VEHICLE


@pytest.mark.parametrize("code", ["87013010", "87041010", "87053000"])
def test_some_heavy_vehicles_are_no_heavy_trucks_for_content(code: str) -> None:
    found = kind(code)

    assert (found.vehicle_class, found.category) == (HEAVY, OTHER_HEAVY)


@pytest.mark.parametrize(
    ("code", "vehicle_class"),
    [
        ("87012101", HEAVY),
        ("87042100", LIGHT),
        ("87042250", HEAVY),
        ("87042351", HEAVY),
        ("87043100", LIGHT),
        ("87043201", HEAVY),
        ("87044100", LIGHT),
        ("87044200", HEAVY),
        ("87045100", LIGHT),
        ("87045200", HEAVY),
    ],
)
def test_a_code_counts_whatever_class_is_stated(code: str, vehicle_class: VehicleClass) -> None:
    for stated in VehicleClass:
        found = kind(code, stated)

        assert found.vehicle_class is vehicle_class
        assert found.category is main_category(vehicle_class)


def test_a_code_that_tells_the_powertrain_counts_before_the_stated_one() -> None:
    assert kind("87038000").powertrain is ELECTRIC


def test_a_code_of_no_vehicle_leaves_what_is_stated_and_is_marked() -> None:
    found = kind("84073448", LIGHT, HYBRID)

    assert found == VehicleKind(LIGHT, main_category(LIGHT), HYBRID, "84073448", assumed=False, unknown=True)


def test_without_a_table_a_vehicle_is_what_is_stated() -> None:
    found = kind_of_vehicle(Vehicle("A", HEAVY), VehicleCodeTable())

    assert (found.vehicle_class, found.code, found.unknown) == (HEAVY, "", False)


@given(vehicle=vehicles("A"))
def test_every_vehicle_is_of_one_class_and_category_that_go_together(vehicle: Vehicle) -> None:
    found = kind_of_vehicle(vehicle, TABLE)

    heavy = {VehicleCategory.HEAVY_TRUCK, OTHER_HEAVY}
    assert (found.category in heavy) == (found.vehicle_class is HEAVY) or found.category in {
        OTHER,
        OTHER_HEAVY,
    }
    assert found.assumed == (not vehicle.hts_code)
