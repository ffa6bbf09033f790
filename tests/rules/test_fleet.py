"""The vehicles of a workbook as columns."""

import numpy as np
import pytest

from headroom.book.sourcing import TransportMode, Vehicle, VehicleClass
from headroom.rules.fleet import Fleet

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
)
AT_HOME = Vehicle("at home", assembly_country="US", annual_volume=5.0)
ABROAD = Vehicle("abroad", assembly_country="JP", annual_volume=7.0)
FLEET = Fleet.of((STATED, AT_HOME, ABROAD))


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
