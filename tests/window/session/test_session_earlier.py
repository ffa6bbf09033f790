import pytest

from headroom.policy_files.policy_file import load_presets
from headroom.policy_files.tariff_tables import load_reference
from headroom.rules.exposure import Exposure
from headroom.rules.scenario import Scenario
from headroom.window.session.session import Session
from headroom.work.workspace import Workspace
from small_fleet import fleet_book

pytestmark = pytest.mark.usefixtures("qtbot")


def opened() -> Session:
    scenario = Scenario(load_presets()[0])
    session = Session(Workspace(scenario, scenario))
    session.open(Exposure.of(fleet_book(), load_reference()))
    return session


def test_before_any_change_there_is_nothing_earlier() -> None:
    assert opened().earlier_outcome is None


def test_the_steps_of_a_drag_are_one_change() -> None:
    session = opened()
    before = session.outcome
    gesture = session.new_gesture()

    for share in (0.7, 0.75, 0.8):
        session.set_value("Regional content", "rvc", share, gesture)

    assert session.earlier_outcome is before


def test_the_next_change_is_compared_with_the_one_before_it() -> None:
    session = opened()
    session.set_value("Regional content", "rvc", 0.7)
    before = session.outcome

    session.set_value("Regional content", "rvc", 0.8)

    assert session.earlier_outcome is before


def test_undo_is_a_change_as_well() -> None:
    session = opened()
    session.set_value("Regional content", "rvc", 0.7)
    before = session.outcome

    session.undo_stack.undo()

    assert session.earlier_outcome is before


def test_another_workbook_forgets_what_was_earlier() -> None:
    session = opened()
    session.set_value("Regional content", "rvc", 0.7)

    session.open(Exposure.of(fleet_book(), load_reference()))

    assert session.earlier_outcome is None
