import logging
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, qWarning
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from headroom.window.frame.crash_dialog import CrashDialog
from headroom.window.frame.faults import Faults


@pytest.fixture
def log_file(tmp_path: Path) -> Path:
    return tmp_path / "log" / "headroom.log"


@pytest.fixture
def faults(qapp: QApplication, log_file: Path) -> Iterator[Faults]:
    assert qapp is QApplication.instance()  # its signals need one
    hooks = sys.excepthook, threading.excepthook, sys.unraisablehook
    made = Faults(log_file)
    made.install()
    yield made
    made.uninstall()
    sys.excepthook, threading.excepthook, sys.unraisablehook = hooks


def fail(text: str) -> None:
    error = RuntimeError(text)
    sys.excepthook(RuntimeError, error, None)


def crash_dialog() -> CrashDialog:
    return next(widget for widget in QApplication.topLevelWidgets() if isinstance(widget, CrashDialog))


@pytest.mark.usefixtures("faults")
def test_a_fault_is_shown_with_text_to_copy_and_written_to_the_log(
    log_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    fail("the first fault")

    dialog = crash_dialog()
    assert dialog.isVisible()
    assert "RuntimeError: the first fault" in dialog.report.toPlainText()
    assert "the first fault" in log_file.read_text(encoding="utf-8")
    assert "the first fault" in capsys.readouterr().err

    copy = next(button for button in dialog.findChildren(QPushButton) if "Copy" in button.text())
    QTest.mouseClick(copy, Qt.MouseButton.LeftButton)
    assert "the first fault" in QGuiApplication.clipboard().text()


@pytest.mark.usefixtures("faults")
def test_faults_that_follow_are_counted_in_the_dialog_that_is_open(
    capsys: pytest.CaptureFixture[str],
) -> None:
    for number in range(50):
        fail(f"fault {number}")

    dialogs = [widget for widget in QApplication.topLevelWidgets() if isinstance(widget, CrashDialog)]
    assert len(dialogs) == 1
    assert "fault 0" in dialogs[0].report.toPlainText()
    assert dialogs[0].more.text().startswith("and 49 more")
    assert "fault 49" in capsys.readouterr().err


def test_a_fault_in_another_thread_is_shown_in_the_windows_thread(
    qtbot: QtBot, faults: Faults, capsys: pytest.CaptureFixture[str]
) -> None:
    thread = threading.Thread(target=lambda: 1 / 0)
    with qtbot.waitSignal(faults.reported):
        thread.start()
    thread.join()

    assert "ZeroDivisionError" in crash_dialog().report.toPlainText()
    assert "ZeroDivisionError" in capsys.readouterr().err


@pytest.mark.usefixtures("faults")
def test_messages_of_qt_go_to_the_log_but_harmless_ones(log_file: Path) -> None:
    qWarning("something of Qt's own")
    qWarning("This plugin does not support propagateSizeHints()")

    text = log_file.read_text(encoding="utf-8")
    assert "something of Qt's own" in text
    assert "propagateSizeHints" not in text


def test_without_a_folder_for_the_log_the_program_starts_all_the_same(
    qapp: QApplication, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert qapp is QApplication.instance()
    in_the_way = tmp_path / "file"
    in_the_way.write_text("")

    faults = Faults(in_the_way / "headroom.log")

    assert "no log is kept" in capsys.readouterr().err
    faults.uninstall()
    assert not logging.getLogger("headroom").handlers


def test_the_program_starts_and_ends_with_nothing_said(tmp_path: Path) -> None:
    code = (
        "import sys\n"
        "from PySide6.QtCore import QTimer\n"
        "from headroom.window.start import running\n"
        "class Starter(running.Starter):\n"
        "    def _fill(self):\n"
        "        super()._fill()\n"
        "        QTimer.singleShot(0, self.shell.close)\n"
        "running.Starter = Starter\n"
        "sys.exit(running.run())\n"
    )
    folders = {"HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path), "XDG_STATE_HOME": str(tmp_path)}
    done = subprocess.run(  # noqa: S603 - the interpreter itself
        [sys.executable, "-c", code],
        env={**os.environ, **folders, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )

    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
