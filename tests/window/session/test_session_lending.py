"""A workspace is lent for a while: the analyst's own comes back as it was, and is what is saved."""

from dataclasses import replace

import pytest

from headroom.rules.exposure import Exposure
from headroom.rules.policy import Policy
from headroom.window.session.session import Session


@pytest.fixture
def lent(opened: Session, presets: tuple[Policy, ...]) -> Session:
    opened.set_value("Regional content", "rvc", 0.7)
    scenario = replace(opened.scenario, policy=presets[1])
    opened.lend(opened.own.with_scenario(scenario))
    return opened


def test_what_is_lent_is_shown_and_what_is_own_stays(lent: Session, presets: tuple[Policy, ...]) -> None:
    assert lent.scenario.policy == presets[1]
    assert lent.outcome is not None
    assert lent.outcome.scenario.policy == presets[1]
    assert lent.own.scenario.policy.values()["rvc"] == 0.7

    lent.give_back()
    assert not lent.lent
    assert lent.workspace == lent.own
    assert lent.scenario.policy.values()["rvc"] == 0.7


def test_edits_of_what_is_lent_are_no_steps_and_go(lent: Session) -> None:
    steps, before = lent.undo_stack.count(), lent.own

    lent.set_value("Regional content", "rvc", 0.5)
    assert lent.scenario.policy.values()["rvc"] == 0.5
    assert lent.undo_stack.count() == steps

    lent.give_back()
    assert lent.workspace == before
    lent.undo_stack.undo()
    assert lent.scenario.policy.values()["rvc"] == 0.625


def test_a_step_that_is_undone_meanwhile_is_one_of_what_is_own(lent: Session) -> None:
    shown = lent.workspace

    lent.undo_stack.undo()
    assert lent.workspace == shown
    assert lent.own.scenario.policy.values()["rvc"] == 0.625

    lent.give_back()
    lent.undo_stack.redo()
    assert lent.scenario.policy.values()["rvc"] == 0.7


def test_one_loan_follows_another(lent: Session, presets: tuple[Policy, ...]) -> None:
    before = lent.own

    lent.lend(before.with_scenario(replace(before.scenario, policy=presets[2])))
    lent.give_back()
    lent.give_back()

    assert lent.workspace == before


def test_what_changed_last_is_that_of_before_the_loan(opened: Session, presets: tuple[Policy, ...]) -> None:
    opened.set_value("Regional content", "rvc", 0.7)
    earlier = opened.earlier_outcome

    opened.lend(opened.own.with_scenario(replace(opened.scenario, policy=presets[1])))
    opened.give_back()

    assert opened.earlier_outcome is earlier


def test_a_workbook_that_is_read_again_meanwhile_stays(lent: Session, exposure: Exposure) -> None:
    other = replace(exposure)

    lent.open(other)
    lent.give_back()

    assert lent.exposure is other
    assert lent.outcome is not None
    assert lent.outcome.exposure is other


def test_other_work_ends_a_loan(lent: Session) -> None:
    other = lent.own.with_copy()

    lent.begin(other)

    assert not lent.lent
    assert lent.own == other
