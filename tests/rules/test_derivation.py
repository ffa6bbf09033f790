"""Every figure follows from its terms by its rule, down to a cell, a law or a reason."""

from collections.abc import Iterator

import numpy as np
import pytest
from hypothesis import given

import strategies
from books import Row, book
from derivations import outcome_of, whole
from headroom.book.sourcing import PartRole, SourcingBook, Vehicle
from headroom.explain.cost import DerivedCost
from headroom.explain.fleet import DerivedFleet
from headroom.explain.model import DerivedModel
from headroom.explain.tests import DerivedTests
from headroom.policy_files.policy_file import load_presets
from headroom.policy_files.tariff_tables import load_reference
from headroom.rules.derivation import Derivation, Rule
from headroom.rules.exposure import Exposure
from headroom.rules.measures import Trade
from headroom.rules.outcome import Outcome, evaluate
from headroom.rules.scenario import Scenario
from headroom.rules.verdict import VehicleTestResult


def figures(outcome: Outcome) -> Iterator[Derivation]:
    """Yield every figure that can be followed."""
    fleet = DerivedFleet(outcome)
    yield from (fleet.qualifying(), fleet.qualifying_volume_share(), fleet.landed_cost_per_vehicle())
    yield from (fleet.duty(), fleet.landed_cost(), fleet.qualifying_volume())
    for at in range(len(outcome.vehicles)):
        model, cost, tests = DerivedModel(outcome, at), DerivedCost(outcome, at), DerivedTests(outcome, at)
        yield from (model.regional_content(low=False), model.us_content(low=False), model.customs_value())
        yield cost.landed_cost()
        yield from (cost.duty(line) for line in outcome.duties if line.duty_usd[at])
        yield from (cost.fee(line) for line in outcome.fees if line.fee_usd[at])
        assessed = [test for test in outcome.tests if test.result[at] != VehicleTestResult.NOT_ASSESSED]
        yield from (tests.qualifies(), *map(tests.margin, assessed))


@given(sourcing=strategies.books(), scenario=strategies.SCENARIOS)
def test_every_figure_follows_from_its_terms_down_to_a_cell_a_law_or_a_reason(
    sourcing: SourcingBook, scenario: Scenario
) -> None:
    for root in figures(outcome_of(sourcing, scenario)):
        for figure in whole(root):
            terms = figure.terms()
            if figure.rule is Rule.GIVEN:
                assert not terms
                assert figure.cell or figure.source is not None or figure.note, figure
            else:
                follows = figure.rule.applied([term.value for term in terms])
                assert follows == pytest.approx(figure.value, rel=1e-9, abs=1e-6), (root, figure)


@given(sourcing=strategies.books(), scenario=strategies.SCENARIOS)
def test_figures_that_are_followed_are_those_of_the_outcome(
    sourcing: SourcingBook, scenario: Scenario
) -> None:
    outcome = outcome_of(sourcing, scenario)
    totals, fleet = outcome.fleet(), DerivedFleet(outcome)

    assert fleet.qualifying().value == totals.qualifying
    assert fleet.duty().value == totals.duty_usd
    assert fleet.landed_cost_per_vehicle().value == totals.landed_cost_per_vehicle_usd
    for at in range(len(outcome.vehicles)):
        cost = DerivedCost(outcome, at)
        for component, (_, amounts) in zip(cost.components(), outcome.components, strict=True):
            assert component.value == pytest.approx(float(amounts[at]), abs=1e-9)
        assert DerivedModel(outcome, at).regional_content().value == outcome.rvc_low[at]
        assert DerivedModel(outcome, at).us_content(low=False).value == outcome.us_content_high[at]
        for test in outcome.tests:
            if test.result[at] != VehicleTestResult.NOT_ASSESSED:
                reached = DerivedTests(outcome, at).value(test).value
                assert reached == pytest.approx(float(test.low[at]), abs=1e-12)


def example() -> Outcome:
    """Return a Mexican car with a foreign engine of two pieces, priced in euros, under the USMCA."""
    return usmca(
        [
            Row("MX", 6000.0),
            Row("DE", 1000.0, quantity=2.0, currency="EUR", role=PartRole.CORE),
        ]
    )


def usmca(rows: list[Row]) -> Outcome:
    """Return a Mexican car of some rows under the USMCA."""
    sourcing = book(
        rows,
        Vehicle("A", assembly_country="MX", conversion_usd=1000.0, cells={"conversion_usd": "Models!E2"}),
        rates={"EUR": 1.5},
    )
    policies = {policy.name: policy for policy in load_presets()}
    return evaluate(Exposure.of(sourcing, load_reference()), Scenario(policies["usmca"]))


