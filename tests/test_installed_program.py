"""The program as it is installed, started as a user starts it."""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from headroom import resources
from headroom.cli import REPORT_START
from headroom.policy_files.preset_names import PRESETS

pytestmark = pytest.mark.slow

HEADROOM = Path(sys.executable).with_name("headroom.exe" if os.name == "nt" else "headroom")
SAMPLE = str(resources.sample())
PATIENCE_S = 120
HARMLESS = "This plugin does not support propagateSizeHints"


def environment(home: Path, **settings: str) -> dict[str, str]:
    """Return the environment of a user who has never started the program and has no screen."""
    left_out = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    kept = {name: value for name, value in os.environ.items() if name not in left_out}
    folders = dict.fromkeys(
        ("HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "LOCALAPPDATA", "APPDATA"), str(home)
    )
    return {**kept, **folders, **settings}


def run(command: Sequence[str], surroundings: dict[str, str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603 - the program itself
        command,
        env=surroundings,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        timeout=PATIENCE_S,
        check=False,
    )


def unexpected(stderr: str) -> list[str]:
    return [line for line in stderr.splitlines() if line and not line.startswith(HARMLESS)]


@pytest.mark.parametrize("arguments", [[SAMPLE], []], ids=["given the sample", "at its very first start"])
def test_the_window_opens_on_the_sample_and_closes_without_a_complaint(
    tmp_path: Path, arguments: list[str]
) -> None:
    done = run([str(HEADROOM), *arguments, REPORT_START], environment(tmp_path, QT_QPA_PLATFORM="offscreen"))

    assert (done.returncode, unexpected(done.stderr)) == (0, [])
    report = json.loads(done.stdout)
    assert Path(SAMPLE).name in report["title"]
    assert report["painted_at"] <= report["shown_at"]


@pytest.mark.parametrize("policy", PRESETS)
def test_the_sample_has_verdicts_under_each_preset(tmp_path: Path, policy: str) -> None:
    done = run([str(HEADROOM), "evaluate", SAMPLE, "--policy", policy, "--json"], environment(tmp_path))

    assert (done.returncode, done.stderr) == (0, "")
    verdicts = {model["model"]: model["verdict"] for model in json.loads(done.stdout)["models"]}
    assert verdicts
    assert set(verdicts.values()) <= {"qualifies", "fails", "undetermined"}
    if policy == "nafta-withdrawal":
        assert set(verdicts.values()) == {"fails"}


def test_a_picture_is_taken_without_a_screen(tmp_path: Path) -> None:
    picture = tmp_path / "picture.png"

    done = run(
        [str(HEADROOM), "shot", SAMPLE, "--out", str(picture), "--size", "1000x700"], environment(tmp_path)
    )

    assert (done.returncode, unexpected(done.stderr)) == (0, [])
    content = picture.read_bytes()
    assert content.startswith(b"\x89PNG")
    assert (int.from_bytes(content[16:20]), int.from_bytes(content[20:24])) == (1000, 700)


@pytest.mark.skipif(sys.platform != "linux", reason="only on Linux a screen can be missing")
def test_without_a_screen_one_sentence_says_so_instead_of_an_abort(tmp_path: Path) -> None:
    done = run([str(HEADROOM), SAMPLE], environment(tmp_path))

    assert done.returncode == 1
    assert done.stderr.startswith("headroom: There is no screen")
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize(("book", "code"), [("missing.xlsx", 3), ("evalaute", 2)])
def test_what_is_neither_a_workbook_nor_a_command_is_said_before_any_window(
    tmp_path: Path, book: str, code: int
) -> None:
    done = run([str(HEADROOM), book], environment(tmp_path))

    assert done.returncode == code
    assert book in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_reader_that_has_had_enough_is_no_fault(tmp_path: Path) -> None:
    with subprocess.Popen(  # noqa: S603 - the program itself
        [str(HEADROOM), "policies", "--json"],
        env=environment(tmp_path),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as program:
        assert program.stdout is not None
        assert program.stderr is not None
        program.stdout.close()
        complaint = program.stderr.read()
        code = program.wait(PATIENCE_S)

    assert (code, complaint) == (0, b"")


@pytest.mark.parametrize(
    ("module", "needless"),
    [
        ("headroom.__main__", ("PySide6", "numpy", "argparse", "msgspec", "hashlib")),
        ("headroom.cli.command_line", ("PySide6", "pandas", "pyqtgraph", "openpyxl", "pptx", "typst")),
        (
            "headroom.window.start.running",
            ("headroom.cli.command_line", "pandas", "pyqtgraph", "openpyxl", "numpy"),
        ),
        (
            "headroom.window.start.window_set_up",
            ("pandas", "pyqtgraph", "pptx", "lxml", "typst", "headroom.window.guide"),
        ),
        ("headroom.window.start.painting", ("pandas", "pyqtgraph")),
        ("headroom.workbook.process.child", ("PySide6", "pandas", "pptx", "lxml")),
        ("headroom.output.writers.deck.child", ("PySide6", "pandas", "typst")),
    ],
)
def test_nothing_is_loaded_at_the_start_that_is_not_needed_then(
    tmp_path: Path, module: str, needless: tuple[str, ...]
) -> None:
    question = f"import sys, {module}; print([name for name in {needless} if name in sys.modules])"

    done = run([sys.executable, "-c", question], environment(tmp_path, QT_QPA_PLATFORM="offscreen"))

    assert (done.stdout.strip(), done.stderr) == ("[]", "")
