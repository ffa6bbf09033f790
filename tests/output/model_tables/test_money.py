"""The money of one model, line by line."""

from dataclasses import replace

import pytest
from hypothesis import given

import strategies
from books import Row, book, unknown
from fleets import POLICY, outcome
from headroom.analysis.weightiest_rows import weightiest
from headroom.book.sourcing import SourcingBook, Vehicle
from headroom.output.model_tables.duty_stack import duty_table
from headroom.output.model_tables.money import (
    cost_table,
    rows_lines,
    rows_table,
    what_weighs,
    why,
)
from headroom.output.table import DetailTable
from headroom.rules.exposure import Exposure
from headroom.rules.outcome import evaluate
from headroom.rules.policy import VnmRule
from headroom.rules.scenario import Scenario
from headroom.words import formatting

ASPEN, BIRCH, CEDAR = range(3)
T = formatting.THIN_SPACE


def texts(table: DetailTable) -> list[list[str]]:
    return [[cell.text for cell in row] for row in table.rows]


def total_of(table: DetailTable, column: int) -> float:
    return sum(row[column].number or 0.0 for row in table.rows[:-1])


@given(sourcing=strategies.books(), scenario=strategies.SCENARIOS)
def test_the_lines_add_up_to_the_total_and_the_total_to_the_outcome(
    sourcing: SourcingBook, scenario: Scenario
) -> None:
    made = evaluate(Exposure.of(sourcing, strategies.REFERENCE), scenario)
    for model in range(len(made.vehicles)):
        duties = duty_table(made, model)
        together = float((made.parts_duty_usd + made.vehicle_duty_usd + made.fees_usd)[model])
        if duties.rows:
            assert duties.rows[-1][5].number == pytest.approx(together, abs=1e-6)
            assert total_of(duties, 5) == pytest.approx(together, abs=1e-6)
        else:
            assert together == pytest.approx(0.0, abs=1e-9)
        costs = cost_table(made, made, model)
        assert total_of(costs, 1) == pytest.approx(float(made.landed_cost_usd[model]), abs=1e-6)


def test_the_cost_has_share_baseline_change_and_the_sum_of_a_year() -> None:
    table = cost_table(outcome(POLICY.with_value("mfn_car", 0.125)), outcome(), BIRCH)
    rows = {row[0]: row[1:] for row in texts(table)}
    assert rows["Vehicle duty"] == ["$125", f"11.1{T}%", "$25", "+$100", "$250,000"]
    assert rows["Landed cost"] == ["$1,128", f"100.0{T}%", "$1,028", "+$100", f"$2.3{T}M"]
    assert list(rows)[-1] == "Landed cost"
    assert table.caption == "2,000 vehicles a year"


def test_a_vehicle_that_costs_nothing_has_no_shares() -> None:
    table = cost_table(outcome(sourcing=book([Row(cost=0.0)])), outcome(sourcing=book([Row(cost=0.0)])), 0)
    assert {row[2] for row in texts(table)} == {formatting.NOTHING}
    assert table.caption == "1 vehicle a year"


def test_the_rows_that_weigh_most_have_their_cell_and_the_reason() -> None:
    table = rows_table(outcome(), BIRCH)
    assert texts(table) == [
        [
            *("Birch-J", "", "JP", "other", "$400", "$400"),
            f"{formatting.MINUS}40.00",
            *("last made outside the region", "Sourcing!D5"),
        ]
    ]
    assert table.caption == f"1 row: $400, 100{T}% of the non-originating value of $400"


def test_in_short_a_row_says_what_it_is_and_the_points_that_it_takes() -> None:
    named = book([Row("US", 600), Row("JP", 250), Row("CN", 150)], Vehicle("A", assembly_country="US"))
    table = rows_lines(rows_table(outcome(sourcing=named), 0))

    assert [column.title for column in table.columns] == ["Part", "Origin", "Value", "Points", "Cell"]
    assert texts(table) == [
        ["P1", "JP", "$250", f"{formatting.MINUS}25.00", "D3"],
        ["P2", "CN", "$150", f"{formatting.MINUS}15.00", "D4"],
    ]
    assert table.rows[0][0].note == "P1, other, last made outside the region"
    assert total_of(table, 3) + (table.rows[-1][3].number or 0.0) == pytest.approx(-40.0)
    nothing = rows_lines(rows_table(outcome(sourcing=book([Row("US")])), 0))
    assert (nothing.rows, nothing.caption) == ((), "No part counts as non-originating.")


def test_duties_on_parts_are_a_column_only_where_parts_bear_them() -> None:
    assert "Parts duty" not in [column.title for column in rows_table(outcome(), BIRCH).columns]
    assert "Parts duty" in [column.title for column in rows_table(outcome(), ASPEN).columns]
    assert "$2" in texts(rows_table(outcome(), ASPEN))[0]


def test_a_model_all_of_whose_parts_originate_has_no_such_rows() -> None:
    table = rows_table(outcome(sourcing=book([Row("US")])), 0)
    assert table.rows == ()
    assert table.caption == "No part counts as non-originating."


@given(
    sourcing=strategies.books(), one=strategies.SCENARIOS, other=strategies.SCENARIOS, share=strategies.SHARES
)
def test_rows_that_depend_on_the_same_things_make_the_same_table(
    sourcing: SourcingBook, one: Scenario, other: Scenario, share: float
) -> None:
    exposure = Exposure.of(sourcing, strategies.REFERENCE)
    made = evaluate(exposure, one)
    moved = evaluate(exposure, one.with_value("rvc", share).with_value("us_content", share))
    another = evaluate(exposure, other)
    for model in range(len(made.vehicles)):
        assert what_weighs(made, model) == what_weighs(moved, model)
        assert rows_table(made, model) == rows_table(moved, model)
        if rows_table(made, model) != rows_table(another, model):
            assert what_weighs(made, model) != what_weighs(another, model)


@pytest.mark.parametrize(
    ("rule", "known", "open_"),
    [
        (
            VnmRule.ROLL_UP,
            f"40{T}% regional < 50{T}%",
            f"origin unknown: 0 to 100{T}%, 50{T}% needed",
        ),
        (
            VnmRule.TRACED,
            f"listed, 60{T}% non-regional",
            f"origin unknown: listed, 0 to 100{T}% non-regional",
        ),
        (VnmRule.AS_SOURCED, f"60{T}% non-regional", f"origin unknown: 0 to 100{T}% non-regional"),
    ],
)
def test_the_reason_follows_the_rule_of_counting(rule: VnmRule, known: str, open_: str) -> None:
    sourcing = book([Row("MX", 100, regional=0.4), unknown(50)])
    made = outcome(replace(POLICY, vnm_rule=rule), sourcing)
    assert [why(row, rule) for row in weightiest(made, 0)] == [known, open_]
    assert [row[2] for row in texts(rows_table(made, 0))] == ["MX", "unknown"]
