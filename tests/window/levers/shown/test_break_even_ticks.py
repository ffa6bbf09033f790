"""Marks on the levers: beside them the decision is another one than beyond them."""

from dataclasses import replace

import pytest

from books import book
from headroom.book.sourcing import Vehicle, VehicleClass
from headroom.optimum.decisions import TO_THE_CENT, Decided, DecisionQuestion, decide
from headroom.optimum.resourcing import Decision, resource
from headroom.policy_files.policy_file import load_policy, preset_path
from headroom.policy_files.tariff_tables import load_reference
from headroom.rules.exposure import Exposure
from headroom.rules.measures import DutyBase, Measure, Trade, When
from headroom.rules.offers import Offers
from headroom.rules.scenario import Scenario
from headroom.window.levers.shown.break_even_ticks import break_even_ticks
from resourcing_cases import Case, taking, thresholds

TEN = Case.generated(10, 4).offers()


def decided(offers: Offers, scenario: Scenario) -> Decided:
    found = decide(DecisionQuestion.of(offers, scenario))
    assert found is not None
    return found


@pytest.mark.parametrize("key", ["rvc", "mfn_car"])
def test_the_decision_flips_at_the_mark(key: str) -> None:
    scenario = thresholds(0.75, rate=0.03)
    tick = break_even_ticks(decided(TEN, scenario), 0, current=True)[key]
    step = 1e-5
    sides = {"rvc": (-step, step), "mfn_car": (step, -step)}[key]

    decisions = [resource(TEN, scenario.with_value(key, tick.value + side))[0].decision for side in sides]

    assert decisions == [Decision.COMPLY, Decision.PAY]


def published(case: Case, vehicle: Vehicle) -> Offers:
    """Return the offers of a case by the published tables, which the presets name."""
    return Offers.of(Exposure.of(book(case.rows(vehicle.name), vehicle), load_reference()))


def test_marks_stand_on_the_levers_of_the_model_s_class_under_a_preset() -> None:
    case = Case.generated(10, 4)
    truck = Vehicle(
        "Truck",
        VehicleClass.LIGHT_TRUCK,
        "MX",
        conversion_usd=case.assembly / 100,
        steel_share=1.0,
        aluminium_share=1.0,
        vehicles_per_entry=100.0,  # the vehicles of a case cost little, the least fee of an entry does not
    )
    policy = load_policy(preset_path("us-proposal-2017"))
    scenario = Scenario(policy).with_value("us_content", 0.0)

    ticks = break_even_ticks(decided(published(case, truck), scenario), 0, current=True)

    assert "mfn_light_truck" in ticks
    assert "mfn_car" not in ticks
    assert ticks["mfn_light_truck"].text.startswith("Truck: complying pays from")


def on_both_sides(rvc: float, rate: float) -> Scenario:
    """Return a duty on all of a vehicle that does not qualify, and on what is not from the US of another."""
    duty = Measure("s232_vehicle", "Section 232", Trade.VEHICLE, rate, when=When.NOT_QUALIFYING)
    of_rest = replace(duty, when=When.QUALIFYING, base=DutyBase.NON_US_CONTENT)
    mfn = Measure("mfn_car", "MFN", Trade.VEHICLE, 0.025, when=When.NOT_QUALIFYING)
    return taking(thresholds(rvc), mfn, duty, of_rest)


def test_a_duty_that_qualifying_vehicles_pay_on_other_than_us_content_has_the_mark() -> None:
    scenario = on_both_sides(0.9, 0.25)

    ticks = break_even_ticks(decided(TEN, scenario), 0, current=True)

    assert set(ticks) == {"rvc", "s232_vehicle"}
    assert ticks["s232_vehicle"].text.startswith("A: complying pays from")


def test_complying_and_paying_cost_the_same_at_the_mark_of_a_duty_on_both_sides() -> None:
    scenario = on_both_sides(0.9, 0.25)
    rate = break_even_ticks(decided(TEN, scenario), 0, current=True)["s232_vehicle"].value

    sides = [
        resource(TEN, scenario.with_value("s232_vehicle", rate + step), effort=TO_THE_CENT)[0].decision
        for step in (-1e-5, 1e-5)
    ]

    assert 0 < rate < 1
    assert sides == [Decision.PAY, Decision.COMPLY]


def test_under_the_published_law_the_mark_stands_on_section_232_and_on_no_other_duty() -> None:
    case = Case.generated(10, 4)
    scenario = Scenario(load_policy(preset_path("usmca-232")))

    ticks = break_even_ticks(decided(published(case, case.vehicle()), scenario), 0, current=True)

    assert "s232_vehicle" in ticks
    assert "mfn_car" not in ticks


def test_a_mark_says_whether_it_is_of_the_present_scenario() -> None:
    answer = decided(TEN, thresholds(0.75))

    assert all(tick.current for tick in break_even_ticks(answer, 0, current=True).values())
    assert not any(tick.current for tick in break_even_ticks(answer, 0, current=False).values())


def test_marks_of_points_that_were_put_off_are_old() -> None:
    found = decided(TEN, thresholds(0.75, rate=0.03))
    points = tuple(replace(one, rate_found=False) for one in found.points)

    ticks = break_even_ticks(replace(found, points=points), 0, current=True)

    assert (ticks["rvc"].current, ticks["mfn_car"].current) == (True, False)
