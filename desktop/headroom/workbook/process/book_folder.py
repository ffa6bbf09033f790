"""Hands a ``SourcingBook`` from one process to another, through a folder of arrays and texts.

What lies in the folder was written by a process that a hostile file may have taken over. So it is plain data,
and nothing of it is believed: types, lengths and ranges are checked, an index points into what it counts, and
what is no plain file of a sensible size is not opened.
"""

import json
import os
from collections.abc import Iterator
from dataclasses import asdict, fields
from datetime import datetime
from math import isfinite
from pathlib import Path
from typing import Any, cast

import msgspec
import numpy as np

from headroom.arrays import CodedTexts, Ints
from headroom.book.fields.field import named
from headroom.book.layout import BookLayout
from headroom.book.part_rows import ROW_FIELDS, TYPED, JoinedSheet, PartRows
from headroom.book.problem import Problem
from headroom.book.row_fates import RowTally
from headroom.book.sourcing import SheetLayout, SheetTotal, SourceFile, SourcingBook, Vehicle
from headroom.workbook.process.row_files import (
    ForgedBookError,
    check_range,
    opened,
    read_array,
    read_column,
    read_indices,
    write_array,
    write_column,
)
from headroom.workbook.process.tree_folder import TreeFacts, load_tree, save_tree

LARGEST_FOLDER = 8 * 1024**3
"""Bytes that the files of a book may have together; those of a million rows have a fiftieth."""

_FACTS = "book.json"
_PROBLEMS = "problems.jsonl"
_PLACES = ("sheet", "row_number")
_JOIN = "join_"
_LAST_ROW = 2**31 - 1


