"""What is found of one model."""

from dataclasses import replace

import pytest
from hypothesis import given

import strategies
from books import Row, book
from fleets import POLICY, fleet, outcome, without_preference
from headroom.book.sourcing import SourcingBook, Vehicle
from headroom.findings.model import missed, model_finding
from headroom.rules.exposure import Exposure
from headroom.rules.outcome import evaluate
from headroom.rules.policy import Policy
from headroom.rules.scenario import Scenario
from headroom.rules.verdict import Verdict
from headroom.words import formatting

ASPEN, BIRCH, CEDAR, DOGWOOD, ELM = range(5)
AT_HOME = "built in the US, it owes duty on parts only"
T, M = formatting.THIN_SPACE, formatting.MINUS


@pytest.mark.parametrize(
    ("model", "sentence"),
    [
        (ASPEN, f"The Aspen qualifies with 15.0 points to spare; {AT_HOME}, $2 a vehicle"),
        (BIRCH, "The Birch fails: regional content is 15.0 points short; it owes duty of $25 a vehicle"),
        (CEDAR, "The Cedar cannot be told: 1 part of unknown origin; it owes duty of $25 a vehicle"),
        (ELM, f"The Elm fails on core parts; {AT_HOME}, $5 a vehicle"),
    ],
)
def test_a_model_has_its_verdict_its_reason_and_what_it_owes(model: int, sentence: str) -> None:
    assert model_finding(outcome(), model).sentence == sentence


def test_the_formula_and_how_the_other_tests_end_stand_beside_it() -> None:
    assert model_finding(outcome(), BIRCH).detail == (
        f"(NC 1,000 {M} VNM 400) / NC = 60.0{T}%. Every other test that is assessed passes. "
        "2 tests are not assessed."
    )


def test_without_a_preference_a_model_misses_nothing() -> None:
    found = model_finding(outcome(without_preference()), BIRCH)

    assert found.sentence.startswith("The Birch does not qualify: no preference is in force")


def test_a_range_that_fails_for_certain_is_said_from_end_to_end() -> None:
    strict = outcome(POLICY.with_value("rvc", 0.9))

    assert missed(strict, CEDAR) == "the Cedar misses by 10.0 to 20.0 points"


def test_a_model_without_net_cost_says_so_instead_of_a_share() -> None:
    nothing = outcome(POLICY, book([Row("US", 0.0, "A")], Vehicle("A", assembly_country="US")))

    assert model_finding(nothing, 0).detail.startswith("The net cost is 0: no content can be computed.")


def test_the_content_that_is_missing_most_is_named_where_it_is_us_content() -> None:
    asked = outcome(POLICY.with_value("us_content", 0.95))

    assert missed(asked, ASPEN) == "the Aspen misses by 5.0 points of US content"


def test_a_content_label_owes_nothing_that_could_be_said() -> None:
    labels = outcome(POLICY, replace(fleet(), definition="label content"))

    assert "$" not in model_finding(labels, BIRCH).sentence


@given(strategies.books(), strategies.policies())
def test_what_a_model_owes_is_vehicle_and_parts_duty(sourcing: SourcingBook, policy: Policy) -> None:
    one = evaluate(Exposure.of(sourcing, strategies.REFERENCE), Scenario(policy))
    for model in range(len(one.verdict)):
        said = model_finding(one, model).sentence
        owed = float(one.vehicle_duty_usd[model] + one.parts_duty_usd[model])
        assert ("owes no duty" in said) == (owed < 0.005)
        if owed >= 0.005:
            assert f"{formatting.dollars(owed)} a vehicle" in said
        word = {Verdict.QUALIFIES: "qualifies", Verdict.UNDETERMINED: "cannot be told"}
        failing = "fails" if policy.preference else "does not qualify"
        assert word.get(Verdict(int(one.verdict[model])), failing) in said
