"""What of a workbook can be read but hardly be meant: said as warnings, changes nothing."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

import numpy as np

from headroom.arrays import Flags, Floats
from headroom.book.cell_ranges import group_begins, warnings_by_sheet
from headroom.book.last_made import last_made_doubts
from headroom.book.price_doubts import price_doubts
from headroom.book.problem import Problem, Severity
from headroom.book.sourcing import PartRows, SourcingBook, Vehicle
from headroom.book.statement_doubts import statement_doubts
from headroom.foreign_text import a_few
from headroom.language import as_dollars, localized, tr

_ROUNDING = 1e-6
_ONE_BY_ONE = 50
_RULE = 0.2
_CODE_AREA = "hts_code"


def with_doubts(book: SourcingBook) -> SourcingBook:
    """Return the workbook with what can hardly be meant among its problems."""
    found = doubts(book)
    return replace(book, problems=(*book.problems, *found)) if found else book


def doubts(book: SourcingBook) -> tuple[Problem, ...]:
    """Return warnings about what can hardly be meant.

    A million rows take about a second. Content labels state shares, no costs: only these are looked at.
    """
    if not book.states_costs:
        return tuple(_above_all(book.rows))
    return (
        *_above_all(book.rows),
        *_free(book.rows),
        *price_doubts(book),
        *_dearer_than_the_vehicle(book),
        *_lost_zeros(book),
        *_two_origins(book.rows),
        *statement_doubts(book.rows),
        *last_made_doubts(book),
    )


def fact_doubts(book: SourcingBook) -> tuple[Problem, ...]:
    """Return warnings about what was typed of the vehicles and can hardly be meant."""
    if not (book.states_costs and any(vehicle.typed for vehicle in book.vehicles)):
        return ()
    return tuple(_dearer_than_the_vehicle(book, typed=True))


def _above_all(rows: PartRows) -> Iterator[Problem]:
    """Yield where more than all of a part is said to be of the region or of the United States."""
    remedy = tr("Correct the share.")
    above = rows.regional_content > 1 + _ROUNDING  # NaN compares as False
    yield from warnings_by_sheet(
        rows,
        above,
        "regional_content",
        lambda count: tr("Regional content is above 100 % in {rows}.", rows=count),
        remedy,
    )
    above = rows.us_content > 1 + _ROUNDING
    yield from warnings_by_sheet(
        rows,
        above,
        "us_content",
        lambda count: tr("US content is above 100 % in {rows}.", rows=count),
        remedy,
    )


def _free(rows: PartRows) -> Iterator[Problem]:
    """Yield the parts that cost nothing."""
    yield from warnings_by_sheet(
        rows,
        rows.unit_cost == 0,
        "unit_cost",
        lambda count: tr("The unit cost is 0 in {rows}: such parts count for nothing.", rows=count),
        tr("Type the cost of one part, unless it is free."),
    )


def _dearer_than_the_vehicle(book: SourcingBook, *, typed: bool = False) -> Iterator[Problem]:
    """Yield the vehicles whose parts cost more than the vehicle, as is stated or as was typed."""
    parts_usd = _parts_usd(book)
    for vehicle, parts in zip(book.vehicles, parts_usd.tolist(), strict=True):
        for field, stated in (
            ("customs_value_usd", vehicle.customs_value_usd),
            ("net_cost_usd", vehicle.net_cost_usd),
        ):
            if (field in vehicle.typed) != typed:
                continue
            if stated is not None and parts > stated * (1 + _ROUNDING):
                yield _dearer(vehicle, field, parts, stated)


def _parts_usd(book: SourcingBook) -> Floats:
    """Return what the current parts of each vehicle cost, ``(model,)``; NaN where a rate is missing."""
    rows = book.rows
    rates = np.array([book.currency_rates.get(code, np.nan) for code in rows.currencies] or [np.nan])
    value = rows.unit_cost * rows.quantity * rates[rows.currency]
    value = np.where(rows.alternative, 0.0, value)
    return np.bincount(rows.model, weights=value, minlength=len(rows.models)).astype(np.float64)


def _dearer(vehicle: Vehicle, field: str, parts: float, stated: float) -> Problem:
    """Return the warning about one vehicle, whose parts cost more than is stated of it."""
    sheet, _, cell = vehicle.cells.get(field, "" if field in vehicle.typed else "Models!").rpartition("!")
    cost, value = (as_dollars(localized(f"{usd:,.0f}")) for usd in (parts, stated))
    if field == "net_cost_usd":
        text = tr(
            "The parts of {model} cost {cost}, more than its net cost of {stated}.",
            model=vehicle.name,
            cost=cost,
            stated=value,
        )
        remedy = tr("Check quantities and prices of its parts, and the net cost.")
    else:
        text = tr(
            "The parts of {model} cost {cost}, more than its customs value of {stated}.",
            model=vehicle.name,
            cost=cost,
            stated=value,
        )
        remedy = tr("Check quantities and prices of its parts, and the customs value.")
    return Problem(Severity.WARNING, text, remedy, sheet, cell)


def _lost_zeros(book: SourcingBook) -> Iterator[Problem]:
    """Yield where a tariff code has an odd number of digits among others that have an even one.

    Source:
        Chapters, headings and subheadings have two digits each: HS Convention, Article 1; HTSUS, General
        Statistical Note 2 for the statistical suffix.
    """
    rows = book.rows
    odd_code = np.array([len(code) % 2 == 1 for code in rows.hts_code.values] or [False], dtype=np.bool_)
    if not odd_code.any():
        return
    odd = odd_code[rows.hts_code.codes] & (rows.hts_code.codes >= 0)
    sheets, sheet, _ = rows.places(_CODE_AREA)
    stated = np.bincount(sheet[rows.hts_code.codes >= 0], minlength=len(sheets))
    usual = np.bincount(sheet[odd], minlength=len(sheets)) * 2 <= stated
    odd &= usual[sheet] & ~_reported(book)
    yield from warnings_by_sheet(
        rows,
        odd,
        _CODE_AREA,
        lambda count: tr(
            "The tariff code has an odd number of digits in {rows}: a zero may be lost at its beginning.",
            rows=count,
        ),
        tr("Format the column as text and write the code with all its digits, for example 0407.21.00."),
    )


def _reported(book: SourcingBook) -> Flags:
    """Return the rows whose tariff code was found fault with while it was read, ``(row,)``."""
    rows = book.rows
    reported: Flags = np.zeros(len(rows), dtype=np.bool_)
    sheets, sheet, row_number = rows.places(_CODE_AREA)
    for at, layout in enumerate(sheets):
        letters = layout.columns.get(_CODE_AREA)
        here = np.flatnonzero(sheet == at) if letters else np.array([], dtype=np.int64)
        numbers = row_number[here]
        known = np.zeros(int(numbers.max(initial=0)) + 2, dtype=np.bool_)
        for problem in book.problems:
            if problem.sheet == layout.place and letters:
                for first, last in _runs(problem.cell, letters):
                    known[first : last + 1] = True
        reported[here] = known[numbers]
    return reported


def _runs(cells: str, letters: str) -> Iterator[tuple[int, int]]:
    """Yield first and last row of each range of a problem that lies in one column."""
    for area in cells.split(","):
        first, _, last = area.partition(":")
        ends = [end.removeprefix(letters) for end in (first, last or first)]
        if all(end.isdecimal() for end in ends):
            yield int(ends[0]), int(ends[1])


def _two_origins(rows: PartRows) -> Iterator[Problem]:
    """Yield the parts that come from several countries though their supplier is the same."""
    known = np.array([bool(code) for code in rows.origins] or [False], dtype=np.bool_)
    told = np.flatnonzero(known[rows.origin] & rows.current & (rows.part_number.codes >= 0))
    suppliers = len(rows.supplier.values) + 1
    part = rows.part_number.codes[told].astype(np.int64) * suppliers + rows.supplier.codes[told] + 1
    order = np.argsort(part, kind="stable")
    begins = group_begins(part[order])
    if not len(begins):
        return
    origin = rows.origin[told[order]]
    several = np.maximum.reduceat(origin, begins) != np.minimum.reduceat(origin, begins)
    sizes = np.diff(begins, append=len(order))
    remedy = tr("Check the certificates of origin: one of the countries may be out of date.")
    # Where it is the rule, part numbers are no numbers of parts: that is one thing to look at, not many.
    most = 0 if several.sum() > max(_ONE_BY_ONE, _RULE * (sizes > 1).sum()) else _ONE_BY_ONE
    pairs = zip(begins[several].tolist(), sizes[several].tolist(), strict=True)
    for begin, size in islice(pairs, most):
        yield _two_origins_of(rows, told[order[begin : begin + size]].tolist(), remedy)
    several[np.flatnonzero(several)[:most]] = False
    others: Flags = np.zeros(len(rows), dtype=np.bool_)
    others[told[order[np.repeat(several, sizes)]]] = True
    yield from warnings_by_sheet(
        rows,
        others,
        "origin",
        lambda count: tr(
            "Parts of one supplier and one part number come from several countries in {rows}.", rows=count
        ),
        remedy,
    )


def _two_origins_of(rows: PartRows, of_part: list[int], remedy: str) -> Problem:
    """Return the warning about one part."""
    of_part = sorted(of_part)
    first: dict[str, int] = {}
    for row in of_part:
        first.setdefault(rows.origins[int(rows.origin[row])], row)
    sheet, _, cell = rows.address(of_part[0], "origin").rpartition("!")
    places = [
        tr("{country} in {cell}", country=origin, cell=rows.address(row, "origin").rpartition("!")[2])
        for origin, row in first.items()
    ]
    part, supplier = rows.part_number[of_part[0]], rows.supplier[of_part[0]]
    if supplier:
        text = tr(
            "Part {part} of {supplier} comes from several countries: {places}.",
            part=part,
            supplier=supplier,
            places=a_few(places),
        )
    else:
        text = tr("Part {part} comes from several countries: {places}.", part=part, places=a_few(places))
    return Problem(Severity.WARNING, text, remedy, sheet, cell, len(of_part))
