"""What changed between two readings of a workbook."""

import time
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from books import Row, book
from fleets import POLICY
from headroom.analysis.refresh_effect import effect_of
from headroom.book.changes import RowCounts, changes_between
from headroom.book.sourcing import SourcingBook, Vehicle
from headroom.rules.exposure import Exposure
from headroom.rules.outcome import Outcome, evaluate
from headroom.rules.scenario import Scenario
from headroom.rules.verdict import Verdict
from strategies import REFERENCE, ROWS, books


def outcome(sourcing: SourcingBook) -> Outcome:
    return evaluate(Exposure.of(sourcing, REFERENCE), Scenario(POLICY))


@given(sourcing=books())
def test_a_workbook_read_again_has_not_changed(sourcing: SourcingBook) -> None:
    changes = changes_between(sourcing, sourcing)

    assert changes.nothing
    assert changes.by_model() == {}
    assert effect_of(changes, outcome(sourcing), outcome(sourcing)) == ()


@given(rows=st.lists(ROWS, min_size=1, max_size=12), data=st.data())
def test_rows_in_another_order_are_the_same_rows(rows: list[Row], data: st.DataObject) -> None:
    named = [replace(row, part=f"P{at % 3}") for at, row in enumerate(rows)]
    shuffled = data.draw(st.permutations(named))

    changes = changes_between(book(named), book(shuffled))

    assert changes.counts == RowCounts(0, 0, 0)


@given(
    rows=st.lists(ROWS, min_size=1, max_size=12),
    more=st.lists(ROWS, max_size=5),
    fewer=st.integers(0, 5),
)
def test_what_came_less_what_went_is_the_growth_of_the_table(
    rows: list[Row], more: list[Row], fewer: int
) -> None:
    then = [replace(row, part=f"P{at % 4}") for at, row in enumerate(rows)]
    now = then[fewer:] + [replace(row, part=f"P{at}") for at, row in enumerate(more)] or then[:1]
    before, after = book(then), book(now)

    changes = changes_between(before, after)
    mirrored = changes_between(after, before)

    assert changes.counts.added - changes.counts.removed == len(now) - len(then)
    assert (mirrored.counts.added, mirrored.counts.removed) == (changes.counts.removed, changes.counts.added)
    summed = changes.by_model().values()
    assert sum(counts.added for counts in summed) == changes.counts.added
    assert sum(counts.removed for counts in summed) == changes.counts.removed
    assert sum(counts.changed for counts in summed) == changes.counts.changed


def test_a_change_is_told_field_by_field_with_the_cells_before_and_after() -> None:
    before = book([Row("US", 100, part="P1"), Row("MX", 50, part="P2")])
    after = book(
        [Row("CN", 10, part="P0"), Row("US", 100, part="P1"), Row("CA", 55, part="P2", regional=0.4)]
    )

    changes = changes_between(before, after)

    assert changes.added.tolist() == [0]
    (change,) = changes.row_changes()
    assert (change.part_number, change.row_before, change.row_after) == ("P2", 1, 2)
    told = {value.field: (value.before, value.after) for value in change.values}
    assert told == {"origin": ("MX", "CA"), "unit_cost": (50.0, 55.0), "regional_content": (None, 0.4)}
    cells = {value.field: (value.cell_before, value.cell_after) for value in change.values}
    assert cells["origin"] == ("Sourcing!C3", "Sourcing!C4")
    assert cells["unit_cost"] == ("Sourcing!D3", "Sourcing!D4")


def test_of_two_sources_of_a_part_each_is_compared_with_itself() -> None:
    before = book([Row("US", 100, part="P"), Row("CN", 60, part="P", alternative=True)])
    after = book([Row("CN", 66, part="P", alternative=True), Row("US", 101, part="P")])

    told = [
        (value.before, value.after)
        for change in changes_between(before, after).row_changes()
        for value in change.values
    ]

    assert told == [(60.0, 66.0), (100.0, 101.0)]


def test_of_two_equal_rows_one_can_go() -> None:
    twice = [Row("US", 100, part="P"), Row("US", 100, part="P")]

    assert changes_between(book(twice), book(twice[:1])).counts == RowCounts(0, 1, 0)


