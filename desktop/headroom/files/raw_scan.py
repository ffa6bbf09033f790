"""A second look at the XML of a sheet, for what calamine shows as blank: error values and formulas.

Calamine gives an empty text for ``#N/A`` and for a formula whose value was never stored, as if the
cell were blank. This looks for both in the XML, block by block; a block without them costs a search
for a few bytes only. Decompression and the reading of the sheet by calamine release the interpreter,
so that this runs beside it on a second core.
"""

import html
import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from headroom.files.addresses import cell_position
from headroom.files.cells import Uncalculated, Value

_BLOCK = 4 * 1024**2
_LARGEST_CELL = 64 * 1024
_LARGEST_INDEX = 16 * 1024**2

_SHEET = re.compile(rb"<(?:\w+:)?sheet\s([^>]*)>")
_RELATIONSHIP = re.compile(rb"<(?:\w+:)?Relationship\s([^>]*)>")
_ATTRIBUTE = re.compile(rb"""([\w:]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_RECALCULATES = re.compile(rb"""<(?:\w+:)?calcPr\s[^>]*fullCalcOnLoad\s*=\s*["'](?:1|true)["']""")
_CELL = re.compile(
    rb"<(?:\w+:)?c(\s[^>]*)>\s*"
    rb"(<(?:\w+:)?f(?:\s[^>]*)?(?:/>|>[^<]*</(?:\w+:)?f>)\s*)?"
    rb"(?:<(?:\w+:)?v(?:\s[^>]*)?(?:/>|>([^<]*)</(?:\w+:)?v>))?"
)
_IS_ERROR = re.compile(rb"""\st\s*=\s*["']e["']""")
_REFERENCE = re.compile(rb"""\sr\s*=\s*["']([A-Za-z]+[0-9]+)["']""")
_HINTS = (b't="e"', b"t='e'", b"<f>", b"<f ", b"<f/", b":f>", b":f ")


class UnscannableError(Exception):
    """The XML of a sheet could not be looked at."""


@dataclass(slots=True)
class HiddenValues:
    """What calamine shows as blank, and formulas that were probably never calculated.

    Attributes:
        errors: Error value by row and column, both from 0.
        uncalculated: Cells with a formula and no value, as row and column.
        zeros: Cells with a formula and the value 0.
        calculated: How many cells have a formula and another value.
        recalculates: Whether the workbook asks to be calculated when it is opened, as programs
            write it that cannot calculate.
    """

    errors: dict[tuple[int, int], str] = field(default_factory=dict)
    uncalculated: list[tuple[int, int]] = field(default_factory=list)
    zeros: list[tuple[int, int]] = field(default_factory=list)
    calculated: int = 0
    recalculates: bool = False

    @property
    def values(self) -> dict[tuple[int, int], Value]:
        """Return what stands in which cell instead of blank or 0."""
        found: dict[tuple[int, int], Value] = dict(self.errors)
        without = self.uncalculated
        if self.recalculates and not self.calculated:
            without = without + self.zeros
        found.update(dict.fromkeys(without, Uncalculated.FORMULA))
        return found


def scan(path: Path, sheet: str) -> HiddenValues:
    """Return what is hidden in a sheet of an .xlsx or .xlsm file.

    Raises:
        UnscannableError: If the XML cannot be found or is faulty.
    """
    found = HiddenValues()
    try:
        with zipfile.ZipFile(path) as packed:
            workbook = _workbook_part(packed)
            with packed.open(workbook) as file:
                index = file.read(_LARGEST_INDEX)
            found.recalculates = _RECALCULATES.search(index) is not None
            with packed.open(_sheet_part(packed, workbook, index, sheet)) as file:
                for block in _blocks(file):
                    if any(hint in block for hint in _HINTS):
                        _look(block, found)
    except (
        zipfile.BadZipFile,
        zlib.error,
        OSError,
        EOFError,
        KeyError,
        NotImplementedError,
        RuntimeError,
    ) as cause:
        raise UnscannableError(str(cause)) from cause
    return found


def _look(block: bytes, found: HiddenValues) -> None:
    """Add what is hidden in one block of cells."""
    for cell in _CELL.finditer(block):
        attributes, formula, value = cell.groups()
        is_error = _IS_ERROR.search(attributes) is not None
        if not is_error and formula is None:
            continue
        reference = _REFERENCE.search(attributes)
        place = cell_position(reference[1].decode("ascii")) if reference else None
        if place is None:
            msg = "cells without an address"
            raise UnscannableError(msg)
        text = html.unescape((value or b"").decode("utf-8", "replace")).strip()
        if is_error:
            found.errors[place] = text or "#N/A"
        elif not text and b'"str"' not in attributes:
            found.uncalculated.append(place)
        elif text in {"0", "0.0"}:
            found.zeros.append(place)
        else:
            found.calculated += 1


def _blocks(file: IO[bytes]) -> Iterator[bytes]:
    """Yield the XML in blocks that end between two cells."""
    rest = b""
    while block := file.read(_BLOCK):
        text = rest + block
        end = max(text.rfind(b"</c>"), text.rfind(b"</row>"), text.rfind(b":c>"))
        if end < 0:
            rest = text[-_LARGEST_CELL:]
            continue
        yield text[:end]
        rest = text[end:]
    yield rest


def _workbook_part(packed: zipfile.ZipFile) -> str:
    """Return the name of the part that lists the sheets."""
    for name in packed.namelist():
        if name.lower().lstrip("/").endswith("xl/workbook.xml"):
            return name
    msg = "xl/workbook.xml"
    raise KeyError(msg)


def _sheet_part(packed: zipfile.ZipFile, workbook: str, index: bytes, sheet: str) -> str:
    """Return the name of the part that holds a sheet."""
    wanted = ""
    for found in _SHEET.finditer(index):
        attributes = _attributes(found[1])
        if attributes.get("name") == sheet:
            wanted = attributes.get("id", "")
    folder, name = posixpath.split(workbook)
    with packed.open(posixpath.join(folder, "_rels", f"{name}.rels")) as file:
        relationships = file.read(_LARGEST_INDEX)
    for found in _RELATIONSHIP.finditer(relationships):
        attributes = _attributes(found[1])
        if wanted and attributes.get("Id") == wanted:
            target = attributes.get("Target", "").replace("\\", "/")
            return (
                target.lstrip("/")
                if target.startswith("/")
                else posixpath.normpath(posixpath.join(folder, target))
            )
    raise KeyError(sheet)


def _attributes(text: bytes) -> dict[str, str]:
    """Return the attributes of a tag; a prefix of ``id`` is left out."""
    found = {}
    for name, double, single in _ATTRIBUTE.findall(text):
        value = html.unescape((double or single).decode("utf-8", "replace"))
        found[
            name.decode("utf-8", "replace").removeprefix("r:") if name.endswith(b":id") else name.decode()
        ] = value
    return found
