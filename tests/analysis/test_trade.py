import numpy as np
import pytest
from hypothesis import given

import strategies
from books import Row, book, unknown
from fleets import POLICY
from headroom.analysis.trade import TradeFlows, trade_flows
from headroom.book.sourcing import SourcingBook, Vehicle
from headroom.rules.exposure import Exposure
from headroom.rules.outcome import evaluate
from headroom.rules.scenario import Scenario


def flows(sourcing: SourcingBook, scenario: Scenario | None = None) -> TradeFlows:
    exposure = Exposure.of(sourcing, strategies.REFERENCE)
    return trade_flows(evaluate(exposure, scenario or Scenario(POLICY)))


def test_the_balance_of_a_vehicle_built_in_mexico_is_its_value_less_the_parts_from_the_us() -> None:
    rows = [
        *(Row("MX", cost) for cost in (68.71, 28.36, 50.17)),
        *(Row("CN", cost) for cost in (19.77, 97.85, 45.02)),
        *(Row("JP", cost) for cost in (90.80, 2.38, 86.59)),
        Row("US", 57.41),
    ]

    made = flows(book(rows, Vehicle("A", assembly_country="MX", conversion_usd=96.54)))

    assert made.of("MX", made.vehicles_usd) == pytest.approx(643.60)
    assert made.of("MX", made.exports_usd) == pytest.approx(57.41)
    assert made.of("MX", made.balance_usd) == pytest.approx(-586.19)
    assert made.of("CN", made.imports_usd) == 0
    assert made.of("CN", made.content_usd) == pytest.approx(162.64)
    assert made.of("MX", made.content_usd) == pytest.approx(147.24 + 96.54)


def test_parts_of_a_vehicle_built_in_the_us_are_imports_of_their_country_of_origin() -> None:
    vehicle = Vehicle("A", assembly_country="US", annual_volume=10, conversion_usd=50)

    made = flows(
        book([Row("US", 60), Row("MX", 30), Row("DE", 8, currency="EUR")], vehicle, rates={"EUR": 1.25})
    )

    assert made.vehicles_usd.sum() == 0
    assert made.exports_usd.sum() == 0
    assert made.of("MX", made.parts_usd) == pytest.approx(300)
    assert made.of("DE", made.parts_usd) == pytest.approx(100)
    assert made.of("US", made.content_usd) == pytest.approx(600 + 500)


def test_stated_content_counts_where_it_comes_from_as_far_as_that_can_be_told() -> None:
    rows = [
        Row("MX", 100, regional=0.7, us=0.4),
        Row("JP", 100, regional=0.6, us=0.1),  # made outside the region
        unknown(100),
    ]

    made = flows(book(rows, Vehicle("A", assembly_country="MX")))

    assert made.of("US", made.content_usd) == pytest.approx(40 + 10)
    assert made.of("MX", made.content_usd) == pytest.approx(30)
    assert made.of("JP", made.content_usd) == pytest.approx(90)
    assert made.of("", made.content_usd) == pytest.approx(30 + 100)


def test_what_a_customs_value_holds_beside_parts_belongs_to_the_country_of_assembly() -> None:
    made = flows(book([Row("US", 100)], Vehicle("A", assembly_country="CA", customs_value_usd=150)))

    assert made.of("CA", made.content_usd) == pytest.approx(50)
    assert made.of("CA", made.balance_usd) == pytest.approx(100 - 150)


@given(strategies.books(), strategies.SCENARIOS)
def test_the_content_of_all_countries_is_the_value_of_all_vehicles(
    sourcing: SourcingBook, scenario: Scenario
) -> None:
    exposure = Exposure.of(sourcing, strategies.REFERENCE)
    outcome = evaluate(exposure, scenario)

    made = trade_flows(outcome)

    value = float((outcome.customs_value_usd * exposure.fleet.volume).sum())
    assert made.content_usd.sum() == pytest.approx(value, abs=1e-6)
    abroad = ~exposure.fleet.in_us
    imported = float((outcome.customs_value_usd * exposure.fleet.volume)[abroad].sum())
    assert made.vehicles_usd.sum() == pytest.approx(imported, abs=1e-6)
    assert np.all(made.exports_usd >= 0)
    assert made.of("US", made.imports_usd) == 0
