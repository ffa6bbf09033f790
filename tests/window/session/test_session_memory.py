"""What left the history is held by nobody."""

import gc

import pytest
from PySide6.QtCore import QCoreApplication

from headroom.policy_files.policy_file import load_presets
from headroom.rules.scenario import Scenario
from headroom.window.session.session import Session
from headroom.work.workspace import Workspace


def workspaces() -> int:
    """Return how many workspaces there are."""
    gc.collect()
    return sum(type(one) is Workspace for one in gc.get_objects())


def drag(session: Session, values: range) -> None:
    """Move one slider through percentages, as one step."""
    gesture = session.new_gesture()
    for value in values:
        session.set_value("Regional content", "rvc", value / 100, gesture)


@pytest.fixture
def session(qapp: QCoreApplication) -> Session:
    assert qapp is not None
    scenario = Scenario(load_presets()[0])
    return Session(Workspace(scenario, scenario))


def test_steps_that_were_merged_undone_and_replaced_or_cleared_hold_nothing(session: Session) -> None:
    before = workspaces()

    for end in range(60, 65):
        drag(session, range(20, end))
    assert session.undo_stack.count() == 5
    assert workspaces() - before <= 2 * 5

    session.undo_stack.setIndex(1)
    drag(session, range(70, 90))
    assert session.undo_stack.count() == 2
    assert workspaces() - before <= 2 * 2

    session.begin(session.workspace)
    assert workspaces() - before <= 1


def test_a_drag_that_ends_where_it_began_is_no_step_and_holds_nothing(session: Session) -> None:
    drag(session, range(20, 21))
    here, before = session.workspace, workspaces()

    gesture = session.new_gesture()
    for value in (30, 40, 50, 20):
        session.set_value("Regional content", "rvc", value / 100, gesture)

    assert session.workspace == here
    assert session.undo_stack.count() == 1
    assert workspaces() - before <= 1
    session.undo_stack.undo()
    session.undo_stack.redo()
    assert session.workspace == here
