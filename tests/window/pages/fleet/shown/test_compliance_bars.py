"""What the compliance chart shows."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given

import strategies
from books import Row, book
from fleets import HEAVY, POLICY, outcome, without_preference
from headroom.book.sourcing import SourcingBook, Vehicle
from headroom.rules.exposure import Exposure
from headroom.rules.outcome import evaluate
from headroom.rules.policy import Test
from headroom.rules.readings import US_CONTENT_BASIS, WORDS, Reading, UsContentBasis
from headroom.rules.scenario import Scenario
from headroom.rules.thresholds import LabourCredit
from headroom.window.pages.fleet.shown.compliance_bars import compliance_bars, summary
from headroom.words import formatting

ASPEN, BIRCH, CEDAR, DOGWOOD, ELM = range(5)
T, M = formatting.THIN_SPACE, formatting.MINUS

_READING = Reading(US_CONTENT_BASIS, "", WORDS[US_CONTENT_BASIS], UsContentBasis.PARTS)
_BY_PARTS = replace(POLICY.with_value("us_content", 0.7), readings=(_READING,))
_ASSEMBLED = book([Row("US", 600), Row("JP", 200)], Vehicle("A", assembly_country="US", conversion_usd=200))
_CREDIT = LabourCredit(HEAVY, 0.45, 0.3, 0.6)
_TRUCK = book(
    [Row("US", 620), Row("JP", 380)],
    Vehicle("A", HEAVY[0], "US", lvc_share=0.46, lvc_material_labour_share=0.34),
)


@pytest.mark.parametrize(
    ("model", "word", "margin"),
    [
        (ASPEN, "qualifies", f"+15.0{T}pp"),
        (BIRCH, "fails", f"{M}15.0{T}pp"),
        (CEDAR, "cannot tell", f"{M}5.0 … +5.0{T}pp"),
        (DOGWOOD, "qualifies", f"+5.0{T}pp"),
        (ELM, "fails", "core parts"),
    ],
)
def test_each_model_has_its_verdict_in_a_word_and_its_headroom_or_what_it_fails(
    model: int, word: str, margin: str
) -> None:
    bars = compliance_bars(outcome())
    assert (bars.word(model), bars.margin(model)) == (word, margin)


def test_each_model_has_the_threshold_of_its_class() -> None:
    bars = compliance_bars(outcome())
    assert bars.regional_threshold.tolist() == [0.75, 0.75, 0.75, 0.6, 0.75]
    assert np.isnan(bars.us_threshold).all()


def test_every_key_of_the_fleets_classes_is_a_line_to_drag() -> None:
    lines = {line.key: line for line in compliance_bars(outcome()).lines}
    assert list(lines) == ["rvc", "rvc_heavy", "us_content"]
    assert [line.for_all for line in lines.values()] == [False, False, True]
    assert [line.whose for line in lines.values()] == ["", "heavy trucks", ""]
    assert lines["us_content"].test is Test.US


def test_a_threshold_for_classes_that_the_fleet_lacks_is_no_line() -> None:
    sourcing = book([Row(model="A")])
    keys = [line.key for line in compliance_bars(outcome(sourcing=sourcing)).lines]
    assert keys == ["rvc", "us_content"]


def test_a_line_remembers_where_it_stands_in_the_baseline() -> None:
    changed = outcome(POLICY.with_value("rvc", 0.8))
    line = compliance_bars(changed, outcome()).lines[0]
    assert (line.share, line.baseline_share) == (0.8, 0.75)


def test_without_a_preference_there_is_no_line_and_all_fail_for_that() -> None:
    bars = compliance_bars(outcome(without_preference()), outcome())
    assert bars.lines == ()
    assert {bars.margin(model) for model in range(5)} == {"no preference"}
    assert "of" not in bars.read_out(ASPEN)


def test_a_baseline_without_preference_gives_lines_no_mark() -> None:
    bars = compliance_bars(outcome(), outcome(without_preference()))
    assert {line.baseline_share for line in bars.lines} == {None}


def test_headroom_is_the_smaller_of_both_margins_where_both_thresholds_are_set() -> None:
    bars = compliance_bars(outcome(POLICY.with_value("us_content", 0.85)))
    assert bars.headroom_low[ASPEN] == pytest.approx(0.05)
    assert bars.us_threshold.tolist() == [0.85] * 5
    assert f"US 90.0{T}% of 85.0{T}%" in bars.read_out(ASPEN)


def test_headroom_is_marked_as_that_of_us_content_where_that_is_the_smaller_one() -> None:
    bars = compliance_bars(outcome(POLICY.with_value("us_content", 0.85)))
    assert bars.margin(ASPEN) == f"US +5.0{T}pp"
    assert bars.margin(BIRCH) == f"US {M}25.0{T}pp"
    assert bars.margin(CEDAR) == f"US {M}15.0 … {M}5.0"


def test_us_content_is_what_the_test_reads_where_it_reads_parts() -> None:
    bars = compliance_bars(outcome(_BY_PARTS, _ASSEMBLED))
    assert (bars.us_low.tolist(), bars.us_high.tolist()) == ([pytest.approx(0.6)], [pytest.approx(0.6)])
    assert bars.us_decides.tolist() == [True]
    assert bars.headroom_low == pytest.approx(-0.1)
    assert bars.headroom_high == pytest.approx(-0.1)
    assert bars.margin(0) == f"US {M}10.0{T}pp"
    assert f"US 60.0{T}% of 70.0{T}%" in bars.read_out(0)


def test_regional_content_has_what_the_labour_value_adds_where_the_test_counts_it() -> None:
    credited = replace(POLICY.with_value("rvc_heavy", 0.64), labour_credit=_CREDIT)
    bars, plain = (compliance_bars(outcome(one, _TRUCK)) for one in (credited, POLICY))
    assert [bars.regional_low, bars.regional_high] == [pytest.approx(0.66), pytest.approx(0.66)]
    assert bars.margin(0) == f"+2.0{T}pp"
    assert f"regional 66.0{T}% of 64.0{T}%" in bars.read_out(0)
    assert plain.regional_low == pytest.approx(0.62)


def test_without_a_threshold_content_is_a_share_of_net_cost() -> None:
    bars = compliance_bars(outcome(without_preference(), _ASSEMBLED))
    assert bars.regional_low == pytest.approx(0.8)
    assert bars.us_low == pytest.approx(0.8)


def test_the_read_out_says_content_and_threshold() -> None:
    text = compliance_bars(outcome()).read_out(CEDAR)
    assert text.startswith(f"Cedar: cannot tell, regional 70.0 … 80.0{T}% of 75.0{T}%, US 70.0")


def test_several_failed_tests_are_counted() -> None:
    strict = replace(POLICY, thresholds=tuple(replace(t, share=1.0) for t in POLICY.thresholds))
    bars = compliance_bars(outcome(strict))
    assert bars.failed_tests(ELM) == "3 tests"
    assert bars.failed_tests(ASPEN) == "3 tests"
    assert compliance_bars(outcome()).failed_tests(ASPEN) == formatting.NOTHING


def test_the_summary_counts_every_verdict() -> None:
    assert summary(compliance_bars(outcome())) == "5 models, 2 qualify, 2 fail, 1 cannot tell"
    one = book([Row(model="A")])
    assert summary(compliance_bars(outcome(sourcing=one))) == "1 model, 1 qualifies, 0 fail"


@given(sourcing=strategies.books(), scenario=strategies.SCENARIOS)
def test_headroom_at_the_high_end_is_never_below_that_at_the_low_end(
    sourcing: SourcingBook, scenario: Scenario
) -> None:
    bars = compliance_bars(evaluate(Exposure.of(sourcing, strategies.REFERENCE), scenario))
    known = ~np.isnan(bars.headroom_low)
    assert np.array_equal(known, ~np.isnan(bars.headroom_high))
    assert np.all(bars.headroom_high[known] >= bars.headroom_low[known] - 1e-9)
    assert all(bars.margin(model) and bars.word(model) for model in range(len(bars.names)))
