"""The start page stands before the program is loaded, and stays as it stands."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QProcess
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from headroom.window.files.program import Program
from headroom.window.frame.faults import Faults
from headroom.window.frame.shell import Shell
from headroom.window.frame.start_page import StartPage
from headroom.window.session.settings import STARTED, Settings
from headroom.window.start import running
from headroom.window.start.running import Starter
from headroom.window.start.start_report import StartReport
from headroom.workstation.window_post import Request, WindowPost

pytestmark = pytest.mark.usefixtures("nothing_is_left_behind")


class Pictures(StartReport):
    """Takes a picture of the window when it is finished, and another one when the program is loaded."""

    def __init__(self, window: Shell) -> None:
        super().__init__(window)
        self.finished = QImage()
        self.at = QPoint()
        self.clicked: QWidget | None = None
        self.loaded = QImage()

    def note_finished(self) -> None:
        page = self._window.centralWidget()
        if isinstance(page, StartPage):
            self.at = page.sample.mapTo(self._window, page.sample.rect().center())
        self.finished = self._window.grab().toImage()

    def finish_soon(self) -> None:
        self.clicked = self._window.childAt(self.at)
        QApplication.processEvents()
        self.loaded = self._window.grab().toImage()


@pytest.fixture
def starter(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Starter]:
    """Return the program as it is started for the second time, with nothing to open."""
    settings = Settings.in_file(tmp_path / "settings.ini")
    settings.put_text("theme", "light")
    settings.put_text(STARTED, "yes")
    settings.remember_book(tmp_path / "Sourcing <b>2026.xlsx")
    faults = Faults(tmp_path / "headroom.log")
    made = Starter(qapp, settings, faults)
    qtbot.addWidget(made.shell)
    yield made
    if isinstance(made.program, Program):
        made.program.finish()
    faults.uninstall()


def test_the_picture_is_finished_before_the_program_is_loaded_and_stays(
    qtbot: QtBot, starter: Starter
) -> None:
    pictures = Pictures(starter.shell)
    starter.report = pictures
    starter.shell.show()
    qtbot.waitUntil(lambda: not pictures.loaded.isNull(), timeout=60_000)

    assert not pictures.finished.isNull()
    assert [action.text() for action in starter.shell.menuBar().actions()]
    assert pictures.finished == pictures.loaded
    assert isinstance(pictures.clicked, QPushButton)  # else a click of that moment would come to nobody
    assert pictures.clicked.text() == "Open the sample"


def test_what_had_the_focus_has_it_when_the_program_is_loaded(qtbot: QtBot, starter: Starter) -> None:
    starter.shell.show()
    qtbot.waitUntil(lambda: starter.shell.focusWidget() is not None, timeout=60_000)
    before = starter.shell.focusWidget()
    qtbot.waitUntil(lambda: starter.program is not None, timeout=60_000)

    assert starter.shell.focusWidget() is before


def test_another_window_is_another_start_with_the_files_that_came_too_late(
    starter: Starter, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[tuple[str, list[str]]] = []

    class Noted(QProcess):
        def startDetached(self) -> None:  # type: ignore[override]  # noqa: N802 - the name of Qt
            started.append((self.program(), self.arguments()))

    monkeypatch.setattr(running, "QProcess", Noted)

    starter._add_menus()
    starter.shell.menus.new_window.trigger()
    running.open_another((Path("a b.xlsx"), Path("ü.csv")))

    own = ["-m", "headroom", "--new-window"]
    assert started == [(sys.executable, own), (sys.executable, [*own, "a b.xlsx", "ü.csv"])]


def test_the_window_takes_what_another_start_leaves_for_it(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    post, faults = WindowPost(tmp_path / "post"), Faults(tmp_path / "headroom.log")
    fronts: list[str] = []
    monkeypatch.setattr(running, "come_to_front", lambda _window, token: fronts.append(token))
    settings = Settings.in_file(tmp_path / "settings.ini")
    settings.put_text(STARTED, "yes")
    made = Starter(qapp, settings, faults, (), post)
    qtbot.addWidget(made.shell)
    assert made.receiver is not None
    made.receiver.start()

    WindowPost(tmp_path / "post").put(Request((tmp_path / "a.xlsx",), "token"))
    qtbot.waitUntil(lambda: bool(fronts), timeout=5000)

    assert fronts == ["token"]
    assert made.arrivals.waiting == ((tmp_path / "a.xlsx",),), "the window is not loaded yet"
    made.receiver.stop()
    faults.uninstall()
