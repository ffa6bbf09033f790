"""What one row does can be followed back, and is what is counted of it."""

import pytest
from hypothesis import given

import strategies
from derivations import assert_follows
from headroom.analysis.part_effects import PartEffects
from headroom.book.sourcing import SourcingBook
from headroom.explain.part import DerivedPart
from headroom.rules.exposure import Exposure
from headroom.rules.outcome import evaluate
from headroom.rules.scenario import Scenario


@given(sourcing=strategies.books(), scenario=strategies.SCENARIOS)
def test_each_figure_of_a_row_is_what_its_derivation_comes_to(
    sourcing: SourcingBook, scenario: Scenario
) -> None:
    outcome = evaluate(Exposure.of(sourcing, strategies.REFERENCE), scenario)
    effects = PartEffects.of(outcome)
    for row in range(len(effects)):
        part = DerivedPart(outcome, row)
        for found, amount in (
            (part.worth(), effects.value_usd[row]),
            (part.lost(), effects.lost[row]),
            (part.duty(), effects.duty_usd[row]),
            (part.carried(), effects.freight_usd[row]),
        ):
            assert (0.0 if found is None else found.value) == pytest.approx(amount, abs=1e-9)
            if found is not None:
                assert_follows(found)
