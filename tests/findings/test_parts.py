"""What is said of the parts that are listed."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given

import strategies
from books import Row, book, unknown
from fleets import POLICY
from headroom.analysis.part_effects import PartEffects
from headroom.book.row_fates import Fate, RowTally
from headroom.book.sourcing import SourcingBook
from headroom.findings.parts import parts_finding
from headroom.rules.exposure import Exposure
from headroom.rules.outcome import evaluate
from headroom.rules.scenario import Scenario
from headroom.words.formatting import THIN_SPACE

ROWS = [
    Row("US", 600.0),
    Row("JP", 300.0),
    Row("CN", 100.0),
    Row("MX", 90.0, alternative=True),
]
SURE = [*ROWS, Row("US", 0.0)]


def effects_of(sourcing: SourcingBook, scenario: Scenario | None = None) -> PartEffects:
    exposure = Exposure.of(sourcing, strategies.REFERENCE)
    return PartEffects.of(evaluate(exposure, scenario or Scenario(POLICY)))


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ((0, 1, 2), "2 of the A's 3 parts do not originate and cost it 40.0 points"),
        ((1, 2), "2 of the A's 3 parts do not originate and cost it 40.0 points"),
        ((1,), "The part of the A shown does not originate and costs it 30.0 points"),
        ((0, 1), "1 of 2 parts of the A shown does not originate and costs it 30.0 points"),
        ((0,), "The part of the A shown originates"),
        ((0, 4), "All 2 parts of the A shown originate"),
        ((3,), "1 alternative source shown, and no part that is used"),
        ((), "No part matches"),
    ],
)
def test_of_one_model_its_points_are_said(rows: tuple[int, ...], said: str) -> None:
    sourcing = book(SURE if 4 in rows else ROWS)
    found = parts_finding(effects_of(sourcing), np.array(rows, dtype=np.int64))

    assert found.sentence == said


def test_a_model_of_which_no_part_originates() -> None:
    effects = effects_of(book([Row("JP", 60.0), Row("CN", 40.0)]))

    assert parts_finding(effects, np.arange(2)).sentence == (
        "None of the A's 2 parts originates, which costs it 100.0 points"
    )


def test_parts_of_unknown_origin_may_cost_it_something() -> None:
    effects = effects_of(book([Row("US", 60.0), unknown(40.0)]))

    assert parts_finding(effects, np.arange(2)).sentence == (
        "1 part of the A may or may not originate, which is worth up to 40.0 points"
    )


def test_of_several_models_money_a_year_is_said() -> None:
    effects = effects_of(book([*ROWS, Row("US", 1000.0, model="B")]))

    everything = parts_finding(effects, np.array([0, 1, 2, 4]))
    some = parts_finding(effects, np.array([2, 4]))

    assert (
        everything.sentence == f"2 of 4 parts do not originate: $400 a year, 20{THIN_SPACE}% of their value"
    )
    assert everything.detail == "4 of 5 rows shown, $2,000 a year."
    assert (
        some.sentence == f"1 of 2 parts shown does not originate: $100 a year, 9{THIN_SPACE}% of their value"
    )


def test_the_detail_says_what_was_left_out_and_what_is_an_alternative() -> None:
    sourcing = replace(book(ROWS), rows_read=7)

    assert parts_finding(effects_of(sourcing), np.arange(4)).detail == (
        "4 of 4 rows shown, $1,000 of $1,000 a vehicle, 1 of them an alternative. "
        "3 rows were left out: see Problems."
    )


def test_an_assembly_whose_parts_count_is_not_said_to_be_left_out() -> None:
    tallies = (RowTally("Parts", "USD", Fate.OPENED, 2), RowTally("Parts", "", Fate.NO_COST, 1))
    sourcing = replace(book(ROWS), rows_read=7, tallies=tallies)

    assert parts_finding(effects_of(sourcing), np.arange(4)).detail.endswith(
        "1 row was left out: see Problems."
    )


@given(sourcing=strategies.books(), scenario=strategies.SCENARIOS)
def test_whatever_is_listed_there_is_a_sentence(sourcing: SourcingBook, scenario: Scenario) -> None:
    effects = effects_of(sourcing, scenario)
    for rows in (np.arange(len(effects)), np.flatnonzero(effects.current), np.arange(min(len(effects), 1))):
        found = parts_finding(effects, rows)
        assert found.sentence
        assert not found.sentence.endswith(".")
        assert "nan" not in found.sentence + found.detail
