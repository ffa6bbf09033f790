"""What is said of sums of parts."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import strategies
from headroom.analysis.part_dimensions import PartDimension
from headroom.analysis.part_effects import PartEffects
from headroom.analysis.part_pivot import DIMENSIONS, PartMeasure, Pivot, pivot
from headroom.book.sourcing import SourcingBook
from headroom.findings.explore import explore_finding
from headroom.rules.exposure import Exposure
from headroom.rules.outcome import evaluate
from headroom.rules.scenario import Scenario
from headroom.words.formatting import THIN_SPACE

BOTH = (PartDimension.ORIGIN, PartDimension.SYSTEM)
BLOCK = "China × Electronics"  # noqa: RUF001 - the sign of a pair


def sums(*cells: tuple[float, ...]) -> Pivot:
    found = np.array(cells, dtype=np.float64)
    return Pivot(("Japan", "China"), ("Engine", "Electronics"), found, np.ones(found.shape, dtype=np.int64))


def said(found: Pivot, measure: PartMeasure, *, change: bool = False) -> str:
    return explore_finding(found, measure, BOTH, change=change).sentence


def test_the_whole_the_largest_label_and_the_largest_cell_are_said() -> None:
    found = sums((6e9, 4e9), (0.0, 7e9))

    assert said(found, PartMeasure.OUTSIDE) == (
        f"$17.0{THIN_SPACE}B a year does not originate, 59{THIN_SPACE}% of it from Japan; "
        f"the largest block is {BLOCK}, $7.0{THIN_SPACE}B"
    )
    assert said(sums((0.02, 0.0), (0.0, 0.03)), PartMeasure.LOST) == (
        f"5.0 points of content are lost, 60{THIN_SPACE}% of it from China; the largest block is {BLOCK}, "
        "3 points"
    ).replace("3 points", "3.0 points")


@pytest.mark.parametrize(
    ("measure", "sentence"),
    [
        (PartMeasure.DUTY, "No duty falls on the parts of a year"),
        (PartMeasure.OUTSIDE, "Nothing of a year is known not to originate"),
        (PartMeasure.LOST, "No part costs its model any content"),
        (PartMeasure.VALUE, "The parts of a year are worth nothing"),
    ],
)
def test_nothing_is_said_to_be_nothing(measure: PartMeasure, sentence: str) -> None:
    assert said(sums((0.0, 0.0), (0.0, 0.0)), measure) == sentence


def test_a_change_says_by_how_much_and_what_moves_most() -> None:
    assert said(sums((0.0, 0.0), (0.0, 0.0)), PartMeasure.DUTY, change=True) == (
        "Nothing is otherwise than in the baseline"
    )
    assert said(sums((2e6, 0.0), (0.0, -5e6)), PartMeasure.DUTY, change=True) == (
        f"$3.0{THIN_SPACE}M less than in the baseline, parts duty; {BLOCK} moves most, down $5.0{THIN_SPACE}M"
    )


@given(
    sourcing=strategies.books(),
    scenario=strategies.SCENARIOS,
    down=st.sampled_from(DIMENSIONS),
    measure=st.sampled_from(PartMeasure),
    change=st.booleans(),
)
def test_whatever_is_summed_there_is_a_sentence(
    sourcing: SourcingBook,
    scenario: Scenario,
    down: PartDimension,
    measure: PartMeasure,
    change: bool,  # noqa: FBT001 - drawn
) -> None:
    effects = PartEffects.of(evaluate(Exposure.of(sourcing, strategies.REFERENCE), scenario))
    found = pivot(effects, down, PartDimension.MODEL, measure)

    sentence = explore_finding(found, measure, (down, PartDimension.MODEL), change=change).sentence

    assert sentence
    assert not sentence.endswith(".")
    assert "nan" not in sentence
