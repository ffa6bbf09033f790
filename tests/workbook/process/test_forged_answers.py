"""A reading process that was taken over: nothing that it says or leaves behind is believed, or run."""

import json
import os
import pickle
import sys
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

import numpy as np
import pytest

import forging_child
from forging_child import FORGERIES, Bomb
from headroom.book.sourcing import Vehicle
from headroom.user_error import UserError
from headroom.workbook.process import reading
from headroom.workbook.process.book_folder import load_book, save_book
from headroom.workbook.process.reading import Cancelled, read_book
from headroom.workbook.process.row_files import ForgedBookError
from workbooks import read_rows, table, write_xlsx

STALLED = ("half",)


@pytest.mark.parametrize("forgery", [name for name in FORGERIES if name not in STALLED])
def test_what_no_reader_says_is_one_sentence_and_nothing_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, forgery: str
) -> None:
    monkeypatch.setattr(reading, "CHILD", forging_child.__name__)
    path = write_xlsx(tmp_path / f"{forgery}.xlsx", {"Sourcing": table()})

    with pytest.raises(UserError, match=rf"^{forgery}\.xlsx is not opened: .* attack on this computer\."):
        read_book(path)
    assert not (tmp_path / "marker").exists()


def test_a_message_that_never_ends_holds_up_neither_a_cancel_nor_the_patience(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "CHILD", forging_child.__name__)
    path = write_xlsx(tmp_path / "half.xlsx", {"Sourcing": table()})
    asked: list[int] = []

    def cancelled() -> bool:
        asked.append(1)
        return len(asked) > 60

    with pytest.raises(Cancelled):
        read_book(path, cancelled=cancelled)
    monkeypatch.setattr(reading, "_PATIENCE_SECONDS", 0.5)
    with pytest.raises(UserError, match=r"half\.xlsx takes too long to read"):
        read_book(path)


def column(folder: Path, name: str, values: list[float], kind: type[np.generic]) -> None:
    """Write other values of a column."""
    (folder / f"{name}.bin").write_bytes(np.array(values, dtype=kind).tobytes())


def facts(folder: Path, change: Callable[[dict[str, object]], object]) -> None:
    """Change the facts of a book."""
    path = folder / "book.json"
    found = json.loads(path.read_text(encoding="utf-8"))
    change(found)
    path.write_text(json.dumps(found), encoding="utf-8")


def pipe_instead(path: Path) -> None:
    """Put a pipe in the place of a file: whoever opens it waits for ever."""
    path.unlink()
    os.mkfifo(path)


def link_instead(path: Path) -> None:
    """Put a link in the place of a file."""
    path.rename(path.with_suffix(".else"))
    path.symlink_to(path.with_suffix(".else"))


FORGED_FOLDERS: dict[str, Callable[[Path], object]] = {
    "a column of objects": lambda folder: (folder / "model.bin").write_bytes(pickle.dumps([Bomb(folder)])),
    "an index beyond the models": lambda folder: column(folder, "model", [0, 7], np.int32),
    "an index below": lambda folder: column(folder, "origin", [0, -1], np.int32),
    "a text beyond the texts": lambda folder: column(folder, "supplier", [0, 99], np.int32),
    "a role that is none": lambda folder: column(folder, "stated_role", [0, 99], np.int32),
    "a row too few": lambda folder: column(folder, "unit_cost", [1.0], np.float64),
    "half a number": lambda folder: (folder / "unit_cost.bin").write_bytes(b"123"),
    "a cost that is no number": lambda folder: column(folder, "unit_cost", [1.0, np.nan], np.float64),
    "a cost without end": lambda folder: column(folder, "unit_cost", [1.0, np.inf], np.float64),
    "a freight that is no number": lambda folder: column(
        folder, "freight_per_unit", [1.0, np.nan], np.float64
    ),
    "a statement without end": lambda folder: column(folder, "part_vnm", [np.nan, np.inf], np.float64),
    "a statement below 0": lambda folder: column(folder, "part_net_cost", [np.nan, -1.0], np.float64),
    "a certificate that says neither": lambda folder: column(folder, "originating", [-1, 2], np.int32),
    "an entry of no vehicle": lambda folder: facts(
        folder,
        lambda found: found.update(vehicles=[{**asdict(Vehicle("Sierra")), "vehicles_per_entry": 0.0}]),
    ),
    "more than everything": lambda folder: column(folder, "us_content", [0.5, 1.5], np.float64),
    "neither yes nor no": lambda folder: column(folder, "alternative", [0, 2], np.uint8),
    "no column": lambda folder: (folder / "quantity.bin").unlink(),
    "texts that are none": lambda folder: (folder / "supplier.jsonl").write_text("[1]\n"),
    "a problem with more in it": lambda folder: (folder / "problems.jsonl").write_text('{"severity": 1}\n'),
    "texts nested without end": lambda folder: (folder / "supplier.jsonl").write_text("[" * 100_000),
    "facts that are a list": lambda folder: (folder / "book.json").write_text("[]"),
    "a fact of another type": lambda folder: facts(folder, lambda found: found.update(name=1)),
    "a fact more": lambda folder: facts(folder, lambda found: found.update(more=1)),
    "a fact too few": lambda folder: facts(folder, lambda found: found.pop("totals")),
    "a vehicle too few": lambda folder: facts(folder, lambda found: found.update(vehicles=[])),
    "a layout that cannot be": lambda folder: facts(
        folder, lambda found: found.update(layout={"tables": [], "rates": [["EUR", -1.0]]})
    ),
    "a rate that is no number": lambda folder: facts(
        folder, lambda found: found.update(currency_rates={"USD": float("nan")})
    ),
}
if sys.platform != "win32":
    FORGED_FOLDERS["a pipe"] = lambda folder: pipe_instead(folder / "unit_cost.bin")
    FORGED_FOLDERS["a link"] = lambda folder: link_instead(folder / "book.json")


@pytest.mark.parametrize("forgery", FORGED_FOLDERS)
def test_a_book_that_no_reader_writes_is_not_loaded(tmp_path: Path, forgery: str) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    save_book(read_rows(tmp_path, table({}, {"Part number": "P-2"})), folder)
    assert len(load_book(folder).rows) == 2
    FORGED_FOLDERS[forgery](folder)

    with pytest.raises(ForgedBookError):
        load_book(folder)
