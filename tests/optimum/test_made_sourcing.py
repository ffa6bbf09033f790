"""What one model comes to as decided, reckoned by hand."""

import pytest
from hypothesis import given

from fleet_of_courses import NAMES, answers
from headroom.book.sourcing import SourcingBook
from headroom.optimum.made_sourcing import MadeSourcing
from headroom.optimum.resourcing import resource
from headroom.optimum.sourcing_choice import adopted
from headroom.rules.exposure import Exposure
from headroom.rules.outcome import evaluate
from headroom.rules.scenario import Scenario
from headroom.rules.verdict import Verdict
from resourcing_cases import offers_of
from sourcing_choices import choices
from strategies import REFERENCE, SCENARIOS

YES, NO, PERHAPS = Verdict.QUALIFIES, Verdict.FAILS, Verdict.UNDETERMINED
MADE = (
    MadeSourcing(YES, 215.0, 0.0, 0.0, 8.0, 0.0, 0.0, 0.8, 0.0),
    MadeSourcing(YES, 177.0, 2.0, 0.0, 0.0, 0.0, 7.0, 1.0, 0.0),
    MadeSourcing(NO, 155.4, 0.0, 14.0, 0.0, 1.4, -14.6, 50 / 140, 0.0),
    MadeSourcing(YES, 300.0, 0.0, 0.0, 0.0, 0.0, 0.0, 2 / 3, 2 / 3),
    MadeSourcing(NO, 110.0, 0.0, 0.0, 0.0, 0.0, 0.0, 1 / 11, 1 / 11),
    MadeSourcing(YES, 223.0, 0.0, 0.0, 20.0, 0.0, 0.0, 0.5, 0.0),
    MadeSourcing(NO, 186.5, 0.0, 15.0, 20.0, 1.5, 16.5, 1 / 3, 0.0),
    MadeSourcing(YES, 100.0, 0.0, 0.0, 0.0, 0.0, -20.0, 1.0, 0.8),
    MadeSourcing(PERHAPS, 166.5, 0.0, 15.0, 0.0, 1.5, 16.5, 1 / 3, 0.0),
)
FLEET = answers()


@pytest.mark.parametrize(("name", "expected"), list(zip(NAMES, MADE, strict=True)), ids=NAMES)
def test_a_model_comes_to_what_its_sourcing_costs_and_contains(name: str, expected: MadeSourcing) -> None:
    made = MadeSourcing.of(FLEET[name])

    assert made.verdict is expected.verdict
    for field in ("landed_usd", "switching_usd", "vehicle_duty_usd", "parts_duty_usd", "fees_usd"):
        assert getattr(made, field) == pytest.approx(getattr(expected, field)), field
    for field in ("rules_usd", "rvc", "us_content"):
        assert getattr(made, field) == pytest.approx(getattr(expected, field), abs=1e-9), field
    assert made.duty_usd == pytest.approx(expected.vehicle_duty_usd + expected.parts_duty_usd)


@given(a_book=choices(), scenario=SCENARIOS)
def test_it_is_what_evaluate_says_of_the_workbook_with_the_sourcing_made_current(
    a_book: SourcingBook, scenario: Scenario
) -> None:
    offers = offers_of(a_book)
    (answer,) = resource(offers, scenario)
    made = MadeSourcing.of(answer)
    assert answer.chosen is not None

    outcome = evaluate(Exposure.of(adopted(offers, [answer.chosen]), REFERENCE), scenario)

    assert made.verdict == outcome.verdict[0]
    assert made.landed_usd - made.switching_usd == pytest.approx(outcome.landed_cost_usd[0])
    assert made.vehicle_duty_usd == pytest.approx(outcome.vehicle_duty_usd[0], abs=1e-6)
    assert made.parts_duty_usd == pytest.approx(outcome.parts_duty_usd[0], abs=1e-6)
    assert made.fees_usd == pytest.approx(outcome.fees_usd[0], abs=1e-6)
    assert made.rvc == pytest.approx(outcome.rvc_low[0])
    assert made.us_content == pytest.approx(outcome.us_content_low[0])
