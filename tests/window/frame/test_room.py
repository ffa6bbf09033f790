"""The room has a screen of its own: it sees the page, the analyst goes on working."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from headroom.window.frame.main_view import MainView
from headroom.window.frame.room import RoomScreen
from headroom.window.frame.room_window import RoomWindow
from headroom.window.look.theme import BODY, type_scale
from headroom.window.session.session import Session

_DESK = {"name": "Desk", "x": 0, "y": 0, "width": 1440, "height": 900}
_HALL = {"name": "Hall", "x": 1440, "y": 0, "width": 1920, "height": 1080}


def _screen(_room: RoomScreen) -> QScreen:
    return QGuiApplication.primaryScreen()


def activate(window: QWidget) -> None:
    window.activateWindow()
    QApplication.processEvents()
    assert QApplication.activeWindow() is window


@pytest.fixture
def room(shown: MainView, monkeypatch: pytest.MonkeyPatch) -> RoomWindow:
    """A presentation on a second screen, for which the only one stands in."""
    monkeypatch.setattr(RoomScreen, "screen", property(_screen))
    shown.menus.present.trigger()
    window = shown._commands._room.window
    assert window is not None
    return window


def test_the_room_sees_the_page_and_the_analyst_keeps_the_window(shown: MainView, room: RoomWindow) -> None:
    work = shown.work

    assert room.isVisible()
    assert room.band.sentence.finding == work.band.sentence.finding
    assert room.law.isVisible()
    assert room.strip.rows
    assert room.turner.place.text() == work.turner.place.text()
    working = (work.panel, work.groups, work.status, work.bar)
    assert all(widget.isVisible() for widget in working)
    assert not (room.pages.tools and room.pages.tools.isVisible())


def test_type_is_large_in_the_room_alone(shown: MainView, room: RoomWindow) -> None:
    chart = room.pages.stack.currentWidget()

    assert chart is not None
    assert type_scale(chart) >= 1.2
    assert type_scale(shown.work.fleet.chart) == 1.0
    assert shown.work.font().pixelSize() == BODY


def test_pages_are_turned_in_both_windows_by_keys_of_either(shown: MainView, room: RoomWindow) -> None:
    activate(room)
    QTest.keyClick(room, Qt.Key.Key_PageDown)
    assert shown.work.pages.current == room.pages.current == "model"

    shown.work.pages.turn_to("flips")
    assert room.pages.current == "flips"


def test_a_lever_is_live_in_both_windows(shown: MainView, room: RoomWindow, session: Session) -> None:
    room.strip.rows[0].spin.setValue(80.0)

    assert session.scenario.policy.values()["rvc"] == pytest.approx(0.8)
    assert shown.work.panel.rows["rvc"].lever.value == pytest.approx(0.8)
    assert room.band.sentence.finding == shown.work.band.sentence.finding


def test_escape_in_the_room_takes_back_and_bare_keys_stay_out_of_the_working_window(
    shown: MainView, room: RoomWindow, session: Session
) -> None:
    shell = shown.window()
    activate(shell)
    QTest.keyClick(shell, Qt.Key.Key_P)
    QTest.keyClick(shell, Qt.Key.Key_Right)
    assert session.scenario.policy.name == "nafta"
    assert shown.work.pages.current == "fleet"

    QTest.keyClick(shell, Qt.Key.Key_PageDown)  # of a clicker
    assert shown.work.pages.current == "model"

    activate(room)
    QTest.keyClick(room, Qt.Key.Key_P)
    assert session.scenario.policy.name != "nafta"
    QTest.keyClick(room, Qt.Key.Key_Escape)
    assert session.scenario.policy.name == "nafta"
    assert not room.isVisible()
    assert not shown.menus.present.isChecked()


def test_a_story_is_told_in_the_room_with_its_typed_titles(
    shown: MainView, monkeypatch: pytest.MonkeyPatch, session: Session
) -> None:
    for note in ("Begin slowly", "Ask for questions"):
        shown.menus.add_view.trigger()
        shown.work.story.teller.remark(len(session.own.story) - 1, note)
    shown.work.story.teller.entitle(0, "Where we stand")
    monkeypatch.setattr(RoomScreen, "screen", property(_screen))

    shown.menus.present.trigger()

    window = shown._commands._room.window
    assert window is not None
    assert window.band.sentence.finding.sentence == "Where we stand"
    assert shown.work.story.strip.isVisible()
    assert session.lent
    assert shown.work.story.strip.note.text() == "Begin slowly"
    shown.work.story.turn_by(1)
    assert shown.work.story.strip.note.text() == "Ask for questions"

    own = session.own
    shown.work.story.teller.remove(0)
    assert session.own == own
    assert "being told" in shown.message.text.text()
    shown.menus.present.trigger()
    assert not session.lent


def test_closing_the_rooms_window_ends_the_presentation(shown: MainView, room: RoomWindow) -> None:
    room.close()

    assert not shown.menus.present.isChecked()
    assert not room.isVisible()


def test_the_room_is_chosen_in_the_menu_and_can_be_turned_off(shown: MainView) -> None:
    shown.menus.screens.aboutToShow.emit()
    here, none = shown.menus.screens.actions()

    assert here.isChecked()
    assert not none.isEnabled()
    here.trigger()
    assert shown._settings.text("room") == "here"


@pytest.mark.slow
def test_two_screens_are_both_live_from_one_session(tmp_path: Path) -> None:
    screens = tmp_path / "screens.json"
    more = {"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
    screens.write_text(json.dumps({"screens": [{**one, **more} for one in (_DESK, _HALL)]}))
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, Path(__file__).with_name("two_screens.py")],
        env={**os.environ, "QT_QPA_PLATFORM": f"offscreen:configfile={screens}"},
        capture_output=True,
        text=True,
        check=True,
    )

    told = json.loads(done.stdout)
    assert told["screens"] == ["Desk", "Hall"]
    assert told["offered"][0] == "In this window"
    assert told["offered"][1].startswith("On Hall, 1920")
    assert told["room"][:2] == ["Hall", True]
    assert "qualify" in told["room"][2]
    assert told["desk"] == ["Desk", True, True]
    assert told["types"] == [20, 13]
    assert told["turned"] == ["model", "model"]
    assert told["live"] == [True, True]
    assert told["chosen"] == "pay"
    assert told["left"] == [False, 0.625]
