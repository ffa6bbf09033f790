"""Properties of the calculation as a whole, and its agreement with a row-by-row reference."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from books import Row, book
from evaluation_figures import assert_alike, oracle_figures, program_figures
from headroom.book.sourcing import SourcingBook, Vehicle
from headroom.policy_files.policy_file import load_policy, preset_path
from headroom.policy_files.tariff_tables import load_reference
from headroom.rules.exposure import Exposure
from headroom.rules.outcome import Outcome, evaluate
from headroom.rules.policy import Policy
from headroom.rules.scenario import Scenario
from headroom.rules.verdict import Verdict
from property_examples import examples
from row_by_row import expected
from strategies import (
    DOUBTFUL_ROWS,
    RATES,
    REFERENCE,
    ROWS,
    SCENARIOS,
    SHARES,
    books,
    policies,
    vehicles,
)


def outcome_of(a_book: SourcingBook, scenario: Scenario) -> Outcome:
    return evaluate(Exposure.of(a_book, REFERENCE), scenario)


@settings(max_examples=examples(200))
@given(a_book=books(), scenario=SCENARIOS)
def test_the_sums_give_what_counting_row_by_row_gives(a_book: SourcingBook, scenario: Scenario) -> None:
    outcome = outcome_of(a_book, scenario)

    for i, one in enumerate(expected(a_book, scenario, REFERENCE)):
        assert Verdict(outcome.verdict[i]).word == one.verdict
        assert (outcome.rvc_low[i], outcome.rvc_high[i]) == pytest.approx(one.rvc)
        assert (outcome.us_content_low[i], outcome.us_content_high[i]) == pytest.approx(one.us)
        assert outcome.parts_usd[i] == pytest.approx(one.parts_usd)
        assert outcome.parts_duty_usd[i] == pytest.approx(one.parts_duty_usd, abs=1e-6)
        assert outcome.vehicle_duty_usd[i] == pytest.approx(one.vehicle_duty_usd, abs=1e-6)
        assert outcome.fees_usd[i] == pytest.approx(one.fees_usd, abs=1e-6)
        assert outcome.landed_cost_usd[i] == pytest.approx(one.landed_cost_usd)
        assert outcome.headroom[i] == pytest.approx(one.headroom, nan_ok=True)


@settings(max_examples=examples(200))
@given(a_book=books(ROWS | DOUBTFUL_ROWS), scenario=SCENARIOS)
def test_each_figure_of_the_json_is_what_counting_row_by_row_gives(
    a_book: SourcingBook, scenario: Scenario
) -> None:
    found = program_figures(a_book, scenario, REFERENCE)
    counted = oracle_figures(a_book, scenario, REFERENCE)

    assert_alike(found, counted, preference=scenario.policy.preference)


@given(a_book=books(), scenario=SCENARIOS)
def test_the_components_add_up_to_the_landed_cost_to_the_cent(
    a_book: SourcingBook, scenario: Scenario
) -> None:
    outcome = outcome_of(a_book, scenario)

    total = sum(amount for _, amount in outcome.components)
    lines = sum((d.duty_usd for d in outcome.duties), np.zeros(len(a_book.vehicles)))

    assert np.all(np.abs(total - outcome.landed_cost_usd) < 0.005)
    assert np.all(np.abs(lines - outcome.parts_duty_usd - outcome.vehicle_duty_usd) < 0.005)


@given(a_book=books(), scenario=SCENARIOS)
def test_the_low_end_of_a_range_is_never_above_its_high_end(a_book: SourcingBook, scenario: Scenario) -> None:
    outcome = outcome_of(a_book, scenario)

    assert np.all(outcome.rvc_low <= outcome.rvc_high + 1e-12)
    assert np.all(outcome.us_content_low <= outcome.us_content_high + 1e-12)
    assert np.all(outcome.vnm_low_usd <= outcome.vnm_high_usd + 1e-6)


@given(
    a_book=books(), scenario=SCENARIOS, key=st.sampled_from(("rvc", "rvc_truck", "us_content")), other=SHARES
)
def test_a_stricter_threshold_never_adds_a_qualifying_model(
    a_book: SourcingBook, scenario: Scenario, key: str, other: float
) -> None:
    mine = scenario.policy.values()[key] or 0.0
    mild = outcome_of(a_book, scenario.with_value(key, min(mine, other)))
    strict = outcome_of(a_book, scenario.with_value(key, max(mine, other)))

    assert np.all(strict.verdict <= mild.verdict)


@given(
    a_book=books(),
    scenario=SCENARIOS,
    key=st.sampled_from(
        ("mfn_car", "mfn_truck", "s232", "deal", "uk", "mfn_parts", "s301", "s232_parts", "mpf")
    ),
    low=RATES,
    rise=RATES,
)
def test_a_dearer_tariff_never_lowers_a_landed_cost(
    a_book: SourcingBook, scenario: Scenario, key: str, low: float, rise: float
) -> None:
    cheaper = outcome_of(a_book, scenario.with_value(key, low)).landed_cost_usd
    dearer = outcome_of(a_book, scenario.with_value(key, low + rise)).landed_cost_usd

    if key == "mfn_parts":  # it lowers what a deal adds, so that more offset is left for other models
        volumes = [vehicle.annual_volume for vehicle in a_book.vehicles]
        assert np.dot(volumes, dearer) >= np.dot(volumes, cheaper) * (1 - 1e-9) - 1e-6
    else:
        assert np.all(dearer >= cheaper - 1e-6)


@given(rows=st.lists(ROWS, min_size=2, max_size=20), scenario=SCENARIOS, data=st.data())
def test_the_order_of_the_rows_does_not_matter(
    rows: list[Row], scenario: Scenario, data: st.DataObject
) -> None:
    fleet = [data.draw(vehicles(name)) for name in ("A", "B", "C")]
    shuffled = data.draw(st.permutations(rows))
    rates = {"EUR": 1.1, "JPY": 0.0065}

    first = outcome_of(book(rows, *fleet, rates=rates), scenario)
    second = outcome_of(book(shuffled, *fleet, rates=rates), scenario)

    by_name = {vehicle.name: i for i, vehicle in enumerate(second.vehicles)}
    for i, vehicle in enumerate(first.vehicles):
        j = by_name[vehicle.name]
        assert first.landed_cost_usd[i] == pytest.approx(second.landed_cost_usd[j])
        assert first.verdict[i] == second.verdict[j]


@given(
    a_policy=policies(), rows=st.lists(ROWS, min_size=1, max_size=15), scale=st.sampled_from((0.01, 100.0))
)
def test_the_unit_of_money_does_not_matter(a_policy: Policy, rows: list[Row], scale: float) -> None:
    def scaled(by: float) -> SourcingBook:
        vehicle = Vehicle("A", assembly_country="MX", conversion_usd=500 * by, msrp_usd=30_000 * by)
        given_rows = [
            replace(
                r,
                model="A",
                cost=(r.cost + 1) * by,
                freight=r.freight * by,
                part_net_cost=None if r.part_net_cost is None else r.part_net_cost * by,
                part_vnm=None if r.part_vnm is None else r.part_vnm * by,
                component_vnm=None if r.component_vnm is None else r.component_vnm * by,
            )
            for r in rows
        ]
        return book(given_rows, vehicle, rates={"EUR": 1.1, "JPY": 0.0065})

    def in_units(by: float) -> Scenario:
        fees = [
            replace(
                fee,
                least_usd=None if fee.least_usd is None else fee.least_usd * by,
                most_usd=None if fee.most_usd is None else fee.most_usd * by,
            )
            for fee in a_policy.fees
        ]
        return Scenario(replace(a_policy, fees=tuple(fees)))

    one, other = outcome_of(scaled(1), in_units(1)), outcome_of(scaled(scale), in_units(scale))

    assert one.verdict[0] == other.verdict[0]
    assert one.rvc_low[0] == pytest.approx(other.rvc_low[0])
    assert one.landed_cost_usd[0] * scale == pytest.approx(other.landed_cost_usd[0])


@given(a_book=books(), scenario=SCENARIOS)
def test_fleet_totals_are_the_volume_weighted_sums_of_the_models(
    a_book: SourcingBook, scenario: Scenario
) -> None:
    outcome = outcome_of(a_book, scenario)
    totals = outcome.fleet()

    volumes = [vehicle.annual_volume for vehicle in a_book.vehicles]
    assert totals.models == len(volumes)
    assert totals.volume == pytest.approx(sum(volumes))
    assert totals.landed_cost_usd == pytest.approx(
        sum(v * c for v, c in zip(volumes, outcome.landed_cost_usd, strict=True))
    )
    assert 0 <= totals.qualifying_volume_share <= 1


def test_a_rate_moves_no_verdict_and_a_threshold_does() -> None:
    rows, vehicle = [Row("JP", 60.0), Row("US", 40.0)], Vehicle("A", assembly_country="MX")
    exposure = Exposure.of(book(rows, vehicle), load_reference())
    before = Scenario(load_policy(preset_path("usmca")))

    first = evaluate(exposure, before)
    dearer = evaluate(exposure, before.with_value("mfn_car", 0.3))
    stricter = evaluate(exposure, before.with_value("rvc", 0.3))

    assert dearer.tests is first.tests
    assert dearer.vehicle_duty_usd[0] > first.vehicle_duty_usd[0] > 0
    assert stricter.tests is not first.tests
    assert stricter.headroom[0] == pytest.approx(first.headroom[0] + 0.45)


@settings(max_examples=examples(60))
@given(a_book=books(), scenarios=st.lists(SCENARIOS, min_size=2, max_size=5))
def test_what_is_kept_from_one_scenario_to_the_next_is_what_is_computed_afresh(
    a_book: SourcingBook, scenarios: list[Scenario]
) -> None:
    kept = Exposure.of(a_book, REFERENCE)
    for scenario in scenarios:
        own, fresh = evaluate(kept, scenario), outcome_of(a_book, scenario)

        for name in (
            "verdict",
            "rvc_low",
            "rvc_high",
            "us_content_low",
            "us_content_high",
            "landed_cost_usd",
        ):
            assert np.array_equal(getattr(own, name), getattr(fresh, name), equal_nan=True)
        assert np.array_equal(own.landed_cost_usd, fresh.landed_cost_usd)
        assert [test.low.tolist() for test in own.tests if not np.isnan(test.low).any()] == [
            test.low.tolist() for test in fresh.tests if not np.isnan(test.low).any()
        ]
