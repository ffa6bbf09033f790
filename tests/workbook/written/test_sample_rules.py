"""What the models of the bundled sample show: for each rule the model that it is there for."""

from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

import numpy as np
import pytest

from headroom import resources
from headroom.book.classes_and_roles import YES, CoreGroup
from headroom.book.plausibility import doubts
from headroom.book.problem import Severity
from headroom.book.sourcing import SourcingBook, VehicleClass
from headroom.policy_files.policy_file import load_policy, preset_path
from headroom.policy_files.tariff_tables import load_reference
from headroom.rules.core_groups import GROUPS, Way
from headroom.rules.exposure import Exposure
from headroom.rules.outcome import Outcome, evaluate
from headroom.rules.policy import Test
from headroom.rules.scenario import Scenario
from headroom.rules.verdict import Verdict
from headroom.workbook.process.reading import read_book

LATEST = date(2026, 11, 1)
FIRST_DAY = date(2025, 4, 3)
"""Of Section 232 on cars and light trucks."""


@cache
def sample() -> SourcingBook:
    return read_book(resources.sample(), lambda _: None, lambda: False)


def evaluated(book: SourcingBook, day: date = LATEST) -> Outcome:
    policy = load_policy(preset_path("usmca-232")).at(day)
    return evaluate(Exposure.of(book, load_reference()), Scenario(policy))


@cache
def on(day: date = LATEST) -> Outcome:
    return evaluated(sample(), day)


def model(name: str) -> int:
    return next(at for at, vehicle in enumerate(sample().vehicles) if vehicle.name == name)


def row(name: str, description: str) -> int:
    rows = sample().rows
    described = rows.texts("description")
    same = np.array([described[at] == description for at in range(len(described))])
    found = (rows.model == model(name)) & ~rows.alternative & same
    return int(np.flatnonzero(found)[0])


def altered(name: str, description: str, field: str, value: float) -> Outcome:
    """Return what the sample comes to with another value in one cell of one current row."""
    rows = sample().rows
    values = getattr(rows, field).copy()
    values[row(name, description)] = value
    changes: dict[str, Any] = {field: values}
    return evaluated(replace(sample(), rows=replace(rows, **changes)))


def verdict(name: str, outcome: Outcome) -> Verdict:
    return Verdict(int(outcome.verdict[model(name)]))


def passing_ways(name: str) -> set[Way]:
    core = on().core
    return {way for way in Way if core.passes_by(core.low)[way, model(name)]}


def vehicle_rate(name: str, day: date) -> float:
    at = model(name)
    return float(on(day).vehicle_duty_usd[at] / on(day).customs_value_usd[at])


@pytest.mark.parametrize("name", ["Ford F-150", "Toyota Tacoma", "Honda CR-V"])
def test_core_parts_pass_all_together_and_in_no_other_way(name: str) -> None:
    assert passing_ways(name) == {Way.TOGETHER}


def test_one_model_qualifies_because_core_parts_may_pass_together() -> None:
    assert verdict("Honda CR-V", on()) is Verdict.QUALIFIES


def test_core_parts_of_one_model_pass_by_listed_components_alone() -> None:
    assert passing_ways("Toyota Camry Hybrid") == {Way.TOGETHER_COMPONENTS}


def test_a_certificate_settles_a_battery_whose_content_is_below_the_threshold() -> None:
    core, at = on().core, model("Ford Mustang Mach-E")
    battery = GROUPS.index(CoreGroup.ADVANCED_BATTERY)

    assert core.certified[at, battery]
    assert core.low.rvc[at, battery] < core.threshold[at]
    assert Way.GROUP in passing_ways("Ford Mustang Mach-E")


@pytest.mark.parametrize("name", ["Volkswagen Taos", "Hyundai Tucson"])
def test_core_parts_of_some_models_pass_in_no_way(name: str) -> None:
    assert passing_ways(name) == set()


