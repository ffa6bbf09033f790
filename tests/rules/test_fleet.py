"""The vehicles of a workbook as columns."""

import numpy as np
import pytest

from headroom.book.classes_and_roles import CATEGORIES, VehicleCategory
from headroom.book.sourcing import CLASSES, Powertrain, TransportMode, Vehicle, VehicleClass
from headroom.policy_files.tariff_tables import load_reference
from headroom.rules.fleet import Fleet
from headroom.rules.tariff_codes import CodeList

STATED = Vehicle(
    "stated",
    vehicle_class=VehicleClass.LIGHT_TRUCK,
    assembly_country="MX",
    annual_volume=1_000.0,
    transport_mode=TransportMode.VESSEL,
    conversion_usd=11.0,
    net_cost_usd=12.0,
    customs_value_usd=13.0,
    msrp_usd=14.0,
    outbound_freight_usd=15.0,
    insurance_usd=16.0,
    lvc_share=0.41,
    steel_share=0.72,
    aluminium_share=0.73,
    lvc_material_labour_share=0.31,
    vehicles_per_entry=17.0,
    approved_us_content_usd=18.0,
    manufacturer="Acme",
    hts_code="87042101",
)
AT_HOME = Vehicle("at home", assembly_country="US", annual_volume=5.0)
ABROAD = Vehicle("abroad", assembly_country="JP", annual_volume=7.0)
FLEET = Fleet.of((STATED, AT_HOME, ABROAD), load_reference())


@pytest.mark.parametrize(
    ("column", "stated"),
    [
        ("volume", 1_000.0),
        ("conversion_usd", 11.0),
        ("stated_net_cost_usd", 12.0),
        ("stated_customs_value_usd", 13.0),
        ("msrp_usd", 14.0),
        ("outbound_freight_usd", 15.0),
        ("insurance_usd", 16.0),
        ("lvc_share", 0.41),
        ("steel_share", 0.72),
        ("aluminium_share", 0.73),
        ("lvc_material_labour_share", 0.31),
        ("vehicles_per_entry", 17.0),
        ("approved_us_usd", 18.0),
    ],
)
def test_every_number_stands_in_its_own_column(column: str, stated: float) -> None:
    assert float(getattr(FLEET, column)[0]) == stated


@pytest.mark.parametrize(
    "column",
    [
        "stated_net_cost_usd",
        "stated_customs_value_usd",
        "msrp_usd",
        "lvc_share",
        "steel_share",
        "aluminium_share",
        "lvc_material_labour_share",
        "approved_us_usd",
    ],
)
def test_what_is_not_stated_is_not_a_number(column: str) -> None:
    assert np.isnan(getattr(FLEET, column)[1:]).all()


def test_where_a_vehicle_is_assembled_and_how_it_comes() -> None:
    assert FLEET.countries == ("MX", "US", "JP")
    assert FLEET.in_region.tolist() == [True, True, False]
    assert FLEET.in_us.tolist() == [False, True, False]
    assert FLEET.by_vessel.tolist() == [True, False, False]


def test_a_figure_by_class_or_country_is_that_of_each_model() -> None:
    by_class = {
        VehicleClass.PASSENGER_CAR: 0.1,
        VehicleClass.LIGHT_TRUCK: 0.2,
        VehicleClass.HEAVY_TRUCK: 0.3,
    }

    assert FLEET.of_class(by_class[one] for one in VehicleClass).tolist() == [0.2, 0.1, 0.1]
    assert FLEET.of_country(country == "JP" for country in FLEET.countries).tolist() == [False, False, True]


def test_an_entry_has_one_vehicle_unless_it_is_stated() -> None:
    assert FLEET.vehicles_per_entry.tolist() == [17.0, 1.0, 1.0]


def test_vehicles_of_no_stated_maker_are_of_one_maker() -> None:
    assert FLEET.manufacturers == ("Acme", "-")
    assert FLEET.manufacturer.tolist() == [0, 1, 1]


def test_the_tariff_code_of_a_vehicle_counts_before_its_class_and_powertrain() -> None:
    given = (
        Vehicle("tractor", hts_code="87012101"),
        Vehicle("diesel", hts_code="87033201"),
        Vehicle("battery", hts_code="87038000"),
        Vehicle("truck", VehicleClass.LIGHT_TRUCK, powertrain=Powertrain.ELECTRIC),
    )
    fleet = Fleet.of(given, load_reference())

    assert [CLASSES[one] for one in fleet.vehicle_class] == [
        VehicleClass.HEAVY_TRUCK,
        VehicleClass.PASSENGER_CAR,
        VehicleClass.PASSENGER_CAR,
        VehicleClass.LIGHT_TRUCK,
    ]
    assert [CATEGORIES[one] for one in fleet.category] == [
        VehicleCategory.HEAVY_TRUCK,
        VehicleCategory.OTHER_VEHICLE,
        VehicleCategory.PASSENGER_VEHICLE,
        VehicleCategory.LIGHT_TRUCK,
    ]
    assert fleet.electric.tolist() == [False, False, True, True]
    assert fleet.heavy.tolist() == [True, False, False, False]


def test_what_the_codes_of_vehicles_are_listed_on_is_known_for_stated_and_assumed_codes() -> None:
    tractors = CodeList("tractors", "", frozenset({"870121"}), "")
    cars = CodeList("cars", "", frozenset({"870323"}), "")
    fleet = Fleet.of((Vehicle("A", hts_code="87012101"), Vehicle("B")), load_reference(), (tractors, cars))

    on = [fleet.treatments[one].lists & {"tractors", "cars"} for one in fleet.treatment]
    assert on == [{"tractors"}, {"cars"}]
    assert {"tractors", "cars"} < fleet.lists


def test_some_of_the_vehicles_keep_all_that_is_known_of_them() -> None:
    taken = FLEET.take(np.array([2, 0, 2], dtype=np.int32))

    assert taken.volume.tolist() == [7.0, 1000.0, 7.0]
    assert [kind.code for kind in taken.kinds] == ["870323", "87042101", "870323"]
    assert [taken.manufacturers[one] for one in taken.manufacturer] == ["-", "Acme", "-"]
