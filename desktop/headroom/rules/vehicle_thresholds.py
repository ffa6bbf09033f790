"""Which threshold each vehicle of a fleet has to reach: by its category, else by its class."""

from collections.abc import Iterator

import numpy as np

from headroom.arrays import Flags, Floats
from headroom.book.classes_and_roles import (
    CATEGORIES,
    CLASSES,
    MAIN_CATEGORIES,
    VehicleCategory,
    VehicleClass,
)
from headroom.book.sourcing import PartRole
from headroom.rules.fleet import Fleet
from headroom.rules.policy import Policy, Test, Threshold
from headroom.rules.vehicle_codes import main_category

_CORE_CATEGORIES = (VehicleCategory.PASSENGER_VEHICLE, VehicleCategory.LIGHT_TRUCK)


def threshold_for(
    policy: Policy, test: Test, vehicle_class: VehicleClass, category: VehicleCategory
) -> Threshold | None:
    """Return the threshold of a test for a vehicle; None where the policy sets none.

    What is named for a category comes before what is named for a class. A vehicle whose category a policy
    tells apart from its class has no threshold of the class.

    Source:
        19 CFR Part 182, Appendix A, s. 12 to 14, 17(1), 18(1) and 20.
    """
    on_vehicles = [one for one in policy.thresholds if not one.of_parts]
    for one in on_vehicles:
        if one.test is test and category in one.categories:
            return one
    told_apart = category not in MAIN_CATEGORIES and any(category in one.categories for one in on_vehicles)
    if told_apart:
        return None
    return next(
        (
            one
            for one in on_vehicles
            if one.test is test and not one.categories and vehicle_class in one.classes
        ),
        None,
    )


def vehicle_thresholds(policy: Policy, test: Test, fleet: Fleet) -> Floats | None:
    """Return ``(model,)``: the least share that passes a test; NaN for none; None: no vehicle has one."""
    if not any(one.test is test and not one.of_parts for one in policy.thresholds):
        return None
    by_kind = np.full((len(CLASSES), len(CATEGORIES)), np.nan)
    for kind, found in _of_kinds(policy, test, fleet):
        by_kind[kind] = found.share
    thresholds: Floats = by_kind[fleet.vehicle_class, fleet.category]
    return thresholds


def asked_of(policy: Policy, test: Test, fleet: Fleet, key: str) -> Flags:
    """Return ``(model,)``: whether the threshold of a key is the one that a test asks of each vehicle."""
    by_kind = np.zeros((len(CLASSES), len(CATEGORIES)), dtype=np.bool_)
    for kind, found in _of_kinds(policy, test, fleet):
        by_kind[kind] = found.key == key
    asked: Flags = by_kind[fleet.vehicle_class, fleet.category]
    return asked


def _of_kinds(policy: Policy, test: Test, fleet: Fleet) -> Iterator[tuple[tuple[int, int], Threshold]]:
    """Yield the threshold of each kind of vehicle that is there and has one, by class and category."""
    for row, column in fleet.kinds_there():
        found = threshold_for(policy, test, CLASSES[row], CATEGORIES[column])
        if found is not None:
            yield (row, column), found


def core_threshold(policy: Policy, vehicle_class: VehicleClass) -> Threshold | None:
    """Return the threshold of core parts of a class; None where the policy sets none."""
    category = main_category(vehicle_class)
    for one in policy.part_thresholds():
        fits = (
            not one.code_list
            and (not one.classes or vehicle_class in one.classes)
            and (not one.categories or category in one.categories)
        )
        if fits and (not one.roles or PartRole.CORE in one.roles):
            return one
    return None


def core_thresholds(policy: Policy, fleet: Fleet) -> Floats:
    """Return ``(model,)``: the least content of its core parts; NaN where they are no condition.

    They are one on passenger vehicles and light trucks alone.

    Source:
        19 CFR Part 182, Appendix A, s. 14(4) and 15.
    """
    least = np.full(len(fleet.in_us), np.nan)
    if policy.core_parts:
        for row, column in fleet.kinds_there():
            if CATEGORIES[column] in _CORE_CATEGORIES:
                found = core_threshold(policy, CLASSES[row])
                concerned = (fleet.vehicle_class == row) & (fleet.category == column)
                least[concerned] = 1.0 if found is None else found.share
    return least
