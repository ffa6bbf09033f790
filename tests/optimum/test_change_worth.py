"""What each change is worth: compared with sourcings that are evaluated with and without it."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given

from books import Row, book
from headroom.book.sourcing import SourcingBook, Vehicle
from headroom.optimum.change_worth import picks_with, shortest_test, trial, worths
from headroom.optimum.fleet_totals import ResourcedFleet
from headroom.optimum.resourcing import Decision, resource
from headroom.rules.scenario import Scenario
from headroom.rules.vehicle_tests import REGIONAL, US, VehicleTest
from resourcing_cases import Case, offers_of, thresholds
from sourcing_choices import choices
from strategies import SCENARIOS

TEN = Case.generated(10, 4).offers()


@given(a_book=choices(), scenario=SCENARIOS.map(lambda one: replace(one, claim_cost=0.02)))
def test_a_sourcing_with_all_its_changes_is_the_sourcing_and_with_none_the_present_one(
    a_book: SourcingBook, scenario: Scenario
) -> None:
    (answer,) = resource(offers_of(a_book), scenario)
    for sourcing, qualifies in ((answer.comply, True), (answer.pay, False)):
        if sourcing is None:
            continue
        whole = trial(answer.problem, picks_with(sourcing, ()))
        none = trial(answer.problem, picks_with(sourcing, answer.problem.own.part_numbers))
        assert whole.qualifies is qualifies
        assert whole.landed_usd == pytest.approx(sourcing.landed_usd)
        assert whole.claim_usd == sourcing.admin_usd
        assert (whole.rvc, whole.us_content) == (sourcing.rvc, sourcing.us_content)
        assert none.landed_usd == pytest.approx(answer.incumbent_landed_usd)


def test_a_change_is_worth_the_content_that_is_lost_without_it() -> None:
    (answer,) = resource(TEN, thresholds(0.75))
    assert answer.comply is not None

    for worth in worths(answer.comply):
        without = trial(answer.problem, picks_with(answer.comply, {worth.change.part_number}))
        assert worth.rvc_gain == pytest.approx(answer.comply.rvc - without.rvc)
        assert worth.us_gain == pytest.approx(answer.comply.us_content - without.us_content)
        assert worth.usd_per_point == pytest.approx(worth.change.cost_delta_usd / worth.rvc_gain / 100)


def test_a_point_has_a_price_only_where_content_is_traded_for_money() -> None:
    rows = [
        *(Row("CN", 100.0, part="bought"), Row("MX", 110.0, part="bought", alternative=True)),
        *(Row("MX", 100.0, part="given up"), Row("CN", 80.0, part="given up", alternative=True)),
        *(Row("CN", 100.0, part="for nothing"), Row("MX", 90.0, part="for nothing", alternative=True)),
        Row("MX", 50.0, part="rest"),
    ]
    (answer,) = resource(offers_of(book(rows, Vehicle("A", assembly_country="MX"))), thresholds(0.7))
    assert answer.comply is not None

    prices = {worth.change.part_number: worth.usd_per_point for worth in worths(answer.comply)}

    assert prices.keys() == {"bought", "given up", "for nothing"}
    assert prices["for nothing"] is None
    assert (prices["bought"] or 0) > 0
    assert (prices["given up"] or 0) > 0


def test_content_that_costs_nothing_has_no_price() -> None:
    rows = [Row("CN", 100.0, part="seat"), Row("MX", 100.0, part="seat", alternative=True)]
    (answer,) = resource(offers_of(book(rows, Vehicle("A", assembly_country="MX"))), thresholds(0.5))
    assert answer.comply is not None

    (worth,) = worths(answer.comply)

    assert (worth.rvc_gain, worth.usd_per_point) == (1.0, None)


def test_with_a_us_threshold_that_is_nearer_points_are_those_of_us_content() -> None:
    (answer,) = resource(TEN, thresholds(0.5, 0.4))
    assert answer.comply is not None

    bought = [worth for worth in worths(answer.comply) if worth.us_gain > 0]

    assert bought
    for worth in bought:
        assert worth.usd_per_point == pytest.approx(worth.change.cost_delta_usd / worth.us_gain / 100)


@pytest.mark.parametrize(
    ("us", "now", "moved", "shortest"),
    [(0.2, -0.1, 0.2, US), (0.5, -0.1, -0.1, US), (0.0, -0.1, 0.5, REGIONAL)],
)
def test_headroom_is_the_lesser_margin_over_the_thresholds_that_ask_something(
    us: float, now: float, moved: float, shortest: VehicleTest
) -> None:
    """Of 100 dollars, 40 are from the US and 60 from China or from Mexico."""
    rows = [Row("CN", 60.0, part="seat"), Row("MX", 60.0, part="seat", alternative=True), Row("US", 40.0)]
    (answer,) = resource(offers_of(book(rows, Vehicle("A", assembly_country="MX"))), thresholds(0.5, us))
    before, after = np.array([0, 0]), np.array([0, 1])

    assert trial(answer.problem, before).headroom == pytest.approx(now)
    assert trial(answer.problem, after).headroom == pytest.approx(moved)
    assert shortest_test(answer.problem, before) is REGIONAL
    assert shortest_test(answer.problem, after) is shortest


def test_without_thresholds_there_is_no_headroom() -> None:
    scenario = thresholds(0.5)
    (answer,) = resource(TEN, replace(scenario, policy=replace(scenario.policy, thresholds=())))
    picks = np.zeros(len(answer.problem.allowed), dtype=np.int64)

    assert trial(answer.problem, picks).headroom is None
    assert shortest_test(answer.problem, picks) is REGIONAL


def test_a_move_names_its_source_as_the_workbook_does() -> None:
    (answer,) = resource(TEN, thresholds(0.75))
    assert answer.comply is not None
    rows = TEN.current.book.rows

    for worth in worths(answer.comply):
        assert worth.move.part_number == worth.change.part_number
        assert worth.move.to_origin == worth.change.to_origin
        assert worth.move.to_unit_cost == rows.unit_cost[worth.change.to_row]


def test_fleet_totals_are_those_of_the_models_times_their_volume() -> None:
    cases = [Case.generated(10, seed) for seed in (4, 5, 6)]
    names = ("A", "B", "C")
    rows = [row for case, name in zip(cases, names, strict=True) for row in case.rows(name)]
    vehicles = [
        case.vehicle(name, 10.0 * (i + 1)) for i, (case, name) in enumerate(zip(cases, names, strict=True))
    ]
    answers = resource(offers_of(book(rows, *vehicles)), thresholds(0.75, rate=0.02))

    fleet = ResourcedFleet.of(answers)

    volume = np.array([10.0, 20.0, 30.0])
    landed = np.array([answer.landed_usd for answer in answers])
    assert fleet.volume == 60
    assert fleet.landed_usd == pytest.approx(float(volume @ landed))
    assert fleet.changes == sum(len(answer.changes) for answer in answers)
    decisions = [answer.decision for answer in answers]
    assert fleet.complying == decisions.count(Decision.COMPLY)
    assert fleet.paying == decisions.count(Decision.PAY)
    assert fleet.proven
