"""What every offer costs and counts, and what its vehicle pays at the border, reckoned by hand."""

from dataclasses import replace
from math import inf

import numpy as np
import pytest

from books import Row, book
from headroom.book.classes_and_roles import CoreGroup
from headroom.book.sourcing import TransportMode, Vehicle, VehicleClass
from headroom.optimum.offer_terms import EntryFee, Terms
from headroom.rules.measures import DutyBase, Fee, Measure, RateKind, Trade, When
from headroom.rules.policy import Test, Threshold
from headroom.rules.row_sums import US_HIGH, US_LOW
from headroom.rules.scenario import Scenario, SourceMove
from resourcing_cases import offers_of, taking, thresholds

ALWAYS = When.ALWAYS
ROWS = [
    *(Row("MX", 50.0, model=name, part="frame") for name in ("Car", "Truck", "Home")),
    Row("CN", 100.0, model="Car", part="seat", freight=4.0, quantity=2.0),
    Row("CN", 90.0, model="Car", part="seat", currency="EUR", alternative=True, switching=600.0),
    Row("MX", 120.0, model="Truck", part="seat", freight=1.0),
    Row("", 110.0, model="Truck", part="seat", alternative=True, switching=600.0),
    Row("CN", 100.0, model="Home", part="seat", us=0.25),
    Row("US", 130.0, model="Home", part="seat", alternative=True, switching=600.0),
]
"""The offers are the frames, then the current seats, then the others."""

VEHICLES = (
    Vehicle("Car", assembly_country="MX", annual_volume=100.0, msrp_usd=400.0),
    Vehicle("Truck", VehicleClass.LIGHT_TRUCK, "MX", annual_volume=0.0, transport_mode=TransportMode.VESSEL),
    Vehicle("Home", assembly_country="US", annual_volume=1.0, msrp_usd=500.0),
)
PARTS = Measure("parts", "Parts", Trade.PARTS, 0.2, into="MX", origins=("CN",), when=ALWAYS)
INTO_US = replace(PARTS, key="into_us", rate=0.3, into="US")
CREDIT = Measure(
    "offset",
    "Offset",
    Trade.PARTS,
    0.05,
    base=DutyBase.MSRP,
    kind=RateKind.CREDIT,
    credits_against=("into_us",),
)


def terms(*measures: Measure, rules: Scenario | None = None, fees: tuple[Fee, ...] = ()) -> Terms:
    """Return the terms of the three models."""
    a_book = book(ROWS, *VEHICLES, rates={"EUR": 1.5})
    return Terms.of(offers_of(a_book), taking(rules or thresholds(0.5), *measures, fees=fees))


def test_an_offer_costs_its_parts_freight_duty_and_switching_spread_over_a_year() -> None:
    found = terms(PARTS, INTO_US)

    assert found.costs.value_usd == pytest.approx([50, 50, 50, 200, 120, 100, 135, 110, 130])
    assert found.costs.part_duty_usd == pytest.approx([0, 0, 0, 40, 0, 30, 27, 0, 0])
    assert found.costs.switching_usd == pytest.approx([0, 0, 0, 0, 0, 0, 6, 600, 600])
    assert found.costs.cost_usd == pytest.approx([50, 50, 50, 200 + 8 + 40, 121, 130, 135 + 27 + 6, 710, 730])


def test_freight_and_currencies_are_those_of_the_scenario() -> None:
    rules = replace(thresholds(0.5), freight_factor=3.0, currency_rates={"EUR": 2.0})

    found = terms(PARTS, rules=rules)

    assert found.costs.cost_usd[[3, 4, 6]] == pytest.approx([200 + 24 + 40, 120 + 3, 180 + 36 + 6])


def test_unknown_origins_count_as_foreign_at_the_low_end_and_as_regional_at_the_high_end() -> None:
    found = terms()

    assert found.costs.vnm_usd == pytest.approx([0, 0, 0, 200, 0, 100, 135, 110, 0])
    assert found.costs.vnm_least_usd == pytest.approx([0, 0, 0, 200, 0, 100, 135, 0, 0])
    assert found.sum_of(US_LOW) == pytest.approx([0, 0, 0, 0, 0, 25, 0, 0, 130])
    assert found.sum_of(US_HIGH) == pytest.approx([0, 0, 0, 0, 0, 25, 0, 110, 130])


def test_a_credit_is_no_part_of_what_an_offer_costs_and_each_vehicle_brings_something_to_it() -> None:
    found = terms(PARTS, INTO_US, CREDIT)

    (credit,) = found.costs.credits
    assert credit.lessened_usd == pytest.approx([0, 0, 0, 0, 0, 30, 0, 0, 0])
    assert credit.granted_usd == pytest.approx([0, 0, 25])
    assert found.costs.cost_usd == pytest.approx(terms(PARTS, INTO_US).costs.cost_usd)
    assert terms(PARTS, INTO_US).costs.credits == ()


def test_to_a_credit_of_nothing_no_vehicle_brings_anything() -> None:
    (credit,) = terms(INTO_US, replace(CREDIT, rate=0.0)).costs.credits

    assert credit.granted_usd == pytest.approx([0, 0, 0])


