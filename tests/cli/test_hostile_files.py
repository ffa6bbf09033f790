"""What commands print of the texts of strangers, and what they do where nothing can be printed."""

import json
import os
import subprocess
import sys
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from headroom import resources
from headroom.__main__ import main
from headroom.user_error import UserError

Run = Callable[..., subprocess.CompletedProcess[str]]
SAMPLE = str(resources.sample())
ATTACK = "\x1b]0;owned\x07\x1b[2J\u009b31m\u202eevil\u2028next\x7f"
HEADINGS = "Model,Part number,Country of origin,Unit cost,Quantity per vehicle,Supplier,Currency"
needs_posix = pytest.mark.skipif(sys.platform == "win32", reason="shells and devices of POSIX systems")


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    """Return a workbook in which every text steers a terminal, and is long."""
    name = f'"Alto{ATTACK}\nforged: 0 problems{"o" * 100_000}"'
    rows = [
        f"{name},P{number}{ATTACK},{country},300,{amount},{ATTACK},USD"
        for number, country, amount in ((1, "US", 1), (2, ATTACK, "x"), (3, "MX", 2))
    ]
    folder = tmp_path / "books"
    folder.mkdir()
    path = folder / ("book\x1b[2J\n.csv" if sys.platform != "win32" else "book.csv")
    path.write_text("\n".join((f"{HEADINGS},Colour{ATTACK}", *rows)), encoding="utf-8")
    return path


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Return what the program printed, as a terminal gets it."""
    command = [sys.executable, "-m", "headroom", *arguments]
    return subprocess.run(  # noqa: S603
        command,
        capture_output=True,
        encoding="utf-8",
        check=False,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
    )


@pytest.fixture
def run_here(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Return what does the same in this process, a second sooner."""

    def command(*arguments: str) -> subprocess.CompletedProcess[str]:
        monkeypatch.setattr(sys, "argv", ["headroom", *arguments])
        code = main()
        return subprocess.CompletedProcess(arguments, code, *capsys.readouterr())

    return command


def obeyed(text: str) -> set[str]:
    """Return the characters that a terminal obeys instead of showing them."""
    return {mark for mark in text if mark != "\n" and unicodedata.category(mark) in {"Cc", "Cf", "Zl", "Zp"}}


@pytest.mark.parametrize(
    "command",
    [
        ("evaluate",),
        *(
            pytest.param(command, marks=pytest.mark.slow)
            for command in (("inspect",), ("resource",), ("evaluate", "--policy", "POLICY"))
        ),
    ],
)
def test_no_command_prints_what_a_terminal_obeys(
    hostile: Path, tmp_path: Path, command: tuple[str, ...]
) -> None:
    policy = tmp_path / "policy.toml"
    text = (resources.policies() / "nafta.toml").read_text(encoding="utf-8")
    title = next(line for line in text.splitlines() if line.startswith("title"))
    evil = json.dumps(ATTACK).replace("\\u007f", "").replace("\x7f", "")
    policy.write_text(text.replace(title, f"title = {evil}"), encoding="utf-8")
    arguments = [str(policy) if word == "POLICY" else word for word in command]

    done = run(arguments[0], str(hostile), *arguments[1:])

    assert done.stdout or done.stderr
    assert obeyed(done.stdout) == obeyed(done.stderr) == set()
    assert "Traceback" not in done.stderr
    assert not any(line.startswith("forged") for line in done.stdout.splitlines())
    assert max(map(len, (done.stdout + done.stderr).splitlines())) < 3000


def test_json_stays_json_and_carries_every_character_escaped(hostile: Path, run_here: Run) -> None:
    done = run_here("evaluate", str(hostile), "--json")

    assert done.stdout.isascii()
    assert obeyed(done.stdout) == set()
    assert "\\u007f" in done.stdout
    assert "\x7f" in json.loads(done.stdout)["models"][0]["model"]


