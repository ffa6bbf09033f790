from pathlib import Path

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QGuiApplication, QScreen
from pytestqt.qtbot import QtBot

from headroom.window.frame.shell import Shell
from headroom.window.frame.start_page import StartPage
from headroom.window.session.settings import Settings


@pytest.mark.parametrize(
    ("room", "size"), [((1280, 680), (1264, 632)), ((1920, 1040), (1280, 800)), ((900, 600), (884, 552))]
)
def test_the_first_window_fits_the_screen(
    qtbot: QtBot,
    settings: Settings,
    monkeypatch: pytest.MonkeyPatch,
    room: tuple[int, int],
    size: tuple[int, int],
) -> None:
    monkeypatch.setattr(QScreen, "availableGeometry", lambda _screen: QRect(0, 0, *room))
    assert QGuiApplication.primaryScreen() is not None

    shell = Shell(settings)
    qtbot.addWidget(shell)

    assert (shell.width(), shell.height()) == size


def test_what_stands_first_can_be_shown_on(qtbot: QtBot, tmp_path: Path) -> None:
    page = StartPage()
    shell = Shell(Settings.in_file(tmp_path / "settings.ini"), page)
    qtbot.addWidget(shell)
    with qtbot.waitSignal(shell.painted):
        shell.show()

    taken = shell.take_first()

    assert taken is page
    taken.deleteLater()
