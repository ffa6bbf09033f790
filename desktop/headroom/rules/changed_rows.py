"""Part rows as the changes of a scenario leave them; the imported ones are not touched.

The imported rows keep their places. What is added stands behind them: the share of a quantity that moves,
and alternatives that are offered. Every row knows the imported one it was made of, and has its cells.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import numpy as np

from headroom.arrays import CodedTexts, Flags, Floats, Ints, Whole
from headroom.book.classes_and_roles import NO, YES
from headroom.book.part_rows import PartRows
from headroom.book.same import same_typed
from headroom.rules.part_changes import BLANK, Becomes, Content, PartChange, becomes_words

ASSUMED = "assumed"
"""Begins the supplier of every alternative that a change offers."""

_BLANK_CODE = -1
_CERTIFICATES = {"yes": YES, "no": NO, "blank": _BLANK_CODE}
_STATEMENTS = ("part_net_cost", "part_vnm", "component_vnm")
_PER_PART = ("unit_cost", "freight_per_unit", *_STATEMENTS)
_ALIKE = (
    *("hts_code", "currency", "stated_role", "stated_core_group", "core_component", "origin"),
    *("regional_content", "us_content", "originating", "us_transformed", *_STATEMENTS),
)
"""Columns in which the current rows of one part are alike where one alternative replaces them."""


@dataclass(frozen=True, slots=True, eq=False)
class ChangedRows:
    """The rows of a workbook under the changes of a scenario.

    Attributes:
        imported: As they stand in the workbook.
        rows: As the changes leave them; the imported rows come first, in their places.
        source: ``(row,)``, the imported row that each was made of.
        changes: The changes that were made, in their order.
        concerned: For each change the rows that it made or altered.
        found: For each change how many imported rows it names; 0 where no rate of its currency is known.
        left_out: For each change the parts of which no alternative could be made.
    """

    imported: PartRows
    rows: PartRows
    source: Whole
    changes: tuple[PartChange, ...] = ()
    concerned: tuple[Whole, ...] = ()
    found: tuple[int, ...] = ()
    left_out: tuple[tuple[str, ...], ...] = field(default=())

    def differs(self, name: str, row: int) -> bool:
        """Return whether a column, by its key, says something else of a row than the workbook does."""
        before, after = self.imported.value(name, int(self.source[row])), self.rows.value(name, row)
        if isinstance(before, float) and isinstance(after, float):
            return not same_typed(before, after)
        return before != after

    def changed_by(self, row: int) -> tuple[PartChange, ...]:
        """Return the changes that a row has from, in their order."""
        return tuple(
            change
            for change, rows in zip(self.changes, self.concerned, strict=True)
            if bool((rows == row).any())
        )


def changed_rows(
    imported: PartRows, changes: tuple[PartChange, ...], currency_rates: Mapping[str, float]
) -> ChangedRows:
    """Return the rows with some changes made, one after the other.

    Each change concerns the imported rows it names and what earlier changes made of them; alternatives that
    a change offers are left alone by those after it.

    Args:
        imported: The rows of the workbook.
        changes: The changes, whether they are switched on or not.
        currency_rates: US dollars per unit of each currency, as in the workbook.
    """
    made = ChangedRows(imported, imported, np.arange(len(imported), dtype=np.int64))
    offered = np.zeros(len(imported), dtype=np.bool_)
    for change in changes:
        named = change.selection.among(imported)
        named &= change.becomes.currency in {"", *currency_rates}
        rows = np.flatnonzero(named[made.source] & ~offered)
        left_out: tuple[str, ...] = ()
        if change.as_alternative:
            taken, source, left_out = _alternatives(made, rows, change, currency_rates)
        else:
            taken, source, rows = _replaced(made, rows, change.becomes, currency_rates)
        added = len(taken) - len(made.rows)
        if change.as_alternative:
            rows = np.arange(len(made.rows), len(taken))
        offered = np.concatenate((offered, np.full(added, change.as_alternative)))
        made = ChangedRows(
            imported,
            taken,
            source,
            (*made.changes, change),
            (*made.concerned, rows),
            (*made.found, int(named.sum())),
            (*made.left_out, left_out),
        )
    return made


def _replaced(
    made: ChangedRows, rows: Whole, becomes: Becomes, currency_rates: Mapping[str, float]
) -> tuple[PartRows, Whole, Whole]:
    """Return the rows and what they were made of with a change made, and the rows that it altered."""
    if not len(rows) or not becomes.share or becomes.nothing:
        return made.rows, made.source, rows[:0]
    taken, source = made.rows, made.source
    if becomes.share < 1:
        moving = np.arange(len(taken), len(taken) + len(rows))
        taken, source = _with_copies(made, rows)
        quantity = taken.quantity.copy()
        quantity[moving] *= becomes.share
        quantity[rows] *= 1 - becomes.share
        return _written(replace(taken, quantity=quantity), moving, becomes, currency_rates), source, moving
    return _written(taken, rows, becomes, currency_rates), source, rows


def _with_copies(made: ChangedRows, rows: Whole) -> tuple[PartRows, Whole]:
    """Return the rows and what they were made of with copies of some added."""
    every = np.concatenate((np.arange(len(made.rows)), rows))
    return made.rows.take(every), made.source[every]


def _alternatives(
    made: ChangedRows, rows: Whole, change: PartChange, currency_rates: Mapping[str, float]
) -> tuple[PartRows, Whole, tuple[str, ...]]:
    """Return the rows and what they were made of with alternatives added, and the parts without one.

    An alternative replaces all current rows of its part in a model. Where there are several, they have to be
    alike once they are changed: then it has their quantity, at their mean cost and freight.
    """
    before = made.rows
    named = before.part_number.codes >= 0
    left_out = ["(no part number)"] if not named[rows].all() else []
    rows = rows[named[rows]]
    if not len(rows):
        return before, made.source, tuple(left_out)
    current, part = _current_of(before, rows)
    changed = np.zeros(len(before), dtype=np.bool_)
    changed[rows] = True
    changed = changed[current]
    keys, first, of_part = np.unique(part, return_index=True, return_inverse=True)
    count = len(keys)
    trial = _written(before.take(current), np.flatnonzero(changed), change.becomes, currency_rates)
    whole = np.bincount(of_part, weights=~changed, minlength=count) == 0
    for name in _ALIKE:
        cells = trial.column(name)
        column = cells.codes if isinstance(cells, CodedTexts) else cells
        other = (column != column[first][of_part]) & ~(_blanks(column) & _blanks(column)[first][of_part])
        whole &= np.bincount(of_part, weights=other, minlength=count) == 0
    left_out += [before.part_number[int(current[at])] for at in first[~whole].tolist()]
    chosen = np.flatnonzero(whole)
    chosen = chosen[np.argsort(first[chosen])]  # in the order of the workbook
    taken, source = _with_copies(made, current[first[chosen]])
    fresh = np.arange(len(before), len(taken))
    taken = _written(taken, fresh, change.becomes, currency_rates)
    several = (np.bincount(of_part, minlength=count) > 1)[chosen]
    total = np.bincount(of_part, weights=trial.quantity, minlength=count).astype(np.float64, copy=False)

    def mean(price: Floats) -> Floats:
        weighted = np.bincount(of_part, weights=trial.quantity * price, minlength=count)
        means: Floats = np.where(several, (weighted / total)[chosen], price[first[chosen]])
        return means

    said = change.becomes.supplier or becomes_words(change.becomes)
    return (
        replace(
            taken,
            quantity=_put(taken.quantity, fresh, total[chosen]),
            unit_cost=_put(taken.unit_cost, fresh, mean(trial.unit_cost)),
            freight_per_unit=_put(taken.freight_per_unit, fresh, mean(trial.freight_per_unit)),
            alternative=_flagged(taken.alternative, fresh),
            switching_cost_usd=_put(taken.switching_cost_usd, fresh, 0.0),
            supplier=_with_word(taken.supplier, fresh, f"{ASSUMED}: {said}"),
        ),
        source,
        tuple(dict.fromkeys(left_out)),
    )


def _current_of(rows: PartRows, some: Whole) -> tuple[Whole, Whole]:
    """Return all current rows of the parts that some rows are of, and a number for the part of each."""
    codes = rows.part_number.codes
    numbers = max(len(rows.part_number.values), 1)
    meant = np.zeros(numbers + 1, dtype=np.bool_)  # the last stands for blank: code -1 finds it
    meant[codes[some]] = True
    current = np.flatnonzero(meant[codes] & ~rows.alternative)
    part = rows.model[current].astype(np.int64) * numbers + codes[current]
    wanted = np.sort(rows.model[some].astype(np.int64) * numbers + codes[some])
    found = wanted[np.minimum(np.searchsorted(wanted, part), len(wanted) - 1)] == part
    return current[found], part[found]


def _blanks(column: Floats | Ints) -> Flags:
    """Return which cells of a column of numbers are blank."""
    blank: Flags = np.isnan(column)
    return blank


def _written(rows: PartRows, at: Whole, becomes: Becomes, currency_rates: Mapping[str, float]) -> PartRows:
    """Return the rows with what a change says written into some of them."""
    if becomes.anew:
        rows = _forgotten(rows, at)
    if becomes.origin is not None:
        origin, origins = _with_name(rows.origin, rows.origins, at, becomes.origin)
        rows = replace(rows, origin=origin, origins=origins)
    if becomes.supplier is not None:
        rows = replace(rows, supplier=_with_word(rows.supplier, at, becomes.supplier))
    if becomes.price_change is not None:
        rows = replace(
            rows, unit_cost=_put(rows.unit_cost, at, rows.unit_cost[at] * (1 + becomes.price_change))
        )
    if becomes.unit_cost is not None:
        rows = _priced(rows, at, becomes.unit_cost, becomes.currency, currency_rates)
    if becomes.regional_content is not None:
        rows = replace(
            rows, regional_content=_put(rows.regional_content, at, _share(becomes.regional_content))
        )
    if becomes.us_content is not None:
        rows = replace(rows, us_content=_put(rows.us_content, at, _share(becomes.us_content)))
    if becomes.originating is not None:
        rows = replace(rows, originating=_coded(rows.originating, at, _CERTIFICATES[becomes.originating]))
    return rows


def _forgotten(rows: PartRows, at: Whole) -> PartRows:
    """Return the rows without contents, certificates and makers' statements of some."""
    return replace(
        rows,
        regional_content=_put(rows.regional_content, at, np.nan),
        us_content=_put(rows.us_content, at, np.nan),
        part_net_cost=_put(rows.part_net_cost, at, np.nan),
        part_vnm=_put(rows.part_vnm, at, np.nan),
        component_vnm=_put(rows.component_vnm, at, np.nan),
        originating=_coded(rows.originating, at, _BLANK_CODE),
        us_transformed=_coded(rows.us_transformed, at, _BLANK_CODE),
    )


