"""A reading process that asks for more memory than any small workbook needs; see ``process.child``."""

from collections.abc import Mapping, Sequence
from multiprocessing.connection import Connection

from headroom.workbook.process import FAULT_FILE, child

__all__ = ["FAULT_FILE", "run"]


def run(
    paths: Sequence[str], folder: str, pipe: Connection, assumed_rates: Mapping[str, float], *, slowly: bool
) -> None:
    """Read with a decoder that is never full."""
    vars(child)["decode"] = lambda *_, **__: bytearray(3 * 1024**3)
    child.run(paths, folder, pipe, assumed_rates, slowly=slowly)
