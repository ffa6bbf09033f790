"""Marks on the levers: beside them the decision is another one than beyond them."""

from dataclasses import replace

import pytest

from books import book
from headroom.book.sourcing import Vehicle, VehicleClass
from headroom.optimum.decisions import Decided, DecisionQuestion, decide
from headroom.optimum.resourcing import Decision, resource
from headroom.policy_files.policy_file import load_policy, preset_path
from headroom.policy_files.tariff_tables import load_reference
from headroom.rules.exposure import Exposure
from headroom.rules.offers import Offers
from headroom.rules.scenario import Scenario
from headroom.window.levers.shown.break_even_ticks import break_even_ticks
from resourcing_cases import Case, offers_of, thresholds

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


def test_marks_stand_on_the_levers_of_the_model_s_class_under_a_preset() -> None:
    case = Case.generated(10, 4)
    truck = Vehicle(
        "Truck",
        VehicleClass.LIGHT_TRUCK,
        "MX",
        conversion_usd=case.assembly / 100,
        steel_share=1.0,
        aluminium_share=1.0,
    )
    offers = offers_of(book(case.rows("Truck"), truck))
    policy = load_policy(preset_path("us-proposal-2017"))
    scenario = Scenario(policy).with_value("us_content", 0.0)

    ticks = break_even_ticks(decided(offers, scenario), 0, current=True)

    assert "mfn_light_truck" in ticks
    assert "mfn_car" not in ticks
    assert ticks["mfn_light_truck"].text.startswith("Truck: complying pays from")


def test_a_duty_that_qualifying_vehicles_pay_as_well_has_no_mark() -> None:
    scenario = Scenario(load_policy(preset_path("usmca-232")))
    case, reference = Case.generated(10, 4), load_reference()
    offers = Offers.of(Exposure.of(book(case.rows(), case.vehicle()), reference), reference)

    ticks = break_even_ticks(decided(offers, scenario), 0, current=True)

    assert "s232_vehicle" not in ticks


def test_a_mark_says_whether_it_is_of_the_present_scenario() -> None:
    answer = decided(TEN, thresholds(0.75))

    assert all(tick.current for tick in break_even_ticks(answer, 0, current=True).values())
    assert not any(tick.current for tick in break_even_ticks(answer, 0, current=False).values())


def test_marks_of_points_that_were_put_off_are_old() -> None:
    found = decided(TEN, thresholds(0.75, rate=0.03))
    points = tuple(replace(one, rate_found=False) for one in found.points)

    ticks = break_even_ticks(replace(found, points=points), 0, current=True)

    assert (ticks["rvc"].current, ticks["mfn_car"].current) == (True, False)
