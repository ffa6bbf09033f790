"""Hands a ``SourcingBook`` from one process to another, through a folder of arrays and texts."""

import json
from collections.abc import Iterator
from dataclasses import asdict, fields
from datetime import datetime
from pathlib import Path
from typing import Any, cast

import msgspec
import numpy as np

from headroom.book.content_label import LabelFact
from headroom.book.layout import BookLayout
from headroom.book.problem import Problem, Severity
from headroom.book.row_fates import RowTally
from headroom.book.sourcing import (
    CodedTexts,
    PartRows,
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
_CODED = ("part_number", "description", "system", "supplier", "hts_code")
_NAMES = ("models", "origins", "currencies")


def save_book(book: SourcingBook, folder: Path) -> None:
    """Write a book into a folder."""
    for name in _arrays():
        np.save(folder / f"{name}.npy", getattr(book.rows, name))
    for name in _CODED:
        texts = cast(CodedTexts, getattr(book.rows, name))
        np.save(folder / f"{name}.npy", texts.codes)
        with (folder / f"{name}.jsonl").open("w", encoding="utf-8") as file:
            for begin in range(0, len(texts.values), _BATCH):
                file.write(json.dumps(texts.values[begin : begin + _BATCH]) + "\n")
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
        **{name: getattr(book.rows, name) for name in _NAMES},
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
    columns: dict[str, Any] = {name: np.load(folder / f"{name}.npy") for name in _arrays()}
    for name in _CODED:
        codes = np.load(folder / f"{name}.npy")
        codes.flags.writeable = False
        columns[name] = CodedTexts(codes, tuple(_texts(folder / f"{name}.jsonl")))
    for name in _arrays():
        columns[name].flags.writeable = False
    for name in _NAMES:
        columns[name] = tuple(facts[name])
    columns["sheets"] = tuple(
        SheetLayout(**{**sheet, "unknown_headings": tuple(sheet["unknown_headings"])})
        for sheet in facts["sheets"]
    )
    return SourcingBook(
        name=facts["name"],
        sha256=facts["sha256"],
        rows=PartRows(**columns),
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


def _arrays() -> tuple[str, ...]:
    """Return the names of the columns that are plain arrays."""
    others = {*_CODED, *_NAMES, "sheets"}
    return tuple(field.name for field in fields(PartRows) if field.name not in others)


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
