"""What a workbook that was read again says differently, in words and as tables."""

from itertools import islice

from headroom.analysis.refresh_effect import ModelEffect
from headroom.book.changes import BookChanges, ValueChange
from headroom.findings.changes import counts_in_short, nothing_changed, told, told_since
from headroom.language import colon, tr, tr_count, tr_in
from headroom.output.table import Cell, DetailTable, TableColumn, verdict_cell
from headroom.rules.verdict import Verdict
from headroom.words import formatting
from headroom.words.fields import field_words, value_words

_MOST_ROWS = 200
_MOST_MODELS = 3
_SAME_SHARE = 0.5e-4
_ARROW = "→"


def refresh_summary(changes: BookChanges, effects: tuple[ModelEffect, ...]) -> str:
    """Return in some sentences what changed, and what it does to the models it matters most to.

    Args:
        changes: What changed.
        effects: What it does to each model concerned.
    """
    if changes.nothing:
        return f"{tr('Nothing changed: the workbook says what it said before')}."
    return f"{told(changes)}. {effect_summary(effects)}".rstrip()


def refresh_headline(changes: BookChanges) -> str:
    """Return in one sentence what changed and since when, e.g. ``12 rows changed, 3 added since 14:02``."""
    return f"{nothing_changed(changes) if changes.nothing else told_since(changes)}."


def change_count(changes: BookChanges) -> int:
    """Return how many rows and figures came, went or changed."""
    counts = changes.counts
    rows = counts.added + counts.removed + counts.changed
    return rows + len(changes.facts) + len(changes.rates)


def effect_summary(effects: tuple[ModelEffect, ...]) -> str:
    """Return in some sentences what becomes of the models it matters most to; empty where no model stays."""
    told = [
        effect for effect in effects if effect.verdict_before is not None and effect.verdict_after is not None
    ]
    moved = [effect for effect in told if effect_words(effect)]
    moved.sort(key=lambda e: (e.verdict_before is e.verdict_after, -abs(e.rvc_after - e.rvc_before)))
    named = [f"{colon(effect.model, effect_words(effect))}." for effect in moved[:_MOST_MODELS]]
    if len(moved) > _MOST_MODELS:
        named.append(
            tr_count(
                "Figures of {n} more model change.",
                "Figures of {n} more models change.",
                len(moved) - _MOST_MODELS,
            )
        )
    if told and not moved:
        named.append(tr("No content share, verdict or landed cost changes."))
    return " ".join(named)


def effect_words(effect: ModelEffect) -> str:
    """Return what becomes of a model, e.g. ``regional content 71.2 → 70.4 %, now fails``; empty: the same."""
    if effect.verdict_before is None or effect.verdict_after is None:
        return ""
    parts = []
    for name, before, after in (
        (tr("regional content"), effect.rvc_before, effect.rvc_after),
        (tr("US content"), effect.us_before, effect.us_after),
    ):
        change = _moved(before, after)
        if change:
            parts.append(f"{name} {change}")
    cost = formatting.signed_dollars(effect.landed_after_usd - effect.landed_before_usd)
    if any(digit in cost for digit in "123456789"):
        parts.append(tr("landed cost {cost} per vehicle", cost=cost))
    if effect.verdict_before is not effect.verdict_after:
        parts.append(tr("now {verdict}", verdict=formatting.verdict_word(effect.verdict_after)))
    return ", ".join(parts)


def changed_models(effects: tuple[ModelEffect, ...]) -> DetailTable:
    """Return what the changes do to each model concerned."""
    columns = (
        TableColumn(tr("Model")),
        TableColumn(tr("Before")),
        TableColumn(tr("After")),
        TableColumn(tr("Regional"), right=True, unit="%"),
        TableColumn(tr("Change"), right=True, unit=formatting.POINTS),
        TableColumn(tr_in("content", "US"), right=True, unit="%"),
        TableColumn(tr("Change"), right=True, unit=formatting.POINTS),
        TableColumn(tr("Landed cost"), right=True, unit="USD"),
        TableColumn(tr("Change"), right=True, unit="USD"),
        TableColumn(tr("Rows"), wide=True),
    )
    rows = tuple(_model_row(effect) for effect in effects)
    return DetailTable(tr("Models"), columns, rows, caption="" if rows else tr("No model changes."))


