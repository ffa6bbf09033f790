"""The rows behind a figure add up to it."""

from dataclasses import fields, replace
from datetime import date
from time import perf_counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import strategies
from books import Row, book, unknown
from headroom.analysis.weightiest_rows import row_duties, unknown_rows, weightiest
from headroom.arrays import CodedTexts
from headroom.book.sourcing import PartRole, SourcingBook, Vehicle, VehicleClass
from headroom.rules.counted_rows import counted_rows
from headroom.rules.exposure import Exposure
from headroom.rules.measures import Measure, RateKind, Trade
from headroom.rules.outcome import Outcome, evaluate
from headroom.rules.policy import Policy, Test, Threshold, VnmRule
from headroom.rules.scenario import Scenario


def policy(rule: VnmRule = VnmRule.ROLL_UP) -> Policy:
    return Policy(
        name="plain",
        title="Plain",
        as_of=date(2026, 1, 1),
        hypothetical=True,
        summary="",
        vnm_rule=rule,
        preference=True,
        core_parts=False,
        tracing_list="traced",
        thresholds=(
            Threshold("rvc", "Regional content", Test.REGIONAL, 0.75, classes=tuple(VehicleClass)),
            Threshold("other", "Other parts", Test.CORE_PARTS, 0.5, roles=(PartRole.OTHER,)),
        ),
        measures=(Measure("mfn_parts", "MFN, parts", Trade.PARTS, 0.10, unknown_origin=True),),
        fees=(),
    )


def outcome_of(sourcing: SourcingBook, rule: VnmRule = VnmRule.ROLL_UP) -> Outcome:
    return evaluate(Exposure.of(sourcing, strategies.REFERENCE), Scenario(policy(rule)))


def repeated(sourcing: SourcingBook, times: int) -> SourcingBook:
    """Return a book with the rows of another one many times over."""
    columns: dict[str, object] = {}
    for column in fields(sourcing.rows):
        values = getattr(sourcing.rows, column.name)
        if isinstance(values, np.ndarray):
            columns[column.name] = np.tile(values, times)
        elif isinstance(values, CodedTexts):
            columns[column.name] = CodedTexts(np.tile(values.codes, times), values.values)
    rows = replace(sourcing.rows, **columns)  # type: ignore[arg-type]
    return replace(sourcing, rows=rows, rows_read=len(rows), rows_used=len(rows))


@given(sourcing=strategies.books(), scenario=strategies.SCENARIOS)
def test_the_rows_of_a_model_add_up_to_its_non_originating_materials(
    sourcing: SourcingBook, scenario: Scenario
) -> None:
    outcome = evaluate(Exposure.of(sourcing, strategies.REFERENCE), scenario)
    for model, vehicle in enumerate(outcome.vehicles):
        outside = vehicle.assembly_country not in {"US", "CA", "MX"}
        conversion = vehicle.conversion_usd if outside else 0.0
        rows = counted_rows(outcome, model)
        assert rows.vnm_usd.sum() == pytest.approx(outcome.vnm_high_usd[model] - conversion, abs=1e-6)
        assert rows.vnm_least_usd.sum() == pytest.approx(outcome.vnm_low_usd[model] - conversion, abs=1e-6)
        assert rows.value_usd.sum() == pytest.approx(outcome.parts_usd[model], abs=1e-6)


@given(sourcing=strategies.books(), scenario=strategies.SCENARIOS)
def test_the_duties_of_the_rows_add_up_to_the_duties_on_parts_before_credits(
    sourcing: SourcingBook, scenario: Scenario
) -> None:
    outcome = evaluate(Exposure.of(sourcing, strategies.REFERENCE), scenario)
    before_credits = sum(
        (
            line.duty_usd
            for line in outcome.duties
            if line.measure.on is Trade.PARTS and line.measure.kind is not RateKind.CREDIT
        ),
        np.zeros(len(outcome.vehicles)),
    )
    for model in range(len(outcome.vehicles)):
        rows = counted_rows(outcome, model)
        duties = row_duties(outcome, rows.row, rows.value_usd, rows.originates)
        assert duties.sum() == pytest.approx(before_credits[model], abs=1e-6)


