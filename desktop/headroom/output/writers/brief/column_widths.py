"""How the columns of a table on paper share its width."""

from collections.abc import Sequence
from dataclasses import dataclass

_NOTHING = 1e-6
_MOST_LINES, _HALVINGS = 1e6, 60


@dataclass(frozen=True, slots=True)
class Need:
    """What a column needs, points.

    Attributes:
        whole: So that none of its texts goes on in a further line.
        least: So that no word and no figure in it is broken.
        wide: Whether it takes the room that is left.
    """

    whole: float
    least: float
    wide: bool


def shared(needs: Sequence[Need], room: float) -> list[float] | None:
    """Return the width of each column, together ``room``; None if words or figures would be broken.

    Columns get so much that their longest texts have about as many lines as each other; where every text has
    one, the wide columns get what is left.

    Args:
        needs: Of each column.
        room: Of all, points.
    """
    if sum(need.least for need in needs) > room + _NOTHING:
        return None
    fewest, most = 1.0, _MOST_LINES
    for _ in range(_HALVINGS):
        lines = (fewest + most) / 2
        fewest, most = (fewest, lines) if sum(_at(needs, lines)) <= room else (lines, most)
    widths = _at(needs, 1.0) if sum(_at(needs, 1.0)) <= room else _at(needs, most)
    takers = [at for at, need in enumerate(needs) if need.wide] or [0]
    left = room - sum(widths)
    for at in takers:
        widths[at] += left / len(takers)
    return widths


def _at(needs: Sequence[Need], lines: float) -> list[float]:
    """Return how wide columns are whose longest texts have so many lines."""
    return [max(need.least, need.whole / lines) for need in needs]


def squeezed(needs: Sequence[Need], room: float) -> list[float]:
    """Return the width of each column in proportion to the least it needs, where not all of that fits."""
    wanted = sum(need.least for need in needs)
    return [room * need.least / wanted for need in needs]
