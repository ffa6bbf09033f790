"""A sourcing workbook as imported: its rows, its vehicles, its currency rates, and what is wrong with them.

Axes: *row* is one part of one model from one source; *model* is one vehicle model, in the
order of its first row.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from headroom.book.classes_and_roles import (
    CATEGORIES,
    CLASSES,
    CORE_GROUPS,
    NO,
    POWERTRAINS,
    ROLES,
    YES,
    CoreGroup,
    PartRole,
    Powertrain,
    TransportMode,
    VehicleCategory,
    VehicleClass,
)
from headroom.book.layout import BookLayout, TableKind
from headroom.book.model_facts import ModelFacts
from headroom.book.part_rows import PartRows, SheetLayout, sheet_place
from headroom.book.part_tree import PartTree
from headroom.book.problem import Problem
from headroom.book.row_fates import RowTally
from headroom.book.vehicle import Vehicle

__all__ = [
    "CATEGORIES",
    "CLASSES",
    "CORE_GROUPS",
    "NO",
    "POWERTRAINS",
    "ROLES",
    "YES",
    "AssumedFacts",
    "CoreGroup",
    "PartRole",
    "PartRows",
    "PartTree",
    "Powertrain",
    "SheetLayout",
    "SheetTotal",
    "SourceFile",
    "SourcingBook",
    "TransportMode",
    "Vehicle",
    "VehicleCategory",
    "VehicleClass",
    "sheet_place",
]


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One file that was read.

    Attributes:
        name: Without its folder.
        sha256: Digest of its content, hexadecimal.
        bytes: Its size.
    """

    name: str
    sha256: str
    bytes: int


@dataclass(frozen=True, slots=True)
class SheetTotal:
    """What the rows of one sheet come to, in one currency: what was read is used or left out.

    Attributes:
        sheet: Name of the sheet, with its file where several are open.
        currency: ISO 4217 code; empty for rows whose currency cannot be told.
        rows_read: Part rows found.
        rows_used: Rows that count.
        value_read: Sum of quantity and unit cost of all rows where both are numbers, without assemblies
            beside their parts and parts inside one that is bought.
        value_used: That of the rows that count.
    """

    sheet: str
    currency: str
    rows_read: int
    rows_used: int
    value_read: float
    value_used: float


@dataclass(frozen=True, slots=True, weakref_slot=True, eq=False)
class SourcingBook:
    """What was imported: rows, vehicles, currency rates and what is wrong with them.

    Attributes:
        name: File name without its folder; of several files the first and how many more.
        sha256: Digest of the file, hexadecimal; of several that of their digests.
        rows: The usable part rows.
        vehicles: One for each of ``rows.models``, in that order.
        currency_rates: US dollars per unit, by ISO 4217 code; ``USD`` is 1.
        currency_cells: Cell address of each stated rate, by currency code.
        rows_read: Part rows found in the file; of content labels the carlines.
        rows_used: Those that count (``len(rows)``, for labels the vehicles); the others are listed in
            ``problems``.
        problems: Faults, doubts and assumptions, in the order of the sheets.
        files: The files, in the order they were named.
        layout: What was read as what.
        totals: What the rows of each sheet come to, for reconciliation.
        definition: What the content figures are where they are not net cost, e.g. "label content, not
            net cost"; else empty.
        tallies: What became of the rows of each sheet; empty where it was not counted.
        unread_sheets: Sheets with cells that were not read, with their file where several are open.
        read_at: When it was read; None where that is not known.
        tree: Which part goes into which, where a table has several levels: also the rows that do not count;
            None elsewhere.
        assumed: What was typed of its vehicles; None where nothing was.
    """

    name: str
    sha256: str
    rows: PartRows
    vehicles: tuple[Vehicle, ...]
    currency_rates: Mapping[str, float]
    currency_cells: Mapping[str, str]
    rows_read: int
    rows_used: int
    problems: tuple[Problem, ...]
    files: tuple[SourceFile, ...] = ()
    layout: BookLayout = field(default_factory=BookLayout)
    totals: tuple[SheetTotal, ...] = ()
    definition: str = ""
    tallies: tuple[RowTally, ...] = ()
    unread_sheets: tuple[str, ...] = ()
    read_at: datetime | None = None
    tree: PartTree | None = None
    assumed: "AssumedFacts | None" = None

    @property
    def facts(self) -> ModelFacts:
        """Return what was typed of its vehicles, those facts as well that do not count."""
        return () if self.assumed is None else self.assumed.facts

    @property
    def as_read(self) -> "SourcingBook":
        """Return it as its files are, without anything that was typed."""
        return self if self.assumed is None else self.assumed.as_read

    @property
    def states_costs(self) -> bool:
        """Return whether any vehicle comes with parts and costs; a content label states neither."""
        return not self.definition or bool(self.layout.of_kind(TableKind.SOURCING))


@dataclass(frozen=True, slots=True, eq=False)
class AssumedFacts:
    """What was typed of the vehicles of a workbook.

    Attributes:
        facts: All of it.
        as_read: The workbook without it.
    """

    facts: ModelFacts
    as_read: SourcingBook