def _priced(
    rows: PartRows, at: Whole, unit_cost: float, currency: str, currency_rates: Mapping[str, float]
) -> PartRows:
    """Return the rows with the unit cost of some, in a currency; empty: in their own."""
    if currency:
        codes, currencies = _with_name(rows.currency, rows.currencies, at, currency)
        rate = np.array([currency_rates[one] for one in rows.currencies])[rows.currency[at]]
        factor = np.where(codes[at] == rows.currency[at], 1.0, rate / currency_rates[currency])
        amounts = {name: _put(rows.numbers(name), at, rows.numbers(name)[at] * factor) for name in _PER_PART}
        rows = replace(
            rows,
            currency=codes,
            currencies=currencies,
            freight_per_unit=amounts["freight_per_unit"],
            part_net_cost=amounts["part_net_cost"],
            part_vnm=amounts["part_vnm"],
            component_vnm=amounts["component_vnm"],
        )
    return replace(rows, unit_cost=_put(rows.unit_cost, at, unit_cost))


def _share(content: Content) -> float:
    """Return what stands in a column of shares: NaN for blank."""
    return np.nan if content is None or content == BLANK else float(content)


def _put(column: Floats, at: Whole, values: Floats | float) -> Floats:
    """Return a column with other numbers in some rows."""
    changed = column.copy()
    changed[at] = values
    return changed


def _flagged(column: Flags, at: Whole) -> Flags:
    """Return a column of marks that is set in some rows."""
    changed = column.copy()
    changed[at] = True
    return changed


def _coded(column: Ints, at: Whole, code: int) -> Ints:
    """Return a column of codes with another one in some rows."""
    changed = column.copy()
    changed[at] = code
    return changed


def _with_name(codes: Ints, names: tuple[str, ...], at: Whole, name: str) -> tuple[Ints, tuple[str, ...]]:
    """Return an index into names, and the names, with one name in some rows."""
    if name not in names:
        names = (*names, name)
    return _coded(codes, at, names.index(name)), names


def _with_word(cells: CodedTexts, at: Whole, word: str) -> CodedTexts:
    """Return a column of texts with one text in some rows; empty: a blank cell."""
    if not word:
        return CodedTexts(_coded(cells.codes, at, _BLANK_CODE), cells.values)
    codes, values = _with_name(cells.codes, cells.values, at, word)
    return CodedTexts(codes, values)
