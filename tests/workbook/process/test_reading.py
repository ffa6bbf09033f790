"""The process that reads a workbook: its end, its limits, its progress, and what it leaves behind."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import suppress
from pathlib import Path

import numpy as np
import psutil
import pytest

import faulty_child
import hungry_child
from headroom.bench.large_workbook import write_large_book
from headroom.user_error import UserError
from headroom.workbook.process import entry, reading
from headroom.workbook.process.child import read_into
from headroom.workbook.process.reading import Cancelled, ReaderFault, ReadingProgress, read_book
from headroom.workbook.survey.questions import Questions
from workbooks import MODELS, problems_of, silent, table, write_xls, write_xlsx

ROWS = 6000


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a workbook that takes a second or so."""
    path = tmp_path_factory.mktemp("large") / "book.xlsx"
    write_large_book(path, ROWS, 10)
    return path


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder for temporary files, empty."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def children() -> list[psutil.Process]:
    """Return the reading processes of this one."""
    found = []
    for process in psutil.Process().children(recursive=True):
        with suppress(psutil.NoSuchProcess):  # a zombie is one, too
            if entry.__name__ in " ".join(process.cmdline()):
                found.append(process)
    return found


def ended(processes: list[psutil.Process], seconds: float = 10.0) -> bool:
    """Return whether processes end within some seconds."""
    return not psutil.wait_procs(processes, timeout=seconds)[1]


def test_progress_says_what_is_done_and_how_far_it_is(large: Path, temporary: Path) -> None:
    heard: list[ReadingProgress] = []
    book = read_book(large, heard.append)

    assert book.rows_used == ROWS
    steps = list(dict.fromkeys(progress.step for progress in heard))
    assert steps[0] == "Opening the workbook"
    assert "Reading the sheet Sourcing" in steps
    reading = [progress for progress in heard if progress.step == "Reading the sheet Sourcing"]
    assert [progress.rows for progress in reading] == sorted(progress.rows for progress in reading)
    assert (reading[-1].rows, reading[-1].total) == (ROWS, ROWS)
    assert list(temporary.iterdir()) == []
    assert children() == []


def test_the_book_that_comes_back_cannot_be_changed(large: Path) -> None:
    rows = read_book(large).rows

    for array in (rows.unit_cost, rows.origin, rows.part_number.codes, rows.row_number):
        with pytest.raises(ValueError, match="read-only"):
            array[0] = 0
    assert rows.unit_cost.dtype == np.float64
    assert rows.model.dtype == rows.row_number.dtype == np.int32


def test_a_cancel_ends_the_process_and_leaves_nothing(large: Path, temporary: Path) -> None:
    seen: list[psutil.Process] = []
    heard = threading.Event()

    def cancelled() -> bool:
        seen.extend(process for process in children() if process not in seen)
        return heard.is_set()

    with pytest.raises(Cancelled):
        read_book(large, lambda _: heard.set(), cancelled)

    assert seen
    assert ended(seen)
    assert list(temporary.iterdir()) == []


def test_a_process_that_dies_is_followed_by_the_slow_reader(large: Path, temporary: Path) -> None:
    killed: list[int] = []

    def kill_first(progress: ReadingProgress) -> None:
        if not killed and progress.rows:
            process = children()[0]
            killed.append(process.pid)
            process.kill()

    book = read_book(large, kill_first)

    assert book.rows_used == ROWS
    assert any("read slowly" in problem.message for problem in problems_of(book))
    assert list(temporary.iterdir()) == []


def test_a_process_that_dies_again_gives_a_sentence(tmp_path: Path, large: Path) -> None:
    def kill(progress: ReadingProgress) -> None:
        del progress
        for process in children():
            process.kill()

    with pytest.raises(UserError, match=r"book\.xlsx cannot be read: a sheet has a cell far outside"):
        read_book(large, kill)

    old = write_xls(tmp_path / "old.xls", {"Sourcing": table()})
    with pytest.raises(UserError, match=r"old\.xls cannot be read"):
        read_book(old, kill)


def test_a_process_that_says_nothing_is_given_up(large: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "_PATIENCE_SECONDS", -1.0)
    monkeypatch.setattr(reading, "_PATIENCE_SECONDS_PER_MB", 0.0)

    with pytest.raises(UserError, match="takes too long"):
        read_book(large)
    assert children() == []


