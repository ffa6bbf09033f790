"""The detail of one model: verdict in a sentence, formula, tests."""

from dataclasses import replace

import pytest
from hypothesis import given

import strategies
from books import Row, book, unknown
from fleets import POLICY, fleet, outcome, without_preference
from headroom.book.sourcing import SourcingBook, Vehicle, VehicleClass
from headroom.rules.exposure import Exposure
from headroom.rules.outcome import evaluate
from headroom.rules.policy import VnmRule
from headroom.rules.scenario import Scenario
from headroom.rules.verdict import VehicleTestResult
from headroom.window.pages.model.shown.detail import assessment_table, formula, rule, title
from headroom.words import formatting

ASPEN, BIRCH, CEDAR, DOGWOOD, ELM = range(5)
T, M = formatting.THIN_SPACE, formatting.MINUS


@pytest.mark.parametrize(
    ("model", "sentence"),
    [
        (ASPEN, "Aspen qualifies, 15.0 points of headroom"),
        (BIRCH, "Birch fails by 15.0 points"),
        (CEDAR, "Cedar: cannot tell, 1 part of unknown origin"),
        (DOGWOOD, "Dogwood qualifies, 5.0 points of headroom"),
        (ELM, "Elm fails on core parts"),
    ],
)
def test_the_title_is_the_verdict_in_a_sentence(model: int, sentence: str) -> None:
    assert title(outcome(), model) == sentence


def test_a_model_without_a_preference_fails_for_that() -> None:
    assert title(outcome(without_preference()), ASPEN) == "Aspen fails: no preference is in force"


def test_a_model_that_fails_two_ways_says_both() -> None:
    strict = POLICY.with_value("rvc", 0.9)
    assert title(outcome(strict), ELM) == "Elm fails by 10.0 points, and on core parts"


def test_a_model_that_fails_by_us_content_alone_says_so() -> None:
    strict = POLICY.with_value("us_content", 0.95)
    assert title(outcome(strict), ASPEN) == "Aspen fails by 5.0 points of US content"


def test_a_model_that_fails_even_at_the_high_end_says_between_what() -> None:
    strict = POLICY.with_value("rvc", 0.9)
    assert title(outcome(strict), CEDAR) == "Cedar fails by 10.0 to 20.0 points"


def test_a_model_assembled_elsewhere_fails_on_that_too() -> None:
    sourcing = book([Row("US", model="A")], Vehicle("A", assembly_country="JP"))
    assert title(outcome(sourcing=sourcing), 0) == "A fails on assembly outside the region"


def test_a_model_that_just_qualifies_has_no_headroom_to_speak_of() -> None:
    sourcing = book([Row("US", 75, model="A"), Row("JP", 25, model="A")])
    assert title(outcome(sourcing=sourcing), 0) == "A qualifies, 0.0 points of headroom"


def test_the_formula_has_its_numbers_and_its_result() -> None:
    assert formula(outcome(), BIRCH) == f"(NC 1,000 {M} VNM 400) / NC = 60.0{T}%"


def test_the_formula_has_ranges_where_origins_are_unknown() -> None:
    assert formula(outcome(), CEDAR) == f"(NC 1,000 {M} VNM 200 … 300) / NC = 70.0 … 80.0{T}%"


def test_without_net_cost_there_is_no_formula() -> None:
    nothing = book([Row(cost=0.0)])
    assert formula(outcome(sourcing=nothing), 0) == "The net cost is 0: no content can be computed."


@pytest.mark.parametrize("vnm_rule", VnmRule)
def test_each_rule_of_counting_is_said_in_a_sentence(vnm_rule: VnmRule) -> None:
    assert rule(outcome(replace(POLICY, vnm_rule=vnm_rule))).startswith("VNM: ")


def test_the_tests_have_value_threshold_margin_and_result() -> None:
    table = assessment_table(outcome(), BIRCH)
    assert [[cell.text for cell in row] for row in table.rows] == [
        ["Regional content", f"60.0{T}%", f"75.0{T}%", f"{M}15.0{T}pp", "fails"],
        ["US content", f"60.0{T}%", f"0.0{T}%", f"+60.0{T}pp", "passes"],
        ["Core parts", "no core parts", f"50.0{T}%", "", "not assessed"],
        ["Labour value content", "not stated", f"40.0{T}%", "", "not assessed"],
        ["Assembled in the region", "yes", "yes", "", "passes"],
    ]
    assert table.rows[0][-1].mark is VehicleTestResult.FAILS
    assert table.rows[0][0].note == "HTSUS 8703.23.01"


def test_a_test_that_is_not_set_for_the_class_of_a_model_is_left_out() -> None:
    names = [row[0].text for row in assessment_table(outcome(), DOGWOOD).rows]
    assert "Labour value content" not in names


def test_a_range_is_text_and_a_known_value_is_a_number_to_copy() -> None:
    assert assessment_table(outcome(), CEDAR).rows[0][1].number is None
    assert assessment_table(outcome(), BIRCH).rows[0][1].number == pytest.approx(60.0)
    assert assessment_table(outcome(), BIRCH).rows[0][3].number == pytest.approx(-15.0)


def test_parts_of_unknown_origin_are_counted_without_alternatives() -> None:
    sourcing = book([Row("US", 700), unknown(200), unknown(200), unknown(50, alternative=True)])
    assert title(outcome(sourcing=sourcing), 0) == "A: cannot tell, 2 parts of unknown origin"


@given(sourcing=strategies.books(), scenario=strategies.SCENARIOS)
def test_every_model_of_every_fleet_has_a_title_and_a_formula(
    sourcing: SourcingBook, scenario: Scenario
) -> None:
    made = evaluate(Exposure.of(sourcing, strategies.REFERENCE), scenario)
    for model, vehicle in enumerate(made.vehicles):
        assert title(made, model).startswith(vehicle.name)
        assert title(made, model) != f"{vehicle.name} fails"
        assert formula(made, model)
        assert assessment_table(made, model).rows


def test_the_small_fleet_is_what_its_description_says() -> None:
    assert [f"{low:.2f}" for low in outcome(sourcing=fleet()).rvc_low] == [
        "0.90",
        "0.60",
        "0.70",
        "0.65",
        "0.80",
    ]


def test_a_model_of_a_class_without_a_threshold_qualifies_without_headroom() -> None:
    sourcing = book([Row("US")], Vehicle("A", VehicleClass.PASSENGER_CAR))
    only_heavy = replace(POLICY, thresholds=POLICY.thresholds[1:2])
    assert title(outcome(only_heavy, sourcing), 0) == "A qualifies"
