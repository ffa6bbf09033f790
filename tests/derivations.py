"""What tests of figures that are followed back need."""

from collections.abc import Iterator

import pytest

import strategies
from headroom.book.sourcing import SourcingBook
from headroom.rules.derivation import Derivation, Rule
from headroom.rules.exposure import Exposure
from headroom.rules.outcome import Outcome, evaluate
from headroom.rules.scenario import Scenario


def whole(figure: Derivation) -> Iterator[Derivation]:
    """Yield a figure and everything it follows from."""
    yield figure
    for term in figure.terms():
        yield from whole(term)


def assert_follows(root: Derivation) -> None:
    """Assert that a figure follows from its terms by its rule, and its terms from theirs."""
    for figure in whole(root):
        if figure.rule is not Rule.GIVEN:
            follows = figure.rule.applied([term.value for term in figure.terms()])
            assert follows == pytest.approx(figure.value, rel=1e-9, abs=1e-6), (root.name, figure.name)


def outcome_of(sourcing: SourcingBook, scenario: Scenario) -> Outcome:
    return evaluate(Exposure.of(sourcing, strategies.REFERENCE), scenario)
