"""Duties and fees line by line, on fleets small enough to reckon by hand."""

from dataclasses import replace

import numpy as np
import pytest

from bare_policy import BARE_POLICY
from books import Row, book
from headroom.book.sourcing import TransportMode, Vehicle
from headroom.rules.duties import lessened_by, lessened_usd
from headroom.rules.exposure import Exposure
from headroom.rules.measures import DutyBase, Fee, Measure, RateKind, Trade, When
from headroom.rules.outcome import Outcome, evaluate
from headroom.rules.scenario import Scenario
from strategies import REFERENCE

MFN = Measure("mfn", "MFN", Trade.VEHICLE, 0.025)
FOREIGN_CONTENT = Measure(
    "s232", "Section 232", Trade.VEHICLE, 0.25, when=When.ALWAYS, base=DutyBase.NON_US_CONTENT
)
ON_PRICE = Measure("luxury", "On the price", Trade.VEHICLE, 0.1, when=When.ALWAYS, base=DutyBase.MSRP)
ON_PARTS = Measure("parts", "On parts", Trade.PARTS, 0.2)
OFFSET = Measure(
    "offset",
    "Offset",
    Trade.PARTS,
    0.03,
    base=DutyBase.MSRP,
    kind=RateKind.CREDIT,
    credits_against="parts",
)


def evaluated(
    rows: list[Row], *vehicles: Vehicle, measures: tuple[Measure, ...] = (), fees: tuple[Fee, ...] = ()
) -> Outcome:
    policy = replace(BARE_POLICY, preference=False, measures=measures, fees=fees)
    return evaluate(Exposure.of(book(rows, *vehicles), REFERENCE), Scenario(policy))


def test_each_duty_on_vehicles_is_taken_of_its_own_base() -> None:
    car = Vehicle("A", assembly_country="MX", customs_value_usd=20_000.0, msrp_usd=30_000.0)
    rows = [Row("US", 4_000.0), Row("MX", 12_000.0)]

    outcome = evaluated(rows, car, measures=(MFN, FOREIGN_CONTENT, ON_PRICE))

    lines = {line.measure.key: (line.base_usd[0], line.duty_usd[0]) for line in outcome.duties}
    assert lines == {
        "mfn": (20_000.0, pytest.approx(500.0)),
        "s232": (16_000.0, pytest.approx(4_000.0)),
        "luxury": (30_000.0, pytest.approx(3_000.0)),
    }
    assert outcome.vehicle_duty_usd[0] == pytest.approx(7_500.0)


def test_us_content_above_the_customs_value_leaves_nothing_to_pay_on() -> None:
    car = Vehicle("A", assembly_country="MX", customs_value_usd=3_000.0)

    outcome = evaluated([Row("US", 4_000.0), Row("MX", 1_000.0)], car, measures=(FOREIGN_CONTENT,))

    assert outcome.vehicle_duty_usd[0] == 0


def test_a_price_that_is_not_stated_is_nothing_to_take_a_duty_of() -> None:
    outcome = evaluated([Row("MX")], Vehicle("A", assembly_country="MX"), measures=(ON_PRICE,))

    assert outcome.vehicle_duty_usd[0] == 0


def test_a_vehicle_made_where_it_is_sold_pays_neither_duty_nor_fee() -> None:
    fee = Fee("mpf", "Processing", 0.003464, when=When.ALWAYS)
    home, abroad = Vehicle("A"), Vehicle("B", assembly_country="JP")

    outcome = evaluated([Row(), Row(model="B")], home, abroad, measures=(MFN,), fees=(fee,))

    assert outcome.vehicle_duty_usd.tolist() == pytest.approx([0.0, 2.5])
    assert outcome.fees_usd.tolist() == pytest.approx([0.0, 0.3464])
    assert outcome.fees[0].base_usd.tolist() == [0.0, 100.0]
    assert [line.base_usd.tolist() for line in outcome.duties] == [[0.0, 100.0]]


def test_a_harbour_fee_is_paid_by_what_comes_by_vessel_alone() -> None:
    fee = Fee("hmf", "Harbour", 0.00125, when=When.ALWAYS, by_vessel_only=True)
    by_sea = Vehicle("A", assembly_country="JP", transport_mode=TransportMode.VESSEL)
    by_road = Vehicle("B", assembly_country="JP", transport_mode=TransportMode.TRUCK)

    outcome = evaluated([Row(), Row(model="B")], by_sea, by_road, fees=(fee,))

    assert outcome.fees_usd.tolist() == pytest.approx([0.125, 0.0])