def test_who_does_not_qualify_pays_rates_on_the_value_and_what_hangs_on_the_retail_price() -> None:
    whole = Measure("mfn", "MFN", Trade.VEHICLE, 0.1)
    price = Measure("price", "Price", Trade.VEHICLE, 0.25, base=DutyBase.MSRP)
    rest = Measure("rest", "Rest", Trade.VEHICLE, 0.4, when=ALWAYS, base=DutyBase.NON_US_CONTENT)
    fees = (Fee("mpf", "MPF", 0.01), Fee("hmf", "HMF", 0.002, when=ALWAYS, by_vessel_only=True))

    border = terms(whole, price, rest, fees=fees).border

    assert border[False].whole_rate == pytest.approx([0.1, 0.1, 0])
    assert border[False].fees == ((EntryFee(0.01, 0.0, inf),), (EntryFee(0.01, 0.0, inf), HARBOUR), ())
    assert border[False].non_us_rate == pytest.approx([0.4, 0.4, 0])
    assert border[False].fixed_usd == pytest.approx([100, 0, 0])
    assert border[True].whole_rate == pytest.approx([0, 0, 0])
    assert border[True].fees == ((), (HARBOUR,), ())
    assert border[True].non_us_rate == pytest.approx([0.4, 0.4, 0])
    assert border[True].fixed_usd == pytest.approx([0, 0, 0])


HARBOUR = EntryFee(0.002, 0.0, inf)


def test_the_bounds_of_a_fee_are_those_of_an_entry() -> None:
    a_book = book(ROWS, *(replace(vehicle, vehicles_per_entry=4.0) for vehicle in VEHICLES))
    fee = Fee("mpf", "MPF", 0.01, least_usd=20.0, most_usd=500.0)
    rules = taking(thresholds(0.5), fees=(fee,))

    border = Terms.of(offers_of(replace(a_book, currency_rates={"USD": 1.0, "EUR": 1.5})), rules).border

    assert border[False].fees[0] == (EntryFee(0.01, 5.0, 125.0),)
    assert [EntryFee(0.01, 5.0, 125.0).of(value) for value in (0.0, 400.0, 600.0, 20_000.0)] == [0, 5, 6, 125]


def test_a_fee_whose_rate_is_0_is_owed_by_nobody_whatever_its_least() -> None:
    fee = Fee("mpf", "MPF", 0.0, when=ALWAYS, least_usd=20.0, most_usd=500.0)

    offers = offers_of(book(ROWS, *VEHICLES, rates={"USD": 1.0, "EUR": 1.5}))

    border = Terms.of(offers, taking(thresholds(0.5), fees=(fee,))).border

    assert [border[state].fees for state in (False, True)] == [((), (), ())] * 2


@pytest.mark.parametrize(
    ("said", "certain", "possible"),
    [((None, None), [0, 90, 0, 100, 100], [0, 90, 0, 0, 100]), ((False, None), [0, 90, 0, 100, 100], None)],
)
def test_each_offer_brings_its_net_cost_and_what_counts_of_it_to_the_core_parts(
    said: tuple[bool | None, bool | None], certain: list[float], possible: list[float] | None
) -> None:
    """The sources of an axle are a tenth regional, regional, unknown and foreign."""
    sources = [Row("MX", regional=0.1), Row("MX"), Row(""), Row("CN")]
    rows = [
        replace(row, part="axle", core_group=CoreGroup.AXLES, alternative=at > 0, core_component=said[at > 0])
        for at, row in enumerate(sources)
    ]
    rules = thresholds(0.5)
    policy = replace(rules.policy, core_parts=True)

    core = Terms.of(offers_of(book([Row("CN"), *rows])), replace(rules, policy=policy)).costs.core

    assert core.net_cost_usd == pytest.approx([0, 100, 100, 100, 100])
    assert core.vnm_usd == pytest.approx(certain)
    assert possible is None or core.vnm_least_usd == pytest.approx(possible)
    assert core.other_ways.tolist() == [said[0] is not None]


def test_moves_of_the_scenario_are_not_made() -> None:
    moved = replace(thresholds(0.5), moves=(SourceMove("Home", "seat", "US", "", 130.0),))

    outcome = terms(rules=moved).outcome

    assert outcome.parts_usd == pytest.approx([250, 170, 150])


def test_a_model_has_the_thresholds_of_its_class() -> None:
    rules = thresholds(0.5)
    regional, us = rules.policy.thresholds
    trucks = replace(regional, share=0.7, classes=(VehicleClass.LIGHT_TRUCK,))
    found = terms(rules=replace(rules, policy=replace(rules.policy, thresholds=(trucks, us))))

    assert [found.threshold(Test.REGIONAL, model) for model in range(3)] == [None, 0.7, None]
    assert [found.threshold(Test.US, model) for model in range(3)] == [0.0, 0.0, 0.0]
    assert found.threshold(Test.STEEL, 0) is None


def test_tests_that_no_sourcing_changes_and_are_failed_are_told_with_their_numbers() -> None:
    classes = tuple(VehicleClass)
    steel = Threshold("steel", "Steel", Test.STEEL, 0.7, classes=classes)
    labour = Threshold("lvc", "LVC", Test.LABOUR, 0.4, classes=classes)
    rules = thresholds(1.0, 1.0)
    policy = replace(rules.policy, thresholds=(*rules.policy.thresholds, steel, labour))
    vehicles = (
        Vehicle("A", assembly_country="MX", steel_share=0.69, lvc_share=0.4),
        Vehicle("B", assembly_country="JP", steel_share=0.7, lvc_share=0.39),
        Vehicle("C", assembly_country="MX"),
    )
    a_book = book([Row("CN", model=name) for name in "ABC"], *vehicles)

    found = Terms.of(offers_of(a_book), replace(rules, policy=policy))

    assert found.stated_tests(0) == {Test.STEEL: (0.69, 0.7)}
    assert found.stated_tests(1) == {Test.LABOUR: (0.39, 0.4), Test.ASSEMBLY: (0.0, 1.0)}
    assert found.stated_tests(2) == {}
    assert np.isnan([test.low[2] for test in found.outcome.tests if test.test is Test.STEEL]).all()
