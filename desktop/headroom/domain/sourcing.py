"""The rows of a sourcing workbook as imported: immutable columns that keep their cell addresses.

Axes: *row* is one part of one model from one source; *model* is one vehicle model, in the
order of its first row.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

import numpy as np
import numpy.typing as npt

from headroom.domain.problem import Problem

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int32]
Flags = npt.NDArray[np.bool_]


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


@dataclass(frozen=True, slots=True, eq=False)
class CodedTexts:
    """A column of text, stored as codes into its distinct values.

    Attributes:
        codes: ``(row,)``, index into ``values``, or -1 where the cell is blank.
        values: The distinct texts.
    """

    codes: Ints
    values: tuple[str, ...]

    def __getitem__(self, row: int) -> str:
        code = int(self.codes[row])
        return self.values[code] if code >= 0 else ""

    def __len__(self) -> int:
        return len(self.codes)


@dataclass(frozen=True, slots=True)
class SheetLayout:
    """Which field stands in which column of one sheet.

    Attributes:
        name: Name of the sheet.
        columns: Column letters by field name, e.g. ``{"unit_cost": "F"}``.
        header_row: Row number of the headings as Excel counts, from 1.
        unknown_headings: Headings that no field claims, with their column letters.
    """

    name: str
    columns: Mapping[str, str]
    header_row: int = 1
    unknown_headings: tuple[str, ...] = ()


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
        return f"{layout.name}!{layout.columns.get(field_name, '')}{int(self.row_number[row])}"


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


@dataclass(frozen=True, slots=True, eq=False)
class SourcingBook:
    """One imported workbook: its rows, its vehicles, its currency rates and what is wrong with it.

    Attributes:
        name: File name without its folder.
        sha256: Digest of the file, hexadecimal.
        rows: The usable part rows.
        vehicles: One for each of ``rows.models``, in that order.
        currency_rates: US dollars per unit, by ISO 4217 code; ``USD`` is 1.
        currency_cells: Cell address of each stated rate, by currency code.
        rows_read: Part rows found in the file.
        rows_used: Part rows that count (``len(rows)``); the others are listed in ``problems``.
        problems: Faults, doubts and assumptions, in the order of the sheets.
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
