"""Figures and duties as Parquet, through DuckDB: in this process, without a connection or an extension."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb

from headroom.output.handover.handover import Handover
from headroom.output.outcome_columns import DUTIES, TEXT
from headroom.output.writers.tables.figure_rows import COLUMNS, figure_rows
from headroom.rules.outcome import Outcome
from headroom.rules.policy import Policy

_OFFLINE = {
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "threads": "1",  # the same bytes each time
}
_TEXT, _NUMBER = "VARCHAR", "DOUBLE"


def figures_parquet(outcome: Outcome, published: Policy, handover: Handover) -> bytes:
    """Return every figure as ``model, quantity, unit, value, word``; texts as they are, unknown as null.

    Args:
        outcome: The outcome.
        published: Its policy before any change.
        handover: Of the same outcome; says under which assumptions it stands.
    """
    rows = tuple(figure_rows(outcome, published, handover))
    columns = {name: [getattr(row, name) for row in rows] for name in COLUMNS}
    return _written(columns, {name: _NUMBER if name == "value" else _TEXT for name in COLUMNS})


def duties_parquet(outcome: Outcome) -> bytes:
    """Return each duty, credit and fee of each model: which, on what, base, rate and amount."""
    kinds = {column.name: _TEXT if column.unit == TEXT else _NUMBER for column in DUTIES.columns}
    return _written({name: list(values) for name, values in DUTIES.values(outcome).items()}, kinds)


def _written(columns: Mapping[str, Sequence[object]], kinds: Mapping[str, str]) -> bytes:
    """Return a table as the bytes of a file; values go in as values, never as part of a command.

    Args:
        columns: Values by the name of their column, of this program's own making.
        kinds: The type of each column.
    """
    fields = ", ".join(f"unnest(${at}::{kinds[name]}[]) AS {name}" for at, name in enumerate(columns, 1))
    with TemporaryDirectory(prefix="headroom-") as folder, duckdb.connect(":memory:", config=_OFFLINE) as made:
        path = Path(folder) / "table.parquet"
        made.execute(f"CREATE TABLE told AS SELECT {fields}", [list(values) for values in columns.values()])
        made.execute("COPY told TO $1 (FORMAT parquet, COMPRESSION zstd)", [str(path)])
        return path.read_bytes()
