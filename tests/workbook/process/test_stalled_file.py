"""A drive that does not answer holds nobody up: cancelling ends at once and leaves nothing behind."""

import os
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

import stalled_child
from headroom.user_error import UserError
from headroom.workbook.process import reading
from headroom.workbook.process.reading import Cancelled, ReadingProgress, read_book
from headroom.workbook.process.waiting import answer_unless
from workbooks import table, write_xlsx

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a pipe stands for the drive")

SOON_SECONDS = 2.0


@pytest.fixture
def pipe(tmp_path: Path) -> Iterator[Path]:
    """Return a pipe into which nobody writes: whoever opens it waits."""
    path = tmp_path / "book.pipe"
    os.mkfifo(path)
    yield path
    os.close(os.open(path, os.O_RDWR | os.O_NONBLOCK))  # who still waits for it goes on


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder for temporary files, empty."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def processes() -> set[int]:
    """Return the numbers of the processes that this one has started, and that live."""
    return {
        process.pid
        for process in psutil.Process().children(recursive=True)
        if process.status() != psutil.STATUS_ZOMBIE and "resource_tracker" not in " ".join(process.cmdline())
    }


def test_cancelling_a_reading_process_that_waits_for_a_drive_ends_it(
    pipe: Path, temporary: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write_xlsx(pipe.with_suffix(".xlsx"), {"Sourcing": table()})
    monkeypatch.setattr(reading, "CHILD", stalled_child.__name__)
    before = processes()
    waiting: list[float] = []

    def hear(progress: ReadingProgress) -> None:
        del progress
        waiting.append(time.monotonic())

    def cancelled() -> bool:
        return bool(waiting) and time.monotonic() > waiting[0] + 0.2

    with pytest.raises(Cancelled):
        read_book(path, hear, cancelled)

    assert time.monotonic() - waiting[0] < SOON_SECONDS
    assert processes() <= before
    assert list(temporary.iterdir()) == []


def test_cancelling_before_the_drive_says_how_large_the_file_is_ends_at_once(
    pipe: Path, temporary: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "is_file", lambda _: True)  # a file of a drive that says so, and no more
    before = processes()
    start = time.monotonic()

    with pytest.raises(Cancelled):
        read_book(pipe, cancelled=lambda: time.monotonic() > start + 0.2)

    assert time.monotonic() - start < SOON_SECONDS
    assert processes() <= before
    assert list(temporary.iterdir()) == []


def test_a_drive_that_never_answers_is_given_up_without_anybody_cancelling(
    pipe: Path, temporary: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write_xlsx(pipe.with_suffix(".xlsx"), {"Sourcing": table()})
    monkeypatch.setattr(reading, "CHILD", stalled_child.__name__)
    monkeypatch.setattr(reading, "_PATIENCE_SECONDS", 0.5)
    monkeypatch.setattr(reading, "_PATIENCE_SECONDS_PER_MB", 0.0)
    before = processes()

    with pytest.raises(UserError, match=r"book\.xlsx takes too long to read"):
        read_book(path)

    assert processes() <= before
    assert list(temporary.iterdir()) == []


def test_an_answer_comes_back_and_so_does_what_was_raised() -> None:
    def fail() -> None:
        raise TimeoutError

    assert answer_unless(lambda: False, lambda: 7) == 7
    with pytest.raises(TimeoutError):
        answer_unless(lambda: False, fail)


def test_nobody_waits_for_an_answer_after_giving_up() -> None:
    released = threading.Event()
    start = time.monotonic()

    assert answer_unless(lambda: time.monotonic() > start + 0.1, lambda: released.wait(30)) is None
    assert time.monotonic() - start < SOON_SECONDS
    released.set()
