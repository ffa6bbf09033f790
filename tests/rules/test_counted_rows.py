"""Rows counted one by one are what the sums of their models are made of."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given

import strategies
from bare_policy import BARE_POLICY
from books import Row, book, unknown
from derivations import outcome_of
from headroom.book.sourcing import CoreGroup, PartRole, SourcingBook, Vehicle, VehicleClass
from headroom.rules.counted_rows import counted_among, counted_rows
from headroom.rules.outcome import Outcome
from headroom.rules.policy import Policy, Reading, Test, Threshold, VnmRule
from headroom.rules.readings import CORE_ROLL_UP
from headroom.rules.scenario import Scenario

CLASSES = tuple(VehicleClass)
POLICY = replace(
    BARE_POLICY,
    vnm_rule=VnmRule.ROLL_UP,
    core_parts=True,
    thresholds=(
        Threshold("rvc", "RVC", Test.REGIONAL, 0.75, classes=CLASSES),
        Threshold("core", "Core", Test.CORE_PARTS, 0.75, roles=(PartRole.CORE,)),
        Threshold("other", "Other", Test.CORE_PARTS, 0.5, roles=(PartRole.OTHER,)),
    ),
)
ENGINE: dict[str, Any] = {"core_group": CoreGroup.ENGINE, "role": PartRole.CORE}


def outcome(*rows: Row, policy: Policy = POLICY, vehicles: tuple[Vehicle, ...] = ()) -> Outcome:
    return outcome_of(book(rows, *vehicles, rates={"EUR": 2.0}), Scenario(policy))


@given(sourcing=strategies.books(), scenario=strategies.SCENARIOS)
def test_rows_add_up_to_what_their_model_counts(sourcing: SourcingBook, scenario: Scenario) -> None:
    found = outcome_of(sourcing, scenario)
    fleet = found.exposure.fleet
    for model in range(len(found.vehicles)):
        rows = counted_rows(found, model)
        abroad = 0.0 if fleet.in_region[model] else float(fleet.conversion_usd[model])
        for counted, total in (
            (rows.value_usd, found.parts_usd),
            (rows.vnm_usd, found.vnm_high_usd - abroad),
            (rows.vnm_least_usd, found.vnm_low_usd - abroad),
        ):
            expected = float(total[model])
            assert float(counted.sum()) == pytest.approx(expected, rel=1e-9, abs=1e-6)


@given(sourcing=strategies.books(), scenario=strategies.SCENARIOS)
def test_a_row_counts_at_most_its_value_and_never_less_than_nothing(
    sourcing: SourcingBook, scenario: Scenario
) -> None:
    found = outcome_of(sourcing, scenario)
    rows = counted_among(found, np.arange(len(sourcing.rows)))

    for counted in (rows.vnm_usd, rows.vnm_least_usd):
        assert np.all((counted >= 0) & (counted <= rows.value_usd + 1e-9))


def test_a_row_knows_the_threshold_it_has_to_reach_and_whether_it_does() -> None:
    rows = counted_rows(
        outcome(Row("MX", role=PartRole.CORE, regional=0.7), Row("MX", regional=0.7), Row()), 0
    )

    assert rows.threshold.tolist() == [0.75, 0.5, 0.5]
    assert [one.key if (one := rows.threshold_of(at)) else "" for at in range(3)] == [
        "core",
        "other",
        "other",
    ]
    assert rows.originates.tolist() == [False, True, True]
    assert rows.vnm_usd.tolist() == [100, 0, 0]


def test_a_row_for_which_the_policy_sets_nothing_has_no_threshold_and_needs_everything() -> None:
    rows = counted_rows(outcome(Row(role=PartRole.PRINCIPAL)), 0)

    assert rows.threshold_of(0) is None
    assert rows.threshold.tolist() == [1.0]


def test_a_row_of_unknown_origin_counts_at_the_low_end_alone() -> None:
    rows = counted_rows(outcome(unknown(100.0, regional=0.6)), 0)

    assert (rows.originates.tolist(), rows.may_originate.tolist()) == ([False], [True])
    assert (rows.vnm_usd.tolist(), rows.vnm_least_usd.tolist()) == ([100], [0])


def test_a_credit_is_in_dollars_and_taken_off_what_does_not_originate() -> None:
    stated: dict[str, Any] = {"part_net_cost": 50.0, "part_vnm": 20.0}
    rows = counted_rows(outcome(Row("MX", regional=0.4, currency="EUR", **stated)), 0)

    assert [end.tolist() for end in rows.credit_usd] == [[60], [60]]
    assert rows.vnm_usd.tolist() == [200 - 60]


def test_where_the_core_parts_originate_all_that_is_in_them_counts_as_regional() -> None:
    given_rows = (
        Row("MX", 900.0, **ENGINE),
        Row("JP", 100.0, **ENGINE),
        Row("JP", 50.0),
        Row("JP", 10.0, core_group=CoreGroup.AXLES, originating=True),
    )

    rows = counted_rows(outcome(*given_rows[:3]), 0)
    with_axle = counted_rows(outcome(*given_rows, policy=POLICY.with_value("core", 0.7)), 0)

    assert rows.in_core[0].tolist() == [True, True, False]
    assert rows.vnm_usd.tolist() == [0, 0, 50]
    assert with_axle.in_core[0].tolist() == [True, True, False, False]  # a complete part from outside
    assert with_axle.vnm_usd.tolist() == [0, 0, 50, 10]


def test_core_parts_do_not_roll_up_where_the_policy_reads_it_so_or_the_test_fails() -> None:
    given_rows = (Row("MX", 900.0, **ENGINE), Row("JP", 100.0, **ENGINE))
    said_no = (Reading(CORE_ROLL_UP, "Roll-up", ("yes", "no"), "no"),)

    read_otherwise = counted_rows(outcome(*given_rows, policy=replace(POLICY, readings=said_no)), 0)
    failing = counted_rows(outcome(*given_rows, policy=POLICY.with_value("core", 0.95)), 0)

    for rows in (read_otherwise, failing):
        assert not np.any(rows.in_core)
        assert rows.vnm_usd.tolist() == [0, 100]


def test_an_alternative_is_counted_as_if_it_were_in_its_group() -> None:
    given_rows = (
        Row("MX", 900.0, part="block", **ENGINE),
        Row("MX", 100.0, part="piston", **ENGINE),
        Row("JP", 90.0, part="piston", alternative=True, **ENGINE),
    )

    rows = counted_among(outcome(*given_rows), np.array([2]))

    assert rows.vnm_usd.tolist() == [0]
