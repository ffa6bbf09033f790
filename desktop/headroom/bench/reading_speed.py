"""A large workbook imported, beside a bare walk over its cells, and beside a data frame of them.

Each runs in a process of its own, started anew for each run, so that none finds anything warm.
"""

import multiprocessing
import tempfile
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path
from statistics import median
from time import perf_counter

import pandas as pd
import python_calamine

from headroom.bench.large_workbook import write_large_book
from headroom.bench.process_memory import PeakMemory, can_be_measured
from headroom.cli.bench_figures import MEGABYTES, SECONDS, FigureAim, Measurement
from headroom.policy_files.tariff_tables import load_reference
from headroom.rules.exposure import Exposure
from headroom.workbook.process.reading import read_book

MODELS = 50

_SHEET = "Sourcing"
_CALAMINE, _PANDAS = "bare python-calamine", "pandas.read_excel with calamine"
_TIME_AIMS = {_CALAMINE: FigureAim(1.0, multiple=True), _PANDAS: FigureAim(0.75, multiple=True)}
_MEMORY_AIMS = {_CALAMINE: FigureAim(2.5, multiple=True), _PANDAS: FigureAim(1.0, multiple=True)}


def read_with_headroom(path: str) -> int:
    """Import a workbook as the program does, up to where a scenario can be evaluated."""
    exposure = Exposure.of(read_book(Path(path)), load_reference())
    return len(exposure.book.rows)


def read_with_calamine(path: str) -> int:
    """Walk over the cells and do nothing with them."""
    sheet = python_calamine.CalamineWorkbook.from_path(path).get_sheet_by_name(_SHEET)
    return sum(1 for _ in sheet.iter_rows()) - 1


def read_with_pandas(path: str) -> int:
    """Read the sheet into a data frame, as one does to calculate with it."""
    return len(pd.read_excel(path, sheet_name=_SHEET, engine="calamine"))


_WAYS: dict[str, Callable[[str], int]] = {
    "Headroom": read_with_headroom,
    _CALAMINE: read_with_calamine,
    _PANDAS: read_with_pandas,
}


def reading_speed(rows: int, runs: int) -> tuple[Measurement, ...]:
    """Measure time and peak memory.

    Args:
        rows: Part rows of the workbook, which is written first; it has 15 columns.
        runs: Runs of each.
    """
    seconds: dict[str, list[float]] = {name: [] for name in _WAYS}
    megabytes: dict[str, list[float]] = {name: [] for name in _WAYS}
    with tempfile.TemporaryDirectory(prefix="headroom-") as folder:
        path = Path(folder, "large.xlsx")
        write_large_book(path, rows, min(MODELS, rows))
        for _ in range(runs):
            for name in _WAYS:
                took, peak = _in_a_process(name, path, rows)
                seconds[name].append(took)
                megabytes[name].append(peak)
    size = f"{rows:,} rows of 15 columns"
    figures = [
        Measurement(
            f"Import, {size}",
            median(seconds["Headroom"]),
            median(seconds[name]),
            name,
            SECONDS,
            aim,
            runs,
        )
        for name, aim in _TIME_AIMS.items()
    ]
    if can_be_measured():
        title = f"Import, all processes' memory, {size}"
        figures += [
            Measurement(
                title,
                median(megabytes["Headroom"]),
                median(megabytes[name]),
                name,
                MEGABYTES,
                aim,
                runs,
            )
            for name, aim in _MEMORY_AIMS.items()
        ]
    return tuple(figures)


def _in_a_process(name: str, path: Path, rows: int) -> tuple[float, float]:
    """Return the seconds that reading took in a new process, and the memory of it and its children."""
    spawn = multiprocessing.get_context("spawn")
    receiving, sending = spawn.Pipe(duplex=False)
    process = spawn.Process(target=_read, args=(name, str(path), sending), name=f"read with {name}")
    process.start()
    sending.close()
    with PeakMemory(process.pid or 0) as peak:
        took, found = receiving.recv()
        process.join()
    if found != rows:
        msg = f"{name} found {found} rows where there are {rows}"
        raise RuntimeError(msg)
    return took, peak.megabytes


def _read(name: str, path: str, pipe: Connection) -> None:
    """Read the workbook in this process, and say how long it took and how many rows there were."""
    begin = perf_counter()
    found = _WAYS[name](path)
    pipe.send((perf_counter() - begin, found))
    pipe.close()
