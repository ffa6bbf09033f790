"""Presents on the second of two screens that the platform makes up; ``test_room`` runs it."""

import json
import sys

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from headroom.bench.open_window import application, opened
from headroom.bench.sample_fleet import sample_offers
from headroom.window.pages.decide.page import DecidePage


def told() -> dict[str, object]:
    """Return what was seen on both screens."""
    running, offers = application(), sample_offers(3)
    with opened(offers.current, offers) as window:
        view, shell = window.view, window.view.window()
        menus, session = view.menus, view._session
        menus.screens.aboutToShow.emit()
        offered = [action.text() for action in menus.screens.actions()]
        menus.present.trigger()
        QApplication.processEvents()
        room = view._commands._room.window
        assert room is not None
        seen: dict[str, object] = {
            "screens": [one.name() for one in running.screens()],
            "offered": offered,
            "room": [room.screen().name(), room.isFullScreen(), room.band.sentence.finding.sentence],
            "desk": [shell.screen().name(), view.work.groups.isVisible(), view.work.panel.isVisible()],
            "types": [one.page("fleet").fontInfo().pixelSize() for one in (room.pages, view.work.pages)],
        }
        room.activateWindow()
        QTest.keyClick(room, Qt.Key.Key_Right)
        seen["turned"] = [view.work.pages.current, room.pages.current]
        before = room.band.sentence.finding
        session.set_value("Regional content", "rvc", 0.9)
        after = [one.band.sentence.finding for one in (room, view.work)]
        seen["live"] = [after[0] != before, after[0] == after[1]]
        view.work.pages.turn_to("decide")
        led, shown = view.work.pages.page("decide"), room.pages.page("decide")
        assert isinstance(led, DecidePage)
        assert isinstance(shown, DecidePage)
        led.which.buttons["pay"].click()
        QTest.qWait(300)
        seen["chosen"] = shown.choices["show"]
        QTest.keyClick(room, Qt.Key.Key_Escape)
        seen["left"] = [room.isVisible(), session.scenario.policy.values()["rvc"]]
    return seen


if __name__ == "__main__":
    sys.stdout.write(json.dumps(told()))
