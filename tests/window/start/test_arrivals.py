from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QUrl
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from headroom.window.start.application import Application
from headroom.window.start.arrivals import Arrivals

A, B, WORK, OTHER = (Path(name) for name in ("a.xlsx", "b.csv", "c.headroom", "d.headroom"))


@pytest.fixture
def arrivals(qapp: QApplication) -> Arrivals:
    assert qapp is QApplication.instance()
    return Arrivals()


def test_what_comes_before_the_window_is_loaded_is_kept_in_its_order(arrivals: Arrivals) -> None:
    opened: list[tuple[Path, ...]] = []
    arrivals.take((A, B))
    arrivals.take(())
    arrivals.take((WORK,))
    assert list(arrivals.waiting) == [(A, B), (WORK,)]

    arrivals.serve(opened.append)

    assert opened == [(A, B)]
    arrivals._hand_on()
    assert opened[1:] == [(WORK,)]
    assert not arrivals.waiting
    assert not arrivals._clock.isActive()


def test_nothing_is_opened_while_the_window_asks_something(qtbot: QtBot, arrivals: Arrivals) -> None:
    opened: list[tuple[Path, ...]] = []
    arrivals.serve(opened.append)
    question = QDialog()
    qtbot.addWidget(question)
    question.open()

    arrivals.take((WORK,))
    arrivals.take((OTHER,))
    assert opened == []
    question.reject()

    qtbot.waitUntil(lambda: opened == [(WORK,), (OTHER,)], timeout=5000)


def test_workbooks_that_the_system_names_at_once_belong_together(qtbot: QtBot, arrivals: Arrivals) -> None:
    opened: list[tuple[Path, ...]] = []
    arrivals.serve(opened.append)

    for path in (A, WORK, B):
        arrivals.take_one(path)
    assert opened == []

    qtbot.waitUntil(lambda: len(opened) == 2, timeout=5000)
    assert opened == [(A, B), (WORK,)]


def test_a_file_that_macos_wants_opened_is_said_by_the_application(qapp: QApplication) -> None:
    asked: list[Path] = []

    class Recorder:
        def emit(self, path: Path) -> None:
            asked.append(path)

    class Instead:
        """In the place of the application: there can be one only."""

        file_asked = Recorder()

    taken = Application.event(Instead(), QFileOpenEvent(QUrl.fromLocalFile("/tmp/Ü 日本.headroom")))  # type: ignore[arg-type]  # noqa: S108 - not opened

    assert taken
    assert asked == [Path("/tmp/Ü 日本.headroom")]  # noqa: S108 - likewise
    assert QCoreApplication.instance() is qapp
    assert QEvent.Type.FileOpen is QFileOpenEvent("/x").type()
