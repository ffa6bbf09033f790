"""The parts of one model as the changes of a scenario leave them."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from headroom.arrays import CodedTexts, Flags, Whole
from headroom.book.part_rows import PartRows
from headroom.language import localized, tr, tr_in
from headroom.output.table import Cell, DetailTable, TableColumn
from headroom.rules.changed_rows import ChangedRows
from headroom.rules.currency_rates import currency_rates
from headroom.rules.outcome import Outcome
from headroom.words import formatting

_MARK, _UNKNOWN = "\N{BULLET}", tr_in("an origin", "unknown")
_MOST = 1_000
"""So many parts are listed; the others are found by a search."""

_PART_COLUMNS = (
    TableColumn("", note=tr("Changed in the scenario")),
    TableColumn(tr("Part"), uncut=True),
    TableColumn(tr("Description"), wide=True, yields=True),
    TableColumn(tr("Supplier"), wide=True),
    TableColumn(tr("Origin")),
    TableColumn(tr("Value"), right=True, unit="USD", note=tr("A vehicle, in the scenario")),
)


@dataclass(frozen=True, slots=True)
class PartsShown:
    """The parts of one model.

    Attributes:
        table: One row for each that is listed.
        rows: The row of the workbook, as imported, of each.
        note: How many there are where not all of them are listed; else empty.
    """

    table: DetailTable
    rows: tuple[int, ...]
    note: str = ""


def parts_of(outcome: Outcome, model: int, search: str = "") -> PartsShown:
    """Return the current parts of a model that a search finds, those that cost most first.

    Args:
        outcome: What the scenario makes of the workbook.
        model: Index into its vehicles.
        search: Words in their number, description, supplier, origin or system; empty: all.
    """
    made = outcome.exposure.book.rows
    source = np.arange(len(made)) if outcome.changed is None else outcome.changed.source
    imported = made if outcome.changed is None else outcome.changed.imported
    usd = currency_rates(outcome.exposure, outcome.scenario)[made.currency]
    value = np.where(made.current, made.quantity * made.unit_cost * usd, 0.0)
    of_row = np.bincount(source, weights=value, minlength=len(imported))
    taken = np.bincount(source, weights=made.current, minlength=len(imported)) > 0
    found = np.flatnonzero(taken & (imported.model == model))
    for word in search.casefold().split():
        found = found[_containing(imported, found, word)]
    own = found[np.argsort(-of_row[found], kind="stable")][:_MOST]
    listed = np.zeros(len(imported), dtype=np.bool_)
    listed[own] = True
    places = np.flatnonzero(listed[source] & made.current)
    labels = _labels(outcome.changed, places)
    by_source: dict[int, list[int]] = {}
    for place in places.tolist():
        by_source.setdefault(int(source[place]), []).append(place)
    cells = tuple(
        _part(made, imported, row, by_source[row], labels, float(of_row[row])) for row in own.tolist()
    )
    note = tr(
        "The {listed} of {count} parts that cost most. Search for the others.",
        listed=localized(f"{_MOST:,}"),
        count=localized(f"{len(found):,}"),
    )
    return PartsShown(
        DetailTable(tr("Parts"), _PART_COLUMNS, cells),
        tuple(own.tolist()),
        note if len(found) > _MOST else "",
    )


def _part(
    made: PartRows,
    imported: PartRows,
    row: int,
    places: list[int],
    labels: dict[int, list[str]],
    value: float,
) -> tuple[Cell, ...]:
    """Return the cells of one part: what stands in the workbook, and what it is where that differs."""
    before = imported.origins[int(imported.origin[row])] or _UNKNOWN
    after = [made.origins[int(made.origin[place])] or _UNKNOWN for place in places]
    suppliers = [made.supplier[place] or formatting.NOTHING for place in places]
    changes = dict.fromkeys(label for place in places for label in labels.get(place, ()))
    return (
        Cell(_MARK if changes else "", note="\n".join(changes)),
        Cell(imported.part_number[row] or formatting.NOTHING),
        Cell(imported.description[row]),
        Cell(_then(imported.supplier[row] or formatting.NOTHING, suppliers)),
        Cell(_then(before, after)),
        Cell(formatting.dollars(value, 2), number=value),
    )


def _then(before: str, after: Sequence[str]) -> str:
    """Return what stood there, and what there is now where that is another."""
    now = " and ".join(dict.fromkeys(after))
    return before if now == before else f"{before} → {now}"


def _labels(changed: ChangedRows | None, places: Whole) -> dict[int, list[str]]:
    """Return the changes that some rows have from, by the row, in their order."""
    found: dict[int, list[str]] = {}
    if changed is None:
        return found
    for change, rows in zip(changed.changes, changed.concerned, strict=True):
        concerned = np.zeros(len(changed.rows), dtype=np.bool_)
        concerned[rows] = True
        for place in places[concerned[places]].tolist():
            found.setdefault(place, []).append(change.label)
    return found


def _containing(rows: PartRows, among: Whole, word: str) -> Flags:
    """Return which of some rows contain a word in what is searched."""
    found = np.zeros(len(among), dtype=np.bool_)
    origins = CodedTexts(rows.origin, rows.origins)
    for column in (rows.part_number, rows.description, rows.supplier, rows.system, origins):
        codes, at = np.unique(column.codes[among], return_inverse=True)
        contains = (code >= 0 and word in column.values[code].casefold() for code in codes.tolist())
        found |= np.fromiter(contains, dtype=np.bool_, count=len(codes))[at]
    return found