def test_a_number_computed_again_in_another_order_has_not_changed() -> None:
    before, after = book([Row("US", 0.1 + 0.2, part="P")]), book([Row("US", 0.3, part="P")])

    assert changes_between(before, after).nothing


def test_models_facts_and_rates_that_changed_are_told() -> None:
    cells = {"annual_volume": "Models!D2"}
    before = book(
        [Row(part="P"), Row(model="B", part="P")],
        Vehicle("A", annual_volume=10, cells=cells),
        rates={"EUR": 1.1},
    )
    after = book(
        [Row(part="P"), Row(model="C", part="P")],
        Vehicle("A", annual_volume=20, cells=cells),
        rates={"JPY": 0.01},
    )

    changes = changes_between(before, after)

    assert (changes.models_added, changes.models_removed) == (("C",), ("B",))
    (fact,) = changes.facts
    assert (fact.of, fact.field, fact.before, fact.after) == ("A", "annual_volume", 10, 20)
    assert fact.cell_after == "Models!D2"
    assert [(rate.of, rate.before, rate.after) for rate in changes.rates] == [
        ("EUR", 1.1, None),
        ("JPY", None, 0.01),
    ]


def test_the_effect_is_told_for_the_models_concerned_only() -> None:
    rows = [Row("US", 800, "A", "P"), Row("CN", 200, "A", "Q"), Row("US", 100, "B", "P")]
    before = book(rows, Vehicle("A"), Vehicle("B"))
    after = book(
        [rows[0], replace(rows[1], cost=900), rows[2], Row(model="C", part="Z")], Vehicle("A"), Vehicle("B")
    )

    effects = effect_of(changes_between(before, after), outcome(before), outcome(after))

    assert [effect.model for effect in effects] == ["A", "C"]
    first, second = effects
    assert (first.rvc_before, first.rvc_after) == pytest.approx((0.8, 800 / 1700))
    assert first.landed_after_usd > first.landed_before_usd
    assert (second.verdict_before, second.verdict_after) == (None, Verdict.QUALIFIES)
    assert np.isnan(second.rvc_before)


@pytest.mark.slow
def test_a_hundred_thousand_rows_are_compared_in_a_second() -> None:
    rng = np.random.default_rng(1)
    count = 100_000
    rows = [
        Row("US", float(cost), f"M{at // 2000}", f"P{at % 2000}")
        for at, cost in enumerate(rng.integers(1, 10_000, count))
    ]
    before = book(rows)
    after = book([replace(row, cost=row.cost + (at % 10 == 0)) for at, row in enumerate(rows[5:])])
    begin = time.perf_counter()

    changes = changes_between(before, after)

    assert time.perf_counter() - begin < 2
    assert changes.counts == RowCounts(0, 5, 9999 + 1)


def test_a_figure_that_was_summed_in_another_order_is_no_effect() -> None:
    """0.1 + 0.2 + 0.3 and 0.3 + 0.2 + 0.1 differ in their last digit: nothing is told of either."""
    rows = [
        Row(origin, cost, "A", part)
        for origin, cost, part in (("US", 0.1, "P"), ("CN", 0.2, "Q"), ("MX", 0.3, "R"))
    ]
    other = Row("US", 100, "B", "P")
    before = book([*rows, other], Vehicle("A"), Vehicle("B"))
    after = book([*reversed(rows), replace(other, cost=110)], Vehicle("A"), Vehicle("B"))
    assert outcome(before).landed_cost_usd[0] != outcome(after).landed_cost_usd[0]

    effects = effect_of(changes_between(before, after), outcome(before), outcome(after))

    assert [effect.model for effect in effects] == ["B"]


def test_facts_and_rates_computed_again_have_not_changed() -> None:
    before = book([Row(part="P")], Vehicle("A", conversion_usd=0.1 + 0.2), rates={"EUR": 0.1 + 0.2})
    after = book([Row(part="P")], Vehicle("A", conversion_usd=0.3), rates={"EUR": 0.3})

    assert changes_between(before, after).nothing
