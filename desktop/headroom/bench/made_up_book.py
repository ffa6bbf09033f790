"""A made-up sourcing workbook of any size, in memory: the same for the same arguments."""

import numpy as np

from headroom.arrays import CodedTexts
from headroom.book.countries import REGION, UNKNOWN_ORIGIN
from headroom.book.sourcing import CLASSES, PartRows, SheetLayout, SourcingBook, TransportMode, Vehicle
from headroom.policy_files.tariff_tables import load_reference
from headroom.rules.exposure import Exposure

_SEED = 20261123
_ORIGINS = ("US", "MX", "CA", "CN", "JP", "DE", "KR", "TH", "GB", UNKNOWN_ORIGIN)
_ORIGIN_SHARES = (0.36, 0.22, 0.07, 0.12, 0.08, 0.05, 0.05, 0.02, 0.01, 0.02)
_CURRENCIES = ("USD", "EUR", "JPY")
_RATES = {"USD": 1.0, "EUR": 1.08, "JPY": 0.0066}
_EURO, _YEN = 1, 2
_OWN_CURRENCY = {"DE": _EURO, "GB": _EURO, "JP": _YEN}
_IN_OWN_CURRENCY = 0.9
_CODES = (
    *("87082950", "87084011", "87085061", "87088065", "87089981", "84073418", "84099150", "85443000"),
    *("40111010", "94012000", "73181560", "85122020", "70072110", "84213932", "39269099", "87087045"),
)
_STATED_SHARES = (0.0, 0.4, 0.5, 0.6, 0.625, 0.7, 0.75, 1.0)
_OWN_SHARES, _FINER = 50, 0.001
"""So many models each state shares that differ by so much: every step of a slider moves some parts."""
_SHARE_STATED = 0.3
"""Of the parts whose origin does not rule a regional content out."""
_PLANTS = ("US", "MX", "CA", "US", "MX", "JP", "DE", "KR")


def made_up_book(rows: int, models: int) -> SourcingBook:
    """Return a workbook of ``rows`` current part rows, spread evenly over ``models`` models."""
    draw = np.random.default_rng(_SEED)
    origin = draw.choice(len(_ORIGINS), size=rows, p=_ORIGIN_SHARES).astype(np.int32)
    usual = np.array([_OWN_CURRENCY.get(country, 0) for country in _ORIGINS], dtype=np.int32)
    currency = np.where(draw.random(rows) < _IN_OWN_CURRENCY, usual[origin], 0).astype(np.int32)
    of_region = np.array([country in {*REGION, UNKNOWN_ORIGIN} for country in _ORIGINS])[origin]
    stated = (draw.random(rows) < _SHARE_STATED) & of_region
    numbers = np.arange(rows, dtype=np.int32)
    model = (numbers.astype(np.int64) * models // rows).astype(np.int32)
    drawn = draw.choice(_STATED_SHARES, size=rows)
    own = np.where((drawn > 0) & (drawn < 1), model % _OWN_SHARES * _FINER, 0.0)
    regional = np.where(stated, np.round(drawn + own, 3), np.nan)
    per_unit = np.array([1.0, 1.0, 150.0])[currency]
    part_rows = PartRows.of(
        {
            "model": CodedTexts(model, tuple(f"Model {number:03d}" for number in range(models))),
            "hts_code": CodedTexts(draw.integers(len(_CODES), size=rows, dtype=np.int32), _CODES),
            "origin": CodedTexts(origin, _ORIGINS),
            "currency": CodedTexts(currency, _CURRENCIES),
            "unit_cost": np.round(draw.lognormal(2.0, 1.4, rows) * per_unit, 2),
            "quantity": draw.integers(1, 5, rows).astype(np.float64),
            "freight_per_unit": np.round(draw.random(rows) * per_unit, 2),
            "regional_content": regional,
            "us_content": np.where(stated, regional * 0.5, np.nan),
        },
        (SheetLayout("Sourcing", {}),),
        np.zeros(rows, dtype=np.int32),
        numbers + 2,
    )
    vehicles = tuple(_vehicle(name, number) for number, name in enumerate(part_rows.models))
    return SourcingBook("made_up.xlsx", "", part_rows, vehicles, _RATES, {}, rows, rows, ())


def made_up_exposure(rows: int, models: int) -> Exposure:
    """Return the sums of a made-up workbook."""
    return Exposure.of(made_up_book(rows, models), load_reference())


def _vehicle(name: str, number: int) -> Vehicle:
    """Return one model: plants, classes and transport take turns."""
    plant = _PLANTS[number % len(_PLANTS)]
    return Vehicle(
        name,
        CLASSES[number % len(CLASSES)],
        plant,
        annual_volume=10_000.0 + number,
        conversion_usd=4_000.0,
        outbound_freight_usd=600.0,
        insurance_usd=80.0,
        transport_mode=TransportMode.TRUCK if plant in {"US", "MX", "CA"} else TransportMode.VESSEL,
    )