def test_regional_content_leads_to_quantity_price_and_currency_of_the_row_that_lessens_it() -> None:
    content = DerivedModel(example(), 0).regional_content()
    net_cost, vnm = content.terms()
    (engine,) = vnm.terms()
    value, counts = engine.terms()
    quantity, price, rate = value.terms()

    assert content.value == pytest.approx((10_000 - 3_000) / 10_000)
    assert content.source is not None
    assert "net cost" in content.source.citation
    assert (net_cost.value, vnm.value) == (10_000, 3_000)
    assert net_cost.terms()[1].cell == "Models!E2"
    assert (quantity.value, price.value, rate.value) == (2, 1000, 1.5)
    assert price.cell == example().exposure.book.rows.address(1, "unit_cost")
    assert (counts.value, counts.text) == (1, "DE")
    assert counts.cell == example().exposure.book.rows.address(1, "origin")
    assert counts.source is not None
    assert "Article" in counts.source.citation


def test_a_row_of_the_region_that_falls_short_leads_to_its_content_and_what_it_needs() -> None:
    outcome = usmca([Row("MX", 6000.0), Row("CA", 3000.0, role=PartRole.CORE, regional=0.7)])
    (engine,) = DerivedModel(outcome, 0).vnm(low_content=True).terms()
    _, counts = engine.terms()
    share, least = counts.terms()

    assert (engine.value, counts.rule) == (3000, Rule.FALLS_SHORT)
    assert (share.value, share.cell) == (0.7, outcome.exposure.book.rows.address(1, "regional_content"))
    assert least.value == pytest.approx(0.75)
    assert least.source is not None
    assert least.source.since is not None


def test_a_duty_on_the_vehicle_leads_to_the_law_of_its_rate() -> None:
    outcome = example()
    duties = DerivedCost(outcome, 0).duties(Trade.VEHICLE)
    (line,) = duties.terms()
    value, rate = line.terms()

    assert duties.value == pytest.approx(250.0)
    assert value.name == "Customs value"
    assert rate.value == pytest.approx(0.025)
    assert rate.source is not None
    assert "8703" in rate.source.citation


def test_rows_that_do_not_weigh_in_are_left_out() -> None:
    outcome = example()

    assert len(DerivedModel(outcome, 0).parts().terms()) == 2
    assert len(DerivedModel(outcome, 0).vnm(low_content=True).terms()) == 1
    assert np.isclose(outcome.us_content_low[0], 0.0)
    assert DerivedModel(outcome, 0).us_content().terms()[0].terms() == ()


def test_what_is_given_cannot_be_computed() -> None:
    with pytest.raises(ValueError, match="no terms"):
        Rule.GIVEN.applied([])


@pytest.mark.parametrize(
    ("rule", "terms", "value"),
    [
        (Rule.SUM, (), 0.0),
        (Rule.SUM, (1.0, 2.0, 4.0), 7.0),
        (Rule.DIFFERENCE, (5.0, 2.0), 3.0),
        (Rule.PRODUCT, (2.0, 3.0, 4.0), 24.0),
        (Rule.QUOTIENT, (3.0, 4.0), 0.75),
        (Rule.QUOTIENT, (3.0, 0.0), 0.0),
        (Rule.REST_SHARE, (4.0, 1.0), 0.75),
        (Rule.REST_SHARE, (0.0, 1.0), 0.0),
        (Rule.COMPLEMENT, (0.3,), 0.7),
        (Rule.EXCESS, (5.0, 2.0), 3.0),
        (Rule.EXCESS, (2.0, 5.0), 0.0),
        (Rule.LESSER, (3.0, 1.0, 2.0), 1.0),
        (Rule.TAKEN_OFF, (300.0, 0.25), -75.0),
        (Rule.TAKEN_OFF, (300.0, 0.0), 0.0),
        (Rule.REACHES, (0.75, 0.75), 1.0),
        (Rule.REACHES, (0.75 - 1e-10, 0.75), 1.0),
        (Rule.REACHES, (0.7499, 0.75), 0.0),
        (Rule.FALLS_SHORT, (0.75, 0.75), 0.0),
        (Rule.FALLS_SHORT, (0.75 - 1e-10, 0.75), 0.0),
        (Rule.FALLS_SHORT, (0.7499, 0.75), 1.0),
        (Rule.ALL, (), 1.0),
        (Rule.ALL, (1.0, 1.0), 1.0),
        (Rule.ALL, (1.0, 0.0), 0.0),
    ],
)
def test_a_rule_makes_of_its_terms_what_it_says(rule: Rule, terms: tuple[float, ...], value: float) -> None:
    assert rule.applied(terms) == pytest.approx(value)
