"""Which input is found to drive a figure."""

from dataclasses import dataclass

import pytest

import strategies
from fleets import POLICY, fleet
from headroom.analysis.drivers import KeyFigure, Span, Swing, tornado
from headroom.analysis.response import as_sourced
from headroom.findings.drivers import drivers_finding
from headroom.rules.exposure import Exposure
from headroom.rules.outcome import evaluate
from headroom.rules.scenario import Scenario
from headroom.words import formatting

T = formatting.THIN_SPACE
VOLUME = "the share of volume qualifying"


@dataclass(frozen=True)
class Rate:
    """An input in percent."""

    label: str

    def shown(self, value: float | None) -> str:
        return formatting.percent(value or 0.0)


INPUTS = {"a": Rate("Section 232 duty"), "b": Rate("MFN duty"), "c": Rate("Harbour fee")}


def swing(key: str, low: float, high: float) -> Swing:
    return Swing(Span(key, 0.0, 0.5), low, high)


def test_the_widest_swing_is_said_with_its_ends_and_the_next_stands_beside_it() -> None:
    swings = (swing("a", 30_000.0, 38_363.0), swing("b", 33_000.0, 35_000.0), swing("c", 35_000.0, 35_000.0))
    found = drivers_finding(swings, 35_172.0, KeyFigure.LANDED, INPUTS)

    assert found.sentence == (
        f"Section 232 duty moves the landed cost per vehicle most: by $8,363 between 0.0{T}% and 50.0{T}%"
    )
    assert found.detail == "It is $35,172 now. Next: MFN duty, $2,000. 1 input has no effect."


@pytest.mark.parametrize(
    ("swings", "figure", "said"),
    [
        ((), KeyFigure.DUTY, "No input moves the duty a year within its range"),
        ((swing("c", 5.0, 5.0),), KeyFigure.DUTY, "No input moves the duty a year within its range"),
        (
            (swing("a", 1.0, 0.5), swing("b", 0.5, 1.0), swing("c", 0.5, 1.0)),
            KeyFigure.VOLUME,
            f"Section 232 duty, MFN duty and 1 more move {VOLUME} most, each by 50.0 points",
        ),
        ((swing("?", 0.0, 1e9),), KeyFigure.DUTY, f"? moves the duty a year most: by $1.0{T}B"),
    ],
)
def test_none_ties_and_unknown_inputs(swings: tuple[Swing, ...], figure: KeyFigure, said: str) -> None:
    assert drivers_finding(swings, 0.5, figure, INPUTS).sentence == said


def test_figures_of_makers_that_respond_are_said_to_be() -> None:
    found = drivers_finding((swing("a", 1.0, 900.0),), 5.0, KeyFigure.LANDED, INPUTS, best=True)

    assert "moves the landed cost with switching per vehicle at best response most" in found.sentence


def test_of_one_model_its_name_is_said() -> None:
    found = drivers_finding((swing("a", 1.0, 900.0),), 5.0, KeyFigure.LANDED, INPUTS, model="Tacoma")

    assert "moves the landed cost per vehicle of the Tacoma most" in found.sentence


def test_the_swing_is_the_difference_of_what_evaluate_says_at_both_ends() -> None:
    exposure, scenario = Exposure.of(fleet(), strategies.REFERENCE), Scenario(POLICY)
    swings = tornado(as_sourced(exposure), scenario, [Span("mfn_car", 0.0, 0.5)], KeyFigure.DUTY)
    ends = [evaluate(exposure, scenario.with_value("mfn_car", rate)).fleet().duty_usd for rate in (0.0, 0.5)]

    assert (
        f"by {formatting.about(ends[1] - ends[0])}"
        in drivers_finding(swings, 0.0, KeyFigure.DUTY, {}).sentence
    )
