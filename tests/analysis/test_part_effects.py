"""What the rows of a model do adds up to what ``evaluate`` finds of the model."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from hypothesis import given

import strategies
from books import Row, book, unknown
from headroom.analysis.part_effects import PartEffects, missing_content
from headroom.book.sourcing import SourcingBook, Vehicle, VehicleClass
from headroom.rules.exposure import Exposure
from headroom.rules.measures import Measure, RateKind, Trade
from headroom.rules.outcome import Outcome, evaluate
from headroom.rules.policy import Policy, Test, Threshold, VnmRule
from headroom.rules.scenario import Scenario, SourceMove

POLICY = Policy(
    name="plain",
    title="Plain",
    as_of=date(2026, 1, 1),
    hypothetical=True,
    summary="",
    vnm_rule=VnmRule.ROLL_UP,
    preference=True,
    core_parts=False,
    tracing_list="traced",
    thresholds=(Threshold("rvc", "Regional content", Test.REGIONAL, 0.75, classes=tuple(VehicleClass)),),
    measures=(Measure("mfn_parts", "MFN, parts", Trade.PARTS, 0.10, unknown_origin=True),),
    fees=(),
)


def outcome_of(sourcing: SourcingBook, scenario: Scenario | None = None) -> Outcome:
    return evaluate(Exposure.of(sourcing, strategies.REFERENCE), scenario or Scenario(POLICY))


@given(sourcing=strategies.books(), scenario=strategies.SCENARIOS)
def test_the_current_rows_of_each_model_add_up_to_its_figures(
    sourcing: SourcingBook, scenario: Scenario
) -> None:
    outcome = evaluate(Exposure.of(sourcing, strategies.REFERENCE), scenario)
    effects = PartEffects.of(outcome)

    for model, vehicle in enumerate(outcome.vehicles):
        own = effects.current & (effects.rows.model == model)
        outside = vehicle.assembly_country not in {"US", "CA", "MX"}
        conversion = vehicle.conversion_usd if outside else 0.0

        def total(amount: np.ndarray[tuple[int], np.dtype[np.float64]]) -> float:
            return float(amount[own].sum())  # noqa: B023 - of this model

        assert total(effects.value_usd) == pytest.approx(outcome.parts_usd[model], abs=1e-6)
        assert total(effects.vnm_usd) == pytest.approx(outcome.vnm_high_usd[model] - conversion, abs=1e-6)
        assert total(effects.vnm_least_usd) == pytest.approx(
            outcome.vnm_low_usd[model] - conversion, abs=1e-6
        )
        assert total(effects.freight_usd) == pytest.approx(outcome.inbound_freight_usd[model], abs=1e-6)
        assert total(effects.duty_usd) == pytest.approx(outcome.parts_duty_usd[model], abs=1e-6)
        net_cost = outcome.net_cost_usd[model]
        if net_cost > 0:
            assert 1 - total(effects.lost) - conversion / net_cost == pytest.approx(
                outcome.rvc_low[model], abs=1e-9
            )


def test_a_row_says_what_it_does_to_content_duty_and_landed_cost() -> None:
    vehicle = Vehicle("A", conversion_usd=100.0)
    rows = [
        Row(origin="US", cost=600.0, regional=1.0),
        Row(origin="JP", cost=150.0, quantity=2.0, freight=5.0),
    ]
    effects = PartEffects.of(outcome_of(book(rows, vehicle)))

    assert effects.value_usd.tolist() == [600.0, 300.0]
    assert effects.lost.tolist() == pytest.approx([0.0, 0.3])
    assert effects.of_missing.tolist() == pytest.approx([0.0, 0.3 / 0.05])
    assert effects.duty_usd.tolist() == pytest.approx([0.0, 30.0])
    assert effects.freight_usd.tolist() == pytest.approx([0.0, 10.0])
    assert effects.of_landed.tolist() == pytest.approx([600 / 1040, 340 / 1040])
    assert effects.originates.tolist() == [True, False]


def test_nothing_is_missing_of_a_model_that_passes_or_is_not_tested() -> None:
    passing = outcome_of(book([Row(origin="US", cost=100.0)]))
    untested = outcome_of(book([Row(origin="JP")]), Scenario(replace(POLICY, thresholds=())))

    assert np.isnan(missing_content(passing)).all()
    assert np.isnan(PartEffects.of(passing).of_missing).all()
    assert np.isnan(missing_content(untested)).all()


def test_an_alternative_is_counted_as_if_it_were_the_source_and_is_no_part_of_a_sum() -> None:
    rows = [
        Row(origin="JP", cost=100.0, part="X"),
        Row(origin="MX", cost=120.0, part="X", alternative=True, regional=1.0),
    ]
    effects = PartEffects.of(outcome_of(book(rows)))

    assert effects.current.tolist() == [True, False]
    assert effects.value_usd.tolist() == [100.0, 120.0]
    assert effects.lost.tolist() == pytest.approx([1.0, 0.0])


def test_a_move_of_the_scenario_makes_the_alternative_current() -> None:
    rows = [
        Row(origin="JP", cost=100.0, part="X"),
        Row(origin="MX", cost=120.0, part="X", alternative=True, regional=1.0),
    ]
    move = SourceMove("A", "X", "MX", "", 120.0)

    effects = PartEffects.of(outcome_of(book(rows), Scenario(POLICY, moves=(move,))))

    assert effects.current.tolist() == [False, True]


def test_an_origin_that_is_unknown_costs_from_nothing_to_all() -> None:
    effects = PartEffects.of(outcome_of(book([Row(cost=700.0), unknown(300.0)])))

    assert effects.lost[1] == pytest.approx(0.3)
    assert effects.lost_least[1] == 0.0
    assert (bool(effects.originates[1]), bool(effects.may_originate[1])) == (False, True)


def test_a_credit_takes_off_the_duty_of_the_rows_of_its_maker_alone() -> None:
    credit = Measure(
        "offset",
        "Offset",
        Trade.PARTS,
        0.05,
        kind=RateKind.CREDIT,
        credits_against=("mfn_parts",),
    )
    policy = replace(POLICY, measures=(*POLICY.measures, credit))
    vehicles = (
        Vehicle("A", manufacturer="M", msrp_usd=400.0, annual_volume=10.0),
        Vehicle("B", manufacturer="N", annual_volume=10.0),
    )
    rows = [Row(origin="JP", cost=1000.0, model="A"), Row(origin="JP", cost=1000.0, model="B")]

    outcome = outcome_of(book(rows, *vehicles), Scenario(policy))

    assert PartEffects.of(outcome).duty_usd.tolist() == pytest.approx(outcome.parts_duty_usd.tolist())
    assert outcome.parts_duty_usd.tolist() == pytest.approx([80.0, 100.0])
