"""What keeps a workbook from being sourced otherwise, and locks that do nothing, said as problems."""

from collections.abc import Iterable

import numpy as np

from headroom.book.problem import Problem, Severity
from headroom.language import tr, tr_count, tr_in
from headroom.rules.offers import Offers
from headroom.rules.scenario import Locks

HOW_TO_OFFER = tr(
    "Add a row for each other source: same model and part number, its own origin and cost, and “alternative” "
    "in the column Source. “Save an empty template…” shows how."
)
"""How alternatives are added to a workbook, said in the window."""

HOW_BY_COMMAND = tr(
    "Add a row for each other source: same model and part number, its own origin and cost, and “alternative” "
    "in the column Source. “Save an empty template…” (headroom template FILE.xlsx) shows how."
)
"""The same, said by a command."""


def offer_problems(offers: Offers, how: str = HOW_BY_COMMAND) -> tuple[Problem, ...]:
    """Return why nothing can be sourced otherwise; nothing where some part has an alternative.

    Args:
        offers: Every source of every part.
        how: How alternatives are added.
    """
    if offers.alternative.any():
        return ()
    rows = offers.current.book.rows
    stated = int(rows.alternative.sum())
    if stated:
        text = tr_count(
            "The only alternative row does not have the model and part number of a current row: every model "
            "stays as it is sourced.",
            "None of the {n} alternative rows has the model and part number of a current row: every model "
            "stays as it is sourced.",
            stated,
        )
    else:
        text = tr(
            "The workbook has no alternative sources to choose from: every model stays as it is sourced."
        )
    return (Problem(Severity.ASSUMPTION, text, how, rows=stated),)


def lock_problems(offers: Offers, locks: Locks) -> tuple[Problem, ...]:
    """Return what the locks cannot do in a workbook."""
    return (*_idle_parts(offers, locks), *_single_sources(offers, locks))


def _idle_parts(offers: Offers, locks: Locks) -> Iterable[Problem]:
    """Yield the parts that shall stay, but have no alternative anyway."""
    choosable = {number for model in offers.models for number in model.part_numbers[1:]}
    for part in sorted(locks.kept_parts - choosable):
        text = tr(
            "The part {part} shall stay, but no model has an alternative for a part of this number.",
            part=part,
        )
        yield Problem(Severity.WARNING, text, tr("Check the number."), rows=0)


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
        sheet, _, cell = rows.address(int(concerned[0]), "origin").rpartition("!")
        text = tr_count(
            "Parts from {country} are out, but {n} row has no alternative and stays.",
            "Parts from {country} are out, but {n} rows have no alternative and stay.",
            count,
            country=country or tr_in("where a part is from", "unknown origin"),
        )
        yield Problem(Severity.WARNING, text, tr("Add alternative rows for them."), sheet, cell, count)
