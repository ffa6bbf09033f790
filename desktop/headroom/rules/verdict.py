"""The tests of a vehicle, and the three-way verdict they give."""

from dataclasses import dataclass
from enum import IntEnum

import numpy as np
import numpy.typing as npt

from headroom.arrays import Floats
from headroom.book.sourcing import CLASSES, ROLES, PartRole
from headroom.rules.content import TOLERANCE, reaches
from headroom.rules.fleet import Fleet
from headroom.rules.policy import Policy, Test
from headroom.rules.tally import Tally

Codes = npt.NDArray[np.int8]


class Result(IntEnum):
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
        result: ``(model,)``, codes of ``Result``.
    """

    __test__ = False

    test: Test
    low: Floats
    high: Floats
    threshold: Floats
    result: Codes


def run_tests(
    policy: Policy, fleet: Fleet, counted: Tally, rvc: tuple[Floats, Floats], us: tuple[Floats, Floats]
) -> tuple[TestOutcome, ...]:
    """Return every test that ``policy`` sets, regional content first."""
    if not policy.preference:
        nothing = np.zeros(len(fleet.in_region))
        return (_tested(Test.PREFERENCE, nothing, nothing, nothing + 1.0),)
    shares = {
        Test.REGIONAL: rvc,
        Test.US: us,
        Test.LABOUR: (fleet.lvc_share, fleet.lvc_share),
        Test.STEEL: (fleet.steel_share, fleet.steel_share),
        Test.ALUMINIUM: (fleet.aluminium_share, fleet.aluminium_share),
    }
    tests = []
    for test, (low, high) in shares.items():
        by_class = [policy.threshold(test, vehicle_class) for vehicle_class in CLASSES]
        if any(share is not None for share in by_class):
            least = fleet.of_class(np.nan if share is None else share for share in by_class)
            tests.append(_tested(test, low, high, least))
        if test is Test.US and policy.core_parts:
            threshold = policy.role_thresholds()[ROLES.index(PartRole.CORE)]
            core = np.full(len(counted.core_low), threshold)
            tests.append(_tested(Test.CORE_PARTS, counted.core_low, counted.core_high, core))
    inside = fleet.in_region.astype(np.float64)
    tests.append(_tested(Test.ASSEMBLY, inside, inside, np.ones(len(inside))))
    return tuple(tests)


def _tested(test: Test, low: Floats, high: Floats, threshold: Floats) -> TestOutcome:
    """Return how a test ends for each model; a model without value or threshold is not assessed."""
    codes = reaches(low, threshold).astype(np.int8) + reaches(high, threshold)  # 0, 1 or 2, as in Result
    codes[np.isnan(low + threshold)] = Result.NOT_ASSESSED
    return TestOutcome(test, low, high, threshold, codes)


def verdicts(tests: tuple[TestOutcome, ...], models: int) -> Codes:
    """Return the worst result of each model's tests as its verdict; what is not assessed stops nobody."""
    worst = np.full(models, int(Verdict.QUALIFIES), dtype=np.int8)
    for test in tests:
        worst = np.minimum(worst, test.result)
    return worst


def headroom(tests: tuple[TestOutcome, ...], models: int) -> Floats:
    """Return the smaller of the margins to the regional and, where above 0, the US threshold."""
    margin = np.full(models, np.inf)
    for test in tests:
        if test.test is Test.REGIONAL:
            margin = np.fmin(margin, test.low - test.threshold)
        elif test.test is Test.US:
            margin = np.fmin(margin, np.where(test.threshold > TOLERANCE, test.low - test.threshold, np.nan))
    return np.where(np.isinf(margin), np.nan, margin)
