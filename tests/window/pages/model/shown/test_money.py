"""The money of one model, line by line."""

from dataclasses import replace

import pytest
from hypothesis import given

import strategies
from books import Row, book, unknown
from fleets import POLICY, outcome
from headroom.analysis.weightiest_rows import weightiest
from headroom.book.sourcing import SourcingBook, Vehicle
from headroom.output.table import DetailTable
from headroom.rules.exposure import Exposure
from headroom.rules.outcome import evaluate
from headroom.rules.policy import VnmRule
from headroom.rules.scenario import Scenario
from headroom.window.pages.model.shown.money import cost_table, duty_table, rows_table, what_weighs, why
from headroom.words import formatting

ASPEN, BIRCH, CEDAR = range(3)
T = formatting.THIN_SPACE


def texts(table: DetailTable) -> list[list[str]]:
    return [[cell.text for cell in row] for row in table.rows]


def total_of(table: DetailTable, column: int) -> float:
    return sum(row[column].number or 0.0 for row in table.rows[:-1])


def test_each_duty_and_fee_has_base_rate_amount_and_source() -> None:
    source = "HTSUS 8703.23.01, from 2026-01-01"
    assert texts(duty_table(outcome(), BIRCH)) == [
        ["MFN, cars", "customs value", "$1,000", f"2.5{T}%", "$25.00", source],
        ["Merchandise processing fee", "customs value", "$1,000", f"0.3464{T}%", "$3.46", source],
        ["Duties and fees", "", "", "", "$28.46", ""],
    ]
    note = duty_table(outcome(), BIRCH).rows[0][-1].note
    assert note == f"{source}\nColumn 1, general\nhttps://hts.usitc.gov"


def test_duties_on_parts_name_the_tariff_code_and_credits_are_below_zero() -> None:
    sourcing = book(
        [Row("CN", 100, hts="85443000"), Row("US", 900)], Vehicle("A", assembly_country="US", msrp_usd=5000.0)
    )
    lines = texts(duty_table(outcome(sourcing=sourcing), 0))
    assert [line[:5] for line in lines] == [
        ["MFN, parts", "parts, by tariff code", "$100", f"5.0{T}%", "$5.00"],
        ["Section 301", "parts", "$100", f"25.0{T}%", "$25.00"],
        ["Offset", "MSRP", "$5,000", f"0.1{T}%", f"{formatting.MINUS}$5.00"],
        ["Duties and fees", "", "", "", "$25.00"],
    ]


def test_a_model_without_duties_says_so() -> None:
    sourcing = book([Row("US")], Vehicle("A", assembly_country="US"))
    table = duty_table(outcome(sourcing=sourcing), 0)
    assert table.rows == ()
    assert table.caption == "No duty or fee falls on this model."


@given(sourcing=strategies.books(), scenario=strategies.SCENARIOS)
def test_the_lines_add_up_to_the_total_and_the_total_to_the_outcome(
    sourcing: SourcingBook, scenario: Scenario
) -> None:
    made = evaluate(Exposure.of(sourcing, strategies.REFERENCE), scenario)
    for model in range(len(made.vehicles)):
        duties = duty_table(made, model)
        together = float((made.parts_duty_usd + made.vehicle_duty_usd + made.fees_usd)[model])
        if duties.rows:
            assert duties.rows[-1][4].number == pytest.approx(together, abs=1e-6)
            assert total_of(duties, 4) == pytest.approx(together, abs=1e-6)
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
        ["Birch-J", "", "JP", "other", "$400", "$400", "last made outside the region", "Sourcing!D5"]
    ]
    assert table.caption == f"1 row: $400, 100{T}% of the non-originating value of $400"


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
