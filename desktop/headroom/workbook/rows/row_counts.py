"""Counts what became of the rows of a table, so that used and left out add up to what was read."""

from collections.abc import Mapping, Sequence

import numpy as np

from headroom.arrays import CodedTexts, Flags, Floats, Ints
from headroom.book.row_fates import Fate, RowTally
from headroom.book.sourcing import SheetTotal

_FATES = tuple(Fate)


def fates_of(alternative: Flags, reasons: Mapping[Fate, Flags]) -> Ints:
    """Return what became of each row, ``(row,)``, index into ``Fate``.

    Args:
        alternative: ``(row,)``, whether it is an alternative source.
        reasons: ``(row,)`` for each reason to leave a row out; the first of ``Fate`` counts.
    """
    fates = np.where(alternative, _FATES.index(Fate.ALTERNATIVE), _FATES.index(Fate.CURRENT))
    for fate in reversed(_FATES):
        if fate in reasons:
            fates[reasons[fate]] = _FATES.index(fate)
    return fates.astype(np.int32)


def tallied(sheet: str, currencies: CodedTexts, fates: Ints, value: Floats) -> tuple[RowTally, ...]:
    """Return how many rows there are of each currency and fate, and what they are worth.

    Args:
        sheet: Name of the sheet.
        currencies: ``(row,)``; blank where the currency cannot be told.
        fates: ``(row,)``, see ``fates_of``.
        value: ``(row,)``, quantity times unit cost; NaN where they are not both numbers.
    """
    names = (*currencies.values, "")
    place = np.where(currencies.codes < 0, len(names) - 1, currencies.codes)
    kind = place * len(_FATES) + fates
    size = len(names) * len(_FATES)
    unknown = np.isnan(value)
    rows = np.bincount(kind, minlength=size)
    unvalued = np.bincount(kind[unknown], minlength=size)
    sums = np.bincount(kind, weights=np.where(unknown, 0.0, value), minlength=size)
    return tuple(
        RowTally(
            sheet,
            names[at // len(_FATES)],
            _FATES[at % len(_FATES)],
            int(rows[at]),
            int(unvalued[at]),
            float(sums[at]),
        )
        for at in np.flatnonzero(rows).tolist()
    )


def sheet_totals(tallies: Sequence[RowTally]) -> tuple[SheetTotal, ...]:
    """Return what the rows of one sheet come to, by currency in the order of the tallies."""
    totals = []
    for currency in dict.fromkeys(tally.currency for tally in tallies):
        read = [tally for tally in tallies if tally.currency == currency]
        used = [tally for tally in read if tally.fate.used]
        totals.append(
            SheetTotal(
                sheet=read[0].sheet,
                currency=currency,
                rows_read=sum(tally.rows for tally in read),
                rows_used=sum(tally.rows for tally in used),
                value_read=sum(tally.value for tally in read if tally.fate.says_something),
                value_used=sum(tally.value for tally in used),
            )
        )
    return tuple(totals)
