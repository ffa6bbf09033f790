"""Columns of rows as files of a folder. A hostile file may have written them: nothing of them is believed."""

import json
import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any, cast

import msgspec
import numpy as np
import numpy.typing as npt

from headroom.arrays import CodedTexts, Floats, Ints
from headroom.book.fields.field import CellKind, Field
from headroom.book.fields.typed_fields import ColumnCells
from headroom.book.part_rows import NAMES, TYPED

_BATCH = 5000
_GREATEST = float(np.finfo(np.float64).max)


class ForgedBookError(Exception):
    """What lies in a folder is no book that ``save_book`` wrote."""


def write_column(folder: Path, name: str, cells: ColumnCells) -> None:
    """Write a column, with its distinct texts where it holds texts."""
    write_array(folder / f"{name}.bin", cells.codes if isinstance(cells, CodedTexts) else cells)
    if isinstance(cells, CodedTexts):
        with (folder / f"{name}.jsonl").open("w", encoding="utf-8") as file:
            for begin in range(0, len(cells.values), _BATCH):
                file.write(json.dumps(cells.values[begin : begin + _BATCH]) + "\n")


def write_array(path: Path, column: npt.NDArray[Any]) -> None:
    """Write the values of a column and nothing else."""
    with path.open("wb") as file:
        file.write(np.ascontiguousarray(column).data)


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


def read_column(
    folder: Path, entry: Field, name: str | None = None, *, optional: bool = False
) -> ColumnCells:
    """Return a column as its entry says that it is kept.

    Args:
        folder: The folder.
        entry: The entry of the column.
        name: Name of its file, without the ending; None: the key of the entry.
        optional: Whether a number may be blank also where a row that counts must have one.

    Raises:
        ForgedBookError: If a value cannot stand in it.
    """
    stored = entry.name if name is None else name
    if entry.measured:
        numbers = cast(Floats, read_array(folder, stored, np.float64))
        most = 1.0 if entry.kind is CellKind.PERCENT else _GREATEST
        filled = entry in TYPED and (entry.required or entry.blank is not None)
        check_range(entry.name, numbers, 0.0, most, blank=optional or not filled)
        return numbers
    texts = tuple(read_texts(folder / f"{stored}.jsonl"))
    if entry.choices and texts != entry.words:
        msg = f"{entry.name} has other choices"
        raise ForgedBookError(msg)
    return CodedTexts(read_indices(folder, stored, 0 if entry.name in NAMES else -1, len(texts)), texts)


def read_array(folder: Path, name: str, kind: type[np.generic]) -> npt.NDArray[Any]:
    """Return the values of a column, which cannot be changed.

    Raises:
        ForgedBookError: If the file does not hold whole values.
    """
    with opened(folder / f"{name}.bin") as file:
        size, odd = divmod(os.fstat(file.fileno()).st_size, np.dtype(kind).itemsize)
        column = np.fromfile(file, dtype=kind, count=size)
    if odd or len(column) != size:
        msg = f"{name} is not whole"
        raise ForgedBookError(msg)
    column.flags.writeable = False
    return column


def read_indices(folder: Path, name: str, least: int, count: int) -> Ints:
    """Return a column of indices below a count.

    Raises:
        ForgedBookError: If one points elsewhere.
    """
    column = cast(Ints, read_array(folder, name, np.int32))
    check_range(name, column, least, count - 1)
    return column


def check_range(
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


def read_texts(path: Path) -> Iterator[str]:
    """Yield the distinct texts of a column.

    Raises:
        OSError: If the file cannot be read; and what is raised for one that is not written by ours.
    """
    with opened(path) as file:
        for line in file:
            yield from msgspec.convert(json.loads(line), list[str])
