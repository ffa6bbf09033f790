"""What left the history is held by nobody."""

import gc

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QUndoCommand

from headroom.policy_files.policy_file import load_presets
from headroom.rules.scenario import Scenario
from headroom.window.session.session import Session
from headroom.work.workspace import Workspace


def workspaces() -> int:
    """Return how many workspaces there are."""
    gc.collect()
    return sum(type(one) is Workspace for one in gc.get_objects())


def commands() -> int:
    """Return how many commands there are: PySide holds each that was merged into another one."""
    gc.collect()
    return sum(isinstance(one, QUndoCommand) for one in gc.get_objects())


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


def test_a_drag_of_many_steps_makes_one_command(session: Session) -> None:
    before = commands()

    drag(session, range(20, 80))

    assert commands() - before == 1
    session.undo_stack.undo()
    assert session.workspace.scenario == session.workspace.baseline


def test_a_drag_goes_on_as_a_step_of_its_own_after_saving_and_after_a_step_back(session: Session) -> None:
    gesture = session.new_gesture()
    session.set_value("Regional content", "rvc", 0.3, gesture)
    session.undo_stack.setClean()
    session.set_value("Regional content", "rvc", 0.4, gesture)
    assert session.undo_stack.count() == 2
    assert not session.undo_stack.isClean()

    session.undo_stack.undo()
    assert session.undo_stack.isClean()
    session.set_value("Regional content", "rvc", 0.5, gesture)
    session.undo_stack.undo()
    assert session.scenario.policy.values()["rvc"] == 0.3
    assert session.undo_stack.isClean()
