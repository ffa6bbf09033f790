"""Part rows as the changes of a scenario leave them; the imported ones are not touched.

The imported rows keep their places. What is added stands behind them: the share of a quantity that moves,
and alternatives that are offered. Every row knows the imported one it was made of, and has its cells.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import numpy as np

from headroom.arrays import CodedTexts, Flags, Floats, Ints, Whole
from headroom.book.part_rows import PartRows
from headroom.book.same import same_typed
from headroom.language import tr, tr_in
from headroom.rules.part_changes import Becomes, PartChange
from headroom.rules.written_cells import flagged, put, with_word, written

ASSUMED = "assumed"
"""With what the name of a supplier begins that nobody named: changes of source are saved by it."""

ASSUMED_WORD = tr_in("an alternative", "assumed")
"""Begins the supplier of every alternative that a change offers."""

_NO_COPIES = (np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64))
_STATEMENTS = ("part_net_cost", "part_vnm", "component_vnm")
_ALIKE = (
    *("hts_code", "currency", "stated_role", "stated_core_group", "core_component", "origin"),
    *("regional_content", "us_content", "originating", "us_transformed", *_STATEMENTS),
)
"""Columns in which the current rows of one part are alike where one alternative replaces them."""


@dataclass(frozen=True, slots=True)
class NamedNodes:
    """What a change names of a bill of several levels, each line of the workbook once.

    Attributes:
        unnamed: Parts that are no rows, as they are in a bought assembly, or others count in their place.
        same_parts: Assemblies that are made elsewhere, or by somebody else, of the same parts.
        unknown_parts: Assemblies that are others from now on: nobody knows what goes into them.
        undivided: Assemblies in whose place others count, of which no share moves.
        closing: Assemblies in whose place parts counted, and that count themselves with it.
        opening: Assemblies that counted themselves, and in whose place parts count with it.
    """

    unnamed: int = 0
    same_parts: int = 0
    unknown_parts: int = 0
    undivided: int = 0
    closing: int = 0
    opening: int = 0


@dataclass(frozen=True, slots=True, eq=False)
class ChangedRows:
    """The rows of a workbook under the changes of a scenario.

    Attributes:
        imported: As imported; behind the rows of the workbook those that are none in it, but come to count.
        rows: As the changes leave them; the imported rows come first, in their places.
        source: ``(row,)``, the imported row that each was made of.
        changes: The changes that were made, in their order.
        concerned: For each change the rows that it made or altered.
        found: For each change how many imported rows it names; 0 where no rate of its currency is known.
        left_out: For each change the parts of which no alternative could be made.
        copies: For each change the rows that were copied and the rows that were added for them, in pairs;
            an alternative is a copy of every row it would replace.
        nodes: For each change what it names of a bill of several levels; none where there is no such bill.
        lines: ``(node,)``, which nodes that are no rows some change concerns; None: there is no such bill.
        stated: As the workbook states them, where they count as from elsewhere; None: as imported.
        held: Rows that count as from where their assembly was made, whatever their own origin.
        workbook: The rows of the workbook alone, as imported; None: ``imported`` are.
        own_work_usd: By how much the conversion cost of models rises with what the producer's own assemblies
            cost above their parts, US dollars for a vehicle, by name; only of models where it does.
        supplied_anew: How many rows count by another purchase share than in the workbook, as other rows of
            their parts count.
        scaled_shares: Parts with purchase shares that are scaled for that reason, each with their sum.
    """

    imported: PartRows
    rows: PartRows
    source: Whole
    changes: tuple[PartChange, ...] = ()
    concerned: tuple[Whole, ...] = ()
    found: tuple[int, ...] = ()
    left_out: tuple[tuple[str, ...], ...] = field(default=())
    copies: tuple[tuple[Whole, Whole], ...] = field(default=())
    nodes: tuple[NamedNodes, ...] = field(default=())
    lines: Flags | None = None
    stated: PartRows | None = None
    held: Whole = field(default_factory=lambda: np.zeros(0, dtype=np.int64))
    workbook: PartRows | None = None
    own_work_usd: Mapping[str, float] = field(default_factory=dict)
    supplied_anew: int = 0
    scaled_shares: tuple[str, ...] = ()

    @property
    def named(self) -> tuple[int, ...]:
        """Return for each change how many rows of the workbook it names, whether they count or not."""
        unnamed = (one.unnamed for one in self.nodes) if self.nodes else (0 for _ in self.found)
        return tuple(rows + lines for rows, lines in zip(self.found, unnamed, strict=True))

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
    for change in changes:
        made = with_change(made, change, currency_rates)
    return made


def with_change(
    made: ChangedRows,
    change: PartChange,
    currency_rates: Mapping[str, float],
    spared: Flags | None = None,
) -> ChangedRows:
    """Return the rows with one change more made; see ``changed_rows``.

    Args:
        made: The rows with the changes before it made.
        change: The change.
        currency_rates: US dollars per unit of each currency, as in the workbook.
        spared: ``(row,)``, which it leaves alone; None: none.
    """
    named = change.selection.among(made.imported)
    named &= change.becomes.currency in {"", *currency_rates}
    rows = np.flatnonzero(named[made.source] & ~_offered(made) & (True if spared is None else ~spared))
    left_out: tuple[str, ...] = ()
    if change.as_alternative:
        taken, source, left_out, copies = _alternatives(made, rows, change, currency_rates)
        rows = np.arange(len(made.rows), len(taken))
    else:
        taken, source, altered = _replaced(made, rows, change.becomes, currency_rates)
        copies = (rows, altered) if len(source) > len(made.source) else _NO_COPIES
        rows = altered
    counted = named if made.imported.left_out is None else named & ~made.imported.left_out
    return replace(
        made,
        rows=taken,
        source=source,
        changes=(*made.changes, change),
        concerned=(*made.concerned, rows),
        found=(*made.found, int(counted.sum())),
        left_out=(*made.left_out, left_out),
        copies=(*made.copies, copies),
    )


def with_more(made: ChangedRows, rows: Whole) -> ChangedRows:
    """Return the rows with some of them once more behind them, of the same changes."""
    if not len(rows):
        return made
    size = len(made.rows)
    taken, source = _with_copies(made, rows)
    concerned = tuple(
        np.concatenate((some, size + np.flatnonzero(np.isin(rows, some)))) for some in made.concerned
    )
    return replace(made, rows=taken, source=source, concerned=concerned)


def _offered(made: ChangedRows) -> Flags:
    """Return which rows are alternatives that a change offers, ``(row,)``."""
    found = np.zeros(len(made.rows), dtype=np.bool_)
    for change, rows in zip(made.changes, made.concerned, strict=True):
        if change.as_alternative:
            found[rows] = True
    return found


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
        return written(replace(taken, quantity=quantity), moving, becomes, currency_rates), source, moving
    return written(taken, rows, becomes, currency_rates), source, rows


def _with_copies(made: ChangedRows, rows: Whole) -> tuple[PartRows, Whole]:
    """Return the rows and what they were made of with copies of some added."""
    every = np.concatenate((np.arange(len(made.rows)), rows))
    return made.rows.take(every), made.source[every]


def _alternatives(
    made: ChangedRows, rows: Whole, change: PartChange, currency_rates: Mapping[str, float]
) -> tuple[PartRows, Whole, tuple[str, ...], tuple[Whole, Whole]]:
    """Return the rows and what they were made of with alternatives added, the parts without one, and copies.

    An alternative replaces all current rows of its part in a model. Where there are several, they have to be
    alike once they are changed: then it has their quantity, at their mean cost and freight.
    """
    before = made.rows
    named = before.part_number.codes >= 0
    left_out = [tr("(no part number)")] if not named[rows].all() else []
    rows = rows[named[rows]]
    if not len(rows):
        return before, made.source, tuple(left_out), _NO_COPIES
    current, part = _current_of(before, rows)
    changed = np.zeros(len(before), dtype=np.bool_)
    changed[rows] = True
    changed = changed[current]
    keys, first, of_part = np.unique(part, return_index=True, return_inverse=True)
    count = len(keys)
    trial = written(before.take(current), np.flatnonzero(changed), change.becomes, currency_rates)
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
    place = np.zeros(count, dtype=np.int64)
    place[chosen] = fresh
    taken = written(taken, fresh, change.becomes, currency_rates)
    several = (np.bincount(of_part, minlength=count) > 1)[chosen]
    total = np.bincount(of_part, weights=trial.quantity, minlength=count).astype(np.float64, copy=False)

    def mean(price: Floats) -> Floats:
        weighted = np.bincount(of_part, weights=trial.quantity * price, minlength=count)
        means: Floats = np.where(several, (weighted / total)[chosen], price[first[chosen]])
        return means

    said = change.becomes.supplier or _becomes(change.becomes)
    return (
        replace(
            taken,
            quantity=put(taken.quantity, fresh, total[chosen]),
            unit_cost=put(taken.unit_cost, fresh, mean(trial.unit_cost)),
            freight_per_unit=put(taken.freight_per_unit, fresh, mean(trial.freight_per_unit)),
            alternative=flagged(taken.alternative, fresh),
            switching_cost_usd=put(taken.switching_cost_usd, fresh, 0.0),
            supplier=with_word(taken.supplier, fresh, f"{ASSUMED}: {said}"),
        ),
        source,
        tuple(dict.fromkeys(left_out)),
        (current[whole[of_part]], place[of_part[whole[of_part]]]),
    )


def _current_of(rows: PartRows, some: Whole) -> tuple[Whole, Whole]:
    """Return all current rows of the parts that some rows are of, and a number for the part of each."""
    codes = rows.part_number.codes
    numbers = max(len(rows.part_number.values), 1)
    meant = np.zeros(numbers + 1, dtype=np.bool_)  # the last stands for blank: code -1 finds it
    meant[codes[some]] = True
    current = np.flatnonzero(meant[codes] & rows.current)
    part = rows.model[current].astype(np.int64) * numbers + codes[current]
    wanted = np.sort(rows.model[some].astype(np.int64) * numbers + codes[some])
    found = wanted[np.minimum(np.searchsorted(wanted, part), len(wanted) - 1)] == part
    return current[found], part[found]


def _blanks(column: Floats | Ints) -> Flags:
    """Return which cells of a column of numbers are blank."""
    blank: Flags = np.isnan(column)
    return blank


def _becomes(becomes: Becomes) -> str:
    """Return what becomes of rows as it is part of names that are saved, the same in every language."""
    said = []
    if becomes.origin is not None:
        said.append(becomes.origin or "unknown origin")
    if becomes.price_change is not None:
        said.append(f"{becomes.price_change * 100:+.10g} %")
    if becomes.unit_cost is not None:
        said.append(f"at {becomes.unit_cost:,.10g}{f' {becomes.currency}' if becomes.currency else ''}")
    if becomes.supplier is not None:
        said.append(f"from {becomes.supplier or 'no named supplier'}")
    for name, content in (("regional", becomes.regional_content), ("US", becomes.us_content)):
        if content is not None:
            said.append(f"{name} {'blank' if isinstance(content, str) else f'{content * 100:.10g} %'}")
    if becomes.originating is not None:
        said.append(f"originating {becomes.originating}")
    if becomes.share != 1:
        said.append(f"for {becomes.share * 100:.10g} % of the quantity")
    return " ".join(said) or "as it is"
