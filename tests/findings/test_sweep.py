"""What one number is found to do from end to end."""

import re

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import strategies
from books import Row, book
from fleets import POLICY, fleet
from headroom.analysis.grid_axis import GridAxis
from headroom.analysis.response import as_sourced
from headroom.analysis.sweep import Sweep, fixed_sweep, threshold_sweep
from headroom.findings.sweep import sweep_finding
from headroom.rules.exposure import Exposure
from headroom.rules.outcome import evaluate
from headroom.rules.scenario import Scenario
from headroom.rules.verdict import Verdict
from headroom.words import formatting

T = formatting.THIN_SPACE
EXPOSURE = Exposure.of(fleet(), strategies.REFERENCE)
OUTCOME = evaluate(EXPOSURE, Scenario(POLICY))


def of_threshold() -> Sweep:
    return threshold_sweep(OUTCOME, "rvc")


def said(sweep: Sweep, value: float, *, costs: bool = True) -> tuple[str, str]:
    classes = sweep.totals.present_classes()
    found = sweep_finding(sweep, "Regional content", value, formatting.percent, classes, costs=costs)
    return found.sentence, found.detail


def test_a_threshold_says_who_qualifies_where_it_stands_and_where_it_bites_next() -> None:
    sentence, detail = said(of_threshold(), 0.75)

    assert sentence.startswith(f"Regional content at 75.0{T}%: 2 of 5 qualify, duty is $52,")
    assert detail.startswith("Over its range duty lies between $")
    assert detail.endswith(f" Above 90.0{T}% 1 qualifies.")


@given(st.integers(0, 200).map(lambda n: n / 200))
def test_the_figures_are_what_evaluate_says_at_the_value(value: float) -> None:
    sentence, detail = said(of_threshold(), value)
    there = evaluate(EXPOSURE, Scenario(POLICY.with_value("rvc", value)))
    count = int((there.verdict == Verdict.QUALIFIES).sum())
    counted = re.search(r": (none|\d) of 5 qualif", sentence)

    assert counted is not None
    assert (0 if counted[1] == "none" else int(counted[1])) == count
    assert f"duty is {formatting.about(there.fleet().duty_usd)} a year" in sentence
    step = re.search(rf"Above ([\d.]+){T}% (none|\d) qualif", detail)
    if step is not None:
        at, then = float(step[1]) / 100, 0 if step[2] == "none" else int(step[2])
        for share, expected in ((at, count), (at + 1e-4, then)):
            under = evaluate(EXPOSURE, Scenario(POLICY.with_value("rvc", min(share, 1.0))))
            assert int((under.verdict == Verdict.QUALIFIES).sum()) == expected


def test_a_rate_is_swept_at_its_points_and_says_between_what_duty_lies() -> None:
    axis = GridAxis("mfn_car", np.linspace(0.0, 0.5, 11))
    found = fixed_sweep(as_sourced(EXPOSURE), OUTCOME, axis)
    assert found is not None
    sentence, detail = said(found, 0.05)
    ends = [
        evaluate(EXPOSURE, Scenario(POLICY.with_value("mfn_car", rate))).fleet().duty_usd for rate in (0, 0.5)
    ]

    low, high = (formatting.about(end) for end in ends)
    assert sentence.startswith(f"Regional content at 5.0{T}%: 2 of 5 qualify, duty is $")
    assert detail == f"Over its range duty lies between {low} and {high}, greatest at 50.0{T}%."


def test_content_labels_have_no_duty() -> None:
    sentence, _ = said(of_threshold(), 0.75, costs=False)

    assert sentence == f"Regional content at 75.0{T}%: 2 of 5 qualify; over its range 1 to 4 do"


def test_a_model_that_stands_alone_is_not_counted() -> None:
    alone = Exposure.of(book([Row("US", 70), Row("JP", 30)]), strategies.REFERENCE)
    outcome = evaluate(alone, Scenario(POLICY))
    sentence, detail = said(threshold_sweep(outcome, "rvc"), 0.6, costs=False)

    assert sentence.endswith("the model qualifies")
    assert detail == f"Above 70.0{T}% the model does not qualify."


def test_figures_of_makers_that_respond_are_said_to_be() -> None:
    sweep = of_threshold()
    classes = sweep.totals.present_classes()
    found = sweep_finding(sweep, "Regional content", 0.75, formatting.percent, classes, best=True)

    assert "2 of 5 qualify at best response, duty is" in found.sentence


def test_what_is_not_known_yet_is_not_said() -> None:
    axis = GridAxis("mfn_car", np.linspace(0.0, 0.5, 11))
    found = fixed_sweep(as_sourced(EXPOSURE), OUTCOME, axis)
    assert found is not None
    found.totals.vehicle_duty_usd[:, 3:] = np.nan

    assert said(found, 0.25)[0] == f"Regional content at 25.0{T}%: not known yet"
    assert "greatest" not in said(found, 0.05)[1]


@pytest.mark.parametrize("value", [0.0, 1.0])
def test_the_ends_have_their_figures_as_well(value: float) -> None:
    assert "not known" not in said(of_threshold(), value)[0]
