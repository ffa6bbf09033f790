"""The same is made of many chosen rows, and of none that was not chosen."""

from dataclasses import replace

import numpy as np
import pytest

from books import Row, book
from headroom.arrays import CodedTexts
from headroom.rules.part_changes import Becomes, PartChange, Selection
from headroom.window.pages.part_changes.shown.rows_alike import changed_alike, left_of

ROWS = book(
    [
        Row("CN", 300.0, "Alder", "harness"),
        Row("JP", 200.0, "Alder", "pump"),
        Row("CN", 250.0, "Beech", "harness"),
        Row("JP", 90.0, "Beech", "pump"),
        Row("JP", 90.0, "Beech", ""),
    ]
).rows


def near(selection: Selection) -> PartChange:
    return PartChange("", selection, Becomes("MX"))


def test_rows_of_two_models_are_changed_in_their_own_model_only() -> None:
    changes = changed_alike(ROWS, [0, 3], near)

    assert [change.selection.model for change in changes] == ["Alder", "Beech"]
    named = [change.selection.among(ROWS).nonzero()[0].tolist() for change in changes]
    assert named == [[0], [3]]
    assert {change.becomes for change in changes} == {Becomes("MX")}


def test_a_row_without_number_cannot_be_named_with_others() -> None:
    numbers = ROWS.part_number
    nameless = CodedTexts(np.where(np.arange(5) == 4, -1, numbers.codes).astype(np.int32), numbers.values)

    with pytest.raises(ValueError, match="no part number"):
        changed_alike(replace(ROWS, part_number=nameless), [0, 4], near)


def test_of_two_changes_alike_the_later_one_is_taken_back() -> None:
    one, other = near(Selection("Alder")), near(Selection("Beech"))

    assert left_of((one, other, one), [one]) == (one, other)
    assert left_of((one, other), [one, other]) == ()
    assert left_of((other,), [one]) == (other,)
