"""Decisions that follow a session: never an old answer shown as the present one."""

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from books import book
from headroom.optimum.decisions import SWIFTLY
from headroom.optimum.resourcing import Decision, resource
from headroom.rules.scenario import Locks, Scenario
from headroom.window.session.decisions import Decisions
from headroom.window.session.session import Session
from headroom.work.workspace import Workspace
from resourcing_cases import Case, offers_of, thresholds


def session_of(models: int, parts: int = 10) -> Session:
    names = [f"M{n}" for n in range(models)]
    cases = [Case.generated(parts, seed + 4) for seed in range(models)]
    rows = [row for case, name in zip(cases, names, strict=True) for row in case.rows(name)]
    offers = offers_of(book(rows, *(c.vehicle(n) for c, n in zip(cases, names, strict=True))))
    scenario = thresholds(0.75)
    session = Session(Workspace(scenario, scenario))
    session.open(offers.current, offers)
    return session


def put(session: Session, scenario: Scenario) -> None:
    session.edit("test", session.workspace.with_scenario(scenario))


def check(decisions: Decisions, session: Session, *, complete: bool = True) -> None:
    assert decisions.current
    assert decisions.answer is not None
    assert session.offers is not None
    expected = resource(session.offers, session.scenario)
    assert [answer.decision for answer in decisions.answer.answers] == [one.decision for one in expected]
    for answer, one in zip(decisions.answer.answers, expected, strict=True):
        assert answer.landed_usd == pytest.approx(one.landed_usd, abs=0.5)
    if not complete:
        return
    assert decisions.answer.complete
    thresholds_found = [answer.break_even_threshold() for answer in decisions.answer.answers]
    assert decisions.answer.break_even_thresholds == pytest.approx(thresholds_found)
    assert decisions.answer.break_even_rates == tuple(a.break_even_rate() for a in decisions.answer.answers)


@pytest.mark.usefixtures("qtbot")
def test_the_first_answer_is_computed_beside_the_window_and_none_is_shown_until_then() -> None:
    session = session_of(3)
    decisions = Decisions(session)

    decisions.ask()

    assert not decisions.current
    assert decisions.answer is None
    decisions.settle()
    check(decisions, session)


@pytest.mark.usefixtures("qtbot")
def test_every_answer_on_the_way_of_a_slider_is_the_present_one_or_marked_as_old() -> None:
    session = session_of(3)
    decisions = Decisions(session)
    decisions.ask()
    decisions.settle()

    for percent in range(60, 100, 4):
        put(session, session.scenario.with_value("rvc", percent / 100))
        decisions.ask()
        if decisions.current:
            check(decisions, session, complete=False)
        decisions.settle()
        check(decisions, session)


@pytest.mark.usefixtures("qtbot")
@pytest.mark.parametrize("key", ["us_content", "mfn_car"])
def test_break_even_thresholds_follow_every_lever_but_their_own(key: str) -> None:
    session = session_of(2)
    decisions = Decisions(session)
    decisions.ask()
    decisions.settle()

    put(session, session.scenario.with_value(key, 0.3))
    decisions.ask()
    decisions.settle()

    check(decisions, session)


@pytest.mark.usefixtures("qtbot")
def test_moves_names_and_notes_ask_nothing_new() -> None:
    session = session_of(1)
    decisions = Decisions(session)
    decisions.ask()
    decisions.settle()
    before = decisions.answer

    put(session, replace(session.scenario, name="Other", note="Noted"))
    decisions.ask()

    assert decisions.current
    assert decisions.answer is before


@pytest.mark.usefixtures("qtbot")
def test_locks_of_the_scenario_are_kept() -> None:
    session = session_of(1)
    decisions = Decisions(session)
    put(session, replace(session.scenario, locks=Locks(most_changes=0)))

    decisions.ask()
    decisions.settle()

    assert decisions.answer is not None
    assert decisions.answer.answers[0].changes == ()
    assert decisions.answer.answers[0].decision is Decision.PAY


@pytest.mark.usefixtures("qtbot")
def test_another_workbook_takes_the_answer_of_the_last_one_away() -> None:
    session = session_of(1)
    decisions = Decisions(session)
    decisions.ask()
    decisions.settle()
    other = session_of(2)

    assert other.exposure is not None
    session.open(other.exposure, other.offers)
    decisions.ask()

    assert decisions.answer is None or decisions.current
    decisions.settle()
    assert decisions.answer is not None
    assert len(decisions.answer.answers) == 2


def test_a_question_that_takes_long_leaves_the_window_free_and_the_old_answer_marked(qtbot: QtBot) -> None:
    session = session_of(12, parts=60)
    decisions = Decisions(session)
    decisions.ask()
    decisions.settle()
    first = decisions.answer

    put(session, session.scenario.with_value("rvc", 0.9))
    decisions.ask()

    if not decisions.current:
        assert decisions.answer is first
    qtbot.waitUntil(lambda: decisions.current, timeout=20_000)
    assert decisions.answer is not first


@pytest.mark.usefixtures("qtbot")
def test_at_rest_every_answer_is_proven() -> None:
    """At 18/25 and 2/5 the swift search of 40 parts, seed 102, ends without a proof."""
    case = Case.generated(40, 102)
    offers = offers_of(book(case.rows("M"), case.vehicle("M")))
    session = Session(Workspace(thresholds(0.72, 0.4), thresholds(0.72, 0.4)))
    session.open(offers.current, offers)
    (swift,) = resource(offers, session.scenario, effort=SWIFTLY)
    assert not swift.proven_optimal
    decisions = Decisions(session)

    decisions.ask()
    decisions.settle()

    assert decisions.current
    assert decisions.answer is not None
    assert decisions.answer.proven


@pytest.mark.usefixtures("qtbot")
def test_one_model_is_decided_alone_where_only_one_is_asked_for() -> None:
    session = session_of(3)
    decisions = Decisions(session)

    decisions.ask((1,))
    decisions.settle()

    assert decisions.answer is not None
    assert [answer.model for answer in decisions.answer.answers] == ["M1"]
    assert decisions.answer.position("M1") == 0
    assert decisions.answer.position("M0") is None


def test_break_even_points_are_found_when_the_slider_rests(qtbot: QtBot) -> None:
    session = session_of(2)
    decisions = Decisions(session)
    decisions.ask()
    decisions.settle()

    put(session, session.scenario.with_value("us_content", 0.1))
    decisions.ask()
    if decisions.current:
        assert decisions.answer is not None
        assert not decisions.answer.complete

    qtbot.waitUntil(lambda: decisions.answer is not None and decisions.answer.complete, timeout=20_000)
    check(decisions, session)
