"""The parts of one model as changes leave them, and the list of the changes with what each does."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from headroom.analysis.change_effects import ChangeEffect
from headroom.book.part_rows import PartRows
from headroom.output.table import Cell, DetailTable, TableColumn
from headroom.rules.changed_rows import ChangedRows
from headroom.rules.currency_rates import currency_rates
from headroom.rules.outcome import Outcome
from headroom.rules.part_changes import becomes_words, concerned_words
from headroom.rules.vehicle_tests import REGIONAL
from headroom.rules.verdict import Verdict
from headroom.words import formatting

_MARK = "\N{BULLET}"
_PART_COLUMNS = (
    TableColumn("", note="Changed in the scenario"),
    TableColumn("Part", uncut=True),
    TableColumn("Description", wide=True, yields=True),
    TableColumn("Supplier", wide=True),
    TableColumn("Origin"),
    TableColumn("Value", right=True, unit="USD", note="A vehicle, in the scenario"),
)
_CHANGE_COLUMNS = (
    TableColumn("Change", wide=True, uncut=True),
    TableColumn("What becomes of it", wide=True),
    TableColumn("Rows", right=True),
    TableColumn("Parts", right=True, unit="USD", note="Parts and their freight, a vehicle"),
    TableColumn("Regional", right=True, unit="pp", note="Regional content that it adds"),
)


@dataclass(frozen=True, slots=True)
class PartsShown:
    """The parts of one model.

    Attributes:
        table: One row for each.
        rows: The row of the workbook, as imported, of each.
    """

    table: DetailTable
    rows: tuple[int, ...]


def parts_of(outcome: Outcome, model: int, search: str = "") -> PartsShown:
    """Return the current parts of a model that a search finds, those that cost most first.

    Args:
        outcome: What the scenario makes of the workbook.
        model: Index into its vehicles.
        search: Letters in their number, description, supplier, origin or system; empty: all.
    """
    made = outcome.exposure.book.rows
    source = np.arange(len(made)) if outcome.changed is None else outcome.changed.source
    imported = made if outcome.changed is None else outcome.changed.imported
    usd = currency_rates(outcome.exposure, outcome.scenario)[made.currency]
    value = np.where(made.alternative, 0.0, made.quantity * made.unit_cost * usd)
    of_row = np.bincount(source, weights=value, minlength=len(imported))
    taken = np.bincount(source, weights=~made.alternative, minlength=len(imported)) > 0
    wanted = search.strip().casefold()
    own = [
        row
        for row in np.flatnonzero(taken & (imported.model == model)).tolist()
        if not wanted or wanted in _searched(imported, row)
    ]
    own.sort(key=lambda row: -of_row[row])
    by_source: dict[int, list[int]] = {}
    for place in np.flatnonzero(np.isin(source, own) & ~made.alternative).tolist():
        by_source.setdefault(int(source[place]), []).append(place)
    cells = tuple(_part(outcome, imported, row, by_source[row], float(of_row[row])) for row in own)
    return PartsShown(DetailTable("Parts", _PART_COLUMNS, cells), tuple(own))


def _part(
    outcome: Outcome, imported: PartRows, row: int, places: list[int], value: float
) -> tuple[Cell, ...]:
    """Return the cells of one part: what stands in the workbook, and what it is where that differs."""
    made, changed = outcome.exposure.book.rows, outcome.changed
    touched = changed is not None and any(changed.changed_by(place) for place in places)
    before = imported.origins[int(imported.origin[row])] or "unknown"
    after = [made.origins[int(made.origin[place])] or "unknown" for place in places]
    suppliers = [made.supplier[place] or formatting.NOTHING for place in places]
    note = "" if changed is None else _names(changed, places)
    return (
        Cell(_MARK if touched else "", note=note),
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


def _names(changed: ChangedRows, places: Sequence[int]) -> str:
    """Return the changes that some rows have from."""
    labels = [one.label for place in places for one in changed.changed_by(place)]
    return "\n".join(dict.fromkeys(labels))


def _searched(rows: PartRows, row: int) -> str:
    """Return all words of a row that are searched."""
    origin = rows.origins[int(rows.origin[row])]
    words = (rows.part_number[row], rows.description[row], rows.supplier[row], rows.system[row], origin)
    return " ".join(words).casefold()


_NARROW_COLUMNS = (_CHANGE_COLUMNS[0], *_CHANGE_COLUMNS[3:])
"""Where there is little room: what becomes of the parts stands in the first."""


def change_list(
    outcome: Outcome, effects: Sequence[ChangeEffect], model: str, *, narrow: bool = False
) -> DetailTable:
    """Return the changes of a scenario with what each does to one model, and their sum.

    Args:
        outcome: What the scenario makes of the workbook.
        effects: What each of its changes does.
        model: Name of the model.
        narrow: Whether there is room for what changes and what that does only.
    """
    found = iter(() if outcome.changed is None else outcome.changed.found)
    rows = [_change(effect, next(found) if effect.change.on else None) for effect in effects]
    if rows:
        dearer, more = (sum(one.parts_usd for one in effects), sum(one.regional for one in effects))
        total = Cell(f"{model}, a vehicle"), Cell(""), Cell(""), _dollars(dearer), _points(more)
        rows.append(total)
    caption = "" if rows else "Nothing is changed by hand."
    if narrow:
        words = (*(_in_short(effect) for effect in effects), *(row[0] for row in rows[len(effects) :]))
        short = tuple((one, *row[3:]) for one, row in zip(words, rows, strict=True))
        return DetailTable("Changes of this scenario", _NARROW_COLUMNS, short, bool(rows), caption)
    return DetailTable("Changes of this scenario", _CHANGE_COLUMNS, tuple(rows), bool(rows), caption)


def _in_short(effect: ChangeEffect) -> Cell:
    """Return a change in one cell."""
    change = effect.change
    said = (change.label, "offered" * change.as_alternative, "switched off" * (not change.on))
    note = f"{concerned_words(change.selection)}: {becomes_words(change.becomes)}"
    return Cell(", ".join(one for one in said if one), note=note, muted=not change.on)


def _change(effect: ChangeEffect, found: int | None) -> tuple[Cell, ...]:
    """Return the cells of one change."""
    change, off = effect.change, not effect.change.on
    concerned = concerned_words(change.selection)
    what = becomes_words(change.becomes) + (", offered" if change.as_alternative else "")
    return (
        Cell(change.name or concerned, note=concerned, muted=off),
        Cell("switched off" if off else what, note=what, muted=off),
        Cell(formatting.NOTHING if found is None else formatting.count(found), found, muted=off),
        _dollars(effect.parts_usd),
        _points(effect.regional),
    )


def _dollars(usd: float) -> Cell:
    """Return a change of cost."""
    return Cell(formatting.signed_dollars(usd, 2), number=usd)


def _points(share: float) -> Cell:
    """Return a change of content."""
    return Cell(formatting.points(share, 2), number=share * 100)


def changed_sentence(before: Outcome, after: Outcome, model: int) -> str:
    """Return what the changes by hand make of a model.

    Args:
        before: The scenario without them.
        after: The scenario.
        model: Index into the vehicles.
    """
    name = after.vehicles[model].name
    was, now = (float(one.content(REGIONAL)[0][model]) for one in (before, after))
    landed = float(after.landed_cost_usd[model] - before.landed_cost_usd[model])
    verdict = formatting.verdict_word(Verdict(int(after.verdict[model])))
    return (
        f"{name}: regional content {formatting.percent(was)} → {formatting.percent(now)}, {verdict}; "
        f"lands {formatting.signed_dollars(landed)} a vehicle"
    )
