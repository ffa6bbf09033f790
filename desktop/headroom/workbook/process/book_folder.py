"""Hands a ``SourcingBook`` from one process to another, through a folder of arrays and texts.

What lies in the folder was written by a process that a hostile file may have taken over. So it is plain data,
and nothing of it is believed: types, lengths and ranges are checked, an index points into what it counts, and
what is no plain file of a sensible size is not opened.
"""

import json
import os
import stat
from collections.abc import Iterator
from dataclasses import asdict, fields
from datetime import datetime
from math import isfinite
from pathlib import Path
from typing import IO, Any, cast

import msgspec
import numpy as np
import numpy.typing as npt

from headroom.arrays import CodedTexts, Floats, Ints
from headroom.book.fields.field import CellKind, Field, named
from headroom.book.fields.typed_fields import ColumnCells
from headroom.book.layout import BookLayout
from headroom.book.part_rows import NAMES, ROW_FIELDS, TYPED, PartRows
from headroom.book.problem import Problem
from headroom.book.row_fates import RowTally
from headroom.book.sourcing import SheetLayout, SheetTotal, SourceFile, SourcingBook, Vehicle

LARGEST_FOLDER = 8 * 1024**3
"""Bytes that the files of a book may have together; those of a million rows have a fiftieth."""

_BATCH = 5000
_FACTS = "book.json"
_PROBLEMS = "problems.jsonl"
_PLACES = ("sheet", "row_number")
_LAST_ROW = 2**31 - 1
_GREATEST = float(np.finfo(np.float64).max)


class ForgedBookError(Exception):
    """What lies in a folder is no book that ``save_book`` wrote."""


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
    files: tuple[SourceFile, ...]
    layout: BookLayout
    totals: tuple[SheetTotal, ...]
    definition: str
    tallies: tuple[RowTally, ...]
    unread_sheets: tuple[str, ...]
    read_at: str | None
    columns: tuple[str, ...]


def save_book(book: SourcingBook, folder: Path) -> None:
    """Write a book into a folder."""
    for name in _PLACES:
        _write(folder / f"{name}.bin", getattr(book.rows, name))
    columns = _columns(book.rows)
    for name in columns:
        cells = book.rows.column(name)
        _write(folder / f"{name}.bin", cells.codes if isinstance(cells, CodedTexts) else cells)
        if isinstance(cells, CodedTexts):
            with (folder / f"{name}.jsonl").open("w", encoding="utf-8") as file:
                for begin in range(0, len(cells.values), _BATCH):
                    file.write(json.dumps(cells.values[begin : begin + _BATCH]) + "\n")
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
        "files": [asdict(file) for file in book.files],
        "layout": asdict(book.layout),
        "totals": [asdict(total) for total in book.totals],
        "definition": book.definition,
        "tallies": [asdict(tally) for tally in book.tallies],
        "unread_sheets": book.unread_sheets,
        "read_at": book.read_at and book.read_at.isoformat(),
        "columns": columns,
    }
    (folder / _FACTS).write_text(json.dumps(facts), encoding="utf-8")


def _write(path: Path, column: npt.NDArray[Any]) -> None:
    """Write the values of a column and nothing else."""
    with path.open("wb") as file:
        file.write(np.ascontiguousarray(column).data)


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
    columns = {name: _column(folder, named(ROW_FIELDS, name)) for name in facts.columns}
    sheet = _indices(folder, "sheet", 0, len(facts.sheets))
    row_number = cast(Ints, _array(folder, "row_number", np.int32))
    _check_range("row_number", row_number, 1, _LAST_ROW)
    if {entry.name for entry in TYPED} - set(columns):
        msg = "a column is missing"
        raise ForgedBookError(msg)
    if len({len(cells) for cells in (*columns.values(), sheet, row_number)}) != 1:
        msg = "columns of different lengths"
        raise ForgedBookError(msg)
    _check_facts(facts, cast(CodedTexts, columns["model"]).values)
    return SourcingBook(
        name=facts.name,
        sha256=facts.sha256,
        rows=PartRows.of(columns, facts.sheets, sheet, row_number),
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


def opened(path: Path) -> IO[bytes]:
    """Return a file of the folder, open for reading.

    Raises:
        ForgedBookError: If it is a link, a pipe or anything else but a plain file.
        OSError: If it cannot be opened.
    """
    # A pipe would be waited for, and a link lead to what only this process may read.
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    file = os.fdopen(os.open(path, flags | getattr(os, "O_BINARY", 0)), "rb")
    if not stat.S_ISREG(os.fstat(file.fileno()).st_mode) or path.is_symlink():
        file.close()
        msg = f"{path.name} is no plain file"
        raise ForgedBookError(msg)
    return file


def _columns(rows: PartRows) -> list[str]:
    """Return the columns that are handed over: those the calculation knows, and others that are there."""
    return [field.name for field in ROW_FIELDS if field in TYPED or field.name in rows.more]


def _column(folder: Path, entry: Field) -> ColumnCells:
    """Return a column as its entry says that it is kept.

    Raises:
        ForgedBookError: If a value cannot stand in it.
    """
    if entry.measured:
        numbers = cast(Floats, _array(folder, entry.name, np.float64))
        most = 1.0 if entry.kind is CellKind.PERCENT else _GREATEST
        filled = entry in TYPED and (entry.required or entry.blank is not None)
        _check_range(entry.name, numbers, 0.0, most, blank=not filled)
        return numbers
    texts = tuple(_texts(folder / f"{entry.name}.jsonl"))
    if entry.choices and texts != entry.words:
        msg = f"{entry.name} has other choices"
        raise ForgedBookError(msg)
    return CodedTexts(_indices(folder, entry.name, 0 if entry.name in NAMES else -1, len(texts)), texts)


def _array(folder: Path, name: str, kind: type[np.generic]) -> npt.NDArray[Any]:
    """Return the values of a column, which cannot be changed."""
    with opened(folder / f"{name}.bin") as file:
        size, odd = divmod(os.fstat(file.fileno()).st_size, np.dtype(kind).itemsize)
        column = np.fromfile(file, dtype=kind, count=size)
    if odd or len(column) != size:
        msg = f"{name} is not whole"
        raise ForgedBookError(msg)
    column.flags.writeable = False
    return column


def _indices(folder: Path, name: str, least: int, count: int) -> Ints:
    """Return a column of indices below a count."""
    column = cast(Ints, _array(folder, name, np.int32))
    _check_range(name, column, least, count - 1)
    return column


def _check_range(
    name: str, column: npt.NDArray[Any], least: float, most: float, *, blank: bool = False
) -> None:
    """Refuse a column with a value below or above what it may have, or with none where it may not be blank.

    Raises:
        ForgedBookError: If it has one.
    """
    if not len(column):
        return
    low, high = (np.fmin.reduce, np.fmax.reduce) if blank else (np.min, np.max)
    lowest, highest = low(column), high(column)
    all_blank = blank and np.isnan(lowest)
    if not all_blank and not (least <= lowest and highest <= most):
        msg = f"{name} goes from {lowest} to {highest}"
        raise ForgedBookError(msg)


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


def _texts(path: Path) -> Iterator[str]:
    with opened(path) as file:
        for line in file:
            yield from msgspec.convert(json.loads(line), list[str])


def _problems(path: Path) -> Iterator[Problem]:
    with opened(path) as file:
        for line in file:
            yield msgspec.convert(json.loads(line), Problem)
