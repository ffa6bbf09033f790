"""How tests end, and what they together say of a vehicle."""

from dataclasses import replace

import numpy as np
import pytest

from bare_policy import BARE_POLICY
from books import Row, book
from headroom.book.sourcing import VehicleClass
from headroom.rules.exposure import Exposure
from headroom.rules.outcome import Outcome, evaluate
from headroom.rules.policy import Test, Threshold
from headroom.rules.scenario import Scenario
from headroom.rules.verdict import TestOutcome, VehicleTestResult, Verdict, headroom, verdicts
from strategies import REFERENCE

NAN = float("nan")


def one_test(test: Test, low: list[float], threshold: list[float], result: list[int]) -> TestOutcome:
    values = np.array(low)
    return TestOutcome(test, values, values, np.array(threshold), np.array(result, dtype=np.int8))


def regional(*low: float, threshold: float = 0.75) -> TestOutcome:
    return one_test(Test.REGIONAL, list(low), [threshold] * len(low), [VehicleTestResult.PASSES] * len(low))


def us(*low: float, threshold: float) -> TestOutcome:
    return one_test(Test.US, list(low), [threshold] * len(low), [VehicleTestResult.PASSES] * len(low))


def evaluated(rows: list[Row], regional_share: float, us_share: float | None = None) -> Outcome:
    thresholds = [Threshold("rvc", "RVC", Test.REGIONAL, regional_share, classes=tuple(VehicleClass))]
    if us_share is not None:
        thresholds.append(Threshold("us", "US", Test.US, us_share, classes=tuple(VehicleClass)))
    policy = replace(BARE_POLICY, thresholds=tuple(thresholds))
    return evaluate(Exposure.of(book(rows), REFERENCE), Scenario(policy))


def test_results_and_verdicts_in_words() -> None:
    assert [result.word for result in VehicleTestResult] == [
        "fails",
        "undetermined",
        "passes",
        "not assessed",
    ]
    assert [verdict.word for verdict in Verdict] == ["fails", "undetermined", "qualifies"]


@pytest.mark.parametrize(
    ("results", "verdict"),
    [
        ((), Verdict.QUALIFIES),
        ((VehicleTestResult.PASSES, VehicleTestResult.PASSES), Verdict.QUALIFIES),
        ((VehicleTestResult.PASSES, VehicleTestResult.NOT_ASSESSED), Verdict.QUALIFIES),
        ((VehicleTestResult.NOT_ASSESSED,), Verdict.QUALIFIES),
        ((VehicleTestResult.PASSES, VehicleTestResult.UNDETERMINED), Verdict.UNDETERMINED),
        ((VehicleTestResult.FAILS, VehicleTestResult.UNDETERMINED), Verdict.FAILS),
        ((VehicleTestResult.FAILS, VehicleTestResult.NOT_ASSESSED), Verdict.FAILS),
    ],
)
def test_the_worst_result_is_the_verdict_and_what_is_not_assessed_stops_nobody(
    results: tuple[VehicleTestResult, ...], verdict: Verdict
) -> None:
    tests = tuple(one_test(Test.LABOUR, [0.5], [0.4], [result]) for result in results)

    assert verdicts(tests, 1).tolist() == [verdict]


def test_tests_that_are_made_end_one_way_or_the_other() -> None:
    outcome = evaluated([Row(model="A"), Row(model="B", origin="JP")], 0.75)

    assert [test.test for test in outcome.tests] == [Test.REGIONAL, Test.ASSEMBLY]
    assert outcome.tests[0].result.tolist() == [VehicleTestResult.PASSES, VehicleTestResult.FAILS]


def test_an_unknown_origin_leaves_open_what_its_range_leaves_open() -> None:
    half_unknown = [Row(origin="", cost=50.0), Row(cost=50.0)]

    assert evaluated(half_unknown, 0.5).verdict.tolist() == [Verdict.QUALIFIES]
    assert evaluated(half_unknown, 0.51).verdict.tolist() == [Verdict.UNDETERMINED]
    assert evaluated([*half_unknown, Row(origin="JP", cost=1.0)], 1.0).verdict.tolist() == [Verdict.FAILS]


def test_headroom_is_the_smaller_margin_at_the_low_end() -> None:
    tests = (regional(0.80, 0.80, 0.70), us(0.55, 0.45, 0.60, threshold=0.5))

    assert headroom(tests, 3) == pytest.approx([0.05, -0.05, -0.05])


def test_a_us_threshold_of_zero_gives_no_margin_and_a_regional_one_does() -> None:
    assert headroom((regional(0.80), us(0.0, threshold=0.0)), 1) == pytest.approx([0.05])
    assert headroom((us(0.3, threshold=0.0),), 1).tolist() == pytest.approx([NAN], nan_ok=True)
    assert headroom((regional(0.3, threshold=0.0),), 1) == pytest.approx([0.3])


def test_headroom_leaves_aside_what_is_no_content_and_is_unknown_without_a_threshold() -> None:
    labour = one_test(Test.LABOUR, [0.0], [0.4], [VehicleTestResult.FAILS])

    assert np.isnan(headroom((), 2)).all()
    assert np.isnan(headroom((labour,), 1)).all()
    assert headroom((labour, regional(0.80)), 1) == pytest.approx([0.05])
    assert headroom((regional(0.80, threshold=NAN), us(0.6, threshold=0.5)), 1) == pytest.approx([0.1])
