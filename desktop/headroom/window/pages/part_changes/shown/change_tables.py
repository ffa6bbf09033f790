"""The list of the changes of a scenario with what each does."""

from collections.abc import Sequence

from headroom.analysis.change_effects import ChangeEffect
from headroom.language import colon, tr
from headroom.output.table import Cell, DetailTable, TableColumn
from headroom.rules.outcome import Outcome
from headroom.rules.part_changes import PartChange, becomes_words, concerned_words
from headroom.rules.vehicle_tests import REGIONAL
from headroom.rules.verdict import Verdict
from headroom.words import formatting

_UNKNOWN = "\N{HORIZONTAL ELLIPSIS}"
_CHANGE_COLUMNS = (
    TableColumn(tr("Change"), wide=True, uncut=True),
    TableColumn(tr("What becomes of it"), wide=True),
    TableColumn(tr("Rows"), right=True),
    TableColumn(tr("Parts"), right=True, unit="USD", note=tr("Parts and their freight, a vehicle")),
    TableColumn(tr("Regional"), right=True, unit=formatting.POINTS, note=tr("Regional content that it adds")),
)


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
    found = iter(() if outcome.changed is None else outcome.changed.named)
    rows = [
        (
            *_words(effect.change, narrow=narrow),
            *(() if narrow else (_found(next(found) if effect.change.on else None, effect.change),)),
            _dollars(effect.parts_usd),
            _points(effect.regional),
        )
        for effect in effects
    ]
    if rows:
        dearer, more = (sum(one.parts_usd for one in effects), sum(one.regional for one in effects))
        blank = () if narrow else (Cell(""), Cell(""))
        rows.append((Cell(tr("{model}, a vehicle", model=model)), *blank, _dollars(dearer), _points(more)))
    return _listed(rows, narrow=narrow, total=bool(rows))


def changes_being_summed(changes: Sequence[PartChange], *, narrow: bool = False) -> DetailTable:
    """Return changes of which it is not known yet what they do.

    Args:
        changes: The changes.
        narrow: As in ``change_list``.
    """
    unknown = tuple(Cell(_UNKNOWN, muted=True) for _ in range(2 if narrow else 3))
    rows = [(*_words(change, narrow=narrow), *unknown) for change in changes]
    return _listed(rows, narrow=narrow, total=False)


def _listed(rows: Sequence[tuple[Cell, ...]], *, narrow: bool, total: bool) -> DetailTable:
    """Return changes as a table."""
    columns = _NARROW_COLUMNS if narrow else _CHANGE_COLUMNS
    caption = "" if rows else tr("Nothing is changed by hand.")
    return DetailTable(tr("Changes of this scenario"), columns, tuple(rows), total, caption)


def _in_short(change: PartChange) -> Cell:
    """Return a change in one cell."""
    said = (change.label, tr("offered") * change.as_alternative, tr("switched off") * (not change.on))
    note = colon(concerned_words(change.selection), becomes_words(change.becomes))
    return Cell(", ".join(one for one in said if one), note=note, muted=not change.on)


def _words(change: PartChange, *, narrow: bool) -> tuple[Cell, ...]:
    """Return the cells that say what a change is."""
    if narrow:
        return (_in_short(change),)
    off, concerned = not change.on, concerned_words(change.selection)
    what = becomes_words(change.becomes) + (f", {tr('offered')}" if change.as_alternative else "")
    return (
        Cell(change.name or concerned, note=concerned, muted=off),
        Cell(tr("switched off") if off else what, note=what, muted=off),
    )


def _found(found: int | None, change: PartChange) -> Cell:
    """Return how many rows a change found; None where it does not count."""
    return Cell(formatting.NOTHING if found is None else formatting.count(found), found, muted=not change.on)


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
    return tr(
        "{model}: regional content {before} → {after}, {verdict}; lands {change} a vehicle",
        model=name,
        before=formatting.percent(was),
        after=formatting.percent(now),
        verdict=verdict,
        change=formatting.signed_dollars(landed),
    )
