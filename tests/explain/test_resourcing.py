"""Comply or pay is followed back to the same figures as it was decided on."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from derivations import assert_follows
from headroom.analysis.drivers import KeyFigure
from headroom.analysis.response import as_sourced, best_response
from headroom.book.sourcing import SourcingBook
from headroom.explain.resourcing import DerivedAnswer
from headroom.explain.response import derived_by
from headroom.optimum.made_sourcing import MadeSourcing
from headroom.optimum.resourcing import resource
from headroom.rules.scenario import Scenario
from resourcing_cases import offers_of
from sourcing_choices import told_apart
from strategies import SCENARIOS


@given(a_book=told_apart(), scenario=SCENARIOS, claim_cost=st.sampled_from((0.0, 0.02, 0.5)))
def test_figures_of_both_sourcings_add_up_and_follow_from_what_they_cost(
    a_book: SourcingBook, scenario: Scenario, claim_cost: float
) -> None:
    (answer,) = resource(offers_of(a_book), replace(scenario, claim_cost=claim_cost))
    derived, made, model = DerivedAnswer(answer), MadeSourcing.of(answer), answer.problem.model
    outcome = answer.problem.terms.outcome
    before = float((outcome.vehicle_duty_usd + outcome.parts_duty_usd + outcome.fees_usd)[model])
    after = made.vehicle_duty_usd + made.parts_duty_usd + made.fees_usd
    other = answer.pay if answer.chosen is answer.comply else answer.comply
    for figure, value in (
        (derived.duties_as_sourced(), before + answer.incumbent_claim_usd),
        (derived.landed_as_sourced(), answer.incumbent_landed_usd + answer.incumbent_claim_usd),
        (derived.sourcing(), made.landed_usd - after - (answer.incumbent_landed_usd - before)),
        (derived.duties_and_fees(), after + answer.claim_usd),
        (derived.landed_cost(), made.landed_usd),
        (derived.landed_as_decided(), made.landed_usd + answer.claim_usd),
        (derived.otherwise(), None if other is None else other.total_usd),
        (derived.saves(), answer.saves_usd),
    ):
        assert (figure is None) == (value is None)
        if figure is not None:
            assert figure.value == pytest.approx(value, abs=1e-6)
            assert_follows(figure)


@given(a_book=told_apart(), scenario=SCENARIOS)
def test_figures_of_analyses_are_followed_back_as_sourced_and_with_the_best_response(
    a_book: SourcingBook, scenario: Scenario
) -> None:
    offers = offers_of(a_book)
    for respond, derive in (
        (as_sourced(offers.current), derived_by(offers.current, None)),
        (best_response(offers), derived_by(offers.current, offers)),
    ):
        response, derived = respond(scenario), derive(scenario)
        for figure in KeyFigure:
            for model in (None, 0):
                found = derived.figure(figure, model)
                assert found.value == pytest.approx(figure.of(response, model), rel=1e-9, abs=1e-6)
                assert_follows(found)