def test_the_battery_is_a_core_group_of_the_electric_cars_alone() -> None:
    battery = GROUPS.index(CoreGroup.ADVANCED_BATTERY)
    with_battery = {
        vehicle.name for at, vehicle in enumerate(sample().vehicles) if on().core.low.present[at, battery]
    }

    assert with_battery == {"Tesla Model 3", "Ford Mustang Mach-E", "Polestar 2"}


def test_core_groups_come_from_codes_alone_or_are_stated_where_codes_do_not_tell() -> None:
    stated = sample().rows.stated_core_group >= 0
    says = {sample().vehicles[at].name for at in sample().rows.model[stated]}
    groups = on().core.low.present[model("Nissan Sentra")]
    unstated = altered("Ford Maverick", "Wheel hub bearing unit", "stated_core_group", -1)
    axles = GROUPS.index(CoreGroup.AXLES)

    assert says == {"Ford Maverick"}
    assert groups.sum() == len(GROUPS) - 1
    assert (
        unstated.core.low.net_cost_usd[model("Ford Maverick"), axles]
        < on().core.low.net_cost_usd[model("Ford Maverick"), axles]
    )


def test_a_makers_statement_turns_the_verdict_of_the_diesel_van() -> None:
    without = altered("Diesel van (example)", "Automatic transmission", "part_net_cost", np.nan)

    assert verdict("Diesel van (example)", without) is Verdict.FAILS
    assert verdict("Diesel van (example)", on()) is Verdict.QUALIFIES


def test_certificates_make_a_seat_originate_and_an_exhaust_not() -> None:
    at = model("Ford F-150")
    seat = altered("Ford F-150", "Rear seat", "originating", -1)
    exhaust = altered("Ford F-150", "Exhaust pipe set", "originating", -1)

    assert seat.rvc_low[at] < on().rvc_low[at] < exhaust.rvc_low[at]
    assert seat.parts_duty_usd[at] >= on().parts_duty_usd[at] > exhaust.parts_duty_usd[at]


def test_a_us_part_that_was_not_transformed_there_is_no_us_content() -> None:
    at = model("Honda CR-V")
    blank = altered("Honda CR-V", "Seat frame and track", "us_transformed", -1)

    assert blank.us_parts_low_usd[at] > on().us_parts_low_usd[at]
    assert blank.vehicle_duty_usd[at] < on().vehicle_duty_usd[at]


def test_a_part_of_unknown_origin_that_was_transformed_in_the_us_counts_at_the_high_end_only() -> None:
    at, relays = model("Honda CR-V"), row("Honda CR-V", "Relay")
    rows = sample().rows
    value = rows.quantity[relays] * rows.unit_cost[relays]

    assert rows.us_transformed[relays] == YES
    assert on().us_parts_high_usd[at] - on().us_parts_low_usd[at] == pytest.approx(value)


def test_one_foreign_part_states_a_regional_content_and_that_is_warned_of() -> None:
    rows = sample().rows
    origins = np.array(rows.origins)[rows.origin]
    stated = np.flatnonzero((rows.regional_content > 0) & ~np.isin(origins, ["US", "CA", "MX", ""]))
    warnings = [problem for problem in doubts(sample()) if problem.severity is Severity.WARNING]

    assert stated.tolist() == [row("Toyota Camry Hybrid", "Lithium-ion battery module set")]
    assert [warning.rows for warning in warnings] == [1]
    assert warnings[0].message.startswith("Regional content is above 0")


def test_every_model_names_its_maker_its_code_and_its_powertrain() -> None:
    assert all(vehicle.manufacturer and vehicle.hts_code for vehicle in sample().vehicles)
    assert len({vehicle.powertrain for vehicle in sample().vehicles}) == 3
    assert len({vehicle.manufacturer for vehicle in sample().vehicles}) < len(sample().vehicles)


