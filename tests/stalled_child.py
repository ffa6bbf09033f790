"""A reading process that waits for a drive, as a stand-in for ``headroom.workbook.process.child``."""

from collections.abc import Mapping, Sequence
from multiprocessing.connection import Connection
from pathlib import Path

from headroom.workbook.process import FAULT_FILE
from headroom.workbook.process.messages import Progressed, say

__all__ = ["FAULT_FILE", "run"]


def run(
    paths: Sequence[str], folder: str, pipe: Connection, assumed_rates: Mapping[str, float], *, slowly: bool
) -> None:
    """Say that the reading begins, and open a pipe into which nobody writes."""
    del folder, assumed_rates, slowly
    say(pipe, Progressed("Opening the workbook", 0, 0))
    with Path(paths[0]).with_suffix(".pipe").open("rb") as file:
        file.read()
