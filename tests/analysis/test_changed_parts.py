"""What rows do without the changes by hand, beside what they do with them."""

from dataclasses import replace

import numpy as np
import pytest

import strategies
from books import Row, book
from headroom.analysis.changed_parts import ChangedParts
from headroom.analysis.part_effects import PartEffects
from headroom.rules.exposure import Exposure
from headroom.rules.outcome import Outcome, evaluate
from headroom.rules.part_changes import Becomes, PartChange, Selection
from resourcing_cases import thresholds

ROWS = [
    Row("CN", 300.0, "Alder", "harness"),
    Row("JP", 200.0, "Alder", "pump"),
    Row("MX", 500.0, "Alder", "x"),
]
EXPOSURE = Exposure.of(book(ROWS), strategies.REFERENCE)
NEAR = PartChange("near", Selection(part_numbers=("harness",)), Becomes("MX", price_change=0.1))
DEARER = PartChange("dearer", Selection(part_numbers=("harness",)), Becomes(price_change=0.5))
HALF = PartChange("half", Selection(part_numbers=("pump",)), Becomes("MX", share=0.25))


def outcome(*changes: PartChange) -> Outcome:
    return evaluate(EXPOSURE, replace(thresholds(0.75), part_changes=changes))


def test_without_changes_there_is_nothing_beside() -> None:
    assert ChangedParts.of(outcome(), EXPOSURE) is None
    assert ChangedParts.of(outcome(replace(NEAR, on=False)), EXPOSURE) is None


def test_rows_without_the_changes_are_those_of_the_workbook() -> None:
    found = ChangedParts.of(outcome(NEAR), EXPOSURE)

    assert found is not None
    assert found.touched.tolist() == [True, False, False]
    assert not found.added.any()
    assert found.before.value_usd.tolist() == [300.0, 200.0, 500.0]
    assert found.before.lost[0] == pytest.approx(0.3)
    assert PartEffects.of(outcome(NEAR)).value_usd[0] == pytest.approx(330.0)


def test_a_share_that_moves_is_a_row_that_the_workbook_has_not() -> None:
    found = ChangedParts.of(outcome(HALF), EXPOSURE)

    assert found is not None
    assert found.source.tolist() == [0, 1, 2, 1]
    assert found.added.tolist() == [False, False, False, True]
    assert found.touched[3]
    assert len(found.before) == 3
    assert np.isclose(PartEffects.of(outcome(HALF)).value_usd[3], 50.0)


def test_the_last_change_of_a_row_is_known() -> None:
    found = ChangedParts.of(outcome(NEAR, HALF, DEARER), EXPOSURE)

    assert found is not None
    assert found.last_of(0) == DEARER
    assert found.last_of(2) is None
    assert found.last_of(3) == HALF
    assert found.sources_of(HALF) == {1}
    assert found.sources_of(NEAR) == {0}
