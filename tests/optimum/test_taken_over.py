"""Answers that are taken over or compiled are what the plain search finds afresh, on random books."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headroom.book.sourcing import SourcingBook
from headroom.knapsack import compiled_search
from headroom.optimum.decisions import Decided, DecisionQuestion, decide
from headroom.optimum.resourcing import ModelResourcing, resource
from headroom.optimum.sourcing_choice import Sourcing
from headroom.rules.scenario import Scenario
from property_examples import examples
from resourcing_cases import offers_of
from sourcing_choices import choices
from strategies import SCENARIOS


@contextmanager
def plain() -> Iterator[None]:
    """Search in Python alone."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(compiled_search, "_library", lambda: None)
        yield


def landed(sourcing: Sourcing | None) -> float:
    return float("inf") if sourcing is None else sourcing.landed_usd


def check(found: ModelResourcing, fresh: ModelResourcing) -> None:
    """Compare two answers to one question: what is cheapest, what it costs, and that it is proven."""
    assert found.proven_optimal
    assert fresh.proven_optimal
    for own, other in ((found.comply, fresh.comply), (found.pay, fresh.pay)):
        assert landed(own) == pytest.approx(landed(other), abs=0.011)
        if own is not None:
            assert own.bound_usd <= landed(other) + 1e-6
    if abs(found.gap_usd or 1.0) > 0.02:  # else one cent decides
        assert found.decision is fresh.decision
    assert found.incumbent_landed_usd == fresh.incumbent_landed_usd


@settings(deadline=None, max_examples=examples(60))
@given(a_book=choices(), scenarios=st.lists(SCENARIOS, min_size=1, max_size=4))
def test_along_any_way_of_scenarios_the_answers_are_those_of_the_plain_search_afresh(
    a_book: SourcingBook, scenarios: list[Scenario]
) -> None:
    offers = offers_of(a_book)
    decided: Decided | None = None
    for scenario in scenarios:
        decided = decide(DecisionQuestion.of(offers, scenario), decided, hurried=True, effort=300_000)
        assert decided is not None
        with plain():
            fresh = resource(offers_of(a_book), scenario)
        for found, one in zip(decided.answers, fresh, strict=True):
            check(found, one)


@settings(deadline=None, max_examples=examples(30))
@given(
    a_book=choices(),
    scenario=SCENARIOS,
    key=st.sampled_from(("rvc", "us_content", "mfn_car", "s232", "mfn_parts", "other", "freight")),
    values=st.lists(st.integers(0, 40).map(lambda n: n / 40), min_size=2, max_size=6),
)
def test_along_the_way_of_a_slider_the_answers_are_those_of_the_plain_search_afresh(
    a_book: SourcingBook, scenario: Scenario, key: str, values: list[float]
) -> None:
    offers = offers_of(a_book)
    decided: Decided | None = None
    for value in values:
        moved = scenario.with_value(key, value)
        decided = decide(DecisionQuestion.of(offers, moved), decided, effort=300_000)
        assert decided is not None
        with plain():
            fresh = resource(offers_of(a_book), moved)
            for at, (found, one) in enumerate(zip(decided.answers, fresh, strict=True)):
                check(found, one)
                point, threshold = decided.points[at], one.break_even_threshold()
                assert point.found
                assert (point.threshold is None) == (threshold is None)
                if threshold is not None:
                    assert point.threshold == pytest.approx(threshold, abs=1e-4)
                assert point.rate == pytest.approx(one.break_even_rate(), abs=1e-6)
