"""The sums of a workbook's rows that a calculation needs, made once after import.

Rows that no threshold, rate or currency can ever tell apart are one *lot*: the same model, origin,
part role, currency, tariff treatment and content shares. A workbook of a million rows has some ten
thousand lots. Alternative sources are not in them.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

import numpy as np
import numpy.typing as npt

from headroom.book.sourcing import ROLES, Floats, Ints, SourcingBook, Vehicle
from headroom.rules.classification import Classification
from headroom.rules.content import regional_bounds, us_bounds
from headroom.rules.fleet import Fleet
from headroom.rules.tariff_codes import CodeList, TariffReference

Whole = npt.NDArray[np.int64]


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
        value: ``(lot,)``, quantity times unit cost.
        us_low_value: ``(lot,)``, value times least US content.
        us_high_value: ``(lot,)``, value times greatest US content.
        inside_low_value: ``(lot,)``, value times least regional content, or least US content where a row
            states more of that.
        freight: ``(lot,)``, quantity times freight per unit.
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
    value: Floats
    us_low_value: Floats
    us_high_value: Floats
    inside_low_value: Floats
    freight: Floats

    @property
    def vehicles(self) -> tuple[Vehicle, ...]:
        """Return the vehicle models, in the order of their first row."""
        return self.book.vehicles

    @property
    def origins(self) -> tuple[str, ...]:
        """Return the countries of origin, alpha-2; ``""`` is unknown."""
        return self.book.rows.origins

    @property
    def currencies(self) -> tuple[str, ...]:
        """Return the currencies of the rows, ISO 4217."""
        return self.book.rows.currencies

    @classmethod
    def of(cls, book: SourcingBook, reference: TariffReference, own_lists: Iterable[CodeList] = ()) -> Self:
        """Sum the current rows of ``book``.

        Args:
            book: An imported workbook.
            reference: Tariff schedule, code lists and part roles.
            own_lists: Code lists of policy files, beside those of the reference.
        """
        classification = Classification.of(book.rows, reference, own_lists)
        return cls.of_rows(
            book, Fleet.of(book.vehicles), classification, np.flatnonzero(~book.rows.alternative)
        )

    @classmethod
    def of_rows(
        cls, book: SourcingBook, fleet: Fleet, classification: Classification, current: Whole
    ) -> Self:
        """Sum some rows of ``book``.

        Args:
            book: An imported workbook.
            fleet: Its vehicles.
            classification: What the tariff codes of its rows mean.
            current: ``(row,)``, the rows to sum.
        """
        rows = book.rows
        low, high = regional_bounds(rows.regional_content[current], rows.origin[current], rows.origins)
        us_low, us_high = us_bounds(rows.us_content[current], rows.origin[current], rows.origins)
        # A range is (r, r), or (0, 1) where the origin is unknown: one number tells them apart.
        _, content = np.unique(np.where(low == high, low, -1.0), return_inverse=True)
        keys = (
            (rows.model[current], max(len(rows.models), 1)),
            (rows.origin[current], max(len(rows.origins), 1)),
            (classification.role[current], len(ROLES)),
            (rows.currency[current], max(len(rows.currencies), 1)),
            (classification.treatment[current], max(len(classification.treatments), 1)),
            (content.astype(np.int64), int(content.max(initial=0)) + 1),
        )
        code = np.zeros(len(current), dtype=np.int64)
        for column, size in keys:
            code = code * size + column
        _, first, lot = np.unique(code, return_index=True, return_inverse=True)
        value = rows.quantity[current] * rows.unit_cost[current]
        freight = rows.quantity[current] * rows.freight_per_unit[current]

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
            regional_low=low[first],
            regional_high=high[first],
            value=summed(value),
            us_low_value=summed(value * us_low),
            us_high_value=summed(value * us_high),
            inside_low_value=summed(value * np.maximum(low, us_low)),
            freight=summed(freight),
        )
