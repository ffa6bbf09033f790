"""The process that reads a workbook changes nothing outside its folder, and leaves nothing behind."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from headroom.disk import scratch
from headroom.disk.scratch import remove_stale_folders, scratch_folder

ATTEMPTS = {
    "write a file": "open(outside / 'new', 'w')",
    "append to a file": "open(outside / 'there', 'a')",
    "write a file through a link": "open(inside / 'link', 'w')",
    "open a file by the system's call": "os.open(outside / 'new', os.O_WRONLY | os.O_CREAT)",
    "empty a file": "os.truncate(outside / 'there', 0)",
    "remove a file": "os.remove(outside / 'there')",
    "rename a file": "os.rename(outside / 'there', inside / 'here')",
    "move a file out": "os.rename(inside / 'mine', outside / 'mine')",
    "link to a file": "os.symlink(outside / 'there', outside / 'more')",
    "make a folder": "os.mkdir(outside / 'new')",
    "remove a folder": "os.rmdir(outside / 'folder')",
    "change who may read": "os.chmod(outside / 'there', 0o777)",
    "climb out": "open(inside / '..' / 'new', 'w')",
    "start a program": "subprocess.run([sys.executable, '-c', ''])",
    "ask the shell": "os.system('echo')",
    "fork": "os.fork()",
    "open a connection": "socket.create_connection(('127.0.0.1', 9))",
    "ask for a name": "socket.getaddrinfo('example.org', 80)",
}
KERNEL_ATTEMPTS = {
    "write a file": "libc.open(bytes(outside / 'new'), os.O_WRONLY | os.O_CREAT, 0o600)",
    "write through an open folder": "libc.openat(libc.open(bytes(outside), 0), b'new', 65, 0o600)",
    "remove a file": "libc.unlink(bytes(outside / 'there'))",
    "make a folder": "libc.mkdir(bytes(outside / 'new'), 0o700)",
    "start a program": "libc.execv(b'/bin/true', (ctypes.c_char_p * 2)(b'true', None))",
}
START = """
import ctypes, os, socket, subprocess, sys, tempfile
from pathlib import Path
from headroom.workbook.process.confinement import confine
outside, inside = Path(sys.argv[1]), Path(sys.argv[2])
libc = ctypes.CDLL(None) if os.name == "posix" else None
"""


@pytest.fixture
def places(tmp_path: Path) -> tuple[Path, Path]:
    """Return a folder that may not be changed, and one that may."""
    outside, inside = tmp_path / "outside", tmp_path / "outside" / "inside"
    (outside / "folder").mkdir(parents=True)
    inside.mkdir()
    (outside / "there").write_text("content", encoding="utf-8")
    (inside / "mine").write_text("content", encoding="utf-8")
    (inside / "link").symlink_to(outside / "there")
    return outside, inside


def run_confined(script: str, places: tuple[Path, Path]) -> str:
    """Return what a confined process prints."""
    return run(f"confine(inside)\n{script}", places)


def run(script: str, places: tuple[Path, Path]) -> str:
    """Return what a process prints."""
    command = [sys.executable, "-c", START + script, *map(str, places)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def content(folder: Path) -> dict[str, bytes]:
    """Return everything in a folder."""
    return {str(path): path.read_bytes() if path.is_file() else b"" for path in sorted(folder.rglob("*"))}


@pytest.mark.parametrize("attempt", ATTEMPTS)
def test_what_would_change_something_outside_is_refused(places: tuple[Path, Path], attempt: str) -> None:
    before = content(places[0])
    script = f"try:\n    {ATTEMPTS[attempt]}\nexcept PermissionError as refused:\n    print(refused)"

    assert "refused to the process that reads workbooks" in run_confined(script, places)
    assert content(places[0]) == before


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the kernel's fence is that of Linux")
@pytest.mark.parametrize("attempt", KERNEL_ATTEMPTS)
def test_the_kernel_refuses_it_to_libraries_that_do_not_ask(places: tuple[Path, Path], attempt: str) -> None:
    script = (
        "from headroom.workbook.process.landlock import restrict_writing\nprint(restrict_writing(inside))"
    )
    if run_confined(script, places) != "True":
        pytest.skip("this kernel has no such fence")
    before = content(places[0])

    assert run_confined(f"print({KERNEL_ATTEMPTS[attempt]})", places) == "-1"
    assert content(places[0]) == before


def test_inside_its_folder_everything_may_be_done_and_elsewhere_be_read(places: tuple[Path, Path]) -> None:
    script = (
        "print((outside / 'there').read_text())\n"
        "(inside / 'new').write_text('x')\n"
        "(inside / 'new').rename(inside / 'other')\n"
        "(inside / 'folder').mkdir()\n"
        "(inside / 'mine').unlink()\n"
        "os.chdir(inside)\nopen('near', 'w').close()\n"
        "tempfile.TemporaryFile().write(b'x')\n"
        "tempfile.NamedTemporaryFile().write(b'x')\n"
        "open(os.devnull, 'w').write('x')\n"
        "import wave\n"
        "print(sorted(path.name for path in inside.iterdir()))"
    )

    assert run_confined(script, places) == "content\n['folder', 'link', 'near', 'other']"


def test_a_decoder_that_writes_elsewhere_is_refused(places: tuple[Path, Path]) -> None:
    script = (
        "from multiprocessing import Pipe\nfrom headroom.workbook.process import child\n"
        "def decode(paths, progress, questions, **details):\n"
        "    (outside / 'new').write_text('x')\n"
        "child.decode = decode\n"
        "here, there = Pipe(duplex=False)\noutput = os.dup(1)\n"
        "try:\n    child.run([str(outside / 'there')], str(inside), there, {}, slowly=False)\n"
        "except PermissionError as refused:\n    os.write(output, str(refused).encode())"
    )

    assert "refused to the process that reads workbooks: open" in run(script, places)
    assert not (places[0] / "new").exists()


def test_a_scratch_folder_goes_when_it_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))

    def fail() -> None:
        with scratch_folder() as folder:
            (folder / "more").mkdir()
            (folder / "more" / "file").write_text("x", encoding="utf-8")
            assert folder.parent == tmp_path
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fail()
    assert list(tmp_path.iterdir()) == []


def old(folder: Path) -> None:
    """Let a folder look as if it was made yesterday."""
    yesterday = time.time() - 86_400
    os.utime(folder, (yesterday, yesterday))


@pytest.mark.skipif(sys.platform == "win32", reason="kills with a signal")
def test_the_folder_of_a_killed_program_goes_at_the_next_read_and_that_of_a_living_one_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = (
        "import sys, tempfile, time\ntempfile.tempdir = sys.argv[1]\n"
        "from headroom.disk.scratch import scratch_folder\n"
        "with scratch_folder() as folder:\n"
        "    (folder / 'book').write_text('x')\n    print(folder, flush=True)\n    time.sleep(60)"
    )
    command = [sys.executable, "-c", script, str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as program:  # noqa: S603
        assert program.stdout is not None
        folder = Path(program.stdout.readline().strip())
        old(folder)
        remove_stale_folders(tmp_path)
        assert (folder / "book").exists()
        program.send_signal(signal.SIGKILL)
        program.wait()
    assert folder.exists()
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))

    with scratch_folder():
        assert not folder.exists()


def test_folders_that_are_young_or_somebody_elses_stay(tmp_path: Path) -> None:
    young = tmp_path / "headroom-read-young"
    other = tmp_path / "headroom-benchmark"
    stale = tmp_path / "headroom-read-stale"
    for folder in (young, other, stale):
        folder.mkdir()
        (folder / "file").write_text("x", encoding="utf-8")
    target = tmp_path / "target"
    target.mkdir()
    link = tmp_path / "headroom-read-link"
    link.symlink_to(target)
    (tmp_path / "headroom-read-file").write_text("x", encoding="utf-8")
    for folder in (other, stale, target, tmp_path / "headroom-read-file"):
        old(folder)
    assert scratch._YOUNG_SECONDS >= 30
    remove_stale_folders(tmp_path)

    left = {path.name for path in tmp_path.iterdir()}
    assert left == {
        "headroom-read-young",
        "headroom-benchmark",
        "target",
        "headroom-read-link",
        "headroom-read-file",
    }
    remove_stale_folders(tmp_path / "missing")
