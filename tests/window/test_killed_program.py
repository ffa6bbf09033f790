"""The program killed in the middle of work, and what the next start makes of it."""

import json
import os
import subprocess
import sys
import textwrap
import time
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

import pytest

from headroom import resources
from headroom.work.workspace_file import load_work

PATIENCE_S = 90.0
LINE = "say "

PROGRAM = """
    import json, sys, threading
    from pathlib import Path
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication
    from headroom.window.start import running
    from headroom.window.frame.faults import Faults
    from headroom.window.session.settings import Settings
    from headroom.window.files.save_question import SaveQuestion

    application = QApplication(sys.argv[:1])
    from headroom.workstation.user_places import user_places

    folder = user_places().recovery.parent
    settings = Settings.in_file(folder / "settings.ini")
    settings.is_first_start()
    faults = Faults(folder / "headroom.log")
    faults.install()
    files = (Path(sys.argv[1]),) if sys.argv[1] else ()
    starter = running.Starter(application, settings, faults, files)

    def say(**facts):
        print("say " + json.dumps(facts), flush=True)

    def offer():
        return starter.shell.centralWidget().offer

    def session():
        return starter.shell.centralWidget()._session

    def edit():
        session().set_value("Regional content", "rvc", 0.77)
        say(edited=True)

    def told():
        visible = offer().isVisible()
        say(offered=offer().text.text() if visible else None)
        if "restore" in sys.argv and visible:
            starter.program.shown.connect(restored)
            offer().accept.click()

    def restored():
        QTimer.singleShot(0, tell_restored)

    def tell_restored():
        view = starter.shell.centralWidget()
        say(
            rvc=session().scenario.policy.values()["rvc"],
            book=session().exposure.book.name if session().exposure else None,
            modified=starter.shell.isWindowModified(),
            message=view.message.said,
        )

    def ready():
        shown = starter.program is not None and starter.shell.centralWidget().isVisible()
        if not shown or starter.program.reading:
            QTimer.singleShot(50, ready)
        elif "edit" in sys.argv:
            edit()
        else:
            told()

    told_to_close = threading.Event()

    def listen():
        sys.stdin.readline()
        told_to_close.set()

    def close():
        if told_to_close.is_set() and starter.shell.close():
            return
        for question in starter.shell.findChildren(SaveQuestion):
            question.button(SaveQuestion.StandardButton.Discard).click()
        QTimer.singleShot(50, close)

    threading.Thread(target=listen, daemon=True).start()
    close()
    starter.shell.show()
    QTimer.singleShot(50, ready)
    code = application.exec()
    faults.uninstall()
    sys.exit(code)
"""


class Programs:
    """Programs of one user."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.running: list[subprocess.Popen[str]] = []
        folders = ("HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "LOCALAPPDATA", "APPDATA")
        self._surroundings = {
            **os.environ,
            **dict.fromkeys(folders, str(home)),
            "QT_QPA_PLATFORM": "offscreen",
            "PYTHONPATH": os.pathsep.join(path for path in sys.path if path),
        }

    @property
    def kept(self) -> list[Path]:
        return sorted(self.home.rglob("recovery/*.headroom"))

    def start(self, *arguments: str) -> subprocess.Popen[str]:
        program = subprocess.Popen(  # noqa: S603 - our own program
            [sys.executable, "-c", textwrap.dedent(PROGRAM), *arguments],
            env=self._surroundings,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self.running.append(program)
        return program

    def end(self, program: subprocess.Popen[str]) -> int:
        assert program.stdin is not None
        program.stdin.write("close\n")
        program.stdin.flush()
        return program.wait(PATIENCE_S)


@pytest.fixture
def programs(tmp_path: Path) -> Iterator[Programs]:
    made = Programs(tmp_path / "home")
    yield made
    for program in made.running:
        program.kill()
        program.wait()
        for pipe in (program.stdin, program.stdout):
            if pipe is not None:
                pipe.close()


def said(program: subprocess.Popen[str]) -> Any:  # noqa: ANN401 - whatever it says
    pipe: IO[str] | None = program.stdout
    assert pipe is not None
    for line in pipe:
        if line.startswith(LINE):
            return json.loads(line.removeprefix(LINE))
    pytest.fail("the program ended without a word")


def wait_for_kept(programs: Programs, count: int) -> None:
    end = time.monotonic() + PATIENCE_S
    while len(programs.kept) != count:
        assert time.monotonic() < end
        time.sleep(0.1)


@pytest.mark.slow
def test_a_killed_program_loses_nothing_that_a_second_one_beside_it_or_the_next_could_take(
    programs: Programs,
) -> None:
    killed = programs.start(str(resources.sample()), "edit")
    assert said(killed) == {"edited": True}
    wait_for_kept(programs, 1)
    beside = programs.start("")
    assert said(beside) == {"offered": None}  # whose work it is lives
    killed.kill()
    killed.wait()

    first = programs.start("", "restore")
    offered = said(first)["offered"]
    assert offered.startswith(f"Headroom ended before the work on {resources.sample().name} was saved")
    second = programs.start("")
    assert said(second) == {"offered": None}  # it is offered once
    restored = said(first)

    assert (restored["rvc"], restored["book"], restored["modified"]) == (0.77, resources.sample().name, True)
    assert restored["message"].endswith("is restored. It is not saved yet.")
    (kept,) = programs.kept
    assert load_work(kept).workspace.scenario.policy.values()["rvc"] == 0.77
    assert [programs.end(one) for one in (first, second, beside)] == [0, 0, 0]
    assert programs.kept == []
