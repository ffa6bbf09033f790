"""The sums of a workbook's rows that a calculation needs, made once after import.

Rows that no threshold, rate or currency can ever tell apart are one *lot*: the same model, origin,
part role, currency, tariff treatment, content shares, and whatever else an entry of a column says tells
lots apart. A workbook of a million rows has some ten
thousand lots. Alternative sources are not in them.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any, Self

import numpy as np

from headroom.arrays import CodedTexts, Flags, Floats, Ints, Whole
from headroom.book.fields.typed_fields import ColumnCells
from headroom.book.last_made import as_last_made
from headroom.book.part_rows import ROW_FIELDS, PartRows, taken
from headroom.book.sourcing import ROLES, SourcingBook, Vehicle
from headroom.rules.classification import Classification
from headroom.rules.fleet import Fleet
from headroom.rules.kept_beside import kept_once
from headroom.rules.row_contents import CERTAIN, RowContents
from headroom.rules.row_sums import ROW_SUMS, US_LOW, RowSum, summed_values
from headroom.rules.tariff_codes import CodeList, TariffReference
from headroom.rules.tree_parts import TreeParts

_MOST = 2**62
_IN_KEY = frozenset(
    {"model", "origin", "stated_role", "hts_code", "currency", "regional_content", "originating"}
    | {"stated_core_group"}
)
"""Columns that are in the key of a lot by what the law makes of them: see ``Exposure.of_rows``."""

_TOLD_APART = tuple(entry for entry in ROW_FIELDS if entry.in_lot and entry.name not in _IN_KEY)
"""Columns that are in the key of a lot as they are."""

if _missing := _IN_KEY - {entry.name for entry in ROW_FIELDS if entry.in_lot}:
    _said = (
        f"These columns tell lots apart, but their entries do not say in_lot: {', '.join(sorted(_missing))}."
    )
    raise TypeError(_said)


@dataclass(frozen=True, slots=True, weakref_slot=True, eq=False)
class Exposure:
    """What of a workbook the sliders can act on.

    Money in ``value`` and its companions is in the lot's currency, per vehicle.

    Attributes:
        book: The workbook it was summed from.
        fleet: Its vehicles as columns.
        classification: What the tariff codes of its rows mean.
        model: ``(lot,)``, index into ``vehicles``; ascending.
        origin: ``(lot,)``, index into ``origins``.
        role: ``(lot,)``, index into ``ROLES``.
        currency: ``(lot,)``, index into ``currencies``.
        treatment: ``(lot,)``, index into ``classification.treatments``.
        regional_low: ``(lot,)``, least regional content, fraction.
        regional_high: ``(lot,)``, greatest regional content, fraction.
        judged_low: ``(lot,)``, the content by which it is judged whether it originates; see ``RowContents``.
        judged_high: ``(lot,)``, the same at the high end.
        rolls_low: ``(lot,)``, whether it counts as regional where the core parts of the vehicle originate.
        rolls_high: ``(lot,)``, the same at the high end.
        absorbed_low: ``(lot,)``, whether it is part of an intermediate material that originates.
        absorbed_high: ``(lot,)``, the same at the high end.
        value: ``(lot,)``, quantity times unit cost.
        sums: ``(lot, sum)``, what of the value counts towards each of ``ROW_SUMS``.
        inside_low_value: ``(lot,)``, value times least regional content, or least US content where a row
            states more of that.
        credit_low: ``(lot,)``, what statements of makers take off the value where it does not originate.
        credit_high: ``(lot,)``, the same at the high end.
        freight: ``(lot,)``, quantity times freight per unit.
        more: Columns ``(lot,)`` that tell lots apart beside those above, by the key of their entry.
        tree: What decides on bought assemblies and intermediate materials; None where there are none.
        stated: The workbook as it stands, where parts count as from elsewhere than they state; else None.
        reference: What tells the meaning of tariff codes; None: those of rows alone are known.
        own_lists: Code lists of policy files, beside those of the reference.
    """

    book: SourcingBook
    fleet: Fleet
    classification: Classification
    model: Ints
    origin: Ints
    role: Ints
    currency: Ints
    treatment: Ints
    regional_low: Floats
    regional_high: Floats
    judged_low: Floats
    judged_high: Floats
    rolls_low: Flags
    rolls_high: Flags
    absorbed_low: Flags
    absorbed_high: Flags
    value: Floats
    sums: Floats
    inside_low_value: Floats
    credit_low: Floats
    credit_high: Floats
    freight: Floats
    more: Mapping[str, ColumnCells] = field(default_factory=dict)
    tree: TreeParts | None = None
    stated: SourcingBook | None = None
    reference: TariffReference | None = None
    own_lists: tuple[CodeList, ...] = ()

    @property
    def vehicles(self) -> tuple[Vehicle, ...]:
        """Return the vehicle models, in the order of their first row."""
        return self.book.vehicles

    @property
    @kept_once
    def stated_rows(self) -> PartRows:
        """Return the rows as the workbook states them: each from its own country of origin.

        Names of countries are those of the book.
        """
        stated, rows = self.stated, self.book.rows
        return rows if stated is None else replace(rows, origin=stated.rows.origin, joins=stated.rows.joins)

    @property
    def origins(self) -> tuple[str, ...]:
        """Return the countries of origin, alpha-2; ``""`` is unknown."""
        return self.book.rows.origins

    @property
    def currencies(self) -> tuple[str, ...]:
        """Return the currencies of the rows, ISO 4217."""
        return self.book.rows.currencies

    @property
    def us_low_value(self) -> Floats:
        """Return ``(lot,)``, value times least US content."""
        return self.sum_of(US_LOW)

    def sum_of(self, wanted: RowSum) -> Floats:
        """Return ``(lot,)``, what of the value counts towards a sum of rows."""
        return self.sums[:, ROW_SUMS.index(wanted)]

    @kept_once  # each model whose rows are counted asks for it
    def complete_parts(self) -> Flags:
        """Return ``(row of the book,)``: which current rows are complete core parts, all together."""
        rows = self.book.rows
        current = np.flatnonzero(rows.current)
        complete = np.zeros(len(rows), dtype=np.bool_)
        complete[current] = self.classification.complete_among(rows.model[current], current)
        return complete

    @classmethod
    def of(cls, book: SourcingBook, reference: TariffReference, own_lists: Iterable[CodeList] = ()) -> Self:
        """Sum the current rows of ``book``.

        Args:
            book: An imported workbook; its parts are taken as from where they were last made.
            reference: Tariff schedule, code lists and part roles.
            own_lists: Code lists of policy files, beside those of the reference.
        """
        stated, book = book, as_last_made(book)
        lists = tuple(own_lists)
        fleet = Fleet.of(book.vehicles, reference, lists)
        classification = Classification.of(book.rows, fleet, reference, lists)
        summed = cls.of_rows(book, fleet, classification, np.flatnonzero(book.rows.current))
        tree = TreeParts.of(book, fleet, reference, lists)
        return replace(
            summed,
            tree=tree,
            stated=None if stated is book else stated,
            reference=reference,
            own_lists=lists,
        )

    @classmethod
    def of_rows(
        cls,
        book: SourcingBook,
        fleet: Fleet,
        classification: Classification,
        current: Whole,
        complete: Flags | None = None,
    ) -> Self:
        """Sum some rows of ``book``.

        Args:
            book: An imported workbook.
            fleet: Its vehicles.
            classification: What the tariff codes of its rows mean.
            current: ``(row,)``, the rows to sum.
            complete: ``(row,)``, which of them are complete core parts; None: as they stand together.
        """
        rows, found = book.rows, RowContents.of(book.rows, current)
        if complete is None:
            complete = classification.complete_among(rows.model[current], current)
        grouped = classification.core_group[current] >= 0
        rolls_low, rolls_high = found.with_core(grouped, complete)
        # The range of a content follows from its greatest and from the certificate, unless it follows from
        # what the part is made of: see RowContents.
        _, content = np.unique(found.regional_high, return_inverse=True)
        absorbed_low, absorbed_high = found.absorbed()
        settled = np.where(np.isinf(found.judged_high), np.where(found.judged_high == CERTAIN, 1, 2), 0)
        keys: tuple[tuple[Ints | Whole, int], ...] = (
            (rows.model[current], max(len(rows.models), 1)),
            (rows.origin[current], max(len(rows.origins), 1)),
            (classification.role[current], len(ROLES)),
            (rows.currency[current], max(len(rows.currencies), 1)),
            (classification.treatment[current], max(len(classification.treatments), 1)),
            (content.astype(np.int64), int(content.max(initial=0)) + 1),
            (settled.astype(np.int64), 3),
            (rolls_low.astype(np.int64) + rolls_high, 3),
            *_of_built(found),
            *(_distinct(rows.column(entry.name), current) for entry in _TOLD_APART),
        )
        code = np.zeros(len(current), dtype=np.int64)
        total = 1
        for column, size in keys:
            if total * size >= _MOST:
                _, code = np.unique(code, return_inverse=True)
                total = int(code.max(initial=0)) + 1
            code = code * size + column
            total *= size
        _, first, lot = np.unique(code, return_index=True, return_inverse=True)
        value = found.value
        freight = rows.quantity[current] * rows.freight_per_unit[current]
        credit_low, credit_high = found.credit()

        def summed(amount: Floats) -> Floats:
            return np.bincount(lot, weights=amount, minlength=len(first)).astype(np.float64, copy=False)

        return cls(
            book=book,
            fleet=fleet,
            classification=classification,
            model=rows.model[current][first],
            origin=rows.origin[current][first],
            role=classification.role[current][first],
            currency=rows.currency[current][first],
            treatment=classification.treatment[current][first],
            regional_low=found.regional_low[first],
            regional_high=found.regional_high[first],
            judged_low=found.judged_low[first],
            judged_high=found.judged_high[first],
            rolls_low=rolls_low[first],
            rolls_high=rolls_high[first],
            absorbed_low=absorbed_low[first],
            absorbed_high=absorbed_high[first],
            value=summed(value),
            sums=np.stack([summed(counts) for counts in summed_values(found, value)], axis=1),
            inside_low_value=summed(value * np.maximum(found.regional_low, found.us_low)),
            credit_low=summed(credit_low),
            credit_high=summed(credit_high),
            freight=summed(freight),
            more={entry.name: taken(rows.column(entry.name), current[first]) for entry in _TOLD_APART},
        )


def merged(before: Exposure, fresh: Exposure, models: Iterable[int]) -> Exposure:
    """Return the sums of some models that were summed anew, with the lots of all others added.

    Args:
        before: The sums of all models; the rows of its book have the same places in that of ``fresh``.
        fresh: Those of some.
        models: Which, index into the vehicles.
    """
    kept = np.flatnonzero(~np.isin(before.model, sorted(models)))
    order = np.argsort(np.concatenate((before.model[kept], fresh.model)), kind="stable")
    lots: dict[str, Any] = {}  # of several kinds; each keeps its own
    for column in fields(Exposure):
        old, new = getattr(before, column.name), getattr(fresh, column.name)
        if isinstance(new, np.ndarray):
            lots[column.name] = np.concatenate((old[kept], new))[order]
    more = {name: _joined(before.more[name], cells, kept, order) for name, cells in fresh.more.items()}
    summed = replace(fresh, **lots, more=more)
    return replace(summed, tree=before.tree, reference=before.reference, own_lists=before.own_lists)


def _joined(old: ColumnCells, new: ColumnCells, kept: Whole, order: Whole) -> ColumnCells:
    """Return some cells of one column of the book followed by others of it, in another order."""
    if isinstance(old, CodedTexts) and isinstance(new, CodedTexts):
        return CodedTexts(np.concatenate((old.codes[kept], new.codes))[order], new.values)
    return np.concatenate((np.asarray(old)[kept], np.asarray(new)))[order]


def _of_built(found: RowContents) -> tuple[tuple[Whole, int], ...]:
    """Return what tells rows apart whose content follows from what they are made of."""
    if found.rows.built is None:
        return ()
    _, low = np.unique(found.regional_low, return_inverse=True)
    absorbed_low, absorbed_high = found.absorbed()
    return (
        (low.astype(np.int64), int(low.max(initial=0)) + 1),
        (absorbed_low.astype(np.int64) + absorbed_high, 3),
    )


def _distinct(cells: ColumnCells, current: Whole) -> tuple[Whole, int]:
    """Return codes of the cells of some rows, equal where the cells are, and how many there may be."""
    if isinstance(cells, CodedTexts):
        return cells.codes[current].astype(np.int64) + 1, len(cells.values) + 1
    distinct, codes = np.unique(cells[current], return_inverse=True)
    return codes.astype(np.int64), max(len(distinct), 1)
