"""Hands a ``SourcingBook`` from one process to another, through a folder of arrays and texts."""

import json
from collections.abc import Iterator
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import numpy.typing as npt

from headroom.arrays import CodedTexts
from headroom.book.content_label import LabelFact
from headroom.book.fields.field import named
from headroom.book.fields.typed_fields import ColumnCells
from headroom.book.layout import BookLayout
from headroom.book.part_rows import ROW_FIELDS, TYPED, PartRows
from headroom.book.problem import Problem, Severity
from headroom.book.row_fates import RowTally
from headroom.book.sourcing import (
    SheetLayout,
    SheetTotal,
    SourceFile,
    SourcingBook,
    TransportMode,
    Vehicle,
    VehicleClass,
)

_BATCH = 5000
_FACTS = "book.json"
_PROBLEMS = "problems.jsonl"
_PLACES = ("sheet", "row_number")


def save_book(book: SourcingBook, folder: Path) -> None:
    """Write a book into a folder."""
    for name in _PLACES:
        np.save(folder / f"{name}.npy", getattr(book.rows, name))
    columns = _columns(book.rows)
    for name in columns:
        cells = book.rows.column(name)
        np.save(folder / f"{name}.npy", cells.codes if isinstance(cells, CodedTexts) else cells)
        if isinstance(cells, CodedTexts):
            with (folder / f"{name}.jsonl").open("w", encoding="utf-8") as file:
                for begin in range(0, len(cells.values), _BATCH):
                    file.write(json.dumps(cells.values[begin : begin + _BATCH]) + "\n")
    with (folder / _PROBLEMS).open("w", encoding="utf-8") as file:
        for problem in book.problems:
            file.write(json.dumps(asdict(problem)) + "\n")
    facts = {
        "name": book.name,
        "sha256": book.sha256,
        "vehicles": [asdict(vehicle) for vehicle in book.vehicles],
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


def load_book(folder: Path) -> SourcingBook:
    """Return the book that ``save_book`` wrote into a folder.

    Works in small pieces, so that a window in another thread keeps moving.
    """
    # First, because each problem is an object: with a million texts about, the collector that their number
    # calls would stop every thread for a tenth of a second.
    problems = tuple(_problems(folder / _PROBLEMS))
    facts: dict[str, Any] = json.loads((folder / _FACTS).read_text(encoding="utf-8"))
    columns = {name: _column(folder, name) for name in facts["columns"]}
    sheet, row_number = (_array(folder, name) for name in _PLACES)
    sheets = tuple(
        SheetLayout(**{**sheet, "unknown_headings": tuple(sheet["unknown_headings"])})
        for sheet in facts["sheets"]
    )
    return SourcingBook(
        name=facts["name"],
        sha256=facts["sha256"],
        rows=PartRows.of(columns, sheets, sheet, row_number),
        vehicles=tuple(_vehicle(stated) for stated in facts["vehicles"]),
        currency_rates=facts["currency_rates"],
        currency_cells=facts["currency_cells"],
        rows_read=facts["rows_read"],
        rows_used=facts["rows_used"],
        problems=problems,
        files=tuple(SourceFile(**stated) for stated in facts["files"]),
        layout=msgspec.convert(facts["layout"], BookLayout),
        totals=tuple(SheetTotal(**stated) for stated in facts["totals"]),
        definition=facts["definition"],
        tallies=msgspec.convert(facts["tallies"], tuple[RowTally, ...]),
        unread_sheets=tuple(facts["unread_sheets"]),
        read_at=datetime.fromisoformat(facts["read_at"]) if facts["read_at"] else None,
    )


def _columns(rows: PartRows) -> list[str]:
    """Return the columns that are handed over: those the calculation knows, and others that are there."""
    return [field.name for field in ROW_FIELDS if field in TYPED or field.name in rows.more]


def _column(folder: Path, name: str) -> ColumnCells:
    """Return a column as its entry says that it is kept."""
    cells = _array(folder, name)
    if named(ROW_FIELDS, name).measured:
        return cells
    return CodedTexts(cells, tuple(_texts(folder / f"{name}.jsonl")))


def _array(folder: Path, name: str) -> npt.NDArray[Any]:
    """Return an array that nobody writes into."""
    cells: npt.NDArray[Any] = np.load(folder / f"{name}.npy")
    cells.flags.writeable = False
    return cells


def _texts(path: Path) -> Iterator[str]:
    with path.open(encoding="utf-8") as file:
        for line in file:
            yield from json.loads(line)


def _problems(path: Path) -> Iterator[Problem]:
    with path.open(encoding="utf-8") as file:
        for line in file:
            facts = json.loads(line)
            facts["severity"] = Severity(facts["severity"])
            yield Problem(**facts)


def _vehicle(stated: dict[str, Any]) -> Vehicle:
    stated["vehicle_class"] = VehicleClass(stated["vehicle_class"])
    stated["transport_mode"] = TransportMode(stated["transport_mode"])
    facts = [LabelFact(**{**fact, "countries": tuple(fact["countries"])}) for fact in stated["label"]]
    stated["label"] = tuple(facts)
    return Vehicle(**stated)
