"""The rows of a sourcing workbook as imported: immutable columns that keep their cell addresses.

Axes: *row* is one part of one model from one source; *model* is one vehicle model, in the
order of its first row.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from headroom.arrays import CodedTexts, Flags, Floats, Ints
from headroom.book.content_label import LabelFact
from headroom.book.layout import BookLayout, TableKind
from headroom.book.problem import Problem
from headroom.book.row_fates import RowTally


class VehicleClass(StrEnum):
    """Class of a vehicle as duty rates and content thresholds tell them apart."""

    PASSENGER_CAR = "passenger car"
    LIGHT_TRUCK = "light truck"
    HEAVY_TRUCK = "heavy truck"


CLASSES = tuple(VehicleClass)
"""Classes in the order of the ``vehicle_class`` codes."""


class PartRole(StrEnum):
    """Role of a part in the USMCA automotive appendix (tables A.1, B and C; all others)."""

    CORE = "core"
    PRINCIPAL = "principal"
    COMPLEMENTARY = "complementary"
    OTHER = "other"


ROLES = tuple(PartRole)
"""Roles in the order of the ``role`` codes."""


class TransportMode(StrEnum):
    """How a finished vehicle comes to the US border."""

    VESSEL = "vessel"
    RAIL = "rail"
    TRUCK = "truck"


def sheet_place(file: str, sheet: str) -> str:
    """Return a sheet as Excel names it in a reference; ``file`` is empty where one file is open."""
    return f"[{file}]{sheet}" if file else sheet


@dataclass(frozen=True, slots=True)
class SheetLayout:
    """Which field stands in which column of one sheet.

    Attributes:
        name: Name of the sheet.
        columns: Column letters by field name, e.g. ``{"unit_cost": "F"}``.
        header_row: Row number of the headings as Excel counts, from 1.
        unknown_headings: Headings that no field claims, with their column letters.
        file: Name of its file, where several are open together; else empty.
    """

    name: str
    columns: Mapping[str, str]
    header_row: int = 1
    unknown_headings: tuple[str, ...] = ()
    file: str = ""

    @property
    def place(self) -> str:
        """Return the sheet as Excel names it in a reference, without the mark before the cell."""
        return sheet_place(self.file, self.name)


@dataclass(frozen=True, slots=True, eq=False)
class PartRows:
    """All usable rows of the ``Sourcing`` sheets, column by column.

    Money is in the row's own currency. NaN in a share means that the cell is blank.

    Attributes:
        model: ``(row,)``, index into ``models``.
        models: Names of the models in the order of their first row.
        part_number: Part numbers, leading zeros kept.
        description: Free text.
        system: Vehicle system the part belongs to.
        supplier: Name of the supplier.
        hts_code: Tariff codes: digits only, leading zeros kept.
        origin: ``(row,)``, index into ``origins``.
        origins: ISO 3166 alpha-2 codes; ``""`` is unknown.
        currency: ``(row,)``, index into ``currencies``.
        currencies: ISO 4217 codes.
        stated_role: ``(row,)``, index into ``ROLES``, or -1 where blank.
        unit_cost: ``(row,)``, per part, at least 0.
        quantity: ``(row,)``, per vehicle, above 0.
        freight_per_unit: ``(row,)``, at least 0.
        regional_content: ``(row,)``, fraction 0 to 1, NaN where blank.
        us_content: ``(row,)``, fraction 0 to 1, NaN where blank.
        alternative: ``(row,)``, whether the row is an alternative source.
        switching_cost_usd: ``(row,)``, one-off, at least 0.
        sheet: ``(row,)``, index into ``sheets``.
        sheets: Layouts of the sheets the rows come from.
        row_number: ``(row,)``, row as Excel counts, from 1.
    """

    model: Ints
    models: tuple[str, ...]
    part_number: CodedTexts
    description: CodedTexts
    system: CodedTexts
    supplier: CodedTexts
    hts_code: CodedTexts
    origin: Ints
    origins: tuple[str, ...]
    currency: Ints
    currencies: tuple[str, ...]
    stated_role: Ints
    unit_cost: Floats
    quantity: Floats
    freight_per_unit: Floats
    regional_content: Floats
    us_content: Floats
    alternative: Flags
    switching_cost_usd: Floats
    sheet: Ints
    sheets: tuple[SheetLayout, ...]
    row_number: Ints

    def __len__(self) -> int:
        return len(self.model)

    def address(self, row: int, field_name: str) -> str:
        """Return the cell of one field of one row, e.g. ``Sourcing!F17``.

        The row alone (``Sourcing!17``) stands where the sheet has no column for the field.
        """
        layout = self.sheets[int(self.sheet[row])]
        return f"{layout.place}!{layout.columns.get(field_name, '')}{int(self.row_number[row])}"


@dataclass(frozen=True, slots=True)
class Vehicle:
    """One vehicle model as its ``Models`` row states it; defaults stand where it does not.

    Attributes:
        name: Name of the model, as in the rows.
        vehicle_class: Class for thresholds and duty rates.
        assembly_country: ISO 3166 alpha-2.
        annual_volume: Vehicles a year sold in the US, at least 0.
        conversion_usd: Labour and overhead at the assembly plant, per vehicle.
        net_cost_usd: Stated net cost per vehicle; None: parts and conversion.
        customs_value_usd: Value at the border per vehicle; None: net cost.
        msrp_usd: Suggested retail price; None where not stated.
        outbound_freight_usd: Per vehicle, at least 0.
        insurance_usd: Per vehicle, at least 0.
        transport_mode: How it comes to the border.
        lvc_share: Labour value content stated by the producer, fraction; None: not stated.
        steel_share: Originating steel, stated, fraction; None: not stated.
        aluminium_share: Originating aluminium, stated, fraction; None: not stated.
        model_line: For averaging.
        plant: For averaging.
        cells: Cell addresses (``Models!D4``) by field name, where stated.
        label: What its content label says; empty where it comes from a sourcing table.
    """

    name: str
    vehicle_class: VehicleClass = VehicleClass.PASSENGER_CAR
    assembly_country: str = "US"
    annual_volume: float = 1.0
    conversion_usd: float = 0.0
    net_cost_usd: float | None = None
    customs_value_usd: float | None = None
    msrp_usd: float | None = None
    outbound_freight_usd: float = 0.0
    insurance_usd: float = 0.0
    transport_mode: TransportMode = TransportMode.TRUCK
    lvc_share: float | None = None
    steel_share: float | None = None
    aluminium_share: float | None = None
    model_line: str = ""
    plant: str = ""
    cells: Mapping[str, str] = field(default_factory=dict)
    label: tuple[LabelFact, ...] = ()


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
        value_read: Sum of quantity and unit cost of all rows where both are numbers.
        value_used: That of the rows that count.
    """

    sheet: str
    currency: str
    rows_read: int
    rows_used: int
    value_read: float
    value_used: float


@dataclass(frozen=True, slots=True, eq=False)
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

    @property
    def states_costs(self) -> bool:
        """Return whether any vehicle comes with parts and costs; a content label states neither."""
        return not self.definition or bool(self.layout.of_kind(TableKind.SOURCING))
