"""Corrects what columns seem to mean where their cells say it: levels, make or buy, numbers such as 1.1.2."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from headroom.book.fields.field import named
from headroom.book.fields.sourcing_fields import SOURCING
from headroom.book.survey import ColumnFinding
from headroom.language import tr
from headroom.notation.levels import levels_of, outline_number
from headroom.workbook.fields.choice_words import choice_key, choice_words
from headroom.workbook.survey import heading_reasons

_LEVEL, _PART, _SOURCE, _MADE_BY = "level", "part_number", "alternative", "made_by"
_MOSTLY = 0.9
_MANY = 0.7
_FEW, _LONG = 3, 8
_BY_CELLS = 0.93


def structured(found: Sequence[ColumnFinding], cells: Sequence[Sequence[str]]) -> list[ColumnFinding]:
    """Return what the columns of a table of parts mean, where their cells tell more than their headings.

    Args:
        found: What each seems to mean; no two of them the same.
        cells: The cells of each, as shown in the sheet.
    """
    judged = [
        _judged(one, [text.strip() for text in texts if text.strip()])
        for one, texts in zip(found, cells, strict=True)
    ]
    judged = _with_made_by(judged, cells)
    return judged if _place(judged, _LEVEL) is not None else _with_numbers(judged, cells)


def _judged(one: ColumnFinding, cells: Sequence[str]) -> ColumnFinding:
    """Return a column without the meaning of its heading where none of its cells agrees."""
    name, heading = one.proposed.field, one.proposed.heading
    if name == _LEVEL and cells and not _are_levels(cells):
        return _unused(
            one, tr("“{heading}” is a heading for Level, but its cells are no levels.", heading=heading)
        )
    if name == _MADE_BY and cells and not _chosen(_MADE_BY, cells):
        return _unused(
            one,
            tr(
                "“{heading}” is a heading for Made by, but no cell says self or supplier, make or buy.",
                heading=heading,
            ),
        )
    if name == _SOURCE and len(cells) > 1 and not _chosen(_SOURCE, cells) and not _chosen(_MADE_BY, cells):
        return _unused(
            one,
            tr("“{heading}” may mean Source, but no cell says current or alternative.", heading=heading),
        )
    return one


def _unused(one: ColumnFinding, reason: str) -> ColumnFinding:
    """Return a column that is not used."""
    others = (one.proposed.field, *one.others)
    return replace(
        one, proposed=replace(one.proposed, field=""), confidence=0.0, reason=reason, others=others
    )


def _are_levels(cells: Sequence[str]) -> bool:
    """Return whether cells are levels, and not the numbers of the rows."""
    levels = levels_of(cells)
    numbers = [outline_number(text) for text in cells]
    if max(sum(one is not None for one in found) for found in (levels, numbers)) < _MANY * len(cells):
        return False
    counting = all(
        one is not None and following is not None and following == one + 1
        for one, following in pairwise(levels)
    )
    return not (counting and len(cells) > _LONG)


def _chosen(name: str, cells: Sequence[str]) -> bool:
    """Return whether any cell is one of the choices of a field."""
    words = choice_words(named(SOURCING, name).choices)
    return any(choice_key(text) in words for text in cells)


def _with_made_by(found: list[ColumnFinding], cells: Sequence[Sequence[str]]) -> list[ColumnFinding]:
    """Return the columns; a Source that says make or buy is who makes the part."""
    at = next((at for at, one in enumerate(found) if _may_be_source(one)), None)
    if at is None:
        return found
    said = [text.strip() for text in cells[at] if text.strip()]
    if not said or _chosen(_SOURCE, said) or not _chosen(_MADE_BY, said):
        return found
    heading = found[at].proposed.heading
    field = _MADE_BY if _place(found, _MADE_BY) is None else ""
    reason = tr(
        "“{heading}” says make or buy: it is who makes the part, not which source it is.", heading=heading
    )
    proposed = replace(found[at].proposed, field=field)
    found[at] = replace(
        found[at], proposed=proposed, confidence=_BY_CELLS if field else 0.0, reason=reason, canonical=False
    )
    return found


def _with_numbers(found: list[ColumnFinding], cells: Sequence[Sequence[str]]) -> list[ColumnFinding]:
    """Return the columns; one that holds numbers such as 1, 1.1, 1.1.2 in their order is the level."""
    telling = [
        at
        for at, one in enumerate(found)
        if one.proposed.field in ("", _PART) and not one.proposed.model and are_outline_numbers(cells[at])
    ]
    free = [at for at in telling if not found[at].proposed.field]
    part = _place(found, _PART)
    if not free and part in telling:
        other = next((at for at, one in enumerate(found) if _may_be_part(one) and at not in telling), None)
        if other is None:
            return found
        known = heading_reasons.known(
            found[other].proposed.heading, named(SOURCING, _PART).heading, canonical=False
        )
        found[other] = replace(
            found[other],
            proposed=replace(found[other].proposed, field=_PART),
            confidence=1.0,
            reason=known[0],
            lead=known,
        )
        free = [at for at in telling if at == part]
    if not free:
        return found
    at = free[0]
    reason = tr("Its cells are numbers such as 1, 1.1, 1.2, which say what goes into what.")
    proposed = replace(found[at].proposed, field=_LEVEL)
    found[at] = replace(
        found[at], proposed=proposed, confidence=_BY_CELLS, reason=reason, canonical=False, others=()
    )
    return found


def _may_be_source(one: ColumnFinding) -> bool:
    return one.proposed.field == _SOURCE or (not one.proposed.field and one.others[:1] == (_SOURCE,))


def _may_be_part(one: ColumnFinding) -> bool:
    return not one.proposed.field and _PART in one.others


def are_outline_numbers(cells: Sequence[str]) -> bool:
    """Return whether cells are numbers such as 1, 1.1, 1.2, 2 in their order, each below its own beginning.

    Weights and prices are not: they stand in no order.
    """
    texts = [text for cell in cells if (text := cell.strip())]
    if len(texts) < _FEW:
        return False
    numbers = [outline_number(text) for text in texts]
    known = [tuple(map(int, steps)) for steps in numbers if steps is not None]
    if len(known) < _MOSTLY * len(texts) or not any(len(steps) > 1 for steps in known):
        return False
    fewest = min(map(len, known))
    seen: set[tuple[int, ...]] = set()
    below = held = 0
    for steps in known:
        if len(steps) > fewest:
            below += 1
            held += steps[:-1] in seen
        seen.add(steps)
    rising = sum(one < following or following == known[0] for one, following in pairwise(known))
    return bool(held) and held >= _MOSTLY * below and rising >= _MOSTLY * (len(known) - 1)


def _place(found: Sequence[ColumnFinding], field: str) -> int | None:
    """Return which column is a field; None where none is."""
    return next((at for at, one in enumerate(found) if one.proposed.field == field), None)
