"""A change that touches many rows is summed beside the window: what is shown belongs together meanwhile."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import replace

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from headroom.policy_files.policy_file import load_presets
from headroom.policy_files.tariff_tables import load_reference
from headroom.rules.exposure import Exposure
from headroom.rules.outcome import evaluate
from headroom.rules.part_changes import Becomes, PartChange, Selection
from headroom.rules.scenario import Scenario
from headroom.window.session.session import Session
from headroom.window.session.summing import Outcomes
from headroom.work.workspace import Workspace
from small_fleet import fleet_book

DEARER, NEARER, CHEAPER = (
    PartChange(name, Selection(), becomes)
    for name, becomes in (
        ("dearer", Becomes(price_change=0.5)),
        ("nearer", Becomes("MX", anew=True)),
        ("cheaper", Becomes(price_change=-0.5, share=0.4)),
    )
)


@pytest.fixture
def session(qtbot: QtBot, door: threading.Event) -> Iterator[Session]:
    del qtbot
    door.clear()
    scenario = Scenario(load_presets()[0])
    made = Session(Workspace(scenario, replace(scenario, name="By hand")))
    made.open(Exposure.of(fleet_book(), load_reference()))
    yield made
    made.undo_stack.clear()


def put(session: Session, *changes: PartChange) -> None:
    scenario = replace(session.wanted.scenario, part_changes=changes)
    session.edit("Change", session.wanted.with_scenario(scenario))


def belongs_together(session: Session) -> bool:
    """Return whether the figures are those of the scenarios that are shown."""
    assert session.exposure is not None
    assert session.outcome is not None
    assert session.baseline_outcome is not None
    for outcome, scenario in (
        (session.outcome, session.scenario),
        (session.baseline_outcome, session.workspace.baseline),
    ):
        right = evaluate(session.exposure, scenario)
        if not outcome.scenario.assumes_what(scenario):
            return False
        if not np.array_equal(outcome.landed_cost_usd, right.landed_cost_usd):
            return False
    return True


def test_what_is_shown_stays_until_the_change_is_summed(session: Session, door: threading.Event) -> None:
    before, figures = session.workspace, session.outcome
    told: list[tuple[PartChange, ...]] = []
    session.changed.connect(lambda: told.append(session.scenario.part_changes))

    put(session, DEARER)

    assert session.summing
    assert session.workspace is before
    assert session.wanted.scenario.part_changes == (DEARER,)
    assert belongs_together(session)
    assert not told

    door.set()
    session.settle()

    assert told == [(DEARER,)]
    assert session.workspace is session.wanted
    assert belongs_together(session)
    assert session.earlier_outcome is figures


def test_the_newest_change_wins_and_what_was_made_before_it_stays(
    session: Session, door: threading.Event
) -> None:
    put(session, DEARER)
    put(session, *session.wanted.scenario.part_changes, NEARER)
    session.set_value("Regional content", "rvc", 0.61)
    assert not session.scenario.part_changes

    door.set()
    session.settle()

    assert session.scenario.part_changes == (DEARER, NEARER)
    assert session.scenario.policy.values()["rvc"] == 0.61
    assert belongs_together(session)
    assert session.undo_stack.count() == 3


def test_undo_takes_back_what_is_being_summed_and_redo_sums_it(
    session: Session, door: threading.Event
) -> None:
    before = session.workspace
    put(session, DEARER)
    session.undo_stack.undo()

    assert not session.summing
    assert session.workspace is before
    assert session.earlier_outcome is None

    session.undo_stack.redo()
    assert session.wanted is not before
    assert session.workspace is before
    door.set()
    session.settle()
    assert session.scenario.part_changes == (DEARER,)
    assert belongs_together(session)


def test_other_edits_of_what_is_summed_are_there_at_once(session: Session, door: threading.Event) -> None:
    door.set()
    put(session, DEARER)
    session.settle()
    door.clear()

    session.set_value("Regional content", "rvc", 0.8)
    assert not session.summing
    session.edit("Use as baseline", session.wanted.rebased())
    assert not session.summing
    put(session)
    assert not session.summing
    put(session, replace(DEARER, on=False))
    assert not session.summing
    assert belongs_together(session)


def test_it_is_said_that_it_takes_long_and_that_it_does_no_longer(
    session: Session, door: threading.Event, qtbot: QtBot
) -> None:
    said: list[bool] = []
    session.summing_changed.connect(lambda: said.append(session.summing_long))

    put(session, DEARER)
    assert not session.summing_long
    qtbot.waitUntil(lambda: session.summing_long)
    put(session, NEARER)
    door.set()
    qtbot.waitUntil(lambda: not session.summing)

    assert said == [True, False]
    assert session.scenario.part_changes == (NEARER,)


def test_what_cannot_be_summed_is_taken_back_and_said_and_the_session_goes_on(
    session: Session, door: threading.Event, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, said = session.workspace, list[str]()
    session.not_summed.connect(lambda news: said.append(news.text))
    right = Outcomes.of

    def failing(exposure: Exposure, workspace: Workspace, known: Outcomes | None = None) -> Outcomes:
        if workspace.scenario.part_changes == (DEARER,):
            msg = "no memory"
            raise MemoryError(msg)
        return right(exposure, workspace, known)

    monkeypatch.setattr(Outcomes, "of", failing)
    door.set()
    with qtbot.captureExceptions() as faults:
        put(session, DEARER)
        qtbot.waitUntil(lambda: bool(said))

    assert not session.summing
    assert not session.summing_long
    assert session.workspace is session.wanted is before
    assert belongs_together(session)
    assert said == ["“Change” could not be summed and was taken back. The figures are those before it."]
    assert [kind for kind, *_ in faults] == [MemoryError]  # it is shown where faults of the program are

    put(session, CHEAPER)
    session.settle()
    assert session.scenario.part_changes == (CHEAPER,)
    assert belongs_together(session)


def other_work(session: Session) -> None:
    session.begin(Workspace(Scenario(load_presets()[0]), Scenario(load_presets()[0], "Other")))


def same_book_again(session: Session) -> None:
    session.open(Exposure.of(fleet_book(), load_reference()))


@pytest.mark.parametrize("goes", [other_work, same_book_again])
def test_a_workbook_that_goes_while_it_is_summed_leaves_nothing_behind(
    session: Session, door: threading.Event, goes: Callable[[Session], None], qtbot: QtBot
) -> None:
    put(session, DEARER)
    goes(session)
    shown = session.workspace
    assert not session.summing
    assert session.workspace is session.wanted
    assert session.outcome is None or belongs_together(session)

    door.set()
    qtbot.wait(50)

    assert session.workspace is shown
    assert session.outcome is None or session.scenario.part_changes == (DEARER,)


def walk(session: Session, draw: np.random.Generator) -> None:
    """Do something to the session, whatever it is."""
    wanted = session.wanted
    match int(draw.integers(9)):
        case 0 | 1 | 2:
            put(session, *(one for one in (DEARER, NEARER, CHEAPER) if draw.random() < 0.5))
        case 3:
            session.undo_stack.undo()
        case 4:
            session.undo_stack.redo()
        case 5:
            session.set_value("Regional content", "rvc", float(draw.choice((0.5, 0.62, 0.8))))
        case 6:
            session.edit("Copy", wanted.with_copy())
        case 7:
            session.edit("Base", wanted.rebased())
        case _:
            session.edit("Turn", wanted.with_current(int(draw.integers(len(wanted.scenarios)))))


@pytest.mark.parametrize("seed", range(8))
def test_figures_belong_to_their_scenario_whatever_is_done_meanwhile(
    session: Session, door: threading.Event, seed: int, qtbot: QtBot
) -> None:
    draw = np.random.default_rng(seed)
    checked: list[bool] = []
    session.changed.connect(lambda: checked.append(belongs_together(session)))
    for _ in range(25):
        if draw.random() < 0.5:
            door.set()
        else:
            door.clear()
        walk(session, draw)
        if draw.random() < 0.3:
            qtbot.wait(1)
        assert belongs_together(session)
    door.set()
    wanted = session.wanted
    session.settle()
    assert session.workspace is wanted
    assert belongs_together(session)
    assert all(checked)
