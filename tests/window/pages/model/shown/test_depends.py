"""On what the tables of one model depend: whatever changes a table is in it."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

import strategies
from fleets import POLICY, fleet, outcome
from headroom.book.sourcing import SourcingBook
from headroom.output.model_tables.assessment import assessment_lines, assessment_table
from headroom.output.model_tables.duty_stack import duty_lines, duty_stack, duty_table
from headroom.output.model_tables.money import cost_table
from headroom.output.model_tables.us_content import us_content_table
from headroom.output.table import DetailTable
from headroom.policy_files.policy_file import load_presets
from headroom.policy_files.tariff_tables import load_reference
from headroom.rules.exposure import Exposure
from headroom.rules.outcome import Outcome, evaluate
from headroom.rules.policy import Policy
from headroom.rules.scenario import Scenario
from headroom.window.pages.model.shown import depends
from headroom.window.pages.model.shown.depends import Depends

BIRCH = 1
PRESETS = load_presets()
BASELINE = outcome()
TABLES: tuple[tuple[Callable[[Outcome, int], Depends], Callable[[Outcome, int], DetailTable]], ...] = (
    (depends.of_tests, assessment_table),
    (depends.of_tests, assessment_lines),
    (depends.of_us_content, us_content_table),
    (depends.of_duties, duty_table),
    (depends.of_duties, duty_stack),
    (depends.of_duties, duty_lines),
    (
        lambda made, model: depends.of_costs(made, BASELINE, model),
        lambda made, model: cost_table(made, BASELINE, model),
    ),
)


def check(before: Outcome, others: Iterable[Outcome]) -> None:
    """Hold it to it that what is the same in an outcome and in others has the same tables."""
    models = min(len(before.vehicles), len(BASELINE.vehicles))
    for model, (depends_on, table) in product(range(models), TABLES):
        known, seen = depends_on(before, model), shown(table(before, model))
        for now in others:
            if model < len(now.vehicles) and depends_on(now, model) == known:
                assert shown(table(now, model)) == seen


def shown(table: DetailTable) -> tuple[object, ...]:
    """Return all that is seen and copied of a table; a NaN is like any other."""
    cells = [[repr(replace(cell, trail=None)) for cell in row] for row in table.rows]
    return table.title, table.columns, cells, table.has_total, table.caption


def steps_of(policy: Policy) -> list[Policy]:
    """Return a policy as it is, with every value and reading moved in turn, and on days around its own."""
    keys = {
        *(one.key for one in policy.thresholds),
        *(one.key for one in policy.measures),
        *(one.key for one in policy.fees),
    }
    moved = [policy.with_value(key, 0.6) for key in sorted(keys)]
    read = [policy.with_reading(one.key, word) for one in policy.readings for word in one.words]
    days = [policy.at(policy.as_of + timedelta(days=days)) for days in range(-800, 800, 200)]
    return [policy, *moved, *read, *days]


@pytest.mark.parametrize("policy", PRESETS, ids=lambda policy: policy.name)
def test_whatever_a_lever_a_reading_or_a_day_changes_is_among_it(policy: Policy) -> None:
    exposure = Exposure.of(fleet(), load_reference())
    before, *others = (evaluate(exposure, Scenario(one)) for one in steps_of(policy))
    check(before, others)


@given(sourcing=strategies.books(), scenarios=st.lists(strategies.SCENARIOS, min_size=2, max_size=4))
def test_whatever_differs_between_scenarios_is_among_it(
    sourcing: SourcingBook, scenarios: list[Scenario]
) -> None:
    exposure = Exposure.of(sourcing, strategies.REFERENCE)
    before, *others = (evaluate(exposure, one) for one in scenarios)
    check(before, others)


def test_another_workbook_is_among_it_also_where_all_else_is_equal() -> None:
    named = replace(fleet(), vehicles=tuple(replace(one, name=f"{one.name} 2") for one in fleet().vehicles))
    for depends_on, _ in TABLES:
        assert depends_on(outcome(), BIRCH) != depends_on(outcome(sourcing=named), BIRCH)


def test_a_threshold_leaves_duties_and_costs_and_a_duty_leaves_tests_as_they_are() -> None:
    exposure = Exposure.of(fleet(), strategies.REFERENCE)
    now, stricter, dearer = (
        evaluate(exposure, Scenario(one))
        for one in (POLICY, POLICY.with_value("rvc", 0.76), POLICY.with_value("mfn_car", 0.1))
    )
    assert depends.of_duties(now, BIRCH) == depends.of_duties(stricter, BIRCH)
    assert depends.of_costs(now, BASELINE, BIRCH) == depends.of_costs(stricter, BASELINE, BIRCH)
    assert depends.of_tests(now, BIRCH) == depends.of_tests(dearer, BIRCH)
    assert depends.of_tests(now, BIRCH) != depends.of_tests(stricter, BIRCH)
    assert depends.of_duties(now, BIRCH) != depends.of_duties(dearer, BIRCH)
    assert depends.of_costs(now, BASELINE, BIRCH) != depends.of_costs(dearer, BASELINE, BIRCH)
    assert depends.of_duties(now, BIRCH) != depends.of_duties(
        evaluate(exposure, Scenario(replace(POLICY, as_of=date(2026, 12, 1)))), BIRCH
    )
