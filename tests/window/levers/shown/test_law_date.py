"""The date of a policy between the days on which its law changes, and which policy was law on another day."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from headroom.policy_files.policy_file import load_presets
from headroom.rules.policy import Policy
from headroom.window.levers.shown.law_date import LawDate, other_policy, out_of_life, typed

PRESETS = {policy.name: policy for policy in load_presets()}
NAFTA, USMCA, IN_FORCE = (PRESETS[name] for name in ("nafta", "usmca", "usmca-232"))
DAY = timedelta(days=1)


@pytest.mark.parametrize("policy", PRESETS.values(), ids=PRESETS)
def test_the_days_are_those_of_the_law_within_the_life_of_the_policy(policy: Policy) -> None:
    shown = LawDate.of(policy)

    days = [one.day for one in shown.days]
    assert policy.law is not None
    assert days == [one.day for one in policy.law.days() if policy.in_force(one.day)]
    assert all(shown.first <= day <= shown.last for day in (*days, policy.as_of))
    assert shown.moves


@pytest.mark.parametrize("policy", PRESETS.values(), ids=PRESETS)
def test_steps_on_meet_every_later_day_and_steps_back_every_earlier_one(policy: Policy) -> None:
    shown = LawDate.of(policy)

    def met(*, forward: bool) -> list[date]:
        found, at = [], shown
        while (day := at.step(forward=forward)) is not None:
            found.append(day)
            at = LawDate.of(policy.at(day))
        return found

    days = {one.day for one in shown.days} | {shown.first}
    assert met(forward=True) == sorted(day for day in days if day > policy.as_of)
    assert met(forward=False) == sorted((day for day in days if day < policy.as_of), reverse=True)


def test_between_two_changes_the_step_back_goes_to_the_one_that_is_in_force() -> None:
    shown = LawDate.of(USMCA.at(date(2022, 3, 1)))

    assert shown.step(forward=False) == date(2021, 10, 1)
    assert shown.step(forward=True) == date(2022, 7, 1)


def test_every_day_stands_at_its_share_of_the_life() -> None:
    shown = LawDate.of(NAFTA)

    assert (shown.share(shown.first), shown.share(shown.last)) == (0.0, 1.0)
    assert [shown.at(shown.share(one.day)) for one in shown.days] == [one.day for one in shown.days]
    assert shown.share(shown.first - DAY) == 0.0


def test_next_names_two_of_what_changes_and_counts_the_others() -> None:
    assert LawDate.of(USMCA.at(date(2027, 6, 30))).next == (
        "Next: 2027-07-01 Regional content, heavy trucks, "
        "Principal parts of heavy trucks originate from and 2 more"
    )
    assert LawDate.of(USMCA.at(date(2025, 9, 30))).next == "Next: 2025-10-01 Merchandise processing fee"


def test_after_the_last_change_next_says_that_none_is_known_or_when_the_policy_ended() -> None:
    assert LawDate.of(USMCA.at(date(2027, 7, 1))).next == "No later change is known."
    assert LawDate.of(NAFTA.at(date(2020, 6, 30))).next == "It ended on 2020-06-30."


def test_a_step_past_either_end_of_its_life_goes_to_the_policy_that_follows_or_was_law_before() -> None:
    every = (IN_FORCE, *PRESETS.values())
    last, first = (
        LawDate.of(NAFTA.at(date(2020, 3, 1)), every),
        LawDate.of(IN_FORCE.at(date(2020, 7, 1)), every),
    )

    assert last.step(forward=True) == date(2020, 7, 1)
    assert last.next == "Next: 2020-07-01 USMCA with Section 232"
    assert first.step(forward=False) == date(2020, 2, 14)
    assert NAFTA.law is not None
    assert date(2020, 2, 14) in [one.day for one in NAFTA.law.days()]


def test_where_no_other_policy_was_law_a_step_ends_with_the_life() -> None:
    every = tuple(PRESETS.values())

    assert LawDate.of(NAFTA.at(date(1994, 1, 1)), every).step(forward=False) is None
    assert LawDate.of(NAFTA.at(date(2020, 6, 30)), (NAFTA,)).step(forward=True) is None
    assert LawDate.of(USMCA.at(date(2027, 7, 1)), every).step(forward=True) is None
    proposed = LawDate.of(PRESETS["us-proposal-2017"], every)
    assert (proposed.before, proposed.after) == (None, None)


def test_a_policy_of_which_one_date_is_known_has_no_other() -> None:
    shown = LawDate.of(replace(USMCA, law=None))

    assert not shown.moves
    assert (shown.first, shown.last, shown.days) == (USMCA.as_of, USMCA.as_of, ())
    assert shown.step(forward=True) is shown.step(forward=False) is None
    assert shown.next == "The policy has its figures for this date alone."


@pytest.mark.parametrize("text", ["2027-07-01", " 2027-07-01 "])
def test_a_date_is_typed_as_year_month_and_day(text: str) -> None:
    assert typed(text) == date(2027, 7, 1)


@pytest.mark.parametrize("text", ["", "2027", "1 July 2027", "2027-02-30", "07/01/2027"])
def test_what_is_no_date_is_answered_with_an_example(text: str) -> None:
    assert typed(text) == f"“{text}” is no date: year, month and day, e.g. 2027-07-01."


def test_outside_the_life_of_a_policy_the_one_that_follows_or_precedes_it_was_law() -> None:
    every = tuple(PRESETS.values())

    assert other_policy(NAFTA, date(2020, 7, 1), (IN_FORCE, *every)) is IN_FORCE
    assert other_policy(IN_FORCE, date(2020, 6, 30), every) is NAFTA
    assert other_policy(USMCA, date(2001, 1, 1), every) is NAFTA


def test_within_its_life_and_before_all_law_there_is_no_other_policy() -> None:
    every = tuple(PRESETS.values())

    assert other_policy(NAFTA, date(2020, 6, 30), every) is None
    assert other_policy(NAFTA, date(1993, 12, 31), every) is None
    assert other_policy(replace(NAFTA, law=None), date(2026, 1, 1), every) is None


def test_what_never_was_law_is_not_offered() -> None:
    proposed = replace(USMCA, hypothetical=True)

    assert other_policy(NAFTA, date(2026, 1, 1), (proposed,)) is None


def test_it_is_said_why_a_policy_has_no_law_on_a_day_and_which_one_has() -> None:
    late, early = date(2021, 7, 1), date(2018, 1, 1)

    assert out_of_life(NAFTA, late, None) == "NAFTA ended on 2020-06-30."
    assert out_of_life(NAFTA, late, USMCA) == ("NAFTA ended on 2020-06-30. On 2021-07-01 the law was USMCA.")
    assert out_of_life(USMCA, early, NAFTA) == ("USMCA began on 2020-07-01. On 2018-01-01 the law was NAFTA.")
    alone = replace(USMCA, law=None)
    assert out_of_life(alone, early, None) == "USMCA has its figures for 2026-11-01 alone."
