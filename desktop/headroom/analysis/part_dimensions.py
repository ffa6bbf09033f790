"""By what the rows of a workbook are told apart: model, supplier, origin and others, one label a row."""

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType

import numpy as np

from headroom.analysis.part_effects import PartEffects
from headroom.arrays import CodedTexts, Ints
from headroom.book.countries import UNKNOWN_ORIGIN
from headroom.book.part_rows import PartRows
from headroom.book.sourcing import ROLES, Vehicle
from headroom.language import WordEnum, tr_in
from headroom.notation.countries import country_name

NOT_STATED = tr_in("by what parts are told apart", "not stated")
"""Label of rows that do not say."""

DOES_NOT = tr_in("by what parts are told apart", "Does not originate")
CANNOT_TELL = tr_in("by what parts are told apart", "Cannot tell")
DOES = tr_in("by what parts are told apart", "Originates")

CURRENT = tr_in("by what parts are told apart", "Current")
ALTERNATIVE = tr_in("by what parts are told apart", "Alternative")
LEFT_OUT = tr_in("by what parts are told apart", "Left out")


class PartDimension(WordEnum):
    """By what rows are told apart."""

    MODEL = "model"
    VEHICLE_CLASS = "class"
    PLANT = "plant"
    BRAND = "brand"
    SUPPLIER = "supplier"
    SYSTEM = "system"
    ORIGIN = "origin"
    CHAPTER = "tariff chapter"
    ROLE = "role"
    ORIGINATING = "originating"
    SOURCE = "source"


def labels_of(effects: PartEffects, dimension: PartDimension) -> CodedTexts:
    """Return ``(row,)``: the label of each row, as codes into the distinct labels; none is blank."""
    return _LABELS[dimension](effects)


def parts_told_by(rows: PartRows) -> PartDimension:
    """Return what tells the parts of a workbook apart: the system, or what it states instead."""
    stated = {
        PartDimension.SYSTEM: rows.texts("system"),
        PartDimension.SUPPLIER: rows.texts("supplier"),
        PartDimension.CHAPTER: rows.hts_code,
    }
    return next((one for one, cells in stated.items() if (cells.codes >= 0).any()), PartDimension.ROLE)


def country_label(code: str) -> str:
    """Return the name of a country of origin; ``not stated`` where it is unknown."""
    return NOT_STATED if code == UNKNOWN_ORIGIN else country_name(code)


def _of_codes(codes: Ints, labels: Iterable[str]) -> CodedTexts:
    """Return labels by codes, of which equal ones are one; -1 is ``not stated``."""
    every = [*(label or NOT_STATED for label in labels), NOT_STATED]
    distinct = {label: at for at, label in enumerate(dict.fromkeys(every))}
    places = np.array([distinct[label] for label in every], dtype=np.int32)
    return CodedTexts(places[codes], tuple(distinct))


def _of_vehicle(label: Callable[[Vehicle], str]) -> Callable[[PartEffects], CodedTexts]:
    """Return labels of the models."""

    def found(effects: PartEffects) -> CodedTexts:
        return _of_codes(effects.rows.model, map(label, effects.outcome.vehicles))

    return found


def _of_column(name: str) -> Callable[[PartEffects], CodedTexts]:
    """Return the texts of a column."""

    def found(effects: PartEffects) -> CodedTexts:
        cells = effects.rows.texts(name)
        return _of_codes(cells.codes, cells.values)

    return found


def _origin(effects: PartEffects) -> CodedTexts:
    return _of_codes(effects.rows.origin, map(country_label, effects.rows.origins))


def _chapter(effects: PartEffects) -> CodedTexts:
    cells = effects.rows.hts_code
    return _of_codes(cells.codes, (code[:2] for code in cells.values))


def _role(effects: PartEffects) -> CodedTexts:
    return _of_codes(effects.outcome.exposure.classification.role, (role.label for role in ROLES))


def _originating(effects: PartEffects) -> CodedTexts:
    codes = effects.originates.astype(np.int32) + effects.may_originate
    return CodedTexts(codes.astype(np.int32), (DOES_NOT, CANNOT_TELL, DOES))


def _source(effects: PartEffects) -> CodedTexts:
    rows = effects.rows
    code = np.where(rows.current, 0, np.where(rows.alternative, 1, 2)).astype(np.int32)
    return CodedTexts(code, (CURRENT, ALTERNATIVE, LEFT_OUT))


def source_label(rows: PartRows, row: int) -> str:
    """Return whether a row is a current source, an alternative, or left out as others count in its place."""
    if rows.alternative[row]:
        return ALTERNATIVE
    return CURRENT if rows.current[row] else LEFT_OUT


_LABELS: Mapping[PartDimension, Callable[[PartEffects], CodedTexts]] = MappingProxyType(
    {
        PartDimension.MODEL: _of_vehicle(lambda one: one.name),
        PartDimension.VEHICLE_CLASS: _of_vehicle(lambda one: one.vehicle_class.label),
        PartDimension.PLANT: _of_vehicle(lambda one: one.plant),
        PartDimension.BRAND: _of_vehicle(lambda one: one.manufacturer),
        PartDimension.SUPPLIER: _of_column("supplier"),
        PartDimension.SYSTEM: _of_column("system"),
        PartDimension.ORIGIN: _origin,
        PartDimension.CHAPTER: _chapter,
        PartDimension.ROLE: _role,
        PartDimension.ORIGINATING: _originating,
        PartDimension.SOURCE: _source,
    }
)