def changed_rows(changes: BookChanges, most: int = _MOST_ROWS) -> DetailTable:
    """Return the rows that changed, came and went: one line for each value, with its cells.

    Args:
        changes: What changed.
        most: How many lines are returned at most; the caption says how many rows are left out.
    """
    columns = (
        TableColumn(tr("Model")),
        TableColumn(tr("Part")),
        TableColumn(tr("Description"), wide=True),
        TableColumn(tr("What")),
        TableColumn(tr("Before"), right=True),
        TableColumn(tr("After"), right=True),
        TableColumn(tr("Cell before")),
        TableColumn(tr("Cell now")),
    )
    lines: list[tuple[Cell, ...]] = []
    shown = 0
    for change in changes.row_changes():
        if len(lines) >= most:
            break
        shown += 1
        part = (Cell(change.part_number), Cell(changes.after.rows.description[change.row_after]))
        lines += [_value_row(value, *part) for value in change.values]
    for rows, which, came in (
        (changes.after.rows, changes.added, True),
        (changes.before.rows, changes.removed, False),
    ):
        for row in islice(which.tolist(), max(most - len(lines), 0)):
            shown += 1
            address = Cell(rows.address(row, "part_number"))
            lines.append(
                (
                    Cell(rows.models[int(rows.model[row])]),
                    Cell(rows.part_number[row]),
                    Cell(rows.description[row]),
                    Cell(tr("row added") if came else tr("row removed")),
                    Cell(""),
                    Cell(""),
                    Cell("") if came else address,
                    address if came else Cell(""),
                )
            )
    counts = changes.counts
    left = counts.added + counts.removed + counts.changed - shown
    caption = "" if lines else tr("No row changed.")
    if left:
        caption = tr_count(
            "{n} more row came, went or changed.", "{n} more rows came, went or changed.", left
        )
    return DetailTable(tr("Rows"), columns, tuple(lines), caption=caption)


def changed_facts(changes: BookChanges) -> DetailTable:
    """Return what changed of vehicles and currency rates, and which models came and went."""
    columns = (
        TableColumn(tr("Model or currency"), wide=True),
        TableColumn(tr("What")),
        TableColumn(tr("Before"), right=True),
        TableColumn(tr("After"), right=True),
        TableColumn(tr("Cell before")),
        TableColumn(tr("Cell now")),
    )
    rows = [_value_row(value) for value in (*changes.facts, *changes.rates)]
    for names, what in ((changes.models_added, tr("new model")), (changes.models_removed, tr("model gone"))):
        rows += [(Cell(name), Cell(what), Cell(""), Cell(""), Cell(""), Cell("")) for name in names]
    return DetailTable(
        tr("Vehicles and currencies"),
        columns,
        tuple(rows),
        caption="" if rows else tr("No figure of a vehicle and no currency rate changed."),
    )


def _moved(before: float, after: float) -> str:
    """Return two shares in percent, e.g. ``71.2 → 70.4 %``, with as many digits as tell them apart."""
    if abs(after - before) < _SAME_SHARE:
        return ""
    digits = 1 if formatting.percent(before) != formatting.percent(after) else 2
    return f"{formatting.number(before * 100, digits)} {_ARROW} {formatting.percent(after, digits)}"


def _model_row(effect: ModelEffect) -> tuple[Cell, ...]:
    return (
        Cell(effect.model),
        _verdict(effect.verdict_before),
        _verdict(effect.verdict_after),
        Cell(formatting.percent(effect.rvc_after), effect.rvc_after * 100),
        _points(effect.rvc_after - effect.rvc_before),
        Cell(formatting.percent(effect.us_after), effect.us_after * 100),
        _points(effect.us_after - effect.us_before),
        Cell(formatting.dollars(effect.landed_after_usd), effect.landed_after_usd),
        Cell(
            formatting.signed_dollars(effect.landed_after_usd - effect.landed_before_usd),
            effect.landed_after_usd - effect.landed_before_usd,
        ),
        Cell(counts_in_short(effect.rows) or tr_in("rows", "none"), quiet=True),
    )


def _value_row(value: ValueChange, *part: Cell) -> tuple[Cell, ...]:
    name = field_words(value.field)
    return (
        Cell(value.of),
        *part,
        Cell(name),
        Cell(value_words(value.field, value.before)),
        Cell(value_words(value.field, value.after)),
        Cell(value.cell_before),
        Cell(value.cell_after),
    )


def _verdict(verdict: Verdict | None) -> Cell:
    if verdict is None:
        return Cell(tr("not in the workbook"), quiet=True)
    return verdict_cell(verdict)


def _points(difference: float) -> Cell:
    return Cell(formatting.points(difference), difference * 100)
