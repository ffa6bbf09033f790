"""What leaves the window while a change is summed beside it, and what the window says meanwhile."""

import threading
from dataclasses import replace

from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from headroom.rules.part_changes import Becomes, PartChange, Selection
from headroom.window.frame.fleet_page import FleetPage
from headroom.window.frame.main_view import MainView
from headroom.window.pages.session_page import SUMMING
from headroom.window.session.session import Session

DEARER = PartChange("dearer", Selection(), Becomes(price_change=9.0))


def put(session: Session) -> None:
    scenario = replace(session.wanted.scenario, part_changes=(DEARER,))
    session.edit("Dearer", session.wanted.with_scenario(scenario))


def test_the_page_says_that_its_figures_are_those_before_the_change(
    shown: MainView, session: Session, door: threading.Event, qtbot: QtBot
) -> None:
    page = shown.work.pages.stack.currentWidget()
    assert isinstance(page, FleetPage)
    before = page.finding
    assert before is not None
    door.clear()

    put(session)
    qtbot.waitUntil(lambda: session.summing_long)

    assert page.finding == replace(before, detail=SUMMING)
    page.refresh()
    assert page.finding == replace(before, detail=SUMMING)

    session.undo_stack.undo()
    assert page.finding == before

    session.undo_stack.redo()
    qtbot.waitUntil(lambda: session.summing_long)
    door.set()
    session.settle()
    assert page.finding not in {before, replace(before, detail=SUMMING)}


def test_copying_waits_for_the_figures_of_what_is_wanted(
    shown: MainView, session: Session, door: threading.Event
) -> None:
    door.clear()
    shown.menus.copy.trigger()
    before = QGuiApplication.clipboard().text()
    put(session)
    threading.Timer(0.05, door.set).start()

    shown.menus.copy.trigger()

    assert not session.summing
    assert session.scenario.part_changes == (DEARER,)
    assert QGuiApplication.clipboard().text() != before
