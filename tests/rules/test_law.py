"""The law by date: what is in force on a day, and a policy that moves from date to date."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headroom.book.sourcing import CLASSES
from headroom.policy_files.policy_file import load_policy, load_presets, not_in_force, preset_path
from headroom.policy_files.preset_names import PRESETS
from headroom.rules.dated_figures import DatedFee, DatedMeasure, DatedRow, DatedThreshold
from headroom.rules.law import InForce, Law
from headroom.rules.measures import Fee, Measure, Trade
from headroom.rules.policy import LabourCredit, Policy, Reading, Test, Threshold
from property_examples import examples

POLICIES = {policy.name: policy for policy in load_presets()}
DAYS = st.dates(date(1993, 1, 1), date(2032, 1, 1))
NAMES = st.sampled_from(PRESETS)
BEGUN, RAISED, LAST = date(2020, 7, 1), date(2023, 7, 1), date(2030, 4, 30)
RVC = Threshold("rvc", "Regional content", Test.REGIONAL, 0.0, CLASSES)
DUTY = Measure("duty", "Duty", Trade.VEHICLE, 0.0)
CHARGE = Fee("mpf", "Processing", 0.0)
LAW = Law(
    (DatedThreshold(RVC, (DatedRow(BEGUN, 0.66), DatedRow(RAISED, 0.75))),),
    (DatedMeasure(DUTY, (DatedRow(RAISED, 0.25),), LAST),),
    (DatedFee(CHARGE, (DatedRow(None, 0.003464, 25, 485), DatedRow(RAISED, 0.003464, 31.67, 614.35))),),
    LabourCredit(CLASSES, 0.45, 0.3, 0.6, BEGUN, RAISED),
)


def law_of(policy: Policy) -> Law:
    assert policy.law is not None
    return policy.law


@st.composite
def changed_policies(draw: st.DrawFn) -> Policy:
    """Return a preset on any date, with some figures set by hand."""
    policy = POLICIES[draw(NAMES)].at(draw(DAYS))
    for key in draw(st.lists(st.sampled_from(sorted(policy.values())), max_size=4)):
        policy = policy.with_value(key, draw(st.sampled_from([0.0, 0.025, 0.25, 0.75, 0.123])))
    return policy


def test_what_holds_is_the_last_row_that_has_begun() -> None:
    before, begun, raised = (LAW.at(day).values() for day in (date(2020, 6, 30), BEGUN, RAISED))

    assert before == {"mpf": 0.003464}
    assert begun == {"rvc": 0.66, "mpf": 0.003464}
    assert raised == {"rvc": 0.75, "duty": 0.25, "mpf": 0.003464}


def test_a_figure_is_in_force_on_its_last_day_and_absent_on_the_next() -> None:
    assert "duty" in LAW.at(LAST).values()
    assert "duty" not in LAW.at(LAST + timedelta(days=1)).values()


def test_a_figure_has_the_day_from_which_it_applies_and_its_bounds() -> None:
    now = LAW.at(date(2025, 1, 1))

    assert (now.thresholds[0].source.since, now.measures[0].source.since) == (RAISED, RAISED)
    assert (now.fees[0].least_usd, now.fees[0].most_usd) == (31.67, 614.35)


@pytest.mark.parametrize(
    ("day", "granted"), [(date(2020, 6, 30), 0), (BEGUN, 1), (RAISED, 1), (date(2023, 7, 2), 0)]
)
def test_the_labour_credit_has_its_first_and_its_last_day(day: date, granted: int) -> None:
    assert (LAW.at(day).labour_credit is not None) == bool(granted)


def test_days_tell_what_begins_changes_and_ends() -> None:
    told = [
        (one.day, [(c.key, c.before, c.after, c.begins, c.ends) for c in one.changes]) for one in LAW.days()
    ]

    assert told == [
        (BEGUN, [("rvc", None, 0.66, True, False), ("labour_credit", None, 0.3, True, False)]),
        (
            RAISED,
            [
                ("rvc", 0.66, 0.75, False, False),
                ("duty", None, 0.25, True, False),
                ("mpf", 0.003464, 0.003464, False, False),
            ],
        ),
        (RAISED + timedelta(days=1), [("labour_credit", 0.3, None, False, True)]),
        (LAST + timedelta(days=1), [("duty", 0.25, None, False, True)]),
    ]
    assert LAW.days()[1].labels == ("Regional content", "Duty", "Processing")
    assert {source.since for source in LAW.days()[1].sources} == {RAISED}


def test_a_policy_begins_with_its_last_regional_content_and_without_one_always() -> None:
    later = DatedThreshold(replace(RVC, key="other"), (DatedRow(date(2021, 1, 1), 0.5),))

    assert LAW.begins == BEGUN
    assert replace(LAW, thresholds=(*LAW.thresholds, later)).begins == date(2021, 1, 1)
    assert Law().begins is None


@pytest.mark.parametrize(
    ("figure", "rows"),
    [
        (DatedThreshold, (DatedRow(None, 1.5),)),
        (DatedThreshold, (DatedRow(None, None),)),
        (DatedMeasure, (DatedRow(None, -0.1),)),
        (DatedMeasure, (DatedRow(None, None),)),
        (DatedFee, (DatedRow(None, -0.1),)),
        (DatedFee, (DatedRow(None, 0.1, 30, 20),)),
    ],
)
def test_a_row_out_of_range_is_refused_before_its_date(
    figure: type[DatedThreshold | DatedMeasure | DatedFee], rows: tuple[DatedRow, ...]
) -> None:
    of = {DatedThreshold: RVC, DatedMeasure: DUTY, DatedFee: CHARGE}[figure]

    with pytest.raises(ValueError, match=r"%|number|entry"):
        figure(of, rows)  # type: ignore[arg-type]


# A policy on another date


@given(policy=changed_policies(), days=st.lists(DAYS, min_size=1, max_size=4))
def test_a_policy_that_went_to_other_dates_and_back_is_the_same(policy: Policy, days: list[date]) -> None:
    moved = policy
    for day in days:
        moved = moved.at(day)

    assert moved.as_of == days[-1]
    assert moved.at(policy.as_of) == policy


@given(policy=changed_policies(), days=st.lists(DAYS, min_size=1, max_size=4))
def test_what_was_set_by_hand_survives_any_walk_of_dates(policy: Policy, days: list[date]) -> None:
    by_hand = policy.set_by_hand()

    for day in days:
        policy = policy.at(day)
        assert policy.set_by_hand() == by_hand
        values = policy.values()
        assert all(values[key] == value for key, value in by_hand.items() if key in values)
        assert {key for key, _ in policy.waiting} <= by_hand.keys()


@given(name=NAMES, days=st.lists(DAYS, min_size=1, max_size=4))
def test_a_policy_without_changes_is_the_law_of_its_date(name: str, days: list[date]) -> None:
    policy = POLICIES[name]
    for day in days:
        policy = policy.at(day)

    now = law_of(policy).at(days[-1])
    assert now == InForce(policy.thresholds, policy.measures, policy.fees, policy.labour_credit)


@settings(max_examples=examples(20), deadline=None)
@given(name=NAMES, day=DAYS)
def test_a_policy_tells_on_which_days_it_is_not_in_force(name: str, day: date) -> None:
    policy = POLICIES[name]

    assert bool(not_in_force(policy, day)) != policy.in_force(day)
    assert load_policy(preset_path(name)).at(day) == policy.at(day)


@given(name=NAMES, days=st.lists(DAYS, min_size=2, max_size=4))
def test_what_was_read_of_the_law_once_is_what_it_says_anew(name: str, days: list[date]) -> None:
    law = law_of(POLICIES[name])

    for day in days:
        assert law.at(day) == replace(law).at(day)
        assert law.at(day) is law.at(day)
    assert law.days() == replace(law).days()


@pytest.mark.parametrize("turn", [BEGUN, RAISED, RAISED + timedelta(days=1), LAST + timedelta(days=1)])
def test_what_is_in_force_is_read_anew_on_the_day_that_something_turns(turn: date) -> None:
    before, after = LAW.at(turn - timedelta(days=1)), LAW.at(turn)

    assert before != after
    assert after is LAW.at(turn)


@given(name=NAMES, day=DAYS)
def test_nothing_changes_but_on_the_days_that_are_told(name: str, day: date) -> None:
    law = law_of(POLICIES[name])

    def numbers(on: date) -> list[object]:
        now = law.at(on)
        thresholds = [replace(one, source=RVC.source) for one in now.thresholds]
        measures = [replace(one, source=RVC.source) for one in now.measures]
        fees = [replace(one, source=RVC.source) for one in now.fees]
        return [now.labour_credit, *thresholds, *measures, *fees]

    changes = numbers(day) != numbers(day - timedelta(days=1))
    assert changes == (day in {one.day for one in law.days()})


@given(name=NAMES, day=DAYS)
def test_a_duty_no_row_of_which_has_begun_is_absent(name: str, day: date) -> None:
    law = law_of(POLICIES[name])
    there = {id(one.measure): one.at(day) is not None for one in law.measures}

    for one in law.measures:
        begun = any(row.since is None or row.since <= day for row in one.rows)
        past = one.until is not None and one.until < day
        assert there[id(one.measure)] == (begun and not past)


def test_a_figure_set_by_hand_waits_while_it_is_absent_and_shows_again() -> None:
    policy = POLICIES["usmca-232"].with_value("s232_parts", 0.4)

    earlier = policy.at(date(2024, 1, 1))

    assert "s232_parts" not in earlier.values()
    assert earlier.waiting == (("s232_parts", 0.4),)
    assert earlier.at(date(2025, 6, 1)).values()["s232_parts"] == 0.4


def test_a_figure_that_is_set_anew_no_longer_waits() -> None:
    policy = POLICIES["usmca"].with_value("rvc", 0.66).at(date(2020, 7, 1))
    assert policy.waiting == (("rvc", 0.66),)

    again = policy.with_value("rvc", 0.66)

    assert (again.waiting, again.at(date(2026, 11, 1)).values()["rvc"]) == ((), 0.75)


def test_a_policy_of_one_date_keeps_its_figures_on_any_other() -> None:
    policy = replace(POLICIES["usmca"], law=None)

    assert policy.at(date(2020, 7, 1)) is policy
    assert (policy.set_by_hand(), policy.in_force(date(1990, 1, 1))) == ({}, True)


def test_what_waits_is_a_figure_of_the_law_within_its_range() -> None:
    policy = POLICIES["usmca-232"].at(date(2024, 1, 1))

    assert policy.with_waiting({"s232_parts": 0.3}).at(date(2026, 1, 1)).values()["s232_parts"] == 0.3
    for figures in ({"nothing": 0.3}, {"s232_parts": -0.1}, {"rvc": 1.1}, {"rvc": None}):
        with pytest.raises(ValueError, match=r"no “|%"):
            policy.with_waiting(figures)


# Readings


def test_a_reading_is_chosen_by_its_key_and_survives_dates() -> None:
    policy = POLICIES["usmca-232"]

    assert policy.reading("core_roll_up") == "yes"
    assert policy.reading("nothing") is None
    no = policy.with_reading("core_roll_up", "no").at(date(2021, 1, 1))
    assert no.reading("core_roll_up") == "no"
    with pytest.raises(KeyError):
        policy.with_reading("nothing", "yes")
    with pytest.raises(ValueError, match="one of yes, no, not perhaps"):
        policy.with_reading("core_roll_up", "perhaps")


def test_a_reading_says_one_of_its_words() -> None:
    with pytest.raises(ValueError, match="one of yes, no, not maybe"):
        Reading("deal", "Deal", ("yes", "no"), "maybe")
