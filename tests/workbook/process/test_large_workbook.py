"""A million part rows: read whole, within the memory of a laptop, while the window keeps moving."""

import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Self

import numpy as np
import psutil
import pytest

import ticking
from headroom.bench.large_workbook import write_large_book
from headroom.workbook.process.reading import ReadingProgress, read_book
from ticking import longest_stall
from workbooks import problems_of

ROWS = 1_000_000
MODELS = 50
MOST_BYTES = 3 * 1024**3
MOST_BYTES_HERE = 600 * 1024**2
LONGEST_STALL_SECONDS = 0.1


class Watch:
    """Measures memory and stalls of this process while something else runs in another thread.

    A second process that does nothing but tick measures what the machine alone makes it wait.
    """

    def __init__(self) -> None:
        self.bytes_here = 0
        self.bytes_of_all = 0
        self.longest_stall = 0.0
        self.longest_wait_for_machine = 0.0
        self._stop = threading.Event()
        command = [sys.executable, ticking.__file__]
        self._control = subprocess.Popen(  # noqa: S603
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        self._threads = [threading.Thread(target=work) for work in (self._tick, self._weigh)]

    def __enter__(self) -> Self:
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *error: object) -> None:
        del error
        self._stop.set()
        for thread in self._threads:
            thread.join()
        said, _ = self._control.communicate("")
        self.longest_wait_for_machine = float(said)

    def _tick(self) -> None:
        self.longest_stall = longest_stall(self._stop.is_set)

    def _weigh(self) -> None:
        here = psutil.Process()
        before = here.memory_info().rss
        stopped = False
        while not stopped:
            stopped = self._stop.wait(1.0)  # the last look is behind the end: the book is there
            size = here.memory_info().rss
            others = sum(process.memory_info().rss for process in here.children())
            self.bytes_here = max(self.bytes_here, size - before)
            self.bytes_of_all = max(self.bytes_of_all, size + others)


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("large") / "book.xlsx"
    write_large_book(path, ROWS, MODELS)
    return path


@pytest.mark.slow
def test_a_million_rows_are_read_in_bounded_memory_while_other_threads_run(large: Path) -> None:
    script = (
        "import sys, time, python_calamine\n"
        "begin = time.perf_counter()\n"
        "with python_calamine.load_workbook(sys.argv[1]) as book:\n"
        "    for row in book.get_sheet_by_name('Sourcing').iter_rows(): pass\n"
        "print(time.perf_counter() - begin)"
    )
    command = [sys.executable, "-c", script, str(large)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603
    bare = float(done.stdout)
    heard: list[ReadingProgress] = []
    with Watch() as watch:
        begin = time.perf_counter()
        book = read_book(large, heard.append)
        seconds = time.perf_counter() - begin
    print(  # noqa: T201 - the figure that the benchmark of the program reports, too
        f"\n{ROWS:,} rows: {seconds:.1f} s, {seconds / bare:.2f} x the bare reader's {bare:.1f} s; "
        f"{watch.bytes_of_all / 1024**2:,.0f} MB in all, {watch.bytes_here / 1024**2:,.0f} MB here; "
        f"longest stall {watch.longest_stall * 1000:.0f} ms, of the machine itself "
        f"{watch.longest_wait_for_machine * 1000:.0f} ms"
    )

    rows = book.rows
    assert (book.rows_read, book.rows_used, len(rows)) == (ROWS, ROWS, ROWS)
    (twice,) = problems_of(book)  # its numbers are made up at random
    assert "parts of one model stand in several rows" in twice.message
    assert len(rows.models) == len(book.vehicles) == MODELS
    assert np.array_equal(rows.row_number, np.arange(2, ROWS + 2))
    assert np.array_equal(rows.model, np.arange(ROWS) * MODELS // ROWS)
    assert rows.address(ROWS - 1, "unit_cost") == f"Sourcing!J{ROWS + 1}"
    assert set(rows.origins) == {"US", "MX", "CA", "CN", "JP", "DE", "KR", ""}
    assert np.isfinite(rows.unit_cost).all()
    assert (rows.us_content <= rows.regional_content).all()
    assert watch.bytes_of_all < MOST_BYTES
    assert watch.bytes_here < MOST_BYTES_HERE
    assert watch.longest_stall < LONGEST_STALL_SECONDS + watch.longest_wait_for_machine
    assert len(heard) > ROWS / 100_000
