from collections.abc import Callable

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from headroom.window.frame.main_view import MainView
from headroom.window.frame.shell import Shell
from headroom.window.session.settings import Settings
from headroom.window.widgets.text_window import TextWindow

SetScreen = Callable[[int, int], None]


@pytest.fixture
def set_screen(monkeypatch: pytest.MonkeyPatch) -> SetScreen:
    """Return what makes the screen of the tests, which is 800 by 800, another one."""

    def set_it(width: int, height: int) -> None:
        monkeypatch.setattr(QScreen, "availableGeometry", lambda _screen: QRect(0, 0, width, height))

    return set_it


def test_a_window_that_was_left_on_a_screen_that_is_gone_comes_back_on_one(
    qtbot: QtBot, settings: Settings, set_screen: SetScreen
) -> None:
    set_screen(3840, 2000)
    left = Shell(settings)
    qtbot.addWidget(left)
    left.setGeometry(2500, 900, 1280, 900)
    left.show()
    left.close()

    set_screen(1366, 728)
    again = Shell(settings)
    qtbot.addWidget(again)

    assert QRect(0, 0, 1366, 728).contains(again.geometry())


def test_a_screen_that_gets_smaller_takes_the_window_along(
    qtbot: QtBot, settings: Settings, set_screen: SetScreen
) -> None:
    set_screen(2560, 1400)
    shell = Shell(settings)
    qtbot.addWidget(shell)
    shell.setGeometry(1200, 500, 1280, 800)
    shell.show()
    assert not shell.on_screen.small

    set_screen(1024, 600)
    QGuiApplication.primaryScreen().availableGeometryChanged.emit(QRect(0, 0, 1024, 600))

    qtbot.waitUntil(lambda: QRect(0, 0, 1024, 600).contains(shell.frameGeometry()), timeout=5000)
    assert shell.on_screen.small


def test_a_window_that_fills_its_screen_is_left_to_the_system(
    qtbot: QtBot, settings: Settings, set_screen: SetScreen
) -> None:
    set_screen(1920, 1040)
    shell = Shell(settings)
    qtbot.addWidget(shell)
    shell.showMaximized()
    before = shell.geometry()
    set_screen(700, 500)

    shell.on_screen.fit()

    assert shell.isMaximized()
    assert shell.geometry() == before


def test_pages_are_moved_along_where_the_screen_is_too_small_and_only_there(
    shown: MainView, shell: Shell, set_screen: SetScreen
) -> None:
    across = shown.area.horizontalScrollBar()
    needed = shown.pages.minimumSizeHint().width()
    assert shell.width() < needed
    assert across.maximum() == needed - shown.area.viewport().width() > 0

    set_screen(1920, 1040)
    shell.on_screen.follow()
    QApplication.sendPostedEvents()

    assert shell.width() >= needed
    assert across.maximum() == 0
    assert shown.area.minimumSizeHint() == shown.pages.minimumSizeHint()


def test_a_dialog_is_no_larger_than_its_screen(qtbot: QtBot, shell: Shell, set_screen: SetScreen) -> None:
    set_screen(900, 500)
    shell.show()
    dialog = TextWindow("Getting started", {"Getting started": "text"}, shell)

    dialog.open()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is dialog)

    assert QRect(0, 0, 900, 500).contains(dialog.frameGeometry())
    dialog.close()
