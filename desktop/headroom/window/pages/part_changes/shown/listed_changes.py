"""Changes by their place in a list, which may be another by the time that one of them is changed."""

from collections.abc import Sequence
from dataclasses import dataclass

from headroom.rules.part_changes import PartChange


@dataclass(frozen=True, slots=True)
class ListedChange:
    """A change where it stood.

    Attributes:
        place: Where it stood in the list of changes.
        change: The change.
    """

    place: int
    change: PartChange


def place_of_change(changes: Sequence[PartChange], listed: ListedChange) -> int:
    """Return where a change stands now: where it stood, else the first place; -1 where it is gone."""
    if listed.place < len(changes) and changes[listed.place] == listed.change:
        return listed.place
    return next((at for at, one in enumerate(changes) if one == listed.change), -1)


def in_place_of(
    changes: Sequence[PartChange], listed: ListedChange, after: PartChange | None
) -> tuple[PartChange, ...]:
    """Return the changes with another one in the place of one; None: without it. All where it is gone."""
    at = place_of_change(changes, listed)
    if at < 0:
        return tuple(changes)
    return (*changes[:at], *(() if after is None else (after,)), *changes[at + 1 :])