COMPLAINTS = (
    ("NAME",),
    ("evaluate", "NAME"),
    ("evaluate", SAMPLE, "--policy", "NAME"),
    ("evaluate", SAMPLE, "--layout", "NAME"),
    ("evaluate", SAMPLE, "--with", "NAME"),
    ("evaluate", SAMPLE, "--out", "NAME"),
    ("evaluate", SAMPLE, "--fx", "NAME"),
    ("resource", SAMPLE, "--bar-country", "NAME"),
)


def check_complaint(run: Run, command: tuple[str, ...]) -> None:
    done = run(*(f"{ATTACK}{'n' * 100_000}" if word == "NAME" else word for word in command))

    assert done.returncode in {2, 3}
    assert done.stdout == ""
    assert len(done.stderr) < 2100
    assert done.stderr.count("\n") == 1
    assert obeyed(done.stderr) == set()


@pytest.mark.parametrize("command", COMPLAINTS)
def test_a_complaint_repeats_no_endless_name(command: tuple[str, ...], run_here: Run) -> None:
    check_complaint(run_here, command)

    assert len(str(UserError(f"There is no sheet “{'n' * 100_000}”."))) < 200


@pytest.mark.parametrize(
    "command",
    [*COMPLAINTS[:2], *(pytest.param(command, marks=pytest.mark.slow) for command in COMPLAINTS[2:])],
)
def test_a_complaint_of_the_program_itself_repeats_no_endless_name(command: tuple[str, ...]) -> None:
    check_complaint(run, command)


OUTPUTS = (
    ("policies",),
    ("policies", "--json"),
    ("evaluate", SAMPLE),
    ("inspect", SAMPLE, "--json"),
    ("--help",),
    ("--version",),
    ("--fence",),
    ("evaluate", "--help"),
)


def shell(redirection: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Return how the program ended whose standard files a shell has directed elsewhere."""
    script = f'"$@" {redirection}'
    command = ["sh", "-c", script, "sh", sys.executable, "-m", "headroom", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603


@pytest.mark.slow
@needs_posix
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no device that is full")
@pytest.mark.parametrize("arguments", OUTPUTS, ids=" ".join)
@pytest.mark.parametrize("redirection", [">/dev/full", ">&-"])
def test_an_output_that_cannot_be_written_is_one_sentence(
    arguments: tuple[str, ...], redirection: str
) -> None:
    done = shell(redirection, *arguments)

    assert done.returncode == 3
    assert done.stderr.startswith("headroom: The result cannot be written to the standard output (")
    assert done.stderr.count("\n") == 1


@pytest.mark.slow
@needs_posix
@pytest.mark.parametrize(
    ("redirection", "code"),
    [("2>&- >/dev/full", 3), (">/dev/full 2>/dev/full", 3), ("<&- >&- 2>&-", 3), ("<&- 2>&- >/dev/null", 0)],
)
def test_where_nobody_can_be_told_the_exit_code_tells(redirection: str, code: int) -> None:
    done = shell(redirection, "evaluate", SAMPLE)

    assert (done.returncode, done.stdout, done.stderr) == (code, "", "")


@needs_posix
def test_whoever_has_read_enough_ends_the_program_quietly() -> None:
    script = '{ "$@"; echo "$?" >&2; } | head -n 1'
    command = ["sh", "-c", script, "sh", sys.executable, "-m", "headroom", "policies", "--json"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603

    assert (done.stdout, done.stderr) == ("{\n", "0\n")


@needs_posix
@pytest.mark.parametrize("out", ["/dev/full", "/"])
def test_a_place_that_cannot_be_written_is_one_sentence(out: str, run_here: Run) -> None:
    if not Path(out).exists():
        pytest.skip("there is no device that is full")
    done = run_here("policies", "--out", out)

    assert (done.returncode, done.stdout) == (3, "")
    assert done.stderr.startswith(f"headroom: “{out}” cannot be written (")
    assert done.stderr.count("\n") == 1


def test_the_fence_is_told_as_json() -> None:
    done = run("--fence")

    assert done.returncode == 0
    assert set(json.loads(done.stdout)) == {
        *("memory", "writing", "reading", "programs", "network", "processes"),
    }
