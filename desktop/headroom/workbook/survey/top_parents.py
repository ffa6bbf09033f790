"""The model of a bill that has no column of it: what its first parts go into, which is no part itself."""

from collections.abc import Sequence
from dataclasses import replace

from headroom.book.survey import ColumnFinding
from headroom.language import tr

_PART, _PARENT, _MODEL = "part_number", "parent_part", "model"
_KNOWN, _UNKNOWN = 0.95, 0.75


def top_parents(found: Sequence[ColumnFinding], cells: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """Return the numbers that parts go into and that are no parts of the table, in their order.

    Args:
        found: What the columns of a table mean.
        cells: The cells of each, as shown in the sheet.
    """
    by_field = {one.proposed.field: texts for one, texts in zip(found, cells, strict=True)}
    if _PARENT not in by_field or _PART not in by_field:
        return ()
    parts = {_plain(text) for text in by_field[_PART]}
    tops: dict[str, str] = {}
    for text in by_field[_PARENT]:
        plain = _plain(text)
        if plain and plain not in parts:
            tops.setdefault(plain, " ".join(text.split()))
    return tuple(tops.values())


def with_parents_as_models(
    found: Sequence[ColumnFinding], cells: Sequence[Sequence[str]], models: frozenset[str]
) -> list[ColumnFinding]:
    """Return the columns; parents that are no parts, and several, are the models the parts go into.

    Args:
        found: What the columns of a table without a column of models mean.
        cells: The cells of each.
        models: Names of models, in small letters, that are known from elsewhere.
    """
    tops = top_parents(found, cells)
    made = list(found)
    at = next((place for place, one in enumerate(found) if one.proposed.field == _PARENT), None)
    if at is None or len(tops) < len({_MODEL, _PARENT}):
        return made
    said = {_plain(text) for text in cells[at]} - {""}
    if len(said) > len(tops):
        return made  # some are parts themselves: a bill of several levels
    known = said <= models
    heading = found[at].proposed.heading
    reason = (
        tr("“{heading}” names models.", heading=heading)
        if known
        else tr("“{heading}” names what is no part of the table: it may be the model.", heading=heading)
    )
    made[at] = replace(
        found[at],
        proposed=replace(found[at].proposed, field=_MODEL),
        confidence=_KNOWN if known else _UNKNOWN,
        reason=reason,
        canonical=False,
    )
    return made


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()
