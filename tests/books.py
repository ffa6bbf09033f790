"""Small sourcing books, written as rows, for tests of the calculation."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from headroom.arrays import CodedTexts
from headroom.book.countries import UNKNOWN_ORIGIN
from headroom.book.sourcing import (
    CORE_GROUPS,
    NO,
    ROLES,
    YES,
    CoreGroup,
    PartRole,
    PartRows,
    SheetLayout,
    SourcingBook,
    Vehicle,
)


@dataclass(frozen=True, slots=True)
class Row:
    """One part of one model; shares are fractions, None is a blank cell."""

    origin: str = "US"
    cost: float = 100.0
    model: str = "A"
    part: str = ""
    quantity: float = 1.0
    currency: str = "USD"
    hts: str = "87089981"
    role: PartRole | None = PartRole.OTHER
    regional: float | None = None
    us: float | None = None
    freight: float = 0.0
    alternative: bool = False
    switching: float = 0.0
    supplier: str = ""
    core_group: CoreGroup | None = None
    core_component: bool | None = None
    part_net_cost: float | None = None
    part_vnm: float | None = None
    component_vnm: float | None = None
    originating: bool | None = None
    us_transformed: bool | None = None


def book(rows: Iterable[Row], *vehicles: Vehicle, rates: dict[str, float] | None = None) -> SourcingBook:
    """Return a book of ``rows``; a model without a ``Vehicle`` has the defaults."""
    given = list(rows)
    models = tuple(dict.fromkeys(row.model for row in given))
    origins = tuple(dict.fromkeys(row.origin for row in given))
    currencies = tuple(dict.fromkeys(row.currency for row in given))
    by_name = {vehicle.name: vehicle for vehicle in vehicles}
    count = len(given)
    columns = {"model": "A", "part_number": "B", "origin": "C", "unit_cost": "D", "hts_code": "E"}
    sources = ("current", "alternative")
    part_rows = PartRows.of(
        {
            "model": CodedTexts(_codes(models.index(row.model) for row in given), models),
            "part_number": _texts(row.part or f"P{i}" for i, row in enumerate(given)),
            "supplier": _texts(row.supplier for row in given),
            "hts_code": _texts(row.hts for row in given),
            "origin": CodedTexts(_codes(origins.index(row.origin) for row in given), origins),
            "currency": CodedTexts(_codes(currencies.index(row.currency) for row in given), currencies),
            "stated_role": CodedTexts(
                _codes(-1 if row.role is None else ROLES.index(row.role) for row in given), ROLES
            ),
            "unit_cost": _numbers(row.cost for row in given),
            "quantity": _numbers(row.quantity for row in given),
            "freight_per_unit": _numbers(row.freight for row in given),
            "regional_content": _numbers(row.regional for row in given),
            "us_content": _numbers(row.us for row in given),
            "alternative": CodedTexts(_codes(int(row.alternative) for row in given), sources),
            "switching_cost_usd": _numbers(row.switching for row in given),
            "stated_core_group": CodedTexts(
                _codes(-1 if row.core_group is None else CORE_GROUPS.index(row.core_group) for row in given),
                CORE_GROUPS,
            ),
            "core_component": _answers(row.core_component for row in given),
            "part_net_cost": _numbers(row.part_net_cost for row in given),
            "part_vnm": _numbers(row.part_vnm for row in given),
            "component_vnm": _numbers(row.component_vnm for row in given),
            "originating": _answers(row.originating for row in given),
            "us_transformed": _answers(row.us_transformed for row in given),
        },
        (SheetLayout("Sourcing", columns),),
        np.zeros(count, dtype=np.int32),
        np.arange(2, count + 2, dtype=np.int32),
    )
    return SourcingBook(
        name="test.xlsx",
        sha256="0" * 64,
        rows=part_rows,
        vehicles=tuple(by_name.get(name, Vehicle(name)) for name in models),
        currency_rates={"USD": 1.0, **(rates or {})},
        currency_cells={},
        rows_read=count,
        rows_used=count,
        problems=(),
    )


def unknown(cost: float, **fields: object) -> Row:
    """Return a row of unknown origin."""
    return Row(origin=UNKNOWN_ORIGIN, cost=cost, **fields)  # type: ignore[arg-type]


def _codes(numbers: Iterable[int]) -> np.ndarray[tuple[int], np.dtype[np.int32]]:
    return np.array(list(numbers), dtype=np.int32)


def _numbers(numbers: Iterable[float | None]) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    return np.array([np.nan if n is None else n for n in numbers], dtype=np.float64)


def _answers(answers: Iterable[bool | None]) -> CodedTexts:
    return CodedTexts(_codes(-1 if one is None else YES if one else NO for one in answers), ("yes", "no"))


def _texts(texts: Iterable[str]) -> CodedTexts:
    given = list(texts)
    values = tuple(dict.fromkeys(text for text in given if text))
    return CodedTexts(_codes(values.index(text) if text else -1 for text in given), values)
