"""A second look at the XML of a sheet, for what calamine shows as blank: error values and formulas.

Calamine gives an empty text for ``#N/A`` and for a formula whose value was never stored, as if the
cell were blank. This looks for both in the XML, block by block; a block without them costs a search
for a few bytes only. Decompression and the reading of the sheet by calamine release the interpreter,
so that this runs beside it on a second core.
"""

import html
import re
from collections.abc import Iterator
from typing import IO

import numpy as np

from headroom.workbook.bytes.addresses import cell_position
from headroom.workbook.bytes.hidden_rows_xlsx import has_filter, rows_not_shown
from headroom.workbook.bytes.hidden_values import BROKEN_ZIP, HiddenValues, UnscannableError
from headroom.workbook.bytes.zipped_files import XlsxFile

_BLOCK = 4 * 1024**2
_LARGEST_CELL = 64 * 1024

_RECALCULATES = re.compile(rb"""<(?:\w+:)?calcPr\s[^>]*fullCalcOnLoad\s*=\s*["'](?:1|true)["']""")
_CELL = re.compile(
    rb"<(?:\w+:)?c(\s[^>]*)>\s*"
    rb"(<(?:\w+:)?f(?:\s[^>]*)?(?:/>|>[^<]*</(?:\w+:)?f>)\s*)?"
    rb"(?:<(?:\w+:)?v(?:\s[^>]*)?(?:/>|>([^<]*)</(?:\w+:)?v>))?"
)
_IS_ERROR = re.compile(rb"""\st\s*=\s*["']e["']""")
_REFERENCE = re.compile(rb"""\sr\s*=\s*["']([A-Za-z]+[0-9]+)["']""")
_HINTS = (b't="e"', b"t='e'", b"<f>", b"<f ", b"<f/", b":f>", b":f ")
_PAIRS = tuple(int.from_bytes(pair, "little") for pair in (b"<f", b":f", b'"e', b"'e"))
"""Pairs of bytes; each hint holds one of them."""


def scan_xlsx(book: XlsxFile, sheet: str) -> HiddenValues:
    """Return what is hidden in a sheet of an .xlsx or .xlsm file.

    Raises:
        UnscannableError: If the XML cannot be found or is faulty.
    """
    found = HiddenValues()
    try:
        found.recalculates = _RECALCULATES.search(book.index) is not None
        with book.sheet(sheet) as file:
            for block in blocks_of(file):
                if _may_hide(block):
                    _look(block, found)
                found.rows += rows_not_shown(block)
                found.filtered |= has_filter(block)
    except (*BROKEN_ZIP, KeyError) as cause:
        raise UnscannableError(str(cause)) from cause
    return found


def _may_hide(block: bytes) -> bool:
    """Return whether a block may hold an error value or a formula.

    A search for pairs of bytes in numpy takes a tenth of the time that seven searches for texts do.
    """
    for offset in (0, 1):
        count = (len(block) - offset) // 2
        if count > 0:
            pairs = np.frombuffer(block, dtype="<u2", offset=offset, count=count)
            if any((pairs == pair).any() for pair in _PAIRS):
                return any(hint in block for hint in _HINTS)
    return False


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


def blocks_of(file: IO[bytes]) -> Iterator[bytes]:
    """Yield the XML in blocks that end between two cells."""
    rest = b""
    while block := file.read(_BLOCK):
        text = rest + block
        end = text.rfind(b"</c>")
        if end < 0:
            end = text.rfind(b":c>")
        if end < 0:
            rest = text[-_LARGEST_CELL:]
            continue
        yield text[:end]
        rest = text[end:]
    yield rest
