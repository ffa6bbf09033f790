"""Changes by hand in bills of several levels: an assembly is judged as if the workbook said so."""

from dataclasses import replace

import numpy as np
import pytest

from books import Row
from headroom.rules.exposure import Exposure
from headroom.rules.outcome import evaluate
from headroom.rules.part_changes import Becomes, PartChange, Selection
from part_trees import Part, book_of, rolling
from strategies import REFERENCE

LIFTER, TRIM = Row("JP", 361.0, part="lifter"), Row("MX", 200.0, part="trim")
SIDE, WHEEL = Row("MX", 400.0, part="side", quantity=2), Row("JP", 100.0, part="wheel", quantity=4)


def exposure(door: Row) -> Exposure:
    made = Part(door, "supplier", parts=(Part(LIFTER), Part(TRIM)))
    body = Part(Row(cost=float("nan"), part="body"), parts=(Part(SIDE), made))
    return Exposure.of(book_of(body, Part(WHEEL)), REFERENCE)


DOOR = Row("MX", 1000.0, part="door")


@pytest.mark.parametrize(
    ("before", "becomes", "written"),
    [
        (DOOR, Becomes(unit_cost=2000.0), replace(DOOR, cost=2000.0)),
        (DOOR, Becomes(price_change=0.5), replace(DOOR, cost=1500.0)),
        (DOOR, Becomes(price_change=-0.5), replace(DOOR, cost=500.0)),
        (DOOR, Becomes(origin="JP"), replace(DOOR, origin="JP")),
        (replace(DOOR, origin="JP"), Becomes(origin="MX"), DOOR),
        (DOOR, Becomes(regional_content=0.9), replace(DOOR, regional=0.9)),
        (DOOR, Becomes(originating="yes"), replace(DOOR, originating=True)),
    ],
)
@pytest.mark.parametrize("other", [0.5, 0.7])
def test_an_assembly_that_is_changed_is_judged_as_if_the_workbook_said_so(
    before: Row, becomes: Becomes, written: Row, other: float
) -> None:
    scenario = rolling(other=other)
    change = PartChange("", Selection(part_numbers=("door",)), becomes)

    changed = evaluate(exposure(before), replace(scenario, part_changes=(change,)))

    right = evaluate(exposure(written), scenario)
    for name in ("rvc_low", "rvc_high", "us_content_low", "us_content_high", "parts_usd", "landed_cost_usd"):
        np.testing.assert_allclose(getattr(changed, name), getattr(right, name), err_msg=name)


def test_an_assembly_at_another_price_originates_by_what_is_in_it() -> None:
    """Of 2,000 the lifter of 361 is the only part that does not originate; wheels are 400 of 3,200."""
    change = PartChange("", Selection(part_numbers=("door",)), Becomes(unit_cost=2000.0))

    found = evaluate(exposure(DOOR), replace(rolling(other=0.7), part_changes=(change,)))

    assert found.rvc_low[0] == pytest.approx(1 - 400 / 3200)
