"""What the reader of a workbook shows as blank although something stands there."""

import zipfile
import zlib
from dataclasses import dataclass, field
from xml.etree.ElementTree import ParseError

from headroom.workbook.bytes.cells import Uncalculated, Value

BROKEN_ZIP = (zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, RuntimeError)
"""What the reading of a part raises where the file is not whole."""

BROKEN_XML = (ParseError, LookupError, ValueError)
"""What the parsing of a part raises where it is no XML, and the look at it where something is missing.

Of a declared encoding that is unknown, or none of texts, it is a ``LookupError``; of one with several bytes
to a character, or that cannot decode what stands there, a ``ValueError``.
"""

ERROR_CODES = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
    0x2B: "#GETTING_DATA",
}
"""Error values of the binary formats.

Source: [MS-XLS] 2.5.198.2 BErr.
"""


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
        rows: Rows that are not shown, as Excel counts, from 1.
        filtered: Whether a filter is set, by which rows may be hidden.
    """

    errors: dict[tuple[int, int], str] = field(default_factory=dict)
    uncalculated: list[tuple[int, int]] = field(default_factory=list)
    zeros: list[tuple[int, int]] = field(default_factory=list)
    calculated: int = 0
    recalculates: bool = False
    rows: list[int] = field(default_factory=list)
    filtered: bool = False

    @property
    def values(self) -> dict[tuple[int, int], Value]:
        """Return what stands in which cell instead of blank or 0."""
        found: dict[tuple[int, int], Value] = dict(self.errors)
        without = self.uncalculated
        if self.recalculates and not self.calculated:
            without = without + self.zeros
        found.update(dict.fromkeys(without, Uncalculated.FORMULA))
        return found