class _Facts(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What stands in the file of facts; see ``SourcingBook``."""

    name: str
    sha256: str
    vehicles: tuple[Vehicle, ...]
    currency_rates: dict[str, float]
    currency_cells: dict[str, str]
    rows_read: int
    rows_used: int
    sheets: tuple[SheetLayout, ...]
    joins: tuple[SheetLayout, ...]
    files: tuple[SourceFile, ...]
    layout: BookLayout
    totals: tuple[SheetTotal, ...]
    definition: str
    tallies: tuple[RowTally, ...]
    unread_sheets: tuple[str, ...]
    read_at: str | None
    columns: tuple[str, ...]
    tree: TreeFacts | None


def save_book(book: SourcingBook, folder: Path) -> None:
    """Write a book into a folder."""
    for name in _PLACES:
        write_array(folder / f"{name}.bin", getattr(book.rows, name))
    for at, join in enumerate(book.rows.joins):
        write_array(folder / f"{_JOIN}{at}.bin", join.row_number)
    columns = _columns(book.rows)
    for name in columns:
        write_column(folder, name, book.rows.column(name))
    tree = save_tree(book, folder)
    with (folder / _PROBLEMS).open("w", encoding="utf-8") as file:
        for problem in book.problems:
            file.write(json.dumps(_shallow(problem)) + "\n")
    facts = {
        "name": book.name,
        "sha256": book.sha256,
        "vehicles": [_stated(vehicle) for vehicle in book.vehicles],
        "currency_rates": dict(book.currency_rates),
        "currency_cells": dict(book.currency_cells),
        "rows_read": book.rows_read,
        "rows_used": book.rows_used,
        "sheets": [asdict(sheet) for sheet in book.rows.sheets],
        "joins": [asdict(join.layout) for join in book.rows.joins],
        "files": [asdict(file) for file in book.files],
        "layout": asdict(book.layout),
        "totals": [asdict(total) for total in book.totals],
        "definition": book.definition,
        "tallies": [asdict(tally) for tally in book.tallies],
        "unread_sheets": book.unread_sheets,
        "read_at": book.read_at and book.read_at.isoformat(),
        "columns": columns,
        "tree": tree,
    }
    (folder / _FACTS).write_text(json.dumps(facts), encoding="utf-8")


def load_book(folder: Path) -> SourcingBook:
    """Return the book that ``save_book`` wrote into a folder.

    Works in small pieces, so that a window in another thread keeps moving.

    Raises:
        ForgedBookError: If it is none.
    """
    try:
        return _load(folder)
    except (ValueError, TypeError, LookupError, RecursionError, MemoryError) as cause:
        raise ForgedBookError(str(cause)) from cause
    except OSError as cause:
        raise ForgedBookError(cause.strerror or "a file of it cannot be read") from cause


def _load(folder: Path) -> SourcingBook:
    """Return the book in a folder; raises what the parts of it raise that are not as they should be."""
    if sum(entry.stat(follow_symlinks=False).st_size for entry in os.scandir(folder)) > LARGEST_FOLDER:
        msg = "the book is too large"
        raise ForgedBookError(msg)
    # First, because each problem is an object: with a million texts about, the collector that their number
    # calls would stop every thread for a tenth of a second.
    problems = tuple(_problems(folder / _PROBLEMS))
    with opened(folder / _FACTS) as file:
        facts = msgspec.convert(json.load(file), _Facts)
    columns = {name: read_column(folder, named(ROW_FIELDS, name)) for name in facts.columns}
    sheet = read_indices(folder, "sheet", 0, len(facts.sheets))
    row_number = _rows_of(folder, "row_number", 1)
    if {entry.name for entry in TYPED} - set(columns):
        msg = "a column is missing"
        raise ForgedBookError(msg)
    joins = tuple(
        JoinedSheet(layout, _rows_of(folder, f"{_JOIN}{at}", 0)) for at, layout in enumerate(facts.joins)
    )
    lists = (join.row_number for join in joins)
    if len({len(cells) for cells in (*columns.values(), sheet, row_number, *lists)}) != 1:
        msg = "columns of different lengths"
        raise ForgedBookError(msg)
    _check_facts(facts, cast(CodedTexts, columns["model"]).values)
    rows = PartRows.of(columns, facts.sheets, sheet, row_number, joins)
    return SourcingBook(
        name=facts.name,
        sha256=facts.sha256,
        rows=rows,
        vehicles=facts.vehicles,
        currency_rates=facts.currency_rates,
        currency_cells=facts.currency_cells,
        rows_read=facts.rows_read,
        rows_used=facts.rows_used,
        problems=problems,
        files=facts.files,
        layout=facts.layout,
        totals=facts.totals,
        definition=facts.definition,
        tallies=facts.tallies,
        unread_sheets=facts.unread_sheets,
        read_at=datetime.fromisoformat(facts.read_at) if facts.read_at else None,
        tree=None if facts.tree is None else load_tree(facts.tree, rows, folder),
    )


def _shallow(value: Problem | Vehicle) -> dict[str, Any]:
    """Return the attributes of a value; ``asdict`` copies each of them, which takes twenty times as long."""
    return {name: getattr(value, name) for name in value.__slots__}


def _stated(vehicle: Vehicle) -> dict[str, Any]:
    """Return what is stated of a vehicle."""
    return {
        **_shallow(vehicle),
        "cells": dict(vehicle.cells),
        "label": [asdict(fact) for fact in vehicle.label],
    }


def _columns(rows: PartRows) -> list[str]:
    """Return the columns that are handed over: those the calculation knows, and others that are there."""
    return [field.name for field in ROW_FIELDS if field in TYPED or field.name in rows.more]


def _rows_of(folder: Path, name: str, least: int) -> Ints:
    """Return a column of row numbers as Excel counts, from a least one on."""
    column = cast(Ints, read_array(folder, name, np.int32))
    check_range(name, column, least, _LAST_ROW)
    return column


def _check_facts(facts: _Facts, models: tuple[str, ...]) -> None:
    """Refuse facts that contradict each other.

    Args:
        facts: The facts.
        models: The models of the rows.

    Raises:
        ForgedBookError: If they do.
    """
    if [vehicle.name for vehicle in facts.vehicles] != list(models):
        msg = "the vehicles are not the models of the rows"
    elif not all(0.0 < rate < float("inf") for rate in facts.currency_rates.values()):
        msg = "a currency is worth nothing"
    elif not all(isfinite(amount) for vehicle in facts.vehicles for amount in _amounts(vehicle)):
        msg = "an amount of a vehicle is no number"
    elif any(vehicle.typed for vehicle in facts.vehicles):
        msg = "nobody typed anything"
    elif not all(vehicle.vehicles_per_entry > 0 for vehicle in facts.vehicles):
        msg = "an entry of no vehicle"
    elif min(facts.rows_read, facts.rows_used) < 0:
        msg = "fewer than no rows"
    else:
        return
    raise ForgedBookError(msg)


def _amounts(vehicle: Vehicle) -> Iterator[float]:
    """Yield the numbers of a vehicle."""
    values = (getattr(vehicle, field.name) for field in fields(Vehicle))
    yield from (value for value in values if isinstance(value, float))
    yield from (fact.share for fact in vehicle.label if fact.share is not None)


def _problems(path: Path) -> Iterator[Problem]:
    with opened(path) as file:
        for line in file:
            yield msgspec.convert(json.loads(line), Problem)
