"""The figures of one model above its page."""

from dataclasses import replace

import pytest
from hypothesis import given

import strategies
from books import Row, book
from fleets import HEAVY, POLICY, outcome
from headroom.book.sourcing import SourcingBook, Vehicle
from headroom.rules.exposure import Exposure
from headroom.rules.outcome import evaluate
from headroom.rules.readings import US_CONTENT_BASIS, WORDS, Reading, UsContentBasis
from headroom.rules.scenario import Scenario
from headroom.rules.thresholds import LabourCredit
from headroom.window.pages.model.shown.model_figures import model_figures
from headroom.words import formatting

ASPEN, BIRCH, CEDAR, DOGWOOD, ELM = range(5)
T = formatting.THIN_SPACE


@pytest.mark.parametrize(
    ("model", "needed", "value", "caption"),
    [
        (ASPEN, 0.75, f"90.0{T}%", "regional, 15.0 over"),
        (BIRCH, 0.75, f"60.0{T}%", "regional, 15.0 short"),
        (CEDAR, 0.9, f"70 … 80{T}%", "regional, 20.0 short"),
        (CEDAR, 0.75, f"70 … 80{T}%", "regional, 5.0 short"),
        (CEDAR, 0.6, f"70 … 80{T}%", "regional, 10.0 over"),
        (BIRCH, 0.6004, f"60.0{T}%", "regional, 0.04 short"),
        (BIRCH, 0.59996, f"60.0{T}%", "regional, 0.004 over"),
    ],
)
def test_a_content_says_by_how_much_it_is_over_or_short(
    model: int, needed: float, value: str, caption: str
) -> None:
    content = model_figures(outcome(POLICY.with_value("rvc", needed)), outcome(), model)[0]

    assert (content.value, content.caption) == (value, caption)


def test_us_content_of_which_nothing_is_asked_is_neither_over_nor_short() -> None:
    asked = outcome(POLICY.with_value("us_content", 0.95))

    assert model_figures(outcome(), outcome(), ASPEN)[1].caption == "US content"
    assert model_figures(asked, outcome(), ASPEN)[1].caption == "US, 5.0 short"


def test_us_content_is_what_the_test_reads_where_it_reads_parts() -> None:
    reading = Reading(US_CONTENT_BASIS, "", WORDS[US_CONTENT_BASIS], UsContentBasis.PARTS)
    by_parts = replace(POLICY.with_value("us_content", 0.7), readings=(reading,))
    sourcing = book([Row("US", 600), Row("JP", 200)], Vehicle("A", assembly_country="US", conversion_usd=200))
    read, plain = outcome(by_parts, sourcing), outcome(POLICY, sourcing)

    assert [model_figures(one, one, 0)[1].value for one in (plain, read)] == [f"80.0{T}%", f"60.0{T}%"]
    assert model_figures(read, plain, 0)[1].caption == "US, 10.0 short"
    assert model_figures(read, plain, 0)[1].change == f"▼ 20.0{T}pp"


def test_regional_content_has_what_the_labour_value_adds_where_the_test_counts_it() -> None:
    credit = LabourCredit(HEAVY, 0.45, 0.3, 0.6)
    truck = Vehicle("A", HEAVY[0], "US", lvc_share=0.46, lvc_material_labour_share=0.34)
    sourcing = book([Row("US", 620), Row("JP", 380)], truck)
    content, _, *_ = model_figures(
        outcome(replace(POLICY.with_value("rvc_heavy", 0.64), labour_credit=credit), sourcing), outcome(), 0
    )

    assert (content.value, content.caption) == (f"66.0{T}%", "regional, 2.0 over")


def test_money_is_that_of_the_model_with_its_change_against_the_baseline() -> None:
    dearer, before = outcome(POLICY.with_value("mfn_car", 0.25)), outcome()
    *_, landed, duty = model_figures(dearer, before, BIRCH)

    assert landed.value == formatting.dollars(float(dearer.landed_cost_usd[BIRCH]))
    assert duty.value == formatting.millions(float(dearer.duty_a_year_usd[BIRCH]))
    assert landed.change == "▲ $225"
    assert duty.change.startswith("▲ $")
    assert {one.change for one in model_figures(before, before, BIRCH)} == {""}


@given(book=strategies.books(), scenario=strategies.SCENARIOS, baseline=strategies.SCENARIOS)
def test_any_model_has_figures_that_can_be_followed_back_to_what_they_say(
    book: SourcingBook, scenario: Scenario, baseline: Scenario
) -> None:
    exposure = Exposure.of(book, strategies.REFERENCE)
    now, then = evaluate(exposure, scenario), evaluate(exposure, baseline)
    for model in range(len(now.vehicles)):
        figures = model_figures(now, then, model)
        assert len(figures) == 4
        assert all(one.value and "nan" not in one.value + one.caption for one in figures)
        trail = figures[-1].trail
        derived = None if trail is None else trail.derive(now)
        assert derived is not None
        assert derived.value == pytest.approx(float(now.duty_a_year_usd[model]), abs=1e-6)
