import pytest
from hypothesis import given

import strategies
from fleets import POLICY, fleet
from headroom.analysis.drivers import KeyFigure, Span, tornado, usual_spans
from headroom.analysis.response import as_sourced, best_response
from headroom.book.sourcing import SourcingBook
from headroom.rules.exposure import Exposure
from headroom.rules.outcome import evaluate
from headroom.rules.scenario import Scenario
from resourcing_cases import Case, thresholds

SPANS = (Span("rvc", 0.625, 0.85), Span("duty", 0.0, 0.25), Span("us_content", 0.0, 0.5))


def test_the_tornado_of_ten_parts_around_75_percent_is_as_enumerated() -> None:
    """Generated case of ten parts, seed 4; computed by enumerating all choices."""
    respond = best_response(Case.generated(10, 4).offers())
    scenario = thresholds(0.75, 0.0, 0.025)
    rate = scenario.policy.measures[0].key
    spans = tuple(Span(rate, s.low, s.high) if s.key == "duty" else s for s in SPANS)

    assert KeyFigure.RULES.of(respond(scenario)) == pytest.approx(14.55)
    found = {
        swing.span.key: (swing.at_low, swing.at_high)
        for swing in tornado(respond, scenario, spans, KeyFigure.RULES)
    }
    assert found["rvc"] == pytest.approx((2.52, 16.09))
    assert found[rate] == pytest.approx((0.0, 14.55))
    assert found["us_content"] == pytest.approx((14.55, 16.09))


def test_the_widest_swing_stands_first() -> None:
    exposure = Exposure.of(fleet(), strategies.REFERENCE)
    scenario = Scenario(POLICY)

    swings = tornado(as_sourced(exposure), scenario, usual_spans(scenario, {}), KeyFigure.LANDED)

    widths = [swing.width for swing in swings]
    assert widths == sorted(widths, reverse=True)
    assert widths[0] > 0


@given(strategies.books(), strategies.SCENARIOS)
def test_each_end_of_a_swing_is_the_figure_of_the_scenario_with_that_value(
    sourcing: SourcingBook, scenario: Scenario
) -> None:
    exposure = Exposure.of(sourcing, strategies.REFERENCE)
    spans = usual_spans(scenario, sourcing.currency_rates)

    for swing in tornado(as_sourced(exposure), scenario, spans, KeyFigure.LANDED):
        for value, found in ((swing.span.low, swing.at_low), (swing.span.high, swing.at_high)):
            totals = evaluate(exposure, scenario.with_value(swing.span.key, value)).fleet()
            assert found == pytest.approx(totals.landed_cost_per_vehicle_usd)


@given(strategies.SCENARIOS)
def test_the_usual_range_of_each_input_holds_what_it_is_now(scenario: Scenario) -> None:
    values = scenario.values({"EUR": 1.1})

    spans = {span.key: span for span in usual_spans(scenario, {"EUR": 1.1})}

    assert spans.keys() == values.keys()
    for key, value in values.items():
        assert value is None or spans[key].low <= value <= spans[key].high


def test_of_one_model_only_that_model_counts() -> None:
    exposure = Exposure.of(fleet(), strategies.REFERENCE)
    scenario = Scenario(POLICY)
    outcome = evaluate(exposure, scenario)
    response = as_sourced(exposure)(scenario)

    assert KeyFigure.LANDED.of(response, 1) == outcome.landed_cost_usd[1]
    assert KeyFigure.DUTY.of(response, 1) == pytest.approx(
        2000 * (outcome.parts_duty_usd[1] + outcome.vehicle_duty_usd[1])
    )
    assert [KeyFigure.VOLUME.of(response, model) for model in range(5)] == [1, 0, 0, 1, 0]


def test_a_range_that_runs_backwards_is_refused() -> None:
    with pytest.raises(ValueError, match="lower end"):
        Span("rvc", 0.8, 0.7)
