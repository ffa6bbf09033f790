"""What a view does while it is told of a change is no edit."""

from dataclasses import replace

from headroom.policy_files.policy_file import load_presets
from headroom.rules.scenario import Scenario
from headroom.window.session.session import Session
from headroom.work.workspace import Workspace


def test_nothing_is_edited_while_the_history_is_walked() -> None:
    policy = load_presets()[0]
    session = Session(Workspace(Scenario(policy), replace(Scenario(policy), name="Scenario")))
    session.set_value("Regional content", "rvc", 0.7)
    session.set_value("Regional content", "rvc", 0.8)
    session.changed.connect(lambda: session.set_value("Duty", "mfn_car", 0.5))

    session.undo_stack.undo()

    assert session.scenario.policy.values()["rvc"] == 0.7
    assert session.scenario.policy.values()["mfn_car"] == 0.025
    assert (session.undo_stack.index(), session.undo_stack.count()) == (1, 2)
    session.undo_stack.clear()