@given(sourcing=strategies.books(), scenario=strategies.SCENARIOS, count=st.integers(1, 30))
def test_no_row_left_out_weighs_more_than_one_that_is_named(
    sourcing: SourcingBook, scenario: Scenario, count: int
) -> None:
    outcome = evaluate(Exposure.of(sourcing, strategies.REFERENCE), scenario)
    for model in range(len(outcome.vehicles)):
        named = weightiest(outcome, model, count)
        everything = np.sort(counted_rows(outcome, model).vnm_usd)[::-1]
        everything = everything[everything > 0]
        assert [row.vnm_usd for row in named] == everything[:count].tolist()


def test_a_row_says_where_it_stands_and_what_it_does() -> None:
    sourcing = book(
        [
            Row(origin="US", cost=700.0),
            Row(origin="JP", cost=90.0, quantity=2.0, part="0047-112"),
            Row(origin="JP", cost=50.0, alternative=True),
        ]
    )
    (row,) = weightiest(outcome_of(sourcing), 0)
    assert (row.part_number, row.origin, row.address) == ("0047-112", "JP", "Sourcing!D3")
    assert row.role is PartRole.OTHER
    assert (row.value_usd, row.vnm_usd, row.threshold) == (180.0, 180.0, 0.5)
    assert not row.originates
    assert row.duty_usd == pytest.approx(18.0)


def test_parts_of_unknown_origin_count_in_full_at_the_low_end_and_for_nothing_at_the_high_end() -> None:
    (row,) = weightiest(outcome_of(book([Row(cost=700.0), unknown(100.0)])), 0)
    assert (row.vnm_usd, row.vnm_least_usd) == (100.0, 0.0)
    assert (row.regional_low, row.regional_high) == (0.0, 1.0)


@pytest.mark.parametrize(
    ("rule", "vnm_usd"), [(VnmRule.AS_SOURCED, 40.0), (VnmRule.TRACED, 40.0), (VnmRule.ROLL_UP, 0.0)]
)
def test_a_part_that_originates_counts_only_where_parts_count_as_sourced(
    rule: VnmRule, vnm_usd: float
) -> None:
    outcome = outcome_of(book([Row(origin="MX", cost=100.0, regional=0.6, hts="87089981")]), rule)
    assert counted_rows(outcome, 0).vnm_usd.tolist() == pytest.approx([vnm_usd])


def test_parts_of_unknown_origin_are_counted_where_they_leave_some_content_open() -> None:
    settled = unknown(1.0, regional=0.5, us=0.5, originating=True, us_transformed=False)
    refused = unknown(1.0, us=0.0, originating=False, us_transformed=False)
    rows = [Row(), unknown(1.0), unknown(1.0, regional=0.5, us=0.5), settled, refused]
    assert unknown_rows(outcome_of(book(rows)), 0) == 2
    assert unknown_rows(outcome_of(book(rows[:1])), 0) == 0


def test_parts_off_the_tracing_list_are_deemed_originating() -> None:
    outcome = outcome_of(book([Row(origin="JP", hts="94012000")]), VnmRule.TRACED)
    assert weightiest(outcome, 0) == ()


def test_of_rows_of_equal_weight_the_first_ones_are_named() -> None:
    outcome = outcome_of(book([Row(origin="JP", cost=5.0, part=f"N{n}") for n in range(6)]))
    assert [row.part_number for row in weightiest(outcome, 0, 3)] == ["N0", "N1", "N2"]


def test_vehicles_assembled_elsewhere_have_parts_without_duty() -> None:
    sourcing = book([Row(origin="JP")], Vehicle("A", assembly_country="MX"))
    (row,) = weightiest(outcome_of(sourcing), 0)
    assert row.duty_usd == 0.0


@pytest.mark.slow
def test_the_rows_of_one_model_of_a_million_are_found_at_once() -> None:
    small = book(
        Row(origin=("US", "JP", "MX", "CN")[n % 4], cost=1.0 + n % 97, model=f"M{n % 12}")
        for n in range(4800)
    )
    outcome = outcome_of(repeated(small, 210))
    start = perf_counter()
    assert len(weightiest(outcome, 3)) == 20
    assert perf_counter() - start < 0.25