def test_a_fault_of_the_program_is_not_blamed_on_the_file(
    large: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "CHILD", faulty_child.__name__)

    with pytest.raises(ReaderFault, match=r"ZeroDivisionError: a fault of the program over book\.xlsx"):
        read_book(large)


@pytest.mark.skipif(sys.platform == "win32", reason="kills with a signal")
def test_the_process_does_not_outlive_the_program(large: Path) -> None:
    script = (
        "import sys\nfrom pathlib import Path\nfrom headroom.workbook.process.reading import read_book\n"
        "read_book(Path(sys.argv[1]), lambda p: print(p.step, flush=True))\n"
    )
    command = [sys.executable, "-c", script, str(large)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as program:  # noqa: S603
        assert program.stdout is not None
        program.stdout.readline()
        reading = psutil.Process(program.pid).children(recursive=True)
        os.kill(program.pid, signal.SIGKILL)

    assert reading
    assert ended(reading)


def test_the_reading_process_loads_neither_qt_nor_pandas() -> None:
    script = (
        "import sys, headroom.workbook.process.child\n"
        "print([n for n in ('PySide6', 'pandas', 'pyqtgraph', 'openpyxl', 'babel') if n in sys.modules])"
    )
    command = [sys.executable, "-c", script]
    done = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603

    assert done.stdout.strip() == "[]"


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux enforces the limit")
def test_the_memory_of_the_reading_process_is_limited() -> None:
    script = (
        "from headroom.workbook.process.limits import limit_memory\n"
        "limit_memory(200 * 1024**2)\n"
        "small = bytearray(100 * 1024**2)\n"
        "try:\n    bytearray(300 * 1024**2)\nexcept MemoryError:\n    print('refused')"
    )
    command = [sys.executable, "-c", script]
    done = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603

    assert done.stdout.strip() == "refused"


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux enforces the limit")
def test_a_small_file_that_would_take_gigabytes_gives_a_sentence_and_leaves_nothing(
    tmp_path: Path, temporary: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write_xlsx(tmp_path / "book.xlsx", {"Sourcing": table()})
    monkeypatch.setattr(reading, "CHILD", hungry_child.__name__)

    with pytest.raises(UserError, match=r"book\.xlsx is too large for this computer's memory"):
        read_book(path)
    assert children() == []
    assert list(temporary.iterdir()) == []


@pytest.mark.parametrize("program", ["false", "there is no such program"])
def test_a_process_that_cannot_start_is_a_fault_of_the_program(
    large: Path, monkeypatch: pytest.MonkeyPatch, program: str
) -> None:
    monkeypatch.setattr(sys, "executable", shutil.which(program) or program)

    with pytest.raises(ReaderFault, match="could not be started"):
        read_book(large)


def test_a_full_drive_gives_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write_xlsx(tmp_path / "book.xlsx", {"Sourcing": table(), "Models": MODELS})
    folder = tmp_path / "folder"
    (folder / "model.bin").mkdir(parents=True)

    with pytest.raises(UserError, match="folder for temporary files cannot be written"):
        read_into(folder, [path], silent, Questions(), slowly=False)

    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "missing"))
    with pytest.raises(UserError, match=r"No folder for temporary files .* and open book\.xlsx again"):
        read_book(path)


def test_a_workbook_that_memory_does_not_hold_gives_a_sentence(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "book.xlsx", {"Sourcing": table()})

    def exhausted(progress: ReadingProgress) -> None:
        raise MemoryError(progress.step)

    with pytest.raises(UserError, match="too large for this computer's memory"):
        read_into(tmp_path, [path], exhausted, Questions(), slowly=False)


def test_other_threads_keep_running_while_a_workbook_is_read(large: Path) -> None:
    ticks: list[float] = []
    stop = threading.Event()

    def tick() -> None:
        while not stop.is_set():
            ticks.append(time.perf_counter())
            time.sleep(0.005)

    thread = threading.Thread(target=tick)
    thread.start()
    read_book(large)
    stop.set()
    thread.join()

    assert len(ticks) > 20
