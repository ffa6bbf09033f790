"""Duties and fees line by line, on fleets small enough to reckon by hand."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import strategies
from bare_policy import BARE_POLICY
from books import Row, book
from headroom.book.sourcing import SourcingBook, TransportMode, Vehicle, VehicleClass
from headroom.rules.duties import fee_usd, lessened_by, lessened_usd
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
    credits_against=("parts",),
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
    here, there = replace(ON_PARTS, origins=("CN",)), replace(ON_PARTS, origins=("JP",), label="again")
    outcome = evaluated([Row("CN", 1_000.0), Row("JP", 1_000.0)], measures=(here, there, other))

    assert [line.measure.label for line in lessened_by(OFFSET, outcome.duties)] == ["On parts", "again"]
    assert lessened_usd(OFFSET, outcome.duties, 1).tolist() == pytest.approx([400.0])
    assert lessened_usd(replace(OFFSET, credits_against=("none",)), outcome.duties, 3).tolist() == [0, 0, 0]


def test_measures_of_one_key_are_one_rate_that_falls_on_a_part_once() -> None:
    both = (ON_PARTS, replace(ON_PARTS, label="again"))
    outcome = evaluated([Row("CN", 1_000.0)], measures=both)

    assert [float(line.duty_usd[0]) for line in outcome.duties] == pytest.approx([200.0, 0.0])


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


# A credit is granted to a maker, and set against the duty on the parts of all its models

CARS = (VehicleClass.PASSENGER_CAR, VehicleClass.LIGHT_TRUCK)
TRUCKS = (VehicleClass.HEAVY_TRUCK,)


def car(name: str, volume: float, price: float | None, maker: str = "", **fields: object) -> Vehicle:
    return Vehicle(name, annual_volume=volume, msrp_usd=price, manufacturer=maker, **fields)  # type: ignore[arg-type]


def credit(found: Outcome, key: str = "offset") -> list[float]:
    """Return what a credit takes off each model, US dollars per vehicle."""
    (line,) = (line for line in found.duties if line.measure.key == key)
    return [float(-duty) for duty in line.duty_usd]


def pots(found: Outcome) -> list[tuple[str, float, float, float, float]]:
    return [
        (one.pot.manufacturer, one.pot.granted_usd, one.pot.duty_usd, one.pot.used_usd, one.pot.carried_usd)
        for one in found.offsets
    ]


def test_a_credit_of_one_model_lessens_the_duty_of_another_of_its_maker_in_proportion() -> None:
    rows = [Row("CN", 1000.0), Row("CN", 500.0, model="B"), Row("US", model="C")]
    fleet = (car("A", 10.0, None, "M"), car("B", 20.0, 1000.0, "M"), car("C", 30.0, 1000.0, "M"))

    found = evaluated(rows, *fleet, measures=(ON_PARTS, OFFSET))

    (pot,) = pots(found)
    assert pot[0] == "M"
    assert pot[1:] == pytest.approx((1500.0, 4000.0, 1500.0, 0.0))
    assert credit(found) == pytest.approx([200 * 0.375, 100 * 0.375, 0.0])
    assert found.parts_duty_usd.tolist() == pytest.approx([125.0, 62.5, 0.0])


def test_what_is_granted_beyond_the_duty_is_carried_forward() -> None:
    found = evaluated([Row("CN", 1000.0)], car("A", 10.0, 10_000.0, "M"), measures=(ON_PARTS, OFFSET))

    assert pots(found) == [("M", 3000.0, 2000.0, 2000.0, 1000.0)]
    assert found.parts_duty_usd[0] == 0


def test_makers_do_not_share_their_credits_and_models_without_a_maker_are_of_one() -> None:
    rows = [Row("CN", 1000.0, model=name) for name in "ABCD"]
    fleet = (
        car("A", 1.0, 9000.0, "M1"),
        car("B", 1.0, None, "M2"),
        car("C", 1.0, 4000.0),
        car("D", 1.0, None),
    )

    found = evaluated(rows, *fleet, measures=(ON_PARTS, OFFSET))

    assert pots(found) == [
        ("M1", 270.0, 200.0, 200.0, 70.0),
        ("M2", 0.0, 200.0, 0.0, 0.0),
        ("-", 120.0, 400.0, 120.0, 0.0),
    ]
    assert credit(found) == pytest.approx([200.0, 0.0, 60.0, 60.0])


def test_heavy_trucks_have_a_credit_of_their_own() -> None:
    rows = [Row("CN", 1000.0), Row("CN", 1000.0, model="B")]
    fleet = (
        car("A", 1.0, 9000.0, "M"),
        car("B", 1.0, 1000.0, "M", vehicle_class=VehicleClass.HEAVY_TRUCK),
    )
    two = (replace(OFFSET, classes=CARS), replace(OFFSET, key="heavy", classes=TRUCKS))

    found = evaluated(rows, *fleet, measures=(ON_PARTS, *two))

    assert pots(found) == [("M", 270.0, 200.0, 200.0, 70.0), ("M", 30.0, 200.0, 30.0, 0.0)]
    assert credit(found) == pytest.approx([200.0, 0.0])
    assert credit(found, "heavy") == pytest.approx([0.0, 30.0])


def test_only_vehicles_assembled_there_bring_a_credit_and_have_one() -> None:
    rows = [Row("CN", 1000.0), Row("CN", 1000.0, model="B")]
    fleet = (car("A", 1.0, 1000.0, "M"), car("B", 1.0, 9000.0, "M", assembly_country="MX"))

    found = evaluated(rows, *fleet, measures=(ON_PARTS, replace(ON_PARTS, key="mx", into="MX"), OFFSET))

    assert pots(found) == [("M", 30.0, 200.0, 30.0, 0.0)]
    assert credit(found) == pytest.approx([30.0, 0.0])


def test_a_credit_lessens_several_duties_but_of_a_floor_only_what_it_adds() -> None:
    mfn = Measure("mfn_parts", "MFN", Trade.PARTS, 0.025)
    deal = Measure(
        "deal", "Deal", Trade.PARTS, 0.15, origins=("JP",), kind=RateKind.FLOOR, excludes=("parts",)
    )
    both = replace(OFFSET, credits_against=("parts", "deal"))
    rows = [Row("JP", 1000.0), Row("CN", 1000.0)]

    found = evaluated(rows, car("A", 1.0, 1e6), measures=(mfn, ON_PARTS, deal, both))

    assert pots(found) == [("-", 30_000.0, 325.0, 325.0, 29_675.0)]
    assert found.parts_duty_usd[0] == pytest.approx(2 * 25.0)


def test_a_model_without_a_volume_pays_what_its_maker_pays_in_proportion() -> None:
    rows = [Row("CN", 1000.0), Row("CN", 500.0, model="B")]

    found = evaluated(rows, car("A", 10.0, 2000.0), car("B", 0.0, 9000.0), measures=(ON_PARTS, OFFSET))

    assert credit(found) == pytest.approx([60.0, 30.0])


def test_without_a_duty_to_lessen_the_whole_credit_is_carried_forward() -> None:
    found = evaluated([Row("US", 1000.0)], car("A", 10.0, 1000.0), measures=(ON_PARTS, OFFSET))

    assert pots(found) == [("-", 300.0, 0.0, 0.0, 300.0)]
    assert credit(found) == [0.0]


@given(sourcing=strategies.books(), scenario=strategies.SCENARIOS)
def test_a_credit_takes_off_at_most_the_duty_and_what_is_used_and_carried_is_what_is_granted(
    sourcing: SourcingBook, scenario: Scenario
) -> None:
    found = evaluate(Exposure.of(sourcing, REFERENCE), scenario)
    volume = found.exposure.fleet.volume

    for one in found.offsets:
        assert one.pot.used_usd + one.pot.carried_usd == pytest.approx(one.pot.granted_usd)
        assert 0 <= one.pot.used_usd <= one.pot.duty_usd * (1 + 1e-12)
    for line in found.duties:
        pot = [one.pot for one in found.offsets if one.measure == line.measure]
        if pot:
            used = sum(one.used_usd for one in pot)
            assert -float(line.duty_usd @ volume) == pytest.approx(used, rel=1e-9, abs=1e-6)
    assert np.all(found.parts_duty_usd >= -1e-6)


# Fees have their bounds per entry

PER_ENTRY = Fee("mpf", "Processing", 0.003464, least_usd=34.58, most_usd=670.86)


@pytest.mark.parametrize(
    ("value", "vehicles", "fee"),
    [
        (28_000.0, 250.0, 670.86 / 250),
        (9_000.0, 1.0, 34.58),
        (28_000.0, 1.0, 28_000 * 0.003464),
        (28_000.0, 4.0, 28_000 * 0.003464),
        (1_000.0, 5.0, 34.58 / 5),
        (0.0, 1.0, 0.0),
    ],
)
def test_a_fee_is_within_its_bounds_per_entry(value: float, vehicles: float, fee: float) -> None:
    one = Vehicle("A", assembly_country="JP", customs_value_usd=value, vehicles_per_entry=vehicles)

    found = evaluated([Row()], one, fees=(PER_ENTRY,))

    assert found.fees_usd[0] == pytest.approx(fee)
    assert found.fees[0].base_usd[0] == value


def test_a_fee_whose_rate_is_0_charges_nothing_not_even_its_least() -> None:
    """One of 9,000 an entry owes at least 34.58; at a rate of 0 nothing, at 0.0001 % the least again."""
    one = Vehicle("A", assembly_country="JP", customs_value_usd=9_000.0, vehicles_per_entry=1.0)

    paid = [evaluated([Row()], one, fees=(replace(PER_ENTRY, rate=rate),)) for rate in (0.003464, 0.0, 1e-6)]

    assert [found.fees_usd[0] for found in paid] == pytest.approx([34.58, 0.0, 34.58])
    assert [found.landed_cost_usd[0] for found in paid] == pytest.approx([134.58, 100.0, 134.58])
    assert [found.fees[0].base_usd[0] for found in paid] == [9_000.0, 0.0, 9_000.0]


def test_a_fee_without_bounds_is_its_share_of_the_value_however_many_enter_together() -> None:
    one = Vehicle("A", assembly_country="JP", customs_value_usd=28_000.0, vehicles_per_entry=250.0)

    found = evaluated([Row()], one, fees=(Fee("hmf", "Harbour", 0.00125),))

    assert found.fees_usd[0] == pytest.approx(35.0)


@given(
    value=st.floats(0.01, 1e6), vehicles=st.floats(1, 1000), more=st.floats(1, 1000), rate=strategies.RATES
)
def test_a_fee_per_vehicle_does_not_rise_with_the_vehicles_per_entry(
    value: float, vehicles: float, more: float, rate: float
) -> None:
    fee = replace(PER_ENTRY, rate=rate)
    values = np.array([value, value])

    few, many = fee_usd(fee, values, np.array([vehicles, vehicles + more]))

    assert many <= few * (1 + 1e-12)
    for paid, entered in ((few, vehicles), (many, vehicles + more)):
        assert 34.58 - 1e-9 <= paid * entered <= 670.86 + 1e-9


# What is known of the origin of a part


@given(sourcing=strategies.books(), scenario=strategies.SCENARIOS)
def test_a_part_whose_origin_is_hidden_never_pays_less_without_a_duty_on_its_country(
    sourcing: SourcingBook, scenario: Scenario
) -> None:
    measures = tuple(
        replace(one, unknown_origin=True)
        for one in scenario.policy.measures
        if not one.origins
        and not one.except_origins
        and one.kind is not RateKind.CREDIT
        and one.when is not When.QUALIFYING
    )
    policy = replace(scenario.policy, measures=measures)
    rows = sourcing.rows
    silent = replace(rows, originating=np.full(len(rows), -1, dtype=np.int32))  # a certificate is no guess
    hidden = replace(silent, origins=("",), origin=np.zeros_like(rows.origin))
    before = evaluate(Exposure.of(replace(sourcing, rows=silent), REFERENCE), Scenario(policy))
    after = evaluate(Exposure.of(replace(sourcing, rows=hidden), REFERENCE), Scenario(policy))

    assert np.all(after.parts_duty_usd >= before.parts_duty_usd - 1e-6)