@pytest.mark.parametrize("name", ["Chrysler Pacifica", "Ford Mustang Mach-E"])
def test_approved_us_content_counts_in_place_of_the_sum_of_the_parts(name: str) -> None:
    at = model(name)

    assert on().us_credited_usd[at] == sample().vehicles[at].approved_us_content_usd
    assert on().us_credited_usd[at] < on().us_parts_low_usd[at]


@pytest.mark.parametrize("name", ["Audi A6", "Mazda CX-5", "Volkswagen Taos"])
def test_the_processing_fee_of_a_full_entry_is_at_its_upper_bound(name: str) -> None:
    at = model(name)
    processing = next(line for line in on().fees if line.fee.key == "mpf")
    each = sample().vehicles[at].vehicles_per_entry

    assert processing.fee_usd[at] * each == pytest.approx(670.86)


def test_the_credit_for_labour_carries_the_heavy_truck_over_its_threshold_until_it_ends() -> None:
    name = "Heavy truck (example)"
    regional = next(test for test in on().tests if test.test is Test.REGIONAL)

    assert on().rvc_low[model(name)] < regional.threshold[model(name)]
    assert verdict(name, on()) is Verdict.QUALIFIES
    assert verdict(name, on(date(2027, 7, 1))) is Verdict.FAILS


def test_heavy_trucks_have_no_test_of_core_parts_and_us_content_only_as_approved() -> None:
    truck, tractor = model("Heavy truck (example)"), model("Truck tractor (example)")

    assert np.isnan(on().core.threshold[[truck, tractor]]).all()
    assert on().us_credited_usd[truck] == sample().vehicles[truck].approved_us_content_usd
    assert on().us_credited_usd[tractor] == 0


def test_heavy_trucks_pay_section_232_from_their_own_day_on() -> None:
    assert vehicle_rate("Heavy truck (example)", date(2025, 10, 31)) == 0
    assert vehicle_rate("Heavy truck (example)", date(2025, 11, 1)) > 0


def test_parts_of_the_tractor_have_no_deal_and_those_of_the_pickup_do() -> None:
    deals = [line for line in on().duties if line.measure.key == "s232_parts_deal"]

    assert all(line.duty_usd[model("Truck tractor (example)")] == 0 for line in deals)
    assert any(line.duty_usd[model("Ford F-150")] > 0 for line in deals)


def test_the_offset_of_heavy_trucks_is_used_up_and_those_of_cars_carry_forward() -> None:
    heavy = {
        offset.pot.manufacturer: (VehicleClass.HEAVY_TRUCK in offset.measure.classes, offset.pot)
        for offset in on().offsets
    }

    assert {maker for maker, (is_heavy, _) in heavy.items() if is_heavy} == {"Example Trucks"}
    for is_heavy, pot in heavy.values():
        assert (pot.granted_usd < pot.duty_usd) is is_heavy


def test_a_car_from_japan_and_one_from_the_eu_pay_15_percent_in_total_each_from_its_day_on() -> None:
    for name, day in (("Mazda CX-5", date(2025, 9, 16)), ("Audi A6", date(2025, 8, 1))):
        assert vehicle_rate(name, FIRST_DAY) == pytest.approx(0.275)
        assert vehicle_rate(name, day) == vehicle_rate(name, LATEST) == pytest.approx(0.15)
    assert vehicle_rate("Mazda CX-5", date(2025, 9, 15)) == pytest.approx(0.275)


def test_an_electric_car_from_china_pays_section_301_on_top() -> None:
    assert vehicle_rate("Polestar 2", LATEST) == pytest.approx(1.0 + 0.25 + 0.025)


def test_a_diesel_van_is_an_other_vehicle_of_which_regional_content_alone_is_asked() -> None:
    at = model("Diesel van (example)")
    asked = {test.test for test in on().tests if not np.isnan(test.threshold[at])}
    regional = next(test for test in on().tests if test.test is Test.REGIONAL)

    assert regional.threshold[at] == pytest.approx(0.625)
    assert not asked & {Test.CORE_PARTS, Test.LABOUR, Test.STEEL, Test.ALUMINIUM}
