"""All figures of the benchmark, one after the other."""

import platform
from collections.abc import Callable
from dataclasses import dataclass

from headroom import __version__
from headroom.bench import process_memory, starting_speed
from headroom.bench.evaluating_speed import evaluating_speed
from headroom.bench.listing_speed import listing_speed
from headroom.bench.made_up_book import made_up_exposure
from headroom.bench.reading_speed import reading_speed
from headroom.bench.resourcing_speed import deciding_speed, solving_speed
from headroom.cli.bench_figures import Measurement, Report
from headroom.knapsack.compiled_search import there_is_one
from headroom.rules.exposure import Exposure


@dataclass(frozen=True, slots=True)
class WindowSpeeds:
    """What is measured of the window.

    Attributes:
        painting: How fast a slider is followed by its picture, in so many runs.
        dressing: How fast another theme or size of type is taken, in so many runs.
    """

    painting: Callable[[Exposure, int], tuple[Measurement, ...]]
    dressing: Callable[[int], tuple[Measurement, ...]]


_ROWS, _MODELS = 1_000_000, 500
_FLEETS = (12, 50, 500)
_ROWS_PER_MODEL = 1_000
_FEW_PARTS, _MANY_PARTS = 1_000, 10_000
_RUNS, _PAINT_RUNS, _DECIDING_RUNS, _SLOW_RUNS = 15, 60, 40, 3


def measure_all(window: WindowSpeeds, import_rows: int) -> Report:
    """Return all figures; it takes some minutes.

    Args:
        window: Measures the window.
        import_rows: Rows of the workbook to import.
    """
    evaluating = evaluating_speed(_ROWS, _MODELS, _RUNS)
    painting = [
        figure
        for models in _FLEETS
        for figure in window.painting(made_up_exposure(models * _ROWS_PER_MODEL, models), _PAINT_RUNS)
    ]
    dressing = window.dressing(_SLOW_RUNS)
    listing = listing_speed(_ROWS, _MODELS, _RUNS)
    reading = reading_speed(import_rows, _SLOW_RUNS)
    resourcing = (
        solving_speed(_FEW_PARTS, _SLOW_RUNS),
        solving_speed(_MANY_PARTS, 1),
        *deciding_speed(_DECIDING_RUNS),
    )
    left_out: list[str] = []
    starting: tuple[Measurement, ...] = ()
    if starting_speed.can_be_measured():
        starting = starting_speed.starting_speed(_RUNS)
    else:
        left_out.append("start to first painted window (a finished program has no Python to compare with)")
    if not process_memory.can_be_measured():
        left_out.append("memory of the import (this system is not asked for it)")
    conditions = {
        "Program": f"Headroom {__version__}, Python {platform.python_version()}",
        "Machine": f"{platform.system()} {platform.release()}, {platform.machine()}",
        "Exact search": "compiled" if there_is_one() else "in Python: there is no library for this system",
        "Made-up rows": f"{_ROWS:,}, summed to {evaluating.lots:,} lots",
    }
    return Report(
        conditions,
        (*evaluating.figures, *painting, *dressing, *listing, *resourcing, *reading, *starting),
        tuple(left_out),
    )
