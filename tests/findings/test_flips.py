"""What is found to have flipped."""

import re

import pytest
from hypothesis import given

import strategies
from fleets import outcome
from headroom.analysis.flips import ModelFlip, model_flips, nearest_flips
from headroom.book.sourcing import SourcingBook
from headroom.findings.flips import flips_finding
from headroom.rules.exposure import Exposure
from headroom.rules.outcome import evaluate
from headroom.rules.scenario import Scenario
from headroom.rules.verdict import Verdict

OFF, ON, OPEN = Verdict.FAILS, Verdict.QUALIFIES, Verdict.UNDETERMINED
SINCE, C_IN = "since the baseline", "the C came in, 50 vehicles a year"


def flip(model: str, before: Verdict | None, after: Verdict | None, volume: float) -> ModelFlip:
    return ModelFlip(model, before, after, (0.0, 0.0), (0.0, 0.0), 0.0, volume)


@pytest.mark.parametrize(
    ("flips", "said"),
    [
        ((), "No model changed its verdict since the baseline"),
        ((flip("A", ON, OFF, 900.0),), "The A fell out since the baseline, 900 vehicles a year"),
        ((flip("A", OFF, ON, 1.0),), "The A came in since the baseline"),
        (
            (flip("A", ON, OFF, 900.0), flip("B", ON, OPEN, 100.0), flip("C", OFF, ON, 50.0)),
            f"2 models fell out since the baseline, 1,000 vehicles a year, the A the largest; {C_IN}",
        ),
        (
            (flip("A", ON, OFF, 500.0), flip("B", ON, OFF, 500.0)),
            "2 models fell out since the baseline, 1,000 vehicles a year",
        ),
        ((flip("A", OPEN, OFF, 900.0),), "The A fell from cannot tell to fails since the baseline"),
        (
            (flip("A", OFF, OPEN, 9.0), flip("B", OFF, OPEN, 8.0), flip("C", OFF, ON, 50.0)),
            "The C came in since the baseline, 50 vehicles a year; 2 models rose from fails to cannot tell",
        ),
        (
            (flip("A", None, OFF, 9.0), flip("B", OFF, None, 8.0)),
            "The A came without qualifying since the baseline; the B left the workbook",
        ),
        (
            (flip("A", None, ON, 9.0), flip("B", ON, None, 8.0)),
            "The B fell out since the baseline, 8 vehicles a year; the A came in, 9 vehicles a year",
        ),
    ],
)
def test_flips_are_counted_by_their_way_with_their_vehicles(flips: tuple[ModelFlip, ...], said: str) -> None:
    assert flips_finding(flips, (), SINCE).sentence == said


def test_vehicles_are_not_said_where_they_are_not_known() -> None:
    assert "vehicles" not in flips_finding((flip("A", ON, OFF, 900.0),), (), SINCE, volumes=False).sentence


def test_who_is_nearest_to_flipping_next_stands_beside_it_if_nothing_else_fails() -> None:
    one = outcome()

    assert flips_finding((), nearest_flips(one), SINCE).detail == (
        "Nearest to a verdict: the Cedar, 70.0 … 80.0\u202f% against 75.0\u202f% of regional content."
    )


@given(strategies.books(), strategies.policies(), strategies.policies())
def test_every_flip_is_counted_once(sourcing: SourcingBook, before: object, after: object) -> None:
    exposure = Exposure.of(sourcing, strategies.REFERENCE)
    then, now = (evaluate(exposure, Scenario(policy)) for policy in (before, after))  # type: ignore[arg-type]
    said = flips_finding(model_flips(then, now), (), SINCE).sentence
    count = {
        way: sum(int(found) if found.isdigit() else 1 for found in re.findall(pattern, said, re.IGNORECASE))
        for way, pattern in (
            ("off", r"(\d+(?= models fell out)|the \w(?= fell out))"),
            ("on", r"(\d+(?= models came in)|the \w(?= came in))"),
        )
    }

    assert count["off"] == int(((then.verdict == ON) & (now.verdict != ON)).sum())
    assert count["on"] == int(((then.verdict != ON) & (now.verdict == ON)).sum())


def test_an_outcome_against_itself_has_no_flip() -> None:
    assert flips_finding(model_flips(outcome(), outcome()), (), SINCE).sentence.startswith("No model")
