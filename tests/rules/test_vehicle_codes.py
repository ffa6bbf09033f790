"""Properties of the tariff codes of vehicles: what a code tells, and what counts where it contradicts."""

import pytest

from headroom.book.classes_and_roles import Powertrain, VehicleCategory, VehicleClass
from headroom.rules.vehicle_codes import VehicleCode, VehicleCodeTable, main_category

CAR, LIGHT, HEAVY = VehicleClass.PASSENGER_CAR, VehicleClass.LIGHT_TRUCK, VehicleClass.HEAVY_TRUCK
OTHER = VehicleCategory("other vehicle")
TABLE = VehicleCodeTable(
    {
        "8703": VehicleCode("8703", (CAR,)),
        "870331": VehicleCode("870331", (CAR,), OTHER, Powertrain.COMBUSTION),
        "870460": VehicleCode("870460", (LIGHT, HEAVY), powertrain=Powertrain.ELECTRIC),
    },
    {(CAR, Powertrain.ELECTRIC): "870380"},
)


def test_the_longest_entry_that_begins_a_code_counts() -> None:
    assert TABLE.find("8703310100") == TABLE.codes["870331"]
    assert TABLE.find("87032301") == TABLE.codes["8703"]
    assert TABLE.find("87089981") is None
    assert TABLE.find("") is None


@pytest.mark.parametrize("stated", VehicleClass)
def test_a_code_of_one_class_counts_whatever_the_workbook_says(stated: VehicleClass) -> None:
    assert TABLE.codes["8703"].class_of(stated) is CAR
    assert TABLE.codes["8703"].category_of(stated) is main_category(CAR)
    assert TABLE.codes["870331"].category_of(stated) is OTHER


@pytest.mark.parametrize(("stated", "counts"), [(LIGHT, LIGHT), (HEAVY, HEAVY), (CAR, LIGHT)])
def test_where_a_code_leaves_the_class_open_the_workbook_decides(
    stated: VehicleClass, counts: VehicleClass
) -> None:
    assert TABLE.codes["870460"].class_of(stated) is counts
    assert TABLE.codes["870460"].category_of(stated) is main_category(counts)


def test_a_class_without_a_code_of_its_own_has_none() -> None:
    assert TABLE.default(CAR, Powertrain.ELECTRIC) == "870380"
    assert TABLE.default(HEAVY, Powertrain.ELECTRIC) == ""
