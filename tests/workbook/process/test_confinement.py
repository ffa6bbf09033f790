"""The process that reads a workbook changes nothing outside its folder, and leaves nothing behind."""

import errno
import os
import signal
import subprocess
import sys
import time
from dataclasses import fields
from pathlib import Path

import pytest

from headroom.disk import scratch
from headroom.disk.scratch import remove_stale_folders, scratch_folder
from headroom.workbook.process.confinement import Fence

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
    "read a file": "libc.open(bytes(outside / 'there'), 0)",
    "list a folder": "libc.open(bytes(outside), os.O_RDONLY | os.O_DIRECTORY)",
    "look into the program": "libc.open(f'/proc/{os.getppid()}/environ'.encode(), 0)",
}
FILTERED_ATTEMPTS = {
    "open a connection": "libc.socket(socket.AF_INET, socket.SOCK_STREAM, 0)",
    "open a socket for datagrams": "libc.socket(socket.AF_INET, socket.SOCK_DGRAM, 0)",
    "open a socket for datagrams of the sixth version": "libc.socket(socket.AF_INET6, socket.SOCK_DGRAM, 0)",
    "open a socket in the file system": "libc.socket(socket.AF_UNIX, socket.SOCK_STREAM, 0)",
    "ask the kernel's own sockets": "libc.socket(socket.AF_NETLINK, socket.SOCK_RAW, 0)",
    "send a datagram over a socket that is open": "libc.sendto(udp.fileno(), b'x', 1, 0, address, 16)",
    "connect a socket that is open": "libc.connect(udp.fileno(), address, 16)",
    "send over a connection that is open": "libc.send(pair.fileno(), b'x', 1, 0)",
    "signal the program": "libc.kill(os.getppid(), 0)",
    "signal the whole group": "libc.kill(0, 0)",
    "signal everything": "libc.kill(-1, 0)",
    "signal a thread of the program": "libc.tgkill(os.getppid(), os.getppid(), 0)",
    "queue a signal": "libc.sigqueue(os.getppid(), 0, None)",
    "have the program signalled of a file": "libc.fcntl(0, 8, os.getppid())",
    "trace the program": "libc.ptrace(0x4206, os.getppid(), None, None)",
    "limit the program": "libc.prlimit(os.getppid(), 0, None, ctypes.create_string_buffer(16))",
    "slow the program down": "libc.setpriority(0, os.getppid(), 0)",
    "become two": "libc.fork()",
    "type into the terminal": "libc.ioctl(0, ctypes.c_ulong(0x5412), b'x')",
    "change who may read": "libc.chmod(bytes(outside / 'there'), 0o777)",
    "change the time of a file": "libc.utimes(bytes(outside / 'there'), None)",
    "give a file away": "libc.chown(bytes(outside / 'there'), 1, 1)",
    "go around the filter": "libc.syscall(425, 8, ctypes.create_string_buffer(120))",
}
START = """
import ctypes, os, socket, subprocess, sys, tempfile
from pathlib import Path
from headroom.workbook.process.confinement import confine
outside, inside = Path(sys.argv[1]), Path(sys.argv[2])
libc = ctypes.CDLL(None, use_errno=True) if os.name == "posix" else None
"""


@pytest.fixture
def places(tmp_path: Path) -> tuple[Path, Path]:
    """Return a folder that may not be changed, and one that may."""
    outside, inside = tmp_path / "outside", tmp_path / "outside" / "inside"
    (outside / "folder").mkdir(parents=True)
    inside.mkdir()
    (outside / "there").write_text("content", encoding="utf-8")
    (outside / "workbook").write_text("content", encoding="utf-8")
    (inside / "mine").write_text("content", encoding="utf-8")
    (inside / "link").symlink_to(outside / "there")
    return outside, inside


def run_confined(script: str, places: tuple[Path, Path]) -> str:
    """Return what a confined process prints that may read one file."""
    return run(f"confine(inside, [outside / 'workbook'])\n{script}", places)


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
    script = "from headroom.workbook.process.landlock import landlock_version\nprint(landlock_version() > 0)"
    if run_confined(script, places) != "True":
        pytest.skip("this kernel has no such fence")
    before = content(places[0])

    assert run_confined(f"print({KERNEL_ATTEMPTS[attempt]})", places) == "-1"
    assert content(places[0]) == before


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the filter is that of Linux")
@pytest.mark.parametrize("attempt", FILTERED_ATTEMPTS)
def test_the_kernel_refuses_what_leaves_the_process(places: tuple[Path, Path], attempt: str) -> None:
    if not Fence.here().network:
        pytest.skip("this kernel or processor has no filter of calls")
    before = content(places[0])
    sockets = (
        "udp, (pair, _) = socket.socket(type=socket.SOCK_DGRAM), socket.socketpair()\n"
        "address = bytes((2, 0, 0, 9, 127, 0, 0, 1)) + bytes(8)\n"
    )
    refused = run(
        f"{sockets}confine(inside)\nprint({FILTERED_ATTEMPTS[attempt]}, ctypes.get_errno())", places
    )

    assert refused in {f"-1 {errno.EPERM}", f"-1 {errno.ENOSYS}"}
    assert content(places[0]) == before


def test_what_a_reader_needs_is_left_to_it(places: tuple[Path, Path]) -> None:
    script = (
        "import threading\nheard = []\n"
        "thread = threading.Thread(target=lambda: heard.append(1))\nthread.start()\nthread.join()\n"
        "import openpyxl, msoffcrypto, mimetypes, zoneinfo\n"
        "os.kill(os.getpid(), 0)\n"
        "print(heard)"
    )

    assert run_confined(script, places) == "[1]"


def test_the_fence_is_said_part_by_part() -> None:
    fence = Fence.here()

    assert {field.name for field in fields(fence)} == {
        "memory",
        "writing",
        "reading",
        "programs",
        "network",
        "processes",
    }
    assert fence.reading == fence.writing
    assert fence.network <= fence.processes


def test_inside_its_folder_everything_may_be_done_and_the_workbook_be_read(places: tuple[Path, Path]) -> None:
    script = (
        "print((outside / 'workbook').read_text())\n"
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
        "here, there = Pipe(duplex=False)\n"
        "child.run([str(outside / 'there')], str(inside), there, {}, slowly=False)\n"
    )

    assert run(script, places) == ""
    fault = (places[1] / "fault.txt").read_text(encoding="utf-8")
    assert "refused to the process that reads workbooks: open" in fault
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
