"""The law of another day is one step of the history, and what was set by hand comes along."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from headroom.policy_files.policy_file import load_presets
from headroom.rules.scenario import Scenario
from headroom.window.session.session import Session
from headroom.work.workspace import Workspace

PRESETS = {policy.name: policy for policy in load_presets()}
EARLY, STAGED, NOW = date(2018, 1, 1), date(2021, 7, 1), date(2026, 11, 1)


@pytest.fixture
def session() -> Iterator[Session]:
    scenario = Scenario(PRESETS["nafta"])
    made = Session(Workspace(scenario, replace(scenario, name="Scenario")))
    for policy in PRESETS.values():
        made.publish(policy)
    yield made
    made.undo_stack.clear()


def test_a_day_brings_the_policy_that_was_law_then_and_undo_takes_it_back(session: Session) -> None:
    before = session.scenario

    session.set_day(NOW)

    assert session.scenario.policy == PRESETS["usmca-232"].at(NOW)
    assert session.undo_stack.undoText() == "Law on another day"
    session.undo_stack.undo()
    assert session.scenario == before


def test_the_days_of_a_gesture_are_one_step_which_is_none_where_it_ends_as_it_began(session: Session) -> None:
    gesture = session.new_gesture()
    for day in (STAGED, NOW, EARLY):
        session.set_day(day, gesture)

    assert session.undo_stack.count() == 1
    assert session.scenario.policy.as_of == EARLY
    session.set_day(PRESETS["nafta"].as_of, gesture)
    assert session.undo_stack.count() == 0


def test_what_a_day_does_not_know_is_there_again_also_readings(session: Session) -> None:
    usmca = PRESETS["usmca-232"].with_value("s232_vehicle", 0.1)
    reading = usmca.readings[0]
    usmca = usmca.with_reading(reading.key, reading.words[-1])
    session.edit("Policy", session.workspace.with_scenario(replace(session.scenario, policy=usmca)))
    gesture = session.new_gesture()

    session.set_day(EARLY, gesture)
    assert session.scenario.policy.name == "nafta"
    session.set_day(usmca.as_of, gesture)

    assert session.scenario.policy == usmca


def test_a_policy_that_never_was_law_keeps_to_its_own_dates(session: Session) -> None:
    session.edit(
        "Policy", session.workspace.with_scenario(replace(session.scenario, policy=PRESETS["usmca"]))
    )

    session.set_day(STAGED)

    assert session.scenario.policy == PRESETS["usmca"].at(STAGED)


def test_a_policy_of_which_one_date_is_known_stays(session: Session) -> None:
    alone = replace(PRESETS["usmca-232"], law=None)
    session.edit("Policy", session.workspace.with_scenario(replace(session.scenario, policy=alone)))

    session.set_day(EARLY)

    assert session.scenario.policy == alone
