import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QFileSystemWatcher
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from headroom.window.start.coming_to_front import come_to_front
from headroom.window.start.window_receiver import WindowReceiver
from headroom.workstation.window_post import Request, WindowPost

GIVEN = "what the system gave the second start"


@pytest.fixture
def seen() -> list[Request]:
    return []


@pytest.fixture
def receiver(qapp: QApplication, tmp_path: Path, seen: list[Request]) -> Iterator[WindowReceiver]:
    assert qapp is QApplication.instance()
    made = WindowReceiver(WindowPost(tmp_path / "post"), seen.append)
    yield made
    made.stop()


def test_a_request_is_taken_at_once(
    qtbot: QtBot, receiver: WindowReceiver, seen: list[Request], tmp_path: Path
) -> None:
    receiver.start()
    receiver.tell_ready()
    other = WindowPost(tmp_path / "post")
    assert not other.claim()

    other.put(Request((Path("/a.xlsx"),), "token"))

    qtbot.waitUntil(lambda: bool(seen), timeout=900)  # before it is looked for
    assert seen == [Request((Path("/a.xlsx"),), "token")]


def test_where_the_system_tells_of_no_file_they_are_looked_for(
    qtbot: QtBot,
    receiver: WindowReceiver,
    seen: list[Request],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(QFileSystemWatcher, "addPath", lambda *_: False)
    receiver.start()
    WindowPost(tmp_path / "post").put(Request())

    qtbot.waitUntil(lambda: bool(seen), timeout=5000)


def test_a_window_beside_the_first_one_has_its_place_when_that_is_gone(
    qtbot: QtBot, receiver: WindowReceiver, seen: list[Request], tmp_path: Path
) -> None:
    first = WindowPost(tmp_path / "post")
    first.claim()
    receiver.start()
    receiver.tell_ready()
    assert not receiver._post.held

    first.release()

    qtbot.waitUntil(lambda: receiver._post.held, timeout=5000)
    assert not receiver._post.is_starting()
    first.put(Request())
    qtbot.waitUntil(lambda: bool(seen), timeout=5000)


def test_a_window_that_is_closing_takes_nothing_more(
    receiver: WindowReceiver, seen: list[Request], tmp_path: Path
) -> None:
    receiver.start()
    receiver.stop()
    other = WindowPost(tmp_path / "post")
    assert other.claim()
    other.put(Request())

    receiver._look()

    assert seen == []
    other.release()


@pytest.mark.qt_log_ignore("This plugin does not support raise", extend=True)
def test_a_minimised_window_comes_up_with_the_token_of_the_start(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_ACTIVATION_TOKEN", "")
    window = QWidget()
    qtbot.addWidget(window)
    window.showMinimized()

    come_to_front(window, GIVEN)

    assert not window.isMinimized()
    assert window.isVisible()
    assert os.environ["XDG_ACTIVATION_TOKEN"] == GIVEN
