"""Flows of trade are followed back to the rows that cross the border."""

import pytest
from hypothesis import given

from derivations import assert_follows, outcome_of
from headroom.analysis.trade import trade_flows
from headroom.book.sourcing import SourcingBook
from headroom.explain.trade import DerivedTrade
from headroom.rules.scenario import Scenario
from strategies import SCENARIOS, books


@given(sourcing=books(), scenario=SCENARIOS)
def test_every_flow_of_a_country_follows_from_models_and_rows(
    sourcing: SourcingBook, scenario: Scenario
) -> None:
    outcome = outcome_of(sourcing, scenario)
    flows = trade_flows(outcome)
    for country in ("MX", "CA", "CN", "JP", "DE", "GB"):
        trade = DerivedTrade(outcome, country)
        for derived, flow in (
            (trade.vehicles(), flows.vehicles_usd),
            (trade.parts(), flows.parts_usd),
            (trade.exports(), flows.exports_usd),
            (trade.balance(), flows.balance_usd),
            (trade.content(), flows.foreign_content_usd),
        ):
            assert derived.value == pytest.approx(flows.of(country, flow), rel=1e-9, abs=1e-6)
            assert_follows(derived)
