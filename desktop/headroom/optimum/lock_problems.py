"""Locks that do not do what they seem to do, said as problems."""

from collections.abc import Iterable

import numpy as np

from headroom.book.problem import Problem, Severity
from headroom.rules.locks import Locks
from headroom.rules.offers import Offers


def lock_problems(offers: Offers, locks: Locks) -> tuple[Problem, ...]:
    """Return what the locks cannot do in a workbook."""
    return (*_idle_parts(offers, locks), *_single_sources(offers, locks))


def _idle_parts(offers: Offers, locks: Locks) -> Iterable[Problem]:
    """Yield the parts that shall stay, but have no alternative anyway."""
    choosable = {number for model in offers.models for number in model.part_numbers[1:]}
    for part in sorted(locks.kept_parts - choosable):
        text = f"The part {part} shall stay, but no model has an alternative for a part of this number."
        yield Problem(Severity.WARNING, text, "Check the number.", rows=0)


def _single_sources(offers: Offers, locks: Locks) -> Iterable[Problem]:
    """Yield the countries that are out, but are the only source of some parts."""
    book = offers.current.book
    rows, models = book.rows, len(book.vehicles)
    only = (offers.offer_of_row >= 0) & (offers.offer_of_row < models)
    for country in sorted(locks.barred_countries & set(rows.origins)):
        concerned = np.flatnonzero(only & (rows.origin == rows.origins.index(country)))
        if not len(concerned):
            continue
        count = len(concerned)
        stay = (
            "1 row has no alternative and stays"
            if count == 1
            else f"{count:,} rows have no alternative and stay"
        )
        sheet, _, cell = rows.address(int(concerned[0]), "origin").rpartition("!")
        name = country or "unknown origin"
        text = f"Parts from {name} are out, but {stay}."
        yield Problem(Severity.WARNING, text, "Add alternative rows for them.", sheet, cell, count)
