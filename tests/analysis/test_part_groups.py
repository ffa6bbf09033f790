"""Listed rows in groups: lines, sums and order."""

import numpy as np

import strategies
from books import Row, book
from fleets import POLICY
from headroom.analysis.part_dimensions import PartDimension, labels_of
from headroom.analysis.part_effects import PartEffects
from headroom.analysis.part_groups import flat, grouped
from headroom.rules.exposure import Exposure
from headroom.rules.outcome import evaluate
from headroom.rules.scenario import Scenario

ROWS = [
    Row("US", 500.0),
    Row("JP", 300.0),
    Row("US", 200.0),
    Row("CN", 400.0),
    Row("JP", 90.0, alternative=True),
]
EFFECTS = PartEffects.of(evaluate(Exposure.of(book(ROWS), strategies.REFERENCE), Scenario(POLICY)))
ORIGINS = labels_of(EFFECTS, PartDimension.ORIGIN)
EVERYTHING = np.arange(5)


def test_groups_stand_by_their_weight_and_open_ones_show_their_rows_in_their_order() -> None:
    weight = EFFECTS.value_usd * EFFECTS.current
    made = grouped(EFFECTS, np.array([2, 0, 1, 3, 4]), ORIGINS, weight, {"United States", "Japan"})

    assert [group.label for group in made.groups] == ["United States", "China", "Japan"]
    assert made.lines.tolist() == [-1, 2, 0, -2, -3, 1, 4]
    assert [group.count for group in made.groups] == [2, 1, 2]
    group = made.group_at(4)
    assert group is not None
    assert group.label == "Japan"
    assert made.group_at(1) is None


def test_sums_are_those_of_the_current_rows() -> None:
    made = grouped(EFFECTS, EVERYTHING, ORIGINS, EFFECTS.value_usd, ())

    assert [group.sums["value_usd"] for group in made.groups] == [700.0, 400.0, 300.0]


def test_the_lightest_or_the_last_label_stands_first_where_it_is_asked_for() -> None:
    lightest = grouped(EFFECTS, EVERYTHING, ORIGINS, EFFECTS.value_usd, (), descending=False)
    named = grouped(EFFECTS, EVERYTHING, ORIGINS, None, (), descending=False)
    turned = grouped(EFFECTS, EVERYTHING, ORIGINS, None, (), descending=True)

    assert [group.label for group in lightest.groups] == ["Japan", "China", "United States"]
    assert [group.label for group in named.groups] == ["China", "Japan", "United States"]
    assert [group.label for group in turned.groups] == ["United States", "Japan", "China"]


def test_there_are_no_sums_over_several_models() -> None:
    rows = [Row("US", model="A"), Row("US", model="B")]
    effects = PartEffects.of(evaluate(Exposure.of(book(rows), strategies.REFERENCE), Scenario(POLICY)))

    made = grouped(effects, np.arange(2), labels_of(effects, PartDimension.ORIGIN), None, ())

    assert np.isnan(made.groups[0].sums["value_usd"])


def test_nothing_is_listed_of_nothing() -> None:
    nothing = np.zeros(0, dtype=np.int64)

    assert len(grouped(EFFECTS, nothing, ORIGINS, EFFECTS.value_usd, ()).lines) == 0
    assert flat(nothing).groups == ()
