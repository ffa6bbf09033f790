"""How the columns of a table on paper share its width."""

from collections.abc import Sequence
from dataclasses import dataclass

_NOTHING = 1e-6


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

    What is beyond the least goes to all in proportion to what they lack, the rest to the wide ones.

    Args:
        needs: Of each column.
        room: Of all, points.
    """
    widths = [need.least for need in needs]
    left = room - sum(widths)
    if left < -_NOTHING:
        return None
    gaps = [max(need.whole - need.least, 0.0) for need in needs]
    given = min(left / sum(gaps), 1.0) if sum(gaps) else 0.0
    widths = [width + given * gap for width, gap in zip(widths, gaps, strict=True)]
    left -= given * sum(gaps)
    takers = [at for at, need in enumerate(needs) if need.wide] or [0]
    for at in takers:
        widths[at] += left / len(takers)
    return widths


def squeezed(needs: Sequence[Need], room: float) -> list[float]:
    """Return the width of each column in proportion to the least it needs, where not all of that fits."""
    wanted = sum(need.least for need in needs)
    return [room * need.least / wanted for need in needs]