@pytest.mark.parametrize(("price", "credit"), [(1_000.0, 30.0), (4_000.0, 120.0), (9_000.0, 200.0)])
def test_a_credit_is_a_share_of_the_price_and_at_most_the_duty(price: float, credit: float) -> None:
    outcome = evaluated(
        [Row("CN", 1_000.0)], Vehicle("A", msrp_usd=price), measures=(OFFSET, ON_PARTS)
    )  # lines of credits come last, wherever the policy names them

    assert [line.measure.key for line in outcome.duties] == ["parts", "offset"]
    assert outcome.duties[0].base_usd[0] == 1_000
    assert outcome.duties[0].duty_usd[0] == pytest.approx(200.0)
    assert outcome.duties[1].duty_usd[0] == pytest.approx(-credit)
    assert outcome.duties[1].base_usd[0] == price
    assert outcome.parts_duty_usd[0] == pytest.approx(200 - credit)


def test_a_credit_lessens_the_duties_of_its_key_and_no_others() -> None:
    other = replace(ON_PARTS, key="other")
    twice = (ON_PARTS, replace(ON_PARTS, label="again"), other)
    outcome = evaluated([Row("CN", 1_000.0)], measures=twice)

    assert [line.measure.label for line in lessened_by(OFFSET, outcome.duties)] == ["On parts", "again"]
    assert lessened_usd(OFFSET, outcome.duties, 1).tolist() == pytest.approx([400.0])
    assert lessened_usd(replace(OFFSET, credits_against="none"), outcome.duties, 3).tolist() == [0, 0, 0]


def test_the_landed_cost_is_made_of_its_eight_components_and_nothing_else() -> None:
    car = Vehicle(
        "A",
        assembly_country="MX",
        conversion_usd=50.0,
        outbound_freight_usd=7.0,
        insurance_usd=3.0,
        annual_volume=10.0,
    )
    rows = [Row("CN", 100.0, quantity=2.0, freight=1.5), Row("US", 300.0)]
    on_mexican_parts = replace(ON_PARTS, into="MX")
    outcome = evaluated(rows, car, measures=(MFN, on_mexican_parts), fees=(Fee("mpf", "Processing", 0.01),))

    amounts = {name: float(amount[0]) for name, amount in outcome.components}
    assert amounts == pytest.approx(
        {
            "parts": 500.0,
            "conversion": 50.0,
            "inbound_freight": 3.0,
            "parts_duty": 0.2 * 200,  # the part from the United States originates
            "outbound_freight": 7.0,
            "insurance": 3.0,
            "vehicle_duty": 0.025 * 550,
            "fees": 5.5,
        }
    )
    assert outcome.landed_cost_usd[0] == pytest.approx(sum(amounts.values()))
    totals = outcome.fleet()
    assert totals.duty_usd == pytest.approx(10 * (40 + 13.75))
    assert totals.landed_cost_usd == pytest.approx(10 * sum(amounts.values()))
    assert totals.landed_cost_per_vehicle_usd == pytest.approx(sum(amounts.values()))
    assert (totals.models, totals.qualifying, totals.volume, totals.qualifying_volume) == (1, 0, 10.0, 0.0)


def test_a_fleet_without_vehicles_a_year_has_no_shares() -> None:
    totals = evaluated([Row()], Vehicle("A", annual_volume=0.0)).fleet()

    assert (totals.qualifying_volume_share, totals.landed_cost_per_vehicle_usd) == (0.0, 0.0)


def test_freight_is_scaled_by_its_factor_and_nothing_else_is() -> None:
    car = Vehicle("A", outbound_freight_usd=10.0, insurance_usd=4.0)
    plain = evaluated([Row(cost=100.0, freight=8.0)], car)

    dearer = evaluate(plain.exposure, replace(plain.scenario, freight_factor=1.5))

    changed = {
        name: float(after[0] - before[0])
        for (name, before), (_, after) in zip(plain.components, dearer.components, strict=True)
        if not np.array_equal(before, after)
    }
    assert changed == pytest.approx({"inbound_freight": 4.0, "outbound_freight": 5.0})
