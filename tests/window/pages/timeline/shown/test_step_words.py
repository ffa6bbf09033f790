"""What is said of a step: law, source, and whom it hits."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from headroom.analysis.timeline import EventWords, LawStep, Timeline
from headroom.rules.law import LawChange
from headroom.rules.law_source import LawSource
from headroom.rules.policy import Test
from headroom.window.pages.timeline.shown.step_words import step_words
from headroom.words import formatting
from timelines import made

T = formatting.THIN_SPACE
SOURCE = LawSource("Proclamation 10908", checked_on=date(2026, 10, 31))
OTHER = LawSource("HTSUS")
PROCESSING = LawSource("19 CFR 24.23", uncertain=True)
CHANGES = (
    LawChange("s232", "Section 232", SOURCE, None, 0.25, begins=True),
    LawChange("rvc", "Regional content", SOURCE, 0.72, 0.75),
    LawChange("mpf", "Processing fee", PROCESSING, 0.003464, 0.003464),
    LawChange("old", "Old duty", SOURCE, 0.1, None, ends=True),
    LawChange("mfn", "MFN", SOURCE, 0.1, None),
)


def with_law(timeline: Timeline, at: int, known: Callable[[LawStep], LawStep]) -> Timeline:
    """Return a timeline with a step of which more is known."""
    steps = list(timeline.steps)
    steps[at] = replace(steps[at], law=known(steps[at].law))
    return Timeline(timeline.vehicles, timeline.volume, tuple(steps))


FLEET = with_law(
    made(("qqqu", (0, 0, 0, 5)), ("fqqq", (9000, 100, 0, 5)), ("fqqq", (9000, 100, 0, 5))),
    1,
    lambda law: replace(law, changes=CHANGES, sources=(SOURCE, PROCESSING)),
)


def test_it_says_what_changes_and_where_that_stands() -> None:
    words = step_words(FLEET, 1)

    assert words.title == "2018-07-01: USMCA"
    assert words.changes == (
        f"Section 232: 25.0{T}%; Regional content: 72.0{T}% to 75.0{T}%; Processing fee: other bounds; "
        "Old duty: ends; and 1 more figure."
    )
    assert words.source == "Proclamation 10908; 19 CFR 24.23 · secondary source (u)"
    assert "MFN: by the tariff schedule" in words.whole


def test_it_says_whom_it_hits_most_first_and_whose_verdict_turns() -> None:
    words = step_words(FLEET, 1)

    assert words.hits == (
        f"+$9.1{T}M of duty a year: Make M0 +$9.0{T}M and Make M1 +$100,000. Make M0 fails now. "
        "Make M3 qualifies now."
    )
    assert step_words(FLEET, 2).hits == "It changes no verdict and no duty of this fleet."
    assert step_words(FLEET, 0).hits == "3 of 4 models qualify, duty is $5,000 a year."


def test_several_steps_are_told_together() -> None:
    words = step_words(
        with_law(FLEET, 2, lambda law: replace(law, changes=CHANGES[:1], sources=(SOURCE,))), 2, 1
    )

    assert words.title == "2018-07-01 to 2019-07-01: USMCA"
    assert words.hits == step_words(FLEET, 1).hits


def test_many_models_are_counted_after_the_first() -> None:
    found = made(("q" * 6, (0,) * 6), ("u" * 6, tuple(range(100, 700, 100))))

    assert step_words(found, 1).hits == (
        f"+$2.1{T}M of duty a year: Make M5 +$600,000, Make M4 +$500,000, Make M3 +$400,000 and 3 more. "
        "Make M0, Make M1, Make M2 and 3 more cannot be told any more."
    )


@pytest.mark.parametrize(
    ("sources", "pending", "said"),
    [
        ((SOURCE,), False, "Proclamation 10908 · checked 2026-10-31"),
        ((SOURCE,), True, "Proclamation 10908 · checked 2026-10-31 · not yet law"),
        (
            (SOURCE, SOURCE, OTHER, PROCESSING),
            False,
            "Proclamation 10908; HTSUS and 1 more · secondary source (u)",
        ),
        ((), False, ""),
    ],
)
def test_how_sure_the_law_is(sources: tuple[LawSource, ...], *, pending: bool, said: str) -> None:
    found = with_law(FLEET, 2, lambda law: replace(law, sources=sources, pending=pending))

    assert step_words(found, 2).source == said


def test_a_policy_that_begins_is_said() -> None:
    words = EventWords("USMCA", "begins")
    begun = with_law(FLEET, 2, lambda law: replace(law, begins="USMCA with Section 232", words=words))

    assert step_words(begun, 2).title == "2019-07-01: USMCA, begins"
    assert step_words(begun, 2).changes == "USMCA with Section 232 begins."
    assert step_words(FLEET, 0).changes == "Here the timeline begins."


def test_tests_that_lack_a_column_are_named() -> None:
    steps = list(FLEET.steps)
    steps[2] = replace(steps[2], not_assessed=((Test.STEEL, 2), (Test.LABOUR, 1)))
    lacking = step_words(Timeline(FLEET.vehicles, FLEET.volume, tuple(steps)), 2).lacking

    assert lacking == (
        "Not assessed for want of a column: originating steel (2 models), labour value content (1 model)."
    )
    assert step_words(FLEET, 2).lacking == ""
