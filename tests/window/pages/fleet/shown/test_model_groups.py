"""Models in groups: every model once, below a row whose totals are those of its models."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fleets import outcome
from headroom.analysis.model_filter import model_labels
from headroom.arrays import Ints
from headroom.rules.outcome import Outcome, evaluate
from headroom.rules.scenario import Scenario
from headroom.window.pages.fleet.shown.fleet_table import fleet_table
from headroom.window.pages.fleet.shown.fleet_totals import FLEET, fleet_totals
from headroom.window.pages.fleet.shown.model_groups import listing
from headroom.window.shown.groupings import Grouping

FLEET_OF_FIVE: Outcome = outcome()
EVERY: Ints = np.arange(5, dtype=np.int32)[::-1].copy()


def test_without_groups_models_stand_alone_below_each_other() -> None:
    found = listing(EVERY, FLEET_OF_FIVE, Grouping.NONE, filtered=False)

    assert found.lines.tolist() == [4, 3, 2, 1, 0]
    assert found.groups == ()


@given(
    order=st.permutations(range(5)).flatmap(
        lambda all_of: st.integers(0, 5).map(lambda count: all_of[:count])
    ),
    grouping=st.sampled_from([one for one in Grouping if one is not Grouping.NONE]),
)
def test_each_model_stands_once_below_the_row_of_its_group_in_its_order(
    order: list[int], grouping: Grouping
) -> None:
    found = listing(np.array(order, dtype=np.int32), FLEET_OF_FIVE, grouping, filtered=False)

    assert grouping.trait is not None
    labels, group = model_labels(FLEET_OF_FIVE, grouping.trait), ""
    seen: dict[str, list[int]] = {}
    for line in found.lines.tolist():
        if line < 0:
            group = found.groups[-1 - line].name
            assert group not in seen
            seen[group] = []
        else:
            seen[group].append(line)
    expected: dict[str, list[int]] = {}
    for model in order:
        expected.setdefault(labels[model], []).append(model)
    assert seen == expected
    assert list(seen) == list(expected)


@pytest.mark.parametrize("grouping", [one for one in Grouping if one is not Grouping.NONE])
def test_totals_of_the_groups_add_up_to_those_of_the_fleet(grouping: Grouping) -> None:
    found, whole = listing(EVERY, FLEET_OF_FIVE, grouping, filtered=False), FLEET_OF_FIVE.fleet()

    totals = [FLEET_OF_FIVE.totals_of(group.models) for group in found.groups]

    for name in ("models", "qualifying", "volume", "qualifying_volume", "duty_usd", "landed_cost_usd"):
        assert sum(getattr(one, name) for one in totals) == pytest.approx(getattr(whole, name))


def test_of_a_filter_the_shown_have_totals_and_the_fleet_says_that_it_is_of_all() -> None:
    some = EVERY[:2]
    found = listing(some, FLEET_OF_FIVE, Grouping.NONE, filtered=True)

    assert found.lines.tolist() == [-1, 4, 3]
    (row,) = found.totals(FLEET_OF_FIVE, FLEET_OF_FIVE)
    assert row.name == "Shown, 2 of 5"
    assert row.verdict.startswith(f"{FLEET_OF_FIVE.totals_of(some).qualifying} of 2 ")
    whole = fleet_totals(FLEET_OF_FIVE, FLEET_OF_FIVE, filtered=True)
    assert whole.name == f"{FLEET}, all 5"
    assert whole.duty == fleet_totals(FLEET_OF_FIVE, FLEET_OF_FIVE).duty
    assert len(listing(EVERY[:0], FLEET_OF_FIVE, Grouping.NONE, filtered=True).lines) == 0


def test_on_paper_the_rows_of_groups_stand_above_their_models_and_the_fleet_below() -> None:
    other = evaluate(FLEET_OF_FIVE.exposure, Scenario(FLEET_OF_FIVE.scenario.policy))
    found = listing(EVERY, FLEET_OF_FIVE, Grouping.VEHICLE_CLASS, filtered=False)

    table = fleet_table(FLEET_OF_FIVE, other, found, filtered=False)

    assert len(table.rows) == len(found.lines) + 1
    assert {len(row) for row in table.rows} == {len(table.columns)}
    assert table.rows[0][0].text == found.groups[0].name
    assert table.rows[-1][0].text == FLEET
