"""Which threshold each vehicle has to reach: by its category, else by its class."""

from dataclasses import replace

import numpy as np
import pytest

from bare_policy import BARE_POLICY
from headroom.book.classes_and_roles import VehicleCategory
from headroom.book.sourcing import PartRole, Vehicle, VehicleClass
from headroom.policy_files.tariff_tables import load_reference
from headroom.rules.fleet import Fleet
from headroom.rules.policy import Policy, Test, Threshold
from headroom.rules.vehicle_thresholds import (
    asked_of,
    core_threshold,
    core_thresholds,
    threshold_for,
    vehicle_thresholds,
)

CAR, LIGHT, HEAVY = VehicleClass.PASSENGER_CAR, VehicleClass.LIGHT_TRUCK, VehicleClass.HEAVY_TRUCK
PASSENGER, OTHER = VehicleCategory.PASSENGER_VEHICLE, VehicleCategory.OTHER_VEHICLE
CARS = Threshold("rvc", "RVC", Test.REGIONAL, 0.75, classes=(CAR, LIGHT))
LABOUR = Threshold("lvc", "LVC", Test.LABOUR, 0.4, classes=(CAR,))
OTHERS = Threshold("rvc_other", "RVC, others", Test.REGIONAL, 0.625, categories=(OTHER,))
FLEET = Fleet.of(
    (
        Vehicle("petrol", hts_code="87032301"),
        Vehicle("diesel", hts_code="87033201"),
        Vehicle("light", LIGHT),
        Vehicle("heavy", HEAVY),
    ),
    load_reference(),
)
NAN = float("nan")


def policy_of(*thresholds: Threshold, core_parts: bool = False) -> Policy:
    return replace(BARE_POLICY, thresholds=thresholds, core_parts=core_parts)


def test_what_is_set_for_a_category_comes_before_what_is_set_for_a_class() -> None:
    policy = policy_of(CARS, OTHERS)

    assert threshold_for(policy, Test.REGIONAL, CAR, PASSENGER) == CARS
    assert threshold_for(policy, Test.REGIONAL, CAR, OTHER) == OTHERS
    assert threshold_for(policy, Test.REGIONAL, HEAVY, VehicleCategory.HEAVY_TRUCK) is None


def test_a_category_that_a_policy_tells_apart_has_no_threshold_of_the_class() -> None:
    assert threshold_for(policy_of(CARS, LABOUR, OTHERS), Test.LABOUR, CAR, OTHER) is None
    assert threshold_for(policy_of(CARS, LABOUR), Test.LABOUR, CAR, OTHER) == LABOUR
    assert threshold_for(policy_of(CARS, LABOUR, OTHERS), Test.LABOUR, CAR, PASSENGER) == LABOUR


def test_thresholds_on_parts_tell_no_category_of_vehicles_apart() -> None:
    on_parts = Threshold("part", "Part", Test.CORE_PARTS, 0.6, categories=(OTHER,), of_parts=True)

    assert threshold_for(policy_of(CARS, on_parts), Test.REGIONAL, CAR, OTHER) == CARS


def test_each_vehicle_of_a_fleet_has_its_own() -> None:
    policy = policy_of(CARS, LABOUR, OTHERS)

    regional, labour = (vehicle_thresholds(policy, test, FLEET) for test in (Test.REGIONAL, Test.LABOUR))

    assert regional is not None
    assert labour is not None
    assert regional.tolist() == pytest.approx([0.75, 0.625, 0.75, NAN], nan_ok=True)
    assert labour.tolist() == pytest.approx([0.4, NAN, NAN, NAN], nan_ok=True)
    assert vehicle_thresholds(policy, Test.STEEL, FLEET) is None


CORE = Threshold("core", "Core", Test.CORE_PARTS, 0.75, roles=(PartRole.CORE,), classes=(CAR, LIGHT))


def test_which_vehicles_a_threshold_is_asked_of_is_told_by_its_key() -> None:
    policy = policy_of(CARS, LABOUR, OTHERS)

    asked = [asked_of(policy, Test.REGIONAL, FLEET, key) for key in ("rvc", "rvc_other", "lvc")]

    assert [one.tolist() for one in asked] == [
        [True, False, True, False],
        [False, True, False, False],
        [False, False, False, False],
    ]


def test_core_parts_are_a_condition_on_passenger_vehicles_and_light_trucks_alone() -> None:
    found = core_thresholds(policy_of(CORE, core_parts=True), FLEET)

    assert found.tolist() == pytest.approx([0.75, NAN, 0.75, NAN], nan_ok=True)


def test_core_parts_are_no_condition_where_the_policy_does_not_say_so() -> None:
    assert np.isnan(core_thresholds(policy_of(CORE), FLEET)).all()


def test_core_parts_for_which_nothing_is_set_have_to_be_regional_as_a_whole() -> None:
    found = core_thresholds(policy_of(core_parts=True), FLEET)

    assert found.tolist() == pytest.approx([1.0, NAN, 1.0, NAN], nan_ok=True)


def test_the_threshold_of_core_parts_is_the_first_that_fits_them_whatever_their_code() -> None:
    listed = Threshold("listed", "Listed", Test.CORE_PARTS, 0.5, code_list="traced", of_parts=True)
    other = Threshold("other", "Other", Test.CORE_PARTS, 0.4, roles=(PartRole.OTHER,))
    any_role = Threshold("any", "Any", Test.CORE_PARTS, 0.6, of_parts=True)
    policy = policy_of(listed, other, CORE, any_role)

    assert core_threshold(policy, CAR) == CORE
    assert core_threshold(policy, HEAVY) == any_role
    assert core_threshold(policy_of(listed, other), CAR) is None


def test_what_is_set_for_parts_of_other_categories_is_not_asked_of_core_parts() -> None:
    of_others = Threshold("others", "Others", Test.CORE_PARTS, 0.6, categories=(OTHER,), of_parts=True)
    of_cars = replace(CORE, categories=(PASSENGER,))

    assert core_threshold(policy_of(of_others, CORE), CAR) == CORE
    assert core_threshold(policy_of(of_others, of_cars), CAR) == of_cars
    assert core_threshold(policy_of(of_others, of_cars), LIGHT) is None
