"""Policies that were law one after the other, and what is set by hand on the way."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headroom.policy_files.policy_file import LAW_IN_FORCE, in_force_on, law_in_force, load_presets
from headroom.rules.policy import Policy
from headroom.rules.succession import Succession, followed, waiting_within
from property_examples import examples

PRESETS = {policy.name: policy for policy in load_presets()}
FOUND = law_in_force(PRESETS.values())
assert FOUND is not None
LAW: Succession = FOUND
NAFTA, USMCA = LAW.policies
TURN = date(2020, 7, 1)
DAYS = st.dates(date(1995, 1, 1), date(2031, 1, 1))


@st.composite
def changed(draw: st.DrawFn) -> Policy:
    """Return what is law on any day, with some figures set by hand."""
    policy = LAW.published(day := draw(DAYS)).at(day)
    for key in draw(st.lists(st.sampled_from(sorted(policy.values())), max_size=4)):
        policy = policy.with_value(key, draw(st.sampled_from([0.0, 0.025, 0.25, 0.75, 0.123])))
    return policy


@given(DAYS)
def test_the_policy_of_a_day_is_that_in_force(day: date) -> None:
    assert LAW.published(day).name == in_force_on(day)
    assert LAW.turns_on(day) == (day == TURN)


@given(DAYS, DAYS)
def test_without_anything_set_by_hand_a_day_has_its_law_wherever_one_comes_from(
    start: date, day: date
) -> None:
    from_there = LAW.moved(LAW.published(start).at(start), day)

    assert from_there == LAW.published(day).at(day)


@settings(max_examples=examples(60))
@given(changed(), DAYS)
def test_what_was_set_by_hand_is_there_again_on_its_day(policy: Policy, day: date) -> None:
    away = LAW.moved(policy, day)

    assert LAW.moved(away, policy.as_of) == policy


@settings(max_examples=examples(60))
@given(changed(), DAYS)
def test_what_is_set_by_hand_stays_set_wherever_the_law_has_it(policy: Policy, day: date) -> None:
    away = LAW.moved(policy, day)

    by_hand = policy.set_by_hand()
    for key, value in away.values().items():
        assert value == by_hand.get(key, LAW.published(day).at(day).values()[key])
    assert away.set_by_hand() == by_hand


def test_a_reading_is_chosen_in_the_next_policy_if_it_has_it() -> None:
    both = {one.key for one in NAFTA.readings} & {one.key for one in USMCA.readings}
    for reading in USMCA.readings:
        word = reading.words[-1]
        away = LAW.moved(USMCA.with_reading(reading.key, word), date(2018, 1, 1))
        assert (away.reading(reading.key) == word) == (reading.key in both)


def test_days_are_those_of_the_policy_that_is_law_and_the_day_on_which_the_next_begins() -> None:
    first, last = date(2017, 8, 16), date(2027, 12, 31)
    days = LAW.days(first, last)
    listed = [one.day for one in days]

    assert listed == sorted(set(listed))
    assert TURN in listed
    assert first not in listed
    for one in days:
        law = LAW.published(one.day).law
        assert law is not None
        there = {own.day: own for own in law.days()}
        assert one == there.get(one.day, one)
        assert first < one.day <= last


@given(DAYS)
def test_between_the_days_nothing_changes(day: date) -> None:
    before, span = day - timedelta(days=1), LAW.days(date(1990, 1, 1), date(2040, 1, 1))

    if day not in {one.day for one in span}:
        now, then = LAW.published(day).at(day), LAW.published(before).at(before)
        assert replace(now, as_of=before) == then


def test_a_policy_alone_follows_its_own_dates() -> None:
    usmca = PRESETS["usmca"]
    alone = Succession.of(usmca)

    assert alone.moved(usmca, TURN) == usmca.at(TURN)
    assert not any(alone.turns_on(one.day) for one in alone.days(TURN, date(2030, 1, 1)))
    assert alone.holds(usmca)
    assert not alone.holds(NAFTA)
    assert not alone.holds(replace(usmca, law=None))


@pytest.mark.parametrize("lacking", [name for _, name in LAW_IN_FORCE])
def test_without_one_of_them_there_is_no_succession(lacking: str) -> None:
    others = [policy for name, policy in PRESETS.items() if name != lacking]

    assert followed(others, LAW_IN_FORCE) is None
    assert followed([*others, replace(PRESETS[lacking], law=None)], LAW_IN_FORCE) is None
    assert followed(others, ()) is None


def test_only_what_waits_for_a_date_of_the_policy_itself_is_kept_in_files() -> None:
    changed_there = USMCA.at(date(2026, 1, 1)).with_value("s232_vehicle", 0.1)

    away = LAW.moved(changed_there, date(2018, 1, 1))
    early = LAW.moved(changed_there, date(2021, 1, 1))

    assert dict(away.waiting) == dict(early.waiting) == {"s232_vehicle": 0.1}
    assert waiting_within(away) == {}
    assert waiting_within(early) == {"s232_vehicle": 0.1}
