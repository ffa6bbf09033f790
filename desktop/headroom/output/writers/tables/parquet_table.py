"""Figures as Parquet, through DuckDB: in this process, without a connection or an extension."""

from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb

from headroom.output.handover.handover import Handover
from headroom.output.writers.tables.figure_rows import COLUMNS, figure_rows
from headroom.rules.outcome import Outcome
from headroom.rules.policy import Policy

_OFFLINE: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "threads": 1,  # the same bytes each time
}
_TYPES = {"value": "DOUBLE"}
_TEXT = "VARCHAR"


def figures_parquet(outcome: Outcome, published: Policy, handover: Handover) -> bytes:
    """Return every figure as ``model, quantity, unit, value, word``; texts as they are, unknown as null.

    Args:
        outcome: The outcome.
        published: Its policy before any change.
        handover: Of the same outcome; says under which assumptions it stands.
    """
    rows = tuple(figure_rows(outcome, published, handover))
    fields = ", ".join(
        f"unnest(${at}::{_TYPES.get(name, _TEXT)}[]) AS {name}" for at, name in enumerate(COLUMNS, 1)
    )
    values = [[getattr(row, name) for row in rows] for name in COLUMNS]  # never part of a command
    with (
        TemporaryDirectory(prefix="headroom-") as folder,
        duckdb.connect(":memory:", config=_OFFLINE) as connection,
    ):
        path = Path(folder) / "figures.parquet"
        connection.execute(f"CREATE TABLE figures AS SELECT {fields}", values)
        connection.execute("COPY figures TO $1 (FORMAT parquet, COMPRESSION zstd)", [str(path)])
        return path.read_bytes()
