"""What is said of the fleet through the law is true."""

import re
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headroom.analysis.timeline import Timeline
from headroom.findings.timeline import timeline_finding
from headroom.rules.verdict import Verdict
from headroom.words import formatting
from property_examples import examples
from timelines import made

T = formatting.THIN_SPACE
Q, F, U = Verdict.QUALIFIES, Verdict.FAILS, Verdict.UNDETERMINED
UNTOLD = "of 1 it can no longer be told"


def said(timeline: Timeline) -> tuple[str, str]:
    found = timeline_finding(timeline)
    return found.sentence, found.detail


def test_it_says_how_duty_grew_and_who_lost_the_preference() -> None:
    sentence, detail = said(
        made(("qqqf", (0, 0, 0, 0)), ("qqff", (0, 0, 1000, 0)), ("qqff", (100, 100, 5000, 800)))
    )

    assert (
        sentence
        == f"From NAFTA to today duty grows from $0 to $6.0{T}M a year; 1 of 4 models lost the preference"
    )
    assert detail == f"Most of it is one step: Section 232 on 2019-07-01 adds $5.0{T}M a year."


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("q", "q", "the model keeps the preference"),
        ("q", "f", "the model lost the preference"),
        ("q", "u", "of the model it can no longer be told"),
        ("f", "q", "the model gained the preference"),
        ("f", "f", "the model has no preference"),
        ("f", "u", "whether the model qualifies cannot be told"),
        ("qq", "qq", "both models keep the preference"),
        ("qq", "ff", "both models lost the preference"),
        ("qqq", "qqq", "all 3 models keep the preference"),
        ("qqq", "fff", "all 3 models lost the preference"),
        ("fff", "ffu", "no model loses or gains the preference"),
        ("qqf", "quf", "of 1 of 3 models it can no longer be told"),
        (
            "qqfu",
            "fuqq",
            "1 of 4 models lost the preference, of 1 it can no longer be told and 2 gained it",
        ),
    ],
)
def test_verdicts_of_none_one_both_and_all(first: str, last: str, words: str) -> None:
    none = (0.0,) * len(first)

    sentence, detail = said(made((first, none), (last, none)))

    assert sentence == f"From NAFTA to today duty stays at $0 a year; {words}"
    assert detail == ""


def test_two_steps_that_weigh_the_same_are_both_named() -> None:
    _, detail = said(made(("q", (0,)), ("q", (1000,)), ("q", (2000,)), ("q", (1900,))))
    both = "USMCA on 2018-07-01 and Section 232 on 2019-07-01"

    assert detail == f"The greatest steps, {both}, each move $1.0{T}M a year."


def test_a_step_that_takes_off_duty_is_no_most_of_what_grew() -> None:
    sentence, detail = said(made(("q", (1000,)), ("q", (9000,)), ("q", (600,))))

    assert f"duty falls from $1.0{T}M to $600,000 a year" in sentence
    assert detail == f"Most of it is one step: Section 232 on 2019-07-01 takes off $8.4{T}M a year."


def test_what_is_to_come_is_said_apart_and_no_part_of_today() -> None:
    sentence, detail = said(made(("q", (0,)), ("f", (1000,)), ("f", (3000,)), pending=1))

    assert f"from $0 to $1.0{T}M a year" in sentence
    assert detail == (
        f"Most of it is one step: USMCA on 2018-07-01 adds $1.0{T}M a year and takes the preference from "
        f"the Make M0. Still to come: Section 232 on 2019-07-01 adds $2.0{T}M a year."
    )
    _, several = said(made(("q", (0,)), ("q", (0,)), ("q", (0,)), ("q", (0,)), pending=2))
    assert several == "Still to come, without effect on duty: two steps up to 2020-07-01."


def test_what_never_was_law_ends_on_a_day() -> None:
    sentence, _ = said(made(("q", (0,)), ("q", (2000,)), hypothetical=True))

    assert sentence.startswith("From NAFTA to 2018-07-01 duty grows from $0 ")


def test_a_law_of_one_date_and_a_fleet_of_no_models() -> None:
    assert said(made(("qf", (0, 2000)))) == (
        f"Test has no other date: 1 of 2 models qualifies, duty is $2.0{T}M a year",
        "",
    )
    assert said(made(("", ()), ("", ())))[0] == "No model is open"


@settings(max_examples=examples(80))
@given(st.data())
def test_the_figures_of_the_sentence_are_those_of_the_steps(data: st.DataObject) -> None:
    models = data.draw(st.integers(1, 4))
    letters = st.text("qfu", min_size=models, max_size=models)
    duties = st.tuples(*[st.integers(0, 9000).map(float)] * models)
    steps = data.draw(st.lists(st.tuples(letters, duties), min_size=2, max_size=5))
    pending = data.draw(st.integers(0, len(steps) - 2))

    timeline = made(*steps, pending=pending)
    sentence, detail = said(timeline)

    first, last = timeline.steps[0], timeline.steps[timeline.today]
    before, after = (formatting.about(step.fleet.duty_usd) for step in (first, last))
    if before == after:
        assert f"duty stays at {after}" in sentence
    else:
        assert f"from {before} to {after} a year" in sentence
        assert ("grows" in sentence) == (last.fleet.duty_usd > first.fleet.duty_usd)
    lost = int(((first.verdict == Q) & (last.verdict == F)).sum())
    named = re.search(r"(\d+) of \d+ models lost", sentence)
    if named is not None:
        assert int(named[1]) == lost
    assert bool(lost) == ("lost" in sentence)
    assert bool(((first.verdict != Q) & (last.verdict == Q)).any()) == ("gained" in sentence)
    step = re.search(
        r"(?:one step|greatest step): \S.*? on (\d{4}-\d{2}-\d{2}) (adds|takes off) (\S+)", detail
    )
    if step is not None:
        changes = timeline.duty_changes_usd[: timeline.today + 1]
        at = timeline.at(date.fromisoformat(step[1]))
        assert abs(changes[at]) == abs(changes).max()
        assert (step[2] == "adds") == (changes[at] > 0)
    assert not sentence.endswith(".")


def test_of_content_labels_the_verdicts_alone_are_said() -> None:
    found = timeline_finding(made(("qf", (3, 9)), ("ff", (5000, 9))), costs=False)
    one = timeline_finding(made(("qf", (3, 9))), costs=False)

    assert found.sentence == "From NAFTA to today 1 of 2 models lost the preference"
    assert not found.detail
    assert one.sentence.endswith("1 of 2 models qualifies")
