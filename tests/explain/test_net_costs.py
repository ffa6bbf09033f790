"""The regional content with makers' net costs in place of prices, followed back to cells and law."""

import pytest
from hypothesis import given, settings

from books import Row, book
from derivations import assert_follows, outcome_of, whole
from headroom.book.sourcing import SourcingBook, Vehicle
from headroom.explain.model import DerivedModel
from headroom.rules.net_cost_form import FORM_A
from headroom.rules.scenario import Scenario
from part_trees import rolling
from property_examples import examples
from strategies import DOUBTFUL_ROWS, ROWS, SCENARIOS, books

SEAT = Row("MX", 400.0, part="seat", regional=0.4, part_net_cost=360.0, part_vnm=130.0)


def test_it_is_followed_back_to_the_net_cost_that_a_maker_states() -> None:
    found = DerivedModel(outcome_of(book([SEAT, Row("US", 600.0)]), rolling()), 0).content_by_net_costs()

    assert found is not None
    assert_follows(found)
    assert found.value == pytest.approx(830 / 960)
    assert found.source == FORM_A
    net_cost, vnm = found.terms()
    assert (net_cost.value, vnm.value) == pytest.approx((960.0, 130.0))
    names = [one.name for one in whole(found)]
    assert names.count("Prices above makers' net costs") == 2
    assert "Net cost of the part" in names


@pytest.mark.parametrize("net_cost", [450.0, 100.0])
def test_a_net_cost_that_is_not_taken_is_said(net_cost: float) -> None:
    seat = Row("MX", 400.0, regional=0.4, part_net_cost=net_cost, part_vnm=130.0)
    found = DerivedModel(outcome_of(book([seat, Row("US", 600.0)]), rolling()), 0).content_by_net_costs()

    assert found is not None
    assert_follows(found)
    assert found.note == "No net cost that counts is below the price of its part."


def test_without_a_net_cost_of_the_vehicle_there_is_no_share() -> None:
    vehicle = Vehicle("A", net_cost_usd=30.0, assembly_country="US")
    found = DerivedModel(outcome_of(book([SEAT], vehicle), rolling()), 0).content_by_net_costs()

    assert found is not None
    assert_follows(found)
    assert found.note == "The net cost would be 0 or less: no share can be taken of it."


@settings(max_examples=examples(50))
@given(a_book=books(ROWS | DOUBTFUL_ROWS), scenario=SCENARIOS)
def test_it_follows_from_its_terms_whatever_is_stated(a_book: SourcingBook, scenario: Scenario) -> None:
    outcome = outcome_of(a_book, scenario)

    for at in range(len(a_book.vehicles)):
        found = DerivedModel(outcome, at).content_by_net_costs()
        if found is not None:
            assert_follows(found)
