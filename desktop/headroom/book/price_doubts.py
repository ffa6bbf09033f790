"""Prices that are far from those of the same part elsewhere: slipped decimals, prices per hundred.

A row's *siblings* are the rows of the same part number; failing that, those of the same description and
tariff code. Prices are compared in US dollars.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from headroom.arrays import Flags, Floats, Whole
from headroom.book.cell_ranges import group_begins, warnings_by_sheet
from headroom.book.problem import Problem, Severity
from headroom.book.sourcing import PartRows, SourcingBook
from headroom.language import localized, tr

_FAR_FOR_PART = np.log(50.0)
_FAR_FOR_DESCRIPTION = np.log(90.0)
_FEWEST_LIKE_DESCRIPTION = 5
_MOST_SPREAD = np.log(3.0)
_SPREADS = 3.0
_ONE_BY_ONE = 50
_NEAR_PER = np.log(1.3)


@dataclass(frozen=True, slots=True, eq=False)
class _Far:
    """Rows far from their siblings.

    Attributes:
        row: ``(far,)``, index into the rows.
        sibling: ``(far,)``, a row with the middle price of its siblings.
        times: ``(far,)``, logarithm of its price in that of the sibling.
    """

    row: Whole
    sibling: Whole
    times: Floats


def price_doubts(book: SourcingBook) -> Iterator[Problem]:
    """Yield a warning for each price that is 50 times, or a fiftieth, that of the same part elsewhere."""
    rows = book.rows
    rates = np.array([book.currency_rates.get(code, np.nan) for code in rows.currencies] or [np.nan])
    price = rows.unit_cost * rates[rows.currency]
    log_price = np.log(price, out=np.full(len(rows), np.nan), where=price > 0)
    priced = np.flatnonzero(~np.isnan(log_price))
    numbered = priced[rows.part_number.codes[priced] >= 0]
    numbers = rows.part_number.codes[numbered].astype(np.int64)
    far = _far(numbers, numbered, log_price, _FAR_FOR_PART)
    yield from _said(rows, far, by_number=True)
    described = priced[(rows.description.codes[priced] >= 0) & (rows.hts_code.codes[priced] >= 0)]
    described = described[~np.isin(described, far.row)]
    kinds = (
        rows.description.codes[described].astype(np.int64) * (len(rows.hts_code.values) + 1)
        + rows.hts_code.codes[described]
    )
    alike = _far(kinds, described, log_price, _FAR_FOR_DESCRIPTION, _FEWEST_LIKE_DESCRIPTION)
    yield from _said(rows, alike, by_number=False)


def _far(kind: Whole, row: Whole, log_price: Floats, least: float, fewest: int = 2) -> _Far:
    """Return the rows whose price is far from the middle one of their kind.

    The middle one of two is the cheaper, as a price for many pieces is likelier than one for a part of one.

    Args:
        kind: ``(candidate,)``, equal for siblings.
        row: ``(candidate,)``, their rows.
        log_price: ``(row,)``, logarithm of the price.
        least: Logarithm of the ratio from which a price is far.
        fewest: Kinds with fewer rows are left alone. Kinds of 3 rows and more are so as well where prices
            differ widely in general.
    """
    order = np.argsort(kind, kind="stable")
    begins = group_begins(kind[order])
    if not len(begins):
        return _Far(row[:0], row[:0], log_price[:0])
    sizes = np.diff(begins, append=len(order))
    prices = log_price[row[order]]
    widest = np.maximum.reduceat(prices, begins) - np.minimum.reduceat(prices, begins)
    # Few kinds are so wide at all: only their rows are sorted by price.
    wide = (widest >= least) & (sizes >= fewest)
    order = order[np.repeat(wide, sizes)]
    sizes = sizes[wide]
    group = np.repeat(np.arange(len(sizes)), sizes)
    order = order[np.lexsort((log_price[row[order]], group))]
    begins = np.cumsum(sizes) - sizes
    middle = order[begins + (sizes - 1) // 2]
    times = log_price[row[order]] - np.repeat(log_price[row[middle]], sizes)
    spread = _middle(np.abs(times), group, begins, sizes)
    needed = np.where(sizes > 2, np.maximum(least, _SPREADS * spread), least)  # noqa: PLR2004 - of two
    usual = (sizes <= 2) | (spread <= _MOST_SPREAD)  # noqa: PLR2004
    far = (np.abs(times) >= np.repeat(needed, sizes)) & np.repeat(usual, sizes)
    return _Far(row[order[far]], np.repeat(row[middle], sizes)[far], times[far])


def _middle(values: Floats, group: Whole, begins: Whole, sizes: Whole) -> Floats:
    """Return the middle value of each group."""
    ordered = values[np.lexsort((values, group))]
    found: Floats = ordered[begins + (sizes - 1) // 2]
    return found


def _said(rows: PartRows, far: _Far, *, by_number: bool) -> Iterator[Problem]:
    """Yield the warnings, the worst one by one and one for all others of a sheet.

    Args:
        rows: The part rows.
        far: Which of them are far from their siblings.
        by_number: Whether siblings have the same part number; else the same description and tariff code.
    """
    order = np.argsort(-np.abs(far.times), kind="stable")
    for at in np.sort(order[:_ONE_BY_ONE]).tolist():
        row, sibling, times = int(far.row[at]), int(far.sibling[at]), float(far.times[at])
        sheet, _, cell = rows.address(row, "unit_cost").rpartition("!")
        text = _far_from(rows, row, sibling, times, by_number=by_number)
        yield Problem(Severity.WARNING, text, _remedy(times), sheet, cell)
    others: Flags = np.zeros(len(rows), dtype=np.bool_)
    others[far.row[order[_ONE_BY_ONE:]]] = True
    remedy = tr("Check the decimals, and for how many pieces the prices are.")
    yield from warnings_by_sheet(
        rows, others, "unit_cost", _others_of_number if by_number else _others_of_description, remedy
    )


def _others_of_number(count: str) -> str:
    """Return that more rows are far from others of the same part number."""
    return tr("The price is far from that of the same part number elsewhere in {rows} more.", rows=count)


def _others_of_description(count: str) -> str:
    """Return that more rows are far from others of the same description and tariff code."""
    return tr(
        "The price is far from that of the same description and tariff code elsewhere in {rows} more.",
        rows=count,
    )


def _far_from(rows: PartRows, row: int, sibling: int, times: float, *, by_number: bool) -> str:
    """Return how far the price of a row is from that of its sibling."""
    part, place = rows.part_number[row], rows.address(sibling, "unit_cost")
    ratio = localized(f"{np.exp(abs(times)):,.0f}")
    price, other = _money(rows, row), _money(rows, sibling)
    if by_number and times > 0:
        return tr(
            "Part {part} costs {ratio} times what the same part number costs in {cell} ({price}, there "
            "{other}).",
            part=part,
            ratio=ratio,
            cell=place,
            price=price,
            other=other,
        )
    if by_number:
        return tr(
            "Part {part} costs 1/{ratio} of what the same part number costs in {cell} ({price}, there "
            "{other}).",
            part=part,
            ratio=ratio,
            cell=place,
            price=price,
            other=other,
        )
    if times > 0:
        return tr(
            "Part {part} costs {ratio} times what the same description and tariff code costs in {cell} "
            "({price}, there {other}).",
            part=part,
            ratio=ratio,
            cell=place,
            price=price,
            other=other,
        )
    return tr(
        "Part {part} costs 1/{ratio} of what the same description and tariff code costs in {cell} "
        "({price}, there {other}).",
        part=part,
        ratio=ratio,
        cell=place,
        price=price,
        other=other,
    )


def _money(rows: PartRows, row: int) -> str:
    """Return a price as the sheet states it, e.g. ``USD 12.50``."""
    cost = float(rows.unit_cost[row])
    code = rows.currencies[int(rows.currency[row])]
    return f"{code} {localized(f'{cost:,.2f}')}" if cost >= 1 else localized(f"{cost:.4g}")


def _remedy(times: float) -> str:
    """Return what to do about a price so many times another one."""
    for pieces, this, other in (
        (
            100,
            tr("Check whether this price is for a hundred pieces."),
            tr("Check whether the other price is for a hundred pieces."),
        ),
        (
            1000,
            tr("Check whether this price is for a thousand pieces."),
            tr("Check whether the other price is for a thousand pieces."),
        ),
        (
            10_000,
            tr("Check whether this price is for ten thousand pieces."),
            tr("Check whether the other price is for ten thousand pieces."),
        ),
    ):
        if abs(abs(times) - np.log(pieces)) < _NEAR_PER:
            return this if times > 0 else other
    return tr("Check the decimals of the price.")
