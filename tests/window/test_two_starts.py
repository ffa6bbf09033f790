"""The program started more than once, as double clicks do it, with real processes."""

import json
import os
import signal
import subprocess
import sys
import textwrap
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from headroom import resources

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform == "win32", reason="its processes are started otherwise"),
]

PATIENCE_S = 90.0
NAME = "Übersicht 日本 'q' & <b>.xlsx"

PROGRAM = """
    import json, sys
    from PySide6.QtCore import QTimer
    import headroom.__main__ as program
    from headroom.window.start import running

    def say(**facts):
        print(json.dumps(facts), flush=True)

    class Starter(running.Starter):
        def _fill(self):
            super()._fill()
            self.program.shown.connect(lambda: QTimer.singleShot(0, self.tell))
            say(ready=True)

        def _take(self, request):
            super()._take(request)
            say(files=[str(path) for path in request.files])

        def tell(self):
            say(title=self.shell.windowTitle())

    running.Starter = Starter
    sys.exit(program.main())
"""


class Starts:
    """Programs of one user."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.running: list[subprocess.Popen[str]] = []
        (home / "run").mkdir(mode=0o700, parents=True)
        folders = ("HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "TMPDIR")
        self.surroundings = {
            **os.environ,
            **dict.fromkeys(folders, str(home)),
            "XDG_RUNTIME_DIR": str(home / "run"),
            "QT_QPA_PLATFORM": "offscreen",
            "PYTHONPATH": os.pathsep.join(path for path in sys.path if path),
        }

    def begin(
        self, *arguments: str, folder: Path | None = None, display: str = ":7"
    ) -> subprocess.Popen[str]:
        program = subprocess.Popen(  # noqa: S603 - our own program
            [sys.executable, "-c", textwrap.dedent(PROGRAM), *arguments],
            env={**self.surroundings, "DISPLAY": display},
            cwd=folder or self.home,
            stdout=subprocess.PIPE,
            stdin=subprocess.DEVNULL,
            text=True,
        )
        self.running.append(program)
        return program

    def ended(self, *arguments: str, folder: Path | None = None) -> int:
        return self.begin(*arguments, folder=folder).wait(PATIENCE_S)


@pytest.fixture
def starts(tmp_path: Path) -> Iterator[Starts]:
    made = Starts(tmp_path / "home")
    yield made
    for program in made.running:
        program.kill()
        program.wait()
        if program.stdout is not None:
            program.stdout.close()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "Ordner mit Leerzeichen"
    made.mkdir()
    (made / NAME).write_bytes(resources.sample().read_bytes())
    return made


def told(program: subprocess.Popen[str], key: str) -> Any:  # noqa: ANN401 - whatever it says
    assert program.stdout is not None
    for line in program.stdout:
        facts = json.loads(line)
        if key in facts:
            return facts[key]
    pytest.fail(f"the program ended without a word of {key}")


def test_a_second_start_hands_its_files_to_the_window_that_is_open_and_ends(
    starts: Starts, folder: Path
) -> None:
    first = starts.begin()
    assert told(first, "ready")

    assert starts.ended() == 0
    assert told(first, "files") == []
    assert starts.ended(NAME, folder=folder) == 0
    assert told(first, "files") == [str(folder / NAME)]
    title = told(first, "title")
    while not title.startswith(NAME):  # the sample of the very first start may come before
        title = told(first, "title")
    assert first.poll() is None


def test_files_that_come_while_the_window_loads_are_opened_when_it_is_there(
    starts: Starts, folder: Path
) -> None:
    first = starts.begin()
    second = starts.begin(NAME, folder=folder)

    end = time.monotonic() + PATIENCE_S
    while first.poll() is None and second.poll() is None:
        assert time.monotonic() < end
        time.sleep(0.1)
    done, window = (first, second) if first.poll() is not None else (second, first)
    assert done.returncode == 0
    title = told(window, "title")
    if done is second:
        while not title.startswith(NAME):
            title = told(window, "title")


def test_a_window_that_hangs_keeps_nobody_from_starting(starts: Starts, folder: Path) -> None:
    first = starts.begin()
    assert told(first, "ready")
    first.send_signal(signal.SIGSTOP)

    second = starts.begin(NAME, folder=folder)

    assert told(second, "ready")
    assert told(second, "title").startswith(NAME)
    first.kill()
    first.wait()
    end, third = time.monotonic() + PATIENCE_S, None
    while third != 0:  # the second window has the place of the first one within a moment
        assert time.monotonic() < end
        time.sleep(2)
        third = starts.ended()
    assert told(second, "files") == []


def test_a_killed_window_leaves_nothing_that_the_next_start_waits_for(starts: Starts) -> None:
    first = starts.begin()
    assert told(first, "ready")
    first.kill()
    first.wait()

    begin = time.monotonic()
    assert told(starts.begin(), "ready")
    assert time.monotonic() - begin < PATIENCE_S / 2


def test_another_window_is_opened_where_it_is_asked_for_and_on_another_screen(starts: Starts) -> None:
    first = starts.begin()
    assert told(first, "ready")

    assert told(starts.begin("--new-window"), "ready")
    assert told(starts.begin(display=":8"), "ready")
    assert first.poll() is None


def test_commands_know_nothing_of_windows(starts: Starts, tmp_path: Path) -> None:
    first = starts.begin()
    assert told(first, "ready")

    assert starts.ended("template", str(tmp_path / "a.xlsx")) == 0
    assert (tmp_path / "a.xlsx").is_file()


def test_a_portable_program_writes_nothing_but_beside_itself(starts: Starts, tmp_path: Path) -> None:
    program = tmp_path / "stick" / "headroom"
    program.parent.mkdir()
    program.symlink_to(Path(sys.executable).resolve())
    (program.parent / "portable").touch()
    (program.parent / "headroom-presets.toml").write_text(
        'format = 1\norganisation = "Example"\npolicy = "usmca-232"\n', encoding="utf-8"
    )

    done = subprocess.run(  # noqa: S603 - our own program
        [str(program), "-m", "headroom", str(resources.sample()), "--report-start"],
        env=starts.surroundings,
        capture_output=True,
        text=True,
        timeout=PATIENCE_S,
        check=False,
    )

    assert (done.returncode, done.stderr) == (0, "")
    data = {path.name for path in (program.parent / "data").iterdir()}
    assert {"settings.ini", "places.json", "log"} <= data
    assert [path.name for path in starts.home.iterdir()] == ["run"]
