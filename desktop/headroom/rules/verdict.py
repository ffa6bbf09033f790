"""The tests of a vehicle, and the three-way verdict they give."""

from dataclasses import dataclass
from enum import IntEnum

import numpy as np
import numpy.typing as npt

from headroom.arrays import Floats
from headroom.rules.content import TOLERANCE, reaches
from headroom.rules.policy import Policy, Test
from headroom.rules.vehicle_tests import TESTS, Contents, VehicleTest, set_by

Codes = npt.NDArray[np.int8]


class VehicleTestResult(IntEnum):
    """How a test ends; the order is from bad to good."""

    FAILS = 0
    UNDETERMINED = 1
    PASSES = 2
    NOT_ASSESSED = 3

    @property
    def word(self) -> str:
        """Return it as a word, e.g. ``not assessed``."""
        return self.name.lower().replace("_", " ")


class Verdict(IntEnum):
    """What the tests together say of a vehicle."""

    FAILS = 0
    UNDETERMINED = 1
    QUALIFIES = 2

    @property
    def word(self) -> str:
        """Return it as a word, e.g. ``qualifies``."""
        return self.name.lower()


@dataclass(frozen=True, slots=True, eq=False)
class TestOutcome:
    """One test of every model.

    Attributes:
        test: What is tested.
        low: ``(model,)``, value at the low end, fraction; NaN where not assessed.
        high: ``(model,)``, value at the high end.
        threshold: ``(model,)``, least value that passes; NaN where there is none.
        result: ``(model,)``, codes of ``VehicleTestResult``.
    """

    __test__ = False

    test: Test
    low: Floats
    high: Floats
    threshold: Floats
    result: Codes

    @property
    def entry(self) -> VehicleTest:
        """Return all there is to say of the test."""
        return TESTS[self.test]


def run_tests(policy: Policy, found: Contents) -> tuple[TestOutcome, ...]:
    """Return every test that ``policy`` sets, regional content first."""
    tests = []
    for entry in set_by(policy):
        needed = entry.needed(policy, found.fleet)
        if needed is not None:
            tests.append(tested(entry.test, *entry.value(policy, found), needed))
    return tuple(tests)


def tested(test: Test, low: Floats, high: Floats, threshold: Floats) -> TestOutcome:
    """Return how a test ends for each model; a model without value or threshold is not assessed."""
    codes = reaches(low, threshold).astype(np.int8) + reaches(high, threshold)  # 0, 1 or 2, as in Result
    codes[np.isnan(low + threshold)] = VehicleTestResult.NOT_ASSESSED
    return TestOutcome(test, low, high, threshold, codes)


def verdicts(tests: tuple[TestOutcome, ...], models: int) -> Codes:
    """Return the worst result of each model's tests as its verdict; what is not assessed stops nobody."""
    worst = np.full(models, int(Verdict.QUALIFIES), dtype=np.int8)
    for test in tests:
        worst = np.minimum(worst, test.result)
    return worst


def headroom(tests: tuple[TestOutcome, ...], models: int, *, greatest: bool = False) -> Floats:
    """Return the smaller of the margins to the regional and, where above 0, the US threshold.

    Args:
        tests: What the tests found.
        models: How many models there are.
        greatest: Whether at the high end of the contents, else at the low one.
    """
    margin = np.full(models, np.inf)
    for test in tests:
        if test.entry.content:
            asks = test.entry.asks_at_zero | (test.threshold > TOLERANCE)
            reached = test.high if greatest else test.low
            margin = np.fmin(margin, np.where(asks, reached - test.threshold, np.nan))
    return np.where(np.isinf(margin), np.nan, margin)
