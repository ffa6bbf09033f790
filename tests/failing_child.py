"""A reading process whose decoder fails, as a stand-in for ``headroom.workbook.process.child``.

What it fails with is the first word of the name of the file.
"""

import builtins
from collections.abc import Mapping, Sequence
from multiprocessing.connection import Connection
from pathlib import Path

from headroom.workbook.process import FAULT_FILE, child

__all__ = ["FAULT_FILE", "run"]


def run(
    paths: Sequence[str], folder: str, pipe: Connection, assumed_rates: Mapping[str, float], *, slowly: bool
) -> None:
    """Read with a decoder that fails."""
    fault = getattr(builtins, Path(paths[0]).name.split(".")[0])

    def decode(*_: object, **__: object) -> None:
        raise fault

    vars(child)["decode"] = decode
    child.run(paths, folder, pipe, assumed_rates, slowly=slowly)
