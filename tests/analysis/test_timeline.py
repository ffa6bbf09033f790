"""The fleet through the law against ``evaluate`` on each day."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import strategies
from books import Row, book
from fleets import ALL, POLICY, fleet
from headroom.analysis.timeline import EventWords, Timeline, first_day, law_steps, read_on, timeline
from headroom.book.sourcing import SourcingBook
from headroom.policy_files.law_events import law_events
from headroom.policy_files.policy_file import law_in_force, load_presets
from headroom.policy_files.tariff_tables import load_reference
from headroom.rules.dated_figures import DatedMeasure, DatedRow, DatedThreshold
from headroom.rules.exposure import Exposure
from headroom.rules.law import Law
from headroom.rules.measures import Measure, Trade
from headroom.rules.outcome import evaluate
from headroom.rules.policy import Policy, Test, Threshold
from headroom.rules.scenario import Scenario
from headroom.rules.succession import Succession
from headroom.rules.tariff_codes import TariffReference
from property_examples import examples

REFERENCE: TariffReference = load_reference()
PRESETS = load_presets()
FOUND = law_in_force(PRESETS)
assert FOUND is not None
LAW: Succession = FOUND
BEGUN, RAISED, AGAIN = date(2020, 7, 1), date(2023, 7, 1), date(2025, 4, 3)
RVC = Threshold("rvc", "Regional content", Test.REGIONAL, 0.0, ALL)
STAGED = replace(
    POLICY,
    hypothetical=False,
    as_of=date(2026, 11, 1),
    law=Law(
        (
            DatedThreshold(
                RVC, tuple(DatedRow(day, value) for day, value in ((BEGUN, 0.55), (RAISED, 0.85)))
            ),
            *(DatedThreshold(one, (DatedRow(None, one.share),)) for one in POLICY.thresholds if one.of_parts),
        ),
        (DatedMeasure(Measure("duty", "Duty", Trade.VEHICLE, 0.1), (DatedRow(AGAIN, 0.1),)),),
    ),
).at(AGAIN)


def of(exposure: Exposure, scenario: Scenario, law: Succession, words: dict[date, EventWords]) -> Timeline:
    found = timeline(exposure, scenario, law_steps(law, scenario.policy, words))
    assert found is not None
    return found


@pytest.fixture(scope="module")
def staged() -> Timeline:
    exposure = Exposure.of(fleet(), strategies.REFERENCE)
    return of(exposure, Scenario(STAGED), Succession.of(STAGED), {})


@st.composite
def scenarios(draw: st.DrawFn) -> Scenario:
    """Return scenarios under what is law on some day, with figures set by hand."""
    policy = draw(st.sampled_from(LAW.policies))
    for key in draw(st.lists(st.sampled_from(sorted(policy.values())), max_size=3)):
        policy = policy.with_value(key, draw(strategies.SHARES))
    rates = draw(st.fixed_dictionaries({}, optional={"EUR": st.floats(0.5, 2.0)}))
    return Scenario(policy, currency_rates=rates, freight_factor=draw(st.floats(0, 3)))


@settings(max_examples=examples(15), deadline=None)
@given(strategies.books(), scenarios())
def test_the_figures_of_a_step_are_what_evaluate_says_on_its_day(
    sourcing: SourcingBook, scenario: Scenario
) -> None:
    exposure = Exposure.of(sourcing, REFERENCE)

    found = of(exposure, scenario, LAW, law_events())

    for step in found.steps:
        there = replace(scenario, policy=LAW.moved(scenario.policy, step.law.day))
        outcome = evaluate(exposure, there)
        assert step.law.policy == there.policy
        assert (step.verdict == outcome.verdict).all()
        assert step.duty_usd == pytest.approx(outcome.parts_duty_usd + outcome.vehicle_duty_usd)
        assert step.landed_usd == pytest.approx(outcome.landed_cost_usd)
        assert step.fleet == outcome.fleet()


@settings(max_examples=examples(15), deadline=None)
@given(strategies.books(), scenarios())
def test_totals_add_up_and_a_step_hits_whoever_it_changes(sourcing: SourcingBook, scenario: Scenario) -> None:
    found = of(Exposure.of(sourcing, REFERENCE), scenario, LAW, {})

    changes = found.duty_changes_usd
    assert changes[0] == 0
    assert changes.sum() == pytest.approx(
        found.steps[-1].fleet.duty_usd - found.steps[0].fleet.duty_usd, abs=1e-3
    )
    for at, step in enumerate(found.steps):
        assert found.duty_a_year_usd[at].sum() == pytest.approx(step.fleet.duty_usd)
        assert (step.landed_usd * found.volume).sum() == pytest.approx(step.fleet.landed_cost_usd)
        hits = found.hits(at)
        if at:
            before = found.steps[at - 1]
            still = ~hits
            assert (step.verdict == before.verdict)[still].all()
            assert step.duty_usd[still] == pytest.approx(before.duty_usd[still], abs=1e-5)
            assert found.seen(at) or abs(changes[at]) <= 0.5 * found.volume.sum()
        else:
            assert not hits.any()


@settings(max_examples=examples(25), deadline=None)
@given(strategies.books(), strategies.SHARES, strategies.RATES)
def test_where_every_figure_is_set_by_hand_no_step_changes_anything(
    sourcing: SourcingBook, share: float, rate: float
) -> None:
    """The law moves on beneath, but what is in force of it stays."""
    policy = STAGED.with_value("rvc", share).with_value("duty", rate)
    scenario = Scenario(policy)
    kept = {"rvc": share, "duty": rate}

    found = of(Exposure.of(sourcing, strategies.REFERENCE), scenario, Succession.of(policy), {})

    same = [step for step in found.steps if kept.items() <= step.law.policy.values().items()]
    assert len({(step.verdict.tobytes(), step.fleet) for step in same}) <= 1
    assert not any(
        found.seen(at)
        for at in range(1, len(found.steps))
        if found.steps[at - 1] in same and found.steps[at] in same
    )


def test_steps_are_the_days_of_the_law_with_what_changes_and_where_it_stands(staged: Timeline) -> None:
    laws = [step.law for step in staged.steps]

    assert [law.day for law in laws] == [BEGUN, RAISED, AGAIN]
    assert [[change.key for change in law.changes] for law in laws] == [[], ["rvc"], ["duty"]]
    assert [law.title for law in laws] == [
        "Test",
        "Regional content, 85\N{NARROW NO-BREAK SPACE}%",
        "Duty, 10\N{NARROW NO-BREAK SPACE}%",
    ]
    assert not any(law.pending or law.uncertain for law in laws)
    assert staged.today == 2


def test_a_day_belongs_to_the_last_step_that_has_begun(staged: Timeline) -> None:
    days = (date(2020, 6, 30), BEGUN, date(2023, 6, 30), RAISED, date(2099, 1, 1))

    assert [staged.at(day) for day in days] == [-1, 0, 0, 1, 2]


def test_words_of_a_day_go_before_those_made_of_what_changes() -> None:
    words = {RAISED: EventWords("Stage 2", "85 %", milestone=True)}

    steps = law_steps(Succession.of(STAGED), STAGED, words)

    assert [step.title for step in steps][1] == "Stage 2, 85 %"
    assert steps[1].words.milestone


def test_what_was_read_last_parts_what_is_law_from_what_is_to_come() -> None:
    steps = law_steps(LAW, LAW.policies[0], law_events())

    assert [step.pending for step in steps] == [step.day > read_on(LAW) for step in steps]
    assert steps[0].day == first_day(LAW) == LAW.policies[0].as_of
    assert [step.begins for step in steps if step.begins] == [LAW.policies[1].title]
    assert all(step.sources for step in steps)
    assert steps[-1].pending


@pytest.mark.parametrize("policy", PRESETS, ids=lambda policy: policy.name)
def test_every_policy_has_a_timeline_of_its_own(policy: Policy) -> None:
    steps = law_steps(Succession.of(policy), policy, {})

    assert [step.day for step in steps] == sorted({step.day for step in steps})
    assert all(step.policy.in_force(step.day) for step in steps)
    assert all(step.pending for step in steps) or not policy.hypothetical
    assert policy.hypothetical or not steps[0].pending


def test_a_policy_of_one_date_has_one_step() -> None:
    assert [step.day for step in law_steps(Succession.of(POLICY), POLICY, {})] == [POLICY.as_of]


def test_a_timeline_that_is_given_up_is_none() -> None:
    exposure = Exposure.of(fleet(), strategies.REFERENCE)
    asked = iter((False, True, True))

    steps = law_steps(Succession.of(STAGED), STAGED, {})
    assert timeline(exposure, Scenario(STAGED), steps, lambda: next(asked)) is None


def test_tests_that_lack_a_column_are_counted() -> None:
    policy = replace(
        POLICY, thresholds=(*POLICY.thresholds, Threshold("steel", "Steel", Test.STEEL, 0.7, ALL))
    )
    exposure = Exposure.of(book([Row("US", 100.0)]), strategies.REFERENCE)

    (step,) = of(exposure, Scenario(policy), Succession.of(policy), {}).steps

    assert (Test.STEEL, 1) in step.not_assessed
    assert np.isfinite(step.landed_usd).all()
