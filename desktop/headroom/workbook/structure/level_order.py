"""Tells whether levels stand in the order of their rows, each part below what it goes into."""

from collections.abc import Sequence

_AGAINST = 0.1


def out_of_order(levels: Sequence[int], parts: Sequence[str], parents: Sequence[str]) -> bool:
    """Return whether rows name other parents than the order of their levels does, so that the parents count.

    A list of all parts of the first level, then of all of the second, has levels but not their order.

    Args:
        levels: ``(row,)``, how deep each row is; below 0 where none is stated.
        parts: ``(row,)``, their part numbers.
        parents: ``(row,)``, the part numbers they go into, empty where none is stated.
    """
    known = {_plain(part) for part in parts}
    above: dict[int, str] = {}
    told = against = 0
    for level, part, parent in zip(levels, parts, parents, strict=True):
        if level < 0:
            continue
        named = _plain(parent)
        if named in known and above:
            told += 1
            against += above.get(level - 1) != named
        above = {depth: text for depth, text in above.items() if depth < level}
        above[level] = _plain(part)
    return against > _AGAINST * told


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()
