"""Parts summed by two labels: what pandas sums, and the figures of the fleet."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import strategies
from books import Row, book
from fleets import POLICY
from headroom.analysis.part_dimensions import PartDimension, labels_of
from headroom.analysis.part_effects import PartEffects
from headroom.analysis.part_pivot import DIMENSIONS, PartMeasure, amounts, pivot
from headroom.book.sourcing import SourcingBook, Vehicle
from headroom.rules.exposure import Exposure
from headroom.rules.outcome import evaluate
from headroom.rules.scenario import Scenario

ORIGIN, MODEL = PartDimension.ORIGIN, PartDimension.MODEL


def effects_of(sourcing: SourcingBook, scenario: Scenario | None = None) -> PartEffects:
    exposure = Exposure.of(sourcing, strategies.REFERENCE)
    return PartEffects.of(evaluate(exposure, scenario or Scenario(POLICY)))


@given(
    sourcing=strategies.books(),
    scenario=strategies.SCENARIOS,
    down=st.sampled_from(DIMENSIONS),
    across=st.sampled_from(DIMENSIONS),
    measure=st.sampled_from(PartMeasure),
)
def test_the_sums_are_those_of_pandas(
    sourcing: SourcingBook,
    scenario: Scenario,
    down: PartDimension,
    across: PartDimension,
    measure: PartMeasure,
) -> None:
    effects = effects_of(sourcing, scenario)
    found = pivot(effects, down, across, measure)

    def column(dimension: PartDimension) -> list[str]:
        cells = labels_of(effects, dimension)
        return [cells[row] for row in range(len(cells))]

    frame = pd.DataFrame(
        {"down": column(down), "across": column(across), "amount": amounts(effects, measure)}
    )[effects.current]
    expected = frame.groupby(["down", "across"])["amount"].sum().unstack(fill_value=0)

    assert sorted(found.rows) == sorted(expected.index)
    assert sorted(found.columns) == sorted(expected.columns)
    own = pd.DataFrame(found.cells, index=found.rows, columns=found.columns)
    assert np.allclose(own.loc[expected.index, expected.columns], expected, rtol=1e-9, atol=1e-6)
    assert int(found.counts.sum()) == int(effects.current.sum())


@given(sourcing=strategies.books(), scenario=strategies.SCENARIOS)
def test_the_whole_is_what_the_fleet_comes_to(sourcing: SourcingBook, scenario: Scenario) -> None:
    effects = effects_of(sourcing, scenario)
    outcome, volume = effects.outcome, effects.outcome.exposure.fleet.volume
    whole = {one: pivot(effects, ORIGIN, MODEL, one).total for one in PartMeasure}

    assert whole[PartMeasure.VALUE] == pytest.approx(float((outcome.parts_usd * volume).sum()), abs=1e-3)
    assert whole[PartMeasure.DUTY] == pytest.approx(float((outcome.parts_duty_usd * volume).sum()), abs=1e-3)
    assert whole[PartMeasure.SHARE] == pytest.approx(1.0 if whole[PartMeasure.VALUE] > 0 else 0.0)


def test_the_largest_rows_and_columns_stand_first_and_alternatives_count_for_nothing() -> None:
    vehicles = Vehicle("A", annual_volume=10.0), Vehicle("B", annual_volume=1.0)
    rows = [
        Row("JP", 100.0, model="A"),
        Row("US", 300.0, model="B"),
        Row("CN", 150.0, model="B"),
        Row("CN", 9000.0, model="B", alternative=True),
    ]
    found = pivot(effects_of(book(rows, *vehicles)), ORIGIN, MODEL, PartMeasure.VALUE)

    assert found.rows == ("Japan", "United States", "China")
    assert found.columns == ("A", "B")
    assert found.cells.tolist() == [[1000.0, 0.0], [0.0, 300.0], [0.0, 150.0]]
    assert (found.by_row.tolist(), found.by_column.tolist()) == ([1000.0, 300.0, 150.0], [1000.0, 450.0])


def test_content_lost_is_that_of_the_fleet_as_a_whole() -> None:
    vehicles = Vehicle("A", annual_volume=3.0), Vehicle("B", annual_volume=1.0)
    rows = [Row("JP", 100.0, model="A"), Row("US", 100.0, model="A"), Row("US", 200.0, model="B")]

    found = pivot(effects_of(book(rows, *vehicles)), ORIGIN, MODEL, PartMeasure.LOST)

    assert found.total == pytest.approx(300 / 800)


def test_a_change_is_label_by_label_whatever_stands_where() -> None:
    before = pivot(effects_of(book([Row("JP", 100.0), Row("US", 50.0)])), ORIGIN, MODEL, PartMeasure.VALUE)
    after = pivot(effects_of(book([Row("US", 60.0), Row("CN", 5.0)])), ORIGIN, MODEL, PartMeasure.VALUE)

    change = after.less(before)

    assert change.rows == ("Japan", "United States", "China")
    assert change.cells.tolist() == [[-100.0], [10.0], [5.0]]
    assert after.less(after).total == 0.0
