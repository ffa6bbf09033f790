"""The start of the program to its first painted window, beside that of an empty window of Qt."""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from statistics import median

from headroom.cli import REPORT_START
from headroom.cli.bench_figures import SECONDS, FigureAim, Measurement

_WINDOW_AIM, _PAGE_AIM = FigureAim(1.3, multiple=True), FigureAim(3.0, multiple=True)
_PATIENCE_S = 120.0

_BARE_WINDOW = """
import json, sys, time
from PySide6.QtCore import QEvent, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow

class Window(QMainWindow):
    def event(self, event):
        if event.type() == QEvent.Type.Paint:
            QTimer.singleShot(0, self.report)
        return super().event(event)

    def report(self):
        print(json.dumps({"painted_at": time.time()}), flush=True)
        self.close()

application = QApplication(sys.argv[:1])
window = Window()
window.resize(1280, 800)
window.show()
sys.exit(application.exec())
"""


def starting_speed(runs: int) -> tuple[Measurement, ...]:
    """Measure it, without a screen.

    Args:
        runs: Runs of each.
    """
    own: dict[str, list[float]] = {"painted_at": [], "shown_at": [], "answers_at": []}
    bare: list[float] = []
    with tempfile.TemporaryDirectory(prefix="headroom-") as home:
        for run in range(runs + 1):
            begin, report = _started([sys.executable, "-m", "headroom", REPORT_START], home)
            empty_begin, empty = _started([sys.executable, "-c", _BARE_WINDOW], home)
            if not run:  # a fresh home: the program opens its sample, and nothing is cached
                continue
            for what, times in own.items():
                times.append(report[what] - begin)
            bare.append(empty["painted_at"] - empty_begin)

    def figure(name: str, times: list[float], aim: FigureAim) -> Measurement:
        return Measurement(name, median(times), median(bare), "empty QMainWindow", SECONDS, aim, runs)

    return (
        figure("Start to the window on the screen", own["painted_at"], _WINDOW_AIM),
        figure("Start to the finished start page", own["shown_at"], _PAGE_AIM),
        figure("Start to the first click answered", own["answers_at"], _PAGE_AIM),
    )


def can_be_measured() -> bool:
    """Return whether there is a Python interpreter to start an empty window with."""
    return not getattr(sys, "frozen", False)


def _started(command: Sequence[str], home: str) -> tuple[float, dict[str, float]]:
    """Return when a process was started, and when its window was painted; seconds since 1970."""
    own_folders = dict.fromkeys(("HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "LOCALAPPDATA"), home)
    environment = {**os.environ, **own_folders, "QT_QPA_PLATFORM": "offscreen"}
    begin = time.time()
    done = subprocess.run(  # noqa: S603 - the interpreter itself
        command, env=environment, capture_output=True, text=True, timeout=_PATIENCE_S, check=True
    )
    report: dict[str, float] = json.loads(done.stdout)
    return begin, report
